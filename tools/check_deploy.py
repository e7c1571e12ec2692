"""Django's own checks under production settings, and that no migration is missing."""

import os
import secrets
import subprocess
import sys

PRODUCTION = {
    "DEBUG": "0",
    "KNEEAPP_DEMO": "0",
    "SECRET_KEY": secrets.token_urlsafe(60),
    "MFA_KEYS": secrets.token_urlsafe(40),
    "ALLOWED_HOSTS": "knee.example.org",
    "BASE_URL": "https://knee.example.org",
    "DATABASE_URL": "sqlite://:memory:",
}


def manage(*arguments: str) -> None:
    """Run a management command; a failure ends the check."""
    environment = os.environ | PRODUCTION
    done = subprocess.run([sys.executable, "manage.py", *arguments], env=environment)
    if done.returncode:
        sys.exit(done.returncode)


manage("check", "--deploy", "--fail-level", "WARNING")
manage("makemigrations", "--check", "--dry-run", "--verbosity", "1")
