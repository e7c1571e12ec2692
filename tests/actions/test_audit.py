"""The audit says who did what; it holds no hint of anybody's health."""

from __future__ import annotations

import pytest

from programs.actions import audit
from programs.models import AuditEvent
from tests.conftest import NOW


def test_a_detail_that_is_not_known_is_refused(db: None) -> None:
    with pytest.raises(ValueError, match="although_held"):
        audit.record("log_session", by=None, at=NOW, although_held=True)
    assert not AuditEvent.objects.exists()


def test_no_known_detail_speaks_of_health() -> None:
    assert audit.DETAILS.isdisjoint({"level", "pain", "score", "note", "answer", "hold", "although_held", "reason"})


def test_a_known_detail_is_kept(db: None) -> None:
    audit.record("start_membership", by=None, at=NOW, role="therapist")
    assert AuditEvent.objects.get().detail == {"role": "therapist"}
