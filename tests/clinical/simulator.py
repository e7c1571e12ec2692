"""A program lived through day by day, as the pages ask the rules: what was asked, done, told, decided and applied.

Plain lists and no database. The simulator is the caller of `progression` and `hold`. It keeps what they leave to their
caller: one step an exercise a week (6.7 of the evidence), never running and strength up in the same week, a week that
went badly or was missed is done again, and a held session is not done.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from programs.clinical.decision import Change, Decision, NextStep
from programs.clinical.generation.doses import is_strengthening
from programs.clinical.generation.run_table import TABLE
from programs.clinical.hold import STOPS_WINDOW, Cleared, HoldFacts, Screened, ToldSession, hold
from programs.clinical.plan import Prescription, ProgramPlan
from programs.clinical.progression import (
    CurrentDose,
    RunState,
    decide_item,
    decide_missed,
    decide_run,
    decide_week,
    week_trend,
)
from programs.clinical.values import Irritability, Level
from tests.clinical.cases import MONDAY
from tests.clinical.lived import RUN, STRENGTH, Asked, Decided, Diary, Life, Past, Place, Telling
from tests.clinical.lived_doses import CATALOGUE, changed, eased, first_dose, known_on, on_ladder, told_session, worst

#: In the first week strength may rise, in the second the run, and so on.
WHAT_MAY_RISE = (STRENGTH, RUN)
MONTH = 30
#: What a decision looks at (queries/next_steps.py).
HISTORY_DAYS = 28


class Runner:
    """Lives one program with one diary."""

    def __init__(self, plan: ProgramPlan, irritability: Irritability, diary: Diary, longest_run: float | None) -> None:
        self.plan, self.diary, self.life = plan, diary, Life(irritability)
        self.places: dict[str, Place] = {}
        self.past: list[Past] = []
        self.runs: list[tuple[int, float]] = [(-1, longest_run)] if longest_run else []
        self.step, self.minutes = plan.weeks[0].running.step, plan.weeks[0].running.minutes
        self.at_week, self.trend = 0, None
        self.risen: set[str] = set()
        self.screened_on = -1
        self.waits_since: int | None = None
        self.tellings = iter(diary.sessions)
        self.is_over = False

    def live(self) -> Life:
        """Every day of the plan's weeks."""
        for day in range(7 * len(self.plan.weeks)):
            if day % 7 == 0 and day:
                self._monday(day)
            if self._is_session_day(day) and not self.is_over:
                self.life.session_days.append(day)
                self._session_day(day, next(self.tellings, Telling()))
        return self.life

    def _monday(self, day: int) -> None:
        weekly = [self._worst_of_week(week) for week in range(day // 7)]
        decided = decide_week(weekly, irritability=self.life.irritability)
        self.life.weeks.append((day, decided))
        self.trend, self.risen = week_trend(weekly), set()
        went_well = weekly[-1] is not None and decided.decision is Decision.HOLD
        self.at_week = min(self.at_week + went_well, len(self.plan.weeks) - 1)

    def _worst_of_week(self, week: int) -> int | None:
        tellings = [past.telling for past in self.past if past.day // 7 == week]
        return max((peak for telling in tellings if (peak := worst(telling)) is not None), default=None)

    def _is_session_day(self, day: int) -> bool:
        return any(True for _ in self._items(day))

    def _items(self, day: int) -> Iterator[Prescription]:
        for item in self.plan.weeks[self.at_week].on_day(day % 7 + 1):
            if item.block == RUN or (item.block == "main" and is_strengthening(CATALOGUE[item.exercise])):
                yield item

    def _session_day(self, day: int, telling: Telling | None) -> None:
        self._be_seen(day)
        held = hold(self._facts(day))
        if held is not None:
            self.life.held.append((day, held))
            if held.blocks_plan and self.waits_since is None:
                self.waits_since = day
        if held is not None or telling is None:
            return
        self._after_a_gap(day)
        if not self.is_over:
            self._do(day, telling)

    def _be_seen(self, day: int) -> None:
        after = self.diary.seen_after
        if self.waits_since is not None and after is not None and day - self.waits_since >= after:
            self.screened_on, self.waits_since = day, None

    def _after_a_gap(self, day: int) -> None:
        """The steps of evidence.md 6.8 that are the caller's: loads, the run, and which week is done again."""
        if not self.past:
            return
        step = decide_missed(day - self.past[-1].day, run_step=self.step, irritability=self.life.irritability)
        self.life.missed.append((day, step))
        if step.decision is Decision.NEXT:
            return
        self.is_over = step.decision is Decision.NEW_BASELINE
        if step.change.factor is not None:
            for place in self.places.values():
                place.dose = eased(place.dose, step.change.factor)
            self._run_from(step.run_step)

    def _run_from(self, step: int | None) -> None:
        if step is not None:
            self.step, self.minutes = step, TABLE[step].run_minutes
        elif self.step is None:
            self.minutes *= 0.8

    def _do(self, day: int, telling: Telling) -> None:
        """Do the session, tell it, perhaps correct it: what is decided rests on the telling that stands."""
        asked = {item.exercise if item.block == "main" else RUN: item for item in self._items(day)}
        done = {place: self._ask_run(day) if place == RUN else self._ask(day, item) for place, item in asked.items()}
        self.life.asked.extend(done.values())
        if telling.said_first is not None:
            self._tell(day, replace(telling, peak=telling.said_first), done)
            self.past.pop()
        self._tell(day, telling, done)
        stops = self._stops()
        for each in done.values():
            self._decide(day, each, telling, stops)

    def _tell(self, day: int, telling: Telling, done: Mapping[str, Asked]) -> None:
        sessions = {place: told_session(telling, asked) for place, asked in done.items()}
        self.past.append(Past(day, telling, sessions, self._as_told(day, telling)))

    def _ask(self, day: int, item: Prescription) -> Asked:
        place = self.places.setdefault(item.exercise, Place(CATALOGUE[item.exercise], first_dose(item)))
        return Asked(day, item.exercise, place.exercise.code, place.dose)

    def _ask_run(self, day: int) -> Asked:
        if self.step != 0:
            self.runs.append((day, self.minutes))
        return Asked(day, RUN, RUN, CurrentDose(), self.step, self.minutes)

    def _decide(self, day: int, asked: Asked, telling: Telling, stops: int) -> None:
        code = asked.place
        history = tuple(past.sessions[code] for past in self._recent(day) if code in past.sessions)
        keywords = {"irritability": self.life.irritability, "week_trend": self.trend, "stops_in_14_days": stops}
        if code == RUN:
            step = decide_run(self._run_state(day), history, **keywords)
            applied = self._may(step, day, RUN, code) and self._apply_run(step)
        else:
            place = self.places[code]
            item = replace(on_ladder(place.exercise.code), dose=place.dose, phase=self._phase)
            step = decide_item(item, history, **keywords)
            applied = self._may(step, day, STRENGTH, code) and self._apply(code, step.change, step.decision)
        self.life.decided.append(Decided(asked, step, telling, applied))

    @property
    def _phase(self) -> int:
        return self.plan.weeks[self.at_week].phase

    def _recent(self, day: int) -> list[Past]:
        return [past for past in self.past if past.day > day - HISTORY_DAYS]

    def _stops(self) -> int:
        last = self.past[-1].day
        window = [past for past in self.past[:-1] if past.day >= last - STOPS_WINDOW.days]
        return sum(past.told.is_stop for past in window)

    def _may(self, step: NextStep, day: int, kind: str, code: str) -> bool:
        """One step an exercise a week, and running or strength, not both; less is always taken at once."""
        if step.decision is not Decision.PROGRESS:
            return True
        if kind != WHAT_MAY_RISE[day // 7 % 2] or code in self.risen:
            return False
        self.risen.add(code)
        return True

    def _apply(self, code: str, change: Change, decision: Decision) -> bool:
        place = self.places[code]
        if change.variable in ("step", "variant"):
            other = CATALOGUE.get(str(change.after)) if change.after else None
            if other is None:
                return False
            self.places[code] = Place(other, CurrentDose(sets=place.dose.sets))
            self._forget(code)
            return True
        place.dose = changed(place.dose, place.exercise, change, decision)
        return True

    def _forget(self, code: str) -> None:
        """Another exercise begins a history of its own."""
        kept = [{name: told for name, told in past.sessions.items() if name != code} for past in self.past]
        self.past = [replace(past, sessions=sessions) for past, sessions in zip(self.past, kept, strict=True)]

    def _run_state(self, day: int) -> RunState:
        longest = max((minutes for on, minutes in self.runs if on > day - MONTH), default=None)
        return RunState(step=self.step, longest_run_30d_minutes=longest, planned_minutes=self.minutes or None)

    def _apply_run(self, step: NextStep) -> bool:
        was = self.step
        if step.run_step is not None and step.run_step != was:
            self._run_from(step.run_step)
            self._forget(RUN)
        elif step.decision is Decision.PROGRESS and step.change.variable == "volume":
            self.minutes = step.longest_minutes_allowed or self.minutes
        elif step.change.factor is not None and step.change.factor < 1 and was is None:
            self.minutes *= step.change.factor
        return True

    def _facts(self, day: int) -> HoldFacts:
        return HoldFacts(
            at=self._noon(day),
            today=self._date(day),
            screened=Screened(
                completed_at=self._noon(self.screened_on), screened_on=self._date(self.screened_on), level=Level.CLEAR
            ),
            cleared=Cleared(cleared_on=self._date(self.screened_on), recorded_at=self._noon(self.screened_on)),
            sessions=tuple(known_on(day, past) for past in self.past),
        )

    def _as_told(self, day: int, telling: Telling) -> ToldSession:
        at = self._noon(day)
        return ToldSession(
            performed_on=self._date(day),
            performed_at=at,
            told_at=at,
            peak=telling.peak,
            after=telling.after,
            morning=telling.morning,
            morning_on=self._date(day + 1),
            morning_told_at=self._noon(day + telling.late_days),
            swelling_new=telling.swelling,
            mechanical=telling.mechanical,
        )

    def _noon(self, day: int) -> datetime:
        return datetime.combine(MONDAY, time(12), UTC) + timedelta(days=day)

    def _date(self, day: int) -> date:
        """The runner's own calendar day; from the sixth day on they are somewhere else."""
        return (self._noon(day) + timedelta(hours=self.diary.hours_east if day >= 5 else 0)).date()
