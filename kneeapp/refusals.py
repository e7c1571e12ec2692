"""What this installation refuses to start with. gunicorn runs no system checks, so the settings themselves refuse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def refuse_unsafe(
    *, secure: bool, hosts: list[str], base_url: str, mfa_keys: list[str], bind: str, proxies: int
) -> None:
    """Raise ImproperlyConfigured with every fault at once. `secure`: neither the demo nor DEBUG. `bind`: where gunicorn
    listens; a stranger who reaches the demo by its address can write any Host. `proxies`: how many are trusted."""
    faults = [*_key_faults(mfa_keys), *_host_faults(hosts), *_proxy_faults(bind, proxies)]
    faults += _public_faults(base_url) if secure else _private_faults(hosts, base_url, bind)
    if faults:
        raise ImproperlyConfigured(" ".join(faults))


def _key_faults(mfa_keys: list[str]) -> Iterator[str]:
    if not mfa_keys or any(len(key) < 32 for key in mfa_keys):
        yield "MFA_KEYS needs keys of 32 characters or more; `make run` writes one to .env."


def _host_faults(hosts: Iterable[str]) -> Iterator[str]:
    if any("*" in host for host in hosts):
        yield "ALLOWED_HOSTS must name the hosts: with a wildcard a forged Host header chooses them."


def _proxy_faults(bind: str, proxies: int) -> Iterator[str]:
    if bind.startswith("unix:") and not proxies:
        yield "BIND=unix: is only reached through a proxy: set TRUSTED_PROXIES=1, or nobody's address is known."


def _public_faults(base_url: str) -> Iterator[str]:
    if not base_url.startswith("https://"):
        yield "BASE_URL must start with https://: links in mails are built from it."


def _private_faults(hosts: list[str], base_url: str, bind: str) -> Iterator[str]:
    named = {"ALLOWED_HOSTS": hosts, "BASE_URL": [urlsplit(base_url).hostname or ""]}
    if bind and not bind.startswith("unix:"):
        named["BIND"] = [urlsplit(f"//{bind}").hostname or ""]
    for name, given in named.items():
        if not {host.strip("[]") for host in given} <= LOOPBACK:
            yield f"KNEEAPP_DEMO=1 and DEBUG=1 are for this machine only: unset them, or {name}."
