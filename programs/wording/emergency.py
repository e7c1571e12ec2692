"""Whom to call, by country: numbers are never written into pages. The clinic's setting KNEEAPP_COUNTRY decides."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class CareNumbers:
    """The number for danger to life, and the one for urgent advice day and night; `None` where there is none."""

    emergency: str
    urgent: str | None = None


#: ISO 3166 code to numbers. A country that is not listed gets 112, which works in all of the EU and on most mobiles.
NUMBERS = {
    "AT": CareNumbers("144", "1450"),
    "AU": CareNumbers("000", "1800 022 222"),
    "CA": CareNumbers("911", "811"),
    "DE": CareNumbers("112", "116117"),
    "GB": CareNumbers("999", "111"),
    "IE": CareNumbers("112"),
    "NZ": CareNumbers("111", "0800 611 116"),
    "US": CareNumbers("911"),
}
ELSEWHERE = CareNumbers("112")

EMERGENCY_LINE = _("Call %(emergency)s straight away for chest pain, trouble breathing or anything that cannot wait.")
URGENT_LINE = _("For urgent advice about your health, day or night, call %(urgent)s.")
URGENT_LINE_WITHOUT_NUMBER = _("For urgent advice about your health, call your doctor or go to an urgent care centre.")


def numbers_for(country: str) -> CareNumbers:
    """The numbers of a country, by its two letters.

    >>> numbers_for("GB")
    CareNumbers(emergency='999', urgent='111')
    """
    return NUMBERS.get(country.upper(), ELSEWHERE)


def emergency_line(country: str) -> str:
    """One line for pages on which somebody may be stuck: what to do if the app cannot help."""
    numbers = numbers_for(country)
    urgent: str | Promise = URGENT_LINE % {"urgent": numbers.urgent} if numbers.urgent else URGENT_LINE_WITHOUT_NUMBER
    return f"{EMERGENCY_LINE % {'emergency': numbers.emergency}} {urgent}"
