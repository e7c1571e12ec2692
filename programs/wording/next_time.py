"""What to do today because of the last time: less in numbers, or the planned dose until the plan changes it."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programs.clinical.decision import Change, Decision, NextStep
from programs.clinical.progression.warnings import REPEATED_WEEK
from programs.wording.reasons import reason_text

Words = str | Promise

#: A change with its numbers, by variable; `%(name)s` is the exercise that takes the place.
LESS: Mapping[str, Words] = {
    "volume": _("%(after)s instead of %(before)s sets"),
    "load_kg": _("%(after)s kg instead of %(before)s kg"),
    "step": _("%(name)s instead"),
    "variant": _("%(name)s instead"),
    "band": _("a lighter band"),
    "depth": _("bend to %(after)s degrees instead of %(before)s"),
}
#: The same where the numbers are not known.
LESS_OPEN: Mapping[str, Words] = {
    "volume": _("about a third less"),
    "load_kg": _("about a third less weight"),
    "step": _("an easier version"),
    "variant": _("another exercise for the same muscle"),
    "band": _("a lighter band"),
}
#: Before the session that follows a stop, when its rest is over.
AFTER_REST: Mapping[str, Words] = {
    "stop_severe_pain": _("Pain reached %(peak)s out of 10 last time. Start lower, and stop if it comes back."),
    "stop_not_settled": _(
        "Last time the pain took more than two days to settle. Start lower, and stop if it comes back."
    ),
}
#: A week that is done again with a fifth less (§6.6 row 6).
A_FIFTH_LESS = _("about a fifth less")
READY = _("Two good sessions in a row. Keep the planned dose until your plan changes it.")
RUN_STEP = _("run-walk step %(step)s")
NO_RUN = _("a brisk walk")


def less(step: NextStep, names: Mapping[str, str]) -> str:
    """Less than planned, as numbers; "" where the planned dose stands. `names`: exercises by code."""
    if step.decision is Decision.PROGRESS:
        return ""
    if step.run_step is not None:
        eases = step.decision is Decision.REGRESS or step.decision.stops
        return _run(step.run_step) if eases else ""
    return ", ".join(filter(None, (_of(change, names) for change in (step.change, *step.besides))))


def said_before(step: NextStep) -> str:
    """Why, as it is told before the session is done: a rest that is over is not asked for again."""
    if step.decision is Decision.PROGRESS:
        return str(READY)
    later = AFTER_REST.get(step.reason.code)
    return str(later) % dict(step.reason.params) if later else reason_text(step.reason)


def _run(run_step: int) -> str:
    return str(RUN_STEP) % {"step": run_step} if run_step else str(NO_RUN)


def _of(change: Change, names: Mapping[str, str]) -> str:
    if change.factor == REPEATED_WEEK:
        return str(A_FIFTH_LESS)
    name = names.get(str(change.after), "")
    known = name if change.variable in {"step", "variant"} else change.before is not None and change.after is not None
    if known and change.variable in LESS:
        return str(LESS[change.variable]) % {"before": change.before, "after": change.after, "name": name}
    return str(LESS_OPEN.get(change.variable, ""))
