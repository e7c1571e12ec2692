"""What a reader sees: the figure in the picture, tints that nothing covers, walls from their front."""

from __future__ import annotations

from collections.abc import Iterator

from tools.illustrate.camera import HEIGHT, WIDTH, Camera
from tools.illustrate.drawing import Drawing
from tools.illustrate.lint.paint import pixels, uncovered
from tools.illustrate.outline import nodes
from tools.illustrate.picture import arrows, camera_of, extent, moment, shapes_of_all
from tools.illustrate.shapes import Shape

#: A tint of fewer pixels at a width of 160 is not seen.
LEAST_TINT = 19
#: The picture's rim.
RIM = 4.0


def sight_faults(drawing: Drawing) -> Iterator[str]:
    """What cannot be seen in the poster."""
    camera = camera_of(drawing)
    yield from _frame(drawing, camera)
    yield from _tints(drawing, camera)
    yield from _walls(drawing)


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
    """Every muscle that is told is seen at 160 pixels: what nothing covers of it."""
    for tint, seen in seen_tints(drawing, camera).items():
        if seen < LEAST_TINT:
            yield f"{tint} shows {seen} pixels of {LEAST_TINT}"


def seen_tints(drawing: Drawing, camera: Camera) -> dict[str, int]:
    """The pixels of every told muscle, side by side, that nothing covers in the poster 160 pixels wide."""
    shown = [*moment(drawing, drawing.key_poses[drawing.show], camera), *arrows(drawing, camera)]
    masks = [pixels(shape) for shape in shown]
    found = {f"{tint.muscle} {tint.side}": 0 for tint in drawing.look.tints}
    for index, shape in enumerate(shown):
        name = shape.key.removeprefix("muscle_")
        if name == shape.key or name.endswith("_stripes"):
            continue
        muscle, side = name.rsplit("_", 1)
        later = [
            mask for mask, over in zip(masks[index + 1 :], shown[index + 1 :], strict=True) if not _is_of(over, shape)
        ]
        found[f"{muscle} {side}"] = uncovered(masks[index], later)
    return found


def _is_of(over: Shape, tint: Shape) -> bool:
    """The stripes of a tint are the tint."""
    return over.key == f"{tint.key}_stripes"


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
