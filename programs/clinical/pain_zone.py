"""Which zone a pain score is in once an exercise or an irritable knee allows less than usual."""

from __future__ import annotations

from dataclasses import dataclass

from programs.clinical.values import PainScore

#: Without a stricter ceiling "careful" ends here (§6.6).
USUAL_CEILING = 5


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone with its first and last score."""

    name: str
    low: int
    high: int


def zone_under(score: int, ceiling: int = USUAL_CEILING) -> str:
    """`fine`, `careful` or `stop` for a score of 0-10 under an effective ceiling of 0-9 (§6.2, 6.6).

    The ceiling is the lower of the exercise's and the irritability's; above it is always `stop`, and at or below it
    never. PainOutOfRange for a score that is none.

    >>> [zone_under(4), zone_under(4, ceiling=3), zone_under(1, ceiling=0), zone_under(6, ceiling=6)]
    ['careful', 'stop', 'stop', 'careful']
    """
    usual = PainScore(score).zone
    if score > ceiling:
        return "stop"
    return "careful" if usual == "stop" else usual


def zones_under(ceiling: int = USUAL_CEILING) -> tuple[Zone, ...]:
    """The zones of a 0-10 scale from left to right; one that holds no score is left out.

    >>> [(zone.name, zone.low, zone.high) for zone in zones_under(2)]
    [('fine', 0, 2), ('stop', 3, 10)]
    """
    found: dict[str, list[int]] = {}
    for score in range(11):
        found.setdefault(zone_under(score, ceiling), []).append(score)
    return tuple(Zone(name, scores[0], scores[-1]) for name, scores in found.items())
