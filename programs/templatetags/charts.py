"""Charts as server-drawn SVG: pain over time, the small pain line of a row, the calendar of sessions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import template

from programs.clinical.pain_zone import USUAL_CEILING, zone_under
from programs.queries.series import CalendarWeek, PainDay, PainSeries
from programs.templatetags.geometry import Plot, Point, bands, line, runs

register = template.Library()

#: Drawn at its own size for phones and for desks: one drawing for both would scale its letters.
PHONE = {"width": 326, "height": 250, "left": 22, "right": 70, "top": 8, "bottom": 28}
DESK = {"width": 740, "height": 260, "left": 26, "right": 76, "top": 8, "bottom": 28}
#: Within a day: waking, and the session.
MORNING, SESSION = 0.3, 0.7

SPARK_WIDTH, SPARK_HEIGHT, SPARK_PAD = 112, 40, 6


@register.inclusion_tag("components/charts/pain_chart.html")
def pain_chart(series: PainSeries, title: str, name: str = "pain", open_table: bool = False) -> dict[str, Any]:
    """Pain during sessions and on the mornings after, with its table underneath.

    `title` is the sentence the chart shows ("Pain went from 6 to 2"); `name` must be unique on the page.
    """
    return {
        "series": series,
        "title": title,
        "name": name,
        "open_table": open_table,
        "drawings": [drawing(series, "phone", PHONE), drawing(series, "desk", DESK)],
    }


def drawing(series: PainSeries, size: str, box: dict[str, int]) -> dict[str, Any]:
    """Everything the template needs to draw one of the two sizes."""
    span = (series.last_on - series.first_on).days + 1
    plot = Plot(**box, days=span)
    by_day = {day.on: day for day in series.days}
    days = [by_day.get(series.first_on + timedelta(days=day)) for day in range(span)]
    during, morning = curve(plot, days, "during", SESSION), curve(plot, days, "morning", MORNING)
    return {
        "size": size,
        "plot": plot,
        "plot_width": round(plot.x(span) - plot.left, 1),
        "words_x": plot.width - plot.right + 8,
        "ticks_x": plot.left - 6,
        "days_y": plot.height - 6,
        "floor_y": plot.height - plot.bottom,
        "bands": bands(plot.y, ceiling=series.ceiling),
        "ticks": [(score, plot.y(score)) for score in sorted({0, 2, series.ceiling, 10})],
        "weeks": week_marks(series, plot),
        "events": event_marks(series, plot),
        "during": [point for point in during if point],
        "morning": [point for point in morning if point],
        "during_lines": [line(run) for run in runs(during) if len(run) > 1],
        "morning_lines": [line(run) for run in runs(morning) if len(run) > 1],
    }


def week_marks(series: PainSeries, plot: Plot) -> list[dict[str, Any]]:
    """The first day of each week; the last one only where its words still fit."""
    starts = [n for n in range(0, int(plot.days), 7) if n == 0 or plot.x(n) < plot.width - plot.right - 12]
    return [{"number": n // 7 + 1, "x": plot.x(n), "on": series.first_on + timedelta(days=n)} for n in starts]


def event_marks(series: PainSeries, plot: Plot) -> list[dict[str, Any]]:
    """Uprights with a word; in the right third the word stands to the left of its line, and rows alternate."""
    found: list[dict[str, Any]] = []
    for event in series.events:
        day = (event.on - series.first_on).days
        if not 0 <= day < plot.days:
            continue
        x, is_late = plot.x(day), day > plot.days * 0.66
        words = {"words_x": x - 5 if is_late else x + 5, "anchor": "end" if is_late else "start"}
        found.append({"x": x, "y": plot.top + 14 + 17 * (len(found) % 2), "text": event.text, **words})
    return found


def curve(plot: Plot, days: Sequence[PainDay | None], which: str, moment: float) -> list[Point | None]:
    """One point a day, or `None` where that moment was not logged."""
    scores = [getattr(day, which) if day else None for day in days]
    return [None if score is None else (plot.x(n + moment), plot.y(score), score) for n, score in enumerate(scores)]


@register.inclusion_tag("components/charts/sparkline.svg")
def sparkline(scores: Sequence[int | None], ceiling: int = USUAL_CEILING) -> dict[str, Any]:
    """The last fortnight of pain, one score or `None` a day, always 0-10 so that rows compare.

    Hidden from screen readers: the number and its change stand beside it in words (components/pain_change.html).
    """
    step = (SPARK_WIDTH - 2 * SPARK_PAD - 2) / max(1, len(scores) - 1)
    points: list[Point | None] = [
        None if score is None else (round(SPARK_PAD + n * step, 1), spark_y(score), score)
        for n, score in enumerate(scores)
    ]
    parts = runs(points)
    end = parts[-1][-1] if parts else None
    return {
        "width": SPARK_WIDTH,
        "height": SPARK_HEIGHT,
        "bands": bands(spark_y, ceiling=ceiling, gap=1.4),
        "lines": [line(part) for part in parts if len(part) > 1],
        "dots": [part[0] for part in parts if len(part) == 1 and part[0] is not end],
        "end": end,
        "end_zone": zone_under(end[2], ceiling) if end else "",
    }


@register.inclusion_tag("components/pain_change.html")
def pain_change(score: int | None, change: int | None, ceiling: int = USUAL_CEILING) -> dict[str, Any]:
    """The last pain and how it moved in seven days, for the eye and in words. `None` = not known."""
    rise, fall = max(change or 0, 0), max(-(change or 0), 0)
    colour = f"zone-{zone_under(score, ceiling)}" if rise and score is not None else "zone-fine" if fall else ""
    return {"score": score, "change": change, "rise": rise, "fall": fall, "colour": colour}


def spark_y(score: float) -> float:
    """Down, in a sparkline."""
    return round(SPARK_HEIGHT - 3 - score / 10 * (SPARK_HEIGHT - 6), 1)


@register.inclusion_tag("components/charts/calendar.html")
def adherence_calendar(weeks: Sequence[CalendarWeek], caption: str) -> dict[str, Any]:
    """Sessions and runs, a row a week, as a real table. `caption` is its name for screen readers."""
    first = weeks[0].days if weeks else ()
    return {"weeks": weeks, "caption": caption, "heads": [day.on for day in first]}
