"""Volume round the bones: every part of the body as a chain of ellipsoids.

Sizes are fractions of body height. A row of a limb: where along the bone (0-1), half the width sideways, half the
depth front to back, how far its middle lies before the bone.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from tools.illustrate.outline import Ellipsoid
from tools.illustrate.pose import SIDES
from tools.illustrate.skeleton import (
    ANKLE_HEIGHT,
    BALL_BEFORE,
    CHEST,
    LUMBAR,
    Body,
    ball_before,
)
from tools.illustrate.vectors import Frame, Vec, at, mix, mix_frames, plus, times

Chain = list[Ellipsoid]
Row = tuple[float, float, float, float]

THIGH_ROWS: tuple[Row, ...] = (
    (0.00, 0.0530, 0.0570, -0.002),
    (0.20, 0.0530, 0.0580, 0.001),
    (0.45, 0.0470, 0.0520, 0.004),
    (0.75, 0.0370, 0.0400, 0.003),
    (1.00, 0.0325, 0.0345, 0.002),
)
SHANK_ROWS: tuple[Row, ...] = (
    (0.00, 0.0325, 0.0345, 0.002),
    (0.14, 0.0315, 0.0330, -0.003),
    (0.32, 0.0335, 0.0365, -0.009),
    (0.55, 0.0280, 0.0305, -0.007),
    (0.80, 0.0205, 0.0220, -0.003),
    (1.00, 0.0185, 0.0205, -0.002),
)
UPPER_ROWS: tuple[Row, ...] = (
    (0.0, 0.0295, 0.0325, 0.0),
    (0.3, 0.0275, 0.0300, 0.0),
    (0.7, 0.0235, 0.0255, 0.001),
    (1.0, 0.0215, 0.0220, 0.0),
)
FORE_ROWS: tuple[Row, ...] = (
    (0.00, 0.0215, 0.0220, 0.0),
    (0.22, 0.0238, 0.0232, 0.0),
    (0.65, 0.0185, 0.0178, 0.0),
    (1.00, 0.0150, 0.0138, 0.0),
)
#: Before the ankle, half the width, half the height of the shoe.
SHOE_ROWS = ((-0.020, 0.0215, 0.0225), (0.008, 0.0220, 0.0265), (0.036, 0.0245, 0.0215), (0.064, 0.0275, 0.0170))
#: The same before the ball: the toes.
TOE_ROWS = ((0.000, 0.0270, 0.0165), (0.024, 0.0235, 0.0128))
#: A bare foot is lower and narrower.
BARE_ROWS = ((-0.020, 0.0175, 0.0190), (0.006, 0.0170, 0.0225), (0.036, 0.0200, 0.0165), (0.064, 0.0240, 0.0125))
BARE_TOE_ROWS = ((0.000, 0.0240, 0.0120), (0.026, 0.0215, 0.0085))
#: The toes of a bare foot from the big one: how far inwards, how far before the ball each ends, half the width.
BARE_TOES = ((0.0135, 0.046, 0.0100), (-0.0010, 0.044, 0.0068), (-0.0090, 0.040, 0.0064), (-0.0162, 0.034, 0.0060),
             (-0.0222, 0.027, 0.0058))  # fmt: skip
#: The arch on the inner side: from where to where before the ankle, how far inwards, how high.
ARCH = (-0.004, 0.056, 0.010, 0.014)
#: Above the hips, half the width, half the depth, how far before the spine.
TORSO_ROWS: tuple[Row, ...] = (
    (-0.038, 0.0700, 0.0460, -0.008),
    (0.000, 0.0915, 0.0660, -0.012),
    (0.045, 0.0870, 0.0620, -0.008),
    (0.100, 0.0730, 0.0525, 0.002),
    (0.160, 0.0785, 0.0575, 0.004),
    (0.215, 0.0885, 0.0640, 0.004),
    (0.250, 0.0920, 0.0580, -0.001),
    (0.277, 0.0860, 0.0480, -0.006),
    (0.296, 0.0640, 0.0400, -0.009),
    (0.310, 0.0390, 0.0340, -0.010),
)
#: Cloth is this much thicker than what it covers.
CLOTH = 0.004
#: Where the leggings end on the shank and the sleeves on the upper arm (share of the bone).
HEM, SLEEVE = 0.84, 0.54


def row_at(rows: Sequence[Row], share: float) -> tuple[float, float, float]:
    """Half width, half depth and offset anywhere along a limb."""
    for (a, *low), (b, *high) in itertools.pairwise(rows):
        if share <= b:
            part = max(0.0, (share - a) / (b - a))
            width, depth, offset = (x + (y - x) * part for x, y in zip(low, high, strict=True))
            return width, depth, offset
    return rows[-1][1:]


def limb(start: Vec, end: Vec, frame: Frame, rows: Sequence[Row], shares: Sequence[float], cloth: float = 0.0) -> Chain:
    """A chain round one bone."""
    chain = []
    for share in shares:
        width, depth, offset = row_at(rows, share)
        centre = plus(mix(start, end, share), times(frame[2], offset))
        radii = (width + cloth, (min(width, depth) + cloth) * 0.9, depth + cloth)
        chain.append(Ellipsoid(centre, frame, radii))
    return chain


def flat_end(chain: Chain, thickness: float) -> Chain:
    """The chain with its last volume cut short, as a hem is."""
    last = chain[-1]
    return [*chain[:-1], Ellipsoid(last.centre, last.frame, (last.radii[0], thickness, last.radii[2]))]


def flesh_of(body: Body, *, bare_feet: bool = False) -> dict[str, Chain]:
    """Every part of a body by its name ("thigh_r", "top", "skull")."""
    parts: dict[str, Chain] = {}
    for side in SIDES:
        parts |= _leg(body, side) | _foot(body, side, bare=bare_feet) | _arm(body, side) | _hand(body, side)
    return parts | _trunk(body) | _head(body)


def _leg(body: Body, side: str) -> dict[str, Chain]:
    joints, frames = body.joints, body.frames
    hip, knee, ankle = joints[f"hip_{side}"], joints[f"knee_{side}"], joints[f"ankle_{side}"]
    thigh, shank = frames[f"thigh_{side}"], frames[f"shank_{side}"]
    hem = limb(knee, ankle, shank, SHANK_ROWS, (0, 0.14, 0.32, 0.55, HEM), CLOTH)
    return {
        f"thigh_{side}": limb(hip, knee, thigh, THIGH_ROWS, (0, 0.2, 0.45, 0.75, 1), CLOTH),
        f"shank_{side}": flat_end(hem, 0.008),
        f"ankle_{side}": limb(knee, ankle, shank, SHANK_ROWS, (0.72, 0.86, 1)),
    }


def _foot(body: Body, side: str, *, bare: bool) -> dict[str, Chain]:
    joints, frames = body.joints, body.frames
    ankle, ball = joints[f"ankle_{side}"], joints[f"ball_{side}"]
    foot, toes = frames[f"foot_{side}"], frames[f"toes_{side}"]
    back = [
        Ellipsoid(at(ankle, foot, (0, -ANKLE_HEIGHT + height, before)), foot, (width, height, 0.020))
        for before, width, height in (_bare_rows(body.angle("arch", side)) if bare else SHOE_ROWS)
    ]
    front = [
        Ellipsoid(at(ball, toes, (0, height, before)), toes, (width, height, 0.020))
        for before, width, height in (BARE_TOE_ROWS if bare else TOE_ROWS)
    ]
    inner, big = (-1 if side == "l" else 1), frames[f"big_toe_{side}"]
    bare_toes = {
        f"toe{index}_{side}": [
            Ellipsoid(at(ball, frame, (inner * inwards, width, 0.004)), frame, (width, width, 0.014)),
            Ellipsoid(
                at(ball, frame, (inner * inwards, width * 0.92, end - 0.011)), frame, (width, width * 0.92, 0.011)
            ),
        ]
        for index, (inwards, end, width) in enumerate(BARE_TOES)
        for frame in [toes if index else big]
    }
    tongue = Ellipsoid(at(ankle, foot, (0, -0.004, 0.004)), foot, (0.0225, 0.014, 0.0235))
    return {
        f"shoe_{side}": [*back, *([] if bare else [tongue])],
        f"toes_{side}": front,
        **(bare_toes if bare else {}),
        f"sole_{side}": [
            _sole(ankle, foot, before, width) for before, width in ((-0.020, 0.020), (BALL_BEFORE, 0.025))
        ],
        f"toe_sole_{side}": [
            Ellipsoid(at(ball, toes, (0, 0.005, before)), toes, (width, 0.0055, 0.019))
            for before, width in ((0.0, 0.025), (0.024, 0.022))
        ],
    }


def _bare_rows(arch: float) -> Sequence[tuple[float, float, float]]:
    """A bare foot grows shorter and higher where its arch domes."""
    *back, middle, ball = BARE_ROWS
    return (*back, (middle[0], middle[1], middle[2] + 0.0025 * arch), (ball_before(arch) - 0.006, ball[1], ball[2]))


def arch_of(body: Body, side: str) -> Sequence[Vec]:
    """The line of the arch of a bare foot, from the heel to the ball."""
    first, last, inwards, high = ARCH
    inner, ankle, foot = (-1 if side == "l" else 1), body.joints[f"ankle_{side}"], body.frames[f"foot_{side}"]
    top = high * (1 + 0.55 * body.angle("arch", side))
    return [
        at(
            ankle,
            foot,
            (inner * (inwards + 0.009 * rise), -ANKLE_HEIGHT + 0.001 + top * rise, first + (last - first) * share),
        )
        for share, rise in ((0, 0), (0.2, 0.62), (0.48, 1), (0.76, 0.66), (1, 0))
    ]


def _sole(ankle: Vec, foot: Frame, before: float, width: float) -> Ellipsoid:
    return Ellipsoid(at(ankle, foot, (0, -ANKLE_HEIGHT + 0.005, before)), foot, (width, 0.0055, 0.019))


def _arm(body: Body, side: str) -> dict[str, Chain]:
    joints, frames = body.joints, body.frames
    shoulder, elbow, wrist = joints[f"shoulder_{side}"], joints[f"elbow_{side}"], joints[f"wrist_{side}"]
    upper, fore = frames[f"upper_{side}"], frames[f"fore_{side}"]
    return {
        f"upper_{side}": limb(shoulder, elbow, upper, UPPER_ROWS, (0, 0.3, 0.7, 1)),
        f"fore_{side}": limb(elbow, wrist, fore, FORE_ROWS, (0, 0.22, 0.65, 1)),
        f"sleeve_{side}": flat_end(limb(shoulder, elbow, upper, UPPER_ROWS, (0, 0.3, SLEEVE), CLOTH + 0.0015), 0.008),
    }


def _hand(body: Body, side: str) -> dict[str, Chain]:
    """An open hand with its thumb, or a fist whose fingers close round what it holds."""
    wrist, palm = body.joints[f"wrist_{side}"], body.frames[f"palm_{side}"]
    sign = 1 if side == "l" else -1

    def piece(centre: Vec, radii: Vec) -> Ellipsoid:
        return Ellipsoid(at(wrist, palm, centre), palm, radii)

    if getattr(body.pose, f"grip_{side}"):
        return {
            f"palm_{side}": [
                piece((0, -0.002, 0), (0.0150, 0.014, 0.0140)),
                piece((0, -0.030, -0.004), (0.0225, 0.018, 0.0135)),
                piece((0, -0.052, -0.004), (0.0225, 0.014, 0.0135)),
            ],
            f"fingers_{side}": [
                piece((sign * 0.0165, -0.050, 0.013), (0.0065, 0.0125, 0.0150)),
                piece((sign * 0.0055, -0.053, 0.014), (0.0065, 0.0130, 0.0155)),
                piece((-sign * 0.0055, -0.053, 0.014), (0.0065, 0.0130, 0.0155)),
                piece((-sign * 0.0165, -0.050, 0.013), (0.0065, 0.0120, 0.0150)),
            ],
            f"thumb_{side}": [
                piece((-sign * 0.017, -0.024, 0.008), (0.0090, 0.010, 0.0090)),
                piece((-sign * 0.008, -0.038, 0.022), (0.0080, 0.010, 0.0080)),
            ],
        }
    return {
        f"palm_{side}": [
            piece((0, 0, 0), (0.0148, 0.014, 0.0138)),
            piece((0, -0.030, 0.001), (0.0215, 0.020, 0.0135)),
            piece((0, -0.056, 0.003), (0.0195, 0.020, 0.0115)),
            piece((0, -0.080, 0.006), (0.0130, 0.013, 0.0085)),
        ],
        f"thumb_{side}": [
            piece((-sign * 0.012, -0.018, 0.006), (0.0090, 0.010, 0.0090)),
            piece((-sign * 0.027, -0.046, 0.013), (0.0075, 0.011, 0.0075)),
        ],
    }


def _trunk(body: Body) -> dict[str, Chain]:
    joints, frames, narrow = body.joints, body.frames, body.build.shoulders
    torso = []
    for height, width, depth, before in TORSO_ROWS:
        wide = width * (narrow if height > 0.2 else (1 + narrow) / 2 if height > 0.09 else 1.0)
        origin, frame, base = joints["chest"], frames["chest"], CHEST
        if height <= LUMBAR - 0.03:
            origin, frame, base = joints["pelvis"], frames["pelvis"], 0.0
        elif height <= CHEST - 0.02:
            origin, frame, base = joints["lumbar"], frames["lumbar"], LUMBAR
        torso.append(Ellipsoid(at(origin, frame, (0, height - base, before)), frame, (wide, 0.030, depth)))
    torso[0], torso[-1] = _thick(torso[0], 0.020), _thick(torso[-1], 0.010)
    low, high = torso[2], torso[3]
    waist = [_between(low, high, share) for share in (0.35, 0.62)]
    seat = [
        Ellipsoid(
            at(joints[f"hip_{side}"], frames["pelvis"], (0, -0.012, -0.026)), frames["pelvis"], (0.046, 0.052, 0.046)
        )
        for side in SIDES
    ]
    return {
        "torso": torso,
        "pelvis": [*(one.grown(0.003) for one in torso[:3]), _thick(waist[1].grown(0.003), 0.010)],
        "top": [waist[0], *torso[3:]],
        "seat": seat,
    }


def _thick(one: Ellipsoid, along: float) -> Ellipsoid:
    return Ellipsoid(one.centre, one.frame, (one.radii[0], along, one.radii[2]))


def _between(a: Ellipsoid, b: Ellipsoid, share: float) -> Ellipsoid:
    return Ellipsoid(mix(a.centre, b.centre, share), mix_frames(a.frame, b.frame, share), mix(a.radii, b.radii, share))


#: A head a little larger than life reads better at the size of a thumb.
HEAD_SIZE = 1.08


def _head(body: Body) -> dict[str, Chain]:
    neck, head = body.joints["neck"], body.joints["head"]
    neck_frame, frame = body.frames["neck"], body.frames["head"]

    def piece(centre: Vec, radii: Vec) -> Ellipsoid:
        return Ellipsoid(at(head, frame, times(centre, HEAD_SIZE)), frame, times(radii, HEAD_SIZE))

    return {
        "neck": [
            Ellipsoid(at(neck, neck_frame, (0, -0.016, 0.006)), neck_frame, (0.036, 0.015, 0.028)),
            Ellipsoid(at(neck, neck_frame, (0, 0.020, 0.003)), neck_frame, (0.0325, 0.020, 0.0315)),
            Ellipsoid(head, frame, (0.031, 0.020, 0.033)),
        ],
        "skull": [piece((0, 0.036, -0.002), (0.0430, 0.0520, 0.0525))],
        "cheek": [piece((0, 0.016, 0.019), (0.0375, 0.0360, 0.0360))],
        "jaw": [piece((0, -0.003, 0.018), (0.0335, 0.0370, 0.0335))],
        "nose": [piece((0, 0.0045, 0.0505), (0.0055, 0.0105, 0.0110))],
        "ear_l": [piece((0.0425, 0.010, -0.006), (0.0072, 0.0135, 0.0095))],
        "ear_r": [piece((-0.0425, 0.010, -0.006), (0.0072, 0.0135, 0.0095))],
        "hair": [piece((0, 0.0385, -0.0035), (0.0465, 0.0555, 0.0560))],
        "bun": [piece((0, 0.056, -0.066), (0.021, 0.021, 0.021))],
    }
