"""What carries a body and what it leans on: feet over what they stand on, hands, seat and back on what is so near."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from tools.illustrate.drawing import Drawing
from tools.illustrate.flesh import Chain, flesh_of
from tools.illustrate.lint.body import SINK, TOUCH
from tools.illustrate.lint.solids import Solid, gap, solids_of
from tools.illustrate.outline import Ellipsoid
from tools.illustrate.pose import SIDES, Foot
from tools.illustrate.skeleton import Body
from tools.illustrate.vectors import distance

#: A palm is on a wall when it is so near; one that is nearer than `REACH` means to be (heights).
PALM, REACH = 0.012, 0.06
#: A trunk nearer than this to what could carry it means to touch it.
NEAR = 0.040
#: The same of a hand; and so far stays one that is on something (a mitten of ellipsoids has no flat palm).
HAND_NEAR, HAND = 0.060, 0.012
#: The upper back of one who lies is round: it is on the floor when it is so near.
BACK = 0.010
#: A cushion gives way so far; a foot may go so far over the edge of what it stands on.
SOFT, RIM = 0.030, 0.012
#: From the middle of a palm to what it lies on.
PALM_THICK = 0.025
#: A hand so near to the head lies below it or behind it.
BESIDE_HEAD = 0.13
#: Poses in the air that no foot's own `air` tells: a run between two steps.
FLIES = frozenset([("RN03", "start"), ("RN03", "end")])
#: Lying: the trunk's own axis rises less than this (share of 1).
LEVEL = 0.30
#: Who sits so upright does so on the seat; who leans back or lies may do so on the thighs or the hips' sides.
UPRIGHT = 0.70
TRUNK = ("pelvis", "seat", "top")
LIMBS = ("thigh", "shank", "shoe", "toes", "fore", "palm")


def touch_faults(drawing: Drawing, place: str, body: Body) -> Iterator[str]:
    """What the key pose of a place should touch and does not; one on the way need not sit."""
    yield from _grounds(drawing, body)
    if drawing.focus:
        return
    yield from _palms(drawing, body)
    solids, flesh = solids_of(drawing.props), flesh_of(body, bare_feet=drawing.look.bare_feet)
    if not _carries_itself(drawing):
        if (drawing.code, place) not in FLIES:
            yield from _carried(body, flesh, solids)
        yield from _hands(body, flesh, solids)
        if place in (next(iter(drawing.poses)), list(drawing.poses)[-1]):
            yield from _trunk(body, flesh, solids)


def _carries_itself(drawing: Drawing) -> bool:
    """Machines, bicycles and water are drawn round the body and carry it where it is."""
    return any(spec["kind"].endswith("_machine") or spec["kind"] in ("bicycle", "water") for spec in drawing.props)


def sink_faults(drawing: Drawing, body: Body) -> Iterator[str]:
    """No limb and no trunk in what is solid, on the way neither."""
    if drawing.focus:
        return
    solids = [one for one in solids_of(drawing.props) if one.name != "floor"]
    if not solids:
        return
    flesh = flesh_of(body, bare_feet=drawing.look.bare_feet)
    names = [*TRUNK, *(f"{limb}_{side}" for limb in LIMBS for side in SIDES)]
    for solid in solids:
        deepest, name = min((min(gap(one, solid) for one in flesh[name]), name) for name in names)
        if deepest < -(SOFT if solid.soft else SINK):
            yield f"{name} is {-deepest:.3f} inside the {solid.name}"


def _grounds(drawing: Drawing, body: Body) -> Iterator[str]:
    solids = [one for one in solids_of(drawing.props) if one.carries]
    for side in SIDES:
        foot = body.pose.foot_r if side == "r" else body.pose.foot_l
        if isinstance(foot, Foot) and foot.touch != "ankle" and not foot.ref and foot.up[1] > 0.95 and foot.air < 0.5:
            x, height, _ = foot.to
            if min((abs(height - one) for one in _on_hills(drawing, x)), default=1.0) <= TOUCH:
                continue
            under = [one for one in solids if one.name != "hill" and abs(one.top - height) <= TOUCH]
            if not under:
                yield f"foot_{side} stands at {height:.3f}, where nothing is"
            elif not any(_is_over(body, side, foot.touch, one) for one in under):
                yield f"foot_{side} stands beside the {under[-1].name}"


def _is_over(body: Body, side: str, touch: str, solid: Solid) -> bool:
    """Whether what touches of a foot is over a top."""
    parts = {"sole": ("heel", "ball"), "ball": ("ball",), "heel": ("heel",)}[touch]
    return all(solid.is_below(body.joints[f"{part}_{side}"], RIM) for part in parts)


def _on_hills(drawing: Drawing, x: float) -> list[float]:
    """The heights at which a hill's surface is at `x`."""
    lines = [spec["line"] for spec in drawing.props if spec["kind"] == "hill"]
    return [
        y0 + (y1 - y0) * (x - x0) / (x1 - x0)
        for line in lines
        for (x0, y0), (x1, y1) in pairwise(line)
        if x0 <= x <= x1 and x1 > x0
    ]


