"""What to do today because of the last time: less in numbers, or the planned dose until the plan changes it."""

from __future__ import annotations

import math
from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programs.clinical.decision import Change, Decision, NextStep
from programs.clinical.progression.warnings import REPEATED_WEEK
from programs.wording.dose import Dosed, seconds_text, span
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
#: The same where one set cannot become fewer, or a whole week is eased: each set gets smaller.
SMALLER_SETS: Mapping[str, Words] = {
    "reps": _("%(after)s repetitions in each set instead of %(before)s"),
    "seconds": _("%(after)s in each set instead of %(before)s"),
}
#: An exercise in another one's place, with its dose, and how heavy.
INSTEAD = _("%(name)s instead, %(dose)s")
LOAD_ADVICE: Mapping[str, Words] = {
    "external_load_kg": _("with a light weight, or none if it works without"),
    "band_level": _("with your lightest band"),
}
#: Before the session that follows a stop, when its rest is over.
AFTER_REST: Mapping[str, Words] = {
    "stop_severe_pain": _("Pain reached %(peak)s out of 10 last time. Start lower, and stop if it comes back."),
    "stop_severe_morning": _(
        "The next morning your knee hurt %(morning)s out of 10 or more. Start lower, and stop if it comes back."
    ),
    "stop_not_settled": _(
        "Last time the pain took more than two days to settle. Start lower, and stop if it comes back."
    ),
    "ease_pain": _("Pain reached %(peak)s out of 10 last time; the limit was %(ceiling)s."),
    "ease_pain_depth": _("Pain reached %(peak)s out of 10 last time; the limit was %(ceiling)s."),
    "ease_high_morning": _("The next morning your knee hurt %(morning)s out of 10 or more."),
    "ease_morning": _("The next morning your knee hurt %(rise)s points more than usual. Then build up again."),
    "week_severe": _("Your worst pain this week was %(worst)s out of 10. Start with a fifth less."),
    "run_shorter_pain": _("Pain reached %(peak)s out of 10 on your last run."),
    "run_shorter_morning": _("Your knee hurt more than usual the morning after your last run."),
    "run_shorter_settling": _("After your last run the pain needed more than a day to settle."),
    "ease_settling": _("Last time the pain needed more than a day to settle. Then build up again."),
}
#: What asks to rate the pain anew: irritability may have changed (§6.6 row 3).
PAIN_ANEW = frozenset({"stop_severe_pain", "stop_severe_morning", "stop_not_settled"})
#: A week that is done again with a fifth less (§6.6 row 6).
A_FIFTH_LESS = _("about a fifth less")
READY = _("Two good sessions in a row. Keep the planned dose until your plan changes it.")
RUN_STEP = _("run-walk step %(step)s")
RUN_IN_ONE_GO = _("%(time)s in one go")
NO_RUN = _("a brisk walk")


def less(
    step: NextStep,
    names: Mapping[str, str],
    *,
    asked: Dosed | None = None,
    instead: Mapping[str, str] | None = None,
    is_run: bool = False,
) -> str:
    """Less than planned, as numbers; "" where the planned dose stands. `names`: exercises by code; `asked` the planned
    dose; `instead` the words of `INSTEAD` where another exercise takes the place. A run is asked as it is now, with
    what its decision took off it already."""
    if step.decision is Decision.PROGRESS:
        return ""
    if is_run or step.run_step is not None:
        eases = step.decision is Decision.REGRESS or step.decision.stops
        return _run(step.run_step, asked) if eases else ""
    if instead:
        return str(INSTEAD) % instead
    return ", ".join(filter(None, (_of(change, names, asked) for change in (step.change, *step.besides))))


def load_advice(load_type: str) -> str:
    """How heavy an exercise begins that takes another one's place; "" where it has no load."""
    return str(LOAD_ADVICE.get(load_type, ""))


def said_before(step: NextStep) -> str:
    """Why, as it is told before the session is done: a rest that is over is not asked for again."""
    if step.decision is Decision.PROGRESS:
        return str(READY)
    later = AFTER_REST.get(step.reason.code)
    return str(later) % dict(step.reason.params) if later else reason_text(step.reason)


def _run(run_step: int | None, asked: Dosed | None) -> str:
    if run_step is not None:
        return str(RUN_STEP) % {"step": run_step} if run_step else str(NO_RUN)
    seconds = asked.duration_seconds_min if asked else None
    return str(RUN_IN_ONE_GO) % {"time": seconds_text(seconds)} if seconds else ""


def _smaller_sets(factor: float, asked: Dosed) -> str:
    """A share of each set, rounded down, never nothing."""
    low = asked.reps_min or asked.hold_seconds_min or asked.duration_seconds_min
    if not low:
        return ""
    high = (asked.reps_max if asked.reps_min else asked.hold_seconds_max or asked.duration_seconds_max) or low
    after = [max(1, math.floor(number * factor + 1e-9)) for number in (low, high)]
    measure, words = ("reps", span) if asked.reps_min else ("seconds", seconds_text)
    return str(SMALLER_SETS[measure]) % {"before": words(low, high), "after": words(after[0], after[1])}


def _of(change: Change, names: Mapping[str, str], asked: Dosed | None) -> str:
    if change.variable == "volume" and change.after is None and change.factor and asked is not None:
        smaller = _smaller_sets(change.factor, asked)
        if smaller:
            return smaller
    if change.factor == REPEATED_WEEK:
        return str(A_FIFTH_LESS)
    name = names.get(str(change.after), "")
    known = name if change.variable in {"step", "variant"} else change.before is not None and change.after is not None
    if known and change.variable in LESS:
        return str(LESS[change.variable]) % {"before": change.before, "after": change.after, "name": name}
    return str(LESS_OPEN.get(change.variable, ""))
