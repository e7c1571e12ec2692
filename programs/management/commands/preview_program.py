"""The examination and the plan of a case: `manage.py preview_program CASE` (docs/preview.md)."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from programs.clinical.case import Case
from programs.exchange.case_file import read_case
from programs.exchange.catalogue_file import shipped_catalogue
from programs.exchange.program_document import Preview, preview, program_document
from programs.exchange.program_text import program_text
from programs.management.preview import PreviewCommand


class Command(PreviewCommand[Case]):
    """Prints what the rules make of a case: screening, findings, plan, and every reason."""

    help = "Prints the examination and the plan that the rules make of a case, without touching the database."

    def read(self, raw: bytes, *, json_only: bool) -> Case:
        """The case of a file. Raises `CaseRefused`."""
        return read_case(raw, json_only=json_only)

    def document(self, case: Case) -> dict[str, Any]:
        """The whole answer with every key of the contract."""
        return program_document(_seen(case))

    def text(self, case: Case) -> str:
        """The plan to be read."""
        return program_text(case, _seen(case))


def _seen(case: Case) -> Preview:
    return preview(case, shipped_catalogue(), country=settings.COUNTRY)
