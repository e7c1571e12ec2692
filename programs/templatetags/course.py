"""Words of the weekly check and of what a week holds, for templates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django import template
from django.utils.formats import date_format

from programs.clinical.content_week import Content
from programs.clinical.progression.phase_entry import Criterion, Entry
from programs.clinical.reason import Reason
from programs.models import WeeklyCheck
from programs.queries.check import CheckPage
from programs.queries.told_before import told_before
from programs.wording import check as words
from programs.wording import phase_entry

register = template.Library()


@register.filter
def content_words(content: Content) -> str:
    """ "This week you do week 2 of the plan again." """
    return words.content_text(content)


@register.filter
def what_opens(entry: Entry | None) -> str:
    """The heading over the criteria of a phase; nothing where none is near."""
    return phase_entry.what_opens(entry.phase) if entry else ""


@register.filter
def opens_when_words(reason: Reason) -> str:
    """What a phase still waits for once all its lines are done."""
    return phase_entry.opens_when_text(reason)


@register.filter
def criterion_words(criterion: Criterion) -> str:
    """What is needed, and what was told where something was."""
    return phase_entry.criterion_text(criterion)


@register.simple_tag
def criterion_stands(criterion: Criterion, checks: Sequence[WeeklyCheck], today: date) -> str:
    """Done, not yet, or not told yet; what was told too long ago by its day. `checks`: newest first."""
    before = told_before(criterion, checks, today=today)
    if before is None:
        return phase_entry.state_name(criterion.state)
    return phase_entry.told_before_text(date_format(before.on, "j F"), is_old=before.is_old)


@register.filter
def check_heading(known: CheckPage) -> str:
    """What a check came to, in one line: a phase that opened, one that waits, or the week that goes on; nothing goes on
    where something speaks against the next session."""
    if known.hold is not None:
        return str(words.SAVED)
    return words.check_heading(known.content, known.phase)


@register.simple_tag
def leave_open() -> str:
    """Nobody has to try anything."""
    return str(words.LEAVE_OPEN)
