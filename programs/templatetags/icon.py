"""`{% icon "fine" %}`: one drawn sign a meaning, hidden from screen readers unless it is given words."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from lucide.templatetags.lucide import lucide

register = template.Library()

#: What a sign means in Kneeapp, and which drawing stands for it. Pages name the meaning, so that it stays the same.
MEANINGS = {
    "today": "calendar-check",
    "plan": "list-checks",
    "progress": "chart-line",
    "you": "user-round",
    "caseload": "users",
    "invite": "user-plus",
    "people": "users",
    "messages": "message-square-text",
    "session": "dumbbell",
    "stretch": "person-standing",
    "time": "clock",
    "measure": "ruler",
    "shoes": "footprints",
    "fine": "circle-check",
    "careful": "triangle-alert",
    "stop": "octagon",
    "red-flag": "octagon-alert",
    "error": "octagon-alert",
    "pain-up": "trending-up",
    "missed": "calendar-x",
    "approve": "clipboard-check",
    "check": "clipboard-check",
    "step-up": "arrow-up",
    "stay": "equal",
    "ease-back": "arrow-down",
    "call": "phone",
    "print": "printer",
    "find": "search",
    "move": "grip-vertical",
    "edit": "pencil",
    "help": "circle-question-mark",
    "start": "play",
    "skip": "skip-forward",
    "on-hold": "lock",
    "private": "lock",
    "told": "send",
    "done": "check",
    "no": "x",
    "close": "x",
    "rest": "minus",
    "morning": "sun",
    "forward": "chevron-right",
    "back": "chevron-left",
    "sign-out": "log-out",
    "show": "eye",
    "hide": "eye-off",
    "emergency": "hand",
    "document": "file-text",
    "light": "sun",
    "dark": "moon",
    "device": "monitor-smartphone",
}

#: Lucide has no runner. Ours, on the same grid of 24 with the same pen.
RUNNER = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}" viewBox="0 0 24 24" fill="none"'
    ' stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" {attrs}>'
    '<circle cx="14.2" cy="4" r="1.6" fill="currentColor" stroke="none"/>'
    '<path d="M7.2 11.6 8.6 8.8l4.2-.9-1.9 5.6 3.6 2.9.6 4.4"/><path d="M12.8 7.9l2.1 3.2 3.2.7"/>'
    '<path d="M9.8 15.4 8.6 18l-4.4-.3"/></svg>'
)


@register.simple_tag
def icon(name: str, label: str = "", css: str = "", size: int = 24) -> SafeString:
    """The drawing for a meaning of `MEANINGS`, for "run", or for a lucide name.

    `label` says it in words where no word stands beside it; without, assistive technology skips the drawing.
    Raises lucide's `IconDoesNotExist` for a name nobody knows: a missing sign is a bug, not a gap.
    """
    classes = f"ic {css}".strip()
    words = {"role": "img", "aria-label": str(label)} if label else {"aria-hidden": "true"}
    if name == "run":
        attrs = format_html('class="{}"', classes)
        for key, value in words.items():
            attrs += format_html(' {}="{}"', key, value)
        return mark_safe(RUNNER.format(size=int(size), attrs=attrs))  # noqa: S308 (drawing is ours, attrs escaped)
    attributes: dict[str, object] = {"class": classes, "focusable": "false", **words}
    drawing: SafeString = lucide(MEANINGS.get(name, name), size=size, **attributes)
    return drawing
