"""The tests of how far a joint or a muscle goes, in words."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from programs.wording.home_tests.words import STIFFNESS_BANDS, STIFFNESS_RESULTS, TestWords

FLEXIBILITY: Mapping[str, TestWords] = {
    "T05": TestWords(
        title=_("How far can you straighten your knee with your thigh upright?"),
        name=_("90-90 active knee extension"),
        needs=(_("A mat"), _("A phone with a level app")),
        steps=(
            _("Lie on your back with one leg flat on the floor."),
            _("Hold the other thigh with both hands so that it points straight up."),
            _("Lay the phone along your shin with the level app open."),
            _("Straighten the knee until the thigh wants to move or you feel a firm pull."),
            _("Read how many degrees are missing until the shin is in line with the thigh."),
        ),
        left=_("Left leg, degrees short of straight"),
        right=_("Right leg, degrees short of straight"),
        results=STIFFNESS_RESULTS,
        bands=STIFFNESS_BANDS,
    ),
    "T06": TestWords(
        title=_("How far can you reach towards your toes?"),
        name=_("Sit and reach"),
        needs=(_("A tape measure"),),
        steps=(
            _("Sit on the floor with straight legs."),
            _("Reach forward with both hands as far as you can and hold for two seconds."),
            _("Measure from your fingertips to your toes. Beyond the toes counts as plus, short of them as minus."),
        ),
        once=_("Centimetres beyond your toes"),
        results={"recorded": _("Noted. This one does not change your program.")},
    ),
    "T07": TestWords(
        title=_("How far does your leg drop behind you?"),
        name=_("Modified Ober test"),
        needs=(_("A mat or a firm bed"), _("A phone with a level app"), _("Somebody to help, or a wall behind you")),
        steps=(
            _("Lie on your side with the lower knee bent. Your back stays upright against the helper or the wall."),
            _("Bring the top leg straight and slightly back. Let it drop slowly towards the floor."),
            _("Keep your hips still: the drop ends when they want to roll."),
            _("Lay the phone on the outer thigh and read how many degrees it points below level."),
            _("Write 0 if it does not drop below level."),
        ),
        left=_("Left leg, degrees below level"),
        right=_("Right leg, degrees below level"),
        results=STIFFNESS_RESULTS,
        bands=STIFFNESS_BANDS,
    ),
    "T08": TestWords(
        title=_("How far can your knee bend over your foot?"),
        name=_("Knee-to-wall test"),
        needs=(_("A wall"), _("A tape measure on the floor, starting at the wall")),
        steps=(
            _("Stand facing the wall, shoes off, with your big toe and heel on the tape."),
            _("Bend your knee until it touches the wall, in line with your second toe. The heel stays down."),
            _("Slide the foot back bit by bit until the knee can only just touch."),
            _("Read the distance from your big toe to the wall, to the nearest half centimetre."),
        ),
        left=_("Left leg, toe to wall"),
        right=_("Right leg, toe to wall"),
        results={
            "deficit": _("This ankle is stiff. We’ll add a calf stretch."),
            "borderline": _("A little stiff. A calf stretch may help."),
            "ok": _("Good. The ankle bends far enough."),
        },
        bands=STIFFNESS_BANDS,
    ),
    "T09": TestWords(
        title=_("How close does your heel come to your bottom?"),
        name=_("Prone heel-to-buttock distance"),
        needs=(_("A mat"), _("A ruler"), _("Somebody to read the ruler")),
        steps=(
            _("Lie on your front, legs together."),
            _("Bend one knee and pull the heel gently towards your bottom. Your hips stay on the floor."),
            _("Let somebody measure the gap between heel and bottom."),
        ),
        left=_("Left leg, heel to bottom"),
        right=_("Right leg, heel to bottom"),
        results=STIFFNESS_RESULTS,
        bands=STIFFNESS_BANDS,
    ),
    "T10": TestWords(
        title=_("How low does your thigh hang over the edge of the bed?"),
        name=_("Modified Thomas test"),
        needs=(_("A firm bed or a table"), _("A phone with a level app")),
        steps=(
            _("Sit on the very edge, lie back and hug one knee to your chest."),
            _("Let the other leg hang down and relax."),
            _("Lay the phone on the hanging thigh and read the angle."),
            _("Write a plus number when the thigh points below level, and a minus number when it points above."),
        ),
        left=_("Left thigh, degrees below level"),
        right=_("Right thigh, degrees below level"),
        results=STIFFNESS_RESULTS,
        bands=STIFFNESS_BANDS,
    ),
    "T23": TestWords(
        title=_("How far does your hip turn?"),
        name=_("Hip internal rotation, seated"),
        needs=(_("A table high enough for your feet to hang free"), _("A phone with a level app")),
        steps=(
            _("Sit on the table with your knees bent over the edge and your hips level."),
            _("Keep the thigh still and swing the foot outwards. The thigh turns in."),
            _("Lay the phone along the shin and read how many degrees it leans from straight down."),
            _("Then swing the foot inwards, across the other leg, and read that as well. The thigh turns out."),
            _("Tell us if the groin pinches."),
        ),
        left=_("Left leg, degrees the foot swings out"),
        right=_("Right leg, degrees the foot swings out"),
        results={
            "borderline": _("This hip turns differently from most. That can be the shape of the bone."),
            "ok": _("Good. This is usual."),
        },
        bands={"stiff": _("Turns little"), "ok": _("Usual"), "large": _("Turns far")},
    ),
}
