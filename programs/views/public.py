"""Pages for anybody: the landing page, the way home, and whether the service is well."""

from __future__ import annotations

from allauth.account.forms import LoginForm
from django.conf import settings
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from programs.views.audience import PersonRequest, public, signed_in, standing_of
from programs.views.gallery import samples
from programs.views.invitation import carries_invitation


@public
@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    """What this is, and sign-in. Whoever is signed in goes home."""
    if request.user.is_authenticated:
        return redirect("home")
    return render(request, "public/landing.html", {"form": LoginForm()})


@signed_in
@require_safe
def home(request: PersonRequest) -> HttpResponse:
    """Where a person belongs: an open invitation first, then by role."""
    if carries_invitation(request):
        return redirect("invitation")
    standing = standing_of(request.user, at=request.at)
    if standing.is_therapist:
        return redirect("therapist:caseload")
    if standing.is_administrator:
        return redirect("clinic:clinics")
    if standing.patient is None and request.user.is_staff:
        return redirect("admin:index")
    return redirect("patient:today" if standing.patient else "patient:start")


@public
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 while the database answers, 503 otherwise; for a monitor, without a word of detail."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("database\n", status=503, content_type="text/plain; charset=utf-8")
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@public
@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """The gallery of parts, for those who build pages; only in the demo and in development."""
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
    return render(request, "public/components.html", samples())
