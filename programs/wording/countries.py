"""Whom one turns to, country by country: the numbers, and what a doctor or an emergency department is called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programs.wording.emergency import ELSEWHERE, CareNumbers, numbers_for

Words = str | Promise

DOCTOR, PHYSIO, DEPARTMENT = _("doctor"), _("physio"), _("hospital emergency department")


@dataclass(frozen=True, slots=True)
class Country:
    """Whom one turns to in a country. `urgent_name`: who answers the urgent number, None where there is none."""

    numbers: CareNumbers
    urgent_name: Words | None = None
    doctor: Words = DOCTOR
    physio: Words = PHYSIO
    department: Words = DEPARTMENT


def _country(code: str, **words: Words) -> Country:
    return Country(numbers_for(code), **words)


#: Countries that KNEEAPP_COUNTRY may name; `EU` is any other country in which 112 is the number to call.
COUNTRIES: Mapping[str, Country] = {
    "AT": _country("AT", urgent_name=_("the health line")),
    "AU": _country("AU", urgent_name=_("healthdirect"), doctor=_("GP"), department=_("emergency department")),
    "CA": _country("CA", urgent_name=_("the health line"), department=_("emergency department")),
    "DE": _country("DE", urgent_name=_("the on-call doctors")),
    "EU": Country(ELSEWHERE),
    "FR": _country("FR"),
    "GB": _country("GB", urgent_name=_("NHS 111"), doctor=_("GP"), department=_("A&E department")),
    "IE": _country("IE", doctor=_("GP"), department=_("emergency department")),
    "NL": _country("NL", doctor=_("GP")),
    "NZ": _country("NZ", urgent_name=_("Healthline"), doctor=_("GP"), department=_("emergency department")),
    "US": _country("US", physio=_("physical therapist"), department=_("emergency room")),
}


def country_of(code: str) -> Country:
    """A country by its two letters; one that is not listed reads as `EU`."""
    return COUNTRIES.get(code.upper(), COUNTRIES["EU"])
