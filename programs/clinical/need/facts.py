"""What is known of a patient in care, as far as a list can afford to load it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from programs.clinical.adherence import COUNTED_KIND, Adherence, PlannedDay, adherence
from programs.clinical.case import UrgentBefore
from programs.clinical.hold import Hold
from programs.clinical.values import Level

#: Pain above this is too much at any time (§6.6, pain-monitoring model [S46]; the twin is `PainScore.zone`); the
#: program's own ceiling counts where that is lower (settled): for a session, the pain before and after it and its
#: morning, as on the runner's scales [D]. The worst of a week is judged by its trend besides (rows 6 and 7).
HIGHEST_FINE_PAIN = 5
OF_A_WEEK = "week"
#: Adherence is judged over two weeks (§6.8, "adherence for 2 weeks").
WINDOW_DAYS = 14
WEEK_DAYS = 7


@dataclass(frozen=True, slots=True)
class FeltPain:
    """A pain score 0-10 on a day. `moment`: before | peak | after | morning, or week: the worst of seven days, on the
    day on which it was told."""

    day: date
    score: int
    moment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """Urgent advice whose answers the runner corrected on the same day: its level and rules, and both moments."""

    level: Level
    rules: tuple[str, ...]
    told_at: datetime
    corrected_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CareFacts:
    """What is stored about a patient, on a day of theirs.

    `ceiling` is the highest pain that the program allows in a session; `hold` is what holds back today's session;
    `signs`: the lines of a weekly check that told a warning sign, and the full questions were not finished since;
    `urgent_before` urgent advice that no clinician has answered and `slips` such advice that was corrected on the same
    day; `program` the status of the newest program that is no draft (None = none ever ran); `sessions` its planned
    ones and `pains` what was told, both of two weeks or more; `weeks` the worst of each weekly
    check; `hurt_on` the newest day on which an exercise was left out because it hurts.
    """

    today: date
    hold: Hold | None = None
    signs: tuple[tuple[str, str], ...] = ()
    urgent_before: UrgentBefore | None = None
    slips: tuple[Slip, ...] = ()
    has_begun: bool = False
    is_screened: bool = False
    is_assessed: bool = False
    has_draft: bool = False
    program: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    sessions: tuple[PlannedDay, ...] = ()
    pains: tuple[FeltPain, ...] = ()
    weeks: tuple[FeltPain, ...] = ()
    ceiling: int = HIGHEST_FINE_PAIN
    hurt_on: date | None = None

    @property
    def is_over(self) -> bool:
        """Whether the weeks of the running program have passed."""
        return self.program == "active" and self.ends_on is not None and self.ends_on < self.today

    @property
    def recent(self) -> tuple[PlannedDay, ...]:
        """The counted sessions of the last two weeks, today's included, oldest first."""
        first = self.today - timedelta(days=WINDOW_DAYS - 1)
        days = (day for day in self.sessions if day.kind == COUNTED_KIND and first <= day.due_on <= self.today)
        return tuple(sorted(days, key=lambda day: day.due_on))

    @property
    def done_of_due(self) -> Adherence:
        """Done and missed in the last two weeks; today's session is not late yet."""
        return adherence(self.recent, today=self.today)

    @property
    def all_pains(self) -> tuple[FeltPain, ...]:
        """Those of sessions and mornings, and the worst of the weeks."""
        return self.pains + self.weeks

    def highest_fine(self, moment: str) -> int:
        """The highest pain, 0-10, that is not too much at that moment: the limit that the therapist's pages name."""
        return HIGHEST_FINE_PAIN if moment == OF_A_WEEK else min(self.ceiling, HIGHEST_FINE_PAIN)

    @property
    def highest_fine_of_a_week(self) -> int:
        """The same for the worst and the usual pain of a week."""
        return self.highest_fine(OF_A_WEEK)

    def too_much(self) -> FeltPain | None:
        """The highest score of the last seven days that is too much at its moment; of equal ones the latest."""
        first = self.today - timedelta(days=WEEK_DAYS - 1)
        felt = [pain for pain in self.all_pains if first <= pain.day <= self.today]
        high = [pain for pain in felt if pain.score > self.highest_fine(pain.moment)]
        return max(high, key=lambda pain: (pain.score, pain.day), default=None)

    def worst_pain(self, days_ago: int = 0) -> FeltPain | None:
        """The highest score of seven days that end `days_ago`; of equal ones the latest. None = nothing reported."""
        last = self.today - timedelta(days=days_ago)
        felt = [pain for pain in self.all_pains if last - timedelta(days=WEEK_DAYS) < pain.day <= last]
        return max(felt, key=lambda pain: (pain.score, pain.day), default=None)


def latest_pain(pains: Iterable[FeltPain]) -> FeltPain | None:
    """The worst of the last day on which pain was told; of equal ones the later. None = nothing told."""
    return max(reversed(tuple(pains)), key=lambda pain: (pain.day, pain.score), default=None)
