"""What a test showed, in words and on its scale."""

from __future__ import annotations

from typing import Any

from programs.clinical.case import Case
from programs.clinical.findings import find
from programs.clinical.measures import MEASURES, ResultClass, bands, classify, hip_turns, stopped_legs, values_of
from programs.clinical.values import Grade, Side
from programs.queries.case import case_from
from programs.queries.start import StartState
from programs.templatetags.bars import BandZone, Pin
from programs.wording.home_tests import HOME_TESTS, RESULT_NAMES, STOPPED, STOPPED_MEANS, UNITS, band_label
from programs.wording.reasons import reason_text
from programs.wording.sides import SIDE_NAMES

#: Classes that ask for nothing.
FINE = (ResultClass.OK, ResultClass.RECORDED)
#: A result class as a zone of the drawn scale.
KINDS = {"ok": "good", "borderline": "mid"}


def result_of(state: StartState, test: str) -> dict[str, Any]:
    """Each leg with its value and class, what follows, and the scale with its pins."""
    case = case_from(state.record, today=state.today)
    values = values_of(case, test)
    legs = [_leg(case, test, side, value) for side, value in values.items()]
    reasons = _reasons(case, test)
    stopped = stopped_legs(case, test)
    has_work = bool(reasons) or any(leg["class"] not in FINE for leg in legs)
    return {
        "legs": legs,
        "stopped": [SIDE_NAMES[side.value] if side is not Side.BOTH else "" for side in stopped],
        "stopped_as": STOPPED,
        "stopped_means": STOPPED_MEANS,
        "has_work": has_work,
        "is_fine": not (stopped or has_work),
        "reasons": reasons,
        "zones": _zones(case, test),
        "pins": [
            Pin(float(leg["raw"]), f"{leg['side']} {leg['value']}", is_other=place > 0)
            for place, leg in enumerate(legs)
            if not isinstance(leg["raw"], str)
        ],
        "low": MEASURES[test].low,
    }


def _leg(case: Case, test: str, side: Side, value: float | str) -> dict[str, Any]:
    turn = hip_turns(case).get(side) if test == "T23" else None
    found = classify(test, value, case.person, outward=turn.outward if turn else None)
    words = HOME_TESTS[test]
    shown = shown_value(test, value)
    return {
        "side": SIDE_NAMES[side.value] if side is not Side.BOTH else "",
        "raw": value,
        "value": shown,
        "unit": "" if isinstance(value, str) else UNITS[MEASURES[test].unit],
        "class": found,
        "name": words.bands.get(found) or RESULT_NAMES[found],
        "sentence": words.results.get(found, ""),
    }


def shown_value(test: str, value: float | str) -> str:
    """A value as people read it, without its unit; a share in per cent."""
    if isinstance(value, str):
        return str(HOME_TESTS[test].choices.get(value, value))
    return f"{value * 100:.0f} %" if MEASURES[test].unit == "ratio" else f"{value:g}"


def _reasons(case: Case, test: str) -> list[str]:
    """Findings that this test gives, a difference between the legs too."""
    grades = {Grade.DEFICIT, Grade.BORDERLINE}
    return [reason_text(found.reason) for found in find(case) if found.test == test and found.grade in grades]


def _zones(case: Case, test: str) -> list[BandZone]:
    return [
        BandZone(band.to_value, f"{band_label(test, band.code)}", KINDS.get(band.code, "low"))
        for band in bands(test, case.person)
    ]
