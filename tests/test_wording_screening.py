"""The screening speaks calmly and completely: words for every key, rule and level, and a number to call."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from programs.clinical.screening import ALL_RULES, BY_KEY, PAGES, RESCREEN, RULES, AnswersRefused, differential_hints
from programs.clinical.values import Level
from programs.wording import care, clearance
from programs.wording.care import care_card, outcome_message
from programs.wording.countries import COUNTRIES
from programs.wording.questions import WORD_LABELS
from programs.wording.said import SAID
from programs.wording.scope import HINT_TEXTS, LIMIT_TEXTS
from programs.wording.screening import (
    ALSO_WORDS,
    ANSWER_FAULTS,
    PAGE_WORDS,
    QUESTION_WORDS,
    RESCREEN_WORDS,
    RULE_NAMES,
    RULE_STATEMENTS,
    RULE_WORDS,
    option_label,
    told,
)
from tests.clinical.screening_case import a_case

REFUSED = re.compile(
    r"\b(damag\w*|worn[ -]out|out of place|mis-?track\w*|mal-?track\w*|degenerat\w*|cure[sd]?|curing"
    r"|guarantee\w*|safe|safely|weak side|patellofemoral|serious disease)\b|!",
    re.IGNORECASE,
)
LONGEST_SENTENCE = 25  # words: reading age 11
BLOCKED = [level for level in Level if level.blocks_plan]


def runner_texts() -> Iterator[str]:
    """Everything that a runner may read of the screening."""
    for question in QUESTION_WORDS.values():
        yield from (str(question.sign), str(question.question), str(question.hint))
    for page in PAGE_WORDS.values():
        yield from (str(page.title), str(page.hint), str(page.why), str(page.none))
    for rule, words in RULE_WORDS.items():
        yield from (str(words.name), str(words.statement), str(words.meaning))
        yield from (told(rule, certain=True), told(rule, certain=False))
    for table in (LIMIT_TEXTS, HINT_TEXTS, RESCREEN_WORDS):
        yield from map(str, table.values())
    for country in COUNTRIES:
        for level in Level:
            card = care_card(level, country, ("RF14", "RF15"))
            yield from (card.heading, card.lead, card.say, card.call_heading, outcome_message(level, country))
            yield from (*card.steps, *card.call_if, *card.afterwards)
    yield from map(str, (*care.WATCH_STEPS, care.WATCH_LEAD))
    yield from (str(text) for name, text in vars(clearance).items() if name.startswith("CLEARANCE"))


def test_every_question_page_and_weekly_line_has_words() -> None:
    assert set(QUESTION_WORDS) == set(BY_KEY)
    assert list(PAGE_WORDS) == [page.slug for page in PAGES]
    assert list(RESCREEN_WORDS) == [line.key for line in RESCREEN]
    assert {fact for page in PAGES for fact in page.also} == set(ALSO_WORDS)


def test_every_option_of_every_question_has_a_label() -> None:
    labels = {key: [str(option_label(key, word)) for word in question.options] for key, question in BY_KEY.items()}
    assert all(all(words) and len(set(words)) == len(words) for words in labels.values())
    assert labels["weight_bearing"][2] == "None at all"
    assert labels["locked"] == ["Yes", "No", "I'm not sure"]
    assert all(set(words) <= set(BY_KEY[key].words) for key, words in WORD_LABELS.items())


def test_every_rule_has_a_name_a_sign_a_statement_and_a_meaning_in_the_order_of_the_evidence() -> None:
    order = [rule.id for rule in ALL_RULES]
    assert list(RULE_WORDS) == order == list(RULE_NAMES) == list(RULE_STATEMENTS)
    assert all(words.name and words.sign and words.statement and words.meaning for words in RULE_WORDS.values())


def test_a_name_is_short_and_told_apart_from_the_others() -> None:
    names = [str(name) for name in RULE_NAMES.values()]
    assert len(set(names)) == len(names)
    assert all(len(name) <= 80 and not name.endswith(".") for name in names)


def test_every_limit_says_what_it_does_to_the_plan() -> None:
    assert list(LIMIT_TEXTS) == [rule.id for rule in RULES if rule.limits_plan]


@pytest.mark.parametrize("rules", [("SC11",), ("SC15",), ("SC15", "SC11")])
def test_whoever_only_has_to_wait_is_not_sent_to_a_doctor(rules: tuple[str, ...]) -> None:
    card = care_card(Level.SOON, "GB", rules)
    assert card.heading == "Wait a little before you start"
    assert not card.say and "When the time is over" in card.afterwards[-1]
    assert card.call_if and card.emergency == "999"
    assert care_card(Level.SOON, "GB", (*rules, "RF21")).heading == "See a GP or physio before you start"


def test_every_hint_has_words() -> None:
    places = ("front", "outer", "inner", "below", "back", "front_thigh")
    signs, sore = {"locked": "yes"}, {"worse_straightening": "yes"}
    cases = [a_case(knee={"location": place}, person={"age": age}) for place in places for age in (12, 30, 60)]
    cases += [a_case(knee={"location": "inner"}, screening=signs), a_case(knee={"location": "below", **sore})]
    assert {hint for case in cases for hint in differential_hints(case)} == set(HINT_TEXTS)


def test_every_refused_answer_has_words() -> None:
    assert set(ANSWER_FAULTS) == set(AnswersRefused.__subclasses__())


def test_how_urgent_a_sign_is_says_the_card_alone() -> None:
    """Told as "not sure" a sign is less urgent: a sentence of its own would contradict the steps beside it."""
    hurried = re.compile(r"\b(today|tomorrow|at once|now|straight away|same day|soon|hours|days)\b")
    urgent = [rule.id for rule in ALL_RULES if rule.level >= Level.URGENT]
    assert [rule for rule in urgent if hurried.search(str(RULE_WORDS[rule].meaning))] == []


def test_no_card_promises_to_ask_every_week() -> None:
    assert [level for level in Level if "every week" in " ".join(care_card(level, "GB").afterwards)] == []


def test_a_level_that_a_clinician_alone_allows_promises_no_limit_it_cannot_name() -> None:
    card = care_card(Level.MODIFY, "GB", names_limits=False)
    assert "limits" not in card.heading and "different" not in card.lead
    assert "A clinician has looked at it" in card.lead


def test_what_was_told_reads_as_a_sentence() -> None:
    assert told("RF14", certain=True) == (
        "Your answers say that one calf or thigh is swollen, warm or sore for no clear reason."
    )
    assert told("RF13", certain=False).startswith("You were not sure whether your knee gets stuck")


def test_no_text_frightens_promises_or_shouts() -> None:
    assert [text for text in runner_texts() if REFUSED.search(text)] == []


def test_sentences_are_short() -> None:
    sentences = (sentence for text in runner_texts() for sentence in re.split(r"[.:;?]\s", text))
    assert [sentence for sentence in sentences if len(sentence.split()) > LONGEST_SENTENCE] == []


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("level", Level)
def test_no_card_has_a_hole(level: Level, country: str) -> None:
    card = care_card(level, country, ("RF14",))
    texts = [card.heading, card.lead, card.say, card.call_heading, *card.steps, *card.call_if, *card.afterwards]
    assert not any(re.search(r"%\(|None\b(?! of)|  | on \.| \.", text) for text in texts)
    assert card.heading
    assert card.lead
    assert card.afterwards
    assert outcome_message(level, country)


@pytest.mark.parametrize(
    ("country", "emergency", "urgent"),
    [("GB", "999", "111"), ("US", "911", None), ("DE", "112", "116117"), ("FR", "112", None), ("gb", "999", "111")],
)
def test_the_number_to_call_is_that_of_the_country(country: str, emergency: str, urgent: str | None) -> None:
    assert care_card(Level.EMERGENCY, country).number == emergency
    assert care_card(Level.URGENT, country).number == urgent
    assert care_card(Level.SOON, country).number is None
    assert care_card(Level.EMERGENCY, country).heading == f"Call {emergency} now"


def test_an_unknown_country_calls_112() -> None:
    assert care_card(Level.EMERGENCY, "XX") == care_card(Level.EMERGENCY, "EU")
    assert care_card(Level.EMERGENCY, "XX").number == "112"


def test_without_a_line_for_urgent_advice_the_doctor_is_asked() -> None:
    assert "NHS 111 on 111" in care_card(Level.URGENT, "GB").steps[0]
    assert "Call your doctor" in care_card(Level.URGENT, "US").steps[0]
    assert outcome_message(Level.URGENT, "US") == "Get medical advice today. No plan is made."


@pytest.mark.parametrize("level", BLOCKED)
def test_a_blocked_card_says_what_to_do_what_to_say_and_when_to_call(level: Level) -> None:
    card = care_card(level, "GB", ("RF14",))
    assert card.steps
    assert "one calf or thigh is swollen, warm or sore for no clear reason" in card.say
    assert bool(card.call_if) is (level is not Level.EMERGENCY)
    assert care_card(level, "GB").say == ""


def test_every_sign_that_blocks_can_be_said_on_the_phone_in_plain_first_person() -> None:
    assert {rule.id for rule in ALL_RULES if rule.level.blocks_plan} <= SAID.keys() <= RULE_WORDS.keys()
    own = re.compile(r"\b(I|my|mine|me)\b")
    assert [rule for rule, words in SAID.items() if not own.search(str(words)) and rule != "RF14"] == []
    names = {str(words.name) for words in RULE_WORDS.values()}
    assert not names & {str(words) for words in SAID.values()}
    assert (
        care_card(Level.URGENT, "GB", ("RF04b", "SC16", "RF29")).say.count("my knee is hot or red; my leg cannot") == 1
    )


def test_tones_are_those_of_the_care_card() -> None:
    assert {care_card(level, "GB").tone for level in Level} == {"emergency", "urgent", "warn", "info"}


def test_a_clear_result_says_only_what_is_known() -> None:
    assert outcome_message(Level.CLEAR, "GB") == "None of the warning signs we ask about."


def test_a_pain_that_does_not_fit_is_not_told_to_come_back_with_a_clearance() -> None:
    fits, elsewhere = care_card(Level.SOON, "GB", ("RF21",)), care_card(Level.SOON, "GB", ("PF1", "RF21"))
    assert "tell us" in fits.afterwards[1]
    assert "not made for what you describe" in elsewhere.afterwards[0]


def test_a_start_that_a_clinician_allowed_names_no_limits_that_are_not_there() -> None:
    told = outcome_message(Level.MODIFY, "GB", names_limits=False)
    assert "limits" not in told and "A clinician has looked at it" in told
    assert "limits" in outcome_message(Level.MODIFY, "GB")
