"""Samples for the gallery of parts: made-up numbers that no other page shows."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms

from programs.forms.widgets import CheckCards, ChoiceCards, PainScaleWidget, StepperWidget
from programs.queries.series import CalendarDay, CalendarWeek, PainDay, PainSeries, PlanEvent
from programs.templatetags.bars import BandZone, Pin

MONDAY = date(2026, 4, 27)
DURING = (6, None, 5, None, 6, None, None, 4, None, None, 5, None, 3, None, None, None, 3, 4, None, 2)
MORNING = (None, 5, None, 5, None, None, None, None, 4, None, None, 3, None, None, None, 3, 2, None, None, 2)
WEEK_STATES = (
    ("done", "rest", "done", "rest", "done", "rest", "rest"),
    ("done", "rest", "partly", "run", "missed", "run", "rest"),
    ("done", "run", "planned", "rest", "planned", "planned-run", "rest"),
)


class SampleForm(forms.Form):
    """One field of each kind."""

    pain = forms.Field(label="Knee pain this morning", widget=PainScaleWidget)
    strict = forms.Field(label="Knee pain now", widget=PainScaleWidget(ceiling=3))
    swollen = forms.ChoiceField(
        label="Is one calf or thigh swollen, warm or sore, for no clear reason?",
        help_text="Look at both legs side by side.",
        choices=[("yes", "Yes"), ("no", "No"), ("unsure", "I’m not sure")],
        widget=ChoiceCards(hints={"unsure": "Then it is best to have it checked"}),
    )
    signs = forms.MultipleChoiceField(
        label="Do you have any of these?",
        choices=[("locks", "My knee locks"), ("gives", "My knee gives way"), ("none", "None of these")],
        widget=CheckCards(apart=("none",)),
    )
    distance = forms.CharField(
        label="Right leg, toe to wall", widget=StepperWidget(unit="cm", step=0.5, low=0, high=25)
    )
    note = forms.CharField(label="Note to your physio", required=False, widget=forms.Textarea(attrs={"rows": 3}))


class WrongForm(forms.Form):
    """A form that was sent wrongly."""

    wrong_distance = forms.IntegerField(
        label="Right leg, toe to wall",
        max_value=25,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"max_value": "Enter a length between 0 and 25 cm"},
    )


def calendar() -> list[CalendarWeek]:
    """Three weeks with every kind of day."""
    weeks = []
    for number, states in enumerate(WEEK_STATES, start=1):
        first = MONDAY + timedelta(weeks=number - 1)
        days = [CalendarDay(first + timedelta(days=n), state, number == 3 and n == 2) for n, state in enumerate(states)]
        weeks.append(CalendarWeek(number, tuple(days)))
    return weeks


def series() -> PainSeries:
    """Twenty days of pain, with gaps."""
    pairs = zip(DURING, MORNING, strict=True)
    days = [PainDay(MONDAY + timedelta(days=n), during, morning) for n, (during, morning) in enumerate(pairs)]
    logged = tuple(day for day in days if (day.during, day.morning) != (None, None))
    events = (
        PlanEvent(MONDAY + timedelta(days=7), "2 step-ups"),
        PlanEvent(MONDAY + timedelta(days=13), "Step 2 runs"),
    )
    return PainSeries(MONDAY, days[-1].on, logged, events)


LANES = [
    {"number": 6, "stage": "Return", "holds": "Run 20 min without stopping", "state": "next"},
    {"number": 5, "stage": "Load", "holds": "Longer runs, fewer walks", "state": "next"},
    {"number": 4, "stage": "Build", "holds": "Single-leg work, walk and run", "state": "next"},
    {"number": 3, "stage": "Build", "holds": "Heavier, with short runs", "state": "now"},
    {"number": 2, "stage": "Settle", "holds": "Wake up hips and thighs", "state": "done"},
    {"number": 1, "stage": "Settle", "holds": "Calm the knee", "state": "done"},
]
FINDING = {
    "title": "Right hip is less strong",
    "sides": [
        {"word": "Left", "value": 18, "of": 18, "text": "18 kg", "weaker": False},
        {"word": "Right", "value": 13, "of": 18, "text": "13 kg", "weaker": True},
    ],
    "exercises": [
        {
            "name": "Side-lying leg raise",
            "dose": "3 × 10, hold 3 s",
            "dose_words": "3 sets of 10, hold 3 seconds",
            "href": "#finding",
            "more": "#finding",
        },
        {"name": "Step-down", "dose": "2 × 8, slow", "dose_words": "2 sets of 8, slow", "href": "#finding"},
    ],
}


def samples() -> dict[str, Any]:
    """Everything the gallery shows."""
    wrong = WrongForm({"wrong_distance": "70"})
    wrong.is_valid()
    return {
        "form": SampleForm(),
        "filled": SampleForm({"pain": "4"}, auto_id="filled_%s"),
        "wrong": wrong,
        "series": series(),
        "weeks": calendar(),
        "days": calendar()[2].days,
        "lanes": LANES,
        "finding": FINDING,
        "sparks": [
            (4, 2, [2, None, 2, 3, None, 2, 2, None, 3, 3, None, 3, None, 4]),
            (7, 4, [2, 2, None, 3, 4, None, 5, 5, 5, None, 6, 6, None, 7]),
            (2, -1, [1, None, None, None, None, 3, None, None, None, None, None, 2, None, None]),
            (None, None, [None] * 14),
        ],
        "zones": [
            BandZone(8, "Under 8 · Stiff", "low"),
            BandZone(10, "8 to 9", "mid"),
            BandZone(18, "10 and over · Good", "good"),
        ],
        "pins": [Pin(7, "Right 7"), Pin(11, "Left 11", is_other=True)],
    }
