"""Headers of static files, which WhiteNoise answers before any other middleware sees them."""

from collections.abc import MutableMapping

STATIC_HEADERS = {"X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "same-origin"}


def static_headers(headers: MutableMapping[str, str], path: str, url: str) -> None:
    """WhiteNoise's hook for one file. Its headers can be set, not updated."""
    for name, value in STATIC_HEADERS.items():
        headers[name] = value
