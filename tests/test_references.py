"""Every file and module that docs, docstrings and comments point to is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXTS = [
    *(path for path in ROOT.glob("*.md") if path.name != "CHANGELOG.md"),
    *(ROOT / "docs").rglob("*.md"),
    *(path for place in ("programs", "kneeapp", "tests", "tools") for path in (ROOT / place).rglob("*.py")),
]
#: From where a path may be told; beside the file itself.
FROM = [ROOT, ROOT / "programs", ROOT / "programs/clinical", ROOT / "templates"]
FILE = re.compile(r"(?<![\w/.{}-])(?:\.\./)*(?:[\w-]+/)+[\w*-]+\.(?:py|md|yaml)\b")
PLACE = re.compile(r"(?<![\w/.{}-])(?:programs|kneeapp|docs|templates|static|tools)/[a-z_/]+(?![\w/.*({-])")
TEST = re.compile(r"`((?:tests|programs|kneeapp)/[\w/]+\.py)::(\w+)`")
MODULE = re.compile(r"`((?:programs|kneeapp)(?:\.[a-z_]+)+)`")


def told(text: str) -> Iterator[str]:
    """Every path that a text names; modules as paths."""
    yield from FILE.findall(text)
    yield from PLACE.findall(text)
    yield from (name.replace(".", "/") + ".py" for name in MODULE.findall(text))


def is_there(name: str, path: Path) -> bool:
    """Whether a path leads somewhere; `*` stands for anything, and a module may be a folder."""
    names = (name, name.removesuffix(".py"))
    plain = [origin / one for origin in (*FROM, path.parent) for one in names if "*" not in one]
    return any(found.exists() for found in plain) or ("*" in name and any(_found(name, path)))


def _found(name: str, path: Path) -> Iterator[Path]:
    """What a name with `*` stands for, from the root or beside the file."""
    yield from ROOT.glob(name)
    yield from path.parent.glob(name)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_a_text_points_to_is_there(path: Path) -> None:
    assert [name for name in told(path.read_text()) if not is_there(name, path)] == []


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_test_or_check_that_a_text_names_is_there(path: Path) -> None:
    assert [f"{file}::{name}" for file, name in TEST.findall(path.read_text()) if not is_defined(file, name)] == []


def is_defined(file: str, name: str) -> bool:
    """Whether a file has a function of that name."""
    return (ROOT / file).exists() and bool(re.search(rf"^\s*def {name}\(", (ROOT / file).read_text(), re.MULTILINE))


def test_the_walk_sees_what_is_gone() -> None:
    gone = "See {0}/here.md, `{1}.wording.here` and {1}/here for it.".format("docs", "programs")
    assert [is_there(name, ROOT / "README.md") for name in told(gone)] == [False] * 3
    assert is_defined("tests/test_references.py", "is_defined")
    assert not is_defined("tests/test_references.py", "is_gone")
