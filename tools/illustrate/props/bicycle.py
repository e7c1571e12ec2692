"""A bicycle, or one that stands still, under a body that sits on it: saddle below the hips, bars in the hands, cranks
from the point `crank` to the balls of the feet."""

from __future__ import annotations

from collections.abc import Mapping

from tools.illustrate.lines import DARK, box, cylinder, ring, rod
from tools.illustrate.props.stage import Stage
from tools.illustrate.shapes import Shape
from tools.illustrate.vectors import Vec, mix, plus

SADDLE_BELOW, TUBE = 0.080, 0.022
WHEEL, BEHIND, BEFORE = 0.185, 0.225, 0.345
#: How far a pedal is out from the middle of the frame, and its sole below the ball of the foot.
PEDAL = 0.05


def bicycle(stage: Stage) -> Mapping[str, list[Shape]]:
    """`still: true` = an exercise bike with one heavy wheel on a stand. Faces right, the right leg near."""
    joints, camera, key = stage.body.joints, stage.camera, stage.key
    crank, pelvis = joints["crank"], joints["pelvis"]
    saddle: Vec = (pelvis[0] - 0.012, pelvis[1] - SADDLE_BELOW, 0.0)
    bars = mix(joints["grip_r"], joints["grip_l"], 0.5)
    bars = (bars[0], bars[1], 0.0)
    still = bool(stage.spec.get("still"))
    back = _stand(stage, crank, saddle, bars) if still else _wheels(stage, crank, saddle, bars)
    frame = [
        *rod(f"{key}_post", camera, [crank, saddle], TUBE),
        *_saddle(stage, saddle),
        *cylinder(f"{key}_chainring", camera, plus(crank, (0, 0, 0.018)), (0, 0, 1), 0.052, 0.012, DARK),
    ]
    layers = {"back": back, "after leg_l": frame}
    for side, layer in (("l", "before leg_l"), ("r", "before leg_r")):
        layers[layer] = _crank(stage, side, crank)
    reach = rod(f"{key}_bar", camera, [joints["grip_l"], bars, joints["grip_r"]], 0.018, "prop-side")
    layers["before arm_l"] = reach
    layers["before fingers_r"] = rod(f"{key}_hold", camera, [mix(bars, joints["grip_r"], 0.6), joints["grip_r"]], 0.018)
    return layers


def _crank(stage: Stage, side: str, crank: Vec) -> list[Shape]:
    ball = stage.body.joints[f"ball_{side}"]
    out: Vec = (0.0, 0.0, 0.022 if side == "r" else -0.022)
    end: Vec = (ball[0], ball[1] - 0.012, crank[2] + out[2])
    across = [(ball[0] - 0.030, ball[1] - 0.012, ball[2]), (ball[0] + 0.030, ball[1] - 0.012, ball[2])]
    return [
        *rod(f"{stage.key}_crank_{side}", stage.camera, [plus(crank, out), end], 0.016, "prop-side"),
        *rod(f"{stage.key}_pedal_{side}", stage.camera, across, 0.016),
    ]


def _saddle(stage: Stage, saddle: Vec) -> list[Shape]:
    x, y, _ = saddle
    nose = rod(f"{stage.key}_nose", stage.camera, [(x - 0.06, y + 0.004, 0), (x + 0.085, y - 0.004, 0)], 0.026)
    corners: list[Vec] = [(x - 0.115, y + 0.014, -0.05), (x - 0.115, y + 0.014, 0.05)]
    return [*nose, *rod(f"{stage.key}_saddle", stage.camera, [corners[0], corners[1], (x - 0.03, y, 0)], 0.030)]


def _wheels(stage: Stage, crank: Vec, saddle: Vec, bars: Vec) -> list[Shape]:
    key, camera = stage.key, stage.camera
    rear: Vec = (crank[0] - BEHIND, WHEEL, 0.0)
    front: Vec = (crank[0] + BEFORE, WHEEL, 0.0)
    seat, head = mix(crank, saddle, 0.72), mix(front, bars, 0.62)
    return [
        *ring(f"{key}_rear", camera, rear, (0, 0, 1), WHEEL, 0.016),
        *ring(f"{key}_front", camera, front, (0, 0, 1), WHEEL, 0.016),
        *rod(f"{key}_stays", camera, [crank, rear, seat], TUBE * 0.6, "prop-side"),
        *rod(f"{key}_fork", camera, [front, head, (bars[0] - 0.02, bars[1], 0), bars], TUBE * 0.8, "prop-side"),
        *rod(f"{key}_tubes", camera, [seat, mix(front, bars, 0.72), crank], TUBE, "prop"),
    ]


def _stand(stage: Stage, crank: Vec, saddle: Vec, bars: Vec) -> list[Shape]:
    key, camera = stage.key, stage.camera
    wheel: Vec = (crank[0] + 0.215, 0.185, 0.0)
    heel, toe = crank[0] - 0.24, crank[0] + 0.36
    return [
        *box(f"{key}_base", camera, (heel, toe), (0.0, 0.026), (-0.022, 0.022), DARK),
        *rod(f"{key}_cross0", camera, [(heel, 0.016, -0.12), (heel, 0.016, 0.12)], 0.030),
        *rod(f"{key}_cross1", camera, [(toe, 0.016, -0.12), (toe, 0.016, 0.12)], 0.030),
        *rod(f"{key}_leg", camera, [crank, (crank[0] - 0.05, 0.026, 0)], TUBE * 1.4, "prop-side"),
        *rod(f"{key}_stem", camera, [(wheel[0], wheel[1], 0), bars], TUBE, "prop-side"),
        *rod(f"{key}_beam", camera, [crank, wheel], TUBE * 1.4, "prop-side"),
        *cylinder(f"{key}_wheel", camera, wheel, (0, 0, 1), 0.135, 0.030, ("prop", "prop-side", "prop-dark")),
        *rod(f"{key}_fork", camera, [(wheel[0], wheel[1], 0.02), (wheel[0] + 0.05, 0.026, 0.02)], TUBE, "prop-side"),
    ]
