"""Joints inside the reach of a body and of the exercise, hands and feet that arrive, knees over their toes."""

from __future__ import annotations

from collections.abc import Iterator

from tools.illustrate.drawing import Drawing
from tools.illustrate.flesh import flesh_of
from tools.illustrate.joints import angles_of, beyond_limits
from tools.illustrate.pose import SIDES
from tools.illustrate.skeleton import Body
from tools.illustrate.vectors import dot, minus, times

#: So far a hand or a foot may stay from what it touches, and a body sink into the floor (heights).
TOUCH, SINK = 0.007, 0.014
#: So far the working knee may be outside the range of its exercise (degrees), in key poses and between them: what
#: nobody sees in a drawing.
KNEE_TOLERANCE = 3.0
#: So far the knee of a leg that stands and bends (degrees) may be to the inner side of its ankle (heights).
INWARDS, BENT = 0.03, 20.0


def body_faults(drawing: Drawing, body: Body, *, is_key: bool) -> Iterator[str]:
    """What is wrong with a body whatever it does."""
    yield from _misses(body)
    yield from _floor(drawing, body)
    yield from (wrong for _, wrong in beyond_limits(body))
    if is_key:
        yield from _over_toes(drawing, body)


def _misses(body: Body) -> Iterator[str]:
    for name, missed in body.misses.items():
        if missed > TOUCH:
            yield f"{name} stays {missed:.3f} away from what it touches"


def _floor(drawing: Drawing, body: Body) -> Iterator[str]:
    flesh = flesh_of(body, bare_feet=drawing.look.bare_feet)
    hidden = () if drawing.look.bun else ("bun",)
    lowest, part = min(
        (one.lowest, name) for name, chain in flesh.items() for one in chain if name not in (*hidden, "torso")
    )
    if lowest < body.pose.floor - SINK:
        yield f"{part} is {body.pose.floor - lowest:.3f} below the floor"


def knee_faults(drawing: Drawing, body: Body, allowed: tuple[float, float] | None) -> Iterator[str]:
    """The working knee inside the range of the exercise."""
    if allowed is None:
        return
    low, high = sorted(allowed)
    angle = angles_of(body)[f"knee {drawing.side}"]
    if not low - KNEE_TOLERANCE <= angle <= high + KNEE_TOLERANCE:
        yield f"knee_{drawing.side} bends {angle:.0f} degrees, the exercise {low:g} to {high:g}"


def _over_toes(drawing: Drawing, body: Body) -> Iterator[str]:
    """A knee that carries does not fall inwards."""
    if drawing.scale == "lying":
        return
    for side in SIDES:
        foot = body.pose.foot_r if side == "r" else body.pose.foot_l
        if foot is None or foot.free or foot.touch != "sole" or angles_of(body)[f"knee {side}"] < BENT:
            continue
        inner = times(body.frames[f"foot_{side}"][0], -1 if side == "l" else 1)
        inwards = dot(minus(body.joints[f"knee_{side}"], body.joints[f"ankle_{side}"]), inner)
        if inwards > INWARDS:
            yield f"knee_{side} falls {inwards:.3f} inwards of its foot"
