"""How long a rating of irritability stands after severe pain (§6.6 row 3: "re-rate irritability")."""

from __future__ import annotations

from collections.abc import Iterable

from programs.clinical.values import Irritability

# As long as a second stop would call for a clinician (row 3: "second time in 14 days") [D].
UNRATED_DAYS = 14


def rating_now(rated: Irritability, days_since_severe: int | None) -> Irritability | None:
    """The irritability to decide by, `days_since_severe` pain (None = there was none since the rating): for 14 days
    it counts as not told, so the pain ceiling is that of a highly irritable knee and no morning may be worse [D].

    >>> rating_now(Irritability.LOW, 14), rating_now(Irritability.LOW, 15)
    (None, <Irritability.LOW: 'low'>)
    """
    return None if days_since_severe is not None and days_since_severe <= UNRATED_DAYS else rated


def rated_on(day: int, severe_days: Iterable[int], rated: Irritability | None) -> Irritability | None:
    """The same for a day, from the days with severe pain; later ones do not speak about it.

    >>> [rated_on(day, [3], Irritability.LOW) for day in (2, 3, 17, 18)]
    [<Irritability.LOW: 'low'>, None, None, <Irritability.LOW: 'low'>]
    """
    last = max((one for one in severe_days if one <= day), default=None)
    return None if rated is None else rating_now(rated, None if last is None else day - last)
