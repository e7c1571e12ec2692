"""Every code of the examination has words, every sentence can be filled, and no word frightens."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from django.utils.functional import Promise

from programs.clinical.advice import ADVICE as ADVICE_CODES
from programs.clinical.akps import ITEMS, score
from programs.clinical.case import Akps, Case, Measurement, Person, Running, Scope, Wishes
from programs.clinical.examination import Finding
from programs.clinical.examine import examine
from programs.clinical.findings import ORDER
from programs.clinical.irritability import rate
from programs.clinical.labels import LABELS
from programs.clinical.measures import MEASURES, SIGNS, bands
from programs.clinical.plan_notes import ASK_FIRST
from programs.clinical.screening import all_negative
from programs.clinical.values import Grade, Irritability, Sex, Side
from programs.wording import akps, examination, finding_reasons, findings, home_tests
from programs.wording.home_tests import HOME_TESTS, band_label, measure_name, value_label
from tests.clinical.examined import PAINFUL, WOMAN, a_case, both_legs, measured

FORBIDDEN = re.compile(
    r"damage|worn out|out of place|tracking|degenerat|\bcure|guarantee|\bsafe|weak|!"
    r"|patellofemoral|\bROM\b|adherence|regress|deload",
    re.IGNORECASE,
)
#: Names that only clinicians see; the runner's words are held to the list above.
FOR_CLINICIANS = (akps.INSTRUMENT,)


def strings(value: object) -> Iterator[str]:
    """Every sentence inside a module's constant."""
    if isinstance(value, Promise):
        yield str(value)
    elif isinstance(value, Mapping):
        yield from (text for inner in value.values() for text in strings(inner))
    elif isinstance(value, tuple | list):
        yield from (text for inner in value for text in strings(inner))
    elif is_dataclass(value) and not isinstance(value, type):
        yield from (text for field in fields(value) for text in strings(getattr(value, field.name)))


def sentences() -> list[str]:
    modules = (akps, examination, finding_reasons, findings, home_tests, home_tests.words)
    constants = (getattr(module, name) for module in modules for name in dir(module) if name.isupper())
    return [text for constant in constants if constant not in FOR_CLINICIANS for text in strings(constant)]


def filled(reason: Any) -> str:
    params = {name: f"{value:g}" if isinstance(value, float) else value for name, value in reason.params.items()}
    return str(findings.FINDING_REASONS[reason.code]) % params


def test_no_word_frightens_and_no_jargon_is_used() -> None:
    found = sentences()
    assert len(found) > 400
    assert [text for text in found if FORBIDDEN.search(text)] == []


def test_the_word_test_can_fail() -> None:
    assert FORBIDDEN.search("Your weak side is worn out!")


def every_side(row: Any, value: float | str) -> list[Case]:
    sides = (Side.LEFT, Side.RIGHT) if row.per_leg else (Side.BOTH,)
    return [a_case(measured(row.id, value, side)) for side in sides]


def cases_of_every_finding() -> Iterator[Case]:
    for row in MEASURES.values():
        if row.words:
            values: tuple[float | str, ...] = row.words
        else:
            values = tuple({edge for band in bands(row.id, WOMAN) for edge in (band.from_value, band.to_value)})
        yield from (case for value in values for case in every_side(row, value))
        if row.sides:
            gap = (row.low + 10, row.low + 29)
            for left, right in (gap, gap[::-1]):
                legs = both_legs(row.id, min(left, row.high), min(right, row.high))
                yield a_case(*[replace(leg, reps=8) if row.id == "T02" else leg for leg in legs])
    for ratio in (0.1, 0.55, 0.9):
        for side in (Side.LEFT, Side.RIGHT):
            yield a_case(Measurement(test="T03", side=side, extension_kg=20, curl_kg=20 * ratio, reps=8))
    for side in (Side.LEFT, Side.RIGHT):
        yield a_case(measured("T20", "flat", side), measured("T22", "flexible", side), measured("T21", 12, side))
    yield a_case(*both_legs("T08", 25, 20))
    yield a_case(*both_legs("T08", 20, 25))
    yield a_case(*both_legs("T09", 0, 5))
    yield a_case(*both_legs("T09", 5, 0))
    yield a_case(*both_legs("T11", 100, 70))
    yield a_case(*both_legs("T11", 70, 100))
    yield a_case(*both_legs("T14", 100, 70))
    yield a_case(*both_legs("T14", 70, 100))
    yield a_case(*both_legs("T01", 30, 25))
    yield a_case(*both_legs("T01", 25, 30))
    yield a_case(*both_legs("T04", 40, 30))
    yield a_case(*both_legs("T04", 30, 40))
    yield a_case(*(measured("T23", 65, leg, outward=15) for leg in (Side.LEFT, Side.RIGHT)))
    yield a_case(running=Running(cadence=150))


