"""One position of the body, as poses/*.yaml writes it: angles for what is free, contacts for what is held.

Angles are degrees and nought everywhere is standing straight: hip (flexion, abduction, outward turn), knee and elbow
flexion, ankle dorsiflexion, toes extension (big_toe: beyond the others), arch (1 domed, -1 flat), spine and neck
(flexion, bend to the right, twist), shoulder (flexion, abduction, inward turn). A foot or a hand that touches something
is told by where it touches; the joints follow.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any

from tools.illustrate.vectors import Vec

SIDES = ("r", "l")
CONTACTS = ("sole", "ball", "heel", "ankle")


class PoseFault(ValueError):
    """A pose that is written wrongly, with its place."""


@dataclass(frozen=True)
class Target:
    """A point in the world: `to`, or `add` from a joint `ref`, in the world's axes or in a body part's `frame`.

    `swing`: from there so far, in so many degrees (0 right, 90 up): a pedal on its crank.
    """

    to: Vec = (0.0, 0.0, 0.0)
    ref: str = ""
    add: Vec = (0.0, 0.0, 0.0)
    frame: str = ""
    swing: Vec = (0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Foot(Target):
    """A foot that touches something with its sole (below the ankle), ball, heel, or not at all (ankle).

    `heading`: where the toes point along the ground; `up`: away from the ground; `tilt`: degrees by which the heel
    (contact ball) or the toes (contact heel) leave it; `knee`: where the knee points; `air` 1: a foot in a hop, which
    stands on nothing and keeps its toes in line.
    """

    touch: str = "sole"
    heading: Vec = (1.0, 0.0, 0.0)
    up: Vec = (0.0, 1.0, 0.0)
    tilt: float = 0.0
    knee: Vec | None = None
    free: bool = False
    air: float = 0.0


@dataclass(frozen=True)
class Hand(Target):
    """A wrist that goes to a point. `elbow`: where the elbow points; `points`: where the fingers point; `palm`: where
    the palm looks."""

    elbow: Vec | None = None
    points: Vec | None = None
    palm: Vec = (0.0, -1.0, 0.0)


@dataclass(frozen=True)
class Pin:
    """The joint that fixes the whole body in the world."""

    joint: str
    to: Vec


@dataclass(frozen=True)
class Pose:
    """A whole position. `at`: the middle of the hips, height None = the lowest part lies on the floor."""

    root: Vec = (90.0, 0.0, 0.0)
    at: tuple[float, float | None, float] = (0.0, None, 0.0)
    pin: Pin | None = None
    floor: float = 0.0
    spine: Vec = (0.0, 0.0, 0.0)
    neck: Vec = (0.0, 0.0, 0.0)
    hip_r: Vec = (0.0, 0.0, 0.0)
    hip_l: Vec = (0.0, 0.0, 0.0)
    knee_r: float = 0.0
    knee_l: float = 0.0
    ankle_r: float = 0.0
    ankle_l: float = 0.0
    toes_r: float = 0.0
    toes_l: float = 0.0
    big_toe_r: float = 0.0
    big_toe_l: float = 0.0
    arch_r: float = 0.0
    arch_l: float = 0.0
    foot_r: Foot | None = None
    foot_l: Foot | None = None
    girdle_r: Vec = (0.0, 0.0, 0.0)
    girdle_l: Vec = (0.0, 0.0, 0.0)
    shoulder_r: Vec = (0.0, 6.0, 0.0)
    shoulder_l: Vec = (0.0, 6.0, 0.0)
    elbow_r: float = 8.0
    elbow_l: float = 8.0
    wrist_r: float = 0.0
    wrist_l: float = 0.0
    hand_r: Hand | None = None
    hand_l: Hand | None = None
    grip_r: bool = False
    grip_l: bool = False
    points: Mapping[str, Vec] = field(default_factory=dict)


NESTED = {"foot_r": Foot, "foot_l": Foot, "hand_r": Hand, "hand_l": Hand, "pin": Pin}
#: One word for both sides: `knee: 20` is `knee_r: 20, knee_l: 20`.
BOTH = ("hip", "knee", "ankle", "toes", "big_toe", "arch", "girdle", "shoulder", "elbow", "wrist", "grip")

BASES: Mapping[str, Pose] = {
    "stand": Pose(),
    "front": Pose(root=(0.0, 0.0, 0.0)),
    "back": Pose(root=(180.0, 0.0, 0.0)),
    "supine": Pose(root=(90.0, -90.0, 0.0)),
    "prone": Pose(root=(90.0, 90.0, 0.0)),
    "side": Pose(root=(0.0, 0.0, 90.0)),
}


def pose_from(written: Mapping[str, Any], before: Pose, place: str) -> Pose:
    """The pose that keeps everything of the one before but what is written. Raises PoseFault with the place."""
    known = {one.name for one in fields(Pose)}
    changes: dict[str, Any] = {}
    for key, value in written.items():
        for name in (f"{key}_r", f"{key}_l") if key in BOTH else (key,):
            if name not in known:
                raise PoseFault(f"{place}: {key} is no part of a pose")
            changes[name] = _value(name, value, getattr(before, name), f"{place}.{name}")
    return replace(before, **changes)


def _value(name: str, value: Any, before: Any, place: str) -> Any:
    kind = NESTED.get(name)
    if name == "points":
        return {**before, **{point: _vector(to, place) for point, to in value.items()}}
    if kind is None:
        return _vector(value, place) if isinstance(value, list) else value
    if value is None:
        return None
    return _nested(kind, value, before, place)


def _nested(kind: type, value: Mapping[str, Any], before: Any, place: str) -> Any:
    known = {one.name for one in fields(kind)}
    unknown = set(value) - known
    if unknown:
        raise PoseFault(f"{place}: {', '.join(sorted(unknown))} is not known here")
    made = {key: _vector(one, place) if isinstance(one, list) else one for key, one in value.items()}
    if kind is Foot and made.get("touch", "sole") not in CONTACTS:
        raise PoseFault(f"{place}: a foot touches on {', '.join(CONTACTS)}")
    if before is None:
        return kind(**made)
    # A new place forgets the old one, however that was told.
    forgets = {"to": (0.0, 0.0, 0.0), "ref": "", "add": (0.0, 0.0, 0.0), "frame": ""}
    return replace(before, **({**forgets, **made} if {"to", "ref"} & set(made) and kind is not Pin else made))


def _vector(value: Any, place: str) -> tuple[Any, ...]:
    if not all(one is None or isinstance(one, int | float) for one in value):
        raise PoseFault(f"{place}: {value} is no point")
    numbers = tuple(None if one is None else float(one) for one in value)
    return numbers if len(numbers) == 3 else (*numbers, *(0.0,) * (3 - len(numbers)))


def between(a: Any, b: Any, share: float) -> Any:
    """What lies between two poses (or parts of them): numbers mix, words and yes or no change half-way."""
    if is_dataclass(a) and is_dataclass(b):
        return replace(a, **{one.name: between(getattr(a, one.name), getattr(b, one.name), share) for one in fields(a)})  # type: ignore[type-var]
    if isinstance(a, bool | str) or a is None or b is None:
        return a if share < 0.5 else b
    if isinstance(a, int | float):
        return a + (b - a) * share
    if isinstance(a, tuple):
        return tuple(between(one, other, share) for one, other in zip(a, b, strict=True))
    if isinstance(a, Mapping):
        return {key: between(a.get(key, b.get(key)), b.get(key, a.get(key)), share) for key in {**a, **b}}
    raise TypeError(type(a))
