"""Whom the program is for, and what limits it: SC01-SC18 of §2.5, and AKPS item 12 of 4.1."""

from __future__ import annotations

from programs.clinical.case import Case
from programs.clinical.screening.facts import Facts, Truth, bmi_of
from programs.clinical.screening.red_flags import RED_FLAGS, fresh_swelling
from programs.clinical.screening.rule import DESIGN, Predicate, Rule, any_of, never, says, unless, where
from programs.clinical.values import Level

# Ages in whole years (SC01-SC05).
ADULT_FROM = 18
TEENAGER_FROM = 16
OLDER_FROM = 46
OLDER_UP_TO = 60
FIRST_PAIN_FROM = 55
WEEKS_AFTER_BIRTH_BELOW = 12  # SC06 [M: ACOG 804/2020]
SURGERY_MONTHS = 12  # SC07
INJECTION_WAIT_WEEKS = 2  # SC11 [D]
INJECTION_WATCH_WEEKS = 13  # SC11: a flag for as long as RF26 looks back [D]
BMI_HIGH = 35.0  # SC13, kg/m² [D]
BMI_LOW_BELOW = 18.5  # SC14, kg/m²
FEVER_FREE_HOURS = 24  # SC15: no exercise before [D]
FEVER_FREE_HOURS_TO_RUN = 72  # SC15: no run before [D]
FEAR = 6  # SC17, 0-10 (§7.9)

_rf04 = next(rule.holds for rule in RED_FLAGS if rule.id == "RF04")


def _aged(first: int, last: int) -> Predicate:
    return where(lambda case: first <= case.person.age <= last)


def _coded(code: str) -> Predicate:
    return where(lambda case: code in case.scope.contraindications)


def _consent_or_clearance_missing(facts: Facts) -> Truth:
    both = facts.case.scope.guardian_consent and facts.cleared
    return Truth.NO if both else Truth.YES


def _gave_birth_lately(case: Case) -> bool:
    weeks = case.scope.weeks_since_birth
    return weeks is not None and weeks < WEEKS_AFTER_BIRTH_BELOW


def _operated_lately(case: Case) -> bool:
    months = case.scope.surgery_months_ago
    return months is not None and months <= SURGERY_MONTHS


def _injected_within(weeks: int) -> Predicate:
    return where(lambda case: case.scope.injection_weeks_ago is not None and case.scope.injection_weeks_ago <= weeks)


def _bmi(case: Case) -> float | None:
    return bmi_of(case)


def _fever_gone_for_less_than(hours: int) -> Predicate:
    return where(lambda case: case.scope.fever_free_hours is not None and case.scope.fever_free_hours < hours)


def is_fearful(case: Case) -> bool:
    """A strong worry that exercise will harm: 6 or more of 10 (SC17, §7.9). Not answered is not fearful."""
    return case.fear is not None and case.fear >= FEAR


def explains_pain_first(case: Case) -> bool:
    """SC17: strong fear, low mood or pain in many places. Pain is explained before anything else [S88], and talking
    to a physiotherapist or GP is suggested."""
    return is_fearful(case) or case.scope.low_mood or case.scope.pain_everywhere


def _kneeling_hurts(case: Case) -> bool:
    return case.scope.kneeling_hurts or "kneeling" in (case.knee.provoked_by or frozenset())


def _thigh_wasted(facts: Facts) -> Truth:
    return Truth.YES if facts.points.get("thigh") == 0 else Truth.NO


pregnant = where(lambda case: case.scope.pregnant_weeks is not None)
after_birth = where(_gave_birth_lately)
recent_surgery = where(_operated_lately)
kneeling = where(_kneeling_hurts)
fever = says("fever_or_ill")
fever_gone_today = _fever_gone_for_less_than(FEVER_FREE_HOURS)
fever_gone_lately = _fever_gone_for_less_than(FEVER_FREE_HOURS_TO_RUN)
#: SC12 in both its forms: with tendon pain (RF28), and without.
tendon_medicine = any_of(
    says("steroid_or_fluoroquinolone_with_tendon_pain"), where(lambda case: case.scope.tendon_medicine)
)
_heart_lung = where(lambda case: case.scope.heart_lung_or_parq)
_first_pain = where(lambda case: case.scope.first_knee_pain_ever and case.person.age >= FIRST_PAIN_FROM)
_bone_or_joint_illness = where(lambda case: case.scope.osteoporosis or case.scope.inflammatory_arthritis)

