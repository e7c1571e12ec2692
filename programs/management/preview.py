"""What both preview commands share: a file, a directory or standard input in; a document, a text or faults out."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from io import TextIOWrapper
from pathlib import Path
from typing import Any, Generic, TypeVar

from django.core.management.base import BaseCommand

from programs.exchange.faults import CaseRefused
from programs.exchange.plain_file import LARGEST_FILE

Read = TypeVar("Read")

STANDARD_INPUT = "-"
BAD_INPUT = 2


class PreviewCommand(BaseCommand, Generic[Read]):
    """Reads a case and prints what the rules decide. Asks no database and changes nothing."""

    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where the case is, and how to print the answer."""
        parser.add_argument("case", metavar="CASE", help="a YAML or JSON file, a directory of them, or - for stdin")
        parser.add_argument(
            "--format",
            choices=("json", "text"),
            help="json where the output is not a terminal, text where it is; a directory is always json",
        )

    def read(self, raw: bytes, *, json_only: bool) -> Read:
        """The case of a file. Raises `CaseRefused`."""
        raise NotImplementedError

    def document(self, case: Read) -> dict[str, Any]:
        """The answer with every key of the contract."""
        raise NotImplementedError

    def text(self, case: Read) -> str:
        """The answer to be read."""
        raise NotImplementedError

    def handle(self, *, case: str, format: str | None = None, **options: Any) -> None:
        """Print the answer, or one line per fault on standard error and exit with 2."""
        _speak_utf8()
        try:
            output = self._answer(case, format)
        except CaseRefused as refused:
            for line in refused.faults:
                self.stderr.write(line, style_func=str)
            sys.exit(BAD_INPUT)
        self.stdout.write(output)

    def _answer(self, where: str, form: str | None) -> str:
        path = Path(where)
        if where != STANDARD_INPUT and path.is_dir():
            if form == "text":
                raise CaseRefused([f"{where}: a directory is printed as json only"])
            return _json({file.name: self._document_or_error(file) for file in _files(path)})
        case = self._read(where)
        as_json = form == "json" or (form is None and not self.stdout.isatty())
        return _json(self.document(case)) if as_json else self.text(case)

    def _document_or_error(self, file: Path) -> dict[str, Any]:
        try:
            return self.document(self._read(str(file)))
        except CaseRefused as refused:
            return {"error": list(refused.faults)}

    def _read(self, where: str) -> Read:
        return self.read(_bytes(where), json_only=where.lower().endswith(".json"))


def _speak_utf8() -> None:
    """A pipe may speak another encoding, which lacks our dashes and arrows: the answer must not stumble over it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _files(directory: Path) -> list[Path]:
    """The files of a directory by name, without hidden ones and without what lies deeper."""
    return sorted(path for path in directory.iterdir() if path.is_file() and not path.name.startswith("."))


def _bytes(where: str) -> bytes:
    """The content, but never more than one byte beyond what is read: that is enough to refuse it."""
    try:
        if where == STANDARD_INPUT:
            return sys.stdin.buffer.read(LARGEST_FILE + 1)
        with Path(where).open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        raise CaseRefused([f"{where}: cannot be read ({reason})"]) from None


def _json(document: Any) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
