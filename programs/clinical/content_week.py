"""Which planned week's exercises a runner does now: what was told, dated, and what the course makes of it (§6.4, 6.6,
6.8). `programs.clinical.course` decides from week to week; here each calendar week gets what is known of it.

A week is judged by what is told until the end of the next one, so a check on a Wednesday changes that very week.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType

from programs.clinical.course import CourseWeek, PlannedWeek, WeekTold, ahead, course
from programs.clinical.decision import Decision, NextStep
from programs.clinical.generation.running import Run
from programs.clinical.progression.missed import decide_missed
from programs.clinical.progression.phase_entry import ENTRY, LAST_SESSIONS, Entry, Readiness, entry
from programs.clinical.progression.week_so_far import RED
from programs.clinical.reason import Reason
from programs.clinical.screening.rescreen import WEEKLY_DAYS
from programs.clinical.told_course import CourseFacts, DoneSession, ToldCheck
from programs.clinical.told_pain import pain_of_the_week
from programs.clinical.told_runs import has_run, reached_step, run_of_week, run_rose_at, runs_continuously, runs_rise

#: What a check told about readiness counts for so many days, then it is not told any more [D].
CHECK_COUNTS_DAYS = WEEKLY_DAYS
#: Reasons of the course that stand for a week that simply comes next.
GOES_ON = frozenset({"course_begins", "course_goes_on", "course_phase_opens", "course_ahead"})
#: Decisions after which nothing goes up (§6.6).
SORE = RED | {Decision.REGRESS_WEEK, Decision.HOLD_WEEK}
#: What a check asks before a phase opens, by the names of `Readiness`; the rest is read from the sessions.
ASKED_FOR: Mapping[int, tuple[str, ...]] = MappingProxyType(
    {
        3: ("squat_pain", "stairs_down_pain", "step_down_points"),
        4: ("chair_rises", "heel_raises", "walk_pain"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The planned `week` whose exercises are done, the shares of its sets and loads (above 0, at most 1), whether
    anything may rise, and why. `entry`: the criteria of the next phase, where the week before is its last. `run` is
    what is run instead of the planned run (told_runs/), None = as planned; `is_first_run`: nobody ran before.
    `is_sore`: this very week held a day or a rise that lets nothing go up, so that no word may say all is well."""

    week: int
    reason: Reason
    share: float = 1.0
    load_share: float = 1.0
    may_rise: bool = True
    entry: Entry | None = None
    run: Run | None = None
    is_first_run: bool = False
    is_sore: bool = False

    @property
    def waits(self) -> bool:
        """True where it is not simply the week that comes next."""
        return self.reason.code not in GOES_ON

    def differs_from(self, week: int) -> bool:
        """True where it is not simply what the plan has for that calendar week."""
        is_less = self.share < 1 or self.load_share < 1
        return self.waits or self.week != week or is_less or self.run is not None

    @property
    def place(self) -> int:
        """The planned week that is not done yet: every one before it is. One more than the last where all are."""
        return self.week + 1 if self.reason.code == "course_done" else self.week


def content_of(facts: CourseFacts, week: int, *, day: date) -> Content:
    """What a calendar week holds, seen from a `day`: of a week that is over what it held at its end, of one ahead what
    it will hold if every week till then goes well (§6.4, 6.6, 6.8)."""
    now = max(facts.week_on(day), 1)
    plan, told = lived(facts, min(week, now), day=day)
    asked = course(plan, told)
    found = asked[-1]
    if week > now:
        later = ahead(plan, found, week - now)
        reason = Reason("course_ahead", "6.3", {"week": later.content_week})
        return Content(week=later.content_week, reason=reason, share=later.share, load_share=later.load_share)
    last = told[-1] if told else WeekTold()
    run = run_of_week(facts, asked, waits_for_run=_waits_for_run(found, last.entry), day=day)
    return Content(
        week=found.content_week,
        reason=_named(facts, found, last.entry, run),
        share=found.share,
        load_share=found.load_share,
        may_rise=found.may_rise,
        entry=last.entry,
        run=run,
        is_first_run=run is not None and not has_run(facts),
        is_sore=_is_sore(facts, week, day),
    )


def _is_sore(facts: CourseFacts, week: int, day: date) -> bool:
    """Whether what is told of a calendar week so far eases, stops or holds (§6.6 rows 1 to 7)."""
    step = pain_of_the_week(facts, week, day=day)
    return step is not None and any(one in SORE for one in (step.decision, *step.also))


def lived(facts: CourseFacts, before: int, *, day: date) -> tuple[list[PlannedWeek], list[WeekTold]]:
    """The plan, and what is known by a day of each calendar week before this one, as `course` reads them."""
    plan = [PlannedWeek(one.phase, one.lines) for one in facts.weeks]
    told: list[WeekTold] = []
    for number in range(1, before):
        told.append(_week_told(facts, course(plan, told)[-1], number, day=day))
    return plan, told


def _named(facts: CourseFacts, found: CourseWeek, closed: Entry | None, run: Run | None) -> Reason:
    """The same reason; where a phase waits for the run alone, where the run stands."""
    if closed is None or not _waits_for_run(found, closed):
        return found.reason
    week = facts.planned(found.content_week)
    if not week.runs:
        return Reason("course_run_not_planned", "6.4", found.reason.params)
    params = {**found.reason.params, "step": (run or week.run).step or 0, "needed": closed.waits_for[0].needed}
    return Reason("course_run_behind" if runs_rise(facts) else "course_run_kept", "6.4", params)


