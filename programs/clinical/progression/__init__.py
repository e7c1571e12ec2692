"""What the next session, run or week will be, from what the last ones were (evidence.md 6.6-6.9, 7.3).

Each question is one function: `decide_item`, `decide_run`, `decide_week`, `decide_missed`, `decide_end`.
"""

from programs.clinical.progression.end_of_plan import Outcome, decide_end
from programs.clinical.progression.item import decide_item
from programs.clinical.progression.ladder import item_of
from programs.clinical.progression.missed import decide_missed
from programs.clinical.progression.run import RunState, decide_run
from programs.clinical.progression.session import CurrentDose, Facts, Item, Session, week_trend
from programs.clinical.progression.week import decide_week

__all__ = [
    "CurrentDose",
    "Facts",
    "Item",
    "Outcome",
    "RunState",
    "Session",
    "decide_end",
    "decide_item",
    "decide_missed",
    "decide_run",
    "decide_week",
    "item_of",
    "week_trend",
]
