"""Which leg gets one set more: the weaker one, where the legs differ by more than 15 % (§6.5.8)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from programs.clinical.case import Case
from programs.clinical.examination import Finding
from programs.clinical.measures import extension_loads, values_of
from programs.clinical.values import LEGS, Side

DIFFERENCE = 0.15


def weaker_leg(case: Case, findings: Iterable[Finding]) -> Side | None:
    """The leg whose strength lags by more than 15 % in a test behind these findings.

    None where both knees hurt (both legs the same dose), where one leg was not tested, or up to the limit. Where one
    test speaks for the left leg and another for the right, the leg of the sore knee [D]: never the order of the tests.
    Only strength counts: a stretch gets no extra set.
    """
    if case.knee.side is Side.BOTH:
        return None
    strength = (finding for finding in findings if finding.code.startswith("weak_") or finding.code == "low_hq_ratio")
    lags = {_lagging(_by_leg(case, finding)) for finding in strength} - {None}
    return case.knee.side if len(lags) > 1 else next(iter(lags), None)


def _by_leg(case: Case, finding: Finding) -> Mapping[Side, float]:
    """For the front thigh a high ratio is the weak side, so its own loads are compared and not the ratio."""
    from_loads = finding.code == "weak_quads" and finding.test in ("T02", "T03")
    found = extension_loads(case) if from_loads else values_of(case, finding.test)
    return {leg: value for leg, value in found.items() if leg in LEGS and isinstance(value, int | float)}


def _lagging(by_leg: Mapping[Side, float]) -> Side | None:
    if len(by_leg) < len(LEGS):
        return None
    weaker = min(LEGS, key=lambda leg: by_leg[leg])
    stronger = by_leg[weaker.mirrored]
    if stronger <= 0:
        return None
    share = 1 - by_leg[weaker] / stronger
    return weaker if round(share, 6) > DIFFERENCE else None
