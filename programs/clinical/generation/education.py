"""What is read in which week, in order (evidence.md 7.10, 7.9; the order is settled)."""

from __future__ import annotations

FEAR_FIRST_FROM = 6  # 7.9: 0-10, from here on fear and pain is read before anything else

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


def education(weeks_count: int, fear: int | None) -> tuple[tuple[str, ...], ...]:
    """The codes of every week's reading, in the order of reading. `fear` 0-10, None = not answered.

    >>> education(5, 7)[0], education(5, 0)[3]
    (('fear_and_pain', 'what_pfp_is', 'pain_rules', 'load_rules'), ('flare_plan', 'shoes_orthoses_tape'))
    """
    first = (FEAR, *FIRST_WEEK) if fear is not None and fear >= FEAR_FIRST_FROM else FIRST_WEEK
    return (first, *LATER_WEEKS[weeks_count])
