"""System checks: what must be true before this installation may serve anybody."""

from __future__ import annotations

import zoneinfo
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

LOOPBACK = {"127.0.0.1", "localhost", "[::1]", "testserver"}


@register(Tags.security)
def demo_stays_on_loopback(**_: Any) -> list[CheckMessage]:
    """The demo has known passwords and no second factor."""
    if settings.DEMO and not set(settings.ALLOWED_HOSTS) <= LOOPBACK:
        return [
            Error("KNEEAPP_DEMO=1 is for this machine only.", hint="Unset it, or ALLOWED_HOSTS.", id="kneeapp.E001")
        ]
    return []


@register(Tags.security)
def hosts_are_named(**_: Any) -> list[CheckMessage]:
    """A wildcard would let a forged Host header choose where links point."""
    if any("*" in host for host in settings.ALLOWED_HOSTS):
        return [Error("ALLOWED_HOSTS must name the hosts.", id="kneeapp.E002")]
    return []


@register(Tags.security)
def second_factor_has_a_key(**_: Any) -> list[CheckMessage]:
    """Second-factor secrets are encrypted with keys of their own."""
    if not settings.MFA_KEYS or any(len(key) < 32 for key in settings.MFA_KEYS):
        return [
            Error(
                "MFA_KEYS needs a key of 32 characters or more.",
                hint="`make run` writes one to .env.",
                id="kneeapp.E003",
            )
        ]
    return []


@register(Tags.security)
def links_go_over_tls(**_: Any) -> list[CheckMessage]:
    """Links in mails are built from BASE_URL."""
    if settings.SECURE and not settings.BASE_URL.startswith("https://"):
        return [Error("BASE_URL must start with https://.", id="kneeapp.E004")]
    return []


@register(Tags.database)
def sqlite_is_durable(**_: Any) -> list[CheckMessage]:
    """See kneeapp/database.py: a rollback journal below 3.51.3, IMMEDIATE always."""
    database = settings.DATABASES["default"]
    if database["ENGINE"] != "django.db.backends.sqlite3":
        return []
    from kneeapp.database import sqlite_options

    if database.get("OPTIONS") != sqlite_options():
        return [Error("SQLite must run with kneeapp.database.sqlite_options().", id="kneeapp.E005")]
    return []


@register()
def places_are_known(**_: Any) -> list[CheckMessage]:
    """The country decides emergency numbers, the zone decides what day it is."""
    from programs.wording.care import COUNTRIES

    faults: list[CheckMessage] = []
    if settings.COUNTRY not in COUNTRIES:
        faults.append(Error(f"KNEEAPP_COUNTRY must be one of {', '.join(sorted(COUNTRIES))}.", id="kneeapp.E006"))
    if settings.TIME_ZONE not in zoneinfo.available_timezones():
        faults.append(Error("TIME_ZONE is not a known zone.", id="kneeapp.E007"))
    return faults
