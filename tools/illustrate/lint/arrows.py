"""Whether an arrow tells the movement that the poses make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot

from tools.illustrate.camera import Camera, Point
from tools.illustrate.drawing import Arrow, Drawing
from tools.illustrate.outline import nodes
from tools.illustrate.picture import arrows, camera_of
from tools.illustrate.pose import SIDES
from tools.illustrate.skeleton import Body
from tools.illustrate.vectors import ORIGIN

#: An arrow's line shorter than this (picture units) is not seen at 160 pixels beside its own head.
LEAST_ARROW = 18.0
#: A joint that goes less far than this (picture units) makes no movement that an arrow could go against.
MOVES = 5.0
#: So much of an arrow's way (share of 1) goes where the movement goes.
AGREES = 0.5
#: Where the poses stay in their place and the arrow says which way the person goes.
TRAVELS = frozenset(["CD01", "RN01", "RN02", "RN03", "RN04", "T19", "T24"])
#: Arrows for what no joint of the skeleton does, each with its reason.
JOINTLESS = {
    ("FT04", 0): "the big toe alone has no joint of its own here",
    ("NM02", 0): "the foot reaches in three ways from the middle, and the first reach is the first pose",
    ("T02", 1): "the weights of the machine rise, not the leg",
    ("T22", 0): "the heel turns inwards below its joint, while the joint goes up and out with the foot",
    ("T22", 1): "the same heel of the other foot",
}
#: What an arrow without a joint may lie beside.
JOINTS = ("pelvis", "head", *(f"{part}_{side}" for part in ("knee", "ankle", "toe", "tip") for side in SIDES))


def arrow_faults(drawing: Drawing) -> Iterator[str]:
    """Arrows that go nowhere or the wrong way."""
    camera = camera_of(drawing)
    lines = [
        nodes(shape.path) for shape in arrows(drawing, camera) if shape.key.startswith("arrow") and shape.outline > 2
    ]
    for index, (arrow, line) in enumerate(zip(drawing.arrows, lines, strict=True)):
        long = sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(line))
        if long < LEAST_ARROW:
            yield f"arrow {index} is {long:.0f} units long, {LEAST_ARROW:.0f} at least"
            continue
        share = agreement(drawing, arrow, line, camera)
        if (drawing.code, index) in JOINTLESS:
            continue
        if share is None and not drawing.holds:
            yield f"arrow {index} tells a movement, and nothing moves there"
        elif share is not None and share < AGREES:
            yield f"arrow {index} goes {share:.2f} of its way where the movement goes"


def agreement(drawing: Drawing, arrow: Arrow, line: Sequence[Point], camera: Camera) -> float | None:
    """The share of an arrow's straight way that goes where its joint goes (1 = the same way, below nought against it);
    None where the joint stays in its place. One with a head at both ends goes both ways."""
    way = _minus(line[-1], line[0])
    if drawing.code in TRAVELS:
        ahead = Body(drawing.key_poses[drawing.show], drawing.build).frames["pelvis"][2]
        return _share(way, _minus(camera.point(ahead), camera.point(ORIGIN)))
    name = arrow.follow or arrow.at or _beside(drawing, line, camera)
    shares = [_share(way, step) for step in _steps(drawing, arrow, name, camera) if hypot(*step) > MOVES]
    if arrow.both:
        shares = [abs(one) for one in shares]
    return max(shares, default=None)


def _beside(drawing: Drawing, line: Sequence[Point], camera: Camera) -> str:
    """The moving joint beside which an arrow lies, in any key pose."""
    bodies = [Body(pose, drawing.build).joints for pose in drawing.key_poses]
    places = {name: [camera.point(one[name]) for one in bodies] for name in JOINTS}
    moving = [name for name in JOINTS if max(hypot(*_minus(one, places[name][0])) for one in places[name]) > MOVES]
    middle = line[len(line) // 2]

    def far(name: str) -> float:
        return min(hypot(*_minus(place, middle)) for place in places[name])

    return min(moving or JOINTS, key=far)


def _steps(drawing: Drawing, arrow: Arrow, name: str, camera: Camera) -> Iterator[Point]:
    """The ways of a joint in the picture: along its arrow's poses, or to the shown pose from the first and from the one
    before it."""
    poses = drawing.key_poses
    places = [camera.point(Body(pose, drawing.build).joints[name]) for pose in poses]
    shown = drawing.show % len(poses)
    if arrow.follow:
        yield _minus(places[arrow.poses[1]], places[arrow.poses[0]])
    elif arrow.at:
        yield from (_minus(places[shown], places[before]) for before in {0, max(shown - 1, 0)} if before != shown)
    else:
        yield from (_minus(b, a) for a, b in pairwise(places))


def _minus(a: Point, b: Point) -> Point:
    return (a[0] - b[0], a[1] - b[1])


def _share(way: Point, step: Point) -> float:
    return (way[0] * step[0] + way[1] * step[1]) / (hypot(*way) * hypot(*step))
