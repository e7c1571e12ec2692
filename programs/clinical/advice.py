"""What the person is advised to do, as codes, and what is told besides (§4.4, 6.2, 7.7-7.9)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from programs.clinical.case import Case
from programs.clinical.examination import AkpsScore, Finding, ScreeningResult, Text
from programs.clinical.findings import is_bone_shape
from programs.clinical.lengths import plan_length
from programs.clinical.measures import chair_stand_scale, cutoffs_for, stopped_tests, values_of
from programs.clinical.measures.cutoffs import HIP_TURN_STIFF_BELOW, QUADS_LOOK_WEAK_FROM
from programs.clinical.measures.hip_turn import hip_turns
from programs.clinical.measures.readings import STOP_ABOVE_PAIN
from programs.clinical.plan_notes import plan_notes
from programs.clinical.progression.item import TOO_MUCH
from programs.clinical.progression.warnings import STOP_PEAK
from programs.clinical.screening import (
    bmi_of,
    explains_pain_first,
    is_fearful,
    plan_limits,
    short_history_alone,
)
from programs.clinical.screening.pattern import ARTHRITIS_AGE
from programs.clinical.screening.scope import OLDER_FROM
from programs.clinical.values import Irritability, Level

#: Every advice code, in the order in which it is given.
ADVICE = ("six_weeks", "continue_to_12_weeks", "see_physio", "watch_two_weeks", "load_first")

#: What speaks of how long the program is: nothing to say where there is none.
OF_LENGTH = frozenset({"six_weeks", "continue_to_12_weeks"})

#: Weight is spoken of from this BMI on, and never while eating too little is possible (X6, 7.8).
WEIGHT_FROM_BMI = 30


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

    Above SOON there is none: the message of the level comes alone. Where there may be no plan yet there is no length
    to speak of; where a short history is all that stands in the way: two weeks' watch and load education (§2.3, PF3).
    """
    if known.screening.level > Level.SOON:
        return ()
    short = short_history_alone(case, known.screening)
    flagged = bool(known.prognosis) and not short
    lengthened = flagged and known.may_have_plan
    wanted = {
        "six_weeks": lengthened,
        "continue_to_12_weeks": lengthened,
        "see_physio": flagged or needs_physio(case, known),
        "watch_two_weeks": short,
        "load_first": short,
    }
    return tuple(code for code in ADVICE if wanted[code])


def advice_without_plan(given: Iterable[str]) -> tuple[str, ...]:
    """The same where the signs allow a plan and none keeps every rule (`PlanImpossible`): a physiotherapist, and no
    length of a program that nobody gets [D].

    >>> advice_without_plan(("six_weeks", "continue_to_12_weeks"))
    ('see_physio',)
    """
    wanted = {*given, "see_physio"} - OF_LENGTH
    return tuple(code for code in ADVICE if code in wanted)


def needs_physio(case: Case, known: Known) -> bool:
    """True where a physiotherapist is suggested whatever the prognosis: a highly irritable knee (6.2), strong fear,
    low mood or pain in many places (SC17), pain that does not look like runner's knee, a swollen knee (7.6), an age at
    which the joint itself is often the cause (2.4), or a hip that turns unusually (T23)."""
    unlike = any(rule in ("PF1", "PF2", "SWOLLEN") for rule in known.screening.rules)
    older, highly = case.person.age >= ARTHRITIS_AGE, known.irritability is Irritability.HIGH
    return highly or older or explains_pain_first(case) or unlike or _hip_wants_a_look(case)


def texts(case: Case, known: Known) -> tuple[Text, ...]:
    """What the person is told besides, in the order in which it is read.

    About the future, medicines and weight only where no warning sign is open; notes on how an answer was
    read always.
    """
    told = [] if known.screening.level.blocks_plan else list(_about_the_knee(case, known))
    if known.may_have_plan:
        told = [*_rest_first(case), *told]
        note = plan_length(case.wishes.weeks, known.irritability).note
        told += [*([note] if note else []), *plan_notes(case, known.irritability)]
    return (*told, *_about_the_answers(case, known))


def _rest_first(case: Case) -> Iterator[Text]:
    """The rest before the first session of a knee that hurts too much right now or at rest (twin: `hold.pain`,
    `severe_pain` and `high_now`, which keep it)."""
    score = max((one for one in (case.pain.now, case.pain.rest) if one is not None), default=0)
    if score >= TOO_MUCH:
        yield Text("rest_severe_now" if score >= STOP_PEAK else "rest_high_now", {"score": score})


def _about_the_knee(case: Case, known: Known) -> Iterator[Text]:
    codes = {finding.code for finding in known.findings}
    limits = plan_limits(case)
    applies = {
        "expectation": True,
        "trial_facts": True,
        "surgery": True,
        "under_physio": case.scope.under_physio,
        "older_knee": case.person.age >= OLDER_FROM,
        "fear": is_fearful(case),
        "low_mood": case.scope.low_mood,
        "pain_everywhere": case.scope.pain_everywhere,
        "medicines": not limits.no_anti_inflammatory,
        "medicines_ask_first": limits.no_anti_inflammatory,
        "weight": not limits.no_weight_advice and (bmi_of(case) or 0) >= WEIGHT_FROM_BMI,
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
    stopped = stopped_tests(case)
    if stopped:
        yield Text("tests_stopped", {"tests": ", ".join(stopped), "limit": STOP_ABOVE_PAIN})
    ratios = [ratio for ratio in values_of(case, "T03").values() if not isinstance(ratio, str)]
    if ratios and max(ratios) < QUADS_LOOK_WEAK_FROM:
        yield Text("hq_ratio_caution", {"limit": QUADS_LOOK_WEAK_FROM})


def _hip_wants_a_look(case: Case) -> bool:
    """A far inward turn hints at bone shape; a very small one that hurts points to the hip (RF24b), however much it
    hurts."""
    stiff = (
        measurement
        for measurement in case.tests
        if measurement.test == "T23"
        and isinstance(measurement.value, int | float)
        and measurement.value < HIP_TURN_STIFF_BELOW
    )
    return any(turn.is_shaped for turn in hip_turns(case).values()) or any(bool(found.pain) for found in stiff)
