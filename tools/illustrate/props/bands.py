"""Straps, towels and elastic bands."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from math import cos, pi, sin

from tools.illustrate.camera import Point
from tools.illustrate.flesh import CLOTH, SHANK_ROWS, THIGH_ROWS, row_at
from tools.illustrate.lines import rod
from tools.illustrate.outline import smooth, spread
from tools.illustrate.pose import SIDES
from tools.illustrate.props.stage import Stage
from tools.illustrate.shapes import PROP_LINE, Shape
from tools.illustrate.vectors import Vec, cross, distance, dot, minus, mix, plus, times, unit

#: A band lies so far round the skin: over the cloth.
LOOSE = CLOTH + 0.003


def strap(stage: Stage) -> list[Shape]:
    """A strap or a towel through `points`."""
    points = [stage.point(one) for one in stage.spec["points"]]
    colour = stage.spec.get("colour", "band")
    return rod(stage.key, stage.camera, points, stage.size("width", 0.014), colour, bent=bool(stage.spec.get("bent")))


def band(stage: Stage) -> list[Shape]:
    """An elastic band through `points`: the more it is stretched beyond `rest`, the thinner it is."""
    points = [stage.point(one) for one in stage.spec["points"]]
    long = sum(distance(a, b) for a, b in itertools.pairwise(points))
    width = stage.size("width", 0.026) * min(1.0, stage.size("rest", 0.2) / max(long, 0.01)) ** 0.7
    return rod(stage.key, stage.camera, points, max(width, 0.008), "band", bent=bool(stage.spec.get("bent")))


#: Nodes along each edge of a loop, and rays round each leg from which its way is found.
LOOP_NODES, LOOP_RAYS = 9, 24


def loop(stage: Stage) -> list[Shape]:
    """A small band round both legs at `share` of the thigh or shank: its near half, or with `far` the half behind."""
    camera, sign = stage.camera, -1 if stage.spec.get("far") else 1
    legs = [_round_leg(stage, side) for side in SIDES]
    (mid_r, along_r, _), (mid_l, along_l, _) = legs
    half = (
        stage.size("width", 0.030) / 2 * min(1.0, stage.size("rest", 0.16) / max(distance(mid_r, mid_l), 0.01)) ** 0.4
    )
    along, across = unit(plus(along_r, along_l)), minus(mid_l, mid_r)
    across = unit(minus(across, times(along, dot(across, along))))
    depth = cross(along, across)
    flat = [(dot(one, across), dot(one, depth), one) for _, _, ring in legs for one in ring]
    seen = sorted(_tight(flat, sign if dot(depth, camera.towards) > 0 else -sign))

    def edge(side: float) -> list[Point]:
        first, last = sorted((dot(mid_r, across), dot(mid_l, across)))
        points = []
        for place, _, one in seen:
            share = min(max((place - first) / max(last - first, 1e-6), 0), 1)
            way = mix(along_r, along_l, share if dot(mid_r, across) < dot(mid_l, across) else 1 - share)
            points.append(camera.point(plus(one, times(way, side * half))))
        return spread(points, LOOP_NODES, closed=False)

    path = smooth([*edge(1), *reversed(edge(-1))])
    return [Shape(stage.key, path, fill="band", stroke="line", outline=2 * PROP_LINE)]


def _round_leg(stage: Stage, side: str) -> tuple[Vec, Vec, list[Vec]]:
    """Where a loop lies on one leg: the bone's place and direction there, and points round the skin."""
    bone, share = stage.spec.get("bone", "thigh"), stage.size("share", 0.86)
    first, last, rows = ("hip", "knee", THIGH_ROWS) if bone == "thigh" else ("knee", "ankle", SHANK_ROWS)
    frame = stage.body.frames[f"{bone}_{side}"]
    middle = mix(stage.body.joints[f"{first}_{side}"], stage.body.joints[f"{last}_{side}"], share)
    width, deep, offset = row_at(rows, share)
    turns = [2 * pi * ray / LOOP_RAYS for ray in range(LOOP_RAYS)]
    ring = [
        plus(
            middle,
            times(frame[0], (width + LOOSE) * cos(turn)),
            times(frame[2], offset + (deep + LOOSE) * sin(turn)),
        )
        for turn in turns
    ]
    return middle, frame[1], ring


Placed = tuple[float, float, Vec]


def _tight(points: Sequence[Placed], sign: int) -> list[Placed]:
    """One half of the line that a tight band takes round points: above (1) or below (-1) in their plane."""
    border: list[Placed] = []
    for point in sorted(points):
        while len(border) > 1 and sign * _turn(border[-2], border[-1], point) >= 0:
            border.pop()
        border.append(point)
    return border


def _turn(a: Placed, b: Placed, c: Placed) -> float:
    return (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0])
