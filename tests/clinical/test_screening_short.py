"""The five lines of the week: what each opens, and what the answers mean by the rules of the full set."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.clinical.case import Case
from programs.clinical.screening import BY_KEY, QUESTIONS, RESCREEN, opened_by, screen_short, screening_due
from programs.clinical.values import Level
from tests.clinical.law_settings import on_a
from tests.clinical.screening_case import CLEAR_CASE, MONDAY, a_case, screened

QUIET = {line.key: "no" for line in RESCREEN}
OPENS = {line.key: line.opens for line in RESCREEN}
CLEARED = {"clinician_clearance_on": MONDAY}


def answered(line: str, word: str = "yes", **told: str) -> tuple[dict[str, str], dict[str, str]]:
    """One line answered, and every question behind it: "no", but for those told."""
    lines = QUIET | {line: word}
    return lines, {key: told.get(key, BY_KEY[key].negative) for key in opened_by(lines)}


def short(case: Case, line: str, word: str = "yes", **told: str) -> tuple[str, tuple[str, ...]]:
    result = screen_short(case, *answered(line, word, **told))
    return result.level.name, result.rules


@pytest.mark.parametrize(
    ("line", "told", "level", "rules"),
    [
        ("chest_or_calf", {"chest_symptoms": "yes"}, "EMERGENCY", ("RF01",)),
        ("chest_or_calf", {"calf_swollen_or_warm": "yes"}, "URGENT", ("RF14",)),
        ("chest_or_calf", {"calf_swollen_or_warm": "yes", "clot_risk": "yes"}, "URGENT", ("RF14", "RF15")),
        ("hot_knee_or_fever", {"hot_red_knee": "yes", "fever_or_ill": "yes"}, "EMERGENCY", ("RF04",)),
        ("hot_knee_or_fever", {"hot_red_knee": "yes"}, "URGENT", ("RF04b",)),
        ("hot_knee_or_fever", {"hot_red_knee": "yes", "infection_risk": "yes"}, "EMERGENCY", ("RF04b", "RF26")),
        ("hot_knee_or_fever", {"fever_or_ill": "yes"}, "SOON", ("SC15",)),
        ("new_swelling", {"swelling": "mild", "swelling_is_new": "yes"}, "SOON", ("RF12",)),
        ("new_swelling", {"swelling": "mild", "weight_bearing": "reduced"}, "URGENT", ("RF11",)),
        ("no_weight_locked_or_giving_way", {"cannot_take_four_steps": "yes"}, "EMERGENCY", ("RF05",)),
        ("no_weight_locked_or_giving_way", {"weight_bearing": "none"}, "URGENT", ("RF29",)),
        ("no_weight_locked_or_giving_way", {"locked": "yes"}, "URGENT", ("RF13",)),
        ("no_weight_locked_or_giving_way", {"gives_way": "yes"}, "SOON", ("RF20a",)),
        (
            "no_weight_locked_or_giving_way",
            {"gives_way": "yes", "pop_or_injury_in_14_days": "yes"},
            "URGENT",
            ("RF20b",),
        ),
        ("new_injury", {"out_of_shape": "yes"}, "EMERGENCY", ("RF02",)),
        ("new_injury", {"cold_or_numb_foot": "yes"}, "EMERGENCY", ("RF03",)),
        ("new_injury", {"cannot_lift_straight_leg": "yes"}, "EMERGENCY", ("RF06",)),
        ("new_injury", {"open_wound_or_high_energy": "yes"}, "EMERGENCY", ("RF07",)),
        ("new_injury", {"bony_tenderness": "yes"}, "URGENT", ("RF08",)),
        ("new_injury", {"swelled_within_4_hours_of_injury": "yes"}, "URGENT", ("RF09",)),
        ("new_injury", {"pop_or_injury_in_14_days": "yes"}, "SOON", ("RF22",)),
    ],
)
def test_the_full_rules_read_what_a_line_opens(
    line: str, told: dict[str, str], level: str, rules: tuple[str, ...]
) -> None:
    assert short(CLEAR_CASE, line, **told) == (level, rules)


def test_five_times_no_changes_nothing() -> None:
    for case in (CLEAR_CASE, a_case(scope={"anticoagulant": True}), a_case(screening={"gives_way": "yes"})):
        assert screen_short(case, QUIET, {}) == screened(case)


@pytest.mark.parametrize("line", QUIET)
def test_a_line_whose_questions_are_not_answered_is_not_passed(line: str) -> None:
    for lines in (QUIET | {line: "yes"}, QUIET | {line: "unsure"}, {key: "no" for key in QUIET if key != line}):
        result = screen_short(CLEAR_CASE, lines, {})
        assert result.level is Level.SOON
        assert set(result.unanswered) == set(OPENS[line])


@pytest.mark.parametrize("line", QUIET)
def test_a_yes_whose_questions_are_all_denied_is_not_passed_and_not_sure_is(line: str) -> None:
    assert short(CLEAR_CASE, line, "yes")[0] == "SOON"
    assert short(CLEAR_CASE, line, "unsure") == ("CLEAR", ())


def test_the_days_of_an_old_injury_do_not_silence_a_new_one() -> None:
    old = a_case(knee={"injury_days_ago": 400})
    assert short(old, "new_injury", bony_tenderness="yes") == ("URGENT", ("RF08",))
    assert short(old, "new_injury", cannot_take_four_steps="yes") == ("EMERGENCY", ("RF05",))


def test_the_clearance_of_the_answers_before_lifts_nothing_new() -> None:
    swollen = {"swelling": "mild", "swelling_is_new": "yes"}
    cleared = a_case(screening={"gives_way": "yes", **swollen}, scope=CLEARED)
    assert screened(cleared).level is Level.MODIFY
    assert screen_short(cleared, QUIET, {}).level is Level.MODIFY
    assert short(cleared, "new_swelling", **swollen) == ("SOON", ("RF12", "RF20a"))
    assert short(cleared, "chest_or_calf", calf_swollen_or_warm="unsure")[0] == "SOON"


def test_old_answers_and_new_ones_count_together() -> None:
    risky = a_case(screening={"infection_risk": "yes"})
    lines = QUIET | {"new_injury": "unsure"}
    told = {key: BY_KEY[key].negative for key in opened_by(lines)} | {"hot_red_knee": "yes"}
    assert screen_short(risky, lines, told).level is Level.EMERGENCY


@pytest.mark.parametrize(
    ("facts", "due"),
    [
        ({"days_since_screening": None}, "full"),
        ({"days_since_screening": 6, "days_since_session": 2}, "none"),
        ({"days_since_screening": 7, "days_since_session": 2}, "short"),
        ({"days_since_screening": 1, "pain": 5}, "none"),
        ({"days_since_screening": 1, "pain": 6}, "short"),
        ({"days_since_screening": 0, "injury": True}, "short"),
        ({"days_since_screening": 1, "days_since_session": 28}, "none"),
        ({"days_since_screening": 1, "days_since_session": 29}, "full"),
        ({"days_since_screening": 1, "days_since_session": 29, "pain": 9, "injury": True}, "full"),
    ],
)
def test_what_is_due_at_the_borders(facts: dict[str, Any], due: str) -> None:
    assert screening_due(**{"injury": False} | facts) == due


words = st.sampled_from(("no", "unsure", "yes"))
told_lines = st.fixed_dictionaries({}, optional=dict.fromkeys(QUIET, words))
told_keys = st.fixed_dictionaries({}, optional={one.key: st.sampled_from(one.words) for one in QUESTIONS})


@pytest.mark.laws
@on_a(10)
@given(told_lines, told_keys, st.sampled_from(QUESTIONS), st.booleans())
def test_a_stricter_answer_behind_a_line_never_lowers_the_level(
    lines: dict[str, str], told: dict[str, str], question: Any, is_cleared: bool
) -> None:
    case = a_case(screening={"gives_way": "yes"}, scope=CLEARED if is_cleared else {})
    ladder = [word for word in question.words if len(question.words) == 3 or word != "unsure"]
    levels = [screen_short(case, lines, {**told, question.key: word}).level for word in ladder]
    # Denying everything behind a "yes" is no answer, so the mildest word may weigh as much as an open one: SOON.
    assert levels[1:] == sorted(levels[1:])
    assert levels[0] <= max(levels[1], Level.SOON)


@pytest.mark.laws
@on_a(10)
@given(told_lines, told_keys)
def test_a_line_that_is_not_a_plain_no_never_lowers_the_level(lines: dict[str, str], told: dict[str, str]) -> None:
    quiet = replace(CLEAR_CASE, screening={**CLEAR_CASE.screening})
    for line in QUIET:
        assert screen_short(quiet, lines | {line: "no"}, told).level <= screen_short(quiet, lines, told).level
