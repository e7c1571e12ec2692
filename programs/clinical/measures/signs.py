"""The filmed tests: what is seen on the film, and the number it makes (T12, T13; §3.1, 3.2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

#: Test -> sign -> points. T12 counts one fault for each family of signs (S77); T13 follows the published
#: scoring (S76), where the two knee signs are not added together.
SIGNS: Mapping[str, Mapping[str, int]] = MappingProxyType(
    {
        "T12": MappingProxyType({"shaky": 1, "trunk": 1, "pelvis": 1, "knee_in": 1, "foot": 1}),
        "T13": MappingProxyType(
            {"hands": 1, "trunk": 1, "pelvis": 1, "knee_past_toe": 1, "knee_inside": 2, "wobble": 1}
        ),
    }
)

#: The stronger of the two knee signs of T13 takes the place of the other.
_STRONGER = {"knee_inside": "knee_past_toe"}


class UnknownSign(ValueError):
    """Raised for a sign that the test does not look for; quotes it."""


def points_from_signs(measure: str, seen: Iterable[str]) -> int:
    """Faults (T12) or points (T13) for the signs seen on the film. Raises `UnknownSign`.

    >>> points_from_signs("T13", ["trunk", "knee_past_toe", "knee_inside"])
    3
    """
    signs = set(seen)
    strangers = signs - SIGNS[measure].keys()
    if strangers:
        raise UnknownSign(f"{', '.join(sorted(strangers))} is not a sign of {measure}")
    counted = signs - {milder for stronger, milder in _STRONGER.items() if stronger in signs}
    return sum(SIGNS[measure][sign] for sign in counted)
