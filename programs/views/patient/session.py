"""One session: what is planned, telling what was done, correcting it, and what changes next time."""

from __future__ import annotations

import uuid
from datetime import date, datetime, time, timedelta
from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from programs.actions.session import AlreadyLogged, DayNotPossible, NotYourSession, OnHold, OtherContent, log_session
from programs.actions.session_content import NotAnswered, UnknownSet
from programs.forms.session import SessionForm, new_log_id, possible_days
from programs.forms.session_told import told_again
from programs.models import SessionLog
from programs.queries.session import SessionPage, session_page, sessions_of
from programs.views.answer import page
from programs.views.audience import PersonRequest, patients_only

TEMPLATE = "patient/session/session.html"


def known_session(request: PersonRequest, session_id: uuid.UUID, *, with_versions: bool = False) -> SessionPage:
    """The session of this patient; somebody else's is like one that was never planned."""
    session = get_object_or_404(sessions_of(request.patient, at=request.at), public_id=session_id)
    shown = request.POST.get("shown", "")
    return session_page(session, request.patient, at=request.at, with_versions=with_versions, shown=shown)


@patients_only
@require_http_methods(["GET", "HEAD", "POST"])
def session(request: PersonRequest, session_id: uuid.UUID) -> HttpResponse:
    """Look at a session, do it, tell it. On hold no exercise is shown; what was done can still be told."""
    known = known_session(request, session_id)
    if request.method == "POST":
        return tell(request, known)
    context = {"known": known, "section": "today", "tells": wants_form(request, known)}
    form = SessionForm(known=known, initial=first_answers(known)) if context["tells"] else None
    return page(request, TEMPLATE, context, form=form)


def wants_form(request: PersonRequest, known: SessionPage) -> bool:
    """Whether the page asks what was done: not before its day, not twice, and of a session that is held or belongs
    to a plan that has ended only when asked for."""
    if known.is_ahead or known.log is not None:
        return False
    return not (known.is_held or known.is_withdrawn) or request.GET.get("done") == "1"


def first_answers(known: SessionPage) -> dict[str, Any]:
    """The hidden id and the day; everything else is for the person to say."""
    first, last = possible_days(known)
    return {"log_id": new_log_id(), "performed_on": min(max(known.session.due_on, first), last)}


def tell(request: PersonRequest, known: SessionPage, corrects: SessionLog | None = None) -> HttpResponse:
    """Store what was sent, or show it again with what is wrong."""
    form = SessionForm(request.POST, known=known)
    context: dict[str, Any] = {"known": known, "section": "today", "tells": True, "corrects": corrects}
    if not form.is_valid():
        return page(request, TEMPLATE, context, form=form)
    try:
        store(request, known, form, corrects)
    except (NotYourSession, UnknownSet, NotAnswered):
        raise Http404 from None
    except DayNotPossible:
        context["conflict"] = "day"
    except OnHold as held:
        context |= {"conflict": "held", "hold": held.hold}
    except (AlreadyLogged, OtherContent) as refused:
        return answer_with_conflict(request, known, refused)
    else:
        return redirect("patient:session-done", known.session.public_id)
    return render(request, TEMPLATE, context | {"form": form}, status=409)


def store(request: PersonRequest, known: SessionPage, form: SessionForm, corrects: SessionLog | None) -> SessionLog:
    """The form's answers as one call."""
    said = form.cleaned_data
    return log_session(
        patient=request.patient,
        planned_session=known.session,
        log_id=said["log_id"],
        done=form.done(performed_at=moment_of(said["performed_on"], request, corrects)),
        by=request.user,
        at=request.at,
        corrects=corrects,
        although_held=said["although_held"],
    )


def moment_of(day: date, request: PersonRequest, corrects: SessionLog | None) -> datetime:
    """When it was done: now, for today; the last minute of an earlier day, so that a rest after pain is never cut
    short; unchanged where a correction keeps the day."""
    if corrects is not None and corrects.performed_on == day:
        return corrects.performed_at
    if day == request.user.today(at=request.at):
        return request.at
    midnight = datetime.combine(day + timedelta(days=1), time(), tzinfo=request.user.zone)
    return midnight - timedelta(minutes=1)


def answer_with_conflict(
    request: PersonRequest, known: SessionPage, refused: AlreadyLogged | OtherContent
) -> HttpResponse:
    """Another telling stands: keep what was typed and offer to save it as a correction of that one."""
    data = request.POST.copy()
    data["log_id"], data["corrects"] = new_log_id(), str(refused.log.pk)
    form = SessionForm(QueryDict(data.urlencode()), known=known)
    form.full_clean()
    context = {
        "known": known,
        "section": "today",
        "tells": True,
        "conflict": "told",
        "corrects": refused.log,
        "form": form,
        "target": reverse("patient:session-correct", args=[known.session.public_id]),
    }
    return render(request, TEMPLATE, context, status=409)


@patients_only
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: PersonRequest, session_id: uuid.UUID) -> HttpResponse:
    """Tell a session again: the new telling stands, the old one stays readable."""
    known = known_session(request, session_id, with_versions=True)
    if known.log is None:
        return redirect("patient:session", session_id)
    if request.method == "POST":
        mine = SessionLog.objects.visible_to(request.user, at=request.at).filter(planned_session=known.session)
        return tell(request, known, corrects=get_object_or_404(mine, pk=sent_id(request) or known.log.pk))
    form = SessionForm(known=known, initial=told_again(known.versions[0], known) | {"log_id": new_log_id()})
    context = {"known": known, "section": "today", "tells": True, "corrects": known.log}
    return page(request, TEMPLATE, context, form=form)


def sent_id(request: PersonRequest) -> uuid.UUID | None:
    """Which telling the form meant to correct; None for what is no id."""
    try:
        return uuid.UUID(request.POST.get("corrects", ""))
    except ValueError:
        return None


@patients_only
@require_safe
def done(request: PersonRequest, session_id: uuid.UUID) -> HttpResponse:
    """What was saved, every telling of it, and what changes next time."""
    known = known_session(request, session_id, with_versions=True)
    if known.log is None:
        return redirect("patient:session", session_id)
    return render(request, "patient/session/done.html", {"known": known, "section": "today"})
