"""What the next session, run or week will be, from what the last ones were (§6.6-6.9, 7.3).

Each question is one function: `decide_item`, `decide_run`, `decide_week`, `decide_missed`, `decide_end`.
"""

from programs.clinical.progression.current_dose import CurrentDose
from programs.clinical.progression.end_of_plan import Outcome, decide_end
from programs.clinical.progression.illness import Illness, after_illness
from programs.clinical.progression.item import decide_item
from programs.clinical.progression.ladder import item_of, steps_from, variant_of
from programs.clinical.progression.missed import decide_missed
from programs.clinical.progression.rating import rated_on, rating_now
from programs.clinical.progression.red_day import ToldDay, is_red, red_days, severe_days
from programs.clinical.progression.run import decide_run
from programs.clinical.progression.run_state import RunState
from programs.clinical.progression.session import (
    Facts,
    Item,
    Session,
    trend_in_week,
    week_trend,
    week_worst,
    worst_in_week,
)
from programs.clinical.progression.week import decide_week
from programs.clinical.progression.week_so_far import (
    AFTER_SORE,
    FOR_THE_RUN,
    RED,
    RUN,
    AskedDose,
    WeekSoFar,
    week_so_far,
)

__all__ = [
    "AFTER_SORE",
    "FOR_THE_RUN",
    "RED",
    "RUN",
    "AskedDose",
    "CurrentDose",
    "Facts",
    "Illness",
    "Item",
    "Outcome",
    "RunState",
    "Session",
    "ToldDay",
    "WeekSoFar",
    "after_illness",
    "decide_end",
    "decide_item",
    "decide_missed",
    "decide_run",
    "decide_week",
    "is_red",
    "item_of",
    "rated_on",
    "rating_now",
    "red_days",
    "severe_days",
    "steps_from",
    "trend_in_week",
    "variant_of",
    "week_so_far",
    "week_trend",
    "week_worst",
    "worst_in_week",
]
