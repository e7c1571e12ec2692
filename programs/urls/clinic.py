"""The clinic administrator's pages. Each address names the clinic: somebody may administer several."""

from django.urls import include, path

from programs.views.clinic import invitation, people

app_name = "clinic"
of_one_clinic = [
    path("", people.people, name="people"),
    path("patients/", people.patients, name="patients"),
    path("invite/", invitation.invite_staff, name="invite"),
    path("invitations/<uuid:invitation_id>/", invitation.invitation, name="invitation"),
    path("invitations/<uuid:invitation_id>/withdraw/", invitation.withdraw, name="invitation-withdraw"),
    path("people/<uuid:membership_id>/end/", people.end_member, name="member-end"),
    path("people/<uuid:membership_id>/hand-over/", people.hand_over_patients, name="hand-over"),
]
urlpatterns = [
    path("", people.clinics, name="clinics"),
    path("<uuid:clinic_id>/", include(of_one_clinic)),
]
