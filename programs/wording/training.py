"""The words of a training day: sessions, exercises, kit, reasons for skipping, and why a session waits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from programs.clinical.hold import HoldCode
from programs.clinical.values import Level

Words = str | Promise

#: The four phases of a plan (§6.3).
PHASES: Mapping[int, Words] = {1: _("Settle"), 2: _("Build"), 3: _("Load"), 4: _("Return")}
PHASE_AIMS: Mapping[int, Words] = {
    1: _("Calm the knee, wake up hips and thighs"),
    2: _("More work, a little heavier"),
    3: _("One leg at a time, with control"),
    4: _("Back to what running asks for"),
}

#: What a day is for.
KINDS: Mapping[str, Words] = {
    "strength": _("Strength"),
    "run": _("Run"),
    "run_walk": _("Run with walks between"),
    "walk": _("Brisk walk"),
    "mobility": _("Stretching"),
    "cross": _("Walk, cycle or swim"),
}

#: The parts of a session, in the order in which they are done.
BLOCKS: Mapping[str, Words] = {
    "warm_up": _("Warm up"),
    "run": _("Run or walk"),
    "main": _("Main part"),
    "mobility": _("Move and roll"),
    "cool_down": _("Stretch and wind down"),
}

#: What a strength session works on, for its title; keys are categories of the catalogue.
BODY_PARTS: Mapping[str, Words] = {
    "strength_quads": _("thighs"),
    "strength_hip": _("hips"),
    "strength_hamstrings": _("backs of the thighs"),
    "strength_calf": _("calves"),
    "strength_core": _("tummy and back"),
    "plyometric": _("hops"),
    "foot": _("feet"),
    "neuromuscular": _("balance"),
}

#: What a run leaves out for now.
LEFT_OUT: Mapping[str, Words] = {
    "downhill": _("downhill"),
    "uphill": _("uphill"),
    "stairs": _("stairs"),
    "speed": _("fast running"),
    "hard_ground": _("hard ground"),
    "banked_ground": _("sloping roads"),
}

#: What to bring; whatever is in every home is not listed.
KIT_TO_BRING: Mapping[str, Words] = {
    "band": _("a long band"),
    "loop_band": _("a loop band"),
    "foam_roller": _("a foam roller"),
    "ankle_weight": _("an ankle weight"),
    "dumbbell_or_kettlebell": _("a weight to hold"),
    "leg_extension_machine": _("the leg extension machine"),
    "leg_curl_machine": _("the leg curl machine"),
    "leg_press_machine": _("the leg press"),
    "stationary_bike": _("an exercise bike"),
    "pool": _("a pool"),
    "step": _("a step"),
    "step_10cm": _("a low step"),
    "step_20cm": _("a stair step"),
    "strap": _("a strap or towel"),
    "sliders_or_towel": _("a towel to slide on"),
    "ball": _("a small ball"),
    "partner_or_anchor": _("somebody to hold your feet"),
    "metronome_app": _("a metronome on your phone"),
}

#: Why an exercise was not done; keys are `SkipReason`.
SKIP_REASONS: Mapping[str, Words] = {
    "hurts": _("It hurts"),
    "no_time": _("No time"),
    "no_kit": _("No kit for it"),
    "unsure_how": _("Not sure how to do it"),
    "other": _("Something else"),
}

#: Heading of the card that stands where today's session would.
HOLD_HEADINGS: Mapping[HoldCode, Words] = {
    HoldCode.NOT_SCREENED: _("Answer the warning-sign questions first"),
    HoldCode.WARNING_SIGN: _("Have your knee checked first"),
    HoldCode.STOPPED_AGAIN: _("See somebody about your knee first"),
    HoldCode.SWELLING: _("Rest your knee: new swelling"),
    HoldCode.LOCKING: _("Rest your knee: it locked or gave way"),
    HoldCode.LONG_GAP: _("Answer the warning-sign questions first"),
    HoldCode.UNASKED_PAIN: _("Answer the warning-sign questions first"),
    HoldCode.SEVERE_PAIN: _("Rest your knee for two to three days"),
    HoldCode.SEVERE_MORNING: _("Rest your knee for two to three days"),
    HoldCode.SEVERE_WEEK: _("Rest your knee for two to three days"),
    HoldCode.SEVERE_NOW: _("Rest your knee for two to three days"),
    HoldCode.HIGH_NOW: _("Rest your knee today"),
    HoldCode.HIGH_MORNING: _("Rest your knee today"),
    HoldCode.PAINFUL_SESSION: _("Rest your knee today"),
    HoldCode.MORNING_FIRST: _("Tell us about the morning after first"),
    HoldCode.SIGNS_FIRST: _("Answer five short questions first"),
    HoldCode.WEEK_UNTOLD: _("Tell us about your week first"),
    HoldCode.PAUSED: _("Your plan is paused"),
}

#: The more urgent levels of a warning sign say what to do in their heading.
SIGN_HEADINGS: Mapping[Level, Words] = {
    Level.EMERGENCY: _("Get help straight away"),
    Level.URGENT: _("Get medical help today"),
}

#: Why, and what lifts it. `%(score)s` is the pain that decided.
HOLD_TEXTS: Mapping[HoldCode, Words] = {
    HoldCode.NOT_SCREENED: _(
        "The questions about warning signs are not finished. Your plan waits until they are. They take a few minutes."
    ),
    HoldCode.WARNING_SIGN: _(
        "One of your answers has to be looked at before you exercise. Until then we show no exercises."
    ),
    HoldCode.STOPPED_AGAIN: _(
        "Your knee made you stop twice within 14 days. See a GP or physiotherapist before you go on. Your plan is on "
        "hold until they have looked at it."
    ),
    HoldCode.SWELLING: _(
        "You told us about new swelling. Leave out knee exercises and running for three days, and answer the "
        "warning-sign questions again. Your plan goes on when both are done and nothing is found, or when a clinician "
        "has looked at it."
    ),
    HoldCode.LOCKING: _(
        "You told us that your knee locked or gave way. Leave out knee exercises and running for three days, and "
        "answer the warning-sign questions again. Your plan goes on when both are done and nothing is found, or when "
        "a clinician has looked at it."
    ),
    HoldCode.LONG_GAP: _(
        "It is more than four weeks since your last session. Before the next one we ask all questions about warning "
        "signs again. They take a few minutes. Your plan waits until then."
    ),
    HoldCode.UNASKED_PAIN: _(
        "You told us about pain of %(score)s out of 10. Before the next session we ask about warning signs, and "
        "whether rest eases the pain. It takes a few minutes. Your plan waits until then."
    ),
    HoldCode.SEVERE_PAIN: _(
        "Pain reached %(score)s out of 10 in your last session. Leave out what brings it on, then start again with "
        "less."
    ),
    HoldCode.SEVERE_MORNING: _(
        "Pain was %(score)s out of 10 on the morning after. Leave out what brings it on. Then start again with less."
    ),
    HoldCode.SEVERE_WEEK: _(
        "You told us that pain reached %(score)s out of 10 in the last week. Leave out what brings it on. Then start "
        "again with less."
    ),
    HoldCode.SEVERE_NOW: _(
        "You told us that your knee hurt %(score)s out of 10 when you answered the questions. Leave out what brings it "
        "on. Then start again with less."
    ),
    HoldCode.HIGH_NOW: _(
        "You told us today that your knee hurts %(score)s out of 10. Pain of 6 or more is in the stop zone. Leave "
        "today’s session out and carry on with the next one. You lose nothing."
    ),
    HoldCode.HIGH_MORNING: _(
        "Pain of %(score)s is in the stop zone. Leave today’s session out and carry on with the next one. You lose "
        "nothing."
    ),
    HoldCode.PAINFUL_SESSION: _(
        "Pain reached %(score)s out of 10 today, and that is in the stop zone. Tomorrow we ask how your knee was in "
        "the morning."
    ),
    HoldCode.MORNING_FIRST: _(
        "Pain reached %(score)s out of 10 in your last session. Before the next one we need to know how your knee was "
        "on the morning after."
    ),
    HoldCode.SIGNS_FIRST: _(
        "You told us about pain of %(score)s out of 10. Before the next session we ask about warning signs and how "
        "your week was. It takes two minutes, and then your session is here again."
    ),
    HoldCode.PAUSED: _("No session is due while your plan rests. What you did before the pause can still be told."),
    HoldCode.WEEK_UNTOLD: _(
        "It is more than two weeks since you told us how your week was. Before the next session we ask about warning "
        "signs and pain once more. It takes two minutes, and then your session is here again."
    ),
}

#: Severe pain rests 48 to 72 hours: the shorter end is what holds, the longer one is the runner's to take (§6.6 row 3).
SEVERE = frozenset({HoldCode.SEVERE_PAIN, HoldCode.SEVERE_MORNING, HoldCode.SEVERE_WEEK, HoldCode.SEVERE_NOW})
THIRD_DAY = _("If your knee is still sore then, rest one day more.")

#: Urgent advice that still stands while the questions are answered again.
REOPENED_TEXT = _(
    "What you told us before needs this help. If nobody has looked at it yet, get that help now, also if you feel "
    "better. Your plan waits until then, and until you have answered the questions again."
)

#: The same once the questions are answered: only the rest is left.
ASKED_TEXTS: Mapping[HoldCode, Words] = {
    HoldCode.SWELLING: _(
        "You told us about new swelling, and you have answered the questions. Leave out knee exercises and running "
        "for three days all the same. Your plan goes on after that, or when a clinician has looked at it."
    ),
    HoldCode.LOCKING: _(
        "You told us that your knee locked or gave way, and you have answered the questions. Leave out knee exercises "
        "and running for three days all the same. Your plan goes on after that, or when a clinician has looked at it."
    ),
}


def phase_name(phase: int) -> str:
    """A phase in one word."""
    return str(PHASES[phase])


def session_title(kind: str, categories: Iterable[str]) -> str:
    """What a session is about, from the categories of its exercises: "Hips and thighs".

    The two that come most often, in the order in which they come first.
    """
    worked = [category for category in categories if category in BODY_PARTS]
    if kind != "strength" or not worked:
        return str(KINDS[kind])
    most = [category for category, _count in Counter(worked).most_common(2)]
    parts = [str(BODY_PARTS[category]) for category in most]
    return capfirst(_now("%(one)s and %(other)s") % {"one": parts[0], "other": parts[1]} if parts[1:] else parts[0])


def kit_text(equipment: Iterable[str]) -> str:
    """What to bring, in one line; empty where a home has all of it.

    An "…_optional" thing is not needed, so it is not asked for.
    """
    return ", ".join(dict.fromkeys(str(KIT_TO_BRING[thing]) for thing in equipment if thing in KIT_TO_BRING))


def left_out_text(codes: Iterable[str]) -> str:
    """What a run leaves out, in one line."""
    return ", ".join(str(LEFT_OUT[code]) for code in codes if code in LEFT_OUT)


def skip_reason_text(reason: str) -> str:
    """Why an exercise was skipped."""
    return str(SKIP_REASONS[reason])


def day_text(day: date, today: date) -> str:
    """A day as one says it: today, yesterday, tomorrow, else the weekday with its date."""
    near = {0: _now("today"), -1: _now("yesterday"), 1: _now("tomorrow")}
    return near.get((day - today).days) or date_format(day, "l j F")
