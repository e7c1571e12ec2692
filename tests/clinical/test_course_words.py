"""Every reason of the course has a sentence that is filled with what was found, and every sentence is used."""

from __future__ import annotations

import inspect
import pkgutil
import re
from dataclasses import replace
from importlib import import_module

import pytest

from programs.clinical import content_week
from programs.clinical import course as package
from programs.clinical.course import course
from programs.clinical.progression import decide_missed
from programs.queries import course as queries_course
from programs.wording.course import COURSE_REASONS
from programs.wording.reasons import reason_text
from tests.clinical.course_cases import FULL, RISING, SIX_LOW, WORSE, closed, told

CODE = re.compile(r'"(course_[a-z_]+)"')


def test_every_reason_has_a_sentence_and_every_sentence_a_reason() -> None:
    names = [found.name for found in pkgutil.iter_modules(package.__path__)]
    modules = [*(import_module(f"{package.__name__}.{name}") for name in names), content_week, queries_course]
    assert {code for module in modules for code in CODE.findall(inspect.getsource(module))} == set(COURSE_REASONS)


@pytest.mark.parametrize(
    "lived",
    [
        (),
        FULL[:1],
        FULL[:2],
        FULL,
        (told(entry=closed(2)),),
        (told(week=None),),
        (told(done=0),),
        (told(week=RISING),),
        (told(week=WORSE),),
        (told(gap=decide_missed(10)),),
        (told(gap=decide_missed(20)),),
        (told(gap=decide_missed(40)),),
        (told(done=0),) * 8,
        tuple(replace(week, mean_rpe=9, slept_badly_or_ill=True) for week in FULL[:3]),
    ],
)
def test_a_sentence_is_filled_with_what_was_found(lived) -> None:
    text = reason_text(course(SIX_LOW, lived)[-1].reason)
    assert "%" not in text and "None" not in text and "–" not in text
