"""What lies on the floor, bands, walls and hills: each where it is told, with the same nodes in every pose."""

from __future__ import annotations

from typing import Any

import pytest

from tools.illustrate import props
from tools.illustrate.camera import Camera
from tools.illustrate.flesh import arch_of
from tools.illustrate.outline import nodes
from tools.illustrate.pose import Pose
from tools.illustrate.shapes import Shape
from tools.illustrate.skeleton import ANKLE_HEIGHT, Body

#: Straight from above: the picture's right is the world's x, its down the world's z.
ABOVE = Camera(azimuth=0, elevation=90, scale=100, middle=(0, 0))
FRONT = Camera(azimuth=0, elevation=0, scale=100, middle=(0, 0))


def drawn(spec: dict[str, Any], camera: Camera = ABOVE, pose: Pose | None = None) -> list[Shape]:
    layers = props.draw(0, spec, Body(pose or Pose()), camera)
    return [shape for shapes in layers.values() for shape in shapes]


def box_of(shape: Shape) -> tuple[float, float, float, float]:
    points = nodes(shape.path)
    return (min(x for x, _ in points), min(y for _, y in points), max(x for x, _ in points), max(y for _, y in points))


def test_a_disc_is_round_and_lies_where_it_is_told() -> None:
    (shape,) = drawn({"kind": "disc", "at": [0.5, 0.0, 0.2], "radius": 0.1})
    assert box_of(shape) == pytest.approx((40, 10, 60, 30), abs=0.2)
    assert shape.outline > 0


def test_a_shadow_is_a_disc_without_a_line() -> None:
    (shape,) = drawn({"kind": "disc", "at": [0, 0, 0], "line": False, "opacity": 0.4})
    assert (shape.stroke, shape.outline, shape.opacity) == ("none", 0.0, 0.4)


@pytest.mark.parametrize(("heading", "axis"), [((1, 0, 0), "x"), ((0, 0, 1), "y")])
def test_a_print_is_as_long_as_a_foot_and_lies_along_its_way(heading: tuple[float, ...], axis: str) -> None:
    (shape,) = drawn({"kind": "footprint", "at": [0, 0, 0], "heading": heading})
    left, top, right, bottom = box_of(shape)
    long, wide = (right - left, bottom - top) if axis == "x" else (bottom - top, right - left)
    assert 14 < long < 17
    assert 4 < wide < 6


@pytest.mark.parametrize(("side", "big_toe_is_up"), [("r", True), ("l", False)])
def test_the_big_toe_of_a_print_is_on_the_inner_side(side: str, big_toe_is_up: bool) -> None:
    """Of somebody who faces right and is seen from above, the left foot is farther up."""
    (shape,) = drawn({"kind": "footprint", "at": [0, 0, 0], "heading": [1, 0, 0], "side": side})
    farthest = max(nodes(shape.path))
    ahead = [y for x, y in nodes(shape.path) if x > farthest[0] - 1.2]
    assert (sum(ahead) / len(ahead) < 0) is big_toe_is_up


@pytest.mark.parametrize(("side", "inner"), [("r", 1), ("l", -1)])
@pytest.mark.parametrize(("arch", "height"), [(0.0, 0.015), (1.0, 0.0227), (-1.0, 0.0073)])
def test_the_arch_is_on_the_inner_side_and_rises_when_it_domes(
    side: str, inner: int, arch: float, height: float
) -> None:
    body = Body(Pose(root=(0, 0, 0), arch_r=arch, arch_l=arch))
    ankle = body.joints[f"ankle_{side}"]
    line = arch_of(body, side)
    assert all(inner * (x - ankle[0]) > 0 for x, _, _ in line)
    assert max(y for _, y, _ in line) - (ankle[1] - ANKLE_HEIGHT) == pytest.approx(height, abs=1e-4)
    assert line[0][2] < ankle[2] < line[-1][2]


def test_a_measured_breadth_has_a_stroke_across_each_end() -> None:
    halo, shape = drawn({"kind": "measure", "a": [0, 0, 0], "b": [0.2, 0, 0], "tick": 0.04})
    points = nodes(shape.path)
    assert points[:2] == [pytest.approx((0, 0)), pytest.approx((20, 0))]
    assert {round(x) for x, _ in points[2:]} == {0, 20}
    assert {round(abs(y)) for _, y in points[2:]} == {2}
    assert halo.outline > shape.outline


