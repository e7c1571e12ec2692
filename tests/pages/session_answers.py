"""What a browser sends for a session: everything as planned, unless you say otherwise."""

from __future__ import annotations

import re
import uuid
from typing import Any

from django.test import Client

from programs.models import PlannedSession
from tests.actions.told import asked


def address(session: PlannedSession, page: str = "") -> str:
    """Where a session's page lives."""
    return f"/sessions/{session.public_id}/{page}"


def key(session: PlannedSession, code: str) -> str:
    """The beginning of the field names of an exercise."""
    item = next(item for item in asked(session) if item.exercise.code == code)
    return f"p{item.public_id.hex}"


def answers(session: PlannedSession, **changes: Any) -> dict[str, Any]:
    """The form of a session that went well. A change to `None` leaves the field out."""
    said: dict[str, Any] = {
        "log_id": str(uuid.uuid4()),
        "performed_on": session.due_on.isoformat(),
        "pain_before": "1",
        "pain_peak": "2",
        "pain_after": "1",
        "effort": "6",
        "swelling_new": "no",
        "locked_or_gave_way": "no",
        "note": "",
    }
    said |= {f"p{item.public_id.hex}-did": "all" for item in asked(session)}
    return {name: value for name, value in (said | changes).items() if value is not None}


def sent_id(client: Client, session: PlannedSession, page: str = "") -> str:
    """The hidden id of the form that the server made."""
    found = re.search(r'name="log_id" value="([0-9a-f-]{36})"', client.get(address(session, page)).content.decode())
    assert found
    return found[1]
