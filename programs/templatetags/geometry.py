"""Where things lie in a chart. Numbers only: the templates draw, the style sheet colours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from programs.clinical.pain_zone import zones_under

#: A line joins two logged days over at most this many days (rest days); a longer silence stays a gap.
LONGEST_JOIN_DAYS = 3

Point = tuple[float, float, int]


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawing of `width` by `height` with room on its sides for words. Pain 0-10 from bottom to top."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    days: float

    def x(self, day: float) -> float:
        """Across, for days since the first one; half a day in is the middle of the first day."""
        return round(self.left + day / self.days * (self.width - self.left - self.right), 1)

    def y(self, score: float) -> float:
        """Down, for a score of 0-10."""
        return round(self.height - self.bottom - score / 10 * (self.height - self.top - self.bottom), 1)


@dataclass(frozen=True, slots=True)
class Band:
    """One zone as a strip, `gap` short of its neighbour so that the border never hangs on colour alone."""

    name: str
    low: int
    high: int
    y: float
    height: float

    @property
    def middle(self) -> float:
        """Where its words go."""
        return round(self.y + self.height / 2, 1)


def bands(y: Callable[[float], float], *, ceiling: int, gap: float = 2) -> list[Band]:
    """The zones from top to bottom, each from half way below its first number to half way above its last."""
    strips = []
    for zone in zones_under(ceiling):
        low, high = max(0, zone.low - 0.5), min(10, zone.high + 0.5)
        top = y(high) + gap / 2
        strips.append(Band(zone.name, zone.low, zone.high, round(top, 1), round(y(low) - gap / 2 - top, 1)))
    return strips[::-1]


def runs(points: Sequence[Point | None], *, longest: int = LONGEST_JOIN_DAYS) -> list[list[Point]]:
    """Logged points, one a day or `None`, cut wherever more than `longest` days passed between two of them."""
    found: list[list[Point]] = []
    last = None
    for day, point in enumerate(points):
        if point is None:
            continue
        if last is None or day - last > longest:
            found.append([])
        found[-1].append(point)
        last = day
    return found


def line(points: Sequence[Point]) -> str:
    """The path through points, for a `d` attribute."""
    return "M" + "L".join(f"{x:g} {y:g}" for x, y, _ in points)
