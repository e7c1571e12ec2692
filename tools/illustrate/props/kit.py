"""Small kit: rollers, balls, weights, what measures."""

from __future__ import annotations

from math import hypot

from tools.illustrate.lines import DARK, box, cylinder, face, ring, rod, sphere
from tools.illustrate.outline import polygon
from tools.illustrate.props.stage import Stage, vec
from tools.illustrate.shapes import FINE_LINE, PROP_LINE, Shape
from tools.illustrate.vectors import dot, minus, mix, plus, times, unit


def bar(stage: Stage) -> list[Shape]:
    """A rod from `a` to `b` or through `points`."""
    points = [stage.point(one) for one in stage.spec.get("points") or (stage.spec["a"], stage.spec["b"])]
    return rod(stage.key, stage.camera, points, stage.size("width", 0.02), stage.spec.get("colour", "prop-dark"))


def roller(stage: Stage) -> list[Shape]:
    """A foam roller, or any pad that is round."""
    axis, colour = (
        vec(stage.spec.get("axis", (0, 0, 1))),
        DARK if stage.spec.get("dark") else ("prop", "prop-dark", "prop-side"),
    )
    return cylinder(
        stage.key,
        stage.camera,
        stage.point(stage.spec["at"]),
        axis,
        stage.size("radius", 0.045),
        stage.size("length", 0.30),
        colour,
    )


def ball_(stage: Stage) -> list[Shape]:
    """A ball."""
    return sphere(
        stage.key,
        stage.camera,
        stage.point(stage.spec["at"]),
        stage.size("radius", 0.03),
        stage.spec.get("colour", "band"),
    )


def dumbbell(stage: Stage) -> list[Shape]:
    """A dumbbell round a hand's grip."""
    middle, axis = stage.point(stage.spec["at"]), unit(vec(stage.spec.get("axis", (0, 0, 1))))
    half, radius = stage.size("length", 0.11) / 2, stage.size("radius", 0.032)
    ends = sorted((1, -1), key=lambda sign: sign * stage.camera.nearness(axis))
    shapes = rod(
        f"{stage.key}_bar", stage.camera, [minus(middle, times(axis, half)), plus(middle, times(axis, half))], 0.014
    )
    for sign in ends:
        shapes += cylinder(
            f"{stage.key}_{sign}",
            stage.camera,
            plus(middle, times(axis, sign * half)),
            axis,
            radius,
            0.036,
            ("prop-dark", "prop-dark", "prop"),
        )
    return shapes


def rucksack(stage: Stage) -> list[Shape]:
    """A filled rucksack held before the chest or worn: a soft box with a flap."""
    middle, (wide, high, deep) = stage.point(stage.spec["at"]), vec(stage.spec.get("size", (0.12, 0.17, 0.14)))
    x, y, z = middle
    body = box(
        stage.key,
        stage.camera,
        (x - wide / 2, x + wide / 2),
        (y - high / 2, y + high / 2),
        (z - deep / 2, z + deep / 2),
        DARK,
    )
    flap = box(
        f"{stage.key}_flap",
        stage.camera,
        (x - wide / 2 - 0.004, x + wide / 2 + 0.004),
        (y + high * 0.18, y + high / 2 + 0.004),
        (z - deep / 2, z + deep / 2 + 0.004),
    )
    return body + flap


def ankle_weight(stage: Stage) -> list[Shape]:
    """A cuff round the ankle of `side`; `colour: band` = the end of an elastic band."""
    side, share = stage.spec.get("side", "r"), stage.size("share", 0.86)
    frame, colour = stage.body.frames[f"shank_{side}"], str(stage.spec.get("colour", "prop-dark"))
    middle = mix(stage.body.joints[f"knee_{side}"], stage.body.joints[f"ankle_{side}"], share)
    return cylinder(
        stage.key,
        stage.camera,
        middle,
        frame[1],
        stage.size("radius", 0.033),
        stage.size("high", 0.052),
        (colour, colour, colour),
    )[:1]


def wheel(stage: Stage) -> list[Shape]:
    """A wheel's rim with its hub."""
    middle, radius = stage.point(stage.spec["at"]), stage.size("radius", 0.15)
    axis = vec(stage.spec.get("axis", (0, 0, 1)))
    hub = sphere(f"{stage.key}_hub", stage.camera, middle, 0.014, "prop-dark")
    return ring(stage.key, stage.camera, middle, axis, radius, stage.size("width", 0.018)) + hub


def panel(stage: Stage) -> list[Shape]:
    """A flat four-cornered thing with its corners given: a phone, a tape, a sheet of water."""
    corners = [stage.point(one) for one in stage.spec["corners"]]
    shape = face(
        stage.key,
        stage.camera,
        corners,
        stage.spec.get("colour", "prop-dark"),
        FINE_LINE if stage.spec.get("line", True) else 0,
    )
    return [
        Shape(shape.key, shape.path, shape.fill, shape.stroke, shape.outline, float(stage.spec.get("opacity", 1.0)))
    ]


def phone(stage: Stage) -> list[Shape]:
    """A phone laid along a limb: `a` to `b`, its screen towards the viewer."""
    a, b = stage.point(stage.spec["a"]), stage.point(stage.spec["b"])
    thick = max(stage.size("width", 0.036), 0.01)
    shapes = rod(stage.key, stage.camera, [a, b], thick, "line")
    return [
        *shapes,
        *rod(f"{stage.key}_screen", stage.camera, [mix(a, b, 0.12), mix(a, b, 0.88)], thick * 0.55, "top")[1:],
    ]


def phone_on_stand(stage: Stage) -> list[Shape]:
    """A phone on three legs that films whoever faces the viewer: its middle `at`."""
    x, y, z = stage.point(stage.spec["at"])
    key, camera, low = stage.key, stage.camera, y - 0.07
    return [
        *rod(f"{key}_legs", camera, [(x - 0.05, 0.005, z - 0.06), (x, 0.22, z), (x + 0.05, 0.005, z - 0.06)], 0.012),
        *rod(f"{key}_leg", camera, [(x, 0.005, z + 0.08), (x, 0.22, z), (x, low, z)], 0.012),
        *box(f"{key}_phone", camera, (x - 0.032, x + 0.032), (low, low + 0.14), (z - 0.008, z + 0.004), DARK),
        *sphere(f"{key}_lens", camera, (x + 0.014, low + 0.115, z + 0.006), 0.009, "line"),
    ]


def tape(stage: Stage) -> list[Shape]:
    """A tape measure from `a` to `b` with marks, its breadth to the left of its way."""
    a, b = stage.point(stage.spec["a"]), stage.point(stage.spec["b"])
    camera = stage.camera
    x, y = dot(minus(b, a), camera.right), dot(minus(b, a), camera.up)
    long = max(hypot(x, y), 1e-6)
    up = times(plus(times(camera.up, x / long), times(camera.right, -y / long)), 0.018)
    marks, count = "", int(stage.size("marks", 8))
    for index in range(1, count):
        here = mix(a, b, index / count)
        marks += polygon(
            [camera.point(here), camera.point(plus(here, times(up, 0.55 if index % 2 else 0.9)))],
            closed=False,
        )
    strip = [camera.point(one) for one in (a, b, plus(b, up), plus(a, up))]
    return [
        Shape(stage.key, polygon(strip), fill="muscle", stroke="line", outline=2 * PROP_LINE),
        Shape(f"{stage.key}_marks", marks, stroke="line", outline=FINE_LINE),
    ]
