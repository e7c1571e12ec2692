"""Why something was noticed, rated or made to wait: the sentence of each reason code of the examination.

A code is `<test>.<why>` with the leg behind it where there is one. Numbers stand after a colon, so that no
sentence depends on whether the number is one or many.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


def _legs(code: str, left: Words, right: Words) -> dict[str, Words]:
    return {f"{code}.left": left, f"{code}.right": right}


_STRENGTH: Mapping[str, Words] = {
    **_legs(
        "T01.level",
        _("Rises from a chair on the left leg: %(value)s. The goal is %(goal)s or more."),
        _("Rises from a chair on the right leg: %(value)s. The goal is %(goal)s or more."),
    ),
    **_legs(
        "T01.sides",
        _("Rises from a chair: %(value)s on the left leg and %(other)s on the right, %(difference)s %% fewer."),
        _("Rises from a chair: %(value)s on the right leg and %(other)s on the left, %(difference)s %% fewer."),
    ),
    "T01b.level": _("Rises from a chair in 30 seconds: %(value)s. At your age the goal is %(goal)s or more."),
    **_legs(
        "T02.sides",
        _("On the leg extension your left leg lifts %(difference)s %% less than your right."),
        _("On the leg extension your right leg lifts %(difference)s %% less than your left."),
    ),
    **_legs(
        "T03.level",
        _("The back of your left thigh has %(percent)s %% of the front’s strength. The next aim is %(aim)s %%."),
        _("The back of your right thigh has %(percent)s %% of the front’s strength. The next aim is %(aim)s %%."),
    ),
    **_legs(
        "T03.quads",
        _(
            "The back of your left thigh has %(percent)s %% of the front’s strength. When that number is so high, "
            "it is the front that lacks strength."
        ),
        _(
            "The back of your right thigh has %(percent)s %% of the front’s strength. When that number is so high, "
            "it is the front that lacks strength."
        ),
    ),
    **_legs(
        "T04.level",
        _("One-leg bridges on the left: %(value)s. The goal is %(goal)s or more."),
        _("One-leg bridges on the right: %(value)s. The goal is %(goal)s or more."),
    ),
    **_legs(
        "T04.sides",
        _("One-leg bridges: %(value)s on the left and %(other)s on the right, %(difference)s %% fewer."),
        _("One-leg bridges: %(value)s on the right and %(other)s on the left, %(difference)s %% fewer."),
    ),
    **_legs(
        "T11.level",
        _("Left leg held up sideways: %(value)s seconds. The goal is %(goal)s or more."),
        _("Right leg held up sideways: %(value)s seconds. The goal is %(goal)s or more."),
    ),
    **_legs(
        "T11.sides",
        _("Leg held up sideways: left %(value)s seconds, right %(other)s, %(difference)s %% less."),
        _("Leg held up sideways: right %(value)s seconds, left %(other)s, %(difference)s %% less."),
    ),
    **_legs(
        "T14.level",
        _("Side plank on the left: %(value)s seconds. The goal is %(goal)s or more."),
        _("Side plank on the right: %(value)s seconds. The goal is %(goal)s or more."),
    ),
    **_legs(
        "T14.sides",
        _("Side plank: left %(value)s seconds, right %(other)s, %(difference)s %% less."),
        _("Side plank: right %(value)s seconds, left %(other)s, %(difference)s %% less."),
    ),
    **_legs(
        "T15.level",
        _("Clamshells with the band on the left: %(value)s. The goal is %(goal)s or more."),
        _("Clamshells with the band on the right: %(value)s. The goal is %(goal)s or more."),
    ),
    **_legs(
        "T16.level",
        _("One-leg bridge held on the left: %(value)s seconds. The goal is %(goal)s or more."),
        _("One-leg bridge held on the right: %(value)s seconds. The goal is %(goal)s or more."),
    ),
    **_legs(
        "T17.level",
        _("Heel raises on the left leg: %(value)s. At your age the goal is %(goal)s or more."),
        _("Heel raises on the right leg: %(value)s. At your age the goal is %(goal)s or more."),
    ),
}

_FLEXIBILITY: Mapping[str, Words] = {
    **_legs(
        "T05.level",
        _("Your left leg stops %(value)s degrees short of straight. The goal is under %(goal)s."),
        _("Your right leg stops %(value)s degrees short of straight. The goal is under %(goal)s."),
    ),
    **_legs(
        "T07.level",
        _("Your left leg drops %(value)s degrees below level. The goal is %(goal)s or more."),
        _("Your right leg drops %(value)s degrees below level. The goal is %(goal)s or more."),
    ),
    **_legs(
        "T08.level",
        _("Left foot, toe to wall: %(value)s cm. The goal is %(goal)s cm or more."),
        _("Right foot, toe to wall: %(value)s cm. The goal is %(goal)s cm or more."),
    ),
    **_legs(
        "T08.sides",
        _("Toe to wall: left %(value)s cm, right %(other)s cm. That is %(difference)s cm less on the left."),
        _("Toe to wall: right %(value)s cm, left %(other)s cm. That is %(difference)s cm less on the right."),
    ),
    **_legs(
        "T09.level",
        _("Left heel to bottom: %(value)s cm. The goal is under %(goal)s cm."),
        _("Right heel to bottom: %(value)s cm. The goal is under %(goal)s cm."),
    ),
    **_legs(
        "T09.sides",
        _("Heel to bottom: left %(value)s cm, right %(other)s cm. That is %(difference)s cm more on the left."),
        _("Heel to bottom: right %(value)s cm, left %(other)s cm. That is %(difference)s cm more on the right."),
    ),
    **_legs(
        "T10.level",
        _("Left thigh over the edge of the bed: %(value)s degrees below level. The goal is %(goal)s or more."),
        _("Right thigh over the edge of the bed: %(value)s degrees below level. The goal is %(goal)s or more."),
    ),
    **_legs(
        "T23.stiff",
        _("Your left hip turns in %(value)s degrees. About 30 to 45 is usual."),
        _("Your right hip turns in %(value)s degrees. About 30 to 45 is usual."),
    ),
    **_legs(
        "T23.shape",
        _(
            "Your left hip turns in %(value)s degrees and out only %(outward)s. About 30 to 45 each way is usual; "
            "this can be the shape of the bone."
        ),
        _(
            "Your right hip turns in %(value)s degrees and out only %(outward)s. About 30 to 45 each way is usual; "
            "this can be the shape of the bone."
        ),
    ),
    **_legs(
        "T23.large",
        _("Your left hip turns in %(value)s degrees. About 30 to 45 is usual; more can be the shape of the bone."),
        _("Your right hip turns in %(value)s degrees. About 30 to 45 is usual; more can be the shape of the bone."),
    ),
}

_MOVEMENT: Mapping[str, Words] = {
    **_legs(
        "T12.level",
        _("One-leg squat on the left, things that were not steady: %(value)s of 5. The goal is 1 or none."),
        _("One-leg squat on the right, things that were not steady: %(value)s of 5. The goal is 1 or none."),
    ),
    **_legs(
        "T13.level",
        _("Step-down on the left leg, points for wobbling: %(value)s of 6. The goal is 1 or none."),
        _("Step-down on the right leg, points for wobbling: %(value)s of 6. The goal is 1 or none."),
    ),
    **_legs(
        "T20.flat",
        _("The footprint of your left foot is filled in, and the arch comes up on tiptoe."),
        _("The footprint of your right foot is filled in, and the arch comes up on tiptoe."),
    ),
    **_legs(
        "T20.flat_unknown",
        _("The footprint of your left foot is filled in. Whether the arch comes up on tiptoe was not tested."),
        _("The footprint of your right foot is filled in. Whether the arch comes up on tiptoe was not tested."),
    ),
    **_legs(
        "T20.high",
        _("The footprint of your left foot shows a high arch."),
        _("The footprint of your right foot shows a high arch."),
    ),
    **_legs(
        "T21.drop",
        _("The arch of your left foot drops %(value)s mm when you stand. Less than 8 is usual."),
        _("The arch of your right foot drops %(value)s mm when you stand. Less than 8 is usual."),
    ),
    **_legs(
        "T22.rigid",
        _("Your left foot does not change its shape on tiptoe."),
        _("Your right foot does not change its shape on tiptoe."),
    ),
    "T24.level": _("Steps a minute when you run: %(value)s. At %(cut)s or fewer, quicker steps may ease the knee."),
}

_WAITING: Mapping[str, Words] = {
    "tests.screening_first": _("First have the warning sign checked. The tests come after that."),
    "tests.rest_pain": _("Your knee hurts at rest: %(pain)s out of 10. From %(limit)s on, tests that load it wait."),
    "tests.high_irritability": _("Your knee is easily stirred up at the moment. Tests that load it wait."),
}

_IRRITABILITY: Mapping[str, Words] = {
    "irritability.rows": _("Answers that reach this level: %(count)s of %(rows)s."),
    "irritability.worst_pain": _("The highest pain you told us of was %(pain)s out of 10."),
    "irritability.squat_test": _("A slow squat hurt %(pain)s out of 10."),
    "irritability.too_little": _("Only a few answers are known so far, so we start in the middle."),
}

#: Reason code -> sentence; `%(name)s` is filled from the reason's params.
FINDING_REASONS: Mapping[str, Words] = {**_STRENGTH, **_FLEXIBILITY, **_MOVEMENT, **_WAITING, **_IRRITABILITY}
