"""What is read in which week, in order (§7.10, 7.9; the order is settled)."""

from __future__ import annotations

FIRST_WEEK = ("what_pfp_is", "pain_rules", "load_rules")
FEAR = "fear_and_pain"

#: The weeks after the first, by the length of the plan.
LATER_WEEKS = {
    6: (("why_strength",), ("running_build_up",), ("flare_plan",), ("shoes_orthoses_tape",), ("keeping_it",)),
    5: (("why_strength",), ("running_build_up",), ("flare_plan", "shoes_orthoses_tape"), ("keeping_it",)),
    4: (("why_strength",), ("running_build_up", "flare_plan"), ("shoes_orthoses_tape", "keeping_it")),
}

#: Every item that a plan may hold.
ITEMS = (FEAR, *FIRST_WEEK, *(item for week in LATER_WEEKS[6] for item in week))


def education(weeks_count: int, *, pain_first: bool) -> tuple[tuple[str, ...], ...]:
    """The codes of every week's reading, in the order of reading. `pain_first`: fear and pain is read before
    anything else (SC17, 7.9).

    >>> education(5, pain_first=True)[0], education(5, pain_first=False)[3]
    (('fear_and_pain', 'what_pfp_is', 'pain_rules', 'load_rules'), ('flare_plan', 'shoes_orthoses_tape'))
    """
    first = (FEAR, *FIRST_WEEK) if pain_first else FIRST_WEEK
    return (first, *LATER_WEEKS[weeks_count])
