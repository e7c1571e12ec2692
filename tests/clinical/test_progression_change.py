"""How much more: the order and the size of §6.7."""

from __future__ import annotations

from dataclasses import replace

import pytest

from programs.clinical.decision import Change
from programs.clinical.exercise import Catalogue
from programs.clinical.progression import decide_item, item_of
from programs.clinical.progression.change import advance, besides
from programs.clinical.progression.ladder import steps_from, variant_of
from programs.clinical.values import Irritability, PfjLoad
from programs.exchange.catalogue_file import shipped_catalogue
from tests.clinical.progression_cases import HARDER, dose, exercise, item, session

LOADED = exercise("QD05", load_type="external_load_kg", dose=dose(reps=(8, 12)))
BAND = exercise("GL05", load_type="band_level", category="strength_hip")
SHORT_BAND = exercise("QD04", load_type="band_level", chain="OKC", dose=dose(reps=(10, 12)))
DEEP = exercise("QD13", load_type="external_load_kg", dose=dose(reps=(8, 12)), knee_rom_degrees=(0, 60), min_phase=2)
WALL = exercise("QD08", load_type="isometric", dose=dose(reps=None, hold_seconds=(20, 45), tempo="hold"))
HOPS = exercise("PL01", category="plyometric", dose=dose(reps=(15, 20), tempo="quick"))


@pytest.mark.parametrize(
    ("moved", "change"),
    [
        (item(reps=(10, 15)), Change("reps", 10, 12, 1.2)),
        (item(reps=(14, 15)), Change("reps", 14, 15, 1.071)),
        (item(), Change("reps", 10, 12, 1.2)),
        (item(reps=(12, 12)), Change("reps", 12, 14, 1.167)),
        (item(reps=(15, 15)), Change("tempo", "3-1-2", "4-1-2")),
        (item(reps=(15, 15), tempo="4-1-2", phase=2), Change("step", "QD10", "QD13")),
        (item(reps=(10, 15), load_kg=22.7), Change("reps", 10, 12, 1.2)),
        (item(reps=(15, 15), load_kg=22.7), Change("load_kg", 22.7, 23.7, 1.044)),
        (item(of=LOADED, reps=(12, 12), load_kg=40.0), Change("load_kg", 40.0, 42.0, 1.05)),
        (item(of=LOADED, reps=(12, 12), load_kg=5.0), Change("load_kg", 5.0, 5.5, 1.1)),
        (item(of=LOADED, reps=(12, 12), load_kg=4.0), Change("reps", 12, 14, 1.167)),
        (item(of=LOADED, reps=(20, 20), load_kg=4.0, phase=2), Change("step", "QD05", "QD13")),
        (item(of=LOADED, reps=(12, 12)), Change("load_kg", None, None, 1.05)),
        (item(of=BAND, reps=(15, 15)), Change("band")),
        (item(of=BAND, reps=(15, 15), band="light"), Change("band", "light", "medium")),
        (item(of=BAND, reps=(15, 15), band="extra_heavy", phase=2), Change("step", "GL05", "QD13")),
        (item(of=WALL), Change("hold", 20, 25, 1.25)),
        (item(of=WALL, hold_seconds=(43, 43)), Change("hold", 43, 45, 1.047)),
        (item(of=WALL, hold_seconds=(45, 45), phase=2), Change("step", "QD08", "QD13")),
        (item(of=HOPS, reps=(15, 20), phase=4), Change("reps", 15, 19, 1.267)),
        (item(of=HOPS, reps=(15, 20), sets=2, phase=4), Change("reps", 15, 20, 1.333)),
        (item(of=HOPS, reps=(18, 20), sets=2, phase=4), Change("reps", 18, 20, 1.111)),
        (item(of=HOPS, reps=(20, 21), phase=4), Change("step", "PL01", "QD13")),
        (item(of=BAND, reps=(12, 12)), Change("reps", 12, 14, 1.167)),
        (item(of=SHORT_BAND, reps=(10, 12)), Change("reps", 10, 12, 1.2)),
        (item(of=SHORT_BAND, reps=(12, 12)), Change("reps", 12, 14, 1.167)),
        (item(of=SHORT_BAND, reps=(14, 14)), Change("reps", 14, 15, 1.071)),
        (item(of=HOPS, reps=(15, 20), sets=4, phase=4), Change("step", "PL01", "QD13")),
        (item(of=exercise(category="static_stretch")), Change("none")),
        (item(of=exercise(category="foam_rolling")), Change("none")),
        (item(of=exercise(category="running")), Change("none")),
    ],
)
def test_one_variable_rises_in_the_order_of_its_type(moved, change):
    assert advance(moved)[0] == change


