"""What is read each week: a title and at most 150 words, in plain words (§0, 6.6-7.10)."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

#: Code -> title, text.
EDUCATION: Mapping[str, tuple[Words, Words]] = {
    "what_pfp_is": (
        _("What runner’s knee is, and what it is not"),
        _(
            "Runner’s knee is pain around or behind the kneecap. It comes when the knee gets more load than it is "
            "ready for: stairs, squats, long sitting, running. It is common. Pain here means that the knee is "
            "sensitive, not that something is breaking. A scan is rarely needed.\n\n"
            "Two things help most: changing the load for a while, and making hips and thighs stronger. Resting for "
            "weeks makes the leg less ready, not more.\n\n"
            "This plan lasts four to six weeks, and many people feel better by then. Others need longer. In studies "
            "about half still noticed their knee after three months, and four in ten after a year. Starting early "
            "helps your chances. Ups and downs are normal. Swelling, locking, giving way, or pain that wakes you most "
            "nights are not part of it: tell us, and have it looked at."
        ),
    ),
    "pain_rules": (
        _("How much pain is all right"),
        _(
            "You do not have to be free of pain to exercise. Rate your knee from 0 to 10.\n\n"
            "0 to 2: carry on.\n"
            "3 up to the limit shown with the exercise: you may carry on, with care. Do not add more.\n"
            "Above the limit: stop the set. Next time take the easier version.\n\n"
            "Your limit depends on how easily your knee is upset. In a run it is 2, whoever you are.\n\n"
            "Then look at the next morning. Back to your usual level: the dose was right. Two points higher, or sore "
            "for more than a day: it was too much, and the app takes something away. Week by week the worst pain "
            "should not climb.\n\n"
            "Muscles may be sore for a day or two after new exercises. That is different, and it passes."
        ),
    ),
    "load_rules": (  # R2, R3, R4, R5; §7.4
        _("Load: the dial that you can turn"),
        _(
            "Load is everything the knee does: runs, stairs, squats, sitting with bent knees, and bad sleep or stress "
            "on top. You need not stop everything. Turn it down a little, then slowly up.\n\n"
            "For running: leave out downhill and stairs first. Run shorter and more often rather than long and "
            "rarely. Slow down by a tenth or two. Put walk breaks in.\n\n"
            "For the day: change position every 20 minutes when you sit. Stand on both legs evenly. Take stairs one "
            "flight at a time and use the rail on a bad day. On a bicycle raise the saddle.\n\n"
            "Change one thing at a time, so that you know what helped. Write each run and session down with its "
            "pain. The diary shows your knee’s limit better than any test."
        ),
    ),
    "fear_and_pain": (
        _("When moving feels risky"),
        _(
            "Many people worry that exercise will harm a sore knee. That is understandable: pain is an alarm, and its "
            "job is to make you careful. But an alarm can become too sensitive. It then rings at things the knee can "
            "take.\n\n"
            "Calm, repeated movement teaches the alarm to settle. That is why your plan starts low and goes up in "
            "small steps. You decide the pace. Staying on a step is fine.\n\n"
            "Try this: pick an exercise, rate the pain before, during and the next morning. If it is back to usual by "
            "then, your knee has just shown you that it can.\n\n"
            "Swelling, locking or giving way are different. Then stop and tell us. If worry or low mood fills your "
            "days, talk to your GP or a physiotherapist. It is part of getting better."
        ),
    ),
    "why_strength": (
        _("Why hips and thighs"),
        _(
            "In each running step the leg catches several times your weight. The front of the thigh brakes, the hip "
            "keeps the leg in line. When both are strong, the kneecap has an easier job. Studies find that hip and "
            "knee exercises together help more than knee exercises alone. No single magic exercise was ever found.\n\n"
            "Strength needs weeks. Early gains come from skill, later ones from muscle. Doing a little less than you "
            "could, three times a week, beats one heroic session.\n\n"
            "Sore muscles one or two days later are normal after new work, like stiffness in the thigh or buttock. "
            "Knee pain is something else: it sits at the kneecap, and it counts on the 0 to 10 scale. If only the "
            "muscle aches, carry on. If the knee is worse the next morning, ease off."
        ),
    ),
    "running_build_up": (  # R6, R7, R10, R11
        _("Building your running up again"),
        _(
            "First minutes, then speed, then hills. Downhill and stairs come last.\n\n"
            "Move to the next step when you did the present one twice with pain of 2 or less, settled within an hour, "
            "and no worse the next morning. Keep a day without running between two runs, unless your plan has four or "
            "five short ones.\n\n"
            "The rule for length: no single run more than a tenth longer than your longest of the last 30 days. After "
            "30 minutes that is 33, not 60. Big jumps in one run go with more injuries.\n\n"
            "Choose flat, even ground for now.\n\n"
            "If you take 170 steps a minute or fewer, try slightly quicker, shorter steps at the same speed. Start "
            "with 5 in 100 more. Many runners notice less pain at once. Do not change to landing on the forefoot "
            "without help: it moves the load to the calf."
        ),
    ),
    "flare_plan": (  # §7.6
        _("When it flares up"),
        _(
            "A flare is a bad day or two, not a return to the start. Most plans have one.\n\n"
            "For 48 to 72 hours leave out what brings the pain on. Keep walking as far as it is comfortable, and keep "
            "the hip and trunk exercises that do not hurt. Stairs: good leg up first, hand on the rail. A stick for a "
            "day or two is fine. So is a cold pack in a cloth for 10 to 15 minutes; it does not speed healing up.\n\n"
            "Then start two steps lower than before and build up again. Ask yourself what was new: a longer run, "
            "hills, less sleep, new shoes. Change that one thing.\n\n"
            "Do not rest for weeks. Have the knee looked at if it swells, locks, gives way, is hot, cannot take "
            "weight, or is no calmer after three days."
        ),
    ),
    "shoes_orthoses_tape": (
        _("Shoes, inserts and tape: the facts"),
        _(
            "Shoes: comfort is the best guide. Old shoes lose cushioning, so have a look after about 800 km or a year. "
            "No study shows that shoe age causes runner’s knee. Do not change shoes and training in the same week.\n\n"
            "Inserts: ready-made ones can ease pain for some people, for up to six weeks, together with exercise. "
            "Nobody can say beforehand for whom. Made-to-measure ones have not been shown to be better.\n\n"
            "Tape: can ease pain at once. It does not put the kneecap anywhere. Four weeks at most, and only beside "
            "the exercises.\n\n"
            "Sleeves, bandages and straps: guidelines advise against them for runner’s knee.\n\n"
            "Machines, dry needling, ultrasound and cold as a treatment: guidelines advise against them. What works "
            "is load and strength."
        ),
    ),
    "keeping_it": (
        _("Keeping what you gained"),
        _(
            "Keep going with two sessions a week: one hip and one knee exercise are enough to hold your strength. A "
            "fair trial of exercise is twelve weeks, so if you are better but not done, carry on.\n\n"
            "Go on adding to your runs, a tenth longer at most. Speed next, hills last. After a break start lower "
            "than you left off.\n\n"
            "If the knee speaks up again, act early: turn the load down for a few days, keep the strength work, then "
            "build up.\n\n"
            "See a physiotherapist if nothing has changed after all, if you are worse, or if you cannot do what "
            "matters to you. See somebody soon for swelling, locking, giving way, pain at night that does not depend "
            "on position, or feeling ill with it. You know now what helps your knee. Keep your diary: it is your own "
            "evidence."
        ),
    ),
}


def education_title(code: str) -> str:
    """The title of an item. An unknown code is a KeyError."""
    return str(EDUCATION[code][0])


def education_text(code: str) -> str:
    """The text of an item: paragraphs with an empty line between. An unknown code is a KeyError."""
    return str(EDUCATION[code][1])
