"""Reasons as a physiotherapist reads them: about the runner, with the side, under the clinic's names.

The runner's own sentences say "your"; where there is no sentence of its own here, theirs is short and general.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from programs.clinical.reason import Reason
from programs.wording.findings import FINDING_NAMES
from programs.wording.home_tests import RESULT_NAMES, UNITS, measure_name
from programs.wording.reasons import plain, reason_text
from programs.wording.sides import SIDE_NAMES

Words = str | Promise

#: Reasons that a rule gives; `%(leg)s` is the side, by itself.
CLINIC_REASONS: Mapping[str, Words] = {
    "more_hip": _("A second hip muscle: the hip steers the knee in running."),
    "irritable_hip_first": _("More hip than knee work for now: irritability is high."),
    "irritable_hold": _("An isometric hold: irritability is high."),
    "stand_in": _("Stands in for an exercise that does not fit the runner or their kit."),
    "swapped": _("%(name)s is left out because of the health answers. This stands in for it."),
    "extra_set": _("One set more, %(leg)s: the test showed a difference of more than 15 %%."),
    "warm_up_short": _("A short warm-up: the session is short, or brisk walking does not suit now."),
    "cool_down": _("An easy walk ends the run."),
    "walk_instead": _("Walking as far as the knee tolerates while running waits, pain up to 2 of 10."),
    "ride_instead": _("Keeps the runner fit while running waits, with little load on the kneecap."),
    "run_walk": _("Short runs with walks between, to get the knee used to running again."),
    "short_runs": _(
        "The short, easy runs go on, with strength on two days; on a day with both the run comes first. Sunday stays "
        "free."
    ),
    "easy_run": _("Easy, flat running at a length that the knee already tolerates."),
}

#: Reasons that a test gives, code -> sentence; the finding above them names the side.
CLINIC_FINDINGS: Mapping[str, Words] = {
    "T01b.level": _("30-second chair rises: %(value)s. Goal for the age: %(goal)s or more."),
    "T02.sides": _("Leg extension, %(leg)s: %(difference)s %% less than the other leg."),
    "T03.level": _("Hamstrings to quadriceps, %(leg)s: %(percent)s %%. Next aim: %(aim)s %%."),
    "T03.quads": _("Hamstrings to quadriceps, %(leg)s: %(percent)s %%. So high, the quadriceps is what lacks."),
    "T05.level": _("Active knee extension, %(leg)s: %(value)s degrees short of straight. Goal: under %(goal)s."),
    "T07.level": _("Leg drop, %(leg)s: %(value)s degrees below level. Goal: %(goal)s or more."),
    "T17.level": _("Heel raises, %(leg)s: %(value)s. Goal for the age: %(goal)s or more."),
    "T20.flat": _("Footprint, %(leg)s: filled in; the arch rises on tiptoe."),
    "T20.flat_unknown": _("Footprint, %(leg)s: filled in; tiptoe was not tested."),
    "T20.high": _("Footprint, %(leg)s: high arch."),
    "T21.drop": _("Arch drop, %(leg)s: %(value)s mm. Less than 8 is usual."),
    "T22.rigid": _("Foot, %(leg)s: shape unchanged on tiptoe."),
    "T23.stiff": _("Hip internal rotation, %(leg)s: %(value)s degrees. About 30 to 45 is usual."),
    "T23.large": _(
        "Hip internal rotation, %(leg)s: %(value)s degrees. About 30 to 45 is usual; more can be the shape of the bone."
    ),
    "T23.shape": _(
        "Hip rotation, %(leg)s: internal %(value)s, external %(outward)s degrees. About 30 to 45 each way is usual; "
        "this can be the shape of the bone."
    ),
    "T24.level": _("Running cadence: %(value)s a minute. At %(cut)s or fewer, quicker steps may ease the knee."),
}


def clinic_text(reason: Reason) -> str:
    """A reason of today's rules, as a sentence for the clinic."""
    return clinic_sentence(reason.code, reason.params) or reason_text(reason)


def clinic_sentence(code: str, params: Mapping[str, Any]) -> str:
    """A reason for the clinic; "" where the runner's sentence serves as well. Params of another version of the rules
    are a KeyError or a TypeError."""
    if code in FINDING_NAMES and "test" in params:
        return finding_sentence(code, params)
    base, _dot, side = code.rpartition(".")
    words = CLINIC_REASONS.get(code) or CLINIC_FINDINGS.get(code) or CLINIC_FINDINGS.get(base)
    filled = {name: plain(value) for name, value in params.items()}
    return str(words) % {**filled, "leg": leg(params.get("side") or side)} if words else ""


def finding_sentence(code: str, params: Mapping[str, Any]) -> str:
    """What a test found, and which test: "Hamstring length, left: 25 degrees (to work on). Straight leg raise"."""
    name, side = str(FINDING_NAMES[code]), leg(params.get("side"))
    about = f"{name}, {side}" if side else name
    unit = str(UNITS.get(params["unit"], params["unit"] or ""))
    told = {
        "about": about,
        "value": f"{plain(params['value'])} {unit}".strip(),
        "grade": str(RESULT_NAMES.get(params["grade"], params["grade"])).lower(),
        "test": measure_name(params["test"]),
    }
    return _now("%(about)s: %(value)s in “%(test)s” (%(grade)s).") % told


def leg(side: str | None) -> str:
    """The side inside a line; nothing where there is none."""
    return str(SIDE_NAMES.get(side or "", "")).lower()
