"""The demo's sessions: logged evening by evening, with the morning after, through the actions that pages call."""

from __future__ import annotations

import random
import uuid
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from programs.actions.check import tell_week
from programs.actions.session import OnHold, log_session, report_morning_pain
from programs.clinical.check import ToldWeek
from programs.clinical.progression.week_so_far import RUN
from programs.clinical.screening import RESCREEN
from programs.clinical.telling import ExerciseSkipped, SessionDone, SetDone
from programs.clinical.values import PainScore
from programs.management.demo.answers import PAIN
from programs.management.demo.stories import Course, Story
from programs.models import PlannedSession, Prescription, Program, SkipReason
from programs.queries.course import course_at
from programs.queries.next_steps import asked_sides, target_seconds
from programs.queries.session_card import prescriptions_of

#: Peak pain by strength session, the last value going on; SORE climbs at the end whatever the length.
PEAKS = {
    Course.GOOD: (3, 3, 2, 3, 2, 2, 2, 1, 2, 1),
    Course.HONEST: (3, 3, 4, 2, 3, 2, 2, 2),
    Course.SILENT: (3, 2, 3, 2),
    Course.FADING: (3, 3, 2),
}
#: A run is kept to what a runner's knee allows: at most 2, and no worse on the morning after (§6.6).
RUN_PEAKS = (2, 1, 2, 1)
#: The honest person's sore day: as high as a moderate knee may go, and it says why.
SORE_DAY = 4
CLIMB = (3, 4, 5, 6, 7)
#: What opens every phase.
READY = {
    "squat_pain": 1,
    "stairs_down_pain": 2,
    "step_down_points": 2,
    "chair_rises": 12,
    "heel_raises_left": 22,
    "heel_raises_right": 24,
    "walk_pain": 1,
}
#: What makes the two points of the step-down.
SEEN = frozenset({"trunk", "wobble"})
#: Silent people stopped this many days ago.
SILENT_DAYS = 8
#: The session that honest people missed, counted from the first.
MISSED = 4


def keep_diary(story: Story, program: Program, *, now: datetime, dice: random.Random) -> None:
    """Every session before today, as the story goes; today's is left to the person who plays with the demo."""
    today = program.patient.user.today(at=now)
    past = [
        session
        for session in program.planned_sessions.select_related("week__version", "program__patient__user")
        if session.due_on < today and was_done(story.course, session, today, dice)
    ]
    weeks = weeks_to_tell(story, program, today)
    pains: dict[date, int] = {}
    for place, session in enumerate(past):
        while weeks and weeks[0] <= session.due_on:
            tell_check(story, program, weeks.pop(0), pains, dice)
        before = sum(one.kind == session.kind for one in past[:place])
        peak = peak_of(story.course, session.kind, before, left=len(past) - place)
        if log_evening(session, peak, story=story, place=before, dice=dice):
            pains[session.due_on] = peak
            is_yesterday = session.due_on == today - timedelta(days=1)
            if not is_yesterday:  # yesterday's morning after is asked today
                tell_morning(session, peak if peak > SORE_DAY else before_of(peak))
    for day in weeks:
        tell_check(story, program, day, pains, dice)


def weeks_to_tell(story: Story, program: Program, today: date) -> list[date]:
    """The days on which the week was told: every seventh, before today, while the person still told anything."""
    last = today - timedelta(days=SILENT_DAYS) if story.course is Course.SILENT else today
    days = (program.starts_on + timedelta(days=7 * week) for week in range(1, program.weeks_count))
    return [day for day in days if day < last]