@pytest.mark.parametrize("load", [0.5, 1, 4.5, 5, 7.3, 10, 19.5, 22.7, 45, 99.9, 240])
def test_a_load_never_rises_by_more_than_ten_per_cent_nor_by_less_than_two(load):
    change, _ = advance(item(of=LOADED, reps=(12, 12), load_kg=load, phase=2))
    if change.variable == "load_kg":
        assert 1.02 <= change.after / change.before <= 1.1
    else:
        assert load < 5


def test_the_next_step_waits_for_its_phase():
    change, reason = advance(item(reps=(15, 15), tempo="4-1-2", phase=1))
    assert (change, reason.code) == (Change("none"), "progress_waits_for_phase")
    change, reason = advance(item(reps=(15, 15), tempo="4-1-2", phase=None))
    assert reason.code == "progress_waits_for_phase"


@pytest.mark.parametrize(("is_open", "code"), [(False, "progress_waits_for_hops"), (True, "progress_step")])
def test_jumps_on_two_legs_do_not_become_hops_on_one_before_both_drills_were_calm(is_open, code):
    jumps, hops = (
        exercise(category="plyometric", laterality=legs, min_phase=4) for legs in ("bilateral", "unilateral")
    )
    ready = replace(item(of=jumps, reps=(15, 15), tempo="4-1-2", phase=4, harder=hops), hops_are_open=is_open)
    assert advance(ready)[1].code == code


def test_hops_on_one_leg_go_on_to_the_next_hops():
    hops = exercise(category="plyometric", laterality="unilateral", min_phase=4)
    assert advance(item(of=hops, reps=(15, 15), tempo="4-1-2", phase=4, harder=hops))[1].code == "progress_step"


def test_the_end_of_a_ladder_says_so():
    change, reason = advance(item(reps=(15, 15), tempo="4-1-2", harder=None))
    assert (change, reason.code) == (Change("none"), "progress_ladder_ends")


def test_an_optional_load_gives_way_to_the_next_step():
    optional = exercise("QD02", load_type="external_load_kg", equipment=("ankle_weight_optional",))
    assert advance(item(of=optional, reps=(15, 15), phase=2))[0] == Change("step", "QD02", "QD13")
    assert advance(item(of=optional, reps=(15, 15), harder=None))[0].variable == "load_kg"


def test_cross_training_grows_by_minutes():
    bike = exercise(
        "XT01", category="cross_training", load_type="time", dose=dose(reps=None, duration_seconds=(1200, 2400))
    )
    assert advance(item(of=bike))[0] == Change("volume", 1200, 1320, 1.1)


def test_a_variant_asks_for_nothing_that_the_exercise_did_not():
    base = exercise("QD10", easier="QD08")
    others = (
        exercise("QD08"),
        exercise("QD11", pfj_load=PfjLoad.MEDIUM),
        exercise("QD12", contraindications=("balance_risk",)),
        exercise("QD14", equipment=("leg_press_machine",)),
        exercise("QD15", kneeling=True),
        exercise("QD16", addresses=("weak_calf",)),
        exercise("QD18", equipment=("step_10cm",)),
    )
    assert variant_of(base, Catalogue((base, *others))).code == "QD18"
    assert variant_of(base, Catalogue((base, *others[:-1]))) is None


def test_an_item_of_the_catalogue_knows_two_steps_down_and_one_up():
    steps = (
        exercise("A"),
        exercise("B", easier="A"),
        exercise("C", easier="B"),
        exercise("D", easier="C", harder="QD13"),
        HARDER,
    )
    found = item_of(steps[3], Catalogue(steps))
    assert [step.code for step in found.easier] == ["C", "B"]
    assert found.harder == HARDER
    assert item_of(steps[0], Catalogue(steps)).easier == ()


def test_a_step_below_the_named_one_is_passed_over_where_it_may_be_barred():
    steps = (
        exercise("A"),
        exercise("B", easier="A", contraindications=("hypertension",)),
        exercise("C", easier="B", position="lying on back"),
        exercise("D", easier="C", equipment=("band",)),
        exercise("E", easier="D"),
        exercise("F", easier="E"),
    )
    catalogue = Catalogue(steps)
    assert [one.code for one in steps_from(catalogue["F"], catalogue["E"], catalogue)] == ["E", "A"]
    assert [one.code for one in steps_from(catalogue["E"], catalogue["D"], catalogue)] == ["D", "A"]
    assert [one.code for one in steps_from(catalogue["C"], catalogue["B"], catalogue)] == ["B", "A"]
    assert [one.code for one in steps_from(catalogue["B"], catalogue["A"], catalogue)] == ["A"]


