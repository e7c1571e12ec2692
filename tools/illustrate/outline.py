"""Lines round volumes: what a camera sees of ellipsoids, chains of them and caps on them, as SVG paths.

The outline of an ellipsoid seen from far away has a closed form (its support function), so each outline is exact at its
nodes; between them it is a smooth cubic. A volume has the same number of nodes in every pose, so that its path can
move from one pose to the next.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import atan2, cos, hypot, pi, sin, sqrt

from tools.illustrate.camera import Camera, Point
from tools.illustrate.vectors import Frame, Vec, at, cross, dot, in_frame, plus, times, unit

#: A node: where it is, and in which direction the line passes it (radians; None = smoothly).
Node = tuple[Point, float | None]


@dataclass(frozen=True)
class Ellipsoid:
    """A centre, a frame, and half the width along each of its axes (sideways, lengthwise, front to back)."""

    centre: Vec
    frame: Frame
    radii: Vec

    def edge(self, camera: Camera, angle: float) -> Point:
        """The outline's point in a direction of the picture (radians, y downwards)."""
        aim = plus(times(camera.right, cos(angle)), times(camera.up, -sin(angle)))
        local = in_frame(self.frame, aim)
        weighed = tuple(radius * part for radius, part in zip(self.radii, local, strict=True))
        size = sqrt(sum(part * part for part in weighed)) or 1e-9
        x, y, z = (radius * part / size for radius, part in zip(self.radii, weighed, strict=True))
        return camera.point(at(self.centre, self.frame, (x, y, z)))

    def grown(self, by: float) -> Ellipsoid:
        """The same, thicker all round."""
        x, y, z = self.radii
        return Ellipsoid(self.centre, self.frame, (x + by, y + by, z + by))

    @cached_property
    def lowest(self) -> float:
        """The height of its lowest point."""
        return self.centre[1] - self.reach((0.0, 1.0, 0.0))

    def reach(self, way: Vec) -> float:
        """How far it reaches from its centre in a direction of the world."""
        return sqrt(sum((r * dot(axis, way)) ** 2 for r, axis in zip(self.radii, self.frame, strict=True)))


def number(value: float) -> str:
    """A number of a path, as short as it can be."""
    text = f"{value:.1f}".removesuffix(".0")
    if text in ("-0", "0"):
        return "0"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def numbers(values: Sequence[float]) -> str:
    """Numbers in a row, with a blank only where a path needs one."""
    written = ""
    for value in values:
        text = number(value)
        written += text if not written or text[0] == "-" else " " + text
    return written


