"""What the way to a plan calls its choices: places, causes, habits, illnesses, kit and steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

#: The parts of the way, as the list on the first page names them.
SECTIONS: Mapping[str, Words] = {
    "you": _("About you"),
    "knee": _("Your knee"),
    "signs": _("Warning signs"),
    "pain": _("Pain and daily life"),
    "running": _("Running and your week"),
    "tests": _("Home tests"),
    "plan": _("Your plan"),
}

SEXES: Mapping[str, Words] = {
    "female": _("Female"),
    "male": _("Male"),
    "other": _("Another"),
    "undisclosed": _("I would rather not say"),
}

#: Where it hurts: a name, and how to tell it from its neighbours.
LOCATIONS: Mapping[str, tuple[Words, Words]] = {
    "front": (_("At the front"), _("Around or behind the kneecap. Hard to point to with one finger.")),
    "below": (_("Just below the kneecap"), _("One sore point between the kneecap and the shin bone.")),
    "outer": (_("On the outer side"), _("The side that faces away from the other knee.")),
    "inner": (_("On the inner side"), _("The side that faces the other knee.")),
    "back": (_("At the back"), _("In the hollow of the knee.")),
    "front_thigh": (_("In the front of the thigh"), _("Above the knee. The knee itself is fine.")),
}

ONSETS: Mapping[str, tuple[Words, Words]] = {
    "gradual": (_("Bit by bit"), _("There was no one moment when it began.")),
    "sudden": (_("All at once"), _("There was one moment, such as a twist, a fall or a knock.")),
}

TIME_UNITS: Mapping[str, Words] = {"weeks": _("Weeks"), "months": _("Months"), "years": _("Years")}

PROVOCATIONS: Mapping[str, Words] = {
    "squat": _("Squatting or getting up from a low seat"),
    "stairs": _("Stairs, up or down"),
    "running": _("Running"),
    "sitting": _("Sitting for more than half an hour with bent knees"),
    "kneeling": _("Kneeling"),
    "jumping": _("Hopping or jumping"),
}

#: How long the knee stays sore after something brought it on: minutes to store, and what people choose.
SETTLING: Mapping[int, Words] = {
    15: _("Half an hour at most"),
    45: _("Less than an hour"),
    180: _("A few hours"),
    720: _("The rest of the day"),
    1440: _("About a day"),
    2880: _("Two days or more"),
}

NIGHTS: Mapping[str, Words] = {
    "none": _("No"),
    "occasional": _("Now and then"),
    "most_nights": _("Most nights, or it never lets go"),
}

RUNS_NOW: Mapping[str, tuple[Words, Words]] = {
    "yes": (_("Yes, I run"), _("Even if it is less than before.")),
    "paused": (_("I have stopped for now"), _("A short easy run would be possible.")),
    "impossible": (_("No, my knee does not let me"), _("It hurts too much to run at all.")),
}

#: Bought things and machines by the codes of the catalogue; what every home has is not asked.
KIT_CHOICES: Mapping[str, tuple[Words, Words]] = {
    "band": (_("Long exercise band"), ""),
    "loop_band": (_("Loop band"), _("A short closed band that goes round both legs.")),
    "foam_roller": (_("Foam roller"), ""),
    "ankle_weight": (_("Ankle weights"), ""),
    "dumbbell_or_kettlebell": (_("Dumbbell or kettlebell"), ""),
    "stationary_bike": (_("Exercise bike"), ""),
    "leg_press_machine": (_("Leg press"), _("In a gym.")),
    "leg_extension_machine": (_("Leg extension machine"), _("In a gym. You straighten your knees against a pad.")),
    "leg_curl_machine": (_("Leg curl machine"), _("In a gym. You bend your knees against a pad.")),
    "pool": (_("Swimming pool"), ""),
    "partner_or_anchor": (_("A partner, or something heavy to hold your feet"), ""),
}

WEEKDAYS: Mapping[int, Words] = {
    1: _("Monday"),
    2: _("Tuesday"),
    3: _("Wednesday"),
    4: _("Thursday"),
    5: _("Friday"),
    6: _("Saturday"),
    7: _("Sunday"),
}


@dataclass(frozen=True, slots=True)
class Condition:
    """One line of the health list. `field` is the column it sets, or None where `code` is a contraindication of the
    catalogue; `number` asks how long ago or how many weeks, from 0 to `most`."""

    code: str
    words: Words
    field: str | None = None
    hint: Words = ""
    number: Words = ""
    unit: Words = ""
    most: int = 0


#: The health list in its groups (SC01-SC18 and the contraindications of the catalogue that no other answer gives).
CONDITIONS: tuple[tuple[Words, tuple[Condition, ...]], ...] = (
    (
        _("This knee"),
        (
            Condition("kneeling_hurts", _("Kneeling hurts"), "kneeling_hurts"),
            Condition("under_physio", _("A physio already treats this knee"), "under_physio"),
            Condition(
                "injection",
                _("An injection into the knee in the last 3 months"),
                "injection_weeks_ago",
                number=_("How many weeks ago was the injection?"),
                unit=_("weeks"),
                most=14,
            ),
            Condition(
                "surgery",
                _("An operation on a hip, leg, knee or foot in the last 12 months"),
                "surgery_months_ago",
                number=_("How many months ago was the operation?"),
                unit=_("months"),
                most=12,
            ),
            Condition("implant", _("A new knee joint, or metal in the knee or leg"), "implant"),
            Condition("first_knee_pain_ever", _("This is the first knee pain of my life"), "first_knee_pain_ever"),
        ),
    ),
    (
        _("Your health"),
        (
            Condition(
                "pregnant",
                _("I am pregnant"),
                "pregnant_weeks",
                number=_("How many weeks pregnant are you?"),
                unit=_("weeks"),
                most=45,
            ),
            Condition(
                "birth",
                _("I gave birth in the last 6 months"),
                "weeks_since_birth",
                number=_("How many weeks ago did you give birth?"),
                unit=_("weeks"),
                most=27,
            ),
            Condition(
                "heart_lung",
                _("A heart or lung condition, or I get chest pain or faint with effort"),
                "heart_lung_or_parq",
                hint=_("Also high blood pressure that is not under control, or diabetes with complications."),
            ),
            Condition("hypertension", _("High blood pressure, also when treated")),
            Condition(
                "anticoagulant",
                _("Blood thinners, or I bleed easily"),
                "anticoagulant",
                hint=_("For example warfarin, apixaban, rivaroxaban, or haemophilia."),
            ),
            Condition("dvt_risk", _("A blood clot in the leg in the last 12 months")),
            Condition(
                "inflammatory_arthritis",
                _("Arthritis with inflammation, gout, or a connective tissue disorder"),
                "inflammatory_arthritis",
                hint=_("For example rheumatoid arthritis or psoriatic arthritis."),
            ),
            Condition("osteoporosis", _("Thin bones (osteoporosis)"), "osteoporosis"),
            Condition(
                "fever_gone",
                _("A fever in the last 3 days that has gone"),
                "fever_free_hours",
                number=_("For how many hours have you had no fever?"),
                unit=_("hours"),
                most=72,
            ),
            Condition(
                "tendon_medicine",
                _("Steroids for a long time, or certain antibiotics in the last 3 months"),
                "tendon_medicine",
                hint=_("The antibiotics are fluoroquinolones, such as ciprofloxacin."),
            ),
            Condition(
                "painkiller_risk",
                _("A reason to be careful with painkillers"),
                "painkiller_risk",
                hint=_(
                    "A stomach ulcer or bleeding, kidney disease, a stroke, or asthma that aspirin makes worse. Also "
                    "if you take aspirin or another tablet against inflammation."
                ),
            ),
            Condition("low_mood", _("Low mood on most days of the last two weeks"), "low_mood"),
            Condition("neuropathy", _("Less feeling in the legs or feet")),
            Condition("balance_risk", _("I lose my balance or fall easily")),
            Condition("varicose_veins", _("Marked varicose veins on the legs")),
            Condition("skin_wound", _("Broken skin or a wound on the legs")),
            Condition("diastasis", _("A gap between the tummy muscles after pregnancy")),
        ),
    ),
    (
        _("Pain in other places"),
        (
            Condition("pain_everywhere", _("Pain in many parts of the body, on most days"), "pain_everywhere"),
            Condition("low_back_pain", _("Low back pain at the moment")),
            Condition("hip_pain_lateral", _("Pain on the outer side of the hip")),
            Condition("hamstring_strain_recent", _("A pulled hamstring in the last 8 weeks")),
            Condition("calf_achilles_pain", _("Pain in the calf or the Achilles tendon")),
            Condition("ankle_sprain_recent", _("A twisted ankle in the last 6 weeks")),
            Condition("plantar_heel_pain", _("Sharp pain under the heel")),
            Condition("plantar_heel_pain_severe", _("Heel pain so strong that walking is hard")),
            Condition("shoulder_pain", _("Shoulder pain")),
        ),
    ),
)
#: Asked of 16 and 17 year olds only (SC02).
GUARDIAN = Condition("guardian", _("A parent or guardian agrees that I follow this program"), "guardian_consent")
#: Asked from this age on only (SC05).
FIRST_PAIN_ASKED_FROM = 55

CONDITION_BY_CODE: Mapping[str, Condition] = {
    condition.code: condition for group in CONDITIONS for condition in group[1]
} | {GUARDIAN.code: GUARDIAN}
