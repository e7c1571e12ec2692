"""What a gap asks, and what the middle and the end of a program come to."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

GAPS: Mapping[str, str | Promise] = {
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

ENDS: Mapping[str, str | Promise] = {
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
