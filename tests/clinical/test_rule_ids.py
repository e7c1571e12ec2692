"""No orphans: what the code names a sheet tells, and what a sheet tells the code names or says why not."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from programs.clinical.measures import MEASURES
from programs.clinical.prognosis import DURATION_FLAGS
from programs.clinical.progression.item import ROWS
from programs.clinical.screening import RULES
from programs.exchange.rule_ids import A_RULE, RULE_IN_TEXT
from programs.wording.rule_book import NEXT_STEP_RULES, PLAN_RULES
from tests.clinical.rule_sheets import INDEX, sheets

REPOSITORY = INDEX.parents[2]
FAMILIES = re.compile(r"<!-- families -->\n\n\| ids \| family \|\n\|[-|]+\|\n((?:\|.*\n)+)")
RANGE = re.compile(r"([A-Z]+|\d\.\d\.|\d\.\d row )(\d+)–\1(\d+)")
SECTION = re.compile(r"§(\d+(?:\.\d+)*)")
SECTIONS = re.compile(r"(?<![\d.])(\d\.)(\d+)–\1(\d+)(?![\d.])")
#: A number alone is no id: 6.5 may be kilometres. With three parts, a row or letters it is one.
SURE = re.compile(r"[A-Z]|\d\.\d\.\d| row ")
#: What holds a rule that the code does not name: a test or a check, or a reason.
HELD = re.compile(r"`[\w/.]+\.py::\w+`|not a rule of the software, because \w")
NUMBERED = re.compile(r"([A-Z]+|\d\.\d\.(?=\d)|\d\.\d row )(\d+)")
AKPS = {("AKPS", 12)}  # the one item of the knee score that is a rule of its own
QUESTION = re.compile(r"Q\d\d")


def test_every_rule_that_the_code_names_is_told_by_a_sheet() -> None:
    assert sorted(_named_by_the_code() - _told()) == []


def test_every_rule_that_the_codes_text_speaks_of_is_told_by_a_sheet() -> None:
    told = _told()
    spoken = {name for text in _texts_of_the_code() for name in RULE_IN_TEXT.findall(text) if SURE.search(name)}
    assert len(spoken) > 120
    assert sorted(name for name in spoken if not any(one.startswith(name) for one in told)) == []


def test_every_section_that_the_code_cites_is_one_of_a_sheet() -> None:
    cited = {section for text in _texts_of_the_code() for section in SECTION.findall(text)}
    told = "".join(path.read_text(encoding="utf-8") for path in (*sheets(), INDEX))
    assert len(cited) > 25
    assert [one for one in sorted(cited) if not re.search(rf"(?<![\d.]){re.escape(one)}(?!\d|\.\d)", told)] == []


@pytest.mark.parametrize(("letters", "first", "last"), RANGE.findall(INDEX.read_text(encoding="utf-8")))
def test_no_number_of_a_family_is_left_out(letters: str, first: str, last: str) -> None:
    numbers = [f"{letters}{number:0{len(first)}}" for number in range(int(first), int(last) + 1)]
    told = _told()
    assert [name for name in numbers if not {name, f"{name}a", f"{name}b"} & told] == []


def test_every_section_is_told_by_a_sheet_and_cited_by_the_code() -> None:
    ranges = [(start, range(int(first), int(last) + 1)) for start, first, last in SECTIONS.findall(_families())]
    sections = {f"{start}{number}" for start, numbers in ranges for number in numbers}
    cited = {section for text in _texts_of_the_code() for section in RULE_IN_TEXT.findall(text)}
    assert len(sections) == 34
    assert sorted(sections - _told()) == []
    assert sorted(sections - cited) == []


def test_no_sheet_names_a_number_that_its_family_does_not_have() -> None:
    known = {(letters, number) for letters, first, last in _ranges() for number in range(int(first), int(last) + 1)}
    told = {(letters, int(number)) for name in _told() for letters, number in NUMBERED.findall(name)}
    assert sorted(told - known - AKPS) == []


def test_every_rule_of_a_sheet_belongs_to_a_family_and_is_held() -> None:
    told = {name for name in _told() if SURE.search(name) and not QUESTION.fullmatch(name)}
    families = tuple(letters for letters, _, _ in _ranges())
    assert [name for name in sorted(told) if not name.startswith((*families, "AKPS", "FAT_PAD", "SWOLLEN"))] == []
    named = _named_by_the_code() | set(RULE_IN_TEXT.findall("\n".join(_texts_of_the_code())))
    assert sorted(name for name in told - named if not HELD.search(_line_of(name))) == []


@pytest.mark.parametrize("family", ["G", "X"])
def test_every_recommendation_and_every_difference_says_what_holds_it(family: str) -> None:
    rows = [line for line in _lines() if re.match(rf"\| {family}\d", line)]
    assert len(rows) == {"G": 54, "X": 13}[family]
    assert [row for row in rows if not HELD.search(row)] == []


def test_every_open_question_is_led_to_from_the_sheets_that_it_touches() -> None:
    rows = [line for line in _lines() if re.match(r"\| Q\d", line)]
    asked = {(path, row[2:5]) for row in rows for path in re.findall(r"\(([\w-]+\.md)\)", row.split("|")[-2])}
    told = {
        (path.name, number)
        for path in sheets()
        for line in re.findall(r"^\*\*Open\.\*\* .*", path.read_text(encoding="utf-8"), re.MULTILINE)
        for number in QUESTION.findall(line)
    }
    assert len(rows) > 20
    assert asked == told


def test_the_walk_sees_an_orphan() -> None:
    assert not any(one.startswith("RF31") for one in _told())
    assert not HELD.search(_line_of("T01"))
    assert RULE_IN_TEXT.findall("§6.5.11 of RF31, X14 (G70)") == ["6.5.11", "RF31", "X14", "G70"]


@cache
def _lines() -> tuple[str, ...]:
    return tuple(line for path in sheets() for line in path.read_text(encoding="utf-8").splitlines())


def _line_of(name: str) -> str:
    """The line of a table that tells a rule; empty where none does."""
    told = (line for line in _lines() if line.startswith("| ") and name in RULE_IN_TEXT.findall(line.split("|")[1]))
    return next(told, "")


def _families() -> str:
    found = FAMILIES.search(INDEX.read_text(encoding="utf-8"))
    assert found
    return found[1]


def _ranges() -> list[tuple[str, str, str]]:
    return RANGE.findall(_families())


@cache
def _told() -> frozenset[str]:
    return frozenset(name for line in _lines() for name in RULE_IN_TEXT.findall(line))


def _files() -> Iterator[Path]:
    yield from (REPOSITORY / "programs" / "clinical").rglob("*.py")
    yield from (REPOSITORY / "programs" / "wording").rglob("*.py")


@cache
def _texts_of_the_code() -> tuple[str, ...]:
    return tuple(path.read_text(encoding="utf-8") for path in _files())


@cache
def _named_by_the_code() -> frozenset[str]:
    """Every id that stands as text of its own in the code, and those that are put together there."""
    rows = {f"6.6 row {number}" for number in range(1, len(ROWS) + 1)}
    tables = {*MEASURES, *(rule.id for rule in RULES), *(flag for flag, _ in DURATION_FLAGS)}
    lines = {line.id for line in (*PLAN_RULES, *NEXT_STEP_RULES)}
    return frozenset({*rows, *tables, *lines, *_written()})


def _written() -> Iterator[str]:
    for text in _texts_of_the_code():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield from (part for part in node.value.split(", ") if A_RULE.fullmatch(part))
