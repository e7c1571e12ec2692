"""Pictures of exercises and home tests: `{% figure "QD02" name=exercise.name %}`, `{% figure_thumb "QD02" %}`."""

from __future__ import annotations

from django import template
from django.urls import reverse

from programs.exchange.figures_file import Figure, figures
from programs.models import Exercise
from programs.wording.figures import CLOSE_UPS, LESSON_CLOSE_UPS, muscles_text

register = template.Library()

#: Exercises whose striped muscle is rolled, not stretched: foam rolling.
ROLLED = "FR"
#: The drawn picture's size in its own units.
WIDTH, HEIGHT = 480, 360


@register.inclusion_tag("components/figure.html")
def figure(code: str, name: str = "", side: str = "", moves: bool = True, steps: bool = False) -> dict[str, object]:
    """A picture with what it shows in words; nothing where none is drawn.

    `side`: the leg it is for, "left" or "right"; a picture drawn for the other leg is mirrored. `moves`: it may be
    played. `steps`: every key pose with its words; else they are there on paper and without script only.
    Neither: the poster alone.
    """
    drawn = figures().get(code)
    return {
        "figure": drawn,
        "name": name or code,
        "is_mirrored": _is_mirrored(drawn, side),
        "may_move": moves,
        "rest": drawn.rest if drawn else 1.0,
        "shows_steps": steps,
        "works": muscles_text(drawn.works) if drawn else "",
        "stretches": muscles_text(drawn.stretches) if drawn else "",
        "is_rolled": code.startswith(ROLLED),
        "poster": drawn.file() if drawn else "",
        "moving": drawn.file("moves") if drawn else "",
        "strip": drawn.file("steps") if drawn else "",
        "steps": [{"says": says, "x": -WIDTH * place} for place, says in enumerate(drawn.steps)] if drawn else [],
        "width": WIDTH,
        "height": HEIGHT,
    }


@register.inclusion_tag("components/figure_thumb.html")
def figure_thumb(code: str, side: str = "") -> dict[str, object]:
    """The small picture beside a name, which says it all: decoration, without words of its own."""
    drawn = figures().get(code)
    return {
        "figure": drawn,
        "is_mirrored": _is_mirrored(drawn, side),
        "poster": drawn.file() if drawn else "",
        "width": WIDTH,
        "height": HEIGHT,
    }


@register.inclusion_tag("components/close_up.html")
def close_up(name: str) -> dict[str, object]:
    """A close view of the knee with its title below it and what it shows in words. Raises KeyError for another name."""
    title, says = CLOSE_UPS[name]
    drawn = f"closeups/{name}.svg"
    return {"name": name, "title": title, "says": says, "drawn": drawn, "width": WIDTH, "height": HEIGHT}


@register.filter
def close_ups(lesson: str) -> tuple[str, ...]:
    """The close views beside what is read in a week, by its code."""
    return LESSON_CLOSE_UPS.get(lesson, ())


def _is_mirrored(drawn: Figure | None, side: str) -> bool:
    return bool(drawn and side in ("left", "right") and side[0] != drawn.side)


@register.filter
def leg_shown(item: object, painful: str = "") -> str:
    """The leg whose picture is shown: the one with more sets of a prescription, else the painful one; "" for both."""
    left, right = getattr(item, "sets_left", 0), getattr(item, "sets_right", 0)
    if left != right:
        return "left" if left > right else "right"
    return painful if painful in ("left", "right") else ""


@register.filter
def library_page(exercise: Exercise) -> str:
    """The address of an exercise in the library; "" for a retired one, which has no page."""
    return "" if exercise.is_retired else reverse("exercise", args=[exercise.code])