def test_a_variant_of_the_shipped_catalogue_is_neither_easier_nor_harder():
    catalogue = shipped_catalogue()

    def way(code: str, direction: str) -> set[str]:
        found: set[str] = set()
        while (step := getattr(catalogue[code], direction)) and step not in found:
            found.add(code := step)
        return found

    variants = {one.code: other for one in catalogue.values() if (other := variant_of(one, catalogue))}
    assert variants["QD20"].code == "QD24"
    assert not {"QD10", "QD12", "QD08"} & set(variants), "nothing at home is their like"
    for code, other in variants.items():
        assert other.code not in way(code, "easier") | way(code, "harder")
        assert code not in way(other.code, "easier") | way(other.code, "harder")
        assert other.laterality == "bilateral" or catalogue[code].laterality != "bilateral"


@pytest.mark.parametrize(
    ("load", "step_kg", "change"),
    [
        (40, 2, Change("load_kg", 40, 42, 1.05)),
        (40, 2.5, Change("load_kg", 40, 42.5, 1.062)),
        (40, 4, Change("load_kg", 40, 44, 1.1)),
        (40, 5, Change("reps", 12, 14, 1.167)),
        (50, 5, Change("load_kg", 50, 55, 1.1)),
        (60, 1.25, Change("load_kg", 60, 62.5, 1.042)),
    ],
)
def test_a_heavier_load_is_one_that_exists_and_at_most_a_tenth_more(load, step_kg, change):
    assert advance(item(of=LOADED, reps=(12, 12), load_kg=load, load_step_kg=step_kg))[0] == change


@pytest.mark.parametrize(
    ("now", "phase", "to"), [(30, 2, 45), (45, 2, 60), (50, 2, 60), (30, 1, 45), (40, 1, 45), (30, None, 45)]
)
def test_depth_rises_by_fifteen_degrees_before_load(now, phase, to):
    moved = item(of=DEEP, reps=(12, 12), load_kg=20.0, knee_rom_degrees=(0, now), phase=phase)
    change, reason = advance(moved)
    assert (change, reason.code) == (Change("depth", now, to), "progress_depth")
    assert besides(moved, change) == (Change("load_kg", 20.0, 17.0, 0.85),)


@pytest.mark.parametrize(("now", "phase"), [(60, 2), (45, 1), (45, None)])
def test_at_the_whole_depth_or_that_of_the_phase_the_load_comes_next(now, phase):
    moved = item(of=DEEP, reps=(12, 12), load_kg=20.0, knee_rom_degrees=(0, now), phase=phase)
    assert advance(moved)[0].variable == "load_kg"


def test_with_a_new_load_or_band_the_repetitions_go_back():
    loaded = item(of=LOADED, reps=(12, 12), load_kg=40.0)
    assert besides(loaded, advance(loaded)[0]) == (Change("reps", 12, 8),)
    band = item(of=BAND, reps=(15, 15), band="light")
    assert besides(band, advance(band)[0]) == (Change("reps", 15, 10),)
    squat = item(reps=(15, 15))
    assert besides(squat, advance(squat)[0]) == ()
    at_the_bottom = item(of=LOADED, reps=(8, 8), load_kg=40.0)
    assert besides(at_the_bottom, Change("load_kg", 40.0, 42.0)) == ()


@pytest.mark.parametrize(("kit", "variable"), [(("dumbbell",), "depth"), (("step_20cm", "dumbbell"), "load_kg")])
def test_where_a_step_sets_the_depth_no_degrees_are_asked_whatever_else_is_held(kit, variable):
    deep = replace(DEEP, equipment=kit)
    assert (
        advance(item(of=deep, reps=(12, 12), load_kg=20.0, knee_rom_degrees=(0, 45), phase=2))[0].variable == variable
    )


@pytest.mark.parametrize(
    ("extra", "code"),
    [
        ((None, None), "progress_load"),
        ((2, 2), "progress_load"),
        ((1, 2), "hold_two_more"),
        ((2, 1), "hold_two_more"),
        ((None, 1), "hold_two_more"),
        ((0, 0), "hold_two_more"),
        ((3, None), "progress_load"),
    ],
)
def test_two_more_repetitions_twice_come_before_more_weight(extra, code):
    heavy = item(of=LOADED, reps=(12, 12), load_kg=40.0)
    history = [session(extra_reps=count) for count in extra]
    assert decide_item(heavy, history, irritability=Irritability.LOW).reason.code == code


def test_repetitions_and_steps_do_not_wait_for_more_of_them():
    history = [session(extra_reps=0), session(extra_reps=0)]
    assert decide_item(item(), history, irritability=Irritability.LOW).reason.code == "progress_reps"
