"""Exactly one thing is shown on a day."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from programs.clinical.hold import Hold, HoldCode
from programs.clinical.today import DayFacts, day_code, morning_is_owed
from programs.clinical.values import Level

STARTS, ENDS = date(2027, 1, 4), date(2027, 2, 14)
HELD = Hold(code=HoldCode.HIGH_MORNING)
SIGN = Hold(code=HoldCode.WARNING_SIGN, level=Level.URGENT)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"status": None}, "no_program"),
        ({"status": None, "hold": HELD}, "no_program"),
        ({"status": None, "hold": SIGN}, "held"),
        ({"status": "draft"}, "draft"),
        ({"status": "draft", "hold": SIGN}, "held"),
        ({"status": "completed", "hold": SIGN}, "held"),
        ({"status": "completed"}, "ended"),
        ({"status": "stopped", "hold": HELD}, "ended"),
        ({"status": "paused"}, "paused"),
        ({"status": "paused", "hold": HELD}, "held"),
        ({"status": "paused", "hold": Hold(code=HoldCode.PAUSED)}, "paused"),
        ({"status": "active", "hold": HELD, "has_session": True}, "held"),
        ({"status": "active", "hold": HELD, "has_session": True, "is_done": True}, "held"),
        ({"status": "active", "today": date(2027, 1, 3)}, "before"),
        ({"status": "active", "today": STARTS, "has_session": True}, "session"),
        ({"status": "active", "today": ENDS, "has_session": True}, "session"),
        ({"status": "active", "today": date(2027, 2, 15)}, "after"),
        ({"status": "active"}, "rest"),
        ({"status": "active", "has_session": True, "is_done": True}, "done"),
    ],
)
def test_the_day_shows(facts: dict, expected: str):
    known = {"today": date(2027, 1, 18), "starts_on": STARTS, "ends_on": ENDS}
    assert day_code(DayFacts(**(known | facts))).value == expected


@pytest.mark.parametrize(
    ("local", "told", "expected"),
    [
        (datetime(2027, 1, 18, 22, 0), False, False),  # the evening of the session
        (datetime(2027, 1, 19, 3, 59), False, False),  # still the night
        (datetime(2027, 1, 19, 4, 0), False, True),
        (datetime(2027, 1, 20, 3, 59), False, True),  # a morning has come and gone
        (datetime(2027, 2, 20, 9, 0), False, True),
        (datetime(2027, 1, 19, 9, 0), True, False),
    ],
)
def test_the_morning_after_is_asked_once_a_morning_has_come(local: datetime, told: bool, expected: bool):
    assert morning_is_owed(performed_on=date(2027, 1, 18), is_told=told, local=local) is expected
