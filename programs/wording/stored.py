"""Words for codes that were stored under other rules: a page is never lost because a word is missing.

What the rules say today has words for every code (tests walk them). What was stored may be older: then a plain
sentence stands there, and the log names the code, never whose it was.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programs.clinical.values import Grade, Side
from programs.wording.examination import told_from
from programs.wording.findings import title_of
from programs.wording.reasons import sentence
from programs.wording.screening import RULE_WORDS, told
from programs.wording.waiting import WAITING, WAITING_PHASES, waiting_from

Words = str | Promise

logger = logging.getLogger("kneeapp.wording")

EARLIER_REASON = _("This comes from an earlier version of our rules.")
EARLIER_FINDING = _("Something we found earlier")
EARLIER_SIGN = _("One of your answers has to be looked at first.")


def said(words: Callable[[], Words], *, code: str, otherwise: Words) -> str:
    """What `words` says about a stored code, or the other words where today's rules do not know it, or name or fill
    it otherwise."""
    try:
        return str(words())
    except (KeyError, TypeError, ValueError):
        logger.warning("No words for the stored code %s", code)
        return str(otherwise)


def stored_reason(kept: Mapping[str, Any], *, otherwise: Words = EARLIER_REASON) -> str:
    """The sentence of a reason that was kept as code, rule and params."""
    return said(lambda: sentence(kept["code"], kept["params"]), code=kept["code"], otherwise=otherwise)


def stored_text(kept: Mapping[str, Any]) -> str:
    """A text of the examination, or of what waits in the plan, that was kept as code and params; "" for one that is no
    longer said."""
    tell = waiting_from if kept["code"] in {*WAITING, *WAITING_PHASES} else told_from
    return said(lambda: tell(kept["code"], kept["params"]), code=kept["code"], otherwise="")


def stored_title(code: str, side: Side | str | None, grade: Grade | str) -> str:
    """The title of a finding that was kept as codes."""
    return said(lambda: title_of(code, side, grade), code=code, otherwise=EARLIER_FINDING)


def stored_sign(rule: str, *, certain: bool) -> tuple[str, str]:
    """Why a warning sign's rule fired, and why it matters."""
    sentence_of = said(lambda: told(rule, certain=certain), code=rule, otherwise=EARLIER_SIGN)
    return sentence_of, said(lambda: RULE_WORDS[rule].meaning, code=rule, otherwise="")
