"""What no body can do and no reader can see: the faults of a drawing, before anybody looks at it.

body: joints and their reach; touch: what carries and what is leant on; sight: what a reader sees of it; arrows: whether
they tell the movement; alike: what one drawing has as all others have it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tools.illustrate.drawing import Drawing
from tools.illustrate.lint.alike import badge_faults, scale_faults
from tools.illustrate.lint.arrows import arrow_faults
from tools.illustrate.lint.body import body_faults, knee_faults
from tools.illustrate.lint.poses import all_poses
from tools.illustrate.lint.sight import sight_faults
from tools.illustrate.lint.touch import sink_faults, touch_faults
from tools.illustrate.skeleton import Body


@dataclass(frozen=True)
class Fault:
    """What is wrong in which drawing, and where."""

    code: str
    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.code} {self.place}: {self.what}"


def faults_of(
    drawing: Drawing, knee_range: tuple[float, float] | None = None, holds: bool | None = None
) -> list[Fault]:
    """Every fault. `knee_range`: the degrees of flexion that the exercise allows the working knee; `holds`: whether it
    is held still, where something says so."""
    found = [Fault(drawing.code, place, one) for place, one in _in_poses(drawing, knee_range)]
    picture = (
        *sight_faults(drawing),
        *arrow_faults(drawing),
        *scale_faults(drawing),
        *badge_faults(drawing, holds),
    )
    found += [Fault(drawing.code, "picture", one) for one in picture]
    return found


def _in_poses(drawing: Drawing, knee_range: tuple[float, float] | None) -> Iterator[tuple[str, str]]:
    """The faults of every pose and of what lies between."""
    for place, pose in all_poses(drawing):
        body = Body(pose, drawing.build)
        is_key = place in drawing.poses
        wrong = [
            *body_faults(drawing, body, is_key=is_key),
            *knee_faults(drawing, body, drawing.knee or knee_range),
            *sink_faults(drawing, body),
        ]
        if is_key:
            wrong += touch_faults(drawing, place, body)
        yield from ((place, one) for one in wrong)
