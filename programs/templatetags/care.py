"""Whom to call, on every page that may need it. Works without a request, so that the error pages can use it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.conf import settings

from programs.clinical.values import Level
from programs.wording import emergency
from programs.wording.told_sign import signs_for_runner, told_sign_card

register = template.Library()


@register.simple_tag
def emergency_number() -> str:
    """The number for danger to life in the clinic's country."""
    return emergency.numbers_for(settings.COUNTRY).emergency


@register.simple_tag
def urgent_number() -> str:
    """The number for urgent advice, or "" in a country that has none."""
    return emergency.numbers_for(settings.COUNTRY).urgent or ""


@register.simple_tag
def emergency_line() -> str:
    """Both numbers in one plain line."""
    return emergency.emergency_line(settings.COUNTRY)


@register.inclusion_tag("components/call_button.html")
def call_button(number: str, css: str = "btn-danger") -> dict[str, Any]:
    """A `tel:` link that says the number; on a desk the number also stands large. Draws nothing without a number."""
    return {"number": number, "css": css}


@register.inclusion_tag("components/told_sign.html")
def told_sign(signs: Iterable[tuple[str, str]], level: Level, *, asks: bool = True) -> dict[str, Any]:
    """The card of a warning sign that was told and whose questions are open; `asks`: with the way to the questions."""
    card = told_sign_card(level, settings.COUNTRY)
    call_css = "btn-primary" if level is Level.EMERGENCY else "btn-danger"
    return {"card": card, "told": signs_for_runner(signs), "asks": asks, "call_css": call_css}


@register.simple_tag
def told_sign_line(signs: Iterable[tuple[str, str]]) -> str:
    """What was told, in one line."""
    return " ".join(signs_for_runner(signs))
