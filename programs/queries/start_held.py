"""Why a runner’s way to a plan is held up, and whether a clinician’s word could lift it.

What holds back a session of a running plan: queries/hold.py.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from programs.clinical.case import Case, UrgentBefore
from programs.clinical.screening import TIME_LIFTS, Fired, differential_hints, fired_rules, not_asked_yet
from programs.clinical.values import Level
from programs.queries.case import case_from
from programs.queries.start import StartState


@dataclass(frozen=True, slots=True)
class Held:
    """Why everything waits: the rules that block, the strictest first, each with whether its answer was certain;
    whether a clinician's word could lift any of them; what else the pain could come from, as codes; and urgent advice
    that still stands."""

    level: Level
    signs: tuple[tuple[str, bool], ...]
    clearance_helps: bool
    hints: tuple[str, ...]
    urgent_before: UrgentBefore | None = None

    @property
    def time_helps(self) -> bool:
        """Whether waiting lifts one of the signs, and the questions answered again after it."""
        return self.level is Level.SOON and not TIME_LIFTS.isdisjoint(dict(self.signs))

    @property
    def signs_before(self) -> tuple[str, ...]:
        """The rules of urgent advice that still stands."""
        return self.urgent_before.rules if self.urgent_before else ()


def held(state: StartState) -> Held:
    """What a held-up page says; no query. Raises NotEnoughKnown where no rule can be asked."""
    case = case_from(state.record, today=state.today)
    cleared = replace(case, scope=replace(case.scope, clinician_clearance_on=state.today))
    level = state.level or Level.CLEAR
    blocking = _blocking(case)
    unasked = not_asked_yet(case) if level >= Level.URGENT else frozenset()
    named = [fired for fired in blocking if fired.level <= level and fired.rule.id not in unasked]
    signs = tuple((fired.rule.id, fired.certain) for fired in named)
    screening = state.record.screening
    if not any(fired.level is level for fired in blocking) and screening is not None:
        signs = tuple((rule, True) for rule in screening.rules)  # told before, and not lifted since
    helps = level is Level.SOON and len(_blocking(cleared)) < len(blocking)
    hints = differential_hints(case) if "PF1" in dict(signs) else ()
    return Held(level, signs, helps, hints, case.urgent_before)


def _blocking(case: Case) -> list[Fired]:
    fired = [found for found in fired_rules(case, case.akps.answers) if found.level.blocks_plan]
    return sorted(fired, key=lambda found: -found.level)
