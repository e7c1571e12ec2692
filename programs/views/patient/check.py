"""The weekly check: five signs, the week's pain and what opens the next phase; then what it means."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programs.actions.check import AlreadyTold, NoRunningWeek, NotYourWeek, OtherAnswers, tell_week
from programs.clinical.screening import opened_by
from programs.forms.check import CheckForm, new_check_id, told_again
from programs.models import WeeklyCheck
from programs.queries.check import CheckPage, check_page
from programs.queries.start import start_state
from programs.views.answer import page
from programs.views.audience import PersonRequest, patients_only
from programs.views.patient.start.way import address, current_place
from programs.wording.check import told_lines

TEMPLATE = "patient/check/check.html"


@patients_only
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: PersonRequest) -> HttpResponse:
    """Tell the week. Where no week runs, or the whole plan waits, today's page says what comes first."""
    known = check_page(request.patient, at=request.at)
    if known is None or (known.hold is not None and known.hold.blocks_plan):
        return redirect("patient:today")
    if request.method == "POST":
        return tell(request, known)
    if known.is_told_today:
        return redirect("patient:check-told")
    form = form_of(known, initial={"check_id": new_check_id()})
    return page(request, TEMPLATE, {"known": known, "section": "today"}, form=form)


@patients_only
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: PersonRequest) -> HttpResponse:
    """Tell the newest week again: the new telling stands, the old one stays readable."""
    known = check_page(request.patient, at=request.at)
    if known is None or known.newest is None or not known.may_correct:
        return redirect("patient:check")
    if request.method == "POST":
        return tell(request, known, corrects=known.newest)
    initial = dict(told_again(known.newest)) | {"check_id": new_check_id(), "corrects": known.newest.pk}
    form = form_of(known, corrects=known.newest, initial=initial)
    return page(request, TEMPLATE, {"known": known, "section": "today", "corrects": known.newest}, form=form)


def form_of(known: CheckPage, *data: QueryDict, **more: Any) -> CheckForm:
    """What is asked of this week, on the pain scale of the program."""
    return CheckForm(*data, questions=known.questions, ceiling=known.ceiling, **more)


def tell(request: PersonRequest, known: CheckPage, corrects: WeeklyCheck | None = None) -> HttpResponse:
    """Store what was sent, or show it again with what is wrong."""
    form = form_of(known, request.POST, corrects=corrects)
    context: dict[str, Any] = {"known": known, "section": "today", "corrects": corrects}
    if not form.is_valid():
        return page(request, TEMPLATE, context, form=form)
    try:
        told = tell_week(
            program=known.program,
            check_id=form.cleaned_data["check_id"],
            week=form.week,
            corrects=meant(request, known, form, corrects),
            by=request.user,
            at=request.at,
        )
    except (NotYourWeek, NoRunningWeek):
        raise Http404 from None
    except (AlreadyTold, OtherAnswers) as refused:
        return answer_with_conflict(request, known, refused.check)
    return after(request, told)


def meant(
    request: PersonRequest, known: CheckPage, form: CheckForm, corrects: WeeklyCheck | None
) -> WeeklyCheck | None:
    """The check that the form was opened to correct; the newest may have changed since, and only another telling of
    its day is looked at. Raises Http404."""
    sent = form.cleaned_data["corrects"]
    if corrects is None or sent is None or sent == corrects.pk:
        return corrects
    mine = WeeklyCheck.objects.visible_to(request.user, at=request.at).filter(patient=request.patient)
    found: WeeklyCheck = get_object_or_404(mine, pk=sent)
    if not known.is_newest_telling(found):
        raise Http404
    return found


def after(request: PersonRequest, told: WeeklyCheck) -> HttpResponse:
    """To what it means; where a line was no plain "no", to the full questions, and the plan waits for them."""
    if not opened_by(told.signs):
        return redirect("patient:check-told")
    messages.warning(request, _("Saved. Because of what you told us, please answer the full questions now."))
    return redirect(address(current_place(start_state(request.patient, at=request.at))))


def answer_with_conflict(request: PersonRequest, known: CheckPage, standing: WeeklyCheck) -> HttpResponse:
    """Another telling stands: keep what was typed and offer to save it as a correction of that one."""
    data = request.POST.copy()
    data["check_id"], data["corrects"] = new_check_id(), str(standing.pk)
    form = form_of(known, QueryDict(data.urlencode()), corrects=standing)
    form.full_clean()
    context = {
        "known": known,
        "section": "today",
        "is_told_twice": True,
        "corrects": standing,
        "form": form,
        "target": reverse("patient:check-correct"),
    }
    return render(request, TEMPLATE, context, status=409)


@patients_only
@require_safe
def told(request: PersonRequest) -> HttpResponse:
    """What the newest check means for the plan."""
    known = check_page(request.patient, at=request.at)
    if known is None or known.newest is None:
        return redirect("patient:check")
    context = {"known": known, "section": "today", "lines": told_lines(known.newest)}
    return render(request, "patient/check/told.html", context)
