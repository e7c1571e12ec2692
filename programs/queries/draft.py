"""A draft as its own page shows it: the first week in full, and when each finding's exercises begin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from programs.models import Prescription, Program
from programs.queries.plan import FindingCard, PlanPage, answers, finding_cards, week_line


@dataclass(frozen=True, slots=True)
class DraftPage:
    """The plan page of week 1; `begins_in`: finding code -> the first week with an exercise for it. A finding that
    is not there has no exercise of its own: the plan works on the more important ones."""

    plan: PlanPage
    begins_in: Mapping[str, int]


def draft_page(program: Program, *, today: date) -> DraftPage:
    """A draft from its first week on. Four queries, like any page about a plan."""
    version = program.versions.select_related("made_by").order_by("-number")[0]
    weeks = list(version.weeks.all())
    every = list(
        Prescription.objects.filter(week__version=version)
        .select_related("exercise", "changed_by", "week")
        .order_by("week__number", "position")
    )
    first = tuple(item for item in every if item.week.number == weeks[0].number)
    cards = tuple(finding_cards(version, first, program.assessment_id))
    answered = {item.pk for card in cards for item in card.prescriptions}
    plan = PlanPage(
        program=program,
        version=version,
        weeks=tuple(week_line(program, week, current=1) for week in weeks),
        week=weeks[0],
        cards=cards,
        base=tuple(item for item in first if item.pk not in answered),
        prescriptions=first,
    )
    return DraftPage(plan, MappingProxyType(dict(_beginnings(cards, every))))


def _beginnings(cards: Iterable[FindingCard], every: Iterable[Prescription]) -> Iterable[tuple[str, int]]:
    for card in cards:
        weeks = [item.week.number for item in every if answers(item, card.code)]
        if weeks:
            yield card.code, min(weeks)
