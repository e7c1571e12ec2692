"""Every choice on the way to a plan has words, and every code behind it is one that the rules or the rows know."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from programs.clinical.screening.limits import CODES
from programs.clinical.screening.pattern import PROVOCATIONS
from programs.clinical.values import Sex, Side
from programs.models import Assessment, Screening
from programs.queries.start import SECTIONS
from programs.wording import start
from programs.wording.sides import SIDE_NAMES, SIDES

META = yaml.load(
    (Path(__file__).parents[2] / "programs/catalogue/exercises.yaml").read_text(), Loader=yaml.CSafeLoader
)["meta"]
#: Told by a test (T22), by a plain tick that has a column, or by the warning signs themselves.
TOLD_ELSEWHERE = {"rigid_foot"}


def allowed(field: str) -> set[str]:
    """What the constraint of a column lets in."""
    (found,) = [c for c in Assessment._meta.constraints if c.name == f"assessment_{field}_known"]
    ((_lookup, words),) = found.condition.children  # type: ignore[attr-defined]
    return set(words)


def test_the_choices_are_those_that_the_columns_take() -> None:
    assert set(start.LOCATIONS) == allowed("location")
    assert set(start.ONSETS) == allowed("onset")
    assert set(start.NIGHTS) == allowed("night_pain")
    assert set(SIDE_NAMES) == set(SIDES) == {side.value for side in Side}
    assert set(start.SEXES) == {sex.value for sex in Sex}
    assert set(start.PROVOCATIONS) == PROVOCATIONS


def test_every_bought_thing_of_the_catalogue_is_asked_for() -> None:
    assert set(start.KIT_CHOICES) == set(META["equipment_vocab"]["needs purchase or gym"])


def test_every_contraindication_of_the_catalogue_is_asked_or_follows_from_an_answer() -> None:
    asked = {code for code, line in start.CONDITION_BY_CODE.items() if line.field is None}
    follows = {code for code, _applies in CODES}
    assert asked <= set(META["contraindication_codes"])
    assert set(META["contraindication_codes"]) == asked | follows | TOLD_ELSEWHERE


@pytest.mark.parametrize("line", start.CONDITION_BY_CODE.values(), ids=lambda line: line.code)
def test_a_line_of_the_health_list_has_a_column_that_takes_its_number(line: start.Condition) -> None:
    if line.field:
        assert Screening._meta.get_field(line.field)
    assert bool(line.number) == bool(line.unit) == bool(line.most)


def test_every_part_of_the_way_has_a_name() -> None:
    assert tuple(start.SECTIONS) == SECTIONS
