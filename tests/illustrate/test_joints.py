"""How far a joint goes, on both sides of each border, and which way a knee and an elbow bend."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tools.illustrate.joints import angles_of, beyond_limits
from tools.illustrate.pose import BASES, pose_from
from tools.illustrate.skeleton import Body


def told(pose: dict[str, Any]) -> set[str]:
    return {joint for joint, _ in beyond_limits(Body(pose_from(pose, BASES["stand"], "here")))}


@pytest.mark.parametrize(
    ("joint", "pose", "low", "high"),
    [
        ("knee", lambda x: {"knee_r": x}, -3, 150),
        ("elbow", lambda x: {"elbow_l": x}, -3, 152),
        ("hip abduction", lambda x: {"hip_l": [0, x, 0]}, -32, 52),
        ("hip outward turn", lambda x: {"hip_r": [30, 0, x], "knee_r": 60}, -47, 62),
        ("shoulder flexion", lambda x: {"shoulder_r": [x, 6, 0]}, -62, None),
        ("shoulder abduction", lambda x: {"shoulder_l": [20, x, 0]}, -62, None),
        ("shoulder inward turn", lambda x: {"shoulder_l": [20, 6, x], "elbow_l": 60}, -92, 92),
        ("wrist", lambda x: {"wrist_r": x}, -92, 82),
    ],
)
def test_a_joint_goes_as_far_as_a_body_lets_it(joint: str, pose: Any, low: float, high: float | None) -> None:
    """Half a degree is what the reading itself may be wrong by."""
    for border, way in ((low, -1), (high, 1)):
        if border is not None:
            assert joint not in told(pose(border - way))
            assert joint not in told(pose(border))
            assert joint in told(pose(border + way))


@pytest.mark.parametrize("side", ["r", "l"])
@pytest.mark.parametrize("bend", [-20, -5, 0, 5, 90, 149])
def test_a_knee_and_an_elbow_are_read_with_the_way_they_bend(side: str, bend: float) -> None:
    body = Body(replace(BASES["front"], **{f"knee_{side}": bend, f"elbow_{side}": bend}))
    angles = angles_of(body)
    assert (angles[f"knee {side}"], angles[f"elbow {side}"]) == (pytest.approx(bend), pytest.approx(bend))


@pytest.mark.parametrize("side", ["r", "l"])
def test_a_turn_is_read_as_it_is_written(side: str) -> None:
    pose = {f"hip_{side}": [40, 15, -25], "knee": 60, f"shoulder_{side}": [50, 20, 35], "elbow": 60, "wrist": -30}
    angles = angles_of(Body(pose_from(pose, BASES["supine"], "here")))
    for joint, value in {
        "hip flexion": 40, "hip abduction": 15, "hip outward turn": -25, "shoulder flexion": 50,
        "shoulder abduction": 20, "shoulder inward turn": 35, "wrist": -30, "wrist sideways": 0,
    }.items():  # fmt: skip
        assert angles[f"{joint} {side}"] == pytest.approx(value, abs=1e-6), joint
