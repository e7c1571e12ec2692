"""Everything that is known about a person before a rule is asked. A missing answer is `None`.

The fields are those of the preview contract (docs/preview.md); `exchange/case_file.py` reads them from
a file, `queries/case.py` from the stored rows, and both give the same `Case` to the same rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from programs.clinical.values import Level, Sex, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Age in whole years, height in cm, weight in kg."""

    age: int
    sex: Sex
    height_cm: float | None = None
    weight_kg: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Knee:
    """Where, since when and by what. `onset`: gradual | sudden. `location`: front | outer | inner |
    below | back | front_thigh. `provoked_by`: squat, stairs, running, sitting, kneeling, jumping;
    `None` = not answered, empty = nothing provokes it. `worse_straightening`: yes | no | unsure; sore on both sides of
    the tendon below the kneecap, and worse when the knee is straightened all the way (§2.4)."""

    side: Side
    duration_weeks: int | None = None
    onset: str | None = None
    injury_days_ago: int | None = None
    location: str | None = None
    provoked_by: frozenset[str] | None = None
    training_change: bool | None = None
    worse_straightening: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pain:
    """Scores 0-10. `settles_minutes` after provocation. `night`: none | occasional | most_nights."""

    worst_7d: int | None = None
    usual_7d: int | None = None
    now: int | None = None
    rest: int | None = None
    squat: int | None = None
    stairs_down: int | None = None
    sitting: int | None = None
    settles_minutes: int | None = None
    night: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Akps:
    """Either a `total` 0-100 that was scored elsewhere, or `answers`: item code -> points."""

    total: int | None = None
    answers: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What limits a plan without being a warning sign (SC01-SC18). `None` = not answered, where None
    is allowed by the contract's default (numbers); booleans default to False as in the contract.

    `tendon_medicine`: steroids for long, or a fluoroquinolone in the last three months (SC12). `painkiller_risk`:
    ulcer, kidney, stroke, aspirin, asthma (7.7). `fever_free_hours`: since the last fever (SC15)."""

    pregnant_weeks: int | None = None
    weeks_since_birth: int | None = None
    surgery_months_ago: int | None = None
    implant: bool = False
    anticoagulant: bool = False
    heart_lung_or_parq: bool = False
    inflammatory_arthritis: bool = False
    osteoporosis: bool = False
    injection_weeks_ago: int | None = None
    contraindications: frozenset[str] = frozenset()
    kneeling_hurts: bool = False
    under_physio: bool = False
    first_knee_pain_ever: bool = False
    low_mood: bool = False
    pain_everywhere: bool = False
    tendon_medicine: bool = False
    painkiller_risk: bool = False
    fever_free_hours: int | None = None
    guardian_consent: bool = False
    clinician_clearance_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """One test on one side. `value` is in the unit of §3.1, or a word (T20: flat | normal |
    high; T22: flexible | rigid). T03 may give both loads and the repetitions instead of a ratio.
    T23 may give the `outward` turn in degrees beside the inward one. `pain` 0-10 during the test."""

    test: str
    side: Side
    value: float | str | None = None
    pain: int | None = None
    extension_kg: float | None = None
    curl_kg: float | None = None
    reps: int | None = None
    outward: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """Running history. Minutes for time, km for distance, steps/min for cadence, pain 0-10. `walk_settles_minutes`:
    until the knee is as before after a brisk walk of 30 minutes (T19)."""

    runs_per_week: float | None = None
    usual_km: float | None = None
    weekly_km: float | None = None
    tolerated_minutes: int | None = None
    pain_in_run: int | None = None
    longest_run_30d_minutes: float | None = None
    cadence: int | None = None
    walk_30_min_pain: int | None = None
    walk_settles_minutes: int | None = None
    hop_pain: int | None = None
    weeks_without_running: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the runner would like. `equipment`: bought things at hand; `strength_days`: ISO days 1-7."""

    weeks: int | None = None
    minutes_per_session: int | None = None
    equipment: frozenset[str] = frozenset()
    strength_days: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UrgentBefore:
    """Urgent or emergency advice of an earlier screening that no clinician has answered since: its level, the day
    it was given and the rules that gave it."""

    level: Level
    told_on: date
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A person on a day. `screening` maps a question's key to `yes`, `no`, `unsure` or the word shown
    for it; a key that is missing was not answered. `today` is the Monday (or day) week 1 starts.
    `urgent_before` is known from stored screenings only; a case file has none."""

    today: date
    person: Person
    knee: Knee
    pain: Pain = Pain()
    fear: int | None = None
    akps: Akps = Akps()
    screening: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    scope: Scope = Scope()
    tests: tuple[Measurement, ...] = ()
    all_tests_ok: bool = False
    running: Running = Running()
    wishes: Wishes = Wishes()
    urgent_before: UrgentBefore | None = None
