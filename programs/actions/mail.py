"""Sending mail so that a mail server that is down undoes nothing and stops nobody."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.db import transaction

logger = logging.getLogger(__name__)


def was_sent(what: str, send: Callable[[], object]) -> bool:
    """Try to send. A failure is logged by its kind alone: the text of an SMTP error holds addresses."""
    try:
        send()
    except Exception as failure:  # whatever a mail backend raises, the deed it tells of stands
        logger.error("Mail not sent: %s (%s)", what, type(failure).__name__)
        return False
    return True


def send_after_commit(what: str, send: Callable[[], object]) -> None:
    """Send once the transaction is kept; a mail that fails takes no other with it."""
    transaction.on_commit(lambda: was_sent(what, send))
