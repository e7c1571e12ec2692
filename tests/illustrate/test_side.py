"""Which leg a picture shows: pages turn it round for the other."""

import pytest

from programs.exchange.catalogue_file import shipped_catalogue
from tools.illustrate.__main__ import all_drawings
from tools.illustrate.skeleton import Body


@pytest.mark.parametrize("code", ["CO02", "CO03", "CO04", "T14"])
def test_in_a_side_plank_the_side_that_is_down_works(code: str) -> None:
    drawing = all_drawings()[code]
    joints = Body(drawing.key_poses[-1], drawing.build).joints
    other = "l" if drawing.side == "r" else "r"
    assert joints[f"hip_{drawing.side}"][1] < joints[f"hip_{other}"][1]
    assert joints[f"shoulder_{drawing.side}"][1] < joints[f"shoulder_{other}"][1]


ONE_SIDED = sorted(code for code, exercise in shipped_catalogue().items() if exercise.laterality == "unilateral")
#: Both legs are seen to work: the carrying and the lifted one, the arm on the other side, both sides of the pelvis.
BOTH_TINTED = {"CO04", "CO07", "GL05"}
#: Under toes that rise no muscle can be seen.
UNTINTED = {"FT04"}


@pytest.mark.parametrize("code", [code for code in ONE_SIDED if code not in UNTINTED])
def test_what_works_or_grows_longer_is_tinted_on_the_side_that_the_picture_names(code: str) -> None:
    drawing = all_drawings()[code]
    sides = {tint.side for tint in drawing.look.tints}
    assert drawing.side in sides
    assert (len(sides) == 2) is (code in BOTH_TINTED)


#: A balance, and a reach that is held at its end: counted otherwise, and held all the same.
HELD_BESIDES = {"NM01", "CO06"}


@pytest.mark.parametrize("code", sorted(all_drawings()))
def test_what_moves_has_an_arrow_and_what_is_held_a_badge(code: str) -> None:
    drawing, exercise = all_drawings()[code], shipped_catalogue().get(code)
    assert drawing.arrows or drawing.holds
    if exercise:
        is_held = exercise.load_type == "isometric" or exercise.category == "static_stretch"
        assert drawing.holds is (is_held or code in HELD_BESIDES)
