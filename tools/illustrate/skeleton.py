"""The bones: where every joint is and how every part is turned, from a pose.

Lengths are fractions of body height (rounded from Drillis and Contini 1966, as Winter's Biomechanics prints them).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin, sqrt

from tools.illustrate.pose import SIDES, Foot, Hand, Pose, Target
from tools.illustrate.vectors import (
    ORIGIN,
    UPRIGHT,
    Frame,
    Vec,
    at,
    cross,
    distance,
    dot,
    frame_along,
    in_world,
    minus,
    plus,
    times,
    turn_x,
    turn_y,
    turn_z,
    turned,
    unit,
)

HIP_HALF_WIDTH = 0.050
THIGH, SHANK = 0.245, 0.246
ANKLE_HEIGHT, HEEL_BEHIND, BALL_BEFORE, TOE_BEFORE = 0.039, 0.036, 0.070, 0.112
LUMBAR, CHEST = 0.070, 0.165
SHOULDER_HEIGHT, SHOULDER_HALF_WIDTH = 0.259, 0.098
NECK_HEIGHT, NECK_BACK, NECK = 0.300, 0.014, 0.075
UPPER_ARM, FOREARM, GRIP, HAND = 0.172, 0.146, 0.048, 0.090

#: How far the flesh reaches below a joint, for a body that lies on the floor by its lowest part.
FLESH_BELOW = {"hip": 0.062, "knee": 0.036, "chest": 0.070, "pelvis": 0.075, "shoulder": 0.036, "head": 0.050}
ON_THE_SKIN = ("heel", "ball", "toe")
#: A limb is never quite straight when it reaches for a point: a straight one has no bend to point anywhere.
STRETCHED = 0.9995


@dataclass(frozen=True)
class Build:
    """How one person differs from another: shoulders, and the length of limb and trunk is everybody's."""

    shoulders: float = 1.0


