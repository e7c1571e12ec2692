"""What an exercise asks next: less, the same, more; and what a week of pain scores says."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LESS: Mapping[str, str | Promise] = {
    "ease_pain": _(
        "Pain reached %(peak)s out of 10; the limit here is %(ceiling)s. Stop the set. Next time do an easier step, "
        "or about a third less: of the weight where you use one, else of the sets."
    ),
    "ease_pain_depth": _(
        "Pain reached %(peak)s out of 10; the limit here is %(ceiling)s. Stop the set. Next time do less, and bend the "
        "knee about 15 degrees less."
    ),
    "ease_high_morning": _(
        "Next morning your knee hurt %(morning)s out of 10 or more. Rest on such a day. Next time do an easier step, "
        "or about a third less: of the weight where you use one, else of the sets."
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
    "week_severe": _(
        "Your worst pain this week was %(worst)s out of 10. Rest for two days from what hurts. Then repeat last week's "
        "plan with a fifth less."
    ),
    "week_sore": _(
        "Your worst pain this week was %(worst)s out of 10; the limit is 5. Nothing goes up for the next seven days."
    ),
    "week_rising": _("Your worst pain rose by %(rise)s point this week. Nothing goes up for the next seven days."),
}

SAME: Mapping[str, str | Promise] = {
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
    "hold_for_the_run": _(
        "All quiet. The next phase waits for your run alone, so this week is for the running: stay with the same dose."
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

MORE: Mapping[str, str | Promise] = {
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
    "progress_waits_for_hops": _(
        "Two good sessions in a row. Hops on one leg come after both drills on two legs were calm twice. Keep this "
        "dose, and ask a physiotherapist when to go on."
    ),
    "progress_ladder_ends": _("Two good sessions in a row, at the top of this exercise. Keep it as it is."),
    "progress_not_by_pain": _("All quiet. This one goes by minutes a week and stays as it is."),
    "progress_run_by_steps": _("All quiet. Running moves on by its own steps."),
}
