"""What a screening lets a plan hold: codes of the catalogue, and limits beyond them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from programs.clinical.screening import RULES, adds_no_impact, bars_running, contraindications_from, plan_limits
from programs.clinical.screening.limits import CODES
from tests.clinical.screening_case import CLEAR_CASE, MONDAY, a_case

SHIPPED = Path(__file__).parents[2] / "programs" / "catalogue"

FREE = {
    "is_swollen": False,
    "no_running": False,
    "later_running": False,
    "rest_until_fever_free": False,
    "no_impact": False,
    "impact_optional": False,
    "low_impact_start": False,
    "low_steps_only": False,
    "no_deep_one_leg": False,
    "no_one_leg_stance": False,
    "no_foam_rolling": False,
    "no_kneeling": False,
    "no_end_range_extension": False,
    "no_prone": False,
    "no_long_supine": False,
    "no_breath_holding": False,
    "max_hold_seconds": None,
    "no_weight_advice": False,
    "no_anti_inflammatory": False,
    "physio_plan_first": False,
}
EXPECTING = {"pregnancy_prone", "pregnancy_side", "pregnancy_impact"}


def limited(**changes: Any) -> dict[str, Any]:
    """The limits that differ from a free plan."""
    limits = plan_limits(a_case(**changes))
    return {name: getattr(limits, name) for name, free in FREE.items() if getattr(limits, name) != free}


def test_a_runner_without_limits_has_none() -> None:
    assert contraindications_from(CLEAR_CASE) == frozenset()
    assert limited() == {}


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"scope": {"contraindications": frozenset({"sciatica"})}}, {"sciatica"}),
        # Six weeks of a plan that begins two weeks later reach week 20.
        ({"scope": {"pregnant_weeks": 12}}, EXPECTING),
        ({"scope": {"pregnant_weeks": 13}}, EXPECTING | {"pregnancy_supine"}),
        ({"scope": {"pregnant_weeks": 20}}, EXPECTING | {"pregnancy_supine"}),
        ({"scope": {"weeks_since_birth": 11}}, {"pregnancy_impact"}),
        ({"scope": {"weeks_since_birth": 12}}, set()),
        ({"scope": {"surgery_months_ago": 12}}, {"recent_surgery"}),
        ({"scope": {"surgery_months_ago": 12, "clinician_clearance_on": MONDAY}}, set()),
        ({"scope": {"surgery_months_ago": 13}}, set()),
        ({"scope": {"anticoagulant": True}}, {"anticoagulants"}),
        ({"scope": {"osteoporosis": True}}, {"osteoporosis"}),
        ({"scope": {"heart_lung_or_parq": True}}, {"hypertension"}),
        ({"scope": {"kneeling_hurts": True}}, {"kneeling_pain"}),
        ({"knee": {"provoked_by": frozenset({"kneeling", "squat"})}}, {"kneeling_pain"}),
        ({"screening": {"fever_or_ill": "unsure"}}, {"fever"}),
        ({"screening": {"gives_way": "yes"}}, {"balance_risk"}),
        ({"screening": {"groin_or_hip_pain": "yes"}}, {"hip_pain_groin"}),
        ({"screening": {"back_pain_with_leg_symptoms": "yes"}}, {"low_back_pain", "sciatica"}),
        ({"screening": {"calf_swollen_or_warm": "unsure"}}, {"dvt_risk"}),
        ({"screening": {"bone_pain": "shin_foot"}}, {"bone_stress_injury"}),
        ({"screening": {"swelling": "mild", "swelling_is_new": "yes"}}, {"acute_swelling"}),
        ({"screening": {"swelling": "mild"}}, set()),
    ],
)
def test_answers_become_the_codes_of_the_catalogue(changes: dict[str, Any], codes: set[str]) -> None:
    assert contraindications_from(a_case(**changes)) == codes


def test_every_code_is_one_of_the_catalogue() -> None:
    meta = yaml.safe_load((SHIPPED / "exercises.yaml").read_text(encoding="utf-8"))["meta"]
    assert {code for code, _ in CODES} <= set(meta["contraindication_codes"])


def test_surgery_is_cleared_from_the_day_of_the_screening() -> None:
    earlier = MONDAY - timedelta(days=5)
    case = a_case(scope={"surgery_months_ago": 6, "clinician_clearance_on": earlier})
    assert contraindications_from(case) == {"recent_surgery"}
    assert contraindications_from(case, screened_on=earlier) == frozenset()
    assert not plan_limits(case, screened_on=earlier).no_impact


@pytest.mark.parametrize(
    ("changes", "limits"),
    [
        ({"person": {"age": 45}}, {}),
        ({"person": {"age": 46}}, {"impact_optional": True}),
        ({"person": {"age": 65}}, {"impact_optional": True}),
        ({"person": {"age": 66}}, {"impact_optional": True, "no_anti_inflammatory": True}),
        (
            {"person": {"height_cm": 100, "weight_kg": 35}},
            {"no_impact": True, "low_impact_start": True, "low_steps_only": True},
        ),
        ({"person": {"height_cm": 100, "weight_kg": 19.9}}, {"no_weight_advice": True}),
        ({"person": {"height_cm": 100, "weight_kg": 20}}, {}),
        ({"scope": {"anticoagulant": True}}, {"no_foam_rolling": True, "no_anti_inflammatory": True}),
        ({"scope": {"osteoporosis": True}}, {"no_foam_rolling": True, "no_impact": True}),
        ({"scope": {"inflammatory_arthritis": True}}, {"no_foam_rolling": True, "no_impact": True}),
        ({"scope": {"implant": True}}, {"no_impact": True}),
        ({"person": {"height_cm": 100, "weight_kg": 34.99}}, {}),
        ({"scope": {"surgery_months_ago": 11}}, {"no_impact": True, "no_running": True}),
        ({"scope": {"surgery_months_ago": 12}}, {"no_impact": True, "no_running": True}),
        ({"scope": {"surgery_months_ago": 13}}, {}),
        (
            {"scope": {"contraindications": frozenset({"hypertension"})}},
            {"max_hold_seconds": 30, "no_breath_holding": True},
        ),
        (
            {"scope": {"heart_lung_or_parq": True}},
            {"max_hold_seconds": 30, "no_breath_holding": True, "no_anti_inflammatory": True},
        ),
        ({"scope": {"kneeling_hurts": True}}, {"no_kneeling": True}),
        ({"scope": {"under_physio": True}}, {"physio_plan_first": True}),
        ({"knee": {"worse_straightening": "yes"}}, {"no_end_range_extension": True}),
        ({"knee": {"worse_straightening": "unsure"}}, {"no_end_range_extension": True}),
        ({"knee": {"worse_straightening": "no"}}, {}),
        ({"knee": {"worse_straightening": "yes", "location": "below"}}, {"no_end_range_extension": True}),
        ({"knee": {"worse_straightening": "yes", "location": "outer"}}, {}),
        (
            {"screening": {"fever_or_ill": "yes"}},
            {"no_running": True, "later_running": True, "rest_until_fever_free": True},
        ),
        (
            {"scope": {"fever_free_hours": 23}},
            {"no_running": True, "later_running": True, "rest_until_fever_free": True},
        ),
        ({"scope": {"fever_free_hours": 24}}, {"later_running": True, "rest_until_fever_free": True}),
        ({"scope": {"fever_free_hours": 71}}, {"later_running": True, "rest_until_fever_free": True}),
        ({"scope": {"fever_free_hours": 72}}, {}),
        ({"scope": {"tendon_medicine": True}}, {"no_impact": True}),
        ({"scope": {"painkiller_risk": True}}, {"no_anti_inflammatory": True}),
        ({"screening": {"steroid_or_fluoroquinolone_with_tendon_pain": "unsure"}}, {"no_impact": True}),
        ({"screening": {"stress_fracture_or_low_energy": "yes"}}, {"no_impact": True, "no_weight_advice": True}),
        ({"screening": {"bone_pain": "shin_foot"}}, {"no_impact": True, "no_running": True}),
    ],
)
def test_limits_follow_the_scope(changes: dict[str, Any], limits: dict[str, Any]) -> None:
    assert limited(**changes) == limits


def test_tendon_pain_bars_running_and_the_medicine_alone_only_jumps() -> None:
    assert bars_running(a_case(screening={"steroid_or_fluoroquinolone_with_tendon_pain": "unsure"}))
    assert not bars_running(a_case(scope={"tendon_medicine": True}))


@pytest.mark.parametrize(
    "scope", [{"pregnant_weeks": 8}, {"weeks_since_birth": 11}, {"contraindications": frozenset({"pregnancy_impact"})}]
)
def test_pregnancy_and_birth_keep_the_running_there_is_and_add_none(scope: dict[str, Any]) -> None:
    case = a_case(scope=scope)
    assert adds_no_impact(case) and not bars_running(case)
    assert plan_limits(case).no_impact and not plan_limits(case).no_running
    assert not adds_no_impact(a_case(scope={"weeks_since_birth": 12}))


def test_pregnancy_never_opens_the_running_that_a_bone_closes() -> None:
    assert bars_running(a_case(scope={"pregnant_weeks": 8}, screening={"stress_fracture_or_low_energy": "yes"}))


def test_pregnancy_limits_positions_holding_the_breath_and_impact() -> None:
    assert limited(scope={"pregnant_weeks": 24}) == {
        "no_impact": True,
        "no_deep_one_leg": True,
        "no_prone": True,
        "no_long_supine": True,
        "no_breath_holding": True,
        "no_weight_advice": True,
        "no_anti_inflammatory": True,
    }


@pytest.mark.parametrize(("word", "limited"), [("normal", False), ("reduced", True), ("none", True)])
def test_a_leg_that_does_not_take_the_weight_stands_and_jumps_on_none(word: str, limited: bool) -> None:
    found = plan_limits(a_case(screening={"weight_bearing": word}))
    assert (found.no_one_leg_stance, found.no_impact) == (limited, limited)


def test_after_birth_breath_impact_and_deep_one_leg_work_are_limited() -> None:
    limits = {"no_impact": True, "no_deep_one_leg": True, "no_breath_holding": True, "no_weight_advice": True}
    assert limited(scope={"weeks_since_birth": 11}) == limits
    assert limited(scope={"weeks_since_birth": 12}) == {}


SWELLINGS = [
    {"swelling": "mild"},
    {"swelling": "mild", "swelling_is_new": "yes"},
    {"swelling": "marked"},
    {"swelling": "unsure"},
    {"swelling_is_new": "unsure"},
]


@pytest.mark.parametrize("word", ["yes", "unsure"])
def test_a_cleared_fever_delays_running_and_bars_no_exercise(word: str) -> None:
    told = {"screening": {"fever_or_ill": word}}
    assert contraindications_from(a_case(**told)) == {"fever"}
    cleared = told | {"scope": {"clinician_clearance_on": MONDAY}}
    assert contraindications_from(a_case(**cleared)) == frozenset()
    assert limited(**cleared) == {"later_running": True, "rest_until_fever_free": True}


@pytest.mark.parametrize("scope", [{}, {"clinician_clearance_on": MONDAY}])
@pytest.mark.parametrize("answers", SWELLINGS)
def test_a_swollen_knee_does_not_run_or_jump_whoever_looked_at_it(
    answers: dict[str, str], scope: dict[str, Any]
) -> None:
    """§7.6. A clearance opens the exercises that fresh swelling bars (6.6 row 2), never the runs."""
    told = {"screening": answers, "scope": scope}
    assert limited(**told) == {"is_swollen": True, "no_running": True, "no_impact": True}
    if scope:
        assert contraindications_from(a_case(**told)) == frozenset()


def test_a_knee_that_swells_after_hard_effort_alone_is_not_swollen() -> None:
    assert limited(akps={"swelling": 8}) == {}
    assert limited(akps={"swelling": 6})["is_swollen"]


def test_every_source_of_a_rule_is_listed() -> None:
    sources = yaml.safe_load((SHIPPED / "sources.yaml").read_text(encoding="utf-8"))["sources"]
    listed = {source["id"] for source in sources}
    assert all(rule.sources for rule in RULES)
    assert {source for rule in RULES for source in rule.sources} <= listed


def test_every_source_says_how_it_is_known() -> None:
    sources = yaml.safe_load((SHIPPED / "sources.yaml").read_text(encoding="utf-8"))["sources"]
    assert len({source["id"] for source in sources}) == len(sources)
    for source in sources:
        assert source["kind"] in {"seen", "from_memory", "design", "seed"}, source["id"]
        assert source["citation"], source["id"]
        assert set(source) <= {"id", "kind", "citation", "address", "doi", "note"}, source["id"]
