"""A case as a file for `manage.py preview_program`, so that an example that breaks a law can be looked at."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

import yaml

from programs.clinical.case import Case
from programs.clinical.screening import all_negative


def as_yaml(case: Case) -> str:
    """The case in the words of docs/preview.md; `read_case` gives the same case back."""
    document = {"schema": 1, **_plain(case), "screening": _screening(case)}
    return str(yaml.safe_dump(document, sort_keys=False, allow_unicode=True, default_flow_style=None, width=120))


class Written:
    """A case that is written down only when somebody looks at it: hypothesis prints it beside an example that fails."""

    def __init__(self, case: Case) -> None:
        self.case = case

    def __repr__(self) -> str:
        return f"A case for manage.py preview_program:\n{as_yaml(self.case)}"


def _screening(case: Case) -> dict[str, Any]:
    """What differs from "no to everything"; a question without an answer is null."""
    negative = all_negative()
    answers = {key: case.screening.get(key) for key in negative}
    return {"none": True, **{key: word for key, word in answers.items() if word != negative[key]}}


def _plain(value: Any) -> Any:
    """Values as a file has them; what was not answered is left out."""
    if is_dataclass(value):
        told = {field.name: getattr(value, field.name) for field in fields(value)}
        return {name: _plain(told) for name, told in told.items() if told is not None and name != "screening"}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset | set):
        return sorted(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return dict(value) if hasattr(value, "keys") else value
