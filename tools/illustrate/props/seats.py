"""What one sits or kneels on."""

from __future__ import annotations

from tools.illustrate.lines import box, prism, rod
from tools.illustrate.outline import Ellipsoid, hull
from tools.illustrate.props.stage import DEPTH, Stage, vec
from tools.illustrate.shapes import PROP_LINE, Shape
from tools.illustrate.vectors import plus


def chair(stage: Stage) -> list[Shape]:
    """A chair that faces right: `x` from the back to the front of its seat, `height` of its seat."""
    (x0, x1), (z0, z1), height = stage.pair("x", (-0.2, 0.08)), stage.pair("z", DEPTH), stage.size("height", 0.25)
    key, camera = stage.key, stage.camera

    def leg(name: str, x: float, z: float) -> list[Shape]:
        return rod(f"{key}_{name}", camera, [(x, 0.006, z), (x, height - 0.02, z)], 0.016, "prop-side")

    shapes = leg("a", x0 + 0.01, z0 + 0.015) + leg("b", x1 - 0.015, z0 + 0.015)
    if stage.spec.get("back", True):
        back = [(x0 - 0.035, height), (x0 - 0.012, height), (x0 - 0.040, height + 0.30), (x0 - 0.062, height + 0.30)]
        shapes += prism(f"{key}_back", camera, back, (z0, z1))
    shapes += leg("c", x0 + 0.01, z1 - 0.015) + leg("d", x1 - 0.015, z1 - 0.015)
    return shapes + box(f"{key}_seat", camera, (x0 - 0.03, x1), (height - 0.032, height), (z0, z1))


def cushion(stage: Stage) -> list[Shape]:
    """A soft cushion: its middle `at`, half its length, height and depth in `size`."""
    middle, (half_x, half_y, half_z) = stage.point(stage.spec["at"]), vec(stage.spec.get("size", (0.09, 0.025, 0.10)))
    corners = [
        Ellipsoid(
            plus(middle, (sx * half_x * 0.8, 0, sz * half_z * 0.8)),
            ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
            (half_x * 0.25, half_y, half_z * 0.25),
        )
        for sx in (1, -1)
        for sz in (1, -1)
    ]
    axis = (plus(middle, (-half_x, 0, 0)), plus(middle, (half_x, 0, 0)))
    return [Shape(stage.key, hull(corners, stage.camera, axis, 20), fill="prop", stroke="line", outline=2 * PROP_LINE)]
