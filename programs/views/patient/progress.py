"""Progress: pain, sessions and the knee score, said in words, shown, and in a table behind."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from programs.queries.progress import progress_page
from programs.views.audience import PersonRequest, after_consent, runners_only


@runners_only
@require_safe
@after_consent
def progress(request: PersonRequest) -> HttpResponse:
    """How it goes, honestly."""
    return render(request, "patient/progress/progress.html", {"known": progress_page(request.patient, at=request.at)})
