"""A new runner from sign-up to a plan that has begun, page by page, as a browser without scripts would go."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from programs.clinical.screening import BY_KEY, PAGES
from programs.forms.start.akps import AKPS_PAGES
from programs.models import Patient, Program, User
from programs.wording.akps import ANSWERS
from tests import make

pytestmark = pytest.mark.usefixtures("library")


def mildest(slug: str) -> dict[str, Any]:
    """The answers of a page that has nothing to tell."""
    page = next(page for page in PAGES if page.slug == slug)
    return {"signs": ["none"]} if page.kind == "checklist" else {key: BY_KEY[key].negative for key in page.keys}


#: Every page in the order in which it is met, with what is sent.
PAGES_SENT: list[tuple[str, dict[str, Any]]] = [
    ("about/", {"born_on_day": "3", "born_on_month": "12", "born_on_year": "1995", "sex": "female"}),
    ("knee/", {"side": "right", "location": "front", "worse_straightening": "no"}),
    ("story/", {"since": "8", "unit": "weeks", "onset": "gradual", "training_change": "yes"}),
    ("triggers/", {"provoked_by": ["stairs", "running"], "pain_now": "1"}),
    *[(f"warning-signs/{page.slug}/", mildest(page.slug)) for page in PAGES],
    ("health/", {"conditions": ["none"]}),
    ("result/", {}),
    ("pain/", {"worst_7d": "3", "usual_7d": "2", "rest": "0"}),
    ("pain/moves/", {"squat": "2", "stairs_down": "2", "sitting": "1"}),
    ("pain/after/", {"settles_minutes": "45", "night_pain": "none", "fear": "2"}),
    *[(f"daily-life/{slug}/", {item: str(max(ANSWERS[item])) for item in items}) for slug, items in AKPS_PAGES.items()],
    (
        "running/",
        {
            "runs": "yes",
            "runs_per_week": "3",
            "tolerated_minutes": "12",
            "longest_run_30d_minutes": "30",
            "pain_in_run": "2",
        },
    ),
    ("equipment/", {"equipment": ["band", "loop_band"], "minutes_per_session": "40"}),
    ("wishes/", {"weeks": "6", "strength_days": ["1", "3", "5"], "start_on": "2027-01-18"}),
    ("tests/T08/", {"left_value": "11", "right_value": "7", "right_pain": "1"}),
    ("tests/", {}),
    ("check/", {}),
]


def nothing(address: str, sent: dict[str, Any]) -> None:
    """What most walks do at a page before it is sent."""


def walk(client: Client, *, until: str = "", at_each: Callable[[str, dict[str, Any]], None] = nothing) -> None:
    """Send every page in turn; each must be the page whose turn it is. `at_each` is called where the way has come to a
    page that is not sent yet."""
    for address, sent in PAGES_SENT:
        if address == until:
            return
        at_each(address, sent)
        shown = client.get(f"/start/{address}")
        assert shown.status_code == 200, (address, shown.status_code, shown.get("Location"))
        answered = client.post(f"/start/{address}", sent)
        assert answered.status_code == 302, (address, answered.context and answered.context["form"].errors)


def test_a_new_runner_comes_from_sign_up_to_a_plan_that_has_begun(
    db: None, now: datetime, client_of: Callable[[User | Patient], Client]
) -> None:
    runner = make.user(name="Sam Okoro")
    client = client_of(runner)
    assert client.get("/start/about/").url == "/start/"
    assert client.post("/start/", {"agreed": "on"}).url == "/start/about/"
    walk(client)
    shown = client.get("/start/plan/")
    assert shown.status_code == 200
    assert "Right ankle is stiff" in shown.text
    assert client.post("/start/plan/", {"starts_on": "2027-01-20"}).url == "/today/"
    program = Program.objects.get()
    assert (program.status, program.starts_on.isoformat(), program.activated_by) == ("active", "2027-01-20", runner)
