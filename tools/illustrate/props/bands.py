"""Straps, towels and elastic bands."""

from __future__ import annotations

import itertools

from tools.illustrate.flesh import CLOTH, SHANK_ROWS, THIGH_ROWS, row_at
from tools.illustrate.lines import rod
from tools.illustrate.outline import smooth
from tools.illustrate.pose import SIDES
from tools.illustrate.props.stage import Stage
from tools.illustrate.shapes import PROP_LINE, Shape
from tools.illustrate.vectors import Vec, distance, minus, mix, plus, times, unit


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


def loop(stage: Stage) -> list[Shape]:
    """A small band round both legs at `share` of the thigh or shank: its far half, `layer: back`, and its near half."""
    bone, share, high = stage.spec.get("bone", "thigh"), stage.size("share", 0.86), stage.size("width", 0.030)
    camera, ends = stage.camera, []
    first, last, rows = ("hip", "knee", THIGH_ROWS) if bone == "thigh" else ("knee", "ankle", SHANK_ROWS)
    for side in SIDES:
        middle = mix(stage.body.joints[f"{first}_{side}"], stage.body.joints[f"{last}_{side}"], share)
        ends.append(
            (
                camera.point(middle)[0],
                middle,
                row_at(rows, share)[0] + CLOTH + 0.003,
                stage.body.frames[f"{bone}_{side}"],
            )
        )
    ends.sort(key=lambda end: end[0])
    (_, left, wide_left, frame_left), (_, right, wide_right, frame_right) = ends
    across = unit(minus(right, left))
    outer_left, outer_right = minus(left, times(across, wide_left)), plus(right, times(across, wide_right))
    half, front = high / 2, 0.75 if not stage.spec.get("far") else -0.75
    width = min(1.0, stage.size("rest", 0.16) / max(distance(left, right), 0.01)) ** 0.4

    def edge(sign: float) -> list[Vec]:
        up_left, up_right = times(frame_left[1], sign * half * width), times(frame_right[1], sign * half * width)
        bulge_left = times(camera.towards, front * wide_left)
        bulge_right = times(camera.towards, front * wide_right)
        return [
            plus(outer_left, up_left),
            plus(left, up_left, bulge_left),
            plus(right, up_right, bulge_right),
            plus(outer_right, up_right),
        ]

    points = [camera.point(one) for one in (*edge(1), *reversed(edge(-1)))]
    return [Shape(stage.key, smooth(points), fill="band", stroke="line", outline=2 * PROP_LINE)]
