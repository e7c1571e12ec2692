"""What a test needs to be understood on a phone: a question, steps, and what the number means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programs.clinical.values import Side

Words = str | Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class TestWords:
    """A test in words. `title` is the question on the runner's page, `name` what a clinician calls it;
    `needs` and `steps` in order; `left`, `right` (or `once`) label the number; `results` and `bands` go by
    the result class; `choices` by the word of a worded test."""

    #: pytest looks at every class whose name begins with "Test"; this one is no test case.
    __test__ = False

    title: Words
    name: Words
    needs: tuple[Words, ...]
    steps: tuple[Words, ...]
    left: Words = ""
    right: Words = ""
    once: Words = ""
    results: Mapping[str, Words] = field(default_factory=dict)
    bands: Mapping[str, Words] = field(default_factory=dict)
    choices: Mapping[str, Words] = field(default_factory=dict)


#: Said on every test page.
STOP_RULE: Words = _("Stop if it hurts more than 3 out of 10.")
BEFORE_YOU_START: Words = _(
    "Shoes off. Warm up for 3 to 5 minutes, for example by walking briskly. Test both legs. To test again later, "
    "choose the same time of day."
)
#: The second number of T23, left and right.
OUTWARD: Mapping[Side, Words] = {
    Side.LEFT: _("Left leg, degrees the foot swings in"),
    Side.RIGHT: _("Right leg, degrees the foot swings in"),
}
#: What hurts: the knee, but for the hip test, where the groin is asked about (RF24b).
PAIN_IN_TEST: Words = _("Highest knee pain during the test")
PAIN_IN_GROIN: Words = _("Highest pain in the groin during the test")
#: Where the pain of a test passed that.
STOPPED: Words = _("stopped by pain")
STOPPED_MEANS: Words = _("It counts as not tested, never as normal. We offer it again when the knee is calmer.")
CANNOT_DO: Words = _("I can’t do this test")
#: What to keep of two tries (`Measure.tries`).
TRIES: Mapping[str, Words] = {
    "best": _("Try twice and keep the better one."),
    "mean": _("Measure twice and keep the number in between."),
    "once": _("Once is enough."),
}

#: The unit behind a number (`Measure.unit`).
UNITS: Mapping[str, Words] = {
    "reps": _("times"),
    "reps/30 s": _("times in 30 seconds"),
    "kg": _("kg"),
    "ratio": _("of the front’s strength"),
    "deg": _("degrees"),
    "cm": _("cm"),
    "mm": _("mm"),
    "s": _("seconds"),
    "faults": _("faults"),
    "points": _("points"),
    "pain": _("out of 10"),
    "steps/min": _("steps a minute"),
    "kg/m²": _("kg/m²"),
    "word": "",
}

#: A class in one or two words for a badge; a test may have better ones in its `bands`.
RESULT_NAMES: Mapping[str, Words] = {
    "deficit": _("To work on"),
    "borderline": _("Nearly there"),
    "ok": _("Good"),
    "recorded": _("Noted"),
    "not_tested": _("Not tested"),
}

STRENGTH_BANDS: Mapping[str, Words] = {
    "deficit": _("To build up"),
    "borderline": _("Nearly there"),
    "ok": _("Good"),
}
STIFFNESS_BANDS: Mapping[str, Words] = {"deficit": _("Stiff"), "borderline": _("A little stiff"), "ok": _("Good")}
CONTROL_BANDS: Mapping[str, Words] = {
    "deficit": _("To practise"),
    "borderline": _("Nearly steady"),
    "ok": _("Steady"),
}
READY_BANDS: Mapping[str, Words] = {"deficit": _("Not yet"), "borderline": _("With care"), "ok": _("Ready")}

STRENGTH_RESULTS: Mapping[str, Words] = {
    "deficit": _("There is room to get stronger here. We’ll add an exercise for it."),
    "borderline": _("Close to the goal. There is a little to gain here."),
    "ok": _("Good. This is strong enough."),
}
STIFFNESS_RESULTS: Mapping[str, Words] = {
    "deficit": _("This is stiffer than the goal. We’ll add a stretch for it."),
    "borderline": _("A little stiff. A short stretch may help."),
    "ok": _("Good. No stretch is needed here."),
}
CONTROL_RESULTS: Mapping[str, Words] = {
    "deficit": _("This move wants practice. We’ll add control exercises."),
    "borderline": _("Nearly steady. A little practice may help."),
    "ok": _("Good. The leg stays steady."),
}
READY_RESULTS: Mapping[str, Words] = {
    "deficit": _("Not yet. Walking and strength come first, then we ask again."),
    "borderline": _("Nearly. Go on with care."),
    "ok": _("Good. This is one step towards running."),
}
