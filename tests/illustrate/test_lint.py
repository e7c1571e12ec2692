"""Each fault that the lint knows is found where it is, and a good drawing has none."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from tools.illustrate.drawing import DrawingFault, drawing
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
            "hip_r": [-4, 0, 0],
            "foot_l": {"to": [0.30, 0, -0.06], "knee": [0.2, 1, 0]},
            "elbow": 4,
        },
        "end": {"hip_r": [44, 0, 0], "ankle_r": 8},
    },
    "arrows": [{"follow": "heel_r", "add": [0.04, 0, 0]}],
}


def faults(change: dict[str, Any], pose: dict[str, Any] | None = None, knee: tuple[float, float] | None = None) -> str:
    written = deepcopy(GOOD) | change
    written["poses"]["end"] |= pose or {}
    return "\n".join(str(one) for one in faults_of(drawing("QD02", written), knee))


def test_a_good_drawing_has_no_fault() -> None:
    assert faults({}, knee=(0, 0)) == ""


@pytest.mark.parametrize(
    ("pose", "told"),
    [
        ({"hand_r": {"to": [0.9, 0.9, 0]}}, "QD02 end: hand_r stays"),
        ({"hip_r": [-30, 0, 0]}, "below the floor"),
        ({"ankle_r": 60}, "ankle r 60 degrees"),
        ({"hip_r": [140, 0, 0]}, "hip flexion r"),
        ({"spine": [0, 60, 0]}, "spine bend 60 degrees"),
        ({"foot_l": {"to": [0.30, 0.15, -0.06]}}, "foot_l stands at 0.150, where nothing is"),
    ],
    ids=["reach", "floor", "ankle", "hip", "spine", "ground"],
)
def test_what_no_body_can_do_is_told(pose: dict[str, Any], told: str) -> None:
    assert told in faults({}, pose)


def test_a_knee_beyond_the_range_of_its_exercise_is_told() -> None:
    assert "knee_r bends 40 degrees, the exercise 0 to 20" in faults({}, {"knee_r": 40}, knee=(20, 0))
    assert "bends" not in faults({}, {"knee_r": 29}, knee=(20, 0))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"works": ["glutes l"]}, "glutes l shows"),
        ({"arrows": [{"line": [[0.9, 0.1, 0], [1.6, 0.1, 0]]}]}, "out of the picture"),
        ({"props": [{"kind": "wall", "x": -0.6}]}, "the wall shows its back"),
    ],
    ids=["tint", "frame", "wall"],
)
def test_what_no_reader_can_see_is_told(change: dict[str, Any], told: str) -> None:
    assert told in faults(change)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"works": ["biceps r"]}, "biceps is no muscle here"),
        ({"colour": "red"}, "colour is not known here"),
        ({"poses": {"start": {}}}, "two poses at least"),
        ({"arrows": [{"along": "heel_r"}]}, "an arrow is"),
    ],
    ids=["muscle", "key", "poses", "arrow"],
)
def test_a_drawing_that_is_written_wrongly_is_refused(change: dict[str, Any], told: str) -> None:
    with pytest.raises(DrawingFault, match=told):
        drawing("QD02", GOOD | change)


def test_a_foot_in_a_hop_stands_on_nothing() -> None:
    foot = {"to": [0.30, 0.05, -0.06], "touch": "ball", "tilt": 40}
    assert "foot_l stands at 0.050" in faults({}, {"foot_l": foot})
    assert "stands" not in faults({}, {"foot_l": {**foot, "air": 1}})


def test_a_close_view_cuts_off_the_body_but_not_its_foot() -> None:
    close = {"scale": "foot", "focus": [0.45, 0.10, 0.05], "bare_feet": True, "works": [], "arrows": []}
    assert faults(close, {"hip_r": [-2, 0, 0]}) == ""
    assert "what it is about reaches" in faults({**close, "focus": [0.0, 0.10, 0.05]}, {"hip_r": [-2, 0, 0]})
