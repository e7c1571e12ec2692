"""The kinds of field that a file may have. Each kind reads a value and describes itself as JSON Schema, so that
what is accepted and what is published cannot drift apart."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from programs.exchange.faults import Faults

Schema = dict[str, Any]


class Kind(Protocol):
    """What a field may hold. `read` returns the value, or None after telling what is wrong with it."""

    def read(self, value: Any, path: str, faults: Faults) -> Any: ...

    def schema(self) -> Schema: ...


def _unit(unit: str) -> str:
    return f" ({unit})" if unit else ""


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from `low` to `high`, both allowed."""

    low: int
    high: int
    unit: str = ""

    def read(self, value: Any, path: str, faults: Faults) -> int | None:
        if type(value) is not int:
            faults.add(path, value, f"a whole number from {self.low} to {self.high}{_unit(self.unit)}")
            return None
        if not self.low <= value <= self.high:
            faults.add(path, value, f"between {self.low} and {self.high}{_unit(self.unit)}")
            return None
        return value

    def schema(self) -> Schema:
        return {"type": "integer", "minimum": self.low, "maximum": self.high, **_described(self.unit)}


@dataclass(frozen=True, slots=True)
class Number:
    """A number from `low` to `high`, both allowed; never a boolean, infinite or not a number."""

    low: float
    high: float
    unit: str = ""

    def read(self, value: Any, path: str, faults: Faults) -> float | None:
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            faults.add(path, value, f"a number from {self.low:g} to {self.high:g}{_unit(self.unit)}")
            return None
        if not self.low <= value <= self.high:
            faults.add(path, value, f"between {self.low:g} and {self.high:g}{_unit(self.unit)}")
            return None
        return value

    def schema(self) -> Schema:
        return {"type": "number", "minimum": self.low, "maximum": self.high, **_described(self.unit)}


@dataclass(frozen=True, slots=True)
class Word:
    """One of a few words."""

    allowed: tuple[str, ...]

    def read(self, value: Any, path: str, faults: Faults) -> str | None:
        if isinstance(value, str) and value in self.allowed:
            return value
        faults.add(path, value, f"one of {', '.join(self.allowed)}")
        return None

    def schema(self) -> Schema:
        return {"enum": list(self.allowed)}


@dataclass(frozen=True, slots=True)
class Points:
    """One of a few whole numbers."""

    allowed: tuple[int, ...]

    def read(self, value: Any, path: str, faults: Faults) -> int | None:
        if type(value) is int and value in self.allowed:
            return value
        faults.add(path, value, f"one of {', '.join(map(str, self.allowed))}")
        return None

    def schema(self) -> Schema:
        return {"enum": list(self.allowed)}


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no: a boolean, or one of the two words."""

    def read(self, value: Any, path: str, faults: Faults) -> bool | None:
        if isinstance(value, bool):
            return value
        if value in ("yes", "no"):
            return bool(value == "yes")
        faults.add(path, value, "yes or no (true or false)")
        return None

    def schema(self) -> Schema:
        return {"enum": [True, False, "yes", "no"]}


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question that knows yes and no among its words; YAML's booleans are those two words."""

    allowed: tuple[str, ...]

    def read(self, value: Any, path: str, faults: Faults) -> str | None:
        word = {True: "yes", False: "no"}[value] if isinstance(value, bool) else value
        if isinstance(word, str) and word in self.allowed:
            return word
        faults.add(path, value, f"one of {', '.join(self.allowed)}")
        return None

    def schema(self) -> Schema:
        return {"enum": [*self.allowed, *([True, False] if "yes" in self.allowed else [])]}


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day as 2027-01-04; a Monday where `monday` is set."""

    monday: bool = False

    def read(self, value: Any, path: str, faults: Faults) -> date | None:
        day = _day(value)
        if day is None:
            faults.add(path, value, "a day that exists, written like 2027-01-04")
            return None
        if self.monday and day.isoweekday() != 1:
            faults.add(path, value, f"a Monday (it is a {day:%A}); week 1 starts on that day")
            return None
        return day

    def schema(self) -> Schema:
        about = "A Monday, as YYYY-MM-DD" if self.monday else "YYYY-MM-DD"
        return {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "description": about}


def _day(value: Any) -> date | None:
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value, re.ASCII):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Constant:
    """Exactly this whole number."""

    value: int

    def read(self, value: Any, path: str, faults: Faults) -> int | None:
        if type(value) is int and value == self.value:
            return value
        faults.add(path, value, f"{self.value}")
        return None

    def schema(self) -> Schema:
        return {"const": self.value}


@dataclass(frozen=True, slots=True)
class Text:
    """Any words up to a length."""

    longest: int = 200

    def read(self, value: Any, path: str, faults: Faults) -> str | None:
        if isinstance(value, str) and len(value) <= self.longest:
            return value
        faults.add(path, value, f"a text of up to {self.longest} characters")
        return None

    def schema(self) -> Schema:
        return {"type": "string"}


@dataclass(frozen=True, slots=True)
class Span:
    """A whole number, or a pair of them from low to high; read as a pair."""

    low: int
    high: int
    unit: str = ""

    def read(self, value: Any, path: str, faults: Faults) -> tuple[int, int] | None:
        ends = value if isinstance(value, list) else [value, value]
        whole = len(ends) == 2 and all(type(end) is int for end in ends)
        if whole and self.low <= ends[0] <= ends[1] <= self.high:
            return ends[0], ends[1]
        allowed = f"a number, or a pair [from, to], between {self.low} and {self.high}{_unit(self.unit)}"
        faults.add(path, value, allowed)
        return None

    def schema(self) -> Schema:
        end = Whole(self.low, self.high, self.unit).schema()
        return {"anyOf": [end, {"type": "array", "items": end, "minItems": 2, "maxItems": 2}]}


def _described(unit: str) -> Schema:
    return {"description": unit} if unit else {}
