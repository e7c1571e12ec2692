"""The widgets as plain HTML: nothing is chosen beforehand, every answer is a real input."""

import re

import pytest
from django import forms

from programs.clinical.values import PainScore
from programs.forms.widgets import CheckCards, ChoiceCards, PainScaleWidget, StepperWidget

YES_NO = [("yes", "Yes"), ("unsure", "I’m not sure")]


def inputs(html: str, kind: str) -> list[str]:
    return re.findall(rf'<input\s+type="{kind}"[^>]*>', html)


def test_the_pain_scale_is_eleven_radios_of_which_none_is_chosen():
    radios = inputs(PainScaleWidget().render("pain", None, {"id": "id_pain"}), "radio")
    assert [re.search(r'value="(\d+)"', radio)[1] for radio in radios] == [str(n) for n in range(11)]
    assert not any(re.search(r"\bchecked\b|\brequired\b", radio) for radio in radios)


@pytest.mark.parametrize("value", [4, "4", PainScore(4)])
def test_an_answer_comes_back_chosen(value):
    radios = inputs(PainScaleWidget().render("pain", value, {"id": "id_pain"}), "radio")
    assert [n for n, radio in enumerate(radios) if re.search(r"\bchecked\b", radio)] == [4]


def test_zero_is_an_answer():
    radios = inputs(PainScaleWidget().render("pain", 0, {"id": "id_pain"}), "radio")
    assert re.search(r"\bchecked\b", radios[0])


@pytest.mark.parametrize(("ceiling", "first_stop"), [(5, 6), (3, 4), (2, 3)])
def test_stop_begins_above_the_ceiling(ceiling, first_stop):
    radios = inputs(PainScaleWidget(ceiling=ceiling).render("pain", None, {"id": "id_pain"}), "radio")
    zones = [re.search(r'data-zone="(\w+)"', radio)[1] for radio in radios]
    assert zones.index("stop") == first_stop


def test_the_slider_is_never_sent():
    html = PainScaleWidget().render("pain", 3, {"id": "id_pain"})
    (slider,) = inputs(html, "range")
    assert "name=" not in slider and 'aria-labelledby="id_pain_legend"' in slider


def test_a_card_holds_its_input_its_label_and_its_hint():
    html = ChoiceCards(choices=YES_NO, hints={"unsure": "Best to have it checked"}).render("q", None, {"id": "id_q"})
    assert len(inputs(html, "radio")) == 2 and html.count("choice-hint") == 1
    assert "checked" not in re.sub("have it checked", "", html)


def test_a_close_view_stands_above_cards_that_bear_its_numbers_and_above_no_others():
    html = ChoiceCards(choices=YES_NO, close_up="KNEE_PLACES").render("q", None, {"id": "id_q"})
    assert re.search(r'closeups/KNEE_PLACES[^"]*#figure', html.split("choices-numbered")[0])
    assert "<desc>Both knees from the front" in html
    plain = ChoiceCards(choices=YES_NO).render("q", None, {"id": "id_q"})
    assert "closeups" not in plain and "choices-numbered" not in plain


def test_answers_that_deny_the_others_are_marked():
    html = CheckCards(choices=YES_NO, apart=("unsure",)).render("q", ["yes"], {"id": "id_q"})
    yes, unsure = inputs(html, "checkbox")
    assert "data-apart" in unsure and "data-apart" not in yes
    assert re.search(r"\bchecked\b", yes)


@pytest.mark.parametrize(("step", "mode"), [(1, "numeric"), (0.5, "decimal")])
def test_a_stepper_is_a_text_input_with_the_right_keyboard(step, mode):
    html = StepperWidget(unit="cm", step=step).render("d", "7,5", {"id": "id_d"})
    (field,) = inputs(html, "text")
    assert f'inputmode="{mode}"' in field and 'value="7,5"' in field


def test_what_is_typed_comes_back_escaped():
    assert "<b>" not in StepperWidget().render("d", '"><b>', {"id": "id_d"})


class Ask(forms.Form):
    """One question."""

    pain = forms.Field(label="Pain", widget=PainScaleWidget)


def test_a_missing_answer_is_marked_invalid_and_described():
    form = Ask({})
    html = form["pain"].as_widget()
    assert not form.is_valid() and html.count('aria-invalid="true"') >= 1
