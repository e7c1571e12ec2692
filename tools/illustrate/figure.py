"""One body as shapes in paint order: far limbs, trunk, near legs, head, near arms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tools.illustrate import muscles
from tools.illustrate.camera import Camera
from tools.illustrate.flesh import CLOTH, THIGH_ROWS, Chain, arch_of, flesh_of, limb
from tools.illustrate.outline import ball, cap, hull, smooth, tube
from tools.illustrate.pose import SIDES
from tools.illustrate.shapes import FINE_LINE, Shape, solid
from tools.illustrate.skeleton import Body
from tools.illustrate.vectors import Vec, dot, times

#: A joint this much farther away than the trunk belongs to a far limb (fractions of height).
FAR_HIP, FAR_SHOULDER = 0.02, 0.03
#: From this scale on (picture units a body height) a bare foot has single toes.
CLOSE = 500.0


@dataclass(frozen=True)
class Tint:
    """A muscle that works or is stretched. `half`: how far it reaches round the limb, where the usual is not seen."""

    muscle: str
    side: str
    stretched: bool = False
    half: float | None = None


@dataclass(frozen=True)
class Look:
    """How a figure is drawn. `pale`: legs that do not work; `far_legs`, `far_arms`: limbs behind the trunk, None = by
    where they are; `order`: groups in paint order, () = by where they are."""

    tints: Sequence[Tint] = ()
    pale: Sequence[str] = ()
    bun: bool = False
    bare_feet: bool = False
    far_legs: Sequence[str] | None = None
    far_arms: Sequence[str] | None = None
    order: Sequence[str] = field(default=())


class Figure:
    """A body before a camera. `groups`: shapes by limb, `order`: the names of the groups from back to front."""

    def __init__(self, body: Body, camera: Camera, look: Look) -> None:
        self.body, self.camera, self.look = body, camera, look
        self.flesh: Mapping[str, Chain] = flesh_of(body, bare_feet=look.bare_feet)
        self.far_legs = self._far("hip", "pelvis", FAR_HIP) if look.far_legs is None else list(look.far_legs)
        self.far_arms = self._far("shoulder", "chest", FAR_SHOULDER) if look.far_arms is None else list(look.far_arms)
        self.groups: dict[str, list[Shape]] = {"neck": self._neck(), "top": self._top(), "head": self._head()}
        for side in SIDES:
            self.groups[f"leg_{side}"] = self._leg(side)
            self.groups[f"arm_{side}"] = self._arm(side)
            self.groups[f"fingers_{side}"] = self._fingers(side)
        self.groups["seat"] = self._seat()
        self.order = list(look.order) or self._order()

    def _far(self, joint: str, middle: str, least: float) -> list[str]:
        joints, near = self.body.joints, self.camera.nearness
        return [side for side in SIDES if near(joints[f"{joint}_{side}"]) < near(joints[middle]) - least]

    def _is_pale(self, side: str) -> bool:
        return side in self.look.pale or (side in self.far_legs and not self._works(side))

    def _works(self, side: str) -> bool:
        return any(tint.side == side for tint in self.look.tints) and not all(
            any(tint.side == one for tint in self.look.tints) for one in SIDES
        )

    def _leg(self, side: str) -> list[Shape]:
        flesh, camera, joints = self.flesh, self.camera, self.body.joints
        far = "-far" if side in self.far_legs else ""
        leg = "leg-far" if self._is_pale(side) else "leg"
        skin = [solid(f"ankle_{side}", tube(flesh[f"ankle_{side}"], camera, start=2, end=2), "skin" + far)]
        knee = flesh[f"thigh_{side}"][-1]
        cloth = tube(flesh[f"thigh_{side}"], camera) + tube(flesh[f"shank_{side}"], camera, end=2) + ball(knee, camera)
        shapes = [*skin, *self._shoe(side, joints, far), solid(f"legging_{side}", cloth, leg)]
        return shapes + self._tints(side, ("shank", "foot")) + self._arch(side) + self._tints(side, ("thigh",))

    def _shoe(self, side: str, joints: Mapping[str, Vec], far: str) -> list[Shape]:
        flesh, camera = self.flesh, self.camera
        fill = ("skin" if self.look.bare_feet else "shoe") + far
        heel, ball_, toe = joints[f"heel_{side}"], joints[f"ball_{side}"], joints[f"toe_{side}"]
        if self._shows_toes:
            return self._bare_foot(side, fill)
        upper = hull(flesh[f"shoe_{side}"], camera, (heel, ball_)) + hull(
            flesh[f"toes_{side}"], camera, (ball_, toe), 10
        )
        shapes = [solid(f"shoe_{side}", upper, fill)]
        if not self.look.bare_feet:
            sole = hull(flesh[f"sole_{side}"], camera, (heel, ball_), 10)
            sole += hull(flesh[f"toe_sole_{side}"], camera, (ball_, toe), 8)
            shapes.append(Shape(f"sole_{side}", sole, fill="sole"))
        return shapes

    @property
    def _shows_toes(self) -> bool:
        """Single toes are drawn in close views."""
        return self.look.bare_feet and self.camera.scale > CLOSE

    def _bare_foot(self, side: str, fill: str) -> list[Shape]:
        flesh, camera, joints = self.flesh, self.camera, self.body.joints
        heel, ball_, toe = joints[f"heel_{side}"], joints[f"ball_{side}"], joints[f"toe_{side}"]
        names = sorted(
            (f"toe{index}" for index in range(5)), key=lambda name: camera.nearness(flesh[f"{name}_{side}"][1].centre)
        )
        toes = {name: hull(flesh[f"{name}_{side}"], camera, (ball_, toe), 8) for name in names}
        foot = [*flesh[f"shoe_{side}"], flesh[f"toes_{side}"][0]]
        shapes = [solid(f"shoe_{side}", hull(foot, camera, (heel, ball_), 18), fill)]
        shapes += [solid(f"{name}_{side}", path, fill, FINE_LINE * 2) for name, path in toes.items()]
        inside = [one.grown(-0.6 / camera.scale) for one in foot]
        return [*shapes, Shape(f"instep_{side}", hull(inside, camera, (heel, ball_), 18), fill=fill)]

    def _arch(self, side: str) -> list[Shape]:
        """The hollow below the arch of a bare foot, where its inner side is seen."""
        inner = times(self.body.frames[f"foot_{side}"][0], -1 if side == "l" else 1)
        if not self._shows_toes or dot(inner, self.camera.towards) < 0.2:
            return []
        line = [self.camera.point(one) for one in arch_of(self.body, side)]
        is_tinted = any((tint.muscle, tint.side) == ("sole", side) for tint in self.look.tints)
        fill = "muscle" if is_tinted else "skin-far"
        return [Shape(f"arch_{side}", smooth(line, closed=False), fill=fill, stroke="line", outline=FINE_LINE)]

    def _arm(self, side: str) -> list[Shape]:
        flesh, camera = self.flesh, self.camera
        far = "-far" if side in self.far_arms else ""
        bare = [flesh[f"{part}_{side}"] for part in ("upper", "fore", "palm")]
        path = "".join(tube(chain, camera) for chain in bare) + tube(flesh[f"thumb_{side}"], camera, start=2, end=2)
        sleeve = tube(flesh[f"sleeve_{side}"], camera)
        return [
            solid(f"arm_{side}", path, "skin" + far),
            *self._tints(side, ("fore",)),
            solid(f"sleeve_{side}", sleeve, "top" + far),
        ]

    def _fingers(self, side: str) -> list[Shape]:
        """The fingers that close round something: painted after what is held."""
        chain = self.flesh.get(f"fingers_{side}", [])
        far = "-far" if side in self.far_arms else ""
        return [
            solid(f"finger{index}_{side}", ball(one, self.camera), "skin" + far, FINE_LINE)
            for index, one in enumerate(chain)
        ]

    def _top(self) -> list[Shape]:
        shapes = [solid("top", tube(self.flesh["top"], self.camera), "top")]
        return shapes + [shape for side in SIDES for shape in self._tints(side, ("chest",))]

    def _seat(self) -> list[Shape]:
        flesh, camera = self.flesh, self.camera
        path = tube(flesh["pelvis"], camera, end=1) + "".join(ball(one, camera) for one in flesh["seat"])
        near = [side for side in SIDES if side not in self.far_legs]
        working = [side for side in near if not self._is_pale(side)]
        fill = "leg" if working or not near else "leg-far"
        shapes = [solid("seat", path, fill)]
        shapes += [self._join(side) for side in near if (fill == "leg-far") == self._is_pale(side)]
        for side in near:
            shapes += self._tints(side, ("thigh",))
        return shapes + [shape for side in SIDES for shape in self._tints(side, ("pelvis",))]

    def _join(self, side: str) -> Shape:
        """Cloth without a line over the seam of seat and leg."""
        joints, frames = self.body.joints, self.body.frames
        inset = CLOTH - 2.0 / self.camera.scale
        chain = limb(
            joints[f"hip_{side}"], joints[f"knee_{side}"], frames[f"thigh_{side}"], THIGH_ROWS, (0, 0.2, 0.42), inset
        )
        return Shape(f"join_{side}", tube(chain, self.camera), fill="leg-far" if self._is_pale(side) else "leg")

    def _tints(self, side: str, parts: Sequence[str]) -> list[Shape]:
        shapes = []
        for tint in self.look.tints:
            if tint.side != side or muscles.bone_of(tint.muscle) not in parts:
                continue
            key = f"muscle_{tint.muscle}_{side}"
            edge = muscles.outline_of(tint.muscle, side, self.body, self.camera, tint.half)
            if not edge:
                continue
            fill = "muscle-rest" if tint.stretched else "muscle"
            shapes.append(Shape(key, edge, fill=fill, stroke="muscle-edge", outline=2.4))
            if tint.stretched:
                stripes = muscles.stripes_of(tint.muscle, side, self.body, self.camera, tint.half)
                shapes.append(Shape(key + "_stripes", stripes, fill="muscle"))
        return shapes

    def _neck(self) -> list[Shape]:
        return [solid("neck", tube(self.flesh["neck"], self.camera), "skin")]

    def _head(self) -> list[Shape]:
        camera, frame = self.camera, self.body.frames["head"]
        face = "".join(
            ball(self.flesh[part][0], camera, 8 if part != "nose" else 4) for part in ("skull", "cheek", "jaw", "nose")
        )
        shapes = [solid("bun", ball(self.flesh["bun"][0], camera, 8), "hair")] if self.look.bun else []
        shapes.append(solid("face", face, "skin"))
        hair = self.flesh["hair"][0]
        crown = cap(hair, camera, (0, 0.766, -0.643), 1.40, 20) + cap(hair, camera, (0, 0.985, -0.17), 1.01, 16)
        shapes.append(solid("hair", crown, "hair"))
        for side, sign in (("l", 1), ("r", -1)):
            if sign * dot(frame[0], camera.towards) > 0.25:
                shapes.append(solid(f"ear_{side}", ball(self.flesh[f"ear_{side}"][0], camera, 6), "skin", FINE_LINE))
        return shapes

    def _order(self) -> list[str]:
        """From back to front: what is behind the trunk, trunk, near legs, head, near arms."""
        near, joints = self.camera.nearness, self.body.joints

        def depth(*names: str) -> float:
            return sum(near(joints[name]) for name in names) / len(names)

        legs = {f"leg_{side}": depth(*(f"{part}_{side}" for part in ("hip", "knee", "ankle"))) for side in SIDES}
        arms = {f"arm_{side}": depth(*(f"{part}_{side}" for part in ("shoulder", "elbow", "wrist"))) for side in SIDES}
        behind = [name for name in legs if name[-1] in self.far_legs] + [
            name for name in arms if name[-1] in self.far_arms
        ]
        behind.sort(key=lambda name: {**legs, **arms}[name])
        before_legs = sorted((name for name in legs if name not in behind), key=legs.__getitem__)
        before_arms = sorted((name for name in arms if name not in behind), key=arms.__getitem__)
        order = [*behind, "neck", "top", *before_legs, "seat", "head", *before_arms]
        return [one for name in order for one in ((name, f"fingers_{name[-1]}") if name.startswith("arm") else (name,))]
