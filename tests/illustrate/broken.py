"""A drawing without a fault, to be broken in one place."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from tools.illustrate.drawing import drawing
from tools.illustrate.lint import faults_of

GOOD: dict[str, Any] = {
    "base": "supine",
    "camera": [-8, 13],
    "works": ["quads r"],
    "says": "Lying on your back, lift the straight leg.",
    "props": [{"kind": "mat", "x": [-0.54, 0.54]}],
    "poses": {
        "start": {
            "at": [0, 0.076],
            "spine": [-5, 0, 0],
            "hip_r": [-4, 0, 0],
            "foot_l": {"to": [0.30, 0, -0.06], "knee": [0.2, 1, 0]},
            "shoulder": [-15, 10, 0],
            "elbow": 4,
        },
        "end": {"hip_r": [44, 0, 0], "ankle_r": 8},
    },
    "arrows": [{"follow": "heel_r", "add": [0.04, 0, 0]}],
}
#: Somebody who sits on a chair and lifts one foot.
SITS: dict[str, Any] = {
    "camera": [14, 9],
    "works": ["quads r"],
    "says": "Sitting on a chair, straighten one knee half way.",
    "props": [
        {"kind": "floor", "x": [-0.35, 0.45]},
        {"kind": "chair", "x": [-0.20, 0.08], "height": 0.255},
    ],
    "poses": {
        "start": {"at": [-0.08, 0.318], "hip_r": [88, 0, 0], "knee_r": 90, "foot_l": {"to": [0.16, 0, -0.05]}},
        "end": {"knee_r": 45},
    },
    "arrows": [{"follow": "toe_r", "add": [0.05, 0, 0]}],
}
#: Somebody who stands on both feet and bends the knees.
STANDS: dict[str, Any] = {
    "camera": [14, 9],
    "works": ["quads r"],
    "says": "Stand and bend the knees.",
    "props": [{"kind": "floor", "x": [-0.35, 0.45]}],
    "poses": {
        "start": {
            "at": [0, 0.527],
            "foot_r": {"to": [0, 0, 0.05], "knee": [1, 0, 0]},
            "foot_l": {"to": [0, 0, -0.05], "knee": [1, 0, 0]},
        },
        "end": {"at": [-0.04, 0.48]},
    },
    "arrows": [{"line": [[-0.16, 0.14, 0], [-0.18, 0.02, 0]], "at": "pelvis"}],
}


def faults(
    change: dict[str, Any],
    pose: dict[str, Any] | None = None,
    knee: tuple[float, float] | None = None,
    *,
    good: dict[str, Any] = GOOD,
    start: dict[str, Any] | None = None,
    code: str = "QD02",
    holds: bool | None = None,
) -> str:
    """The faults of a good drawing after a change of it, of its last pose, or of its first one."""
    written = deepcopy(good) | change
    written["poses"]["end"] |= pose or {}
    written["poses"]["start"] |= start or {}
    return "\n".join(str(one) for one in faults_of(drawing(code, written), knee, holds))
