"""The contract's own examples as text, and a small way to write other cases."""

from __future__ import annotations

import json
from typing import Any

from programs.exchange.case_file import read_case
from programs.exchange.faults import CaseRefused
from programs.exchange.progress_file import read_progress

#: The example of docs/preview.md, with one choice made wherever it shows several.
EXAMPLE = """\
schema: 1
today: 2027-01-04
person: {age: 24, sex: female, height_cm: 168, weight_kg: 60}
knee: {side: right, duration_weeks: 7, onset: gradual, injury_days_ago: null,
       location: front, provoked_by: [squat, stairs, running, sitting, kneeling, jumping],
       training_change: true}
pain: {worst_7d: 5, usual_7d: 3, now: 1, rest: 0, squat: 4, stairs_down: 4, sitting: 2, settles_minutes: 180,
       night: none}
fear: 0
akps: {total: 82}
screening:
  none: true
  chest_symptoms: no
  swelling: none
  weight_bearing: normal
  bone_pain: none
  severe_unrelenting_pain: no
scope: {pregnant_weeks: null, weeks_since_birth: null, surgery_months_ago: null, implant: false, anticoagulant: false,
        heart_lung_or_parq: false, inflammatory_arthritis: false, osteoporosis: false, injection_weeks_ago: null,
        contraindications: [], kneeling_hurts: false, under_physio: false, first_knee_pain_ever: false,
        guardian_consent: false, clinician_clearance_on: null}
tests:
  - {test: T01, side: right, value: 12, pain: 1}
  - {test: T03, side: right, extension_kg: 22.7, curl_kg: 9.1, reps: 10}
  - {test: T20, side: both, value: flat}
all_tests_ok: false
running: {runs_per_week: 3, usual_km: 5, weekly_km: 15, tolerated_minutes: 10, pain_in_run: 3,
          longest_run_30d_minutes: 35, cadence: 172, walk_30_min_pain: null, hop_pain: null, weeks_without_running: 0}
wishes: {weeks: 6, minutes_per_session: 40, equipment: [band, loop_band, foam_roller], strength_days: [1, 3, 5]}
"""

PROGRESS_EXAMPLE = """\
schema: 1
kind: item
irritability: low
item: {exercise: QD10, dose: {sets: 3, reps: [10, 15], load_kg: 22.7}, phase: 1,
       holds_in_a_row: 0, short_sessions_in_a_row: 0}
history:
  - {peak: 2, morning_delta: 0, settles_minutes: 30, swelling_new: false, mechanical: false,
     reps_ok: true, form_ok: true, rpe: 6, red_flag: null}
run: {step: 3, longest_run_30d_minutes: 30, planned_minutes: 60}
days_since_last_session: 10
weekly_worst_pain: [5, 6]
measures: {akps: [72, 82], pain_worst: [5, 2], week: 6, adherence: 0.9}
stops_in_14_days: 0
"""

SMALL: dict[str, Any] = {
    "schema": 1,
    "today": "2027-01-04",
    "person": {"age": 30, "sex": "male"},
    "knee": {"side": "left"},
}
SMALL_PROGRESS: dict[str, Any] = {"schema": 1, "kind": "item"}


def as_bytes(case: Any) -> bytes:
    """A case as the JSON of a file."""
    return json.dumps(case).encode()


def with_value(case: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """The case with one value set, `a.b.c` deep."""
    first, _, rest = path.partition(".")
    return {**case, first: with_value(case.get(first, {}), rest, value) if rest else value}


def faults_of(raw: bytes | str, *, progress: bool = False) -> list[str]:
    """The lines with which a file is refused; none where it is read."""
    read = read_progress if progress else read_case
    try:
        read(raw.encode() if isinstance(raw, str) else raw)
    except CaseRefused as refused:
        return list(refused.faults)
    return []
