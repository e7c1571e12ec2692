"""Zones of a pain scale whose ceiling may be lower than usual (§6.2, 6.6)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.clinical.pain_zone import zone_under, zones_under
from programs.clinical.values import PainOutOfRange, PainScore

ZONES = ("fine", "careful", "stop")
SCORES = st.integers(0, 10)
CEILINGS = st.integers(0, 9)


@pytest.mark.parametrize(
    ("score", "ceiling", "zone"),
    [
        *[(2, 5, "fine"), (3, 5, "careful"), (5, 5, "careful"), (6, 5, "stop"), (6, 6, "careful")],
        *[(3, 3, "careful"), (4, 3, "stop"), (2, 2, "fine"), (3, 2, "stop"), (0, 0, "fine"), (1, 0, "stop")],
    ],
)
def test_the_ceiling_is_the_last_score_that_does_not_mean_stop(score, ceiling, zone):
    assert zone_under(score, ceiling) == zone


@given(SCORES)
def test_the_usual_ceiling_gives_the_usual_zones(score):
    assert zone_under(score) == PainScore(score).zone


@given(SCORES, SCORES, CEILINGS)
def test_more_pain_is_never_in_a_calmer_zone(one, other, ceiling):
    calm, sore = sorted((one, other))
    assert ZONES.index(zone_under(calm, ceiling)) <= ZONES.index(zone_under(sore, ceiling))


@given(SCORES, CEILINGS, CEILINGS)
def test_a_lower_ceiling_is_never_calmer(score, one, other):
    strict, kind = sorted((one, other))
    assert ZONES.index(zone_under(score, strict)) >= ZONES.index(zone_under(score, kind))


@given(CEILINGS)
def test_the_zones_cover_the_scale_without_gap_or_overlap(ceiling):
    zones = zones_under(ceiling)
    assert [score for zone in zones for score in range(zone.low, zone.high + 1)] == list(range(11))


def test_a_score_outside_the_scale_is_refused():
    with pytest.raises(PainOutOfRange):
        zone_under(11)
