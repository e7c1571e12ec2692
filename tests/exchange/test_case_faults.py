"""What is not a case is refused: every fault at once, with its path, its value and what is allowed."""

from __future__ import annotations

import pytest

from tests.exchange.cases import EXAMPLE, PROGRESS_EXAMPLE, SMALL, SMALL_PROGRESS, as_bytes, faults_of, with_value

TEST = {"test": "T01", "side": "left", "value": 12}
LOADS = {"test": "T03", "side": "left", "extension_kg": 20, "curl_kg": 10}


def with_tests(*entries):
    return {**SMALL, "tests": list(entries)}


#: path, value, and how the line ends (a piece of it).
ONE_VALUE = [
    ("schema", 2, "2 is not 1"),
    ("schema", "1", '"1" is not 1'),
    ("schema", True, "true is not 1"),
    ("schema", 1.0, "1.0 is not 1"),
    ("schema", None, "is missing"),
    ("today", "2026-02-30", "is not a day that exists"),
    ("today", "2027-1-4", "is not a day that exists"),
    ("today", "04.01.2027", "is not a day that exists"),
    ("today", "2027-01-04T00:00:00", "is not a day that exists"),
    ("today", "２０２７-01-04", "is not a day that exists"),
    ("today", "2027-W01-1", "is not a day that exists"),
    ("today", " 2027-01-04", "is not a day that exists"),
    ("today", 20270104, "is not a day that exists"),
    ("today", "2027-01-05", "is not a Monday (it is a Tuesday)"),
    ("today", ["2027-01-04"], "is not a day that exists"),
    ("today", None, "is missing"),
    ("person", None, "is missing"),
    ("person", [], "[] is not a mapping"),
    ("person", "Ana", '"Ana" is not a mapping'),
    ("person.age", None, "is missing"),
    ("person.age", -1, "-1 is not between 0 and 120 (years)"),
    ("person.age", 121, "121 is not between 0 and 120 (years)"),
    ("person.age", "24", '"24" is not a whole number'),
    ("person.age", "２４", "is not a whole number"),
    ("person.age", 24.5, "24.5 is not a whole number"),
    ("person.age", 24.0, "24.0 is not a whole number"),
    ("person.age", True, "true is not a whole number"),
    ("person.age", [24], "[24] is not a whole number"),
    ("person.age", {"years": 24}, "is not a whole number"),
    ("person.age", 10**30, "is not between 0 and 120"),
    ("person.sex", "woman", "is not one of female, male, other, undisclosed"),
    ("person.sex", "Female", "is not one of female"),
    ("person.sex", 1, "is not one of female"),
    ("person.sex", True, "is not one of female"),
    ("person.height_cm", 1.68, "1.68 is not between 50 and 260 (cm)"),
    ("person.height_cm", True, "true is not a number"),
    ("person.weight_kg", -60, "-60 is not between 10 and 400 (kg)"),
    ("person.weight_kg", "60 kg", "is not a number"),
    ("knee", {}, "is missing"),
    ("knee.side", "Right", "is not one of left, right, both"),
    ("knee.side", ["left"], "is not one of left, right, both"),
    ("knee.duration_weeks", 1.5, "1.5 is not a whole number"),
    ("knee.duration_weeks", -3, "-3 is not between 0"),
    ("knee.onset", "slow", "is not one of gradual, sudden"),
    ("knee.location", "knee", "is not one of front"),
    ("knee.provoked_by", "squat", '"squat" is not a list'),
    ("knee.provoked_by", ["squat", "dancing"], '[1]: "dancing" is not one of'),
    ("knee.provoked_by", ["squat", "squat"], '[1]: "squat" is not listed once only'),
    ("knee.provoked_by", [None], "[0]: null is not one of"),
    ("knee.provoked_by", [["squat"]], "[0]: "),
    ("knee.provoked_by", ["squat"] * 101, "101 entries are more than 100"),
    ("knee.training_change", "maybe", "is not yes or no"),
    ("knee.training_change", 1, "1 is not yes or no"),
    ("knee.training_change", 0, "0 is not yes or no"),
    ("pain.now", 11, "11 is not between 0 and 10"),
    ("pain.now", -1, "-1 is not between 0 and 10"),
    ("pain.now", 3.5, "3.5 is not a whole number"),
    ("pain.now", "3", '"3" is not a whole number'),
    ("pain.now", False, "false is not a whole number"),
    ("pain.settles_minutes", -1, "-1 is not between 0"),
    ("pain.night", "often", "is not one of none, occasional, most_nights"),
    ("pain.night", False, "false is not one of none"),
    ("fear", 11, "11 is not between 0 and 10"),
    ("fear", "a bit", "is not a whole number"),
    ("akps", 82, "82 is not a mapping"),
    ("akps.total", 101, "101 is not between 0 and 100 (points)"),
    ("akps.answers.limp", 2, "2 is not one of 5, 3, 0"),
    ("akps.answers.limp", True, "true is not one of 5, 3, 0"),
    ("akps.answers.squat", 1, "1 is not one of 5, 4, 3, 2, 0"),
    ("screening", "none", '"none" is not a mapping'),
    ("screening.none", "unsure", "is not yes or no"),
    ("screening.locked", "ja", "is not one of yes, no, unsure"),
    ("screening.locked", 1, "1 is not one of yes, no, unsure"),
    ("screening.swelling", True, "true is not one of none, mild, marked"),
    ("screening.swelling", "yes", '"yes" is not one of none, mild, marked'),
    ("screening.weight_bearing", False, "false is not one of normal, reduced, none"),
    ("scope.implant", "unsure", "is not yes or no"),
    ("scope.pregnant_weeks", 46, "46 is not between 0 and 45"),
    ("scope.contraindications", ["gout"], "[0]: "),
    ("scope.clinician_clearance_on", "last week", "is not a day that exists"),
    ("tests", {"T01": 12}, "is not a list"),
    ("all_tests_ok", "all", "is not yes or no"),
    ("running.cadence", 86, "86 is not between 100 and 250 (steps/min)"),
    ("running.tolerated_minutes", 10.5, "10.5 is not a whole number"),
    ("running.usual_km", "5k", "is not a number"),
    ("wishes.weeks", 0, "0 is not between 1 and 52 (weeks)"),
    ("wishes.minutes_per_session", 4, "4 is not between 5 and 240 (minutes)"),
    ("wishes.equipment", ["barbel"], "[0]: "),
    ("wishes.strength_days", [0], "[0]: 0 is not between 1 and 7"),
    ("wishes.strength_days", [8], "[0]: 8 is not between 1 and 7"),
    ("wishes.strength_days", [1, 1], "[1]: 1 is not listed once only"),
    ("wishes.strength_days", ["Monday"], "[0]: "),
]


