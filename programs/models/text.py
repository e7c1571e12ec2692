"""What a text may consist of, wherever it is typed."""

from __future__ import annotations

import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

#: Unicode's bidirectional controls, which can make a text read as another.
BIDI = {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
#: What stands where bytes were no text: whatever was typed there is lost.
LOST = "\ufffd"


def refuse_lost(text: str) -> None:
    """Bytes that were no UTF-8 are not stored as if somebody had typed a question mark."""
    if LOST in text:
        raise ValidationError(_("Some letters did not reach us as you typed them. Type this again"), code="lost")


def refuse_controls(text: str, *, but: str = "") -> None:
    """Controls (`but` those allowed), surrogates, unassigned code points, bidirectional controls."""
    unfit = (one in BIDI or unicodedata.category(one) in {"Cc", "Cs", "Cn"} for one in text if one not in but)
    if any(unfit):
        raise ValidationError(_("Remove the special characters and type it again"), code="invalid")


def plain_name(name: str) -> None:
    """A name stands on one line, in lists and in subjects of mails, and reads as it is written."""
    refuse_lost(name)
    refuse_controls(name)
