"""What another answer changes, in words: an exercise that comes, goes or has another dose, and in which weeks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from programs.clinical.exercise import Exercise
from programs.clinical.plan import Prescription, RunPlan
from programs.clinical.plan_difference import ItemDifference, PlanDifference, RunDifference
from programs.wording.dose import seconds_text, span
from programs.wording.planned_dose import on_days, planned_dose
from programs.wording.training import left_out_text

Words = str | Promise

#: `ItemDifference.code` in a word.
DIFFERENCES: Mapping[str, Words] = {"added": _("New"), "gone": _("Gone"), "changed": _("Changed")}
#: `plan_difference.PARTS` by name.
PART_NAMES: Mapping[str, Words] = {
    "dose": _("dose"),
    "days": _("days"),
    "effort": _("effort"),
    "tempo": _("tempo"),
    "knee": _("knee bend"),
    "rest": _("rest"),
    "ceiling": _("pain up to"),
    "optional": _("optional"),
}
YES_NO: Mapping[bool, Words] = {True: _("yes"), False: _("no")}

_VALUES: Mapping[str, Callable[[Prescription, Exercise], str]] = {
    "dose": lambda item, exercise: planned_dose(item, exercise).figures,
    "days": lambda item, _exercise: on_days(item.days),
    "effort": lambda item, _exercise: span(*item.effort_rpe) if item.effort_rpe else "–",
    "tempo": lambda item, _exercise: item.tempo or "–",
    "knee": lambda item, _exercise: f"{span(*item.knee_rom_degrees)}°" if item.knee_rom_degrees else "–",
    "rest": lambda item, _exercise: seconds_text(item.rest_seconds),
    "ceiling": lambda item, _exercise: str(item.pain_ceiling),
    "optional": lambda item, _exercise: str(YES_NO[item.optional]),
}


def part_lines(difference: ItemDifference, exercise: Exercise) -> list[tuple[str, str, str]]:
    """Each part of a changed prescription: its name, what it was, what it is."""
    before, after = difference.before, difference.after
    if before is None or after is None:
        return []
    values = ((part, _VALUES[part]) for part in difference.parts)
    return [(str(PART_NAMES[part]), value(before, exercise), value(after, exercise)) for part, value in values]


def run_lines(difference: RunDifference) -> tuple[str, str]:
    """A week's run before and after."""
    before, after = run_text(difference.before), run_text(difference.after)
    if before != after:
        return before, after
    return _with_more(before, difference.before), _with_more(after, difference.after)


def run_text(run: RunPlan) -> str:
    """A week's run in one line."""
    if not run.allowed:
        return _now("no running")
    minutes = _now("%(minutes)s min of running, at most %(longest)s") % {
        "minutes": f"{run.minutes:g}",
        "longest": f"{run.longest_minutes:g}",
    }
    if run.step is None:
        return _now("continuous, %(minutes)s") % {"minutes": minutes}
    return _now("step %(step)s, %(minutes)s") % {"step": run.step, "minutes": minutes} if run.step else _now("walking")


def _with_more(text: str, run: RunPlan) -> str:
    more = {"text": text, "pain": run.max_pain, "remove": left_out_text(run.remove) or "–"}
    return _now("%(text)s, pain up to %(pain)s, without: %(remove)s") % more


def weeks_text(weeks: Sequence[int]) -> str:
    """`week 2`, `weeks 1–3, 5`."""
    runs: list[list[int]] = [[weeks[0]]]
    for before, week in pairwise(weeks):
        if week == before + 1:
            runs[-1].append(week)
        else:
            runs.append([week])
    listed = ", ".join(span(run[0], run[-1]) for run in runs)
    return ngettext("week %(weeks)s", "weeks %(weeks)s", len(weeks)) % {"weeks": listed}


def length_text(difference: PlanDifference) -> str:
    """How the length changes; "" where it does not."""
    before, after = difference.lengths
    if before == after:
        return ""
    if not before or not after:
        return _now("There is no plan any more.") if before else _now("There is a plan now.")
    return _now("%(after)s weeks instead of %(before)s. The weeks that both have are compared.") % {
        "after": after,
        "before": before,
    }


def summary_text(difference: PlanDifference) -> str:
    """How much is different, in one line; "" where exercises and runs stay."""
    codes = {code: {one.item.exercise for one in difference.items if one.code == code} for code in DIFFERENCES}
    weeks = {week for run in difference.runs for week in run.weeks}
    told = (
        (ngettext("%(n)s exercise is gone", "%(n)s exercises are gone", len(codes["gone"])), len(codes["gone"])),
        (ngettext("%(n)s is new", "%(n)s are new", len(codes["added"])), len(codes["added"])),
        (ngettext("%(n)s changes", "%(n)s change", len(codes["changed"])), len(codes["changed"])),
        (ngettext("another run in %(n)s week", "another run in %(n)s weeks", len(weeks)), len(weeks)),
    )
    return capfirst(", ".join(words % {"n": count} for words, count in told if count))
