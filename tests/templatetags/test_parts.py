"""Parts with a body, and whom to call."""

import pytest
from django.template import Context, Template


def drawn(source: str, **context: object) -> str:
    return Template("{% load parts care %}" + source).render(Context(context))


def test_a_part_keeps_its_body_and_escapes_what_it_is_given():
    html = drawn("{% card heading=words %}<p>{{ words }}</p>{% endcard %}", words="<i>")
    assert "<p>&lt;i&gt;</p>" in html and "<h2>&lt;i&gt;</h2>" in html


@pytest.mark.parametrize(
    ("level", "prefix"),
    [
        ("emergency", "Emergency advice:"),
        ("urgent", "Urgent advice:"),
        ("warn", "Advice:"),
        ("info", "Good to know:"),
    ],
)
def test_a_care_card_says_its_level_in_words(level, prefix):
    html = drawn("{% care_card level=level heading='Rest' %}…{% endcare_card %}", level=level)
    assert f'<span class="visually-hidden">{prefix}</span> Rest' in html


def test_an_unknown_level_is_an_error():
    with pytest.raises(KeyError):
        drawn("{% care_card level='mild' heading='Rest' %}…{% endcare_card %}")


def test_counting_starts_at_one():
    assert drawn("{% for n in 3|count_up %}{{ n }}{% endfor %}") == "123"
