"""Reads the case of `preview_progress` from a file and asks the rules (docs/preview.md)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from programs.clinical.decision import NextStep
from programs.clinical.exercise import Catalogue
from programs.clinical.progression import (
    CurrentDose,
    Illness,
    Item,
    Outcome,
    RunState,
    Session,
    WeekSoFar,
    decide_end,
    decide_item,
    decide_missed,
    decide_run,
    decide_week,
    item_of,
    week_trend,
    week_worst,
)
from programs.clinical.values import Irritability, PfjLoad
from programs.exchange.case_file import KG_PER_LB, file_values
from programs.exchange.catalogue_file import shipped_catalogue
from programs.exchange.faults import Faults
from programs.exchange.progress_fields import progress_record

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressCase:
    """A question to the progression rules: of which kind, and everything that was told."""

    kind: str
    irritability: Irritability | None
    item: Item | None
    history: tuple[Session, ...]
    run: RunState
    days_since_last_session: int | None
    illness: Illness | None
    weekly_worst_pain: tuple[int | None, ...]
    outcome: Outcome
    stops_in_14_days: int
    fear: int | None
    week_so_far: WeekSoFar | None

    @property
    def besides(self) -> dict[str, Any]:
        """What an exercise and a run are judged by besides their history."""
        return {
            "irritability": self.irritability,
            "week_trend": week_trend(self.weekly_worst_pain),
            "week_worst": week_worst(self.weekly_worst_pain),
            "stops_in_14_days": self.stops_in_14_days,
            "fear": self.fear,
            "week_so_far": self.week_so_far,
        }


def read_progress(raw: bytes, *, json_only: bool = False, catalogue: Catalogue | None = None) -> ProgressCase:
    """The question that a YAML or JSON file asks. Raises `CaseRefused` with one line per fault."""
    values = file_values(raw, json_only=json_only)
    faults = Faults()
    fields = progress_record().read(values, "", faults)
    _one_load(fields, faults)
    faults.raise_if_any()
    return ProgressCase(
        kind=fields["kind"],
        irritability=Irritability(fields["irritability"]) if "irritability" in fields else None,
        item=_item(fields.get("item", {}), catalogue or shipped_catalogue()),
        history=tuple(_session(session) for session in fields.get("history", ())),
        run=RunState(**fields.get("run", {})),
        days_since_last_session=fields.get("days_since_last_session"),
        illness=Illness(**fields["illness"]) if "illness" in fields else None,
        weekly_worst_pain=tuple(fields.get("weekly_worst_pain", ())),
        outcome=_outcome(fields.get("measures", {})),
        stops_in_14_days=fields.get("stops_in_14_days", 0),
        fear=fields.get("fear"),
        week_so_far=_week_so_far(fields.get("week_so_far")),
    )


def decide(case: ProgressCase) -> NextStep:
    """What the rules decide about a progress case."""
    return DECIDERS[case.kind](case)


def _of_item(case: ProgressCase) -> NextStep:
    return decide_item(case.item, case.history, **case.besides)


def _of_run(case: ProgressCase) -> NextStep:
    return decide_run(case.run, case.history, **case.besides)


def _of_gap(case: ProgressCase) -> NextStep:
    return decide_missed(
        case.days_since_last_session,
        illness=case.illness,
        run_step=case.run.step,
        item=case.item,
        history=case.history,
        irritability=case.irritability,
        stops_in_14_days=case.stops_in_14_days,
    )


def _of_week(case: ProgressCase) -> NextStep:
    return decide_week(
        case.weekly_worst_pain,
        case.history,
        irritability=case.irritability,
        stops_in_14_days=case.stops_in_14_days,
    )


DECIDERS: Mapping[str, Callable[[ProgressCase], NextStep]] = {
    "item": _of_item,
    "run": _of_run,
    "missed": _of_gap,
    "week": _of_week,
    "end": lambda case: decide_end(case.outcome),
}


def _session(fields: Fields) -> Session:
    heaviest = fields.get("heaviest")
    return Session(**{**fields, "heaviest": PfjLoad[heaviest.upper()] if heaviest else None})


def _item(fields: Fields, catalogue: Catalogue) -> Item | None:
    if "exercise" not in fields:
        return None
    return item_of(
        catalogue[fields["exercise"]],
        catalogue,
        dose=_dose(fields.get("dose", {})),
        phase=fields.get("phase"),
        holds_in_a_row=fields.get("holds_in_a_row"),
        short_sessions_in_a_row=fields.get("short_sessions_in_a_row"),
    )


def _dose(fields: Fields) -> CurrentDose:
    sets, pounds = fields.get("sets"), fields.get("load_lb")
    return CurrentDose(
        sets=max(sets.values(), default=None) if isinstance(sets, dict) else sets,
        reps=fields.get("reps"),
        hold_seconds=fields.get("hold_seconds"),
        duration_seconds=fields.get("duration_seconds"),
        tempo=fields.get("tempo"),
        load_kg=fields.get("load_kg") if pounds is None else round(pounds * KG_PER_LB, 2),
        band=fields.get("band"),
        knee_rom_degrees=_pair(fields.get("knee_rom_degrees")),
        load_step_kg=fields.get("load_step_kg"),
        usual_sets=fields.get("usual_sets"),
    )


def _pair(degrees: Sequence[int] | None) -> tuple[int, int] | None:
    return (degrees[0], degrees[1]) if degrees is not None and len(degrees) == 2 else None


def _week_so_far(fields: Fields | None) -> WeekSoFar | None:
    if fields is None:
        return None
    return WeekSoFar(
        **{**fields, "risen": frozenset(fields.get("risen", ())), "run_rose": bool(fields.get("run_rose"))}
    )


def _one_load(fields: Fields, faults: Faults) -> None:
    dose = fields.get("item", {}).get("dose", {})
    if "load_kg" in dose and "load_lb" in dose:
        faults.add("item.dose.load_lb", dose["load_lb"], "given beside load_kg: leave out one of them")


def _outcome(fields: Fields) -> Outcome:
    akps, pain = fields.get("akps", []), fields.get("pain_worst", [])
    return Outcome(
        akps_first=akps[0] if akps else None,
        akps_now=akps[-1] if len(akps) > 1 else None,
        pain_first=pain[0] if pain else None,
        pain_now=pain[-1] if len(pain) > 1 else None,
        week=fields.get("week"),
        adherence=fields.get("adherence"),
        function_lost=fields.get("function_lost"),
        prognosis=tuple(fields.get("prognosis", ())),
    )
