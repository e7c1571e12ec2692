"""What a patient's week holds and what their next phase waits for, as a physiotherapist reads it (§6.3, 6.4, 6.6-6.8).

The runner's own sentences (wording/course.py, wording/phase_entry.py) say "you"; these speak of the runner.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programs.clinical.content_week import Content
from programs.clinical.generation.running import Run
from programs.clinical.progression.phase_entry import Criterion, Entry
from programs.clinical.reason import Reason
from programs.wording.phase_entry import NEEDED, PHASE_OPENS, WITHOUT_NUMBER

Words = str | Promise

#: Why the planned week that is done is not simply the calendar's, inside a line: "does plan week 5, because …".
BECAUSE: Mapping[str, Words] = {
    "course_begins": _("the plan begins with its first week"),
    "course_goes_on": _("earlier weeks were done again"),
    "course_ahead": _("that comes next if every week till then goes well"),
    "course_was_asked": _("that was asked"),
    "course_phase_opens": _("earlier weeks were done again, and phase %(phase)s is open now"),
    "course_phase_closed": _("phase %(next)s is not open yet"),
    "course_run_behind": _("phase %(next)s waits for run step %(needed)s, and the run is at step %(step)s"),
    "course_run_kept": _("phase %(next)s waits for run step %(needed)s, and the plan keeps the runs at step %(step)s"),
    "course_run_not_planned": _("phase %(next)s waits for running, and the plan holds none"),
    "course_builds_up": _("the sets first come back from an eased week, by a fifth at most"),
    "course_not_told": _("last week's sessions or worst pain were not told"),
    "course_few_sessions": _("too few sessions were done last week"),
    "course_sore_day": _("a session or a run of last week hurt too much"),
    "course_stopped": _("last week held a stop"),
    "course_week_rising": _("the worst pain rose by a point, or reached 6"),
    "course_week_worse": _("pain or scores got worse, or the worst pain reached 8"),
    "course_deload": _("last weeks were hard or rest was short"),
    "course_repeat_week": _("there was no session for more than a week"),
    "course_restart_phase": _("there was no session for more than two weeks"),
    "course_new_baseline": _("there was no session for more than four weeks"),
    "course_done": _("all weeks of the plan are done"),
    "course_longest": _("the plan has lasted %(longer)s weeks longer than planned, which is the most"),
}
DOES_WEEK = _("does plan week %(week)s, because %(why)s")
NOTHING_RISES = _("Nothing goes up.")
SHARE = _("%(percent)s per cent of the planned sets, and one set of each exercise at least.")
LOAD_SHARE = _("%(percent)s per cent of the weights.")

#: Where the runner's line turns to the runner.
CLINIC_NEEDED: Mapping[str, Words] = {
    "peak_pain": _("Worst pain in the last two sessions: %(needed)s out of 10 or less."),
    "run_step": _("Run step: %(needed)s or more."),
    "gate_limp": _("Walks without a limp."),
}
THEIRS = _("%(needed)s Theirs: %(value)s.")
#: The run that is asked instead of the planned one.
RUN_STEP = _("The run is at step %(step)s.")
RUN_MINUTES = _("The run takes %(minutes)s minutes.")
RUN_WALK = _("A brisk walk in the place of the run.")
STAYS = _("Stays in phase %(phase)s.")
TOO_OLD = _("Told on %(day)s: too old, asked again")
LEFT_OPEN = _("Told on %(day)s, left open since: asked again")


def because(reason: Reason) -> str:
    """The reason of a week inside a line. An unknown code is a KeyError (a test walks them)."""
    return str(BECAUSE[reason.code]) % reason.params


def clinic_week(content: Content) -> str:
    """The week of the plan that is done instead of the calendar's, and why: "does plan week 5, because …"."""
    return str(DOES_WEEK) % {"week": content.week, "why": because(content.reason)}


def clinic_shares(content: Content) -> str:
    """How much of the planned week is asked, and which other run; "" where it is all of it and may rise."""
    shares = ((SHARE, content.share), (LOAD_SHARE, content.load_share))
    lines = [str(line) % {"percent": round(100 * share)} for line, share in shares if share < 1]
    lines += [_run(content.run)] if content.run else []
    return " ".join(lines if content.may_rise else [*lines, str(NOTHING_RISES)])


def _run(run: Run) -> str:
    if run.is_walk:
        return str(RUN_WALK)
    return str(RUN_MINUTES) % {"minutes": run.minutes} if run.step is None else str(RUN_STEP) % {"step": run.step}


def clinic_entry(entry: Entry) -> str:
    """Whether the next phase opens."""
    return str(PHASE_OPENS) % {"phase": entry.phase} if entry.is_open else str(STAYS) % {"phase": entry.phase - 1}


def clinic_criterion(criterion: Criterion) -> str:
    """What is needed, and what the runner told where something was."""
    needed = str(CLINIC_NEEDED.get(criterion.code) or NEEDED[criterion.code]) % {"needed": criterion.needed}
    if criterion.value is None or criterion.code in WITHOUT_NUMBER:
        return needed
    return str(THEIRS) % {"needed": needed, "value": criterion.value}


def told_before_text(day: str, *, is_old: bool) -> str:
    """What was told once and does not count any more."""
    return str(TOO_OLD if is_old else LEFT_OPEN) % {"day": day}
