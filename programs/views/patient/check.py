"""The weekly check: five signs, the week's pain and what opens the next phase; then what it means."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programs.actions.check import AlreadyTold, NotYourWeek, NoWeekToTell, OtherAnswers, tell_week
from programs.clinical.screening import opened_by
from programs.forms.check import CheckForm, new_check_id, told_again
from programs.models import Program, ProgramStatus, WeeklyCheck
from programs.queries.check import CheckPage, check_page, may_correct
from programs.queries.start import start_state
from programs.queries.today import current_program, program_ceiling
from programs.views.answer import page
from programs.views.audience import PersonRequest, patients_only
from programs.views.patient.check_kept import Why, show_what_was_typed
from programs.views.patient.start.way import address, current_place
from programs.wording.check import told_lines

TEMPLATE = "patient/check/check.html"


@patients_only
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: PersonRequest) -> HttpResponse:
    """Tell the week. Where no week runs, or the whole plan waits, today's page says what comes first; what was typed
    before that is read all the same."""
    if request.method == "POST":
        return tell(request, None)
    known = check_page(request.patient, at=request.at)
    if known is None or (known.hold is not None and known.hold.blocks_plan):
        return redirect("patient:today")
    if known.is_told:  # pain of 6 or more since then asks for the same page once more, on the same day as a correction
        return redirect("patient:check-correct" if known.is_due else "patient:check-told")
    return ask(request, known, initial={})


@patients_only
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: PersonRequest) -> HttpResponse:
    """Tell the newest week again: the new telling stands, the old one stays readable."""
    if request.method == "POST":
        return tell(request, meant(request))
    known = check_page(request.patient, at=request.at)
    if known is None or known.newest is None or not known.may_correct:
        return redirect("patient:check")
    initial = dict(told_again(known.newest)) | {"corrects": known.newest.pk}
    return ask(request, known, corrects=known.newest, initial=initial)


def ask(
    request: PersonRequest, known: CheckPage, *, initial: dict[str, Any], corrects: WeeklyCheck | None = None
) -> HttpResponse:
    """The empty page, or the one with what was told before; its form says for which plan it was opened."""
    initial |= {"check_id": new_check_id(), "program": known.program.public_id}
    form = CheckForm(questions=known.questions, ceiling=known.ceiling, corrects=corrects, initial=initial)
    return page(request, TEMPLATE, {"known": known, "section": "today", "corrects": corrects}, form=form)


def tell(request: PersonRequest, corrects: WeeklyCheck | None) -> HttpResponse:
    """Store what was sent, whatever became of the plan since the page was opened; or show it again with the reason."""
    program = corrects.program if corrects else opened_for(request)
    form = CheckForm(request.POST, questions=(), ceiling=program_ceiling(program), corrects=corrects)
    if not form.is_valid():
        return ask_again(request, form, corrects)
    if corrects is not None and not may_correct(corrects, at=request.at):
        return show_what_was_typed(request, form, Why.TOO_OLD)
    if program is None:
        return show_what_was_typed(request, form, Why.NO_WEEK)
    try:
        told = tell_week(
            program=program,
            check_id=form.cleaned_data["check_id"],
            week=form.week,
            corrects=corrects,
            by=request.user,
            at=request.at,
        )
    except NotYourWeek:
        raise Http404 from None
    except NoWeekToTell:
        return show_what_was_typed(request, form, Why.NO_WEEK)
    except (AlreadyTold, OtherAnswers) as refused:
        return show_what_was_typed(request, form, Why.TOLD_TWICE, standing=refused.check)
    return after(request, told)


def ask_again(request: PersonRequest, form: CheckForm, corrects: WeeklyCheck | None) -> HttpResponse:
    """What was sent, with what is wrong; and what is asked for the next phase, also where it was left open."""
    known = check_page(request.patient, at=request.at)
    if known is not None:
        form = CheckForm(request.POST, questions=known.questions, ceiling=form.ceiling, corrects=corrects)
    return page(request, TEMPLATE, {"known": known, "section": "today", "corrects": corrects}, form=form)


def opened_for(request: PersonRequest) -> Program | None:
    """The program of the page that was sent: it may rest, be over or be replaced by now. A page that names none was
    opened for the running one, or the last. Raises Http404."""
    sent = id_in(request, "program")
    if sent is None:
        return current_program(request.patient, at=request.at, begun=True)
    return get_object_or_404(request.patient.programs, public_id=sent)


def meant(request: PersonRequest) -> WeeklyCheck | None:
    """The check that the page was opened to correct; one that names none, the newest. Raises Http404."""
    mine = WeeklyCheck.objects.visible_to(request.user, at=request.at).filter(patient=request.patient)
    mine = mine.select_related("program__patient__user")
    sent = id_in(request, "corrects")
    return mine.standing().first() if sent is None else get_object_or_404(mine, pk=sent)


def id_in(request: PersonRequest, name: str) -> uuid.UUID | None:
    """An id that a page carried; None where there is none, or something else."""
    try:
        return uuid.UUID(request.POST.get(name, ""))
    except ValueError:
        return None


def after(request: PersonRequest, told: WeeklyCheck) -> HttpResponse:
    """To what it means; where a line was no plain "no", to the full questions, and the plan waits for them."""
    if opened_by(told.signs):
        messages.warning(request, _("Saved. Because of what you told us, please answer the full questions now."))
        return redirect(address(current_place(start_state(request.patient, at=request.at))))
    if told.program.status != ProgramStatus.ACTIVE.value:
        messages.success(request, _("Saved, with the plan that you had when you opened the page."))
        return redirect("patient:today")
    return redirect("patient:check-told")


@patients_only
@require_safe
def told(request: PersonRequest) -> HttpResponse:
    """What the newest check means for the plan."""
    known = check_page(request.patient, at=request.at)
    if known is None or known.newest is None:
        return redirect("patient:check")
    context = {"known": known, "section": "today", "lines": told_lines(known.newest)}
    return render(request, "patient/check/told.html", context)
