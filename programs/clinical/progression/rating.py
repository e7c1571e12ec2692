"""How long a rating of irritability stands after severe pain (§6.6 row 3: "re-rate irritability")."""

from __future__ import annotations

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
