"""What a patient needs from their therapist now: one code, the most urgent, with the reason for it.

Lists are sorted by it, so it looks only at facts that a list can afford to load.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from programs.clinical.adherence import COUNTED_KIND, Adherence, PlannedDay, SessionState, adherence, state_of
from programs.clinical.case import UrgentBefore
from programs.clinical.hold import Hold, HoldCode
from programs.clinical.reason import Param, Reason
from programs.clinical.values import Level

#: Pain above this is too much at any time (§6.6, pain-monitoring model [S46]; the twin is
#: `PainScore.zone`); in and right after a session the program's own ceiling counts, where that is lower (settled).
HIGHEST_FINE_PAIN = 5
IN_A_SESSION = frozenset({"peak", "after"})
#: A week's worst pain this much above the week before repeats the week (§6.6 row 6, "week_trend").
RISE_IN_A_WEEK = 2
#: One missed session changes nothing (§6.8, its first line); from the second on somebody asks why.
MISSED_FROM = 2
#: Adherence is judged over two weeks (§6.8, "adherence for 2 weeks").
WINDOW_DAYS = 14
WEEK_DAYS = 7
#: What holds a session back and is not pain alone; a hold for pain stands under "pain up".
WARNING_HOLDS = frozenset(
    {
        HoldCode.NOT_SCREENED,
        HoldCode.WARNING_SIGN,
        HoldCode.STOPPED_AGAIN,
        HoldCode.SWELLING,
        HoldCode.LOCKING,
        HoldCode.LONG_GAP,
    }
)
#: When the pain was felt that holds a session back; else in the session.
HELD_MOMENTS = {
    HoldCode.HIGH_MORNING: "morning",
    HoldCode.SEVERE_MORNING: "morning",
    HoldCode.SEVERE_WEEK: "week",
}


class NeedCode(StrEnum):
    """The groups of a caseload, most urgent first."""

    WARNING_SIGN = "warning_sign"
    PAIN_UP = "pain_up"
    MISSED = "missed"
    DRAFT_TO_REVIEW = "draft_to_review"
    ENDED = "ended"
    NO_PLAN = "no_plan"
    ON_TRACK = "on_track"

    @property
    def rank(self) -> int:
        """0 = most urgent."""
        return list(NeedCode).index(self)


@dataclass(frozen=True, slots=True)
class Need:
    """One code and why; `wording.needs` turns both into words. `weight`: within a code, more comes first."""

    code: NeedCode
    reason: Reason
    weight: int = 0


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
    `urgent_before` urgent advice that no clinician has answered and `slips` such advice that was corrected on the same
    day; `program` the status of the newest program that is no draft (None = none ever ran); `sessions` its planned
    ones and `pains` what was told, both of two weeks or more; `weeks` the worst of each weekly
    check; `hurt_on` the newest day on which an exercise was left out because it hurts.
    """

    today: date
    hold: Hold | None = None
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
        """The highest pain, 0-10, that is not too much at that moment."""
        return min(self.ceiling, HIGHEST_FINE_PAIN) if moment in IN_A_SESSION else HIGHEST_FINE_PAIN

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


def need_of(facts: CareFacts) -> Need:
    """The first of these that is true, from a warning sign down to "on track".

    >>> need_of(CareFacts(today=date(2027, 1, 4))).code.value
    'no_plan'
    """
    for ask in ASKED_IN_ORDER:
        need = ask(facts)
        if need is not None:
            return need
    return on_track(facts)


def urgent_before(facts: CareFacts) -> Need | None:
    """Urgent advice that no clinician has answered, however the questions were answered since (settled). A new level
    as high as that speaks for itself."""
    before, hold = facts.urgent_before, facts.hold
    is_new = hold is not None and not hold.is_reopened and hold.level is not None and hold.level >= Level.URGENT
    if before is None or is_new:
        return None
    params: dict[str, Param] = {"day": before.told_on.isoformat(), "signs": ",".join(before.rules)}
    reason = Reason(f"need_{before.level.name.lower()}_before", "2.1", params)
    return Need(NeedCode.WARNING_SIGN, reason, before.level.value)


def warning_sign(facts: CareFacts) -> Need | None:
    """What holds back today's session and is not pain alone: a screening level that blocks a plan, a swollen or
    locked knee, a second stop (§2.1, 6.6 rows 2 and 3), or questions left open in a running program."""
    hold = facts.hold
    if hold is None or hold.code not in WARNING_HOLDS:
        return None
    if hold.code is HoldCode.NOT_SCREENED and facts.program != "active":
        return None
    level = hold.level or Level.SOON
    code = f"need_screening_{level.name.lower()}" if hold.code is HoldCode.WARNING_SIGN else f"need_{hold.code.value}"
    params = {"day": hold.felt_on.isoformat()} if hold.felt_on else {}
    return Need(NeedCode.WARNING_SIGN, Reason(code, "2.1", params), level.value)


