"""The words of the weekly check: what is asked for the next phase, and what a week holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programs.clinical.content_week import Content
from programs.wording.course import LOAD_SHARE, RUN_MINUTES, RUN_STEP, RUN_WALK, SHARE, STAYS_OPEN
from programs.wording.reasons import reason_text
from programs.wording.screening import RESCREEN_WORDS

Words = str | Promise
#: Any test stops above this pain (§3.1).
TEST_STOPS_ABOVE = 3

PAIN_WORST = _("What was the worst knee pain in the last 7 days?")
PAIN_USUAL = _("And the usual knee pain in the last 7 days?")
USUAL_ABOVE_WORST = _("The usual pain cannot be higher than the worst. Check both numbers.")
NOT_CHOSEN = _("Choose yes, no or not sure")

#: What is asked for the next phase: the question, and how to do it; `%(ceiling)s` is the highest pain that may be.
READINESS_WORDS: Mapping[str, tuple[Words, Words]] = {
    "squat_pain": (
        _("How much does it hurt to squat 12 times, three times over?"),
        _(
            "Stand on both legs with a chair behind you. Bend your knees to about 60 degrees, about two thirds of the "
            "way to the seat, and come up. Do this 12 times, rest a minute, and do it three times in all. Tell us the "
            "highest pain. Stop if it goes above %(ceiling)s."
        ),
    ),
    "stairs_down_pain": (
        _("How much does it hurt to go down stairs?"),
        _("Walk down one flight at your usual pace, one foot on each step. Tell us the highest pain."),
    ),
    "step_down_points": (
        _("What do you see when you step down?"),
        _(
            "Film yourself from the front. Stand sideways on the edge of a step 20 cm high, or 10 cm if your knee is "
            "sore, hands on your hips. Bend the knee until the other heel brushes the floor. Do it five times on the "
            "leg that hurts more, and tick what you see. Stop if pain goes above %(ceiling)s."
        ),
    ),
    "chair_rises": (
        _("How often can you stand up from a chair on one leg?"),
        _(
            "Put a firm cushion on a chair to make it higher. Sit down, lift one foot, and stand up slowly on the "
            "other. Stop when you have done 10, when you wobble, or when pain goes above 2. Tell us the number of the "
            "leg that does fewer."
        ),
    ),
    "heel_raises_left": (
        _("How many heel raises can you do on the left leg?"),
        _(
            "Hold on to a wall with your fingertips and keep your knee straight. Rise as high as you can, and lower "
            "slowly. Stop when you no longer get as high, or when it hurts."
        ),
    ),
    "heel_raises_right": (_("And on the right leg?"), ""),
    "walk_pain": (
        _("How much does a brisk walk of 30 minutes hurt?"),
        _("Walk on the flat, so fast that you breathe deeper but can still talk. Tell us the highest pain."),
    ),
}
#: The same in a line for the therapist.
READINESS_NAMES: Mapping[str, Words] = {
    "squat_pain": _("squat pain"),
    "stairs_down_pain": _("stairs down, pain"),
    "step_down_points": _("step-down, points"),
    "chair_rises": _("one-leg chair rises"),
    "heel_raises_left": _("heel raises, left"),
    "heel_raises_right": _("heel raises, right"),
    "walk_pain": _("brisk walk, pain"),
}
#: An answer to one of the five lines.
SIGN_ANSWERS: Mapping[str, Words] = {"yes": _("yes"), "no": _("no"), "unsure": _("not sure")}
NOT_ANSWERED = _("not answered")
NONE_SEEN = _("I see none of these")
#: Where a check has points from the time when what was seen was not kept.
POINTS_TOLD = _(
    "You told us %(points)s points then; what you saw was not kept. Leave this open to keep the points, or tick what "
    "you saw."
)
LEAVE_OPEN = _("Try these only on a calm day, and leave open what you have not tried. Then the phase simply waits.")

_PHASES: Mapping[str, Words] = {
    "course_phase_opens": _("Phase %(phase)s opens"),
    "course_phase_closed": _("You stay in phase %(phase)s for now"),
    "course_run_behind": _("You stay in phase %(phase)s for now"),
    "course_run_kept": _("You stay in phase %(phase)s for now"),
    "course_run_not_planned": _("You stay in phase %(phase)s for now"),
}
#: Instead, where a care card says what comes first.
SAVED = _("Your week is saved")
_EASIER = _("An easier week")
_SAME = _("The same week once more")
_GOES_ON = _("Your plan goes on")


def told_lines(check: Any) -> list[tuple[Words, Words | int]]:
    """What a check tells besides pain, for the runner: the five lines, then the numbers that were told."""
    signs = [(RESCREEN_WORDS[line], SIGN_ANSWERS[answer]) for line, answer in check.signs.items()]
    numbers = {name: getattr(check, name) for name in READINESS_NAMES}
    return [*signs, *((READINESS_NAMES[name], number) for name, number in numbers.items() if number is not None)]


def readiness_words(column: str, ceiling: int) -> tuple[str, str]:
    """A question for the next phase and how to do it, up to the pain that stops any test or the lower ceiling."""
    question, how = READINESS_WORDS[column]
    return str(question), str(how) % {"ceiling": min(ceiling, TEST_STOPS_ABOVE)}


def points_told(points: int) -> str:
    """What a correction of an old check says of its points."""
    return str(POINTS_TOLD) % {"points": points}


def content_text(content: Content) -> str:
    """Which planned week is done, why, and how much of it."""
    lines = [_why(content)]
    for line, share in ((SHARE, content.share), (LOAD_SHARE, content.load_share)):
        if share < 1:
            lines.append(str(line) % {"percent": round(100 * share)})
    return " ".join([*lines, *_run_lines(content)])


def _why(content: Content) -> str:
    """Nothing is praised in a week that held a sore day."""
    if content.is_sore and not content.waits:
        return str(STAYS_OPEN) % {"week": content.week}
    return reason_text(content.reason)


def _run_lines(content: Content) -> list[str]:
    """The run, where it is not the planned one."""
    run = content.run
    if run is None:
        return []
    if run.is_walk:
        return [str(RUN_WALK)]
    return [str(RUN_MINUTES) % {"minutes": run.minutes} if run.step is None else str(RUN_STEP) % {"step": run.step}]


def check_heading(content: Content, phase: int) -> str:
    """What a check came to, in one line: a phase that opened, one that waits, or the week that goes on."""
    if content.reason.code in _PHASES and not (content.is_sore and not content.waits):
        return str(_PHASES[content.reason.code]) % {"phase": phase}
    return str(_EASIER if content.share < 1 else _SAME if content.waits else _GOES_ON)
