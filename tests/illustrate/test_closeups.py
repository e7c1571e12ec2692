"""The close views of the knee say what they show, in the figures' colours, and stay in the picture."""

import gzip
import re
from xml.etree import ElementTree

import pytest

from programs.wording.education import EDUCATION
from programs.wording.figures import CLOSE_UPS, LESSON_CLOSE_UPS
from programs.wording.start import LOCATIONS
from tools.illustrate.__main__ import CLOSEUPS, MOST_POSTER
from tools.illustrate.camera import HEIGHT, WIDTH
from tools.illustrate.closeups import closeups
from tools.illustrate.outline import nodes
from tools.illustrate.shapes import COLOURS

NAMES = sorted(closeups())
#: What is cut by the picture's rim: the leg goes on.
CUT = ("skin", "shorts", "thigh_bone", "shin_bone")
#: A number's half height and half width in the picture.
HALF = 14


def test_there_are_four() -> None:
    assert NAMES == ["KNEE_CAP", "KNEE_PAIN", "KNEE_PLACES", "KNEE_TAPE"]


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
        if not shape.key.startswith(CUT):
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


def test_every_close_view_stands_beside_what_is_read_about_it_but_for_the_map_of_the_form() -> None:
    assert set(LESSON_CLOSE_UPS) <= set(EDUCATION)
    assert sorted([*(name for names in LESSON_CLOSE_UPS.values() for name in names), "KNEE_PLACES"]) == NAMES


def test_the_map_bears_the_numbers_of_the_answers_and_marks_none_of_them() -> None:
    one = closeups()["KNEE_PLACES"]
    assert {number for number, _ in one.numbers} == set(range(1, len(LOCATIONS) + 1))
    assert not any("mark" in shape.fill + shape.stroke or "muscle" in shape.fill for shape in one.shapes)
    assert re.findall(r">(\d)</text>", one.svg()) == [str(number) for number, _ in one.numbers]


def test_the_map_names_its_numbers_in_the_order_of_the_answers() -> None:
    says = closeups()["KNEE_PLACES"].says
    places = ["kneecap", "below", "outer", "inner", "back", "front of the thigh"]
    assert list(LOCATIONS) == ["front", "below", "outer", "inner", "back", "front_thigh"]
    assert all(f"{number} " in says and place in says for number, place in enumerate(places, start=1))
    assert sorted(places, key=says.rindex) == places


def test_on_the_map_the_inner_sides_look_at_each_other() -> None:
    places = closeups()["KNEE_PLACES"].numbers
    outer, inner = (sorted(x for number, (x, _) in places if number == one) for one in (3, 4))
    assert outer[0] < inner[0] < inner[1] < outer[1]
    assert all(HALF < x < WIDTH - HALF and HALF < y < HEIGHT - HALF for _, (x, y) in places)
