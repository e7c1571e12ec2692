"""Every code of a training day has words."""

from __future__ import annotations

import pytest

from programs.clinical.hold import HoldCode
from programs.clinical.plan import BLOCKS
from programs.models import SkipReason
from programs.wording import training
from tests import make


def test_every_hold_has_a_heading_and_a_reason() -> None:
    for code in HoldCode:
        assert str(training.HOLD_HEADINGS[code])
        assert str(training.HOLD_TEXTS[code]) % {"score": 7}


def test_every_reason_to_skip_block_and_phase_has_words() -> None:
    assert set(training.SKIP_REASONS) == {reason.value for reason in SkipReason}
    assert set(training.BLOCKS) == set(BLOCKS)
    assert set(training.PHASES) == set(training.PHASE_AIMS) == {1, 2, 3, 4}


def test_every_thing_of_the_catalogue_is_named_or_in_every_home() -> None:
    at_home = {"none", "wall", "chair", "doorway", "towel", "cushion", "stairs", "bench"}
    things = {thing for entry in make.entries() for thing in entry["equipment"] if not thing.endswith("_optional")}
    assert things - at_home == set(training.KIT_TO_BRING)


@pytest.mark.parametrize(
    ("kind", "categories", "title"),
    [
        (
            "strength",
            ["warm_up", "strength_quads", "strength_hip", "strength_hip", "static_stretch"],
            "Hips and thighs",
        ),
        ("strength", ["strength_quads"], "Thighs"),
        ("strength", [], "Strength"),
        ("run", ["strength_quads"], "Run"),
    ],
)
def test_a_session_is_named_after_what_it_works_on(kind: str, categories: list[str], title: str) -> None:
    assert training.session_title(kind, categories) == title


def test_what_a_run_leaves_out_is_told_in_one_line() -> None:
    assert training.left_out_text(["stairs", "speed", "of_other_rules"]) == "stairs, fast running"


def test_what_every_home_has_is_not_asked_for() -> None:
    assert training.kit_text(["none", "chair", "ankle_weight_optional"]) == ""
    assert training.kit_text(["band", "step_10cm", "band"]) == "a long band, a low step"
