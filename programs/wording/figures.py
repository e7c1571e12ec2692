"""The muscles of the pictures and the close views of the knee in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

#: Each name of a muscle that a picture tints (tools/illustrate/muscles.py).
MUSCLE_NAMES: Mapping[str, Words] = {
    "quads": _("front of the thigh"),
    "inner_quads": _("inner front of the thigh"),
    "hamstrings": _("back of the thigh"),
    "adductors": _("inside of the thigh"),
    "outer_thigh": _("outside of the thigh"),
    "hip_flexors": _("front of the hip"),
    "glutes": _("buttock"),
    "outer_hip": _("outer hip"),
    "calf": _("calf"),
    "soleus": _("lower calf"),
    "shin": _("shin"),
    "inner_shin": _("inside of the shin"),
    "sole": _("arch of the foot"),
    "belly": _("front of the trunk"),
    "waist": _("side of the trunk"),
    "forearm": _("forearm"),
}

#: The close views of the knee (tools/illustrate/closeups.py): title, what it shows.
CLOSE_UPS: Mapping[str, tuple[Words, Words]] = {
    "KNEE_PAIN": (
        _("Where runner’s knee hurts"),
        _("A knee from the front. The pain of runner’s knee is around or behind the kneecap, marked in red."),
    ),
    "KNEE_CAP": (
        _("The kneecap and its groove"),
        _(
            "A bent knee from the side. The kneecap lies in a groove at the end of the thigh bone. "
            "It glides up and down there when the knee moves."
        ),
    ),
    "KNEE_TAPE": (
        _("Tape over the kneecap"),
        _(
            "A right knee from the front with two strips of tape. Each is laid from the outer edge of the kneecap over "
            "it, towards the other knee. The kneecap stays where it is."
        ),
    ),
    "KNEE_PLACES": (
        _("Where a knee can hurt"),
        _(
            "Both knees from the front and one from behind, with the numbers of the answers: 1 at the kneecap, 2 just "
            "below it, 3 on the outer side, 4 on the inner side, 5 at the back, 6 in the front of the thigh."
        ),
    ),
}
#: The close views beside what is read in a week, by its code (education.py).
LESSON_CLOSE_UPS: Mapping[str, tuple[str, ...]] = {
    "what_pfp_is": ("KNEE_PAIN", "KNEE_CAP"),
    "shoes_orthoses_tape": ("KNEE_TAPE",),
}


def muscles_text(names: Iterable[str]) -> str:
    """ "front of the thigh, buttock"; "" for none."""
    return ", ".join(str(MUSCLE_NAMES[name]) for name in names)
