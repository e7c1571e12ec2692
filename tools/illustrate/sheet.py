"""Contact sheets for those who look: every picture at two sizes, light and dark, in one page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tools.illustrate.camera import HEIGHT, WIDTH

PAGES = Path(__file__).resolve().parents[2] / "static" / "css"


@cache
def dark() -> str:
    """The pages' own colours of a dark night."""
    return "".join(re.findall(r"--f-[\w-]+:[^;]+;", (PAGES / "dark.css").read_text()))


def sheet(posters: Mapping[str, str], *, width: int, is_dark: bool, names: bool = True) -> str:
    """A page with every poster so wide; without names for those who guess."""
    colours = dark() if is_dark else ""
    paper, ink = ("#121b30", "#eef2fa") if is_dark else ("#e3eafd", "#0d1830")
    ground = "#0a1120" if is_dark else "#f3f5f9"
    style = (
        f"body{{margin:0;padding:8px;background:{ground};color:{ink};font:600 12px system-ui;{colours}}}"
        f"figure{{float:left;margin:4px;background:{paper};border-radius:12px;overflow:hidden}}"
        "figcaption{padding:2px 10px 6px}svg{display:block}"
    )
    cells = []
    for index, (code, text) in enumerate(posters.items(), start=1):
        sized = text.replace("<svg ", f'<svg width="{width}" height="{width * HEIGHT / WIDTH:.0f}" ', 1)
        cells.append(f"<figure>{sized}<figcaption>{code if names else index}</figcaption></figure>")
    return f'<!doctype html><meta charset="utf-8"><style>{style}</style>{"".join(cells)}'
