"""The decisions about a session's exercises as a therapist reads them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from programs.queries.next_steps import ItemStep
from programs.views.simulator.step_words import step_words
from programs.views.therapist.words.plan import dose_of


def step_lines(steps: Iterable[ItemStep]) -> list[dict[str, Any]]:
    """Each exercise: its dose now, and the decision about the next time."""
    return [
        {
            "name": one.prescription.exercise.name,
            "dose": dose_of(one.prescription),
            "step": step_words(one.step),
        }
        for one in steps
    ]
