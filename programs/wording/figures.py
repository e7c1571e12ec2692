"""The muscles of the pictures in plain words."""

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


def muscles_text(names: Iterable[str]) -> str:
    """ "front of the thigh, buttock"; "" for none."""
    return ", ".join(str(MUSCLE_NAMES[name]) for name in names)
