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
    akps = score(case.akps)
    screening = screen(case, case.akps.answers, screened_on=screened_on)
    irritability = rate(case, akps).level
    findings = find(case)
    known = Known(
        screening=screening,
        akps=akps,
        irritability=irritability,
        findings=findings,
        prognosis=prognosis(case, akps),
        may_have_plan=may_have_plan(case, screening),
    )
    bmi = bmi_of(case)
    return Examination(
        screening=screening,
        akps=akps,
        irritability=irritability,
        bmi=None if bmi is None else round(bmi, 1),
        findings=findings,
        not_tested=not_tested(case),
        labels=labels(case, findings),
        prognosis=known.prognosis,
        lengths_offered=lengths_offered(irritability),
        advice=advice(case, known),
        texts=texts(case, known),
        goals=goals(case, findings),
        tests_offered=offered_tests(irritability, case.pain.rest, screening.level),
        tests_withheld=withheld_tests(irritability, case.pain.rest, screening.level),
        may_have_plan=known.may_have_plan,
        today=case.today,
    )
