"""How easily the knee is provoked and how slowly it settles: six rows, one level (§6.2).

Bands are half-open and the value on a border belongs to the stricter class, so 60 minutes to settle is
moderate and 24 hours is high.
"""

from __future__ import annotations

from dataclasses import dataclass

from programs.clinical.case import Case, Running
from programs.clinical.examination import AkpsScore
from programs.clinical.reason import Reason
from programs.clinical.values import Irritability

# The first value of the moderate and of the high band of each row (§6.2).
WORST_PAIN = (4, 7)
SQUAT_STAIRS_PAIN = (3, 6)
SETTLES_MINUTES = (60, 24 * 60)
RUN_PAIN = (3, 6)
#: "Occasional ache" and "present" at rest have no number in 6.2 [D]: any rest pain is an ache, and from 4
#: (where section 3 also stops the loading tests) it is present.
REST_PAIN = (1, 4)
#: RF16a's question: pain constant at rest or on most nights is "present" (6.2 sends it there).
CONSTANT_PAIN = "night_or_constant_pain"
#: Higher is better: below 80 moderate, below 60 high.
AKPS_MODERATE_BELOW = 80
AKPS_HIGH_BELOW = 60

#: T26: a slow squat that hurts this much is high irritability by itself (§3.1); squat pain that is only told is a row.
SQUAT_TEST_HIGH = 6

#: Fewer answered rows than this say too little: moderate (settled).
ROWS_NEEDED = 2

#: Highest knee pain 0-10 during an exercise; an item's own ceiling may be lower (§6.2, 6.6).
PAIN_CEILING = {Irritability.LOW: 5, Irritability.MODERATE: 4, Irritability.HIGH: 3}

_ORDER = (Irritability.LOW, Irritability.MODERATE, Irritability.HIGH)
_NIGHT = {"none": Irritability.LOW, "occasional": Irritability.MODERATE, "most_nights": Irritability.HIGH}


@dataclass(frozen=True, slots=True)
class Row:
    """One answered row: its code, what was answered, and the level that answer alone has."""

    code: str
    value: int | str
    level: Irritability


@dataclass(frozen=True, slots=True)
class Rating:
    """The level, the rows that were answered (in the order of the evidence), and what decided."""

    level: Irritability
    rows: tuple[Row, ...]
    reason: Reason


def rate(case: Case, akps: AkpsScore) -> Rating:
    """Irritability of a case, with the rows that explain it (§6.2), and T26 (§3.1).

    High where a squat was tested and hurt 6 or more. Otherwise the highest level that at least two answered rows
    reach, or that the highest pain that was told of the week has by itself. Fewer than two answered rows give moderate,
    whatever the one row says (settled).
    """
    rows = tuple(row for row in _rows(case, akps) if row is not None)
    tested = max(_tested_squats(case), default=0)
    if tested >= SQUAT_TEST_HIGH:
        return Rating(Irritability.HIGH, rows, Reason("irritability.squat_test", "T26", {"pain": tested}))
    if len(rows) < ROWS_NEEDED:
        return Rating(Irritability.MODERATE, rows, Reason("irritability.too_little", "6.2", {"rows": len(rows)}))
    worst = _highest(case)
    by_pain = _level(worst or 0, WORST_PAIN)
    by_rows = _ORDER[sorted((_ORDER.index(row.level) for row in rows), reverse=True)[ROWS_NEEDED - 1]]
    if _ORDER.index(by_pain) > _ORDER.index(by_rows):
        return Rating(by_pain, rows, Reason("irritability.worst_pain", "6.2", {"pain": worst}))
    count = sum(_ORDER.index(row.level) >= _ORDER.index(by_rows) for row in rows)
    return Rating(by_rows, rows, Reason("irritability.rows", "6.2", {"count": count, "rows": len(rows)}))


def pain_ceiling(irritability: Irritability) -> int:
    """Highest knee pain 0-10 allowed during exercise: low 5, moderate 4, high 3 (§6.2)."""
    return PAIN_CEILING[irritability]


def _rows(case: Case, akps: AkpsScore) -> tuple[Row | None, ...]:
    pain = case.pain
    return (
        _banded("worst_pain", _worst(case), WORST_PAIN),
        _banded("squat_stairs", _squat_stairs(case), SQUAT_STAIRS_PAIN),
        _banded("settles", pain.settles_minutes, SETTLES_MINUTES),
        _rest_row(case),
        _akps_row(akps.total),
        _running_row(case.running),
    )


def _banded(code: str, value: int | None, firsts: tuple[int, int]) -> Row | None:
    if value is None:
        return None
    return Row(code, value, _level(value, firsts))


def _level(value: int, firsts: tuple[int, int]) -> Irritability:
    return _ORDER[sum(value >= first for first in firsts)]


def _worst(case: Case) -> int | None:
    """The worst pain of the week; where another answer is higher the two disagree and the higher counts [D]."""
    return None if case.pain.worst_7d is None else _highest(case)


def _highest(case: Case) -> int | None:
    """The highest pain that was told of daily life and of running, also where the worst of the week was not. A run
    before this week does not speak of it; a test may hurt more than a week does, and has rules of its own [D]."""
    pain, running = case.pain, case.running
    told = [pain.worst_7d, pain.usual_7d, pain.now, pain.rest, pain.squat, pain.stairs_down, pain.sitting]
    told += [running.walk_30_min_pain, None if running.weeks_without_running else running.pain_in_run]
    return max((score for score in told if score is not None), default=None)


def _squat_stairs(case: Case) -> int | None:
    """The higher of squat and stairs (settled); the squat of T26 is the same question, so it counts too."""
    told = [case.pain.squat, case.pain.stairs_down]
    return max([value for value in told if value is not None] + _tested_squats(case), default=None)


def _tested_squats(case: Case) -> list[int]:
    return [int(m.value) for m in case.tests if m.test == "T26" and isinstance(m.value, int | float)]


def _rest_row(case: Case) -> Row | None:
    """Rest pain, night pain and RF16a's question share a row; the worst of the answers counts."""
    night = case.pain.night
    rows = (
        _banded("rest", case.pain.rest, REST_PAIN),
        Row("rest", night, _NIGHT[night]) if night is not None else None,
        Row("rest", "constant", Irritability.HIGH) if case.screening.get(CONSTANT_PAIN) == "yes" else None,
    )
    answered = [row for row in rows if row is not None]
    return max(answered, key=lambda row: _ORDER.index(row.level), default=None)


def _akps_row(total: int | None) -> Row | None:
    if total is None:
        return None
    return Row("akps", total, _ORDER[(total < AKPS_MODERATE_BELOW) + (total < AKPS_HIGH_BELOW)])


def _running_row(running: Running) -> Row | None:
    """Pain in a run if the person runs; nothing tolerated and no run rated means that running is not possible."""
    if running.pain_in_run is None and running.tolerated_minutes == 0:
        return Row("running", "not_possible", Irritability.HIGH)
    return _banded("running", running.pain_in_run, RUN_PAIN)
