"""The fields of a preview case: names, units and ranges, once, for the reader and for the published schema.

Ranges say what can be true of a person; what it means is for the rules to say.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from programs.clinical.akps import BEST, ITEMS, WORST
from programs.clinical.measures import MEASURES, Measure
from programs.clinical.screening import BY_KEY, QUESTIONS
from programs.clinical.values import Sex, Side
from programs.exchange.catalogue_file import shipped_catalogue
from programs.exchange.faults import Faults
from programs.exchange.fields import Answer, Constant, Day, Flag, Kind, Number, Points, Schema, Whole, Word
from programs.exchange.records import ListOf, OneOf, Record

SCORE = Whole(0, 10)
DAYS_OF_A_LIFE = 43_800
WEEKS_OF_A_LIFE = 6_257
MINUTES_OF_A_MONTH = 43_200
#: Units that are counted: half a repetition is a slip of the pen.
COUNTED = frozenset({"reps", "reps/30 s", "faults", "points", "pain"})
PROVOCATIONS = ("squat", "stairs", "running", "sitting", "kneeling", "jumping")
YES_NO = BY_KEY["locked"].options
LOCATIONS = ("front", "outer", "inner", "below", "back", "front_thigh")

#: A word for several bought things at once (preview reading 14), and what it stands for.
EQUIPMENT_GROUPS = {
    "weights": ("dumbbell_or_kettlebell",),
    "machines": ("leg_extension_machine", "leg_curl_machine", "leg_press_machine"),
    "bicycle": ("stationary_bike",),
}

PERSON = Record(
    {
        "age": Whole(0, 120, "years"),
        "sex": Word(tuple(Sex)),
        "height_cm": Number(50, 260, "cm"),
        "weight_kg": Number(10, 400, "kg"),
    },
    needed=frozenset({"age", "sex"}),
)
KNEE = Record(
    {
        "side": Word(tuple(Side)),
        "duration_weeks": Whole(0, WEEKS_OF_A_LIFE, "weeks"),
        "onset": Word(("gradual", "sudden")),
        "injury_days_ago": Whole(0, DAYS_OF_A_LIFE, "days"),
        "location": Word(LOCATIONS),
        "provoked_by": ListOf(Word(PROVOCATIONS), once=True),
        "training_change": Flag(),
        "worse_straightening": Answer(YES_NO),
    },
    needed=frozenset({"side"}),
)
PAIN = Record(
    {
        **dict.fromkeys(("worst_7d", "usual_7d", "now", "rest", "squat", "stairs_down", "sitting"), SCORE),
        "settles_minutes": Whole(0, MINUTES_OF_A_MONTH, "minutes"),
        "night": Word(("none", "occasional", "most_nights")),
    }
)
AKPS = Record(
    {
        "total": Whole(WORST, BEST, "points"),
        "answers": Record({item: Points(points) for item, points in ITEMS.items()}),
    }
)
SCREENING = Record(
    {"none": Flag(), **{question.key: Answer(question.options) for question in QUESTIONS}},
)
RUNNING = Record(
    {
        "runs_per_week": Number(0, 28, "runs"),
        "usual_km": Number(0, 250, "km"),
        "weekly_km": Number(0, 500, "km"),
        "tolerated_minutes": Whole(0, 1440, "minutes"),
        "pain_in_run": SCORE,
        "longest_run_30d_minutes": Number(0, 1440, "minutes"),
        "cadence": Whole(int(MEASURES["T24"].low), int(MEASURES["T24"].high), "steps/min"),
        "walk_30_min_pain": SCORE,
        "walk_settles_minutes": Whole(0, MINUTES_OF_A_MONTH, "minutes"),
        "hop_pain": SCORE,
        "weeks_without_running": Whole(0, WEEKS_OF_A_LIFE, "weeks"),
    }
)


def value_kind(measure: Measure) -> Kind:
    """What the value of a test may be: its words, a count, or a number in its unit.

    >>> value_kind(MEASURES["T01"])
    Whole(low=0, high=30, unit='reps')
    """
    if measure.words and measure.low == measure.high:
        return Word(measure.words)
    number = Number(measure.low, measure.high, measure.unit)
    if measure.words:
        low, high = f"{measure.low:g}", f"{measure.high:g}"
        return OneOf((Word(measure.words), number), f"one of {', '.join(measure.words)}, or between {low} and {high}")
    whole = Whole(int(measure.low), int(measure.high), measure.unit)
    return whole if measure.unit in COUNTED else number


def _test_rules() -> list[Schema]:
    """The schema's side of what a test's value may be, and of what only T02 and T03 have."""
    rules: list[Schema] = []
    for measure in MEASURES.values():
        then: Schema = {"value": {"anyOf": [value_kind(measure).schema(), {"type": "null"}]}}
        if measure.id != "T03":
            then |= {load: {"type": "null"} for load in LOADS}
        if measure.id not in WITH_REPS:
            then["reps"] = {"type": "null"}
        if measure.id != "T23":
            then["outward"] = {"type": "null"}
        test_is = {"properties": {"test": {"const": measure.id}}}
        rules.append({"if": test_is, "then": {"properties": then}})
    return rules


#: T03's loads of the same leg on the same day, in either unit, and the tests whose repetitions count.
LOADS = ("extension_kg", "curl_kg", "extension_lb", "curl_lb")
WITH_REPS = frozenset({"T02", "T03"})
LOAD_KG = Number(0, 500, "kg")
LOAD_LB = Number(0, 1100, "lb")


class AnyValue:
    """The value of a test before the test is known; `value_kind` reads it once it is."""

    def read(self, value: Any, path: str, faults: Faults) -> Any:
        return value

    def schema(self) -> Schema:
        return {"type": ["number", "string"]}


TEST = Record(
    {
        "test": Word(tuple(MEASURES)),
        "side": Word(tuple(Side)),
        "value": AnyValue(),
        "pain": SCORE,
        "extension_kg": LOAD_KG,
        "curl_kg": LOAD_KG,
        "extension_lb": LOAD_LB,
        "curl_lb": LOAD_LB,
        "reps": Whole(1, 50, "reps"),
        "outward": Number(MEASURES["T23"].low, MEASURES["T23"].high, MEASURES["T23"].unit),
    },
    needed=frozenset({"test", "side"}),
    rules=_test_rules(),
)


@cache
def equipment_words() -> tuple[str, ...]:
    """Everything the catalogue asks for, and the words for several things at once."""
    asked = {name.removesuffix("_optional") for item in shipped_catalogue().values() for name in item.equipment}
    return (*sorted(asked - {"none"}), *EQUIPMENT_GROUPS)


@cache
def contraindication_words() -> tuple[str, ...]:
    """The contraindication codes of the catalogue."""
    return tuple(sorted({code for item in shipped_catalogue().values() for code in item.contraindications}))


@cache
def case_record() -> Record:
    """The whole case of `preview_program`."""
    return Record(
        {
            "schema": Constant(1),
            "today": Day(monday=True),
            "person": PERSON,
            "knee": KNEE,
            "pain": PAIN,
            "fear": SCORE,
            "akps": AKPS,
            "screening": SCREENING,
            "scope": _scope(),
            "tests": ListOf(TEST, most=200),
            "all_tests_ok": Flag(),
            "running": RUNNING,
            "wishes": _wishes(),
        },
        needed=frozenset({"schema", "today", "person", "knee"}),
    )


def _scope() -> Record:
    return Record(
        {
            "pregnant_weeks": Whole(0, 45, "weeks"),
            "weeks_since_birth": Whole(0, WEEKS_OF_A_LIFE, "weeks"),
            "surgery_months_ago": Whole(0, 1440, "months"),
            "implant": Flag(),
            "anticoagulant": Flag(),
            "heart_lung_or_parq": Flag(),
            "inflammatory_arthritis": Flag(),
            "osteoporosis": Flag(),
            "injection_weeks_ago": Whole(0, WEEKS_OF_A_LIFE, "weeks"),
            "contraindications": ListOf(Word(contraindication_words()), once=True),
            "kneeling_hurts": Flag(),
            "under_physio": Flag(),
            "first_knee_pain_ever": Flag(),
            "low_mood": Flag(),
            "pain_everywhere": Flag(),
            "tendon_medicine": Flag(),
            "painkiller_risk": Flag(),
            "fever_free_hours": Whole(0, 720, "hours"),
            "guardian_consent": Flag(),
            "clinician_clearance_on": Day(),
        }
    )


def _wishes() -> Record:
    return Record(
        {
            "weeks": Whole(1, 52, "weeks"),
            "minutes_per_session": Whole(5, 240, "minutes"),
            "equipment": ListOf(Word(equipment_words()), once=True),
            "strength_days": ListOf(Whole(1, 7, "day of the week, 1 = Monday"), most=7, once=True),
        }
    )
