"""The pages a person sees: every question once, and no answer that was not given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.clinical.screening import (
    BY_KEY,
    PAGES,
    QUESTIONS,
    RESCREEN,
    RULES,
    ContradictoryAnswers,
    NothingChosen,
    UnknownAnswer,
    all_negative,
    answers_from_checklist,
    answers_from_choices,
    opened_by,
    screening_due,
)

BY_SLUG = {page.slug: page for page in PAGES}
CHECKLISTS = [page for page in PAGES if page.kind == "checklist"]
HOT = BY_SLUG["hot_knee"]
SWELLING = BY_SLUG["swelling"]


def test_every_question_stands_on_exactly_one_page() -> None:
    placed = [key for page in PAGES for key in page.keys]
    assert sorted(placed) == sorted(BY_KEY)
    assert len(placed) == len(QUESTIONS)


def test_there_are_eight_to_twelve_pages_and_emergencies_come_first() -> None:
    assert 8 <= len(PAGES) <= 12
    assert "chest_symptoms" in PAGES[0].keys
    assert {page.kind for page in PAGES} == {"single", "checklist", "choice"}
    assert all(len(page.keys) == 1 for page in PAGES if page.kind == "single")


def test_check_lists_hold_only_yes_and_no_signs_and_radio_pages_any() -> None:
    assert all(BY_KEY[key].options == ("yes", "no", "unsure") for page in CHECKLISTS for key in page.keys)
    assert all("unsure" in question.options for question in QUESTIONS)


def test_every_rule_a_question_names_exists() -> None:
    known = {rule.id for rule in RULES}
    assert {rule for question in QUESTIONS for rule in question.rules} <= known


def test_none_of_these_answers_every_sign_of_the_page() -> None:
    assert answers_from_checklist(HOT, frozenset(), none=True, unsure=False) == {
        "hot_red_knee": "no",
        "fever_or_ill": "no",
    }


def test_not_sure_alone_leaves_no_sign_at_no() -> None:
    assert set(answers_from_checklist(HOT, frozenset(), none=False, unsure=True).values()) == {"unsure"}


@pytest.mark.parametrize(
    ("ticked", "none", "unsure", "error"),
    [
        ({"hot_red_knee"}, True, False, ContradictoryAnswers),
        (set(), True, True, ContradictoryAnswers),
        (set(), False, False, NothingChosen),
        ({"locked"}, False, False, UnknownAnswer),
    ],
)
def test_a_check_list_that_says_nothing_or_two_things_is_refused(
    ticked: set[str], none: bool, unsure: bool, error: type[Exception]
) -> None:
    with pytest.raises(error):
        answers_from_checklist(HOT, frozenset(ticked), none=none, unsure=unsure)


@given(st.sampled_from(CHECKLISTS), st.data(), st.booleans())
def test_only_a_ticked_sign_is_a_yes(page, data, unsure: bool) -> None:  # type: ignore[no-untyped-def]
    ticked = data.draw(st.frozensets(st.sampled_from(page.keys), min_size=1))
    answers = answers_from_checklist(page, ticked, none=False, unsure=unsure)
    assert {key for key, word in answers.items() if word == "yes"} == ticked
    assert set(answers) == set(page.keys)


@pytest.mark.parametrize(
    ("chosen", "answers"),
    [
        ({"swelling": "mild", "swelling_is_new": "yes"}, {"swelling": "mild", "swelling_is_new": "yes"}),
        ({"swelling": "none"}, {"swelling": "none", "swelling_is_new": "no"}),
    ],
)
def test_radio_groups_are_stored_as_chosen(chosen: dict[str, str], answers: dict[str, str]) -> None:
    assert answers_from_choices(SWELLING, chosen) == answers


@pytest.mark.parametrize(
    ("chosen", "error"),
    [
        ({}, NothingChosen),
        ({"swelling": "mild"}, NothingChosen),
        ({"swelling": "unsure"}, NothingChosen),
        ({"swelling": "none", "swelling_is_new": "yes"}, ContradictoryAnswers),
        ({"swelling": "huge", "swelling_is_new": "no"}, UnknownAnswer),
        ({"swelling": "yes", "swelling_is_new": "no"}, UnknownAnswer),
        ({"locked": "no"}, UnknownAnswer),
    ],
)
def test_a_radio_page_refuses_what_it_does_not_offer(chosen: dict[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        answers_from_choices(SWELLING, chosen)


def test_all_pages_answered_with_none_leave_nothing_open() -> None:
    stored: dict[str, str] = {}
    for page in PAGES:
        if page.kind == "checklist":
            stored |= answers_from_checklist(page, frozenset(), none=True, unsure=False)
        else:
            stored |= answers_from_choices(page, {key: BY_KEY[key].negative for key in page.keys})
    assert stored == all_negative()


def test_the_short_screening_has_five_lines_and_opens_existing_questions() -> None:
    assert len(RESCREEN) == 5
    assert {key for line in RESCREEN for key in line.opens} <= set(BY_KEY)
    assert {rule for line in RESCREEN for rule in line.rules} <= {rule.id for rule in RULES}


@pytest.mark.parametrize("word", ["yes", "unsure", "maybe"])
def test_any_line_that_is_not_a_plain_no_opens_its_questions(word: str) -> None:
    quiet = {line.key: "no" for line in RESCREEN}
    for line in RESCREEN:
        assert set(opened_by(quiet | {line.key: word})) == set(line.opens)
    assert set(opened_by({})) == {key for line in RESCREEN for key in line.opens}


@pytest.mark.parametrize(
    ("days", "gap", "pain", "injury", "due"),
    [
        (None, None, None, False, "full"),
        (1, 29, None, False, "full"),
        (1, 28, None, False, "none"),
        (6, 1, 5, False, "none"),
        (7, 1, 0, False, "short"),
        (1, 1, 6, False, "short"),
        (1, 1, None, True, "short"),
    ],
)
def test_screening_comes_round_weekly_and_with_pain_or_injury(
    days: int | None, gap: int | None, pain: int | None, injury: bool, due: str
) -> None:
    assert screening_due(days_since_screening=days, days_since_session=gap, pain=pain, injury=injury) == due
