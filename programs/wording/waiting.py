"""Why something that was found has no exercise in the plan."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programs.clinical.reason import Reason
from programs.wording.findings import title_of

#: Code of `clinical.generation.waiting` -> why not; the finding's title stands before it.
WAITING: Mapping[str, str | Promise] = {
    "waits_not_for_you": _("The exercises for this need kit you do not have, or do not suit your health now."),
    "waits_calm": _("There is no exercise for this yet: your knee is easily upset, so sessions stay short."),
    "waits_room": _("There is no exercise for this yet: sessions have little room, and other things come first."),
}


def waiting_text(reason: Reason) -> str:
    """The finding and why it waits. An unknown code is a KeyError (a test walks them)."""
    found, side, grade = (str(reason.params[name]) for name in ("finding", "side", "grade"))
    return f"{title_of(found, side, grade)}. {WAITING[reason.code]}"
