"""What a path covers of the picture, in the pixels of a thumbnail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil, hypot

from tools.illustrate.camera import HEIGHT, WIDTH, Point
from tools.illustrate.outline import NUMBERS, STEPS
from tools.illustrate.shapes import Shape

#: The picture at 160 pixels: a pixel is so many picture units wide, the picture so many pixels wide and high.
PIXEL = WIDTH / 160
COLUMNS, ROWS = 160, round(HEIGHT / PIXEL)
CUTS = 4
#: Every row of the picture as one number, a bit for each pixel.
Mask = list[int]


def pixels(shape: Shape) -> Mask:
    """The pixels whose middle a shape covers: what it fills, or the line it draws where it fills nothing."""
    mask = [0] * ROWS
    if shape.opacity < 1:
        return mask
    lines = list(outlines(shape.path))
    for row in range(ROWS):
        y = (row + 0.5) * PIXEL
        spans = _filled(lines, y) if shape.fill != "none" else _drawn(lines, y, shape.outline / 2)
        for left, right in spans:
            first, last = max(0, ceil(left / PIXEL - 0.5)), min(COLUMNS, ceil(right / PIXEL - 0.5))
            if last > first:
                mask[row] |= (1 << last) - (1 << first)
    return mask


def uncovered(mask: Mask, later: Sequence[Mask]) -> int:
    """How many pixels of a mask nothing that is painted later covers."""
    count = 0
    for row, bits in enumerate(mask):
        for other in later:
            bits &= ~other[row]
        count += bits.bit_count()
    return count


def outlines(path: str) -> Iterator[list[Point]]:
    """The closed lines of a path, its curves cut into short straight pieces."""
    line: list[Point] = []
    for command, text in STEPS.findall(path):
        values = [float(one) for one in NUMBERS.findall(text)]
        if command == "M":
            if line:
                yield line
            line = [(values[0], values[1])]
        for steps in _in_steps(command, values):
            line += _cut(line[-1], steps)
    if line:
        yield line


def _in_steps(command: str, values: Sequence[float]) -> Iterator[Sequence[float]]:
    size = {"c": 6, "l": 2}.get(command, 0)
    for start in range(0, len(values) if size else 0, size or 1):
        yield values[start : start + size]


def _cut(begin: Point, steps: Sequence[float]) -> list[Point]:
    x, y = begin
    if len(steps) == 2:
        return [(x + steps[0], y + steps[1])]
    x1, y1, x2, y2, x3, y3 = steps
    points = []
    for cut in range(1, CUTS + 1):
        t = cut / CUTS
        a, b, c = 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        points.append((x + a * x1 + b * x2 + c * x3, y + a * y1 + b * y2 + c * y3))
    return points


def _filled(lines: Sequence[Sequence[Point]], y: float) -> Iterator[tuple[float, float]]:
    """From where to where lines that wind round something cross a height."""
    crossings = []
    for line in lines:
        for (x0, y0), (x1, y1) in zip(line, [*line[1:], line[0]], strict=True):
            if (y0 <= y) != (y1 <= y):
                crossings.append((x0 + (x1 - x0) * (y - y0) / (y1 - y0), 1 if y1 > y0 else -1))
    winding, begin = 0, 0.0
    for x, way in sorted(crossings):
        if winding == 0:
            begin = x
        winding += way
        if winding == 0:
            yield begin, x


def _drawn(lines: Sequence[Sequence[Point]], y: float, half: float) -> Iterator[tuple[float, float]]:
    """From where to where a line of some width crosses a height."""
    for line in lines:
        for (x0, y0), (x1, y1) in pairwise(line):
            if min(y0, y1) - half <= y <= max(y0, y1) + half:
                long = hypot(x1 - x0, y1 - y0) or 1e-6
                shares = sorted(((y - half - y0) / (y1 - y0), (y + half - y0) / (y1 - y0))) if y0 != y1 else [0.0, 1.0]
                begin, end = (min(1.0, max(0.0, one)) for one in shares)
                wide = half * abs(y1 - y0) / long
                ends = sorted((x0 + (x1 - x0) * begin, x0 + (x1 - x0) * end))
                yield ends[0] - wide, ends[1] + wide
