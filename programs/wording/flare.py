"""A flare in the runner's words (§7.6): what goes on, what rests, and that it ends.

For the page on which a runner will tell of a flare; until it stands, only the tests and the rule sheet ask.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programs.clinical.decision import Change
from programs.clinical.progression.flare import FlareEnd, FlarePlan

Words = str | Promise

#: Why these days are easier; `%(from)s` and `%(to)s` are hours.
FLARE_REASONS: Mapping[str, Words] = {
    "flare_sore": _(
        "Your knee is sore. For %(from)s to %(to)s hours do what is comfortable: hip and tummy exercises, and easy "
        "walks. Then start again, two steps lower. Ups and downs are normal."
    ),
    "flare_severe": _(
        "Your knee hurts a lot. For %(from)s to %(to)s hours do only what does not load the knee: hip and tummy "
        "exercises, and easy walks as far as they are comfortable. Then start again, two steps lower."
    ),
    "flare_swollen": _(
        "Your knee is swollen. A swollen knee does not run. Do only what does not load the knee, and answer the "
        "questions about swelling. It takes 72 hours without swelling, or somebody who looks at it, before you go on."
    ),
}

#: What comes now.
FLARE_ENDS: Mapping[FlareEnd, Words] = {
    FlareEnd.STAY: _("Stay with the easy days a little longer."),
    FlareEnd.RETURN: _("Calm again: start two steps lower today, and build up from there."),
    FlareEnd.SEE_SOMEBODY: _(
        "Three days are enough rest. If it is not calm by now, let a GP or physiotherapist look at it. Keep walking as "
        "far as it is comfortable."
    ),
}

WALK = _("Walk easily, as far as it is comfortable. No running for now.")
NO_WALK = _("No running, and no walks for training.")
RUN_AGAIN_STEP = _("When you run again, start with step %(step)s.")
RUN_AGAIN_WALK = _("When you are back, start with brisk walks.")
RUN_AGAIN_SHARE = _("When you run again, run %(share)s per cent of the minutes.")


def flare_walk(plan: FlarePlan) -> str:
    """Whether to walk."""
    return str(WALK if plan.may_walk else NO_WALK)


def run_again(change: Change | None) -> str:
    """How running comes back; "" where the week has none."""
    if change is None:
        return ""
    if change.factor is not None:
        return str(RUN_AGAIN_SHARE) % {"share": round(100 * change.factor)}
    return str(RUN_AGAIN_STEP) % {"step": change.after} if change.after else str(RUN_AGAIN_WALK)