def tell_check(story: Story, program: Program, day: date, pains: Mapping[date, int], dice: random.Random) -> None:
    """A week told in the morning, no calmer than its sessions were. Whoever is sore hurts more in the newest week."""
    number, before = (day - program.starts_on).days // 7, PAIN[story.knee][0]
    is_sore = story.course is Course.SORE
    usual = before + 2 * (number > 1) if is_sore else max(1, before - number)
    worst = max([usual, *(pain for on, pain in pains.items() if on >= day - timedelta(days=7))])
    tell_week(
        program=program,
        check_id=uuid.UUID(int=dice.getrandbits(128), version=4),
        week=ToldWeek(
            pain_worst=PainScore(worst),
            pain_usual=PainScore(worst // 2),
            signs=all_no(),
            readiness={} if is_sore else READY,
            step_down_signs=None if is_sore else SEEN,
        ),
        by=program.patient.user,
        at=moment_of(program, day, time(7)),
    )


def all_no() -> dict[str, str]:
    """None of the five signs."""
    return {line.key: "no" for line in RESCREEN}


def was_done(course: Course, session: PlannedSession, today: date, dice: random.Random) -> bool:
    """Whether the person did this session."""
    if course is Course.SILENT:
        return session.due_on < today - timedelta(days=SILENT_DAYS)
    if course is Course.FADING:
        return dice.random() < 0.45
    return not (course is Course.HONEST and session.number == MISSED)


def peak_of(course: Course, kind: str, place: int, *, left: int) -> int:
    """The highest pain of a session, 0-10. `place`: how many of its kind came before; `left`: how many sessions of any
    kind are left, itself included."""
    if course is Course.SORE and left <= len(CLIMB):
        return CLIMB[-left]
    peaks = RUN_PEAKS if kind == RUN else PEAKS[Course.GOOD if course is Course.SORE else course]
    return peaks[min(place, len(peaks) - 1)]


def before_of(peak: int) -> int:
    """The pain before a session and on the morning after it: it settled overnight."""
    return max(0, peak - 2)


def log_evening(session: PlannedSession, peak: int, *, story: Story, place: int, dice: random.Random) -> bool:
    """One session at half past six in the evening; False where the rules held it back and the person rested."""
    patient = session.program.patient
    evening = clock(session, session.due_on, time(18, 30))
    session = course_at(session.program, patient, at=evening).serve(session)
    try:
        log_session(
            patient=patient,
            planned_session=session,
            log_id=uuid.UUID(int=dice.getrandbits(128), version=4),
            done=done_at(evening, peak, list(prescriptions_of(session)), story=story, place=place),
            by=patient.user,
            at=evening + timedelta(minutes=2),
            although_held=story.course is Course.SORE,
        )
    except OnHold:
        return False
    return True


def done_at(evening: datetime, peak: int, asked: Sequence[Prescription], *, story: Story, place: int) -> SessionDone:
    """Everything as asked; an honest runner leaves out one exercise of the third session."""
    is_short = story.course is Course.HONEST and place == 2
    skipped = [item for item in asked if is_short and item.block == "cool_down"][:1]
    return SessionDone(
        performed_on=evening.date(),
        performed_at=evening,
        pain_before=PainScore(before_of(peak)),
        pain_peak=PainScore(peak),
        pain_after=PainScore(max(0, peak - 1)),
        effort=6 if peak < 5 else 8,
        swelling_new=False,
        locked_or_gave_way=False,
        sets=[one for item in asked if item not in skipped for one in all_sets(item)],
        skips=[ExerciseSkipped(prescription=item.public_id, reason=SkipReason.NO_TIME.value) for item in skipped],
        note="Stairs at work all day, knee was sore before I began."
        if peak == SORE_DAY and story.course is Course.HONEST
        else "",
    )


def all_sets(item: Prescription) -> list[SetDone]:
    """Every set as asked, at the lower end of the range."""
    seconds = None if item.reps_min else target_seconds(item)
    return [
        SetDone(
            prescription=item.public_id,
            side=side,
            number=number,
            reps=item.reps_min,
            seconds=seconds,
            load_kg=item.load_kg,
        )
        for side, sets in asked_sides(item)
        for number in range(1, sets + 1)
    ]


def tell_morning(session: PlannedSession, score: int) -> None:
    """The morning after, at half past seven."""
    log = session.logs.get()
    morning = clock(session, session.due_on + timedelta(days=1), time(7, 30))
    report_morning_pain(session_log=log, score=PainScore(score), by=log.patient.user, at=morning)


def clock(session: PlannedSession, day: date, hour: time) -> datetime:
    """An hour of a day where the runner is."""
    return moment_of(session.program, day, hour)


def moment_of(program: Program, day: date, hour: time) -> datetime:
    """The same for a program."""
    return datetime.combine(day, hour, tzinfo=ZoneInfo(program.patient.user.time_zone))
