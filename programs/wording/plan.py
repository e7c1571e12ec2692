"""The words of a plan: why each item is there, what running is about, optional extras, re-tests, refusals.

A finding's code is also the code of the reason it gives an exercise. Numbers stand after a colon, so that no
sentence depends on whether the number is one or many; no sentence has a side put into it.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programs.wording.plan_rules import BROKEN_RULES

Words = str | Promise

#: Because your test was so, this is here (§6.5, 10).
FINDING_ITEM_REASONS: Mapping[str, Words] = {
    "weak_quads": _(
        "Because of your test of the front of the thigh: %(value)s %(unit)s. This makes that muscle stronger."
    ),
    "weak_hip_abductors": _("Because of your outer hip test: %(value)s %(unit)s. This makes the outer hip stronger."),
    "weak_hip_external_rotators": _(
        "Because of your hip turning test: %(value)s %(unit)s. This makes the muscles that turn the hip stronger."
    ),
    "weak_glute_max": _("Because of your bridge test: %(value)s %(unit)s. This makes the back of the hip stronger."),
    "hip_rotation": _("Because of your hip turn: %(value)s degrees. This works on how your hip turns."),
    "poor_control": _("Because of your filmed test: %(value)s %(unit)s. This trains how steady your leg is."),
    "low_hq_ratio": _(
        "Because of your test of the back of the thigh: %(value)s %(unit)s. This helps it catch up with the front."
    ),
    "tight_hamstrings": _(
        "Because the back of your thigh tested tight: %(value)s degrees short of straight. This gives it more length."
    ),
    "tight_calf": _("Because of your knee-to-wall test: %(value)s %(unit)s. This lets your ankle bend further."),
    "tight_quads": _("Because of your heel-to-buttock test: %(value)s %(unit)s. This gives the thigh more length."),
    "tight_itb": _("Because of your side-lying leg drop: %(value)s degrees. This works on the outer hip and thigh."),
    "tight_hip_flexors": _("Because of your edge-of-bed test: %(value)s degrees. This opens the front of the hip."),
    "flat_feet_flexible": _("Because of your foot test: %(value)s. This trains the small muscles under the arch."),
    "rigid_foot": _("Because of your foot test: %(value)s. This may make a stiff foot feel more at ease."),
    "high_arch": _("Because of your foot test: %(value)s. This may make a high foot feel more at ease."),
    "weak_core": _("Because of your side plank: %(value)s %(unit)s. This makes your trunk last longer."),
    "weak_calf": _("Because of your heel raises: %(value)s %(unit)s. This makes your calf stronger."),
    "low_cadence": _("Because of your steps when you run: %(value)s %(unit)s. Slightly shorter steps ease the knee."),
}

#: Here because a rule wants it, whatever the tests said.
RULE_ITEM_REASONS: Mapping[str, Words] = {
    "knee_base": _("Every week has a knee exercise: training knee and hip together has the best backing."),
    "hip_base": _("Every week has a hip exercise: training knee and hip together has the best backing."),
    "more_hip": _("A second hip muscle, because the hip steers your knee when you run."),
    "more_knee": _("More work for the front of the thigh, the muscle that takes the load in every step."),
    "irritable_hip_first": _("More hip than knee work for now, because your knee is easily upset."),
    "irritable_hold": _("A hold without moving, because your knee is easily upset."),
    "ahead_of_courses": _(
        "Some published courses bring lunges and one-leg squats later. Begin only when what opens this phase is met; "
        "until then stay with the easier step."
    ),
    "stand_in": _("Stands in for an exercise that does not fit you or your kit."),
    "swapped": _("%(name)s is left out because of what you told us about your health. This stands in for it."),
    "extra_set": _("One set more on one leg, because your test showed a difference of more than 15 %%."),
    "load_by_feel": _(
        "No gym test gives a weight for this. Start light, with a weight that feels like %(low)s to %(high)s out of 10."
    ),
    "warm_up": _("A warm-up walk comes before every session and every run."),
    "warm_up_short": _("A short warm-up, because your session is short or brisk walking does not suit you now."),
    "cool_down": _("An easy walk ends the run and lets you settle."),
    "walk": _("Walk briskly for now. A calm 30-minute walk opens the way to running."),
    "walk_instead": _(
        "Walk as far as your knee likes while running waits: five minutes may be enough. Turn back before pain passes "
        "2 out of 10. It keeps you moving and your knee calm."
    ),
    "ride_instead": _("Keeps you fit while running waits, with little load on the kneecap."),
    "run_walk": _("Short runs with walks between let your knee get used to running again."),
    "easy_run": _("Easy, flat running at a length that your knee already takes."),
    "short_runs": _(
        "You keep your short, easy runs. Strength comes on two days, so that your legs recover; on a day with both, "
        "run first. Sunday stays free."
    ),
    "hop_drill": _("Small hops prepare the leg for the landing in every running step."),
}

#: A week's running; a walking week says what opens the way to running (§7.2).
RUNNING_REASONS: Mapping[str, Words] = {
    "run_gate": _(
        "Walk for now. Start to run when a brisk 30-minute walk keeps pain at 2 out of 10 or less and your knee is "
        "back to normal within an hour, ten hops on one leg hurt 2 to 3 at most, and you do not limp. If your plan or "
        "your care team rules out jumping, leave the hops out."
    ),
    "run_not_yet": _(
        "No running yet: your knee is easily upset. Walk as far as it likes. From week %(week)s on, running may begin "
        "when a brisk 30-minute walk keeps pain at 2 out of 10 or less and settles within an hour, ten hops on one "
        "leg hurt 2 to 3 at most, and you do not limp. If your plan or your care team rules out jumping, leave the "
        "hops out."
    ),
    "run_step": _(
        "Run-walk step %(step)s: %(repeats)s times %(run)s min running and %(walk)s min walking, %(total)s min in "
        "all. Flat ground, easy talking pace, a day without running in between. Pain 2 out of 10 at most, and gone "
        "within an hour."
    ),
    "run_step_first": _(
        "Run-walk step %(step)s: %(repeats)s times %(run)s min running and %(walk)s min walking, %(total)s min in "
        "all. Before the first run take a brisk 30-minute walk and ten hops on one leg: begin if the walk keeps pain "
        "at 2 out of 10 or less and settles within an hour, the hops hurt 2 to 3 at most, and you do not limp. If your "
        "plan or your care team rules out jumping, leave the hops out. Flat ground, easy talking pace, a day without "
        "running in between. Pain 2 out of 10 at most, and gone within an hour."
    ),
    "run_step_continuous": _(
        "Run step %(step)s: %(run)s min in one go. Flat ground, easy talking pace, a day without running in between. "
        "Pain 2 out of 10 at most, and gone within an hour."
    ),
    "run_continuous": _(
        "Easy running for %(minutes)s min in one go. Flat ground, talking pace, a day without running in between. "
        "Pain 2 out of 10 at most, and gone within an hour. No run more than 10 %% longer than your longest of the "
        "last 30 days."
    ),
    "run_often": _(
        "Easy running for %(minutes)s min in one go, four or five times a week as you do now. Flat ground, talking "
        "pace, Sunday free. Pain 2 out of 10 at most, and gone within an hour. Where it is not, leave a day between "
        "two runs. No run more than 10 %% longer than your longest of the last 30 days."
    ),
    "run_walk_only": _("Walking instead of running: what you told us about your health speaks against impact for now."),
    "run_walk_hurts": _(
        "No running and no walks for training in this plan: a brisk half hour hurts you %(pain)s out of 10, and 6 or "
        "more is in the stop zone. Walk as you need to in daily life. When a half hour keeps at 2 or less, answer the "
        "questions again for a new plan, or ask a physiotherapist."
    ),
    "run_swollen": _(
        "Walking instead of running: a swollen knee does not run. See a physiotherapist about the swelling."
    ),
    "run_barred": _("No running and no brisk walks until what you told us about your health has settled."),
}

#: What a re-test should show.
RETEST_REASONS: Mapping[str, Words] = {
    "retest_at_least": _(
        "At the start: %(value)s %(unit)s. To reach: %(goal)s or more. A change of less than %(least)s may be chance."
    ),
    "retest_above": _(
        "At the start: %(value)s %(unit)s. To reach: more than %(goal)s. A change of less than %(least)s may be chance."
    ),
    "retest_below": _(
        "At the start: %(value)s %(unit)s. To reach: below %(goal)s. A change of less than %(least)s may be chance."
    ),
    "retest_even": _(
        "At the start: %(value)s %(unit)s. To reach: both legs alike. A change of less than %(least)s may be chance."
    ),
    "retest_keep": _("At the start: %(value)s %(unit)s, and that is good. To keep."),
    "retest_look": _("Measure it again in the same way, to compare."),
    "retest_waited": _(
        "This test waits for a calmer knee. Do it in this week only if your worst pain in the last 7 days was below "
        "%(worst)s out of 10, and the knee hurts less than %(rest)s out of 10 at rest. Stop above %(limit)s out of 10."
    ),
    "retest_stopped": _("Pain stopped this test. Try it again, and stop above %(limit)s out of 10 as before."),
}

#: Why no plan was made; pages add whom to see.
REFUSALS: Mapping[str, Words] = {
    "no_knee_exercise": _(
        "With what you told us about your health we found no knee exercise that fits. A physiotherapist can make a "
        "plan with you."
    ),
    "no_hip_exercise": _(
        "With what you told us about your health and the kit you have we found no hip exercise that fits. A "
        "physiotherapist can make a plan with you."
    ),
    "too_little_for_a_session": _(
        "%(minutes)s minutes are too short for a hip and a knee exercise that fit you. Allow more time, or ask a "
        "physiotherapist for a plan."
    ),
    "length_unknown": _("There is no plan of %(weeks)s weeks for a knee like yours."),
}

#: Optional extras, each with its end (§7.5, R10).
ADJUNCT_TEXTS: Mapping[str, Words] = {
    "orthosis": _(
        "An insert from a shop can ease pain for a few weeks beside the exercises. Choose by comfort: if squatting on "
        "one leg hurts less with it, it may be worth a try. Stop after six weeks at the latest and see how you do "
        "without. Nobody needs one."
    ),
    "cushioning": _(
        "Soft, roomy shoes or a cushioning insert may feel better under a stiff or high foot. Exercises do not change "
        "the height of such an arch. If the foot itself hurts, ask a podiatrist."
    ),
    "tape": _(
        "Tape over the kneecap can ease pain at once, so that the exercises feel better. Have somebody show you how. "
        "Leave it off after four weeks, at once if the skin reacts, and on broken skin or with an allergy to plasters."
    ),
    "cadence": _(
        "Take slightly more steps a minute at the same speed: 5 in 100 more, later 10 in 100. A metronome on your "
        "phone helps. Many runners feel less pain with it. Stop if your calf or Achilles gets sore."
    ),
}

PLAN_REASONS: Mapping[str, Words] = {
    **FINDING_ITEM_REASONS,
    **RULE_ITEM_REASONS,
    **RUNNING_REASONS,
    **RETEST_REASONS,
    **REFUSALS,
    **BROKEN_RULES,
}


def adjunct_text(kind: str) -> str:
    """What an optional extra is and when it ends. An unknown kind is a KeyError."""
    return str(ADJUNCT_TEXTS[kind])
