"""The library of exercises in words: what an exercise is for, with what, from when, and how hard it is on the knee."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from programs.clinical.exercise import Exercise, ReferenceDose
from programs.clinical.values import PfjLoad
from programs.wording.dose import seconds_text
from programs.wording.training import KIT_TO_BRING

Words = str | Promise

#: What an exercise answers, as a runner says it; keys are codes of findings and of two more aims.
AIM_NAMES: Mapping[str, Words] = {
    "weak_quads": _("Front thighs that need strength"),
    "low_hq_ratio": _("Back thighs that need strength"),
    "weak_hip_abductors": _("Outer hips that need strength"),
    "weak_hip_external_rotators": _("Hips that need strength to turn out"),
    "weak_glute_max": _("Buttocks that need strength"),
    "weak_core": _("A trunk that needs staying power"),
    "weak_calf": _("Calves that need strength"),
    "poor_control": _("A knee that wanders inwards"),
    "hip_rotation": _("Stiff turning of the hip"),
    "tight_hamstrings": _("Tight back thighs"),
    "tight_quads": _("Tight front thighs"),
    "tight_hip_flexors": _("A tight front of the hip"),
    "tight_itb": _("A tight outer thigh"),
    "tight_calf": _("Tight calves"),
    "tight_glutes": _("Tight buttocks"),
    "flat_feet_flexible": _("Flat feet that can form an arch"),
    "rigid_foot": _("Stiff feet"),
    "high_arch": _("High arches"),
    "low_cadence": _("A slow running step"),
    "return_to_run": _("Getting back to running"),
    "general": _("Everybody"),
}

#: How much an exercise asks of the joint behind the kneecap.
LOAD_NAMES: Mapping[PfjLoad, Words] = {
    PfjLoad.NONE: _("Next to none"),
    PfjLoad.LOW: _("Low, like walking"),
    PfjLoad.MEDIUM: _("Medium, like getting up from a chair"),
    PfjLoad.HIGH: _("High, like going down stairs"),
}

NOTHING_TO_BRING = "none"
#: Things that somebody who looks for one of them means as well.
KIT_ALIKE: Mapping[str, frozenset[str]] = {"step": frozenset({"step_10cm", "step_20cm"})}
#: What can be looked for, each kind once.
KIT_TO_FIND: Mapping[str, Words] = {
    NOTHING_TO_BRING: _("only what a home has"),
    **{code: name for code, name in KIT_TO_BRING.items() if code not in frozenset().union(*KIT_ALIKE.values())},
}
#: Other words for what the library calls by the words on the right; roots of words (queries/library_words.py).
SAME_WORDS: Mapping[str, tuple[str, ...]] = {
    "ab": ("abdominal",),
    "bike": ("cycl", "ride"),
    "bottom": ("buttock",),
    "bum": ("buttock",),
    "calve": ("calf",),
    "core": ("trunk", "abdominal"),
    "dumbbell": ("weight",),
    "glute": ("buttock",),
    "iliotibial": ("tensor",),
    "itb": ("tensor",),
    "jog": ("run",),
    "jump": ("hop",),
    "rdl": ("romanian",),
    "theraband": ("band",),
    "tfl": ("tensor",),
    "vmo": ("quad",),
}


def aims_of(exercise: Exercise) -> list[str]:
    """What an exercise is for, each in a few words."""
    return [str(AIM_NAMES[code]) for code in exercise.addresses]


def kit_of(exercise: Exercise) -> str:
    """What to bring for it."""
    things = [str(KIT_TO_BRING[thing]) for thing in exercise.equipment if thing in KIT_TO_BRING]
    return capfirst(", ".join(things)) if things else _now("Nothing a home does not have")


def bend_of(exercise: Exercise) -> str:
    """How far the knee bends in it, the smaller number first: "0–45°"; "" where that is not its matter."""
    if exercise.knee_rom_degrees is None:
        return ""
    low, high = sorted(exercise.knee_rom_degrees)
    return f"{low}°" if low == high else f"{low}–{high}°"


def usual_dose(dose: ReferenceDose) -> str:
    """The dose once the exercise is settled: "3 sets of 8 to 12, each leg"."""
    parts = [ngettext("%(count)s set", "%(count)s sets", dose.sets) % {"count": dose.sets}]
    if dose.reps:
        low, high = dose.reps
        parts = [_now("%(sets)s of %(reps)s") % {"sets": parts[0], "reps": low if low == high else f"{low}–{high}"}]
    for time in (dose.hold_seconds, dose.duration_seconds):
        if time:
            parts.append(seconds_text(*time))
    if dose.per_side:
        parts.append(_now("each leg"))
    return ", ".join(parts)
