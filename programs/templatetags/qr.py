"""`{% qr link label %}`: a link as a QR code, drawn as inline SVG without style, so that the content policy holds."""

from __future__ import annotations

from typing import Any

import qrcode
from django import template

register = template.Library()


@register.inclusion_tag("components/qr.svg")
def qr(text: str, label: str) -> dict[str, Any]:
    """One path for all dark squares, with the quiet border that readers need."""
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=4)
    code.add_data(text)
    code.make(fit=True)
    matrix = code.get_matrix()
    squares = (f"M{x} {y}h1v1h-1z" for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark)
    return {"size": len(matrix), "path": "".join(squares), "label": label}
