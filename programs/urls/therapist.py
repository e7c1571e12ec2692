"""The physiotherapist's pages."""

from django.urls import path

from programs.views.therapist import caseload, dose, invitation, patient, plan, what_if

app_name = "therapist"
urlpatterns = [
    path("caseload/", caseload.caseload_page, name="caseload"),
    path("caseload/invite/", invitation.invite_patient, name="invite"),
    path("caseload/invitations/<uuid:invitation_id>/", invitation.invitation, name="invitation"),
    path("caseload/invitations/<uuid:invitation_id>/withdraw/", invitation.withdraw, name="invitation-withdraw"),
    path("patients/<uuid:patient_id>/", patient.patient, name="patient"),
    path("patients/<uuid:patient_id>/plan/", plan.plan, name="patient-plan"),
    path("patients/<uuid:patient_id>/plan/assign/", plan.assign, name="assign"),
    path("patients/<uuid:patient_id>/plan/draft/", plan.draft_again, name="draft-again"),
    path("patients/<uuid:patient_id>/plan/doses/<uuid:prescription_id>/", dose.dose, name="dose"),
    path("patients/<uuid:patient_id>/try/", what_if.what_if, name="what-if"),
    path("patients/<uuid:patient_id>/sessions/<uuid:log_id>/", patient.session_log, name="patient-log"),
    path("patients/<uuid:patient_id>/end-care/", patient.end, name="end-care"),
]
