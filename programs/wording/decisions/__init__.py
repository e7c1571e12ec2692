"""What the rules decided about a next step, in the runner's words: step up, stay, ease back, stop."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programs.clinical.decision import Decision
from programs.wording.decisions.doses import LESS, MORE, SAME
from programs.wording.decisions.gaps_and_ends import ENDS, GAPS
from programs.wording.decisions.runs import RUNS
from programs.wording.decisions.stops import STOPS

#: A decision in two or three words, for a badge or a heading.
DECISION_NAMES: Mapping[Decision, str | Promise] = {
    Decision.STOP_ALL: _("Stop everything"),
    Decision.STOP_KNEE: _("Rest the knee"),
    Decision.STOP_48H: _("Rest for two to three days"),
    Decision.REGRESS: _("Ease back"),
    Decision.REGRESS_WEEK: _("Repeat the week, a fifth less"),
    Decision.HOLD_WEEK: _("Nothing goes up for a week"),
    Decision.HOLD: _("Stay"),
    Decision.PROGRESS: _("Step up"),
    Decision.NEXT: _("Carry on"),
    Decision.REPEAT_SESSION: _("Repeat the last session"),
    Decision.REPEAT_WEEK: _("Repeat the last week"),
    Decision.RESTART_PHASE: _("Start this phase again"),
    Decision.NEW_BASELINE: _("Begin with the questions again"),
    Decision.MAINTAIN: _("Keep it going"),
    Decision.CONTINUE: _("Continue"),
    Decision.CHECK_DOSE: _("Check the dose"),
    Decision.REVIEW: _("See someone first"),
}

#: After a stop (6.6 row 3).
RE_RATE = _("Rate again how easily the knee is stirred")

#: What may change from one session to the next.
VARIABLE_NAMES: Mapping[str, str | Promise] = {
    "reps": _("repetitions"),
    "load_kg": _("weight (kg)"),
    "band": _("band"),
    "tempo": _("tempo"),
    "depth": _("depth"),
    "hold": _("hold (seconds)"),
    "step": _("step"),
    "volume": _("amount"),
    "variant": _("exercise"),
    "none": _("nothing"),
}

#: Every reason that `programs.clinical.progression` gives.
DECISION_REASONS: Mapping[str, str | Promise] = {
    **STOPS,
    **LESS,
    **SAME,
    **MORE,
    **RUNS,
    **GAPS,
    **ENDS,
}


def decision_name(decision: Decision) -> str:
    """A decision in the runner's words."""
    return str(DECISION_NAMES[decision])
