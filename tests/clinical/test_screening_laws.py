"""What holds for every set of answers, however odd."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.clinical.case import Akps, Case, Knee, Pain, Person, Scope
from programs.clinical.screening import (
    BY_KEY,
    QUESTIONS,
    RULES,
    PlanLimits,
    Question,
    contraindications_from,
    may_have_plan,
    plan_limits,
)
from programs.clinical.values import Level, Sex, Side
from tests.clinical.law_settings import on_a
from tests.clinical.screening_case import MONDAY, a_case, outcome, screened

pytestmark = pytest.mark.laws

answers = st.fixed_dictionaries({}, optional={question.key: st.sampled_from(question.words) for question in QUESTIONS})
#: Mostly "no": a case in which one answer can still make a difference.
calm_answers = st.fixed_dictionaries(
    {
        question.key: st.one_of(st.just(question.negative), st.just(question.negative), st.sampled_from(question.words))
        for question in QUESTIONS
    }
)
scores = st.none() | st.integers(0, 10)
people = st.builds(Person, age=st.integers(8, 90), sex=st.sampled_from(Sex))
knees = st.builds(
    Knee,
    side=st.just(Side.LEFT),
    duration_weeks=st.none() | st.integers(0, 60),
    onset=st.sampled_from(["gradual", "gradual", "sudden", None]),
    injury_days_ago=st.none() | st.integers(0, 45),
    location=st.sampled_from(["front", "front", "outer", None]),
    worse_straightening=st.sampled_from([None, "no", "unsure", "yes"]),
    provoked_by=st.none() | st.frozensets(st.sampled_from(["squat", "stairs", "running", "kneeling"])),
)
scopes = st.builds(
    Scope,
    pregnant_weeks=st.none() | st.integers(0, 40),
    surgery_months_ago=st.none() | st.integers(0, 15),
    injection_weeks_ago=st.none() | st.integers(0, 15),
    fever_free_hours=st.none() | st.integers(0, 80),
    anticoagulant=st.booleans(),
    tendon_medicine=st.booleans(),
    low_mood=st.booleans(),
    contraindications=st.frozensets(st.sampled_from(["pregnancy_impact", "osteoporosis", "fever", "dvt_risk"])),
    clinician_clearance_on=st.sampled_from([None, date(2027, 1, 3), MONDAY]),
)
akps = st.builds(
    Akps,
    answers=st.fixed_dictionaries(
        {}, optional={"support": st.sampled_from([0, 5]), "swelling": st.sampled_from([6, 10])}
    ),
)


def cases(screening: st.SearchStrategy[dict[str, str]]) -> st.SearchStrategy[Case]:
    """Cases with these answers and any other facts."""
    return st.builds(
        Case,
        today=st.just(MONDAY),
        person=people,
        knee=knees,
        pain=st.builds(Pain, now=scores, worst_7d=scores),
        screening=screening,
        scope=scopes,
        akps=akps,
    )


def answered(case: Case, key: str, word: str) -> Level:
    return screened(replace(case, screening={**case.screening, key: word})).level


@on_a(4)
@given(cases(answers | calm_answers), st.sampled_from(QUESTIONS))
def test_a_stricter_answer_never_lowers_the_level(case: Case, question) -> None:  # type: ignore[no-untyped-def]
    levels = [answered(case, question.key, word) for word in ladder_of(question)]
    assert levels == sorted(levels)


def ladder_of(question: Question) -> list[str]:
    """The answers from mild to strict; "not sure" stands between no and yes only."""
    is_yes_no = question.words == BY_KEY["locked"].words
    return [word for word in question.words if is_yes_no or word != "unsure"]


@pytest.mark.parametrize("injury_days_ago", [None, 5, 20])
@pytest.mark.parametrize("one", QUESTIONS, ids=lambda question: question.key)
def test_of_every_two_answers_a_stricter_one_never_lowers_the_level_nor_loosens_a_limit(
    one: Question, injury_days_ago: int | None
) -> None:
    """Each pair of answers beside a plain no to all others, every word with every word."""
    base = a_case(knee={"injury_days_ago": injury_days_ago})
    for other in QUESTIONS:
        if other is one:
            continue
        for word in ladder_of(other):
            told = [
                replace(base, screening={**base.screening, other.key: word, one.key: mine}) for mine in ladder_of(one)
            ]
            for milder, stricter in pairwise(told):
                assert screened(milder).level <= screened(stricter).level, (one.key, other.key, word)
                _never_looser(milder, stricter)


@on_a(20)
@given(cases(answers | calm_answers), st.sampled_from(QUESTIONS))
def test_not_sure_is_never_laxer_than_no(case: Case, question) -> None:  # type: ignore[no-untyped-def]
    assert answered(case, question.key, question.negative) <= answered(case, question.key, "unsure")


FACTS = [field.name for field in fields(Scope) if field.type == "bool" and field.name != "guardian_consent"]


@on_a(10)
@given(cases(answers | calm_answers), st.sampled_from(FACTS))
def test_a_fact_that_is_ticked_never_lowers_the_level_and_never_loosens_a_limit(case: Case, fact: str) -> None:
    without, ticked = (replace(case, scope=replace(case.scope, **{fact: told})) for told in (False, True))
    assert screened(without).level <= screened(ticked).level
    assert contraindications_from(without) <= contraindications_from(ticked)
    _never_looser(without, ticked)


@on_a(10)
@given(cases(answers | calm_answers), st.sampled_from(["fever_free_hours", "injection_weeks_ago"]), st.integers(0, 80))
def test_what_is_longer_ago_never_weighs_more(case: Case, fact: str, ago: int) -> None:
    long_ago, lately, just_now = (replace(case, scope=replace(case.scope, **{fact: told})) for told in (None, ago, 0))
    assert screened(long_ago).level <= screened(lately).level <= screened(just_now).level
    _never_looser(long_ago, lately)
    _never_looser(lately, just_now)


@on_a(10)
@given(cases(answers | calm_answers))
def test_a_knee_that_is_worse_when_straight_never_lowers_the_level(case: Case) -> None:
    told = [replace(case, knee=replace(case.knee, worse_straightening=word)) for word in (None, "no", "unsure", "yes")]
    levels = [screened(one).level for one in told]
    assert levels == sorted(levels)
    _never_looser(told[1], told[2])


def _never_looser(case: Case, stricter: Case) -> None:
    """No limit of a plan is lifted by the stricter case: what was limited stays as it was."""
    limits, after = plan_limits(case), plan_limits(stricter)
    for field in fields(PlanLimits):
        before = getattr(limits, field.name)
        assert not before or getattr(after, field.name) == before, field.name


@on_a(20)
@given(cases(calm_answers), st.sampled_from(QUESTIONS))
def test_a_missing_answer_never_lets_a_program_start(case: Case, question) -> None:  # type: ignore[no-untyped-def]
    kept = {key: word for key, word in case.screening.items() if key != question.key}
    result = screened(replace(case, screening=kept))
    assert result.unanswered == (question.key,)
    assert result.level >= Level.SOON
    assert not may_have_plan(case, result)


@on_a(20)
@given(cases(answers | calm_answers), st.sampled_from(QUESTIONS))
def test_leaving_a_question_out_never_lowers_the_level_of_no(case: Case, question) -> None:  # type: ignore[no-untyped-def]
    kept = {key: word for key, word in case.screening.items() if key != question.key}
    left_out = screened(replace(case, screening=kept)).level
    assert left_out >= max(Level.SOON, answered(case, question.key, question.negative))


@on_a(20)
@given(cases(answers | calm_answers))
def test_a_clearance_lifts_soon_and_never_touches_more(case: Case) -> None:
    without = screened(replace(case, scope=replace(case.scope, clinician_clearance_on=None))).level
    cleared = screened(replace(case, scope=replace(case.scope, clinician_clearance_on=MONDAY))).level
    assert cleared <= without
    if without >= Level.URGENT:
        assert cleared is without
    if without is Level.SOON:
        assert cleared in {Level.MODIFY, Level.SOON}


@on_a(20)
@given(cases(answers | calm_answers))
def test_rules_stand_once_and_in_the_order_of_the_evidence(case: Case) -> None:
    result = screened(case)
    assert list(result.rules) == [rule.id for rule in RULES if rule.id in result.rules]
    assert set(result.limits) <= set(result.rules)
    assert all(limit.startswith("SC") or limit in ("FAT_PAD", "SWOLLEN") for limit in result.limits)


@on_a(20)
@given(cases(answers))
def test_limits_can_be_read_from_every_case(case: Case) -> None:
    limits = plan_limits(case)
    assert limits.no_kneeling == ("kneeling_pain" in contraindications_from(case))


@given(st.sampled_from(list(BY_KEY)))
def test_a_word_that_is_not_offered_is_no_answer(key: str) -> None:
    result = screened(a_case(screening={key: "maybe"}))
    assert result.unanswered == (key,)
    assert result.level is Level.SOON


def test_not_sure_gives_one_level_less_and_never_less_than_soon() -> None:
    assert outcome(screening={"chest_symptoms": "unsure"}) == ("URGENT", ("RF01",))
    assert outcome(screening={"locked": "unsure"}) == ("SOON", ("RF13",))
    assert outcome(screening={"inflammatory_signs": "unsure"}) == ("SOON", ("RF19",))
    assert outcome(screening={"weight_bearing": "unsure"}) == ("SOON", ("RF29",))
    assert outcome(screening={"swelling": "unsure"}) == ("SOON", ("RF12",))
    assert outcome(screening={"bone_pain": "unsure"}) == ("SOON", ("RF23a", "RF23b"))
