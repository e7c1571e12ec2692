"""The library of exercises, for anybody: find one, and read how it is done, why, and what comes before and after."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from programs.clinical.exercise import Catalogue, Exercise
from programs.exchange.figures_file import figures
from programs.forms.library import LISTS, LibraryForm
from programs.queries.library import matching, mended, stored_catalogue
from programs.views.audience import public
from programs.views.paging import page_asked
from programs.wording.library import LOAD_NAMES, aims_of, bend_of, kit_of, usual_dose
from programs.wording.training import phase_name

PAGE_SIZE = 24


@public
@require_safe
def exercises(request: HttpRequest) -> HttpResponse:
    """Every exercise with its picture, by words and lists."""
    form = LibraryForm(request.GET)
    form.is_valid()
    tinted = {code: (*figure.works, *figure.stretches) for code, figure in figures().items()}
    said = {code: figure.says for code, figure in figures().items()}
    catalogue = stored_catalogue()
    found = () if "q" in form.errors else matching(catalogue, tinted, form.wanted, said)
    kept = request.GET.copy()
    kept.pop("page", None)
    context = {
        "form": form,
        "count": len(found),
        "mended": mended(catalogue, tinted, form.wanted.words, said),
        "shown": page_asked(request, found, size=PAGE_SIZE),
        "query": f"{kept.urlencode()}&" if kept else "",
        "chosen": [
            {"label": label, "words": words, "without": without(kept, name)} for name, label, words in form.chosen
        ],
        "is_narrowed": any(kept.values()),
        "is_listed": any(kept.get(name) for name in LISTS),
    }
    return render(request, "public/library/exercises.html", context)


def without(asked: QueryDict, name: str) -> str:
    """The address with one list left open again."""
    rest = asked.copy()
    rest.pop(name, None)
    return f"?{rest.urlencode()}"


@public
@require_safe
def exercise(request: HttpRequest, code: str) -> HttpResponse:
    """One exercise, with its place in its ladder. A code in small letters leads to it."""
    catalogue = stored_catalogue()
    if code not in catalogue and code.upper() in catalogue:
        return redirect("exercise", code.upper(), permanent=True)
    found = catalogue.get(code)
    if found is None:
        raise Http404
    context = {
        "exercise": found,
        "figure": figures().get(code),
        "aims": aims_of(found),
        "kit": kit_of(found),
        "bend": bend_of(found),
        "dose": usual_dose(found.dose),
        "load": LOAD_NAMES[found.pfj_load],
        "phase": phase_name(found.min_phase),
        "ladder": ladder(catalogue, found),
    }
    return render(request, "public/library/exercise.html", context)


def ladder(catalogue: Catalogue, exercise: Exercise) -> list[dict[str, object]]:
    """The steps below and above, from the easiest, each with how it differs; the exercise itself in its place.

    A ladder that comes back to a step (two exercises that lead to one) ends there.
    """
    below, above = _steps(catalogue, exercise, "easier"), _steps(catalogue, exercise, "harder")
    steps = [*reversed(below), (exercise, ""), *above]
    return [
        {
            "exercise": step,
            "how": how,
            "is_here": step is exercise,
            "href": reverse("exercise", args=[step.code]),
        }
        for step, how in steps
    ]


def _steps(catalogue: Catalogue, begin: Exercise, way: str) -> list[tuple[Exercise, str]]:
    steps: list[tuple[Exercise, str]] = []
    seen, here = {begin.code}, begin
    while (code := getattr(here, way)) in catalogue and code not in seen:
        how = getattr(here, f"{way}_how")
        here = catalogue[code]
        seen.add(code)
        steps.append((here, how))
    return steps
