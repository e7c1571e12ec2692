"""Running, what is at hand, and how the weeks should look."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.actions.assessment import answer_equipment, answer_running, answer_wishes
from programs.clinical.lengths import DEFAULT_WEEKS, HONOURED
from programs.clinical.waiting_phases import is_tight
from programs.forms.start.choices import as_ticked
from programs.forms.start.running import RunningForm, told_from
from programs.forms.start.wishes import USUAL_MINUTES, EquipmentForm, WishesForm
from programs.queries.start import StartState
from programs.views.patient.start.way import Place, StepRequest, ask, go_on, step, told_before


@step("running")
def running(request: StepRequest) -> HttpResponse:
    """Running now and before."""
    record = request.state.record
    told = told_from(record.assessment) or told_from(record.earlier_assessment)
    form = RunningForm(request.POST if request.method == "POST" else None, initial=told)
    if form.is_bound and form.is_valid():
        answer_running(patient=request.patient, history=form.history, by=request.user, at=request.at)
        return go_on(request)
    return ask(request, Place("running"), form, template="running")


@step("equipment")
def equipment(request: StepRequest) -> HttpResponse:
    """Bought things at hand, and the time there is."""
    told = told_before(request.state, "equipment", "minutes_per_session")
    initial = {
        "equipment": as_ticked(told["equipment"]),
        "minutes_per_session": told["minutes_per_session"] or USUAL_MINUTES,
    }
    form = EquipmentForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_bound and form.is_valid():
        answer_equipment(patient=request.patient, by=request.user, at=request.at, **form.cleaned_data)
        return go_on(request)
    return ask(request, Place("equipment"), form, title=_("What you have at hand"))


@step("wishes")
def wishes(request: StepRequest) -> HttpResponse:
    """Length, strength days and the first day."""
    form = WishesForm(
        request.POST if request.method == "POST" else None,
        initial=_wished(request.state),
        lengths=lengths(request.state),
        today=request.state.today,
    )
    if form.is_bound and form.is_valid():
        answer_wishes(patient=request.patient, by=request.user, at=request.at, **form.cleaned_data)
        return go_on(request)
    return ask(request, Place("wishes"), form, title=_("Your weeks"))


def _wished(state: StartState) -> dict[str, Any]:
    """A first day that has gone by is chosen anew."""
    told = told_before(state, "wish_weeks", "strength_days", "start_on")
    start_on = told["start_on"]
    return {
        "weeks": told["wish_weeks"],
        "strength_days": [str(day) for day in told["strength_days"] or ()],
        "start_on": start_on.isoformat() if start_on and start_on >= state.today else "",
    }


def lengths(state: StartState) -> list[tuple[int, tuple[str, str]]]:
    """The lengths that the rules offer or honour for this knee, each with what it means."""
    if state.examination is None:
        return []
    offered = state.examination.lengths_offered
    honoured = HONOURED[state.examination.irritability]
    return [(weeks, (_weeks(weeks), _about(weeks, state))) for weeks in sorted({*offered, *honoured})]


def _weeks(weeks: int) -> str:
    return ngettext("%(weeks)s week", "%(weeks)s weeks", weeks) % {"weeks": weeks}


def _about(weeks: int, state: StartState) -> str:
    assert state.examination is not None  # noqa: S101 (asked by lengths)
    irritability = state.examination.irritability
    told = _expects(weeks, state)
    if is_tight(weeks, irritability):
        return " ".join([*filter(None, [told]), _("Expect a week more: the harder part opens after four sessions.")])
    return told


def _expects(weeks: int, state: StartState) -> str:
    assert state.examination is not None  # noqa: S101 (asked by lengths)
    if weeks in HONOURED[state.examination.irritability]:
        return _("Ends before jumps and fast running: your knee needs its time.")
    if state.examination.lengths_offered == (DEFAULT_WEEKS,):
        return _("The length for a knee that is easily stirred up.")
    if weeks == DEFAULT_WEEKS and state.examination.prognosis:
        return _("We suggest this one: your knee may need a little longer.")
    return _("The usual length.") if weeks == DEFAULT_WEEKS else ""
