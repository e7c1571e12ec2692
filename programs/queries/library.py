"""The library of exercises as the rules read it."""

from __future__ import annotations

from programs.clinical.exercise import Catalogue
from programs.models import Exercise


def stored_catalogue() -> Catalogue:
    """Every exercise that is in use, from the rows. One query."""
    return Catalogue(tuple(exercise.as_clinical() for exercise in Exercise.objects.filter(is_retired=False)))
