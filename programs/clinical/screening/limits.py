"""What a screening allows a program to hold: contraindication codes and limits that no code expresses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from programs.clinical.case import Case
from programs.clinical.screening.facts import Facts, Truth, bmi_of, facts_of
from programs.clinical.screening.pattern import worse_straightening
from programs.clinical.screening.red_flags import fresh_swelling, swollen
from programs.clinical.screening.rule import Predicate, any_of, cleared, says, unless, where, word_is
from programs.clinical.screening.scope import (
    BMI_HIGH,
    OLDER_FROM,
    after_birth,
    fever,
    fever_gone_lately,
    fever_gone_today,
    kneeling,
    pregnant,
    recent_surgery,
    tendon_medicine,
)

#: SC06: the second half of pregnancy, in which long flat lying is avoided [M: ACOG 804/2020].
SECOND_HALF_FROM_WEEK = 20
#: Six weeks of a plan that begins up to two weeks after the answer: the last of them begins so many weeks later [D].
WEEKS_AHEAD = 7
#: Codes that say pregnant, or lately so, without saying how far.
PREGNANCY_CODES = frozenset({"pregnancy_supine", "pregnancy_prone", "pregnancy_side", "pregnancy_impact"})
#: Codes with which nobody runs.
NO_RUNNING_CODES = frozenset({"fever", "acute_swelling", "bone_stress_injury", "recent_surgery"})
#: SC09: longest hold with high blood pressure, seconds [M: Warburton PAR-Q+].
HYPERTENSION_HOLD_SECONDS = 30
#: X6 of §0: never a word about losing weight below this (kg/m²).
WEIGHT_ADVICE_FROM_BMI = 20.0
#: 7.7: from above this age no anti-inflammatory medicine is mentioned.
ANTI_INFLAMMATORY_AGE_UP_TO = 65


_second_half = where(lambda case: (case.scope.pregnant_weeks or 0) + WEEKS_AHEAD >= SECOND_HALF_FROM_WEEK)
_bone_pain = word_is("bone_pain", "shin_foot", "hip_groin_thigh")
#: Less than the whole weight on the leg: one leg cannot be asked to carry it alone, nor to land, cleared or not [D].
_reduced_weight = word_is("weight_bearing", "reduced", "none")
_back_and_leg = says("back_pain_with_leg_symptoms")


#: The catalogue's `recent_surgery` is about surgery that nobody has cleared.
_uncleared_surgery = unless(cleared, recent_surgery)

#: Contraindication code of the catalogue -> what makes it apply. "Not sure" applies it as well.
CODES: tuple[tuple[str, Predicate], ...] = (
    ("acute_swelling", unless(cleared, fresh_swelling)),  # RF12; 6.6 row 2: "resume after clearance"
    ("kneeling_pain", kneeling),  # SC16
    ("hypertension", where(lambda case: case.scope.heart_lung_or_parq)),  # SC09; the kind of illness is not asked
    ("pregnancy_supine", _second_half),  # SC06
    ("pregnancy_prone", pregnant),
    ("pregnancy_side", pregnant),
    ("pregnancy_impact", any_of(pregnant, after_birth)),
    ("balance_risk", says("gives_way")),  # RF20a
    ("low_back_pain", _back_and_leg),  # RF25b
    ("sciatica", _back_and_leg),
    ("hip_pain_groin", says("groin_or_hip_pain")),  # RF24b
    ("dvt_risk", says("calf_swollen_or_warm")),  # RF14
    ("anticoagulants", where(lambda case: case.scope.anticoagulant)),  # SC08
    ("osteoporosis", where(lambda case: case.scope.osteoporosis)),  # SC10
    ("bone_stress_injury", _bone_pain),  # RF23
    ("recent_surgery", _uncleared_surgery),  # SC07
    ("fever", unless(cleared, any_of(fever, fever_gone_today))),  # SC15 pauses for days, a plan lasts for weeks
)


def contraindications_from(case: Case, *, screened_on: date | None = None) -> frozenset[str]:
    """The catalogue's contraindication codes that a case carries: those told outright and those that its
    answers and scope facts mean. "Not sure" counts as having it. `screened_on` as in `screen`."""
    facts = facts_of(case, case.akps.answers, screened_on)
    return case.scope.contraindications | {code for code, applies in CODES if applies(facts)}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLimits:
    """Limits of a whole plan. `no_impact`: no jump or hop phase. `impact_optional`: that phase is offered,
    never required. `low_impact_start`: begin without running or jumping. `later_running`: no run in week 1.
    `rest_until_fever_free`: nothing before 24 hours without fever, no run before 72 (SC15).
    `no_deep_one_leg`: no deep bend on one leg. `no_one_leg_stance`: no work that stands on one leg.
    `no_end_range_extension`: no thigh work that ends in a straight knee (2.4, fat pad).
    `is_swollen`: the knee is swollen, so no running and no impact, whatever a clinician says (7.6).
    `max_hold_seconds`: longest isometric hold, None = no limit.
    `physio_plan_first`: another physiotherapist's plan wins."""

    is_swollen: bool
    no_running: bool
    later_running: bool
    rest_until_fever_free: bool
    no_impact: bool
    impact_optional: bool
    low_impact_start: bool
    low_steps_only: bool
    no_deep_one_leg: bool
    no_one_leg_stance: bool
    no_foam_rolling: bool
    no_kneeling: bool
    no_end_range_extension: bool
    no_prone: bool
    no_long_supine: bool
    no_breath_holding: bool
    max_hold_seconds: int | None
    no_weight_advice: bool
    no_anti_inflammatory: bool
    physio_plan_first: bool