@pytest.mark.parametrize(("path", "value", "said"), ONE_VALUE)
def test_a_value_that_cannot_be_is_refused_with_its_path(path, value, said):
    (line,) = faults_of(as_bytes(with_value(SMALL, path, value)))
    assert line.startswith(path) and said in line


ONE_TEST = [
    ({**TEST, "value": -4}, "tests[0].value: -4 is not between 0 and 30 (reps)"),
    ({**TEST, "value": 31}, "tests[0].value: 31 is not between 0 and 30 (reps)"),
    ({**TEST, "value": 12.5}, "tests[0].value: 12.5 is not a whole number from 0 to 30 (reps)"),
    ({**TEST, "value": "12"}, 'tests[0].value: "12" is not a whole number from 0 to 30 (reps)'),
    ({**TEST, "value": "weak"}, 'tests[0].value: "weak" is not a whole number from 0 to 30 (reps)'),
    ({**TEST, "value": True}, "tests[0].value: true is not a whole number from 0 to 30 (reps)"),
    ({**TEST, "value": [12]}, "tests[0].value: [12] is not a whole number from 0 to 30 (reps)"),
    ({**TEST, "pain": 11}, "tests[0].pain: 11 is not between 0 and 10"),
    ({**TEST, "test": "T99"}, 'tests[0].test: "T99" is not one of T01'),
    ({**TEST, "test": "t01"}, 'tests[0].test: "t01" is not one of T01'),
    ({**TEST, "test": 1}, "tests[0].test: 1 is not one of T01"),
    ({**TEST, "side": "middle"}, 'tests[0].side: "middle" is not one of left, right, both'),
    ({"side": "left", "value": 12}, "tests[0].test: is missing"),
    ({"test": "T01", "value": 12}, "tests[0].side: is missing"),
    ({**TEST, "values": 12}, "tests[0].values: 12 stands under an unknown key; did you mean value?"),
    ({**TEST, "reps": 10}, "tests[0].reps: 10 is not asked for by T01"),
    ({**TEST, "curl_kg": 10}, "tests[0].curl_kg: 10 is not asked for by T01"),
    ({"test": "T20", "side": "both", "value": "flet"}, 'tests[0].value: "flet" is not one of flat, normal, high'),
    ({"test": "T20", "side": "both", "value": 2}, "tests[0].value: 2 is not one of flat, normal, high"),
    ({"test": "T22", "side": "both", "value": "flat"}, 'tests[0].value: "flat" is not one of flexible, rigid'),
    ({"test": "T22", "side": "both", "value": 1}, "tests[0].value: 1 is not one of flexible, rigid"),
    ({"test": "T05", "side": "left", "value": 91}, "tests[0].value: 91 is not between 0 and 90 (deg)"),
    ({"test": "T12", "side": "left", "value": 6}, "tests[0].value: 6 is not between 0 and 5 (faults)"),
    ({**LOADS, "curl_kg": None}, "tests[0].curl_kg: is missing: T03 needs both loads"),
    ({**LOADS, "extension_kg": None}, "tests[0].extension_kg: is missing: T03 needs both loads"),
    ({**LOADS, "extension_kg": 0}, "tests[0].extension_kg: 0 is not above 0"),
    ({**LOADS, "value": 0.5}, "tests[0].value: 0.5 is not given beside the loads"),
    ({**LOADS, "curl_lb": 22}, "tests[0]: has one load in kg and in lb"),
    ({**LOADS, "curl_kg": -1}, "tests[0].curl_kg: -1 is not between 0 and 500 (kg)"),
    ({"test": "T03", "side": "left", "reps": 10}, "tests[0].extension_kg: is missing: T03 needs both loads"),
    ({"test": "T03", "side": "left", "value": 40}, "tests[0].value: 40 is not between 0 and 2 (ratio)"),
    ({**TEST, "outward": 20}, "tests[0].outward: 20 is not asked for by T01; only T23 has it"),
    ({"test": "T23", "side": "left", "value": 65, "outward": 91}, "tests[0].outward: 91 is not between 0 and 90 (deg)"),
    ("T01", 'tests[0]: "T01" is not a mapping'),
    (None, "tests[0]: null is not a mapping"),
]


