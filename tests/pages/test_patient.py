"""One patient's page: everything about them for their therapist, nothing for anybody else."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs.actions.check import tell_week
from programs.clinical.check import ToldWeek
from programs.clinical.values import PainScore
from programs.models import AuditEvent, Measurement, Patient, Program, Screening, User
from programs.models.check import LINES
from programs.queries.patient import patient_page
from programs.queries.session import session_page, sessions_of
from programs.views.therapist.words.record import value_of
from tests import make
from tests.actions.told import session_on, tell
from tests.make_clinic import TODAY, due, in_care, logs
from tests.make_start import at_the_end, measured

ClientOf = Callable[[User | Patient], Client]
pytestmark = pytest.mark.usefixtures("now")


def page_of(patient: Patient) -> str:
    return reverse("therapist:patient", args=[patient.public_id])


@pytest.fixture
def running(ana: Patient, tom: User) -> Program:
    """Ana's program, in its third week, with findings."""
    make.screening(patient=ana)
    make.assessment(patient=ana)
    program = make.program(patient=ana, by=tom)
    reason = {"code": "tight_calf", "rule": "5.3", "params": {"test": "T10", "value": 7, "unit": "cm", "side": "right"}}
    finding = {"code": "tight_calf", "side": "right", "grade": "deficit", "test": "T10", "value": 7, "unit": "cm"}
    program.versions.update(
        plan={"findings": [finding | {"reason": reason | {"params": {**reason["params"], "grade": "deficit"}}}]}
    )
    return program


def test_the_therapist_reads_need_findings_program_and_logs(
    client_of: ClientOf, ana: Patient, tom: User, running: Program
) -> None:
    logs(running, 2, 3, None, 3, 4, 7)
    text = client_of(tom).get(page_of(ana)).content.decode()
    for words in (
        "Ana Silva",
        "Pain 7 during the session on 15 January, above 5",
        "Right ankle is stiff",
        "Week 3 of 6 by the calendar",
        "Mini squat",
        "Missed",
        "Who reads this record",
        "Tom Reed",
        "Show as a table",
    ):
        assert words in text, words


def test_the_therapist_reads_urgent_advice_until_a_clinician_has_answered_it(
    client_of: ClientOf, ana: Patient, tom: User, running: Program, now: datetime
) -> None:
    urgent = make.screening(patient=ana, at=now - timedelta(days=1), level="URGENT")
    Screening.objects.filter(pk=urgent.pk).update(rules=["RF14"])
    newest = make.screening(patient=ana, at=now - timedelta(hours=23), level="SOON")
    told = "Told on 17 January to get medical advice the same day, and not cleared since"
    shown = client_of(tom).get(page_of(ana)).text
    assert told in shown and "It was: Calf or thigh swollen, warm or sore." in shown
    Screening.objects.filter(pk=newest.pk).update(corrects=urgent)
    shown = client_of(tom).get(page_of(ana)).text
    assert told not in shown
    assert "Corrected by the runner on 17 January 2027, 10:00. Before, on 17 January 2027, 09:00: Urgent" in shown


def test_the_stranger_finds_the_same_as_for_an_unknown_patient(
    client_of: ClientOf, ana: Patient, sam: Patient, uma: User, cleo: User
) -> None:
    unknown = reverse("therapist:patient", args=[uuid.uuid4()])
    for person in (uma, cleo, ana, sam):
        client = client_of(person)
        foreign, nobody = client.get(page_of(ana)), client.get(unknown)
        assert foreign.status_code == nobody.status_code == 404
        assert foreign.content == nobody.content


def test_a_therapist_has_no_record_of_themselves_here(client_of: ClientOf, tom: User) -> None:
    mine = Patient.objects.create(
        user=tom, consented_at=make.LONG_AGO, consent_version="test", created_at=make.LONG_AGO
    )
    assert client_of(tom).get(page_of(mine)).status_code == 404


