"""Small kit: rollers, balls, weights, what measures."""

from __future__ import annotations

from math import cos, hypot, radians, sin

from tools.illustrate.lines import DARK, box, cylinder, face, ring, rod, sphere
from tools.illustrate.outline import Ellipsoid, ball, polygon, smooth
from tools.illustrate.props.stage import Stage, vec
from tools.illustrate.shapes import FINE_LINE, PROP_LINE, Shape
from tools.illustrate.vectors import UPRIGHT, Vec, at, dot, minus, mix, plus, times, unit


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
            ("top-far", "prop-dark", "prop-dark"),
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
    """A phone on three legs that films whoever faces the viewer: its middle `at`, its screen with a small figure."""
    x, y, z = stage.point(stage.spec["at"])
    key, camera, low, before = stage.key, stage.camera, y - 0.07, z + 0.006
    screen: list[Vec] = [
        (x + across * 0.026, low + up, before) for across, up in ((-1, 0.010), (1, 0.010), (1, 0.130), (-1, 0.130))
    ]
    figure = [
        [(x, low + 0.088, before), (x, low + 0.052, before)],
        [(x - 0.012, low + 0.024, before), (x, low + 0.052, before), (x + 0.012, low + 0.024, before)],
        [(x - 0.014, low + 0.068, before), (x, low + 0.082, before), (x + 0.014, low + 0.068, before)],
    ]
    lines = "".join(polygon([camera.point(one) for one in line], closed=False) for line in figure)
    return [
        *rod(f"{key}_legs", camera, [(x - 0.05, 0.005, z - 0.06), (x, 0.22, z), (x + 0.05, 0.005, z - 0.06)], 0.012),
        *rod(f"{key}_leg", camera, [(x, 0.005, z + 0.08), (x, 0.22, z), (x, low, z)], 0.012),
        *box(f"{key}_phone", camera, (x - 0.034, x + 0.034), (low, low + 0.14), (z - 0.008, z + 0.004), DARK),
        face(f"{key}_screen", camera, screen, "ruler"),
        Shape(f"{key}_figure", lines, stroke="line", outline=2.4),
        *sphere(f"{key}_head", camera, (x, low + 0.102, before), 0.009, "line"),
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
        Shape(stage.key, polygon(strip), fill="ruler", stroke="line", outline=2 * PROP_LINE),
        Shape(f"{stage.key}_marks", marks, stroke="line", outline=FINE_LINE),
    ]


def clock(stage: Stage) -> list[Shape]:
    """A clock on a post in a park; `hour` and `minute` tell where its hands are (degrees from twelve)."""
    x, y, z = stage.point(stage.spec["at"])
    key, camera, radius = stage.key, stage.camera, stage.size("radius", 0.10)
    hands = ""
    for name, share in (("hour", 0.5), ("minute", 0.78)):
        angle = radians(stage.size(name, 0.0))
        tip = (x + radius * share * sin(angle), y + radius * share * cos(angle), z + 0.021)
        hands += polygon([camera.point((x, y, z + 0.021)), camera.point(tip)], closed=False)
    return [
        *rod(f"{key}_post", camera, [(x, 0.004, z), (x, y, z)], 0.022, "prop-side"),
        *cylinder(key, camera, (x, y, z), (0, 0, 1), radius, 0.036, ("top", "prop-dark", "top"))[:2],
        Shape(f"{key}_hands", hands, stroke="line", outline=4.0),
    ]


def sound(stage: Stage) -> list[Shape]:
    """Three arcs that spread from `at`, towards `way` (degrees, 0 right, 90 up): a beat that is heard."""
    x, y = stage.camera.point(stage.point(stage.spec["at"]))
    way, path = stage.size("way", 60.0), ""
    for index in range(int(stage.size("count", 3))):
        radius = (0.045 + 0.036 * index) * stage.camera.scale
        angles = [radians(way + turn) for turn in (-38, -13, 13, 38)]
        path += smooth([(x + radius * cos(a), y - radius * sin(a)) for a in angles], closed=False)
    return [Shape(stage.key, path, stroke="arrow", outline=4.0)]


#: The crown of a tree in shares of its height: aside, up, radius.
CROWN = ((-0.13, 0.60, 0.14), (0.13, 0.60, 0.14), (-0.07, 0.76, 0.13), (0.08, 0.76, 0.13), (0.0, 0.88, 0.11),
         (0.0, 0.66, 0.15))  # fmt: skip


def tree(stage: Stage) -> list[Shape]:
    """A tree beside the way: its foot `at`, its `height`."""
    x, y, z = stage.point(stage.spec["at"])
    high, key, camera = stage.size("height", 0.7), stage.key, stage.camera
    crown = "".join(
        ball(Ellipsoid((x + aside * high, y + up * high, z), UPRIGHT, (size * high,) * 3), camera, 6)
        for aside, up, size in CROWN
    )
    branches = [
        ((x - 0.08 * high, y + 0.60 * high, z)),
        ((x, y + 0.44 * high, z)),
        ((x + 0.08 * high, y + 0.56 * high, z)),
    ]
    return [
        *rod(f"{key}_trunk", camera, [(x, y, z), (x, y + high * 0.5, z)], 0.05),
        Shape(key, crown, fill="prop", stroke="line", outline=2 * PROP_LINE),
        *rod(f"{key}_branches", camera, branches, 0.014)[1:],
    ]


def watch(stage: Stage) -> list[Shape]:
    """A watch round the wrist of `side`, its dial towards the viewer."""
    side = stage.spec.get("side", "l")
    camera, fore = stage.camera, stage.body.frames[f"fore_{side}"]
    middle = at(stage.body.joints[f"wrist_{side}"], fore, (0, 0.026, 0))
    strap = cylinder(stage.key, camera, middle, fore[1], 0.022, 0.022, DARK)[:1]
    dial, radius = plus(middle, times(camera.towards, 0.02)), stage.size("radius", 0.026)
    tips = [plus(dial, times(camera.up, radius * 0.72)), dial, plus(dial, times(camera.right, radius * 0.5))]
    hands = polygon([camera.point(one) for one in tips], closed=False)
    face_ = sphere(f"{stage.key}_dial", camera, dial, radius, "ruler")
    return [*strap, *face_, Shape(f"{stage.key}_hands", hands, stroke="line", outline=2.2)]
