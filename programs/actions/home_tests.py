"""The home tests of an open assessment: measured, left out, taken up after all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from programs.actions.assessment import open_assessment
from programs.actions.screening_level import refresh_level
from programs.clinical.values import Side
from programs.models import Measurement, Patient, User


@transaction.atomic
def measure(*, patient: Patient, test: str, results: Mapping[Side, Mapping[str, Any]], by: User, at: datetime) -> None:
    """One test: columns of `Measurement` by side. It replaces what was stored of the test before."""
    assessment = open_assessment(patient, by=by, at=at)
    assessment.measurements.filter(test=test).exclude(side__in=[side.value for side in results]).delete()
    for side, columns in results.items():
        blank = {"number": None, "word": "", "extension_kg": None, "curl_kg": None, "reps": None, "pain": None}
        blank["outward"] = None
        values = blank | dict(columns) | {"skipped": False, "measured_at": at}
        assessment.measurements.update_or_create(test=test, side=side.value, defaults=values)
    refresh_level(patient=patient, by=by, at=at)


@transaction.atomic
def skip_tests(*, patient: Patient, tests: Iterable[str], by: User, at: datetime) -> None:
    """These are not done now: not asked again, and never read as normal. What was measured before stays."""
    assessment = open_assessment(patient, by=by, at=at)
    known = set(assessment.measurements.values_list("test", flat=True))
    rows = [
        Measurement(assessment=assessment, test=test, side=Side.BOTH.value, skipped=True, measured_at=at)
        for test in tests
        if test not in known
    ]
    Measurement.objects.bulk_create(rows, ignore_conflicts=True)
    refresh_level(patient=patient, by=by, at=at)


@transaction.atomic
def take_up_test(*, patient: Patient, test: str, by: User, at: datetime) -> None:
    """A test that was left out is asked after all."""
    open_assessment(patient, by=by, at=at).measurements.filter(test=test, skipped=True).delete()
    refresh_level(patient=patient, by=by, at=at)
