"""Water, what keeps a body afloat in it, and who swims in it."""

from __future__ import annotations

from dataclasses import replace

from tools.illustrate.flesh import flesh_of
from tools.illustrate.outline import Ellipsoid, ball, coarser, hull, polygon, smooth, tube
from tools.illustrate.pose import Pose
from tools.illustrate.props.stage import Stage
from tools.illustrate.shapes import PROP_LINE, Shape
from tools.illustrate.skeleton import Body
from tools.illustrate.vectors import at

#: Front crawl to the right: one arm ahead, one out of the water, legs in a flutter kick.
CRAWL = Pose(
    root=(90, 86, 0),
    at=(0, 0, 0),
    neck=(-24, 0, 0),
    hip_r=(9, 0, 0),
    hip_l=(-9, 0, 0),
    knee_r=22,
    knee_l=6,
    ankle_r=-45,
    ankle_l=-45,
    shoulder_r=(-58, 12, 0),
    elbow_r=96,
    shoulder_l=(168, 4, 0),
    elbow_l=4,
)


def swimmer(stage: Stage) -> list[Shape]:
    """Somebody farther away who swims the front crawl: the middle of the hips `at`, so much smaller as `size`."""
    scale = stage.camera.scale * stage.size("size", 0.5)
    far = replace(stage.camera, scale=scale, middle=stage.camera.point(stage.point(stage.spec["at"])))
    flesh, sides = flesh_of(Body(CRAWL)), ("r", "l")
    limbs = [[f"{part}_{side}" for part in ("thigh", "shank", "toes", "upper", "fore", "palm")] for side in sides]
    names = ["top", "pelvis", *limbs[0], *limbs[1]]
    path = "".join(coarser(tube(flesh[name], far, start=2, end=2)) for name in names)
    path += "".join(coarser(ball(flesh[name][0], far, 8)) for name in ("skull", "jaw"))
    return [Shape(stage.key, path, fill="prop-dark")]


def belt(stage: Stage) -> list[Shape]:
    """A thick belt round the waist that keeps a body afloat."""
    frame, middle = stage.body.frames["lumbar"], stage.body.joints["lumbar"]
    ends = [Ellipsoid(at(middle, frame, (0, high, 0)), frame, (0.086, 0.006, 0.070)) for high in (-0.022, 0.030)]
    path = hull(ends, stage.camera, (ends[0].centre, ends[1].centre), 20)
    return [Shape(stage.key, path, fill="band", stroke="line", outline=2 * PROP_LINE)]


def water(stage: Stage) -> list[Shape]:
    """Water to the height `y` over what stands in it, with small waves."""
    (x0, x1), y, z = stage.pair("x", (-0.5, 0.5)), stage.size("y", 0.75), stage.size("z", 0.0)
    waves = int(stage.size("waves", 7))
    top = [
        stage.camera.point((x0 + (x1 - x0) * step / (2 * waves), y + (0.006 if step % 2 else -0.006), z))
        for step in range(2 * waves + 1)
    ]
    low = [stage.camera.point((x, 0, z)) for x in (x1, x0)]
    surface = smooth(top, closed=False)
    return [
        Shape(f"{stage.key}_body", polygon([*top, *low]), fill="arrow", opacity=0.28),
        Shape(stage.key, surface, stroke="arrow", outline=4.0),
    ]
