"""The fields of a progress case: names, units and ranges, once, for the reader and for the published schema."""

from __future__ import annotations

from functools import cache

from programs.clinical.prognosis import PROGNOSIS_FLAGS
from programs.clinical.progression.current_dose import BANDS
from programs.clinical.progression.red_flags import RED_FLAG_LEVELS
from programs.clinical.progression.run_state import LAST_STEP, REGAINED
from programs.clinical.progression.week_so_far import RUN as RUN_PLACE
from programs.clinical.progression.week_so_far import STRENGTH
from programs.clinical.values import Irritability, PfjLoad
from programs.exchange.case_fields import DAYS_OF_A_LIFE, LOAD_KG, LOAD_LB, MINUTES_OF_A_MONTH, SCORE
from programs.exchange.catalogue_file import shipped_catalogue
from programs.exchange.fields import Constant, Flag, Number, Span, Text, Whole, Word
from programs.exchange.records import ListOf, Maybe, OneOf, Record

#: What `preview_progress` can be asked about.
KINDS = ("item", "run", "missed", "week", "end")

COUNT = Whole(0, 1000)
MINUTES_OF_A_WEEK = 7 * 1440
SETS = Whole(1, 20, "sets")

DOSE = Record(
    {
        "sets": OneOf((SETS, Record({"left": SETS, "right": SETS})), "a whole number from 1 to 20, or left and right"),
        "usual_sets": SETS,
        "reps": Span(1, 200, "reps"),
        "hold_seconds": Span(1, 600, "seconds"),
        "duration_seconds": Span(1, 14_400, "seconds"),
        "rest_seconds": Whole(0, 1200, "seconds"),
        "tempo": Text(longest=60),
        "effort_rpe": Span(0, 10, "RPE"),
        "load_kg": LOAD_KG,
        "load_lb": LOAD_LB,
        "load_step_kg": Number(0.1, 100, "kg"),
        "band": Word(BANDS),
        "knee_rom_degrees": OneOf(
            (ListOf(Whole(0, 160, "degrees"), most=2),), "a pair [from, to] between 0 and 160 (degrees)"
        ),
    }
)
SESSION = Record(
    {
        "peak": SCORE,
        "morning_delta": Whole(-10, 10, "points"),
        "settles_minutes": Whole(0, MINUTES_OF_A_MONTH, "minutes"),
        "swelling_new": Flag(),
        "mechanical": Flag(),
        "reps_ok": Flag(),
        "form_ok": Flag(),
        "rpe": Number(0, 10, "RPE"),
        "red_flag": Word(tuple(RED_FLAG_LEVELS)),
        "day": Whole(0, DAYS_OF_A_LIFE, "days from any start"),
        "heaviest": Word(tuple(load.name.lower() for load in PfjLoad)),
        "extra_reps": Whole(-200, 200, "reps beyond the target"),
    }
)
RUN = Record(
    {
        "step": Whole(0, LAST_STEP, "step of the return-to-run table"),
        "longest_run_30d_minutes": Number(0, 1440, "minutes"),
        "planned_minutes": Number(0, 1440, "minutes"),
        "week_minutes": Number(0, MINUTES_OF_A_WEEK, "minutes"),
        "last_week_minutes": Number(0, MINUTES_OF_A_WEEK, "minutes"),
        "walk_pain": SCORE,
        "hop_pain": SCORE,
        "limp": Flag(),
        "usual_minutes": Number(0, 1440, "minutes"),
        "regained": Word(REGAINED),
        "phase": Whole(1, 4, "phase"),
    }
)
MEASURED = Record(
    {
        "akps": ListOf(Maybe(Whole(0, 100, "points")), most=100),
        "pain_worst": ListOf(Maybe(SCORE), most=100),
        "week": Whole(1, 52, "week"),
        "adherence": Number(0, 1, "sessions done / planned"),
        "function_lost": Flag(),
        "prognosis": ListOf(Word(PROGNOSIS_FLAGS), most=len(PROGNOSIS_FLAGS)),
    }
)
ILLNESS = Record({"fever_free_hours": Maybe(Number(0, 24 * DAYS_OF_A_LIFE, "hours"))})


@cache
def progress_record() -> Record:
    """The whole case of `preview_progress`."""
    return Record(
        {
            "schema": Constant(1),
            "kind": Word(KINDS),
            "irritability": Word(tuple(Irritability)),
            "item": Record(
                {
                    "exercise": Word(tuple(shipped_catalogue())),
                    "dose": DOSE,
                    "phase": Whole(1, 4, "phase"),
                    "holds_in_a_row": COUNT,
                    "short_sessions_in_a_row": COUNT,
                }
            ),
            "history": ListOf(SESSION, most=1000),
            "run": RUN,
            "days_since_last_session": Whole(0, DAYS_OF_A_LIFE, "days"),
            "illness": ILLNESS,
            "weekly_worst_pain": ListOf(Maybe(SCORE), most=520),
            "fear": SCORE,
            "week_so_far": Record(
                {
                    "risen": ListOf(Word(tuple(shipped_catalogue())), most=50),
                    "run_rose": Flag(),
                    "turn": Word((RUN_PLACE, STRENGTH)),
                    "days_since_red": Whole(0, DAYS_OF_A_LIFE, "days"),
                }
            ),
            "measures": MEASURED,
            "stops_in_14_days": COUNT,
        },
        needed=frozenset({"schema", "kind"}),
    )
