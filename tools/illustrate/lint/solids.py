"""What a body can stand, sit, lie and lean on, as blocks, and how far a part of the body is from one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, hypot, sqrt
from typing import Any

from tools.illustrate.outline import Ellipsoid
from tools.illustrate.props.stage import DEPTH
from tools.illustrate.vectors import Vec, dot, minus

Span = tuple[float, float]
FAR = 9.0
#: How thick the seat of a chair and the frame of a door are, and how far a seat goes on behind its `x` (heights).
SEAT, FRAME, BEHIND = 0.032, 0.06, 0.03
SWEEPS = 12
#: How high the steps are by which a slope is looked at (heights).
STEP = 0.006


@dataclass(frozen=True)
class Solid:
    """A block with its three spans (heights). `soft`: flesh may sink into it; `carries`: has a top to be on."""

    name: str
    spans: tuple[Span, Span, Span]
    soft: bool = False
    carries: bool = True

    @property
    def top(self) -> float:
        """The height of its upper side."""
        return self.spans[1][1]

    def is_below(self, place: Vec, rim: float = 0.0) -> bool:
        """Whether a place is over its top, or at most `rim` outside."""
        return all(
            low - rim <= value <= high + rim
            for value, (low, high) in ((place[0], self.spans[0]), (place[2], self.spans[2]))
        )


def _span(written: Any) -> Span:
    low, high = written
    return float(low), float(high)


def _box(spec: Mapping[str, Any]) -> Iterator[Solid]:
    spans = (spec.get("x", (-0.1, 0.1)), spec.get("y", (0.0, 0.1)), spec.get("z", DEPTH))
    yield Solid("box", (_span(spans[0]), _span(spans[1]), _span(spans[2])))


def _chair(spec: Mapping[str, Any]) -> Iterator[Solid]:
    (back, front), high = _span(spec.get("x", (-0.2, 0.08))), float(spec.get("height", 0.25))
    yield Solid("seat", ((back - BEHIND, front), (high - SEAT, high), _span(spec.get("z", DEPTH))))


def _cushion(spec: Mapping[str, Any]) -> Iterator[Solid]:
    (x, y, *rest), size = spec["at"], spec.get("size", (0.09, 0.025, 0.10))
    z = rest[0] if rest else 0.0
    spans = [(middle - half, middle + half) for middle, half in zip((x, y, z), size, strict=True)]
    yield Solid("cushion", (spans[0], spans[1], spans[2]), soft=True)


def _stairs(spec: Mapping[str, Any]) -> Iterator[Solid]:
    x, depth, rise = (float(spec.get(name, usual)) for name, usual in (("x", 0.0), ("depth", 0.16), ("rise", 0.10)))
    count, z = int(spec.get("count", 3)), _span(spec.get("z", DEPTH))
    for step in range(count):
        yield Solid("stairs", ((x + depth * step, x + depth * count), (0.0, rise * (step + 1)), z))


def _hill(spec: Mapping[str, Any]) -> Iterator[Solid]:
    """Ground that slopes, as steps so small that nobody sees them."""
    z = _span(spec.get("z", DEPTH))
    for (x0, y0), (x1, y1) in pairwise(spec["line"]):
        count = 1 if y0 == y1 else max(1, ceil(abs(y1 - y0) / STEP))
        for step in range(count if x1 > x0 else 0):
            span = (x0 + (x1 - x0) * step / count, x0 + (x1 - x0) * (step + 1) / count)
            yield Solid("hill", (span, (0.0, y0 + (y1 - y0) * (step + 0.5) / count), z))


def _wall(spec: Mapping[str, Any]) -> Iterator[Solid]:
    """It goes on beyond the picture; drawn cut close before the figure, it still is there."""
    if spec.get("side") == "back":
        z = float(spec.get("z", -0.2))
        yield Solid("wall", ((-FAR, FAR), (0.0, FAR), (z - FAR, z)), carries=False)
        return
    x = float(spec.get("x", 0.0))
    span = (x - FAR, x) if spec.get("side", "left") == "left" else (x, x + FAR)
    yield Solid("wall", (span, (0.0, FAR), (-FAR, FAR)), carries=False)


def _doorway(spec: Mapping[str, Any]) -> Iterator[Solid]:
    x, z = float(spec.get("x", 0.0)), float(spec.get("z", -0.36)) if spec.get("part") == "far" else 0.0
    span = (z - FRAME, z) if spec.get("part") == "far" else _span(spec.get("z", (0.0, 0.14)))
    yield Solid("door frame", ((x, x + FRAME), (0.0, 2.0), span), carries=False)


KINDS: Mapping[str, Callable[[Mapping[str, Any]], Iterator[Solid]]] = {
    "box": _box, "chair": _chair, "cushion": _cushion, "stairs": _stairs, "hill": _hill, "wall": _wall,
    "doorway": _doorway,
}  # fmt: skip


def solids_of(props: Any) -> list[Solid]:
    """The floor and every prop that can carry a body."""
    floor = Solid("floor", ((-FAR, FAR), (-FAR, 0.0), (-FAR, FAR)))
    return [floor, *(solid for spec in props for solid in KINDS.get(spec["kind"], lambda _: iter(()))(spec))]


def gap(part: Ellipsoid, solid: Solid, near: float = 0.1) -> float:
    """How far a part stays from a solid (heights), below nought how deep it is in it; `near` where it is farther.

    The nearest point is looked for in the part's own measure, in which it is a ball: a few rounds along each axis."""
    reach, centre = max(part.radii) + near, part.centre
    place = [min(max(value, low), high) for value, (low, high) in zip(centre, solid.spans, strict=True)]
    if hypot(*(a - b for a, b in zip(place, centre, strict=True))) > reach:
        return near
    weights = [1 / radius**2 for radius in part.radii]
    pull = [
        [sum(w * axis[i] * axis[j] for w, axis in zip(weights, part.frame, strict=True)) for j in range(3)]
        for i in range(3)
    ]
    for _ in range(SWEEPS):
        for i, (low, high) in enumerate(solid.spans):
            rest = sum(pull[i][j] * (place[j] - centre[j]) for j in range(3) if j != i)
            place[i] = min(max(centre[i] - rest / pull[i][i], low), high)
    way = minus((place[0], place[1], place[2]), centre)
    size = sqrt(sum(w * dot(axis, way) ** 2 for w, axis in zip(weights, part.frame, strict=True)))
    return min(near, hypot(*way) * (1 - 1 / size)) if size > 1e-3 else -min(part.radii)
