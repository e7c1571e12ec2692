"""What a clinic does instead of a home test (§3.1), for clinicians and for whoever reads the rules.

Tilt and apprehension of the kneecap, ligament and meniscus tests, Craig's test, FADIR and Clarke's grind test are for
trained hands only: no home test asks for them.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

_QUADRICEPS = _("Isokinetic at 60°/s, or isometric with a dynamometer at 60–90°, in Nm/kg; the legs within 90 %")
_SAME = _("The same, watched by a physiotherapist")

#: Test -> its clinic version; T19, T25 and T26 have none.
CLINIC_VERSIONS: Mapping[str, Words] = {
    "T01": _QUADRICEPS,
    "T01b": _QUADRICEPS,
    "T02": _QUADRICEPS,
    "T03": _("Isokinetic, concentric ratio at 60°/s"),
    "T04": _("Dynamometer"),
    "T05": _("Active knee extension with a goniometer; straight leg raise with the pelvis fixed, short below 70–75°"),
    "T06": _("Straight leg raise"),
    "T07": _("Modified Ober test with an inclinometer"),
    "T08": _("Inclinometer on the shin, 35–38° or more; calf angle with a straight knee"),
    "T09": _("Prone knee bend, short below 120–125°"),
    "T10": _("Modified Thomas test"),
    "T11": _("Hand-held dynamometer, Nm/kg or share of body weight; hip endurance test"),
    "T12": _("Rated good, fair or poor by a physiotherapist"),
    "T13": _SAME,
    "T14": _("The same; McGill’s series"),
    "T15": _("Dynamometer, prone or seated"),
    "T16": _("Dynamometer"),
    "T17": _SAME,
    "T18": _("Hop tests, leg against leg"),
    "T20": _("Foot Posture Index (from +6 rolled in), arch index"),
    "T21": _("The same; the Foot Posture Index is preferred"),
    "T22": _("The same, with the movement of the heel joint"),
    "T23": _("Goniometer, lying prone; Craig’s test, 8–15° usual"),
    "T24": _("Film on a treadmill"),
}
