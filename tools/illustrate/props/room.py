"""Floor, mat, walls, steps and boards."""

from __future__ import annotations

from tools.illustrate.lines import DARK, PLAIN, box, face, prism
from tools.illustrate.props.stage import DEPTH, Stage, vec
from tools.illustrate.shapes import FINE_LINE, Shape
from tools.illustrate.vectors import Vec, unit

MAT_THICKNESS = 0.016
#: So far the floor goes on before a wall that is cut through.
FLOOR_BEFORE = 0.18


def mat(stage: Stage) -> list[Shape]:
    """A mat on the floor; its top is the floor."""
    return box(
        stage.key, stage.camera, stage.pair("x", (-0.54, 0.54)), (-MAT_THICKNESS, 0.0), stage.pair("z", (-0.19, 0.19))
    )


def floor(stage: Stage) -> list[Shape]:
    """A piece of the floor, so that feet stand on something."""
    (x0, x1), (z0, z1) = stage.pair("x", (-0.3, 0.3)), stage.pair("z", DEPTH)
    corners: list[Vec] = [(x0, 0, z0), (x1, 0, z0), (x1, 0, z1), (x0, 0, z1)]
    return [face(stage.key, stage.camera, corners, "floor", line=0)]


def wall(stage: Stage) -> list[Shape]:
    """A wall at `x` that goes on beyond the picture: what one leans on, the mass of it cut through, a skirting board.

    `side` left = it stands left of the figure; its face is seen by a camera with azimuth above nought, right below.
    back = it stands behind the figure at `z`. It is cut close before the figure, so that hands on it are seen on it.
    """
    if stage.spec.get("side") == "back":
        return _back_wall(stage)
    x, high, left = stage.size("x", 0.0), stage.size("height", 2.0), stage.spec.get("side", "left") == "left"
    z0, z1 = stage.pair("z", (-0.42, 0.14))
    beyond, ahead = (x - 1.4, x + 1.4) if left else (x + 1.4, x - 1.4)
    key, camera = stage.key, stage.camera
    surface: list[Vec] = [(x, 0, z0), (x, 0, z1), (x, high, z1), (x, high, z0)]
    cut: list[Vec] = [(x, 0, z1), (beyond, 0, z1), (beyond, high, z1), (x, high, z1)]
    skirting: list[Vec] = [(x, 0, z0), (x, 0, z1), (x, 0.05, z1), (x, 0.05, z0)]
    front = z1 + FLOOR_BEFORE
    ground: list[Vec] = [(x, 0, z0), (ahead, 0, z0), (ahead, 0, front), (x, 0, front)]
    return [
        face(f"{key}_floor", camera, ground, "floor", line=0),
        face(f"{key}_surface", camera, surface, "wall", FINE_LINE),
        face(f"{key}_cut", camera, cut, "prop", FINE_LINE),
        face(f"{key}_skirting", camera, skirting, "prop-side", FINE_LINE),
    ]


def _back_wall(stage: Stage) -> list[Shape]:
    """A wall along the picture, with the floor before it."""
    z, key, camera = stage.size("z", -0.2), stage.key, stage.camera
    front = z + 2 * FLOOR_BEFORE

    def strip(name: str, low: float, high: float, fill: str) -> Shape:
        corners: list[Vec] = [(-2, low, z), (2, low, z), (2, high, z), (-2, high, z)]
        return face(f"{key}_{name}", camera, corners, fill, FINE_LINE)

    ground: list[Vec] = [(-2, 0, z), (2, 0, z), (2, 0, front), (-2, 0, front)]
    return [
        face(f"{key}_floor", camera, ground, "floor", line=0),
        strip("surface", 0.0, 2.0, "wall"),
        strip("skirting", 0.0, 0.05, "prop-side"),
    ]


def doorway(stage: Stage) -> list[Shape]:
    """A wall at `x` with a door in it, right of somebody who lies in it; seen by a camera with azimuth below nought.

    `part` near: the frame beside the body, cut through at the viewer's side; far: the frame across the opening with the
    wall that goes on behind. Both go on above the picture.
    """
    x, high, thick, key, camera = stage.size("x", 0.0), 2.0, 0.06, stage.key, stage.camera
    if stage.spec.get("part", "near") == "near":
        return box(f"{key}_post", camera, (x, x + thick), (0, high), stage.pair("z", (0.0, 0.14)))
    z = stage.size("z", -0.36)
    beyond: list[Vec] = [(x, 0, z - 4.0), (x, 0, z), (x, high, z), (x, high, z - 4.0)]
    return [
        face(f"{key}_wall", camera, beyond, "wall", FINE_LINE),
        *box(f"{key}_post", camera, (x, x + thick), (0, high), (z - 0.06, z)),
    ]


def block(stage: Stage) -> list[Shape]:
    """A box: a step, a bench, a table, a book."""
    finish = DARK if stage.spec.get("dark") else PLAIN
    return box(
        stage.key,
        stage.camera,
        stage.pair("x", (-0.1, 0.1)),
        stage.pair("y", (0.0, 0.1)),
        stage.pair("z", DEPTH),
        finish,
    )


def stairs(stage: Stage) -> list[Shape]:
    """Steps that go up to the right."""
    x, depth, rise, count = (
        stage.size("x", 0.0),
        stage.size("depth", 0.16),
        stage.size("rise", 0.10),
        int(stage.size("count", 3)),
    )
    outline = [(x, 0.0), (x + depth * count, 0.0), (x + depth * count, rise * count)]
    for step in range(count, 0, -1):
        outline += [(x + depth * (step - 1), rise * step), (x + depth * (step - 1), rise * (step - 1))]
    return prism(stage.key, stage.camera, outline[:-1] if count else outline, stage.pair("z", DEPTH))


def slab(stage: Stage) -> list[Shape]:
    """A tilted board from `a` to `b`, so `thick`."""
    a, b, half = stage.point(stage.spec["a"]), stage.point(stage.spec["b"]), stage.size("thick", 0.04) / 2
    along = unit((b[0] - a[0], b[1] - a[1], 0.0))
    nx, ny = -along[1] * half, along[0] * half
    outline = [(a[0] - nx, a[1] - ny), (b[0] - nx, b[1] - ny), (b[0] + nx, b[1] + ny), (a[0] + nx, a[1] + ny)]
    return prism(stage.key, stage.camera, outline, stage.pair("z", DEPTH), DARK if stage.spec.get("dark") else PLAIN)


def hill(stage: Stage) -> list[Shape]:
    """Ground that goes up or down: `line`, its surface (x, y) from left to right, from the floor to its right end."""
    surface = [(x, y) for x, y, _ in map(vec, stage.spec["line"])]
    return prism(stage.key, stage.camera, [(surface[-1][0], 0.0), *reversed(surface)], stage.pair("z", DEPTH))
