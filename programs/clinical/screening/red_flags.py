"""The red flags RF01-RF30 as a table to be read beside §2.2.

Every condition is written in the words of `rule.py`. A rule that is "alone" or "without the other" in the
evidence is written with `unless`, so that the stricter row is the one that is reported.
"""

from __future__ import annotations

from programs.clinical.screening.facts import OTTAWA_DAYS, Facts, Truth
from programs.clinical.screening.rule import (
    DESIGN,
    FROM_MEMORY,
    SEED,
    Rule,
    all_of,
    any_of,
    perhaps,
    says,
    unless,
    where,
    word_is,
)
from programs.clinical.values import Level

INTENSE_PAIN = 7  # RF10, 0-10 [seed]
OTTAWA_AGE = 55  # RF08, years [S104]
STIFF_HIP_DEGREES = 20  # T23, inward turn (§3.1); twin: measures/cutoffs.py HIP_TURN_STIFF_BELOW
SARCOMA_AGE_BELOW = 25  # RF18a, years [S24]
# RF24a names 8-16 years [S23]. A younger child is no less urgent, so there is no lower border [D].
SLIPPED_HIP_AGE_UP_TO = 16
#: RF22, six weeks [S14].
INJURY_DAYS = 42


def _intense_pain(facts: Facts) -> Truth:
    """Pain now, or the worst of the week where now was not answered (settled). Unknown is not "no"."""
    pain = facts.case.pain
    score = pain.now if pain.now is not None else pain.worst_7d
    if score is None:
        return Truth.UNSURE
    return Truth.YES if score >= INTENSE_PAIN else Truth.NO


def _injured_within_a_week(facts: Facts) -> Truth:
    """An injury of at most seven days ago. Without a number of days, "in the last 14 days" counts as one,
    and a less certain report as uncertain."""
    days = facts.case.knee.injury_days_ago
    if days is not None:
        return Truth.YES if days <= OTTAWA_DAYS else Truth.NO
    within_six_weeks = perhaps(says("one_clear_injury_in_6_weeks"))(facts)
    return max(says("pop_or_injury_in_14_days")(facts), within_six_weeks)


def _not_just_injured(facts: Facts) -> Truth:
    """No injury of the last week, also none that is only possible."""
    return Truth.YES if _injured_within_a_week(facts) is Truth.NO else Truth.NO


def _no_older_than_the_injury(facts: Facts) -> Truth:
    """An injury of at most six weeks, and no pain that is known to be older: "it did not begin with it" and these days
    disagree, so somebody is asked (RF22) [D]. Weeks of pain are whole ones."""
    knee = facts.case.knee
    if knee.injury_days_ago is None or knee.injury_days_ago > INJURY_DAYS:
        return Truth.NO
    is_older = knee.duration_weeks is not None and 7 * knee.duration_weeks > knee.injury_days_ago
    return Truth.NO if is_older else Truth.YES


_tender_since_the_injury = all_of(
    where(lambda case: case.knee.injury_days_ago is not None and case.knee.injury_days_ago <= INJURY_DAYS),
    says("bony_tenderness"),
)

#: The question itself says "after an injury": a yes to it counts unless the injury is known to be older.
_injury_longer_ago = where(lambda case: (case.knee.injury_days_ago or 0) > OTTAWA_DAYS)

_hot = says("hot_red_knee")
_fever = says("fever_or_ill")
_marked = word_is("swelling", "marked")
# New swelling where no swelling was reported is a contradiction: the knee counts as swollen.
swollen = any_of(word_is("swelling", "mild", "marked"), says("swelling_is_new"))
#: New or growing; a marked swelling counts whatever its age [D].
fresh_swelling = all_of(swollen, any_of(says("swelling_is_new"), _marked))

#: A knee that does not bend to a right angle does not bend fully. Of a week after an injury RF08 speaks [D].
_stiff = any_of(says("cannot_fully_bend_or_straighten"), all_of(_not_just_injured, says("cannot_bend_to_right_angle")))
_little_weight = word_is("weight_bearing", "reduced", "none")
_all_four = all_of(swollen, _intense_pain, _stiff, _little_weight)
_some_of_four = unless(_all_four, all_of(swollen, any_of(_intense_pain, _stiff, _little_weight)))

_four_steps = unless(_injury_longer_ago, says("cannot_take_four_steps"))
_ottawa = any_of(
    unless(_injury_longer_ago, says("bony_tenderness")),
    all_of(
        _injured_within_a_week,
        # A bent knee that hurts is common without an injury: it counts only after one (settled).
        any_of(says("cannot_bend_to_right_angle"), where(lambda case: case.person.age >= OTTAWA_AGE)),
    ),
)

_calf = says("calf_swollen_or_warm")
_night = says("night_or_constant_pain")
_lump = says("growing_lump")
_night_and_more = all_of(_night, any_of(says("weight_loss_sweats_or_cancer"), _lump))
_young_for_a_lump = where(lambda case: case.person.age < SARCOMA_AGE_BELOW)

_recent_injury = says("pop_or_injury_in_14_days")
_gives_way_after_injury = all_of(says("gives_way"), _recent_injury)
_injury_sign = any_of(
    says("out_of_shape"),
    says("cold_or_numb_foot"),
    _four_steps,
    says("cannot_lift_straight_leg"),
    says("open_wound_or_high_energy"),
    _ottawa,
    says("swelled_within_4_hours_of_injury"),
    _gives_way_after_injury,
)

