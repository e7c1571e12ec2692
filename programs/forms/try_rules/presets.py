"""Cases to begin with: addresses that can be kept and passed on, because they hold nobody's answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from programs.forms.try_rules.case import SIGNS, CaseForm

#: A runner with a weak thigh and tight hamstrings on the side that hurts: the article's example.
USUAL: Mapping[str, Any] = {
    **{f"sign_{key}": "no" for key in SIGNS},
    "sign_swelling": "none",
    "sign_bone_pain": "none",
    "age": "28",
    "sex": "female",
    "side": "right",
    "duration_weeks": "10",
    "worst_7d": "5",
    "squat": "4",
    "stairs_down": "4",
    "rest": "0",
    "settles_minutes": "180",
    "night": "none",
    "fear": "2",
    "runs_per_week": "3",
    "tolerated_minutes": "10",
    "pain_in_run": "3",
    "longest_run_30d_minutes": "35",
    "weeks": "6",
    "minutes_per_session": "40",
    "equipment": ["band", "loop_band"],
    "T01_left": "21",
    "T01_right": "14",
    "T05_left": "22",
    "T05_right": "34",
    "T08_left": "11",
    "T08_right": "8.5",
    "T11_left": "60",
    "T11_right": "45",
    "T20": "normal",
}
#: Code -> what it changes.
PRESETS: Mapping[str, Mapping[str, Any]] = {
    "usual": {},
    "calm": {"worst_7d": "2", "squat": "1", "stairs_down": "2", "settles_minutes": "15", "pain_in_run": "1"},
    "sore": {
        "worst_7d": "8",
        "squat": "7",
        "stairs_down": "6",
        "rest": "3",
        "settles_minutes": "2880",
        "night": "occasional",
        "tolerated_minutes": "0",
        "pain_in_run": "7",
        "fear": "7",
        "T01_right": "",
    },
    "little": {"equipment": [], "minutes_per_session": "20", "weeks": "4"},
    "sign": {"sign_locked": "yes"},
}


def preset(code: str) -> CaseForm:
    """The form filled in with a preset; an unknown code is the usual case."""
    return CaseForm({**USUAL, **PRESETS.get(code, {})})
