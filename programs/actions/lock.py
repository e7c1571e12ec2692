"""Whose turn it is: two requests about the same clinic or patient are carried out one after the other.

Every action that changes such rows locks first and reads afterwards, always in this order: the clinic, then the
patient. Nothing below a patient is locked by itself. PostgreSQL locks the row until the transaction ends; on SQLite
the transaction itself is the lock (IMMEDIATE, kneeapp/database.py).
"""

from __future__ import annotations

from programs.models import Clinic, Patient


def lock_clinic(clinic: Clinic) -> None:
    """Wait for whoever is changing this clinic's people or care, and keep others waiting. One query."""
    clinic.refresh_from_db(from_queryset=Clinic.objects.select_for_update(no_key=True))


def lock_patient(patient: Patient) -> None:
    """Wait for whoever is changing anything of this patient, and keep others waiting; `patient` then holds what is
    stored. One query."""
    rows = Patient.objects.select_related("user")
    patient.refresh_from_db(from_queryset=rows.select_for_update(of=("self",), no_key=True))
