"""Small drawn things: boxes, rods, cylinders and ribbons, from which the props are put together."""

from __future__ import annotations

from collections.abc import Sequence

from tools.illustrate.camera import Camera
from tools.illustrate.outline import Ellipsoid, ball, hull, polygon, smooth
from tools.illustrate.shapes import FINE_LINE, PROP_LINE, Shape
from tools.illustrate.vectors import Vec, dot, frame_along, plus, times, unit

#: Fill of a thing's top, front and sides.
Finish = tuple[str, str, str]
PLAIN: Finish = ("prop", "prop-side", "prop-side")
DARK: Finish = ("prop-dark", "prop-dark", "prop-dark")


def face(key: str, camera: Camera, corners: Sequence[Vec], fill: str, line: float = FINE_LINE) -> Shape:
    """A flat surface."""
    return Shape(
        key, polygon([camera.point(one) for one in corners]), fill=fill, stroke="line" if line else "none", outline=line
    )


def prism(
    key: str, camera: Camera, outline: Sequence[tuple[float, float]], z: tuple[float, float], finish: Finish = PLAIN
) -> list[Shape]:
    """A side view (x, y), counter-clockwise, drawn out from z far to z near."""
    far, near = z
    faces: list[tuple[str, list[Vec]]] = []
    for (ax, ay), (bx, by) in zip(outline, [*outline[1:], outline[0]], strict=True):
        normal = unit((by - ay, ax - bx, 0.0))
        if dot(normal, camera.towards) > 0.02:
            fill = finish[0] if normal[1] > 0.5 else finish[2]
            faces.append((fill, [(ax, ay, far), (bx, by, far), (bx, by, near), (ax, ay, near)]))
    if camera.towards[2] > 0.02:
        faces.append((finish[1], [(x, y, near) for x, y in outline]))
    border = "".join(polygon([camera.point(one) for one in corners]) for _, corners in faces)
    shapes = [Shape(f"{key}_rim", border, fill=finish[1], stroke="line", outline=2 * PROP_LINE)]
    return shapes + [face(f"{key}_{index}", camera, corners, fill) for index, (fill, corners) in enumerate(faces)]


def box(
    key: str,
    camera: Camera,
    x: tuple[float, float],
    y: tuple[float, float],
    z: tuple[float, float],
    finish: Finish = PLAIN,
) -> list[Shape]:
    """A box."""
    return prism(key, camera, [(x[0], y[0]), (x[1], y[0]), (x[1], y[1]), (x[0], y[1])], z, finish)


def rod(
    key: str, camera: Camera, points: Sequence[Vec], width: float, colour: str = "prop-dark", *, bent: bool = False
) -> list[Shape]:
    """A thick line with a rim through points; `bent` = smoothly."""
    flat = [camera.point(one) for one in points]
    path = smooth(flat, closed=False) if bent else polygon(flat, closed=False)
    thick = width * camera.scale
    return [
        Shape(f"{key}_rim", path, stroke="line", outline=round(thick + 2 * PROP_LINE, 1)),
        Shape(key, path, stroke=colour, outline=round(thick, 1)),
    ]


def cylinder(
    key: str, camera: Camera, middle: Vec, axis: Vec, radius: float, length: float, finish: Finish = PLAIN
) -> list[Shape]:
    """A roller, a pad, a weight: its near end is seen."""
    along = unit(axis)
    frame = frame_along(along, (0.1, 1.0, 0.2))
    ends = [
        Ellipsoid(plus(middle, times(along, sign * length / 2)), frame, (radius, 0.001, radius)) for sign in (1, -1)
    ]
    if dot(along, camera.towards) < 0:
        ends.reverse()
    near, far = ends
    heart = Ellipsoid(near.centre, frame, (radius * 0.42, 0.001, radius * 0.42))
    return [
        Shape(
            key,
            hull(ends, camera, (far.centre, plus(near.centre, (1e-3, 0, 0))), 24),
            fill=finish[1],
            stroke="line",
            outline=2 * PROP_LINE,
        ),
        Shape(f"{key}_end", ball(near, camera, 8), fill=finish[0], stroke="line", outline=FINE_LINE),
        Shape(f"{key}_heart", ball(heart, camera, 8), fill=finish[2], stroke="line", outline=FINE_LINE),
    ]


def sphere(key: str, camera: Camera, middle: Vec, radius: float, colour: str = "prop") -> list[Shape]:
    """A ball."""
    whole = Ellipsoid(middle, ((1, 0, 0), (0, 1, 0), (0, 0, 1)), (radius, radius, radius))
    return [Shape(key, ball(whole, camera, 8), fill=colour, stroke="line", outline=2 * PROP_LINE)]


def ring(
    key: str, camera: Camera, middle: Vec, axis: Vec, radius: float, width: float, colour: str = "prop-dark"
) -> list[Shape]:
    """A wheel's rim."""
    whole = Ellipsoid(middle, frame_along(unit(axis), (0.1, 1.0, 0.2)), (radius, 0.001, radius))
    path = ball(whole, camera, 12)
    return [
        Shape(f"{key}_rim", path, stroke="line", outline=round(width * camera.scale + 2 * PROP_LINE, 1)),
        Shape(key, path, stroke=colour, outline=round(width * camera.scale, 1)),
    ]
