"""What a prop is drawn with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tools.illustrate.camera import Camera
from tools.illustrate.pose import Target
from tools.illustrate.skeleton import Body
from tools.illustrate.vectors import Vec

Spec = Mapping[str, Any]
DEPTH = (-0.16, 0.16)


class PropFault(ValueError):
    """A prop that is written wrongly."""


class Stage:
    """What a prop is drawn with: the body of this moment, the camera, and its own specification."""

    def __init__(self, key: str, spec: Spec, body: Body, camera: Camera) -> None:
        self.key, self.spec, self.body, self.camera = key, spec, body, camera

    def point(self, written: object) -> Vec:
        """A point as a prop writes it."""
        if isinstance(written, str):
            return self.body.joints[written]
        if isinstance(written, Mapping):
            frame = str(written.get("frame", ""))
            return self.body.point(Target(ref=str(written["ref"]), add=vec(written.get("add", (0, 0, 0))), frame=frame))
        return vec(written)

    def pair(self, name: str, usual: tuple[float, float]) -> tuple[float, float]:
        """Two numbers of the specification."""
        low, high = self.spec.get(name, usual)
        return float(low), float(high)

    def size(self, name: str, usual: float) -> float:
        """One number of the specification."""
        return float(self.spec.get(name, usual))


def vec(written: Any) -> Vec:
    x, y, *rest = (float(one) for one in written)
    return (x, y, rest[0] if rest else 0.0)
