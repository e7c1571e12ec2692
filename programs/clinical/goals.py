"""Numbers to reach: thigh balance, cadence, and the loads that tell where somebody stands."""

from __future__ import annotations

from collections.abc import Iterator

from programs.clinical.case import Case
from programs.clinical.examination import Finding, Goal
from programs.clinical.measures.lifts import can_estimate, lifts
from programs.clinical.measures.readings import results, values_of
from programs.clinical.measures.strength import curl_target_kg, estimated_1rm_kg
from programs.clinical.values import LEGS, Side

#: Leg curl as a share of leg extension: the seed's minimum, then the usual norm (X8, T03).
HQ_FIRST = 0.50
HQ_NEXT = 0.60

#: Steps a minute: 5 % more at the same speed, then 10 % (R10).
CADENCE_STEPS = (1.05, 1.10)


def goals(case: Case, findings: tuple[Finding, ...]) -> tuple[Goal, ...]:
    """Goals of a case, left before right: `hq_ratio` where the ratio is below 0.60 (`first`, `next`, and the
    `curl_kg` that reaches the nearer one), `estimated_1rm_kg` where gym loads allow it, `cadence_target`."""
    return (*_ratios(case), *_one_rep_maxima(case), *_cadence(findings))


def _ratios(case: Case) -> Iterator[Goal]:
    for leg, ratio in sorted(values_of(case, "T03").items()):
        if isinstance(ratio, str) or ratio >= HQ_NEXT:
            continue
        values = {"first": HQ_FIRST, "next": HQ_NEXT}
        extension = _loads(case, leg).get("extension_kg")
        if extension:
            values["curl_kg"] = curl_target_kg(extension[0], HQ_FIRST if ratio < HQ_FIRST else HQ_NEXT)
        yield Goal("hq_ratio", leg, values)


def _one_rep_maxima(case: Case) -> Iterator[Goal]:
    for leg in LEGS:
        estimates = {
            name: round(estimated_1rm_kg(load, reps or 0), 1)
            for name, (load, reps) in _loads(case, leg).items()
            if can_estimate(load, reps)
        }
        if estimates:
            yield Goal("estimated_1rm_kg", leg, estimates)


def _cadence(findings: tuple[Finding, ...]) -> Iterator[Goal]:
    for found in findings:
        if found.code == "low_cadence" and isinstance(found.value, int | float):
            first, following = (round(found.value * step) for step in CADENCE_STEPS)
            yield Goal("cadence_target", None, {"first": first, "next": following})


def _loads(case: Case, leg: Side) -> dict[str, tuple[float, int | None]]:
    """Name of the lift -> load in kg and repetitions, from T03 or else T02, the leg's own over both legs'."""
    done = (one for one in results(case.tests) if one.test in ("T02", "T03") and one.side in (leg, Side.BOTH))
    last_wins = sorted(done, key=lambda one: (one.test == "T03", one.side is not Side.BOTH))
    return {name: (load, one.reps) for one in last_wins for name, load in lifts(one)}
