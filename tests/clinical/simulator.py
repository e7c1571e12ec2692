"""A program lived through day by day, as the pages ask the rules: what was asked, done, told, decided and applied.

Plain lists and no database. The simulator is the caller of `progression`, `course` (in `lived_weeks.py`) and `hold`. It
keeps what they leave to their caller: a held session is not done.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from programs.clinical.decision import Decision, NextStep
from programs.clinical.generation.run_table import TABLE
from programs.clinical.hold import STOPS_WINDOW, hold
from programs.clinical.plan import Prescription, ProgramPlan
from programs.clinical.progression import (
    RED,
    RUN,
    AskedDose,
    CurrentDose,
    RunState,
    WeekSoFar,
    decide_item,
    decide_missed,
    decide_run,
    rating_now,
    week_so_far,
)
from programs.clinical.values import Irritability
from tests.clinical.lived import Asked, Decided, Diary, Life, Past, Place, Telling
from tests.clinical.lived_days import Days
from tests.clinical.lived_doses import CATALOGUE, changed, eased, first_dose, on_ladder, told_session
from tests.clinical.lived_weeks import Weeks

MONTH = 30
#: What a decision looks at (queries/next_steps.py).
HISTORY_DAYS = 28


class Runner:
    """Lives one program with one diary."""

    def __init__(self, plan: ProgramPlan, irritability: Irritability, diary: Diary, longest_run: float | None) -> None:
        self.diary, self.life = diary, Life(irritability)
        self.places: dict[str, Place] = {}
        self.past: list[Past] = []
        self.runs: list[tuple[int, float]] = [(-1, longest_run)] if longest_run else []
        self.step, self.minutes = plan.weeks[0].running.step, plan.weeks[0].running.minutes
        self.weeks = Weeks(plan, irritability, diary.checks)
        self.doses: list[AskedDose] = []
        self.waiting: dict[str, Place] = {}
        self.run_waiting: tuple[int | None, float] | None = None
        self.days = Days(diary.hours_east)
        self.screened_on = -1
        self.waits_since: int | None = None
        self.tellings = iter(diary.sessions)

    def live(self) -> Life:
        """Every day of the plan's weeks, and of those that are done again."""
        day = 0
        while not self.weeks.now.is_over:
            self.weeks.begin_day()
            if self._is_session_day(day):
                self.life.session_days.append(day)
                self._session_day(day, next(self.tellings, Telling()))
            day += 1
            if day % 7 == 0:
                gap = self._gap(day) if self.past else None
                self.life.weeks.append(self.weeks.end(day // 7 - 1, self.past, self.life.decided, gap, self.step))
        return self.life

    def _is_session_day(self, day: int) -> bool:
        return any(True for _ in self.weeks.items(day))

    def _session_day(self, day: int, telling: Telling | None) -> None:
        self._be_seen(day)
        held = hold(self.days.hold_facts(day, self.screened_on, self.past))
        if held is not None:
            self.life.held.append((day, held))
            if held.blocks_plan and self.waits_since is None:
                self.waits_since = day
        if held is not None or telling is None:
            return
        self._after_a_gap(day)
        if not self.weeks.now.is_over and self._is_session_day(day):
            self._do(day, telling)

    def _be_seen(self, day: int) -> None:
        after = self.diary.seen_after
        if self.waits_since is not None and after is not None and day - self.waits_since >= after:
            self.screened_on, self.waits_since = day, None

    def _gap(self, day: int) -> NextStep:
        return decide_missed(day - self.past[-1].day, run_step=self.step, irritability=self.life.irritability)

    def _after_a_gap(self, day: int) -> None:
        """The steps of §6.8 that are the caller's: loads and the run. Weeks and sets are the course's."""
        if not self.past:
            return
        step = self._gap(day)
        self.life.missed.append((day, step))
        self.weeks.resume(day, step)
        if step.decision is Decision.NEXT:
            return
        self._drop_what_waits()
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
        asked = {item.exercise if item.block == "main" else RUN: item for item in self.weeks.items(day)}
        done = {place: self._ask_run(day) if place == RUN else self._ask(day, item) for place, item in asked.items()}
        self.life.asked.extend(done.values())
        self.doses.extend(
            AskedDose(day=day, place=one.place, exercise=one.code, dose=one.dose, minutes=one.minutes)
            for one in done.values()
        )
        if telling.said_first is not None:
            self._tell(day, replace(telling, peak=telling.said_first), done)
            self.past.pop()
        self._tell(day, telling, done)
        self.weeks.did(day, telling, has_strength=bool(done.keys() - {RUN}))
        stops = self._stops()
        for each in done.values():
            self._decide(day, each, telling, stops)
        if any(one.day == day and one.step.decision in RED for one in self.life.decided):
            self._drop_what_waits()

    def _tell(self, day: int, telling: Telling, done: Mapping[str, Asked]) -> None:
        is_less = min(self.weeks.today.share, self.weeks.today.load_share) < 1
        sessions = {place: told_session(telling, asked, is_less=is_less) for place, asked in done.items()}
        self.past.append(Past(day, telling, sessions, self.days.as_told(day, telling)))

    def _ask(self, day: int, item: Prescription) -> Asked:
        place = self.places.setdefault(item.exercise, Place(CATALOGUE[item.exercise], first_dose(item)))
        self.waiting.pop(item.exercise, None)
        dose = self.weeks.asked(place.dose, item.exercise, day)
        return Asked(day, item.exercise, place.exercise.code, dose, whole_sets=place.dose.sets or 0)

    def _ask_run(self, day: int) -> Asked:
        self.run_waiting = None
        if self.step != 0:
            self.runs.append((day, self.minutes))
        return Asked(day, RUN, RUN, CurrentDose(), self.step, self.minutes)

    def _decide(self, day: int, asked: Asked, telling: Telling, stops: int) -> None:
        code = asked.place
        history = tuple(past.sessions[code] for past in self._recent(day) if code in past.sessions)
        keywords = {
            "irritability": rating_now(self.life.irritability, self._days_since_severe(day)),
            "week_trend": self.weeks.trend,
            "stops_in_14_days": stops,
            "week_so_far": self._week_so_far(day),
        }
        if code == RUN:
            step = decide_run(self._run_state(day), history, **keywords)
            if step.decision is Decision.PROGRESS:
                self.run_waiting = self.step, self.minutes
            applied = self._apply_run(step)
        else:
            place = self.places[code]
            item = replace(on_ladder(place.exercise.code), dose=place.dose, phase=self.weeks.today.phase)
            step = decide_item(item, history, **keywords)
            if step.decision is Decision.PROGRESS or step.reason.code == "hold_rebuilt":
                self.waiting[code] = replace(place)
            applied = self._apply(code, step)
        self.life.decided.append(Decided(asked, step, telling, applied))

    def _recent(self, day: int) -> list[Past]:
        return [past for past in self.past if past.day > day - HISTORY_DAYS]

    def _stops(self) -> int:
        last = self.past[-1].day
        window = [past for past in self.past[:-1] if past.day >= last - STOPS_WINDOW.days]
        return sum(past.told.is_stop for past in window)

    def _days_since_severe(self, day: int) -> int | None:
        return min((day - past.day for past in self.past if past.told.is_severe), default=None)

    def _week_so_far(self, day: int) -> WeekSoFar:
        """What was asked, and what is decided to be asked next: a step that waits for its session counts already."""
        asked = list(self.doses)
        begun = {one.place for one in asked}
        for code in begun - {RUN}:
            place = self.places[code]
            asked.append(
                AskedDose(day=day, place=code, exercise=place.exercise.code, dose=self.weeks.asked(place.dose, code))
            )
        if RUN in begun:
            asked.append(AskedDose(day=day, place=RUN, minutes=self.minutes))
        red = {done.day for done in self.life.decided if done.step.decision in RED}
        return week_so_far(asked, red, first_day=day // 7 * 7, judged_on=day)

    def _drop_what_waits(self) -> None:
        """A step that was decided and not done yet is not taken after a red day or a gap."""
        self.places.update(self.waiting)
        self.step, self.minutes = self.run_waiting or (self.step, self.minutes)
        self.waiting, self.run_waiting = {}, None

    def _apply(self, code: str, step: NextStep) -> bool:
        place, change = self.places[code], step.change
        if change.variable in ("step", "variant"):
            other = CATALOGUE.get(str(change.after)) if change.after else None
            if other is None:
                return False
            self.places[code] = Place(other, CurrentDose(sets=place.dose.sets))
            self._forget(code)
            return True
        place.dose = changed(place.dose, place.exercise, change, step.decision)
        for less in step.besides:
            place.dose = changed(place.dose, place.exercise, less, Decision.HOLD)
        return True

    def _forget(self, code: str) -> None:
        """Another exercise begins a history of its own."""
        kept = [{name: told for name, told in past.sessions.items() if name != code} for past in self.past]
        self.past = [replace(past, sessions=sessions) for past, sessions in zip(self.past, kept, strict=True)]

    def _run_state(self, day: int) -> RunState:
        longest = max((minutes for on, minutes in self.runs if on > day - MONTH), default=None)
        return RunState(
            step=self.step, longest_run_30d_minutes=longest, planned_minutes=self.minutes or None, hop_pain=2
        )

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
