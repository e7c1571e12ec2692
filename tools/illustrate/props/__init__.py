"""The things round a figure: mats, walls, chairs, steps, bands, weights, machines.

A prop is written as `{kind: chair, x: [-0.2, 0.1], ...}`. Points are [x, y, z], the name of a joint, or
`{ref: joint, add: [..], frame: part}`; a thing that hangs on a joint moves with it. `layer`: back (behind the figure,
the usual), front, or `before leg_r` / `after arm_l`. Lengths are fractions of body height.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tools.illustrate.camera import Camera
from tools.illustrate.props.bands import band, loop, strap
from tools.illustrate.props.bicycle import bicycle
from tools.illustrate.props.kit import (
    ankle_weight,
    ball_,
    bar,
    clock,
    dumbbell,
    panel,
    phone,
    phone_on_stand,
    roller,
    rucksack,
    sound,
    tape,
    tree,
    watch,
    wheel,
)
from tools.illustrate.props.machines import leg_curl_machine, leg_extension_machine, leg_press_machine
from tools.illustrate.props.marks import disc, footprint, measure
from tools.illustrate.props.room import block, doorway, floor, hill, mat, slab, stairs, wall
from tools.illustrate.props.seats import chair, cushion
from tools.illustrate.props.stage import PropFault, Spec, Stage
from tools.illustrate.props.water import belt, swimmer, water
from tools.illustrate.shapes import Shape
from tools.illustrate.skeleton import Body

KINDS: Mapping[str, Callable[[Stage], list[Shape]]] = {
    "mat": mat,
    "floor": floor,
    "wall": wall,
    "doorway": doorway,
    "box": block,
    "hill": hill,
    "stairs": stairs,
    "slab": slab,
    "chair": chair,
    "bar": bar,
    "strap": strap,
    "band": band,
    "loop": loop,
    "roller": roller,
    "ball": ball_,
    "dumbbell": dumbbell,
    "rucksack": rucksack,
    "ankle_weight": ankle_weight,
    "cushion": cushion,
    "wheel": wheel,
    "panel": panel,
    "phone": phone,
    "phone_on_stand": phone_on_stand,
    "tape": tape,
    "disc": disc,
    "footprint": footprint,
    "measure": measure,
    "belt": belt,
    "clock": clock,
    "sound": sound,
    "tree": tree,
    "watch": watch,
    "water": water,
    "swimmer": swimmer,
}


#: What stands behind a limb and before it at once: these tell their layers themselves.
MACHINES: Mapping[str, Callable[[Stage], Mapping[str, list[Shape]]]] = {
    "leg_extension_machine": leg_extension_machine,
    "leg_curl_machine": leg_curl_machine,
    "leg_press_machine": leg_press_machine,
    "bicycle": bicycle,
}


def draw(index: int, spec: Spec, body: Body, camera: Camera) -> Mapping[str, list[Shape]]:
    """A prop's shapes by layer; every key begins with p and its number."""
    stage = Stage(f"p{index}", spec, body, camera)
    if spec["kind"] in MACHINES:
        return MACHINES[spec["kind"]](stage)
    kind = KINDS.get(spec["kind"])
    if kind is None:
        raise PropFault(f"{spec['kind']} is not drawn; there are {', '.join((*KINDS, *MACHINES))}")
    layer = "front" if spec["kind"] == "loop" and not spec.get("far") else "back"
    return {str(spec.get("layer", layer)): kind(stage)}
