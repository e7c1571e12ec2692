"""Close views of the knee, drawn by hand as smooth lines: where runner’s knee hurts, how the kneecap runs in its
groove, and how tape is laid over it. In the colours of the figures, each a file of its own in static/closeups/."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

from tools.illustrate.camera import HEIGHT, Point
from tools.illustrate.document import JOINS, document
from tools.illustrate.outline import polygon, smooth
from tools.illustrate.shapes import BODY_LINE, FINE_LINE, PROP_LINE, Shape, paint, solid


@dataclass(frozen=True)
class CloseUp:
    """A close view: its name, what it shows in words, and its shapes from back to front."""

    title: str
    says: str
    shapes: Sequence[Shape]
    #: Numbers to point with, each where its middle is.
    numbers: Sequence[tuple[int, Point]] = ()

    def svg(self) -> str:
        """The file, by the same ids as every other picture."""
        drawn = "".join(shape.svg() for shape in self.shapes)
        drawn += "".join(_number(number, place) for number, place in self.numbers)
        return document(self.title, self.says, f'<g id="figure" {JOINS}>{drawn}</g>')


def _number(number: int, place: Point) -> str:
    style = 'font-family="system-ui,sans-serif" font-weight="700" font-size="25" text-anchor="middle"'
    return f'<text x="{place[0]:g}" y="{place[1] + 9:g}" {style} fill="{paint("arrow")}">{number}</text>'


def oval(x: float, y: float, wide: float, high: float, turn: float = 0.0) -> str:
    """An oval line round a point, turned by so many radians."""
    points = []
    for step in range(12):
        a, b = wide * cos(2 * pi * step / 12), high * sin(2 * pi * step / 12)
        points.append((x + a * cos(turn) - b * sin(turn), y + a * sin(turn) + b * cos(turn)))
    return smooth(points)


def _head(before: Point, tip: Point) -> str:
    dx, dy = tip[0] - before[0], tip[1] - before[1]
    long = max(hypot(dx, dy), 1e-6)
    ux, uy = dx / long, dy / long
    x, y = tip[0] - ux * 9, tip[1] - uy * 9
    return polygon([(tip[0] + ux * 10, tip[1] + uy * 10), (x - uy * 13, y + ux * 13), (x + uy * 13, y - ux * 13)])


def arrow(key: str, begin: Point, bend: Point, tip: Point, *, both: bool = False) -> list[Shape]:
    """A bent arrow with a halo, `both` = with two heads."""
    head = _head(bend, tip) + (_head(bend, begin) if both else "")
    line = smooth([begin, bend, tip], closed=False)
    return [
        Shape(f"{key}_halo", line, stroke="paper", outline=12),
        Shape(f"{key}_halo_head", head, fill="paper", stroke="paper", outline=6),
        Shape(key, line, stroke="arrow", outline=6),
        Shape(f"{key}_head", head, fill="arrow", stroke="arrow", outline=2),
    ]


def _open(key: str, points: Sequence[Point], colour: str = "line", line: float = FINE_LINE * 2) -> Shape:
    return Shape(key, smooth(points, closed=False), stroke=colour, outline=line)


#: A right knee seen from the front: its inner side is at the right of the picture.
FRONT_LEG: Sequence[Point] = (
    (158, -30), (156, 40), (162, 100), (172, 150), (174, 190), (172, 230), (164, 280), (168, 330), (178, 390),
    (298, 390), (308, 330), (312, 280), (304, 230), (304, 190), (310, 150), (320, 100), (328, 40), (330, -30),
)  # fmt: skip
SHORTS: Sequence[Point] = ((152, -30), (148, 30), (150, 54), (240, 64), (334, 54), (336, 30), (336, -30))
PATELLA: Sequence[Point] = (
    (240, 142), (264, 148), (278, 166), (275, 190), (258, 212), (240, 220), (222, 212), (205, 190), (202, 166),
    (216, 148),
)  # fmt: skip


def _front() -> list[Shape]:
    """The knee from the front with its cap, the tendon below it and the muscle above it hinted at."""
    return [
        solid("skin", smooth(FRONT_LEG), "skin"),
        _open("muscle_in", [(300, 84), (306, 112), (296, 136), (280, 146)], "skin-far", 4),
        _open("muscle_out", [(184, 76), (180, 108), (190, 136), (202, 148)], "skin-far", 4),
        _open("tendon_out", [(226, 224), (228, 252), (230, 276)], "skin-far", 4),
        _open("tendon_in", [(254, 224), (253, 252), (250, 276)], "skin-far", 4),
        _open("shin", [(240, 292), (238, 320), (240, 350)], "skin-far", 4),
        solid("shorts", smooth(SHORTS), "leg", BODY_LINE),
    ]


def _cap(fill: str = "top") -> Shape:
    return solid("kneecap", smooth(PATELLA), fill, PROP_LINE + 1)


def knee_pain() -> CloseUp:
    """Where it hurts: a ring of pain round and under the kneecap."""
    ring = [(x, y) for x, y in PATELLA]
    wide = smooth([(240 + (x - 240) * 1.42, 181 + (y - 181) * 1.36) for x, y in ring])
    middle = smooth([(240 + (x - 240) * 1.20, 181 + (y - 181) * 1.17) for x, y in ring])
    rays = "".join(
        polygon([(240 + a * cos(t), 181 + b * sin(t)) for a, b in ((94, 92), (118, 114))], closed=False)
        for t in (pi * share for share in (0.08, 0.92, -0.10, -0.90))
    )
    return CloseUp(
        "Where runner’s knee hurts",
        "A knee from the front. The pain of runner’s knee is around or behind the kneecap, marked in red.",
        (
            *_front(),
            Shape("pain_wide", wide, fill="skin-mark", opacity=0.40),
            Shape("pain", middle, fill="skin-mark", opacity=0.75),
            _cap(),
            Shape("pain_behind", oval(240, 180, 22, 24), fill="skin-mark", opacity=0.35),
            Shape("rays", rays, stroke="skin-mark", outline=6),
        ),
    )


#: A knee from the side, bent, that looks right: the bones inside the leg.
SIDE_LEG: Sequence[Point] = (
    (-40, 58), (60, 52), (160, 46), (240, 44), (300, 56), (336, 92), (346, 136), (334, 182), (318, 230), (306, 290),
    (298, 400), (176, 400), (170, 320), (176, 270), (196, 226), (178, 202), (110, 190), (30, 190), (-40, 194),
)  # fmt: skip
FEMUR: Sequence[Point] = (
    (-40, 92), (60, 92), (160, 92), (220, 84), (268, 84), (296, 106), (300, 138), (284, 168), (252, 184), (220, 178),
    (200, 156), (160, 142), (60, 142), (-40, 144),
)  # fmt: skip
TIBIA: Sequence[Point] = (
    (206, 202), (244, 196), (288, 188), (306, 200), (298, 224), (280, 258), (272, 310), (268, 400), (216, 400),
    (218, 310), (222, 262), (208, 230),
)  # fmt: skip
SIDE_PATELLA: Sequence[Point] = ((306, 84), (324, 100), (331, 122), (326, 142), (314, 150), (307, 134), (305, 112))


def knee_cap() -> CloseUp:
    """The kneecap in its groove, from the side, with the tendons that hold it."""
    return CloseUp(
        "The kneecap and its groove",
        "A bent knee from the side. The kneecap lies in a groove at the end of the thigh bone. "
        "It glides up and down there when the knee moves.",
        (
            solid("skin", smooth(SIDE_LEG), "skin"),
            _open("tendon_above", [(120, 74), (200, 68), (270, 66), (312, 92)], "muscle", 15),
            _open("tendon_below", [(318, 142), (314, 172), (300, 214)], "top-far", 11),
            solid("shin_bone", smooth(TIBIA), "top", PROP_LINE + 1),
            solid("thigh_bone", smooth(FEMUR), "top", PROP_LINE + 1),
            _open("groove", [(270, 87), (295, 106), (299, 138), (285, 166)], "band", 7),
            solid("kneecap", smooth(SIDE_PATELLA), "muscle", PROP_LINE + 1),
            *arrow("glide", (364, 168), (375, 122), (354, 78), both=True),
        ),
    )


def _strip(key: str, x: float, y: float, turn: float, long: float) -> list[Shape]:
    """A strip of tape across the knee, with its seams."""

    def place(a: float, b: float) -> Point:
        return (x + a * cos(turn) - b * sin(turn), y + a * sin(turn) + b * cos(turn))

    half, high = long / 2, 12.5
    top, low = (
        [place(half * step / 4, side * high - 5 * (1 - (step / 4) ** 2)) for step in range(-4, 5)] for side in (-1, 1)
    )
    path = polygon(top + low[::-1])
    return [
        solid(key, path, "band", PROP_LINE),
        _open(f"{key}_seam", [place(-half + 9, -5), place(0, -10), place(half - 9, -5)], "top", FINE_LINE),
        _open(f"{key}_seam2", [place(-half + 9, 5), place(0, 0), place(half - 9, 5)], "top", FINE_LINE),
    ]


def knee_tape() -> CloseUp:
    """Two strips of tape over the kneecap, and the way in which they are laid."""
    return CloseUp(
        "Tape over the kneecap",
        "A right knee from the front with two strips of tape. Each is laid from the outer edge of the kneecap over it, "
        "towards the other knee. The kneecap stays where it is.",
        (
            *_front(),
            _cap(),
            *_strip("tape_above", 250, 164, -0.12, 116),
            *_strip("tape_below", 252, 206, -0.08, 108),
            *arrow("way", (326, 190), (356, 186), (392, 182)),
        ),
    )


#: How large a leg is among the others of the map, its middle there, and the middles of the three legs.
MAP_SIZE, MAP_KNEE = 0.7, 192.0
RIGHT_LEG, LEFT_LEG, LEG_BEHIND = 98.0, 243.0, 400.0
#: The places on a right knee seen from the front, from the middle of its kneecap, in the order in which a page asks.
FRONT_PLACES: Mapping[int, Point] = {1: (0, 0), 2: (0, 51), 3: (-48, 4), 4: (48, 4), 6: (0, -76)}
BACK_PLACE = 5
DISC = 17.0


def _on_map(points: Sequence[Point], x: float, flip: int = 1) -> list[Point]:
    """A line of a right leg from the front, smaller, round its place on the map; `flip` -1 for a left leg."""
    return [(x + flip * MAP_SIZE * (px - 240), MAP_KNEE + MAP_SIZE * (py - 181)) for px, py in points]


def _map_leg(key: str, x: float, flip: int) -> list[Shape]:
    """One leg of the map; it goes on beyond the rim."""
    skin = [(170, -170), *FRONT_LEG[:9], (186, 500), (290, 500), *FRONT_LEG[9:], (318, -170)]
    shorts = [(px, py - 76) for px, py in SHORTS]
    return [
        solid(f"skin_{key}", smooth(_on_map(skin, x, flip)), "skin"),
        solid(f"shorts_{key}", smooth(_on_map([(146, -200), *shorts, (340, -200)], x, flip)), "leg", BODY_LINE),
    ]


def _map_front(key: str, x: float, flip: int) -> list[Shape]:
    tendons = ([(226, 224), (228, 252), (230, 276)], [(254, 224), (253, 252), (250, 276)], [(240, 300), (239, 350)])
    lines = [_open(f"{key}_{index}", _on_map(one, x, flip), "skin-far", 3) for index, one in enumerate(tendons)]
    cap = solid(f"{key}_cap", smooth(_on_map(PATELLA, x, flip)), "top", PROP_LINE)
    return [*_map_leg(key, x, flip), *lines, cap]


def _map_behind(x: float) -> list[Shape]:
    """A knee from behind: the hollow between its two cords, over the calf."""
    cords = ([(206, 96), (200, 140), (190, 186)], [(276, 96), (282, 140), (292, 186)])
    creases = ([(198, 176), (240, 186), (282, 176)], [(240, 262), (241, 310), (240, 360)])
    lines = [_open(f"behind_{index}", _on_map(one, x), "skin-far", 3) for index, one in enumerate((*cords, *creases))]
    return [*_map_leg("behind", x, 1), *lines]


def knee_places() -> CloseUp:
    """A map to point at where it hurts, with nothing marked before: both knees from the front, one from behind."""
    numbers = [(BACK_PLACE, (LEG_BEHIND, MAP_KNEE - 2))]
    for x, flip in ((RIGHT_LEG, 1), (LEFT_LEG, -1)):
        numbers += [(number, (x + flip * dx, MAP_KNEE + dy)) for number, (dx, dy) in FRONT_PLACES.items()]
    discs = (
        Shape(f"disc{index}", oval(*place, DISC, DISC), fill="paper", stroke="arrow", outline=4)
        for index, (_, place) in enumerate(numbers)
    )
    apart = polygon([(322, 24), (322, HEIGHT - 24)], closed=False)
    return CloseUp(
        "Where a knee can hurt",
        "Both knees from the front and one from behind, with the numbers of the answers: 1 at the kneecap, 2 just "
        "below it, 3 on the outer side, 4 on the inner side, 5 at the back, 6 in the front of the thigh.",
        (
            *_map_front("right", RIGHT_LEG, 1),
            *_map_front("left", LEFT_LEG, -1),
            *_map_behind(LEG_BEHIND),
            Shape("apart", apart, stroke="prop-side", outline=3),
            *discs,
        ),
        sorted(numbers),
    )


def closeups() -> Mapping[str, CloseUp]:
    """Every close view by the name of its file."""
    return {"KNEE_PAIN": knee_pain(), "KNEE_CAP": knee_cap(), "KNEE_TAPE": knee_tape(), "KNEE_PLACES": knee_places()}
