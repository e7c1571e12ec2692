"""A real installation: what it refuses to start with, and what its answers carry. Run in its own process, because
settings are read once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

#: A demo or a developer's machine, as `make run` has it.
LOCAL = {"KNEEAPP_DEMO": "1", "ALLOWED_HOSTS": "", "BASE_URL": "http://127.0.0.1:8000"}
ROOT = Path(__file__).resolve().parent.parent.parent
PRODUCTION = {
    "PATH": os.environ["PATH"],
    "DJANGO_SETTINGS_MODULE": "kneeapp.settings",
    "DEBUG": "0",
    "KNEEAPP_DEMO": "0",
    "SECRET_KEY": "s" * 60,
    "MFA_KEYS": "m" * 40,
    "ALLOWED_HOSTS": "knee.example.org",
    "BASE_URL": "https://knee.example.org",
    "DATABASE_URL": "sqlite:////nonexistent/none.sqlite3",
    "TRUSTED_PROXIES": "1",
}


def run(code: str, **changes: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], env=PRODUCTION | changes, cwd=ROOT, capture_output=True, text=True, timeout=60
    )


#: What gunicorn does with `preload_app`: load the application. No system check runs.
SERVE = "import kneeapp.wsgi"
CHECK = "import django; django.setup(); from django.core.management import call_command; call_command('check')"
ASK = """
import json, django
django.setup()
from django.test import Client
answer = Client().get("/healthz", HTTP_HOST="knee.example.org", HTTP_X_FORWARDED_PROTO="https")
print(json.dumps({"status": answer.status_code, **answer.headers}))
"""


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"SECRET_KEY": "short"}, "SECRET_KEY"),
        ({"MFA_KEYS": ""}, "MFA_KEYS needs keys"),
        ({"MFA_KEYS": f"{'m' * 40},short"}, "MFA_KEYS needs keys"),
        ({"KNEEAPP_DEMO": "1"}, "are for this machine only: unset them, or ALLOWED_HOSTS"),
        ({"DEBUG": "1"}, "are for this machine only: unset them, or ALLOWED_HOSTS"),
        ({"KNEEAPP_DEMO": "1", "ALLOWED_HOSTS": "localhost"}, "this machine only: unset them, or BASE_URL"),
        (LOCAL | {"BIND": "0.0.0.0:8000"}, "this machine only: unset them, or BIND"),
        (LOCAL | {"BIND": ":8000"}, "this machine only: unset them, or BIND"),
        ({"BIND": "unix:/run/kneeapp.sock", "TRUSTED_PROXIES": "0"}, "set TRUSTED_PROXIES=1"),
        ({"KNEEAPP_DEMO": "maybe"}, "KNEEAPP_DEMO='maybe': write 1 or 0"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS must name the hosts"),
        ({"ALLOWED_HOSTS": "knee.example.org,*.example.org"}, "ALLOWED_HOSTS must name the hosts"),
        ({"BASE_URL": "http://knee.example.org"}, "BASE_URL must start with https://"),
        ({"TRUSTED_PROXIES": "-1"}, "TRUSTED_PROXIES='-1'"),
    ],
)
def test_it_is_not_even_served_with(changes: dict[str, str], words: str) -> None:
    done = run(SERVE, **changes)
    assert done.returncode != 0
    assert words in done.stderr


@pytest.mark.parametrize(
    "changes",
    [
        {},
        LOCAL,
        LOCAL | {"BIND": "127.0.0.1:9000"},
        LOCAL | {"ALLOWED_HOSTS": "[::1]", "BASE_URL": "http://[::1]:9000"},
    ],
)
def test_it_is_served_with(changes: dict[str, str]) -> None:
    done = run(SERVE, **changes)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"KNEEAPP_COUNTRY": "XX"}, "kneeapp.E002"),
        ({"TIME_ZONE": "Moon/Base"}, "Moon/Base"),
    ],
)
def test_it_does_not_pass_its_checks_with(changes: dict[str, str], words: str) -> None:
    done = run(CHECK, **changes)
    assert done.returncode != 0
    assert words in done.stderr


def test_it_starts_when_all_is_said() -> None:
    done = run(CHECK)
    assert done.returncode == 0, done.stderr


def test_its_answers_carry_the_headers_and_its_cookies_are_bound_to_the_host() -> None:
    done = run(ASK)
    assert done.returncode == 0, done.stderr
    headers = json.loads(done.stdout.splitlines()[-1])
    assert headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_cookies_are_secure_and_named_for_the_host() -> None:
    code = (
        "from django.conf import settings as s; "
        "print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, "
        "s.MFA_REQUIRED_FOR_STAFF, s.SECURE_SSL_REDIRECT)"
    )
    assert run(code).stdout.split() == ["__Host-sessionid", "__Host-csrftoken", "True", "True", "True", "True"]


def test_the_shared_cache_holds_the_counters_of_rate_limits() -> None:
    assert run("from django.conf import settings as s; print(s.CACHES['default'])").stdout.split("\n")[0] == str(
        {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "cache",
            "OPTIONS": {"MAX_ENTRIES": 1_000_000},
        }
    )


def test_asking_the_rules_needs_nothing_of_an_installation() -> None:
    environment = {"PATH": os.environ["PATH"], "KNEEAPP_DEMO": "1", "ALLOWED_HOSTS": "*", "BASE_URL": "http://x"}
    done = subprocess.run(
        [sys.executable, "manage.py", "preview_program", "-"],
        env=environment,
        cwd=ROOT,
        input="schema: 2",
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 2  # not a case: the command itself answered
    assert "schema" in done.stderr and "Traceback" not in done.stderr
