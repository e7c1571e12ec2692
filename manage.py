#!/usr/bin/env python
"""Django's command line for Kneeapp."""

import os
import secrets
import sys

#: Asking the rules signs nothing, serves nobody and opens no database: it needs no settings of an installation.
ASKING_THE_RULES = {
    "DEBUG": "0",
    "KNEEAPP_DEMO": "0",
    "SECRET_KEY": secrets.token_urlsafe(60),
    "MFA_KEYS": secrets.token_urlsafe(40),
    "ALLOWED_HOSTS": "localhost",
    "BASE_URL": "https://localhost",
}


def main() -> None:
    """Run a management command with the project's settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kneeapp.settings")
    if sys.argv[1:2] and sys.argv[1].startswith("preview_"):
        os.environ.update(ASKING_THE_RULES)
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
