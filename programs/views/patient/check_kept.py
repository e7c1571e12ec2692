"""A week that could not be stored as it was sent: nothing that was typed is lost, and a warning sign is heard."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from programs.actions.check import keep_signs
from programs.clinical.screening import level_told, signs_told
from programs.forms.check import CheckForm, new_check_id
from programs.models import WeeklyCheck
from programs.queries.check import may_correct
from programs.queries.start import start_state
from programs.views.audience import PersonRequest
from programs.views.patient.start.way import address, current_place


class Why(StrEnum):
    """Why it was not stored; each has its card in patient/check/."""

    TOLD_TWICE = "told_twice"
    TOO_OLD = "too_old"
    NO_WEEK = "no_week"


def show_what_was_typed(
    request: PersonRequest, form: CheckForm, why: Why, *, standing: WeeklyCheck | None = None
) -> HttpResponse:
    """The page as it was typed, and what can be done with it: saved as a correction of the check that stands, or as a
    week of its own. A line that is no plain "no" begins the full questions at once."""
    is_heard = keep_signs(form.week.signs, patient=request.patient, by=request.user, at=request.at)
    standing = standing if standing is not None and may_correct(standing, at=request.at) else None
    context: dict[str, Any] = {
        "form": typed_again(request, form, standing),
        "why": why,
        "corrects": standing,
        "section": "today",
        "target": reverse("patient:check-correct" if standing else "patient:check"),
        "questions": address(current_place(start_state(request.patient, at=request.at))) if is_heard else "",
        "signs": tuple(signs_told(form.week.signs).items()),
        "level": level_told(form.week.signs),
    }
    return render(request, "patient/check/check.html", context, status=409)


def typed_again(request: PersonRequest, form: CheckForm, standing: WeeklyCheck | None) -> CheckForm:
    """The same answers under a new id, as a correction of the check that stands, or of none."""
    data = request.POST.copy()
    data["check_id"], data["corrects"] = new_check_id(), str(standing.pk) if standing else ""
    again = CheckForm(QueryDict(data.urlencode()), questions=(), ceiling=form.ceiling, corrects=standing)
    again.full_clean()
    return again
