"""A dose in figures for the eye ("3 × 10") and in words for the ear ("3 sets of 10")."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

#: Something said twice, in figures and in words; None where there is nothing to say.
Part = tuple[str, str] | None

#: From here on a time is told in minutes.
MINUTES_FROM_SECONDS = 120


class Dosed(Protocol):
    """What a prescription says about its dose; seconds and kilograms."""

    sets_left: int
    sets_right: int
    reps_min: int | None
    reps_max: int | None
    hold_seconds_min: int | None
    hold_seconds_max: int | None
    duration_seconds_min: int | None
    duration_seconds_max: int | None
    load_kg: Decimal | None


@dataclass(frozen=True, slots=True)
class DoseWords:
    """The same dose twice."""

    figures: str
    words: str

    def __str__(self) -> str:
        return self.figures


def dose_words(dose: Dosed, *, each_leg: bool) -> DoseWords:
    """A prescription's dose. `each_leg` where both legs have sets of their own."""
    parts = [*_sets(dose, each_leg=each_leg), _hold(dose), _load(dose)]
    if each_leg and dose.sets_left == dose.sets_right:
        parts.append((_("each leg"), _("each leg")))
    told = [part for part in parts if part]
    return DoseWords(", ".join(figures for figures, _w in told), ", ".join(words for _f, words in told))


def sets_in_words(sets: int) -> str:
    """`1 set`, `3 sets`."""
    return ngettext("%(count)s set", "%(count)s sets", sets) % {"count": sets}


def seconds_text(low: int, high: int | None = None) -> str:
    """A time as people say it: `30 s`, `20–45 s`, `20 min`.

    >>> seconds_text(30), seconds_text(20, 45), seconds_text(1200, 1800)
    ('30 s', '20–45 s', '20–30 min')
    """
    high = high or low
    if high >= MINUTES_FROM_SECONDS:
        return _("%(minutes)s min") % {"minutes": span(_minutes(low), _minutes(high))}
    return _("%(seconds)s s") % {"seconds": span(low, high)}


def span(low: float, high: float) -> str:
    """One number, or two with a dash."""
    return f"{low:g}" if low == high else f"{low:g}–{high:g}"


def _minutes(seconds: int) -> float:
    return round(seconds / 60, 1)


def _amount(dose: Dosed) -> tuple[str, str]:
    """What one set is, in figures and in words."""
    if dose.reps_min is not None:
        high = dose.reps_max or dose.reps_min
        return span(dose.reps_min, high), _range_in_words(dose.reps_min, high)
    low = dose.hold_seconds_min or dose.duration_seconds_min or 0
    high = (dose.hold_seconds_max if dose.hold_seconds_min else dose.duration_seconds_max) or low
    return seconds_text(low, high), _time_in_words(low, high)


def _range_in_words(low: float, high: float) -> str:
    return f"{low:g}" if low == high else _("%(low)s to %(high)s") % {"low": f"{low:g}", "high": f"{high:g}"}


def _time_in_words(low: int, high: int) -> str:
    if high >= MINUTES_FROM_SECONDS:
        return _("%(time)s minutes") % {"time": _range_in_words(_minutes(low), _minutes(high))}
    return _("%(time)s seconds") % {"time": _range_in_words(low, high)}


def _sets(dose: Dosed, *, each_leg: bool) -> list[Part]:
    """Sets and what one of them is; two parts where the legs differ."""
    if each_leg and dose.sets_left != dose.sets_right:
        legs = ((dose.sets_left, _("left"), _("on the left leg")), (dose.sets_right, _("right"), _("on the right leg")))
        return [_one_leg(dose, sets, short, long) for sets, short, long in legs if sets]
    sets = max(dose.sets_left, dose.sets_right)
    figures, words = _amount(dose)
    if sets == 1 and dose.reps_min is None:
        return [(figures, words)]
    return [(f"{sets} × {figures}", _("%(sets)s of %(amount)s") % {"sets": sets_in_words(sets), "amount": words})]


def _one_leg(dose: Dosed, sets: int, short: str, long: str) -> tuple[str, str]:
    figures, words = _amount(dose)
    said = _("%(sets)s of %(amount)s") % {"sets": sets_in_words(sets), "amount": words}
    return f"{sets} × {figures} {short}", f"{said} {long}"


def _hold(dose: Dosed) -> Part:
    if dose.reps_min is None or dose.hold_seconds_min is None:
        return None
    low, high = dose.hold_seconds_min, dose.hold_seconds_max or dose.hold_seconds_min
    figures = _("hold %(time)s") % {"time": seconds_text(low, high)}
    return figures, _("hold for %(time)s") % {"time": _time_in_words(low, high)}


def _load(dose: Dosed) -> Part:
    if not dose.load_kg:
        return None
    load = f"{dose.load_kg.normalize():f}"
    return _("%(load)s kg") % {"load": load}, _("with %(load)s kilograms") % {"load": load}
