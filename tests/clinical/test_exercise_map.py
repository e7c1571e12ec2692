"""The limits of load, the ladders and the map from findings to exercises, row by row (§5.1, 5.2, 5.3)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from programs.clinical.case import Case, Running, Scope, Wishes
from programs.clinical.examine import examine
from programs.clinical.generation.knee_exposure import Exposure, working_range
from programs.clinical.generation.reach import is_barred, reach_of
from programs.clinical.screening import plan_limits
from programs.clinical.values import PfjLoad, Side
from programs.exchange.catalogue_file import shipped_catalogue
from tests.clinical.cases import GYM, KIT, case, measured, plan_of

CATALOGUE = shipped_catalogue()
THIGH = [one for one in CATALOGUE.values() if one.category == "strength_quads"]
#: The first week of each phase at low irritability in six weeks.
WEEK_OF_PHASE = {1: 1, 2: 2, 3: 4, 4: 6}


def test_thigh_work_under_weight_begins_between_straight_and_45_degrees():
    """L1."""
    bent = {one.code: max(one.knee_rom_degrees or (0,)) for one in THIGH if one.chain == "CKC" and one.min_phase == 1}
    assert bent == {"QD07": 30, "QD08": 45, "QD10": 45, "QD15": 45, "QD18": 40}


def test_a_free_lower_leg_moves_from_90_to_45_degrees_until_phase_3():
    """L2; a hold and a straight leg raise do not move the knee."""
    moving = {
        one.code: (one.knee_rom_degrees, one.min_phase)
        for one in THIGH
        if one.chain == "OKC" and one.load_type != "isometric" and len(set(one.knee_rom_degrees or ())) == 2
    }
    assert moving == {"QD04": ((90, 45), 1), "QD05": ((90, 45), 1), "QD06": ((90, 0), 3)}


def test_no_exercise_enters_before_the_phase_of_its_load():
    """L3: none and low in phase 1, medium in 2, high in 3, high with impact in 4; runs have their own table."""
    first = {PfjLoad.NONE: 1, PfjLoad.LOW: 1, PfjLoad.MEDIUM: 2, PfjLoad.HIGH: 3}
    trained = [one for one in CATALOGUE.values() if one.category != "running"]
    early = [
        one.code
        for one in trained
        if one.min_phase < (4 if one.impact and one.pfj_load is PfjLoad.HIGH else first[one.pfj_load])
    ]
    assert early == []


@pytest.mark.parametrize(
    ("code", "depth", "loading", "span"),
    [
        ("QD10", 45, 1, (0, 45)),
        ("QD11", 44, 1, None),  # 60 degrees are 16 deeper
        ("QD11", 45, 1, (60, 0)),
        ("QD13", 59, 1, None),  # a weight is new and so is the depth
        ("QD13", 60, 1, (0, 60)),
        ("QD13", 45, 2, (0, 60)),  # the weight is not new
        ("QD24", 44, 2, None),  # one leg is new
        ("QD24", 45, 2, (0, 45)),
        ("QD22", 60, 2, (60, 0)),
        ("QD22", 59, 2, None),
    ],
)
def test_depth_comes_before_load_and_never_both_in_a_week(code: str, depth: int, loading: int, span):
    """L4: against the deepest and the heaviest of the week before; 1 both legs, 2 with a weight, 3 one leg."""
    assert working_range(CATALOGUE[code], Exposure(depth, loading), Exposure(0, 0)) == span


def permitted(**scope) -> frozenset[str]:
    """What a runner with everything at hand may be given."""
    made = case("low", scope=Scope(**scope), wishes=Wishes(equipment=frozenset((*KIT, *GYM))))
    return reach_of(made, examine(made), CATALOGUE, 6).permitted


KNEELING = {"ST08", "HM06", "CO06"}
ROLLS = {"FR01", "FR02", "FR03", "FR04"}


@pytest.mark.parametrize(
    ("scope", "gone", "stays"),
    [
        ({}, set(), KNEELING | ROLLS | {"FR05"}),
        ({"kneeling_hurts": True}, KNEELING, ROLLS | {"FR05"}),  # L6
        ({"contraindications": frozenset({"kneeling_pain"})}, KNEELING, ROLLS | {"FR05"}),
        ({"anticoagulant": True}, ROLLS | {"FR05"}, KNEELING),  # L7
        ({"contraindications": frozenset({"anticoagulants"})}, ROLLS | {"FR05"}, KNEELING),
        ({"contraindications": frozenset({"dvt_risk"})}, ROLLS | {"FR05"}, KNEELING),
        ({"contraindications": frozenset({"neuropathy"})}, ROLLS | {"FR05"}, KNEELING),
        ({"contraindications": frozenset({"varicose_veins"})}, ROLLS, KNEELING | {"FR05"}),
    ],
)
def test_kneeling_and_rolling_are_off_where_they_may_harm(scope: dict, gone: set[str], stays: set[str]):
    may = permitted(**scope)
    assert not gone & may
    assert stays <= may


@pytest.mark.parametrize(
    ("change", "scope"),
    [
        ({"kneeling": True}, Scope(kneeling_hurts=True)),
        ({"category": "foam_rolling"}, Scope(anticoagulant=True)),
    ],
)
def test_an_exercise_that_names_no_contraindication_is_off_all_the_same(change: dict, scope: Scope):
    """L6, L7: the rule does not lean on what the catalogue lists."""
    unlisted = replace(CATALOGUE["GL01"], contraindications=(), **change)
    assert not is_barred(unlisted, frozenset(), plan_limits(case("low")))
    assert is_barred(unlisted, frozenset(), plan_limits(case("low", scope=scope)))


def test_what_kneels_and_what_rolls_are_these():
    assert {one.code for one in CATALOGUE.values() if one.kneeling} == KNEELING
    assert {one.code for one in CATALOGUE.values() if one.category == "foam_rolling"} == ROLLS | {"FR05"}


#: 5.2, easier to harder. Not here: CO01 before CO03, which the catalogue gives CO05 instead.
LADDERS = """
QD01 QD02 | QD02 QD03 | QD03 QD04 QD05 QD06 | QD08 QD09 QD13 | QD08 QD10 QD13 QD14 | QD11 QD12 QD22 QD23
QD15 QD16 QD17 | QD18 QD19 QD21 | QD18 QD20 QD21 | QD24 QD25 QD26 QD27
GL01 GL02 GL03 GL04 CO04 | GL05 GL06 GL07 | GL10 GL11 GL12 | GL13 GL14 GL15
HM01 HM02 HM03 HM06 | HM04 HM05 | CF01 CF02 | CO02 CO03 CO04 | FT04 FT01 FT02 FT03 | FT06 FT05
NM01 NM02 QD20 | PL01 PL02 PL03 PL04 | RN01 RN02 RN03 RN05
"""
STEPS = [
    pair
    for ladder in LADDERS.replace("\n", "|").split("|")
    for pair in zip(ladder.split(), ladder.split()[1:], strict=False)
]


@pytest.mark.parametrize(("lower", "upper"), STEPS)
def test_a_ladder_of_the_evidence_can_be_climbed_in_the_catalogue(lower: str, upper: str):
    """5.2: at least one of the two names the other, and the upper step enters no earlier."""
    assert CATALOGUE[lower].harder == upper or CATALOGUE[upper].easier == lower
    assert CATALOGUE[lower].min_phase <= CATALOGUE[upper].min_phase
    assert CATALOGUE[lower].pfj_load <= CATALOGUE[upper].pfj_load


#: 5.3: finding -> the test that shows it, the exercises of phases 1 to 4, and stretches and rolls (of any phase).
MAP = {
    "weak_quads": (
        "T01",
        8,
        "QD10 QD08 QD04 QD05 QD03 | QD13 QD12 QD19 QD05 | QD25 QD22 QD16 QD17 | QD21 QD23 QD14",
        "",
    ),
    "low_hq_ratio": ("T03", 0.4, "HM04 HM05 HM01 | HM07 GL14 | HM03 GL15 | HM06", ""),
    "tight_hamstrings": ("T05", 40, "| GL14 | GL15 |", "DY01 FR02 ST01 ST02"),
    "tight_quads": ("T09", 20, "", "ST04 ST05 FR01"),
    "tight_hip_flexors": ("T10", -5, "", "ST07 ST08"),
    "tight_itb": ("T07", 5, "GL03 | GL06 | QD20 |", "ST14 ST13 FR04 ST16"),
    "tight_calf": ("T08", 5, "CF03 | CF02 | | PL01", "ST10 ST11 FR03 WU05"),
    "weak_hip_abductors": ("T11", 10, "GL01 GL03 GL05 | GL04 GL06 GL07 GL08 | QD20 CO04 | PL03", ""),
    "weak_hip_external_rotators": ("T15", 5, "GL01 GL02 GL09 | GL07 | QD20 |", ""),
    "weak_glute_max": ("T16", 5, "GL10 GL13 | GL11 GL14 | GL12 GL15 | PL02", ""),
    "weak_core": ("T14", 10, "CO01 CO02 | CO03 CO05 | CO04 |", ""),
    "weak_calf": ("T17", 5, "CF01 CF03 | CF02 | PL01 | PL03", ""),
    "poor_control": ("T12", 4, "NM01 GL08 | NM02 QD20 | GL15 QD22 | PL02 PL03 PL04", ""),
    "flat_feet_flexible": ("T20", "flat", "FT01 FT04 FT06 | FT02 FT03 FT05 | FT03 |", ""),
    "rigid_foot": ("T22", "rigid", "| CF02 NM01 | |", "FR05 ST10 ST11"),
    "high_arch": ("T20", "high", "| CF02 NM01 | |", "FR05 ST10 ST11"),
    "hip_rotation": ("T23", 10, "GL09 MB01 | GL07 | QD20 |", "ST15"),
}
#: What a plan gives beside the map, and why.
BESIDE_THE_MAP = {
    # the higher seat before QD12, the shallow split squat before QD25 (5.2), the low step-down that waited a week (6.1)
    "weak_quads": {"QD11", "QD24", "QD20"},
    "low_hq_ratio": {"GL10", "GL11"},  # the bridge until there is a hinge
    "tight_itb": {"GL07", "GL08"},  # hip work goes on where the map steps down (QD20): the hip line is hip-targeted
    "tight_calf": {"CF01"},  # CF03 without a weight
    "weak_glute_max": {"GL07"},  # a hip exercise tells every hip finding that it addresses
    "hip_rotation": {"GL01"},  # without a band
}


def showing(code: str, kit: tuple[str, ...]) -> Case:
    """A calm runner with this finding alone on both legs."""
    test, value, _, _ = MAP[code]
    running = Running(runs_per_week=3, tolerated_minutes=20, longest_run_30d_minutes=35, pain_in_run=1)
    tests = (measured(test, value, Side.BOTH),)
    return case("low", tests=tests, running=running, wishes=Wishes(equipment=frozenset(kit)))


def cells(code: str, phase: int) -> set[str]:
    """What the map gives up to this phase."""
    _, _, phases, _ = MAP[code]
    return {one for cell in phases.split("|")[:phase] for one in cell.split()}


@pytest.mark.parametrize("kit", [(), KIT, (*KIT, *GYM)], ids=["bare", "kit", "gym"])
@pytest.mark.parametrize("code", MAP)
def test_a_finding_gets_what_the_map_gives_it(code: str, kit: tuple[str, ...]):
    """5.3: in every phase something of the map, or what stands beside it for a reason, and its own stretches only."""
    stretches = set(MAP[code][3].split())
    made = showing(code, kit)
    at_hand = reach_of(made, examine(made), CATALOGUE, 6).permitted
    weeks = plan_of(made).weeks
    for phase, number in WEEK_OF_PHASE.items():
        items = weeks[number - 1].prescriptions
        told = {item.exercise for item in items if code in {reason.code for reason in item.reasons}}
        assert told <= cells(code, phase) | BESIDE_THE_MAP.get(code, set()) | stretches, phase
        assert told, phase
        if cells(code, phase) & at_hand:
            assert told - stretches, phase
        if stretches and code not in ("rigid_foot", "high_arch"):
            assert told & stretches, phase


def test_what_stands_beside_the_map_is_given_somewhere():
    given: dict[str, set[str]] = {}
    for kit in ((), KIT, (*KIT, *GYM)):
        for code in BESIDE_THE_MAP:
            for week in plan_of(showing(code, kit)).weeks:
                for item in week.prescriptions:
                    if code in {reason.code for reason in item.reasons}:
                        given.setdefault(code, set()).add(item.exercise)
    assert all(beside <= given[code] for code, beside in BESIDE_THE_MAP.items())


@pytest.mark.parametrize(("cadence", "weeks"), [(171, None), (170, (2, 6)), (169, (2, 6))])
def test_low_cadence_gets_its_cue_from_phase_2(cadence: int, weeks: tuple[int, int] | None):
    made = case("low")
    made = replace(made, running=replace(made.running, cadence=cadence))
    cues = [(extra.from_week, extra.until_week) for extra in plan_of(made).adjuncts if extra.kind == "cadence"]
    assert cues == ([weeks] if weeks else [])
