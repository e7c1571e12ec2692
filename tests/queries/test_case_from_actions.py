"""What a runner answers page by page and what a case file says give the rules the very same case."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from programs.actions import assessment, home_tests, screening
from programs.clinical.screening import BY_KEY, PAGES
from programs.clinical.values import PainScore, Sex, Side
from programs.exchange.case_file import read_case
from programs.models import Patient
from programs.queries.case import case_of

FILE = b"""
schema: 1
today: 2027-01-18
person: {age: 31, sex: other, height_cm: 168.5, weight_kg: 60.5}
knee: {side: both, duration_weeks: 13, onset: gradual, location: front, provoked_by: [squat, stairs],
       training_change: false, injury_days_ago: 60}
pain: {worst_7d: 5, usual_7d: 3, now: 1, rest: 0, squat: 4, stairs_down: 4, sitting: 2, settles_minutes: 180,
       night: occasional}
fear: 6
akps: {answers: {limp: 5, support: 3, walking: 3, stairs: 5, squat: 3, run: 6, jump: 7, sitting: 4, pain: 8,
       swelling: 8, kneecap: 10, thigh: 5, flexion: 5}}
screening: {none: true, swelling: mild, limp: unsure}
scope: {anticoagulant: true, surgery_months_ago: 11, contraindications: [shoulder_pain, hypertension]}
tests:
  - {test: T08, side: left, value: 11.5, pain: 1}
  - {test: T08, side: right, value: 7}
  - {test: T20, side: left, value: flat}
  - {test: T03, side: right, extension_kg: 30, curl_kg: 14.5, reps: 8, pain: 0}
  - {test: T23, side: left, value: 65, outward: 15.5}
running: {runs_per_week: 3, usual_km: 5.5, tolerated_minutes: 10, pain_in_run: 3, longest_run_30d_minutes: 35,
          cadence: 172, walk_30_min_pain: 2, walk_settles_minutes: 45, weeks_without_running: 0}
wishes: {weeks: 5, minutes_per_session: 35, equipment: [band, leg_curl_machine, leg_extension_machine],
         strength_days: [2, 4, 7]}
"""
POINTS = {"limp": 5, "support": 3, "walking": 3, "stairs": 5, "squat": 3, "run": 6, "jump": 7}
POINTS |= {"sitting": 4, "pain": 8, "swelling": 8, "kneecap": 10, "thigh": 5, "flexion": 5}
ANSWERED = {"swelling": "mild", "limp": "unsure"}


def tell_who_and_what(who: dict[str, object]) -> None:
    assessment.answer_about(
        born_on=date(1995, 5, 1), sex=Sex.OTHER, height_cm=Decimal("168.5"), weight_kg=Decimal("60.5"), **who
    )
    assessment.answer_knee(side=Side.BOTH, location="front", **who)
    assessment.answer_story(duration_weeks=13, onset="gradual", training_change=False, **who)
    assessment.answer_triggers(provoked_by=["stairs", "squat"], pain_now=PainScore(1), **who)


def tell_the_signs(who: dict[str, object]) -> None:
    for page in PAGES:
        answers = {key: ANSWERED.get(key, BY_KEY[key].negative) for key in page.keys}
        knee = {"injury_days_ago": 60} if page.also else None
        screening.answer_page(page=page, answers=answers, knee=knee, **who)
    told = {"anticoagulant": True, "surgery_months_ago": 11, "contraindications": ["hypertension", "shoulder_pain"]}
    screening.answer_health(scope=told, **who)


def tell_the_rest(who: dict[str, object]) -> None:
    told = {"worst_7d": 5, "usual_7d": 3, "rest": 0, "squat": 4, "stairs_down": 4, "sitting": 2}
    assessment.answer_pain(scores={f"pain_{name}": PainScore(score) for name, score in told.items()}, **who)
    assessment.answer_settling(settles_minutes=180, night_pain="occasional", fear=PainScore(6), **who)
    assessment.answer_akps(points=POINTS, **who)
    runs = {"runs_per_week": 3, "usual_km": Decimal("5.5"), "tolerated_minutes": 10, "pain_in_run": 3}
    runs |= {"longest_run_30d_minutes": 35, "cadence": 172, "weeks_without_running": 0}
    runs |= {"walk_30_min_pain": 2, "walk_settles_minutes": 45}
    assessment.answer_running(history=runs, **who)
    kit = ["leg_extension_machine", "leg_curl_machine", "band"]
    assessment.answer_equipment(equipment=kit, minutes_per_session=35, **who)
    assessment.answer_wishes(weeks=5, strength_days=[7, 2, 4], start_on=date(2027, 1, 18), **who)


def tell_the_tests(who: dict[str, object]) -> None:
    toe_to_wall = {Side.LEFT: {"number": Decimal("11.5"), "pain": 1}, Side.RIGHT: {"number": Decimal(7)}}
    loads = {"extension_kg": Decimal(30), "curl_kg": Decimal("14.5"), "reps": 8, "pain": 0}
    home_tests.measure(test="T08", results=toe_to_wall, **who)
    home_tests.measure(test="T20", results={Side.LEFT: {"word": "flat"}}, **who)
    hip = {"number": Decimal(65), "outward": Decimal("15.5")}
    home_tests.measure(test="T23", results={Side.LEFT: hip}, **who)
    home_tests.measure(test="T03", results={Side.RIGHT: loads}, **who)
    home_tests.skip_tests(tests=["T01"], **who)


def test_pages_and_file_give_the_rules_the_same_case(sam: Patient, now: datetime) -> None:
    who: dict[str, object] = {"patient": sam, "by": sam.user, "at": now}
    tell_who_and_what(who)
    tell_the_signs(who)
    tell_the_rest(who)
    tell_the_tests(who)
    from_pages, from_file = case_of(sam, today=date(2027, 1, 18)), read_case(FILE)
    assert set(from_pages.tests) == set(from_file.tests)
    for part in ("today", "person", "knee", "pain", "fear", "akps", "screening", "scope", "running", "wishes"):
        assert getattr(from_pages, part) == getattr(from_file, part), part
