"""What a dose breaks, in a sentence for a therapist; the codes are those of clinical/dose_limits.py."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programs.clinical.reason import Reason
from programs.wording.plan_rules import BROKEN_RULES
from programs.wording.reasons import plain

Words = str | Promise

DOSE_LIMITS: Mapping[str, Words] = {
    "dose_sides_apart": _("The legs differ by more than %(most)s set."),
    "dose_sets_below": _("Sets: at least %(low)s."),
    "dose_sets_above": _("Sets: at most %(high)s."),
    "dose_reps_below": _("Repetitions: at least %(low)s."),
    "dose_reps_above": _("Repetitions: at most %(high)s."),
    "dose_hold_below": _("Held for less than %(low)s s."),
    "dose_hold_above": _("Held for more than %(high)s s."),
    "dose_duration_below": _("Shorter than %(low)s s."),
    "dose_duration_above": _("Longer than %(high)s s."),
    "dose_rest_below": _("Less than %(low)s s of rest."),
    "dose_load_jump": _("More than a tenth above %(was)s kg in one step."),
}


#: A dose's own limits, and the rules of the whole plan.
BROKEN: Mapping[str, Words] = {**BROKEN_RULES, **DOSE_LIMITS}


def broken_text(reason: Reason) -> str:
    """The sentence, filled. An unknown code is a KeyError (a test walks them)."""
    return str(BROKEN[reason.code]) % {name: plain(value) for name, value in reason.params.items()}
