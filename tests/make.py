"""Makers: each makes one thing and quietly what it needs. Rows are written directly, so that a test of one
action does not depend on another; the demo (programs/management/demo) is what goes through the actions."""

from __future__ import annotations

import itertools
import uuid
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from programs.actions.catalogue import fingerprint, load_catalogue, row_of
from programs.clinical import RULES_VERSION
from programs.clinical.schedule import schedule
from programs.models import (
    Assessment,
    CareRelationship,
    Clinic,
    ClinicMembership,
    Exercise,
    PainReport,
    Patient,
    PlannedSession,
    Prescription,
    Program,
    ProgramVersion,
    Role,
    Screening,
    ScreeningAnswer,
    SessionLog,
    User,
    Week,
    WeeklyCheck,
)
from programs.models.check import LINES

LONG_AGO = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
PASSWORD = "runners-knee"
_numbers = itertools.count(1)


@cache
def entries() -> tuple[dict[str, Any], ...]:
    """The shipped catalogue's entries."""
    path = Path(__file__).parent.parent / "programs" / "catalogue" / "exercises.yaml"
    return tuple(yaml.load(path.read_text(), Loader=yaml.CSafeLoader)["exercises"])


def library() -> None:
    """Every exercise of the catalogue as a row."""
    load_catalogue(entries=entries(), by=None, at=LONG_AGO)


def exercise(*, code: str) -> Exercise:
    """One exercise of the catalogue."""
    known = Exercise.objects.filter(code=code).first()
    if known is not None:
        return known
    position, entry = next((index, entry) for index, entry in enumerate(entries()) if entry["id"] == code)
    row = row_of(entry, position)
    assert row.content_hash == fingerprint(entry)
    row.save()
    return row


def user(*, name: str = "", email: str = "", password: str | None = None, **fields: Any) -> User:
    """An account; without a password it signs in by `client_of` only."""
    number = next(_numbers)
    made = User(email=email or f"person{number}@kneeapp.example", full_name=name or f"Person {number}", **fields)
    made.set_password(password) if password else made.set_unusable_password()
    made.save()
    return made


def clinic(*, name: str = "") -> Clinic:
    """A clinic."""
    return Clinic.objects.create(name=name or f"Clinic {next(_numbers)}")


def member(*, role: Role, clinic: Clinic | None = None, since: datetime = LONG_AGO, **fields: Any) -> User:
    """Somebody who works in a clinic."""
    person = user(**fields)
    ClinicMembership.objects.create(
        clinic=clinic or globals()["clinic"](), user=person, role=role.value, started_at=since
    )
    return person


def therapist(**fields: Any) -> User:
    """A physiotherapist."""
    return member(role=Role.THERAPIST, **fields)


def administrator(**fields: Any) -> User:
    """A clinic administrator."""
    return member(role=Role.ADMINISTRATOR, **fields)


def patient(*, born_on: date | None = date(1996, 3, 1), sex: str | None = "female", **fields: Any) -> Patient:
    """Somebody who agreed that we keep their answers."""
    return Patient.objects.create(
        user=user(**fields),
        born_on=born_on,
        sex=sex,
        consented_at=LONG_AGO,
        consent_version="test",
        created_at=LONG_AGO,
    )


def care(
    *,
    patient: Patient,
    therapist: User,
    clinic: Clinic | None = None,
    started_at: datetime = LONG_AGO,
    ended_at: datetime | None = None,
) -> CareRelationship:
    """Care by a therapist, in the therapist's first clinic unless told."""
    return CareRelationship.objects.create(
        patient=patient,
        therapist=therapist,
        clinic=clinic or therapist.memberships.order_by("pk")[0].clinic,
        started_at=started_at,
        ended_at=ended_at,
        ended_by=therapist if ended_at else None,
        consented_at=started_at,
        consent_version="test",
    )


def screening(
    *, patient: Patient, level: str | None = "CLEAR", at: datetime = LONG_AGO, answers: dict[str, str] | None = None
) -> Screening:
    """A completed screening (`level=None`: still open). Every question is `no` or mildest, then yours."""
    from programs.clinical.screening import QUESTIONS

    made = Screening.objects.create(
        patient=patient,
        started_at=at,
        completed_at=at if level else None,
        level=level,
        rules_version=RULES_VERSION,
        scope_answered_at=at,
    )
    given = {question.key: "no" if "no" in question.options else question.options[0] for question in QUESTIONS}
    ScreeningAnswer.objects.bulk_create(
        ScreeningAnswer(screening=made, question=key, answer=answer, answered_at=at)
        for key, answer in (given | (answers or {})).items()
    )
    return made


