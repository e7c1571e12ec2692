"""The two commands from the outside: what they print, where, and with which exit code."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.exchange.cases import EXAMPLE, PROGRESS_EXAMPLE

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = {"preview_program": EXAMPLE, "preview_progress": PROGRESS_EXAMPLE}


class Terminal(io.StringIO):
    """Standard output as a person sees it."""

    def isatty(self) -> bool:
        return True


def run(command: str, where: Path | str, *, terminal: bool = False, **options) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of one call."""
    out, error = Terminal() if terminal else io.StringIO(), io.StringIO()
    try:
        call_command(command, str(where), stdout=out, stderr=error, **options)
    except SystemExit as end:
        return int(end.code or 0), out.getvalue(), error.getvalue()
    return 0, out.getvalue(), error.getvalue()


@pytest.fixture
def file(tmp_path):
    def write(text: str | bytes, name: str = "case.yaml") -> Path:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


@pytest.mark.parametrize("command", COMMANDS)
def test_a_case_is_answered_with_json_off_a_terminal_and_text_on_one(command, file):
    path = file(COMMANDS[command])
    code, out, error = run(command, path)
    assert (code, error, json.loads(out)["schema"]) == (0, "", 1)
    assert not run(command, path, terminal=True)[1].startswith("{")
    assert run(command, path, terminal=True, format="json")[1] == out
    assert run(command, path, format="text")[1] == run(command, path, terminal=True)[1]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("text", ["", "schema: 2\nkind: x\nperson: {age: -1}\nzzz: 1\n", "[", b"\xff", "- 1"])
def test_bad_input_prints_nothing_but_its_faults_and_exits_with_two(command, text, file):
    code, out, error = run(command, file(text))
    assert (code, out) == (2, "")
    assert all(": " in line for line in error.splitlines()) and error.endswith("\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_that_is_not_there_is_bad_input(command, tmp_path):
    code, out, error = run(command, tmp_path / "gone.yaml")
    assert (code, out, len(error.splitlines())) == (2, "", 1)
    assert "cannot be read" in error


@pytest.mark.parametrize("command", COMMANDS)
def test_a_directory_is_one_object_from_file_name_to_answer_or_faults(command, file, tmp_path):
    file(COMMANDS[command], "b.yaml")
    file("schema: 7\n", "a.yml")
    file("{", "c.json")
    file("not looked at", ".hidden")
    (tmp_path / "deeper").mkdir()
    code, out, error = run(command, tmp_path)
    answers = json.loads(out)
    assert (code, error, list(answers)) == (0, "", ["a.yml", "b.yaml", "c.json"])
    assert answers["b.yaml"] == json.loads(run(command, tmp_path / "b.yaml")[1])
    assert "schema: 7 is not 1" in answers["a.yml"]["error"]
    assert run(command, tmp_path, terminal=True)[1] == out


@pytest.mark.parametrize("command", COMMANDS)
def test_an_empty_directory_is_an_empty_object_and_has_no_text(command, tmp_path):
    assert json.loads(run(command, tmp_path)[1]) == {}
    assert run(command, tmp_path, format="text")[:2] == (2, "")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_same_case_always_gets_the_same_answer(command, file):
    path = file(COMMANDS[command])
    assert run(command, path)[1] == run(command, path)[1]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_reads_standard_input_and_needs_no_database(command, tmp_path):
    ended = subprocess.run(
        [sys.executable, "manage.py", command, "-"],
        input=COMMANDS[command].encode(),
        capture_output=True,
        cwd=ROOT,
        env={
            "PATH": "/usr/bin:/bin",
            "SECRET_KEY": "only-for-this-test-" * 4,
            "DEBUG": "1",
            "DATABASE_URL": f"sqlite:///{tmp_path}/nowhere/none.sqlite3",
            "PYTHONIOENCODING": "ascii",  # a pipe that knows no dash
        },
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert json.loads(ended.stdout)["schema"] == 1
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_asks_no_database(command, file):
    """No `db` mark: a query would fail this test."""
    assert run(command, file(COMMANDS[command]))[0] == 0
