"""Bars and small counts: lengths by attribute, values in words."""

import pytest
from django.template import Context, Template

from programs.templatetags.bars import BAND_WIDTH, BandZone, Pin, result_band, share


def drawn(source: str, **context: object) -> str:
    return Template("{% load bars %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("value", "of", "percent"), [(13, 18, 72.2), (0, 18, 0), (20, 18, 100), (-1, 18, 0), (5, 0, 0)]
)
def test_a_share_stays_between_nothing_and_all(value, of, percent):
    assert share(value, of) == percent


def test_the_weaker_side_is_striped_and_the_other_is_not():
    assert "url(#stripes)" in drawn("{% bar 13 of=18 weaker=True %}")
    assert "url(#stripes)" not in drawn("{% bar 18 of=18 %}")


def test_thigh_balance_says_value_aim_and_what_it_was():
    html = drawn('{% h_q_bar "Left" 47 aim=50 was=44 %}')
    assert "Left 47%" in html and "aim 50%" in html and "was 44%" in html


def test_thigh_balance_without_an_earlier_value_claims_none():
    assert "was" not in drawn('{% h_q_bar "Left" 47 aim=50 %}')


def test_more_sessions_than_asked_are_all_shown():
    assert drawn("{% session_squares 4 3 %}").count("bar-fill") == 4
    assert drawn("{% session_squares 1 3 %}").count("square-missed") == 2


ZONES = [BandZone(8, "Under 8", "low"), BandZone(18, "8 and over", "good")]


@pytest.mark.parametrize("value", [-3, 0, 7, 18, 40])
def test_the_label_of_a_pin_stays_inside_the_drawing(value):
    (pin,) = result_band(ZONES, [Pin(value, "Right leg")])["pins"]
    assert pin["left"] >= 0 and pin["left"] + pin["width"] <= BAND_WIDTH + 0.1
    assert 0 <= pin["x"] <= BAND_WIDTH


def test_the_zones_of_a_band_meet_where_the_first_one_ends():
    first, second = result_band(ZONES, [])["zones"]
    assert second["x"] == pytest.approx(BAND_WIDTH * 8 / 18, abs=0.2)
    assert first["x"] + first["width"] < second["x"]
