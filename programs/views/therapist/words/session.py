"""A session as it was told: its sets and its pain."""

from __future__ import annotations

from typing import Any

from programs.models import SetLog
from programs.queries.session_log import SessionLogPage
from programs.views.therapist.words.plan import dose_of
from programs.wording.dose import seconds_text
from programs.wording.needs import MOMENT_NAMES
from programs.wording.sides import SIDE_NAMES


def set_lines(shown: SessionLogPage) -> list[dict[str, Any]]:
    """Exercise by exercise: what was asked, and each set as it was done."""
    return [
        {
            "name": group.prescription.exercise.name,
            "asked": dose_of(group.prescription),
            "sets": [{"side": SIDE_NAMES[row.side], "number": row.number, "done": done(row)} for row in group.sets],
        }
        for group in shown.exercises
    ]


def done(row: SetLog) -> str:
    """One set in figures: "12", "45 s", "10 · 6 kg"."""
    amount = str(row.reps) if row.reps is not None else seconds_text(row.seconds or 0)
    return f"{amount} · {row.load_kg.normalize():f} kg" if row.load_kg else amount


def pain_lines(shown: SessionLogPage) -> list[dict[str, Any]]:
    """Every score in the order in which it was told; a corrected one stays readable."""
    return [
        {
            "moment": MOMENT_NAMES[pain.moment],
            "score": pain.score,
            "felt_on": pain.felt_on,
            "is_corrected": hasattr(pain, "corrected_by"),
            "is_recalled": pain.is_recalled,
        }
        for pain in sorted(shown.pains, key=lambda pain: (list(MOMENT_NAMES).index(pain.moment), pain.reported_at))
    ]
