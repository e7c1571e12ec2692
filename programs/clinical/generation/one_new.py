"""At most one new exercise in a week that opens no phase (§6.1: one change at a time)."""

from __future__ import annotations

from collections.abc import Iterator

from programs.clinical.generation.chosen import Chosen
from programs.clinical.generation.ladders import is_alike
from programs.clinical.generation.session import Session

MOST_NEW = 1


def is_steady(session: Session, before: Session) -> bool:
    """True where at most one exercise is new and no exercise was lost for it."""
    return len(codes(session) - codes(before)) <= MOST_NEW and len(session.sets) >= len(before.sets)


def codes(session: Session) -> frozenset[str]:
    """The exercises of a session."""
    return frozenset(one.chosen.exercise.code for one in session.candidates)


def with_one_new(chosen: tuple[Chosen, ...], before: Session) -> Iterator[tuple[Chosen, ...]]:
    """Last week's exercises with one of the new choices each, those of earlier lines first; at last without any. What
    waits may come a week later. The choices stand on the lines of last week's exercises, or behind them all."""
    now = {pick.exercise.code: pick for pick in chosen}
    last = tuple(now.get(one.chosen.exercise.code, one.chosen) for one in before.candidates)
    stays = {pick.exercise.code for pick in last}
    for pick in chosen:
        if pick.exercise.code not in stays:
            tried = _instead(last, pick)
            if _are_unlike(tried, pick):
                yield tried
    yield last


def _instead(last: tuple[Chosen, ...], new: Chosen) -> tuple[Chosen, ...]:
    if any(pick.line == new.line for pick in last):
        return tuple(new if pick.line == new.line else pick for pick in last)
    return (*last, new)


def _are_unlike(chosen: tuple[Chosen, ...], new: Chosen) -> bool:
    return not is_alike(new.exercise.code, frozenset(pick.exercise.code for pick in chosen if pick is not new))