def assessment(*, patient: Patient, at: datetime = LONG_AGO, completed: bool = True, **fields: Any) -> Assessment:
    """An assessment that fits runner's knee, low to moderate irritability, all questions answered."""
    akps = {"limp": 5, "support": 5, "walking": 5, "stairs": 8, "squat": 4, "run": 8, "jump": 7}
    akps |= {"sitting": 8, "pain": 8, "swelling": 10, "kneecap": 10, "thigh": 5, "flexion": 5}
    known: dict[str, Any] = {
        "knee_side": "right",
        "duration_weeks": 8,
        "onset": "gradual",
        "location": "front",
        "provoked_by": ["squat", "stairs", "running"],
        "training_change": True,
        "pain_worst_7d": 3,
        "pain_usual_7d": 2,
        "pain_now": 1,
        "pain_rest": 0,
        "pain_squat": 2,
        "pain_stairs_down": 2,
        "pain_sitting": 2,
        "settles_minutes": 30,
        "night_pain": "none",
        "fear": 2,
        "akps_answers": akps,
        "running_answered_at": at,
        "runs_per_week": 3,
        "tolerated_minutes": 10,
        "pain_in_run": 2,
        "longest_run_30d_minutes": 30,
        "wish_weeks": 6,
        "minutes_per_session": 40,
        "equipment": ["band", "loop_band"],
        "strength_days": [1, 3, 5],
        "start_on": None,
    }
    return Assessment.objects.create(
        patient=patient, started_at=at, completed_at=at if completed else None, **(known | fields)
    )


#: What `program()` prescribes on Mondays, Wednesdays and Fridays: code, block, reps, hold, seconds, two-legged.
ITEMS: tuple[tuple[str, str, tuple[int, int] | None, tuple[int, int] | None, tuple[int, int] | None], ...] = (
    ("WU01", "warm_up", None, None, (240, 360)),
    ("QD10", "main", (10, 15), None, None),
    ("GL03", "main", (10, 15), None, None),
    ("QD08", "main", None, (20, 45), None),
    ("ST10", "cool_down", None, (30, 30), None),
)


def program(
    *,
    patient: Patient,
    starts_on: date = date(2027, 1, 4),
    weeks: int = 6,
    status: str = "active",
    irritability: str = "low",
    by: User | None = None,
) -> Program:
    """A program with dated sessions on Mondays, Wednesdays and Fridays (runs on Saturdays), five exercises each."""
    begun = datetime.combine(starts_on, datetime.min.time(), tzinfo=UTC) - timedelta(days=1)
    accepted = status != "draft"
    made = Program.objects.create(
        patient=patient,
        assessment=patient.assessments.first() or assessment(patient=patient),
        status=status,
        weeks_count=weeks,
        irritability=irritability,
        starts_on=starts_on,
        drafted_at=begun,
        activated_at=begun if accepted else None,
        activated_by=(by or patient.user) if accepted else None,
        ended_at=begun if status in {"completed", "stopped"} else None,
    )
    version = ProgramVersion.objects.create(
        program=made, number=1, rules_version=RULES_VERSION, made_at=begun, made_by=by or patient.user
    )
    made_weeks = Week.objects.bulk_create(_week(version=version, number=number) for number in range(1, weeks + 1))
    exercises = [exercise(code=code) for code, *_dose in ITEMS]
    Prescription.objects.bulk_create(
        _prescription(week, position, exercises[position]) for week in made_weeks for position in range(len(ITEMS))
    )
    if accepted:
        _schedule(made, version)
    return made


