"""The colours that carry words and controls, measured by WCAG's formula in both themes."""

import re
from pathlib import Path

import pytest
from django.conf import settings

CSS = Path(settings.BASE_DIR) / "static" / "css"
COLOUR = re.compile(r"(--[\w-]+):\s*(#[0-9a-f]{6});")


def tokens(*sheets: str) -> dict[str, str]:
    return {key: value for sheet in sheets for key, value in COLOUR.findall((CSS / sheet).read_text())}


THEMES = {"light": tokens("tokens.css"), "dark": tokens("tokens.css", "dark.css")}


def luminance(colour: str) -> float:
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


WORDS = [
    *[(word, ground) for word in ("--ink", "--ink-2") for ground in ("--bg", "--surface", "--inset", "--tint")],
    *[("--ink-3", ground) for ground in ("--bg", "--surface")],
    *[("--link", ground) for ground in ("--bg", "--surface")],
    *[(f"--{zone}", ground) for zone in ("ok", "care", "stop") for ground in ("--surface", "--bg", f"--{zone}-tint")],
    ("--on-tint", "--tint"),
    ("--on-btn", "--btn"),
    ("--on-btn", "--btn-hover"),
    ("--on-track", "--track"),
    ("--on-track-2", "--track"),
    ("--on-hivis", "--hivis"),
    ("--on-hivis", "--hivis-hover"),
    ("--hivis", "--track"),
    ("--on-now", "--now-bg"),
    ("--on-care-fill", "--care-fill"),
    ("--on-track", "--stop-fill"),
    ("--thumb-ink", "--thumb-bg"),
]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("word", "ground"), WORDS)
def test_words_reach_four_and_a_half_to_one(theme, word, ground):
    colours = THEMES[theme]
    assert contrast(colours[word], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["--surface", "--bg"])
@pytest.mark.parametrize("edge", ["--edge", "--fill", "--thumb-edge"])
def test_edges_of_controls_and_bars_reach_three_to_one(theme, edge, ground):
    colours = THEMES[theme]
    if (theme, edge) == ("dark", "--thumb-edge"):
        edge = "--thumb-ring"  # the dark thumb is edged by its outer ring
    assert contrast(colours[edge], colours[ground]) >= 3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["--surface", "--bg", "--track", "--btn", "--stop-fill", "--tint"])
def test_one_of_the_two_tones_of_the_focus_ring_shows_on_every_ground(theme, ground):
    colours = THEMES[theme]
    assert max(contrast(colours[tone], colours[ground]) for tone in ("--focus-in", "--focus-out")) >= 3


def test_the_formula_is_the_published_one():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_dark_replaces_only_what_light_knows():
    assert set(tokens("dark.css")) <= set(THEMES["light"]) | {"--thumb-ring"}
