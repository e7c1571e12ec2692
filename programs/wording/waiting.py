"""What waits in a plan: a finding that has no exercise, a phase that its calendar reaches too early."""

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
}
#: The same where several findings, or both legs, wait for one reason.
WAITING_TOGETHER: Mapping[str, str | Promise] = {
    **WAITING,
    "waits_not_for_you": _("The exercises for these need kit you do not have, or do not suit your health now."),
    "waits_calm": _("There is no exercise for these yet: your knee is easily upset, so sessions stay short."),
    "waits_room": _("There is no exercise for these yet: sessions have little room, and other things come first."),
}
#: Code of `clinical.waiting_phases` -> what is told with the plan.
WAITING_PHASES: Mapping[str, str | Promise] = {
    "phase_waits_sessions": _(
        "Phase %(phase)s asks for %(needed)s strength sessions in the phase before, and your plan has %(value)s by "
        "then. So you stay a little longer in the phase before: its weeks come again, up to two weeks in all. What "
        "follows moves with it."
    ),
    "phase_waits_run": _(
        "Phase %(phase)s opens from run step %(needed)s on. By then your plan has reached step %(value)s, if all goes "
        "well. So you stay in the phase before until your runs are that long, perhaps to the end of this plan."
    ),
}


def waiting_text(reason: Reason) -> str:
    """What waits and why. An unknown code is a KeyError (a test walks them)."""
    return waiting_from(reason.code, reason.params)


def waiting_from(code: str, params: Mapping[str, Param]) -> str:
    """The same from a stored code and its params."""
    if code in WAITING_PHASES:
        return str(WAITING_PHASES[code]) % params
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
