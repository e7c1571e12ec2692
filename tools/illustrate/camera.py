"""What sees the figure: a camera far away, so that nothing shrinks with distance."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import cos, radians, sin

from tools.illustrate.vectors import Vec, dot

Point = tuple[float, float]

#: The picture's size in its own units.
WIDTH, HEIGHT = 480.0, 360.0


@dataclass(frozen=True)
class Camera:
    """A view from `azimuth` degrees round the figure (positive: from its right in the picture) and `elevation` degrees
    above the floor. `scale`: picture units a body height; `middle`: where the world's origin is in the picture."""

    azimuth: float = 0.0
    elevation: float = 8.0
    scale: float = 300.0
    middle: Point = (WIDTH / 2, HEIGHT - 30)

    @property
    def right(self) -> Vec:
        """The picture's right, in the world."""
        a = radians(self.azimuth)
        return (cos(a), 0.0, -sin(a))

    @property
    def up(self) -> Vec:
        """The picture's up, in the world."""
        a, e = radians(self.azimuth), radians(self.elevation)
        return (-sin(a) * sin(e), cos(e), -cos(a) * sin(e))

    @property
    def towards(self) -> Vec:
        """From the figure to the viewer."""
        a, e = radians(self.azimuth), radians(self.elevation)
        return (sin(a) * cos(e), sin(e), cos(a) * cos(e))

    def point(self, place: Vec) -> Point:
        """Where a place is in the picture, y downwards."""
        x, y = self.middle
        return (x + self.scale * dot(place, self.right), y - self.scale * dot(place, self.up))

    def nearness(self, place: Vec) -> float:
        """How near a place is to the viewer."""
        return dot(place, self.towards)

    def moved(self, middle: Point) -> Camera:
        """The same view with the world's origin elsewhere in the picture."""
        return replace(self, middle=middle)
