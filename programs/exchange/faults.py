"""What is wrong with a file: every fault at once, one line each, with the path, the value and what is allowed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

# A file with more faults than this is another kind of file.
MOST_LINES = 100
LONGEST_VALUE = 60


class CaseRefused(ValueError):
    """Raised for a file that is not a case; `faults` holds one line a fault."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


class Faults:
    """Collects faults while a file is read, so that a person sees all of them at once."""

    def __init__(self) -> None:
        self._lines: list[str] = []

    def __bool__(self) -> bool:
        return bool(self._lines)

    def add(self, path: str, value: Any, allowed: str) -> None:
        """A value that is not what is allowed: `pain.now: 11 is not between 0 and 10`."""
        self.say(path, f"{shown(value)} is not {allowed}")

    def say(self, path: str, sentence: str) -> None:
        """Any other fault of a field."""
        self._lines.append(f"{path or 'case'}: {sentence}")

    def unknown(self, path: str, value: Any, known: Iterable[str]) -> None:
        """A key that does not exist, with the one that was perhaps meant."""
        key = path.rpartition(".")[2]
        near = _near(key.lower(), tuple(known)) if len(self._lines) < MOST_LINES else []
        allowed = f"did you mean {near[0]}?" if near else f"allowed here: {', '.join(known)}"
        self.say(path, f"{shown(value)} stands under an unknown key; {allowed}")

    def raise_if_any(self) -> None:
        """Raises `CaseRefused` with every line, cut where nobody would read on."""
        if self._lines:
            more = len(self._lines) - MOST_LINES
            raise CaseRefused([*self._lines[:MOST_LINES], *([f"case: and {more} more faults"] if more > 0 else [])])


def _near(key: str, known: tuple[str, ...]) -> list[str]:
    begun = [name for name in known if len(key) > 3 and name.startswith(key)]
    return begun[:1] or get_close_matches(key, known, n=1)


def shown(value: Any) -> str:
    """A value as a short piece of one line, whatever it holds.

    >>> shown("a\\nb"), shown(True), shown([1, 2])
    ('"a\\\\nb"', 'true', '[1, 2]')
    """
    text = json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace").decode("utf-8")
    text = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)
    return text if len(text) <= LONGEST_VALUE else f"{text[: LONGEST_VALUE - 1]}…"


def inside(path: str, key: str) -> str:
    """The path of a key: plain where it is a word, quoted where it could be taken for something else.

    >>> inside("pain", "now"), inside("", "two words")
    ('pain.now', '"two words"')
    """
    name = key if key.isascii() and key.replace("_", "").isalnum() else shown(key)
    return f"{path}.{name}" if path else name
