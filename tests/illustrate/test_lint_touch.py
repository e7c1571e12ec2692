"""What carries a body is where it is: feet over their step, hips over their seat, hands and backs on what is below."""

from __future__ import annotations

from math import sqrt
from typing import Any

import pytest

from tests.illustrate.broken import SITS, STANDS, faults
from tools.illustrate.lint.solids import Solid, gap, solids_of
from tools.illustrate.outline import Ellipsoid
from tools.illustrate.vectors import UPRIGHT

BOX = Solid("box", ((0.0, 1.0), (0.0, 1.0), (0.0, 1.0)))


def test_who_sits_and_who_stands_well_has_no_fault() -> None:
    assert faults({}, good=SITS) == ""
    assert faults({}, good=STANDS) == ""


@pytest.mark.parametrize(
    ("centre", "radii", "away"),
    [
        ((0.5, 1.3, 0.5), (0.2, 0.2, 0.2), 0.1),
        ((0.5, 1.3, 0.5), (0.5, 0.25, 0.5), 0.05),
        ((0.5, 1.15, 0.5), (0.2, 0.2, 0.2), -0.05),
        ((1.3, 1.4, 0.5), (0.4, 0.4, 0.4), 0.1),
        ((0.5, 0.5, 0.5), (0.2, 0.3, 0.4), -0.2),
        ((5.0, 5.0, 5.0), (0.2, 0.2, 0.2), 0.5),
    ],
    ids=["above", "flat above", "in it", "beside its edge", "inside", "far"],
)
def test_how_far_a_part_is_from_a_block(centre: Any, radii: Any, away: float) -> None:
    assert gap(Ellipsoid(centre, UPRIGHT, radii), BOX, near=0.5) == pytest.approx(away, abs=1e-3)


def test_a_part_that_is_turned_reaches_as_far_as_it_is_long_there() -> None:
    half = sqrt(0.5)
    turned = ((half, half, 0.0), (-half, half, 0.0), (0.0, 0.0, 1.0))
    reach = sqrt((0.4**2 + 0.1**2) / 2)
    part = Ellipsoid((0.5, 1.0 + reach, 0.5), turned, (0.4, 0.1, 0.1))
    assert gap(part, BOX) == pytest.approx(0.0, abs=0.004)


def test_every_thing_that_carries_is_where_it_is_drawn() -> None:
    props = [
        {"kind": "box", "x": [0.1, 0.3], "y": [0, 0.2], "z": [-0.1, 0.1]},
        {"kind": "chair", "x": [-0.2, 0.1], "height": 0.25},
        {"kind": "cushion", "at": [0, 0.02, 0.05], "size": [0.1, 0.02, 0.1]},
        {"kind": "stairs", "x": 0.5, "rise": 0.1, "depth": 0.2, "count": 2},
        {"kind": "hill", "line": [[0, 0], [0.2, 0.1], [0.4, 0.1]]},
        {"kind": "strap", "points": []},
    ]
    tops = {(one.name, round(one.top, 3)) for one in solids_of(props) if one.name != "hill"}
    assert tops == {("floor", 0), ("box", 0.2), ("seat", 0.25), ("cushion", 0.04), ("stairs", 0.1), ("stairs", 0.2)}
    hill = [one for one in solids_of(props) if one.name == "hill"]
    assert all(abs(one.top - sum(one.spans[0]) / 4) < 0.004 for one in hill if one.spans[0][1] <= 0.2)
    assert max(one.top for one in hill) == 0.1


@pytest.mark.parametrize(
    ("x", "told"),
    [([-0.06, 0.2], False), ([-0.03, 0.2], False), ([-0.02, 0.2], True), ([-0.2, 0.06], False), ([-0.2, 0.05], True)],
    ids=["on it", "heel at the edge", "heel beyond", "ball at the edge", "ball beyond"],
)
def test_a_foot_on_a_step_is_over_its_top(x: list[float], told: bool) -> None:
    """The heel is 0.036 behind and the ball 0.070 before the ankle, which is at nought."""
    step = {"kind": "box", "x": x, "y": [0, 0.1], "z": [-0.2, 0.2]}
    feet = {f"foot_{side}": {"to": [0, 0.1, z], "knee": [1, 0, 0]} for side, z in (("r", 0.05), ("l", -0.05))}
    found = faults({"props": [step]}, {"at": [-0.04, 0.58]}, good=STANDS, start={"at": [0, 0.627], **feet})
    assert ("stands beside the box" in found) is told, found