@pytest.mark.parametrize("step", ["nothing", "begun", "screened", "assessed", "drafted", "warned"])
def test_every_step_before_a_plan_has_its_page(client_of: ClientOf, tom: User, step: str) -> None:
    patient = in_care(therapist=tom, born_on=None if step == "nothing" else make.date(1990, 1, 1))
    if step != "nothing":
        make.screening(patient=patient, level={"begun": None, "warned": "SOON"}.get(step, "CLEAR"))
    if step in {"assessed", "drafted", "warned"}:
        make.assessment(patient=patient)
    if step == "drafted":
        make.program(patient=patient, status="draft")
    answer = client_of(tom).get(page_of(patient))
    assert answer.status_code == 200
    expected = {"warned": "Warning sign", "drafted": "Draft to review"}.get(step, "No plan")
    assert expected in answer.content.decode()


def test_a_warning_sign_is_told_in_words(client_of: ClientOf, ana: Patient, tom: User) -> None:
    made = make.screening(patient=ana, level="URGENT")
    made.rules, made.limits = ["RF13", "SC16"], ["SC16"]
    made.save()
    text = client_of(tom).get(page_of(ana)).content.decode()
    assert "Urgent, same day" in text
    assert "RF13" in text and "SC16" in text
    assert "Limits the plan" in text


def test_a_rule_of_another_version_is_shown_rather_than_lost(client_of: ClientOf, ana: Patient, tom: User) -> None:
    made = make.screening(patient=ana, level="SOON")
    made.rules = ["RF99"]
    made.save()
    assert "RF99" in client_of(tom).get(page_of(ana)).content.decode()


@pytest.mark.parametrize(
    ("peak", "decision", "row"),
    [(2, "Step up", 10), (3, "Stay", 9), (5, "Stay", 9), (6, "Ease back", 4), (7, "Ease back", 4)],
)
def test_the_therapist_reads_what_the_rules_decided_for_each_exercise_and_why(
    client_of: ClientOf, ana: Patient, tom: User, running: Program, peak: int, decision: str, row: int
) -> None:
    do(running, peak)
    card = card_of(client_of(tom).get(page_of(ana)).text)
    assert "Strength, Monday 18 January" in card and "Run, " not in card, "no run was told"
    link = f'href="/rules/#rule-66-row-{row}"'
    for words in ("Mini squat", decision, link, "A step up is not written into the plan."):
        assert words in card, words


def test_the_therapist_reads_the_answers_that_the_runner_reads(
    ana: Patient, tom: User, running: Program, now: datetime
) -> None:
    do(running, 6)
    [decided] = patient_page(tuple(ana.care.all()), at=now).decided
    session = sessions_of(ana, at=now).get(pk=decided.session.pk)
    theirs = {item.exercise.code: item.step for item in session_page(session, ana, at=now).items if item.step}
    assert {one.prescription.exercise.code: one.step for one in decided.steps} == theirs != {}


@pytest.mark.parametrize("status", ["paused", "completed", "untold"])
def test_nothing_is_decided_where_nothing_is_to_come_or_nothing_was_told(
    client_of: ClientOf, ana: Patient, tom: User, running: Program, status: str
) -> None:
    if status != "untold":
        do(running, 2)
        Program.objects.filter(pk=running.pk).update(status=status)
    assert card_of(client_of(tom).get(page_of(ana)).text) == ""


def do(program: Program, peak: int) -> None:
    """A strength session of the first week and two of the week before, each with a calm morning after."""
    for day in (4, 9, 11):
        session = session_on(program, day)
        at = datetime.combine(session.due_on, datetime.min.time(), tzinfo=UTC) + timedelta(hours=18)
        log = tell(session, at, pain_peak=PainScore(peak), although_held=True)
        make.pain(session_log=log, moment="morning", score=1, felt_on=log.performed_on + timedelta(days=1))


def card_of(page: str) -> str:
    """The part of the page about the next time; "" where there is none."""
    found = page.partition('aria-labelledby="decided"')[2]
    return found.partition("</section>")[0]


def cost(client: Client, patient: Patient) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(page_of(patient)).status_code == 200
    return len(queries)


def test_the_page_costs_twenty_four_queries_at_most_and_no_more_for_a_long_history(
    client_of: ClientOf, ana: Patient, tom: User, running: Program
) -> None:
    client = client_of(tom)
    logs(running, 2)
    short = cost(client, ana)
    old = make.program(patient=ana, starts_on=make.date(2026, 9, 7), status="completed", by=tom)
    for planned in due(old):
        make.session_log(planned_session=planned, morning=1)
    make.program(patient=ana, status="draft")
    assert cost(client, ana) == short <= 24


