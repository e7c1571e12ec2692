"""The catalogue: what is read, what is refused, and that the shipped file keeps its own promises."""

import copy

import pytest

from programs.clinical.catalogue import CatalogueFault, ExerciseFault, catalogue_from, exercise_from
from programs.clinical.values import Irritability, PfjLoad
from programs.exchange.catalogue_file import CatalogueFileFault, records, shipped_catalogue


@pytest.fixture
def mini_squat():
    return copy.deepcopy(next(record for record in records() if record["id"] == "QD10"))


def test_the_shipped_file_gives_108_exercises_in_its_own_order():
    catalogue = shipped_catalogue()
    assert len(catalogue) == 108
    assert list(catalogue) == [record["id"] for record in records()]


def test_a_record_becomes_an_exercise_field_by_field(mini_squat):
    exercise = exercise_from(mini_squat)
    assert (exercise.code, exercise.category, exercise.pfj_load) == ("QD10", "strength_quads", PfjLoad.LOW)
    assert exercise.knee_rom_degrees == (0, 45)
    assert exercise.dose.reps == (10, 15)
    assert exercise.dose.hold_seconds is None
    assert (exercise.easier, exercise.harder) == ("QD08", "QD13")
    assert exercise.enters_week_of_6[Irritability.HIGH] == 1


def test_a_knee_range_keeps_its_direction():
    assert shipped_catalogue()["QD04"].knee_rom_degrees == (90, 45)


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("id", "", "QD10|.id: '' is not a text"),
        ("category", "gym", "QD10.category: 'gym' is not one of"),
        ("pfj_load", "HIGH", "QD10.pfj_load: 'HIGH' is not one of"),
        ("impact", "no", "QD10.impact: 'no' is not true or false"),
        ("equipment", [], "QD10.equipment: [] is not a list with at least one"),
        ("min_phase", 5, "QD10.min_phase: 5 is not a whole number from 1 to 4"),
        ("min_phase", True, "QD10.min_phase: True is not a whole number"),
        ("pain_ceiling_0_10", 6, "QD10.pain_ceiling_0_10: 6 is not"),
        ("est_minutes", 0, "QD10.est_minutes: 0 is not minutes"),
        ("knee_rom_deg", {"from": 0}, "QD10.knee_rom_deg.to: is missing"),
        ("enters_week_of_6", {"low": 7, "moderate": 1, "high": 1}, "QD10.enters_week_of_6.low: 7 is not"),
        ("cues", [1], "QD10.cues: [1] is not a list of texts"),
        ("easier", None, "QD10.easier: None is not a mapping"),
    ],
)
def test_a_fault_quotes_the_field_and_the_value(mini_squat, field, value, told):
    mini_squat[field] = value
    with pytest.raises(ExerciseFault) as fault:
        exercise_from(mini_squat)
    assert told.split("|")[-1] in str(fault.value)


@pytest.mark.parametrize(
    ("field", "value"),
    [("reps", [15, 10]), ("reps", [0, 5]), ("reps", [10]), ("sets", 0), ("rest_s", -1), ("per_week", [0, 8])],
)
def test_an_impossible_dose_is_refused(mini_squat, field, value):
    mini_squat["dose_default"][field] = value
    with pytest.raises(ExerciseFault, match=rf"QD10\.dose_default\.{field}"):
        exercise_from(mini_squat)


@pytest.mark.parametrize("field", sorted(next(iter(records()))))
def test_every_field_is_needed(mini_squat, field):
    del mini_squat[field]
    with pytest.raises(ExerciseFault, match="is missing"):
        exercise_from(mini_squat)


#: Section 5; the notes on range and cues stand beside what they explain.
FIELDS = [
    "id",
    "name",
    "aliases",
    "category",
    "muscles_primary",
    "muscles_secondary",
    "addresses",
    "position",
    "equipment",
    "laterality",
    "load_type",
    "chain",
    "impact",
    "kneeling",
    "pfj_load",
    "knee_rom_deg",
    "rom_note",
    "min_phase",
    "enters_week_of_6",
    "dose_default",
    "pain_ceiling_0_10",
    "cues",
    "common_mistakes",
    "easier",
    "harder",
    "contraindications",
    "note",
    "evidence",
    "est_minutes",
    "governed_by",
]


def test_every_record_has_the_thirty_fields_of_the_evidence_and_no_other():
    assert len(FIELDS) == 30
    assert {frozenset(record) for record in records()} == {frozenset(FIELDS)}
    assert {len(record["enters_week_of_6"]) for record in records()} == {len(Irritability)}


def test_a_code_stands_once(mini_squat):
    mini_squat["easier"]["id"] = mini_squat["harder"]["id"] = None
    with pytest.raises(CatalogueFault, match=r"QD10\.id: stands twice"):
        catalogue_from([mini_squat, mini_squat])


def test_a_ladder_leads_to_an_exercise(mini_squat):
    with pytest.raises(CatalogueFault, match=r"QD10\.easier: 'QD08' is not in the catalogue"):
        catalogue_from([mini_squat])


def test_no_ladder_step_down_loads_the_knee_more():
    catalogue = shipped_catalogue()
    worse = [
        exercise.code
        for exercise in catalogue.values()
        if exercise.easier and catalogue[exercise.easier].pfj_load > exercise.pfj_load
    ]
    assert worse == []


@pytest.mark.parametrize("text", ["", "[]", "exercises: {}", "exercises: [1]", "a: [b"])
def test_a_file_that_is_no_catalogue_is_refused_by_name(tmp_path, text):
    path = tmp_path / "bad.yaml"
    path.write_text(text)
    with pytest.raises(CatalogueFileFault, match=r"bad\.yaml"):
        records(path)


def test_the_yaml_cannot_make_objects(tmp_path):
    path = tmp_path / "evil.yaml"
    path.write_text("exercises: !!python/object/apply:os.getcwd []")
    with pytest.raises(CatalogueFileFault):
        records(path)
