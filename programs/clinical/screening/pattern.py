"""Does this look like runner's knee? PF1-PF5 of §2.3, and the hints of 2.4."""

from __future__ import annotations

from programs.clinical.case import Case, Knee
from programs.clinical.examination import ScreeningResult
from programs.clinical.screening.facts import Facts, Truth
from programs.clinical.screening.red_flags import RED_FLAGS, swollen
from programs.clinical.screening.rule import DESIGN, SEED, Rule, any_of, cleared, never, unless, where
from programs.clinical.values import Level

#: PF2: at least this many of the six provocations; the guideline needs one, trials ask for two or three [S71b] [S96].
PROVOCATIONS_NEEDED = 2
PROVOCATIONS = frozenset({"squat", "stairs", "running", "sitting", "kneeling", "jumping"})
#: PF3: weeks of pain before a plan; shorter gets load education and two weeks' watch [S96] [S65].
WEEKS_NEEDED = 4
#: 2.4, patellofemoral osteoarthritis [M: NICE NG226]; growth plate below the knee at 10-15 years.
ARTHRITIS_AGE = 50
GROWTH_AGES = range(10, 16)
#: 2.4, joint line: "twist, catching, locking".
CATCHING = ("locked", "gives_way", "one_clear_injury_in_6_weeks")


def _at_the_front(knee: Knee) -> bool:
    return knee.location == "front"


def _provoked(knee: Knee) -> bool:
    return len((knee.provoked_by or frozenset()) & PROVOCATIONS) >= PROVOCATIONS_NEEDED


def _long_enough(knee: Knee) -> bool:
    return knee.duration_weeks is not None and knee.duration_weeks >= WEEKS_NEEDED


_not_gradual = where(lambda case: case.knee.onset != "gradual")
_too_short = where(lambda case: not _long_enough(case.knee))
_unknown_duration = where(lambda case: case.knee.duration_weeks is None)
#: 2.4, the soft pad behind the tendon: its place is asked in the question itself, so every pain that names the front
#: or the spot below the kneecap counts, and "not sure" too [D].
worse_straightening = where(
    lambda case: case.knee.location in ("front", "below") and case.knee.worse_straightening in ("yes", "unsure")
)
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

#: The warning signs that ask somebody to look at a swollen knee first.
_LOOKED_AT_FIRST = tuple(rule.holds for rule in RED_FLAGS if rule.id in ("RF10", "RF11", "RF12"))


def _swollen_all_the_same(facts: Facts) -> Truth:
    """A swollen knee that no warning sign stops, because it is neither new nor much, or because a clinician has looked
    at it: neither makes it less swollen."""
    waits = not facts.cleared and any(holds(facts) > Truth.NO for holds in _LOOKED_AT_FIRST)
    return Truth.NO if waits else swollen(facts)


#: What a plan starts with in spite of, and with less in it: the one row of 2.4 with a level of its own (the others have
#: theirs from PF1 (place), SC01 (age) and SC04), and 7.6, "a swollen knee does not run", which names no level [D].
HINTS: tuple[Rule, ...] = (
    Rule("FAT_PAD", Level.MODIFY, worse_straightening, (DESIGN,), limits_plan=True),
    Rule("SWOLLEN", Level.MODIFY, _swollen_all_the_same, (SEED, "S96", DESIGN), limits_plan=True),
)


def not_asked_yet(case: Case) -> frozenset[str]:
    """The rules of the pattern that fire only because their question was not asked yet: where the warning signs come
    first (§2.2), advice that cannot wait does not name them."""
    knee = case.knee
    is_open = {"PF2": knee.provoked_by is None, "PF3": knee.duration_weeks is None or knee.onset is None}
    return frozenset(rule for rule, unasked in is_open.items() if unasked)


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
    (§2.3 PF3; the codes `watch_two_weeks` and `load_first` belong to it)."""
    return not result.level.blocks_plan and has_pfp_pattern(case) and not history_long_enough(case)


def differential_hints(case: Case) -> tuple[str, ...]:
    """What else the pain could come from, as codes in the order of §2.4. Hints, never diagnoses; the levels of 2.4
    are given by PF1 (place), SC01 (age), RF13 (locking), FAT_PAD and SC04 (osteoarthritis)."""
    place, age = case.knee.location, case.person.age
    catches = any(case.screening.get(key, "no") != "no" for key in CATCHING)
    hints = {
        "below_kneecap": place == "below" and age not in GROWTH_AGES,
        "growth_plate": place == "below" and age in GROWTH_AGES,
        "outer_band": place == "outer",
        "joint_line": place in ("inner", "outer") and catches,
        "fat_pad": place == "below" and case.knee.worse_straightening in ("yes", "unsure"),
        "older_knee": age >= ARTHRITIS_AGE,
        "inner_side": place == "inner",
        "back_of_knee": place == "back",
        "hip": place == "front_thigh",
    }
    return tuple(code for code, applies in hints.items() if applies)
