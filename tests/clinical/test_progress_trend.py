"""A change within the measurement error is no change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.clinical.trend import Trend, akps_change, pain_trend


@pytest.mark.parametrize(
    ("peaks", "trend", "before", "now"),
    [
        ([], "too_early", None, None),
        ([6, 5, 4], "too_early", None, None),
        ([6, 6, 4, 4], "less", 6.0, 4.0),  # two points: meaningful
        ([6, 6, 4, 5], "same", 6.0, 4.5),
        ([2, 2, 4, 4], "more", 2.0, 4.0),
        ([5, 5, 5, 9, 4, 3, 3], "same", 5.0, 3.3),  # 1.7 is within the error
        ([5, 5, 5, 9, 3, 3, 3], "less", 5.0, 3.0),
    ],
)
def test_pain_has_changed_only_from_two_points_on(
    peaks: list[int], trend: str, before: float | None, now: float | None
):
    found = pain_trend(peaks)
    assert (found.trend.value, found.before, found.now) == (trend, before, now)


@pytest.mark.parametrize(
    ("now", "expected"), [(80, "clear"), (79, "likely"), (78, "likely"), (77, "none"), (63, "none"), (62, "worse")]
)
def test_a_knee_score_has_changed_only_beyond_its_error(now: int, expected: str):
    assert akps_change(70, now) == expected


@given(st.lists(st.integers(0, 10), min_size=4, max_size=30))
def test_the_other_way_round_it_went_the_other_way(peaks: list[int]):
    opposite = {Trend.LESS: Trend.MORE, Trend.MORE: Trend.LESS, Trend.SAME: Trend.SAME}
    assert pain_trend(peaks[::-1]).trend is opposite[pain_trend(peaks).trend]
