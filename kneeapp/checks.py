"""System checks: what must be true before this installation may serve anybody. What would open it to strangers is
refused earlier, by the settings themselves (kneeapp/refusals.py)."""

from __future__ import annotations

import zoneinfo
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register


@register(Tags.database)
def sqlite_is_durable(**_: Any) -> list[CheckMessage]:
    """See kneeapp/database.py: a rollback journal below 3.51.3, IMMEDIATE always."""
    database = settings.DATABASES["default"]
    if database["ENGINE"] != "django.db.backends.sqlite3":
        return []
    from kneeapp.database import sqlite_options

    if database.get("OPTIONS") != sqlite_options():
        return [Error("SQLite must run with kneeapp.database.sqlite_options().", id="kneeapp.E001")]
    return []


@register()
def places_are_known(**_: Any) -> list[CheckMessage]:
    """The country decides emergency numbers, the zone decides what day it is."""
    from programs.wording.countries import COUNTRIES

    faults: list[CheckMessage] = []
    if settings.COUNTRY not in COUNTRIES:
        faults.append(Error(f"KNEEAPP_COUNTRY must be one of {', '.join(sorted(COUNTRIES))}.", id="kneeapp.E002"))
    if settings.TIME_ZONE not in zoneinfo.available_timezones():
        faults.append(Error("TIME_ZONE is not a known zone.", id="kneeapp.E003"))
    return faults


@register()
def rule_sheets_came_along(**_: Any) -> list[CheckMessage]:
    """The pages under /rules/ are made from docs/rules, which must be copied with the code."""
    from programs.exchange.rule_sheets import sheet_names

    if sheet_names():
        return []
    return [Error("The rule sheets are missing: copy docs/rules with the code.", id="kneeapp.E004")]