def all_findings() -> list[Finding]:
    return [finding for case in cases_of_every_finding() for finding in examine(case).findings]


def test_every_finding_has_a_title_a_name_and_a_reason_that_can_be_filled() -> None:
    seen = all_findings()
    assert {finding.code for finding in seen} == set(ORDER) == set(findings.FINDING_NAMES)
    for finding in seen:
        assert str(findings.finding_title(finding))
        assert "%" not in filled(finding.reason).replace(" %", "")
        assert "None" not in filled(finding.reason)


def test_every_reason_sentence_of_a_test_is_used() -> None:
    used = {finding.reason.code for finding in all_findings()}
    assert {code for code in findings.FINDING_REASONS if re.match(r"T\d", code)} == used


def test_titles_and_reasons_of_the_legs_differ_only_in_the_leg() -> None:
    swap = {"left": "right", "right": "left", "Left": "Right", "Right": "Left"}

    def swapped(text: str) -> str:
        return re.sub(r"\b(left|right)\b", lambda found: swap[found[0]], text, flags=re.IGNORECASE)

    for (code, leg), titles in findings.FINDING_TITLES.items():
        if leg == "left":
            assert [swapped(str(title)) for title in titles] == [
                str(title) for title in findings.FINDING_TITLES[code, "right"]
            ]
    for code, sentence in findings.FINDING_REASONS.items():
        if code.endswith(".left"):
            assert swapped(str(sentence)) == str(findings.FINDING_REASONS[code.removesuffix("left") + "right"])


@pytest.mark.parametrize(
    ("case", "title", "reason"),
    [
        (
            a_case(measured("T08", 7)),
            "Right ankle is stiff",
            "Right foot, toe to wall: 7 cm. The goal is 10 cm or more.",
        ),
        (
            a_case(*both_legs("T08", 11.5, 13.5)),
            "Left ankle is stiff",
            "Toe to wall: left 11.5 cm, right 13.5 cm. That is 2 cm less on the left.",
        ),
        (
            a_case(measured("T01b", 21, Side.BOTH)),
            "The front of your thighs needs strength",
            "Rises from a chair in 30 seconds: 21. At your age the goal is 28 or more.",
        ),
        (
            a_case(measured("T03", 0.4)),
            "The back of your right thigh needs strength",
            "The back of your right thigh has 40 % of the front’s strength. The next aim is 50 %.",
        ),
        (
            a_case(measured("T05", 21)),
            "The back of your right thigh is a little stiff",
            "Your right leg stops 21 degrees short of straight. The goal is under 20.",
        ),
    ],
)
def test_a_finding_reads_like_this(case: Case, title: str, reason: str) -> None:
    (finding,) = examine(case).findings
    assert str(findings.finding_title(finding)) == title
    assert filled(finding.reason) == reason


def test_a_stored_finding_has_the_same_title() -> None:
    assert findings.title_of("tight_calf", "right", "deficit") == "Right ankle is stiff"
    assert findings.title_of("low_cadence", None, Grade.DEFICIT) == "Your steps are rather slow when you run"


def waiting_cases() -> list[Case]:
    calm = a_case()
    blocked = replace(calm, screening={**calm.screening, "gives_way": "yes"})
    return [blocked, a_case(pain=PAINFUL), replace(calm, pain=replace(calm.pain, rest=4))]


