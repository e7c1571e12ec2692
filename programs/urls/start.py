"""The way to a plan, included under /start/ by the runner's pages."""

from django.urls import path

from programs.views.patient.start import about, entry, home_tests, pain, plan, result, signs, week

urlpatterns = [
    path("", entry.entry, name="start"),
    path("about/", about.about, name="start-about"),
    path("knee/", about.knee, name="start-knee"),
    path("story/", about.story, name="start-story"),
    path("triggers/", about.triggers, name="start-triggers"),
    path("warning-signs/", signs.warning_signs, name="start-warning-signs"),
    path("warning-signs/again/", entry.again, name="start-again"),
    path("warning-signs/correct/", entry.correct, name="start-correct"),
    path("warning-signs/<slug:page>/", signs.warning_sign, name="start-warning-sign"),
    path("health/", signs.health, name="start-health"),
    path("result/", result.result, name="start-result"),
    path("clearance/", result.clearance, name="start-clearance"),
    path("pain/", pain.pain, name="start-pain"),
    path("pain/moves/", pain.pain_moves, name="start-pain-moves"),
    path("pain/after/", pain.pain_after, name="start-pain-after"),
    path("daily-life/<slug:page>/", pain.akps, name="start-akps"),
    path("running/", week.running, name="start-running"),
    path("equipment/", week.equipment, name="start-equipment"),
    path("wishes/", week.wishes, name="start-wishes"),
    path("tests/", home_tests.test_list, name="start-tests"),
    path("tests/<slug:test>/", home_tests.one_test, name="start-test"),
    path("check/", plan.check, name="start-check"),
    path("plan/", plan.plan, name="start-plan"),
    path("plan/change/", plan.change, name="start-change"),
]
