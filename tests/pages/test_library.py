"""The library of exercises: everybody finds one by words and lists, and reads all about it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from urllib.parse import quote

import pytest
from django.conf import settings
from django.test import Client

from programs.clinical.generation.reach import has_kit
from programs.clinical.values import PfjLoad
from programs.exchange.catalogue_file import shipped_catalogue
from programs.exchange.figures_file import figures
from programs.models import Exercise, Patient, Program, User
from programs.queries.library import Wanted, matching
from programs.queries.library_words import _written
from programs.views.library import ladder
from tests import make
from tests.actions.told import asked, session_on
from tests.make_start import at_the_end, with_draft
from tests.pages.session_answers import address as address_of

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User | Patient], Client]
MONDAY = 14
CATALOGUE = shipped_catalogue()
SAID = {code: one.says for code, one in figures().items()}
TINTED = {code: (*one.works, *one.stretches) for code, one in figures().items()}


@pytest.fixture(autouse=True)
def library() -> None:
    make.library()


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def codes(html: str) -> list[str]:
    return re.findall(r'href="/exercises/(\w+)/"', html)


def test_everybody_pages_through_all_exercises_with_their_pictures(client: Client) -> None:
    seen = [code for number in range(1, 6) for code in codes(page(client, f"/exercises/?page={number}"))]
    assert seen == list(CATALOGUE)
    assert client.get("/exercises/?page=6").status_code == 404
    assert "/exercises/QD02" in page(client, "/exercises/?q=straight+leg+raise")
    assert re.search(
        r'<use href="[^"]*exercises/QD02[^"]*\.svg#figure"', page(client, "/exercises/?q=straight+leg+raise")
    )


@pytest.mark.parametrize(
    ("wanted", "inside", "outside"),
    [
        (Wanted(words="BRIDGE leg"), "GL11", "QD02"),
        (Wanted(muscle="calf"), "ST10", "QD01"),
        (Wanted(aim="weak_quads"), "QD10", "GL01"),
        (Wanted(kit="loop_band"), "GL06", "GL03"),
        (Wanted(load=PfjLoad.NONE), "GL01", "QD27"),
        (Wanted(phase=1), "GL03", "QD27"),
        (Wanted(words="bridge", aim="weak_glute_max", load=PfjLoad.LOW, phase=1), "GL10", "HM02"),
    ],
)
def test_what_is_found_is_all_that_is_wanted(wanted: Wanted, inside: str, outside: str) -> None:
    found = [one.code for one in matching(CATALOGUE, TINTED, wanted)]
    assert inside in found and outside not in found


def test_nothing_wanted_leaves_everything_and_nothing_found_says_so(client: Client) -> None:
    assert len(matching(CATALOGUE, TINTED, Wanted())) == len(CATALOGUE)
    assert "No exercise is all of that" in page(client, "/exercises/?q=swim+bridge+ladder")


def test_a_list_that_is_no_list_is_refused_at_its_field_and_keeps_the_words(client: Client) -> None:
    html = page(client, "/exercises/?q=bridge&muscle=tongue")
    assert "field-error" in html and re.search(r"<details[^>]* open>", html)
    assert html.count("Muscle: choose one from the list") == 2 and "tongue" not in html
    assert 'value="bridge"' in html and "GL10" in codes(html)


@pytest.mark.parametrize(
    "asked",
    ["x" * 10_000, "\u202eteg raise", "🦵🏽" * 20, "' OR 1=1; --", "%", "_", "\\", "\t", "«»", "\ud83e", "page=2"],
    ids=["long", "right to left", "emoji", "SQL", "percent", "underscore", "slash", "tab", "quotes", "half", "pair"],
)
def test_whatever_is_typed_is_answered_by_a_page_that_says_how_many(client: Client, asked: str) -> None:
    raw = quote(asked.encode("utf-8", "surrogatepass"))
    for name in ("q", "muscle", "aim", "kit", "load", "phase", "page"):
        answer = client.get(f"/exercises/?{name}={raw}")
        assert answer.status_code == (404 if name == "page" else 200), (name, asked)


def test_a_page_of_what_was_found_keeps_what_was_asked(client: Client) -> None:
    assert "?load=1&amp;page=2" in page(client, "/exercises/?load=1")


@pytest.mark.parametrize("code", CATALOGUE)
def test_one_exercise_says_how_why_and_where_from(client: Client, code: str) -> None:
    html = page(client, f"/exercises/{code}/").replace("&#x27;", "'").replace("&amp;", "&").replace("&quot;", '"')
    exercise = CATALOGUE[code]
    assert exercise.name in html
    assert all(cue in html for cue in exercise.cues)
    assert exercise.evidence in html
    assert "None" not in re.sub(r"<[^>]*>", " ", html)


def test_an_exercise_that_is_retired_or_unknown_is_no_page(client: Client) -> None:
    Exercise.objects.filter(code="QD02").update(is_retired=True)
    assert client.get("/exercises/QD02/").status_code == 404
    assert client.get("/exercises/nonsense/").status_code == 404
    assert "QD02" not in codes(page(client, "/exercises/?q=straight+leg"))


def test_a_ladder_goes_from_the_easiest_to_the_hardest_and_never_round() -> None:
    for exercise in CATALOGUE.values():
        steps = [step["exercise"].code for step in ladder(CATALOGUE, exercise)]  # type: ignore[attr-defined]
        assert len(steps) == len(set(steps))
        assert exercise.code in steps
    steps = [step["exercise"].code for step in ladder(CATALOGUE, CATALOGUE["GL10"])]  # type: ignore[attr-defined]
    assert steps.index("GL10") < steps.index("GL11")


def test_pages_ask_a_constant_number_of_times(client: Client, django_assert_num_queries: object) -> None:
    for address in ("/exercises/", "/exercises/?q=leg", "/exercises/QD02/"):
        with django_assert_num_queries(1):  # type: ignore[operator]
            client.get(address)


@pytest.mark.parametrize("address", ["/", "/rules/", "/exercises/QD02/"])
def test_pages_for_anybody_lead_to_the_library(client: Client, address: str) -> None:
    assert 'href="/exercises/"' in page(client, address)


def test_a_session_and_a_plan_lead_to_more_about_their_exercises(program: Program, client_of: ClientOf) -> None:
    client, session = client_of(program.patient), session_on(program, MONDAY)
    html = page(client, address_of(session))
    assert codes(html) == [item.exercise.code for item in asked(session)] != []
    assert "More about this exercise" in html


def test_each_row_of_a_plan_leads_to_its_session_and_by_name_to_the_library(
    program: Program, client_of: ClientOf
) -> None:
    html = page(client_of(program.patient), "/plan/")
    rows = re.findall(r'class="exercise-row">\s*<a href="/sessions/[^"#]*#exercise-(\w+)">(.*?)</div>', html, re.S)
    assert len(rows) > 2
    for code, row in rows:
        assert f'href="/exercises/{code}/" aria-label="More about {CATALOGUE[code].name}"' in row


def test_a_draft_leads_to_more_about_its_exercises(sam: Patient, client_of: ClientOf, now: datetime) -> None:
    with_draft(sam, at=now)
    html = page(client_of(sam), "/start/plan/")
    assert html.count("More about this exercise") == len(codes(html)) > 4


def test_each_class_of_the_library_has_a_rule_and_each_rule_is_used() -> None:
    style = (settings.BASE_DIR / "static/css/pages/library.css").read_text()
    pages = (settings.BASE_DIR / "templates/public/library").glob("*.html")
    used = {name for one in pages for name in re.findall(r"library-[a-z]+", one.read_text())}
    assert used == set(re.findall(r"\.(library-[a-z]+)", style))


@pytest.mark.parametrize(
    ("words", "inside"),
    [
        ("squats", "QD10"),
        ("SQUAT", "QD10"),
        ("sqat", "QD10"),
        ("stepup", "QD19"),
        ("step up", "QD19"),
        ("wallsit", "QD08"),
        ("wall-sits", "QD08"),
        ("bridges", "GL10"),
        ("lunges", "QD25"),
        ("calves", "CF01"),
        ("calf raises", "CF01"),
        ("heel raises", "CF01"),
        ("foam rolling", "FR02"),
        ("running", "RN03"),
        ("quads", "QD01"),
        ("VMO", "QD01"),
        ("ITB", "ST13"),
        ("bike", "WU02"),
        ("bottom", "GL10"),
        ("front of the thigh", "QD02"),
        ("loop band", "GL06"),
        ("arms crossed", "QD12"),
        ("qd12", "QD12"),
    ],
)
def test_words_find_an_exercise_as_people_write_them(words: str, inside: str) -> None:
    found = [one.code for one in matching(CATALOGUE, TINTED, Wanted(words=words), SAID)]
    assert inside in found and len(found) < len(CATALOGUE)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("sqat", "“sqat”. We looked for “squat”."),
        ("Bridgge leg", "“Bridgge”. We looked for “bridge”."),
        ("cyclng", "“cyclng”. We looked for “cycling”."),
    ],
)
def test_a_word_that_was_mended_is_told(client: Client, asked: str, told: str) -> None:
    assert f"No exercise has the word {told}" in page(client, f"/exercises/?q={asked}")


@pytest.mark.parametrize("asked", ["", "squats", "bike", "Wall-Sits", "zzz", "VMO", "<b>"])
def test_a_word_that_is_known_or_means_nothing_is_not_mended(client: Client, asked: str) -> None:
    assert "We looked for" not in page(client, f"/exercises/?q={asked}")


def test_the_catalogue_is_folded_once_and_anew_where_its_words_change() -> None:
    matching(CATALOGUE, TINTED, Wanted(words="squat"), SAID)
    before = _written.cache_info().misses
    matching(CATALOGUE, TINTED, Wanted(words="bridge"), SAID)
    assert _written.cache_info().misses == before
    found = matching(CATALOGUE, TINTED, Wanted(words="xylophone"), SAID | {"QD12": "A xylophone."})
    assert [one.code for one in found] == ["QD12"]


@pytest.mark.parametrize("words", ["zzz", "bridge zzz", "QD12 bridge", "x" * 80])
def test_words_that_fit_nothing_find_nothing(words: str) -> None:
    assert matching(CATALOGUE, TINTED, Wanted(words=words), SAID) == ()


@pytest.mark.parametrize(
    ("kit", "inside", "outside"),
    [
        ("none", {"QD12", "QD01", "ST10", "QD02"}, {"GL06", "QD05"}),
        ("step", {"ST12", "QD18", "QD19", "QD20", "QD21"}, {"QD12", "RN05"}),
        ("ankle_weight", {"GL04", "QD02"}, {"GL03"}),
    ],
)
def test_kit_is_what_the_plans_count_as_at_hand(kit: str, inside: set[str], outside: set[str]) -> None:
    found = {one.code for one in matching(CATALOGUE, TINTED, Wanted(kit=kit))}
    assert inside <= found and not outside & found
    assert kit != "none" or found == {one.code for one in CATALOGUE.values() if has_kit(one, frozenset())}


def test_what_is_looked_for_is_shown_and_taken_off_one_by_one(client: Client) -> None:
    html = page(client, "/exercises/?q=raise&muscle=calf&phase=2")
    assert re.findall(r'btn-outline-primary" href="([^"]*)"', html) == [
        "?q=raise&amp;phase=2",
        "?q=raise&amp;muscle=calf",
    ]


def test_words_that_are_refused_find_nothing_and_are_not_sent_back_raw(client: Client) -> None:
    html = page(client, "/exercises/?q=%00squat")
    assert "\0" not in html and 'value="squat"' in html
    assert "field-error" in html and not codes(html)


def test_a_code_in_small_letters_leads_to_its_page(client: Client) -> None:
    answer = client.get("/exercises/qd12/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/exercises/QD12/")
    assert "5 out of 10" in page(client, "/exercises/QD12/")


@pytest.mark.parametrize(("knee", "is_mirrored"), [("left", True), ("right", False)])
def test_a_plan_and_a_draft_show_the_painful_leg(
    sam: Patient, client_of: ClientOf, now: datetime, knee: str, is_mirrored: bool
) -> None:
    with_draft(sam, at=now)
    sam.assessments.update(knee_side=knee)
    client = client_of(sam)
    draft = page(client, "/start/plan/")
    client.post("/start/plan/", {"starts_on": "2027-01-18"})
    for html in (draft, page(client, "/plan/")):
        assert bool(re.search(r"<g transform=[^>]*><use href=[^>]*exercises/QD", html)) is is_mirrored
        assert re.search(r"<use href=[^>]*exercises/QD", html)


@pytest.mark.parametrize(("knee", "is_mirrored"), [("left", True), ("right", False)])
def test_a_home_test_shows_the_painful_leg(
    sam: Patient, client_of: ClientOf, now: datetime, knee: str, is_mirrored: bool
) -> None:
    at_the_end(sam, at=now)
    sam.assessments.update(knee_side=knee)
    html = page(client_of(sam), "/start/tests/T01/")
    assert re.search(r"<use href=[^>]*tests/T01", html)
    assert bool(re.search(r"<g transform=[^>]*data-stage", html)) is is_mirrored


def test_the_list_of_home_tests_shows_a_picture_beside_each_name(
    sam: Patient, client_of: ClientOf, now: datetime
) -> None:
    at_the_end(sam, at=now)
    html = page(client_of(sam), "/start/tests/")
    asked = re.findall(r'href="/start/tests/(T\w+)/"', html)
    assert len(asked) > 10
    assert [code for code in asked if f"tests/{code}" not in html.replace(f"/start/tests/{code}", "")] == []
