"""Contact sheets for those who look: every picture at two sizes, light and dark, in one page."""

from __future__ import annotations

from collections.abc import Mapping

from tools.illustrate.camera import HEIGHT, WIDTH

#: The pages' own colours of a dark night.
DARK = {
    "line": "#060b16",
    "leg": "#6d8cf0",
    "leg-far": "#3a4f99",
    "top": "#e9eefb",
    "top-far": "#a9b6d6",
    "shoe": "#eef2fa",
    "shoe-far": "#8f9cba",
    "sole": "#5a6a92",
    "prop": "#34466f",
    "prop-side": "#2b3a60",
    "prop-dark": "#51659c",
    "wall": "#1f2b4a",
    "floor": "#1a2541",
    "muscle": "#d9f24b",
    "muscle-rest": "#26335c",
    "arrow": "#b9c9ff",
    "paper": "#121b30",
    "ghost": "#5a6fae",
}


def sheet(posters: Mapping[str, str], *, width: int, dark: bool, names: bool = True) -> str:
    """A page with every poster so wide; without names for those who guess."""
    colours = "".join(f"--f-{name}:{colour};" for name, colour in DARK.items()) if dark else ""
    paper, ink = ("#121b30", "#eef2fa") if dark else ("#e3eafd", "#0d1830")
    ground = "#0a1120" if dark else "#f3f5f9"
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
