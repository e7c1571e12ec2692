"""What a plan has to tell: a finding that has no exercise, a phase that its calendar reaches too early, a week with
fewer sets than the one before, a week with many new exercises."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programs.clinical.reason import Param, Reason
from programs.wording.findings import title_of

#: Code of `clinical.generation.waiting` -> why not; the finding's title stands before it.
WAITING: Mapping[str, str | Promise] = {
    "waits_not_for_you": _("The exercises for this need kit you do not have, or do not suit your health now."),
    "waits_calm": _("There is no exercise for this yet: your knee is easily upset, so sessions stay short."),
    "waits_two_to_one": _(
        "There is no exercise for the back of the thigh yet: while your knee is easily upset, a session has two "
        "exercises for the hip and one for the knee, and no more. Tests later show whether it is still needed."
    ),
    "waits_room": _("There is no exercise for this yet: sessions have little room, and other things come first."),
    "ends_room": _(
        "The first weeks have an exercise for this, the last ones have not: sessions have little room, and other "
        "things come first by then. The tests at the end show whether it is still needed."
    ),
}
#: The same where several findings, or both legs, wait for one reason.
WAITING_TOGETHER: Mapping[str, str | Promise] = {
    **WAITING,
    "waits_not_for_you": _("The exercises for these need kit you do not have, or do not suit your health now."),
    "waits_calm": _("There is no exercise for these yet: your knee is easily upset, so sessions stay short."),
    "waits_room": _("There is no exercise for these yet: sessions have little room, and other things come first."),
    "ends_room": _(
        "The first weeks have an exercise for these, the last ones have not: sessions have little room, and other "
        "things come first by then. The tests at the end show whether they are still needed."
    ),
}
#: Code of `clinical.waiting_phases` -> what is told with the plan.
WAITING_PHASES: Mapping[str, str | Promise] = {
    "phase_waits_sessions": _(
        "Phase %(phase)s opens after %(needed)s strength sessions of the phase before, and the dates of your plan have "
        "room for %(value)s by then. The sessions count, not the dates: you stay in the phase before until you have "
        "done them. What follows moves with it, by up to two weeks, and the last part may not fit into these weeks."
    ),
    "phase_waits_run": _(
        "Phase %(phase)s opens from run step %(needed)s on. By then your plan has reached step %(value)s, if all goes "
        "well. So you stay in the phase before until your runs are that long, perhaps to the end of this plan."
    ),
    "phase_waits_no_run": _(
        "Phase %(phase)s makes you ready for longer runs. It opens from run step %(needed)s on, and this plan has no "
        "runs. So you stay in the phase before to the end of this plan. Once you may run again, a new plan can open it."
    ),
}
#: Code of `clinical.fewer_sets` -> what is told with the plan.
FEWER_SETS: Mapping[str, str | Promise] = {
    "fewer_sets_holds": _(
        "In week %(week)s you do fewer sets than the week before: about %(now)s in the week instead of %(was)s. "
        "Until then you hold still for your thigh, in many short sets. From then on you move instead, and you begin "
        "that with fewer sets."
    ),
    "fewer_sets_exercises": _(
        "In week %(week)s you do fewer sets than the week before: about %(now)s in the week instead of %(was)s. "
        "The new exercises take longer, so fewer of them fit into your session."
    ),
    "fewer_sets_one_leg": _(
        "In week %(week)s you do fewer sets than the week before: about %(now)s in the week instead of %(was)s. "
        "Some new exercises are done with one leg after the other. That takes longer, so fewer sets fit into your "
        "session."
    ),
    "fewer_sets_new": _(
        "In week %(week)s you do fewer sets than the week before: about %(now)s in the week instead of %(was)s. "
        "Some exercises are new. You begin with fewer sets, so that work for hip and thigh stays even and all of it "
        "fits into your session."
    ),
    "fewer_sets_room": _(
        "In week %(week)s you do fewer sets than the week before: about %(now)s in the week instead of %(was)s. "
        "So all of it fits into your session."
    ),
}
#: Code of `clinical.opening_weeks` -> what is told with the plan.
OPENING_WEEKS: Mapping[str, str | Promise] = {
    "phase_new": _(
        "In week %(week)s the next part of the plan begins, and %(count)s exercises are new. Each begins gently, and "
        "the pain rules stay the same. If a new one hurts more than they allow, tell us, and it gets easier."
    ),
    "phase_new_and_run": _(
        "In week %(week)s the next part of the plan begins: %(count)s exercises are new, and the run grows a little. "
        "Each exercise begins gently, with no more sets in all than before, and the pain rules stay the same. If one "
        "hurts more than they allow, tell us, and it gets easier."
    ),
}
#: What is told of the plan as a whole; the findings that wait are told by their titles.
TOLD_OF_PLAN: Mapping[str, str | Promise] = {**WAITING_PHASES, **FEWER_SETS, **OPENING_WEEKS}


def waiting_text(reason: Reason) -> str:
    """What waits and why. An unknown code is a KeyError (a test walks them)."""
    return waiting_from(reason.code, reason.params)


def waiting_from(code: str, params: Mapping[str, Param]) -> str:
    """The same from a stored code and its params."""
    if code in TOLD_OF_PLAN:
        return str(TOLD_OF_PLAN[code]) % params
    return together(code, [found_title(params)])


def waiting_texts(reasons: Iterable[Reason]) -> Iterator[str]:
    """What waits: a reason that several findings or legs share is told once, behind them all."""
    by_code: dict[str, list[Reason]] = {}
    for reason in reasons:
        by_code.setdefault(reason.code, []).append(reason)
    for code, same in by_code.items():
        if code in WAITING:
            yield together(code, [found_title(reason.params) for reason in same])
        else:
            yield from map(waiting_text, same)


def found_title(params: Mapping[str, Param]) -> str:
    """The title of the finding that waits."""
    found, side, grade = (str(params[name]) for name in ("finding", "side", "grade"))
    return str(title_of(found, side, grade))


def together(code: str, titles: Iterable[str]) -> str:
    """Titles of findings, and once why they wait."""
    named = tuple(dict.fromkeys(titles))
    why = WAITING[code] if len(named) == 1 else WAITING_TOGETHER[code]
    return " ".join([*(f"{title}." for title in named), str(why)])
