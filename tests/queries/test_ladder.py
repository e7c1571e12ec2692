"""The ladder of weeks marks what was done, not what was planned."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from programs.models import Program, Week
from programs.queries.plan import week_line

BEGUN = Program(starts_on=date(2027, 1, 4), weeks_count=6, activated_at=datetime(2027, 1, 4, 9, tzinfo=UTC))


@pytest.mark.parametrize(
    ("calendar", "content", "states"),
    [
        (5, 2, "done now ahead ahead ahead ahead"),  # three weeks were done again or missed
        (5, 5, "done done done done now ahead"),
        (7, 6, "done done done done done now"),
        (7, 7, "done done done done done done"),
        (0, 1, "ahead ahead ahead ahead ahead ahead"),
        (3, None, "done done now ahead ahead ahead"),
    ],
)
def test_only_weeks_that_were_done_are_done(calendar: int, content: int | None, states: str) -> None:
    lines = [week_line(BEGUN, Week(number=number, phase=1), calendar, content) for number in range(1, 7)]
    assert [line.state.value for line in lines] == states.split()
