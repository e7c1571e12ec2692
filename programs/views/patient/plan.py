"""The plan, and why: the weeks, what was found, the exercises that answer it, and the sessions of a week."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dates import WEEKDAYS_ABBR
from django.views.decorators.http import require_safe

from programs.clinical.check import CheckState
from programs.clinical.content_week import Content, next_entry
from programs.clinical.decision import Decision
from programs.clinical.hold import Hold, HoldCode
from programs.clinical.phase_opens import opens_when
from programs.clinical.progression import decide_missed
from programs.models import Patient, Prescription, Program
from programs.queries.course import Course, course_of, with_run
from programs.queries.decided import LessNextTime, less_next_time
from programs.queries.eased import is_of_some_days
from programs.queries.hold import hold_from, is_going_on, last_trained_on, warning_sign_of
from programs.queries.logs import checks_that_matter, logs_that_matter
from programs.queries.plan import FindingCard, PlanPage, WeekState, plan_page
from programs.queries.today import check_due, current_program
from programs.queries.week import TrainingDay, planned_sessions, strength_done, training_days, weeks_of
from programs.templatetags.figures import leg_shown, library_page
from programs.templatetags.training import dose, less_this_time, planned_dose, why
from programs.views.audience import PersonRequest, after_consent, runners_only
from programs.wording.home_tests import HOME_TESTS, UNITS
from programs.wording.sides import SIDE_NAMES
from programs.wording.stored import stored_reason, stored_title
from programs.wording.training import PHASE_AIMS, PHASES

WEEK = re.compile(r"[1-8]")


@runners_only
@require_safe
@after_consent
def plan(request: PersonRequest) -> HttpResponse:
    """The running plan, or the last one that ran. Held back where somebody has to look at the knee first."""
    program = current_program(request.patient, at=request.at)
    context: dict[str, Any] = {"program": program, "section": "plan"}
    if program is not None and program.activated_at is not None:
        context |= running_plan(request, request.patient, program)
    else:
        context["hold"] = warning_sign_of(request.patient, at=request.at)
    return render(request, "patient/plan/plan.html", context)


def running_plan(request: PersonRequest, patient: Patient, program: Program) -> dict[str, Any]:
    """What the page shows of a program that was begun."""
    today = patient.user.today(at=request.at)
    logs = list(logs_that_matter(patient, program, today=today))
    checks = checks_that_matter(patient, program, today=today)
    found = hold_from(patient, program, logs, checks=checks, at=request.at)
    if found is not None and found.blocks_plan:
        return {"hold": found}
    found = None if found is not None and found.code is HoldCode.PAUSED else found  # the page says so at its head
    planned = planned_sessions(program)
    course = course_of(program, patient, weeks_of(planned), logs, checks, today=today)
    counted = strength_done(training_days(planned, logs, today=today), today=today)
    is_over = program.is_over_on(today)
    if is_over and decide_missed((today - last_trained_on(program, logs)).days).decision is Decision.NEW_BASELINE:
        return {"is_over": True, "counted": counted}  # its doses count no more (§6.8)
    calendar_week = week_asked(request, program, today)
    content = course.content(calendar_week)
    known = plan_page(program, today=today, week_number=calendar_week, content=content, content_now=course.now.place)
    own = [session for session in planned if session.week.number == calendar_week]
    days = training_days(own, logs, today=today, course=course)
    goes_on = is_going_on(program, today)
    less = less_next_time(patient, program, course, logs, at=request.at) if goes_on else {}
    return {
        "known": known,
        "calendar_week": calendar_week,
        "checks": checks[::-1],
        "entry": next_entry(course.facts, day=today) if goes_on else None,
        "opens": opens_when(course.facts, day=today) if goes_on else None,
        "is_check_due": check_due(program, checks, logs, today=today) is not CheckState.NOT_YET,
        "rest": found,
        "rest_days": rest_days(found, days, patient),
        "today": today,
        "is_over": is_over,
        "counted": counted,
        "days": days,
        **week_parts(course, content, known, calendar_week),
        "lanes": lanes(known, is_over=is_over),
        **card_parts(known, Rows(days, less, program.assessment.knee_side or ""), today=today),
    }


def week_parts(course: Course, content: Content, known: PlanPage, calendar_week: int) -> dict[str, Any]:
    """What is done in a week of the calendar: its content and run. What is read goes on with the calendar."""
    return {
        "content": content,
        "run": with_run(known.week, content).running,
        "planned_run": known.week.running if content.run else None,
        "education": course.week(calendar_week).education,
        "differs": content.differs_from(calendar_week),
    }


@dataclass(frozen=True, slots=True)
class Rows:
    """What a row of an exercise is made with: the sessions of the week shown, what the last decisions change next time,
    and the leg that hurts."""

    days: Sequence[TrainingDay]
    less: Mapping[int, LessNextTime]
    painful: str

    def day_of(self, item: Prescription) -> TrainingDay | None:
        """The first session of the week that holds an exercise."""
        return next((one for one in self.days if one.planned.weekday in item.days), None)

    def less_of(self, item: Prescription) -> str:
        """What is done less of it the next time, where that is in the week shown; "" where the dose stands."""
        found = self.less.get(item.pk)
        own = {one.planned.public_id for one in self.days}
        if found is None or found.session.public_id not in own or found.session.weekday not in item.days:
            return ""
        return less_this_time(found.item)


def card_parts(known: PlanPage, rows: Rows, *, today: date) -> dict[str, Any]:
    """The cards of the findings, the exercises that answer none, and the tests to be done again, with whether the week
    of the first ones has come."""
    return {
        "findings": [finding_card(card, rows) for card in known.cards],
        "base": [exercise_row(item, rows) for item in known.base],
        "retests": [(week, [retest_line(due) for due in tests]) for week, tests in known.retests],
        "are_retests_due": any(week.first_on <= today for week, _tests in known.retests),
    }


def week_asked(request: PersonRequest, program: Program, today: date) -> int:
    """The week that the address names, else the calendar's; within the program."""
    asked = request.GET.get("week", "")
    week = int(asked) if WEEK.fullmatch(asked) else program.week_on(today)
    return min(max(week, 1), program.weeks_count)


