"""What the rules say about the next time, for each exercise of a session, from the stored logs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from programs.clinical.decision import NextStep
from programs.clinical.exercise import Range
from programs.clinical.hold import STOPS_WINDOW
from programs.clinical.logged import DoneSet, all_done, session_of
from programs.clinical.progression import CurrentDose, Item, RunState, Session, decide_item, decide_run
from programs.clinical.values import Irritability, Side
from programs.models import Exercise, PlannedSession, Prescription, SessionLog, SetLog, SkipReason
from programs.queries.logs import scores_of, told
from programs.queries.told import ToldRows

#: A decision looks at four sessions of an exercise at the most (evidence.md 6.6 row 9); four weeks hold more.
HISTORY = timedelta(days=28)
RUNNING = "running"
#: Pain is told for the whole session; it speaks about what loads the knee, not about the warm-up or a stretch,
#: whose doses go by minutes a week (evidence.md 6.7).
JUDGED_BLOCKS = frozenset({"run", "main"})


@dataclass(frozen=True, slots=True)
class ItemStep:
    """One exercise and the decision about its next time."""

    prescription: Prescription
    step: NextStep


def next_steps(
    session: PlannedSession,
    prescriptions: Sequence[Prescription],
    logs: Sequence[SessionLog],
    rows: ToldRows,
    ladder: Mapping[str, Exercise],
) -> tuple[ItemStep, ...]:
    """The decision for each exercise of the main part and the run that was logged before. No query.

    `logs` are those of `queries.logs`, oldest first, `rows` those of `recent(logs)`; `session.program` and `.week`
    are loaded.
    """
    irritability = Irritability(session.program.irritability)
    stops = _earlier_stops(logs)
    steps = []
    for item in prescriptions:
        history = _history(item, recent(logs), rows) if item.block in JUDGED_BLOCKS else []
        if not history:
            continue
        if item.exercise.category == RUNNING:
            state = RunState(step=session.week.running.get("step"))
            step = decide_run(state, history, irritability=irritability, stops_in_14_days=stops)
        else:
            known = _item(item, ladder, session.week.phase)
            step = decide_item(known, history, irritability=irritability, stops_in_14_days=stops)
        steps.append(ItemStep(item, step))
    return tuple(steps)


def recent(logs: Sequence[SessionLog]) -> list[SessionLog]:
    """The logs that a decision looks at."""
    return [log for log in logs if log.performed_on > logs[-1].performed_on - HISTORY]


def _history(item: Prescription, logs: Sequence[SessionLog], rows: ToldRows) -> list[Session]:
    """The sessions of an exercise, oldest first, in whatever week and dose.

    One that was skipped because it hurts fell short; one skipped for another reason was no session of it.
    """
    history = []
    for log in logs:
        sets = [row for row in rows.sets.get(log.pk, ()) if row.prescription.exercise_id == item.exercise_id]
        hurt = any(
            skip.reason == SkipReason.HURTS.value and skip.prescription.exercise_id == item.exercise_id
            for skip in rows.skips.get(log.pk, ())
        )
        if sets or hurt:
            history.append(session_of(scores_of(log), reps_ok=is_complete(sets, item.exercise)))
    return history


def is_complete(rows: Iterable[SetLog], exercise: Exercise) -> bool | None:
    """Whether all sets that were asked of an exercise, on both legs, reached their target; None where a load was
    not told."""
    by_side: dict[str, list[SetLog]] = defaultdict(list)
    for row in rows:
        by_side[row.side].append(row)
    if not by_side:
        return False
    item = next(iter(by_side.values()))[0].prescription
    answers = [_side_is_complete(by_side.get(side.value, []), sets) for side, sets in sides_of(item, exercise)]
    if False in answers:
        return False
    return None if None in answers else True


def asked_sides(item: Prescription) -> list[tuple[Side, int]]:
    """The sides of a prescription with the sets asked of each: one line for two legs at once."""
    return sides_of(item, item.exercise)


def sides_of(item: Prescription, exercise: Exercise) -> list[tuple[Side, int]]:
    """The same where the exercise was loaded apart from the prescription."""
    if has_legs_apart(exercise):
        return [(side, sets) for side, sets in ((Side.LEFT, item.sets_left), (Side.RIGHT, item.sets_right)) if sets]
    return [(Side.BOTH, max(item.sets_left, item.sets_right))]


def target_seconds(item: Prescription) -> int | None:
    """The least time asked of a set: its hold, or how long it goes on."""
    return item.hold_seconds_min or item.duration_seconds_min


def has_legs_apart(exercise: Exercise) -> bool:
    """Whether each leg has sets of its own (twin: clinical/generation/doses.py)."""
    return exercise.entry["laterality"] == "unilateral"


def _side_is_complete(rows: Sequence[SetLog], planned: int) -> bool | None:
    done = [
        DoneSet(
            asked=row.target_reps_min if row.reps is not None else row.target_seconds,
            done=row.reps if row.reps is not None else row.seconds,
            asked_kg=float(row.target_load_kg) if row.target_load_kg else None,
            done_kg=None if row.load_kg is None else float(row.load_kg),
        )
        for row in rows
    ]
    return all_done(done, planned=planned)


def ladder_of(prescriptions: Iterable[Prescription]) -> dict[str, Exercise]:
    """The easier and harder steps that the prescriptions name, by code. One query."""
    codes = {code for item in prescriptions for code in (item.easier, item.harder) if code}
    return {row.code: row for row in Exercise.objects.filter(code__in=codes)}


def _item(item: Prescription, ladder: Mapping[str, Exercise], phase: int) -> Item:
    easier = ladder.get(item.easier or "")
    harder = ladder.get(item.harder or "")
    return Item(
        exercise=item.exercise.as_clinical(),
        easier=(easier.as_clinical(),) if easier else (),
        harder=harder.as_clinical() if harder else None,
        dose=CurrentDose(
            sets=max(item.sets_left, item.sets_right),
            reps=_range(item.reps_min, item.reps_max),
            hold_seconds=_range(item.hold_seconds_min, item.hold_seconds_max),
            duration_seconds=_range(item.duration_seconds_min, item.duration_seconds_max),
            tempo=item.tempo,
            load_kg=float(item.load_kg) if item.load_kg is not None else None,
        ),
        phase=phase,
    )


def _range(low: int | None, high: int | None) -> Range | None:
    return None if low is None else (low, high or low)


def _earlier_stops(logs: Sequence[SessionLog]) -> int:
    """Stops in the 14 days before the latest session, without the latest."""
    if not logs:
        return 0
    since = logs[-1].performed_on - STOPS_WINDOW
    return sum(told(log).is_stop for log in logs[:-1] if log.performed_on >= since)
