"""The same cases give the same bytes in another process, whatever seed its hashes have."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given

from programs.clinical.case import Case
from tests.clinical.case_yaml import as_yaml
from tests.clinical.law_settings import on_a
from tests.clinical.whole_cases import cases

pytestmark = pytest.mark.laws
ROOT = Path(__file__).parents[2]


def test_the_same_cases_give_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    for number, made in enumerate(some_cases()):
        (tmp_path / f"{number}.yaml").write_text(as_yaml(made), encoding="utf-8")
    first, second = (printed(tmp_path, hash_seed) for hash_seed in ("1", "271828"))
    assert len(first) > 50_000
    assert first == second


def some_cases() -> list[Case]:
    """As many cases as a law with a share of forty looks at."""
    found: list[Case] = []

    @on_a(40)
    @given(cases())
    def collect(made: Case) -> None:
        found.append(made)

    collect()
    return found


def printed(folder: Path, hash_seed: str) -> bytes:
    """What `preview_program` prints for a directory, in a process of its own."""
    command = [sys.executable, "manage.py", "preview_program", str(folder)]
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    return subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True).stdout
