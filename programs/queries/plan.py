"""A program as pages show it: the ladder of weeks, and finding → exercise → reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from programs.clinical.content_week import Content
from programs.models import Measurement, Prescription, Program, ProgramVersion, Week
from programs.queries.eased import eased_week


class WeekState(StrEnum):
    """Where a week lies seen from today."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class WeekLine:
    """One rung of the ladder."""

    number: int
    phase: int
    state: WeekState
    first_on: date
    last_on: date


@dataclass(frozen=True, slots=True)
class SideValue:
    """What was measured on one leg; `is_found` marks the leg with the finding."""

    side: str
    value: str
    is_found: bool


@dataclass(frozen=True, slots=True)
class FindingCard:
    """Something to work on, the values behind it, and the exercises that answer it. `codes`: per side as stored."""

    code: str
    test: str
    unit: str
    found: tuple[dict[str, Any], ...]
    sides: tuple[SideValue, ...]
    prescriptions: tuple[Prescription, ...]

    @property
    def side(self) -> str | None:
        """The one leg it is about, or None where it is both or neither."""
        sides = {finding["side"] for finding in self.found}
        return next(iter(sides)) if len(sides) == 1 else None


@dataclass(frozen=True, slots=True)
class PlanPage:
    """Everything that a page about a program shows. `week` is the week shown; `base` holds its prescriptions that
    answer no single finding (warm-up, the hip and knee pair of everybody, the run)."""

    program: Program
    version: ProgramVersion
    weeks: tuple[WeekLine, ...]
    week: Week
    cards: tuple[FindingCard, ...]
    base: tuple[Prescription, ...]
    prescriptions: tuple[Prescription, ...]

    @property
    def has_tests(self) -> bool:
        """Whether any home test was done for it: without one, nothing found says nothing."""
        return not any(text["code"] == "no_test_done" for text in self.version.plan.get("texts", []))

    @property
    def notes(self) -> list[dict[str, Any]]:
        """What was told about it besides what to expect, as stored codes and params."""
        return [text for text in self.version.plan.get("texts", []) if text["code"] != "expectation"]

    @property
    def retests(self) -> list[tuple[WeekLine, list[dict[str, Any]]]]:
        """The tests to be done again, by the week in which they fall due, as stored."""
        stored = self.version.plan.get("retests", [])
        due = [(week, [retest for retest in stored if retest["week"] == week.number]) for week in self.weeks]
        return [(week, tests) for week, tests in due if tests]

    @property
    def sessions_a_week(self) -> int:
        """Strengthening sessions in the week shown."""
        return sum(day["kind"] == "strength" for day in self.week.days)


def plan_page(
    program: Program,
    *,
    today: date,
    week_number: int | None = None,
    content: Content | None = None,
    content_now: int | None = None,
) -> PlanPage:
    """The newest version of a program, seen from a day: a week of it as it is planned, or with what is asked of it
    where its `content` is known (`eased.planned_of` has the plan's own dose). `content_now`: the planned week that is
    done these days, where that is known; the ladder then marks what lies behind by it, and not by the calendar. Four
    queries."""
    version = program.versions.select_related("made_by").order_by("-number")[0]
    weeks = list(version.weeks.all())
    current = program.week_on(today) if program.activated_at else 1
    number = min(max(content.week if content else week_number or current, 1), len(weeks))
    week = weeks[number - 1]
    prescriptions = tuple(week.prescriptions.select_related("exercise", "changed_by"))
    prescriptions = eased_week(prescriptions, content) if content else prescriptions
    cards = tuple(finding_cards(version, prescriptions, program.assessment_id))
    answered = {item.pk for card in cards for item in card.prescriptions}
    return PlanPage(
        program=program,
        version=version,
        weeks=tuple(week_line(program, row, current, content_now) for row in weeks),
        week=week,
        cards=cards,
        base=tuple(item for item in prescriptions if item.pk not in answered),
        prescriptions=prescriptions,
    )


def week_line(program: Program, week: Week, current: int, content_now: int | None = None) -> WeekLine:
    """A week's place on the ladder; before the start and in drafts the first week is next, none is now. A week that
    was planned for days that are over, and not done, still lies ahead."""
    first_on = program.starts_on + timedelta(days=7 * (week.number - 1))
    state = WeekState.AHEAD
    here = current if content_now is None or current < 1 else content_now
    if program.activated_at and week.number <= here:
        state = WeekState.DONE if week.number < here else WeekState.NOW
    return WeekLine(week.number, week.phase, state, first_on, first_on + timedelta(days=6))


def finding_cards(
    version: ProgramVersion, prescriptions: Iterable[Prescription], assessment_id: int
) -> Iterable[FindingCard]:
    """One card a finding code, in the order in which the rules work on them. One query."""
    found: dict[str, list[dict[str, Any]]] = {}
    for finding in version.plan.get("findings", []):
        found.setdefault(finding["code"], []).append(finding)
    measured = measured_values(assessment_id)
    for code, findings in found.items():
        first = findings[0]
        legs = {finding["side"] for finding in findings}
        yield FindingCard(
            code=code,
            test=first["test"],
            unit=first["unit"],
            found=tuple(findings),
            sides=tuple(
                SideValue(side, value, side in legs) for side, value in measured.get(first["test"], {}).items()
            ),
            prescriptions=tuple(item for item in prescriptions if answers(item, code)),
        )


def answers(prescription: Prescription, finding_code: str) -> bool:
    """Whether a prescription names a finding among its reasons."""
    return any(
        reason["code"] == finding_code or reason["params"].get("finding") == finding_code
        for reason in prescription.reasons
    )


def measured_values(assessment_id: int) -> dict[str, dict[str, str]]:
    """Values by test and side, left before right, as people read them."""
    values: dict[str, dict[str, str]] = {}
    for row in Measurement.objects.filter(assessment_id=assessment_id, skipped=False).order_by("test", "side"):
        shown = f"{row.number.normalize():f}" if row.number is not None else row.word
        if shown:
            values.setdefault(row.test, {})[row.side] = shown
    return values
