"""Words of the weekly check and of what a week holds, for templates."""

from __future__ import annotations

from django import template

from programs.clinical.content_week import Content
from programs.clinical.progression.phase_entry import Criterion, Entry, State
from programs.queries.check import CheckPage
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
def criterion_words(criterion: Criterion) -> str:
    """What is needed, and what was told where something was."""
    return phase_entry.criterion_text(criterion)


@register.filter
def criterion_state(state: State) -> str:
    """Done, not yet, or not told yet."""
    return phase_entry.state_name(state)


@register.filter
def check_heading(known: CheckPage) -> str:
    """What a check came to, in one line: a phase that opened, one that waits, or the week that goes on."""
    return words.check_heading(known.content, known.phase)


@register.simple_tag
def leave_open() -> str:
    """Nobody has to try anything."""
    return str(words.LEAVE_OPEN)