def _waits_for_run(found: CourseWeek, closed: Entry | None) -> bool:
    """Whether a phase waits for the run and nothing else."""
    if found.reason.code != "course_phase_closed" or closed is None:
        return False
    return [line.code for line in closed.waits_for] == ["run_step"]


def _week_told(facts: CourseFacts, asked: CourseWeek, number: int, *, day: date) -> WeekTold:
    """What is known of a calendar week by a day of the next one. Sessions count where they were of what was asked, or
    of a later week."""
    day = min(day, facts.first_day(number + 2) - timedelta(days=1))
    trained = facts.trained(number)
    efforts = [one.effort for one in trained if one.effort is not None]
    phase = asked.phase + 1
    return WeekTold(
        done=sum(one.week >= asked.content_week for one in trained),
        planned=facts.planned(asked.content_week).strength,
        week=pain_of_the_week(facts, number, day=day),
        entry=entry_in_week(facts, phase, number + 1, day) if phase in ENTRY else None,
        gap=_gap(facts, number + 1, day),
        mean_rpe=sum(efforts) / len(efforts) if efforts else None,
    )


def next_entry(facts: CourseFacts, *, day: date) -> Entry | None:
    """Where a runner stands before the next phase, once it is near: planned for this calendar week or the next one.
    None before that, and in the last phase of the plan."""
    number = max(facts.week_on(day), 1)
    phase = facts.planned(content_of(facts, number, day=day).week).phase
    if facts.planned(number + 1).phase <= phase:
        return None
    return entry(phase + 1, readiness_of(facts, phase, day=day))


def entry_in_week(facts: CourseFacts, phase: int, number: int, day: date) -> Entry:
    """Whether a phase opened in a calendar week up to a day: what was met once stays met in that week. The last look
    where it did not. No phase opens after a run of that week went up (one thing at a time, §6.1)."""
    first, rose_at = facts.first_day(number), run_rose_at(facts, number)
    moments = sorted(_moments(facts))
    before = [(moment, first) for moment, on in moments if on < first]
    within = [(moment, on) for moment, on in moments if first <= on <= day and not (rose_at and moment >= rose_at)]
    found = entry(phase, Readiness())
    for moment, on in [*before[-1:], *within]:
        found = entry(phase, readiness_of(facts.known_at(moment), phase - 1, day=on))
        if found.is_open:
            break
    return found


def _moments(facts: CourseFacts) -> Iterator[tuple[datetime, date]]:
    """Whenever something was told, with its day."""
    yield from ((check.told_at, check.told_on) for check in facts.checks)
    yield from ((one.told_at, one.told_on) for one in facts.sessions)
    for one in facts.sessions:
        if one.morning_told_at is not None and one.morning_told_on is not None:
            yield one.morning_told_at, one.morning_told_on


def readiness_of(facts: CourseFacts, phase: int, *, day: date) -> Readiness:
    """What is known before the phase after this one may open, as `entry` reads it."""
    own = [one for one in facts.strength if facts.planned(one.week).phase == phase]
    check = next(reversed(_checks_that_count(facts, day)), None)
    return Readiness(
        sessions_done=len(own),
        peaks=tuple(one.peak for one in own),
        morning_rises=tuple(one.morning_rise for one in own),
        swelling_new=_swelling(facts, own[-LAST_SESSIONS:], day),
        step_down_points_before=facts.step_down_before,
        heel_raises=check.heel_raises if check else (None, None),
        run_step=reached_step(facts, day),
        runs_continuously=runs_continuously(facts, day),
        **(check.readiness if check else {}),
    )


def _swelling(facts: CourseFacts, last: Sequence[DoneSession], day: date) -> bool | None:
    """New swelling told with any session or run since the last strength sessions, or in the last seven days, or in a
    check that counts. One that was not asked is not known."""
    since = min([day - timedelta(days=CHECK_COUNTS_DAYS - 1), *(one.done_on for one in last)])
    told = [one.swelling_new for one in facts.sessions if one.done_on >= since]
    if True in told or not all(check.has_no_swelling for check in _checks_that_count(facts, day)):
        return True
    asked = [one.swelling_new for one in last]
    return None if not asked or None in asked else False


def _checks_that_count(facts: CourseFacts, day: date) -> list[ToldCheck]:
    return [one for one in facts.checks if 0 <= (day - one.told_on).days < CHECK_COUNTS_DAYS]


def _gap(facts: CourseFacts, number: int, day: date) -> NextStep:
    """The days without a session before the first one of this calendar week, or until today."""
    first = facts.first_day(number)
    within = [one.done_on for one in facts.sessions if first <= one.done_on <= day]
    return gap_until(facts, min(within, default=day), before=first)


def gap_until(facts: CourseFacts, day: date, *, before: date) -> NextStep:
    """How to come back on a day (§6.8), counted from the last session `before` another; where there was none, from the
    program's first day: nobody trained since then, as far as we know [D]."""
    return decide_missed((day - facts.last_trained_on(before)).days)
