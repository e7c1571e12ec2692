"""Lines round volumes: exact for a ball, the same number of nodes in every pose, and short to write."""

from __future__ import annotations

from math import hypot, pi

import pytest

from tools.illustrate.camera import Camera
from tools.illustrate.lint.sight import area
from tools.illustrate.outline import Ellipsoid, ball, cap, nodes, number, polygon, slices, spread, tube
from tools.illustrate.vectors import UPRIGHT, turn_x, turn_y, turned

CAMERA = Camera(azimuth=12, elevation=9, scale=100)
BALL = Ellipsoid((0, 0, 0), UPRIGHT, (0.3, 0.3, 0.3))
CHAIN = [Ellipsoid((0, 0.1 * step, 0), UPRIGHT, (0.05, 0.04, 0.05)) for step in range(4)]


def test_a_ball_looks_round_from_everywhere() -> None:
    for azimuth in (0, 35, 120):
        camera = Camera(azimuth=azimuth, elevation=20, scale=100, middle=(0, 0))
        edges = [BALL.edge(camera, 2 * pi * step / 12) for step in range(12)]
        assert [hypot(*edge) for edge in edges] == pytest.approx([30] * 12)


def test_an_ellipsoid_seen_from_its_end_is_as_wide_as_it_is_thick() -> None:
    long = Ellipsoid((0, 0, 0), UPRIGHT, (0.1, 0.4, 0.1))
    from_above = Camera(azimuth=0, elevation=90, scale=100, middle=(0, 0))
    assert max(hypot(*long.edge(from_above, 2 * pi * step / 8)) for step in range(8)) == pytest.approx(10)


def test_the_lowest_point_of_a_tilted_ellipsoid() -> None:
    lying = Ellipsoid((0, 1, 0), turned(UPRIGHT, turn_x(90)), (0.1, 0.4, 0.2))
    assert lying.lowest == pytest.approx(0.8)


@pytest.mark.parametrize("turn", [0, 40, 90, 170])
def test_a_chain_has_as_many_nodes_in_every_position(turn: float) -> None:
    frame = turned(UPRIGHT, turn_y(turn), turn_x(turn / 2))
    chain = [Ellipsoid(one.centre, frame, one.radii) for one in CHAIN]
    assert len(nodes(tube(chain, CAMERA))) == len(nodes(tube(CHAIN, CAMERA)))


def test_a_cap_on_the_far_side_is_not_drawn_and_one_in_front_is() -> None:
    camera = Camera(azimuth=0, elevation=0, scale=100, middle=(0, 0))
    assert cap(BALL, camera, (0, 0, -1), 0.5) == ""
    front = cap(BALL, camera, (0, 0, 1), pi / 4)
    assert area(front) == pytest.approx(pi * (30 * 0.7071) ** 2, rel=0.06)


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (-0.04, "0"), (0.5, ".5"), (-0.5, "-.5"), (10.0, "10"), (120.25, "120.2"), (10.5, "10.5")],
)
def test_numbers_are_as_short_as_they_can_be(value: float, text: str) -> None:
    assert number(value) == text


def test_a_path_comes_back_as_the_points_it_went_through() -> None:
    points = [(10.0, 10.0), (20.5, 10.0), (20.5, 30.2)]
    assert [pytest.approx(point) for point in points] == nodes(polygon(points))
    assert len(nodes(ball(BALL, CAMERA))) == 5


def test_points_are_spread_evenly_along_a_line() -> None:
    assert spread([(0, 0), (10, 0)], 3, closed=False) == [(0, 0), (5, 0), (10, 0)]


def test_stripes_lie_across_an_outline_and_end_at_its_rim() -> None:
    square: list[tuple[float, float]] = [(0, 0), (10, 0), (10, 10), (0, 10)]
    stripe = nodes(slices(square, (0, 1), [(0.2, 0.4)]))
    assert {x for x, _ in stripe} == {0, 10}
    assert {y for _, y in stripe} == {2, 3, 4}
