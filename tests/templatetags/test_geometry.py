"""Where things lie in a chart, and where a line must break."""

from itertools import pairwise

import pytest

from programs.templatetags.geometry import Plot, bands, line, runs

PLOT = Plot(width=326, height=250, left=22, right=70, top=8, bottom=28, days=7)


def day(n: int) -> tuple[float, float, int]:
    return (float(n), 0.0, n)


@pytest.mark.parametrize(
    ("logged", "parts"),
    [
        ([0, 1, 2], [[0, 1, 2]]),
        ([0, 3], [[0, 3]]),
        ([0, 4], [[0], [4]]),
        ([0, 3, 8, 9], [[0, 3], [8, 9]]),
        ([], []),
    ],
)
def test_a_line_joins_over_three_days_and_breaks_over_more(logged, parts):
    points = [day(n) if n in logged else None for n in range(10)]
    assert [[score for _, _, score in part] for part in runs(points)] == parts


def test_the_scale_runs_from_0_at_the_bottom_to_10_at_the_top():
    assert (PLOT.y(0), PLOT.y(10)) == (222, 8)
    assert (PLOT.x(0), PLOT.x(7)) == (22, 256)


@pytest.mark.parametrize("ceiling", range(10))
def test_bands_lie_from_top_to_bottom_with_a_gap_between_them(ceiling):
    strips = bands(PLOT.y, ceiling=ceiling)
    assert strips[0].name == "stop" and strips[-1].name == "fine"
    for upper, lower in pairwise(strips):
        assert lower.y - (upper.y + upper.height) >= 1.8


def test_a_band_ends_half_way_to_the_next_score():
    stop, careful, _ = bands(PLOT.y, ceiling=5, gap=0)
    assert stop.y + stop.height == pytest.approx(PLOT.y(5.5), abs=0.2)
    assert careful.y + careful.height == pytest.approx(PLOT.y(2.5), abs=0.2)


def test_a_path_is_a_move_and_lines():
    assert line([(1.0, 2.5, 0), (3.0, 4.0, 0)]) == "M1 2.5L3 4"
