"""The tests of control, feet and running in words, and the two that describe the person."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programs.wording.home_tests.words import CONTROL_BANDS, CONTROL_RESULTS, READY_BANDS, READY_RESULTS, TestWords

#: Test -> sign on the film -> what to look for (`clinical.measures.SIGNS`).
SIGN_TEXTS: Mapping[str, Mapping[str, str | Promise]] = {
    "T12": {
        "shaky": _("The move is jerky, or you nearly lose balance"),
        "trunk": _("Your body leans to one side"),
        "pelvis": _("One hip drops or turns"),
        "knee_in": _("The knee moves in past the second toe"),
        "foot": _("The foot rolls in or the heel lifts"),
    },
    "T13": {
        "hands": _("Your hands leave your hips"),
        "trunk": _("Your body leans to one side"),
        "pelvis": _("One side of your hips drops or turns"),
        "knee_past_toe": _("The knee moves in past the second toe"),
        "knee_inside": _("The knee moves in past the inner edge of the foot"),
        "wobble": _("You wobble, or the other foot takes weight"),
    },
}

MOVEMENT: Mapping[str, TestWords] = {
    "T12": TestWords(
        title=_("How steady is your one-leg squat?"),
        name=_("Single-leg squat"),
        needs=(_("A phone that films from the front, at hip height"),),
        steps=(
            _("Start the film and stand on one leg, hands on your hips."),
            _("Bend the knee five times, slowly, to about a third of a full squat."),
            _("Watch the film and tick what you see."),
        ),
        left=_("Left leg, things you saw"),
        right=_("Right leg, things you saw"),
        results=CONTROL_RESULTS,
        bands=CONTROL_BANDS,
    ),
    "T13": TestWords(
        title=_("How steady is your step-down?"),
        name=_("Lateral step-down"),
        needs=(_("A step 20 cm high, or 10 cm if your knee is sore"), _("A phone that films from the front")),
        steps=(
            _("Start the film. Stand sideways on the edge of the step, hands on your hips."),
            _("Bend the knee of the leg on the step until the other heel just brushes the floor. Do it five times."),
            _("Watch the film and tick what you see."),
        ),
        left=_("Standing on the left leg, points"),
        right=_("Standing on the right leg, points"),
        results=CONTROL_RESULTS,
        bands=CONTROL_BANDS,
    ),
    "T18": TestWords(
        title=_("Does it hurt to hop?"),
        name=_("Ten single-leg hops"),
        needs=(_("A flat, firm floor"),),
        steps=(
            _("Hop ten times on the spot on one leg. Land softly."),
            _("Stop at once if it hurts more than 3 out of 10."),
            _("Tell us the highest pain you felt."),
        ),
        left=_("Left leg, highest pain"),
        right=_("Right leg, highest pain"),
        results=READY_RESULTS,
        bands=READY_BANDS,
    ),
    "T19": TestWords(
        title=_("Does a brisk walk of 30 minutes hurt?"),
        name=_("30-minute brisk walk"),
        needs=(_("A flat route"), _("A watch")),
        steps=(
            _("Walk briskly for 30 minutes on flat ground."),
            _("Turn back if it hurts more than 3 out of 10."),
            _("Tell us the highest pain you felt, and whether the knee had settled an hour later."),
        ),
        once=_("Highest pain"),
        results=READY_RESULTS,
        bands={code: READY_BANDS[code] for code in ("deficit", "ok")},
    ),
    "T20": TestWords(
        title=_("What does your wet footprint look like?"),
        name=_("Wet footprint"),
        needs=(_("A bowl of water"), _("A sheet of card")),
        steps=(
            _("Wet the sole of one foot and step onto the card with your full weight."),
            _("Look at the narrowest part, in the middle of the print."),
            _("Choose the picture that is most like yours."),
        ),
        left=_("Left foot"),
        right=_("Right foot"),
        results={
            "borderline": _("Your print differs from most. Your shoes or a foot exercise may take account of it."),
            "ok": _("A usual footprint. Nothing to do here."),
        },
        choices={
            "flat": _("Filled in: the middle is nearly as wide as the front"),
            "normal": _("In between: a curve on the inner side"),
            "high": _("A thin strip, or a gap in the middle"),
        },
    ),
    "T21": TestWords(
        title=_("How far does your arch drop when you stand?"),
        name=_("Navicular drop"),
        needs=(_("A chair"), _("A card, a pen and a ruler")),
        steps=(
            _("Sit with your feet flat. Feel for the bony point on the inner side of the foot, in front of the ankle."),
            _("Put a dot on it. Hold the card upright beside it and mark its height."),
            _("Stand up with your weight on both feet and mark the height again."),
            _("Measure the distance between the two marks."),
        ),
        left=_("Left foot, drop"),
        right=_("Right foot, drop"),
        results={
            "deficit": _("The arch drops a lot when you stand."),
            "borderline": _("The arch drops a little more than most."),
            "ok": _("Good. The arch stays up."),
        },
        bands={"ok": _("Usual"), "borderline": _("A little more"), "deficit": _("Drops a lot")},
    ),
    "T22": TestWords(
        title=_("Does your arch come up on tiptoe?"),
        name=_("Tiptoe and big-toe test"),
        needs=(_("A phone that films from behind, or somebody to look"),),
        steps=(
            _("Stand with bare feet and look at them from behind."),
            _("Rise onto your toes. Look whether an arch appears and the heels turn in."),
            _("Stand again and lift the big toe by hand. Look whether the arch comes up."),
        ),
        left=_("Left foot"),
        right=_("Right foot"),
        results={
            "borderline": _("This foot keeps its shape. Comfort and cushioning matter more than foot exercises."),
            "ok": _("Good. The foot can change its shape."),
        },
        choices={
            "flexible": _("The arch comes up and the heel turns in"),
            "rigid": _("Nothing changes"),
        },
    ),
    "T24": TestWords(
        title=_("How many steps do you take a minute when you run?"),
        name=_("Running cadence"),
        needs=(_("A watch"), _("An easy run")),
        steps=(
            _("Run at an easy pace until you feel settled."),
            _("Count how often your right foot lands in 30 seconds, and multiply by four."),
            _("Do that four times and take the middle of the numbers."),
        ),
        once=_("Steps a minute"),
        results={
            "deficit": _("Your steps are rather slow. Quicker, shorter steps may take some load off the knee."),
            "ok": _("Good. Nothing to change here."),
        },
        bands={"deficit": _("Rather slow"), "ok": _("Good")},
    ),
    "T25": TestWords(
        title=_("How tall are you, and what do you weigh?"),
        name=_("Body mass index"),
        needs=(_("Scales, if you want to be exact"),),
        steps=(_("Both are your choice to answer. We use them to decide about jumping exercises, not to judge."),),
        once=_("Body mass index"),
        results={"recorded": _("Noted.")},
    ),
    "T26": TestWords(
        title=_("Does a slow squat hurt?"),
        name=_("Double-leg squat provocation"),
        needs=(_("A chair behind you"),),
        steps=(
            _("Stand in front of the chair with both feet on the floor."),
            _("Go down slowly until you nearly touch the seat, and come up again."),
            _("Tell us the highest pain you felt at the kneecap."),
        ),
        once=_("Highest pain"),
        results={"recorded": _("Noted. Pain in a squat is typical of runner’s knee.")},
    ),
}
