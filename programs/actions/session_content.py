"""What a telling of a session says: checked against the plan, fingerprinted, and turned into rows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from programs.clinical.telling import EXTRA_SETS, MOST_SETS, ExerciseSkipped, SessionDone, SetDone
from programs.clinical.values import PainScore
from programs.models import (
    ExerciseSkip,
    PainMoment,
    PainReport,
    Prescription,
    SessionLog,
    SetLog,
)
from programs.queries.next_steps import asked_sides, target_seconds
from programs.queries.session_card import prescriptions_of


class UnknownSet(Exception):
    """A set or skip that this session does not ask for, twice the same, or with an impossible number."""


class NotAnswered(Exception):
    """Exercises about which nothing was said. Carries their prescriptions."""

    def __init__(self, prescriptions: Sequence[Prescription]) -> None:
        super().__init__(len(prescriptions))
        self.prescriptions = tuple(prescriptions)


@dataclass(frozen=True, slots=True)
class Content:
    """A whole telling, as it is compared and stored."""

    planned_session: Any  # a PlannedSession as it was served (queries/course.py)
    done: SessionDone
    corrects: SessionLog | None

    @property
    def pains(self) -> dict[PainMoment, PainScore | None]:
        """The scores by their moments."""
        done = self.done
        return {
            PainMoment.BEFORE: done.pain_before,
            PainMoment.PEAK: done.pain_peak,
            PainMoment.AFTER: done.pain_after,
        }


def fingerprint(content: Content) -> str:
    """The same for the same telling, whenever it was sent and in whatever order its sets came."""
    sets = [
        [str(one.prescription), one.side.value, one.number, one.reps, one.seconds, _plain(one.load_kg)]
        for one in content.done.sets
    ]
    said = {
        "session": content.planned_session.pk,
        "on": content.done.performed_on.isoformat(),
        "pains": {moment.value: score.value for moment, score in content.pains.items() if score is not None},
        "effort": content.done.effort,
        "swelling": content.done.swelling_new,
        "mechanical": content.done.locked_or_gave_way,
        "sets": sorted(sets, key=str),
        "skips": sorted([str(one.prescription), one.reason] for one in content.done.skips),
        "note": content.done.note,
        "corrects": str(content.corrects.pk) if content.corrects else None,
    }
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def _plain(load: Decimal | None) -> str | None:
    return None if load is None else f"{load.normalize():f}"


def check_content(content: Content) -> dict[UUID, Prescription]:
    """Everything belongs to this session, and nothing was left unsaid but what is optional. One query.

    Answers with what was asked, by public id. Raises UnknownSet, NotAnswered.
    """
    asked = {item.public_id: item for item in prescriptions_of(content.planned_session)}
    done = {one.prescription for one in content.done.sets}
    skipped = {one.prescription for one in content.done.skips}
    if (done | skipped) - set(asked) or done & skipped or _is_told_twice(content):
        raise UnknownSet
    if not all(was_possible(one, asked[one.prescription]) for one in content.done.sets):
        raise UnknownSet
    told = done | skipped
    unsaid = [item for public_id, item in asked.items() if public_id not in told and not item.is_optional]
    if unsaid:
        raise NotAnswered(unsaid)
    return asked


def _is_told_twice(content: Content) -> bool:
    sets = {(one.prescription, one.side, one.number) for one in content.done.sets}
    skips = {one.prescription for one in content.done.skips}
    return len(sets) < len(content.done.sets) or len(skips) < len(content.done.skips)


def was_possible(one: SetDone, item: Prescription) -> bool:
    """Whether the prescription has this side and number, and the numbers are within what a set can be."""
    sets = dict(asked_sides(item)).get(one.side)
    if sets is None or not 1 <= one.number <= min(sets + EXTRA_SETS, MOST_SETS):
        return False
    return one.is_possible


def set_rows(log: SessionLog, sets: Sequence[SetDone], asked: Mapping[UUID, Prescription]) -> None:
    """What was done beside what was asked. One insert."""
    SetLog.objects.bulk_create(_set_row(log, one, asked[one.prescription]) for one in sets)


def _set_row(log: SessionLog, one: SetDone, item: Prescription) -> SetLog:
    was_asked = one.number <= dict(asked_sides(item))[one.side]
    return SetLog(
        session_log=log,
        prescription=item,
        number=one.number,
        side=one.side.value,
        target_reps_min=item.reps_min if was_asked else None,
        target_reps_max=item.reps_max if was_asked else None,
        target_seconds=target_seconds(item) if was_asked else None,
        target_load_kg=item.load_kg if was_asked else None,
        reps=one.reps,
        seconds=one.seconds,
        load_kg=one.load_kg,
    )


def pain_rows(log: SessionLog, pains: Mapping[PainMoment, PainScore | None]) -> None:
    """The scores that were told; what was not told has no row. Told on another day than felt, they are recalled.
    One insert."""
    told_on = log.patient.user.today(at=log.received_at)
    PainReport.objects.bulk_create(
        PainReport(
            patient_id=log.patient_id,
            session_log=log,
            moment=moment.value,
            score=score.value,
            felt_on=log.performed_on,
            reported_at=log.received_at,
            is_recalled=log.performed_on < told_on,
        )
        for moment, score in pains.items()
        if score is not None
    )


def skip_rows(log: SessionLog, skips: Sequence[ExerciseSkipped], asked: Mapping[UUID, Prescription]) -> None:
    """Why exercises were left out. One insert."""
    ExerciseSkip.objects.bulk_create(
        ExerciseSkip(session_log=log, prescription=asked[one.prescription], reason=one.reason) for one in skips
    )
