"""What may be typed on the way to a plan: every page takes what is right, and says what is wrong beside the field."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from programs.clinical.screening import BY_KEY, PAGES
from programs.clinical.values import Sex
from programs.forms.start.about import AboutForm
from programs.forms.start.akps import AKPS_PAGES, AkpsForm
from programs.forms.start.clearance import ClearanceForm
from programs.forms.start.knee import StoryForm, TriggersForm, as_told, weeks_from
from programs.forms.start.pain import PainAfterwardsForm, PainOfTheWeekForm
from programs.forms.start.running import RunningForm, told_from
from programs.forms.start.warning_signs import WarningSignsForm, ticked_from
from programs.forms.start.wishes import EquipmentForm, WishesForm
from programs.models import Assessment
from programs.wording.akps import ANSWERS
from tests.forms.sent import faults, sent

TODAY = date(2027, 1, 18)
PAGE = {page.slug: page for page in PAGES}
HOSTILE = ["1_0", "1e1", "0x1", "NaN", "--1", "1\x00", "\u0661", "9" * 10_000, "<script>"]
Said = dict[str, Any]

ABOUT: Said = {"born_on_day": "3", "born_on_month": "12", "born_on_year": "1990", "sex": "female"}


def about(**typed: Any) -> AboutForm:
    return AboutForm(sent(**(ABOUT | typed)), today=TODAY)


def test_a_person_is_read_with_or_without_height_and_weight() -> None:
    form = about(height_cm="168,5", weight_kg="60.5")
    assert form.is_valid()
    assert form.cleaned_data == {
        "born_on": date(1990, 12, 3),
        "sex": Sex.FEMALE,
        "height_cm": Decimal("168.5"),
        "weight_kg": Decimal("60.5"),
    }
    assert about().is_valid()


@pytest.mark.parametrize(
    ("day", "month", "year"),
    [("31", "2", "1990"), ("", "2", "1990"), ("3", "2", "90"), ("1_0", "2", "1990"), ("3", "13", "1990")]
    + [(bad, "2", "1990") for bad in HOSTILE],
)
def test_a_day_that_is_none_is_refused_and_stays_as_typed(day: str, month: str, year: str) -> None:
    form = about(born_on_day=day, born_on_month=month, born_on_year=year)
    assert faults(form) == {"born_on"}
    assert form["born_on"].value() == [day, month, year]


@pytest.mark.parametrize(
    ("born", "fits"),
    [("18 1 2017", True), ("19 1 2017", False), ("18 1 1927", True), ("18 1 1926", False), ("1 1 2030", False)],
)
def test_an_age_from_10_to_100_is_plausible(born: str, fits: bool) -> None:
    day, month, year = born.split()
    assert about(born_on_day=day, born_on_month=month, born_on_year=year).is_valid() is fits


@pytest.mark.parametrize("field", ["height_cm", "weight_kg"])
@pytest.mark.parametrize("typed", [*HOSTILE, "-60", "12", "999", "60.55"])
def test_hostile_numbers_are_refused_and_kept(field: str, typed: str) -> None:
    form = about(**{field: typed})
    assert faults(form) == {field}
    assert form[field].value() == typed


def test_nothing_at_all_names_what_is_needed() -> None:
    assert faults(AboutForm(sent(), today=TODAY)) == {"born_on", "sex"}


@pytest.mark.parametrize("number", [1, 2, 3, 6, 11, 12, 18, 24, 60])
@pytest.mark.parametrize("unit", ["weeks", "months", "years"])
def test_a_duration_is_shown_again_so_that_it_means_the_same(number: int, unit: str) -> None:
    weeks = weeks_from(number, unit)
    assert weeks_from(*as_told(weeks)) == weeks


@pytest.mark.parametrize(("number", "unit", "weeks"), [(1, "months", 4), (2, "months", 8), (4, "months", 17)])
def test_a_month_never_looks_longer_than_it_is(number: int, unit: str, weeks: int) -> None:
    assert weeks_from(number, unit) == weeks


STORY: Said = {"since": "3", "unit": "months", "onset": "gradual", "training_change": "no"}


def test_a_story_gives_weeks_and_a_plain_yes_or_no() -> None:
    form = StoryForm(sent(**STORY))
    assert form.is_valid()
    assert form.cleaned_data == {"duration_weeks": 13, "onset": "gradual", "training_change": False}


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"since": "2600", "unit": "years"}, "since"),
        ({"since": "-1"}, "since"),
        ({"unit": "days"}, "unit"),
        ({"onset": "GRADUAL"}, "onset"),
        ({"training_change": "yes "}, "training_change"),
    ],
)
def test_a_story_that_cannot_be_is_refused(typed: Said, fault: str) -> None:
    assert faults(StoryForm(sent(**(STORY | typed)))) == {fault}


@pytest.mark.parametrize(
    ("ticked", "meant"),
    [(["none"], frozenset()), (["stairs", "squat", "stairs"], frozenset({"stairs", "squat"}))],
)
def test_ticks_become_codes_without_doubles(ticked: list[str], meant: frozenset[str]) -> None:
    form = TriggersForm(sent(provoked_by=ticked, pain_now="0"))
    assert form.is_valid() and form.cleaned_data["provoked_by"] == meant


@pytest.mark.parametrize("ticked", [[], ["none", "stairs"], ["flying"], ["none", "\x00"]])
def test_none_beside_a_tick_and_unknown_ticks_are_refused(ticked: list[str]) -> None:
    assert faults(TriggersForm(sent(provoked_by=ticked, pain_now="0"))) == {"provoked_by"}


@pytest.mark.parametrize("typed", ["", "11", "-0", "3.5", *HOSTILE])
def test_a_pain_is_never_guessed(typed: str) -> None:
    form = TriggersForm(sent(provoked_by=["none"], pain_now=typed))
    assert form.errors["pain_now"] == ["Select a number from 0 to 10 for your pain"]


def mildest(slug: str) -> Said:
    page = PAGE[slug]
    return {"signs": ["none"]} if page.kind == "checklist" else {key: BY_KEY[key].negative for key in page.keys}


@pytest.mark.parametrize("slug", PAGE)
def test_every_page_of_signs_gives_an_answer_to_each_of_its_keys(slug: str) -> None:
    form = WarningSignsForm(sent(**mildest(slug)), page=PAGE[slug])
    assert form.is_valid(), form.errors
    assert form.answers == {key: BY_KEY[key].negative for key in PAGE[slug].keys}


@pytest.mark.parametrize("slug", PAGE)
def test_every_page_of_signs_refuses_to_go_on_without_an_answer(slug: str) -> None:
    form = WarningSignsForm(sent(), page=PAGE[slug])
    assert not form.is_valid()


@pytest.mark.parametrize("slug", PAGE)
def test_a_stored_page_is_shown_as_it_was_answered(slug: str) -> None:
    page = PAGE[slug]
    for answers in (
        {key: BY_KEY[key].negative for key in page.keys},
        {key: BY_KEY[key].words[-1] for key in page.keys},
    ):
        form = WarningSignsForm(sent(**ticked_from(page, answers)), page=page)
        assert form.is_valid() and form.answers == answers
    assert ticked_from(page, {}) == {}


@pytest.mark.parametrize(
    ("slug", "typed", "answers"),
    [
        ("hot_knee", {"signs": ["hot_red_knee"]}, {"hot_red_knee": "yes", "fever_or_ill": "no"}),
        ("hot_knee", {"signs": ["unsure"]}, {"hot_red_knee": "unsure", "fever_or_ill": "unsure"}),
        ("hot_knee", {"signs": ["hot_red_knee", "unsure"]}, {"hot_red_knee": "yes", "fever_or_ill": "unsure"}),
        ("swelling", {"swelling": "none"}, {"swelling": "none", "swelling_is_new": "no"}),
    ],
)
def test_a_list_of_signs_is_read_sign_by_sign(slug: str, typed: Said, answers: dict[str, str]) -> None:
    form = WarningSignsForm(sent(**typed), page=PAGE[slug])
    assert form.is_valid() and form.answers == answers


@pytest.mark.parametrize(
    ("slug", "typed", "fault"),
    [
        ("hot_knee", {"signs": ["none", "hot_red_knee"]}, "signs"),
        ("hot_knee", {"signs": ["none", "unsure"]}, "signs"),
        ("hot_knee", {"signs": ["locked"]}, "signs"),
        ("calf", {"calf_swollen_or_warm": "YES"}, "calf_swollen_or_warm"),
        ("calf", {"calf_swollen_or_warm": "yes "}, "calf_swollen_or_warm"),
        ("swelling", {"swelling": "mild"}, "swelling_is_new"),
        ("swelling", {"swelling": "none", "swelling_is_new": "yes"}, "swelling_is_new"),
        ("injury", {"signs": ["pop_or_injury_in_14_days"], "injury_days_ago": "15"}, "injury_days_ago"),
        ("injury", {"signs": ["none"], "injury_days_ago": "soon"}, "injury_days_ago"),
    ],
)
def test_answers_that_deny_each_other_are_refused_and_kept(slug: str, typed: Said, fault: str) -> None:
    form = WarningSignsForm(sent(**typed), page=PAGE[slug])
    assert faults(form) == {fault}
    for name, value in typed.items():
        assert form[name].value() == value


def test_the_days_since_an_injury_are_read_and_may_be_left_open() -> None:
    form = WarningSignsForm(sent(signs=["pop_or_injury_in_14_days"], injury_days_ago="14"), page=PAGE["injury"])
    assert form.is_valid() and form.knee == {"injury_days_ago": 14}
    form = WarningSignsForm(sent(signs=["none"]), page=PAGE["injury"])
    assert form.is_valid() and form.knee == {"injury_days_ago": None}


def test_the_usual_pain_cannot_be_above_the_worst() -> None:
    assert faults(PainOfTheWeekForm(sent(worst_7d="3", usual_7d="4", rest="0"))) == {"usual_7d"}
    assert faults(PainOfTheWeekForm(sent(worst_7d="3", usual_7d="2", rest="0"), pain_now=4)) == {"worst_7d"}
    assert faults(PainOfTheWeekForm(sent(worst_7d="4", usual_7d="2", rest="0"), pain_now=4)) == set()
    form = PainOfTheWeekForm(sent(worst_7d="3", usual_7d="3", rest="0"))
    assert form.is_valid()
    assert {field: score.value for field, score in form.scores.items()} == {
        "pain_worst_7d": 3,
        "pain_usual_7d": 3,
        "pain_rest": 0,
    }


def test_settling_is_stored_in_minutes() -> None:
    form = PainAfterwardsForm(sent(settles_minutes="1440", night_pain="none", fear="6"))
    assert form.is_valid() and form.cleaned_data["settles_minutes"] == 1440
    assert faults(PainAfterwardsForm(sent(settles_minutes="61", night_pain="none", fear="6"))) == {"settles_minutes"}


def test_the_four_pages_are_the_whole_scale_in_its_order() -> None:
    assert [item for items in AKPS_PAGES.values() for item in items] == list(ANSWERS)


@pytest.mark.parametrize("slug", AKPS_PAGES)
def test_a_page_of_the_scale_needs_every_item_and_stores_points(slug: str) -> None:
    items = AKPS_PAGES[slug]
    best = {item: max(ANSWERS[item]) for item in items}
    form = AkpsForm(sent(**best), items=items)
    assert form.is_valid() and form.points == best
    assert faults(AkpsForm(sent(), items=items)) == set(items)
    wrong = best | {items[0]: 1}
    assert faults(AkpsForm(sent(**wrong), items=items)) == {items[0]}


RUNS: Said = {
    "runs": "yes",
    "runs_per_week": "3",
    "tolerated_minutes": "10",
    "longest_run_30d_minutes": "30",
    "pain_in_run": "2",
}


def test_a_runner_tells_how_much() -> None:
    form = RunningForm(sent(**RUNS, usual_km="5,5", cadence="168"))
    assert form.is_valid(), form.errors
    assert form.history["usual_km"] == Decimal("5.5")
    assert (form.history["pain_in_run"], form.history["tolerated_minutes"], form.history["cadence"]) == (2, 10, 168)
    assert form.history["weeks_without_running"] == 0


@pytest.mark.parametrize(("runs", "tolerated"), [("paused", None), ("impossible", 0)])
def test_whoever_does_not_run_tells_since_when(runs: str, tolerated: int | None) -> None:
    assert faults(RunningForm(sent(runs=runs))) == {"weeks_without_running"}
    form = RunningForm(sent(runs=runs, weeks_without_running="3", tolerated_minutes="20"))
    assert form.is_valid()
    assert form.history["tolerated_minutes"] == tolerated
    assert (form.history["runs_per_week"], form.history["pain_in_run"]) == (0, None)


def test_a_runner_who_leaves_gaps_is_asked_for_them() -> None:
    assert faults(RunningForm(sent(runs="yes"))) == set(RUNS) - {"runs"}
    assert faults(RunningForm(sent())) == {"runs"}


def test_the_longest_run_cannot_be_shorter_than_another_one() -> None:
    assert faults(RunningForm(sent(**(RUNS | {"longest_run_30d_minutes": "9"})))) == {"longest_run_30d_minutes"}


@pytest.mark.parametrize("typed", [RUNS, {"runs": "paused", "weeks_without_running": "2"}])
def test_a_stored_history_is_shown_as_it_was_told(typed: Said) -> None:
    form = RunningForm(sent(**typed))
    assert form.is_valid()
    told = {name: value for name, value in told_from(_stored(form.history)).items() if value is not None}
    again = RunningForm(sent(**told))
    assert again.is_valid() and again.history == form.history


def _stored(history: Said) -> Assessment:
    return Assessment(running_answered_at="now", **history)  # type: ignore[misc]


@pytest.mark.parametrize("minutes", ["14", "61", "", "4_0", "40.5"])
def test_a_session_takes_15_to_60_minutes(minutes: str) -> None:
    assert faults(EquipmentForm(sent(equipment=["none"], minutes_per_session=minutes))) == {"minutes_per_session"}


def wishes(**typed: Any) -> WishesForm:
    known: Said = {"weeks": "6", "strength_days": ["1", "3", "5"], "start_on": "2027-01-18"}
    return WishesForm(sent(**(known | typed)), lengths=[(5, "5"), (6, "6")], today=TODAY)


def test_wishes_are_read() -> None:
    form = wishes(start_on="2027-02-01")
    assert form.is_valid()
    assert form.cleaned_data == {"weeks": 6, "strength_days": (1, 3, 5), "start_on": date(2027, 2, 1)}


@pytest.mark.parametrize(
    ("days", "fits"),
    [
        (["2", "4", "6"], True),
        (["1", "4"], True),
        (["3", "3", "5"], True),
        (["1", "2", "5"], False),
        (["7", "1"], False),
        (["1", "4", "7"], False),
        (["1"], False),
        (["1", "3", "5", "7"], False),
        (["8", "2"], False),
    ],
)
def test_strength_days_are_two_or_three_and_never_side_by_side(days: list[str], fits: bool) -> None:
    assert wishes(strength_days=days).is_valid() is fits


@pytest.mark.parametrize("day", ["2027-01-17", "2027-02-02", "2027-1-18", "18/01/2027", "", "\x00"])
def test_a_program_starts_today_or_within_14_days(day: str) -> None:
    assert faults(wishes(start_on=day)) == {"start_on"}


@pytest.mark.parametrize("weeks", ["4", "7", "6.0", ""])
def test_only_offered_lengths_may_be_chosen(weeks: str) -> None:
    assert faults(wishes(weeks=weeks)) == {"weeks"}


def cleared(**typed: Any) -> ClearanceForm:
    known = {"cleared_on_day": "18", "cleared_on_month": "1", "cleared_on_year": "2027"}
    known |= {"clinician": "Dr Green", "agreed": "on"}
    return ClearanceForm(sent(**(known | typed)), earliest=date(2027, 1, 16), latest=TODAY)


@pytest.mark.parametrize(("day", "fits"), [("15", False), ("16", True), ("18", True), ("19", False)])
def test_a_clearance_lies_between_the_screening_and_today(day: str, fits: bool) -> None:
    assert cleared(cleared_on_day=day).is_valid() is fits


def test_a_clearance_says_who_and_that_it_was_allowed() -> None:
    assert faults(cleared(clinician=" \u200b")) == {"clinician"}
    assert faults(cleared(clinician="x" * 121)) == {"clinician"}
    assert faults(cleared(clinician="Dr\u202eGreen")) == {"clinician"}
    data = {"cleared_on_day": "18", "cleared_on_month": "1", "cleared_on_year": "2027", "clinician": "Dr Green"}
    form = ClearanceForm(sent(**data), earliest=TODAY, latest=TODAY)
    assert faults(form) == {"agreed"}
