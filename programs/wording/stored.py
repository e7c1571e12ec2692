"""Words for codes that were stored under other rules: a page is never lost because a word is missing.

What the rules say today has words for every code (tests walk them). What was stored may be older: then a plain
sentence stands there, and the log names the code, never whose it was.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programs.clinical.values import Grade, Side
from programs.wording.examination import told_from
from programs.wording.findings import title_of
from programs.wording.reasons import sentence
from programs.wording.screening import RULE_WORDS, told
from programs.wording.waiting import TOLD_OF_PLAN, WAITING, found_title, together, waiting_from

Words = str | Promise

logger = logging.getLogger("kneeapp.wording")

EARLIER_REASON = _("This comes from an earlier version of our rules.")
EARLIER_FINDING = _("Something we found earlier")
EARLIER_SIGN = _("One of your answers has to be looked at first.")


def said(words: Callable[[], Words], *, code: str, otherwise: Words) -> str:
    """What `words` says about a stored code, or the other words where today's rules do not know it, or name or fill
    it otherwise."""
    try:
        return str(words())
    except (KeyError, TypeError, ValueError):
        logger.warning("No words for the stored code %s", code)
        return str(otherwise)


def stored_reason(kept: Mapping[str, Any], *, otherwise: Words = EARLIER_REASON) -> str:
    """The sentence of a reason that was kept as code, rule and params."""
    return said(lambda: sentence(kept["code"], kept["params"]), code=kept["code"], otherwise=otherwise)


def stored_text(kept: Mapping[str, Any]) -> str:
    """A text of the examination, or of what waits in the plan, that was kept as code and params; "" for one that is no
    longer said."""
    tell = waiting_from if kept["code"] in {*WAITING, *TOLD_OF_PLAN} else told_from
    return said(lambda: tell(kept["code"], kept["params"]), code=kept["code"], otherwise="")


def stored_texts(kept: Iterable[Mapping[str, Any]]) -> list[str]:
    """Stored texts as they were drafted, without those that today's rules no longer say. Findings that wait for one
    reason are named together, and the reason is told once."""
    by_code: dict[str, list[Mapping[str, Any]]] = {}
    for one in kept:
        by_code.setdefault(one["code"], []).append(one)
    told: list[str] = []
    for code, same in by_code.items():
        told += [_waiting_together(code, same)] if code in WAITING else map(stored_text, same)
    return [text for text in told if text]


def _waiting_together(code: str, kept: Iterable[Mapping[str, Any]]) -> str:
    """Findings that wait for one reason; "" where today's rules know none of them."""
    titles = [title for one in kept if (title := _waiting_title(one))]
    return together(code, titles) if titles else ""


def _waiting_title(kept: Mapping[str, Any]) -> str:
    return said(lambda: found_title(kept["params"]), code=kept["code"], otherwise="")


def stored_title(code: str, side: Side | str | None, grade: Grade | str) -> str:
    """The title of a finding that was kept as codes."""
    return said(lambda: title_of(code, side, grade), code=code, otherwise=EARLIER_FINDING)


def stored_sign(rule: str, *, certain: bool) -> tuple[str, str]:
    """Why a warning sign's rule fired, and why it matters."""
    sentence_of = said(lambda: told(rule, certain=certain), code=rule, otherwise=EARLIER_SIGN)
    return sentence_of, said(lambda: RULE_WORDS[rule].meaning, code=rule, otherwise="")