@pytest.mark.parametrize("is_assessed", [True, False])
def test_the_page_before_a_plan_costs_no_more(client_of: ClientOf, ana: Patient, tom: User, is_assessed: bool) -> None:
    make.screening(patient=ana)
    if is_assessed:
        make.assessment(patient=ana)
    assert cost(client_of(tom), ana) <= 13


def test_a_look_writes_nothing(client_of: ClientOf, ana: Patient, tom: User, running: Program) -> None:
    client = client_of(tom)
    with CaptureQueriesContext(connection) as queries:
        client.get(page_of(ana))
    assert [query["sql"] for query in queries if query["sql"].split()[0] in {"INSERT", "UPDATE", "DELETE"}] == []


def test_ending_care_asks_once_and_closes_the_record(
    client_of: ClientOf, ana: Patient, tom: User, now: datetime
) -> None:
    client, end = client_of(tom), reverse("therapist:end-care", args=[ana.public_id])
    assert "End your care for Ana Silva?" in client.get(end).content.decode()
    assert client.get(page_of(ana)).status_code == 200
    assert client.post(end).headers["Location"] == "/caseload/"
    assert client.get(page_of(ana)).status_code == 404
    assert client.post(end).status_code == 404
    assert AuditEvent.objects.get(action="end_care").actor == tom.public_id


def test_a_colleagues_care_is_not_ended_with_ones_own(client_of: ClientOf, ana: Patient, tom: User, uma: User) -> None:
    make.care(patient=ana, therapist=uma)
    client_of(tom).post(reverse("therapist:end-care", args=[ana.public_id]))
    assert ana.care.filter(ended_at=None).get().therapist == uma


@pytest.mark.parametrize(
    ("done", "said"),
    [
        ([], ["No home test is done, so nothing was found and nothing ruled out.", "Left out:"]),
        ([11.0, 12.0], ["1 test done", "The tests below found nothing to work on.", "Left out:"]),
    ],
)
def test_a_test_that_was_left_out_is_not_told_as_done(
    client_of: ClientOf, ana: Patient, tom: User, now: datetime, done: list[float], said: list[str]
) -> None:
    at_the_end(ana, at=now)
    assessment = ana.assessments.get()
    if done:
        assessment.measurements.filter(test="T08").delete()
    for side, value in zip(("left", "right"), done, strict=False):
        measured(assessment, "T08", side, value)
    text = client_of(tom).get(page_of(ana)).content.decode()
    for words in said:
        assert words in text, words
    assert ("nothing ruled out" in text) is (not done)


def test_a_missed_run_is_listed_and_counted_beside_strength(
    client_of: ClientOf, ana: Patient, tom: User, running: Program
) -> None:
    first, _second = running.planned_sessions.filter(kind="run", due_on__lt=TODAY).order_by("due_on")
    make.session_log(planned_session=first)
    page = client_of(tom).get(page_of(ana))
    told = [(row.planned.kind, row.state.value) for row in page.context["sessions"]]
    assert told.count(("run", "missed")) == 1 and told.count(("run", "done")) == 1
    counted = page.context["shown"].runs_done_of_due
    assert (counted.done, counted.due, counted.missed) == (1, 2, 1)
    text = page.content.decode()
    assert "Runs done" in text and '<span class="row-sub">Run</span>' in text


def test_the_list_says_that_it_is_not_all_and_shows_all_when_asked(
    client_of: ClientOf, ana: Patient, tom: User
) -> None:
    make.program(patient=ana, starts_on=make.date(2026, 12, 14), by=tom)
    client = client_of(tom)
    some, every = client.get(page_of(ana)), client.get(page_of(ana), {"sessions": "all"})
    assert (len(some.context["sessions"]), len(every.context["sessions"])) == (12, 21)
    assert "The newest 12 of 21." in some.content.decode() and "?sessions=all" in some.content.decode()
    assert "The newest" not in every.content.decode()