class Pen:
    """Writes a path in relative, rounded steps; rounding errors do not add up."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.at: Point = (0.0, 0.0)

    def move(self, to: Point) -> None:
        """Begin somewhere."""
        self.at = (round(to[0], 1), round(to[1], 1))
        self.parts.append("M" + numbers(self.at))

    def curve(self, first: Point, second: Point, to: Point) -> None:
        """A cubic by its two handles."""
        steps = [round(part - self.at[axis], 1) for point in (first, second, to) for axis, part in enumerate(point)]
        self.parts.append("c" + numbers(steps))
        self.at = (round(self.at[0] + steps[4], 1), round(self.at[1] + steps[5], 1))

    def line(self, to: Point) -> None:
        """A straight line."""
        steps = [round(to[0] - self.at[0], 1), round(to[1] - self.at[1], 1)]
        self.parts.append("l" + numbers(steps))
        self.at = (round(self.at[0] + steps[0], 1), round(self.at[1] + steps[1], 1))

    def close(self) -> None:
        """Back to where it began."""
        self.parts.append("z")

    def __str__(self) -> str:
        return "".join(self.parts)


def polygon(points: Sequence[Point], *, closed: bool = True) -> str:
    """Straight lines through points."""
    pen = Pen()
    pen.move(points[0])
    for point in points[1:]:
        pen.line(point)
    if closed:
        pen.close()
    return str(pen)


def smooth(points: Sequence[Point], *, closed: bool = True) -> str:
    """A smooth line through points."""
    return through([(point, None) for point in points], closed=closed)


def through(nodes: Sequence[Node], *, closed: bool = True) -> str:
    """A smooth line through nodes, with handles of about a third of each chord."""
    count = len(nodes)
    ways = [_way(nodes, index, closed=closed) for index in range(count)]
    pen = Pen()
    pen.move(nodes[0][0])
    for index in range(count if closed else count - 1):
        after = (index + 1) % count
        (ax, ay), (bx, by) = nodes[index][0], nodes[after][0]
        (ux, uy), (vx, vy) = ways[index], ways[after]
        turn = max(-1.0, min(1.0, ux * vx + uy * vy))
        reach = hypot(bx - ax, by - ay) * (0.333 + 0.045 * (1 - turn))
        pen.curve((ax + ux * reach, ay + uy * reach), (bx - vx * reach, by - vy * reach), (bx, by))
    if closed:
        pen.close()
    return str(pen)


def _way(nodes: Sequence[Node], index: int, *, closed: bool) -> Point:
    """The direction in which the line passes a node."""
    point, angle = nodes[index]
    if angle is not None:
        return (cos(angle), sin(angle))
    count = len(nodes)
    before = nodes[(index - 1) % count][0] if closed or index else None
    after = nodes[(index + 1) % count][0] if closed or index < count - 1 else None
    if before is None or after is None:
        a, b = (point, after) if before is None else (before, point)
        assert a and b
        return _direction((b[0] - a[0], b[1] - a[1]))
    into = (point[0] - before[0], point[1] - before[1])
    out = (after[0] - point[0], after[1] - point[1])
    short, long = hypot(*into) or 1e-6, hypot(*out) or 1e-6
    return _direction((into[0] / short * long + out[0] / long * short, into[1] / short * long + out[1] / long * short))


def _direction(step: Point) -> Point:
    size = hypot(*step) or 1e-6
    return (step[0] / size, step[1] / size)


def ball(volume: Ellipsoid, camera: Camera, nodes: int = 4) -> str:
    """The outline of one ellipsoid."""
    angles = [2 * pi * index / nodes for index in range(nodes)]
    return through([(volume.edge(camera, angle), angle + pi / 2) for angle in angles])


def headings(chain: Sequence[Ellipsoid], camera: Camera) -> list[float]:
    """The direction of a chain in the picture at each of its volumes (radians)."""
    points = [camera.point(one.centre) for one in chain]
    (x0, y0), (x1, y1) = points[0], points[-1]
    whole = atan2(y1 - y0, x1 - x0) if hypot(x1 - x0, y1 - y0) > 0.5 else pi / 2
    found = []
    for index in range(len(points)):
        (ax, ay), (bx, by) = points[max(index - 1, 0)], points[min(index + 1, len(points) - 1)]
        found.append(atan2(by - ay, bx - ax) if hypot(bx - ax, by - ay) > 1.2 else whole)
    return found


def tube(chain: Sequence[Ellipsoid], camera: Camera, *, start: int = 3, end: int = 3) -> str:
    """The outline of a chain of ellipsoids, its ends rounded with so many nodes."""
    ways = headings(chain, camera)
    left = [one.edge(camera, way - pi / 2) for one, way in zip(chain, ways, strict=True)]
    right = [one.edge(camera, way + pi / 2) for one, way in zip(chain, ways, strict=True)]
    last = len(chain) - 1
    nodes: list[Node] = [(left[0], _side(left[0], left[1], ways[0]))]
    nodes += [(point, None) for point in left[1:-1]]
    nodes += [(left[-1], _side(left[last - 1], left[last], ways[-1]))]
    nodes += _round(chain[-1], camera, ways[-1], -pi / 2, end)
    nodes += [(right[-1], _side(right[last], right[last - 1], ways[-1] + pi))]
    nodes += [(point, None) for point in right[-2:0:-1]]
    nodes += [(right[0], _side(right[1], right[0], ways[0] + pi))]
    nodes += _round(chain[0], camera, ways[0], pi / 2, start)
    return through(nodes)


def _side(a: Point, b: Point, way: float) -> float:
    """The direction of a side at its end: its own where it is clear, else the chain's, so that caps join smoothly."""
    step = (b[0] - a[0], b[1] - a[1])
    own = atan2(step[1], step[0])
    return own if hypot(*step) > 0.6 and cos(own - way) > 0.3 else way


def _round(volume: Ellipsoid, camera: Camera, way: float, begin: float, nodes: int) -> list[Node]:
    turns = [begin + pi * index / (nodes + 1) for index in range(1, nodes + 1)]
    return [(volume.edge(camera, way + turn), way + turn + pi / 2) for turn in turns]


def hull(volumes: Sequence[Ellipsoid], camera: Camera, axis: tuple[Vec, Vec], nodes: int = 16) -> str:
    """The convex outline round ellipsoids, beginning at the end of `axis` that lies behind."""
    points = sorted(one.edge(camera, 2 * pi * index / 28) for one in volumes for index in range(28))
    border = _half(points) + _half(points[::-1])
    (ax, ay), (bx, by) = camera.point(axis[0]), camera.point(axis[1])
    first = min(range(len(border)), key=lambda index: border[index][0] * (bx - ax) + border[index][1] * (by - ay))
    return smooth(spread(border[first:] + border[:first], nodes))


def _half(points: Sequence[Point]) -> list[Point]:
    border: list[Point] = []
    for point in points:
        while len(border) > 1 and _turns_right(border[-2], border[-1], point):
            border.pop()
        border.append(point)
    return border[:-1]


def _turns_right(a: Point, b: Point, c: Point) -> bool:
    return (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]) <= 0


def spread(points: Sequence[Point], count: int, *, closed: bool = True) -> list[Point]:
    """So many points at equal distances along a line through points."""
    line = [*points, points[0]] if closed else list(points)
    lengths = [0.0]
    for a, b in itertools.pairwise(line):
        lengths.append(lengths[-1] + hypot(b[0] - a[0], b[1] - a[1]))
    found, index = [], 0
    for step in range(count):
        wanted = lengths[-1] * step / (count if closed else count - 1)
        while index < len(lengths) - 2 and lengths[index + 1] < wanted:
            index += 1
        share = min((wanted - lengths[index]) / ((lengths[index + 1] - lengths[index]) or 1), 1)
        (ax, ay), (bx, by) = line[index], line[index + 1]
        found.append((ax + (bx - ax) * share, ay + (by - ay) * share))
    return found


