"""The screening itself: every rule is asked, the highest level wins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from programs.clinical.case import Case
from programs.clinical.examination import ScreeningResult
from programs.clinical.screening.facts import Truth, facts_of
from programs.clinical.screening.pattern import HINTS, PATTERN
from programs.clinical.screening.questions import unanswered
from programs.clinical.screening.red_flags import RED_FLAGS
from programs.clinical.screening.rule import Rule
from programs.clinical.screening.scope import SCOPE, SCORES
from programs.clinical.screening.urgent_before import URGENT_BEFORE
from programs.clinical.values import Level

#: Every rule in the order of the evidence: 2.2, 2.3, 2.4, 2.5, 4.1.
RULES: tuple[Rule, ...] = (*RED_FLAGS, *PATTERN, *HINTS, *SCOPE, *SCORES)
#: Those of the evidence, and the one that looks at earlier screenings.
ALL_RULES: tuple[Rule, ...] = (*RULES, URGENT_BEFORE)


#: Rules that no clearance lifts, because the program is made for something else: SC01, PF1, PF2.
UNCLEARABLE = frozenset(rule.id for rule in RULES if rule.level.blocks_plan and not rule.clearable)

#: Rules whose SOON time lifts, and the questions answered again after it: two weeks after an injection, a fever.
TIME_LIFTS = frozenset({"SC11", "SC15"})


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule that fired: its level after clearance, and whether it is certain ("not sure" is not)."""

    rule: Rule
    level: Level
    certain: bool


def fired_rules(case: Case, akps_points: Mapping[str, int], *, screened_on: date | None = None) -> tuple[Fired, ...]:
    """Every rule that fires for a case, in the order of the evidence; arguments as in `screen`."""
    facts = facts_of(case, akps_points, screened_on)
    levels = ((rule, rule.level_for(facts)) for rule in ALL_RULES)
    return tuple(
        Fired(rule, level, certain=rule.holds(facts) is Truth.YES) for rule, level in levels if level is not None
    )


def screen(case: Case, akps_points: Mapping[str, int], *, screened_on: date | None = None) -> ScreeningResult:
    """What the warning signs, the pattern of the pain and the scope allow (§2).

    `akps_points`: AKPS item code -> points, empty where the scale was not answered. `screened_on`: the day on
    which the questions were answered, `case.today` unless told; a clinician's clearance counts from that day.

    The highest level of all rules wins. A question without an answer is not passed: its key stands in
    `unanswered` and the level is at least SOON, which no clearance lifts, because nobody knows what the
    answer would have been. May be asked with few answers so far, to show a care card early.
    """
    fired = fired_rules(case, akps_points, screened_on=screened_on)
    open_keys = unanswered(case.screening)
    floor = Level.SOON if open_keys else Level.CLEAR
    return ScreeningResult(
        level=max([floor, *(item.level for item in fired)]),
        rules=tuple(item.rule.id for item in fired),
        limits=tuple(item.rule.id for item in fired if item.rule.limits_plan),
        unanswered=open_keys,
    )


def may_be_cleared(result: ScreeningResult) -> bool:
    """Whether a clinician's clearance could open the way: the level is SOON, every question has an answer,
    and no rule says that the program is made for something else. At 16 or 17 a guardian's consent is needed
    besides (SC02), and after an injection the two weeks (SC11)."""
    return result.level is Level.SOON and not result.unanswered and UNCLEARABLE.isdisjoint(result.rules)
