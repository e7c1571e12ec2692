"""The words of the plan as text: headings, and the short forms that a clinician reads in a column."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programs.clinical.values import Grade, Side

Words = str | Promise

TITLE = _("Program preview")
RULES = _("rules %(version)s")

WARNING_SIGNS = _("Warning signs")
KNEE = _("Knee")
FINDINGS = _("Findings")
GOALS = _("Goals")
ADVICE = _("Advice")
TOLD = _("Told besides")
PLAN = _("Plan")

NO_FINDING = _("No test pointed to anything.")
NO_TEST = _("No home test was done: the plan is the general one.")
NO_PLAN = _("No plan.")
NOT_ANSWERED = _("Not answered")
NOT_TESTED = _("Not tested")
LIMITS = _("Limits")
LATER = _("Not before week %(week)s: %(tests)s. %(why)s")

WEEKS = _("%(weeks)s weeks")
WORST_PAIN = _("worst pain %(score)s/10")
IRRITABILITY = _("irritability %(level)s")
AKPS = _("AKPS %(total)s/100")
BMI = _("BMI %(bmi)s")
LABELS = _("Picture")
PERSON = _("%(sex)s, %(age)s")
PLAN_LINE = _("%(weeks)s weeks, ends in phase %(phase)s")
WEEK_LINE = _("Week %(week)s · phase %(phase)s, %(name)s: %(aim)s")
READ = _("Read")
RUN = _("Run")
RUN_OR_WALK = _("Run or walk")
LEAVE_OUT = _("Leave out")
RUN_LINE = _("%(minutes)s min running, longest %(longest)s, pain up to %(pain)s")
COLUMN_HEADINGS = (_("days"), _("dose"), _("RPE"), _("tempo"), _("knee"), _("rest"), _("pain"))
TIMES = _("%(sets)s × %(amount)s")
EASIER = _("Easier: %(code)s.")
HARDER = _("Harder: %(code)s.")
MINUTES = _("%(minutes)s min")
WHY = _("Why")
KEY = _("+ new · ~ dose changed · ? optional · 2/3 × = sets left/right")
MEASURED = _("Measured in weeks (0 = baseline)")
EXTRA = _("Optional")
WEEKS_FROM_TO = _("weeks %(first)s–%(last)s")
RETEST_LINE = _("%(test)s again in week %(weeks)s: %(target)s")

GLANCE = _("At a glance (sets × days)")
GLANCE_WEEK = _("week %(week)s")
GLANCE_PHASE = _("Phase")
GLANCE_HIP_SETS = _("Strength sets a week, hip")
GLANCE_KNEE_SETS = _("Strength sets a week, knee")
GLANCE_MINUTES = _("Strength, minutes a week")
GLANCE_RUN = _("One run, minutes of running (step; 0 = walk)")

CHANGE = _("Change")
ALSO = _("Also")
LEVEL = _("Level")
RUN_STEP = _("Run step")
LONGEST = _("Longest run allowed")
RULE = _("Rule")

GRADES: Mapping[Grade, Words] = {Grade.DEFICIT: _("deficit"), Grade.BORDERLINE: _("borderline")}
SIDES: Mapping[Side | None, Words] = {
    Side.LEFT: _("left"),
    Side.RIGHT: _("right"),
    Side.BOTH: _("both"),
    None: "",
}
SEXES: Mapping[str, Words] = {
    "female": _("Female"),
    "male": _("Male"),
    "other": _("Other"),
    "undisclosed": _("Sex not told"),
}
DAY_KINDS: Mapping[str, Words] = {
    "strength": _("strength"),
    "run": _("run"),
    "mobility": _("mobility"),
    "cross": _("walk, cycle or swim"),
    "rest": _("rest"),
}
GOAL_NAMES: Mapping[str, Words] = {
    "hq_ratio": _("Hamstrings to quadriceps"),
    "cadence_target": _("Cadence (steps/min)"),
    "estimated_1rm_kg": _("Estimated 1RM (kg)"),
}
GOAL_PARTS: Mapping[str, Words] = {
    "first": _("first"),
    "next": _("then"),
    "curl_kg": _("leg curl, kg"),
    "extension_kg": _("leg extension, kg"),
}
