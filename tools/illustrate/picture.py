"""Figure, props, ghost, arrows and badge of one moment, in paint order and in the middle of the picture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from math import atan2, cos, sin

from tools.illustrate import props
from tools.illustrate.camera import HEIGHT, WIDTH, Camera, Point
from tools.illustrate.drawing import Arrow, Drawing
from tools.illustrate.figure import Figure
from tools.illustrate.outline import coarser, nodes, polygon, smooth, spread
from tools.illustrate.pose import Pose, between
from tools.illustrate.shapes import Shape
from tools.illustrate.skeleton import Body
from tools.illustrate.vectors import Vec, plus

#: What of a figure its ghost shows: the silhouette, nothing inside it.
SILHOUETTE = re.compile(r"^(legging|shoe|toe\d|seat|top|arm|sleeve|neck|face|bun)")
#: Room at the bottom for the floor's near edge, and round everything.
BOTTOM, MARGIN = 26.0, 12.0
Box = tuple[float, float, float, float]


def moment(drawing: Drawing, pose: Pose, camera: Camera) -> list[Shape]:
    """All shapes of one pose, from back to front."""
    body = Body(pose, drawing.build)
    figure = Figure(body, camera, drawing.look)
    layers: dict[str, list[Shape]] = {}
    for index, spec in enumerate(drawing.props):
        for layer, shapes in props.draw(index, spec, body, camera).items():
            layers.setdefault(layer, []).extend(shapes)
    painted = list(layers.get("back", []))
    for group in figure.order:
        painted += layers.get(f"before {group}", []) + figure.groups[group] + layers.get(f"after {group}", [])
    painted += layers.get("front", [])
    return [shape for shape in painted if shape.path]


@cache
def camera_of(drawing: Drawing) -> Camera:
    """The drawing's camera, moved so that its focus is in the middle, or all its poses, on one line of the floor."""
    if drawing.focus:
        (x, y), (dx, dy) = drawing.camera.point(drawing.focus), drawing.shift
        left, top = drawing.camera.middle
        return drawing.camera.moved((left + WIDTH / 2 - x + dx, top + HEIGHT / 2 - y + dy))
    left, top, right, bottom = extent(shapes_of_all(drawing, drawing.camera))
    x, y = drawing.camera.middle
    dx, dy = drawing.shift
    down = HEIGHT - BOTTOM - bottom if drawing.scale != "close" else (HEIGHT - top - bottom) / 2
    return drawing.camera.moved((x + WIDTH / 2 - (left + right) / 2 + dx, y + down + dy))


def in_sight(shapes: Sequence[Shape]) -> list[Shape]:
    """Without what a close view leaves out."""
    return [shape for shape in shapes if _overlaps(extent([shape]))]


def _overlaps(box: Box) -> bool:
    left, top, right, bottom = box
    return right > 0 and bottom > 0 and left < WIDTH and top < HEIGHT


def shapes_of_all(drawing: Drawing, camera: Camera) -> list[Shape]:
    """The shapes of every key pose and its arrows, without walls and floors, which go on beyond the picture."""
    endless = tuple(f"p{index}_" for index, spec in enumerate(drawing.props) if spec["kind"] in ("wall", "doorway"))
    floors = {f"p{index}" for index, spec in enumerate(drawing.props) if spec["kind"] == "floor"}
    shapes = [shape for pose in drawing.key_poses for shape in moment(drawing, pose, camera)]
    shapes = [shape for shape in shapes if not (endless and shape.key.startswith(endless)) and shape.key not in floors]
    return shapes + arrows(drawing, camera)


def extent(shapes: Sequence[Shape]) -> Box:
    """Left, top, right and bottom of what is painted, lines included."""
    points = [(x, y, shape.outline / 2) for shape in shapes for x, y in nodes(shape.path)]
    return (
        min(x - line for x, _, line in points),
        min(y - line for _, y, line in points),
        max(x + line for x, _, line in points),
        max(y + line for _, y, line in points),
    )


def ghost(drawing: Drawing, camera: Camera, shown: Sequence[Shape]) -> list[Shape]:
    """Where the body was at the start: what moved of its silhouette, as one pale shape a part."""
    first = drawing.key_poses[0]
    if not drawing.ghost or first is drawing.key_poses[drawing.show]:
        return []
    now = {shape.key: shape.path for shape in shown}
    return [
        Shape("ghost_" + shape.key, coarser(shape.path), fill="ghost")
        for shape in moment(drawing, first, camera)
        if SILHOUETTE.match(shape.key) and now.get(shape.key) != shape.path
    ]


ARROW_STEPS, ARROW_NODES = 8, 7
HEAD_LENGTH, HEAD_HALF = 15.0, 9.5
ARROW_LINE, HALO = 5.0, 5.0


def arrows(drawing: Drawing, camera: Camera) -> list[Shape]:
    """The arrows with a halo in the colour of the paper, so that they stand out on what they cross."""
    shapes = []
    for index, arrow in enumerate(drawing.arrows):
        points = spread(_arrow_points(drawing, arrow, camera), ARROW_NODES, closed=False)
        line, head = smooth(points, closed=False), _head(points[-1], points[-2])
        if arrow.both:
            head += _head(points[0], points[1])
        shapes += [
            Shape(f"halo{index}", line, stroke="paper", outline=ARROW_LINE + HALO),
            Shape(f"halo{index}_head", head, fill="paper", stroke="paper", outline=HALO),
            Shape(f"arrow{index}", line, stroke="arrow", outline=ARROW_LINE),
            Shape(f"arrow{index}_head", head, fill="arrow", stroke="arrow", outline=1.5),
        ]
    return shapes


def _arrow_points(drawing: Drawing, arrow: Arrow, camera: Camera) -> list[Point]:
    if arrow.line:
        places: list[Vec] = [(one[0], one[1], one[2]) for one in arrow.line]
        if arrow.at:
            joint = Body(drawing.key_poses[drawing.show], drawing.build).joints[arrow.at]
            places = [plus(joint, place) for place in places]
        return [camera.point(place) for place in places]
    first, last = (drawing.key_poses[index] for index in arrow.poses)
    path = []
    for step in range(ARROW_STEPS + 1):
        body = Body(between(first, last, step / ARROW_STEPS), drawing.build)
        path.append(camera.point(plus(body.joints[arrow.follow], arrow.add)))
    fine = spread(path, 101, closed=False)
    begin, end = (round(100 * share) for share in arrow.trim)
    return fine[begin : end + 1]


def _head(tip: Point, before: Point) -> str:
    angle = atan2(tip[1] - before[1], tip[0] - before[0])
    ux, uy = cos(angle), sin(angle)
    front = (tip[0] + ux * HEAD_LENGTH * 0.55, tip[1] + uy * HEAD_LENGTH * 0.55)
    x, y = front[0] - ux * HEAD_LENGTH, front[1] - uy * HEAD_LENGTH
    corners = (front, (x - uy * HEAD_HALF, y + ux * HEAD_HALF), (x + uy * HEAD_HALF, y - ux * HEAD_HALF))
    return polygon(corners)
