"""Needs that the plan gives rise to: missed sessions, a draft, an end, or none at all."""

from __future__ import annotations

from programs.clinical.adherence import SessionState, state_of
from programs.clinical.need.facts import CareFacts
from programs.clinical.need.values import Need, NeedCode
from programs.clinical.reason import Reason

#: One missed session changes nothing (§6.8, its first line); from the second on somebody asks why.
MISSED_FROM = 2


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
    if facts.is_over and facts.ends_on is not None:
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
