"""The caseload: who needs me, and why."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from programs.clinical.need import NeedCode
from programs.forms.caseload import FindForm
from programs.queries.caseload import Caseload, CaseloadRow, caseload
from programs.views.answer import page
from programs.views.audience import PersonRequest, therapists_only
from programs.views.paging import page_asked
from programs.views.therapist.words.reasons import rule_name
from programs.wording.needs import NEED_LABELS, NEED_MEANINGS, NEED_SIGNS, need_consequence, need_text
from programs.wording.sides import SIDE_NAMES

#: Needs that come from the warning-sign questions, not from a session.
FROM_THE_QUESTIONS = ("need_screening_", "need_not_screened", "need_sign_told")
#: Rows on a page; the counts always tell of all.
PAGE_SIZE = 50


@therapists_only
@require_safe
def caseload_page(request: PersonRequest) -> HttpResponse:
    """Own patients only, most urgent first. An unknown filter or page is an address that does not exist."""
    need = need_asked(request.GET.get("need", ""))
    form = FindForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    found = caseload(request.user, at=request.at, words=words, need=need)
    shown = page_asked(request, found.rows, size=PAGE_SIZE)
    context = {
        "caseload": found,
        "shown": shown,
        "groups": groups(list(shown), found),
        "filters": filters(found, need, words),
        "need": need,
        "words": words,
        "query": "".join(f"{urlencode({key: value})}&" for key, value in (("need", need), ("q", words)) if value),
    }
    return page(request, "therapist/caseload.html", context, form=form)


def need_asked(text: str) -> NeedCode | None:
    """The filter in the address; nothing for all."""
    if not text:
        return None
    try:
        return NeedCode(text)
    except ValueError as error:
        raise Http404 from error


def groups(rows: list[CaseloadRow], found: Caseload) -> list[dict[str, Any]]:
    """The rows of this page under their headings, with the number in the whole caseload."""
    return [
        {
            "code": code.value,
            "label": NEED_LABELS[code],
            "meaning": NEED_MEANINGS[code],
            "sign": NEED_SIGNS[code],
            "count": found.counts[code],
            "lines": [line(row) for row in members],
        }
        for code, members in groupby(rows, key=lambda row: row.need.code)
    ]


def line(row: CaseloadRow) -> dict[str, Any]:
    """A row and its words."""
    return {
        "row": row,
        "knee": SIDE_NAMES[row.side] if row.side else "",
        "why": need_text(row.need),
        "then": need_consequence(row.need),
        "sign": sign(row),
    }


def sign(row: CaseloadRow) -> str:
    """Which warning sign, and since when: "Foot cold, pale, numb or not moving · 22 Nov". Nothing where the need is
    another, or says its day itself."""
    if not row.need.reason.code.startswith(FROM_THE_QUESTIONS) or row.screened_on is None:
        return ""
    names = ", ".join(str(rule_name(rule)) for rule in row.rules)
    day = date_format(row.screened_on, "j M")
    return f"{names} · {day}" if names else day


def filters(found: Caseload, chosen: NeedCode | None, words: str) -> list[dict[str, Any]]:
    """The chips: a link for each need that somebody has, with its number."""
    words_kept = {"q": words} if words else {}
    return [
        {
            "label": NEED_LABELS[code],
            "sign": NEED_SIGNS[code],
            "code": code.value,
            "count": found.counts[code],
            "href": "?" + urlencode({"need": code.value} | words_kept),
            "is_chosen": code is chosen,
        }
        for code in NeedCode
        if found.counts.get(code) or code is chosen
    ]
