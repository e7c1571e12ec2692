"""What a rule may look at: the case, the answers with what other facts imply, and whether a clinician cleared it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from types import MappingProxyType

from programs.clinical.case import Case, Person
from programs.clinical.screening.questions import BY_KEY

#: Hours and weeks of the evidence as days, weeks and months.
OTTAWA_DAYS = 7  # RF05, RF08 [S104] [S95]
RECENT_INJURY_DAYS = 14  # RF20b [S13]
CLOT_WEEKS_AFTER_BIRTH = 6  # RF15 [S22b]
CLOT_MONTHS_AFTER_SURGERY = 3  # RF15 [S22b]
INFECTION_MONTHS_AFTER_SURGERY = 3  # RF26 [S17]
INFECTION_WEEKS_AFTER_INJECTION = 13  # RF26, three months [S17]
VERY_SEVERE_PAIN = 9  # RF30, 0-10 [S18]


class Truth(IntEnum):
    """Does a rule's condition hold? Ordered, so that "and" is the smallest and "or" the largest."""

    NO = 0
    UNSURE = 1
    YES = 2


@dataclass(frozen=True, slots=True)
class Implication:
    """An answer that another fact of the case implies (`because`: the row of the evidence that says so)."""

    because: str
    key: str
    word: str
    holds: Callable[[Case, Mapping[str, int]], bool]


def _points(item: str, *values: int) -> Callable[[Case, Mapping[str, int]], bool]:
    return lambda case, points: points.get(item) in values


def _scope(holds: Callable[[Case], bool]) -> Callable[[Case, Mapping[str, int]], bool]:
    return lambda case, points: holds(case)


def _ticked(code: str) -> Callable[[Case, Mapping[str, int]], bool]:
    return lambda case, points: code in case.scope.contraindications


def _injured_within(case: Case, days: int) -> bool:
    return case.knee.injury_days_ago is not None and case.knee.injury_days_ago <= days


def _perhaps_injured_within(case: Case, days: int) -> bool:
    """An injury whose days are not known may have been within them."""
    if case.knee.injury_days_ago is None:
        return case.screening.get("pop_or_injury_in_14_days", "no") != "no"
    return _injured_within(case, days)


def _at_most(value: int | None, limit: int) -> bool:
    return value is not None and value <= limit


#: The cross-triggers of §4.1 and what 2.5 tells the red flags. Where a person answered otherwise,
#: the stricter of the two counts: two answers that disagree are a reason to ask somebody.
IMPLICATIONS: tuple[Implication, ...] = (
    # RF24a asks the young for a limp, and the first item of the scale tells of one [D].
    Implication("4.1 item 1", "limp", "yes", _points("limp", 0)),
    Implication("4.1 item 1", "limp", "unsure", _points("limp", 3)),
    Implication("4.1 item 2", "weight_bearing", "none", _points("support", 0)),
    Implication(
        "4.1 item 2",
        "cannot_take_four_steps",
        "unsure",
        lambda case, points: points.get("support") == 0 and _perhaps_injured_within(case, OTTAWA_DAYS),
    ),
    Implication("4.1 item 9", "night_or_constant_pain", "yes", _points("pain", 0, 6)),
    Implication("4.1 item 10", "swelling", "unsure", _points("swelling", 0, 4, 6)),
    Implication("4.1 item 10", "swelling_is_new", "unsure", _points("swelling", 0, 4, 6)),
    Implication("4.1 item 11", "kneecap_slipped_out", "yes", _points("kneecap", 0, 2)),
    Implication("4.1 item 13", "cannot_fully_bend_or_straighten", "yes", _points("flexion", 0)),
    Implication("6.2", "night_or_constant_pain", "yes", _scope(lambda case: case.pain.night == "most_nights")),
    # Pain of 9 that was told for lying still is pain that rest does not ease; whether it is new is not asked [D].
    Implication(
        "RF30", "severe_unrelenting_pain", "unsure", lambda case, points: (case.pain.rest or 0) >= VERY_SEVERE_PAIN
    ),
    Implication(
        "RF20b", "pop_or_injury_in_14_days", "yes", _scope(lambda case: _injured_within(case, RECENT_INJURY_DAYS))
    ),
    Implication("RF15", "clot_risk", "yes", _scope(lambda case: case.scope.pregnant_weeks is not None)),
    Implication(
        "RF15",
        "clot_risk",
        "yes",
        _scope(lambda case: _at_most(case.scope.weeks_since_birth, CLOT_WEEKS_AFTER_BIRTH)),
    ),
    Implication(
        "RF15",
        "clot_risk",
        "yes",
        _scope(lambda case: _at_most(case.scope.surgery_months_ago, CLOT_MONTHS_AFTER_SURGERY)),
    ),
    Implication("RF15", "clot_risk", "yes", _ticked("dvt_risk")),
    # "Unexplained calf swelling or recent clot: do not do, seek care" (exercises.yaml) is a warning sign itself.
    Implication("RF14", "calf_swollen_or_warm", "unsure", _ticked("dvt_risk")),
    Implication(
        "RF26",
        "infection_risk",
        "yes",
        _scope(lambda case: _at_most(case.scope.surgery_months_ago, INFECTION_MONTHS_AFTER_SURGERY)),
    ),
    Implication(
        "RF26",
        "infection_risk",
        "yes",
        _scope(lambda case: _at_most(case.scope.injection_weeks_ago, INFECTION_WEEKS_AFTER_INJECTION)),
    ),
)


@dataclass(frozen=True, slots=True)
class Facts:
    """The small world of a rule. `words` holds each key's answer, made stricter by what other facts imply;
    `points` the AKPS items; `cleared` is true where a clinician's clearance counts."""

    case: Case
    words: Mapping[str, str]
    points: Mapping[str, int]
    cleared: bool


def facts_of(case: Case, akps_points: Mapping[str, int], screened_on: date | None = None) -> Facts:
    """The facts of a case. `akps_points`: item code -> points; `screened_on` defaults to `case.today`."""
    words = {key: word for key, word in case.screening.items() if key in BY_KEY and word in BY_KEY[key].words}
    for implied in IMPLICATIONS:
        if implied.holds(case, akps_points):
            words[implied.key] = _stricter(implied.key, words.get(implied.key), implied.word)
    return Facts(case, MappingProxyType(words), akps_points, is_cleared(case, screened_on))


def is_cleared(case: Case, screened_on: date | None = None) -> bool:
    """Whether a clinician's clearance counts: dated on or after the day of the screening (settled), and not ahead.

    A clearance of an earlier day was given before these answers, so it says nothing about them; one of a day to
    come has not been given.
    """
    cleared_on = case.scope.clinician_clearance_on
    return cleared_on is not None and (screened_on or case.today) <= cleared_on <= case.today


def body_mass_index(person: Person) -> float | None:
    """kg/m² (T25), or None where height or weight is not known. Rounded only to shed the noise of floats,
    so that 18.49 stays below 18.5."""
    if not person.height_cm or not person.weight_kg:
        return None
    return round(person.weight_kg / (person.height_cm / 100) ** 2, 6)


def bmi_of(case: Case) -> float | None:
    """kg/m² from height and weight; where one of them is not told, as it was measured elsewhere (T25)."""
    worked_out = body_mass_index(case.person)
    if worked_out is not None:
        return worked_out
    told = (test.value for test in case.tests if test.test == "T25")
    return next((value for value in told if isinstance(value, int | float)), None)


def _stricter(key: str, said: str | None, implied: str) -> str:
    if said is None:
        return implied
    return max(said, implied, key=BY_KEY[key].strictness)
