"""Pattern, scope and limits in words: PF1-PF5, SC01-SC18, AKPS item 12, and what each limit does to a plan."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from programs.wording.red_flags import RuleWords, Words

_FIT = _("This program is made for runner's knee. Another kind of pain needs another plan.")
_FIRST = _("Somebody who knows your health should say yes first.")

SCOPE_WORDS: Mapping[str, RuleWords] = {
    "PF1": RuleWords(
        _("Pain not at the front of the knee"),
        _("your pain may not be at the front of the knee"),
        _("The pain is at the front of the knee, around or behind the kneecap. If not, it is checked first."),
        _FIT,
    ),
    "PF2": RuleWords(
        _("Fewer than two typical triggers"),
        _("fewer than two of the usual things bring your pain on"),
        _("At least two of squatting, stairs, running, long sitting, kneeling and jumping bring the pain on."),
        _FIT,
    ),
    "PF3": RuleWords(
        _("Not a gradual start, or less than 4 weeks of pain"),
        _("your pain may have come on suddenly, or may be less than 4 weeks old"),
        _("The pain came on gradually and has lasted 4 weeks or more. A shorter pain gets two weeks of easing first."),
        _("New pain may settle when the load goes down. A sudden start is looked at first."),
    ),
    "PF4": RuleWords(
        _("No warning sign"),
        _("none of the warning signs we ask about applies"),
        _("None of the warning signs RF01 to RF30 applies."),
        _("A plan starts only without warning signs, or once a clinician has looked at them."),
    ),
    "PF5": RuleWords(
        _("Age within scope"),
        _("your age fits the program"),
        _("The age is within the scope of the rows SC01 to SC05."),
        _("The studies behind this program were done with adults."),
    ),
    "FAT_PAD": RuleWords(
        _("Worse when the knee is straightened all the way"),
        _("both sides just below the kneecap may be sore, and worse when you straighten the knee"),
        _("Sore on both sides below the kneecap and worse when straight: exercises that press the knee straight wait."),
        _("The soft pad behind the tendon can be sore. It calms down best when it is not pressed."),
    ),
    "SWOLLEN": RuleWords(
        _("Swollen knee, not new, or looked at by a clinician"),
        _("your knee is swollen"),
        _("A swollen knee does not run or jump, whether the swelling is new or not, and whoever has looked at it."),
        _("Runner's knee does not often swell. A physiotherapist should look at it."),
    ),
    "SC01": RuleWords(
        _("Under 16"),
        _("you are under 16"),
        _("Under 16 there is no plan here: growing knees need another approach, with a clinician."),
        _("Growing knees need another plan than adult knees. A doctor or physio can make one with you."),
    ),
    "SC02": RuleWords(
        _("Age 16 or 17"),
        _("you are 16 or 17"),
        _("At 16 or 17 a plan needs the consent of a guardian and the word of a clinician."),
        _("You need the yes of a parent or guardian, and of a doctor or physio."),
    ),
    "SC03": RuleWords(
        _("Age 18 to 45"),
        _("you are between 18 and 45"),
        _("Ages 18 to 45 are those of the studies; age sets no limit."),
        _("Your age sets no limit."),
    ),
    "SC04": RuleWords(
        _("Age 46 to 60"),
        _("you are between 46 and 60"),
        _("At 46 to 60 jumping is optional, and other causes of knee pain are kept in mind."),
        _("From this age on other causes of knee pain are more common. Jumping is up to you."),
    ),
    "SC05": RuleWords(
        _("Over 60, or first knee pain from 55 on"),
        _("you are over 60, or this is your first knee pain at 55 or later"),
        _("Over 60, or with a first knee pain at 55 or later, a clinician looks first."),
        _("From this age on a first look tells which exercise fits your knee."),
    ),
    "SC06": RuleWords(
        _("Pregnant, or less than 12 weeks after birth"),
        _("you are pregnant or gave birth less than 12 weeks ago"),
        _("In pregnancy and for 12 weeks after birth a midwife or doctor says yes first."),
        _("Ask your midwife or doctor first."),
    ),
    "SC07": RuleWords(
        _("Leg surgery within 12 months, or an implant"),
        _("you had surgery on a leg in the last 12 months, or have a knee implant"),
        _("Leg surgery in the last 12 months or a knee implant: the surgeon or physio sets the rules."),
        _("After surgery your surgeon's rules come first."),
    ),
    "SC08": RuleWords(
        _("Blood thinners or a bleeding disorder"),
        _("you take blood thinners or bleed easily"),
        _("With blood thinners there is no foam rolling or deep massage; new swelling needs advice the same day."),
        _("A knee can bleed inside after a small knock. If it swells, get help the same day."),
    ),
    "SC09": RuleWords(
        _("Heart or lung disease, blood pressure, or a health question answered yes"),
        _("you have a heart, lung or blood pressure problem, or another illness that needs a yes first"),
        _("A heart or lung illness, or fainting: a clinician says yes first. Holds stay at 30 seconds or less."),
        _FIRST,
    ),
    "SC10": RuleWords(
        _("Inflammatory arthritis, gout, osteoporosis or a tissue disorder"),
        _("you have inflamed joints, gout, thin bones, or a disorder of the body's tissues"),
        _("Inflamed joints, gout or osteoporosis: a clinician says yes first, then no jumping and no deep pressure."),
        _FIRST,
    ),
    "SC11": RuleWords(
        _("Knee injection in the last weeks"),
        _("you had an injection into the knee in the last weeks"),
        _("After an injection into the knee a plan waits for 2 weeks."),
        _("Give the knee two weeks after the injection. If it turns hot or swells, get help the same day."),
    ),
    "SC12": RuleWords(
        _("Steroids or a fluoroquinolone"),
        _("you take or took a medicine that can weaken tendons"),
        _("After long-term steroids or a recent fluoroquinolone a plan holds no jumps."),
        _("Tendons need time after these medicines, so there are no jumps."),
    ),
    "SC13": RuleWords(
        _("Body mass index 35 or more"),
        _("your height and weight call for a gentle start"),
        _("From a body mass index of 35 a plan starts without impact, with low steps and without jumps."),
        _("The start is gentle on your joints: low steps, and no jumps."),
    ),
    "SC14": RuleWords(
        _("Body mass index under 18.5"),
        _("your weight is low for your height"),
        _("With a body mass index under 18.5 a clinician looks first, and nobody is told to lose weight."),
        _("Muscles and bones need enough food to grow stronger. A doctor should look first."),
    ),
    "SC15": RuleWords(
        _("Ill with fever"),
        _("you have a fever or feel ill, or had a fever in the last 3 days"),
        _("With a fever a plan waits until 24 hours without it; running waits 72 hours."),
        _("Rest until you have had no fever for 24 hours. Wait 72 hours before you run."),
    ),
    "SC16": RuleWords(
        _("Kneeling hurts"),
        _("kneeling hurts"),
        _("Where kneeling hurts, exercises on the knees are left out."),
        _("We leave out what is done on the knees."),
    ),
    "SC17": RuleWords(
        _("Strong worry that exercise will harm, low mood, or pain in many places"),
        _("you worry that exercise will harm, your mood is low, or many places hurt"),
        _(
            "After a worry of 6 or more out of 10, low mood, or pain in many places we explain pain first. "
            "We also suggest talking to somebody."
        ),
        _("Pain, worry and mood pull on each other. We begin with how pain works."),
    ),
    "SC18": RuleWords(
        _("Already with a physio"),
        _("a physio already looks after this knee"),
        _("Where a physio already looks after this knee, their plan wins."),
        _("Your physio knows your knee. Where the plans differ, follow theirs."),
    ),
    "AKPS12": RuleWords(
        _("Thigh much thinner"),
        _("your thigh has become much thinner"),
        _("A thigh that has become much thinner is checked before a plan starts."),
        _("A muscle that shrinks a lot should be looked at."),
    ),
    "URGENT_BEFORE": RuleWords(
        _("Earlier urgent advice that no clinician has answered yet"),
        _("you had urgent advice before, and we do not know that somebody has looked at it"),
        _("After urgent or emergency advice the questions are answered again and a clinician says that one may start."),
        _("Somebody must have looked at it before you start."),
    ),
}

#: What a limit does to a plan, said to the runner (`ScreeningResult.limits`).
LIMIT_TEXTS: Mapping[str, Words] = {
    "FAT_PAD": _("No exercise that presses the knee straight. If it is no better after 3 weeks, ask a physio."),
    "SWOLLEN": _("No running and no jumps while your knee is swollen. See a physiotherapist about the swelling."),
    "SC02": _("You start with the yes of a parent or guardian and of a clinician."),
    "SC04": _("Jumps come last, and only if you want them."),
    "SC05": _("Jumps come last, and only if you want them."),
    "SC06": _("No lying on your front, no long lying on your back in the second half, no held breath, no new jumps."),
    "SC07": _("Your surgeon's or physio's rules come first."),
    "SC08": _("No foam rolling or deep massage, and no anti-inflammatory tablets without asking."),
    "SC09": _("Breathe on through every hold. With high blood pressure, hold for 30 seconds at most."),
    "SC10": _("No jumps, and no deep pressure on muscles."),
    "SC11": _("If your knee turns hot or swells, stop and get help the same day."),
    "SC12": _("No jumps for now."),
    "SC13": _("You start without jumps or running, and steps are low."),
    "SC14": _("Eat enough for your training. We give no advice to lose weight."),
    "SC15": _("Rest until you have had no fever for 24 hours. No running until you have had none for 72 hours."),
    "SC16": _("Nothing on the knees."),
    "SC17": _("We begin with how pain works. Talking to a physio or doctor can help too."),
    "SC18": _("Where your physio's plan differs, follow theirs."),
}

#: What else it could be, by the codes of `differential_hints`. A hint, never a diagnosis.
HINT_TEXTS: Mapping[str, Words] = {
    "below_kneecap": _("Pain just below the kneecap can come from the tendon there. Ask a physio."),
    "growth_plate": _("At your age a sore bump below the knee can come from growing. Ask a doctor or physio."),
    "outer_band": _(
        "Pain at the outer side can come from the band along the thigh. A physio has another program for it."
    ),
    "joint_line": _("Pain at the side with a twist, catching or locking can come from inside the joint. Ask a physio."),
    "fat_pad": _("Pain on both sides below the kneecap that is worse when straight can come from a soft pad there."),
    "older_knee": _("From 50 on, knee pain often comes from the joint itself. A doctor or physio can tell you."),
    "inner_side": _("Pain at the inner side could be something else. Ask a physio."),
    "back_of_knee": _(
        "Pain at the back of the knee could be something else. Check your calf for swelling, and ask a physio."
    ),
    "hip": _("Pain in the front of the thigh can come from the hip. Ask a physio."),
}
