"""Reads the case of `preview_program` from a file: strictly, with every fault at once (docs/preview.md)."""

from __future__ import annotations

from collections.abc import Mapping, Set
from types import MappingProxyType
from typing import Any

from programs.clinical.case import Akps, Case, Knee, Measurement, Pain, Person, Running, Scope, Wishes
from programs.clinical.measures import MEASURES
from programs.clinical.screening import all_negative
from programs.clinical.values import Sex, Side
from programs.exchange.case_fields import EQUIPMENT_GROUPS, LOADS, WITH_REPS, case_record, value_kind
from programs.exchange.faults import CaseRefused, Faults, inside, shown
from programs.exchange.plain_file import FileRefused, plain_values

#: The pound, exactly. Loads are not rounded: 15 lb and 30 lb are a ratio of 0.50, not of 0.4996.
KG_PER_LB = 0.45359237

Fields = Mapping[str, Any]


def read_case(raw: bytes, *, json_only: bool = False) -> Case:
    """The case that a YAML or JSON file describes. Raises `CaseRefused` with one line per fault."""
    values = file_values(raw, json_only=json_only)
    faults = Faults()
    fields = case_record().read(values, "", faults)
    tests = _tests(fields.get("tests", []), faults)
    _one_akps(fields.get("akps", {}), faults)
    faults.raise_if_any()
    return _case({**fields, "unanswered": _left_open(values)}, tests)


def file_values(raw: bytes, *, json_only: bool = False) -> Any:
    """The plain values of a file. Raises `CaseRefused` for a file that holds none."""
    try:
        return plain_values(raw, json_only=json_only)
    except FileRefused as refused:
        raise CaseRefused([f"case: {refused}"]) from None


def _case(fields: Fields, tests: tuple[Measurement, ...]) -> Case:
    return Case(
        today=fields["today"],
        person=Person(**{**fields["person"], "sex": Sex(fields["person"]["sex"])}),
        knee=_knee(fields["knee"]),
        pain=Pain(**fields.get("pain", {})),
        fear=fields.get("fear"),
        akps=_akps(fields.get("akps", {})),
        screening=_screening(fields.get("screening", {}), fields["unanswered"]),
        scope=_scope(fields.get("scope", {})),
        tests=tests,
        all_tests_ok=fields.get("all_tests_ok", False),
        running=Running(**fields.get("running", {})),
        wishes=_wishes(fields.get("wishes", {})),
    )


def _knee(fields: Fields) -> Knee:
    provoked = fields.get("provoked_by")
    return Knee(
        **{
            **fields,
            "side": Side(fields["side"]),
            "provoked_by": None if provoked is None else frozenset(provoked),
        }
    )


def _akps(fields: Fields) -> Akps:
    return Akps(total=fields.get("total"), answers=MappingProxyType(fields.get("answers", {})))


def _one_akps(fields: Fields, faults: Faults) -> None:
    if "total" in fields and fields.get("answers"):
        faults.add("akps.total", fields["total"], "given beside answers: leave out one of them")


def _screening(fields: Fields, unanswered: Set[str]) -> Mapping[str, str]:
    """`none: true` answers every question; what stands beside it overrides it, a null too: not answered."""
    answers = {key: answer for key, answer in fields.items() if key != "none"}
    negative = all_negative() if fields.get("none") else {}
    return MappingProxyType({key: word for key, word in negative.items() if key not in unanswered} | answers)


def _left_open(values: Any) -> Set[str]:
    screening = values.get("screening") or {}
    return {key for key, answer in screening.items() if answer is None}


def _scope(fields: Fields) -> Scope:
    return Scope(**{**fields, "contraindications": frozenset(fields.get("contraindications", ()))})


def _wishes(fields: Fields) -> Wishes:
    listed = fields.get("equipment", ())
    equipment = {thing for word in listed for thing in EQUIPMENT_GROUPS.get(word, (word,))}
    return Wishes(
        weeks=fields.get("weeks"),
        minutes_per_session=fields.get("minutes_per_session"),
        equipment=frozenset(equipment),
        strength_days=tuple(sorted(fields.get("strength_days", ()))),
    )


def _tests(entries: list[Fields], faults: Faults) -> tuple[Measurement, ...]:
    done: set[tuple[str, Side]] = set()
    read = (_measurement(entry, f"tests[{at}]", faults, done) for at, entry in enumerate(entries))
    return tuple(measurement for measurement in read if measurement is not None)


def _measurement(entry: Fields, path: str, faults: Faults, done: set[tuple[str, Side]]) -> Measurement | None:
    test = entry.get("test")
    if test is None or "side" not in entry:
        return None
    # A test of both legs at once has one result, whichever leg the pain is in.
    side = Side(entry["side"]) if MEASURES[test].per_leg else Side.BOTH
    if (test, side) in done:
        faults.add(f"{path}.test", test, f"done once only: it stands twice for side {side}")
    done.add((test, side))
    loads = _loads(entry, test, path, faults)
    if test != "T23" and "outward" in entry:
        faults.say(f"{path}.outward", f"{shown(entry['outward'])} is not asked for by {test}; only T23 has it")
    value = entry.get("value")
    return Measurement(
        test=test,
        side=side,
        value=None if value is None else value_kind(MEASURES[test]).read(value, inside(path, "value"), faults),
        pain=entry.get("pain"),
        extension_kg=loads.get("extension"),
        curl_kg=loads.get("curl"),
        reps=entry.get("reps"),
        outward=entry.get("outward"),
    )


def _loads(entry: Fields, test: str, path: str, faults: Faults) -> dict[str, float]:
    """T03's pair in kilograms. Half a pair, two units for one load, or a pair beside a ratio are faults."""
    given = [name for name in LOADS if name in entry]
    if test not in WITH_REPS and "reps" in entry:
        faults.say(f"{path}.reps", f"{shown(entry['reps'])} is not asked for by {test}; only T02 and T03 have it")
    if test != "T03":
        for name in given:
            faults.say(f"{path}.{name}", f"{shown(entry[name])} is not asked for by {test}; only T03 has it")
        return {}
    _check_pair(entry, given, path, faults)
    return {
        name.rpartition("_")[0]: entry[name] * (KG_PER_LB if name.endswith("_lb") else 1) for name in reversed(given)
    }


def _check_pair(entry: Fields, given: list[str], path: str, faults: Faults) -> None:
    kinds = [name.rpartition("_")[0] for name in given]
    if entry.get("value") is not None and given:
        faults.add(f"{path}.value", entry["value"], "given beside the loads: leave out one of them")
    if len(set(kinds)) < len(kinds):
        faults.say(path, "has one load in kg and in lb: leave out one of them")
    for missing in {"extension", "curl"} - set(kinds) if kinds else ():
        faults.say(f"{path}.{missing}_kg", "is missing: T03 needs both loads of the same leg")
    for name in given:
        if name.startswith("extension") and entry[name] == 0:
            faults.add(f"{path}.{name}", 0, "above 0")
    if not kinds and "reps" in entry and entry.get("value") is None:
        faults.say(f"{path}.extension_kg", "is missing: T03 needs both loads of the same leg, or a value")
