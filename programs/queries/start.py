"""How far a patient has come on the way to a plan: what is answered, what the rules say, what may be opened next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.db.models import CharField, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from programs.clinical.akps import ITEMS
from programs.clinical.examination import Examination
from programs.clinical.examine import examine
from programs.clinical.screening import unanswered
from programs.clinical.screening.rescreen import FULL_AFTER_DAYS
from programs.clinical.values import Level
from programs.models import CareRelationship, Patient, Program, ProgramStatus
from programs.models.program import RUNNING_STATUSES
from programs.queries.case import Record, case_from, record_of
from programs.queries.home_tests import open_tests


class Outcome(StrEnum):
    """What the warning signs allow. `OLD`: answered too long ago to start on. `WATCH`: nothing to be looked at,
    but the pain is too new for a program. `HELD`: somebody has to look first."""

    OPEN = "open"
    OLD = "old"
    HELD = "held"
    WATCH = "watch"
    CLEARED = "cleared"


@dataclass(frozen=True, slots=True)
class Known:
    """What the steps are judged by."""

    record: Record
    examination: Examination | None
    outcome: Outcome
    has_plan: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One step, in its order. `section` groups steps for the list and the progress bar."""

    code: str
    section: str
    is_done: Callable[[Known], bool]


def _answered(*fields: str) -> Callable[[Known], bool]:
    def is_done(known: Known) -> bool:
        assessment = known.record.assessment
        return assessment is not None and all(getattr(assessment, field) is not None for field in fields)

    return is_done


def _about(known: Known) -> bool:
    patient = known.record.patient
    return patient.born_on is not None and patient.sex is not None and known.record.assessment is not None


def _warning_signs(known: Known) -> bool:
    screening = known.record.screening
    return screening is not None and (screening.completed_at is not None or not unanswered(known.record.answers))


def _health(known: Known) -> bool:
    screening = known.record.screening
    return screening is not None and (screening.completed_at is not None or screening.scope_answered_at is not None)


def _akps(known: Known) -> bool:
    assessment = known.record.assessment
    return assessment is not None and all(item in assessment.akps_answers for item in ITEMS)


def _tests(known: Known) -> bool:
    """No test is offered before the warning signs are clear: that none is open then does not make them done."""
    if known.examination is None or open_tests(known.record, known.examination):
        return False
    return bool(known.record.measurements) or known.outcome is Outcome.CLEARED


#: Before a screening is finished, and the ones that it closes: to answer those anew takes a new screening.
SCREENING_STEPS = frozenset({"warning-signs", "health"})

STEPS: tuple[Step, ...] = (
    Step("about", "you", _about),
    Step("knee", "knee", _answered("knee_side", "location")),
    Step("story", "knee", _answered("duration_weeks", "onset", "training_change")),
    Step("triggers", "knee", _answered("provoked_by", "pain_now")),
    Step("warning-signs", "signs", _warning_signs),
    Step("health", "signs", _health),
    Step("result", "signs", lambda known: known.outcome is Outcome.CLEARED),
    Step("pain", "pain", _answered("pain_worst_7d", "pain_usual_7d", "pain_rest")),
    Step("pain-moves", "pain", _answered("pain_squat", "pain_stairs_down", "pain_sitting")),
    Step("pain-after", "pain", _answered("settles_minutes", "night_pain", "fear")),
    Step("akps", "pain", _akps),
    Step("running", "running", _answered("running_answered_at")),
    Step("equipment", "running", _answered("equipment", "minutes_per_session")),
    Step("wishes", "running", _answered("wish_weeks", "strength_days", "start_on")),
    Step("tests", "tests", _tests),
    Step("check", "plan", _answered("completed_at")),
    Step("plan", "plan", lambda known: known.has_plan),
)
SECTIONS = tuple(dict.fromkeys(step.section for step in STEPS))
#: The story of the knee, which waits where the warning signs are asked anew: what cannot wait is asked first (§2.2).
STORY = frozenset({"story", "triggers"})


def in_order(record: Record) -> tuple[Step, ...]:
    """The steps as they are met: in the first set of questions the story comes first, in every later one the signs."""
    if record.earlier_screening is None:
        return STEPS
    signs = 1 + next(place for place, step in enumerate(STEPS) if step.code == "warning-signs")
    before = [step for step in STEPS[:signs] if step.code not in STORY]
    story = [step for step in STEPS[:signs] if step.code in STORY]
    return (*before, *story, *STEPS[signs:])


@dataclass(frozen=True, slots=True)
class StepState:
    """A step of a patient: answered or not, and whether its page may be opened now."""

    code: str
    section: str
    is_done: bool
    may_open: bool