@pytest.mark.parametrize(("pain", "said"), [(None, "not asked yet"), (2, "Low")])
def test_irritability_is_not_told_before_a_pain_was_asked(
    client_of: ClientOf, ana: Patient, tom: User, pain: int | None, said: str
) -> None:
    fields = ("pain_worst_7d", "pain_rest", "pain_squat", "pain_stairs_down", "settles_minutes", "pain_in_run")
    make.screening(patient=ana)
    make.assessment(patient=ana, completed=False, night_pain=None, akps_answers={}, **dict.fromkeys(fields, pain))
    text = client_of(tom).get(page_of(ana)).content.decode()
    assert "Irritability" in text and said in text
    assert "Moderate" not in text


def test_the_head_and_the_caseload_tell_the_worst_of_the_last_day(
    client_of: ClientOf, ana: Patient, tom: User, running: Program
) -> None:
    make.screening(patient=ana)
    [*_, last] = logs(running, 2, 2, 2, 2, 2, 5)
    make.pain(session_log=last, moment="after", score=1)
    client = client_of(tom)
    assert client.get(page_of(ana)).context["shown"].latest_pain.score == 5
    row = client.get("/caseload/").context["groups"][0]["lines"][0]["row"]
    assert (row.latest_pain, row.latest_pain_on) == (5, last.performed_on)
    for address in (page_of(ana), "/caseload/"):
        assert "worst on 15 Jan" in client.get(address).content.decode()


@pytest.mark.parametrize(
    ("test", "pain", "told"),
    [
        ("T01", None, "12"),
        ("T01", 3, "12, pain 3"),
        ("T01", 4, "12, stopped at pain 4: not tested"),
        ("T21", 4, "12, pain 4"),
        ("T99", 4, "12, pain 4"),
    ],
)
def test_a_test_that_pain_stopped_is_told_as_not_tested(test: str, pain: int | None, told: str) -> None:
    assert value_of(Measurement(test=test, side="left", number=Decimal(12), pain=pain)) == told


def test_the_second_number_of_the_hip_test_is_told() -> None:
    assert value_of(Measurement(test="T23", side="left", number=Decimal(65), outward=Decimal(15))) == "in 65, out 15"


def test_weeks_that_were_told_and_why_a_phase_waits(
    client_of: ClientOf, ana: Patient, tom: User, now: datetime
) -> None:
    make.screening(patient=ana)
    program = make.program(patient=ana, by=tom)
    make.weekly_check(program=program, told_on=now.date() - timedelta(days=7), new_swelling="unsure", pain_worst=5)
    first = make.weekly_check(program=program, told_on=now.date(), pain_worst=9, squat_pain=3)
    make.weekly_check(program=program, told_on=now.date(), pain_worst=4, squat_pain=3, corrects=first)
    page = client_of(tom).get(f"/patients/{ana.public_id}/").content.decode()
    assert "Weeks told" in page and "New swelling of the knee: not sure" in page
    assert "squat pain 3" in page and "corrected" in page
    assert "of the plan" in page and "What opens phase 2" in page


@pytest.fixture
def held_back(ana: Patient, now: datetime) -> Program:
    """Ana's program in its fifth calendar week, trained calmly: phase 3 is planned, and what opens it was told too
    long ago."""
    make.screening(patient=ana)
    program = make.program(patient=ana, starts_on=now.date() - timedelta(days=28))
    for planned in due(program, today=now.date()):
        log = make.session_log(planned_session=planned, peak=3, morning=1)
        make.pain(session_log=log, moment="before", score=1)
    told_on = now.date() - timedelta(days=9)
    make.weekly_check(program=program, told_on=told_on, pain_worst=3, squat_pain=1, stairs_down_pain=2)
    return program


def test_the_week_that_is_done_is_shown_and_not_the_calendars(
    client_of: ClientOf, ana: Patient, tom: User, held_back: Program
) -> None:
    text = client_of(tom).get(page_of(ana)).text
    said = "does plan week 4, because phase 3 is not open yet"
    assert "Week 5 of 6 by the calendar" in text and text.count(said) == 2
    assert "Plan, week 4, Build" in text and "Plan, week 5" not in text
    assert "do week 4 of the plan again" in client_of(ana).get("/plan/").text, "the runner's own page says the same"


