"""The rules in plain sentences, for the public page: what every plan obeys, and how a next step is decided.

Each line names the row of the evidence it stands for. Numbers that code knows are filled in from the code.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule: its id, the sentence, and the ids of its sources."""

    id: str
    text: Words
    sources: tuple[str, ...]


#: What every week of every plan obeys (§6.5, L1-L7).
PLAN_RULES: tuple[RuleLine, ...] = (
    RuleLine(
        "G08", _("Every week holds at least one exercise for the hip and one for the front of the thigh."), ("S04",)
    ),
    RuleLine("6.1", _("Strength is trained on two or three days a week, never on two days in a row."), ("S47", "S41")),
    RuleLine(
        "G42", _("A session holds at most four strength exercises; five from phase 3 where the knee is calm."), ("S07",)
    ),
    RuleLine("G45", _("A muscle is stretched only where a test found it tight, and at most three muscles."), ("S07",)),
    RuleLine(
        "X10", _("Stretches that move come before the session, stretches that hold come after it."), ("S50", "S92")
    ),
    RuleLine("6.5", _("At least one day a week is free of strength training and running."), ("D",)),
    RuleLine(
        "L1", _("Standing work for the thigh starts with small knee bends; deeper ones come from phase 2 on."), ("S43",)
    ),
    RuleLine(
        "L2",
        _("Sitting work for the thigh starts with the knee well bent; the last part comes from phase 3 on."),
        ("S43", "S44"),
    ),
    RuleLine(
        "L3", _("How much the kneecap joint may carry rises with the phase. Jumps wait for phase 4."), ("S43", "S45")
    ),
    RuleLine("L4", _("Depth rises before load, and never both in one week."), ("S45",)),
    RuleLine("L6", _("Kneeling exercises are left out where kneeling hurts."), ("D",)),
    RuleLine("R7", _("No run is longer than 110 % of the longest run of the last 30 days."), ("S56",)),
    RuleLine("G50", _("Reading comes with the first session: what the pain means and how to dose."), ("S08", "S09")),
    RuleLine("6.5.10", _("Every line of a plan says why it is there."), ("D",)),
)

#: How the next session is decided; the first row that fits wins (§6.6).
NEXT_STEP_RULES: tuple[RuleLine, ...] = (
    RuleLine("6.6 row 1", _("A warning sign: everything stops until somebody has looked at it."), ("S12", "S13")),
    RuleLine(
        "6.6 row 2",
        _("New swelling, locking or giving way: no exercise that loads the knee, no running."),
        ("S96", "D"),
    ),
    RuleLine(
        "6.6 row 3",
        _("Pain of 8 or more, or not settled after 48 hours: two to three days of rest, then two steps lower."),
        ("D",),
    ),
    RuleLine(
        "6.6 row 4",
        _("Pain of 6 or 7, or above the limit of the exercise: stop the set; next time an easier step or 30 % less."),
        ("S46",),
    ),
    RuleLine(
        "6.6 row 5", _("The morning after is worse by 2 or more: ease back for one session, then rebuild."), ("S46",)
    ),
    RuleLine(
        "6.6 row 6",
        _("The worst pain of the week is 8 or more, or 2 higher than last week: repeat last week with a fifth less."),
        ("D",),
    ),
    RuleLine(
        "6.6 row 7",
        _("The worst pain of the week is 6 or 7, or 1 higher than last week: nothing goes up for seven days."),
        ("D",),
    ),
    RuleLine(
        "6.6 row 8",
        _("Not all lifts done, or not done well: the same again. After three such sessions, one step easier."),
        ("S41",),
    ),
    RuleLine(
        "6.6 row 9",
        _("Pain of 3 to 5 that is back to usual by morning: the same again. After four times, another variant."),
        ("S46",),
    ),
    RuleLine(
        "6.6 row 10",
        _("Twice in a row pain of 0 to 2, a calm morning, all lifts done well and not too hard: one thing goes up."),
        ("S46", "S47"),
    ),
    RuleLine("6.6 row 11", _("Anything else: the same again."), ("D",)),
)

#: What holds besides, whichever row decided (§6.7, 7.2, 7.3, 7.6, 7.9).
BESIDES_RULES: tuple[RuleLine, ...] = (
    RuleLine(
        "6.7",
        _(
            "An exercise goes up once a week, and in a week either the run or the strengthening does. For seven days "
            "after a day with too much pain nothing goes up."
        ),
        ("S41", "D"),
    ),
    RuleLine("7.2", _("Before the first run: a calm brisk walk, ten calm hops, no limp."), ("S58",)),
    RuleLine("7.3", _("Each step of the run is done twice, with a day without a run in between."), ("S57",)),
    RuleLine(
        "7.6",
        _("A flare: two to three easy days, then two steps lower. A swollen knee does not run."),
        ("S63", "S01"),
    ),
    RuleLine("7.9", _("Strong fear of harm: three good sessions in a row come before a step up."), ("S88", "D")),
)

#: How sure a source is, by its kind.
KINDS: dict[str, Words] = {
    "seen": _("Seen: opened at this address, usually an abstract or a table"),
    "from_memory": _("From memory: not opened, to be checked"),
    "design": _("Our own design, where the evidence gives no number"),
    "seed": _("The article the product grew from"),
}

#: The same in a word or two, beside a source.
KIND_NAMES: dict[str, Words] = {
    "seen": _("seen"),
    "from_memory": _("from memory"),
    "design": _("our own design"),
    "seed": _("the first article"),
}

#: How sure a test is, by its confidence.
CONFIDENCE: dict[str, Words] = {
    "H": _("Published cut-off with known reliability"),
    "M": _("Published norm, our cut-off"),
    "L-M": _("Between a published norm and a cut-off of our own"),
    "L": _("Our cut-off only; needs testing"),
}

#: Behind it where measuring oneself is less sure than the test.
ALONE = _("measured alone: %(sure)s")

#: Tests whose borders are not one number after another (T02, T20, T22, T23).
OTHER_BORDERS: dict[str, Words] = {
    "T02": _("a tenth or more below the other leg"),
    "T20": _("width of the middle below 0.20 of the front: high · from 0.45: flat"),
    "T22": _("nothing changes on tiptoe: stiff"),
    "T23": _("turns in below 20 · from 60, and out below 20"),
}
