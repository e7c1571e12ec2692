"""Pages for anybody, and one's own account."""

from django.urls import path

from programs.views import invitation, library, public, rule_sheets, rules, you
from programs.views.simulator import next_step, program

urlpatterns = [
    path("", public.landing, name="landing"),
    path("home/", public.home, name="home"),
    path("healthz", public.healthz, name="healthz"),
    path("rules/", rules.rules, name="rules"),
    path("rules/try/", program.program, name="try-program"),
    path("rules/try/<slug:kind>/", next_step.next_step, name="try-next-step"),
    path("rules/<slug:sheet>/", rule_sheets.rule_sheet, name="rule-sheet"),
    path("exercises/", library.exercises, name="exercises"),
    path("exercises/<slug:code>/", library.exercise, name="exercise"),
    path("components/", public.components, name="components"),
    path("invitation/", invitation.invitation, name="invitation"),
    path("invitation/<slug:token>/", invitation.open_invitation, name="invitation-open"),
    path("you/", you.you, name="you"),
    path("you/theme/", you.theme, name="theme"),
    path("you/care/<uuid:care_id>/end/", you.leave_care, name="leave-care"),
]
