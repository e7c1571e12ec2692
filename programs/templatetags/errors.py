"""What is wrong with a field, as the summary at the top of a page says it."""

from __future__ import annotations

from django import template
from django.core.exceptions import ValidationError
from django.forms import BoundField, Field

register = template.Library()


@register.filter
def error_lines(field: BoundField) -> list[str]:
    """The messages of a field. One that could be any field's is followed by the field's name: beside the box it is
    clear what is meant, at the top of a page it is not."""
    faults = zip(map(str, field.errors), field.errors.as_data(), strict=True)
    return [f"{said.rstrip('.')}: {field.label}" if is_anybodys(field, fault) else said for said, fault in faults]


def is_anybodys(field: BoundField, fault: ValidationError) -> bool:
    """Whether a message does not say which question it is about: Django's own of a field that was left empty, and the
    range of a number."""
    if getattr(field.form, "names_questions", False):
        return True
    is_of_number = fault.code == "range" and hasattr(field.field, "low")
    return is_of_number or fault.message == Field.default_error_messages["required"]
