"""The icon tag: a meaning, a drawing, and words only where they are asked for."""

import pytest
from django.template import Context, Template
from lucide import IconDoesNotExist

from programs.templatetags.icon import MEANINGS, icon


@pytest.mark.parametrize("name", [*MEANINGS, "run", "minus"])
def test_every_meaning_has_a_drawing_that_readers_skip(name):
    drawing = icon(name)
    assert drawing.startswith("<svg") and 'aria-hidden="true"' in drawing and "aria-label" not in drawing


@pytest.mark.parametrize("name", ["fine", "run"])
def test_a_label_makes_it_speak_and_is_escaped(name):
    drawing = icon(name, label='"Fine" <b>')
    assert 'role="img"' in drawing and "aria-hidden" not in drawing
    assert "&lt;b&gt;" in drawing and "<b>" not in drawing


@pytest.mark.parametrize("name", ["fine", "run"])
def test_classes_are_added_to_the_usual_one(name):
    assert 'class="ic ink-ok"' in icon(name, css="ink-ok")


def test_an_unknown_icon_is_an_error_not_a_gap():
    with pytest.raises(IconDoesNotExist):
        Template('{% load icon %}{% icon "no-such-drawing" %}').render(Context())
