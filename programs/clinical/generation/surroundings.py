"""What surrounds the strengthening: warm-up, moving and held stretches, balance and foot drills, a hop drill."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from programs.clinical.case import Case
from programs.clinical.examination import Examination
from programs.clinical.exercise import Range
from programs.clinical.generation.doses import Dose
from programs.clinical.generation.lines import is_deficit
from programs.clinical.generation.mobility import DYNAMIC_REPS, DYNAMIC_SETS, ROLL_SETS, Stretching
from programs.clinical.generation.reasons import finding_reasons, rule_reason
from programs.clinical.generation.running import GATE_HOP_PAIN, hop_pain
from programs.clinical.generation.shapes import Fill, Shape
from programs.clinical.generation.writing import Pen
from programs.clinical.reason import Reason
from programs.clinical.values import Irritability

WALK = "WU01"
#: Instead of the walk where minutes are short or walking is barred: first choice first.
SHORT_WARM_UPS = ("WU03", "WU04", "MB01")
#: By phase, first choice first (5.3): balance for poor control and, from phase 2, for a stiff or high foot; foot work
#: and the muscle behind the shin for a flexible flat foot.
DRILLS = {1: ("NM01",), 2: ("NM02", "NM01")}
STIFF_FOOT_DRILLS = {2: ("NM01",)}
SHIN_WORK = {1: ("FT06",), 2: ("FT05", "FT06")}
FOOT_WORK = {1: ("FT01", "FT04"), 2: ("FT02", "FT01", "FT04"), 3: ("FT03", "FT02", "FT01", "FT04")}
HIP_MOBILITY = "MB01"
STIFF_FEET = ("rigid_foot", "high_arch")
FOOT_ROLL = "FR05"
HOP = "PL01"
HOP_PHASE = 4
DRILL_SETS = {Irritability.LOW: 3, Irritability.MODERATE: 2, Irritability.HIGH: 2}


@dataclass(frozen=True, slots=True)
class Extra:
    """Something beside the strengthening, with its dose, its sets a leg, and why."""

    code: str
    dose: Dose
    sets: int
    reasons: tuple[Reason, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The extras of a strength day. Which of them a session has is the shape's matter. `hop_needs_calf`: weak calves do
    not hop in a week without calf work [D]."""

    pen: Pen
    week: int
    stretching: tuple[Stretching, ...]
    drill: Extra | None
    foot_work: Extra | None
    shin_work: Extra | None
    foot_roll: Extra | None
    hop: Extra | None
    hop_needs_calf: bool
    hip_mobility: Extra | None
    spent: dict[Fill, float] = field(default_factory=dict, repr=False, compare=False)

    def minutes(self, shape: Shape) -> float:
        """Minutes that this shape needs besides the strengthening, worked out once for all shapes alike in it."""
        if shape.fill not in self.spent:
            self.spent[shape.fill] = sum(self.minutes_of(extra) for extra in self.of_session(shape))
        return self.spent[shape.fill]

    def minutes_of(self, extra: Extra) -> float:
        """Minutes of one extra on one day, both legs."""
        return self.pen.minutes(extra.code, extra.dose, extra.sets, extra.sets)

    def of_session(self, shape: Shape) -> Iterator[Extra]:
        """The extras of a strength day, in the order in which they are done."""
        yield from self.before(shape)
        yield from (extra for extra in (self.hop if shape.has_hop else None,) if extra)
        yield from (extra for extra in (self.drill if shape.has_drill else None,) if extra)
        yield from (extra for extra in (self.foot_work if shape.has_foot_work else None,) if extra)
        yield from self.holds()

    def before(self, shape: Shape) -> Iterator[Extra]:
        """Warm-up and moving stretches: nothing held (6.5.4)."""
        yield from self.warm_up(shape.walk)
        if self.hip_mobility:
            yield self.hip_mobility
        yield from self.moving(has_rocker=shape.has_rocker)

    def warm_up(self, walk: Range | None) -> Iterator[Extra]:
        """The walk, or a short warm-up where there is no walk. One tight muscle moved warms nobody up: the swings stay
        beside it, but where minutes have already cost the held stretches (R13, 6.3) [D]."""
        if walk is not None and WALK in self.pen.reach.permitted and not self.pen.reach.bars_walks:
            yield Extra(WALK, self.pen.dose(WALK)._replace(duration_seconds=walk), 1, (rule_reason("warm_up"),))
            return
        code = next((code for code in SHORT_WARM_UPS if code in self.pen.reach.permitted), None)
        if code and not self._only_moves and not (self.hip_mobility and code == HIP_MOBILITY):
            yield Extra(code, self.pen.dose(code), 1, (rule_reason("warm_up_short"),))

    @property
    def _only_moves(self) -> bool:
        """Whether of all stretching the moving one alone was left."""
        return any(self.moving(has_rocker=False)) and not any(stretch.hold for stretch in self.stretching)

    def moving(self, *, has_rocker: bool) -> Iterator[Extra]:
        """Moving stretches of tight muscles."""
        for stretch in self.stretching:
            if stretch.dynamic and (has_rocker or self.pen.catalogue[stretch.dynamic].category == "dynamic_stretch"):
                yield Extra(stretch.dynamic, *self._moving_dose(stretch), stretch.reasons)

    def holds(self) -> Iterator[Extra]:
        """Held stretches of tight muscles, after the session, once the calendar lets them in."""
        for stretch in self.stretching:
            if stretch.hold and self._opens(stretch.hold):
                yield Extra(stretch.hold, self.pen.dose(stretch.hold), stretch.sets, stretch.reasons)

    def _opens(self, code: str) -> bool:
        return self.pen.reach.opens(self.pen.catalogue[code], week=self.week, phase=self.pen.phase)

    def _moving_dose(self, stretch: Stretching) -> tuple[Dose, int]:
        dose = self.pen.dose(stretch.dynamic or "")
        if self.pen.catalogue[stretch.dynamic or ""].category != "dynamic_stretch":
            return dose, 1
        # Moving and holding share ten minutes a week and leg (reading 12).
        return (dose._replace(reps=(DYNAMIC_REPS, DYNAMIC_REPS)) if stretch.hold else dose), DYNAMIC_SETS


