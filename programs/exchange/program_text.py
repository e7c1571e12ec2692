"""The examination and the plan as text: what a clinician reads in two minutes, from the signs to the last week."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.formats import date_format

from programs.clinical import RULES_VERSION
from programs.clinical.case import Case
from programs.clinical.examination import Examination, Finding, Goal
from programs.clinical.prognosis import told_flags
from programs.exchange.plan_text import paragraph, plan_lines
from programs.exchange.program_document import Preview, advice_of, message_of
from programs.wording import preview as say
from programs.wording.examination import IRRITABILITY_LEVELS, LABEL_NAMES, PROGNOSIS, advice_text, told
from programs.wording.findings import finding_title
from programs.wording.reasons import plain, reason_text
from programs.wording.scope import LIMIT_TEXTS
from programs.wording.screening import RULE_NAMES
from programs.wording.waiting import waiting_texts

#: Units that say nothing beside the value.
UNSPOKEN = frozenset({"word", "ratio", ""})


def program_text(case: Case, seen: Preview) -> str:
    """Everything that `preview_program` answers, to be read."""
    found = seen.examination
    parts: list[tuple[object, Iterable[str]]] = [
        (say.WARNING_SIGNS, _signs(seen)),
        (say.KNEE, _knee(case, found)),
        (say.FINDINGS, _findings(found)),
        (say.GOALS, map(_goal, found.goals)),
        (say.ADVICE, _advice(seen)),
        (say.TOLD, _told(seen)),
        (say.PLAN, plan_lines(seen.plan, seen.catalogue) if seen.plan else [paragraph(str(say.NO_PLAN))]),
    ]
    sections = [section for heading, lines in parts if (section := _section(str(heading), lines))]
    return "\n\n".join([_title(case), *sections]) + "\n"


def _title(case: Case) -> str:
    person = say.PERSON % {"sex": say.SEXES[case.person.sex], "age": case.person.age}
    rules = say.RULES % {"version": RULES_VERSION}
    start = date_format(case.today, "D j F Y")
    return f"{str(say.TITLE).upper()}\n{person} · {start} · {rules}"


def _section(heading: str, lines: Iterable[str]) -> str:
    body = [line for line in lines if line]
    return "\n".join([heading.upper(), *body]) if body else ""


def _signs(seen: Preview) -> Iterator[str]:
    screening = seen.examination.screening
    yield paragraph(f"{screening.level.name}. {message_of(seen)}")
    yield from (paragraph(f"{rule}  {RULE_NAMES[rule]}", hanging="      ") for rule in screening.rules)
    limits = [str(LIMIT_TEXTS[code]) for code in screening.limits if code in LIMIT_TEXTS]
    yield from (paragraph(f"{say.LIMITS}: {limit}", hanging="      ") for limit in dict.fromkeys(limits))
    yield _named(say.NOT_ANSWERED, screening.unanswered)


def _knee(case: Case, found: Examination) -> Iterator[str]:
    facts = [str(say.SIDES[case.knee.side])]
    if case.knee.duration_weeks is not None:
        facts.append(str(say.WEEKS % {"weeks": case.knee.duration_weeks}))
    if case.pain.worst_7d is not None:
        facts.append(str(say.WORST_PAIN % {"score": case.pain.worst_7d}))
    facts.append(str(say.IRRITABILITY % {"level": IRRITABILITY_LEVELS[found.irritability]}))
    facts.append(str(say.AKPS % {"total": plain(found.akps.total)}))
    if found.bmi is not None:
        facts.append(str(say.BMI % {"bmi": plain(found.bmi)}))
    yield paragraph(" · ".join(facts))
    yield _named(say.LABELS, [str(LABEL_NAMES[label]) for label in found.labels])


def _findings(found: Examination) -> Iterator[str]:
    if not found.findings:
        is_tested = all(text.code != "no_test_done" for text in found.texts)
        yield paragraph(str(say.NO_FINDING if is_tested else say.NO_TEST))
    for finding in found.findings:
        yield _finding(finding)
        yield paragraph(reason_text(finding.reason), indent="      ")
    yield _named(say.NOT_TESTED, found.not_tested)
    waiting: dict[tuple[int, str], list[str]] = {}
    for test in found.tests_withheld:
        waiting.setdefault((test.until_week, reason_text(test.reason)), []).append(test.test)
    for (week, why), tests in waiting.items():
        yield paragraph(str(say.LATER % {"tests": ", ".join(tests), "week": week, "why": why}))


def _finding(finding: Finding) -> str:
    value = plain(finding.value) if finding.unit in UNSPOKEN else f"{plain(finding.value)} {finding.unit}"
    side, grade = str(say.SIDES[finding.side]), str(say.GRADES[finding.grade])
    return f"  {side:<6}{finding.test:<6}{finding_title(finding)!s:<68}{value:<18}{grade}".rstrip()


def _goal(goal: Goal) -> str:
    numbers = ", ".join(f"{say.GOAL_PARTS[name]} {plain(value)}" for name, value in goal.values.items())
    return f"  {say.SIDES[goal.side]!s:<6}{say.GOAL_NAMES[goal.code]}: {numbers}"


def _advice(seen: Preview) -> Iterator[str]:
    yield from (
        paragraph(f"{flag}  {PROGNOSIS[flag]}", hanging="     ") for flag in told_flags(seen.examination.prognosis)
    )
    lengths = seen.examination.lengths_offered
    yield from (paragraph(f"· {advice_text(code, lengths)}") for code in advice_of(seen))


def _told(seen: Preview) -> Iterator[str]:
    yield from (paragraph(f"· {told(text)}") for text in seen.examination.texts)
    yield from (paragraph(f"· {reason_text(reason)}") for reason in seen.refusals)
    yield from (paragraph(f"· {waits}") for waits in waiting_texts(seen.waiting))


def _named(name: object, words: Iterable[str]) -> str:
    listed = ", ".join(words)
    return paragraph(f"{name}: {listed}") if listed else ""