@pytest.mark.parametrize(("entry", "said"), ONE_TEST)
def test_a_test_that_cannot_be_is_refused_with_its_place(entry, said):
    (line, *_) = faults_of(as_bytes(with_tests(entry)))
    assert line.startswith(said)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (TEST, {**TEST, "value": 20}),
        ({"test": "T19", "side": "left", "value": 1}, {"test": "T19", "side": "right", "value": 2}),
        ({"test": "T20", "side": "both", "value": "flat"}, {"test": "T20", "side": "both", "value": "flat"}),
    ],
)
def test_a_test_listed_twice_for_one_side_is_refused(first, second):
    (line,) = faults_of(as_bytes(with_tests(first, second)))
    assert line.startswith("tests[1].test:") and "stands twice" in line


def test_a_score_and_its_answers_together_are_refused():
    case = {**SMALL, "akps": {"total": 82, "answers": {"limp": 5}}}
    assert faults_of(as_bytes(case)) == ["akps.total: 82 is not given beside answers: leave out one of them"]


@pytest.mark.parametrize(
    ("path", "value", "meant"),
    [
        ("knee.durration_weeks", 7, "duration_weeks"),
        ("person.Age", 24, "age"),
        ("pain.worst7d", 5, "worst_7d"),
        ("screening.hot_red_kneee", "no", "hot_red_knee"),
        ("screening.fever", "no", "fever_or_ill"),
        ("scope.pregnant_week", 12, "pregnant_weeks"),
        ("running.longest_run_minutes", 30, "longest_run_30d_minutes"),
        ("wishes.equipement", [], "equipment"),
        ("scren", {}, "screening"),
        ("Pain", {}, "pain"),
    ],
)
def test_a_typo_is_never_a_missing_answer_and_the_right_word_is_offered(path, value, meant):
    (line,) = faults_of(as_bytes(with_value(SMALL, path, value)))
    assert line.startswith(f"{path}: ") and line.endswith(f"unknown key; did you mean {meant}?")


