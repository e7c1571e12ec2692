"""What the five lines of the week and the questions behind them mean, by the rules of the full screening (§2.2).

The weekly check begins the full questions instead; this is for a page that will ask the opened questions alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from programs.clinical.case import Case
from programs.clinical.examination import ScreeningResult
from programs.clinical.screening.engine import Fired, fired_rules
from programs.clinical.screening.questions import BY_KEY, unanswered
from programs.clinical.screening.rescreen import RESCREEN, RescreenLine, opened_by
from programs.clinical.values import Level

INJURY_LINE = "new_injury"


def screen_short(
    case: Case, lines: Mapping[str, str], opened: Mapping[str, str], *, screened_on: date | None = None
) -> ScreeningResult:
    """The level after the five lines. `case` holds the answers given before and the pain of today, `lines` the answer
    to each line (`yes`, `no`, `unsure`), `opened` the answers to the full questions behind them (`opened_by`);
    `screened_on` as in `screen`.

    A plain `no` changes nothing. An opened question without an answer is not passed: SOON. So is a line answered
    `yes` whose questions are all denied: two answers that disagree say that nobody knows [D]. The clearance in the case
    was given for the answers before: it lifts nothing that the lines bring up.
    """
    after = _with_answers(case, lines, opened)
    points = case.akps.answers
    told_now = _rules_told_now(after.screening, frozenset(opened_by(lines)))
    before = {fired.rule.id: fired.level for fired in fired_rules(_not_cleared(case), points)}
    lifted = {fired.rule.id: fired for fired in fired_rules(after, points, screened_on=screened_on)}

    def as_it_stands(fired: Fired) -> Fired:
        is_new = fired.rule.id in told_now or fired.level > before.get(fired.rule.id, Level.CLEAR)
        return fired if is_new else lifted.get(fired.rule.id, fired)

    found = [as_it_stands(fired) for fired in fired_rules(_not_cleared(after), points)]
    open_keys = unanswered(after.screening)
    return ScreeningResult(
        level=max([Level.SOON if open_keys else Level.CLEAR, *(fired.level for fired in found)]),
        rules=tuple(fired.rule.id for fired in found),
        limits=tuple(fired.rule.id for fired in found if fired.rule.limits_plan),
        unanswered=open_keys,
    )


def _with_answers(case: Case, lines: Mapping[str, str], opened: Mapping[str, str]) -> Case:
    """The case with the new answers in the place of the old ones. After a new injury nobody knows yet how many days
    ago it was: those of an old one would silence the fracture rules (RF05, RF08)."""
    asked = opened_by(lines)
    words = {key: word for key, word in case.screening.items() if key not in asked}
    words |= {key: opened[key] for key in asked if key in opened}
    for line in RESCREEN:
        if lines.get(line.key) == "yes" and _is_all_denied(line, words):
            words = {key: word for key, word in words.items() if key not in line.opens}
    is_injured = lines.get(INJURY_LINE) != "no"
    knee = replace(case.knee, injury_days_ago=None) if is_injured else case.knee
    return replace(case, screening=words, knee=knee)


def _is_all_denied(line: RescreenLine, words: Mapping[str, str]) -> bool:
    return all(words.get(key) == BY_KEY[key].negative for key in line.opens)


def _rules_told_now(words: Mapping[str, str], asked: frozenset[str]) -> frozenset[str]:
    told = [key for key in asked if words.get(key, BY_KEY[key].negative) != BY_KEY[key].negative]
    return frozenset(rule for key in told for rule in BY_KEY[key].rules)


def _not_cleared(case: Case) -> Case:
    return replace(case, scope=replace(case.scope, clinician_clearance_on=None))
