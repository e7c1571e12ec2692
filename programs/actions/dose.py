"""A therapist changes a dose of a draft; the minutes of its days follow."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from programs.actions import audit
from programs.actions.lock import lock_patient
from programs.actions.program import NotADraft, check_is_theirs
from programs.clinical.dose_limits import DoseChange
from programs.clinical.plan import whole_minutes
from programs.models import Prescription, ProgramStatus, User, Week
from programs.models.program import DOSE_FIELDS
from programs.queries.edited_plan import dosed, prescription_value


class DoseChanged(Exception):
    """Somebody changed the dose after it was shown. Carries it as it is stored now."""

    def __init__(self, stored: Prescription) -> None:
        super().__init__(str(stored.public_id))
        self.stored = stored


@transaction.atomic
def change_dose(*, prescription: Prescription, dose: DoseChange, note: str, shown: str, by: User, at: datetime) -> None:
    """Change a dose of a draft; the note says why, and the runner reads it. `shown`: the `dose_version` that the
    therapist saw. Sent twice, it is changed once. Raises NotYourPatient, NotADraft, DoseChanged."""
    patient = prescription.week.version.program.patient
    lock_patient(patient)
    check_is_theirs(patient, by=by, at=at)
    related = ("week__version__program", "changed_by", "exercise")
    stored = Prescription.objects.select_related(*related).get(pk=prescription.pk)
    if stored.week.version.program.status != ProgramStatus.DRAFT.value:
        raise NotADraft
    before = stored.dose_version
    write_dose(stored, dose, note)
    if stored.dose_version == before:
        return
    if before != shown:
        stored.refresh_from_db(fields=DOSE_FIELDS)
        raise DoseChanged(stored)
    stored.changed_by = by
    stored.minutes = dosed(prescription_value(stored), dose, stored.exercise.as_clinical()).minutes
    stored.save(update_fields=[*DOSE_FIELDS, "minutes", "changed_by"])
    retime(stored.week)
    audit.record("change_dose", by=by, at=at, patient=patient, subject=stored.public_id)


def write_dose(row: Prescription, dose: DoseChange, note: str) -> None:
    """Put a dose into the columns (`DOSE_FIELDS`), as the database would read them back."""
    row.sets_left, row.sets_right = dose.sets_left, dose.sets_right
    row.reps_min, row.reps_max = dose.reps or (None, None)
    row.hold_seconds_min, row.hold_seconds_max = dose.hold_seconds or (None, None)
    row.duration_seconds_min, row.duration_seconds_max = dose.duration_seconds or (None, None)
    row.rest_seconds, row.change_note = dose.rest_seconds, note
    row.load_kg = None if dose.load_kg is None else dose.load_kg.quantize(Decimal("0.01"))


def retime(week: Week) -> None:
    """The minutes of each day of a week, from what stands in it now."""
    items = [(item.days, float(item.minutes)) for item in week.prescriptions.exclude(block="run")]
    for day in week.days:
        day["minutes"] = whole_minutes(minutes for days, minutes in items if day["day"] in days)
    week.save(update_fields=["days"])
