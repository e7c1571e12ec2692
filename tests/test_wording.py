"""What people read, everywhere: no word that frightens or promises (§7.8).

The screening questions are exempt: they must name what they ask for.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from programs.wording.examination import TEXTS

ROOT = Path(__file__).resolve().parent.parent
REFUSED = re.compile(
    r"\b(damag\w*|worn[ -]out|out of place|mis-?track\w*|mal-?track\w*|degenerat\w*|cure[sd]?|curing"
    r"|guarantee\w*|safe|safely|weak side)\b",
    re.IGNORECASE,
)
EXEMPT = {ROOT / "programs/wording/screening.py"}


def sentences(path: Path) -> Iterator[str]:
    """The string constants of a module that are not docstrings."""
    tree = ast.parse(path.read_text())
    docstrings = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docstrings:
            yield node.value


def template_text(path: Path) -> str:
    """What a template says: without comments, tags and attributes that name things."""
    text = re.sub(r"\{#.*?#\}|\{% comment.*?endcomment %\}", "", path.read_text(), flags=re.DOTALL)
    text = re.sub(r"\|safe\b", "", text)
    return re.sub(r'\b(class|id|href|src|name|for)="[^"]*"', "", text)


WORDING = sorted(path for path in (ROOT / "programs/wording").rglob("*.py") if path not in EXEMPT)
CODE = [
    path
    for folder in ("forms", "views", "models", "queries", "actions", "templatetags", "exchange", "management")
    for path in sorted((ROOT / "programs" / folder).rglob("*.py"))
] + [ROOT / "programs/admin.py", *sorted((ROOT / "kneeapp").glob("*.py"))]
SCRIPTS = sorted((ROOT / "static/js").glob("*.js"))
SHEETS = [*sorted((ROOT / "docs/rules").glob("*.md")), ROOT / "docs/clinical-safety.md"]
#: What a sheet may say: that a word is never said, and what a warning sign asks for.
SPOKEN_OF = re.compile(r"\"[^\"\n]+\"|“[^”\n]+”|never a cure|^\| RF\d.*$", re.MULTILINE)
TEMPLATES = sorted((ROOT / "templates").rglob("*.*"))


@pytest.mark.parametrize("path", WORDING + CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_sentence_frightens_or_promises(path: Path) -> None:
    assert [found for text in sentences(path) if (found := REFUSED.search(text))] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_template_frightens_or_promises(path: Path) -> None:
    assert REFUSED.search(template_text(path)) is None


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_template_holds_code_or_style_inline(path: Path) -> None:
    text = path.read_text()
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=\"|javascript:", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", text)


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_no_sheet_that_everybody_may_read_frightens_or_promises(path: Path) -> None:
    assert REFUSED.search(SPOKEN_OF.sub("", path.read_text(encoding="utf-8"))) is None


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_script_frightens_or_promises(path: Path) -> None:
    assert REFUSED.search(path.read_text(encoding="utf-8")) is None


def test_the_catalogue_neither_frightens_nor_promises() -> None:
    assert REFUSED.search((ROOT / "programs/catalogue/exercises.yaml").read_text()) is None


FOUR_TO_SIX = re.compile(r"\b(?:4|four)(?: to |–|-)(?:6|six)[ -]weeks?\b", re.IGNORECASE)
HONEST = re.compile(r"others need longer|still had clear symptoms after three months", re.IGNORECASE)


def test_wherever_four_to_six_weeks_are_named_others_need_longer() -> None:
    """X1: the length of the program is no promise of an end."""
    said = [text for path in WORDING + CODE for text in sentences(path)] + [template_text(path) for path in TEMPLATES]
    named = [text for text in said if FOUR_TO_SIX.search(text)]
    assert len(named) >= 4
    assert [text for text in named if not HONEST.search(text)] == []


def test_what_to_expect_is_told_as_studies_found_it() -> None:
    told = str(TEXTS["expectation"])
    for fact in (
        "some within 4 to 6 weeks",
        "half still had",
        "three months",
        "four in ten",
        "Ups and downs are normal",
    ):
        assert fact in told
    assert "57" not in told, "only 19 % answered that question"


def test_the_walk_finds_what_it_is_for() -> None:
    assert REFUSED.search("This will cure your knee")
    assert REFUSED.search("Your kneecap is mal-tracking")
    assert not REFUSED.search("Keep your place in the queue, secure the chair")
    assert FOUR_TO_SIX.search("A 4 to 6 week plan") and FOUR_TO_SIX.search("in four-six weeks")
