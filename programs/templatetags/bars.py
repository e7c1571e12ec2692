"""Bars and small counts as SVG, sized by attributes: the content policy forbids style in markup."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template

register = template.Library()

#: The scale of the thigh-balance bar ends here; a ratio above it fills the bar.
HQ_FULL = 80


def share(value: float, of: float) -> float:
    """How much of a whole, 0-100, one decimal; a whole of nothing is 0."""
    return round(min(100.0, max(0.0, 100 * float(value) / float(of))), 1) if of else 0.0


@register.inclusion_tag("components/charts/bar.svg")
def bar(value: float, of: float, weaker: bool = False) -> dict[str, Any]:
    """A plain bar, striped amber for the weaker side. Write the value beside it: the bar is hidden from readers."""
    return {"share": share(value, of), "weaker": weaker}


@register.inclusion_tag("components/charts/h_q_bar.html")
def h_q_bar(side: str, percent: float, aim: float, was: float | None = None, weaker: bool = False) -> dict[str, Any]:
    """Back of the thigh against the front, in per cent, with an upright at the aim."""
    return {
        "side": side,
        "percent": percent,
        "aim": aim,
        "was": was,
        "weaker": weaker,
        "share": share(percent, HQ_FULL),
        "aim_share": share(aim, HQ_FULL),
        "aim_after_middle": aim > HQ_FULL / 2,
    }


@register.inclusion_tag("components/charts/gauge.html")
def gauge(value: float, of: float, start: float | None = None, warn_from: float | None = None) -> dict[str, Any]:
    """A value on a scale from 0, a tick at its start, stripes from `warn_from` on. Hidden; say it in words beside."""
    return {
        "share": share(value, of),
        "start": None if start is None else share(start, of),
        "warn": None if warn_from is None else share(warn_from, of),
        "warn_width": None if warn_from is None else round(100 - share(warn_from, of), 1),
    }


@register.inclusion_tag("components/charts/squares.svg")
def session_squares(done: int, asked: int) -> dict[str, Any]:
    """Done against planned, one square a session: filled, or dashed for missed."""
    squares = [{"x": n * 14, "done": n < done} for n in range(max(done, asked))]
    return {"squares": squares, "width": max(11, 14 * len(squares) - 3)}


@register.inclusion_tag("components/charts/week_bars.svg")
def week_bars(week: int, weeks: int) -> dict[str, Any]:
    """How far into the plan, as rising bars. The number stands beside it."""
    steps = [{"x": n * 8, "height": 6 + 2 * n, "y": 16 - (6 + 2 * n), "done": n < week} for n in range(weeks)]
    return {"steps": steps, "width": 8 * weeks - 2}


@dataclass(frozen=True, slots=True)
class BandZone:
    """A named stretch of a result band that ends at `upto`; `kind` is low, mid or good."""

    upto: float
    words: str
    kind: str


@dataclass(frozen=True, slots=True)
class Pin:
    """A result on the band: "Right 7". The other side's pin is outlined and hangs below."""

    value: float
    words: str
    is_other: bool = False


#: A result band is drawn 320 wide; its letters are 14 px, about 8 a letter.
BAND_WIDTH, LETTER = 320, 8.2


@register.inclusion_tag("components/charts/result_band.html")
def result_band(zones: list[BandZone], pins: list[Pin], low: float = 0) -> dict[str, Any]:
    """Named zones with labelled pins. A sentence above it says the same: the band is hidden from readers."""
    high = zones[-1].upto

    def x(value: float) -> float:
        return round(share(value - low, high - low) / 100 * BAND_WIDTH, 1)

    drawn, start = [], low
    for zone in zones:
        drawn.append({"x": x(start), "width": max(2, x(zone.upto) - x(start) - 3), "zone": zone})
        start = zone.upto
    return {"width": BAND_WIDTH, "zones": drawn, "pins": [pin_box(pin, x(pin.value)) for pin in pins]}


def pin_box(pin: Pin, x: float) -> dict[str, Any]:
    """The label of a pin, kept inside the drawing at both ends."""
    width = round(len(pin.words) * LETTER + 14, 1)
    left = min(max(0, x - width / 2), BAND_WIDTH - width)
    return {"x": x, "left": round(left, 1), "width": width, "middle": round(left + width / 2, 1), "pin": pin}
