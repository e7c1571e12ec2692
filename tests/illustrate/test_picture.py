"""Paths in whole units, and machines that move with the body."""

import pytest

from tools.illustrate import props
from tools.illustrate.camera import Camera
from tools.illustrate.outline import coarser, nodes
from tools.illustrate.pose import Foot, Pose
from tools.illustrate.skeleton import Body


def test_a_coarser_path_stays_within_half_a_unit_of_every_node() -> None:
    path = "M10.4 20.6" + "l.4 .4-1.3 2.2" * 20 + "c1.4 0 2.6 1.2 3.3 2.4z"
    for (x, y), (left, top) in zip(nodes(path), nodes(coarser(path)), strict=True):
        assert (left, top) == (round(left), round(top))
        assert abs(x - left) <= 0.51
        assert abs(y - top) <= 0.51


def test_a_coarser_path_is_shorter() -> None:
    path = "M10.4 20.6c-1.4 .3 2.6 1.2 3.3 2.4z"
    assert coarser(path) == "M10 21c-1 0 3 1 4 2z"


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        ("leg_extension_machine", "roller"),
        ("leg_extension_machine", "lever"),
        ("leg_curl_machine", "roller"),
        ("leg_press_machine", "plate_1"),
    ],
)
def test_what_a_machine_moves_moves_with_the_leg(kind: str, part: str) -> None:
    drawn = [
        {shape.key: shape.path for shapes in props.draw(0, {"kind": kind}, body, Camera()).values() for shape in shapes}
        for body in (Body(Pose(at=(0, 0.43, 0), hip_r=(80, 0, 0), knee_r=knee)) for knee in (90, 30))
    ]
    assert drawn[0][f"p0_{part}"] != drawn[1][f"p0_{part}"]
    assert drawn[0]["p0_seat_rim"] == drawn[1]["p0_seat_rim"]


def test_a_thing_nobody_draws_is_told() -> None:
    with pytest.raises(props.PropFault, match="trampoline is not drawn"):
        props.draw(0, {"kind": "trampoline"}, Body(Pose()), Camera())


@pytest.mark.parametrize(
    ("end", "corners"),
    [
        ((0.2, 0, 0), [(0, 0), (20, 0), (20, -1.8), (0, -1.8)]),
        ((0, 0.2, 0), [(0, 0), (0, -20), (-1.8, -20), (-1.8, 0)]),
    ],
)
def test_a_tape_has_its_breadth_to_the_left_of_its_way(
    end: tuple[float, float, float], corners: list[tuple[float, float]]
) -> None:
    camera = Camera(azimuth=0, elevation=0, scale=100, middle=(0, 0))
    strip = props.draw(0, {"kind": "tape", "a": (0, 0, 0), "b": end}, Body(Pose()), camera)["back"][0]
    assert nodes(strip.path) == [pytest.approx(corner, abs=0.11) for corner in corners]


def test_the_cranks_of_a_bicycle_reach_from_their_axle_to_the_feet() -> None:
    def cranks(degrees: float) -> dict[str, list[tuple[float, float]]]:
        foot = Foot(ref="crank", swing=(0.1, degrees, 0), touch="ball")
        other = Foot(ref="crank", swing=(0.1, degrees - 180, 0), touch="ball")
        pose = Pose(at=(-0.06, 0.58, 0), points={"crank": (0.08, 0.16, 0)}, foot_r=foot, foot_l=other)
        layers = props.draw(0, {"kind": "bicycle"}, Body(pose), Camera(0, 0, 100, (0, 0)))
        return {shape.key: nodes(shape.path) for shapes in layers.values() for shape in shapes}

    up, down = cranks(90), cranks(-90)
    assert up["p0_crank_r"][1][1] < up["p0_crank_r"][0][1]
    assert down["p0_crank_r"][1][1] > down["p0_crank_r"][0][1]
    assert up["p0_rear"] == down["p0_rear"]


@pytest.mark.parametrize(("degrees", "place"), [(0, (0.3, 0.2, 0)), (90, (0.2, 0.3, 0)), (-90, (0.2, 0.1, 0))])
def test_a_target_swings_round_its_point(degrees: float, place: tuple[float, float, float]) -> None:
    target = Foot(to=(0.2, 0.2, 0), swing=(0.1, degrees, 0))
    assert Body(Pose()).point(target) == pytest.approx(place)
