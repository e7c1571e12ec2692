"""Reads the rule sheets of docs/rules/: for the pages under /rules/ the very text that tests compare with the code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from programs.exchange.rule_ids import RULE_IN_TEXT, anchor
from programs.exchange.sheet_links import DEFINES, Links
from programs.exchange.sheet_markdown import heading_anchor, to_html
from programs.exchange.sources_file import Source, shipped_sources

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "rules"
#: The sheet that lists the others, and what is read beside them from the folder above.
INDEX = "README"
BESIDE = ("clinical-safety",)
YAML_BLOCK = re.compile(r"^```yaml\n(.*?)^```", re.DOTALL | re.MULTILINE)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
A_SHEET = re.compile(r"\((?:\.\./)?([\w-]+)\.md\)")
DEFINING_TABLE = re.compile(rf"^\| (?:{'|'.join(DEFINES)}) \|.*\n\|[-|]+\|\n((?:\|.*\n)+)", re.MULTILINE)

#: From the name of a sheet to the address of its page.
Address = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example as YAML: how a runner differs, or what is asked about a next step; and the answer."""

    case: str
    answer: str
    is_question: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text as HTML, or worked examples, or YAML to be read as it is."""

    html: str = ""
    examples: tuple[Example, ...] = ()
    listing: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading; the first section of a sheet has none."""

    heading: str
    anchor: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet, and the sources that it names in their order."""

    name: str
    title: str
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]


def sheet_names() -> tuple[str, ...]:
    """Every sheet that the index lists, in its order. Empty where the folder did not come with the release."""
    if not _file(INDEX).exists():
        return ()
    listed = dict.fromkeys(A_SHEET.findall(_text(INDEX)))
    return tuple(name for name in listed if _file(name).exists())


@cache
def read_sheet(name: str, address: Address) -> Sheet:
    """A sheet with its links; KeyError for a name that is none. The files come with the release: once is enough."""
    if name not in (*sheet_names(), INDEX):
        raise KeyError(name)
    title, _, text = COMMENT.sub("", _text(name)).partition("\n")
    links = Links(
        pages={one: address(one) for one in (*sheet_names(), INDEX)},
        rules=_rule_links(name, address),
        sources={one: f"#source-{one}" for one in shipped_sources()},
    )
    sections = tuple(_sections(text, links))
    return Sheet(name, title.lstrip("# "), sections, tuple(shipped_sources()[one] for one in links.named))


@cache
def defined_rules() -> Mapping[str, tuple[str, ...]]:
    """The rules that have a line of their own in a table, by sheet."""
    return MappingProxyType({name: tuple(_defined(_text(name))) for name in sheet_names()})


def _file(name: str) -> Path:
    return (FOLDER.parent if name in BESIDE else FOLDER) / f"{name}.md"


def _text(name: str) -> str:
    return _file(name).read_text(encoding="utf-8")


def _defined(text: str) -> Iterator[str]:
    for rows in DEFINING_TABLE.findall(text):
        yield from (rule for row in rows.splitlines() for rule in RULE_IN_TEXT.findall(row.split("|")[1]))


def _rule_links(name: str, address: Address) -> Mapping[str, str]:
    """Where each rule is told: on this sheet if it is, else on the first sheet that has a line for it."""
    links: dict[str, str] = {}
    for sheet, rules in ((name, defined_rules().get(name, ())), *defined_rules().items()):
        page = "" if sheet == name else address(sheet)
        links = {rule: f"{page}#{anchor(rule)}" for rule in rules} | links
    return links


def _sections(text: str, links: Links) -> Iterator[Section]:
    for piece in re.split(r"^## ", f"\n{text}", flags=re.MULTILINE):
        heading, _, body = piece.partition("\n")
        yield Section(heading, heading_anchor(heading), tuple(_parts(body, links)))


def _parts(text: str, links: Links) -> Iterator[Part]:
    for place, piece in enumerate(YAML_BLOCK.split(text)):
        if place % 2:
            yield _examples(piece)
        elif piece.strip():
            yield Part(html=to_html(piece, links))


def _examples(text: str) -> Part:
    entries = yaml.safe_load(text)
    if not isinstance(entries, list):
        return Part(listing=text)
    return Part(examples=tuple(_example(entry) for entry in entries))


def _example(entry: Mapping[str, Any]) -> Example:
    case = entry.get("ask", entry.get("change"))
    return Example(_yaml(case), _yaml(entry["answer"]), is_question="ask" in entry)


def _yaml(value: Any) -> str:
    return yaml.safe_dump(value, sort_keys=False, allow_unicode=True).strip()
