"""What a reader sees: tints that nothing covers, arrows that go with the movement, badges of holds, one scale."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.illustrate.broken import GOOD, SITS, STANDS, faults
from tools.illustrate.__main__ import all_drawings, is_held
from tools.illustrate.drawing import drawing
from tools.illustrate.lint import alike, arrows
from tools.illustrate.lint.paint import PIXEL, pixels, uncovered
from tools.illustrate.lint.sight import seen_tints
from tools.illustrate.outline import polygon, smooth
from tools.illustrate.picture import camera_of
from tools.illustrate.shapes import Shape

HOLDS = {**SITS, "holds": True}


def square(side: float, x: float = 30.0, y: float = 30.0, **told: Any) -> Shape:
    corners = [(x, y), (x + side, y), (x + side, y + side), (x, y + side)]
    return Shape("square", polygon(corners), **{"fill": "prop", **told})


def count(shape: Shape) -> int:
    return uncovered(pixels(shape), [])


def test_a_shape_covers_the_pixels_of_its_area() -> None:
    assert PIXEL == 3
    assert count(square(30)) == 100
    circle = smooth([(100 + 30 * x, 100 + 30 * y) for x, y in ((1, 0), (0.707, 0.707), (0, 1), (-0.707, 0.707),
                     (-1, 0), (-0.707, -0.707), (0, -1), (0.707, -0.707))])  # fmt: skip
    assert count(Shape("circle", circle, fill="prop")) == pytest.approx(3.1416 * 100, rel=0.04)


def test_what_is_outside_the_picture_or_seen_through_covers_nothing() -> None:
    assert count(square(30, x=-300)) == 0
    assert count(square(30, x=465)) == 50
    assert count(square(30, opacity=0.5)) == 0


def test_a_line_covers_as_much_as_it_is_wide() -> None:
    line = Shape("line", polygon([(30, 60), (90, 60)], closed=False), stroke="band", outline=12)
    assert count(line) == pytest.approx(20 * 4, abs=8)


def test_two_parts_of_one_path_make_one_silhouette() -> None:
    both = Shape("both", square(30).path + square(30, x=45).path, fill="prop")
    assert count(both) == 150


def test_only_what_nothing_covers_is_seen() -> None:
    tint = pixels(square(30))
    assert uncovered(tint, [pixels(square(30))]) == 0
    assert uncovered(tint, [pixels(square(30, x=45))]) == 50
    assert uncovered(tint, [pixels(square(30, x=45)), pixels(square(15, y=45))]) == 25


def test_a_tint_that_a_board_covers_is_told_as_not_seen() -> None:
    board = {"kind": "panel", "corners": [[-0.2, 0.2, 0.3], [0.3, 0.2, 0.3], [0.3, 0.5, 0.3], [-0.2, 0.5, 0.3]]}
    found = faults({"props": [*SITS["props"], {**board, "layer": "front"}]}, good=SITS)
    assert "quads r shows 0 pixels of 19" in found
    assert "shows" not in faults({"props": [*SITS["props"], {**board, "layer": "back"}]}, good=SITS)


def test_the_stripes_of_a_stretched_muscle_do_not_hide_it() -> None:
    one = drawing("QD02", {**SITS, "works": [], "stretches": ["quads r"]})
    other = drawing("QD02", SITS)
    assert seen_tints(one, camera_of(one)) == seen_tints(other, camera_of(other))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ([[-0.16, 0.14, 0], [-0.18, 0.02, 0]], ""),
        ([[-0.18, 0.02, 0], [-0.16, 0.14, 0]], "arrow 0 goes -0."),
        ([[-0.22, 0.10, 0], [-0.05, 0.10, 0]], "arrow 0 goes -0."),
        ([[-0.16, 0.05, 0], [-0.16, 0.03, 0]], "arrow 0 is 5 units long"),
    ],
    ids=["with it", "against it", "across", "short"],
)
def test_an_arrow_goes_where_its_joint_goes(line: Any, told: str) -> None:
    found = faults({"arrows": [{"line": line, "at": "pelvis"}]}, good=STANDS)
    assert told in found and bool(told) is bool(found), found


def test_an_arrow_both_ways_goes_with_the_movement_from_either_end() -> None:
    back = [[-0.18, 0.02, 0], [-0.16, 0.14, 0]]
    assert faults({"arrows": [{"line": back, "at": "pelvis", "both": True}]}, good=STANDS) == ""


def test_an_arrow_beside_what_stays_is_a_hold_or_a_fault() -> None:
    still = {"arrows": [{"line": [[0.1, 0.1, 0.1], [0.2, 0.1, 0.1]], "at": "ankle_l"}]}
    assert "arrow 0 tells a movement, and nothing moves there" in faults(still, good=STANDS)
    assert faults({**still, "holds": True}, good=STANDS) == ""


def test_an_arrow_without_a_joint_goes_with_the_one_beside_it() -> None:
    """The head goes down and forwards, the hips down and backwards."""
    pose = {"root": [90, 40, 0]}
    head = [[0.22, 0.86, 0], [0.26, 0.72, 0]]
    assert faults({"arrows": [{"line": head}]}, pose, good=STANDS) == ""
    assert "arrow 0 goes -" in faults({"arrows": [{"line": head[::-1]}]}, pose, good=STANDS)


@pytest.mark.parametrize(("code", "index"), sorted(arrows.JOINTLESS))
def test_an_arrow_that_is_let_pass_would_be_told(code: str, index: int, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(arrows.JOINTLESS[code, index]) > 20
    monkeypatch.setattr(arrows, "JOINTLESS", {})
    assert any(one.startswith(f"arrow {index} ") for one in arrows.arrow_faults(all_drawings()[code]))


def test_the_arrow_of_who_travels_goes_where_the_face_looks() -> None:
    ahead = {"arrows": [{"line": [[0.24, 0.8, 0], [0.42, 0.8, 0]]}]}
    back = {"arrows": [{"line": [[0.42, 0.8, 0], [0.24, 0.8, 0]]}]}
    assert "RN01" in arrows.TRAVELS
    assert "arrow" not in faults(ahead, good=STANDS, code="RN01")
    assert "arrow 0 goes -1.00" in faults(back, good=STANDS, code="RN01")


@pytest.mark.parametrize(
    ("has", "is_", "told"),
    [
        (True, True, ""),
        (False, False, ""),
        (False, True, "has no badge"),
        (True, False, "is not held"),
        (True, None, ""),
    ],
)
def test_a_hold_has_its_badge_and_nothing_else_has(has: bool, is_: bool | None, told: str) -> None:
    found = faults({"holds": has}, good=SITS, holds=is_)
    assert told in found and bool(told) is bool(found), found


def test_what_is_held_is_told_by_the_catalogue_or_by_the_unit_of_the_test() -> None:
    held = {code for code in all_drawings() if is_held(code)}
    assert {"ST01", "QD01", "QD03", "QD08", "CO03", "NM01", "T11", "T14", "T16"} <= held
    assert not {"QD02", "NM02", "GL10", "T01", "T08", "T15", "RN01"} & held


def test_a_badge_lies_on_no_tint_and_no_arrow() -> None:
    assert faults({}, good=HOLDS) == ""
    found = faults({"shift": [195, -190], "works": ["quads r 110"]}, good=HOLDS)
    assert "the badge lies on" in found, found


def test_a_badge_is_inside_the_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "the badge is out" not in faults({}, good=HOLDS)
    monkeypatch.setattr(alike, "badge", lambda: [square(30, x=455, outline=4.0)])
    assert "the badge is out of the picture" in faults({}, good=HOLDS)


def test_the_badge_is_read_as_it_is_drawn() -> None:
    marks = alike.badge()
    assert len(marks) == 3
    assert count(marks[1]) == pytest.approx(3.1416 * 19**2 / PIXEL**2, rel=0.06)


def test_who_stands_and_who_lies_has_the_scale_of_all() -> None:
    assert "stands at the scale of those who lie" in faults({"scale": "lying"}, good=STANDS)
    assert "lies at the scale of those who stand" in faults({"scale": "standing"}, good=GOOD)
    assert "not among the close views" in faults({"scale": "close"}, good=STANDS)
    assert "a close view has the scale of a whole figure" in faults({}, good=STANDS, code="FT01")


def test_the_close_views_are_those_that_have_a_reason() -> None:
    close = {code for code, one in all_drawings().items() if one.scale not in ("standing", "lying")}
    assert close == set(alike.CLOSE)
    assert len({one.camera.scale for one in all_drawings().values() if one.scale == "standing"}) == 1
    assert len({one.camera.scale for one in all_drawings().values() if one.scale == "lying"}) == 1


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("  knee: [0, 60]", True),
        ("  knee: [0, 60]  # swings", True),
        ("  knee: [0, 60]  # the leg that swings bends further", False),
        ("      knee: [1, 0, 0]", False),
    ],
)
def test_a_range_of_its_own_has_its_reason_beside_it(tmp_path: Path, line: str, told: bool) -> None:
    (tmp_path / "some.yaml").write_text(f"XX01:\n  base: stand\nXX02:\n{line}\n")
    found = alike.unexplained_ranges(tmp_path)
    assert found == (["XX02: the knee has a range of its own and no reason beside it"] if told else [])


def test_every_range_of_its_own_has_its_reason() -> None:
    assert alike.unexplained_ranges() == []
