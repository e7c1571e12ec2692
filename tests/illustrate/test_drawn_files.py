"""The files in static/: all that there should be, drawn from today's poses by today's tool, small, and well-formed."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from programs.exchange.figures_file import figures
from programs.wording.figures import MUSCLE_NAMES
from tools.illustrate.__main__ import (
    APART,
    HERE,
    INDEX,
    KINDS,
    MOST_MOVES,
    MOST_POSTER,
    all_drawings,
    drawn_from,
    faults_of,
    folder_of,
    index_of,
    is_as_drawn,
    is_drawn_with,
    is_stale,
    records,
    stamped,
)
from tools.illustrate.muscles import NAMES
from tools.illustrate.picture import nodes

CODES = sorted(all_drawings())
SVG = "{http://www.w3.org/2000/svg}"
#: Home tests that are done with the body (§3.1); T25 is height and weight.
TESTS = {"T01", "T01b", *(f"T{number:02}" for number in range(2, 27) if number != 25)}


def text(code: str, kind: str = "") -> str:
    return (folder_of(code) / f"{code}{kind}.svg").read_text()


def test_every_exercise_and_every_home_test_is_drawn() -> None:
    assert set(CODES) - TESTS == set(records())
    assert {code for code in CODES if code not in records()} == TESTS


@pytest.mark.parametrize("code", CODES)
def test_nothing_is_wrong_with_the_drawing(code: str) -> None:
    assert [str(fault) for fault in faults_of(code)] == []


@pytest.mark.parametrize("code", CODES)
def test_the_files_come_from_todays_poses_and_tool(code: str) -> None:
    """`make figures` draws them anew."""
    for kind in KINDS:
        assert is_as_drawn(text(code, kind), drawn_from(code)), f"{code}{kind}: run `make figures`"


@pytest.mark.parametrize(
    ("old", "new"),
    [('data-from="', 'data-from="0'), (' d="M', ' d="M0 0" x="M'), (' data-body="', ' data-body="0'), ("<g ", "<g  ")],
    ids=["older", "emptied", "stamped by hand", "a space"],
)
def test_a_file_that_was_changed_since_is_not_as_drawn(old: str, new: str) -> None:
    drawn = text("QD02")
    assert is_as_drawn(drawn, drawn_from("QD02"))
    assert old in drawn
    assert not is_as_drawn(drawn.replace(old, new, 1), drawn_from("QD02"))


def test_a_file_whose_paths_are_emptied_is_not_as_drawn() -> None:
    emptied = re.sub(r' d="[^"]*"', ' d="M0 0"', text("QD02"))
    assert not is_as_drawn(emptied, drawn_from("QD02"))


def test_no_drawing_comes_from_the_lint() -> None:
    """A new fault to look for makes no drawing stale."""
    assert "lint" in APART
    for path in (HERE / "lint").glob("*.py"):
        assert not is_drawn_with(path), path.name
    assert is_drawn_with(HERE / "props" / "__init__.py")
    assert not is_drawn_with(HERE / "joints.py")


def test_a_drawing_is_stale_when_one_of_its_files_is_older_or_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tools.illustrate.__main__.folder_of", lambda _: tmp_path)
    for kind in KINDS:
        (tmp_path / f"QD02{kind}.svg").write_text(stamped("<svg />", drawn_from("QD02")))
    assert not is_stale("QD02")
    (tmp_path / "QD02-moves.svg").write_text(stamped("<svg />", "0123456789abcdef"))
    assert is_stale("QD02")
    (tmp_path / "QD02-moves.svg").unlink()
    assert is_stale("QD02")


#: Key poses come with a session for its paper: two posters' weight.
MOST_STEPS = 2 * MOST_POSTER


@pytest.mark.parametrize("code", CODES)
def test_the_files_are_small_for_a_phone(code: str) -> None:
    assert len(gzip.compress(text(code).encode(), 9)) <= MOST_POSTER
    assert len(gzip.compress(text(code, "-moves").encode(), 9)) <= MOST_MOVES
    assert len(gzip.compress(text(code, "-steps").encode(), 9)) <= MOST_STEPS


@pytest.mark.parametrize("code", CODES)
def test_a_file_says_what_it_shows_and_brings_no_style_and_no_script(code: str) -> None:
    for kind in KINDS:
        root = ElementTree.fromstring(text(code, kind))  # noqa: S314  our own file
        assert root.findtext(f"{SVG}title") and len(root.findtext(f"{SVG}desc") or "") > 20
        tags = {element.tag.removeprefix(SVG) for element in root.iter()}
        assert tags <= {"svg", "title", "desc", "g", "path", "animate"}
        assert not any(name == "style" or name.startswith("on") for element in root.iter() for name in element.attrib)


@pytest.mark.parametrize("code", CODES)
def test_a_path_that_moves_keeps_its_nodes_so_that_it_can_be_mixed(code: str) -> None:
    root = ElementTree.fromstring(text(code, "-moves"))  # noqa: S314  our own file
    moving = list(root.iter(f"{SVG}animate"))
    assert moving
    for animate in moving:
        shapes = {re.sub(r"[^Mclz]", "", value) for value in animate.attrib["values"].split(";")}
        sizes = {len(nodes(value)) for value in animate.attrib["values"].split(";")}
        assert (len(shapes), len(sizes)) == (1, 1)


def test_no_file_is_left_of_a_drawing_that_is_gone() -> None:
    expected = {f"{code}{kind}.svg" for code in CODES for kind in KINDS}
    found = {path.name for folder in map(folder_of, ("QD01", "T01")) for path in Path(folder).glob("*.svg")}
    assert found == expected


def test_the_index_for_the_pages_is_that_of_the_all_drawings() -> None:
    assert INDEX.read_text() == index_of(all_drawings())
    assert set(figures()) == set(CODES)
    assert all(len(one.steps) >= 2 for one in figures().values())
    assert json.loads(INDEX.read_text())["QD02"]["side"] == "r"


def test_every_muscle_that_can_be_tinted_has_a_name() -> None:
    assert set(MUSCLE_NAMES) == set(NAMES)


NEVER = re.compile(r"\b(he|she|his|her|him|man|woman|damage|weak|supine|prone|flexion|abduction)\b", re.IGNORECASE)


@pytest.mark.parametrize("code", CODES)
def test_the_words_of_a_picture_are_plain_and_name_nobody(code: str) -> None:
    figure = figures()[code]
    for words in (figure.says, *figure.steps):
        assert words and not NEVER.search(words), words
    assert all(len(step.split()) <= 14 for step in figure.steps)
