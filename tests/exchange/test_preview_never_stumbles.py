"""Whatever stands in a file, it is either refused with lines or answered in the published shape."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from programs.exchange.case_file import read_case
from programs.exchange.catalogue_file import shipped_catalogue
from programs.exchange.faults import CaseRefused
from programs.exchange.plain_file import plain_values
from programs.exchange.preview_schema import schemas
from programs.exchange.program_document import preview, program_document
from programs.exchange.program_text import program_text
from programs.exchange.progress_document import progress_document, progress_text
from programs.exchange.progress_file import decide, read_progress
from tests.exchange.cases import EXAMPLE, PROGRESS_EXAMPLE, as_bytes

PROGRAM_ANSWER = Draft202012Validator(schemas()["preview-program-answer.schema.json"])
PROGRESS_ANSWER = Draft202012Validator(schemas()["preview-progress-answer.schema.json"])
CASES = {False: plain_values(EXAMPLE.encode()), True: plain_values(PROGRESS_EXAMPLE.encode())}

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
LIKELY = st.sampled_from([*range(-1, 12), 15, 30, 100, "yes", "no", "unsure", "none", "high", "left", "both", [], {}])


def paths(case: Any, before: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place of a case."""
    if not isinstance(case, dict | list):
        return [before]
    entries = case.items() if isinstance(case, dict) else enumerate(case)
    return [*([before] if before else []), *(path for key, value in entries for path in paths(value, (*before, key)))]


def replaced(case: Any, path: tuple[Any, ...], value: Any) -> Any:
    """The case with something else in one place."""
    changed = copy.deepcopy(case)
    place = changed
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return changed


def answer_or_refuse(raw: bytes, *, progress: bool) -> None:
    """Asks as the commands do; anything but a refusal with lines must be an answer."""
    try:
        case: Any = read_progress(raw) if progress else read_case(raw)
    except CaseRefused as refused:
        assert refused.faults
        assert all(line.isprintable() and ": " in line for line in refused.faults)
        return
    if progress:
        PROGRESS_ANSWER.validate(progress_document(decide(case)))
        assert progress_text(decide(case))
    else:
        seen = preview(case, shipped_catalogue(), country="GB")
        PROGRAM_ANSWER.validate(program_document(seen))
        assert program_text(case, seen)


@settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.booleans())
def test_a_case_with_anything_in_one_place_is_answered_or_refused(data, progress):
    path = data.draw(st.sampled_from(paths(CASES[progress])))
    value = data.draw(LIKELY | ANYTHING)
    answer_or_refuse(as_bytes(replaced(CASES[progress], path, value)), progress=progress)


@settings(deadline=None)
@given(
    st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.booleans(),
)
def test_a_file_of_anything_is_refused_or_answered(raw, progress):
    answer_or_refuse(raw, progress=progress)
