"""One exercise's next session: the table of §6.6, row by row, the first that fits wins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import takewhile
from operator import attrgetter

from programs.clinical.decision import NO_CHANGE, Change, Decision, NextStep
from programs.clinical.progression.change import advance, besides
from programs.clinical.progression.current_dose import NO_DOSE
from programs.clinical.progression.easing import ease, eased_besides, is_eased_by_a_bad_morning, reduce_volume
from programs.clinical.progression.ladder import STEPS_AFTER_A_STOP
from programs.clinical.progression.quiet import QUIET, has_too_few_extra_reps, is_quiet, quiet_often_enough, why_not_yet
from programs.clinical.progression.session import Facts, Item, Session
from programs.clinical.progression.warnings import (
    ONE_DAY,
    effective_ceiling,
    rising_week,
    severe_pain,
    swollen_or_locked,
    warning_sign,
    week_decisions,
    worse_week,
)
from programs.clinical.progression.week_so_far import WeekSoFar, item_waits
from programs.clinical.reason import Reason
from programs.clinical.values import Irritability

# Row 4: pain from which an item is eased whatever its ceiling.
TOO_MUCH = 6
# Row 5: a morning this much worse than usual eases the item.
WORSE_MORNING = 2
# Row 8: short sessions in a row until the item becomes easier [S41].
SHORT_SESSIONS = 3
# Row 9: holds in a row until the exercise changes at the same level.
HOLDS = 4


def decide_item(
    item: Item | None,
    history: Sequence[Session],
    *,
    irritability: Irritability | None,
    week_trend: int | None = None,
    week_worst: int | None = None,
    stops_in_14_days: int = 0,
    fear: int | None = None,
    week_so_far: WeekSoFar | None = None,
) -> NextStep:
    """What the next session of this item will be (§6.6 and 6.7).

    `history` is oldest first; the last entry is judged, those before count for row 10. An answer that
    is missing never moves anybody on; irritability that was not told counts as high. Without an item the
    decision stands and the change is left open. Without `week_so_far` it is for the caller to keep one step an
    exercise a week, and nothing up after a red day.
    """
    facts = Facts(
        history=tuple(history),
        irritability=irritability,
        item=item,
        week_trend=week_trend,
        week_worst=week_worst,
        stops_in_14_days=stops_in_14_days,
        fear=fear,
        week_so_far=week_so_far,
    )
    if not facts.history:
        return _without_session(facts)
    return next(step for row in ROWS if (step := row(facts)))


def _without_session(facts: Facts) -> NextStep:
    """A week may be worse before the first session is logged; else there is nothing to judge."""
    week = worse_week(facts) or rising_week(facts)
    return week or NextStep(decision=Decision.HOLD, row=11, reason=Reason("hold_no_session", "6.6 row 11"))


def severe(facts: Facts) -> NextStep | None:
    """Row 3, for an item: two ladder steps lower when it starts again."""
    step = severe_pain(facts)
    if step is None or facts.item is None:
        return step
    return replace(step, change=ease(facts.item, steps=STEPS_AFTER_A_STOP))


def above_ceiling(facts: Facts) -> NextStep | None:
    """Row 4: pain of 6-7, or above the effective ceiling, eases the item; so does a morning of 6-7, which is no better
    for coming later [D]."""
    peak, morning, ceiling = facts.latest.peak, facts.latest.morning_at_least, effective_ceiling(facts)
    is_high = peak is not None and (peak >= TOO_MUCH or peak > ceiling)
    if not is_high and (morning is None or morning < TOO_MUCH):
        return None
    change = ease(facts.item)
    beside = eased_besides(facts.item, change)
    depth = "depth" in {one.variable for one in (change, *beside)}
    code = ("ease_pain_depth" if depth else "ease_pain") if is_high else "ease_high_morning"
    return NextStep(
        decision=Decision.REGRESS,
        row=4,
        also=week_decisions(facts),
        change=change,
        besides=beside,
        reason=Reason(code, "6.6 row 4", {"peak": peak, "morning": morning, "ceiling": ceiling}),
    )


def worse_morning(facts: Facts) -> NextStep | None:
    """Row 5: a clearly worse morning, or pain that needs more than a day to settle: less for one session of what
    loads the kneecap."""
    morning, settles = facts.latest.morning_delta, facts.latest.settles_minutes
    worse = morning is not None and morning >= WORSE_MORNING
    if not (worse or (settles is not None and settles > ONE_DAY)):
        return None
    is_eased = is_eased_by_a_bad_morning(facts.item, facts.latest.heaviest)
    code = ("ease_morning" if worse else "ease_settling") if is_eased else "ease_others"
    return NextStep(
        decision=Decision.REGRESS,
        row=5,
        also=week_decisions(facts),
        change=reduce_volume(facts.item) if is_eased else NO_CHANGE,
        reason=Reason(code, "6.6 row 5", {"rise": morning}),
    )


def short_session(facts: Facts) -> NextStep | None:
    """Row 8: the target was missed or the form was lost; the third time in a row the item gets easier."""
    if not facts.latest.short:
        return None
    given = facts.item.short_sessions_in_a_row if facts.item else None
    shorts = _in_a_row(facts, attrgetter("short")) if given is None else given
    if shorts >= SHORT_SESSIONS:
        return NextStep(
            decision=Decision.HOLD,
            row=8,
            change=ease(facts.item, prefer_step=True),
            reason=Reason("hold_easier_after_short", "6.6 row 8", {"sessions": shorts}),
        )
    code = "hold_form" if facts.latest.form_ok is False else "hold_reps"
    return NextStep(decision=Decision.HOLD, row=8, reason=Reason(code, "6.6 row 8"))


def careful_zone(facts: Facts) -> NextStep | None:
    """Row 9: pain that is allowed but not quiet, and gone by the next morning; the fourth time in a row the exercise
    changes at the same level, or to an easier one where there is none. Where there is neither, the dose stays."""
    if not _is_careful(facts.latest):
        return None
    given = facts.item.holds_in_a_row if facts.item else None
    holds = _in_a_row(facts, _is_careful) if given is None else given
    params = {"peak": facts.latest.peak, "sessions": holds}
    if holds < HOLDS:
        return NextStep(decision=Decision.HOLD, row=9, reason=Reason("hold_careful", "6.6 row 9", params))
    change, code = _another(facts.item)
    return NextStep(decision=Decision.HOLD, row=9, change=change, reason=Reason(code, "6.6 row 9", params))


def _another(item: Item | None) -> tuple[Change, str]:
    """Another exercise at the same level, and the words for it; where there is none the next easier step, and where
    there is neither the same dose, with the word that a physiotherapist can look for one [D]."""
    if item is None:
        return Change("variant"), "hold_variant"
    if item.variant is not None:
        return Change("variant", item.exercise.code, item.variant.code), "hold_variant"
    if item.easier:
        return Change("variant", item.exercise.code, item.easier[0].code), "hold_easier_variant"
    return NO_CHANGE, "hold_no_variant"


def _rebuilt(facts: Facts) -> NextStep | None:
    """Row 5, "for one session; then rebuild": after a quiet session with fewer sets the usual ones come back [D]. That
    is no rise: nobody does more than before."""
    dose = facts.item.dose if facts.item else NO_DOSE
    if dose.sets is None or dose.usual_sets is None or dose.usual_sets <= dose.sets:
        return None
    if not is_quiet(facts.latest, facts.irritability):
        return None
    return NextStep(
        decision=Decision.HOLD,
        row=5,
        change=Change("volume", dose.sets, dose.usual_sets),
        reason=Reason("hold_rebuilt", "6.6 row 5", {"sets": dose.usual_sets}),
    )


def ready(facts: Facts) -> NextStep | None:
    """Row 10: two quiet, complete, well-formed sessions in a row (three with strong fear), with every answer given.
    What the week held already may ask it to stay all the same (6.7). Sets that row 5 took away come back first."""
    back = _rebuilt(facts)
    if back is not None:
        return back
    if not quiet_often_enough(facts):
        return None
    waits = item_waits(facts.week_so_far, facts.item.exercise.code if facts.item else None)
    if waits is not None:
        return NextStep(decision=Decision.HOLD, reason=waits)
    change, reason = advance(facts.item)
    if change.variable == "load_kg" and has_too_few_extra_reps(facts):
        return NextStep(decision=Decision.HOLD, reason=Reason("hold_two_more", "6.7"))
    return NextStep(
        decision=Decision.PROGRESS, row=10, change=change, besides=besides(facts.item, change), reason=reason
    )


def otherwise(facts: Facts) -> NextStep:
    """Row 11: the same dose, with the plainest reason why it is not more."""
    return NextStep(decision=Decision.HOLD, row=11, reason=Reason(why_not_yet(facts), "6.6 row 11"))


#: The table, in its order.
ROWS = (
    warning_sign,
    swollen_or_locked,
    severe,
    above_ceiling,
    worse_morning,
    worse_week,
    rising_week,
    short_session,
    careful_zone,
    ready,
    otherwise,
)


def _in_a_row(facts: Facts, fits: Callable[[Session], bool]) -> int:
    """How many of the latest sessions fit, without a gap."""
    return len(tuple(takewhile(fits, reversed(facts.history))))


def _is_careful(session: Session) -> bool:
    in_zone = session.peak is not None and session.peak > QUIET
    return in_zone and session.morning_delta is not None and session.morning_delta <= 0
