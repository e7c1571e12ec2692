"""The examination: everything the rules say about a case before a plan is made."""

from __future__ import annotations

from datetime import date

from programs.clinical.advice import Known, advice, texts
from programs.clinical.akps import score
from programs.clinical.case import Case
from programs.clinical.examination import Examination
from programs.clinical.findings import find
from programs.clinical.goals import goals
from programs.clinical.irritability import rate
from programs.clinical.labels import labels
from programs.clinical.lengths import lengths_offered
from programs.clinical.offer import not_tested, offered_tests, withheld_tests
from programs.clinical.prognosis import prognosis
from programs.clinical.screening import bmi_of, may_have_plan, screen


def examine(case: Case, *, screened_on: date | None = None) -> Examination:
    """Screening, scores, findings and what follows from them, for the day the case says it is.

    `screened_on`: the day on which the warning signs were answered, `case.today` unless told; a clinician's
    clearance counts from that day. The same case always gives the same examination. Where screening blocks
    a plan everything that is known stands there all the same; only tests, and advice about training, wait.
    Raises `AkpsRefused` or `ImplausibleValue` for an answer that the scale or the test does not have.
    """
    known = known_of(case, screened_on=screened_on)
    bmi = bmi_of(case)
    asked = (known.irritability, case.pain.rest, known.screening.level)
    return Examination(
        screening=known.screening,
        akps=known.akps,
        irritability=known.irritability,
        bmi=None if bmi is None else round(bmi, 1),
        findings=known.findings,
        not_tested=not_tested(case),
        labels=labels(case, known.findings),
        prognosis=known.prognosis,
        lengths_offered=lengths_offered(known.irritability),
        advice=advice(case, known),
        texts=texts(case, known),
        goals=goals(case, known.findings),
        tests_offered=offered_tests(*asked),
        tests_withheld=withheld_tests(*asked),
        may_have_plan=known.may_have_plan,
        today=case.today,
    )


def known_of(case: Case, *, screened_on: date | None) -> Known:
    """The level, the scores and the findings, on which everything else rests."""
    akps, screening = score(case.akps), screen(case, case.akps.answers, screened_on=screened_on)
    return Known(
        screening=screening,
        akps=akps,
        irritability=rate(case, akps).level,
        findings=find(case),
        prognosis=prognosis(case, akps),
        may_have_plan=may_have_plan(case, screening),
    )