def pain_up(facts: CareFacts) -> Need | None:
    """Above what is fine within seven days, or so high once that sessions still wait; or the week's worst 2 or more
    above the week before."""
    high = facts.too_much() or held_for(facts.hold)
    if high is not None:
        told: dict[str, Param] = {"score": high.score, "moment": high.moment, "day": high.day.isoformat()}
        told["highest"] = facts.highest_fine(high.moment)
        return Need(NeedCode.PAIN_UP, Reason("need_pain_above", "6.6", told), high.score)
    worst, before = facts.worst_pain(), facts.worst_pain(days_ago=WEEK_DAYS)
    if worst is not None and before is not None and worst.score - before.score >= RISE_IN_A_WEEK:
        told = {"score": worst.score, "before": before.score}
        return Need(NeedCode.PAIN_UP, Reason("need_pain_rose", "6.6 row 6", told), worst.score)
    return None


def hurting(facts: CareFacts) -> Need | None:
    """An exercise was left out within seven days because it hurts: the pain that nobody put into a number."""
    if facts.hurt_on is None or facts.hurt_on <= facts.today - timedelta(days=WEEK_DAYS):
        return None
    return Need(NeedCode.PAIN_UP, Reason("need_left_out_hurting", "6.6", {"day": facts.hurt_on.isoformat()}))


def held_for(hold: Hold | None) -> FeltPain | None:
    """The pain that holds a session back, however long ago it was felt."""
    if hold is None or hold.score is None or hold.felt_on is None:
        return None
    return FeltPain(hold.felt_on, hold.score, HELD_MOMENTS.get(hold.code, "peak"))


def missed(facts: CareFacts) -> Need | None:
    """Two or more missed or left out in two weeks, when these are the newest two or at least half of all."""
    counts = facts.done_of_due
    if facts.program != "active" or counts.not_done < MISSED_FROM:
        return None
    states = [state_of(day, today=facts.today) for day in facts.recent]
    newest_two = [state for state in states if state is not SessionState.DUE][-2:]
    if SessionState.DONE in newest_two and 2 * counts.not_done < counts.due:
        return None
    code = "need_missed_some" if counts.done else "need_missed_all"
    return Need(NeedCode.MISSED, Reason(code, "6.8", {"done": counts.done, "due": counts.due}), counts.not_done)


def draft_to_review(facts: CareFacts) -> Need | None:
    """A draft waits for the therapist, whether or not an older program runs."""
    if not facts.has_draft:
        return None
    code = "need_new_draft" if facts.program == "active" else "need_draft"
    return Need(NeedCode.DRAFT_TO_REVIEW, Reason(code, "product"))


def ended(facts: CareFacts) -> Need | None:
    """The program is over, stopped or paused: somebody decides what comes next (§6.9)."""
    if facts.program in {"completed", "stopped", "paused"}:
        return Need(NeedCode.ENDED, Reason(f"need_program_{facts.program}", "6.9"))
    if facts.program == "active" and facts.ends_on is not None and facts.ends_on < facts.today:
        return Need(NeedCode.ENDED, Reason("need_program_over", "6.9", {"day": facts.ends_on.isoformat()}))
    return None


def no_plan(facts: CareFacts) -> Need | None:
    """Nothing to follow yet, and how far the runner has come."""
    if facts.program is not None:
        return None
    if facts.is_screened:
        step = "need_assessed" if facts.is_assessed else "need_screened"
    else:
        step = "need_begun" if facts.has_begun else "need_not_begun"
    return Need(NeedCode.NO_PLAN, Reason(step, "product"))


def on_track(facts: CareFacts) -> Need:
    """Nothing calls for the therapist."""
    if facts.starts_on is not None and facts.starts_on > facts.today:
        return Need(NeedCode.ON_TRACK, Reason("need_starts", "product", {"day": facts.starts_on.isoformat()}))
    counts = facts.done_of_due
    if not counts.due:
        return Need(NeedCode.ON_TRACK, Reason("need_nothing_due", "product"))
    return Need(NeedCode.ON_TRACK, Reason("need_on_plan", "6.8", {"done": counts.done, "due": counts.due}))


ASKED_IN_ORDER: tuple[Callable[[CareFacts], Need | None], ...] = (
    urgent_before,
    warning_sign,
    pain_up,
    hurting,
    missed,
    draft_to_review,
    ended,
    no_plan,
)
