"""Whom to call, on every page that may need it. Works without a request, so that the error pages can use it."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings

from programs.wording import emergency

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
