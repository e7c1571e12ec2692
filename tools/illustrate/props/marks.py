"""What lies flat on the floor: a wet print on a card, a slider, the shadow of a hop."""

from __future__ import annotations

from math import cos, hypot, pi, sin

from tools.illustrate.outline import polygon, smooth
from tools.illustrate.props.stage import Stage, vec
from tools.illustrate.shapes import FINE_LINE, PROP_LINE, Shape
from tools.illustrate.vectors import Vec, plus, times, unit

#: A wet print from heel to ball: before the heel's middle, to the inner and to the outer side.
PRINT = (
    (-0.018, 0.000, 0.000),
    (-0.010, 0.013, 0.013),
    (0.010, 0.016, 0.016),
    (0.034, 0.004, 0.017),
    (0.056, 0.000, 0.018),
    (0.076, 0.014, 0.020),
    (0.094, 0.022, 0.022),
    (0.108, 0.020, 0.018),
    (0.116, 0.004, 0.002),
)
#: Its toes: before the heel's middle, inwards, radius.
PRINT_TOES = ((0.128, 0.0150, 0.0085), (0.130, 0.000, 0.0055), (0.126, -0.009, 0.0052), (0.119, -0.0165, 0.005),
              (0.110, -0.022, 0.0048))  # fmt: skip


def footprint(stage: Stage) -> list[Shape]:
    """The wet print of a bare foot of `side`: the middle of its heel `at`, its toes towards `heading`."""
    heel, ahead = stage.point(stage.spec["at"]), unit(vec(stage.spec.get("heading", (1, 0, 0))))
    inner: Vec = times((ahead[2], 0.0, -ahead[0]), -1 if stage.spec.get("side", "r") == "l" else 1)

    def place(before: float, inwards: float) -> tuple[float, float]:
        return stage.camera.point(plus(heel, times(ahead, before), times(inner, inwards)))

    outline = [place(before, inside) for before, inside, _ in PRINT]
    outline += [place(before, -outside) for before, _, outside in PRINT[-2:0:-1]]
    path = smooth(outline)
    for before, inwards, radius in PRINT_TOES:
        corners = ((0, 1), (1, 0), (0, -1), (-1, 0))
        path += smooth([place(before + radius * x, inwards + radius * y) for x, y in corners])
    return [Shape(stage.key, path, fill=stage.spec.get("colour", "prop-dark"), stroke="line", outline=FINE_LINE)]


def disc(stage: Stage) -> list[Shape]:
    """Round and flat on the floor, its middle `at`: a slider, or the shadow of somebody in the air (`line: false`)."""
    middle, radius = stage.point(stage.spec["at"]), stage.size("radius", 0.05)
    turns = [2 * pi * index / 8 for index in range(8)]
    path = smooth([stage.camera.point(plus(middle, (radius * cos(a), 0.0, radius * sin(a)))) for a in turns])
    fill, opacity = stage.spec.get("colour", "prop-dark"), stage.size("opacity", 1.0)
    if not stage.spec.get("line", True):
        return [Shape(stage.key, path, fill=fill, opacity=opacity)]
    return [Shape(stage.key, path, fill=fill, stroke="line", outline=2 * PROP_LINE, opacity=opacity)]


def measure(stage: Stage) -> list[Shape]:
    """A breadth that is measured: a line from `a` to `b` with a short stroke across each end, so long as `tick`."""
    camera, a, b = stage.camera, stage.point(stage.spec["a"]), stage.point(stage.spec["b"])
    (x0, y0), (x1, y1) = camera.point(a), camera.point(b)
    long, half = max(hypot(x1 - x0, y1 - y0), 1e-6), stage.size("tick", 0.02) / 2 * camera.scale
    dx, dy = -(y1 - y0) / long * half, (x1 - x0) / long * half
    path = polygon([(x0, y0), (x1, y1)], closed=False)
    path += "".join(polygon([(x - dx, y - dy), (x + dx, y + dy)], closed=False) for x, y in ((x0, y0), (x1, y1)))
    colour = stage.spec.get("colour", "skin-mark")
    return [
        Shape(f"{stage.key}_halo", path, stroke="paper", outline=9.0),
        Shape(stage.key, path, stroke=colour, outline=4.5),
    ]
