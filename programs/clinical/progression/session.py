"""What is known when a next step is decided: the sessions behind, the item, and how irritable the knee is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from programs.clinical.exercise import Exercise
from programs.clinical.progression.current_dose import NO_DOSE, CurrentDose
from programs.clinical.progression.week_so_far import WeekSoFar
from programs.clinical.values import Irritability, PfjLoad


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """What one session (or run) and the morning after it told about one item. None = not answered.

    `peak` 0-10; `morning_delta` is the next morning's pain minus the usual morning's, `morning` that pain itself,
    0-10; `settles_minutes` after the session; `mechanical` = locking, giving way or a limp; `rpe` 0-10; `red_flag`
    is the id of a screening rule that fired (`red_flags.RED_FLAG_LEVELS`). `day` counts from any start, the same
    for a whole history; `extra_reps` are the repetitions of the last set beyond the target, the fewer of two legs;
    `heaviest` is the highest load class of the kneecap among all exercises of that session, `lowest_ceiling` (0-10)
    the least pain that one of them allows, which counts where the session is judged as a whole; `eased`: less was
    asked than planned, so that it was done says nothing for more.
    """

    peak: int | None = None
    morning_delta: int | None = None
    settles_minutes: int | None = None
    swelling_new: bool | None = None
    mechanical: bool | None = None
    reps_ok: bool | None = None
    form_ok: bool | None = None
    rpe: float | None = None
    red_flag: str | None = None
    day: int | None = None
    extra_reps: int | None = None
    heaviest: PfjLoad | None = None
    lowest_ceiling: int | None = None
    eased: bool = False
    morning: int | None = None

    @property
    def morning_at_least(self) -> int | None:
        """The pain of the morning after: as it was told, and no less than it rose, for no usual morning is below 0."""
        told = (self.morning, self.morning_delta)
        return max((pain for pain in told if pain is not None), default=None)

    @property
    def short(self) -> bool:
        """True when the target was missed or the form was lost; not answered is neither."""
        return self.reps_ok is False or self.form_ok is False

    @property
    def waits_for_morning(self) -> bool:
        """True when what can be told on the day is told, and only the morning after is open."""
        return self.morning_delta is None and None not in (self.peak, self.swelling_new, self.mechanical)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A prescribed exercise where it stands now, with the steps of its ladder that this person may take:
    `easier` nearest first (at most two are used), `harder`, and a `variant` at the same level. `hops_are_open`: both
    two-leg drills were quiet twice (`phase_entry.hops_entry`); False where nobody looked.

    The counts include the latest session; None = count them from the history.
    """

    exercise: Exercise
    easier: tuple[Exercise, ...] = ()
    harder: Exercise | None = None
    variant: Exercise | None = None
    dose: CurrentDose = NO_DOSE
    phase: int | None = None
    hops_are_open: bool = False
    holds_in_a_row: int | None = None
    short_sessions_in_a_row: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything a row of the table may look at. `history` is oldest first, of one item or run step;
    `stops_in_14_days` counts earlier stops, not the one being decided; `week_trend` is the last week's
    worst pain minus the one before, `week_worst` that pain itself, 0-10. `fear` is 0-10 ("I worry that exercise
    will harm my knee"), and `week_so_far` what this week held already; None = not told."""

    history: tuple[Session, ...] = ()
    irritability: Irritability | None = None
    item: Item | None = None
    week_trend: int | None = None
    week_worst: int | None = None
    stops_in_14_days: int = 0
    fear: int | None = None
    week_so_far: WeekSoFar | None = None

    @property
    def latest(self) -> Session:
        """The session that is being judged."""
        return self.history[-1]


def week_trend(weekly_worst_pain: Sequence[int | None]) -> int | None:
    """How much the worst pain rose since the week before, 0-10 each; a week that was not answered is
    passed over, and None means there are not two to compare, or the last one is missing.

    >>> week_trend([3, 5])
    2
    >>> week_trend([3, None, 6])
    3
    >>> week_trend([3, None]) is None
    True
    """
    if not weekly_worst_pain or weekly_worst_pain[-1] is None:
        return None
    earlier = [pain for pain in weekly_worst_pain[:-1] if pain is not None]
    return weekly_worst_pain[-1] - earlier[-1] if earlier else None


def trend_in_week(weekly_worst_pain: Sequence[int | None]) -> int | None:
    """The same while the last week still runs: what it rose so far, or what the week before it rose, whichever is
    more. A week that has seen little pain yet does not undo that the one before was worse [D].

    >>> trend_in_week([3, 5, 2]), trend_in_week([3, 3, 5]), trend_in_week([3])
    (2, 2, None)
    """
    trends = week_trend(weekly_worst_pain), week_trend(weekly_worst_pain[:-1])
    return max((trend for trend in trends if trend is not None), default=None)


def week_worst(weekly_worst_pain: Sequence[int | None]) -> int | None:
    """The worst pain of the last week, 0-10; where that was not told, of the last one that was [D].

    >>> week_worst([8, None]), week_worst([8, 3]), week_worst([])
    (8, 3, None)
    """
    return next((pain for pain in reversed(weekly_worst_pain) if pain is not None), None)


def worst_in_week(weekly_worst_pain: Sequence[int | None]) -> int | None:
    """The same while the last week still runs: so far, or of the week before it, whichever is more [D].

    >>> worst_in_week([8, 3]), worst_in_week([8, 3, 2]), worst_in_week([3, None])
    (8, 3, 3)
    """
    told = week_worst(weekly_worst_pain), week_worst(weekly_worst_pain[:-1])
    return max((pain for pain in told if pain is not None), default=None)
