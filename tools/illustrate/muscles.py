"""Where each muscle shows on the body, so that what works or is stretched can be tinted."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, cos, hypot, pi, radians, sin, sqrt

from tools.illustrate.camera import Camera, Point
from tools.illustrate.flesh import CLOTH, FORE_ROWS, SHANK_ROWS, THIGH_ROWS, row_at
from tools.illustrate.outline import Ellipsoid, cap, nodes, polygon, slices, smooth
from tools.illustrate.skeleton import Body
from tools.illustrate.vectors import Vec, at, dot, mix, plus, times


@dataclass(frozen=True)
class Band:
    """A muscle along a bone: from where to where (share), round which angle and how far to each side (degrees; 0 is the
    front, 90 the outside, 180 the back, 270 the inside)."""

    bone: str
    begin: float
    end: float
    middle: float
    half: float


@dataclass(frozen=True)
class Patch:
    """A muscle round the hip or on the trunk: a cap on an ellipsoid. `x` and the aim's X point outwards."""

    part: str
    centre: Vec
    radii: Vec
    aim: Vec
    half: float


BANDS = {
    "quads": Band("thigh", 0.12, 0.97, 15, 75),
    "hamstrings": Band("thigh", 0.20, 0.98, 176, 84),
    "adductors": Band("thigh", 0.08, 0.80, 275, 55),
    "outer_thigh": Band("thigh", 0.02, 0.99, 92, 58),
    "inner_quads": Band("thigh", 0.62, 0.99, 320, 50),
    "hip_flexors": Band("thigh", -0.02, 0.34, 0, 62),
    "calf": Band("shank", 0.02, 0.74, 178, 98),
    "soleus": Band("shank", 0.30, 0.92, 180, 84),
    "shin": Band("shank", 0.08, 0.72, 25, 45),
    "inner_shin": Band("shank", 0.25, 0.92, 275, 50),
    "forearm": Band("fore", 0.05, 0.60, 0, 80),
}
PATCHES = {
    "glutes": Patch("pelvis", (0.004, -0.006, -0.026), (0.050, 0.056, 0.0505), (0.62, -0.05, -1.0), 62),
    "outer_hip": Patch("pelvis", (0.0, 0.022, -0.012), (0.0525, 0.062, 0.059), (1.0, 0.38, 0.05), 60),
    "belly": Patch("chest", (0.024, -0.060, 0.010), (0.066, 0.095, 0.058), (0.25, -0.1, 1.0), 58),
    "waist": Patch("chest", (0.014, -0.070, 0.004), (0.072, 0.085, 0.058), (1.0, -0.1, 0.35), 52),
}
NAMES = (*BANDS, *PATCHES, "sole")
BONES = {
    "thigh": ("hip", "knee", THIGH_ROWS),
    "shank": ("knee", "ankle", SHANK_ROWS),
    "fore": ("elbow", "wrist", FORE_ROWS),
}
STEPS, RAYS = 9, 20
STRIPES = 5


def bone_of(muscle: str) -> str:
    """The part on which a muscle is painted: thigh, shank, fore, pelvis, chest or foot."""
    if muscle == "sole":
        return "foot"
    return BANDS[muscle].bone if muscle in BANDS else PATCHES[muscle].part


def outline_of(muscle: str, side: str, body: Body, camera: Camera, half: float | None = None) -> str:
    """What the camera sees of a muscle, as a path; "" where it lies on the far side."""
    if muscle == "sole":
        return _arch(side, body, camera)
    if muscle in PATCHES:
        return _patch(PATCHES[muscle], side, body, camera, half)
    band = BANDS[muscle]
    low, high = _edges(band, side, body, camera, half or band.half, 0.0, 1.0, STEPS)
    return smooth(low + high[::-1])


def stripes_of(muscle: str, side: str, body: Body, camera: Camera, half: float | None = None) -> str:
    """Stripes across a muscle."""
    shares = [((stripe + 0.30) / STRIPES, (stripe + 0.75) / STRIPES) for stripe in range(STRIPES)]
    if muscle not in BANDS:
        outline = nodes(outline_of(muscle, side, body, camera, half))
        frame = body.frames[f"foot_{side}"][2] if muscle == "sole" else body.frames[PATCHES[muscle].part][1]
        x, y = dot(frame, camera.right), -dot(frame, camera.up)
        long = hypot(x, y)
        return slices(outline, (x / long, y / long) if long > 1e-3 else (1.0, 0.0), shares)
    band, paths = BANDS[muscle], []
    for begin, end in shares:
        low, high = _edges(band, side, body, camera, half or band.half, begin, end, 3)
        paths.append(polygon(low + high[::-1]))
    return "".join(paths)


def _patch(patch: Patch, side: str, body: Body, camera: Camera, half: float | None) -> str:
    sign = 1 if side == "l" else -1
    frame = body.frames[patch.part]
    origin = body.joints[f"hip_{side}"] if patch.part == "pelvis" else body.joints["chest"]
    x, y, z = patch.centre
    volume = Ellipsoid(at(origin, frame, (sign * x, y, z)), frame, patch.radii)
    aim = (sign * patch.aim[0], patch.aim[1], patch.aim[2])
    return cap(volume, camera, aim, radians(half or patch.half))


def _arch(side: str, body: Body, camera: Camera) -> str:
    """The inner arch of a foot."""
    sign = -1 if side == "l" else 1
    ankle, foot = body.joints[f"ankle_{side}"], body.frames[f"foot_{side}"]
    volume = Ellipsoid(at(ankle, foot, (sign * 0.006, -0.026, 0.028)), foot, (0.019, 0.0165, 0.046))
    return cap(volume, camera, (sign * 1.0, -0.2, 0.1), radians(70))


def _edges(
    band: Band, side: str, body: Body, camera: Camera, half: float, begin: float, end: float, steps: int
) -> tuple[list[Point], list[Point]]:
    """The two sides of the part of a band between two shares of itself, as far as the camera sees them."""
    first, last, rows = BONES[band.bone]
    start, stop = body.joints[f"{first}_{side}"], body.joints[f"{last}_{side}"]
    frame, sign = body.frames[f"{band.bone}_{side}"], 1 if side == "l" else -1
    (x0, y0), (x1, y1) = camera.point(start), camera.point(stop)
    way = atan2(y1 - y0, x1 - x0) - pi / 2
    across = (cos(way), sin(way))
    low, high = [], []
    for step in range(steps):
        share = begin + (end - begin) * step / (steps - 1)
        along = band.begin + (band.end - band.begin) * share
        width, depth, offset = row_at(rows, max(along, 0))
        width, depth = width + CLOTH, depth + CLOTH
        centre = plus(mix(start, stop, along), times(frame[2], offset))
        reach = half * max(0.02, sin(pi * share)) ** 0.55
        seen: list[tuple[float, Point]] = []
        hidden: list[tuple[float, Point]] = []
        for ray in range(2 * RAYS + 1):
            angle = radians(band.middle + reach * (ray / RAYS - 1))
            aside, ahead = sin(angle) * sign, cos(angle)
            normal = plus(times(frame[0], aside / width), times(frame[2], ahead / depth))
            x, y = camera.point(plus(centre, times(frame[0], aside * width), times(frame[2], ahead * depth)))
            off = (x - x0) * across[0] + (y - y0) * across[1]
            facing = dot(normal, camera.towards) > -0.02 * sqrt(dot(normal, normal))
            (seen if facing else hidden).append((off, (x, y)))
        rim = sorted(seen) or [max(hidden, key=lambda ray: abs(ray[0]))]
        low.append(rim[0][1])
        high.append(rim[-1][1])
    return low, high
