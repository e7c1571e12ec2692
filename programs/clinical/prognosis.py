"""What is known about the months ahead: flags that set expectations and the length, kindly (§4.4)."""

from __future__ import annotations

from collections.abc import Iterable

from programs.clinical.case import Case
from programs.clinical.examination import AkpsScore

WEEKS_PER_MONTH = 52 / 12

#: Flag -> longer than this many months (Collins 2013; Matthews 2017; S35, S106).
DURATION_FLAGS = (("PR1", 2), ("PR2", 4), ("PR3", 12))

#: PR4: a knee score below this (S106).
AKPS_BELOW = 70

#: Every flag, in order.
PROGNOSIS_FLAGS = (*(flag for flag, _ in DURATION_FLAGS), "PR4")


def prognosis(case: Case, akps: AkpsScore) -> tuple[str, ...]:
    """The flags PR1-PR4 that apply, in order. An unknown duration or score raises none.

    PR5 (higher pain) has no threshold: it is told to everybody in the text `expectation` (settled).
    """
    weeks = case.knee.duration_weeks
    flags = [flag for flag, months in DURATION_FLAGS if weeks is not None and weeks > months * WEEKS_PER_MONTH]
    if akps.total is not None and akps.total < AKPS_BELOW:
        flags.append("PR4")
    return tuple(flags)


def told_flags(flags: Iterable[str]) -> tuple[str, ...]:
    """The flags that are told: of those for how long it has hurt the strongest only, as it says the others too.

    >>> told_flags(("PR1", "PR2", "PR4"))
    ('PR2', 'PR4')
    """
    raised = tuple(flags)
    lasting = [flag for flag, _ in DURATION_FLAGS if flag in raised]
    return tuple(flag for flag in raised if flag not in lasting[:-1])