def test_what_was_told_too_long_ago_is_named_by_its_day_and_in_the_third_person(
    client_of: ClientOf, ana: Patient, tom: User, held_back: Program
) -> None:
    page = client_of(tom).get(page_of(ana))
    stands = {line["text"].split(":")[0]: line["stands"] for line in page.context["week"]["criteria"]}
    assert stands["Pain going down stairs"] == "Told on 9 Jan: too old, asked again"
    assert stands["Points in the step-down test"] == "Not told yet"
    assert page.context["week"]["stands"] == "Stays in phase 2." and "Theirs: 3." in page.text
    card = page.text.partition("Weeks told")[2].partition("</section>")[0]
    assert not re.search(r"\byou(rs?)?\b", card, re.IGNORECASE)


def test_a_criterion_that_the_newest_check_left_open_says_so(
    client_of: ClientOf, ana: Patient, tom: User, held_back: Program, now: datetime
) -> None:
    for days, points in ((3, 2), (1, None)):
        make.weekly_check(program=held_back, told_on=now.date() - timedelta(days=days), step_down_points=points)
    lines = client_of(tom).get(page_of(ana)).context["week"]["criteria"]
    assert lines[-1]["stands"] == "Told on 15 Jan, left open since: asked again"


def test_a_week_that_is_eased_shows_the_sets_that_are_asked(
    client_of: ClientOf, ana: Patient, tom: User, now: datetime
) -> None:
    program = make.program(patient=ana, by=tom)
    for planned in due(program, today=now.date()):
        make.session_log(planned_session=planned, peak=3, morning=1)
    for days, worst in ((14, 1), (7, 1), (0, 5)):
        make.weekly_check(program=program, told_on=now.date() - timedelta(days=days), pain_worst=worst)
    page = client_of(tom).get(page_of(ana))
    assert page.context["shown"].content.share == 0.8
    assert "because pain or scores got worse" in page.text and "80 per cent of the planned sets" in page.text
    main = [item for item in page.context["shown"].prescriptions if item.block == "main"]
    assert sum(item.sets_left for item in main) <= 0.8 * 3 * len(main)


@pytest.mark.parametrize("status", ["paused", "completed"])
def test_a_program_that_rests_or_is_over_shows_the_week_that_was_done(
    client_of: ClientOf, ana: Patient, tom: User, held_back: Program, status: str
) -> None:
    Program.objects.filter(pk=held_back.pk).update(status=status)
    client = client_of(tom)
    assert "does plan week 4" in client.get(page_of(ana)).text
    assert cost(client, ana) <= 17


def test_a_sign_told_in_a_week_raises_the_need(client_of: ClientOf, ana: Patient, tom: User, now: datetime) -> None:
    make.screening(patient=ana)
    make.assessment(patient=ana)
    program = make.program(patient=ana, by=tom)
    signs = dict.fromkeys(LINES, "no") | {"new_injury": "yes"}
    week = ToldWeek(pain_worst=PainScore(3), pain_usual=PainScore(1), signs=signs)
    tell_week(program=program, check_id=uuid.uuid4(), week=week, by=ana.user, at=now)
    page = client_of(tom).get(f"/patients/{ana.public_id}/").content.decode()
    assert "Warning signs begun again, not finished" in page
    assert "Warning signs begun again, not finished" in client_of(tom).get("/caseload/").content.decode()


@pytest.mark.parametrize(("irritability", "limit"), [("low", 5), ("moderate", 4), ("high", 3)])
def test_the_page_names_one_limit_for_a_session_and_its_morning(
    client_of: ClientOf, ana: Patient, tom: User, irritability: str, limit: int
) -> None:
    make.screening(patient=ana)
    program = make.program(patient=ana, by=tom)
    Program.objects.filter(pk=program.pk).update(irritability=irritability)
    log = make.session_log(planned_session=session_on(program, 11), peak=2, morning=limit + 1)
    make.weekly_check(program=program, told_on=log.performed_on, pain_worst=5)
    page = client_of(tom).get(page_of(ana)).text
    assert f"Pain {limit + 1} in the morning on" in page
    assert set(re.findall(r"above (\d)", page)) == {str(limit)}
