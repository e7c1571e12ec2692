"""What the preview commands print, as JSON Schema: every key is always there, and null where it says so."""

from __future__ import annotations

from collections.abc import Iterable

from programs.clinical.advice import ADVICE
from programs.clinical.akps import ITEMS
from programs.clinical.catalogue import CATEGORIES
from programs.clinical.decision import VARIABLES, Decision
from programs.clinical.labels import LABELS
from programs.clinical.measures import MEASURES
from programs.clinical.plan import BLOCKS
from programs.clinical.screening import QUESTIONS
from programs.clinical.values import Grade, Irritability, Level, PfjLoad, Side
from programs.exchange.fields import Schema
from programs.exchange.records import or_null
from programs.wording.training import LEFT_OUT

TEXT: Schema = {"type": "string", "minLength": 1}
WHOLE: Schema = {"type": "integer", "minimum": 0}
NUMBER: Schema = {"type": "number"}
YES_NO: Schema = {"type": "boolean"}
WEEK: Schema = {"type": "integer", "minimum": 1, "maximum": 6}
SCORE: Schema = {"type": "integer", "minimum": 0, "maximum": 10}

DAY_KINDS = ("strength", "run", "mobility", "cross", "rest")
MEASURE_NAMES = ("AKPS", "PAIN_WORST", "PAIN_USUAL", "PSFS", "GROC")
ADJUNCT_KINDS = ("orthosis", "tape", "cadence", "cushioning")


def record(**properties: Schema) -> Schema:
    """An object whose keys are all there, and no others."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def listed(items: Schema, **more: int) -> Schema:
    """A list."""
    return {"type": "array", "items": items, **more}


def one_of(words: Iterable[str]) -> Schema:
    """One of a few words."""
    return {"enum": [str(word) for word in words]}


PAIR = listed({"type": "integer", "minimum": 0}, minItems=2, maxItems=2)
LEVEL = one_of(level.name for level in Level)
LEG = or_null(one_of(Side))
CODED_TEXT = record(code=TEXT, text=TEXT)

SCREENING = record(
    level=LEVEL,
    rules=listed(TEXT),
    limits=listed(TEXT),
    message=TEXT,
    unanswered=listed(one_of(question.key for question in QUESTIONS)),
)
SCORES = record(
    akps=record(
        total=or_null({"type": "integer", "minimum": 0, "maximum": 100}),
        complete=YES_NO,
        missing=listed(one_of(ITEMS)),
    ),
    irritability=one_of(Irritability),
    bmi=or_null(NUMBER),
)
FINDING = record(
    code=TEXT,
    side=LEG,
    grade=one_of(Grade),
    test=one_of(MEASURES),
    value={"type": ["number", "string", "null"]},
    unit={"type": "string"},
    reason=TEXT,
)
#: A goal's numbers are named by its kind: first and next, curl_kg, extension_kg.
GOAL: Schema = {
    "type": "object",
    "properties": {"code": TEXT, "side": LEG},
    "required": ["code", "side"],
    "additionalProperties": NUMBER,
}
ITEM = record(
    exercise=TEXT,
    block=one_of(BLOCKS),
    category=one_of(CATEGORIES),
    optional=YES_NO,
    sets=record(left=WHOLE, right=WHOLE),
    reps=or_null(PAIR),
    hold_seconds=or_null(PAIR),
    duration_seconds=or_null(PAIR),
    rest_seconds=WHOLE,
    tempo=TEXT,
    effort_rpe=or_null(PAIR),
    load_kg=or_null(NUMBER),
    knee_rom_degrees=or_null(PAIR),
    pfj_load=one_of(load.name.lower() for load in PfjLoad),
    pain_ceiling=SCORE,
    times_per_week={"type": "integer", "minimum": 1, "maximum": 7},
    easier=or_null(TEXT),
    harder=or_null(TEXT),
    reasons=listed(record(code=TEXT, rule=TEXT, text=TEXT), minItems=1),
)
DAY = record(
    day={"type": "integer", "minimum": 1, "maximum": 7}, kind=one_of(DAY_KINDS), minutes=WHOLE, items=listed(ITEM)
)
RUNNING = record(
    allowed=YES_NO,
    step=or_null({"type": "integer", "minimum": 0, "maximum": 12}),
    minutes=NUMBER,
    longest_minutes=NUMBER,
    max_pain=SCORE,
    remove=listed(one_of(tuple(LEFT_OUT))),
    text=TEXT,
)
WEEK_PLAN = record(
    week=WEEK,
    phase={"type": "integer", "minimum": 1, "maximum": 4},
    education=listed(record(code=TEXT, title=TEXT, text=TEXT), minItems=1),
    running=RUNNING,
    days=listed(DAY, minItems=7, maxItems=7),
)
PROGRAM = record(
    weeks_count={"type": "integer", "minimum": 4, "maximum": 6},
    ends_in_phase={"type": "integer", "minimum": 1, "maximum": 4},
    measures=listed(record(measure=one_of(MEASURE_NAMES), week=WHOLE)),
    retests=listed(record(test=one_of(MEASURES), week=WEEK, target=TEXT)),
    adjuncts=listed(record(kind=one_of(ADJUNCT_KINDS), optional=YES_NO, from_week=WEEK, until_week=WEEK, text=TEXT)),
    weeks=listed(WEEK_PLAN, minItems=4, maxItems=6),
)
PROGRAM_ANSWER = record(
    schema={"const": 1},
    rules_version=TEXT,
    screening=SCREENING,
    scores=SCORES,
    findings=listed(FINDING),
    not_tested=listed(one_of(MEASURES)),
    labels=listed(one_of(LABELS)),
    prognosis=listed(TEXT),
    lengths_offered=listed({"type": "integer", "minimum": 4, "maximum": 6}),
    advice=listed(one_of(ADVICE)),
    texts=listed(CODED_TEXT),
    goals=listed(GOAL),
    tests_offered=listed(one_of(MEASURES)),
    tests_withheld=listed(record(test=one_of(MEASURES), until_week=WEEK, reason=TEXT)),
    program=or_null(PROGRAM),
)

CHANGED: Schema = {"type": ["number", "string", "null"]}
CHANGE = record(**{"variable": one_of(VARIABLES), "from": CHANGED, "to": CHANGED, "factor": or_null(NUMBER)})
PROGRESS_ANSWER = record(
    schema={"const": 1},
    decision=one_of(Decision),
    row=or_null({"type": "integer", "minimum": 1, "maximum": 11}),
    change=CHANGE,
    level=or_null(LEVEL),
    also=listed(one_of(Decision)),
    run_step=or_null({"type": "integer", "minimum": 0, "maximum": 12}),
    longest_minutes_allowed=or_null({"type": "number", "minimum": 0}),
    reason=CODED_TEXT,
)
