"""What the checks look at: a plan, its case, and the questions that many rules ask about a week."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from programs.clinical.case import Case
from programs.clinical.examination import Examination
from programs.clinical.exercise import Catalogue, Exercise
from programs.clinical.plan import Prescription, ProgramPlan, WeekPlan
from programs.clinical.reason import Param, Reason
from programs.clinical.screening import PlanLimits, contraindications_from, plan_limits
from programs.clinical.values import Grade, Irritability

SESSION_CAP_MINUTES = 45
HIP_MUSCLES = ("gluteus", "hip external rotators", "hip rotators", "gluteals")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A plan beside everything it must agree with. `every`: the prescriptions of all weeks with their exercises."""

    plan: ProgramPlan
    case: Case
    examination: Examination
    catalogue: Catalogue
    barred: frozenset[str]
    limits: PlanLimits
    session_minutes: int
    every: tuple[tuple[WeekPlan, Prescription, Exercise], ...]

    @property
    def irritability(self) -> Irritability:
        """How easily the knee is provoked."""
        return self.examination.irritability

    @property
    def codes(self) -> frozenset[str]:
        """The codes of all findings."""
        return frozenset(finding.code for finding in self.examination.findings)

    @property
    def deficits(self) -> frozenset[str]:
        """The codes of the findings that are deficits."""
        return frozenset(finding.code for finding in self.examination.findings if finding.grade is Grade.DEFICIT)

    def items(self, week: WeekPlan) -> Iterator[tuple[Prescription, Exercise]]:
        """The week's prescriptions with their exercises."""
        return _items(week, self.catalogue)

    def strengthening(self, week: WeekPlan) -> list[tuple[Prescription, Exercise]]:
        """The week's strengthening."""
        return [(item, exercise) for item, exercise in self.items(week) if is_strengthening(exercise)]

    def strength_days(self, week: WeekPlan) -> tuple[int, ...]:
        """The days on which strengthening is done."""
        return tuple(sorted({day for item, _ in self.strengthening(week) for day in item.days}))

    def on_day(self, week: WeekPlan, day: int) -> list[tuple[Prescription, Exercise]]:
        """The strengthening of one day."""
        return [(item, exercise) for item, exercise in self.strengthening(week) if day in item.days]


def checked(plan: ProgramPlan, case: Case, examination: Examination, catalogue: Catalogue) -> Checked:
    """The plan with what its case bars and limits."""
    wish = case.wishes.minutes_per_session
    return Checked(
        plan=plan,
        case=case,
        examination=examination,
        catalogue=catalogue,
        barred=contraindications_from(case) | _found(examination),
        limits=plan_limits(case),
        session_minutes=min(SESSION_CAP_MINUTES, SESSION_CAP_MINUTES if wish is None else wish),
        every=tuple((week, *found) for week in plan.weeks for found in _items(week, catalogue)),
    )


def _items(week: WeekPlan, catalogue: Catalogue) -> Iterator[tuple[Prescription, Exercise]]:
    return ((item, catalogue[item.exercise]) for item in week.prescriptions if item.exercise in catalogue)


def _found(examination: Examination) -> set[str]:
    """What the examination speaks against: a stiff foot (7.5), a hip that pinches (RF24b)."""
    codes = {finding.code for finding in examination.findings} & {"rigid_foot"}
    return codes | ({"hip_pain_groin"} if "RF24b" in examination.screening.rules else set())


def broken(code: str, rule: str, week: WeekPlan | None, **params: Param) -> Reason:
    """A broken rule as a reason; its week stands first."""
    return Reason(f"broken_{code}", rule, {"week": week.week if week else None, **params})


def is_strengthening(exercise: Exercise) -> bool:
    """`strength_*` categories only (settled, reading 10)."""
    return exercise.category.startswith("strength_")


def is_knee(exercise: Exercise) -> bool:
    """Knee-targeted strengthening (G08)."""
    return exercise.category == "strength_quads"


def is_hip(exercise: Exercise) -> bool:
    """Hip-targeted strengthening (settled, reading 9)."""
    return is_strengthening(exercise) and exercise.muscles_primary[0].startswith(HIP_MUSCLES)


def mean_sets(item: Prescription) -> float:
    """Sets as they are counted (settled, reading 10)."""
    return (item.sets_left + item.sets_right) / 2


def has_neighbours(days: tuple[int, ...]) -> bool:
    """Two days that follow each other; Sunday and Monday do."""
    return any((day % 7) + 1 in days for day in days)