class Body:
    """A pose with its joints in the world (`joints`) and its turned parts (`frames`).

    `misses`: how far a hand or a foot that should touch a point stays away from it, by its name.
    """

    def __init__(self, pose: Pose, build: Build | None = None) -> None:
        self.pose = pose
        self.build = build or Build()
        self.joints: dict[str, Vec] = {}
        self.frames: dict[str, Frame] = {}
        self.misses: dict[str, float] = {}
        self._trunk()
        for side in SIDES:
            if self._foot(side) is None:
                self._hang_leg(side)
        self._place()
        self.joints.update(pose.points)
        for side in sorted(SIDES, key=lambda side: _hangs_on_other(self._foot(side), side)):
            foot = self._foot(side)
            if foot is not None:
                self._plant_leg(side, foot)
        for side in sorted(SIDES, key=lambda side: _hangs_on_other(self._hand(side), side)):
            hand = self._hand(side)
            if hand is None:
                self._hang_arm(side)
            else:
                self._reach(side, hand)

    def part(self, name: str, side: str) -> Vec:
        """The pose's angles of one side."""
        value = getattr(self.pose, f"{name}_{side}")
        assert isinstance(value, tuple)
        return value

    def angle(self, name: str, side: str) -> float:
        """The pose's one angle of one side."""
        return float(getattr(self.pose, f"{name}_{side}"))

    def point(self, target: Target) -> Vec:
        """Where a target is in the world."""
        far, degrees, _ = target.swing
        swung: Vec = (far * cos(radians(degrees)), far * sin(radians(degrees)), 0.0)
        if not target.ref:
            return plus(target.to, swung)
        origin = plus(self.joints[target.ref], swung)
        return at(origin, self.frames[target.frame], target.add) if target.frame else plus(origin, target.add)

    def _foot(self, side: str) -> Foot | None:
        foot = self.pose.foot_r if side == "r" else self.pose.foot_l
        return None if foot is None or foot.free else foot

    def _hand(self, side: str) -> Hand | None:
        return self.pose.hand_r if side == "r" else self.pose.hand_l

    def _place(self) -> None:
        """Carry the whole body to where the pose wants it."""
        pose = self.pose
        if pose.pin:
            move = minus(pose.pin.to, self.joints[pose.pin.joint])
        else:
            x, y, z = pose.at
            move = (x, pose.floor - self._lowest() if y is None else y, z)
        self.joints = {name: plus(joint, move) for name, joint in self.joints.items()}

    def _lowest(self) -> float:
        depths = [
            joint[1] - FLESH_BELOW.get(name.split("_")[0], 0.0)
            for name, joint in self.joints.items()
            if name.split("_")[0] in (*FLESH_BELOW, *ON_THE_SKIN)
        ]
        return min(depths)

    def _trunk(self) -> None:
        pose, joints, frames = self.pose, self.joints, self.frames
        yaw, pitch, roll = pose.root
        flexion, bend, twist = pose.spine
        half = (turn_x(flexion / 2), turn_z(bend / 2), turn_y(twist / 2))
        frames["pelvis"] = turned(UPRIGHT, turn_y(yaw), turn_x(pitch), turn_z(roll))
        frames["lumbar"] = turned(frames["pelvis"], *half)
        frames["chest"] = turned(frames["lumbar"], *half)
        joints["pelvis"] = ORIGIN
        joints["lumbar"] = at(ORIGIN, frames["pelvis"], (0, LUMBAR, 0))
        chest = joints["chest"] = at(joints["lumbar"], frames["lumbar"], (0, CHEST - LUMBAR, 0))
        for side, sign in (("l", 1), ("r", -1)):
            joints[f"hip_{side}"] = at(ORIGIN, frames["pelvis"], (sign * HIP_HALF_WIDTH, 0, 0))
            up, forwards, inwards = self.part("girdle", side)
            across = sign * (SHOULDER_HALF_WIDTH * self.build.shoulders - inwards)
            joints[f"shoulder_{side}"] = at(
                chest, frames["chest"], (across, SHOULDER_HEIGHT - CHEST + up, forwards - 0.006)
            )
        self._head()

    def _head(self) -> None:
        flexion, bend, twist = self.pose.neck
        chest = self.frames["chest"]
        self.frames["neck"] = turned(chest, turn_x(flexion / 2 + 8), turn_z(bend / 2), turn_y(twist * 0.3))
        self.frames["head"] = turned(chest, turn_x(flexion), turn_z(bend), turn_y(twist))
        self.joints["neck"] = at(self.joints["chest"], chest, (0, NECK_HEIGHT - CHEST, -NECK_BACK))
        self.joints["head"] = at(self.joints["neck"], self.frames["neck"], (0, NECK, 0.006))

    def _hang_leg(self, side: str) -> None:
        flexion, abduction, outward = self.part("hip", side)
        sign = 1 if side == "l" else -1
        thigh = turned(self.frames["pelvis"], turn_x(-flexion), turn_z(sign * abduction), turn_y(sign * outward))
        shank = turned(thigh, turn_x(self.angle("knee", side)))
        self._set_leg(side, thigh, shank, turned(shank, turn_x(-self.angle("ankle", side))))

    def _set_leg(self, side: str, thigh: Frame, shank: Frame, foot: Frame, toes: float | None = None) -> None:
        joints = self.joints
        extension = self.angle("toes", side) if toes is None else toes
        self.frames |= {f"thigh_{side}": thigh, f"shank_{side}": shank, f"foot_{side}": foot}
        self.frames[f"toes_{side}"] = turned(foot, turn_x(-extension))
        self.frames[f"big_toe_{side}"] = turned(foot, turn_x(-extension - self.angle("big_toe", side)))
        joints[f"knee_{side}"] = at(joints[f"hip_{side}"], thigh, (0, -THIGH, 0))
        ankle = joints[f"ankle_{side}"] = at(joints[f"knee_{side}"], shank, (0, -SHANK, 0))
        joints[f"heel_{side}"] = at(ankle, foot, (0, -ANKLE_HEIGHT, -HEEL_BEHIND))
        ball = joints[f"ball_{side}"] = at(ankle, foot, (0, -ANKLE_HEIGHT, ball_before(self.angle("arch", side))))
        joints[f"toe_{side}"] = at(ball, self.frames[f"toes_{side}"], (0, 0, TOE_BEFORE - BALL_BEFORE))

    def _plant_leg(self, side: str, foot: Foot) -> None:
        hip = self.joints[f"hip_{side}"]
        sole, toes = planted_sole(foot)
        ankle = (
            self.point(foot)
            if foot.touch == "ankle"
            else plus(self.point(foot), in_world(sole, CONTACT_TO_ANKLE[foot.touch]))
        )
        pole = foot.knee or self.frames["pelvis"][2]
        knee, end = two_bones(hip, ankle, THIGH, SHANK, pole)
        self.misses[f"foot_{side}"] = distance(end, ankle)
        thigh, shank = _hinge(hip, knee, end, pole)
        self._set_leg(side, thigh, shank, sole, toes if foot.touch == "ball" else None)

    def _hang_arm(self, side: str) -> None:
        flexion, abduction, inward = self.part("shoulder", side)
        sign = 1 if side == "l" else -1
        upper = turned(self.frames["chest"], turn_x(-flexion), turn_z(sign * abduction), turn_y(-sign * inward))
        fore = turned(upper, turn_x(-self.angle("elbow", side)))
        elbow = at(self.joints[f"shoulder_{side}"], upper, (0, -UPPER_ARM, 0))
        wrist = at(elbow, fore, (0, -FOREARM, 0))
        self._set_arm(side, upper, fore, elbow, wrist, turned(fore, turn_x(-self.angle("wrist", side))))

    def _reach(self, side: str, hand: Hand) -> None:
        shoulder, wanted = self.joints[f"shoulder_{side}"], self.point(hand)
        sign = 1 if side == "l" else -1
        pole = hand.elbow or in_world(self.frames["chest"], (sign * 0.4, -0.5, -0.8))
        elbow, wrist = two_bones(shoulder, wanted, UPPER_ARM, FOREARM, pole)
        self.misses[f"hand_{side}"] = distance(wrist, wanted)
        inside = minus(plus(shoulder, wrist), times(elbow, 2))
        if dot(inside, inside) < 1e-5:
            inside = self.frames["chest"][2]
        upper, fore = frame_along(minus(shoulder, elbow), inside), frame_along(minus(elbow, wrist), inside)
        palm = turned(fore, turn_x(-self.angle("wrist", side)))
        if hand.points:
            palm = frame_along(times(hand.points, -1), hand.palm)
        self._set_arm(side, upper, fore, elbow, wrist, palm)

    def _set_arm(self, side: str, upper: Frame, fore: Frame, elbow: Vec, wrist: Vec, palm: Frame) -> None:
        self.frames |= {f"upper_{side}": upper, f"fore_{side}": fore, f"palm_{side}": palm}
        self.joints |= {f"elbow_{side}": elbow, f"wrist_{side}": wrist}
        self.joints[f"grip_{side}"] = at(wrist, palm, (0, -GRIP, 0.010))
        self.joints[f"tip_{side}"] = at(wrist, palm, (0, -HAND, 0))


