"""What no body can do and no reader can see: the faults of a drawing, before anybody looks at it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tools.illustrate.camera import HEIGHT, WIDTH, Camera
from tools.illustrate.drawing import Drawing
from tools.illustrate.flesh import flesh_of
from tools.illustrate.joints import UNMENDED, angles_of, beyond_limits
from tools.illustrate.outline import nodes
from tools.illustrate.picture import arrows, camera_of, extent, moment, shapes_of_all
from tools.illustrate.pose import SIDES, Foot, Pose, between
from tools.illustrate.shapes import Shape
from tools.illustrate.skeleton import Body
from tools.illustrate.vectors import dot, minus, times

#: So far a hand or a foot may stay from what it touches, and a body sink into the floor (heights).
TOUCH, SINK = 0.007, 0.014
#: So far the working knee may be outside the range of its exercise (degrees): what a drawing can show.
KNEE_TOLERANCE = 10.0
#: A tint smaller than this (square picture units) is not seen at 160 pixels.
LEAST_TINT = 170.0
#: The picture's rim.
RIM = 4.0
#: A palm is on a wall when it is so near; one that is nearer than `REACH` means to be (heights).
PALM, REACH = 0.012, 0.06
#: So far the knee of a leg that stands and bends (degrees) may be to the inner side of its ankle (heights).
INWARDS, BENT = 0.03, 20.0
BETWEEN = (0.25, 0.5, 0.75)


@dataclass(frozen=True)
class Fault:
    """What is wrong in which drawing, and where."""

    code: str
    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.code} {self.place}: {self.what}"


def faults_of(drawing: Drawing, knee_range: tuple[float, float] | None = None) -> list[Fault]:
    """Every fault. `knee_range`: the degrees of flexion that the exercise allows the working knee."""
    found = []
    for place, pose in _all_poses(drawing):
        body = Body(pose, drawing.build)
        wrong = [*_misses(body), *_floor(drawing, body), *_joints(drawing, body)]
        if place in drawing.poses:
            wrong += _grounds(drawing, body)
            wrong += _knee(drawing, body, drawing.knee or knee_range)
            wrong += [*_palms(drawing, body), *_over_toes(drawing, body)]
        found += [Fault(drawing.code, place, one) for one in wrong]
    camera = camera_of(drawing)
    seen = (*_frame(drawing, camera), *_tints(drawing, camera), *_walls(drawing))
    return found + [Fault(drawing.code, "picture", one) for one in seen]


def _all_poses(drawing: Drawing) -> Iterator[tuple[str, Pose]]:
    names, poses = list(drawing.poses), drawing.key_poses
    yield from drawing.poses.items()
    for name, a, b in zip(names, poses, poses[1:], strict=False):
        for share in BETWEEN:
            yield f"after {name} {share:g}", between(a, b, share)


def _misses(body: Body) -> Iterator[str]:
    for name, missed in body.misses.items():
        if missed > TOUCH:
            yield f"{name} stays {missed:.3f} away from what it touches"


def _grounds(drawing: Drawing, body: Body) -> Iterator[str]:
    for side in SIDES:
        foot = body.pose.foot_r if side == "r" else body.pose.foot_l
        if isinstance(foot, Foot) and foot.touch != "ankle" and not foot.ref and foot.up[1] > 0.95 and foot.air < 0.5:
            x, height, _ = foot.to
            if min(abs(height - one) for one in _supports(drawing, x)) > TOUCH:
                yield f"foot_{side} stands at {height:.3f}, where nothing is"


def _supports(drawing: Drawing, x: float) -> list[float]:
    """The heights on which a foot at `x` can stand."""
    heights = [0.0]
    for spec in drawing.props:
        if spec["kind"] == "box":
            heights.append(float(spec.get("y", (0, 0.1))[1]))
        elif spec["kind"] == "stairs":
            heights += [float(spec.get("rise", 0.1)) * step for step in range(1, int(spec.get("count", 3)) + 1)]
        elif spec["kind"] == "chair":
            heights.append(float(spec.get("height", 0.25)))
        elif spec["kind"] == "hill":
            heights += _on_hill(spec["line"], x)
    return heights


def _on_hill(line: Sequence[Sequence[float]], x: float) -> list[float]:
    """The height of a hill's surface at `x`, where it has one."""
    return [y0 + (y1 - y0) * (x - x0) / (x1 - x0) for (x0, y0), (x1, y1) in pairwise(line) if x0 <= x <= x1 and x1 > x0]


