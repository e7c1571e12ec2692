"""Gym loads: the one-repetition maximum they stand for, and hamstrings against quadriceps (T02, T03)."""

from __future__ import annotations

import math

#: The estimate is best for 4-10 repetitions to failure (S83); outside there is none.
REPS_FOR_ESTIMATE = (4, 10)


class NoEstimate(ValueError):
    """Raised where a one-repetition maximum cannot be estimated; quotes the repetitions or the load."""


def estimated_1rm_kg(load_kg: float, reps: int) -> float:
    """One-repetition maximum in kg: reps to the power 0.1, times the load, plus 1.06 (T02, S83).

    Raises `NoEstimate` outside 4-10 repetitions or without a load.

    >>> round(estimated_1rm_kg(22.7, 10), 1)
    29.6
    """
    first, last = REPS_FOR_ESTIMATE
    if not first <= reps <= last:
        raise NoEstimate(f"{reps} is not between {first} and {last} (reps)")
    if not load_kg > 0:
        raise NoEstimate(f"{load_kg!r} is not a load above 0 (kg)")
    return float(reps**0.1 * load_kg + 1.06)


def hq_ratio(extension_kg: float, curl_kg: float) -> float:
    """Leg curl divided by leg extension, same leg and effort, cut to two decimals (T03).

    Cut and not rounded, so that the number shown never looks better than its class. Raises `NoEstimate`
    without an extension load.

    >>> hq_ratio(22.7, 9.1)
    0.4
    """
    if not extension_kg > 0:
        raise NoEstimate(f"{extension_kg!r} is not a load above 0 (kg)")
    # The inner rounding takes away binary dust: 0.58 must not become 0.57.
    return math.floor(round(curl_kg / extension_kg * 100, 6)) / 100


def curl_target_kg(extension_kg: float, ratio: float) -> float:
    """The leg-curl load in kg that reaches a ratio, up to the next 0.1 kg.

    >>> curl_target_kg(22.7, 0.5)
    11.4
    """
    return math.ceil(round(extension_kg * ratio * 10, 6)) / 10
