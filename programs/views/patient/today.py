"""Today: the one thing to do now, and the morning after."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programs.actions.session import TooEarly, report_morning_pain
from programs.forms.morning import MorningForm
from programs.queries.logs import standing_logs
from programs.queries.session import session_page, sessions_of
from programs.queries.today import program_ceiling, today_page
from programs.queries.week import StripDay
from programs.views.answer import page
from programs.views.audience import PersonRequest, after_consent, patients_only, runners_only


@runners_only
@require_safe
@after_consent
def today(request: PersonRequest) -> HttpResponse:
    """Today's session, or why there is none."""
    known = today_page(request.patient, at=request.at)
    context = {
        "known": known,
        "days": strip_days(known.strip),
        "morning_form": MorningForm(ceiling=program_ceiling(known.program)),
    }
    return render(request, "patient/today/today.html", context)


def strip_days(strip: Iterable[StripDay]) -> list[dict[str, Any]]:
    """The week strip with the addresses of its sessions."""
    return [
        {
            "on": one.on,
            "state": one.state,
            "is_today": one.is_today,
            "href": reverse("patient:session", args=[one.day.planned.public_id]) if one.day else "",
        }
        for one in strip
    ]


def what_follows(request: PersonRequest, session_id: uuid.UUID) -> str:
    """Where a morning is answered: with what the rules make of it, where the session was the last one and they say
    something; else on today's page."""
    session = get_object_or_404(sessions_of(request.patient, at=request.at), public_id=session_id)
    known = session_page(session, request.patient, at=request.at)
    if known.is_latest and (known.changes or known.hold):
        return reverse("patient:session-done", args=[session_id])
    return reverse("patient:today")


@patients_only
@require_http_methods(["GET", "HEAD", "POST"])
def morning(request: PersonRequest, session_id: uuid.UUID) -> HttpResponse:
    """How the knee was on the morning after a session; asked on today's page, changed here."""
    logs = standing_logs(patient=request.patient, planned_session__public_id=session_id)
    log = get_object_or_404(logs.select_related("patient__user", "planned_session__program"))
    ceiling = program_ceiling(log.planned_session.program)
    form = MorningForm(request.POST if request.method == "POST" else None, ceiling=ceiling)
    if form.is_bound and form.is_valid():
        try:
            report_morning_pain(session_log=log, score=form.cleaned_data["score"], by=request.user, at=request.at)
        except TooEarly:
            raise Http404 from None
        messages.success(request, _("Saved. Thank you."))
        return redirect(what_follows(request, session_id))
    if log.performed_on >= request.user.today(at=request.at):
        raise Http404
    return page(request, "patient/today/morning.html", {"log": log, "section": "today"}, form=form)