def test_a_key_far_from_any_lists_what_is_allowed():
    (line,) = faults_of(as_bytes({**SMALL, "zzz": None}))
    assert line.startswith("zzz: null stands under an unknown key; allowed here: schema, today, person")


def test_all_faults_come_at_once_in_the_order_of_the_file():
    case = {**SMALL, "person": {"age": -1, "sex": "x", "hight": 1}, "pain": {"now": 11}, "tests": [{"test": "T1"}]}
    lines = faults_of(as_bytes(case))
    assert [line.partition(":")[0] for line in lines] == [
        "person.hight",
        "person.age",
        "person.sex",
        "pain.now",
        "tests[0].side",
        "tests[0].test",
    ]


def test_a_file_of_nothing_but_faults_is_cut():
    lines = faults_of(as_bytes({**SMALL, **{f"key{at}": 1 for at in range(500)}}))
    assert len(lines) == 101 and lines[-1] == "case: and 400 more faults"


WHOLE_FILES = [
    ("", "the file is empty"),
    ("   \n\n", "the file is empty"),
    ("# only a comment\n", "the file is empty"),
    ("---\n", "the file is empty"),
    ("null", "the file is empty"),
    ("- schema: 1\n", "is not a mapping"),
    ("42", "42 is not a mapping"),
    ("just words", "is not a mapping"),
    ("[]", "[] is not a mapping"),
    ('"{}"', "is not a mapping"),
    ("schema: 1\nschema: 1\n", "schema: is written twice"),
    ('{"schema": 1, "schema": 1}', "schema: is written twice"),
    ("schema: 1\n---\nschema: 1\n", "more than one document"),
    ("schema: 1\ntoday: *a\n", "*a stands for nothing"),
    ("a: &a [*a]\n", "*a stands for nothing"),
    (
        "".join(
            f"{name}: &{name} [{', '.join(['*' + before if before else 'x'] * 30)}]\n"
            for before, name in (("", "a"), ("a", "b"), ("b", "c"), ("c", "d"))
        ),
        "more than 200,000 values",
    ),
    ("schema: !!int 1\n", "tags"),
    ("schema: !!python/object/apply:os.system [echo]\n", "tags"),
    ("schema: [1\n", "line 2"),
    ("schema: 1\n\ttoday: 2\n", "line 2"),
    ("schema: 'x\n", "line"),
    ('{"schema": 1,', "line"),
    ("? [a]\n: 1\n", "a key must be a word"),
    ("[" * 10_000, "levels deep"),
    ('{"a":' * 10_000, "levels deep"),
    ("a: \x00", "control characters"),
]


@pytest.mark.parametrize(("text", "said"), WHOLE_FILES)
@pytest.mark.parametrize("progress", [False, True])
def test_a_file_that_is_no_case_is_refused_kindly(text, said, progress):
    lines = faults_of(text, progress=progress)
    assert any(said in line for line in lines)


def test_a_key_written_twice_deeper_down_is_named_with_its_path():
    assert "person.age: is written twice" in faults_of("{schema: 1, person: {age: 3, age: 4}}")


def test_a_file_that_is_too_large_or_not_utf8_is_refused_before_it_is_read():
    assert "larger than" in faults_of(b" " * 1_000_001)[0]
    assert "not UTF-8" in faults_of(b"\xff\xfes\x00c\x00")[0]


#: What YAML 1.1 would quietly turn into something that nobody wrote.
SURPRISES = ["1_0", "0x1F", "0o17", "012", "1:30", ".nan", ".inf", "-.inf", "1e1", "10.", "+", "0b1", "１２", "ten"]


@pytest.mark.parametrize("written", SURPRISES)
def test_only_a_plain_number_is_a_whole_number(written):
    text = EXAMPLE.replace("fear: 0", f"fear: {written}")
    (line,) = faults_of(text)
    assert line.startswith("fear: ") and "is not a whole number from 0 to 10" in line


