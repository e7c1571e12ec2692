"""What a plan breaks, for the therapist who edits it: told, never prevented. `%(week)s` is the week.

Clinicians read these; exercise codes and rule names stand as they are.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

_PLAN: Mapping[str, Words] = {
    "broken_length": _("There is no plan of %(weeks)s weeks for this irritability."),
    "broken_phase": _("Week %(week)s: phase %(phase)s comes earlier than the phase table allows."),
    "broken_days": _("Week %(week)s: its days are not Monday to Sunday."),
    "broken_education": _("Week %(week)s: nothing to read."),
    "broken_education_order": _("Week %(week)s: pain and load rules are not read first."),
    "broken_unknown_exercise": _("Week %(week)s: %(exercise)s is not in the library."),
    "broken_no_reason": _("Week %(week)s: %(exercise)s has no reason."),
    "broken_extra_too_long": _("%(kind)s is offered for too long (weeks: %(weeks)s)."),
    "broken_orthosis_without_finding": _("An insert is offered without a foot that rolls in."),
}

_SESSIONS: Mapping[str, Words] = {
    "broken_pair": _("Week %(week)s, day %(day)s: a hip exercise and a knee exercise are both needed."),
    "broken_strength_days": _("Week %(week)s: strengthening on two or three days (now: %(days)s)."),
    "broken_neighbours": _("Week %(week)s: strengthening on two days in a row."),
    "broken_day_kind": _("Week %(week)s: the strengthening days and their names differ."),
    "broken_too_many": _("Week %(week)s, day %(day)s: strengthening exercises: %(count)s, at most %(most)s."),
    "broken_hip_first": _(
        "Week %(week)s, day %(day)s: while irritable, two hip or trunk exercises to one for the knee."
    ),
    "broken_balance": _(
        "Week %(week)s, day %(day)s: hip and knee should be near one to one (hip sets: %(hip)s, knee sets: %(knee)s)."
    ),
    "broken_quads_share": _("Week %(week)s: 40–60 %% of the sets should be for the quadriceps (now: %(percent)s %%)."),
    "broken_hamstrings": _("Week %(week)s, day %(day)s: hamstring exercises do not follow the ratio (now: %(count)s)."),
    "broken_hinge": _("Week %(week)s: %(exercise)s strengthens the hamstrings, but the ratio is not low."),
    "broken_no_rest_day": _("Week %(week)s: no day of rest."),
    "broken_minutes": _("Week %(week)s, day %(day)s: %(minutes)s minutes, at most %(most)s."),
    "broken_twice": _("Week %(week)s: %(exercise)s stands twice."),
    "broken_block": _("Week %(week)s: %(exercise)s is strengthening and belongs to the main part."),
}

_STRETCHES: Mapping[str, Words] = {
    "broken_stretch_without_finding": _("Week %(week)s: %(exercise)s answers no finding."),
    "broken_too_many_muscles": _("Week %(week)s: stretches for more than three muscles (now: %(count)s)."),
    "broken_held_before": _("Week %(week)s: %(exercise)s is a held stretch and comes after the session."),
    "broken_stretch_days": _("Week %(week)s: too few days of stretching for %(muscle)s (now: %(days)s)."),
    "broken_stretch_minutes": _("Week %(week)s: 5–10 minutes a week of stretching for %(muscle)s (now: %(minutes)s)."),
}

_EXERCISES: Mapping[str, Words] = {
    "broken_contraindicated": _("Week %(week)s: %(exercise)s is contraindicated (%(because)s)."),
    "broken_limit": _("Week %(week)s: a limit of this patient rules %(exercise)s out (%(because)s)."),
    "broken_no_kit": _("Week %(week)s: %(exercise)s needs %(thing)s, which is not at hand."),
    "broken_too_early": _("Week %(week)s: %(exercise)s comes too early."),
    "broken_knee_load": _("Week %(week)s: %(exercise)s loads the kneecap joint more than this phase allows."),
    "broken_load_class": _("Week %(week)s: %(exercise)s is shown with a lower joint load than it has."),
    "broken_knee_range": _("Week %(week)s: %(exercise)s works outside the range of this phase."),
    "broken_not_calm": _("Week %(week)s: %(exercise)s is too much for the first week of an irritable knee."),
    "broken_ladder_step": _("Week %(week)s: %(step)s, the step offered beside %(exercise)s, is ruled out."),
}

_DOSES: Mapping[str, Words] = {
    "broken_no_dose": _("Week %(week)s: %(exercise)s has no complete dose."),
    "broken_dose_range": _("Week %(week)s: %(exercise)s is outside its dose range (%(what)s)."),
    "broken_pain_ceiling": _("Week %(week)s: %(exercise)s allows pain above %(most)s."),
    "broken_effort": _("Week %(week)s: %(exercise)s is harder than effort %(most)s."),
    "broken_hold_too_long": _("Week %(week)s: %(exercise)s is held for longer than %(most)s seconds."),
    "broken_legs": _("Week %(week)s: the legs differ too much in %(exercise)s."),
    "broken_too_many_holds": _("Week %(week)s: %(exercise)s has more than %(most)s holds on a leg."),
    "broken_hops_before_calf": _("Week %(week)s: %(exercise)s beside weak calves, without calf work."),
    "broken_too_many_hops": _("Week %(week)s: %(exercise)s has more than %(most)s contacts."),
}

_WEEK_TO_WEEK: Mapping[str, Words] = {
    "broken_volume": _("Week %(week)s: strengthening sets rise by more than a fifth (%(was)s to %(now)s)."),
    "broken_run_and_strength": _(
        "Week %(week)s: the run and the strengthening sets rise in the same week (%(was)s to %(now)s sets)."
    ),
    "broken_run_and_dose": _("Week %(week)s: %(exercise)s rises in the same week as the run."),
    "broken_depth": _("Week %(week)s: the knee bends more than 15 degrees deeper (%(was)s to %(now)s)."),
    "broken_depth_and_load": _("Week %(week)s: depth and load rise together."),
    "broken_unprepared": _("Week %(week)s: %(exercise)s comes without the easier step before it."),
    "broken_two_at_once": _("Week %(week)s: two things rise at once in %(exercise)s."),
}

_RUNNING: Mapping[str, Words] = {
    "broken_run_too_early": _("Week %(week)s: running comes too early or is ruled out."),
    "broken_run_not_allowed": _("Week %(week)s: a run is planned though running is not allowed."),
    "broken_run_pain": _("Week %(week)s: pain above 2 is allowed in a run."),
    "broken_run_ground": _("Week %(week)s: downhill and stairs are not left out."),
    "broken_run_speed": _("Week %(week)s: fast running and uphill are not left out; minutes come back first."),
    "broken_run_days": _("Week %(week)s: runs on two days in a row, or on a strengthening day."),
    "broken_run_too_long": _("Week %(week)s: %(minutes)s min of running, at most %(most)s."),
    "broken_run_step": _("Week %(week)s: the run skips a step."),
}

#: Code of a broken rule -> its sentence.
BROKEN_RULES: Mapping[str, Words] = {
    **_PLAN,
    **_SESSIONS,
    **_STRETCHES,
    **_EXERCISES,
    **_DOSES,
    **_WEEK_TO_WEEK,
    **_RUNNING,
}
