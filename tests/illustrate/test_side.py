"""Which leg a picture shows: pages turn it round for the other."""

import pytest

from tools.illustrate.__main__ import all_drawings
from tools.illustrate.skeleton import Body


@pytest.mark.parametrize("code", ["CO02", "CO03", "CO04", "T14"])
def test_in_a_side_plank_the_side_that_is_down_works(code: str) -> None:
    drawing = all_drawings()[code]
    joints = Body(drawing.key_poses[-1], drawing.build).joints
    other = "l" if drawing.side == "r" else "r"
    assert joints[f"hip_{drawing.side}"][1] < joints[f"hip_{other}"][1]
    assert joints[f"shoulder_{drawing.side}"][1] < joints[f"shoulder_{other}"][1]