MODIFY, SOON = Level.MODIFY, Level.SOON

# A row that says "SOON, then MODIFY" is MODIFY raised to SOON, or SOON that clearance lifts to MODIFY.
SCOPE: tuple[Rule, ...] = (
    # Below 16 there is no plan at all: another pathway, which clearance does not turn into this one.
    Rule("SC01", SOON, where(lambda case: case.person.age < TEENAGER_FROM), ("S71", DESIGN), clearable=False),
    Rule(
        "SC02",
        MODIFY,
        _aged(TEENAGER_FROM, ADULT_FROM - 1),
        (DESIGN,),
        raised_to=SOON,
        raised_when=_consent_or_clearance_missing,
        clearable=False,
        limits_plan=True,
    ),
    Rule("SC03", Level.CLEAR, never, ("S65", "S54")),
    Rule("SC04", MODIFY, _aged(OLDER_FROM, OLDER_UP_TO), (DESIGN, "M-nice-ng226"), limits_plan=True),
    Rule(
        "SC05",
        SOON,
        any_of(where(lambda case: case.person.age > OLDER_UP_TO), _first_pain),
        (DESIGN,),
        limits_plan=True,
    ),
    Rule("SC06", SOON, any_of(pregnant, after_birth), ("M-acog-804-2020",), limits_plan=True),
    Rule(
        "SC07",
        SOON,
        any_of(recent_surgery, where(lambda case: case.scope.implant)),
        (DESIGN,),
        limits_plan=True,
    ),
    # With blood thinners a knee that swells after a minor knock may be bleeding.
    Rule(
        "SC08",
        MODIFY,
        any_of(where(lambda case: case.scope.anticoagulant), _coded("anticoagulants")),
        ("S16",),
        raised_to=Level.URGENT,
        raised_when=fresh_swelling,
        limits_plan=True,
    ),
    Rule(
        "SC09",
        MODIFY,
        any_of(_heart_lung, _coded("hypertension")),
        ("M-warburton-parq",),
        raised_to=SOON,
        raised_when=_heart_lung,
        limits_plan=True,
    ),
    Rule(
        "SC10",
        MODIFY,
        any_of(_bone_or_joint_illness, _coded("osteoporosis")),
        (DESIGN,),
        raised_to=SOON,
        raised_when=_bone_or_joint_illness,
        limits_plan=True,
    ),
    Rule(
        "SC11",
        MODIFY,
        _injected_within(INJECTION_WATCH_WEEKS),
        (DESIGN,),
        raised_to=SOON,
        raised_when=_injected_within(INJECTION_WAIT_WEEKS),
        clearable=False,  # nobody's word makes two weeks pass
        limits_plan=True,
    ),
    Rule("SC12", MODIFY, tendon_medicine, ("M-mhra-2023",), limits_plan=True),
    Rule("SC13", MODIFY, where(lambda case: (_bmi(case) or 0) >= BMI_HIGH), (DESIGN,), limits_plan=True),
    # "RED-S hints" of this row are RF23c.
    Rule("SC14", SOON, where(lambda case: 0 < (_bmi(case) or 0) < BMI_LOW_BELOW), (DESIGN,), limits_plan=True),
    # With a hot or very swollen knee the fever is RF04's.
    Rule(
        "SC15",
        MODIFY,
        unless(_rf04, any_of(fever, fever_gone_lately)),
        (DESIGN,),
        raised_to=SOON,
        raised_when=any_of(fever, fever_gone_today),
        limits_plan=True,
    ),
    Rule("SC16", MODIFY, any_of(kneeling, _coded("kneeling_pain")), (DESIGN,), limits_plan=True),
    Rule("SC17", MODIFY, where(explains_pain_first), ("S88",), limits_plan=True),
    Rule("SC18", MODIFY, where(lambda case: case.scope.under_physio), (DESIGN,), limits_plan=True),
)

#: Cross-triggers of 4.1 that no question asks: a thigh that has become much thinner.
SCORES: tuple[Rule, ...] = (Rule("AKPS12", SOON, _thigh_wasted, ("S25", DESIGN)),)
