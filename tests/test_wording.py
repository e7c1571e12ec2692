"""What people read, everywhere: no word that frightens or promises (evidence.md 7.8).

The screening questions are exempt: they must name what they ask for.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

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
    for folder in ("forms", "views", "models", "queries", "actions", "templatetags")
    for path in sorted((ROOT / "programs" / folder).rglob("*.py"))
]
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


def test_the_catalogue_neither_frightens_nor_promises() -> None:
    assert REFUSED.search((ROOT / "programs/catalogue/exercises.yaml").read_text()) is None


def test_the_walk_finds_what_it_is_for() -> None:
    assert REFUSED.search("This will cure your knee")
    assert REFUSED.search("Your kneecap is mal-tracking")
    assert not REFUSED.search("Keep your place in the queue, secure the chair")
