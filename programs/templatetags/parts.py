"""Parts with a body: card, track block, care card, disclosure. The small ones are includes in templates/components/."""

from __future__ import annotations

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()

CARE_LEVELS = {"emergency": "emergency", "urgent": "red-flag", "warn": "careful", "info": "info"}


@register.filter
def count_up(last: int) -> range:
    """1 to `last`, for a loop: `{% for week in 6|count_up %}`."""
    return range(1, int(last) + 1)


@register.simple_block_tag
def card(content: str, heading: str = "", aside: str = "", css: str = "", level: int = 2) -> SafeString:
    """`{% card heading="Last runs" %}…{% endcard %}`: white, one line, one idea."""
    parts = {"content": content, "heading": heading, "aside": aside, "css": css, "level": level}
    return render_to_string("components/card.html", parts)


@register.simple_block_tag
def track(content: str, heading: str = "", kicker: str = "", css: str = "", level: int = 2) -> SafeString:
    """`{% track heading="Hips and thighs" kicker="Session 8 of 18" %}…{% endtrack %}`: at most one on a screen."""
    parts = {"content": content, "heading": heading, "kicker": kicker, "css": css, "level": level}
    return render_to_string("components/track.html", parts)


@register.simple_block_tag
def care_card(content: str, level: str, heading: str, tag: str = "h2") -> SafeString:
    """`{% care_card level="urgent" heading="Get medical help today" %}…{% endcare_card %}`.

    Levels: emergency (call now), urgent (today), warn (change today), info (good to know). KeyError for another.
    """
    parts = {"content": content, "level": level, "heading": heading, "tag": tag, "sign": CARE_LEVELS[level]}
    return render_to_string("components/care_card.html", parts)


@register.simple_block_tag
def disclosure(content: str, summary: str, is_open: bool = False) -> SafeString:
    """`{% disclosure summary="Why we ask this" %}…{% enddisclosure %}`, without script."""
    parts = {"content": content, "summary": summary, "is_open": is_open}
    return render_to_string("components/disclosure.html", parts)
