"""What follows from an examination in words: irritability, labels, prognosis, advice, and what is told besides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programs.clinical.examination import Text
from programs.clinical.lengths import DEFAULT_WEEKS
from programs.clinical.reason import Param
from programs.clinical.values import Irritability
from programs.wording.home_tests import measure_name

Words = str | Promise

#: For a runner: the page that will explain the pace of a plan.
IRRITABILITY_NAMES: Mapping[Irritability, Words] = {
    Irritability.LOW: _("Your knee settles quickly"),
    Irritability.MODERATE: _("Your knee is stirred up now and then"),
    Irritability.HIGH: _("Your knee is easily stirred up"),
}

#: For a clinician.
IRRITABILITY_LEVELS: Mapping[Irritability, Words] = {
    Irritability.LOW: _("Low"),
    Irritability.MODERATE: _("Moderate"),
    Irritability.HIGH: _("High"),
}

#: The rows that make up irritability (`clinical.irritability.Row.code`).
IRRITABILITY_ROWS: Mapping[str, Words] = {
    "worst_pain": _("Worst pain in 7 days"),
    "squat_stairs": _("Pain on squatting or stairs"),
    "settles": _("Time to settle"),
    "rest": _("Pain at rest or at night"),
    "akps": _("Knee score (AKPS)"),
    "running": _("Running"),
}

LABEL_NAMES: Mapping[str, Words] = {
    "overload": _("Load"),
    "weak": _("Strength"),
    "control": _("Control"),
    "tight": _("Stiffness"),
    "pronated": _("Foot"),
}

PROGNOSIS: Mapping[str, Words] = {
    "PR1": _("You have had this pain for more than two months. Such knees often take longer, so give it time."),
    "PR2": _("You have had this pain for more than four months. Six weeks are a start; twelve are a fair trial."),
    "PR3": _("You have had this pain for more than a year. It can still get better, usually in small steps."),
    "PR4": _("Your knee score is below 70. People who start there often need longer."),
}

ADVICE: Mapping[str, Words] = {
    "six_weeks": _("We suggest the program of six weeks."),
    "continue_to_12_weeks": _("Plan to go on after the program, up to twelve weeks in all."),
    "see_physio": _("See a physiotherapist as well. They can look at your knee, which we cannot."),
    "watch_two_weeks": _(
        "Your pain is younger than four weeks. Ease what provokes it and watch it for two weeks, then come back. "
        "If it gets worse, see a physiotherapist or GP."
    ),
    "load_first": _(
        "Start with load: fewer or shorter runs on the flat, fewer stairs and deep squats, and no run that hurts "
        "more than 2 out of 10."
    ),
}

#: Said after `six_weeks` where a shorter length is offered.
SHORTER_MAY_BE_CHOSEN = _("You may still choose a shorter one.")

#: Code -> what the person is told besides; `%(name)s` is filled from the text's params.
TEXTS: Mapping[str, Words] = {
    "rest_severe_now": _(
        "When you answered the questions your knee hurt %(score)s out of 10. Rest for two to three days from what "
        "brings it on: the first session waits at least 48 hours after that."
    ),
    "rest_high_now": _(
        "When you answered the questions your knee hurt %(score)s out of 10. Pain of 6 or more is in the stop zone: "
        "the first session does not come on that day."
    ),
    "expectation": _(
        "Most people get better with a mix of load changes and exercise, and some within 4 to 6 weeks. In studies "
        "about half still had clear symptoms after three months, and four in ten after a year. A longer history, a "
        "lower knee score and more pain at the start can each slow things down. Starting early helps the odds. "
        "Ups and downs are normal."
    ),
    "trial_facts": _(
        "Exercise for the knee and the hip, together with knowing how to handle load, has the best backing in "
        "studies. In one trial with 200 people the knee score rose by about 7 of 100 points in 12 weeks, whether "
        "they trained the thigh or the hip."
    ),
    "surgery": _(
        "An operation is rarely needed and comes last. In one trial, keyhole surgery with exercise did no better than "
        "exercise alone. Fluid in a knee is drawn by a clinician only."
    ),
    "under_physio": _(
        "A physiotherapist already looks after this knee. Where their plan and this program differ, their plan "
        "wins. Show them what you do here."
    ),
    "older_knee": _(
        "From your late forties on, pain around the kneecap can also come from the joint itself. Ask a GP or "
        "physiotherapist which it is, and show them this program."
    ),
    "fear": _(
        "You worry that exercise will harm your knee. Many people with knee pain do. We explain pain first and go "
        "up in small steps. A physiotherapist or GP can help with the worry, too."
    ),
    "low_mood": _(
        "You told us that your mood has been low. Pain and mood pull on each other, so we explain pain first. Please "
        "talk to a GP or somebody you trust. If you think of harming yourself, call your emergency number now."
    ),
    "pain_everywhere": _(
        "You told us about pain in many parts of your body. A GP or physiotherapist can look at the whole picture. We "
        "explain pain first and go up in small steps."
    ),
    "medicines": _(
        "Paracetamol or a short course of ibuprofen may ease the pain. Ask a pharmacist first, above all if you are "
        "pregnant, take another painkiller or a blood thinner, or have had a stomach ulcer or bleeding, a stroke, "
        "kidney or heart disease, or asthma that aspirin makes worse. Never take a painkiller so that you can run."
    ),
    "medicines_ask_first": _(
        "Ask a pharmacist or doctor before you take anything for the pain: some common painkillers do not suit "
        "everybody. Never take a painkiller so that you can run."
    ),
    "weight": _(
        "Weight has not been shown to bring on runner’s knee. Some people choose to lose a little because it "
        "lightens the work of the knee. That is your decision, and the program works without it."
    ),
    "hip_shape": _(
        "How far a hip turns is partly the shape of the bone, and exercise does not change that. Strength and "
        "control can be trained. A physiotherapist can look at your hip."
    ),
    "hip_turn_no_target": _(
        "A hip that turns in this far often has to do with the shape of the bone. No exercise in the plan tries to "
        "change it. Please let a physiotherapist look at it."
    ),
    "foot_shape": _(
        "Exercise does not raise or lower a stiff or a high arch. Comfortable, cushioned shoes can help. If the "
        "foot hurts, a podiatrist can look at it."
    ),
    "cadence_optional": _(
        "Slightly quicker, shorter steps at the same speed may take some load off the knee. Try it if you like; "
        "it is not a must."
    ),
    "four_weeks_moderate": _(
        "You asked for %(weeks)s weeks, and that is fine. With your knee as it is now the program then ends with "
        "strength and control. Hops and fast running come later."
    ),
    "length_not_offered": _("Weeks you asked for: %(wish)s. With your knee as it is now we offer %(weeks)s."),
    "ask_first_acute_swelling": _(
        "You told us that the knee is newly swollen. Tell a physiotherapist or doctor before you start."
    ),
    "ask_first_fever": _(
        "You told us that you have a fever or feel ill. Tell a physiotherapist or doctor before you start."
    ),
    "ask_first_bone_stress_injury": _(
        "You told us about a bone that is or was overloaded. Tell a physiotherapist or doctor before you start."
    ),
    "ask_first_recent_surgery": _(
        "You told us about an operation in the last 12 months. Tell a physiotherapist or doctor before you start."
    ),
    "no_test_done": _(
        "No home test was done, so this is the general plan for runner’s knee. It trains hip and thigh. You can do "
        "the tests later: then the plan can answer what they show."
    ),
    "sore_leg_first": _(
        "Train both legs. In exercises for one leg begin with the sore one, or the one with less strength, and do no "
        "more repetitions with the other."
    ),
    "both_legs_alike": _(
        "Both legs have the same dose. In exercises for one leg begin with the one that finds it harder, and do no "
        "more repetitions with the other."
    ),
    "strength_days_changed": _(
        "The strength days you asked for cannot be used: muscles need two or three days a week with a day between "
        "them. Your plan uses Monday, Wednesday and Friday."
    ),
    "minutes_cut": _(
        "You asked for sessions of %(wish)s minutes. We plan %(minutes)s at most: that is room for the four "
        "strength exercises that a session can have."
    ),
    "minutes_short": _(
        "You asked for sessions of %(wish)s minutes. Your knee gets sore easily at the moment, so sessions stay short: "
        "%(minutes)s minutes at most."
    ),
    "limit_swollen": _(
        "You told us that your knee is swollen. Runner's knee does not often make a knee swell, so see a "
        "physiotherapist about it. A swollen knee does not run or jump. Walks take the place of runs."
    ),
    "limit_no_running": _("There is no running in your plan, because of what you told us about your health."),
    "limit_rest_until_fever_free": _(
        "You told us about a fever or feeling ill. Rest until you have had no fever for 24 hours. Do not run before "
        "you have had none for 72 hours."
    ),
    "limit_later_running": _(
        "You told us about a fever or feeling ill. The first week has no running. Begin to run only when you have had "
        "no fever for three days."
    ),
    "limit_no_impact": _("There are no jumps or hops in your plan, because of what you told us about your health."),
    "limit_impact_optional": _("If there are hops in your plan, they are an offer. You can leave them out."),
    "limit_low_impact_start": _("Your plan starts with walking, without running or jumping."),
    "limit_low_steps_only": _("Your plan uses low steps only."),
    "limit_no_deep_one_leg": _(
        "Joints can be looser in pregnancy and after birth. Deep bends on one leg are left out. Stretch gently, and "
        "never to the end."
    ),
    "limit_no_one_leg_stance": _(
        "You told us that your leg does not take your full weight. Running, jumps and exercises that stand on one leg "
        "are left out of this plan. A physiotherapist should look at it."
    ),
    "limit_no_foam_rolling": _("There is no foam rolling in your plan. Leave out deep massage, too."),
    "limit_no_kneeling": _("Exercises on your knees are left out, because kneeling hurts."),
    "limit_no_end_range_extension": _(
        "Straightening the knee all the way hurts, so exercises that press it straight are left out. In all others, "
        "and in stretches, stop a little short of straight. If it is no better after 3 weeks, ask a physiotherapist."
    ),
    "limit_no_prone": _("No exercise needs you to lie on your front. Where one offers it, sit instead."),
    "limit_no_long_supine": _("Do not lie flat on your back for long. Turn onto your side to rest."),
    "limit_no_breath_holding": _("Keep breathing in every exercise. Do not hold your breath when it gets hard."),
    "limit_short_holds": _("No hold is longer than %(seconds)s seconds. Come out of it sooner if you feel dizzy."),
    "akps_incomplete": _(
        "Your knee score of %(total)s is incomplete. Questions not answered: %(missing)s. We do not guess, so the "
        "score may be lower than it should be."
    ),
    "t01b_scaled": _(
        "The 30-second chair test is measured against numbers for younger adults. At %(age)s we use %(percent)s %% "
        "of them: %(goal)s or more is good, fewer than %(cut)s is to work on. This is our own rule."
    ),
    "tests_stopped": _(
        "Pain above %(limit)s out of 10 stopped these tests: %(tests)s. What you reached by then does not count: they "
        "are not tested, which is never normal. We offer them again."
    ),
    "hq_ratio_caution": _(
        "Thigh balance compares the back of the thigh with the front. If the front lacks strength, the balance can "
        "look better than it is."
    ),
}


def advice_text(code: str, lengths_offered: Iterable[int]) -> str:
    """An advice in words; a shorter program is spoken of only where one is offered (lengths in weeks)."""
    may_be_shorter = code == "six_weeks" and min(lengths_offered) < DEFAULT_WEEKS
    return f"{ADVICE[code]} {SHORTER_MAY_BE_CHOSEN}" if may_be_shorter else str(ADVICE[code])


def told(text: Text) -> str:
    """A text of the examination, filled with its numbers. An unknown code is a KeyError (a test walks them)."""
    return told_from(text.code, text.params)


def told_from(code: str, params: Mapping[str, Param]) -> str:
    """The same from a stored code and its params; the ids of tests become their names."""
    filled = dict(params)
    if "tests" in filled:
        filled["tests"] = ", ".join(str(measure_name(test)) for test in str(filled["tests"]).split(", "))
    return str(TEXTS[code]) % filled
