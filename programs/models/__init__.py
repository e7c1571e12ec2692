"""What is stored, and who may see it."""

from programs.models.assessment import Assessment, Measurement
from programs.models.audit import AuditEvent
from programs.models.check import WeeklyCheck
from programs.models.clinic import Clinic, ClinicMembership, Role
from programs.models.exercise import Exercise
from programs.models.invitation import Invitation, InvitedAs
from programs.models.people import CareRelationship, Patient, Theme, User
from programs.models.planned_session import PlannedSession
from programs.models.program import (
    Prescription,
    Program,
    ProgramStatus,
    ProgramVersion,
    Week,
)
from programs.models.screening import Clearance, Screening, ScreeningAnswer
from programs.models.session import (
    ExerciseSkip,
    PainMoment,
    PainReport,
    SessionLog,
    SetLog,
    SkipReason,
)

__all__ = [
    "Assessment",
    "AuditEvent",
    "CareRelationship",
    "Clearance",
    "Clinic",
    "ClinicMembership",
    "Exercise",
    "ExerciseSkip",
    "Invitation",
    "InvitedAs",
    "Measurement",
    "PainMoment",
    "PainReport",
    "Patient",
    "PlannedSession",
    "Prescription",
    "Program",
    "ProgramStatus",
    "ProgramVersion",
    "Role",
    "Screening",
    "ScreeningAnswer",
    "SessionLog",
    "SetLog",
    "SkipReason",
    "Theme",
    "User",
    "Week",
    "WeeklyCheck",
]
