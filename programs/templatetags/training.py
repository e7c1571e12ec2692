"""Words and pictures of a training day for templates: doses, decisions, holds, phases."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template

from programs.clinical.decision import Decision, NextStep
from programs.clinical.hold import Hold, HoldCode
from programs.clinical.reason import Reason
from programs.models import Prescription, SetLog
from programs.queries.eased import planned_of
from programs.queries.next_steps import has_legs_apart
from programs.queries.session import SessionItem
from programs.wording import next_time
from programs.wording import training as words
from programs.wording.decisions import decision_name
from programs.wording.dose import DoseWords, dose_words, seconds_text, span
from programs.wording.education import EDUCATION
from programs.wording.reasons import reason_text
from programs.wording.sides import SIDES
from programs.wording.stored import stored_reason, stored_texts

register = template.Library()

#: Which way a decision points (components/direction.html).
WAYS = {
    Decision.PROGRESS: "up",
    Decision.HOLD: "stay",
    Decision.HOLD_WEEK: "stay",
    Decision.REGRESS: "down",
    Decision.REGRESS_WEEK: "down",
    Decision.STOP_ALL: "stop",
    Decision.STOP_KNEE: "stop",
    Decision.STOP_48H: "stop",
}


@register.filter
def dose(prescription: Prescription) -> DoseWords:
    """`3 × 10` and its words: `{% with said=prescription|dose %}{{ said.figures }}`."""
    return dose_words(prescription, each_leg=has_legs_apart(prescription.exercise))


def planned_dose(row: Prescription) -> DoseWords | None:
    """The plan's own dose beside another one that is asked now, with its exercise where that is another one too."""
    planned = planned_of(row)
    if planned is None:
        return None
    said = dose(planned)
    if planned.exercise_id == row.exercise_id:
        return said
    return DoseWords(f"{planned.exercise.name}, {said.figures}", f"{planned.exercise.name}, {said.words}")


@register.filter
def phase_name(phase: int | None) -> str:
    """A phase in one word; nothing where it is not known."""
    return words.phase_name(phase) if phase else ""


@register.filter
def kind_name(kind: str) -> str:
    """Strength, run, stretching."""
    return str(words.KINDS[kind])


@register.filter
def block_name(block: str) -> str:
    """A part of a session."""
    return str(words.BLOCKS[block])


@register.filter
def side_name(side: str) -> str:
    """left, right, both legs."""
    return str(SIDES[side])


@register.filter
def skip_reason(reason: str) -> str:
    """Why an exercise was left out."""
    return words.skip_reason_text(reason)


@register.filter
def hold_heading(hold: Hold) -> str:
    """The heading of the card that stands where a session would."""
    urgent = words.SIGN_HEADINGS.get(hold.level) if hold.level and hold.code is HoldCode.WARNING_SIGN else None
    return str(urgent or words.HOLD_HEADINGS[hold.code])


@register.filter
def hold_text(hold: Hold) -> str:
    """Why it waits, and what lifts it."""
    if hold.is_reopened:
        return str(words.REOPENED_TEXT)
    texts = words.ASKED_TEXTS if hold.is_asked else words.HOLD_TEXTS
    return str(texts[hold.code]) % {"score": hold.score}


@register.filter
def hold_longer(hold: Hold) -> str:
    """What may follow the rest; "" where nothing does."""
    return str(words.THIRD_DAY) if hold.code in words.SEVERE else ""


@register.filter
def asks_pain_anew(step: NextStep) -> bool:
    """Whether the decision asks to rate the pain anew."""
    return step.reason.code in next_time.PAIN_ANEW


@register.filter
def hold_level(hold: Hold) -> str:
    """The care card's level: emergency, urgent, or warn."""
    return {"EMERGENCY": "emergency", "URGENT": "urgent"}.get(hold.level.name if hold.level else "", "warn")


@register.filter
def why(reason: Reason | dict[str, Any]) -> str:
    """A reason as its sentence, from the rule or as it was stored. A stored one that later rules name or fill
    otherwise says nothing: an old plan stays readable."""
    if isinstance(reason, Reason):
        return reason_text(reason)
    return stored_reason(reason, otherwise="")


@register.filter
def notes(texts: list[dict[str, Any]]) -> list[str]:
    """Stored texts of a plan as sentences; one that later rules name otherwise says nothing."""
    return stored_texts(texts)


@register.filter
def way(step: NextStep) -> str:
    """up, stay, down or stop."""
    return WAYS[step.decision]


@register.filter
def decision(step: NextStep) -> str:
    """Step up, stay, ease back, in the runner's words."""
    return decision_name(step.decision)


@register.simple_tag
def less_this_time(item: SessionItem) -> str:
    """What to do instead of the planned dose because of the last time; "" where it stands."""
    names = {item.other.code: item.other.name} if item.other else {}
    if item.step is None:
        return ""
    return next_time.less(item.step, names, asked=item.prescription, instead=_instead(item), is_run=item.is_run)


def _instead(item: SessionItem) -> dict[str, str] | None:
    """The easier step with its dose and how heavy, where one takes the place."""
    shown = item.instead
    if shown is None:
        return None
    advice = next_time.load_advice(shown.exercise.entry["load_type"])
    return {"name": shown.exercise.name, "dose": ", ".join(filter(None, (dose(shown).figures, advice)))}


@register.filter
def said_before(step: NextStep) -> str:
    """Why, as it is told before the session."""
    return next_time.said_before(step)


@register.simple_tag
def session_title(kind: str, categories: tuple[str, ...] = ()) -> str:
    """ "Hips and thighs"."""
    return words.session_title(kind, categories)


@register.filter
def kit(equipment: tuple[str, ...]) -> str:
    """What to bring; empty where a home has all of it."""
    return words.kit_text(equipment)


@register.filter
def left_out(codes: list[str]) -> str:
    """What a run leaves out for now."""
    return words.left_out_text(codes)


@register.filter
def first_name(full_name: str) -> str:
    """What somebody is called in a greeting."""
    return (full_name.split() or [""])[0]


@register.filter
def lesson(code: str) -> tuple[str, str]:
    """Title and text of what is read in a week; a code of other rules has no words and is left out."""
    title, text = EDUCATION.get(code, ("", ""))
    return str(title), str(text)


@register.filter
def day_words(day: date, today: date) -> str:
    """Today, yesterday, tomorrow, or the weekday with its date."""
    return words.day_text(day, today)


@register.filter
def amount(row: SetLog) -> str:
    """What was done in a set: `10`, `30 s`, `10, 5 kg`."""
    done = str(row.reps) if row.reps is not None else seconds_text(row.seconds or 0)
    return done if row.load_kg is None else f"{done}, {row.load_kg.normalize():f} kg"


@register.filter
def asked_amount(row: SetLog) -> str:
    """What was asked of a set; a dash for one more than was asked."""
    if row.target_reps_min is not None:
        return span(row.target_reps_min, row.target_reps_max or row.target_reps_min)
    return seconds_text(row.target_seconds) if row.target_seconds else "–"