@pytest.mark.parametrize("apart", [0, 14, 28])
@pytest.mark.parametrize("is_far", [False, True])
def test_a_loop_lies_round_both_thighs_with_as_many_nodes_however_far_apart(apart: float, is_far: bool) -> None:
    pose = Pose(root=(0, 0, 0), at=(0, 0.5, 0), hip_r=(0, apart, 0), hip_l=(0, apart, 0))
    spec = {"kind": "loop", "share": 0.8, "far": is_far}
    (shape,) = drawn(spec, FRONT, pose)
    joints = Body(pose).joints
    left, top, right, bottom = box_of(shape)
    outside = 100 * (joints["hip_r"][0] + 0.8 * (joints["knee_r"][0] - joints["hip_r"][0]))
    assert left < outside - 3 and right > -outside + 3
    assert 0.8 < bottom - top < 12
    assert len(nodes(shape.path)) == 2 * 9 + 1


def test_the_halves_of_a_loop_are_before_the_legs_and_behind_them() -> None:
    above = Camera(azimuth=0, elevation=40, scale=100, middle=(0, 0))
    pose = Pose(root=(0, 0, 0), at=(0, 0.5, 0), hip_r=(0, 12, 0), hip_l=(0, 12, 0))
    (near,), (far,) = (drawn({"kind": "loop", "share": 0.8, "far": far}, above, pose) for far in (False, True))
    assert box_of(near)[3] > box_of(far)[3]
    assert box_of(near)[1] > box_of(far)[1]


def test_a_wall_is_cut_close_before_the_body_and_its_floor_goes_on() -> None:
    shapes = {shape.key: shape for shape in drawn({"kind": "wall", "x": 0.3, "side": "right"})}
    assert box_of(shapes["p0_surface"])[3] == pytest.approx(14)
    assert box_of(shapes["p0_floor"])[2:] == pytest.approx((30, 32))
    assert box_of(shapes["p0_cut"])[2] > 100


def test_a_wall_behind_goes_on_to_both_sides() -> None:
    shapes = {shape.key: shape for shape in drawn({"kind": "wall", "side": "back", "z": -0.2}, FRONT)}
    left, _, right, bottom = box_of(shapes["p0_surface"])
    assert left < -150 and right > 150 and bottom == 0


def test_a_hill_goes_up_along_its_line_and_down_to_the_floor_at_its_end() -> None:
    shape, *_ = drawn({"kind": "hill", "line": [[0, 0], [0.4, 0.1], [0.6, 0.1]]}, FRONT)
    places = {(round(x), round(y)) for x, y in nodes(shape.path)}
    assert {(0, 0), (40, -10), (60, -10), (60, 0)} <= places


def test_a_swimmer_lies_along_the_water_and_is_smaller_than_who_is_near() -> None:
    (shape,) = drawn({"kind": "swimmer", "at": [0, 0.8, 0], "size": 0.5}, FRONT)
    left, top, right, bottom = box_of(shape)
    assert right - left > 3 * (bottom - top)
    assert 45 < right - left < 75
    assert top < -80 < bottom


def test_a_tree_has_a_crown_over_its_trunk() -> None:
    shapes = {shape.key: shape for shape in drawn({"kind": "tree", "at": [0, 0, 0], "height": 1.0}, FRONT)}
    assert box_of(shapes["p0"])[3] > box_of(shapes["p0_trunk"])[1]
    assert box_of(shapes["p0"])[1] < -90
    assert box_of(shapes["p0_trunk"])[3] == 0


@pytest.mark.parametrize(
    "spec",
    [
        {"kind": "tape", "a": [0, 0, 0], "b": [0.2, 0, 0]},
        {"kind": "watch", "side": "l"},
        {"kind": "dumbbell", "at": "grip_r"},
    ],
    ids=["tape", "watch", "dumbbell"],
)
def test_no_thing_has_the_colour_of_a_muscle_that_works(spec: dict[str, Any]) -> None:
    assert "muscle" not in {colour for shape in drawn(spec) for colour in (shape.fill, shape.stroke)}
