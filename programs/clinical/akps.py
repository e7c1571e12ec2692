"""The Anterior Knee Pain Scale (Kujala 1993): thirteen answers, one score from 0 to 100.

Points follow §4.1, which follows the published table (S25). Web copies differ ("constant limp"
2 points, "squat with part weight" 1 point): those points are refused here, not repaired.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from programs.clinical.case import Akps
from programs.clinical.examination import AkpsScore

#: Item code -> the points its options give, best first (§4.1). The order is the form's order.
ITEMS: Mapping[str, tuple[int, ...]] = MappingProxyType(
    {
        "limp": (5, 3, 0),
        "support": (5, 3, 0),
        "walking": (5, 3, 2, 0),
        "stairs": (10, 8, 5, 0),
        "squat": (5, 4, 3, 2, 0),
        "run": (10, 8, 6, 3, 0),
        "jump": (10, 7, 2, 0),
        "sitting": (10, 8, 6, 4, 0),
        "pain": (10, 8, 6, 3, 0),
        "swelling": (10, 8, 6, 4, 0),
        "kneecap": (10, 6, 4, 2, 0),
        "thigh": (5, 3, 0),
        "flexion": (5, 3, 0),
    }
)

#: The score of a knee without any trouble, and of the worst one.
BEST = 100
WORST = 0

#: One item may be missing; the total is then marked incomplete and nothing is filled in (§4.1, [D]).
MISSING_ALLOWED = 1


class AkpsRefused(ValueError):
    """Raised for an item, points or a total that the scale does not have; quotes what was given."""


def score(akps: Akps) -> AkpsScore:
    """The score 0-100, higher is better, and which items are missing (§4.1).

    Answers come before a `total` scored elsewhere. With one item missing the total is the plain sum of the
    other twelve and `complete` is false: the missing item adds nothing, so the score errs on the careful side.
    With more missing there is no total. Raises `AkpsRefused` for points that are not in the table.

    >>> score(Akps(answers={item: points[0] for item, points in ITEMS.items()})).total
    100
    >>> score(Akps(answers={"limp": 2}))
    Traceback (most recent call last):
    programs.clinical.akps.AkpsRefused: limp: 2 is not one of 5, 3, 0
    """
    if not akps.answers:
        return _scored_elsewhere(akps.total)
    for item, points in akps.answers.items():
        check_points(item, points)
    missing = tuple(item for item in ITEMS if item not in akps.answers)
    total = sum(akps.answers.values()) if len(missing) <= MISSING_ALLOWED else None
    return AkpsScore(total=total, complete=not missing, missing=missing)


def check_points(item: str, points: int) -> None:
    """Raises `AkpsRefused` unless the scale has this item and one of its options gives these points."""
    if item not in ITEMS:
        raise AkpsRefused(f"{item!r} is not an item of the scale: {', '.join(ITEMS)}")
    if type(points) is not int or points not in ITEMS[item]:
        raise AkpsRefused(f"{item}: {points!r} is not one of {', '.join(map(str, ITEMS[item]))}")


def check_total(total: int) -> None:
    """Raises `AkpsRefused` unless `total` is a whole number from 0 to 100."""
    if type(total) is not int or not WORST <= total <= BEST:
        raise AkpsRefused(f"{total!r} is not a whole number from {WORST} to {BEST}")


def _scored_elsewhere(total: int | None) -> AkpsScore:
    if total is None:
        return AkpsScore(total=None, complete=False, missing=tuple(ITEMS))
    check_total(total)
    return AkpsScore(total=total, complete=True, missing=())
