"""The machines of a gym, round a body that faces right: seat and back lie where the body does, levers and plates hang
on the joints that move them. Each gives its shapes by layer."""

from __future__ import annotations

from collections.abc import Mapping

from tools.illustrate.lines import DARK, PLAIN, Finish, box, cylinder, prism, rod
from tools.illustrate.props.stage import Stage
from tools.illustrate.shapes import Shape
from tools.illustrate.skeleton import ANKLE_HEIGHT
from tools.illustrate.vectors import Vec, angle_between, at, minus, mix, plus, times, unit

Layers = Mapping[str, list[Shape]]

#: From the middle of the hips to the seat below the thigh, and to the pad behind the back; how thick pads are.
SEAT_BELOW, BACK_BEHIND, PAD = 0.066, 0.082, 0.046
#: The half width of a seat, the post of a frame.
HALF, POST = 0.125, 0.030
AXLE, LEVER = 0.024, 0.018
ROLLER_RADIUS = 0.030
PLATES, PLATE = 8, 0.036


def leg_extension_machine(stage: Stage) -> Layers:
    """`side`: the leg that lifts. A roller before its ankle, on a lever whose axle is at the knee; a stack of weights
    that rises with the knee."""
    return _knee_machine(stage, curl=False)


def leg_curl_machine(stage: Stage) -> Layers:
    """`side`: the leg that curls. As the leg extension, with the roller behind the ankle and a pad on the thigh."""
    return _knee_machine(stage, curl=True)


def _knee_machine(stage: Stage, *, curl: bool) -> Layers:
    side = str(stage.spec.get("side", "r"))
    joints, frames, camera, key = stage.body.joints, stage.body.frames, stage.camera, stage.key
    knee, ankle, shank = joints[f"knee_{side}"], joints[f"ankle_{side}"], frames[f"shank_{side}"]
    # Curling begins near straight, lifting with the knee bent: the weights rise by how far it has gone.
    bent = angle_between(frames[f"thigh_{side}"][1], shank[1]) / 90
    lifted = max(0.0, min(1.0, bent if curl else 1 - bent))
    outwards = 1.0 if knee[2] >= joints["pelvis"][2] else -1.0
    axle: Vec = plus(knee, (0, 0, outwards * 0.050))
    roller = at(ankle, shank, (0, 0.034, -0.052 if curl else 0.056))
    grip: Vec = (roller[0], roller[1], axle[2])
    front = {
        f"after leg_{side}": [
            *rod(f"{key}_lever", camera, [axle, grip], LEVER),
            *cylinder(f"{key}_axle", camera, axle, (0, 0, 1), AXLE, 0.012, ("prop", "prop-side", "prop-dark")),
        ],
        "front" if not curl else f"before leg_{side}": cylinder(
            f"{key}_roller", camera, roller, (0, 0, 1), ROLLER_RADIUS, 0.15, DARK
        ),
    }
    seat, frame = _seat(stage, side), _frame(stage, knee)
    layers: dict[str, list[Shape]] = {"back": [*_stack(stage, lifted), *frame, *seat], **front}
    if curl:
        thigh = frames[f"thigh_{side}"]
        pad = at(mix(joints[f"hip_{side}"], knee, 0.80), thigh, (0, 0, 0.068))
        layers["front"] = cylinder(f"{key}_hold", camera, pad, (0, 0, 1), ROLLER_RADIUS, 0.17, DARK)
    return layers


