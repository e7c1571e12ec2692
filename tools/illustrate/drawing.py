"""A picture as poses/*.yaml writes it: key poses of one figure with its props, arrows and what it says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tools.illustrate.camera import HEIGHT, WIDTH, Camera
from tools.illustrate.figure import Look, Tint
from tools.illustrate.muscles import NAMES
from tools.illustrate.pose import BASES, Pose, pose_from
from tools.illustrate.skeleton import Build

POSES = Path(__file__).parent / "poses"
#: One scale for all who stand, one for all who lie, three for close views (picture units a body height).
SCALES = {"standing": 265.0, "lying": 350.0, "close": 620.0, "foot": 960.0, "toes": 1450.0}
#: Two people, in turns; nothing in the captions says who.
BUILDS = {"a": Build(shoulders=1.0), "b": Build(shoulders=0.90)}
KEYS = frozenset(
    {
        "base",
        "scale",
        "camera",
        "person",
        "shift",
        "show",
        "knee",
        "side",
        "says",
        "holds",
        "ghost",
        "bare_feet",
        "focus",
    }
    | {"works", "stretches", "pale", "far_legs", "far_arms", "order", "props", "poses", "arrows", "frames"}
)


class DrawingFault(ValueError):
    """A picture that is written wrongly."""


@dataclass(frozen=True)
class Arrow:
    """The movement: along the path of `follow` (a joint or a point) between two poses, moved by `add`; or a fixed
    `line`, from the joint `at` where one is named. `trim`: from and to which share of the path."""

    follow: str = ""
    add: tuple[float, float, float] = (0.0, 0.0, 0.0)
    poses: tuple[int, int] = (0, 1)
    trim: tuple[float, float] = (0.06, 1.0)
    line: Sequence[tuple[float, float, float]] = ()
    at: str = ""
    both: bool = False


@dataclass(frozen=True, eq=False)
class Drawing:
    """One exercise or test: everything its pictures need; equal to itself alone.

    `side`: the leg that works in the picture; `show`: the pose of the poster; `holds`: the picture carries the badge of
    a hold; `focus`: the place in the middle of a close view, which cuts off the rest of the body; `frames`: so many in
    all when it moves, at most."""

    code: str
    poses: Mapping[str, Pose]
    camera: Camera
    look: Look
    person: str
    props: Sequence[Mapping[str, Any]]
    arrows: Sequence[Arrow]
    says: str
    steps: Sequence[str]
    works: Sequence[str] = ()
    stretches: Sequence[str] = ()
    holds: bool = False
    ghost: bool = True
    side: str = "r"
    show: int = -1
    knee: tuple[float, float] | None = None
    scale: str = "standing"
    shift: tuple[float, float] = field(default=(0.0, 0.0))
    focus: tuple[float, float, float] | None = None
    frames: int = 7

    @property
    def build(self) -> Build:
        """Whose body it is."""
        return BUILDS[self.person]

    @property
    def key_poses(self) -> list[Pose]:
        """The poses in their order."""
        return list(self.poses.values())


def drawings(folder: Path = POSES) -> dict[str, Drawing]:
    """Every picture by its code. Raises DrawingFault or PoseFault with the place."""
    found: dict[str, Drawing] = {}
    for path in sorted(folder.glob("*.yaml")):
        for code, written in yaml.safe_load(path.read_text()).items():
            if code in found:
                raise DrawingFault(f"{code} is written twice")
            found[code] = drawing(code, written)
    return found


def drawing(code: str, written: Mapping[str, Any]) -> Drawing:
    """One picture from its description."""
    unknown = set(written) - KEYS
    if unknown:
        raise DrawingFault(f"{code}: {', '.join(sorted(unknown))} is not known here")
    if len(written["poses"]) < 2:
        raise DrawingFault(f"{code}: a movement has two poses at least")
    works, stretches = (
        _muscles(code, written.get("works", [])),
        _muscles(code, written.get("stretches", []), stretched=True),
    )
    person = str(written.get("person") or _person(code))
    look = Look(
        tints=(*works, *stretches),
        pale=tuple(written.get("pale", ())),
        bun=person == "b",
        bare_feet=bool(written.get("bare_feet", False)),
        far_legs=written.get("far_legs"),
        far_arms=written.get("far_arms"),
        order=tuple(written.get("order", ())),
    )
    base = written.get("base", "stand")
    scale = written.get("scale") or ("lying" if base in ("supine", "prone", "side") else "standing")
    azimuth, elevation = written.get("camera", (10, 9))
    return Drawing(
        code=code,
        poses=_poses(code, BASES[base], written["poses"]),
        camera=Camera(azimuth, elevation, SCALES[scale], (WIDTH / 2, HEIGHT - 34)),
        look=look,
        person=person,
        props=tuple(written.get("props", ())),
        arrows=tuple(_arrow(code, one) for one in written.get("arrows", ())),
        says=str(written["says"]).strip(),
        steps=tuple(str(pose.get("says", "")).strip() for pose in written["poses"].values()),
        works=tuple(dict.fromkeys(tint.muscle for tint in works)),
        stretches=tuple(dict.fromkeys(tint.muscle for tint in stretches)),
        holds=bool(written.get("holds", False)),
        ghost=bool(written.get("ghost", True)),
        side=str(written.get("side", "r")),
        show=int(written.get("show", -1)),
        knee=tuple(written["knee"]) if "knee" in written else None,
        scale=scale,
        shift=tuple(written.get("shift", (0.0, 0.0))),
        focus=tuple(written["focus"]) if "focus" in written else None,
        frames=int(written.get("frames", 7)),
    )


def _person(code: str) -> str:
    """The two people take turns by the number in the code."""
    return "ab"[int(code[-1]) % 2] if code[-1].isdigit() else "a"


def _poses(code: str, base: Pose, written: Mapping[str, Any]) -> dict[str, Pose]:
    found, before = {}, base
    for name, one in written.items():
        changes = {key: value for key, value in (one or {}).items() if key != "says"}
        found[name] = before = pose_from(changes, before, f"{code}.{name}")
    return found


def _muscles(code: str, written: Sequence[str], *, stretched: bool = False) -> list[Tint]:
    """ "quads r" or "outer_thigh r 110": the muscle, its side (rl = both), and how far round the limb it is shown."""
    tints = []
    for one in written:
        name, sides, *half = one.split()
        if name not in NAMES:
            raise DrawingFault(f"{code}: {name} is no muscle here; there are {', '.join(NAMES)}")
        tints += [Tint(name, side, stretched, float(half[0]) if half else None) for side in sides]
    return tints


def _arrow(code: str, written: Mapping[str, Any]) -> Arrow:
    told: dict[str, Any] = {key: _tuple(value) for key, value in written.items()}
    if "line" in told:
        told["line"] = tuple(_tuple(point) for point in told["line"])
    try:
        return Arrow(**told)
    except TypeError as fault:
        raise DrawingFault(f"{code}: an arrow is {fault}") from fault


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
