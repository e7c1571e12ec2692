"""Whether a measure or a test has changed, in words: no more sure than the numbers are (§3.1, 4.1, 4.2)."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programs.clinical.verdict import Verdict

Words = str | Promise

#: What a measure is called beside its change: for the page of the middle and the end of a program.
OUTCOME_NAMES: Mapping[str, Words] = {
    "AKPS": _("Knee score (AKPS)"),
    "PAIN_WORST": _("Worst pain of the week"),
    "PAIN_USUAL": _("Usual pain of the week"),
    "PSFS": _("Your own activities"),
    "GROC": _("How you see the change"),
}

#: A verdict in a word or two, for a tag.
VERDICT_NAMES: Mapping[Verdict, Words] = {
    Verdict.BETTER: _("Better"),
    Verdict.WORSE: _("Not as good"),
    Verdict.NO_CLEAR_CHANGE: _("No clear change"),
    Verdict.NOT_COMPARABLE: _("Cannot be compared"),
}

#: What a test shows when it is done again (`clinical.measures.change`).
TEST_CHANGES: Mapping[str, Words] = {
    "change.better": _("From %(before)s to %(now)s %(unit)s: better. A change of %(least)s or more counts."),
    "change.worse": _("From %(before)s to %(now)s %(unit)s: not as good. A change of %(least)s or more counts."),
    "change.no_clear_change": _(
        "From %(before)s to %(now)s %(unit)s: no clear change. Less than %(least)s may be chance."
    ),
    "change.not_comparable": _("Not measured both times in the same way, so the two cannot be compared."),
}

#: Reason code -> sentence. The change as the person sees it has no number of its own and uses the same words.
OUTCOME_REASONS: Mapping[str, Words] = {
    "outcome.better.clear": _("From %(before)s to %(now)s: a clear change for the better."),
    "outcome.better.likely": _("From %(before)s to %(now)s: likely a real change for the better."),
    "outcome.better.possible": _("From %(before)s to %(now)s: possibly better, but this may be chance."),
    "outcome.worse.clear": _("From %(before)s to %(now)s: a clear change for the worse. Ask a physiotherapist."),
    "outcome.worse.likely": _("From %(before)s to %(now)s: likely a change for the worse. Ask a physiotherapist."),
    "outcome.worse.possible": _("From %(before)s to %(now)s: possibly worse, but this may be chance."),
    "outcome.no_clear_change": _("From %(before)s to %(now)s: no clear change. Less than %(least)s may be chance."),
    "outcome.not_comparable": _("Not taken both times in the same way, so the two cannot be compared."),
}