def leg_press_machine(stage: Stage) -> Layers:
    """`side`: a foot that stays on the plate. A seat that leans back, a plate under the soles, a sled whose discs slide
    on rails (`low` and `high`: how far down and up they go), no lower than a `stop` at that height."""
    side = str(stage.spec.get("side", "r"))
    joints, frames, camera, key = stage.body.joints, stage.body.frames, stage.camera, stage.key
    foot = frames[f"foot_{side}"]
    ankle = joints[f"ankle_{side}"]
    sole = at(ankle, foot, (0, -ANKLE_HEIGHT - 0.016, 0.034))
    middle: Vec = (sole[0], sole[1], 0.0)
    along: Vec = unit((foot[2][0], foot[2][1], 0.0))
    away: Vec = unit((-foot[1][0], -foot[1][1], 0.0))
    # The rails run as the plate looks, from below the seat to beyond the end of the press.
    low, high = stage.size("low", 0.10), stage.size("high", 0.72)
    below = -0.135
    heart = plus(middle, times(along, below))

    def on_rail(height: float, z: float) -> Vec:
        x, y, _ = plus(heart, times(away, (height - heart[1]) / max(away[1], 0.1)))
        return (x, y, z)

    rails: dict[float, list[Shape]] = {}
    for z in (-0.11, 0.11):
        foot_of, top = on_rail(low, z), on_rail(high, z)
        rails[z] = [
            *rod(f"{key}_leg{z}", camera, [(top[0], 0.012, z), top], POST * 0.8),
            *rod(f"{key}_rail{z}", camera, [foot_of, top], POST * 0.8, "prop-side"),
        ]
    carriage = plus(heart, times(away, 0.10))
    discs = [
        cylinder(f"{key}_disc{z}", camera, plus(carriage, (0, 0, z)), (0, 0, 1), 0.085, 0.036, DARK)
        for z in (-0.165, 0.165)
    ]
    edges = [plus(middle, times(along, reach)) for reach in (-0.15, 0.115)]
    plate = _plank(stage, "plate", edges[0], edges[1], 0.024, 0.155, PLAIN)
    arm = rod(f"{key}_arm", camera, [carriage, plus(middle, times(away, 0.012), times(along, -0.02))], POST)
    ground = (joints["pelvis"][0] - 0.20, on_rail(high, 0)[0])
    base = box(f"{key}_base", camera, ground, (0.0, 0.024), (-0.03, 0.03), DARK)
    seat = [*_stand(stage), *_seat(stage, side, short=True)]
    stops = []
    if "stop" in stage.spec:
        here = on_rail(stage.size("stop", 0.0), 0.13)
        ends = [plus(here, times(along, reach)) for reach in (-0.03, 0.045)]
        stops = rod(f"{key}_stop", camera, ends, 0.018, "band")
    return {
        "back": [*base, *rails[-0.11], *discs[0], *arm, *seat, *plate],
        "front": [*rails[0.11], *stops, *discs[1]],
    }


def _seat(stage: Stage, side: str, *, short: bool = False) -> list[Shape]:
    """The pads below the thigh and behind the back."""
    joints, frames = stage.body.joints, stage.body.frames
    pelvis, chest = joints["pelvis"], frames["chest"]
    ahead: Vec = unit((chest[2][0], chest[2][1], 0.0))
    up: Vec = unit((chest[1][0], chest[1][1], 0.0))
    knee = joints[f"knee_{side}"]
    if short:
        level: Vec = unit(plus(times(ahead, 1.0), (0.35, 0.0, 0.0)))
        front = plus(pelvis, times(level, 0.13))
    else:
        front = mix(pelvis, (knee[0], knee[1], 0.0), 0.86)
        level = unit(minus(front, pelvis))
    drop: Vec = (level[1] * (SEAT_BELOW + PAD / 2), -level[0] * (SEAT_BELOW + PAD / 2), 0.0)
    behind = plus(pelvis, times(level, -0.085))
    foot_of = plus(pelvis, times(ahead, -BACK_BEHIND - PAD / 2 + 0.004), times(up, -0.05))
    top = plus(foot_of, times(up, 0.46 if short else 0.42))
    return [
        *_plank(stage, "back", foot_of, top, PAD, HALF * 0.92, DARK),
        *_plank(stage, "seat", plus(behind, drop), plus(front, drop), PAD, HALF, DARK),
    ]


