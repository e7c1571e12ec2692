"""What is drawn for the laws is the same on every machine, however busy."""

from __future__ import annotations

from hypothesis import settings


def test_a_law_without_settings_of_its_own_has_no_deadline_and_draws_the_same_every_time():
    assert settings().deadline is None
    assert settings().derandomize
    assert settings().database is None
