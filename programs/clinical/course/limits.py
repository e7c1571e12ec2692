"""What holds the next week back: each row says from which week on, how much of it, and why (§6.4, 6.6-6.8).

Every row that fits has its say, and the most careful content and shares win; the first row gives the reason.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from programs.clinical.course.deload import DELOAD_SHARE, needs_deload
from programs.clinical.course.facts import Facts
from programs.clinical.decision import Decision
from programs.clinical.generation.sets import TINY
from programs.clinical.progression.warnings import REPEATED_WEEK
from programs.clinical.reason import Reason

# §6.8: a phase begins again at this share, of the sets and of the loads.
RESTART_SHARE = 0.7
# §6.8: a week is repeated with loads 10-20 % lower; the middle, as for one exercise.
REPEAT_LOAD_SHARE = 0.85


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """At most this content, and at most these shares of its sets and loads."""

    content: int
    share: float = 1.0
    load_share: float = 1.0
    may_rise: bool = False
    reason: Reason


def limits(facts: Facts) -> tuple[Limit, ...]:
    """What keeps the next planned week from beginning, in the order of the rows; empty where nothing does."""
    return tuple(limit for row in ROWS if (limit := row(facts)) is not None)


def restart_phase(facts: Facts) -> Limit | None:
    """6.8, 15-28 days: the first week of the phase that was trained last, at 70 %; no more than was trained then."""
    if Decision.RESTART_PHASE not in facts.last.said:
        return None
    trained = facts.latest("has_begun")
    phase = facts.phase(min(trained.content_week, facts.content))
    first = next(number for number, week in enumerate(facts.planned, 1) if week.phase == phase)
    reason = Reason("course_restart_phase", "6.8", {"phase": phase, "percent": _percent(RESTART_SHARE)})
    share, load_share = min(trained.share, RESTART_SHARE), min(trained.load_share, RESTART_SHARE)
    return _no_more(facts, reason, content=first, share=share, load_share=load_share)


def repeat_week(facts: Facts) -> Limit | None:
    """6.8, 8-14 days: the last completed week with lower loads; no more of it than was done then, whatever the missed
    week would have asked."""
    if Decision.REPEAT_WEEK not in facts.last.said:
        return None
    done = facts.latest("is_complete")
    content = min(done.content_week, facts.content)
    reason = Reason("course_repeat_week", "6.8", {"week": content})
    load_share = min(done.load_share, REPEAT_LOAD_SHARE)
    return _no_more(facts, reason, content=content, share=done.share, load_share=load_share)


def after_a_stop(facts: Facts) -> Limit | None:
    """6.6 rows 1-3: nothing moves on from a week that ended with a stop."""
    return _stays(facts, "course_stopped", "6.6") if any(step.stops for step in facts.last.said) else None


def worse_week(facts: Facts) -> Limit | None:
    """6.6 row 6: the week that was just done, with a fifth less. "Previous" is read as the runner reads it."""
    if Decision.REGRESS_WEEK not in facts.last.said:
        return None
    reason = Reason("course_week_worse", "6.6 row 6", {"week": facts.content})
    return _no_more(facts, reason, share=REPEATED_WEEK * facts.now.share)


def deload(facts: Facts) -> Limit | None:
    """6.7: the same loads, 30 % fewer sets, and nothing new [D]."""
    if not needs_deload(facts.told, weeks_planned=len(facts.planned)):
        return None
    params = {"week": facts.content, "percent": _percent(DELOAD_SHARE)}
    return _no_more(facts, Reason("course_deload", "6.7", params), share=DELOAD_SHARE)


def rising_week(facts: Facts) -> Limit | None:
    """6.6 row 7: nothing goes up for seven days, so no new week begins."""
    return _stays(facts, "course_week_rising", "6.6 row 7") if Decision.HOLD_WEEK in facts.last.said else None


def sore_day(facts: Facts) -> Limit | None:
    """6.6 rows 4 and 5: nothing goes up after a red day."""
    return _stays(facts, "course_sore_day", "6.6") if Decision.REGRESS in facts.last.said else None


def not_told(facts: Facts) -> Limit | None:
    """A week whose worst pain or sessions nobody told moves nobody on."""
    is_told = facts.last.week is not None and facts.last.done is not None
    return None if is_told else _stays(facts, "course_not_told", "6.6")


def few_sessions(facts: Facts) -> Limit | None:
    """6.8: a week that was missed is done again; its exercises still move by their own sessions."""
    if facts.last.done is None or facts.last.is_complete:
        return None
    return _stays(facts, "course_few_sessions", "6.8", may_rise=True)


def closed_phase(facts: Facts) -> Limit | None:
    """6.4: the next phase is not open yet. The sets may come back to the whole of the week that is repeated."""
    if facts.content == len(facts.planned):
        return None
    phase, entry = facts.phase(facts.content + 1), facts.last.entry
    if phase == facts.phase(facts.content) or (entry is not None and entry.phase == phase and entry.is_open):
        return None
    params = {"phase": facts.phase(facts.content), "next": phase, "week": facts.content}
    return Limit(content=facts.content, may_rise=True, reason=Reason("course_phase_closed", "6.4", params))


def builds_up(facts: Facts) -> Limit | None:
    """6.7: the next week holds more exercises than this one has sets to rise from, so its own sets come back first."""
    if facts.content == len(facts.planned) or facts.planned[facts.content].least <= facts.most_sets + TINY:
        return None
    return Limit(
        content=facts.content, may_rise=True, reason=Reason("course_builds_up", "6.7", {"week": facts.content})
    )


#: The rows, the most important reason first.
ROWS: tuple[Callable[[Facts], Limit | None], ...] = (
    after_a_stop,
    restart_phase,
    repeat_week,
    worse_week,
    deload,
    rising_week,
    sore_day,
    not_told,
    few_sessions,
    closed_phase,
    builds_up,
)


def _stays(facts: Facts, code: str, rule: str, *, may_rise: bool = False) -> Limit:
    """The same week again, and no more of it than before."""
    return _no_more(facts, Reason(code, rule, {"week": facts.content}), may_rise=may_rise)


def _no_more(
    facts: Facts,
    reason: Reason,
    *,
    content: int | None = None,
    share: float = 1.0,
    load_share: float = 1.0,
    may_rise: bool = False,
) -> Limit:
    """A limit that is never above what the week before asked."""
    return Limit(
        content=min(facts.content, content or facts.content),
        share=min(facts.now.share, share),
        load_share=min(facts.now.load_share, load_share),
        may_rise=may_rise,
        reason=reason,
    )


def _percent(share: float) -> int:
    return round(100 * share)
