"""What leads where in a rule sheet: ids of rules and sources become links, the lines that define a rule places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from programs.exchange.rule_ids import RULE_IN_TEXT, SOURCE_IN_COLUMN, SOURCE_IN_TEXT, anchor

#: A table whose first column has one of these heads defines its rules.
DEFINES = ("id", "test")
NAMES_SOURCES = ("source", "sources")
A_SHEET = re.compile(r"(?:\.\./|rules/)?([\w-]+)\.md(#[\w.-]+)?")


@dataclass(slots=True)
class Place:
    """Where in a text we are: in which column of which table."""

    tables: int = 0
    heads: list[str] = field(default_factory=list)
    column: int = -1
    in_body: bool = False

    def meet(self, token: Token, before: Token) -> None:
        """Goes on by one token. A table gets its name once its heads are known: a box that scrolls must have one."""
        if token.type == "table_open":
            self.tables, self.heads = self.tables + 1, []
            token.meta["label"] = f"Table {self.tables}"
        elif token.type in ("tbody_open", "table_close"):
            self.in_body = token.type == "tbody_open"
        elif token.type == "tr_open":
            self.column = -1
        elif token.type in ("th_open", "td_open"):
            self.column += 1
            token.attrs |= {"scope": "col"} if token.tag == "th" else {}
        elif before.type == "th_open":
            self.heads.append(token.content)

    @property
    def head(self) -> str:
        """The head of the column we are in; nothing outside the body of a table."""
        return self.heads[self.column] if self.in_body else ""

    @property
    def defines(self) -> bool:
        """Whether a rule that stands here is told on this line."""
        return self.column == 0 and self.head in DEFINES


@dataclass(slots=True)
class Links:
    """Where the pages, the rules and the sources are; gathers places set and sources named on the way."""

    pages: Mapping[str, str]
    rules: Mapping[str, str]
    sources: Mapping[str, str]
    places: set[str] = field(default_factory=set)
    named: dict[str, None] = field(default_factory=dict)
    here: Place = field(default_factory=Place)


def followed(tokens: Sequence[Token], links: Links) -> Iterator[Token]:
    """The tokens of a line with its links and ids led to our own pages; other links are left as their words."""
    kept: list[bool] = []
    for token in tokens:
        if token.type == "link_open":
            kept.append(_leads_to_us(token, links))
        if token.type in ("link_open", "link_close"):
            if kept[-1]:
                yield token
            if token.type == "link_close":
                kept.pop()
        elif token.type == "text" and not any(kept):
            yield from _with_ids(token.content, links)
        else:
            yield token


def _leads_to_us(link: Token, links: Links) -> bool:
    """Points a link between sheets at the page of the sheet."""
    found = A_SHEET.fullmatch(str(link.attrGet("href")))
    if found is None or found[1] not in links.pages:
        return False
    link.attrSet("href", links.pages[found[1]] + (found[2] or ""))
    return True


def _with_ids(text: str, links: Links) -> Iterator[Token]:
    sources = SOURCE_IN_COLUMN if links.here.head in NAMES_SOURCES else SOURCE_IN_TEXT
    end = 0
    for found in re.finditer(f"{sources.pattern}|{RULE_IN_TEXT.pattern}", text):
        yield _text(text[end : found.start()])
        yield from _id(found[0], links)
        end = found.end()
    yield _text(text[end:])


def _id(name: str, links: Links) -> Iterator[Token]:
    if links.here.defines and name not in links.places and name in links.rules:
        links.places.add(name)
        yield from _around(name, "span", {"id": anchor(name), "class": "rule-id"})
    elif name in links.sources:
        links.named[name] = None
        yield from _around(name, "a", {"href": links.sources[name], "class": "source-id"})
    elif name in links.rules:
        yield from _around(name, "a", {"href": links.rules[name]})
    else:
        yield _text(name)


def _around(words: str, tag: str, attributes: dict[str, str | int | float]) -> Iterator[Token]:
    yield Token(f"{tag}_open", tag, 1, attrs=attributes)
    yield _text(words)
    yield Token(f"{tag}_close", tag, -1)


def _text(words: str) -> Token:
    return Token("text", "", 0, content=words)
