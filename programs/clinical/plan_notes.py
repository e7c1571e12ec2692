"""What the person is told about the plan itself: what was changed of a wish, what is limited, and what to ask first.

A limit that nobody hears of looks like a mistake of the plan, and one that no exercise can keep, such as breathing
on, is kept by the person alone (§2.5, 6.1, 6.5).
"""

from __future__ import annotations

from collections.abc import Iterator

from programs.clinical.case import Case
from programs.clinical.examination import Text
from programs.clinical.generation.days import are_strength_days
from programs.clinical.generation.reach import most_minutes
from programs.clinical.measures import results
from programs.clinical.screening import PlanLimits, plan_limits
from programs.clinical.values import Irritability, Side

#: Conditions that a case may tick although a warning-sign question asks for them. Ticked alone they leave out
#: exercises; somebody has to look at them all the same [D].
ASK_FIRST = ("acute_swelling", "fever", "bone_stress_injury", "recent_surgery")


def plan_notes(case: Case, irritability: Irritability) -> Iterator[Text]:
    """The notes of a case that may have a plan, in the order in which they are read."""
    for code in ASK_FIRST:
        if code in case.scope.contraindications:
            yield Text(f"ask_first_{code}", {})
    yield from _about_tests(case)
    yield from _about_wishes(case, irritability)
    yield Text("both_legs_alike" if case.knee.side is Side.BOTH else "sore_leg_first", {})  # 6.5.8
    yield from _about_limits(plan_limits(case))


def _about_tests(case: Case) -> Iterator[Text]:
    """6.5.7: all tests skipped is not the same as nothing found."""
    is_any_done = any(done.value is not None or done.extension_kg is not None for done in results(case.tests))
    if not (case.all_tests_ok or is_any_done):
        yield Text("no_test_done", {})


def _about_wishes(case: Case, irritability: Irritability) -> Iterator[Text]:
    """6.1, 6.2: two or three days, none next to another, and 45 minutes at most, 30 where the knee is easily upset."""
    days, minutes = case.wishes.strength_days, case.wishes.minutes_per_session
    if days and not are_strength_days(sorted(set(days))):
        yield Text("strength_days_changed", {})
    most = most_minutes(irritability)
    if minutes is not None and minutes > most:
        code = "minutes_short" if irritability is Irritability.HIGH else "minutes_cut"
        yield Text(code, {"wish": minutes, "minutes": most})


def _about_limits(limits: PlanLimits) -> Iterator[Text]:
    """What a swollen knee leaves out is told with the swelling, and not once more."""
    applies = {
        "limit_swollen": limits.is_swollen,
        "limit_no_running": limits.no_running and not limits.is_swollen,
        "limit_rest_until_fever_free": limits.rest_until_fever_free,
        "limit_later_running": limits.later_running and not limits.no_running,
        "limit_no_impact": limits.no_impact and not limits.is_swollen,
        "limit_impact_optional": limits.impact_optional and not limits.no_impact,
        "limit_low_impact_start": limits.low_impact_start,
        "limit_low_steps_only": limits.low_steps_only,
        "limit_no_deep_one_leg": limits.no_deep_one_leg,
        "limit_no_one_leg_stance": limits.no_one_leg_stance,
        "limit_no_foam_rolling": limits.no_foam_rolling,
        "limit_no_kneeling": limits.no_kneeling,
        "limit_no_end_range_extension": limits.no_end_range_extension,
        "limit_no_prone": limits.no_prone,
        "limit_no_long_supine": limits.no_long_supine,
        "limit_no_breath_holding": limits.no_breath_holding,
    }
    yield from (Text(code, {}) for code, so in applies.items() if so)
    if limits.max_hold_seconds is not None:
        yield Text("limit_short_holds", {"seconds": limits.max_hold_seconds})
