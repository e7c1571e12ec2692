"""Charts as people get them: in words, with honest gaps, and nothing twice."""

import re
from datetime import date, timedelta

import pytest
from django.template import Context, Template

from programs.queries.series import CalendarDay, CalendarWeek, PainDay, PainSeries, PlanEvent

FIRST = date(2027, 1, 4)


def drawn(source: str, **context: object) -> str:
    return Template("{% load charts bars %}" + source).render(Context(context))


def series(*scores: int | None, **more: object) -> PainSeries:
    days = tuple(PainDay(FIRST + timedelta(days=n), during=s) for n, s in enumerate(scores) if s is not None)
    return PainSeries(FIRST, FIRST + timedelta(days=len(scores) - 1), days, **more)


def pain_chart(chart: PainSeries) -> str:
    return drawn('{% pain_chart series title="Pain went from 6 to 2" name="p" %}', series=chart)


def test_the_chart_has_a_title_and_a_description_with_ids_of_their_own():
    html = pain_chart(series(6, 4, 2))
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids)) == 4
    assert set(re.findall(r'aria-labelledby="(\S+) (\S+)"', html)) == {
        ("p-phone-title", "p-phone-desc"),
        ("p-desk-title", "p-desk-desc"),
    }


def test_every_logged_day_stands_in_the_table_and_a_missing_answer_is_not_zero():
    html = pain_chart(series(6, None, 2))
    rows = re.findall(r'<th scope="row">(.+?)</th><td>(.+?)</td><td>(.+?)</td>', html)
    assert rows == [("4 Jan", "6", "not logged"), ("6 Jan", "2", "not logged")]


def test_a_week_without_a_log_stays_a_gap():
    joined = pain_chart(series(6, None, None, 4)).count('<path class="line-during" d="M')
    broken = pain_chart(series(6, None, None, None, None, None, 4)).count('<path class="line-during" d="M')
    assert (joined, broken) == (3, 1)  # two sizes and the legend; the legend alone


def test_a_stricter_ceiling_moves_the_words_on_the_zones():
    html = pain_chart(series(2, ceiling=3))
    assert "4 to 10" in html and "6 to 10" not in html


def test_an_event_outside_the_chart_is_left_out():
    events = (PlanEvent(FIRST, "Start"), PlanEvent(FIRST - timedelta(days=1), "Before"))
    html = pain_chart(series(2, 2, events=events))
    assert "Start" in html and "Before" not in html


def test_words_of_an_event_are_escaped():
    assert "<b>" not in pain_chart(series(2, events=(PlanEvent(FIRST, "<b>"),)))


def test_nothing_logged_is_said():
    assert "Nothing logged yet" in pain_chart(series(None, None))


def test_shapes_keep_their_colour_without_the_style_sheet():
    html = pain_chart(series(6, 4, 2))
    for shape in re.findall(r"<(?:rect|circle|path|line|text)\b[^>]*>", html):
        assert "fill=" in shape or "stroke=" in shape, shape


@pytest.mark.parametrize(
    ("last", "ceiling", "mark"),
    [(2, 5, "end-fine"), (3, 5, "end-careful"), (6, 5, "end-stop"), (4, 3, "end-stop")],
)
def test_a_sparkline_ends_in_the_shape_of_its_zone(last, ceiling, mark):
    html = drawn("{% sparkline scores ceiling=ceiling %}", scores=[1, 2, last], ceiling=ceiling)
    assert mark in html and html.count('class="end-') == 1


def test_a_sparkline_of_nothing_has_neither_line_nor_end():
    html = drawn("{% sparkline scores %}", scores=[None] * 14)
    assert "spark-line" not in html and "end-" not in html


def test_single_days_are_dots():
    html = drawn("{% sparkline scores %}", scores=[1, None, None, None, None, 2])
    assert html.count("spark-dot") == 1 and "spark-line" not in html


@pytest.mark.parametrize(
    ("score", "change", "words"),
    [
        (5, 3, "Pain 5, up 3 in 7 days"),
        (2, -1, "Pain 2, down 1 in 7 days"),
        (3, 0, "Pain 3, the same as 7 days ago"),
        (3, None, "Pain 3"),
        (None, None, "No pain logged"),
    ],
)
def test_the_change_is_said_in_words(score, change, words):
    html = drawn("{% pain_change score change %}", score=score, change=change)
    assert re.search(r'<span class="visually-hidden">(.*?)</span>', html)[1].strip() == words


def test_each_day_of_the_calendar_has_words():
    states = ("done", "partly", "run", "missed", "planned", "planned-run", "rest")
    days = tuple(CalendarDay(FIRST + timedelta(days=n), state, n == 4) for n, state in enumerate(states))
    html = drawn('{% adherence_calendar weeks caption="Sessions" %}', weeks=[CalendarWeek(1, days)])
    for words in ("done", "partly done", "ran", "missed", "session planned", "run planned", "rest day", ", today"):
        assert f'<span class="visually-hidden">{words}</span>' in html


def test_a_day_of_an_unknown_kind_is_refused():
    with pytest.raises(ValueError, match="skipped"):
        CalendarDay(FIRST, "skipped")


def test_a_series_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="before"):
        PainSeries(FIRST, FIRST - timedelta(days=1))
