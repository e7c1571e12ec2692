"""Every warning-sign question in the runner's words, and the labels of its answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """`sign`: a line of a check list; `question`: the same, asked alone; `hint` helps to answer it."""

    sign: Words
    question: Words
    hint: Words = ""


UNSURE_LABEL = _("I'm not sure")
OPTION_LABELS: Mapping[str, Words] = {"yes": _("Yes"), "no": _("No"), "unsure": UNSURE_LABEL}
#: Where the answers are other words than yes and no.
WORD_LABELS: Mapping[str, Mapping[str, Words]] = {
    "swelling": {"none": _("No"), "mild": _("Yes, a little"), "marked": _("Yes, a lot")},
    "weight_bearing": {
        "normal": _("As much as usual"),
        "reduced": _("Less than usual"),
        "none": _("None at all"),
    },
    "bone_pain": {
        "none": _("No"),
        "hip_groin_thigh": _("Yes, in the hip, groin or thigh"),
        "shin_foot": _("Yes, in the shin or foot"),
    },
}

QUESTION_WORDS: Mapping[str, QuestionWords] = {
    "chest_symptoms": QuestionWords(
        _("Sudden chest pain, trouble breathing, coughing up blood, or passing out"),
        _("Have you had sudden chest pain or trouble breathing, coughed up blood, or passed out?"),
        _("It counts even if your leg feels fine."),
    ),
    "out_of_shape": QuestionWords(
        _("Your knee or leg is bent out of shape, or the kneecap slipped out and stayed out"),
        _("Is your knee or leg bent out of shape, or did the kneecap slip out and stay out?"),
    ),
    "cold_or_numb_foot": QuestionWords(
        _("Your foot is cold, pale or numb, or you cannot move it"),
        _("Since an injury, is your foot cold, pale or numb, or can you not move it?"),
    ),
    "hot_red_knee": QuestionWords(
        _("Your knee is hot or red"),
        _("Is your knee hot or red?"),
        _("Feel both knees with the back of your hand. Warm for a while after a run does not count."),
    ),
    "fever_or_ill": QuestionWords(
        _("You have a fever, you shiver, or you feel ill"),
        _("Do you have a fever, do you shiver, or do you feel ill?"),
    ),
    "cannot_take_four_steps": QuestionWords(
        _("You could not take four steps straight after it, and you cannot now"),
        _("After an injury, could you not take four steps straight away, and can you not take them now?"),
        _("Limping steps count as steps."),
    ),
    "cannot_lift_straight_leg": QuestionWords(
        _("You cannot lift the leg with a straight knee, or you feel a gap above or below the kneecap"),
        _("Can you not lift the leg with a straight knee, or is there a gap above or below the kneecap?"),
    ),
    "open_wound_or_high_energy": QuestionWords(
        _("A deep cut into the knee, or a hard accident such as a crash or a fall from a height"),
        _("Do you have a deep cut into the knee, or did you have a hard accident?"),
        _("A crash on the road or a fall from a height is a hard accident."),
    ),
    "bony_tenderness": QuestionWords(
        _("It hurts to press on the bone of the kneecap, or on the bump at the outer side just below the knee"),
        _("Does it hurt to press on the bone of the kneecap, or on the bump at the outer side just below the knee?"),
        _("Press with one finger, on the bone itself."),
    ),
    "cannot_bend_to_right_angle": QuestionWords(
        _("You cannot bend the knee to a right angle"),
        _("Can you not bend the knee to a right angle?"),
        _("A right angle is how a knee bends on a kitchen chair."),
    ),
    "swelling": QuestionWords(
        _("Your knee is swollen"),
        _("Is your knee swollen?"),
        _("Look at both knees side by side. Puffy after a hard run and gone the next morning does not count."),
    ),
    "swelling_is_new": QuestionWords(
        _("The swelling is new, or there is more of it"),
        _("Is the swelling new, or is there more of it than a week ago?"),
    ),
    "swelled_within_4_hours_of_injury": QuestionWords(
        _("The knee swelled up within about 4 hours"),
        _("Did the knee swell up within about 4 hours of an injury?"),
    ),
    "cannot_fully_bend_or_straighten": QuestionWords(
        _("The knee does not bend or straighten all the way"),
        _("Can you not bend or straighten the knee all the way?"),
        _("Compare it with your other knee."),
    ),
    "weight_bearing": QuestionWords(
        _("You cannot put your usual weight on this leg"),
        _("How much weight can you put on this leg?"),
        _("Think of standing on it and walking on flat ground."),
    ),
    "locked": QuestionWords(
        _("The knee gets stuck: something blocks it, and it will not move"),
        _("Does the knee get stuck, as if something blocks it?"),
        _("Stiff for a moment after sitting does not count."),
    ),
    "calf_swollen_or_warm": QuestionWords(
        _("One calf or thigh is swollen, warm, throbbing or sore, for no clear reason"),
        _("Is one calf or thigh swollen, warm or sore, for no clear reason?"),
        _("Look at both legs side by side. It counts if one is bigger than the other."),
    ),
    "clot_risk": QuestionWords(
        _("Something that makes a blood clot more likely"),
        _("Does anything make a blood clot more likely for you?"),
        _(
            "An operation or a plaster in the last 3 months. A long flight or bed rest. Cancer. Pregnancy, or a birth "
            "in the last 6 weeks. The pill or other hormones. A blood clot in the past."
        ),
    ),
    "night_or_constant_pain": QuestionWords(
        _("Pain that stays when you rest, or wakes you most nights"),
        _("Does the pain stay when you rest, or wake you most nights?"),
        _("Leave it out if it comes only from how you lie, or after a hard day."),
    ),
    "weight_loss_sweats_or_cancer": QuestionWords(
        _("Losing weight without trying, sweating at night, or cancer now or in the past"),
        _("Are you losing weight without trying, do you sweat at night, or have you ever had cancer?"),
    ),
    "growing_lump": QuestionWords(
        _("A lump in a bone or muscle that grows, or feels deep or hard"),
        _("Do you have a lump in a bone or muscle that grows, or feels deep or hard?"),
    ),
    "inflammatory_signs": QuestionWords(
        _("Several joints that hurt or are stiff, or stiffness for more than 30 minutes in the morning"),
        _("Are several joints painful or stiff, or are you stiff for more than 30 minutes in the morning?"),
        _("Psoriasis, an inflamed gut or eye, or a gut, bladder or sexual infection lately counts as well."),
    ),
    "gives_way": QuestionWords(
        _("The knee gives way so that you fall, or it buckles again and again"),
        _("Does the knee give way so that you fall, or does it buckle again and again?"),
    ),
    "pop_or_injury_in_14_days": QuestionWords(
        _("A pop, a twist, a fall or a blow in the last 14 days"),
        _("Did the knee pop, or did you hurt it, in the last 14 days?"),
    ),
    "kneecap_slipped_out": QuestionWords(
        _("The kneecap has slipped out, at any time"),
        _("Has your kneecap ever slipped out?"),
        _("It counts even if it went back by itself."),
    ),
    "one_clear_injury_in_6_weeks": QuestionWords(
        _("The pain began with one clear twist, fall or blow in the last 6 weeks"),
        _("Did the pain begin with one clear twist, fall or blow in the last 6 weeks?"),
    ),
    "bone_pain": QuestionWords(
        _("One spot on a bone hurts more with each run"),
        _("Is there one spot on a bone that hurts more with each run?"),
        _("It counts too if hopping brings it on, or if it aches at night. If both fit, choose the first."),
    ),
    "stress_fracture_or_low_energy": QuestionWords(
        _("A stress fracture in the past, missed periods, eating too little for your training, or losing weight fast"),
        _("Have you had a stress fracture, missed periods, too little to eat for your training, or fast weight loss?"),
    ),
    "groin_or_hip_pain": QuestionWords(
        _("Pain in the groin or hip, or when you turn the thigh inwards"),
        _("Do you have pain in the groin or hip, or when you turn the thigh inwards?"),
        _("If you are 16 or younger, pain in the thigh counts as well."),
    ),
    "limp": QuestionWords(_("You walk with a limp"), _("Do you walk with a limp?")),
    "saddle_numbness": QuestionWords(
        _("Back pain with numbness between the legs, or new trouble with your bladder or bowels"),
        _("Do you have back pain with numbness between the legs, or new trouble with your bladder or bowels?"),
    ),
    "back_pain_with_leg_symptoms": QuestionWords(
        _("Back pain with tingling, numbness or less strength in the leg"),
        _("Do you have back pain with tingling, numbness or less strength in the leg?"),
    ),
    "infection_risk": QuestionWords(
        _("Something that makes an infection in the knee more likely"),
        _("Does anything make an infection in the knee more likely for you?"),
        _(
            "An illness or medicine that lowers your defences. Injected drugs. "
            "An injection into the knee or knee surgery in the last 3 months."
        ),
    ),
    "calf_pain_on_walking": QuestionWords(
        _("Calf pain when you walk that stops when you rest"),
        _("Does your calf hurt when you walk, and stop when you rest?"),
        _("Tick this only if you smoke, have diabetes, or are 50 or older."),
    ),
    "steroid_or_fluoroquinolone_with_tendon_pain": QuestionWords(
        _("Pain in a tendon, and one of two medicines: steroids for a long time, or certain antibiotics"),
        _("Does a tendon hurt while you take steroids for a long time, or after certain antibiotics?"),
        _("The antibiotics are fluoroquinolones, such as ciprofloxacin, in the last 3 months."),
    ),
    "severe_unrelenting_pain": QuestionWords(
        _("New and very strong pain, 9 or 10 out of 10, that rest does not ease"),
        _("Do you have new and very strong pain, 9 or 10 out of 10, that rest does not ease?"),
    ),
}


def option_label(key: str, word: str) -> Words:
    """What stands beside a radio button. An unknown word is a KeyError."""
    return WORD_LABELS.get(key, {}).get(word) or OPTION_LABELS[word]