@pytest.mark.parametrize("written", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_numbers_of_json_that_are_none_are_refused(written):
    text = as_bytes(with_value(SMALL, "person.weight_kg", 12345)).replace(b"12345", written.encode())
    assert "is not a number from 10 to 400 (kg)" in faults_of(text)[0]


@pytest.mark.parametrize("written", ["-0", "+5", "5"])
def test_a_sign_does_not_make_a_number_a_word(written):
    assert faults_of(EXAMPLE.replace("fear: 0", f"fear: {written}")) == []


@pytest.mark.parametrize("value", ["a\nb", "a\x1b[31mb", "a\u2028b", "\ud800", "x" * 5000, ["x" * 5000], {"k": {}}])
def test_a_fault_is_one_short_line_whatever_the_value_holds(value):
    (line,) = faults_of(as_bytes(with_value(SMALL, "person.sex", value)))
    assert line.isprintable() and len(line) < 200


def test_a_key_with_strange_letters_stays_on_its_line():
    (line,) = faults_of(as_bytes({**SMALL, "a\nb: ok": 1}))
    assert line.startswith('"a\\nb: ok": 1 stands under an unknown key')


PROGRESS = [
    ("kind", None, "is missing"),
    ("kind", "session", "is not one of item, run, missed, week, end"),
    ("irritability", "medium", "is not one of low, moderate, high"),
    ("item", "QD10", "is not a mapping"),
    ("item.exercise", "QD99", "is not one of"),
    ("item.dose.sets", 0, "is not a whole number from 1 to 20"),
    ("item.dose.sets", {"left": 2, "middle": 3}, "is not a whole number from 1 to 20, or left and right"),
    ("item.dose.reps", [15, 10], "is not a number, or a pair"),
    ("item.dose.reps", [10, 12, 15], "is not a number, or a pair"),
    ("item.dose.reps", "10-15", "is not a number, or a pair"),
    ("item.dose.load_kg", -1, "is not between 0 and 500 (kg)"),
    ("item.dose.load", 20, "did you mean load_kg?"),
    ("item.dose", {"load_kg": 20, "load_lb": 44}, "leave out one of them"),
    ("item.phase", 5, "is not between 1 and 4"),
    ("item.holds_in_a_row", -1, "is not between 0"),
    ("history", {}, "is not a list"),
    ("history", [1], "[0]: 1 is not a mapping"),
    ("history", [{"peak": 11}], "[0].peak: 11 is not between 0 and 10"),
    ("history", [{"peak": 2.5}], "[0].peak: 2.5 is not a whole number"),
    ("history", [{"swelling_new": "unsure"}], "[0].swelling_new: "),
    ("history", [{"reps_ok": 1}], "[0].reps_ok: 1 is not yes or no"),
    ("history", [{"red_flag": "RF99"}], '[0].red_flag: "RF99" is not one of'),
    ("history", [{"red_flag": True}], "[0].red_flag: true is not one of"),
    ("history", [{"rpe": 11}], "[0].rpe: 11 is not between 0 and 10"),
    ("history", [{"morning": 1}], "[0].morning: 1 stands under an unknown key; did you mean morning_delta?"),
    ("run.step", 13, "is not between 0 and 12"),
    ("run.step", 2.5, "is not a whole number"),
    ("run.planned_minutes", -5, "is not between 0"),
    ("days_since_last_session", -1, "is not between 0"),
    ("days_since_last_session", 1.5, "is not a whole number"),
    ("weekly_worst_pain", [5, 11], "[1]: 11 is not between 0 and 10"),
    ("weekly_worst_pain", 5, "is not a list"),
    ("measures.akps", [72, 101], "[1]: 101 is not between 0 and 100"),
    ("measures.adherence", 90, "90 is not between 0 and 1"),
    ("measures.week", 0, "is not between 1 and 52"),
    ("stops_in_14_days", True, "true is not a whole number"),
    ("stops", 1, "did you mean stops_in_14_days?"),
]


@pytest.mark.parametrize(("path", "value", "said"), PROGRESS)
def test_a_progress_case_is_read_as_strictly(path, value, said):
    (line,) = faults_of(as_bytes(with_value(SMALL_PROGRESS, path, value)), progress=True)
    assert line.startswith(path) and said in line


def test_the_examples_have_no_fault():
    assert faults_of(EXAMPLE) == []
    assert faults_of(PROGRESS_EXAMPLE, progress=True) == []
