"""The warning signs in the words of whoever calls for help: read out on the phone, in plain speech and in the first
person. A clinician's list has the names of `RULE_WORDS`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: Rule -> what follows "A list of warning signs pointed to this:"; every rule that can block a plan has one.
SAID: Mapping[str, str | Promise] = {
    "RF01": _("I had sudden chest pain or trouble breathing, coughed up blood, or passed out"),
    "RF02": _("my knee or leg is bent out of shape, or my kneecap slipped out and stayed out"),
    "RF03": _("my foot is cold, pale or numb, or I cannot move it"),
    "RF04": _("my knee is hot, red or very swollen, and I have a fever or feel ill"),
    "RF04b": _("my knee is hot or red"),
    "RF05": _("after an injury I could not take four steps, and I cannot now"),
    "RF06": _("I cannot lift my leg with the knee straight, or I feel a gap near the kneecap"),
    "RF07": _("I have a deep cut into the knee, or had a hard accident"),
    "RF08": _("I hurt my knee and may need an X-ray"),
    "RF09": _("my knee swelled within about four hours of an injury"),
    "RF10": _("my knee is swollen, hurts a lot, does not move fully and does not carry my weight"),
    "RF11": _("my knee is swollen, and also very painful, stiff, or hard to stand on"),
    "RF12": _("my knee is swollen, and that is new or getting worse"),
    "RF13": _("my knee gets stuck, or does not bend or straighten all the way"),
    "RF14": _("one calf or thigh is swollen, warm or sore for no clear reason"),
    "RF15": _("one calf or thigh is swollen, warm or sore, and a blood clot is more likely for me"),
    "RF16a": _("my knee hurts also when I rest, or wakes me most nights"),
    "RF16b": _("my knee hurts also at rest or at night, and I lose weight, sweat at night, had cancer, or have a lump"),
    "RF17": _("I lose weight without trying, sweat at night, or have had cancer"),
    "RF18a": _("I am under 25 and have a lump that grows, or feels deep or hard"),
    "RF18b": _("I have a lump that grows, or feels deep or hard"),
    "RF19": _("several of my joints hurt or are stiff, or I have an illness that can inflame joints"),
    "RF20a": _("my knee gives way again and again"),
    "RF20b": _("my knee gives way since a pop or an injury in the last two weeks"),
    "RF21": _("my kneecap has slipped out"),
    "RF22": _("my pain began with an injury, or I hurt this knee in the last two weeks"),
    "RF23a": _("one spot on a bone in my hip, groin or thigh hurts more with each run"),
    "RF23b": _("one spot on a bone in my shin or foot hurts more with each run"),
    "RF23c": _("I had a stress fracture, missed periods, eat too little for my training, or lost weight fast"),
    "RF24a": _("I am 16 or younger, and my groin, hip or thigh hurts or I limp"),
    "RF24b": _("my groin or hip hurts, or it hurts when I turn my thigh inwards"),
    "RF25a": _("my back hurts and I am numb between the legs, or have new trouble with my bladder or bowels"),
    "RF25b": _("my back hurts, and my leg tingles, is numb or has less strength"),
    "RF26": _("my knee is newly swollen or hot, and an infection is more likely for me"),
    "RF27": _("my calf hurts when I walk and stops when I rest"),
    "RF28": _("a tendon hurts, and I take or took a medicine that can weaken tendons"),
    "RF29": _("my leg cannot carry any weight"),
    "RF30": _("I have new and very strong pain that rest does not ease"),
    "PF1": _("my pain may not be at the front of the knee"),
    "PF2": _("the usual things that hurt a runner's knee hardly hurt mine"),
    "PF3": _("my pain may have come on suddenly, or may be less than four weeks old"),
    "SWOLLEN": _("my knee is swollen"),
    "SC01": _("I am under 16"),
    "SC05": _("I am over 60, or this is my first knee pain at 55 or later"),
    "SC06": _("I am pregnant, or gave birth less than 12 weeks ago"),
    "SC07": _("I had surgery on a leg in the last 12 months, or have a knee implant"),
    "SC08": _("I take blood thinners or bleed easily"),
    "SC09": _("I have a heart, lung or blood pressure problem, or another illness that a doctor should know of"),
    "SC10": _("I have inflamed joints, gout, thin bones, or another illness of that kind"),
    "SC11": _("I had an injection into the knee in the last weeks"),
    "SC12": _("I take or took a medicine that can weaken tendons"),
    "SC14": _("my weight is low for my height"),
    "SC15": _("I have a fever or feel ill, or had a fever in the last three days"),
    "SC17": _("I worry that exercise will harm me, my mood is low, or many places hurt"),
    "AKPS12": _("my thigh has become much thinner"),
    "URGENT_BEFORE": _("I was told before to get help, and nobody has looked at it yet"),
}


def said_aloud(rules: Iterable[str]) -> str:
    """The signs one after the other; a rule that blocks nothing is not told on the phone."""
    return "; ".join(str(SAID[rule]) for rule in rules if rule in SAID)
