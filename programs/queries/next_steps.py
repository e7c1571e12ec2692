"""What the rules say about the next time, for each exercise of a session, from the stored logs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from programs.clinical.decision import NextStep
from programs.clinical.hold import STOPS_WINDOW
from programs.clinical.logged import NOT_EASED, DoneSet, Eased, all_done, eased_by, extra_reps, session_of
from programs.clinical.progression import Session, decide_item
from programs.clinical.values import Irritability, Side
from programs.models import Exercise, PlannedSession, Prescription, SessionLog, SetLog, SkipReason
from programs.queries.ladders import Ladders
from programs.queries.logs import JUDGED_BLOCKS, RUNNING, scores_of, told
from programs.queries.run_steps import LONGEST_OF, ToldRun, decide_next_run, last_decision, run_sets
from programs.queries.told import ToldRows
from programs.queries.week_facts import besides, dose_of, heaviest_of, week_done

#: A decision looks at four sessions of an exercise at the most (§6.6 row 9), and a run at the longest of thirty days.
HISTORY = LONGEST_OF


#: Asks the rules: the sessions so far, what is asked next, and what is known besides.
Decide = Callable[[Sequence[Session], Prescription, Mapping[str, Any]], NextStep]


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
    ladders: Ladders,
) -> tuple[ItemStep, ...]:
    """The decision for each exercise of the main part and the run that was logged before. No query.

    `logs` are those of `queries.logs`, oldest first, `rows` those of `recent(logs)`; `session.week` and
    `session.program.assessment` are loaded.
    """
    if not logs:
        return ()
    known = {
        "stops_in_14_days": _earlier_stops(logs),
        **besides(session, logs, rows),
    }
    run = _run_step(session, logs, rows, known)
    steps = []
    for item in prescriptions:
        if item.block not in JUDGED_BLOCKS:
            continue
        step = _item_step(session, item, logs, rows, ladders, known) if item.exercise.category != RUNNING else run
        if step is not None and not (step is run and item.is_optional):
            steps.append(ItemStep(item, step))
    return tuple(steps)


def _item_step(
    session: PlannedSession,
    item: Prescription,
    logs: Sequence[SessionLog],
    rows: ToldRows,
    ladders: Ladders,
    known: Mapping[str, Any],
) -> NextStep | None:
    clinical = ladders.item(item, session.week.phase)
    rated: Mapping[str, Any] = {"irritability": Irritability(session.program.irritability)}

    def decide(history: Sequence[Session], asked: Prescription, besides: Mapping[str, Any]) -> NextStep:
        return decide_item(replace(clinical, dose=dose_of(asked)), history, **{**rated, **besides})

    history = _history(item, recent(logs), rows, decide)
    return decide(history, item, known) if history else None


def _run_step(
    session: PlannedSession, logs: Sequence[SessionLog], rows: ToldRows, known: Mapping[str, Any]
) -> NextStep | None:
    """The same for the run, whichever exercise it is: a walk, a run with walks between, or one in one go."""
    runs: list[ToldRun] = []
    for log in recent(logs):
        sets = list(run_sets(log, rows))
        if sets or _hurt(log, rows, lambda item: item.exercise.category == RUNNING and not item.is_optional):
            eased = eased_by(last_decision(runs, session)) if runs and not _run_is_done(sets) else NOT_EASED
            is_done = _run_is_done(sets, eased)
            runs.append(ToldRun(week_done(log).running, _told_session(log, rows, is_done, eased)))
    return decide_next_run(session, runs, recent(logs), rows, known) if runs else None


def _run_is_done(sets: Sequence[SetLog], eased: Eased = NOT_EASED) -> bool:
    """Whether a run took the time that it was asked for."""
    return bool(sets) and _side_is_complete(sets, sets[0].prescription.sets_left, eased) is True


def _hurt(log: SessionLog, rows: ToldRows, is_it: Callable[[Prescription], bool]) -> bool:
    """Whether something was left out because it hurts."""
    hurting = (skip for skip in rows.skips.get(log.pk, ()) if skip.reason == SkipReason.HURTS.value)
    return any(is_it(skip.prescription) for skip in hurting)


def _told_session(log: SessionLog, rows: ToldRows, reps_ok: bool | None, eased: Eased) -> Session:
    return replace(
        session_of(scores_of(log), reps_ok=reps_ok),
        day=log.performed_on.toordinal(),
        heaviest=heaviest_of(log, rows),
        eased=eased != NOT_EASED,
    )


def recent(logs: Sequence[SessionLog]) -> list[SessionLog]:
    """The logs that a decision looks at."""
    return [log for log in logs if log.performed_on > logs[-1].performed_on - HISTORY]


def _history(item: Prescription, logs: Sequence[SessionLog], rows: ToldRows, decide: Decide) -> list[Session]:
    """The sessions of an exercise, oldest first, in whatever week and dose.

    One that was skipped because it hurts fell short; one skipped for another reason was no session of it. One for
    which the last decision asked less is judged by that.
    """
    history: list[Session] = []
    for log in logs:
        sets = [row for row in rows.sets.get(log.pk, ()) if row.prescription.exercise_id == item.exercise_id]
        if sets or _hurt(log, rows, lambda other: other.exercise_id == item.exercise_id):
            asked = sets[0].prescription if sets else item
            last = decide(history, asked, {}) if history else None
            is_less = last is not None and is_complete(sets, item.exercise) is False
            eased = eased_by(last) if last and is_less else NOT_EASED
            one = _told_session(log, rows, _reps_ok(log, sets, item.exercise, eased), eased)
            has_less = log.volume_share is not None or log.load_share is not None or _is_other(sets, last)
            history.append(replace(one, extra_reps=extra_reps(_last_sets(sets)), eased=one.eased or has_less))
    return history


def _is_other(sets: Sequence[SetLog], last: NextStep | None) -> bool:
    """Whether an easier exercise was asked instead, or told in its own measure: that earns the harder one no step."""
    told_otherwise = any(row.target_reps_min and row.reps is None for row in sets)
    told_otherwise |= any(row.target_seconds and row.seconds is None for row in sets)
    return told_otherwise or (last is not None and last.names_easier)


def _reps_ok(log: SessionLog, sets: Sequence[SetLog], exercise: Exercise, eased: Eased) -> bool | None:
    """Where the week asked for fewer sets (queries/course.py), those that were told are judged, and nobody has fallen
    short; the session earns no step."""
    if log.volume_share is None or not sets:
        return is_complete(sets, exercise, eased)
    most = max(Counter(row.side for row in sets).values())
    return is_complete(sets, exercise, Eased(sets=most)) or None


def is_complete(rows: Iterable[SetLog], exercise: Exercise, eased: Eased = NOT_EASED) -> bool | None:
    """Whether all sets that were asked of an exercise, on both legs, reached their target; None where a load was
    not told."""
    by_side: dict[str, list[SetLog]] = defaultdict(list)
    for row in rows:
        by_side[row.side].append(row)
    if not by_side:
        return False
    item = next(iter(by_side.values()))[0].prescription
    answers = [_side_is_complete(by_side.get(side.value, []), sets, eased) for side, sets in sides_of(item, exercise)]
    if False in answers:
        return False
    return None if None in answers else True


def _last_sets(rows: Sequence[SetLog]) -> list[tuple[int | None, int | None]]:
    """The last set of each leg: the most repetitions asked, and those done."""
    last = {row.side: row for row in sorted(rows, key=lambda row: row.number)}
    return [(row.target_reps_max or row.target_reps_min, row.reps) for row in last.values()]


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


def _side_is_complete(rows: Sequence[SetLog], planned: int, eased: Eased) -> bool | None:
    done = [
        DoneSet(
            asked=row.target_reps_min if row.reps is not None else row.target_seconds,
            done=row.reps if row.reps is not None else row.seconds,
            asked_kg=float(row.target_load_kg) if row.target_load_kg else None,
            done_kg=None if row.load_kg is None else float(row.load_kg),
        )
        for row in rows
    ]
    return all_done(map(eased.of, done), planned=min(planned, eased.sets or planned))


def _earlier_stops(logs: Sequence[SessionLog]) -> int:
    """Stops in the 14 days before the latest session, without the latest."""
    since = logs[-1].performed_on - STOPS_WINDOW
    return sum(told(log).is_stop for log in logs[:-1] if log.performed_on >= since)
