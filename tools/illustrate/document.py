"""A file of a picture: its frame, its title and what it shows in words."""

from __future__ import annotations

from html import escape

from tools.illustrate.camera import HEIGHT, WIDTH

#: How lines end and meet in every picture.
JOINS = 'stroke-linejoin="round" stroke-linecap="round"'


def document(title: str, says: str, content: str, *, width: float = WIDTH) -> str:
    """An SVG file; what is drawn has a fixed id, so that a page can show it by <use>."""
    frame = f'viewBox="0 0 {width:g} {HEIGHT:g}" role="img" aria-labelledby="t d"'
    told = f'<title id="t">{escape(title)}</title><desc id="d">{escape(says)}</desc>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {frame}>{told}{content}</svg>\n'
