"""The dose of an exercise where it stands now."""

from __future__ import annotations

from dataclasses import dataclass

from programs.clinical.exercise import Range

#: Bands by strength, not by colour: makers do not agree on colours.
BANDS = ("extra_light", "light", "medium", "heavy", "extra_heavy")


@dataclass(frozen=True, slots=True, kw_only=True)
class CurrentDose:
    """The dose in use. A single number is stored twice in a range; None = not told.

    `load_step_kg` is the smallest step that this person's weights allow (a plate, the next dumbbell); `usual_sets`
    the sets before a bad morning took some away for one session (§6.6 row 5); `knee_rom_degrees` the range in which
    the knee works now, in the order of the exercise.
    """

    sets: int | None = None
    reps: Range | None = None
    hold_seconds: Range | None = None
    duration_seconds: Range | None = None
    tempo: str | None = None
    load_kg: float | None = None
    band: str | None = None
    knee_rom_degrees: Range | None = None
    load_step_kg: float | None = None
    usual_sets: int | None = None

    @property
    def band_strength(self) -> int:
        """How strong the band is, 1 the lightest; 0 = no band, or not told."""
        return BANDS.index(self.band) + 1 if self.band in BANDS else 0


#: Nothing is told of the dose.
NO_DOSE = CurrentDose()
