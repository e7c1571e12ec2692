"""Headers of static files, which WhiteNoise answers before any other middleware sees them."""

from collections.abc import MutableMapping

STATIC_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    # For a file that is opened as a page, which a drawing (SVG) can be; a page that loads the file is not touched.
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
}


def static_headers(headers: MutableMapping[str, str], path: str, url: str) -> None:
    """WhiteNoise's hook for one file. Its headers can be set, not updated."""
    for name, value in STATIC_HEADERS.items():
        headers[name] = value
