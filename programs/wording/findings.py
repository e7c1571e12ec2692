"""Findings in words: a title for each leg, what a clinician calls it, and why it was noticed.

Sides are whole sentences, never a word put into one: in many languages "left" changes with what it describes.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programs.clinical.examination import Finding
from programs.clinical.values import Grade, Side
from programs.wording.finding_reasons import FINDING_REASONS

__all__ = ["FINDING_NAMES", "FINDING_REASONS", "FINDING_TITLES", "finding_title", "title_of"]

Words = str | Promise

#: Code -> what a clinician calls it.
FINDING_NAMES: Mapping[str, Words] = {
    "weak_quads": _("Quadriceps strength"),
    "weak_hip_abductors": _("Hip abductor strength"),
    "weak_hip_external_rotators": _("Hip external rotator strength"),
    "weak_glute_max": _("Hip extensor strength"),
    "hip_rotation": _("Hip rotation"),
    "poor_control": _("Movement control"),
    "low_hq_ratio": _("Hamstrings to quadriceps"),
    "tight_hamstrings": _("Hamstring length"),
    "tight_calf": _("Ankle dorsiflexion"),
    "tight_quads": _("Quadriceps length"),
    "tight_itb": _("Iliotibial band and TFL length"),
    "tight_hip_flexors": _("Hip flexor length"),
    "flat_feet_flexible": _("Flexible flat foot"),
    "rigid_foot": _("Rigid foot"),
    "high_arch": _("High arch"),
    "weak_core": _("Lateral trunk endurance"),
    "weak_calf": _("Calf capacity"),
    "low_cadence": _("Running cadence"),
}

#: (code, leg) -> title of a deficit, title of a borderline finding. No leg: both at once, or no leg's matter.
FINDING_TITLES: Mapping[tuple[str, str], tuple[Words, Words]] = {
    ("weak_quads", "left"): (
        _("The front of your left thigh needs strength"),
        _("The front of your left thigh could be a little stronger"),
    ),
    ("weak_quads", "right"): (
        _("The front of your right thigh needs strength"),
        _("The front of your right thigh could be a little stronger"),
    ),
    ("weak_quads", ""): (
        _("The front of your thighs needs strength"),
        _("The front of your thighs could be a little stronger"),
    ),
    ("weak_hip_abductors", "left"): (
        _("Your outer left hip needs strength"),
        _("Your outer left hip could be a little stronger"),
    ),
    ("weak_hip_abductors", "right"): (
        _("Your outer right hip needs strength"),
        _("Your outer right hip could be a little stronger"),
    ),
    ("weak_hip_external_rotators", "left"): (
        _("The muscles that turn your left hip out need strength"),
        _("The muscles that turn your left hip out could be a little stronger"),
    ),
    ("weak_hip_external_rotators", "right"): (
        _("The muscles that turn your right hip out need strength"),
        _("The muscles that turn your right hip out could be a little stronger"),
    ),
    ("weak_glute_max", "left"): (
        _("Your left buttock needs strength"),
        _("Your left buttock could be a little stronger"),
    ),
    ("weak_glute_max", "right"): (
        _("Your right buttock needs strength"),
        _("Your right buttock could be a little stronger"),
    ),
    ("hip_rotation", "left"): (_("Your left hip turns differently from most"),) * 2,
    ("hip_rotation", "right"): (_("Your right hip turns differently from most"),) * 2,
    ("poor_control", "left"): (
        _("Your left leg needs steadier control"),
        _("Your left leg could be a little steadier"),
    ),
    ("poor_control", "right"): (
        _("Your right leg needs steadier control"),
        _("Your right leg could be a little steadier"),
    ),
    ("low_hq_ratio", "left"): (
        _("The back of your left thigh needs strength"),
        _("The back of your left thigh could be a little stronger"),
    ),
    ("low_hq_ratio", "right"): (
        _("The back of your right thigh needs strength"),
        _("The back of your right thigh could be a little stronger"),
    ),
    ("tight_hamstrings", "left"): (
        _("The back of your left thigh is stiff"),
        _("The back of your left thigh is a little stiff"),
    ),
    ("tight_hamstrings", "right"): (
        _("The back of your right thigh is stiff"),
        _("The back of your right thigh is a little stiff"),
    ),
    ("tight_calf", "left"): (_("Left ankle is stiff"), _("Left ankle is a little stiff")),
    ("tight_calf", "right"): (_("Right ankle is stiff"), _("Right ankle is a little stiff")),
    ("tight_quads", "left"): (
        _("The front of your left thigh is stiff"),
        _("The front of your left thigh is a little stiff"),
    ),
    ("tight_quads", "right"): (
        _("The front of your right thigh is stiff"),
        _("The front of your right thigh is a little stiff"),
    ),
    ("tight_itb", "left"): (
        _("The outer side of your left thigh is stiff"),
        _("The outer side of your left thigh is a little stiff"),
    ),
    ("tight_itb", "right"): (
        _("The outer side of your right thigh is stiff"),
        _("The outer side of your right thigh is a little stiff"),
    ),
    ("tight_hip_flexors", "left"): (
        _("The front of your left hip is stiff"),
        _("The front of your left hip is a little stiff"),
    ),
    ("tight_hip_flexors", "right"): (
        _("The front of your right hip is stiff"),
        _("The front of your right hip is a little stiff"),
    ),
    ("flat_feet_flexible", "left"): (
        _("The arch of your left foot is low and drops when you stand"),
        _("The arch of your left foot is rather low"),
    ),
    ("flat_feet_flexible", "right"): (
        _("The arch of your right foot is low and drops when you stand"),
        _("The arch of your right foot is rather low"),
    ),
    ("rigid_foot", "left"): (_("Your left foot keeps its shape"),) * 2,
    ("rigid_foot", "right"): (_("Your right foot keeps its shape"),) * 2,
    ("high_arch", "left"): (_("Your left foot has a high arch"),) * 2,
    ("high_arch", "right"): (_("Your right foot has a high arch"),) * 2,
    ("weak_core", "left"): (
        _("The left side of your trunk needs strength"),
        _("The left side of your trunk could be a little stronger"),
    ),
    ("weak_core", "right"): (
        _("The right side of your trunk needs strength"),
        _("The right side of your trunk could be a little stronger"),
    ),
    ("weak_calf", "left"): (_("Your left calf needs strength"), _("Your left calf could be a little stronger")),
    ("weak_calf", "right"): (_("Your right calf needs strength"), _("Your right calf could be a little stronger")),
    ("low_cadence", ""): (_("Your steps are rather slow when you run"),) * 2,
}


def finding_title(finding: Finding) -> Words:
    """A finding as the title of its card: "Right ankle is stiff"."""
    return title_of(finding.code, finding.side, finding.grade)


def title_of(code: str, side: Side | str | None, grade: Grade | str) -> Words:
    """The same from stored codes; `side` may be a leg, `both` or nothing."""
    leg = str(side) if side in (Side.LEFT, Side.RIGHT) else ""
    deficit, borderline = FINDING_TITLES[code, leg]
    return deficit if grade == Grade.DEFICIT else borderline
