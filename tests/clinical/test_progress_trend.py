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
        ([6, 6, 4, 5], "possibly_less", 6.0, 4.5),
        ([6, 6, 5, 5], "same", 6.0, 5.0),  # one point is less than 1.2
        ([4, 5, 6, 6], "possibly_more", 4.5, 6.0),
        ([3, 3, 4, 0, 0, 3, 2, 2], "same", 3.3, 2.3),
        ([2, 2, 4, 4], "more", 2.0, 4.0),
        ([5, 5, 5, 9, 4, 3, 3], "possibly_less", 5.0, 3.3),  # 1.7: more than 1.2, less than 2
        ([5, 5, 5, 9, 3, 3, 3], "less", 5.0, 3.0),
    ],
)
def test_pain_has_changed_possibly_from_1_2_and_clearly_from_two_points_on(
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
    pairs = ((Trend.LESS, Trend.MORE), (Trend.POSSIBLY_LESS, Trend.POSSIBLY_MORE), (Trend.SAME, Trend.SAME))
    opposite = {one: other for pair in pairs for one, other in (pair, pair[::-1])}
    assert pain_trend(peaks[::-1]).trend is opposite[pain_trend(peaks).trend]