@dataclass(frozen=True, slots=True)
class StartState:
    """Everything that the pages of the way to a plan have in common."""

    record: Record
    today: date
    examination: Examination | None
    level: Level | None
    outcome: Outcome
    steps: tuple[StepState, ...]
    draft: Program | None
    running: Program | None
    is_used_up: bool

    @property
    def therapist(self) -> str | None:
        """Who looks at the draft first; None where the runner decides alone, or nothing is drafted."""
        return getattr(self.draft, "cared_by", None)

    @property
    def current(self) -> str:
        """The step to do next: the first that is open, or the result while that holds everything else up."""
        if self.outcome in {Outcome.HELD, Outcome.WATCH, Outcome.OLD}:
            return "result"
        return next((step.code for step in self.steps if not step.is_done), "plan")

    @property
    def follows_plan(self) -> bool:
        """Whether a program runs whose weeks have not passed."""
        return self.running is not None and not self.running.is_over_on(self.today)

    @property
    def is_under_way(self) -> bool:
        """Whether there is something to go on with; otherwise the plan was made, and one may begin anew."""
        rows = (self.record.screening, self.record.assessment)
        return not self.is_used_up or any(row is not None and row.completed_at is None for row in rows)

    def may_open(self, code: str) -> bool:
        """Whether the page of a step may be opened now."""
        return next(step.may_open for step in self.steps if step.code == code)

    def is_done(self, code: str) -> bool:
        """Whether a step is answered."""
        return next(step.is_done for step in self.steps if step.code == code)

    def before(self, code: str) -> str | None:
        """The step before this one, for the way back; None for the first."""
        codes = [step.code for step in self.steps]
        place = codes.index(code)
        return codes[place - 1] if place else None


def start_state(patient: Patient, *, at: datetime) -> StartState:
    """How far the patient has come, at this moment. Five queries at most."""
    record = record_of(patient)
    today = patient.user.today(at=at)
    programs = list(patient.programs.annotate(cared_by=_cared_by(patient, at)).order_by("-drafted_at", "-pk"))
    draft = next((program for program in programs if program.status == ProgramStatus.DRAFT.value), None)
    running = next((program for program in programs if program.status in RUNNING_STATUSES), None)
    newest = record.assessment.pk if record.assessment else None
    is_used_up = draft is None and any(one.assessment_id == newest and one.activated_at for one in programs)
    examination = examine(case_from(record, today=today)) if record.is_enough else None
    level = level_of(record, examination)
    outcome = outcome_of(record, examination, level, today=today)
    known = Known(record, examination, outcome, has_plan=draft is not None)
    return StartState(
        record=record,
        today=today,
        examination=examination,
        level=level,
        outcome=outcome,
        steps=steps_of(known, level),
        draft=draft,
        running=running,
        is_used_up=is_used_up,
    )


def therapists_of(patient: Patient, *, at: datetime) -> tuple[str, ...]:
    """The names of those who care for the patient at this moment. One query."""
    care = CareRelationship.objects.active(at=at).filter(patient=patient).order_by("pk")
    return tuple(care.values_list(_NAME, flat=True))


#: How a therapist is called: by name, or by the address where there is none.
_NAME = Coalesce(NullIf("therapist__full_name", Value("")), "therapist__email", output_field=CharField())


def _cared_by(patient: Patient, at: datetime) -> Subquery:
    """The therapist's name beside each program: the page of a draft needs it, and has no query to spare."""
    care = CareRelationship.objects.active(at=at).filter(patient=patient).order_by("pk")
    return Subquery(care.annotate(name=_NAME).values("name")[:1])


def level_of(record: Record, examination: Examination | None) -> Level | None:
    """What the rules say now about a finished screening; None while it is open.

    URGENT and EMERGENCY stay until a new full screening is finished, whatever was changed since (settled).
    """
    screening = record.screening
    if screening is None or screening.completed_at is None or examination is None:
        return None
    told = Level[screening.level or "EMERGENCY"]  # a finished one has a level (constraint): without, the strictest
    return max(examination.screening.level, told if told >= Level.URGENT else Level.CLEAR)


def outcome_of(record: Record, examination: Examination | None, level: Level | None, *, today: date) -> Outcome:
    """What follows from the level for the way to a plan."""
    if level is None or examination is None or record.screened_on is None:
        return Outcome.OPEN
    if level.blocks_plan:
        return Outcome.HELD
    if not examination.may_have_plan:
        return Outcome.WATCH
    return Outcome.OLD if (today - record.screened_on).days > FULL_AFTER_DAYS else Outcome.CLEARED


def steps_of(known: Known, level: Level | None) -> tuple[StepState, ...]:
    """The steps with what may be opened: those before the first open one, and that one.

    A finished screening closes its own pages, URGENT and EMERGENCY every page but the result, a finished
    assessment all that went into it.
    """
    reached, states = True, []
    for step in in_order(known.record):
        is_done = step.is_done(known)
        may_open = reached or (step.code == "result" and known.outcome is not Outcome.OPEN)
        states.append(StepState(step.code, step.section, is_done, may_open and not _is_closed(step, known, level)))
        reached = reached and is_done
    return tuple(states)


def _is_closed(step: Step, known: Known, level: Level | None) -> bool:
    screening, assessment = known.record.screening, known.record.assessment
    if step.code == "result":
        return False
    if step.code in SCREENING_STEPS:
        return screening is not None and screening.completed_at is not None
    if level is not None and level >= Level.URGENT:
        return True
    return assessment is not None and assessment.completed_at is not None and step.code not in {"check", "plan"}
