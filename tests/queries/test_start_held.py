"""Why the way is held up, and whether a clinician's word could lift it."""

from __future__ import annotations

from datetime import datetime

import pytest

from programs.clinical.values import Level
from programs.models import Patient
from programs.queries.start import start_state
from programs.queries.start_held import Held, held
from tests.make_start import at_the_pain


def why(patient: Patient, now: datetime) -> Held:
    return held(start_state(patient, at=now))


@pytest.mark.parametrize(
    ("answers", "level", "signs"),
    [
        ({"kneecap_slipped_out": "yes"}, Level.SOON, (("RF21", True),)),
        ({"kneecap_slipped_out": "unsure"}, Level.SOON, (("RF21", False),)),
        ({"locked": "yes", "kneecap_slipped_out": "yes"}, Level.URGENT, (("RF13", True), ("RF21", True))),
        ({"chest_symptoms": "yes"}, Level.EMERGENCY, (("RF01", True),)),
    ],
)
def test_the_strictest_sign_is_told_first(
    sam: Patient, now: datetime, answers: dict[str, str], level: Level, signs: tuple[tuple[str, bool], ...]
) -> None:
    at_the_pain(sam, at=now, level=level.name, **answers)
    found = why(sam, now)
    assert (found.level, found.signs) == (level, signs)


def test_a_clearance_helps_where_it_could_lift_a_sign(sam: Patient, now: datetime) -> None:
    at_the_pain(sam, at=now, level="SOON", kneecap_slipped_out="yes")
    assert why(sam, now).clearance_helps


@pytest.mark.parametrize("level", ["URGENT", "EMERGENCY"])
def test_no_clearance_helps_after_urgent_advice(sam: Patient, now: datetime, level: str) -> None:
    at_the_pain(sam, at=now, level=level, kneecap_slipped_out="yes")
    assert not why(sam, now).clearance_helps


def test_after_an_injection_time_helps_and_no_clearance(sam: Patient, now: datetime) -> None:
    screening = at_the_pain(sam, at=now, level="SOON")
    screening.injection_weeks_ago = 1
    screening.save()
    found = why(sam, now)
    assert (found.signs, found.clearance_helps, found.time_helps) == ((("SC11", True),), False, True)


def test_while_a_fever_lasts_time_helps_and_a_clearance_too(sam: Patient, now: datetime) -> None:
    at_the_pain(sam, at=now, level="SOON", fever_or_ill="yes")
    assert why(sam, now).time_helps and why(sam, now).clearance_helps


def test_no_clearance_makes_another_pain_fit(sam: Patient, now: datetime) -> None:
    at_the_pain(sam, at=now, level="SOON")
    sam.assessments.update(location="outer")
    found = why(sam, now)
    assert (found.signs, found.clearance_helps, found.hints) == ((("PF1", True),), False, ("outer_band",))


def test_a_sign_told_before_is_named_although_the_answers_no_longer_show_it(sam: Patient, now: datetime) -> None:
    screening = at_the_pain(sam, at=now, level="URGENT")
    screening.rules = ["RF13"]
    screening.save()
    assert why(sam, now).signs == (("RF13", True),)
