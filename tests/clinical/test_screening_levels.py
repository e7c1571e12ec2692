"""The five levels of §2.1 beside each other: "not sure" and no answer at every level, and every border of age."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from programs.clinical.case import UrgentBefore
from programs.clinical.screening import differential_hints, may_be_cleared, may_have_plan, plan_limits
from programs.clinical.values import Level
from tests.clinical.screening_case import MONDAY, a_case, screened

CLEARED = {"clinician_clearance_on": MONDAY}

#: What a runner has besides, by the level that it gives alone.
BESIDES: dict[str, dict[str, Any]] = {
    "CLEAR": {},
    "MODIFY": {"fear": 6},
    "SOON": {"screening": {"inflammatory_signs": "yes"}},
    "URGENT": {"screening": {"locked": "yes"}},
    "EMERGENCY": {"screening": {"chest_symptoms": "yes"}},
}
#: A sign by the level of a "yes".
SIGN = {"EMERGENCY": "saddle_numbness", "URGENT": "calf_swollen_or_warm", "SOON": "kneecap_slipped_out"}


def with_answer(besides: str, key: str, word: str | None, **scope: Any) -> Any:
    facts = BESIDES[besides]
    return a_case(**facts | {"screening": facts.get("screening", {}) | {key: word}}, scope=scope)


@pytest.mark.parametrize("word", ["unsure", "yes", None])
@pytest.mark.parametrize(
    ("besides", "emergency", "urgent", "soon"),
    [
        # What "not sure", "yes" and no answer mean for a sign of each level, beside what the runner has already.
        ("CLEAR", "URGENT EMERGENCY SOON", "SOON URGENT SOON", "SOON SOON SOON"),
        ("MODIFY", "URGENT EMERGENCY SOON", "SOON URGENT SOON", "SOON SOON SOON"),
        ("SOON", "URGENT EMERGENCY SOON", "SOON URGENT SOON", "SOON SOON SOON"),
        ("URGENT", "URGENT EMERGENCY URGENT", "URGENT URGENT URGENT", "URGENT URGENT URGENT"),
        (
            "EMERGENCY",
            "EMERGENCY EMERGENCY EMERGENCY",
            "EMERGENCY EMERGENCY EMERGENCY",
            "EMERGENCY EMERGENCY EMERGENCY",
        ),
    ],
)
def test_not_sure_and_no_answer_at_every_level(
    besides: str, emergency: str, urgent: str, soon: str, word: str | None
) -> None:
    place = ["unsure", "yes", None].index(word)
    for level, row in {"EMERGENCY": emergency, "URGENT": urgent, "SOON": soon}.items():
        case = with_answer(besides, SIGN[level], word)
        result = screened(case)
        assert result.level.name == row.split()[place]
        assert result.unanswered == ((SIGN[level],) if word is None else ())
        assert not may_have_plan(case, result)
        assert may_be_cleared(result) is (result.level.name == "SOON" and word is not None)


@pytest.mark.parametrize(
    ("besides", "sign", "word", "level"),
    [
        ("CLEAR", "EMERGENCY", "unsure", "URGENT"),
        ("CLEAR", "URGENT", "unsure", "MODIFY"),
        ("CLEAR", "SOON", "unsure", "MODIFY"),
        ("SOON", "URGENT", "unsure", "MODIFY"),
        ("SOON", "SOON", "yes", "MODIFY"),
        ("URGENT", "SOON", "unsure", "URGENT"),
        ("EMERGENCY", "SOON", "unsure", "EMERGENCY"),
        *[(besides, sign, None, "SOON") for besides in ("CLEAR", "MODIFY", "SOON") for sign in SIGN],
        *[("URGENT", sign, None, "URGENT") for sign in SIGN],
    ],
)
def test_a_clearance_lifts_what_was_answered_up_to_soon_and_no_open_question(
    besides: str, sign: str, word: str | None, level: str
) -> None:
    case = with_answer(besides, SIGN[sign], word, **CLEARED)
    result = screened(case)
    assert result.level.name == level
    assert may_have_plan(case, result) is (level == "MODIFY")


@pytest.mark.parametrize(
    ("age", "level", "rules", "jumps_optional", "hints"),
    [
        (13, "SOON", ("SC01",), False, ()),
        (14, "SOON", ("SC01",), False, ()),
        (15, "SOON", ("SC01",), False, ()),
        (16, "SOON", ("SC02",), False, ()),
        (17, "SOON", ("SC02",), False, ()),
        (18, "CLEAR", (), False, ()),
        (40, "CLEAR", (), False, ()),
        (45, "CLEAR", (), False, ()),
        (46, "MODIFY", ("SC04",), True, ()),
        (49, "MODIFY", ("SC04",), True, ()),
        (50, "MODIFY", ("SC04",), True, ("older_knee",)),
        (60, "MODIFY", ("SC04",), True, ("older_knee",)),
        (61, "SOON", ("SC05",), True, ("older_knee",)),
        (70, "SOON", ("SC05",), True, ("older_knee",)),
    ],
)
def test_every_age_has_its_row(
    age: int, level: str, rules: tuple[str, ...], jumps_optional: bool, hints: tuple[str, ...]
) -> None:
    case = a_case(person={"age": age})
    result = screened(case)
    assert (result.level.name, result.rules) == (level, rules)
    assert plan_limits(case).impact_optional is jumps_optional
    assert differential_hints(case) == hints


@pytest.mark.parametrize(
    ("age", "consent", "is_cleared", "may"),
    [
        (15, True, True, False),
        (16, True, True, True),
        (17, True, True, True),
        (17, False, True, False),
        (17, True, False, False),
        (18, False, False, True),
        (60, False, False, True),
        (61, False, False, False),
        (61, False, True, True),
    ],
)
def test_who_may_have_a_plan_at_which_age(age: int, consent: bool, is_cleared: bool, may: bool) -> None:
    case = a_case(person={"age": age}, scope={"guardian_consent": consent} | (CLEARED if is_cleared else {}))
    assert may_have_plan(case, screened(case)) is may


@pytest.mark.parametrize(("age", "rule"), [(7, "RF24a"), (8, "RF24a"), (16, "RF24a"), (17, "RF24b"), (18, "RF24b")])
@pytest.mark.parametrize(("word", "is_sure"), [("yes", True), ("unsure", False)])
def test_pain_of_the_groin_is_urgent_up_to_16(age: int, rule: str, word: str, is_sure: bool) -> None:
    result = screened(a_case(person={"age": age}, screening={"groin_or_hip_pain": word}))
    assert [found for found in result.rules if found.startswith("RF24")] == [rule]
    assert result.level.name == ("URGENT" if rule == "RF24a" and is_sure else "SOON")


@pytest.mark.parametrize(
    ("age", "points", "level"),
    [(16, 5, "MODIFY"), (16, 3, "MODIFY"), (16, 0, "URGENT"), (17, 0, "MODIFY"), (17, 3, "MODIFY")],
)
@pytest.mark.parametrize("is_cleared", [True, False])
def test_a_limp_told_in_the_knee_score_is_one_of_the_young(age: int, points: int, level: str, is_cleared: bool) -> None:
    scope = {"guardian_consent": True} | (CLEARED if is_cleared else {})
    result = screened(a_case(person={"age": age}, scope=scope, akps={"limp": points}))
    assert result.level.name == (level if is_cleared or level == "URGENT" else "SOON")
    assert ("RF24a" in result.rules) is (age == 16 and points < 5)


@pytest.mark.parametrize("sign", ["out_of_shape", "cold_or_numb_foot", "hot_red_knee", "cannot_take_four_steps"])
def test_the_seed_rule_beside_each_emergency_is_an_emergency(sign: str) -> None:
    """RF10: "EMERGENCY if RF02-RF05 also"; RF04 needs the fever besides."""
    four = {"swelling": "mild", "cannot_fully_bend_or_straighten": "yes", "weight_bearing": "reduced"}
    fever = {"fever_or_ill": "yes"} if sign == "hot_red_knee" else {}
    result = screened(a_case(screening={**four, **fever, sign: "yes"}, pain={"now": 7}))
    assert result.level.name == "EMERGENCY"
    assert "RF10" in result.rules


def test_urgent_advice_that_still_stands_is_soon_until_a_clinician_has_looked() -> None:
    before = UrgentBefore(level=Level.EMERGENCY, told_on=MONDAY)
    for besides, level in {"CLEAR": "SOON", "MODIFY": "SOON", "SOON": "SOON", "URGENT": "URGENT"}.items():
        result = screened(replace(a_case(**BESIDES[besides]), urgent_before=before))
        assert (result.level.name, "URGENT_BEFORE" in result.rules) == (level, True)
