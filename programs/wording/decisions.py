"""What the rules decided about a next step, in the runner's words: step up, stay, ease back, stop."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programs.clinical.decision import Decision

#: A decision in two or three words, for a badge or a heading.
DECISION_NAMES: Mapping[Decision, str | Promise] = {
    Decision.STOP_ALL: _("Stop everything"),
    Decision.STOP_KNEE: _("Rest the knee"),
    Decision.STOP_48H: _("Rest for two to three days"),
    Decision.REGRESS: _("Ease back"),
    Decision.REGRESS_WEEK: _("Repeat the week, a fifth less"),
    Decision.HOLD_WEEK: _("Nothing goes up for a week"),
    Decision.HOLD: _("Stay"),
    Decision.PROGRESS: _("Step up"),
    Decision.NEXT: _("Carry on"),
    Decision.REPEAT_SESSION: _("Repeat the last session"),
    Decision.REPEAT_WEEK: _("Repeat the last week"),
    Decision.RESTART_PHASE: _("Start this phase again"),
    Decision.NEW_BASELINE: _("Begin with the questions again"),
    Decision.MAINTAIN: _("Keep it going"),
    Decision.CONTINUE: _("Continue"),
    Decision.CHECK_DOSE: _("Check the dose"),
    Decision.REVIEW: _("See someone first"),
}

#: After a stop (6.6 row 3).
RE_RATE = _("Rate again how easily the knee is stirred")

#: What may change from one session to the next.
VARIABLE_NAMES: Mapping[str, str | Promise] = {
    "reps": _("repetitions"),
    "load_kg": _("weight (kg)"),
    "band": _("band"),
    "tempo": _("tempo"),
    "depth": _("depth"),
    "hold": _("hold (seconds)"),
    "step": _("step"),
    "volume": _("amount"),
    "variant": _("exercise"),
    "none": _("nothing"),
}

_STOPS: dict[str, str | Promise] = {
    "stop_warning_sign": _(
        "You told us about a warning sign (%(rule)s). Stop training and running, and follow the advice for that "
        "sign before you go on."
    ),
    "stop_swelling": _(
        "Your knee is newly swollen. Leave out knee exercises and running, and answer the questions about "
        "swelling. See a GP or physiotherapist before you go on. If it is mild and the first time, 72 hours without "
        "swelling are enough."
    ),
    "stop_swelling_again": _(
        "Your knee is newly swollen, and it is not the first stop in two weeks. Leave out knee exercises and "
        "running, and see a GP or physiotherapist before you go on."
    ),
    "stop_mechanical": _(
        "Your knee locked, gave way or made you limp. Leave out knee exercises and running, and answer the "
        "questions about it. See a GP or physiotherapist before you go on; if the knee is stuck now, get help today."
    ),
    "stop_mechanical_again": _(
        "Your knee locked, gave way or made you limp, and it is not the first stop in two weeks. Leave out knee "
        "exercises and running, and see a GP or physiotherapist before you go on."
    ),
    "stop_severe_pain": _(
        "Pain reached %(peak)s out of 10. Rest for two to three days from what brings it on. Walking, and hip and "
        "tummy exercises that do not load the knee, are fine. Then start again two steps lower, and answer the pain "
        "questions anew."
    ),
    "stop_severe_pain_again": _(
        "Pain reached %(peak)s out of 10, and it is not the first stop in two weeks. Rest from what brings it on, "
        "and see a GP or physiotherapist before you go on."
    ),
    "stop_not_settled": _(
        "The pain needed more than two days to settle. Rest for two to three days from what brings it on. Walking, "
        "and hip and tummy exercises that do not load the knee, are fine. Then start again two steps lower, and answer "
        "the pain questions anew."
    ),
    "stop_not_settled_again": _(
        "The pain needed more than two days to settle, and it is not the first stop in two weeks. Rest from what "
        "brings it on, and see a GP or physiotherapist before you go on."
    ),
}

_LESS: dict[str, str | Promise] = {
    "ease_pain": _(
        "Pain reached %(peak)s out of 10; the limit here is %(ceiling)s. Stop the set. Next time do an easier step, "
        "or about a third less weight."
    ),
    "ease_pain_depth": _(
        "Pain reached %(peak)s out of 10; the limit here is %(ceiling)s. Stop the set. Next time do less, and bend the "
        "knee about 15 degrees less."
    ),
    "ease_others": _(
        "After this session your knee was worse next morning, or took more than a day to settle. What loads the "
        "kneecap more than this exercise gets less for one session; this one stays as it is."
    ),
    "ease_morning": _(
        "Next morning your knee hurt %(rise)s points more than usual. Do about a third less for one session, then "
        "build up again."
    ),
    "ease_settling": _(
        "The pain needed more than a day to settle. Do about a third less for one session, then build up again."
    ),
    "week_worse": _("Your worst pain rose by %(rise)s points this week. Repeat last week's plan with a fifth less."),
    "week_rising": _("Your worst pain rose by %(rise)s point this week. Nothing goes up for the next seven days."),
}

_SAME: dict[str, str | Promise] = {
    "hold_no_session": _("No session is logged yet. Start with the planned dose."),
    "hold_reps": _("You did not get all the repetitions. Stay with the same dose."),
    "hold_form": _("The form was not right yet. Stay with the same dose."),
    "hold_easier_after_short": _("%(sessions)s sessions in a row fell short. Go one step easier, and finish it well."),
    "hold_careful": _(
        "Pain of %(peak)s out of 10 is allowed, and it was gone by the morning. Stay with the same dose until it is "
        "2 or less."
    ),
    "hold_variant": _(
        "Pain was above 2 out of 10 for %(sessions)s sessions in a row. Try another exercise at the same level."
    ),
    "hold_easier_variant": _(
        "Pain was above 2 out of 10 for %(sessions)s sessions in a row. There is no other exercise at the same level, "
        "so try the next easier one for now."
    ),
    "hold_no_variant": _(
        "Pain was above 2 out of 10 for %(sessions)s sessions in a row. We have no other exercise at the same level, "
        "and no easier one. Stay with the same dose. A physiotherapist can look for another exercise with you."
    ),
    "hold_unanswered": _("Some questions were not answered. Without them nothing goes up: stay with the same dose."),
    "hold_until_morning": _(
        "How your knee is on the morning after is not known yet. Without it nothing goes up: stay with the same dose."
    ),
    "hold_morning": _("Your knee hurt a little more than usual next morning. Stay with the same dose."),
    "hold_effort": _("It felt very hard. Stay with the same dose until the effort is 7 out of 10 or less."),
    "hold_eased": _("That went well with less. Next time do it as planned again."),
    "hold_rebuilt": _("That went well with less. Do your usual %(sets)s sets again."),
    "hold_once_more": _("That went well. Do it once more like this, then it goes up."),
    "hold_three_times": _(
        "That went well. For you three good sessions in a row come before a step up, so that trust can grow with them."
    ),
    "hold_after_gap": _(
        "That went well, after more than a week without it. Do it once more like this, then it goes up."
    ),
    "hold_two_more": _(
        "All quiet, with all repetitions. Before more weight comes the last set with two repetitions more than asked, "
        "twice in a row: the same weight again."
    ),
    "hold_risen_this_week": _(
        "All quiet. This exercise already went up this week, and one step a week is enough: stay with the same dose."
    ),
    "hold_run_rose": _(
        "All quiet. Your running went up this week, and only one of the two goes up in a week: stay with the same dose."
    ),
    "hold_strength_rose": _(
        "All quiet. Your strength exercises went up this week, and only one of the two goes up in a week: run the same "
        "again."
    ),
    "hold_run_turn": _(
        "All quiet. Your strength exercises went up last week, so this week is for the running: stay with the same "
        "dose."
    ),
    "hold_strength_turn": _(
        "All quiet. Your running went up last week, so this week is for the strength exercises: run the same again."
    ),
    "hold_after_red_day": _(
        "All quiet today. In the seven days after a day with too much pain nothing goes up: stay with the same dose."
    ),
    "week_steady": _(
        "Your worst pain did not rise. The plan goes on as it stands, and each exercise moves by its own sessions."
    ),
    "week_unknown": _("Two weeks of pain scores are needed to compare. The plan goes on as it stands."),
}

_MORE: dict[str, str | Promise] = {
    "progress_open": _("Two good sessions in a row: one thing may go up."),
    "progress_reps": _("Two good sessions in a row: do %(to)s repetitions."),
    "progress_reps_first": _(
        "Two good sessions in a row: do %(to)s repetitions. The next weight would be too big a step for now."
    ),
    "progress_load": _(
        "Two good sessions in a row at the top of the range: take %(to)s kg, and start again at %(reps)s repetitions."
    ),
    "progress_load_open": _(
        "Two good sessions in a row at the top of the range: take a little more weight, at most a tenth more."
    ),
    "progress_band": _("Two good sessions in a row: take the next stronger band, with fewer repetitions at first."),
    "progress_depth": _(
        "Two good sessions in a row: bend the knee to %(to)s degrees. Where there is a weight, take a little less of "
        "it."
    ),
    "progress_tempo": _("Two good sessions in a row: take one second more on the way down (%(tempo)s)."),
    "progress_hold": _("Two good sessions in a row: hold for %(to)s seconds."),
    "progress_longer": _("Two good sessions in a row: go on for %(minutes)s minutes."),
    "progress_step": _("Two good sessions in a row: the next step is %(name)s."),
    "progress_waits_for_phase": _(
        "Two good sessions in a row. The next step, %(name)s, belongs to phase %(phase)s: keep this dose until then."
    ),
    "progress_ladder_ends": _("Two good sessions in a row, at the top of this exercise. Keep it as it is."),
    "progress_not_by_pain": _("All quiet. This one goes by minutes a week and stays as it is."),
    "progress_run_by_steps": _("All quiet. Running moves on by its own steps."),
}

_RUNS: dict[str, str | Promise] = {
    "hold_no_run": _("No run of this step is logged yet. Run it as planned."),
    "run_back_pain": _("Pain reached %(peak)s out of 10 on the run. Go back one step."),
    "run_back_morning": _("Your knee hurt more than usual next morning. Go back one step."),
    "run_back_settling": _("The pain needed more than a day to settle. Go back one step."),
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
        "else keep walking."
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
    "run_too_long": _(
        "This would be more than a tenth longer than your longest run of the last 30 days (%(longest)s minutes). The "
        "longest run now is %(minutes)s minutes."
    ),
}

_GAPS: dict[str, str | Promise] = {
    "missed_next": _("%(days)s days since the last session. Carry on with the next one; never do two in one."),
    "missed_repeat_session": _("%(days)s days since the last session. Repeat that session at the same dose."),
    "missed_repeat_week": _(
        "%(days)s days since the last session. Repeat the last full week with 10 to 20 per cent less weight, and run "
        "one step back."
    ),
    "missed_restart_phase": _(
        "%(days)s days since the last session. Answer the short questions, start this phase again with 70 per cent of "
        "the weights and sets, and run two steps back."
    ),
    "missed_fever_rest": _(
        "You had a fever. Strength waits until 24 hours have passed without it, and running until 72 hours have."
    ),
    "missed_fever_strength": _(
        "A day without fever: strength may begin again, the first session with about a third less. Running waits until "
        "72 hours have passed without fever."
    ),
    "missed_fever_over": _(
        "Three days without fever: strength and running may begin again, the first session and the first run with "
        "about a third less."
    ),
    "missed_new_baseline": _(
        "%(days)s days since the last session. Much can change in that time: begin with the questions again."
    ),
    "missed_unknown": _("We do not know when your last session was: begin with the questions again."),
}

_ENDS: dict[str, str | Promise] = {
    "end_better": _(
        "Your knee is clearly better. Keep strength twice a week, and go on with the running plan until week 12."
    ),
    "end_no_clear_change": _(
        "No clear change yet, and not worse. Four to six weeks is the length of the program; others need longer. "
        "Twelve weeks are a fair trial: go on, and ask a physiotherapist to look at it."
    ),
    "end_function_lost": _(
        "Something that you could do at the start is no longer possible. Nothing goes up. See a GP or physiotherapist "
        "before you go on."
    ),
    "end_last_better": _(
        "Twelve weeks on, your knee is clearly better. Keep strength twice a week, and let running grow by at most a "
        "tenth at a time."
    ),
    "end_last_no_clear_change": _(
        "Twelve weeks were a fair trial, and there is no clear change. Ask a physiotherapist to look at your knee "
        "before you go on."
    ),
    "end_unknown": _(
        "Some scores are missing, so we cannot say whether your knee is better. Fill them in; until then go on."
    ),
    "end_worse": _("Your scores are clearly worse. Nothing goes up. See a GP or physiotherapist before you go on."),
    "middle_better": _("Your knee is clearly better than at the start. Go on."),
    "middle_check_dose": _(
        "No clear change, although you did most sessions. The dose may be too small: it is checked, and the weight "
        "shifts between hip and knee exercises."
    ),
    "middle_check_dose_physio": _(
        "No clear change, although you did most sessions. The dose may be too small: it is checked, and the weight "
        "shifts between hip and knee exercises. With what you told us at the start, ask a physiotherapist to look at "
        "it as well."
    ),
    "middle_function_lost": _(
        "Something that you could do at the start is no longer possible. Repeat last week with a fifth less, and see a "
        "GP or physiotherapist."
    ),
    "middle_few_sessions": _(
        "No clear change, and fewer than four in five sessions were done. More sessions come first: what got in the "
        "way?"
    ),
    "middle_unknown": _("Some scores are missing, so we cannot compare yet. Fill them in; until then go on."),
    "middle_worse": _(
        "Your scores are clearly worse than at the start. Repeat last week with a fifth less, and see a GP or "
        "physiotherapist."
    ),
}

#: Every reason that `programs.clinical.progression` gives.
DECISION_REASONS: Mapping[str, str | Promise] = {
    **_STOPS,
    **_LESS,
    **_SAME,
    **_MORE,
    **_RUNS,
    **_GAPS,
    **_ENDS,
}


def decision_name(decision: Decision) -> str:
    """A decision in the runner's words."""
    return str(DECISION_NAMES[decision])
