"""The close views of the knee say what they show, in the figures' colours, and stay in the picture."""

import gzip
import re
from xml.etree import ElementTree

import pytest

from programs.wording.education import EDUCATION
from programs.wording.figures import CLOSE_UPS, LESSON_CLOSE_UPS
from tools.illustrate.__main__ import CLOSEUPS, MOST_POSTER
from tools.illustrate.camera import HEIGHT, WIDTH
from tools.illustrate.closeups import closeups
from tools.illustrate.outline import nodes
from tools.illustrate.shapes import COLOURS

NAMES = sorted(closeups())
#: What is cut by the picture's rim: the leg goes on.
CUT = ("skin", "shorts", "thigh_bone", "shin_bone")


def test_there_are_three() -> None:
    assert NAMES == ["KNEE_CAP", "KNEE_PAIN", "KNEE_TAPE"]


@pytest.mark.parametrize("name", NAMES)
def test_the_file_is_what_the_tool_draws_today_and_small_for_a_phone(name: str) -> None:
    """`make figures` draws it anew."""
    text = (CLOSEUPS / f"{name}.svg").read_text()
    assert text == closeups()[name].svg(), "run `make figures`"
    assert len(gzip.compress(text.encode(), 9)) <= MOST_POSTER


def test_no_file_is_left_of_a_close_view_that_is_gone() -> None:
    assert {path.stem for path in CLOSEUPS.glob("*.svg")} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_close_view_has_a_title_and_says_what_it_shows(name: str) -> None:
    root = ElementTree.fromstring(closeups()[name].svg())  # noqa: S314
    told = {child.tag.rpartition("}")[2]: child.text or "" for child in root}
    assert root.get("aria-labelledby") == "t d"
    assert told["title"]
    assert "knee" in told["desc"].lower()


@pytest.mark.parametrize("name", NAMES)
def test_every_colour_is_a_variable_of_the_page(name: str) -> None:
    known = {variable for variable, _ in COLOURS.values()}
    text = closeups()[name].svg()
    painted = re.findall(r'(?:fill|stroke)="([^"]+)"', text)
    assert painted
    for one in painted:
        assert one == "none" or one.removeprefix("var(").partition(",")[0] in known


@pytest.mark.parametrize("name", NAMES)
def test_what_is_shown_is_in_the_picture(name: str) -> None:
    for shape in closeups()[name].shapes:
        if shape.key not in CUT:
            for x, y in nodes(shape.path):
                assert 0 < x < WIDTH, shape.key
                assert 0 < y < HEIGHT, shape.key


def test_the_tape_is_laid_to_the_inner_side_and_the_kneecap_stays() -> None:
    tape = {shape.key: nodes(shape.path) for shape in closeups()["KNEE_TAPE"].shapes}
    cap = {shape.key: nodes(shape.path) for shape in closeups()["KNEE_PAIN"].shapes}["kneecap"]
    assert tape["kneecap"] == cap
    assert max(x for x, _ in tape["way_head"]) > max(x for x, _ in tape["tape_above"]) > max(x for x, _ in cap)
    assert "The kneecap stays where it is" in closeups()["KNEE_TAPE"].says


@pytest.mark.parametrize("name", NAMES)
def test_the_pages_tell_a_close_view_in_the_words_of_its_file(name: str) -> None:
    title, says = CLOSE_UPS[name]
    assert (str(title), str(says)) == (closeups()[name].title, closeups()[name].says)


def test_every_close_view_stands_beside_what_is_read_about_it() -> None:
    assert set(LESSON_CLOSE_UPS) <= set(EDUCATION)
    assert sorted(name for names in LESSON_CLOSE_UPS.values() for name in names) == NAMES
