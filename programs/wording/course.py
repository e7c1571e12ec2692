"""Why this week holds what it holds, in the runner's words (§6.3, 6.4, 6.6-6.8)."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

#: Every reason that `programs.clinical.course` gives; `%(week)s` is a week of the plan.
COURSE_REASONS: Mapping[str, Words] = {
    "course_begins": _("The plan begins with its first week."),
    "course_goes_on": _("Last week went well: week %(week)s of the plan comes next."),
    "course_ahead": _("If every week till then goes well, this will be week %(week)s of the plan."),
    "course_was_asked": _("Week %(week)s of the plan was asked."),
    "course_phase_opens": _("All that phase %(phase)s asks for is met: week %(week)s of the plan comes next."),
    "course_phase_closed": _(
        "Phase %(next)s is not open yet, so you stay in phase %(phase)s and do week %(week)s of the plan again. That "
        "is part of the plan: the calendar never pushes you on."
    ),
    "course_run_behind": _(
        "Only the run is missing for phase %(next)s: it asks for step %(needed)s of the running table, and you are at "
        "step %(step)s. Two calm runs, with every question answered, open the next step. Your exercises stay those of "
        "week %(week)s meanwhile: one thing goes up at a time."
    ),
    "course_run_kept": _(
        "Only the run is missing for phase %(next)s: it asks for step %(needed)s of the running table, and your plan "
        "keeps your runs at step %(step)s. So phase %(next)s stays closed: you go on with week %(week)s of the plan, "
        "which keeps your knee strong."
    ),
    "course_run_not_planned": _(
        "Only running is missing for phase %(next)s, and your plan holds none. So phase %(next)s stays closed: you go "
        "on with week %(week)s of the plan, which keeps your knee strong. If you want to run, make a new plan at the "
        "end of this one, or ask a physiotherapist."
    ),
    "course_builds_up": _(
        "The next week holds more exercises than your sets may grow by at once, so week %(week)s of the plan comes "
        "again, with more of its own sets."
    ),
    "course_not_told": _(
        "Last week's sessions or worst pain were not told. Without them nothing moves on: week %(week)s of the plan "
        "comes again, and nothing goes up."
    ),
    "course_few_sessions": _(
        "Too few sessions were done for the week to count. Week %(week)s of the plan comes again; nothing is lost."
    ),
    "course_sore_day": _(
        "A session or a run of last week hurt too much, or the morning after it did: week %(week)s of the plan comes "
        "again, and nothing goes up."
    ),
    "course_stopped": _(
        "Last week held a stop. Follow what was said about it. After that week %(week)s of the plan comes again, "
        "and nothing goes up."
    ),
    "course_week_rising": _(
        "Your worst pain rose by a point, or reached 6 out of 10: week %(week)s of the plan comes again, and nothing "
        "goes up for seven days."
    ),
    "course_week_worse": _(
        "Your worst pain reached 8 out of 10, or your pain or your scores got worse: week %(week)s of the plan comes "
        "again, with a fifth fewer sets."
    ),
    "course_deload": _(
        "You worked hard or rested little, so this is a lighter week: week %(week)s of the plan with the same weights "
        "and %(percent)s per cent of the sets. It lets your body catch up."
    ),
    "course_repeat_week": _(
        "More than a week without a session: week %(week)s of the plan comes again, with 10 to 20 per cent less weight."
    ),
    "course_restart_phase": _(
        "More than two weeks without a session. Answer the short questions, then phase %(phase)s begins again with "
        "%(percent)s per cent of the sets and the weights."
    ),
    "course_new_baseline": _("More than four weeks without a session: begin with the questions again."),
    "course_done": _("All weeks of the plan are done, in %(weeks)s weeks. Now the measures are taken again."),
    "course_longest": _(
        "The plan has lasted %(longer)s weeks longer than planned, which is the most. Now the measures are taken "
        "again, and they say how to go on."
    ),
}

#: In place of the reason of a week that came next, once it held a day with too much pain, or a rise.
STAYS_OPEN = _(
    "Week %(week)s of the plan stays open. But this week your knee hurt too much, or more than before, so nothing goes "
    "up for seven days after that."
)
#: Beside an eased week.
SHARE = _("This week: %(percent)s per cent of the planned sets. Each exercise keeps one set a leg at least.")
LOAD_SHARE = _("This week: %(percent)s per cent of your weights. What you do without a weight stays as it is shown.")
RUN_STEP = _("Your run this week: step %(step)s of the running table. Two calm runs open the next step.")
RUN_WALK = _("This week a brisk walk takes the place of your run.")
RUN_MINUTES = _("Your run this week: %(minutes)s minutes. Two calm runs make the next one a little longer.")
NOTHING_RISES = _("Nothing goes up this week.")
LONGER = _("The plan now takes %(weeks)s weeks instead of %(planned)s, because weeks were done again.")

#: Under half of the sessions in two weeks (§6.8): for the page that will offer `clinical/course/short_version.py`.
SHORT_VERSION_TITLE = _("Is it too much just now?")
SHORT_VERSION_OFFER = _(
    "Fewer than half of the sessions of two weeks were done. What got in the way? A shorter version is there: two days "
    "a week with three exercises, one for the hip, one for the knee and one more. With your running plan that is the "
    "least that still works."
)
