#!/usr/bin/env python
"""Django's command line for Kneeapp."""

import os
import secrets
import sys


def main() -> None:
    """Run a management command with the project's settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kneeapp.settings")
    if sys.argv[1:2] and sys.argv[1].startswith("preview_"):
        # Asking the rules signs nothing and opens no database: an installation's secrets are not needed for it.
        os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe(60))
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
