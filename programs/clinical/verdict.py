"""What two numbers of the same thing say: better, worse, nothing that can be told apart from scatter, or nothing."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """`NO_CLEAR_CHANGE`: the change is inside what the measure scatters by itself. `NOT_COMPARABLE`: one of the two
    is missing or was taken in another way; that is never "unchanged"."""

    BETTER = "better"
    WORSE = "worse"
    NO_CLEAR_CHANGE = "no_clear_change"
    NOT_COMPARABLE = "not_comparable"