def ball_before(arch: float) -> float:
    """How far the ball of a foot is before its ankle: a foot that domes its arch grows shorter."""
    return BALL_BEFORE - 0.007 * arch


def _hangs_on_other(target: Target | None, side: str) -> bool:
    """Whether a hand or a foot is told by where a limb of the other side is, which has to be there first."""
    return target is not None and target.ref.endswith("_l" if side == "r" else "_r")


#: From the point of contact to the ankle, in the foot's own frame.
CONTACT_TO_ANKLE: dict[str, Vec] = {
    "sole": (0, ANKLE_HEIGHT, 0),
    "heel": (0, ANKLE_HEIGHT, HEEL_BEHIND),
    "ball": (0, ANKLE_HEIGHT, -BALL_BEFORE),
    "ankle": ORIGIN,
}


def planted_sole(foot: Foot) -> tuple[Frame, float]:
    """The frame of a foot that touches something, and how far its toes bend up (degrees)."""
    up = unit(foot.up)
    ahead = unit(minus(foot.heading, times(up, dot(foot.heading, up))))
    flat = (cross(up, ahead), up, ahead)
    if foot.touch == "ball":
        return turned(flat, turn_x(foot.tilt)), foot.tilt * (1 - foot.air)
    return turned(flat, turn_x(-foot.tilt)), 0.0


def two_bones(start: Vec, target: Vec, first: float, second: float, pole: Vec) -> tuple[Vec, Vec]:
    """The middle joint and the end of two bones that reach for a target, the middle pushed towards `pole`.

    A target out of reach is pointed at.
    """
    way = minus(target, start)
    reach = max(min(distance(target, start), (first + second) * STRETCHED), abs(first - second) + 1e-4)
    along = unit(way)
    x = (first * first - second * second + reach * reach) / (2 * reach)
    aside = unit(minus(pole, times(along, dot(pole, along))))
    middle = plus(start, times(along, x), times(aside, sqrt(max(first * first - x * x, 0))))
    return middle, plus(start, times(along, reach))


def _hinge(hip: Vec, knee: Vec, ankle: Vec, pole: Vec) -> tuple[Frame, Frame]:
    """The frames of thigh and shank round a knee, which bends about one axis only."""
    up, down = unit(minus(hip, knee)), unit(minus(knee, ankle))
    axis = cross(down, up)
    if dot(axis, axis) < 1e-4:
        return frame_along(up, pole), frame_along(down, pole)
    axis = unit(axis)
    if dot(cross(axis, up), pole) < 0:
        axis = times(axis, -1)
    return (axis, up, cross(axis, up)), (axis, down, cross(axis, down))
