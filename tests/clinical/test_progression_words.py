"""Every reason of a next step has a sentence, and every sentence is used."""

from __future__ import annotations

import inspect
import pkgutil
import re
from importlib import import_module

import pytest

from programs.clinical import progression
from programs.clinical.decision import VARIABLES, Decision
from programs.clinical.progression import Outcome, RunState, decide_end, decide_item, decide_missed, decide_run
from programs.clinical.values import Irritability
from programs.wording.decisions import DECISION_NAMES, DECISION_REASONS, VARIABLE_NAMES
from tests.clinical.progression_cases import item, session

CODE = re.compile(r'"((?:stop|ease|week|hold|progress|run|missed|end|middle)_[a-z_]+)"')
#: Words of the code that look like codes and are none.
FIELDS = {"week_trend", "hold_seconds", "run_step"}
AVOIDED = re.compile(
    r"damage|worn out|out of place|tracking|degenerat|cure|guarantee|\bsafe\b|weak side|!", re.IGNORECASE
)


def codes_in_use() -> set[str]:
    modules = (
        import_module(f"{progression.__name__}.{found.name}") for found in pkgutil.iter_modules(progression.__path__)
    )
    codes = {code for module in modules for code in CODE.findall(inspect.getsource(module))} - FIELDS
    again = {f"{code}_again" for code in codes if code.startswith("stop_") and code != "stop_warning_sign"}
    return codes | again


def test_every_code_has_a_sentence_and_every_sentence_a_code():
    assert set(DECISION_REASONS) == codes_in_use()


def test_every_decision_and_variable_has_a_name():
    assert set(DECISION_NAMES) == set(Decision)
    assert set(VARIABLE_NAMES) == set(VARIABLES)


@pytest.mark.parametrize("sentence", [*DECISION_REASONS.values(), *DECISION_NAMES.values()])
def test_the_words_frighten_nobody(sentence):
    assert not AVOIDED.search(str(sentence))


@pytest.mark.parametrize(
    "step",
    [
        decide_item(item(load_kg=20.0, reps=(15, 15)), [session(), session()], irritability=Irritability.LOW),
        decide_item(item(), [session(peak=7)], irritability=Irritability.LOW),
        decide_item(item(), [session(peak=9)], irritability=Irritability.LOW, stops_in_14_days=1),
        decide_item(item(), [session(red_flag="RF12")], irritability=Irritability.LOW),
        decide_run(RunState(step=3, longest_run_30d_minutes=30, planned_minutes=60), [session()]),
        decide_run(RunState(step=7), [session(), session()]),
        decide_missed(10),
        decide_end(Outcome(akps_first=70, akps_now=80, pain_first=5, pain_now=4)),
    ],
)
def test_a_sentence_is_filled_with_what_was_found(step):
    text = str(DECISION_REASONS[step.reason.code]) % step.reason.params
    assert "%" not in text and "None" not in text
