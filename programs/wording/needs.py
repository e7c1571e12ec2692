"""Why a patient needs their therapist, in words: groups of the caseload, and a sentence a reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programs.clinical.need import Need, NeedCode
from programs.wording.screening import RULE_NAMES
from programs.wording.told_sign import signs_for_clinician

Words = str | Promise

#: The heading of a group and the words of a filter.
NEED_LABELS: Mapping[NeedCode, Words] = {
    NeedCode.WARNING_SIGN: _("Warning sign"),
    NeedCode.PAIN_UP: _("Pain up"),
    NeedCode.MISSED: _("Missed sessions"),
    NeedCode.DRAFT_TO_REVIEW: _("Draft to review"),
    NeedCode.ENDED: _("Plan ended"),
    NeedCode.NO_PLAN: _("No plan"),
    NeedCode.ON_TRACK: _("On track"),
}

#: What puts somebody into the group; stands beside its heading.
NEED_MEANINGS: Mapping[NeedCode, Words] = {
    NeedCode.WARNING_SIGN: _("contact them today"),
    NeedCode.PAIN_UP: _(
        "above the plan's limit, in a week above 5, up 2 or more, or left out because it hurts, last 7 days"
    ),
    NeedCode.MISSED: _("the last two, or half or more of 14 days"),
    NeedCode.DRAFT_TO_REVIEW: _("waiting for you to assign it"),
    NeedCode.ENDED: _("finished, stopped or paused"),
    NeedCode.NO_PLAN: _("nothing to follow yet"),
    NeedCode.ON_TRACK: _("doing their sessions, pain within limits"),
}

#: The drawing that goes with the word (templatetags/icon.py).
NEED_SIGNS: Mapping[NeedCode, str] = {
    NeedCode.WARNING_SIGN: "red-flag",
    NeedCode.PAIN_UP: "pain-up",
    NeedCode.MISSED: "missed",
    NeedCode.DRAFT_TO_REVIEW: "approve",
    NeedCode.ENDED: "calendar-off",
    NeedCode.NO_PLAN: "circle-dashed",
    NeedCode.ON_TRACK: "fine",
}

#: A reason as a headline; `%(name)s` is filled from the reason's params.
NEED_REASONS: Mapping[str, Words] = {
    "need_screening_emergency": _("Told to call for emergency help"),
    "need_screening_urgent": _("Told to get medical advice the same day"),
    "need_screening_soon": _("Told to have the knee checked first"),
    "need_emergency_before": _("Told on %(day)s to call for emergency help, and not cleared since"),
    "need_urgent_before": _("Told on %(day)s to get medical advice the same day, and not cleared since"),
    "need_stopped_again": _("Stopped twice within 14 days, last on %(day)s"),
    "need_swelling": _("New swelling on %(day)s"),
    "need_locking": _("Knee locked or gave way on %(day)s"),
    "need_not_screened": _("Warning signs begun again, not finished"),
    "need_sign_told": "%(lines)s",  # wording/told_sign.py: what was told, and what was not sure
    "need_long_gap": _("No session for more than four weeks, last on %(day)s"),
    "need_unasked_pain": _("Pain of 9 or more on %(day)s, and the warning signs not answered since"),
    "need_pain_above": _("Pain %(score)s %(moment)s on %(day)s, above %(highest)s"),
    "need_pain_rose": _("Worst pain %(score)s this week, was %(before)s"),
    "need_left_out_hurting": _("Left something out on %(day)s because it hurts"),
    "need_missed_all": _("None of %(due)s sessions in 14 days"),
    "need_missed_some": _("%(done)s of %(due)s sessions in 14 days"),
    "need_draft": _("A plan was drafted from the answers"),
    "need_new_draft": _("A new draft; the old plan still runs"),
    "need_program_completed": _("Finished the plan"),
    "need_program_stopped": _("The plan was stopped"),
    "need_program_paused": _("The plan is paused"),
    "need_program_over": _("The last week ended on %(day)s"),
    "need_assessed": _("Answered everything, no plan drafted yet"),
    "need_screened": _("Warning signs clear, tests not finished"),
    "need_begun": _("Warning signs begun, not finished"),
    "need_not_begun": _("Has not started"),
    "need_starts": _("Starts on %(day)s"),
    "need_nothing_due": _("No session due yet"),
    "need_on_plan": _("%(done)s of %(due)s sessions in 14 days"),
}

#: The second line: what follows from it, where that is not plain.
NEED_CONSEQUENCES: Mapping[str, Words] = {
    "need_screening_emergency": _("No plan may start. A new full screening is needed as well."),
    "need_screening_urgent": _("No plan may start. A new full screening is needed as well."),
    "need_screening_soon": _("No plan may start until a clinician clears it."),
    "need_emergency_before": _("It was: %(signs)s. New answers alone start no plan: a clinician clears it."),
    "need_urgent_before": _("It was: %(signs)s. New answers alone start no plan: a clinician clears it."),
    "need_stopped_again": _("Sessions wait until a clinician has looked at it."),
    "need_swelling": _(
        "Sessions wait for 72 hours and until the warning signs are answered again, or until a clinician clears it."
    ),
    "need_locking": _(
        "Sessions wait for 72 hours and until the warning signs are answered again, or until a clinician clears it."
    ),
    "need_not_screened": _("Sessions wait until they are answered."),
    "need_sign_told": _("Warning signs begun again, not finished. Sessions wait until they are answered."),
    "need_long_gap": _("Sessions wait until the warning signs are answered again."),
    "need_unasked_pain": _("Sessions wait until the warning signs are answered again, or until a clinician clears it."),
    "need_draft": _("Nothing starts until you assign it."),
    "need_new_draft": _("Nothing changes until you assign it."),
}

#: What a screening's level means, for a therapist.
LEVEL_NAMES: Mapping[str, Words] = {
    "EMERGENCY": _("Emergency"),
    "URGENT": _("Urgent, same day"),
    "SOON": _("To be checked first"),
    "MODIFY": _("Allowed with limits"),
    "CLEAR": _("None of the warning signs we ask about"),
}

#: Which knee, in a line about a person: "34, right knee".
KNEE_PHRASES: Mapping[str, Words] = {"left": _("left knee"), "right": _("right knee"), "both": _("both knees")}

#: When a pain score was felt, inside a sentence.
MOMENTS: Mapping[str, Words] = {
    "before": _("before the session"),
    "peak": _("during the session"),
    "after": _("after the session"),
    "morning": _("in the morning"),
    "week": _("as the worst of the week told"),
    "now": _("with the warning-sign questions"),
}

#: The same beside a score.
MOMENT_NAMES: Mapping[str, Words] = {
    "before": _("Before"),
    "peak": _("Highest during"),
    "after": _("After"),
    "morning": _("Next morning"),
}


def need_text(need: Need) -> str:
    """The headline of a need, filled with its numbers and day. An unknown code is a KeyError (a test walks them)."""
    return str(NEED_REASONS[need.reason.code]) % filled_in(need)


def need_consequence(need: Need) -> str:
    """The second line, or nothing."""
    return str(NEED_CONSEQUENCES.get(need.reason.code, "")) % filled_in(need)


def filled_in(need: Need) -> dict[str, object]:
    """The params of a need's reason as words."""
    filled: dict[str, object] = dict(need.reason.params)
    if "day" in filled:
        filled["day"] = date_format(date.fromisoformat(str(filled["day"])), "j F")
    if "moment" in filled:
        filled["moment"] = MOMENTS[str(filled["moment"])]
    if "lines" in filled:
        pairs = (pair.partition(":") for pair in str(filled["lines"]).split(","))
        filled["lines"] = signs_for_clinician((line, answer) for line, _colon, answer in pairs)
    if "signs" in filled:
        filled["signs"] = "; ".join(str(RULE_NAMES.get(rule, rule)) for rule in str(filled["signs"]).split(","))
    return filled
