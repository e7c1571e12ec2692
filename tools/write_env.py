"""Writes .env for this machine: fresh keys, and the demo switched on. Never overwrites one."""

import os
import secrets
from pathlib import Path

PATH = Path(__file__).resolve().parent.parent / ".env"

LINES = f"""\
# Made for this machine. Keep it secret; docs/deploy.md says what to change for a real clinic.
SECRET_KEY={secrets.token_urlsafe(60)}
MFA_KEYS={secrets.token_urlsafe(40)}
KNEEAPP_DEMO=1
"""

if not PATH.exists():
    with open(os.open(PATH, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
        file.write(LINES)
