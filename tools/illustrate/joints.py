"""The angles of a solved body's joints, and how far a body's joints reach. Degrees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import asin, atan2, degrees

from tools.illustrate.pose import SIDES
from tools.illustrate.skeleton import Body
from tools.illustrate.vectors import Frame, Vec, in_frame, times, turn_x, turn_z, turned

#: Degrees that joints reach, below nought the other way: what is published and 2 more that no picture shows, or our own
#: limit with its reason [D]. AAOS = American Academy of Orthopaedic Surgeons, Joint Motion, 1965; seen for the arm
#: in the column AAOS of table A.1 of Norkin and White, Measurement of Joint Motion; from memory for leg and neck. CDC =
#: the largest mean of a group in the Joint Range of Motion Study (Soucie, Haemophilia 2011;17:500; its table on
#: archive.cdc.gov), moved by an examiner [seen]. Merck = Merck Manual, table of normal ranges [seen].
LIMITS: Mapping[str, tuple[float, float]] = {
    "hip flexion": (-32, 132),  # CDC -28 to 141, AAOS -30 to 120; the knee pulled to the chest
    "hip abduction": (-32, 52),  # AAOS -30 to 45, Merck to 45; a leg laid across the other, pulled out by a strap [D]
    "hip outward turn": (-47, 62),  # AAOS and Merck -45 to 45; with the hip bent and the ankle on the other knee [D]
    "knee": (-3, 150),  # CDC to 153, Merck to 130; below nought: unseen [D]
    "ankle": (-62, 40),  # AAOS and Merck -50 to 20; the body's weight in a lunge and on the toes [D]
    "toes": (-20, 80),  # Merck to 80 up, -30; we bend them down less [D]
    "shoulder flexion": (-62, 182),  # AAOS -60 to 180 [seen]
    "shoulder abduction": (-62, 92),  # AAOS to 180 [seen]: beyond 90 it reads as flexion; across the body [D]
    "shoulder inward turn": (-92, 92),  # AAOS -90 to 70 [seen]; the hand behind the back [D]
    "elbow": (-3, 152),  # AAOS 0 to 150 [seen]; below nought: unseen [D]
    "wrist": (-92, 82),  # AAOS -70 to 80 [seen]; the body's weight on the palm [D]
    "wrist sideways": (-42, 42),  # AAOS -20 to 30 [seen]; which way is which depends on the hand: one limit [D]
    "spine flexion": (-27, 75),  # AAOS -25 to 80, as lists quote it
    "spine bend": (-38, 38),  # AAOS 35, as lists quote it
    "spine twist": (-48, 48),  # AAOS 45, as lists quote it
    "neck flexion": (-55, 55),  # AAOS 45; and the upper neck's nod [D]
    "neck bend": (-47, 47),  # AAOS 45
    "neck twist": (-75, 75),  # AAOS 60; and a look aside [D]
}
#: A straight limb hangs from no turn that could be seen: below so much bend its turn is not read.
STRAIGHT = 20.0


def angles_of(body: Body) -> dict[str, float]:
    """The joint angles of a solved body, flexion and abduction positive, both sides; a limb that is too straight to
    show its turn has none."""
    frames = body.frames
    found: dict[str, float] = {}
    for side in SIDES:
        sign = 1 if side == "l" else -1
        found |= {f"{name} {side}": angle for name, angle in _leg(frames, side, sign).items()}
        found |= {f"{name} {side}": angle for name, angle in _arm(frames, side, sign).items()}
    for part in ("spine", "neck"):
        for name, value in zip(("flexion", "bend", "twist"), getattr(body.pose, part), strict=True):
            found[f"{part} {name}"] = value
    return found


def _leg(frames: Mapping[str, Frame], side: str, sign: int) -> dict[str, float]:
    flexion, abduction, outward = _ball_joint(frames["pelvis"], frames[f"thigh_{side}"], sign)
    knee = _hinge(frames[f"thigh_{side}"], frames[f"shank_{side}"][1])
    sole = in_frame(frames[f"shank_{side}"], frames[f"foot_{side}"][2])
    toes = in_frame(frames[f"foot_{side}"], frames[f"toes_{side}"][2])
    found = {
        "hip flexion": flexion,
        "hip abduction": abduction,
        "knee": knee,
        "ankle": degrees(atan2(sole[1], sole[2])),
        "toes": degrees(atan2(toes[1], toes[2])),
    }
    return found | ({"hip outward turn": outward} if abs(knee) > STRAIGHT else {})


def _arm(frames: Mapping[str, Frame], side: str, sign: int) -> dict[str, float]:
    flexion, abduction, outward = _ball_joint(frames["chest"], frames[f"upper_{side}"], sign)
    elbow = -_hinge(frames[f"upper_{side}"], frames[f"fore_{side}"][1])
    fore = in_frame(frames[f"palm_{side}"], frames[f"fore_{side}"][1])
    found = {
        "shoulder flexion": flexion,
        "shoulder abduction": abduction,
        "elbow": elbow,
        "wrist": degrees(atan2(fore[2], fore[1])),
        "wrist sideways": _sideways(sign * fore[0]),
    }
    return found | ({"shoulder inward turn": -outward} if abs(elbow) > STRAIGHT else {})


def _ball_joint(trunk: Frame, limb: Frame, sign: int) -> tuple[float, float, float]:
    """Flexion, abduction and outward turn of a limb, as a pose writes them."""
    along = in_frame(trunk, times(limb[1], -1))
    flexion = degrees(atan2(along[2], -along[1]))
    abduction = _sideways(sign * along[0])
    unturned = turned(trunk, turn_x(-flexion), turn_z(sign * abduction))
    front = in_frame(unturned, limb[2])
    return flexion, abduction, sign * degrees(atan2(front[0], front[2]))


def _sideways(share: float) -> float:
    """The angle to the side of a bone whose so much of 1 points there."""
    return degrees(asin(max(-1.0, min(1.0, share))))


def _hinge(before: Frame, along: Vec) -> float:
    """By how much a bone turns back from the one before; below nought it is bent the wrong way."""
    seen = in_frame(before, along)
    return degrees(atan2(seen[2], seen[1]))


def beyond_limits(body: Body) -> Iterator[tuple[str, str]]:
    """Every joint that is where no body's joint can be: its name without the side, and what is wrong."""
    for name, angle in angles_of(body).items():
        joint = name.removesuffix(" r").removesuffix(" l")
        low, high = LIMITS[joint]
        sideways = abs(angle) > 90 and joint in ("hip flexion", "shoulder flexion") and angle < 0
        if not low - 0.5 <= angle <= high + 0.5 and not sideways:
            yield joint, f"{name} {angle:.0f} degrees (a body reaches {low:g} to {high:g})"
