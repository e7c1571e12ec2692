"""Does this look like runner's knee? PF1-PF5 of evidence.md 2.3, and the hints of 2.4."""

from __future__ import annotations

from programs.clinical.case import Case, Knee
from programs.clinical.examination import ScreeningResult
from programs.clinical.screening.rule import DESIGN, Rule, any_of, cleared, never, unless, where
from programs.clinical.values import Level

#: PF2: at least this many of the six provocations; the guideline needs one, trials ask for two or three [S71b] [S96].
PROVOCATIONS_NEEDED = 2
PROVOCATIONS = frozenset({"squat", "stairs", "running", "sitting", "kneeling", "jumping"})
#: PF3: weeks of pain before a plan; shorter gets load education and two weeks' watch [S96] [S65].
WEEKS_NEEDED = 4
#: 2.4, patellofemoral osteoarthritis [M: NICE NG226]; growth plate below the knee at 10-15 years.
ARTHRITIS_AGE = 50
GROWTH_AGES = range(10, 16)


def _at_the_front(knee: Knee) -> bool:
    return knee.location == "front"


def _provoked(knee: Knee) -> bool:
    return len((knee.provoked_by or frozenset()) & PROVOCATIONS) >= PROVOCATIONS_NEEDED


def _long_enough(knee: Knee) -> bool:
    return knee.duration_weeks is not None and knee.duration_weeks >= WEEKS_NEEDED


_not_gradual = where(lambda case: case.knee.onset != "gradual")
_too_short = where(lambda case: not _long_enough(case.knee))
_unknown_duration = where(lambda case: case.knee.duration_weeks is None)
#: A start that was not gradual, until a clinician has looked at it; no answer is not "gradual".
_onset_unexplained = unless(cleared, _not_gradual)

# PF1 and PF2 cannot be cleared: a clinician's word that nothing serious is going on does not make a program
# for runner's knee fit another pain (G02). A different answer to the question does.
PATTERN: tuple[Rule, ...] = (
    Rule("PF1", Level.SOON, where(lambda case: not _at_the_front(case.knee)), ("S02b",), clearable=False),
    Rule("PF2", Level.SOON, where(lambda case: not _provoked(case.knee)), ("S71b", "S96", "S04"), clearable=False),
    # A short history alone is no reason to see a doctor: no plan yet, but not SOON (settled).
    Rule(
        "PF3",
        Level.MODIFY,
        any_of(_not_gradual, _too_short),
        ("S96", "S65"),
        raised_to=Level.SOON,
        raised_when=any_of(_onset_unexplained, _unknown_duration),
        clearable=False,
    ),
    Rule("PF4", Level.CLEAR, never, (DESIGN,)),
    Rule("PF5", Level.CLEAR, never, (DESIGN,)),
)


def has_pfp_pattern(case: Case) -> bool:
    """Pain at the front that at least two of the known provocations bring on (PF1, PF2). Not answered is
    not shown to fit."""
    return _at_the_front(case.knee) and _provoked(case.knee)


def history_long_enough(case: Case) -> bool:
    """At least four weeks of pain (PF3); four weeks exactly are enough, an unknown time is not."""
    return _long_enough(case.knee)


def may_have_plan(case: Case, result: ScreeningResult) -> bool:
    """Whether a program may start: the level allows it, the pain fits runner's knee, and it has lasted
    long enough. `result` is what `screen` gave for this case."""
    return not result.level.blocks_plan and has_pfp_pattern(case) and history_long_enough(case)


def short_history_alone(case: Case, result: ScreeningResult) -> bool:
    """Whether a short history is all that stands in the way: ease the load and watch for two weeks
    (evidence.md 2.3 PF3; the codes `watch_two_weeks` and `load_first` belong to it)."""
    return not result.level.blocks_plan and has_pfp_pattern(case) and not history_long_enough(case)


def differential_hints(case: Case) -> tuple[str, ...]:
    """What else the pain could come from, as codes in the order of evidence.md 2.4. Hints, never diagnoses;
    the levels of 2.4 are given by PF1 (place), SC01 (age) and SC04 (osteoarthritis)."""
    place, age = case.knee.location, case.person.age
    hints = {
        "below_kneecap": place == "below" and age not in GROWTH_AGES,
        "growth_plate": place == "below" and age in GROWTH_AGES,
        "outer_band": place == "outer",
        "older_knee": age >= ARTHRITIS_AGE,
        "inner_side": place == "inner",
        "back_of_knee": place == "back",
        "hip": place == "front_thigh",
    }
    return tuple(code for code, applies in hints.items() if applies)
