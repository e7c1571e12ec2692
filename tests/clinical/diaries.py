"""Six-week diaries by hypothesis: quiet ones with gaps, pain, swelling, lies, late mornings, corrections and travel.

A diary is lived with one of a few hundred programs, which are made once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from hypothesis import note
from hypothesis import strategies as st

from programs.clinical.case import Case, Running, Wishes
from programs.clinical.examine import examine
from programs.clinical.plan import ProgramPlan
from programs.clinical.values import Irritability, Side
from tests.clinical.case_yaml import Written
from tests.clinical.cases import GYM, KIT, case, measured, plan_of
from tests.clinical.course_cases import READY
from tests.clinical.lived import Diary, Life, Telling
from tests.clinical.simulator import Runner

TESTS = {
    "none": (),
    "seed": (
        measured("T01", 12),
        measured("T05", 35, Side.BOTH),
        measured("T03", None, extension_kg=22.7, curl_kg=9.1),
    ),
    "gym": (measured("T02", 40, reps=8), measured("T03", None, Side.BOTH, extension_kg=40, curl_kg=14, reps=8)),
    "hips": (measured("T11", 30, Side.LEFT), measured("T15", 5), measured("T13", 5), measured("T12", 4)),
}
KITS = {"none": frozenset[str](), "home": frozenset(KIT), "gym": frozenset((*KIT, *GYM))}
RUNNINGS = {"walks": 0, "begins": 5, "run_walks": 18, "runs": 40}


@dataclass(frozen=True, slots=True)
class Start:
    """The program that a diary is lived with."""

    irritability: str
    weeks: int
    tests: str
    kit: str
    running: str

    @property
    def case(self) -> Case:
        """The case behind it."""
        minutes = RUNNINGS[self.running]
        return case(
            self.irritability,
            tests=TESTS[self.tests],
            running=Running(runs_per_week=3, tolerated_minutes=minutes, longest_run_30d_minutes=minutes, pain_in_run=1),
            wishes=Wishes(weeks=self.weeks, equipment=KITS[self.kit]),
        )


@dataclass(frozen=True, slots=True)
class Story:
    """A program and what its runner told."""

    start: Start
    diary: Diary

    def lived(self) -> Life:
        """The whole diary, day by day."""
        plan, irritability = program(self.start)
        return Runner(plan, irritability, self.diary, float(RUNNINGS[self.start.running])).live()


@cache
def program(start: Start) -> tuple[ProgramPlan, Irritability]:
    """The plan of a start, made once."""
    return plan_of(start.case), examine(start.case).irritability


starts = st.builds(
    Start,
    irritability=st.sampled_from(("low", "moderate", "high")),
    weeks=st.sampled_from((6, 6, 5, 4)),
    tests=st.sampled_from(sorted(TESTS)),
    kit=st.sampled_from(sorted(KITS)),
    running=st.sampled_from(sorted(RUNNINGS)),
)

QUIET = Telling()
SCORES = st.none() | st.integers(0, 10)
odd_tellings = st.builds(
    Telling,
    before=st.sampled_from((0, 1, 2, 3, None)),
    peak=SCORES,
    after=SCORES,
    morning=SCORES,
    effort=st.none() | st.integers(4, 9),
    swelling=st.sampled_from((False, False, True, None)),
    mechanical=st.sampled_from((False, False, True, None)),
    short=st.booleans(),
    one_leg=st.booleans(),
    late_days=st.sampled_from((1, 2, 5)),
    said_first=st.sampled_from((None, None, 0, 9)),
)
#: One thing out of the ordinary; each of them alone must keep a dose where it is.
NEARLY_QUIET = (
    replace(QUIET, peak=0, after=0, short=True),
    replace(QUIET, peak=0, after=0, one_leg=True),
    replace(QUIET, peak=0, after=0, lighter=True),
    replace(QUIET, peak=2, after=1),
    replace(QUIET, peak=3),
    replace(QUIET, peak=5),
    replace(QUIET, peak=6),
    replace(QUIET, peak=8),
    replace(QUIET, morning=2),
    replace(QUIET, morning=3),
    replace(QUIET, morning=None),
    replace(QUIET, effort=7),
    replace(QUIET, effort=8),
    replace(QUIET, effort=None),
    replace(QUIET, swelling=True),
    replace(QUIET, mechanical=True),
    replace(QUIET, swelling=None),
    replace(QUIET, before=None),
    replace(QUIET, after=3),
    replace(QUIET, late_days=4),
    replace(QUIET, peak=2, said_first=7),
    replace(QUIET, peak=7, said_first=1),
)
WEEK_AWAY = (None,) * 6
entries = st.one_of(
    st.just((QUIET,) * 3),
    st.just((QUIET,) * 5),
    st.sampled_from(NEARLY_QUIET).map(lambda telling: (telling,)),
    st.sampled_from(NEARLY_QUIET).map(lambda telling: (telling,)),
    odd_tellings.map(lambda telling: (telling,)),
    st.sampled_from(((None,), (None,), WEEK_AWAY, WEEK_AWAY * 2)),
)
#: Mostly every test that opens a phase is passed; one that is not, or was not told, keeps it closed.
CHECKS = (
    *(READY,) * 4,
    replace(READY, stairs_down_pain=6),
    replace(READY, squat_pain=None),
    replace(READY, heel_raises=(10, 10)),
)
diaries = st.builds(
    Diary,
    sessions=st.lists(entries, max_size=12).map(lambda parts: tuple(entry for part in parts for entry in part)),
    hours_east=st.sampled_from((0, 0, -11, 13)),
    seen_after=st.sampled_from((0, 1, 3, 10, None)),
    checks=st.sampled_from(CHECKS),
)


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """A program with a diary; a failing one is printed with its case as a file."""
    story = Story(draw(starts), draw(diaries))
    note(Written(story.start.case))
    return story
