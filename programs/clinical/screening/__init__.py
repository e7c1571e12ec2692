"""The safety screening: questions, the rules that read them, and what they allow (§2).

`screen` gives the level; `may_have_plan` says whether a program may start; `contraindications_from` and
`plan_limits` say what it may hold. Fail closed: no answer, "not sure" and disagreeing answers never pass.
"""

from __future__ import annotations

from programs.clinical.screening.engine import (
    ALL_RULES,
    RULES,
    TIME_LIFTS,
    UNCLEARABLE,
    Fired,
    fired_rules,
    may_be_cleared,
    screen,
)
from programs.clinical.screening.facts import IMPLICATIONS, bmi_of, body_mass_index, is_cleared
from programs.clinical.screening.limits import (
    PlanLimits,
    adds_no_impact,
    bars_running,
    contraindications_from,
    plan_limits,
)
from programs.clinical.screening.pages import (
    PAGES,
    AnswersRefused,
    ContradictoryAnswers,
    NothingChosen,
    Page,
    UnknownAnswer,
    answers_from_checklist,
    answers_from_choices,
)
from programs.clinical.screening.pattern import (
    differential_hints,
    has_pfp_pattern,
    history_long_enough,
    may_have_plan,
    not_asked_yet,
    short_history_alone,
)
from programs.clinical.screening.questions import BY_KEY, QUESTIONS, Question, all_negative, unanswered
from programs.clinical.screening.rescreen import (
    RESCREEN,
    RescreenLine,
    level_told,
    opened_by,
    screening_due,
    signs_told,
)
from programs.clinical.screening.rule import Rule
from programs.clinical.screening.scope import explains_pain_first, is_fearful
from programs.clinical.screening.short_answers import screen_short
from programs.clinical.screening.urgent_before import URGENT_BEFORE, FinishedScreening, urgent_before

__all__ = [
    "ALL_RULES",
    "BY_KEY",
    "IMPLICATIONS",
    "PAGES",
    "QUESTIONS",
    "RESCREEN",
    "RULES",
    "TIME_LIFTS",
    "UNCLEARABLE",
    "URGENT_BEFORE",
    "AnswersRefused",
    "ContradictoryAnswers",
    "FinishedScreening",
    "Fired",
    "NothingChosen",
    "Page",
    "PlanLimits",
    "Question",
    "RescreenLine",
    "Rule",
    "UnknownAnswer",
    "adds_no_impact",
    "all_negative",
    "answers_from_checklist",
    "answers_from_choices",
    "bars_running",
    "bmi_of",
    "body_mass_index",
    "contraindications_from",
    "differential_hints",
    "explains_pain_first",
    "fired_rules",
    "has_pfp_pattern",
    "history_long_enough",
    "is_cleared",
    "is_fearful",
    "level_told",
    "may_be_cleared",
    "may_have_plan",
    "not_asked_yet",
    "opened_by",
    "plan_limits",
    "screen",
    "screen_short",
    "screening_due",
    "short_history_alone",
    "signs_told",
    "unanswered",
    "urgent_before",
]
