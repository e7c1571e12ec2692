"""The coming week: the same table as for an item, judged by the week's worst pain and the last session."""

from __future__ import annotations

from collections.abc import Sequence

from programs.clinical.decision import Decision, NextStep
from programs.clinical.progression.item import decide_item
from programs.clinical.progression.session import Session, week_trend, week_worst
from programs.clinical.reason import Reason
from programs.clinical.values import Irritability


def decide_week(
    weekly_worst_pain: Sequence[int | None],
    history: Sequence[Session] = (),
    *,
    irritability: Irritability | None = None,
    stops_in_14_days: int = 0,
) -> NextStep:
    """Whether the plan's next week may begin (§6.6 rows 6 and 7; earlier rows come first where
    sessions are given). `weekly_worst_pain` 0-10, oldest first.

    Without a session nothing is raised by this question: HOLD says that the plan goes on as it stands and
    that each exercise moves by its own sessions.
    """
    trend = week_trend(weekly_worst_pain)
    step = decide_item(
        None,
        history,
        irritability=irritability,
        week_trend=trend,
        week_worst=week_worst(weekly_worst_pain),
        stops_in_14_days=stops_in_14_days,
    )
    if history or step.decision is not Decision.HOLD:
        return step
    code = "week_unknown" if trend is None else "week_steady"
    return NextStep(decision=Decision.HOLD, row=11, reason=Reason(code, "6.6 row 11"))
