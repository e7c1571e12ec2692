"""The demo shows what it says: Ana is in the third week of a program that goes well, on whatever day it is built."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from programs.management.demo.build import build
from programs.models import SessionLog, User, WeeklyCheck
from programs.queries.today import today_page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("days", [0, 6])
def test_ana_is_in_the_third_week_of_a_plan_that_goes_well(
    library: None, settings: Any, now: datetime, days: int
) -> None:
    settings.DEMO = True
    at = now + timedelta(days=days)
    build(patients=1, now=at, say=lambda line: None)
    ana = User.objects.get(email="ana@kneeapp.example").patient
    page = today_page(ana, at=at)
    assert page.hold is None and page.content is not None
    assert (page.week, page.content.week, page.phase, page.content.share) == (3, 3, 2, 1)
    assert SessionLog.objects.filter(patient=ana, note__startswith="Stairs at work").count() == 1
    for check in WeeklyCheck.objects.filter(patient=ana):
        week = [log for log in ana.session_logs.all() if 0 < (check.told_on - log.performed_on).days <= 7]
        worst = max(report.score for log in week for report in log.pain_reports.all())
        assert check.pain_worst >= worst, "no calmer than its sessions"
    with time_machine.travel(at, tick=False):
        client = Client()
        client.force_login(ana.user)
        assert "Week 3 of 6 · Build" in client.get("/today/").content.decode()
