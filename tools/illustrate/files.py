"""The SVG files of a drawing: the poster, the steps for print, and the picture that moves."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from math import cos, pi

from tools.illustrate.camera import HEIGHT, WIDTH, Camera
from tools.illustrate.document import JOINS, document
from tools.illustrate.drawing import Drawing
from tools.illustrate.outline import NUMBERS, STEPS, nodes, polygon, smooth
from tools.illustrate.picture import arrows, camera_of, ghost, in_sight, moment
from tools.illustrate.pose import Pose, between
from tools.illustrate.shapes import Shape
from tools.illustrate.skeleton import Body
from tools.illustrate.vectors import distance

GHOST_OPACITY = 0.34


def poster(drawing: Drawing, title: str) -> str:
    """The end of the movement over the ghost of its start, with arrow and badge."""
    camera = camera_of(drawing)
    shown = in_sight(moment(drawing, drawing.key_poses[drawing.show], camera))
    behind = next((i for i, shape in enumerate(shown) if not _is_prop(shape)), 0)
    pale = in_sight(ghost(drawing, camera, shown))
    parts = [shape.svg() for shape in shown[:behind]]
    if pale:
        parts.append(f'<g opacity="{GHOST_OPACITY}">{"".join(shape.svg() for shape in pale)}</g>')
    parts += [shape.svg() for shape in shown[behind:]]
    parts += [shape.svg() for shape in arrows(drawing, camera)]
    badge = f'<g id="badge">{hold_badge()}</g>' if drawing.holds else '<g id="badge"/>'
    return document(title, drawing.says, f'<g id="figure" {JOINS}>{"".join(parts)}</g>{badge}')


def _is_prop(shape: Shape) -> bool:
    return shape.key[0] == "p" and shape.key[1].isdigit()


def hold_badge() -> str:
    """A stop-watch: stay here."""
    x, y, radius = WIDTH - 40.0, 44.0, 19.0
    circle = smooth([(x + radius * cos(a), y + radius * cos(a - pi / 2)) for a in (2 * pi * i / 12 for i in range(12))])
    knob = polygon([(x - 6, y - radius - 7), (x + 6, y - radius - 7)], closed=False)
    hands = polygon([(x, y - 11), (x, y), (x + 8, y + 5)], closed=False)
    shapes = (
        Shape("knob", knob, stroke="arrow", outline=5),
        Shape("watch", circle, fill="paper", stroke="arrow", outline=8),
        Shape("hands", hands, stroke="arrow", outline=4),
    )
    return f"<g {JOINS}>{''.join(shape.svg() for shape in shapes)}</g>"


def steps(drawing: Drawing, title: str) -> str:
    """Every key pose beside the next, for paper, where a list counts them; a wall ends with its own picture."""
    camera, cells = camera_of(drawing), []
    for index, pose in enumerate(drawing.key_poses):
        shapes = "".join(shape.svg() for shape in in_sight(moment(drawing, pose, camera)))
        place = f'x="{index * WIDTH:g}" width="{WIDTH:g}" height="{HEIGHT:g}"'
        cells.append(f"<svg {place} {JOINS}>{shapes}</svg>")
    return document(title, drawing.says, f'<g id="figure">{"".join(cells)}</g>', width=WIDTH * len(cells))


#: A movement from one key pose to the next takes so long (seconds).
MOVE = 1.5
#: A step of the longest joint path between two frames (heights).
STRIDE = 0.085
#: A part that moves less than this all the way (picture units) stands still.
STILL = 0.35
Timed = tuple[float, Pose]


def timeline(drawing: Drawing) -> list[Timed]:
    """Poses with their times from the first key pose to the last, eased. The page plays them there and back."""
    keys = drawing.key_poses
    time, frames = 0.0, [(0.0, keys[0])]
    for a, b in itertools.pairwise(keys):
        count = _frames_between(drawing, a, b)
        for step in range(1, count + 1):
            share = step / count
            eased = 0.5 - 0.5 * cos(pi * share)
            frames.append((time + MOVE * share, b if step == count else between(a, b, eased)))
        time += MOVE
    return frames


def _frames_between(drawing: Drawing, a: Pose, b: Pose) -> int:
    first, last = Body(a, drawing.build).joints, Body(b, drawing.build).joints
    longest = max(distance(first[name], last[name]) for name in first)
    return 1 if longest < 0.02 else min(drawing.frames // (len(drawing.poses) - 1), max(2, int(longest / STRIDE) + 2))


def moves(drawing: Drawing, title: str) -> str:
    """The picture that moves from its first pose to its last: every path that changes carries its values (SMIL); a page
    stops its clock and sets its time."""
    camera, frames = camera_of(drawing), timeline(drawing)
    length = frames[-1][0]
    times = ";".join(f"{time / length:.3f}".rstrip("0").rstrip(".") for time, _ in frames)
    seen: dict[int, dict[str, str]] = {}
    for _, pose in frames:
        if id(pose) not in seen:
            seen[id(pose)] = {shape.key: shape.path for shape in moment(drawing, pose, camera)}
    paths = [seen[id(pose)] for _, pose in frames]
    base = _most_complete(drawing, frames, camera)
    parts = [shape.svg(_animate(shape, paths, times, length)) for shape in base]
    marks = " ".join(f"{MOVE * index:g}" for index in range(len(drawing.key_poses)))
    badge = f'<g id="badge">{hold_badge()}</g>' if drawing.holds else ""
    told = f'{JOINS} data-seconds="{length:g}" data-marks="{marks}"'
    return document(title, drawing.says, f'<g id="figure" {told}>{"".join(parts)}</g>{badge}')


def _most_complete(drawing: Drawing, frames: Sequence[Timed], camera: Camera) -> list[Shape]:
    """The shapes of the first pose, and in their place those that only a later pose shows."""
    shapes = moment(drawing, frames[0][1], camera)
    known = {shape.key for shape in shapes}
    for pose in drawing.key_poses:
        later = moment(drawing, pose, camera)
        for index, shape in enumerate(later):
            if shape.key not in known:
                before = {one.key for one in later[:index]}
                place = max((i for i, one in enumerate(shapes) if one.key in before), default=-1) + 1
                shapes.insert(place, shape)
                known.add(shape.key)
    return shapes


def _animate(shape: Shape, paths: Sequence[dict[str, str]], times: str, length: float) -> str:
    """What moves a path; "" for one that stands still."""
    values = [moment_.get(shape.key) or _shrunk(shape.path) for moment_ in paths]
    if _stands_still(values):
        return ""
    told = f'dur="{length:g}s" repeatCount="indefinite" keyTimes="{times}" values="{";".join(values)}"'
    return f'<animate attributeName="d" {told}/>'


def _shrunk(path: str) -> str:
    """The same nodes in one point: a part that is not seen at this moment."""
    out = []
    for command, text in STEPS.findall(path):
        values = NUMBERS.findall(text)
        out.append(command + text if command == "M" else command + " ".join("0" for _ in values))
    return "".join(out)


def _stands_still(values: Sequence[str]) -> bool:
    first = nodes(values[0])
    for value in dict.fromkeys(values):
        other = nodes(value)
        if len(other) != len(first):
            return False
        if any(abs(a[0] - b[0]) > STILL or abs(a[1] - b[1]) > STILL for a, b in zip(first, other, strict=True)):
            return False
    return True
