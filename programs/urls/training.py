"""The runner's training days: today, the plan, sessions, progress. Included by urls/patient.py."""

from django.urls import path

from programs.views.patient import check, plan, progress, session, today

urlpatterns = [
    path("today/", today.today, name="today"),
    path("plan/", plan.plan, name="plan"),
    path("check/", check.check, name="check"),
    path("check/correct/", check.correct, name="check-correct"),
    path("check/told/", check.told, name="check-told"),
    path("progress/", progress.progress, name="progress"),
    path("sessions/<uuid:session_id>/", session.session, name="session"),
    path("sessions/<uuid:session_id>/done/", session.done, name="session-done"),
    path("sessions/<uuid:session_id>/correct/", session.correct, name="session-correct"),
    path("sessions/<uuid:session_id>/morning/", today.morning, name="morning"),
]
