"""Points, directions and frames in space, as plain tuples.

World axes: x to the right of the picture, y up, z towards the viewer; the floor is y = 0. Lengths are fractions of
body height, angles degrees. A frame is the three axes of a body part in the world: X to the body's left, Y towards
the head, Z to the front.
"""

from __future__ import annotations

from math import acos, cos, degrees, radians, sin, sqrt

Vec = tuple[float, float, float]
Frame = tuple[Vec, Vec, Vec]

UPRIGHT: Frame = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
ORIGIN: Vec = (0.0, 0.0, 0.0)
NOTHING = 1e-9


def plus(*vectors: Vec) -> Vec:
    """The sum."""
    return (sum(v[0] for v in vectors), sum(v[1] for v in vectors), sum(v[2] for v in vectors))


def minus(a: Vec, b: Vec) -> Vec:
    """From b to a."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def times(a: Vec, factor: float) -> Vec:
    """Longer or shorter by a factor."""
    return (a[0] * factor, a[1] * factor, a[2] * factor)


def dot(a: Vec, b: Vec) -> float:
    """The inner product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    """The vector at right angles to both."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(a: Vec) -> float:
    """How long a vector is."""
    return sqrt(dot(a, a))


def distance(a: Vec, b: Vec) -> float:
    """How far two points are apart."""
    return length(minus(a, b))


def unit(a: Vec) -> Vec:
    """The same direction, one long; up for a vector without length."""
    size = length(a)
    return times(a, 1 / size) if size > NOTHING else (0.0, 1.0, 0.0)


def mix(a: Vec, b: Vec, share: float) -> Vec:
    """The point `share` of the way from a to b."""
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share)


def angle_between(a: Vec, b: Vec) -> float:
    """Degrees between two directions, 0-180."""
    return degrees(acos(max(-1.0, min(1.0, dot(unit(a), unit(b))))))


def turn_x(angle: float) -> Frame:
    """A turn about X: the front comes down (a bow forwards is positive)."""
    c, s = cos(radians(angle)), sin(radians(angle))
    return ((1.0, 0.0, 0.0), (0.0, c, s), (0.0, -s, c))


def turn_y(angle: float) -> Frame:
    """A turn about Y: the front goes to the left."""
    c, s = cos(radians(angle)), sin(radians(angle))
    return ((c, 0.0, -s), (0.0, 1.0, 0.0), (s, 0.0, c))


def turn_z(angle: float) -> Frame:
    """A turn about Z: the left side goes up."""
    c, s = cos(radians(angle)), sin(radians(angle))
    return ((c, s, 0.0), (-s, c, 0.0), (0.0, 0.0, 1.0))


def in_world(frame: Frame, local: Vec) -> Vec:
    """A direction given in a frame, in the world."""
    return plus(times(frame[0], local[0]), times(frame[1], local[1]), times(frame[2], local[2]))


def in_frame(frame: Frame, world: Vec) -> Vec:
    """A direction of the world, as the frame sees it."""
    return (dot(world, frame[0]), dot(world, frame[1]), dot(world, frame[2]))


def at(origin: Vec, frame: Frame, local: Vec) -> Vec:
    """A point given in a frame that begins at `origin`."""
    return plus(origin, in_world(frame, local))


def turned(frame: Frame, *turns: Frame) -> Frame:
    """The frame after each turn about its own axes, first to last."""
    for turn in turns:
        frame = (in_world(frame, turn[0]), in_world(frame, turn[1]), in_world(frame, turn[2]))
    return frame


def frame_along(y: Vec, front: Vec) -> Frame:
    """The frame whose Y is `y` and whose Z is as near to `front` as can be."""
    along = unit(y)
    forward = minus(front, times(along, dot(front, along)))
    if length(forward) < 1e-4:
        forward = minus((0.01, 0.02, 1.0), times(along, dot((0.01, 0.02, 1.0), along)))
    z = unit(forward)
    return (cross(along, z), along, z)


def mix_frames(a: Frame, b: Frame, share: float) -> Frame:
    """A frame between two others."""
    return frame_along(mix(a[1], b[1], share), mix(a[2], b[2], share))
