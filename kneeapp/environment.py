"""Reading the environment, strictly: a value that is not understood stops the start."""

from __future__ import annotations

import os
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")


def switch(name: str, default: bool = False) -> bool:
    """`1`/`true` or `0`/`false`; anything else is refused, so that a typo never turns something on."""
    text = os.environ.get(name, "").strip().lower()
    if text == "":
        return default
    if text in {"1", "true", "yes"}:
        return True
    if text in {"0", "false", "no"}:
        return False
    raise ImproperlyConfigured(f"{name}={text!r}: write 1 or 0.")


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated list without blanks."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def whole(name: str, default: int) -> int:
    """A whole number, 0 or more."""
    text = os.environ.get(name, "").strip()
    if text == "":
        return default
    if not text.isascii() or not text.isdigit():
        raise ImproperlyConfigured(f"{name}={text!r}: write a whole number.")
    return int(text)


def secret(name: str) -> str:
    """A secret that must be there, from NAME or from the file that NAME_FILE points to."""
    path = os.environ.get(f"{name}_FILE", "")
    value = Path(path).read_text().strip() if path else os.environ.get(name, "")
    if len(value) < 50:
        raise ImproperlyConfigured(f"{name} is missing or shorter than 50 characters. `make run` writes one to .env.")
    return value
