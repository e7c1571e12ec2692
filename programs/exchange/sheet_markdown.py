"""The Markdown of a rule sheet as HTML: letters stay letters, links lead to our own pages, ids can be followed."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from programs.exchange.sheet_links import Links, followed


def to_html(text: str, links: Links) -> str:
    """The text as HTML. HTML in it is shown as letters; a link to anywhere else is left as its words."""
    return str(_markdown().render(text, {"links": links}))


def heading_anchor(heading: str) -> str:
    """A heading as a place on a page.

    >>> heading_anchor("To challenge a rule")
    'to-challenge-a-rule'
    """
    return re.sub(r"[^\w]+", "-", heading.lower()).strip("-")


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["image", "autolink"])
    markdown.core.ruler.push("ids", _follow_ids)
    markdown.add_render_rule("table_open", _table_open)
    markdown.add_render_rule("table_close", _table_close)
    markdown.add_render_rule("code_inline", _code)
    return markdown


def _follow_ids(state: StateCore) -> None:
    links: Links = state.env["links"]
    before = Token("start", "", 0)
    for token in state.tokens:
        links.here.meet(token, before)
        if before.type == "heading_open":
            before.attrSet("id", heading_anchor(token.content))
        if token.children:
            token.children = list(followed(token.children, links))
        before = token


def _table_open(_: Any, tokens: list[Token], place: int, *__: Any) -> str:
    """A table scrolls in a box of its own, which the keyboard reaches and a reader can name."""
    label = escape(str(tokens[place].meta["label"]))
    return f'<div class="scroll-box" tabindex="0" role="region" aria-label="{label}"><table class="table">\n'


def _table_close(*_: Any) -> str:
    return "</table></div>\n"


def _code(_: Any, tokens: list[Token], place: int, *__: Any) -> str:
    """A path or a name may break after its strokes, as a phone needs it."""
    words = re.sub(r"(/|::|_|\.)(?=\w)", r"\1<wbr>", escape(tokens[place].content, quote=False))
    return f"<code>{words}</code>"
