"""What the strict fields refuse and what they keep. Django's own would take many of these."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import translation

from programs.clinical.values import PainScore
from programs.forms.fields import DayField, DecimalNumberField, NameField, PainField, PlainTextField, WholeNumberField


@pytest.mark.parametrize("day", ["2027-01-03", "2027-03-05"])
def test_the_border_of_a_day_is_named_in_the_readers_language(day: str) -> None:
    field = DayField(earliest=date(2027, 1, 4), latest=date(2027, 3, 4))
    with pytest.raises(ValidationError) as english:
        field.clean(day)
    assert english.value.messages[0] in {"Choose 4 January 2027 or later", "Choose 4 March 2027 or earlier"}
    with translation.override("de"), pytest.raises(ValidationError, match=r"4 (Januar|März) 2027"):
        field.clean(day)


@pytest.mark.parametrize("typed", ["0", "7", "10", " 7 ", "\u00a07", "７"])  # the last is a full-width 7
def test_pain_reads_whole_numbers_from_0_to_10(typed: str) -> None:
    score = PainField().clean(typed)
    assert isinstance(score, PainScore)
    assert score.value in (0, 7, 10)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        None,
        "abc",
        "-1",
        "-0",
        "11",
        "1_0",
        "1e1",
        "3.0",
        "3,5",
        "+3",
        "0x1",
        "01",
        "٣",
        "3\x00",
        "3 4",
        "nan",
        "∞",
    ],
)
def test_pain_refuses_everything_else_and_never_defaults(typed: str | None) -> None:
    with pytest.raises(ValidationError, match="Select a number from 0 to 10"):
        PainField().clean(typed)


@pytest.mark.parametrize("typed", ["1_0", "1e1", "-1", "31", "3.0", "99999999999999999999", "½", "٣", "1\x00", "true"])
def test_whole_numbers_refuse_what_python_would_read(typed: str) -> None:
    with pytest.raises(ValidationError, match="whole number from 0 to 30"):
        WholeNumberField(low=0, high=30).clean(typed)


@pytest.mark.parametrize(
    ("typed", "number"), [("7", "7"), ("7.5", "7.5"), ("7,5", "7.5"), (" 0,5 ", "0.5"), ("0007", "7")]
)
def test_decimals_take_comma_and_full_stop(typed: str, number: str) -> None:
    assert DecimalNumberField(low=0, high=25).clean(typed) == Decimal(number)


@pytest.mark.parametrize(
    "typed", ["7.55", "-0", "-1", "1e1", "1.000,5", ".5", "5.", "NaN", "Infinity", "7 cm", "1_0", "25.1"]
)
def test_decimals_refuse_what_is_not_plain(typed: str) -> None:
    with pytest.raises(ValidationError, match="number from 0 to 25"):
        DecimalNumberField(low=0, high=25).clean(typed)


def test_signed_decimals_take_a_minus_and_never_minus_zero() -> None:
    field = DecimalNumberField(low=-30, high=40, signed=True)
    assert field.clean("-7,5") == Decimal("-7.5")
    assert str(field.clean("-0")) == "0"


@pytest.mark.parametrize(("typed", "day"), [("2024-02-29", date(2024, 2, 29)), ("2000-02-29", date(2000, 2, 29))])
def test_days_that_exist_are_read(typed: str, day: date) -> None:
    assert DayField().clean(typed) == day


@pytest.mark.parametrize(
    "typed",
    [
        "2026-02-30",
        "2026-02-29",
        "1900-02-29",
        "03/29/2026",
        "29.3.2026",
        "2026-3-29",
        "20260329",
        "today",
        "２０２６-03-29x",
        "0000-01-01",
    ],
)
def test_days_that_do_not_exist_or_read_two_ways_are_refused(typed: str) -> None:
    with pytest.raises(ValidationError, match="Enter a real date"):
        DayField().clean(typed)


def test_a_day_outside_the_range_names_the_border() -> None:
    field = DayField(earliest=date(2027, 1, 4), latest=date(2027, 1, 18))
    assert field.clean("2027-01-04") == date(2027, 1, 4)
    with pytest.raises(ValidationError, match="4 January 2027 or later"):
        field.clean("2027-01-03")
    with pytest.raises(ValidationError, match="18 January 2027 or earlier"):
        field.clean("9999-12-31")


@pytest.mark.parametrize("typed", ["", "   ", "\u200b", "\ufeff", "\u00a0\u2003", "\u200b \u200d"])
def test_text_of_nothing_visible_is_empty(typed: str) -> None:
    with pytest.raises(ValidationError, match="required"):
        PlainTextField().clean(typed)


@pytest.mark.parametrize("typed", ["a\x00b", "a\x1bb", "a\u202eb", "a\u2066b", "a\ud800b"])
def test_text_refuses_control_characters(typed: str) -> None:
    with pytest.raises(ValidationError):
        PlainTextField().clean(typed)


def test_bytes_that_were_no_text_are_not_kept_as_if_somebody_had_typed_them() -> None:
    said = QueryDict(b"note=Zo%EB", encoding="utf-8")["note"]  # Latin-1 where UTF-8 is spoken
    with pytest.raises(ValidationError, match="did not reach us as you typed them"):
        PlainTextField().clean(said)


@pytest.mark.parametrize("typed", ["Zoë\nX", "Zoë\tX", "a\u202eb", "Zo\ufffd"])
def test_a_name_stands_on_one_line_and_reads_as_it_is_written(typed: str) -> None:
    with pytest.raises(ValidationError):
        NameField().clean(typed)


def test_text_keeps_what_people_write() -> None:
    assert PlainTextField().clean(" Zoë\r\n<b>& ﬁ 👟 ") == "Zoë\n<b>& ﬁ 👟"
