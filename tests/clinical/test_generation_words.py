"""Every reason of a plan has words, every sentence can be filled, and no word frightens."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from programs.clinical.examine import examine
from programs.clinical.findings import ORDER
from programs.clinical.generation import PlanImpossible, generate, invariants
from programs.clinical.generation.education import FEAR, ITEMS
from programs.clinical.generation.reasons import RULES
from programs.exchange.catalogue_file import shipped_catalogue
from programs.wording.education import EDUCATION, education_text, education_title
from programs.wording.plan import ADJUNCT_TEXTS, FINDING_ITEM_REASONS, PLAN_REASONS, adjunct_text
from programs.wording.plan_rules import BROKEN_RULES
from programs.wording.reasons import SENTENCES, reason_text
from tests.clinical.cases import plan_of, seed_case
from tests.clinical.whole_cases import cases

#: Never in what a runner reads (§7.8 and the house style).
REFUSED = re.compile(
    r"damage|worn out|out of place|tracking|degenerat|\bcure|guarantee|\bsafe|\bweak|!"
    r"|patellofemoral|\bROM\b|adherence|regress|deload",
    re.IGNORECASE,
)
MOST_WORDS = 150  # §7.10


def test_every_finding_and_every_rule_has_a_sentence():
    assert set(FINDING_ITEM_REASONS) == set(ORDER)
    assert set(RULES) <= set(PLAN_REASONS)


def test_no_two_tables_share_a_code():
    assert all(SENTENCES[code] is sentence for code, sentence in PLAN_REASONS.items())


def test_every_broken_rule_has_a_sentence():
    folder = Path(invariants.__file__).parent
    codes = {code for path in folder.glob("*.py") for code in re.findall(r'broken\(\s*"(\w+)"', path.read_text())}
    assert {f"broken_{code}" for code in codes} == set(BROKEN_RULES)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(cases())
def test_every_reason_of_a_plan_can_be_read(case):
    try:
        plan = generate(case, examine(case), shipped_catalogue())
    except PlanImpossible as refusal:
        assert "%" not in reason_text(refusal.reason)
        return
    if plan is None:  # screening blocks it
        return
    reasons = [reason for week in plan.weeks for item in week.prescriptions for reason in item.reasons]
    reasons += [week.running.reason for week in plan.weeks] + [retest.reason for retest in plan.retests]
    for text in {reason_text(reason) for reason in reasons}:
        assert text
        assert "%(" not in text


def test_a_reason_names_the_number_of_the_test():
    week = plan_of(seed_case()).weeks[0]
    squat = next(item for item in week.prescriptions if item.exercise == "QD10")
    assert "12 times" in reason_text(squat.reasons[0])


def test_the_gate_stands_in_the_text_of_walking_weeks_and_of_the_first_run():
    for code in ("run_gate", "run_not_yet", "run_step_first"):
        text = str(PLAN_REASONS[code])
        assert "30-minute walk" in text
        assert "hops" in text
        assert "limp" in text


@pytest.mark.parametrize("code", ITEMS)
def test_each_weekly_item_has_a_title_and_at_most_150_words(code):
    assert education_title(code)
    assert 60 <= len(education_text(code).split()) <= MOST_WORDS


def test_no_item_is_left_without_a_week():
    assert set(EDUCATION) == {FEAR, *ITEMS}


@pytest.mark.parametrize("kind", ["orthosis", "tape", "cadence", "cushioning"])
def test_every_extra_has_a_text(kind):
    assert adjunct_text(kind)


def test_what_a_runner_reads_neither_frightens_nor_promises():
    for_runners = {code: text for code, text in PLAN_REASONS.items() if code not in BROKEN_RULES}
    texts = [*for_runners.values(), *ADJUNCT_TEXTS.values(), *(text for pair in EDUCATION.values() for text in pair)]
    assert [str(text) for text in texts if REFUSED.search(str(text))] == []
