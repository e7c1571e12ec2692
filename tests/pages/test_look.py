"""What every template, style sheet and script keeps to, whoever wrote it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import get_template

from programs.templatetags.icon import icon

ROOT = Path(settings.BASE_DIR)
TEMPLATES = sorted(path for path in (ROOT / "templates").rglob("*") if path.suffix in {".html", ".svg"})
SHEETS = sorted((ROOT / "static" / "css").rglob("*.css"))
SCRIPTS = sorted((ROOT / "static" / "js").rglob("*.js"))


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def found(pattern: str, paths: list[Path]) -> list[str]:
    return [f"{name(path)}: {hit}" for path in paths for hit in re.findall(pattern, path.read_text())]


def test_there_is_something_to_look_at():
    assert len(TEMPLATES) > 50 and len(SHEETS) > 15 and len(SCRIPTS) > 4


@pytest.mark.parametrize(
    "pattern",
    [
        r"\sstyle\s*=\s*[\"'{][^>]{0,40}",
        r"<style\b",
        r"\son[a-z]+\s*=\s*[\"'][^>]{0,40}",
        r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>",
        r"javascript:",
        r"(?:src|href)=\"(?:https?:)?//[^\"]*",
    ],
)
def test_no_template_holds_what_the_content_policy_refuses(pattern):
    assert found(pattern, TEMPLATES) == []


def test_every_static_file_that_a_template_names_exists():
    named = {hit for path in TEMPLATES for hit in re.findall(r"{%\s*static [\"']([^\"']+)[\"']", path.read_text())}
    assert named and [path for path in sorted(named) if finders.find(path) is None] == []


@pytest.mark.parametrize("sheet", SHEETS, ids=name)
def test_every_file_that_a_style_sheet_names_exists(sheet):
    for target in re.findall(r"url\(\"?([^)\"]+)\"?\)", sheet.read_text()):
        assert target.startswith("data:") or (sheet.parent / target).exists(), target


def test_every_icon_that_a_template_names_has_a_drawing():
    named = {hit for path in TEMPLATES for hit in re.findall(r"{%\s*icon [\"']([^\"']+)[\"']", path.read_text())}
    named |= {hit for path in TEMPLATES for hit in re.findall(r"\bsign=[\"']([^\"']+)[\"']", path.read_text())}
    assert len(named) > 20
    for sign in sorted(named):
        icon(sign)


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_every_template_compiles(path):
    get_template(str(path.relative_to(ROOT / "templates")))


def test_every_custom_property_that_is_used_is_set_somewhere():
    text = "\n".join(sheet.read_text() for sheet in SHEETS)
    used, defined = set(re.findall(r"var\((--[\w-]+)\)", text)), set(re.findall(r"(--[\w-]+)\s*:", text))
    assert sorted(used - defined) == []


def test_colours_live_in_the_tokens_alone():
    elsewhere = [sheet for sheet in SHEETS if sheet.parent.name == "pages"]
    assert found(r":\s*#[0-9a-fA-F]{4,8}\b", elsewhere) == []


@pytest.mark.parametrize("path", [*SHEETS, *SCRIPTS, *TEMPLATES], ids=name)
def test_files_stay_short_enough_to_read(path):
    longest = 200 if path in TEMPLATES else 300
    assert len(path.read_text().splitlines()) <= longest


def test_scripts_import_nothing_and_write_no_markup_of_their_own():
    assert found(r"^\s*import\b|\beval\(|new Function|document\.write", SCRIPTS) == []


def test_templates_are_clean_for_djlint():
    command = [sys.executable, "-m", "djlint", str(ROOT / "templates"), "--lint", "--quiet"]
    answer = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert answer.returncode == 0, answer.stdout


@pytest.mark.parametrize(
    "word", ["Evenstride", "patellofemoral", "adherence ", "mis-tracking", "degenerat", "guarantee"]
)
def test_templates_speak_plainly(word):
    assert found(rf"(?i)>[^<{{]*{word}", TEMPLATES) == []