_low_energy = says("stress_fracture_or_low_energy")
#: T23: little inward turn that hurts is RF24b, or RF24a in the young (§3.1).
_pinching_hip = where(
    lambda case: any(
        test.test == "T23"
        and isinstance(test.value, int | float)
        and test.value < STIFF_HIP_DEGREES
        and (test.pain or 0) > 0
        for test in case.tests
    )
)
#: Pain in the front of the thigh is the "thigh pain" of RF24a; from 17 on PF1 sends it to be looked at (2.4).
_thigh_pain = where(lambda case: case.knee.location == "front_thigh")
_child_or_young = where(lambda case: case.person.age <= SLIPPED_HIP_AGE_UP_TO)

EMERGENCY, URGENT, SOON = Level.EMERGENCY, Level.URGENT, Level.SOON

# RF10 together with RF02-RF05 is an EMERGENCY because those rows are: the highest level wins.
RED_FLAGS: tuple[Rule, ...] = (
    Rule("RF01", EMERGENCY, says("chest_symptoms"), ("S22",)),
    Rule("RF02", EMERGENCY, says("out_of_shape"), ("S12", "S13", "S14")),
    Rule("RF03", EMERGENCY, says("cold_or_numb_foot"), ("S13",)),
    Rule("RF04", EMERGENCY, all_of(any_of(_hot, _marked), _fever), ("S12", "S16", "S19")),
    # Hot and red is enough here: a knee that is hot, red and not visibly swollen is no better [D].
    Rule("RF04b", URGENT, unless(_fever, _hot), ("S12", "S13", DESIGN)),
    Rule("RF05", EMERGENCY, _four_steps, ("S104", "S95")),
    Rule("RF06", EMERGENCY, says("cannot_lift_straight_leg"), ("S13", "S15")),
    Rule("RF07", EMERGENCY, says("open_wound_or_high_energy"), ("S15", "S17")),
    Rule("RF08", URGENT, _ottawa, ("S104",)),
    Rule("RF09", URGENT, says("swelled_within_4_hours_of_injury"), ("S16", "S14")),
    Rule("RF10", URGENT, _all_four, (SEED, "S18")),
    Rule("RF11", SOON, _some_of_four, (SEED, DESIGN), raised_to=URGENT, raised_when=_little_weight),
    Rule("RF12", SOON, unless(_all_four, unless(_some_of_four, fresh_swelling)), (SEED, "S96", DESIGN)),
    # A knee that does not bend or straighten fully may be locked. Where it is swollen, RF10 and RF11 ask [D].
    Rule("RF13", URGENT, any_of(says("locked"), unless(swollen, perhaps(_stiff))), ("S13", "S18", DESIGN)),
    Rule("RF14", URGENT, _calf, ("S22",)),
    Rule("RF15", URGENT, all_of(_calf, says("clot_risk")), ("S22b",)),
    Rule("RF16a", SOON, unless(_night_and_more, _night), ("S12", "S13")),
    Rule("RF16b", URGENT, _night_and_more, ("S12", "S13")),
    Rule("RF17", SOON, says("weight_loss_sweats_or_cancer"), ("S12",)),
    Rule("RF18a", URGENT, all_of(_lump, _young_for_a_lump), ("S12", "S24")),
    Rule("RF18b", SOON, unless(_young_for_a_lump, _lump), ("S12",)),
    Rule("RF19", SOON, says("inflammatory_signs"), ("S12", "S15")),
    Rule("RF20a", SOON, unless(_gives_way_after_injury, says("gives_way")), ("S19", "S13")),
    Rule("RF20b", URGENT, _gives_way_after_injury, ("S13",)),
    Rule("RF21", SOON, says("kneecap_slipped_out"), ("S54", "S25")),
    # An injury of the last 14 days that no stricter row explains is looked at before a program starts, and so is one
    # of six weeks where no pain is known to be older, or where the bone is tender [D].
    Rule(
        "RF22",
        SOON,
        any_of(
            says("one_clear_injury_in_6_weeks"),
            unless(_injury_sign, any_of(_recent_injury, _no_older_than_the_injury, _tender_since_the_injury)),
        ),
        ("S14", DESIGN),
    ),
    Rule("RF23a", URGENT, word_is("bone_pain", "hip_groin_thigh"), ("M-mountjoy-2023",)),
    Rule(
        "RF23b",
        SOON,
        word_is("bone_pain", "shin_foot"),
        (FROM_MEMORY,),
        raised_to=URGENT,
        raised_when=_low_energy,
    ),
    Rule("RF23c", SOON, _low_energy, ("M-mountjoy-2023",)),
    Rule(
        "RF24a",
        URGENT,
        all_of(_child_or_young, any_of(says("groin_or_hip_pain"), says("limp"), _thigh_pain, _pinching_hip)),
        ("S23", "S23b"),
    ),
    Rule("RF24b", SOON, unless(_child_or_young, any_of(says("groin_or_hip_pain"), _pinching_hip)), ("S23b", DESIGN)),
    Rule("RF25a", EMERGENCY, says("saddle_numbness"), ("M-nice-cks-sciatica",)),
    Rule("RF25b", SOON, says("back_pain_with_leg_symptoms"), ("S13",)),
    Rule("RF26", EMERGENCY, all_of(says("infection_risk"), any_of(_hot, fresh_swelling)), ("S17", "S97")),
    Rule("RF27", SOON, says("calf_pain_on_walking"), (FROM_MEMORY,)),
    Rule("RF28", SOON, says("steroid_or_fluoroquinolone_with_tendon_pain"), ("M-mhra-2023",)),
    # Not able to stand on the leg is urgent whatever came before; where RF05 holds, RF05 is the stricter row.
    Rule(
        "RF29",
        URGENT,
        unless(
            _four_steps,
            any_of(
                word_is("weight_bearing", "none"),
                all_of(_injury_longer_ago, says("cannot_take_four_steps")),
            ),
        ),
        ("S18", "S12"),
    ),
    Rule("RF30", URGENT, says("severe_unrelenting_pain"), ("S18", "S13")),
)