def rest_days(found: Hold | None, days: Sequence[TrainingDay], patient: Patient) -> list[date]:
    """The days of a week that fall into a rest which time ends."""
    if found is None or found.until is None:
        return []
    until_on = patient.user.today(at=found.until)
    return [day.planned.due_on for day in days if found.rests_on(day.planned.due_on, until_on=until_on)]


def retest_line(due: Mapping[str, Any]) -> dict[str, Any]:
    """A test to be done again and what to reach; the name of one that is no longer done is its id."""
    test = due["test"]
    return {"title": HOME_TESTS[test].title if test in HOME_TESTS else test, "target": stored_reason(due["reason"])}


def lanes(known: PlanPage, *, is_over: bool) -> list[dict[str, Any]]:
    """The ladder, the last week first; in a plan that is over nobody is on it."""
    words = {WeekState.DONE: "done", WeekState.NOW: "next" if is_over else "now", WeekState.AHEAD: "next"}
    return [
        {
            "number": week.number,
            "stage": PHASES[week.phase],
            "holds": PHASE_AIMS[week.phase],
            "state": words[week.state],
        }
        for week in reversed(known.weeks)
    ]


def finding_card(card: FindingCard, rows: Rows) -> dict[str, Any]:
    """A finding with the values behind it, why it counts, and its exercises."""
    titles = [stored_title(card.code, finding["side"], finding["grade"]) for finding in card.found]
    reasons = [why(finding["reason"]) for finding in card.found]
    return {
        "title": titles[0],
        "note": " ".join(dict.fromkeys(reasons)) or " · ".join(str(title) for title in titles[1:]),
        "sides": side_rows(card),
        "exercises": [exercise_row(item, rows) for item in card.prescriptions],
    }


def side_rows(card: FindingCard) -> list[dict[str, Any]]:
    """Both legs as bars of the same scale; a result in words has no bar and is told by its reason."""
    numbers = [number_of(side.value) for side in card.sides]
    if not numbers or None in numbers:
        return []
    most = max(abs(number) for number in numbers if number is not None) or 1
    return [
        {
            "word": SIDE_NAMES[side.side],
            "value": number,
            "of": most,
            "text": f"{side.value} {UNITS.get(card.unit, card.unit)}".strip(),
            "weaker": side.is_found,
        }
        for side, number in zip(card.sides, numbers, strict=True)
    ]


def number_of(value: str) -> float | None:
    """A stored number as it is shown, or None for a result in words."""
    return float(value) if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value) else None


def exercise_row(item: Prescription, rows: Rows) -> dict[str, Any]:
    """An exercise with the dose that is asked now, the planned one where that is another, and what the last decision
    changes; linked to the first session of the week that holds it, and to its page in the library."""
    said, day = dose(item), rows.day_of(item)
    more = library_page(item.exercise)
    session = reverse("patient:session", args=[day.planned.public_id]) if day else ""
    return {
        "name": item.exercise.name,
        "dose": said.figures,
        "dose_words": said.words,
        "days": ", ".join(str(WEEKDAYS_ABBR[day - 1]) for day in item.days) if is_of_some_days(item) else "",
        "planned": planned_dose(item),
        "less": rows.less_of(item),
        "href": f"{session}#exercise-{item.exercise.code}" if session else more,
        "more": more if session else "",
        "code": item.exercise.code,
        "side": leg_shown(item, rows.painful),
    }