def _floor(drawing: Drawing, body: Body) -> Iterator[str]:
    flesh = flesh_of(body, bare_feet=drawing.look.bare_feet)
    hidden = () if drawing.look.bun else ("bun",)
    lowest, part = min(
        (one.lowest, name) for name, chain in flesh.items() for one in chain if name not in (*hidden, "torso")
    )
    if lowest < body.pose.floor - SINK:
        yield f"{part} is {body.pose.floor - lowest:.3f} below the floor"


def _joints(drawing: Drawing, body: Body) -> Iterator[str]:
    for joint, wrong in beyond_limits(body):
        if drawing.code not in UNMENDED.get(joint, ()):
            yield wrong


def _knee(drawing: Drawing, body: Body, allowed: tuple[float, float] | None) -> Iterator[str]:
    if allowed is None:
        return
    low, high = sorted(allowed)
    angle = angles_of(body)[f"knee {drawing.side}"]
    if not low - KNEE_TOLERANCE <= angle <= high + KNEE_TOLERANCE:
        yield f"knee_{drawing.side} bends {angle:.0f} degrees, the exercise {low:g} to {high:g}"


def _palms(drawing: Drawing, body: Body) -> Iterator[str]:
    """Hands that lean on a wall lie on it."""
    flesh = flesh_of(body)
    for spec in drawing.props:
        if spec["kind"] != "wall" or spec.get("side") == "back" or drawing.focus:
            continue
        way = 1 if spec.get("side", "left") == "left" else -1
        for side in (side for side in SIDES if getattr(body.pose, f"hand_{side}")):
            parts = [*flesh[f"palm_{side}"], *flesh[f"thumb_{side}"]]
            gap = min(way * (one.centre[0] - float(spec.get("x", 0.0))) - one.reach((1.0, 0.0, 0.0)) for one in parts)
            if abs(gap) > PALM and gap < REACH:
                yield f"hand_{side} stays {gap:.3f} away from the wall"


def _over_toes(drawing: Drawing, body: Body) -> Iterator[str]:
    """A knee that carries does not fall inwards."""
    if drawing.scale == "lying":
        return
    for side in SIDES:
        foot = body.pose.foot_r if side == "r" else body.pose.foot_l
        if foot is None or foot.free or foot.touch != "sole" or angles_of(body)[f"knee {side}"] < BENT:
            continue
        inner = times(body.frames[f"foot_{side}"][0], -1 if side == "l" else 1)
        inwards = dot(minus(body.joints[f"knee_{side}"], body.joints[f"ankle_{side}"]), inner)
        if inwards > INWARDS:
            yield f"knee_{side} falls {inwards:.3f} inwards of its foot"


def _frame(drawing: Drawing, camera: Camera) -> Iterator[str]:
    seen = (
        ("what it is about", _in_focus(drawing, camera))
        if drawing.focus
        else ("the figure", shapes_of_all(drawing, camera))
    )
    for name, shapes in (("an arrow", arrows(drawing, camera)), seen):
        if not shapes:
            continue
        left, top, right, bottom = extent(shapes)
        if left < RIM or top < RIM or right > WIDTH - RIM or bottom > HEIGHT - RIM:
            yield f"{name} reaches {left:.0f}, {top:.0f} to {right:.0f}, {bottom:.0f}: out of the picture"


def _in_focus(drawing: Drawing, camera: Camera) -> list[Shape]:
    """A close view may cut off the body, not the foot it is about."""
    keys = [f"shoe_{drawing.side}", *(f"toe{index}_{drawing.side}" for index in range(5))]
    return [shape for pose in drawing.key_poses for shape in moment(drawing, pose, camera) if shape.key in keys]


def _tints(drawing: Drawing, camera: Camera) -> Iterator[str]:
    shown = moment(drawing, drawing.key_poses[drawing.show], camera)
    seen = {shape.key: area(shape.path) for shape in shown if shape.key.startswith("muscle_")}
    for tint in drawing.look.tints:
        size = seen.get(f"muscle_{tint.muscle}_{tint.side}", 0.0)
        if size < LEAST_TINT:
            yield f"{tint.muscle} {tint.side} shows {size:.0f} square units of {LEAST_TINT:.0f}"


def area(path: str) -> float:
    """The area inside a path's nodes, in square picture units."""
    points = nodes(path)
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def _walls(drawing: Drawing) -> Iterator[str]:
    for spec in drawing.props:
        if spec.get("side") == "back":
            continue
        is_left, is_seen_from_right = spec.get("side", "left") == "left", drawing.camera.towards[0] > 0.05
        if spec["kind"] == "wall" and is_left != is_seen_from_right:
            yield "the wall shows its back: turn the camera to its other side"
