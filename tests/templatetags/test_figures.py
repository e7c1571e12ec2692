"""The tag for pictures: words beside it, the leg it is for, and nothing where nothing is drawn."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from django.template import Context, Template

from programs.models import Exercise
from programs.templatetags.figures import leg_shown, library_page
from programs.wording.figures import muscles_text

MIRRORED = 'transform="matrix(-1 0 0 1 480 0)"'


def shown(tag: str) -> str:
    return Template("{% load figures %}{% " + tag + " %}").render(Context())


def test_a_picture_has_a_name_a_description_and_says_what_is_tinted() -> None:
    html = shown('figure "ST02" "Hamstring stretch"')
    assert "<title>Hamstring stretch</title>" in html
    assert re.search("<desc>.{20,}</desc>", html) and "Stretches: back of the thigh" in html
    assert "Works:" not in html


@pytest.mark.parametrize(("side", "is_mirrored"), [("right", False), ("left", True), ("", False)])
def test_a_picture_for_the_other_leg_is_mirrored_and_its_badge_is_not(side: str, is_mirrored: bool) -> None:
    html = shown(f'figure "QD01" "Quad set" side="{side}"')
    stage, badge = html.split("</figure>")[0].split("#figure", 1)
    assert (MIRRORED in stage) is is_mirrored
    assert "#badge" in badge and MIRRORED not in badge


def test_a_side_lying_picture_is_drawn_for_the_left_leg_and_mirrored_for_the_right() -> None:
    assert MIRRORED in shown('figure "GL03" "Leg raise" side="right"')
    assert MIRRORED not in shown('figure "GL03" "Leg raise" side="left"')


@pytest.mark.parametrize("tag", ['figure "QD02" "Leg raise" steps=True', 'close_up "KNEE_CAP"'])
def test_a_picture_may_stand_twice_on_a_page_because_it_has_no_ids(tag: str) -> None:
    assert not re.search(r"\b(id|aria-labelledby|aria-describedby)=", shown(tag))


@pytest.mark.parametrize(("code", "place"), [("QD12", "1.0"), ("GL08", "0.5")])
def test_a_picture_tells_the_place_of_its_poster_in_the_movement(code: str, place: str) -> None:
    assert f'data-rest="{place}"' in shown(f'figure "{code}" "?"')


def test_where_nothing_is_drawn_there_is_nothing() -> None:
    assert shown('figure "XX99" "?"').strip() == ""
    assert shown('figure_thumb "XX99"').strip() == ""


def test_the_small_picture_is_decoration() -> None:
    html = shown('figure_thumb "QD02"')
    assert 'aria-hidden="true"' in html and "<title" not in html and "data-figure" not in html


def test_the_steps_stand_with_their_words_always_or_on_paper_and_without_script_only() -> None:
    html = shown('figure "QD12" "Sit-to-stand" steps=True')
    assert html.count("<li>") == html.count("QD12-steps") == 3 and 'x="-480"' in html
    assert "picture-steps-still" not in html
    still = shown('figure "NM02" "Reach"')
    assert still.count("NM02-steps") >= 2 and 'class="picture-steps picture-steps-still"' in still
    assert "-steps" not in shown('figure "NM02" "Reach" moves=False')


@pytest.mark.parametrize(("side", "count"), [("left", 3), ("right", 0)])
def test_each_step_is_mirrored_in_its_own_place_and_no_number_is(side: str, count: int) -> None:
    html = shown(f'figure "QD12" "Sit-to-stand" side="{side}" steps=True').split("picture-steps")[1]
    assert html.count(MIRRORED) == count and "<text" not in html


@pytest.mark.parametrize(
    ("left", "right", "painful", "leg"),
    [(3, 3, "", ""), (4, 3, "right", "left"), (0, 2, "", "right"), (3, 3, "left", "left"), (3, 3, "both", "")],
)
def test_the_leg_with_more_sets_is_shown_else_the_painful_one(left: int, right: int, painful: str, leg: str) -> None:
    assert leg_shown(SimpleNamespace(sets_left=left, sets_right=right), painful) == leg


def test_muscles_have_plain_names() -> None:
    assert muscles_text(["quads", "calf"]) == "front of the thigh, calf"
    assert muscles_text([]) == ""


def test_what_is_rolled_is_not_called_stretched() -> None:
    html = shown('figure "FR02" "Hamstring foam roll"')
    assert "Rolls: back of the thigh" in html and "Stretches:" not in html


def test_a_close_view_stands_beside_what_is_read_about_it() -> None:
    week = Template('{% include "patient/plan/_education.html" %}')
    html = week.render(Context({"education": ["what_pfp_is", "pain_rules"]}))
    assert html.count('class="picture mb-3"') == 2
    assert "closeups/KNEE_PAIN" in html and "closeups/KNEE_CAP" in html
    assert "<title>The kneecap and its groove</title>" in html
    assert "closeups/KNEE_TAPE" in week.render(Context({"education": ["shoes_orthoses_tape"]}))
    assert 'class="picture mb-3"' not in week.render(Context({"education": ["pain_rules"]}))


@pytest.mark.parametrize(("is_retired", "address"), [(False, "/exercises/QD02/"), (True, "")])
def test_an_exercise_leads_to_its_page_in_the_library_while_it_has_one(is_retired: bool, address: str) -> None:
    assert library_page(Exercise(code="QD02", is_retired=is_retired)) == address
