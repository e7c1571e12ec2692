"""The short screening of every week: five yes/no lines, and the full questions that each opens (§2.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from programs.clinical.screening.questions import QUESTIONS
from programs.clinical.screening.rule import one_lower
from programs.clinical.values import Level

WEEKLY_DAYS = 7
#: A check-in with pain from here on asks the five lines (0-10).
RESCREEN_PAIN = 6
#: A plan restarted after a longer gap than this is a new baseline: the full set.
FULL_AFTER_DAYS = 28


@dataclass(frozen=True, slots=True)
class RescreenLine:
    """One of the five lines; `rules` are the rows it stands for, `opens` the full questions behind it. `level`: that of
    the strictest thing it names, taken alone, until those questions are answered; an injury, of which it names nothing
    more, has the mildest of its rows [D]."""

    key: str
    level: Level
    rules: tuple[str, ...]
    opens: tuple[str, ...]


RESCREEN: tuple[RescreenLine, ...] = (
    RescreenLine(
        "chest_or_calf",
        Level.EMERGENCY,
        ("RF01", "RF14"),
        ("chest_symptoms", "calf_swollen_or_warm", "clot_risk"),
    ),
    RescreenLine(
        "hot_knee_or_fever",
        Level.URGENT,
        ("RF04", "RF04b"),
        ("hot_red_knee", "fever_or_ill", "swelling", "infection_risk"),
    ),
    RescreenLine(
        "new_swelling",
        Level.SOON,
        ("RF10", "RF11", "RF12"),
        ("swelling", "swelling_is_new", "cannot_fully_bend_or_straighten", "weight_bearing", "infection_risk"),
    ),
    RescreenLine(
        "no_weight_locked_or_giving_way",
        Level.URGENT,
        ("RF05", "RF13", "RF20a", "RF20b", "RF29"),
        (
            "cannot_take_four_steps",
            "weight_bearing",
            "locked",
            "cannot_fully_bend_or_straighten",
            "gives_way",
            "pop_or_injury_in_14_days",
        ),
    ),
    RescreenLine(
        "new_injury",
        Level.URGENT,
        ("RF02", "RF03", "RF04", "RF04b", "RF05", "RF06", "RF07", "RF08", "RF09"),
        (
            "out_of_shape",
            "cold_or_numb_foot",
            "hot_red_knee",
            "fever_or_ill",
            "cannot_take_four_steps",
            "cannot_lift_straight_leg",
            "open_wound_or_high_energy",
            "bony_tenderness",
            "cannot_bend_to_right_angle",
            "swelling",
            "swelled_within_4_hours_of_injury",
            "pop_or_injury_in_14_days",
            "one_clear_injury_in_6_weeks",
            "gives_way",
        ),
    ),
)


def opened_by(answers: Mapping[str, str]) -> tuple[str, ...]:
    """The full questions to ask after the five lines, in order and each once.

    Only a plain `no` closes a line: `yes`, `unsure` and no answer open it. An empty result means that the
    short screening is passed.

    >>> opened_by({line.key: "no" for line in RESCREEN})
    ()
    """
    opened = {key for line in RESCREEN if answers.get(line.key) != "no" for key in line.opens}
    return tuple(question.key for question in QUESTIONS if question.key in opened)


def signs_told(answers: Mapping[str, str]) -> dict[str, str]:
    """The lines that were answered with more than a plain `no`, in order."""
    return {line.key: answers[line.key] for line in RESCREEN if answers.get(line.key, "no") != "no"}


def level_told(answers: Mapping[str, str]) -> Level | None:
    """How urgent the five lines are by themselves, while the full questions are open; None where every line is a plain
    `no`. `unsure` is one level lower, no answer is not passed: SOON (§2.1).

    >>> level_told({line.key: "no" for line in RESCREEN} | {"chest_or_calf": "yes"}).name
    'EMERGENCY'
    """
    found = [_level_of(line, answers.get(line.key)) for line in RESCREEN if answers.get(line.key) != "no"]
    return max(found, default=None)


def _level_of(line: RescreenLine, answer: str | None) -> Level:
    if answer is None:
        return Level.SOON
    return line.level if answer == "yes" else one_lower(line.level)


def screening_due(
    *, days_since_screening: int | None, days_since_session: int | None = None, pain: int | None = None, injury: bool
) -> str:
    """Which screening is due now: `full`, `short` or `none` (§2.2).

    Days are whole days; `days_since_screening` counts the last one of either kind, None = never;
    `days_since_session` matters where a plan is taken up again; `pain` 0-10 is that of the check-in.

    >>> screening_due(days_since_screening=2, days_since_session=1, pain=6, injury=False)
    'short'
    """
    if days_since_screening is None or (days_since_session or 0) > FULL_AFTER_DAYS:
        return "full"
    due = injury or (pain or 0) >= RESCREEN_PAIN or days_since_screening >= WEEKLY_DAYS
    return "short" if due else "none"