def test_every_waiting_test_can_say_why() -> None:
    seen = {waiting.reason.code for case in waiting_cases() for waiting in examine(case).tests_withheld}
    assert seen == {code for code in findings.FINDING_REASONS if code.startswith("tests.")}
    for case in waiting_cases():
        assert all(filled(waiting.reason) for waiting in examine(case).tests_withheld)


def test_every_rating_can_say_why() -> None:
    empty = a_case(pain=replace(PAINFUL, worst_7d=None, squat=None, stairs_down=None, settles_minutes=None, rest=None))
    cases = [a_case(), a_case(pain=replace(a_case().pain, worst_7d=8)), replace(empty, akps=Akps(), running=Running())]
    cases.append(a_case(measured("T26", 6, Side.BOTH)))
    ratings = [rate(case, score(case.akps)) for case in cases]
    assert {rating.reason.code for rating in ratings} == {
        code for code in findings.FINDING_REASONS if code.startswith("irritability.")
    }
    assert all(filled(rating.reason) for rating in ratings)
    assert {row.code for rating in ratings for row in rating.rows} <= set(examination.IRRITABILITY_ROWS)
    assert len(examination.IRRITABILITY_ROWS) == 6


def cases_of_every_text() -> list[Case]:
    moderate = replace(a_case().pain, worst_7d=5)
    one_missing = {item: points[0] for item, points in ITEMS.items() if item != "limp"}
    older = Person(age=45, sex=Sex.MALE)
    return [
        a_case(),
        a_case(scope=Scope(under_physio=True, anticoagulant=True), fear=8),
        a_case(person=Person(age=30, sex=Sex.FEMALE, height_cm=160, weight_kg=80)),
        a_case(measured("T23", 65), measured("T20", "high"), running=Running(cadence=150)),
        a_case(measured("T01", 25, pain=4)),
        a_case(pain=moderate, wishes=Wishes(weeks=4)),
        a_case(pain=PAINFUL, wishes=Wishes(weeks=4, minutes_per_session=60)),
        a_case(measured("T03", 0.6), akps=Akps(answers=one_missing)),
        a_case(measured("T01b", 20, Side.BOTH), person=older),
        a_case(scope=Scope(contraindications=frozenset(ASK_FIRST)), wishes=Wishes(strength_days=(1, 2))),
        cleared(scope=Scope(pregnant_weeks=24), wishes=Wishes(minutes_per_session=60)),
        cleared(person=Person(age=50, sex=Sex.MALE), scope=Scope(kneeling_hurts=True)),
        cleared(person=Person(age=30, sex=Sex.MALE, height_cm=170, weight_kg=110)),
        cleared(screening=all_negative() | {"fever_or_ill": "yes"}),
        a_case(screening=all_negative() | {"swelling": "mild"}),
        a_case(screening=all_negative() | {"weight_bearing": "reduced"}),
        a_case(scope=Scope(contraindications=frozenset({"hypertension"}))),
        *(a_case(pain=replace(moderate, now=pain)) for pain in (6, 8)),
        a_case(scope=Scope(low_mood=True, pain_everywhere=True)),
        replace(a_case(), knee=replace(a_case().knee, worse_straightening="yes")),
        replace(a_case(), knee=replace(a_case().knee, side=Side.BOTH)),
    ]


def cleared(**changes: Any) -> Case:
    case = a_case(**changes)
    return replace(case, scope=replace(case.scope, clinician_clearance_on=case.today))


def test_every_text_is_told_somewhere_and_can_be_filled() -> None:
    texts = [text for case in cases_of_every_text() for text in examine(case).texts]
    assert {text.code for text in texts} == set(examination.TEXTS)
    assert all("%(" not in examination.told(text) for text in texts)


def test_where_painkillers_are_not_named_no_name_is_told() -> None:
    told = [examination.told(text) for text in examine(a_case(scope=Scope(anticoagulant=True))).texts]
    assert told
    assert not any(re.search("ibuprofen|paracetamol|anti-inflammatory|NSAID", text, re.IGNORECASE) for text in told)


