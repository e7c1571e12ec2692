"""The picture of an exercise tints what the catalogue says it works or stretches, and nothing else."""

from __future__ import annotations

import pytest

from programs.exchange.catalogue_file import shipped_catalogue
from programs.exchange.figures_file import figures

CATALOGUE = shipped_catalogue()
#: A muscle of the catalogue, without what stands in brackets -> the names that a picture may tint it by.
TINTS: dict[str, set[str]] = {
    "quadriceps": {"quads", "inner_quads"},
    "rectus femoris": {"quads", "hip_flexors"},
    "hamstrings": {"hamstrings"},
    "gluteus maximus": {"glutes"},
    "gluteals": {"glutes", "outer_hip"},
    "gluteus medius": {"outer_hip"},
    "hip abductors": {"outer_hip"},
    "hip external rotators": {"outer_hip", "glutes"},
    "hip rotators": {"outer_hip", "glutes"},
    "piriformis": {"glutes", "outer_hip"},
    "tensor fasciae latae": {"outer_thigh", "outer_hip"},
    "hip adductors": {"adductors"},
    "iliopsoas": {"hip_flexors"},
    "hip flexors": {"hip_flexors"},
    "gastrocnemius": {"calf"},
    "soleus": {"soleus", "calf"},
    "calf": {"calf", "soleus"},
    "tibialis posterior": {"inner_shin", "calf"},
    "tibialis anterior": {"shin"},
    "foot": {"sole", "calf"},
    "foot intrinsics": {"sole"},
    "plantar intrinsic muscles": {"sole"},
    "toe extensors and flexors": {"sole", "shin"},
    "abdominals": {"belly"},
    "deep abdominals": {"belly"},
    "obliques": {"waist", "belly"},
    "lateral trunk": {"waist"},
    "trunk": {"waist", "belly"},
    "trunk extensors": {"waist"},
    "whole lower limb": {"quads", "hamstrings", "glutes", "calf", "hip_flexors"},
    "whole body": {"quads", "hamstrings", "glutes", "calf", "hip_flexors"},
    "gait pattern": {"quads", "hamstrings", "glutes", "calf", "hip_flexors"},
}
LENGTHENS = ("static_stretch", "dynamic_stretch", "foam_rolling", "mobility")
#: Walking it off tints nothing; under toes that rise and fall no muscle can be seen.
WITHOUT = {"CD01", "FT04"}


def tints_of(muscle: str) -> set[str]:
    """What a muscle may be tinted by."""
    return TINTS.get(muscle.split(" (")[0], set())


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_a_picture_tints_what_the_catalogue_names(code: str) -> None:
    exercise, drawn = CATALOGUE[code], figures()[code]
    shown = {*drawn.works, *drawn.stretches}
    named = set().union(*map(tints_of, (*exercise.muscles_primary, *exercise.muscles_secondary)))
    assert shown <= named
    assert bool(shown & tints_of(exercise.muscles_primary[0])) is (code not in WITHOUT)


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_a_stretch_or_a_roll_shows_what_grows_longer_and_strengthening_what_works(code: str) -> None:
    exercise, drawn = CATALOGUE[code], figures()[code]
    if exercise.category in LENGTHENS:
        assert drawn.stretches and not drawn.works
    if exercise.category.startswith("strength_") or exercise.category == "plyometric":
        assert drawn.works and not drawn.stretches
