"""What happens next: `manage.py preview_progress CASE` (docs/preview.md)."""

from __future__ import annotations

from typing import Any

from programs.exchange.progress_document import progress_document, progress_text
from programs.exchange.progress_file import ProgressCase, decide, read_progress
from programs.management.preview import PreviewCommand


class Command(PreviewCommand[ProgressCase]):
    """Prints the next step after sessions, runs, a week, a gap or a plan."""

    help = "Prints what the rules decide about the next step of a case, without touching the database."

    def read(self, raw: bytes, *, json_only: bool) -> ProgressCase:
        """The question of a file. Raises `CaseRefused`."""
        return read_progress(raw, json_only=json_only)

    def document(self, case: ProgressCase) -> dict[str, Any]:
        """The decision with every key of the contract."""
        return progress_document(decide(case))

    def text(self, case: ProgressCase) -> str:
        """The decision to be read."""
        return progress_text(decide(case))
