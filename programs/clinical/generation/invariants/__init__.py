"""Checks a finished plan against every rule once more, week by week (§6.5, L1-L7, 7.1-7.3).

Written apart from the generator, so that a fault there does not hide itself here. It also serves a plan that
somebody edited: each broken rule is a reason that can be shown, with its week and its exercise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from programs.clinical.case import Case
from programs.clinical.examination import Examination
from programs.clinical.exercise import Catalogue
from programs.clinical.generation.invariants.checked import Checked, checked
from programs.clinical.generation.invariants.doses import DOSE_RULES
from programs.clinical.generation.invariants.exercises import EXERCISE_RULES
from programs.clinical.generation.invariants.plans import PLAN_RULES
from programs.clinical.generation.invariants.running import RUNNING_RULES
from programs.clinical.generation.invariants.sessions import SESSION_RULES
from programs.clinical.generation.invariants.stretches import STRETCH_RULES
from programs.clinical.generation.invariants.successions import SUCCESSION_RULES
from programs.clinical.plan import ProgramPlan
from programs.clinical.reason import Reason

RULES: tuple[Callable[[Checked], Iterator[Reason]], ...] = (
    *PLAN_RULES,
    *SESSION_RULES,
    *STRETCH_RULES,
    *EXERCISE_RULES,
    *DOSE_RULES,
    *SUCCESSION_RULES,
    *RUNNING_RULES,
)


def broken_invariants(
    plan: ProgramPlan, case: Case, examination: Examination, catalogue: Catalogue
) -> tuple[Reason, ...]:
    """Every rule that the plan breaks, in the order of the rules; empty where it keeps them all.

    Each reason names its week, and its exercise or day where one is to blame. An exercise that is not in the
    catalogue is reported and otherwise left out.
    """
    facts = checked(plan, case, examination, catalogue)
    return tuple(reason for rule in RULES for reason in rule(facts))
