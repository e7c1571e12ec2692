"""The hazard log holds together: each hazard is rated, held by code that exists and shown by a test that exists."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from tests.test_references import ROOT, TEST, is_defined

LOG = (ROOT / "docs" / "clinical-safety.md").read_text(encoding="utf-8")
HAZARD = re.compile(r"^### (H\d\d) (.+?)\n(.*?)(?=^### |^## )", re.DOTALL | re.MULTILINE)
FIELD = re.compile(r"^- \*\*(\w[\w ]*):\*\*(.*?)(?=^- \*\*|\Z)", re.DOTALL | re.MULTILINE)
RATED = re.compile(r"severity (\d), likelihood (\d), risk (\d)")
FIELDS = ["Cause", "Harm", "Before", "Control", "Shown by", "Left", "Accepted by"]
A_FILE = re.compile(r"`([\w./-]+\.(?:py|html|css))`")
#: From here on nobody may use it without a clinician (the log says so).
NOT_ACCEPTABLE = 4


@dataclass(frozen=True)
class Hazard:
    """One hazard of the log: its title, and its fields as they are written."""

    id: str
    title: str
    fields: dict[str, str]

    def rating(self, field: str) -> tuple[int, int, int]:
        """Severity, likelihood, risk."""
        found = RATED.search(self.fields[field])
        assert found, f"{self.id}: {field} is not rated"
        severity, likelihood, risk = map(int, found.groups())
        return severity, likelihood, risk


HAZARDS = [Hazard(number, title, dict(FIELD.findall(body))) for number, title, body in HAZARD.findall(LOG)]


def table(name: str) -> list[list[str]]:
    """The rows of a table that stands behind a mark."""
    found = re.search(rf"<!-- {name} -->\n\n\|.*\n\|[-|]+\|\n((?:\|.*\n)+)", LOG)
    assert found, name
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in found[1].splitlines()]


def by_id(hazard: Hazard) -> str:
    return hazard.id


def test_the_hazards_are_numbered_and_many() -> None:
    assert len(HAZARDS) >= 25
    assert [hazard.id for hazard in HAZARDS] == [f"H{number:02}" for number in range(1, len(HAZARDS) + 1)]


@pytest.mark.parametrize("hazard", HAZARDS, ids=by_id)
def test_a_hazard_says_everything(hazard: Hazard) -> None:
    assert list(hazard.fields) == FIELDS
    assert [name for name, text in hazard.fields.items() if not text.strip()] == []


@pytest.mark.parametrize("hazard", HAZARDS, ids=by_id)
def test_a_hazard_is_held_by_code_that_exists(hazard: Hazard) -> None:
    files = A_FILE.findall(hazard.fields["Control"])
    assert files
    assert [name for name in files if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("hazard", HAZARDS, ids=by_id)
def test_a_hazard_is_shown_by_a_test_that_exists(hazard: Hazard) -> None:
    tests = TEST.findall(hazard.fields["Shown by"])
    assert tests
    assert [name for file, name in tests if not file.startswith("tests/") or not is_defined(file, name)] == []


@pytest.mark.parametrize("hazard", HAZARDS, ids=by_id)
def test_a_risk_is_that_of_the_table_and_controls_never_raise_it(hazard: Hazard) -> None:
    risks = {(severity, int(row[0])): int(row[severity]) for row in table("risks") for severity in range(1, 6)}
    for field in ("Before", "Left"):
        severity, likelihood, risk = hazard.rating(field)
        assert risk == risks[severity, likelihood], field
    assert hazard.rating("Left")[2] <= hazard.rating("Before")[2]


def test_a_risk_of_the_table_grows_with_severity_and_likelihood() -> None:
    rows = sorted([int(cell) for cell in row] for row in table("risks"))
    assert [row[0] for row in rows] == [1, 2, 3, 4, 5]
    assert all(row[1:] == sorted(row[1:]) for row in rows)
    assert all(list(column) == sorted(column) for column in zip(*rows, strict=True))


def test_the_overview_is_that_of_the_hazards() -> None:
    told = [[one.id, one.title, str(one.rating("Before")[2]), str(one.rating("Left")[2])] for one in HAZARDS]
    assert table("overview") == told


def test_what_may_not_stand_is_said_at_the_top() -> None:
    told = re.search(r"^\*\*Not acceptable today:\*\* (.*)\.$", LOG, re.MULTILINE)
    assert told
    assert told[1].split(", ") == [one.id for one in HAZARDS if one.rating("Left")[2] >= NOT_ACCEPTABLE]


def test_nobody_is_said_to_have_accepted_a_risk_while_nobody_signed() -> None:
    signed = LOG.split("## Accepted")[1].split("|---|---|---|---|\n")[1].strip()
    assert not signed
    assert {hazard.fields["Accepted by"].strip() for hazard in HAZARDS} == {"open."}