def _palms(drawing: Drawing, body: Body) -> Iterator[str]:
    """Hands that lean on a wall lie on it."""
    flesh = flesh_of(body)
    for spec in drawing.props:
        if spec["kind"] != "wall" or spec.get("side") == "back":
            continue
        way = 1 if spec.get("side", "left") == "left" else -1
        for side in (side for side in SIDES if getattr(body.pose, f"hand_{side}")):
            parts = [*flesh[f"palm_{side}"], *flesh[f"thumb_{side}"]]
            off = min(way * (one.centre[0] - float(spec.get("x", 0.0))) - one.reach((1.0, 0.0, 0.0)) for one in parts)
            if abs(off) > PALM and off < REACH:
                yield f"hand_{side} stays {off:.3f} away from the wall"


def _carried(body: Body, flesh: Mapping[str, Chain], solids: Sequence[Solid]) -> Iterator[str]:
    """Somewhere a body touches what carries it, but in a hop."""
    if any(foot and foot.air >= 0.5 for foot in (body.pose.foot_r, body.pose.foot_l)):
        return
    names = [*TRUNK, *(f"{limb}_{side}" for limb in LIMBS for side in SIDES)]
    off, solid = _nearest([one for name in names for one in flesh[name]], [one for one in solids if one.carries])
    if off > TOUCH:
        yield f"nothing carries the body: it stays {off:.3f} away from the {solid}"


def _hands(body: Body, flesh: Mapping[str, Chain], solids: Sequence[Solid]) -> Iterator[str]:
    """A hand that is almost on something is on it."""
    for side in SIDES:
        hand = [*flesh[f"palm_{side}"], *flesh[f"thumb_{side}"]]
        is_holding = getattr(body.pose, f"grip_{side}") or _is_on_thigh(hand, flesh)
        if is_holding or distance(body.joints[f"grip_{side}"], body.joints["head"]) < BESIDE_HEAD:
            continue
        off, solid = _nearest(hand, [one for one in solids if one.carries])
        if HAND < off < HAND_NEAR:
            yield f"hand_{side} stays {off:.3f} away from the {solid}"


def _is_on_thigh(hand: Sequence[Ellipsoid], flesh: Mapping[str, Chain]) -> bool:
    """Whether a hand rests on the body's own thigh."""
    places = [Solid("palm", tuple((value, value) for value in one.centre)) for one in hand]  # type: ignore[arg-type]
    thighs = [one for side in SIDES for one in flesh[f"thigh_{side}"]]
    return min(gap(thigh, place) for thigh in thighs for place in places) < PALM_THICK


def _trunk(body: Body, flesh: Mapping[str, Chain], solids: Sequence[Solid]) -> Iterator[str]:
    """Who sits or lies does so on something: seat, hips and thighs; who lies, with the upper back or the chest too."""
    carries = [one for one in solids if one.carries]
    chest, pelvis = (abs(body.frames[part][1][1]) for part in ("chest", "pelvis"))
    thighs = [one for side in SIDES for one in flesh[f"thigh_{side}"][:2]] if pelvis < UPRIGHT else []
    low = [*flesh["pelvis"], *flesh["seat"], *thighs]
    off, solid = _nearest(low, [one for one in solids if one.carries or _is_behind(body, one)])
    if TOUCH < off < NEAR:
        yield f"the seat stays {off:.3f} away from the {solid}"
    sitting = [one for one in carries if one.name != "floor" and abs(_nearest(flesh["seat"], [one])[0]) <= TOUCH]
    for one in sitting:
        if not one.is_below(body.joints["pelvis"]):
            yield f"the pelvis sits beside the {one.name}"
    if off <= TOUCH and max(chest, pelvis) < LEVEL:
        lain, solid = _nearest([*flesh["top"], *_shoulders(flesh)], carries)
        if BACK < lain < NEAR:
            yield f"the back stays {lain:.3f} away from the {solid}"


def _is_behind(body: Body, wall: Solid) -> bool:
    """Whether somebody turns the back to a wall."""
    place, front = body.joints["pelvis"], body.frames["pelvis"][2]
    nearest = [min(max(value, low), high) for value, (low, high) in zip(place, wall.spans, strict=True)]
    return sum((a - b) * one for a, b, one in zip(nearest, place, front, strict=True)) < 0


def _shoulders(flesh: Mapping[str, Chain]) -> list[Ellipsoid]:
    return [flesh[f"upper_{side}"][0] for side in SIDES]


def _nearest(parts: Sequence[Ellipsoid], solids: Sequence[Solid]) -> tuple[float, str]:
    """How far the nearest of some parts is from the nearest of some solids, and which that is."""
    return min((gap(part, solid), solid.name) for part in parts for solid in solids)
