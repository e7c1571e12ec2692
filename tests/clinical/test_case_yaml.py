"""The file that a failing law prints is the case that failed."""

from __future__ import annotations

from hypothesis import given, settings

from programs.exchange.case_file import read_case
from tests.clinical.case_yaml import as_yaml
from tests.clinical.whole_cases import cases, open_cases


@settings(max_examples=50, deadline=None, derandomize=True)
@given(cases() | open_cases())
def test_a_case_is_read_back_as_it_was_written(made):
    assert read_case(as_yaml(made).encode()) == made