def plan_limits(case: Case, *, screened_on: date | None = None) -> PlanLimits:
    """The limits that the scope rows put on a plan beyond contraindicated exercises (§2.5, 7.7).

    Says nothing about whether a plan may start: that is `may_have_plan`. `screened_on` as in `screen`.
    """
    codes = contraindications_from(case, screened_on=screened_on)
    facts = facts_of(case, case.akps.answers, screened_on)
    scope, age = case.scope, case.person.age
    bmi = bmi_of(case)
    heavy = bmi is not None and bmi >= BMI_HIGH
    expecting = "pregnancy_prone" in codes
    is_maternal = bool(codes & PREGNANCY_CODES)
    is_swollen = swollen(facts) > Truth.NO
    is_light = _reduced_weight(facts) > Truth.NO
    return PlanLimits(
        is_swollen=is_swollen,
        no_running=is_swollen or is_light or bool(codes & NO_RUNNING_CODES),
        later_running=any_of(fever, fever_gone_lately)(facts) > Truth.NO,
        rest_until_fever_free=any_of(fever, fever_gone_lately)(facts) > Truth.NO or "fever" in codes,
        no_impact=heavy or is_swollen or is_light or _no_impact(facts, codes) or tendon_medicine(facts) > Truth.NO,
        impact_optional=age >= OLDER_FROM,
        low_impact_start=heavy,
        low_steps_only=heavy,
        no_deep_one_leg=is_maternal,
        no_one_leg_stance=is_light,
        no_foam_rolling=scope.inflammatory_arthritis or bool(codes & {"anticoagulants", "osteoporosis", "dvt_risk"}),
        no_kneeling="kneeling_pain" in codes,
        no_end_range_extension=worse_straightening(facts) is Truth.YES,
        no_prone=expecting,
        no_long_supine="pregnancy_supine" in codes,
        no_breath_holding=is_maternal or "hypertension" in codes,
        max_hold_seconds=HYPERTENSION_HOLD_SECONDS if "hypertension" in codes else None,
        no_weight_advice=is_maternal or _no_weight_advice(facts, bmi),
        no_anti_inflammatory=_no_anti_inflammatory(case, codes),
        physio_plan_first=scope.under_physio,
    )


def bars_running(case: Case, *, screened_on: date | None = None) -> bool:
    """Whether impact is barred for a reason that running shares: SC07, SC10, SC12, the bone stress rows, and an
    implant [D]. A high BMI bars only the start (SC13), pregnancy and the weeks after birth only new impact
    (SC06): neither ever opens what another row closes. `screened_on` as in `screen`."""
    facts = facts_of(case, case.akps.answers, screened_on)
    return _impact_harms(facts, contraindications_from(case, screened_on=screened_on))


def adds_no_impact(case: Case) -> bool:
    """SC06: pregnancy and the first twelve weeks after birth keep the running there is and add none. Told by a code
    alone it is the same: "no new impact" is not "no running"."""
    return bool(contraindications_from(case) & PREGNANCY_CODES)


def _no_impact(facts: Facts, codes: frozenset[str]) -> bool:
    return bool(codes & PREGNANCY_CODES) or _impact_harms(facts, codes)


def _impact_harms(facts: Facts, codes: frozenset[str]) -> bool:
    scope = facts.case.scope
    tendon = says("steroid_or_fluoroquinolone_with_tendon_pain")(facts)
    bone = says("stress_fracture_or_low_energy")(facts)
    told = {"osteoporosis", "bone_stress_injury", "recent_surgery"}
    return scope.implant or scope.inflammatory_arthritis or max(tendon, bone) > Truth.NO or bool(codes & told)


def _no_weight_advice(facts: Facts, bmi: float | None) -> bool:
    """SC14 and X6: never below a BMI of 20, or where too little energy or an illness may be the matter."""
    thin = bmi is not None and bmi < WEIGHT_ADVICE_FROM_BMI
    return thin or any_of(says("stress_fracture_or_low_energy"), says("weight_loss_sweats_or_cancer"))(facts) > Truth.NO


def _no_anti_inflammatory(case: Case, codes: frozenset[str]) -> bool:
    """SC08 and 7.7: what the case knows of the reasons not to mention such a medicine."""
    expecting = "pregnancy_prone" in codes
    old = case.person.age > ANTI_INFLAMMATORY_AGE_UP_TO
    told = case.scope.heart_lung_or_parq or case.scope.painkiller_risk or "anticoagulants" in codes
    return expecting or old or told
