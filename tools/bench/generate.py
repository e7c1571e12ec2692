"""Milliseconds of `generate` alone over 200 varied cases, beside a plain Python loop. Budget: 20 ms each."""

import gc
import statistics
import sys
import time
from collections.abc import Callable, Iterator
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


def milliseconds(work: Callable[[], object]) -> tuple[float, float]:
    """How long a piece of work takes: of this process, and on the clock, which others that run beside it lengthen."""
    began, clock = time.process_time(), time.perf_counter()
    work()
    return (time.process_time() - began) * 1000, (time.perf_counter() - clock) * 1000


def one_plan(made: Case) -> Callable[[], object]:
    """The generation of a case that was examined before; a refusal is an answer too."""
    examination = examine(made)

    def make() -> object:
        try:
            return generate(made, examination, CATALOGUE)
        except PlanImpossible:
            return None

    return make


def told(name: str, times: list[tuple[float, float]]) -> Iterator[str]:
    """Median, 95th percentile and the longest, by the process and by the clock."""
    for kind, each in zip(("cpu", "clock"), zip(*times, strict=True), strict=True):
        ordered = sorted(each)
        p95 = ordered[int(len(ordered) * 0.95)]
        yield f"{name:22} {kind:5} median {statistics.median(ordered):.1f} ms, p95 {p95:.1f}, max {ordered[-1]:.1f}"


CATALOGUE = shipped_catalogue()
every_case = varied_cases()
gc.collect()
gc.freeze()  # what finding the cases left behind is no part of a plan's time
plans, loops = [], []
for made in every_case:
    plans.append(milliseconds(one_plan(made)))
    loops.append(milliseconds(lambda: sum(number * number for number in range(SQUARES))))
print(*told(f"generate ({len(plans)} cases)", plans), sep="\n")
print(*told(f"{SQUARES} squares", loops), sep="\n")
print(f"budget                 cpu   max {BUDGET_MS} ms")
