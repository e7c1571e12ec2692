"""A rule as a row of a table, and the few words its conditions are written in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from programs.clinical.case import Case
from programs.clinical.screening.facts import Facts, Truth
from programs.clinical.values import Level

Predicate = Callable[[Facts], Truth]

#: Ids in `programs/catalogue/sources.yaml`: a design rule, a rule from memory that the evidence gives no
#: citation for, and the seed article.
DESIGN = "D"
FROM_MEMORY = "M"
SEED = "S01"


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: which level results where its condition holds, and where the evidence for it is.

    `raised_to` replaces `level` where `raised_when` holds as well. `clearable`: a clinician's clearance turns
    this rule's SOON into MODIFY. `limits_plan`: a plan that is allowed is limited by this row.
    """

    id: str
    level: Level
    holds: Predicate
    sources: tuple[str, ...]
    raised_to: Level | None = None
    raised_when: Predicate | None = None
    clearable: bool = True
    limits_plan: bool = False

    def level_for(self, facts: Facts) -> Level | None:
        """The level this rule gives, or None where it does not fire.

        "Not sure" gives the level minus one, never below SOON (§2.1). Clearance turns SOON into
        MODIFY and touches nothing above it (settled).
        """
        truth = self.holds(facts)
        if truth is Truth.NO:
            return None
        level = self._level_if_certain(facts)
        if truth is Truth.UNSURE:
            level = one_lower(level)
        if level is Level.SOON and self.clearable and facts.cleared:
            return Level.MODIFY
        return level

    def _level_if_certain(self, facts: Facts) -> Level:
        if self.raised_to is None or self.raised_when is None:
            return self.level
        raised = self.raised_when(facts)
        if raised is Truth.NO:
            return self.level
        return max(self.level, self.raised_to if raised is Truth.YES else one_lower(self.raised_to))


def one_lower(level: Level) -> Level:
    """The level of "not sure": one lower, never below SOON; MODIFY and CLEAR stay what they are.

    >>> one_lower(Level.EMERGENCY).name, one_lower(Level.SOON).name
    ('URGENT', 'SOON')
    """
    return Level(max(level - 1, Level.SOON)) if level >= Level.SOON else level


def says(key: str) -> Predicate:
    """The answer to a yes/no question."""
    return word_is(key, "yes")


def word_is(key: str, *words: str) -> Predicate:
    """The answer is one of these words; `unsure` makes it uncertain, no answer makes it untrue (an
    unanswered question blocks a plan by itself, see `screen`)."""

    def predicate(facts: Facts) -> Truth:
        said = facts.words.get(key)
        if said in words:
            return Truth.YES
        return Truth.UNSURE if said == "unsure" else Truth.NO

    return predicate


def where(holds: Callable[[Case], bool]) -> Predicate:
    """A fact of the case that is either so or not so."""
    return lambda facts: Truth.YES if holds(facts.case) else Truth.NO


def all_of(*predicates: Predicate) -> Predicate:
    """Every condition holds; as certain as the least certain of them."""
    return lambda facts: min(predicate(facts) for predicate in predicates)


def any_of(*predicates: Predicate) -> Predicate:
    """At least one holds; as certain as the most certain of them."""
    return lambda facts: max(predicate(facts) for predicate in predicates)


def perhaps(predicate: Predicate) -> Predicate:
    """The condition, but never more certain than "not sure"."""
    return lambda facts: min(predicate(facts), Truth.UNSURE)


def unless(stricter: Predicate, predicate: Predicate) -> Predicate:
    """The condition, except where a stricter rule that covers it holds for certain. An uncertain stricter
    rule silences nothing: otherwise "not sure" could lower a level."""
    return lambda facts: Truth.NO if stricter(facts) is Truth.YES else predicate(facts)


def cleared(facts: Facts) -> Truth:
    """A clinician's clearance counts."""
    return Truth.YES if facts.cleared else Truth.NO


def never(facts: Facts) -> Truth:
    """A criterion that other rows enforce; it stands in the table to be read."""
    return Truth.NO
