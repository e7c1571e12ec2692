"""What the person is advised to do, as codes, and what is told besides (evidence.md 4.4, 6.2, 7.7-7.9)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from programs.clinical.case import Case
from programs.clinical.examination import AkpsScore, Finding, ScreeningResult, Text
from programs.clinical.findings import is_bone_shape
from programs.clinical.lengths import plan_length
from programs.clinical.measures import chair_stand_scale, cutoffs_for, values_of
from programs.clinical.measures.cutoffs import HIP_TURN_LARGE_ABOVE, HIP_TURN_STIFF_BELOW, QUADS_LOOK_WEAK_FROM
from programs.clinical.plan_notes import plan_notes
from programs.clinical.screening import body_mass_index, short_history_alone
from programs.clinical.screening.pattern import ARTHRITIS_AGE
from programs.clinical.values import Irritability, Level

#: Every advice code, in the order in which it is given.
ADVICE = ("six_weeks", "continue_to_12_weeks", "see_physio", "watch_two_weeks", "load_first")

#: Fear of movement 0-10 from which a physiotherapist is suggested and pain is explained first (SC17, 7.9).
STRONG_FEAR = 6

#: Weight is spoken of from this BMI on, and never while eating too little is possible (X6, 7.8).
WEIGHT_FROM_BMI = 30

#: Anti-inflammatory painkillers are not named above this age (7.7).
MEDICINES_MAX_AGE = 65


@dataclass(frozen=True, slots=True)
class Known:
    """What the rules have found out so far, on which advice and texts rest."""

    screening: ScreeningResult
    akps: AkpsScore
    irritability: Irritability
    findings: tuple[Finding, ...]
    prognosis: tuple[str, ...]
    may_have_plan: bool


def advice(case: Case, known: Known) -> tuple[str, ...]:
    """Advice codes in the order of `ADVICE`.

    Above SOON there is none: the message of the level comes alone. Where a short history is all that stands in
    the way there is no plan to lengthen yet: two weeks' watch and load education (evidence.md 2.3, PF3).
    """
    if known.screening.level > Level.SOON:
        return ()
    short = short_history_alone(case, known.screening)
    flagged = bool(known.prognosis) and not short
    wanted = {
        "six_weeks": flagged,
        "continue_to_12_weeks": flagged,
        "see_physio": flagged or needs_physio(case, known),
        "watch_two_weeks": short,
        "load_first": short,
    }
    return tuple(code for code in ADVICE if wanted[code])


def needs_physio(case: Case, known: Known) -> bool:
    """True where a physiotherapist is suggested whatever the prognosis: a highly irritable knee (6.2), strong
    fear (SC17), pain that does not look like runner's knee (2.4), or a hip that turns unusually (T23)."""
    unlike = any(rule in ("PF1", "PF2") for rule in known.screening.rules)
    afraid = case.fear is not None and case.fear >= STRONG_FEAR
    return known.irritability is Irritability.HIGH or afraid or unlike or _hip_wants_a_look(case)


def texts(case: Case, known: Known) -> tuple[Text, ...]:
    """What the person is told besides, in the order in which it is read.

    About the future, medicines and weight only where no warning sign is open; notes on how an answer was
    read always.
    """
    told = [] if known.screening.level.blocks_plan else list(_about_the_knee(case, known))
    if known.may_have_plan:
        note = plan_length(case.wishes.weeks, known.irritability).note
        told += [*([note] if note else []), *plan_notes(case)]
    return (*told, *_about_the_answers(case, known))


def _about_the_knee(case: Case, known: Known) -> Iterator[Text]:
    codes = {finding.code for finding in known.findings}
    applies = {
        "expectation": True,
        "trial_facts": True,
        "under_physio": case.scope.under_physio,
        "older_knee": case.person.age >= ARTHRITIS_AGE,
        "fear": case.fear is not None and case.fear >= STRONG_FEAR,
        "medicines": not _no_painkiller_named(case),
        "medicines_ask_first": _no_painkiller_named(case),
        "weight": _weight_may_be_mentioned(case),
        "hip_shape": "hip_rotation" in codes,
        "hip_turn_no_target": any(is_bone_shape(finding) for finding in known.findings),
        "foot_shape": bool(codes & {"rigid_foot", "high_arch"}),
        "cadence_optional": "low_cadence" in codes,
    }
    yield from (Text(code, {}) for code, so in applies.items() if so)


def _about_the_answers(case: Case, known: Known) -> Iterator[Text]:
    if known.akps.total is not None and not known.akps.complete:
        yield Text("akps_incomplete", {"total": known.akps.total, "missing": len(known.akps.missing)})
    scale = chair_stand_scale(case.person.age)
    cutoffs = cutoffs_for("T01b", case.person)
    if scale < 1 and cutoffs and values_of(case, "T01b"):
        numbers = {"goal": cutoffs.borderline, "cut": cutoffs.deficit, "percent": round(scale * 100)}
        yield Text("t01b_scaled", {"age": case.person.age, **numbers})
    ratios = [ratio for ratio in values_of(case, "T03").values() if not isinstance(ratio, str)]
    if ratios and max(ratios) < QUADS_LOOK_WEAK_FROM:
        yield Text("hq_ratio_caution", {"limit": QUADS_LOOK_WEAK_FROM})


def _no_painkiller_named(case: Case) -> bool:
    """Where anti-inflammatory painkillers may harm, or the warning-sign answers leave it open (7.7)."""
    scope = case.scope
    told = scope.pregnant_weeks is not None or scope.anticoagulant or scope.heart_lung_or_parq
    return told or case.person.age > MEDICINES_MAX_AGE or "anticoagulants" in scope.contraindications


def _weight_may_be_mentioned(case: Case) -> bool:
    bmi = body_mass_index(case.person)
    asked = ("stress_fracture_or_low_energy", "weight_loss_sweats_or_cancer")
    eats_enough = all(case.screening.get(key) == "no" for key in asked)
    return bmi is not None and bmi >= WEIGHT_FROM_BMI and eats_enough and case.scope.pregnant_weeks is None


def _hip_wants_a_look(case: Case) -> bool:
    """A very large inward turn hints at bone shape; a very small one that hurts points to the hip (RF24b)."""
    for measurement in case.tests:
        if measurement.test == "T23" and isinstance(measurement.value, int | float):
            pinches = measurement.value < HIP_TURN_STIFF_BELOW and bool(measurement.pain)
            if measurement.value > HIP_TURN_LARGE_ABOVE or pinches:
                return True
    return False
