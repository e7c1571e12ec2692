"""What to do now: one card a level, with whom to call in the clinic's country and what to say there.

No card promises anything: "none of the warning signs we ask about" is all that is known (§2.1).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from programs.clinical.case import UrgentBefore
from programs.clinical.screening import TIME_LIFTS, UNCLEARABLE, URGENT_BEFORE
from programs.clinical.values import Level
from programs.wording.countries import Country, Words, country_of
from programs.wording.said import said_aloud
from programs.wording.screening import RULE_WORDS


@dataclass(frozen=True, slots=True)
class CareCard:
    """A card as plain text. `tone` is the colour and shape of the care card; `number` the one to call first;
    `steps` what to do, in order; `say` a script to read out; `call_if` when to call `emergency` instead."""

    level: Level
    tone: str
    heading: str
    lead: str
    steps: tuple[str, ...]
    say: str
    call_heading: str
    call_if: tuple[str, ...]
    afterwards: tuple[str, ...]
    number: str | None
    emergency: str


TONES: Mapping[Level, str] = {
    Level.EMERGENCY: "emergency",
    Level.URGENT: "urgent",
    Level.SOON: "warn",
    Level.MODIFY: "info",
    Level.CLEAR: "info",
}
HEADINGS: Mapping[Level, Words] = {
    Level.EMERGENCY: _("Call %(emergency)s now"),
    Level.URGENT: _("Get medical help today, before you exercise"),
    Level.SOON: _("See a %(doctor)s or %(physio)s before you start"),
    Level.MODIFY: _("You can have a plan, with some limits"),
    Level.CLEAR: _("None of the warning signs we ask about"),
}
LEADS: Mapping[Level, Words] = {
    Level.EMERGENCY: _("Your answers describe something that needs help straight away."),
    Level.URGENT: _("Your answers describe something that a doctor or nurse should look at today."),
    Level.SOON: _("Your answers describe something that a %(doctor)s or %(physio)s should look at first."),
    Level.MODIFY: _("None of the warning signs we ask about stops you. Some things in your plan will be different."),
    Level.CLEAR: _(
        "We cannot rule out everything. If something changes, or you are worried, ask a %(doctor)s or %(physio)s."
    ),
}
_WAIT = _("Do not exercise until somebody has looked at it.")
STEPS: Mapping[Level, tuple[Words, ...]] = {
    Level.EMERGENCY: (
        _("Call %(emergency)s, or have somebody take you to the nearest %(department)s."),
        _("Do not drive yourself, and do not wait to see if it gets better."),
    ),
    Level.URGENT: (
        _("Call %(urgent_name)s on %(urgent)s. They tell you where to go."),
        _("If you cannot get through, ask your %(doctor)s to see you today, or go to the nearest %(department)s."),
        _WAIT,
    ),
    Level.SOON: (
        _("Book with your %(doctor)s or a %(physio)s. It does not have to be today."),
        _("Until then, move as far as it stays comfortable. Do not start new exercise, and rest from running."),
        _("If it gets worse, get help sooner."),
    ),
    Level.MODIFY: (),
    Level.CLEAR: (),
}
#: The first step in a country without a number for urgent advice.
URGENT_WITHOUT_LINE = _("Call your %(doctor)s or an out-of-hours clinic, and ask to be seen today.")

SAY: Mapping[Level, Words] = {
    Level.EMERGENCY: _("“I have knee pain and need help now. A list of warning signs pointed to this: %(signs)s.”"),
    Level.URGENT: _(
        "“I have knee pain. I answered a list of warning signs, and it pointed to this: %(signs)s. "
        "It told me to get medical advice today.”"
    ),
    Level.SOON: _(
        "“I have knee pain and would like to start an exercise program. A list of warning signs pointed to this: "
        "%(signs)s. Can you look at it, and tell me whether I may start?”"
    ),
}
CALL_HEADING = _("Call %(emergency)s straight away if you also")
CALL_IF: tuple[Words, ...] = (
    _("find it hard to breathe, have chest pain, or cough up blood"),
    _("faint or collapse"),
    _("have a foot that turns cold, pale or numb"),
    _("have a hot or very swollen knee and feel ill or shiver"),
    _("go numb between the legs, or lose control of your bladder or bowels"),
)
_ON_HOLD = _("Your plan is on hold. We keep your answers.")
_NOBODY_WATCHES = _("If a %(physio)s looks after you here, they may not see this today. Do not wait for them.")
_ASKS_WHO = _("We then also ask who looked at it, and when.")
AFTERWARDS: Mapping[Level, tuple[Words, ...]] = {
    Level.EMERGENCY: (
        _ON_HOLD,
        _NOBODY_WATCHES,
        _("When you have been treated and may exercise again, answer the questions again."),
        _ASKS_WHO,
    ),
    Level.URGENT: (
        _ON_HOLD,
        _NOBODY_WATCHES,
        _("When it has been checked and you may exercise, answer the questions again."),
        _ASKS_WHO,
    ),
    Level.SOON: (
        _("We keep your answers."),
        _("When a %(doctor)s or %(physio)s says that you may exercise, tell us. Then you go on from here."),
    ),
    Level.MODIFY: (_("If a warning sign comes up later, stop and tell us."),),
    Level.CLEAR: (_("If a warning sign comes up later, stop and tell us."),),
}
#: Instead, where no clearance makes this program fit (`UNCLEARABLE`).
ELSEWHERE_AFTERWARDS: tuple[Words, ...] = (
    _("This program is not made for what you describe. A %(physio)s can find out what it is and make a plan with you."),
    _("If one of your answers was a slip, you can change it."),
)
#: Instead, where nothing but time stands in the way (`TIME_LIFTS`).
WAIT_HEADING = _("Wait a little before you start")
WAIT_LEAD = _("Your answers ask for some days of rest first.")
WAIT_STEPS: tuple[Words, ...] = (
    _("Until then, move as far as it stays comfortable. Do not start new exercise, and do not run."),
    _("If it gets worse or does not pass, ask your %(doctor)s."),
)
WAIT_AFTERWARDS: tuple[Words, ...] = (
    _("We keep your answers."),
    _("When the time is over, answer the questions again. Then you go on from here."),
)
#: Instead, where the level comes from a clinician's word alone and no limit can be named.
CLEARED_HEADING = _("You can have a plan")
CLEARED_LEAD = _(
    "A clinician has looked at it and said that you may start. If they told you to leave something out, follow that."
)
#: One or two sentences for a list, a file or a screen reader.
MESSAGES: Mapping[Level, Words] = {
    Level.EMERGENCY: _("Call %(emergency)s or go to the nearest %(department)s now. No plan is made."),
    Level.URGENT: _("Get medical advice today. No plan is made."),
    Level.SOON: _("See a %(doctor)s or %(physio)s before you start. We keep your answers."),
    Level.MODIFY: _("None of the warning signs we ask about stops a plan. It has limits."),
    Level.CLEAR: _("None of the warning signs we ask about."),
}
MESSAGE_URGENT_LINE = _("Get medical advice today: call %(urgent_name)s on %(urgent)s. No plan is made.")

#: Urgent advice that still stands although the questions were answered again: what was told, by its level.
URGENT_BEFORE_TOLD: Mapping[Level, Words] = {
    Level.EMERGENCY: _("On %(day)s your answers needed help at once."),
    Level.URGENT: _("On %(day)s your answers needed help the same day."),
}
#: Instead of "it does not have to be today".
URGENT_BEFORE_STEP = _("If nobody has looked at it yet, get that help today, also if you feel better.")

#: Where only a short history stands in the way (PF3).
WATCH_HEADING = _("Ease the load for two weeks first")
WATCH_LEAD = _("Your pain is less than 4 weeks old. New knee pain may settle when the load goes down.")
WATCH_STEPS: tuple[Words, ...] = (
    _("Run less, and leave out hills, stairs and speed. Stop a run when pain goes above 2 out of 10."),
    _("Keep moving in ways that stay comfortable, such as walking on the flat."),
    _("Come back in two weeks. If it still hurts then, you can start a plan."),
)


def care_card(level: Level, country: str, rules: Sequence[str] = (), *, names_limits: bool = True) -> CareCard:
    """The card of a level. `country` as in `country_of`; `rules`: the ids that fired,
    said in the script; `names_limits`: whether the page names what will be different."""
    if level is Level.MODIFY and not names_limits:
        return replace(care_card(level, country), heading=str(CLEARED_HEADING), lead=str(CLEARED_LEAD))
    place = country_of(country)
    words = _params(place, rules)
    if level is Level.SOON and rules and TIME_LIFTS.issuperset(rules):
        return _waiting_card(care_card(level, country), words)
    blocked = level.blocks_plan
    return CareCard(
        level=level,
        tone=TONES[level],
        heading=str(HEADINGS[level]) % words,
        lead=str(LEADS[level]) % words,
        steps=tuple(str(step) % words for step in _steps(level, place, rules)),
        say=str(SAY[level]) % words if level in SAY and words["signs"] else "",
        call_heading=str(CALL_HEADING) % words if blocked and level is not Level.EMERGENCY else "",
        call_if=tuple(map(str, CALL_IF)) if blocked and level is not Level.EMERGENCY else (),
        afterwards=tuple(str(line) % words for line in _afterwards(level, rules)),
        number={Level.EMERGENCY: place.numbers.emergency, Level.URGENT: place.numbers.urgent}.get(level),
        emergency=place.numbers.emergency,
    )


def _waiting_card(card: CareCard, words: Mapping[str, str]) -> CareCard:
    return replace(
        card,
        heading=str(WAIT_HEADING),
        lead=str(WAIT_LEAD),
        steps=tuple(str(step) % words for step in WAIT_STEPS),
        afterwards=tuple(map(str, WAIT_AFTERWARDS)),
    )


def urgent_before_words(before: UrgentBefore) -> tuple[str, str]:
    """What was told then, and why it still counts."""
    day = date_format(before.told_on, "l j F")
    return str(URGENT_BEFORE_TOLD[before.level]) % {"day": day}, str(RULE_WORDS[URGENT_BEFORE.id].meaning)


def outcome_message(level: Level, country: str, *, names_limits: bool = True) -> str:
    """The level in one or two sentences. `country` and `names_limits` as in `care_card`."""
    if level is Level.MODIFY and not names_limits:
        return str(CLEARED_LEAD)
    place = country_of(country)
    has_line = level is Level.URGENT and place.numbers.urgent is not None
    return str(MESSAGE_URGENT_LINE if has_line else MESSAGES[level]) % _params(place, ())


def _steps(level: Level, place: Country, rules: Sequence[str]) -> tuple[Words, ...]:
    if level is Level.SOON and URGENT_BEFORE.id in rules:
        return (URGENT_BEFORE_STEP, *STEPS[level][1:])
    if level is Level.URGENT and place.numbers.urgent is None:
        return (URGENT_WITHOUT_LINE, *STEPS[level][1:])
    return STEPS[level]


def _afterwards(level: Level, rules: Sequence[str]) -> tuple[Words, ...]:
    fits_elsewhere = level is Level.SOON and not UNCLEARABLE.isdisjoint(rules)
    return ELSEWHERE_AFTERWARDS if fits_elsewhere else AFTERWARDS[level]


def _params(place: Country, rules: Sequence[str]) -> dict[str, str]:
    return {
        "emergency": place.numbers.emergency,
        "urgent": place.numbers.urgent or "",
        "urgent_name": str(place.urgent_name or ""),
        "doctor": str(place.doctor),
        "physio": str(place.physio),
        "department": str(place.department),
        "signs": said_aloud(rules),
    }
