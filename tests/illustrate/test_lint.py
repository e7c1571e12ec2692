"""Each fault that the lint knows is found where it is, and a good drawing has none."""

from __future__ import annotations

from typing import Any

import pytest

from tests.illustrate.broken import GOOD, faults
from tools.illustrate.drawing import DrawingFault, drawing
from tools.illustrate.lint import faults_of


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
    assert "knee_r bends 24 degrees" in faults({}, {"knee_r": 24}, knee=(20, 0))
    assert "bends" not in faults({}, {"knee_r": 22}, knee=(20, 0))


def test_a_knee_that_bends_on_its_way_is_told() -> None:
    """A straight leg whose heel goes from one place to another on a straight line."""
    foot = {"touch": "ankle", "to": [0.4895, 0.06, 0.05], "heading": [0, 1, 0], "up": [-1, 0, 0], "knee": [0, 1, 0]}
    there = {"foot_r": {**foot, "to": [0.30, 0.462, 0.05], "heading": [-0.8, 0.6, 0], "up": [-0.6, -0.8, 0]}}
    found = faults({"arrows": []}, there, (0, 10), start={"foot_r": foot})
    assert "QD02 after start 0.5: knee_r bends" in found
    assert "QD02 start: knee_r bends" not in found and "QD02 end: knee_r bends" not in found, found


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
    close = {"scale": "foot", "person": "a", "focus": [0.45, 0.10, 0.05], "bare_feet": True, "works": [], "arrows": []}
    assert faults(close, {"hip_r": [-2, 0, 0]}, code="FT01") == ""
    away = {**close, "focus": [0.0, 0.10, 0.05]}
    assert "what it is about reaches" in faults(away, {"hip_r": [-2, 0, 0]}, code="FT01")


@pytest.mark.parametrize(
    ("x", "told"),
    [(0.157, True), (0.159, False), (0.170, False), (0.181, False), (0.183, True), (0.240, False)],
    ids=["through", "almost through", "on", "near", "short", "means not to"],
)
def test_a_hand_that_leans_on_a_wall_lies_on_it(x: float, told: bool) -> None:
    hand = {"to": [0.155, 0.7, 0.10], "points": [0, 1, 0], "palm": [1, 0, 0]}
    written = {
        "camera": [-10, 9],
        "says": "Standing.",
        "props": [{"kind": "wall", "x": x, "side": "right"}],
        "poses": {"start": {"at": [-0.15, None], "hand_r": hand}, "end": {"elbow_l": 20}},
    }
    found = "\n".join(str(one) for one in faults_of(drawing("QD10", written)))
    assert ("away from the wall" in found) is told, found


@pytest.mark.parametrize(("knee", "told"), [(0.0, False), (0.10, False), (0.60, True)], ids=["over", "within", "in"])
def test_a_knee_that_falls_inwards_is_told(knee: float, told: bool) -> None:
    foot = {"to": [-0.05, 0, 0], "heading": [0, 0, 1], "knee": [knee, 0, 1]}
    start = {"at": [0, 0.46, -0.03], "foot_r": foot, "foot_l": {**foot, "to": [0.05, 0, 0], "knee": [0, 0, 1]}}
    written = {"base": "front", "says": "Standing.", "poses": {"start": start, "end": {"elbow": 30}}}
    found = "\n".join(str(one) for one in faults_of(drawing("QD10", written)))
    assert ("knee_r falls" in found) is told, found


@pytest.mark.parametrize(
    ("height", "told"), [(0.05, False), (0.10, True), (0.0, False)], ids=["hill", "above", "floor"]
)
def test_a_foot_may_stand_on_a_hill_at_its_own_height_there(height: float, told: bool) -> None:
    written = {
        "says": "Standing.",
        "props": [{"kind": "hill", "line": [[-0.2, 0.0], [0.2, 0.1]]}],
        "poses": {"start": {"at": [0, 0.5], "foot_r": {"to": [0, height, 0.05]}}, "end": {"elbow": 30}},
    }
    found = "\n".join(str(one) for one in faults_of(drawing("QD10", written)))
    assert ("where nothing is" in found) is told, found
