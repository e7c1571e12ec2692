"""What a picture is made of: paths with a fill and a line, in the order in which they are painted."""

from __future__ import annotations

from dataclasses import dataclass, replace

#: Colours by name: the CSS variable that a page may set, and what a file alone shows.
COLOURS = {
    "line": ("--f-line", "#0d1830"),
    "leg": ("--f-leg", "#1b3592"),
    "leg-far": ("--f-leg-far", "#7f95dd"),
    "top": ("--f-top", "#fff"),
    "top-far": ("--f-top-far", "#d3dcf2"),
    "skin": ("--f-skin", "#c08a62"),
    "skin-far": ("--f-skin-far", "#a37351"),
    "hair": ("--f-hair", "#2a2433"),
    "shoe": ("--f-shoe", "#0d1830"),
    "shoe-far": ("--f-shoe-far", "#55658f"),
    "sole": ("--f-sole", "#fff"),
    "prop": ("--f-prop", "#bfcbee"),
    "prop-side": ("--f-prop-side", "#a9b8e4"),
    "prop-dark": ("--f-prop-dark", "#7f8fc4"),
    "wall": ("--f-wall", "#dbe3f8"),
    "floor": ("--f-floor", "#d3dcf5"),
    "band": ("--f-band", "#e0457b"),
    "muscle": ("--f-muscle", "#d9f24b"),
    "muscle-rest": ("--f-muscle-rest", "#fff"),
    "muscle-edge": ("--f-muscle-edge", "#0d1830"),
    "ghost": ("--f-ghost", "#8ea0d8"),
    "arrow": ("--f-arrow", "#1f45c4"),
    "paper": ("--f-paper", "#e3eafd"),
    "skin-mark": ("--f-mark", "#c4253a"),
    "ruler": ("--f-ruler", "#f4efe4"),
}


def paint(name: str) -> str:
    """The value of a fill or a stroke: a variable of the page with its fallback."""
    if name == "none":
        return name
    variable, alone = COLOURS[name]
    return f"var({variable},{alone})"


@dataclass(frozen=True)
class Shape:
    """One path. `key` names it through all frames; `outline` is the line's width in picture units, painted under the
    fill, so that parts of one compound path merge into one silhouette."""

    key: str
    path: str
    fill: str = "none"
    stroke: str = "none"
    outline: float = 0.0
    opacity: float = 1.0

    def renamed(self, before: str) -> Shape:
        """The same shape under another name."""
        return replace(self, key=before + self.key)

    def svg(self, inside: str = "") -> str:
        """The element, with what moves it inside."""
        told = [f'd="{self.path}"', f'fill="{paint(self.fill)}"']
        if self.stroke != "none":
            told.append(f'stroke="{paint(self.stroke)}" stroke-width="{self.outline:g}"')
            if self.fill != "none":
                told.append('paint-order="stroke"')
        if self.opacity != 1:
            told.append(f'opacity="{self.opacity:g}"')
        return f"<path {' '.join(told)}>{inside}</path>" if inside else f"<path {' '.join(told)}/>"


#: Widths of the lines round a body, round a thing, and inside them.
BODY_LINE, PROP_LINE, FINE_LINE = 3.0, 2.0, 1.2


def solid(key: str, path: str, fill: str, line: float = BODY_LINE) -> Shape:
    """A filled part with a line round it."""
    return Shape(key, path, fill=fill, stroke="line", outline=line)
