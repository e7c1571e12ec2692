"""What the run asks next: back, again, on; and what must be true before the first one."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

RUNS: Mapping[str, str | Promise] = {
    "hold_no_run": _("No run of this step is logged yet. Run it as planned."),
    "run_back_pain": _("Pain reached %(peak)s out of 10 on the run. Go back one step."),
    "run_back_morning": _("Your knee hurt more than usual next morning. Go back one step."),
    "run_back_settling": _("The pain needed more than a day to settle. Go back one step."),
    "run_shorter_pain": _("Pain reached %(peak)s out of 10 on the run. Make the next one a fifth shorter."),
    "run_shorter_morning": _("Your knee hurt more than usual next morning. Make the next run a fifth shorter."),
    "run_shorter_settling": _("The pain needed more than a day to settle. Make the next run a fifth shorter."),
    "run_unfinished": _("The run was not finished as planned. Run the same step again."),
    "run_repeat_pain": _("Pain reached 3 out of 10. Run the same step again; 2 is the limit for moving on."),
    "run_repeat_settling": _("The pain needed more than an hour to settle. Run the same step again."),
    "run_once_more": _("That went well. Run this step once more, then it goes up."),
    "run_after_gap": _(
        "That went well, after more than a week without a run. Run this step once more, then it goes up."
    ),
    "run_risen_this_week": _(
        "All quiet. Your runs already got longer this week, and a tenth a week is enough: run the same again."
    ),
    "run_no_day_between": _("All quiet. Leave at least one day without a run between two runs, then it goes up."),
    "run_long_week": _(
        "All quiet. %(planned)s minutes of running would make this week much longer than the last one. Keep the week "
        "to about %(minutes)s minutes: run the same again."
    ),
    "run_gate_walk": _(
        "Before the first run a brisk walk of 30 minutes stays at %(needed)s out of 10 or less; yours was at "
        "%(value)s. Keep walking."
    ),
    "run_gate_hops": _(
        "Before the first run ten small hops on the sore leg stay at %(needed)s out of 10 or less; yours were at "
        "%(value)s. Keep walking, and try them again in a week."
    ),
    "run_first_after_hops": _(
        "Your walks were quiet. Next is run step %(step)s: %(minutes)s minutes of running, with walks between. First "
        "try ten small hops on the sore leg. Run only if they hurt %(needed)s out of 10 at most and you do not limp; "
        "else keep walking. If your plan or your care team rules out jumping, leave the hops out."
    ),
    "run_gate_limp": _("Nobody runs with a limp. Keep walking until you walk evenly."),
    "run_strides": _(
        "You are back to your usual length. Next come four to six strides of 20 seconds on the flat, a little faster, "
        "with easy running between them."
    ),
    "run_uphill": _("Length and strides are back. Next comes a gentle hill, uphill only: walk down."),
    "run_downhill": _("Uphill is back. Last comes a gentle way down, short at first."),
    "run_all_regained": _("Length, strides and hills are back. Keep it as it is; races come after this plan."),
    "run_speed_waits": _(
        "You are back to your usual length. Faster running and hills belong to phase 4: keep this until then."
    ),
    "run_too_hard": _("The run felt too hard. Run the same step again at a pace at which you can talk."),
    "run_next_step": _("Two good runs in a row: step %(step)s, with %(minutes)s minutes of running."),
    "run_longer": _("Two good runs in a row: you may run up to a tenth longer, at most %(minutes)s minutes."),
    "run_longer_unknown": _(
        "Two good runs in a row: you may run up to a tenth longer than your longest run of the last 30 days."
    ),
    "run_walks_on": _("All quiet. Keep walking: your plan holds no running for now, and says why."),
    "run_too_long": _(
        "This would be more than a tenth longer than your longest run of the last 30 days (%(longest)s minutes). The "
        "longest run now is %(minutes)s minutes."
    ),
}
