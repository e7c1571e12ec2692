"""What all drawings have alike: a scale for who stands, one for who lies, the badge of a hold, a reason for a range of
one's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tools.illustrate.camera import HEIGHT, WIDTH
from tools.illustrate.drawing import POSES, SCALES, Drawing
from tools.illustrate.files import hold_badge
from tools.illustrate.lint.paint import outlines, pixels
from tools.illustrate.picture import arrows, camera_of, moment
from tools.illustrate.shapes import Shape
from tools.illustrate.skeleton import Body

#: Views that are nearer, by name, with what could not be seen otherwise.
CLOSE = {
    "FT01": "the arch of a bare foot",
    "FT02": "the arch of a bare foot",
    "FT03": "the arch of a bare foot",
    "FT04": "the single toes",
    "FT05": "the ball between the heels",
    "FT06": "the foot that turns inwards against a band",
    "T20": "the wet print of a foot",
    "T21": "the mark on the inner midfoot bone",
    "T22": "the line of the heels from behind",
}
#: Hips as high as this stand, in every pose (heights); as low as that in every pose they sit or lie on the floor.
STANDS, LIES = 0.44, 0.14
OVERRIDE = re.compile(r"^  knee: \[.*?\](?P<why>.*)$")
#: A reason is a sentence, not a word.
REASON = 20


def scale_faults(drawing: Drawing) -> Iterator[str]:
    """Who stands and who lies is drawn as large as all who do."""
    if drawing.scale not in ("standing", "lying"):
        if drawing.code not in CLOSE:
            yield f"the scale is {drawing.scale}, and the drawing is not among the close views"
        return
    if drawing.code in CLOSE or drawing.focus:
        yield "a close view has the scale of a whole figure"
    if drawing.camera.scale != SCALES[drawing.scale]:
        yield f"the scale is {drawing.camera.scale:g}, all others {SCALES[drawing.scale]:g}"
    heights = [Body(pose, drawing.build).joints["pelvis"][1] for pose in drawing.key_poses]
    if drawing.scale == "lying" and min(heights) > STANDS:
        yield "stands at the scale of those who lie"
    if drawing.scale == "standing" and max(heights) < LIES:
        yield "lies at the scale of those who stand"


def badge_faults(drawing: Drawing, holds: bool | None = None) -> Iterator[str]:
    """A hold has its badge, and nothing else has; it hides neither a tint nor an arrow."""
    if holds is not None and holds != drawing.holds:
        yield "is held and has no badge" if holds else "has the badge of a hold and is not held"
    if not drawing.holds:
        return
    marks = badge()
    points = [point for mark in marks for line in outlines(mark.path) for point in line]
    wide = max(mark.outline for mark in marks) / 2
    xs, ys = [x for x, _ in points], [y for _, y in points]
    if min(xs) < wide or min(ys) < wide or max(xs) > WIDTH - wide or max(ys) > HEIGHT - wide:
        yield "the badge is out of the picture"
    covered = [pixels(mark) for mark in marks]
    camera = camera_of(drawing)
    shown = [*moment(drawing, drawing.key_poses[drawing.show], camera), *arrows(drawing, camera)]
    for shape in shown:
        if shape.key.startswith(("muscle_", "arrow")) and _meet(shape, covered):
            yield f"the badge lies on {shape.key}"


def _meet(shape: Shape, masks: list[list[int]]) -> bool:
    return any(a & b for mask in masks for a, b in zip(pixels(shape), mask, strict=True))


def badge() -> list[Shape]:
    """The badge's own shapes."""
    widths = re.findall(r'd="([^"]*)" fill="[^"]*" stroke="[^"]*" stroke-width="([\d.]+)"', hold_badge())
    return [
        Shape(f"badge{index}", path, fill="paper", outline=float(wide)) for index, (path, wide) in enumerate(widths)
    ]


def unexplained_ranges(folder: Path = POSES) -> list[str]:
    """Drawings whose knee has a range of its own and no reason beside it, as a comment on the same line."""
    found = []
    for path in sorted(folder.glob("*.yaml")):
        code = ""
        for line in path.read_text().splitlines():
            code = line.rstrip(":") if line[:1].isupper() else code
            own = OVERRIDE.match(line)
            if own and len(own["why"].strip(" #")) < REASON:
                found.append(f"{code}: the knee has a range of its own and no reason beside it")
    return found
