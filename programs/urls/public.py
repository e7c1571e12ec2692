"""Pages for anybody, and one's own account."""

from django.urls import path

from programs.views import invitation, public, rules, you

urlpatterns = [
    path("", public.landing, name="landing"),
    path("home/", public.home, name="home"),
    path("healthz", public.healthz, name="healthz"),
    path("rules/", rules.rules, name="rules"),
    path("components/", public.components, name="components"),
    path("invitation/", invitation.invitation, name="invitation"),
    path("invitation/<slug:token>/", invitation.open_invitation, name="invitation-open"),
    path("you/", you.you, name="you"),
    path("you/theme/", you.theme, name="theme"),
    path("you/care/<uuid:care_id>/end/", you.leave_care, name="leave-care"),
]
