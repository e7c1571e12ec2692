"""The moments of a drawing at which the lint looks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tools.illustrate.drawing import Drawing
from tools.illustrate.pose import Pose, between

BETWEEN = (0.25, 0.5, 0.75)


def all_poses(drawing: Drawing) -> Iterator[tuple[str, Pose]]:
    """The key poses by their names, then three moments on the way from each to the next."""
    yield from drawing.poses.items()
    for (name, a), (_, b) in pairwise(drawing.poses.items()):
        for share in BETWEEN:
            yield f"after {name} {share:g}", between(a, b, share)
