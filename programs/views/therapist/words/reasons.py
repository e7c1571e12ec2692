"""Rules and reasons as the clinic reads them; what older rules left behind is shown by its code."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from programs.wording.clinic_reasons import clinic_sentence
from programs.wording.screening import RULE_NAMES
from programs.wording.stored import said, stored_reason


def rule_name(rule: str) -> Any:
    """What a rule noticed; one of another version is shown by its id rather than not at all."""
    return RULE_NAMES.get(rule, rule)


def reason_line(kept: dict[str, Any]) -> str:
    """A reason that was kept as JSON, as a sentence for the clinic; one of older rules by its rule rather than not at
    all."""
    clinic = said(lambda: clinic_sentence(kept["code"], kept["params"]), code=kept["code"], otherwise="")
    return clinic or stored_reason(kept, otherwise=_("Rule %(rule)s") % {"rule": kept["rule"]})