def _plank(stage: Stage, name: str, a: Vec, b: Vec, thick: float, half: float, finish: Finish) -> list[Shape]:
    """A tilted board from a to b."""
    along = unit((b[0] - a[0], b[1] - a[1], 0.0))
    nx, ny = -along[1] * thick / 2, along[0] * thick / 2
    outline = [(a[0] - nx, a[1] - ny), (b[0] - nx, b[1] - ny), (b[0] + nx, b[1] + ny), (a[0] + nx, a[1] + ny)]
    return prism(f"{stage.key}_{name}", stage.camera, outline, (-half, half), finish)


def _frame(stage: Stage, knee: Vec) -> list[Shape]:
    """The posts of a seat at its height, and what they stand on."""
    pelvis, key, camera = stage.body.joints["pelvis"], stage.key, stage.camera
    x, top = pelvis[0], pelvis[1] - SEAT_BELOW - PAD / 2
    front = x + (knee[0] - x) * 0.50
    return [
        *rod(f"{key}_rail", camera, [(x - 0.40, 0.016, 0), (front + 0.05, 0.016, 0)], POST),
        *rod(f"{key}_cross", camera, [(front + 0.05, 0.016, -0.13), (front + 0.05, 0.016, 0.13)], POST),
        *rod(f"{key}_post", camera, [(front, 0.03, 0), (front, top, 0)], POST),
        *rod(f"{key}_strut", camera, [(x - 0.22, 0.03, 0), (x - 0.02, top, 0)], POST),
    ]


def _stand(stage: Stage) -> list[Shape]:
    """What a seat that leans back stands on."""
    pelvis, key, camera = stage.body.joints["pelvis"], stage.key, stage.camera
    chest = stage.body.frames["chest"]
    behind = plus(pelvis, times(chest[1], 0.22), times(chest[2], -BACK_BEHIND - PAD))
    return [
        *rod(f"{key}_post", camera, [(pelvis[0] + 0.02, 0.02, 0), (pelvis[0] + 0.02, pelvis[1] - 0.08, 0)], POST),
        *rod(f"{key}_strut", camera, [(behind[0] - 0.03, 0.016, 0), (behind[0], behind[1], 0)], POST),
        *rod(f"{key}_cross", camera, [(behind[0] - 0.03, 0.016, -0.12), (behind[0] - 0.03, 0.016, 0.12)], POST),
    ]


def _stack(stage: Stage, lifted: float) -> list[Shape]:
    """The weights behind the back: `lifted` of them risen, 0 to 1."""
    pelvis, key, camera = stage.body.joints["pelvis"], stage.key, stage.camera
    x, high, z = pelvis[0] - 0.40, 0.78, (-0.09, 0.09)
    count, rise = 3, 0.20 * lifted
    bottom = 0.03 + (PLATES - count) * PLATE
    shapes = [
        *rod(f"{key}_far", camera, [(x, 0.016, z[0]), (x, high, z[0])], POST * 0.7, "prop-side"),
        *box(f"{key}_rest", camera, (x - 0.045, x + 0.045), (0.03, bottom), (z[0] + 0.02, z[1] - 0.02)),
    ]
    for index in range(count):
        y = bottom + rise + index * PLATE
        shapes += box(f"{key}_plate{index}", camera, (x - 0.045, x + 0.045), (y, y + PLATE), (z[0] + 0.02, z[1] - 0.02))
    return [
        *shapes,
        *rod(f"{key}_pull", camera, [(x, bottom + rise + count * PLATE, 0), (x, high, 0)], 0.010, "prop"),
        *rod(f"{key}_near", camera, [(x, 0.016, z[1]), (x, high, z[1])], POST * 0.7, "prop-side"),
        *rod(f"{key}_head", camera, [(x, high, z[0]), (x, high, z[1])], POST, "prop-dark"),
    ]
