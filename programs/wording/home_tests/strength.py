"""The strength and stamina tests in words."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from programs.wording.home_tests.words import STRENGTH_BANDS, STRENGTH_RESULTS, TestWords

STRENGTH: Mapping[str, TestWords] = {
    "T01": TestWords(
        title=_("How many times can you stand up on one leg?"),
        name=_("One-leg rise from a chair"),
        needs=(_("A firm chair against a wall, with a seat 45 to 48 cm high"),),
        steps=(
            _("Sit on the chair. Put one foot on the floor and hold the other leg straight out in front."),
            _("Cross your arms over your chest."),
            _("Stand all the way up in two seconds, then sit down softly in two seconds."),
            _("Keep a steady beat and count every full rise. You are done at 30."),
            _("Stop when you need help, when you lose the beat twice, or when the knee hurts more than 3 out of 10."),
        ),
        left=_("Left leg, times you stood up"),
        right=_("Right leg, times you stood up"),
        results=STRENGTH_RESULTS,
        bands=STRENGTH_BANDS,
    ),
    "T01b": TestWords(
        title=_("How many times can you stand up in 30 seconds?"),
        name=_("30-second chair stand"),
        needs=(_("A firm chair against a wall"), _("A timer")),
        steps=(
            _("Sit in the middle of the chair with both feet on the floor and your arms crossed."),
            _("Start the timer. Stand all the way up and sit down again as often as you can."),
            _("Count how often you stand upright before the 30 seconds are over."),
        ),
        once=_("Times you stood up"),
        results=STRENGTH_RESULTS,
        bands=STRENGTH_BANDS,
    ),
    "T02": TestWords(
        title=_("How much can each leg lift on the leg extension?"),
        name=_("Leg extension, one leg"),
        needs=(_("A leg extension machine in a gym"),),
        steps=(
            _("Set the machine so that your knee moves from a right angle to half straight."),
            _("Warm up with a light weight."),
            _("Find the heaviest weight that you can lift cleanly 4 to 10 times with one leg."),
            _("Write down the weight and how many times you lifted it."),
            _("Rest for three minutes, then do the other leg the same way."),
        ),
        left=_("Left leg, weight"),
        right=_("Right leg, weight"),
        results={
            "deficit": _("One leg lifts clearly less than the other. We’ll train it a little more."),
            "recorded": _("Noted. We compare your two legs."),
        },
    ),
    "T03": TestWords(
        title=_("How strong is the back of your thigh next to the front?"),
        name=_("Hamstrings to quadriceps ratio"),
        needs=(_("A leg extension machine and a leg curl machine in a gym"),),
        steps=(
            _("Do both machines on the same day, one leg at a time."),
            _("On the leg extension, find the heaviest weight that you can lift cleanly 10 times."),
            _("Rest for three minutes."),
            _("On the leg curl, do the same with the same leg."),
            _("Write down both weights and how many times you lifted them."),
        ),
        left=_("Left leg, both weights"),
        right=_("Right leg, both weights"),
        results={
            "deficit": _("The back of the thigh has less than half the front’s strength. We’ll train it."),
            "borderline": _("The balance is not quite there. We’ll train what lags behind."),
            "ok": _("Good. Front and back are in balance."),
        },
        bands={
            "deficit": _("Under half"),
            "borderline": _("Half or more"),
            "ok": _("In balance"),
            "quads_look_weak": _("Front to build up"),
        },
    ),
    "T04": TestWords(
        title=_("How many one-leg bridges can you do?"),
        name=_("Single-leg bridge for the hamstrings"),
        needs=(_("A sturdy box or chair about 60 cm high, against a wall"), _("A mat")),
        steps=(
            _("Lie on your back with one heel on the box. That knee is only a little bent."),
            _("Hold the other leg up in the air and cross your arms."),
            _("Push through the heel until your body is in one line, then lower until you touch the floor."),
            _("Count until you cannot reach the full height any more."),
        ),
        left=_("Left leg, bridges"),
        right=_("Right leg, bridges"),
        results=STRENGTH_RESULTS,
        bands=STRENGTH_BANDS,
    ),
    "T11": TestWords(
        title=_("How long can you hold your leg up sideways?"),
        name=_("Side-lying hip abductor hold"),
        needs=(_("A mat beside a wall"), _("A timer")),
        steps=(
            _("Lie on your side with your back and heels against the wall."),
            _("Lift the top leg to the height of your hip, knee straight, toes turned down a little."),
            _("Start the timer and hold."),
            _("Stop when the leg sinks by a hand’s width or your hips roll."),
        ),
        left=_("Left leg on top, seconds held"),
        right=_("Right leg on top, seconds held"),
        results=STRENGTH_RESULTS,
        bands=STRENGTH_BANDS,
    ),
    "T14": TestWords(
        title=_("How long can you hold a side plank?"),
        name=_("Side plank"),
        needs=(_("A mat"), _("A timer")),
        steps=(
            _("Lie on your side, elbow under your shoulder, legs straight, feet on top of each other."),
            _("Lift your hips until your body is one straight line."),
            _("Start the timer and hold. Keep breathing."),
            _("Stop when your hips sink."),
        ),
        left=_("Left side down, seconds held"),
        right=_("Right side down, seconds held"),
        results=STRENGTH_RESULTS,
        bands=STRENGTH_BANDS,
    ),
    "T15": TestWords(
        title=_("How many clamshells can you do with a band?"),
        name=_("Clamshell with a medium loop band"),
        needs=(_("A medium loop band"), _("A mat")),
        steps=(
            _("Lie on your side, knees bent, feet together, the band just above your knees."),
            _("Lift the top knee in two seconds, wait two, lower it in three. Feet stay together."),
            _("Keep your hips still. Count only clean ones."),
        ),
        left=_("Left leg on top, times"),
        right=_("Right leg on top, times"),
        results=STRENGTH_RESULTS,
        bands=STRENGTH_BANDS,
    ),
    "T16": TestWords(
        title=_("How long can you hold a one-leg bridge?"),
        name=_("Single-leg bridge hold"),
        needs=(_("A mat"), _("A timer")),
        steps=(
            _("Lie on your back with both knees bent and lift your hips."),
            _("Stretch one leg out in line with the other thigh. Keep your hips level."),
            _("Start the timer and hold."),
            _("Stop when one hip drops or you feel a cramp."),
        ),
        left=_("Standing on the left foot, seconds held"),
        right=_("Standing on the right foot, seconds held"),
        results=STRENGTH_RESULTS,
        bands=STRENGTH_BANDS,
    ),
    "T17": TestWords(
        title=_("How many heel raises can you do on one leg?"),
        name=_("Single-leg heel raise"),
        needs=(_("A wall for balance"), _("A timer or a metronome app")),
        steps=(
            _("Stand on one leg with a straight knee. Rest two fingers on the wall."),
            _("Rise as high as you can and come down, one full raise each second."),
            _("Count until you lose height, bend the knee or lean on the wall."),
        ),
        left=_("Left leg, heel raises"),
        right=_("Right leg, heel raises"),
        results=STRENGTH_RESULTS,
        bands=STRENGTH_BANDS,
    ),
}
