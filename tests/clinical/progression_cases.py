"""Makers for the progression tests: a quiet session, an exercise and an item, each with what a test changes."""

from __future__ import annotations

from typing import Any

from programs.clinical.exercise import Exercise, ReferenceDose
from programs.clinical.progression import CurrentDose, Item, Session
from programs.clinical.values import Irritability, PfjLoad

QUIET: dict[str, Any] = {
    "peak": 2,
    "morning_delta": 0,
    "settles_minutes": 30,
    "swelling_new": False,
    "mechanical": False,
    "reps_ok": True,
    "form_ok": True,
    "rpe": 6,
    "red_flag": None,
}


def session(**changed: Any) -> Session:
    """A session that passes every gate, but for what is changed."""
    return Session(**{**QUIET, **changed})


def dose(**changed: Any) -> ReferenceDose:
    """Three sets of 10 to 15."""
    usual: dict[str, Any] = {
        "sets": 3,
        "reps": (10, 15),
        "hold_seconds": None,
        "duration_seconds": None,
        "rest_seconds": 90,
        "tempo": "3-1-2",
        "per_week": (3, 3),
        "per_side": False,
    }
    return ReferenceDose(**{**usual, **changed})


def exercise(code: str = "QD10", **changed: Any) -> Exercise:
    """A body-weight squat, but for what is changed."""
    usual: dict[str, Any] = {
        "code": code,
        "name": f"Exercise {code}",
        "aliases": (),
        "category": "strength_quads",
        "muscles_primary": ("quadriceps",),
        "muscles_secondary": (),
        "addresses": ("weak_quads",),
        "position": "standing",
        "equipment": ("none",),
        "laterality": "bilateral",
        "load_type": "bodyweight",
        "chain": "CKC",
        "impact": False,
        "kneeling": False,
        "pfj_load": PfjLoad.LOW,
        "knee_rom_degrees": (0, 45),
        "rom_note": "",
        "min_phase": 1,
        "enters_week_of_6": dict.fromkeys(Irritability, 1),
        "dose": dose(),
        "pain_ceiling": 5,
        "cues": (),
        "common_mistakes": (),
        "easier": None,
        "easier_how": "",
        "harder": None,
        "harder_how": "",
        "contraindications": (),
        "note": "",
        "evidence": "",
        "est_minutes": 8.0,
        "governed_by": "",
    }
    return Exercise(**{**usual, **changed})


EASIER = exercise("QD08")
EASIEST = exercise("QD03")
HARDER = exercise("QD13", min_phase=2)


def item(*, of: Exercise | None = None, phase: int | None = 1, **changed: Any) -> Item:
    """The squat in the middle of its ladder; keywords of a dose go into the dose."""
    doses = {name: changed.pop(name) for name in tuple(changed) if name in CurrentDose.__dataclass_fields__}
    usual: dict[str, Any] = {"easier": (EASIER, EASIEST), "harder": HARDER, "variant": exercise("QD18")}
    return Item(
        exercise=of or exercise(), phase=phase, dose=CurrentDose(**{"sets": 3, **doses}), **{**usual, **changed}
    )