def test_advice_prognosis_labels_and_levels_have_words() -> None:
    assert set(examination.ADVICE) == set(ADVICE_CODES)
    assert set(examination.PROGNOSIS) == {"PR1", "PR2", "PR3", "PR4"}
    assert set(examination.LABEL_NAMES) == set(LABELS)
    assert set(examination.IRRITABILITY_NAMES) == set(examination.IRRITABILITY_LEVELS) == set(Irritability)


@pytest.mark.parametrize(("offered", "is_told"), [((4, 5, 6), True), ((5, 6), True), ((6,), False)])
def test_a_shorter_program_is_spoken_of_only_where_one_is_offered(offered: tuple[int, ...], is_told: bool) -> None:
    assert examination.advice_text("six_weeks", offered).endswith("You may still choose a shorter one.") is is_told
    assert "shorter" not in examination.advice_text("see_physio", offered)


def test_every_item_and_option_of_the_knee_score_has_words() -> None:
    assert list(akps.QUESTIONS) == list(akps.ITEM_NAMES) == list(akps.ANSWERS) == list(ITEMS)
    for item, points in ITEMS.items():
        assert tuple(value for value, _words in akps.choices(item)) == points
        assert len({str(words) for _value, words in akps.choices(item)}) == len(points)


def test_the_instrument_says_where_it_comes_from_and_that_its_licence_is_open() -> None:
    assert "Kujala" in akps.INSTRUMENT["citation"]
    assert akps.INSTRUMENT["licence"] == "Not verified"
    assert akps.INSTRUMENT["evidence_url"].startswith("https://doi.org/")


@pytest.mark.parametrize("row", MEASURES.values(), ids=MEASURES)
def test_every_test_is_explained(row: Any) -> None:
    words = HOME_TESTS[row.id]
    assert str(words.title).endswith("?")
    assert words.needs and words.steps and words.results and str(measure_name(row.id))
    assert row.unit in home_tests.UNITS and row.tries in home_tests.TRIES
    assert set(words.choices) == set(row.words)
    sides = (Side.LEFT, Side.RIGHT) if row.per_leg else (Side.BOTH,)
    assert all(str(value_label(row.id, side)) for side in sides)
    assert all(str(band_label(row.id, band.code)) for band in bands(row.id, WOMAN))
    assert {band.code for band in bands(row.id, WOMAN)} == set(words.bands)


@pytest.mark.parametrize(
    ("test", "told"),
    [
        ("T01", ["Cross your arms", "other leg straight", "two seconds", "30", "lose the beat twice", "more than 3"]),
        ("T05", ["one leg flat", "straight up", "along your shin", "thigh wants to move", "firm pull", "missing"]),
        ("T07", ["0 if it does not drop"]),
        ("T08", ["big toe and heel", "second toe", "heel stays down", "only just touch", "half centimetre"]),
        ("T13", ["20 cm", "10 cm", "hands on your hips", "brushes the floor", "five times", "film"]),
    ],
)
def test_a_key_test_is_told_step_by_step(test: str, told: list[str]) -> None:
    """3.2."""
    words = HOME_TESTS[test]
    text = " ".join(str(one) for one in (*words.needs, *words.steps))
    assert [fact for fact in told if fact not in text] == []


def test_a_test_names_its_clinic_version_where_there_is_one() -> None:
    assert set(MEASURES) - set(home_tests.CLINIC_VERSIONS) == {"T19", "T25", "T26"}


def test_no_home_test_asks_for_what_trained_hands_do() -> None:
    asked = " ".join(text for words in HOME_TESTS.values() for text in strings((words.title, words.needs, words.steps)))
    assert not re.search(r"FADIR|Craig|Clarke|grind|apprehension|Lachman|McMurray|\btilt", asked, re.IGNORECASE)


def test_the_tests_stand_in_the_order_of_the_evidence() -> None:
    assert list(HOME_TESTS) == list(MEASURES)


def test_every_sign_on_the_film_has_words() -> None:
    assert {test: set(signs) for test, signs in home_tests.SIGN_TEXTS.items()} == {
        test: set(signs) for test, signs in SIGNS.items()
    }