CAP_STEPS = 96


def cap(volume: Ellipsoid, camera: Camera, aim: Vec, half_angle: float, nodes: int = 18) -> str:
    """What is seen of a round cap on an ellipsoid, in a direction of its own frame and so many radians wide; "" where
    it lies on the far side."""
    aim = unit(aim)
    x, y, z = (
        part / max(radius, 1e-6)
        for part, radius in zip(in_frame(volume.frame, camera.towards), volume.radii, strict=True)
    )
    viewer = unit((x, y, z))
    ring = [plus(times(aim, cos(half_angle)), times(point, sin(half_angle))) for point in _circle(aim)]
    horizon = _circle(viewer)
    seen = _arc(ring, [dot(point, viewer) >= 0 for point in ring])
    inside = _arc(horizon, [dot(point, aim) >= cos(half_angle) for point in horizon])
    if seen and inside and _apart(seen[-1], inside[0]) > _apart(seen[-1], inside[-1]):
        inside.reverse()
    border = [camera.point(at(volume.centre, volume.frame, _scaled(point, volume.radii))) for point in seen + inside]
    return smooth(spread(border, nodes)) if len(border) > 2 else ""


def _circle(axis: Vec) -> list[Vec]:
    first = unit(cross(axis, (0.31, 0.77, 0.55)))
    second = cross(axis, first)
    angles = [2 * pi * index / CAP_STEPS for index in range(CAP_STEPS)]
    return [plus(times(first, cos(angle)), times(second, sin(angle))) for angle in angles]


def _arc(points: list[Vec], flags: list[bool]) -> list[Vec]:
    """The run of points whose flag is set, from its beginning."""
    if all(flags) or not any(flags):
        return list(points) if all(flags) else []
    first = next(index for index in range(len(points)) if flags[index] and not flags[index - 1])
    found = []
    for step in range(len(points)):
        index = (first + step) % len(points)
        if not flags[index]:
            break
        found.append(points[index])
    return found


def _apart(a: Vec, b: Vec) -> float:
    return sum((one - other) ** 2 for one, other in zip(a, b, strict=True))


def _scaled(point: Vec, radii: Vec) -> Vec:
    return (point[0] * radii[0], point[1] * radii[1], point[2] * radii[2])


NUMBERS = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
STEPS = re.compile(r"([Mclz])([^Mclz]*)")


def nodes(path: str) -> list[Point]:
    """The points through which a path goes."""
    x = y = 0.0
    found: list[Point] = []
    for command, text in STEPS.findall(path):
        values = [float(one) for one in NUMBERS.findall(text)]
        if command == "M":
            x, y = values
            found.append((x, y))
        else:
            size = 6 if command == "c" else 2
            for start in range(0, len(values), size):
                x, y = x + values[start + size - 2], y + values[start + size - 1]
                found.append((x, y))
    return found


def coarser(path: str) -> str:
    """A path in whole units, a third shorter: enough for what is pale. Rounding errors do not add up."""
    x = y = left = top = 0.0
    written = ""
    for command, text in STEPS.findall(path):
        values = [float(one) for one in NUMBERS.findall(text)]
        size = 6 if command == "c" else 2
        written += command
        for start in range(0, len(values), size):
            steps = values[start : start + size]
            places = [round((y if axis % 2 else x) + step) for axis, step in enumerate(steps)]
            moved = [place - (top if axis % 2 else left) for axis, place in enumerate(places)]
            written += numbers(moved) if not start or moved[0] < 0 else " " + numbers(moved)
            x, y = x + steps[-2], y + steps[-1]
            left, top = float(places[-2]), float(places[-1])
    return written


def slices(points: Sequence[Point], along: Point, shares: Sequence[tuple[float, float]]) -> str:
    """Stripes across a round outline: each from one share of its length in the direction `along` to another."""
    ux, uy = along
    placed = [(x * ux + y * uy, y * ux - x * uy) for x, y in points]
    low, high = min(a for a, _ in placed), max(a for a, _ in placed)
    paths = []
    for begin, end in shares:
        rims = [_chord(placed, low + (high - low) * (begin + (end - begin) * step / 2)) for step in range(3)]
        corners = [(a, first) for a, first, _ in rims] + [(a, last) for a, _, last in reversed(rims)]
        paths.append(polygon([(a * ux - b * uy, a * uy + b * ux) for a, b in corners]))
    return "".join(paths)


def _chord(placed: Sequence[Point], a: float) -> tuple[float, float, float]:
    """Where a line across an outline enters and leaves it."""
    cuts = []
    for (a0, b0), (a1, b1) in zip(placed, [*placed[1:], placed[0]], strict=True):
        if (a0 - a) * (a1 - a) <= 0 and a0 != a1:
            cuts.append(b0 + (b1 - b0) * (a - a0) / (a1 - a0))
    return a, min(cuts), max(cuts)
