"""Which leg gets one set more: one leg lags, the tests disagree, or neither lags far enough (6.5.8)."""

from __future__ import annotations

from itertools import permutations

import pytest

from programs.clinical.case import Case, Knee
from programs.clinical.examination import Finding
from programs.clinical.generation.side_difference import weaker_leg
from programs.clinical.reason import Reason
from programs.clinical.values import Grade, Side
from tests.clinical.cases import case, disagreeing, measured, plan_of

LEFT, RIGHT, BOTH = Side.LEFT, Side.RIGHT, Side.BOTH


@pytest.mark.parametrize(
    ("chair", "bridge", "by_sore_knee"),
    [
        # left and right of each test; the leg where the left knee is sore, the right one, both
        ((17, 20), (17, 20), (None, None, None)),  # 15 % and no more
        ((16, 20), (20, 20), (LEFT, LEFT, None)),
        ((20, 16), (20, 20), (RIGHT, RIGHT, None)),
        ((16, 20), (20, 17), (LEFT, LEFT, None)),  # the other test: up to the limit, no word against it
        ((16, 20), (20, 16), (LEFT, RIGHT, None)),  # they disagree
        ((20, 16), (16, 20), (LEFT, RIGHT, None)),
        ((16, 20), (16, 20), (LEFT, LEFT, None)),
    ],
)
def test_where_tests_disagree_the_sore_leg_decides_and_never_their_order(chair, bridge, by_sore_knee):
    for sore, leg in zip((LEFT, RIGHT, BOTH), by_sore_knee, strict=True):
        assert legs_asked(sore, chair, bridge) == {leg}
        assert legs_asked(sore.mirrored, chair[::-1], bridge[::-1]) == {leg and leg.mirrored}


@pytest.mark.parametrize("sore", [LEFT, RIGHT])
def test_a_plan_gives_the_extra_set_of_tests_that_disagree_to_the_sore_leg(sore):
    for made in (disagreeing(sore), disagreeing(sore, weak_chair=sore.mirrored)):
        items = [item for week in plan_of(made).weeks for item in week.prescriptions]
        more = {item.sets_left > item.sets_right for item in items if item.sets_left != item.sets_right}
        assert more == {sore is LEFT}


def legs_asked(sore: Side, chair: tuple[int, int], bridge: tuple[int, int]) -> set[Side | None]:
    """The answers for both tests' findings, in either order."""
    pairs = (("T01", chair), ("T16", bridge))
    tests = tuple(
        measured(test, value, leg) for test, by_leg in pairs for leg, value in zip((LEFT, RIGHT), by_leg, strict=True)
    )
    made: Case = case("low", knee=Knee(side=sore, duration_weeks=8, onset="gradual", location="front"), tests=tests)
    found = [Finding("weak_quads", LEFT, Grade.DEFICIT, test, 1, "reps", Reason("test", "3.1")) for test, _ in pairs]
    return {weaker_leg(made, order) for order in permutations(found)}
