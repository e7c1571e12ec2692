"""The calendar weeks of a simulated runner, and which planned week each of them does (tests/clinical/simulator.py)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import fmean

from programs.clinical.course import WeekTold, course, eased, planned_weeks
from programs.clinical.decision import STRICTEST_FIRST, Decision, NextStep
from programs.clinical.generation.doses import is_strengthening
from programs.clinical.plan import Prescription, ProgramPlan
from programs.clinical.progression import RUN, CurrentDose, decide_week, week_trend
from programs.clinical.progression.phase_entry import Entry, Readiness, entry
from programs.clinical.values import Irritability
from tests.clinical.lived import Decided, LivedWeek, Past, Telling
from tests.clinical.lived_doses import CATALOGUE, worst


class Weeks:
    """Asks the course what this week holds. `checks` are the tests that open a phase, told the same every week."""

    def __init__(self, plan: ProgramPlan, irritability: Irritability, checks: Readiness) -> None:
        self.plan, self.irritability, self.checks = plan, irritability, checks
        self.planned = planned_weeks(plan.weeks, CATALOGUE)
        self.told: list[WeekTold] = []
        self.eased: dict[tuple[int, float], tuple[Prescription, ...]] = {}
        self.now = self.today = self.last = course(self.planned, ())[-1]
        self.trend: int | None = None
        self.days_done: list[int] = []
        self.strength: list[tuple[int, int, Telling]] = []

    def begin_day(self) -> None:
        """A day is the week's own until a gap says otherwise."""
        self.today = self.now

    def items(self, day: int) -> Iterator[Prescription]:
        """The strengthening and the run of a day."""
        for item in self.plan.weeks[self.today.content_week - 1].on_day(day % 7 + 1):
            if item.block == RUN or is_strength(item):
                yield item

    def asked(self, dose: CurrentDose, code: str, day: int | None = None) -> CurrentDose:
        """A dose with no more sets than this week asks for of an exercise of the plan, on a day or on any."""
        asked = [
            max(item.sets_left, item.sets_right)
            for item in self._eased_items()
            if item.exercise == code and (day is None or day % 7 + 1 in item.days)
        ]
        return replace(dose, sets=min(dose.sets, *asked)) if dose.sets and asked else dose

    def _eased_items(self) -> tuple[Prescription, ...]:
        key = self.today.content_week, self.today.share
        if key not in self.eased:
            self.eased[key] = eased(self.plan.weeks[key[0] - 1], key[1], CATALOGUE).prescriptions
        return self.eased[key]

    def resume(self, day: int, gap: NextStep) -> None:
        """Before a session: a gap is judged as it stands before the first session of the week."""
        if self.told and not any(done // 7 == day // 7 for done in self.days_done):
            self.told[-1] = replace(self.told[-1], gap=gap)
            self.begin_week()
        if gap.decision is Decision.REPEAT_SESSION:
            content = min(self.last.content_week, self.now.content_week)
            self.today = replace(self.now, content_week=content, share=min(self.last.share, self.now.share))

    def begin_week(self) -> None:
        """What the course says now."""
        self.now = self.today = course(self.planned, self.told)[-1]

    def did(self, day: int, telling: Telling, *, has_strength: bool) -> None:
        """A session was done."""
        self.days_done.append(day)
        self.last = self.today
        if has_strength:
            self.strength.append((day, self.today.phase, telling))

    def end(
        self, week: int, past: Sequence[Past], decided: Sequence[Decided], gap: NextStep | None, run_step: int | None
    ) -> LivedWeek:
        """A calendar week (0 is the first) is over: tell it, and ask what the next one holds."""
        weekly = [_worst(past, number) for number in range(week + 1)]
        self.trend = week_trend(weekly)
        efforts = [one.telling.effort for one in _of_week(past, week) if one.telling.effort is not None]
        told = WeekTold(
            done=sum(day // 7 == week for day, _, _ in self.strength),
            planned=len({day for item in self._week_items() if is_strength(item) for day in item.days}),
            week=None if weekly[-1] is None else self._judged(weekly, decided, week),
            entry=self._entry(run_step),
            gap=gap,
            mean_rpe=fmean(efforts) if efforts else None,
        )
        lived = LivedWeek(self.now, told)
        self.told.append(told)
        self.begin_week()
        return lived

    def _week_items(self) -> tuple[Prescription, ...]:
        return self.plan.weeks[self.now.content_week - 1].prescriptions

    def _judged(self, weekly: Sequence[int | None], decided: Sequence[Decided], week: int) -> NextStep:
        """The week's own decision, or the strictest of its last session and its last run where one was red."""
        found = [one for one in decided if one.day // 7 == week]
        runs = [one for one in found if one.asked.place == RUN]
        lifts = [one for one in found if one.asked.place != RUN]
        last = [one for kind in (runs, lifts) for one in kind if one.day == kind[-1].day]
        steps = [decide_week(weekly, irritability=self.irritability), *(one.step for one in last)]
        return min(steps, key=lambda step: STRICTEST_FIRST.index(step.decision))

    def _entry(self, run_step: int | None) -> Entry | None:
        phase = self.now.phase + 1
        if phase > max(week.phase for week in self.planned):
            return None
        told = [telling for _, was, telling in self.strength if was == self.now.phase]
        return entry(
            phase,
            replace(
                self.checks,
                sessions_done=len(told),
                peaks=tuple(telling.peak for telling in told),
                morning_rises=tuple(_rise(telling) for telling in told),
                swelling_new=told[-1].swelling if told else None,
                run_step=run_step,
                runs_continuously=run_step is None,
            ),
        )


def is_strength(item: Prescription) -> bool:
    """True for a strengthening exercise of the session."""
    return item.block == "main" and is_strengthening(CATALOGUE[item.exercise])


def _rise(telling: Telling) -> int | None:
    return None if telling.morning is None or telling.before is None else telling.morning - telling.before


def _of_week(past: Sequence[Past], week: int) -> list[Past]:
    return [one for one in past if one.day // 7 == week]


def _worst(past: Sequence[Past], week: int) -> int | None:
    return max((peak for one in _of_week(past, week) if (peak := worst(one.telling)) is not None), default=None)
