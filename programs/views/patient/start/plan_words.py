"""The plan in words: the ladder, what was found with its exercises, what everybody does, and what to expect."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from programs.clinical.measures import MEASURES, values_of
from programs.clinical.prognosis import told_flags
from programs.clinical.values import Side
from programs.models import Prescription
from programs.queries.case import case_from
from programs.queries.draft import DraftPage
from programs.queries.next_steps import has_legs_apart
from programs.queries.plan import FindingCard, PlanPage, WeekState
from programs.queries.start import StartState
from programs.templatetags.figures import leg_shown, library_page
from programs.wording.dose import dose_words
from programs.wording.examination import PROGNOSIS, advice_text
from programs.wording.home_tests import UNITS
from programs.wording.sides import SIDE_NAMES
from programs.wording.stored import stored_reason, stored_texts, stored_title
from programs.wording.training import BLOCKS, PHASE_AIMS, PHASES

#: Texts that belong to the plan as a whole, in the order in which they are read; the rest follows.
EXPECTATION = "expectation"
LANES = {WeekState.DONE: "done", WeekState.NOW: "now", WeekState.AHEAD: "next"}


def plan_context(draft: DraftPage, state: StartState) -> dict[str, Any]:
    """Everything that the page says."""
    shown = draft.plan
    facts = shown.version.plan
    texts = [text for text in facts.get("texts", []) if text["code"] != EXPECTATION]
    expected = [text for text in facts.get("texts", []) if text["code"] == EXPECTATION]
    case_values = _values(shown, state)
    painful = state.record.knee_side
    return {
        "shown": shown,
        "lanes": [_lane(week) for week in reversed(shown.weeks)],
        "cards": [
            _card(card, case_values.get(card.test, {}), painful) | {"begins_in": draft.begins_in.get(card.code)}
            for card in shown.cards
        ],
        "base": _base(shown, painful),
        "expectation": stored_texts(expected),
        "prognosis": [PROGNOSIS[flag] for flag in told_flags(facts.get("prognosis", [])) if flag in PROGNOSIS],
        "advice": _advice(state),
        "texts": stored_texts(texts),
    }


def _advice(state: StartState) -> list[str]:
    if state.examination is None:
        return []
    return [advice_text(code, state.examination.lengths_offered) for code in state.examination.advice]


def _lane(week: Any) -> dict[str, Any]:
    return {
        "number": week.number,
        "stage": PHASES[week.phase],
        "holds": PHASE_AIMS[week.phase],
        "state": LANES[week.state],
    }


def _values(shown: PlanPage, state: StartState) -> dict[str, Mapping[Side, float | str]]:
    """What both legs measured, for the tests behind the findings; a ratio of two loads too."""
    case = case_from(state.record, today=state.today)
    return {card.test: values_of(case, card.test) for card in shown.cards if card.test in MEASURES}


def _card(card: FindingCard, values: Mapping[Side, float | str], painful: str) -> dict[str, Any]:
    titles = [stored_title(card.code, found["side"], found["grade"]) for found in card.found]
    reasons = dict.fromkeys(stored_reason(found["reason"]) for found in card.found)
    return {
        "title": titles[0],
        "more_titles": titles[1:],
        "sides": _sides(card, values),
        "reasons": list(reasons),
        "exercises": [exercise_line(item, painful) for item in card.prescriptions],
    }


def _sides(card: FindingCard, values: Mapping[Side, float | str]) -> list[dict[str, Any]]:
    """Bars of both legs; words and single numbers are said in the reason instead."""
    numbers = {side: value for side, value in values.items() if not isinstance(value, str) and side is not Side.BOTH}
    highest = max(numbers.values(), default=0)
    found = {one["side"] for one in card.found}
    is_share = card.test == "T03"
    return [
        {
            "word": SIDE_NAMES[side.value],
            "value": value,
            "of": highest or 1,
            "text": f"{value * 100:.0f} %" if is_share else f"{value:g} {UNITS[MEASURES[card.test].unit]}",
            "weaker": side.value in found,
        }
        for side, value in numbers.items()
    ]


def _base(shown: PlanPage, painful: str) -> list[dict[str, Any]]:
    """What answers no single finding, by its place in the session."""
    blocks: dict[str, list[dict[str, Any]]] = {}
    for item in shown.base:
        blocks.setdefault(item.block, []).append(exercise_line(item, painful))
    return [{"name": words, "exercises": blocks[block]} for block, words in BLOCKS.items() if block in blocks]


def exercise_line(item: Prescription, painful: str) -> dict[str, Any]:
    """An exercise with its dose and why it is there, linked to its page in the library."""
    dose = dose_words(item, each_leg=has_legs_apart(item.exercise))
    reasons = dict.fromkeys(stored_reason(reason) for reason in item.reasons)
    return {
        "name": item.exercise.name,
        "dose": dose.figures,
        "dose_words": dose.words,
        "code": item.exercise.code,
        "side": leg_shown(item, painful),
        "href": library_page(item.exercise),
        "reasons": list(reasons),
        "is_optional": item.is_optional,
        "change": item.change_note,
        "changed_by": item.changed_by.get_full_name() if item.changed_by else "",
    }
