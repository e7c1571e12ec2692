"""Milliseconds of `generate` alone over 200 varied cases, beside a plain Python loop. Budget: 20 ms."""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from hypothesis import HealthCheck, given, settings

import tests.environment  # noqa: F401  (settings without an .env)
from programs.clinical.case import Case
from programs.clinical.examine import examine
from programs.clinical.generation import PlanImpossible, generate
from programs.exchange.catalogue_file import shipped_catalogue
from tests.clinical.whole_cases import cases

CASES = 200
BUDGET_MS = 20
SQUARES = 50_000


def varied_cases() -> list[Case]:
    """The same cases in every run, all of which may have a plan."""
    found: list[Case] = []

    @settings(
        max_examples=2 * CASES, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
    )
    @given(cases())
    def collect(made: Case) -> None:
        if examine(made).may_have_plan:
            found.append(made)

    collect()
    return found[:CASES]


def milliseconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def one_plan(made: Case) -> Callable[[], object]:
    """The generation of a case that was examined before; a refusal is an answer too."""
    examination = examine(made)

    def make() -> object:
        try:
            return generate(made, examination, CATALOGUE)
        except PlanImpossible:
            return None

    return make


def told(name: str, times: list[float]) -> str:
    """Median, 95th percentile and the longest."""
    ordered = sorted(times)
    p95 = ordered[int(len(ordered) * 0.95)]
    return f"{name:22} median {statistics.median(ordered):.1f} ms, p95 {p95:.1f}, max {ordered[-1]:.1f}"


CATALOGUE = shipped_catalogue()
every_case = varied_cases()
plans, loops = [], []
for made in every_case:
    plans.append(milliseconds(one_plan(made)))
    loops.append(milliseconds(lambda: sum(number * number for number in range(SQUARES))))
print(told(f"generate ({len(plans)} cases)", plans))
print(told(f"{SQUARES} squares", loops))
print(f"budget                 {BUDGET_MS} ms")
