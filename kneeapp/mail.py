"""Mail on a developer's machine: printed on the terminal and kept in var/mail/."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.console import EmailBackend as Console
from django.core.mail.backends.filebased import EmailBackend as Files


class TerminalAndFiles(BaseEmailBackend):
    """Sends nothing anywhere: prints each message and writes it to `EMAIL_FILE_PATH`."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Print, keep, and answer how many there were."""
        Console(fail_silently=self.fail_silently).send_messages(email_messages)
        Files(fail_silently=self.fail_silently).send_messages(email_messages)
        return len(email_messages)
