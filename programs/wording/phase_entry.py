"""What opens the next phase, in the runner's words (§6.4). `%(needed)s` and `%(value)s` are numbers."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programs.clinical.progression.phase_entry import Criterion, Entry, State
from programs.clinical.reason import Reason

Words = str | Promise

#: What is needed, by the criterion's code.
NEEDED: Mapping[str, Words] = {
    "sessions_done": _("Strength sessions done in this phase: %(needed)s or more."),
    "peak_pain": _("Worst pain in your last two sessions: %(needed)s out of 10 or less."),
    "morning_after": _("Pain on the mornings after them: no more than %(needed)s point above usual."),
    "new_swelling": _("No new swelling of the knee."),
    "squat_pain": _("Pain in three times 12 squats on two legs, to about 60 degrees: %(needed)s out of 10 or less."),
    "stairs_down_pain": _("Pain going down stairs: %(needed)s out of 10 or less."),
    "step_down_points": _("Points in the step-down test: %(needed)s or fewer."),
    "chair_rises": _("Rises from a raised seat on each leg: %(needed)s or more."),
    "heel_raises": _("Heel raises on each leg: %(needed)s or more."),
    "walk_pain": _("Pain in a brisk walk of 30 minutes: %(needed)s out of 10 or less."),
    "run_step": _("Your run step: %(needed)s or more."),
    "two_leg_hops_pain": _("Pain in the hops on both feet, the last two times: %(needed)s out of 10 or less."),
    "two_leg_hops_morning": _("The mornings after these hops: no worse than usual."),
    "squat_jumps_pain": _("Pain in the low squat jumps, the last two times: %(needed)s out of 10 or less."),
    "squat_jumps_morning": _("The mornings after these jumps: no worse than usual."),
    "gate_walk_pain": _("Pain in a brisk walk of 30 minutes: %(needed)s out of 10 or less."),
    "gate_walk_settles": _("The pain of the walk is gone within %(needed)s minutes."),
    "gate_hop_pain": _("Pain in ten small hops on the sore leg: %(needed)s out of 10 or less."),
    "gate_limp": _("You walk without a limp."),
}

#: Where a criterion stands.
STATES: Mapping[State, Words] = {
    State.MET: _("Done"),
    State.NOT_MET: _("Not yet"),
    State.NOT_TOLD: _("Not told yet"),
}
#: What was told once and does not count any more; `%(day)s` is a day.
TOO_OLD = _("Told on %(day)s. That is too long ago to count: tell us again.")
LEFT_OPEN = _("Told on %(day)s, and left open since: tell us again.")
YOURS = _("%(needed)s Yours: %(value)s.")
#: Yes or no needs no number.
WITHOUT_NUMBER = frozenset({"new_swelling", "gate_limp"})

WHAT_OPENS = _("What opens phase %(phase)s")
#: What a phase still waits for once every line is done (clinical/phase_opens.py).
OPENS_WHEN: Mapping[str, Words] = {
    "opens_next_week": _("All of this is done. Phase %(phase)s begins with your next week."),
    "opens_after_weeks": _("All of this is done. The weeks of the plan before phase %(phase)s come first."),
    "opens_after_sessions": _("All of this is done. Phase %(phase)s only waits for this week: do its sessions first."),
    "opens_after_telling": _(
        "All of this is done. Phase %(phase)s only waits until the week's sessions and its worst pain are told."
    ),
    "opens_after_calm_week": _(
        "All of this is done, but your knee was too sore this week. Phase %(phase)s waits for a calm week."
    ),
    "opens_after_gap": _(
        "All of this is done, but there were days without a session. Phase %(phase)s waits for a week that is done."
    ),
    "opens_after_last_look": _(
        "All of this is done. It is looked at once more when your next week begins, before phase %(phase)s opens."
    ),
    "opens_next_plan": _(
        "All of this is done. This is the last week of your plan, so phase %(phase)s can come with your next plan."
    ),
}
PHASE_OPENS = _("Phase %(phase)s opens. The weeks of the plan before it come first.")
PHASE_STAYS = _("You stay in phase %(phase)s for now. That is part of the plan: the calendar never pushes you on.")


def what_opens(phase: int) -> str:
    """The heading over the criteria of a phase."""
    return str(WHAT_OPENS) % {"phase": phase}


def entry_text(entry: Entry) -> str:
    """Whether a phase opens, in a sentence."""
    if entry.is_open:
        return str(PHASE_OPENS) % {"phase": entry.phase}
    return str(PHASE_STAYS) % {"phase": entry.phase - 1}


def opens_when_text(reason: Reason) -> str:
    """What a phase still waits for, in a sentence."""
    return str(OPENS_WHEN[reason.code]) % reason.params


def criterion_text(criterion: Criterion) -> str:
    """What is needed, and what was told where something was."""
    needed = str(NEEDED[criterion.code]) % {"needed": criterion.needed}
    if criterion.value is None or criterion.code in WITHOUT_NUMBER:
        return needed
    return str(YOURS) % {"needed": needed, "value": criterion.value}


def told_before_text(day: str, *, is_old: bool) -> str:
    """What was told once and does not count any more."""
    return str(TOO_OLD if is_old else LEFT_OPEN) % {"day": day}


def state_name(state: State) -> str:
    """Done, not yet, or not told yet."""
    return str(STATES[state])