def test_a_foot_on_a_step_is_not_beside_it_either() -> None:
    step = {"kind": "box", "x": [-0.1, 0.2], "y": [0, 0.1], "z": [-0.2, 0.03]}
    feet = {f"foot_{side}": {"to": [0, 0.1, z], "knee": [1, 0, 0]} for side, z in (("r", 0.05), ("l", -0.05))}
    found = faults({"props": [step]}, {"at": [-0.04, 0.58]}, good=STANDS, start={"at": [0, 0.627], **feet})
    assert "foot_r stands beside the box" in found and "foot_l stands" not in found


@pytest.mark.parametrize(
    ("height", "told"),
    [(0.318, ""), (0.323, ""), (0.330, "the seat stays 0.01"), (0.299, "inside the seat")],
    ids=["on", "near", "above", "in"],
)
def test_who_sits_sits_at_the_height_of_the_seat(height: float, told: str) -> None:
    found = faults({}, good=SITS, start={"at": [-0.08, height]})
    assert told in found and bool(found) is bool(told), found


@pytest.mark.parametrize(("front", "told"), [(-0.07, False), (-0.09, True)], ids=["on it", "before it"])
def test_who_sits_sits_over_the_seat(front: float, told: bool) -> None:
    stool = {"kind": "chair", "x": [-0.25, front], "height": 0.255, "back": False}
    assert ("the pelvis sits beside the seat" in faults({"props": [stool]}, good=SITS)) is told


def test_who_rises_need_not_sit_on_the_way() -> None:
    feet = {f"foot_{side}": {"to": [0.16, 0, z], "knee": [1, 0, 0]} for side, z in (("r", 0.05), ("l", -0.05))}
    start = {"at": [-0.08, 0.318], "shoulder": [50, 6, 0], **feet}
    rise = {"at": [-0.06, 0.335], "root": [90, 20, 0]}
    end = {"at": [0.15, 0.527], "root": [90, 0, 0]}
    rises = {"arrows": [], "poses": {"start": start, "rise": rise, "end": end}}
    assert faults(rises, good=SITS) == ""
    stays = faults({"arrows": [], "poses": {"start": start, "end": rise}}, good=SITS)
    assert "end: the seat stays 0.0" in stays and "away from the seat" in stays


@pytest.mark.parametrize(
    ("pose", "told"),
    [
        ({"at": [0, 0.092]}, "the seat stays 0.01"),
        ({"spine": [0, 0, 0]}, "the back stays 0.01"),
        ({"shoulder": [-9, 10, 0]}, "hand_r stays 0.0"),
    ],
    ids=["hips", "back", "hands"],
)
def test_who_lies_lies_on_the_floor(pose: dict[str, Any], told: str) -> None:
    assert told in faults({}, pose), faults({}, pose)


def test_a_hand_rests_on_a_thigh_or_below_a_head_and_not_in_the_air_above_a_seat() -> None:
    above = {"hand_r": {"to": [-0.15, 0.30, 0.17], "points": [-1, 0, 0.3]}}
    thigh = {"hand_r": {"ref": "knee_r", "add": [-0.10, 0.05, 0.01], "points": [1, -0.1, 0]}}
    assert "hand_r stays" in faults({}, good=SITS, start=above)
    assert "hand_r stays" not in faults({}, good=SITS, start=thigh)
    assert "hand_r stays" not in faults({}, good=SITS, start={**above, "grip_r": True})


def test_no_limb_goes_through_a_box_on_its_way() -> None:
    """The foot begins before the step and ends above it: half-way it is in the step's edge."""
    step = {"kind": "box", "x": [0.12, 0.4], "y": [0, 0.15], "z": [-0.2, 0.2]}
    found = faults(
        {"props": [*STANDS["props"], step], "works": [], "arrows": []},
        {"at": [0, 0.527], "foot_r": {"touch": "ankle", "to": [0.15, 0.25, 0.05]}},
        good=STANDS,
    )
    assert "after start 0.5: toes_r is 0.0" in found or "after start 0.5: shoe_r is 0.0" in found, found
    assert "start: toes_r" not in found and "end: toes_r" not in found


def test_a_cushion_gives_way_and_a_box_does_not() -> None:
    soft = {"kind": "cushion", "at": [-0.06, 0.245, 0], "size": [0.14, 0.035, 0.16]}
    hard = {"kind": "box", "x": [-0.2, 0.08], "y": [0.2, 0.28], "z": [-0.16, 0.16]}
    assert "inside the cushion" not in faults({"props": [soft]}, good=SITS)
    assert "inside the box" in faults({"props": [hard]}, good=SITS)


@pytest.mark.parametrize(("height", "told"), [(0.527, False), (0.60, True)], ids=["stands", "floats"])
def test_something_carries_the_body(height: float, told: bool) -> None:
    hangs = {"at": [0, height], "foot_r": None, "foot_l": None}
    found = faults({"arrows": []}, {"elbow": 30}, good=STANDS, start=hangs)
    assert ("nothing carries the body" in found) is told, found