def _week(*, version: ProgramVersion, number: int) -> Week:
    kinds = {1: "strength", 3: "strength", 5: "strength", 6: "run"}
    return Week(
        version=version,
        number=number,
        phase=min(4, (number + 1) // 2 + (number == 6)),
        education=["pain_rules", "load_rules"] if number == 1 else ["why_strength"],
        running={
            "allowed": True,
            "step": number,
            "minutes": 20,
            "longest_minutes": 20,
            "max_pain": 2,
            "remove": ["downhill"],
            "reason": {"code": "run_step", "rule": "7.2", "params": {}},
        },
        days=[
            {"day": day, "kind": kinds.get(day, "rest"), "minutes": 30 if day in kinds else 0} for day in range(1, 8)
        ],
    )


def _prescription(week: Week, position: int, asked: Exercise) -> Prescription:
    _code, block, reps, hold, seconds = ITEMS[position]
    sets = 1 if block == "warm_up" else 3
    return Prescription(
        week=week,
        exercise=asked,
        position=position,
        block=block,
        days=[1, 3, 5],
        sets_left=sets,
        sets_right=sets,
        reps_min=reps[0] if reps else None,
        reps_max=reps[1] if reps else None,
        hold_seconds_min=hold[0] if hold else None,
        hold_seconds_max=hold[1] if hold else None,
        duration_seconds_min=seconds[0] if seconds else None,
        duration_seconds_max=seconds[1] if seconds else None,
        rest_seconds=60,
        tempo="3-1-2",
        effort_min=6 if block == "main" else None,
        effort_max=7 if block == "main" else None,
        flexion_degrees_from=0,
        flexion_degrees_to=45,
        pfj_load=1,
        pain_ceiling=5 if block == "main" else 2,
        easier=None,
        harder=None,
        minutes=5,
        reasons=[{"code": "knee_and_hip_pair", "rule": "G08", "params": {}}],
    )


def _schedule(program: Program, version: ProgramVersion) -> None:
    weeks = {week.number: week for week in version.weeks.all()}
    kinds = {1: ("strength", 30), 3: ("strength", 30), 5: ("strength", 30), 6: ("run", 20)}
    PlannedSession.objects.bulk_create(
        PlannedSession(
            program=program,
            week=weeks[day.week],
            number=day.number,
            due_on=day.due_on,
            weekday=day.weekday,
            kind=day.kind,
            minutes=day.minutes,
        )
        for day in schedule(program.starts_on, [(number, kinds) for number in weeks])
    )


def session_log(
    *,
    planned_session: PlannedSession,
    peak: int | None = 2,
    morning: int | None = None,
    corrects: SessionLog | None = None,
    **fields: Any,
) -> SessionLog:
    """A session that was done on its day, with a peak pain and perhaps the next morning's."""
    patient = planned_session.program.patient
    done_at = datetime.combine(planned_session.due_on, datetime.min.time(), tzinfo=UTC) + timedelta(hours=18)
    known: dict[str, Any] = {
        "performed_on": planned_session.due_on,
        "performed_at": done_at,
        "received_at": done_at,
        "effort_rpe": 6,
        "swelling_new": False,
        "locked_or_gave_way": False,
    }
    log = SessionLog.objects.create(
        id=uuid.uuid4(),
        patient=patient,
        planned_session=planned_session,
        version=planned_session.week.version,
        rules_version=RULES_VERSION,
        content_hash=uuid.uuid4().hex,
        logged_by=patient.user,
        corrects=corrects,
        **(known | fields),
    )
    if peak is not None:
        pain(session_log=log, moment="peak", score=peak)
    if morning is not None:
        pain(session_log=log, moment="morning", score=morning, felt_on=log.performed_on + timedelta(days=1))
    return log


def pain(*, session_log: SessionLog, moment: str, score: int, felt_on: date | None = None) -> PainReport:
    """A pain report of a session."""
    return PainReport.objects.create(
        patient=session_log.patient,
        session_log=session_log,
        moment=moment,
        score=score,
        felt_on=felt_on or session_log.performed_on,
        reported_at=session_log.received_at,
    )


def weekly_check(
    *, program: Program, told_on: date, signs: str | None = "no", corrects: WeeklyCheck | None = None, **fields: Any
) -> WeeklyCheck:
    """A week that was told at noon of a day: every line answered the same, a worst pain of 2, then yours."""
    known: dict[str, Any] = {"told_at": datetime.combine(told_on, time(12), tzinfo=UTC)}
    known |= {"pain_worst": 2, "pain_usual": 1} | dict.fromkeys(LINES, signs)
    return WeeklyCheck.objects.create(
        id=uuid.uuid4(),
        patient=program.patient,
        program=program,
        told_on=told_on,
        told_by=program.patient.user,
        rules_version=RULES_VERSION,
        corrects=corrects,
        **(known | fields),
    )