def surroundings(
    case: Case, examination: Examination, pen: Pen, week: int, stretching: tuple[Stretching, ...], *, runs: bool
) -> Surroundings:
    """The extras that the findings and the phase ask for. `runs`: whether running is part of the week."""
    may_hop = runs and pen.phase >= HOP_PHASE and (hop_pain(case) or 0) <= GATE_HOP_PAIN
    return Surroundings(
        pen=pen,
        week=week,
        stretching=stretching,
        drill=_drill(examination, pen, week, DRILLS, "poor_control")
        or _drill(examination, pen, week, STIFF_FOOT_DRILLS, *STIFF_FEET),
        foot_work=_drill(examination, pen, week, FOOT_WORK, "flat_feet_flexible"),
        shin_work=_drill(examination, pen, week, SHIN_WORK, "flat_feet_flexible"),
        foot_roll=_foot_roll(examination, pen),
        hop=_hop(pen, week) if may_hop else None,
        hop_needs_calf=is_deficit("weak_calf", examination.findings),
        hip_mobility=_hip_mobility(examination, pen),
    )


def _drill(
    examination: Examination, pen: Pen, week: int, by_phase: Mapping[int, tuple[str, ...]], *findings: str
) -> Extra | None:
    reasons = finding_reasons(examination.findings, *findings)
    lists = (by_phase.get(phase, ()) for phase in range(pen.phase, 0, -1))
    codes = (code for codes in lists for code in codes if code in pen.reach.permitted)
    code = next((code for code in codes if pen.reach.opens(pen.catalogue[code], week=week, phase=pen.phase)), None)
    if code is None or not reasons:
        return None
    sets = min(pen.catalogue[code].dose.sets, DRILL_SETS[pen.reach.irritability])
    return Extra(code, pen.dose(code), sets, reasons)


def _foot_roll(examination: Examination, pen: Pen) -> Extra | None:
    """A ball under a stiff or high foot (5.3)."""
    reasons = finding_reasons(examination.findings, *STIFF_FEET)
    if FOOT_ROLL not in pen.reach.permitted or not reasons:
        return None
    return Extra(FOOT_ROLL, pen.dose(FOOT_ROLL), ROLL_SETS, reasons)


def _hop(pen: Pen, week: int) -> Extra | None:
    """Two-legged hops, twice a week; offered, not required, from 46 years on (SC04)."""
    if HOP not in pen.reach.permitted or not pen.reach.opens(pen.catalogue[HOP], week=week, phase=pen.phase):
        return None
    sets = pen.catalogue[HOP].dose.sets
    return Extra(HOP, pen.dose(HOP), sets, (rule_reason("hop_drill"),), pen.reach.limits.impact_optional)


def _hip_mobility(examination: Examination, pen: Pen) -> Extra | None:
    reasons = finding_reasons(examination.findings, "hip_rotation")
    if HIP_MOBILITY not in pen.reach.permitted or not reasons:
        return None
    return Extra(HIP_MOBILITY, pen.dose(HIP_MOBILITY), 1, reasons)
