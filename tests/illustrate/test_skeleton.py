"""The bones keep their lengths, bend where they may, and touch what they are told to touch."""

from __future__ import annotations

import pytest

from tools.illustrate.joints import angles_of
from tools.illustrate.pose import BASES, Foot, Hand, Pose, PoseFault, between, pose_from
from tools.illustrate.skeleton import ANKLE_HEIGHT, FOREARM, SHANK, THIGH, UPPER_ARM, Body
from tools.illustrate.vectors import distance

POSES = {
    "standing": Pose(),
    "bent": Pose(hip_r=(70, 10, 5), knee_r=90, ankle_r=12, spine=(20, 5, 10), shoulder_l=(80, 20, 0), elbow_l=60),
    "planted": Pose(
        at=(0, 0.40, 0), foot_r=Foot(to=(0.1, 0, 0.05)), foot_l=Foot(to=(0.1, 0, -0.05), touch="ball", tilt=30)
    ),
    "reaching": Pose(hand_r=Hand(to=(0.25, 0.8, 0.1))),
}
BONES = [
    ("hip", "knee", THIGH),
    ("knee", "ankle", SHANK),
    ("shoulder", "elbow", UPPER_ARM),
    ("elbow", "wrist", FOREARM),
]


@pytest.mark.parametrize("pose", POSES.values(), ids=POSES)
@pytest.mark.parametrize(("start", "end", "long"), BONES, ids=[start for start, _, _ in BONES])
def test_a_bone_keeps_its_length(pose: Pose, start: str, end: str, long: float) -> None:
    joints = Body(pose).joints
    for side in "rl":
        assert distance(joints[f"{start}_{side}"], joints[f"{end}_{side}"]) == pytest.approx(long, abs=1e-6)


def test_the_angles_that_were_told_are_the_angles_that_are_measured() -> None:
    angles = angles_of(Body(POSES["bent"]))
    assert angles["knee r"] == pytest.approx(90)
    assert angles["ankle r"] == pytest.approx(12)
    assert angles["hip flexion r"] == pytest.approx(70, abs=1)
    assert angles["elbow l"] == pytest.approx(60)
    assert angles["knee l"] == pytest.approx(0, abs=0.1)


def test_a_planted_foot_stands_where_it_is_told_with_its_knee_over_the_toes() -> None:
    body = Body(POSES["planted"])
    assert body.joints["ankle_r"] == pytest.approx((0.1, ANKLE_HEIGHT, 0.05))
    assert body.joints["heel_r"][1] == pytest.approx(0) and body.joints["toe_r"][1] == pytest.approx(0)
    assert body.joints["knee_r"][0] > body.joints["hip_r"][0]
    assert max(body.misses.values()) < 1e-6


def test_on_the_ball_the_heel_is_up_and_the_toes_stay_flat() -> None:
    body = Body(POSES["planted"])
    assert body.joints["ball_l"] == pytest.approx((0.1, 0, -0.05), abs=1e-6)
    assert body.joints["toe_l"][1] == pytest.approx(0, abs=1e-6)
    assert body.joints["heel_l"][1] > 0.04


def test_a_point_out_of_reach_is_missed_and_the_miss_is_told() -> None:
    body = Body(Pose(hand_r=Hand(to=(2.0, 0.8, 0.0))))
    assert body.misses["hand_r"] > 1


def test_facing_right_the_right_leg_is_nearer_to_the_viewer() -> None:
    joints = Body(Pose()).joints
    assert joints["hip_r"][2] > joints["hip_l"][2]
    assert joints["toe_r"][0] > joints["heel_r"][0]


@pytest.mark.parametrize("base", BASES)
def test_a_body_without_a_height_lies_or_stands_on_the_floor(base: str) -> None:
    joints = Body(BASES[base]).joints
    lowest = min(joints[name][1] for name in ("pelvis", "head", "shoulder_r", "knee_r", "heel_r", "toe_r", "heel_l"))
    assert -0.001 <= lowest < 0.12


def test_half_way_between_two_poses_a_planted_foot_has_not_moved() -> None:
    low = pose_from({"at": [0, 0.35]}, POSES["planted"], "x.low")
    half = between(POSES["planted"], low, 0.5)
    assert half.at[1] == pytest.approx(0.375)
    assert Body(half).joints["ankle_r"] == pytest.approx(Body(low).joints["ankle_r"], abs=1e-6)


def test_a_word_without_a_side_is_said_of_both() -> None:
    pose = pose_from({"knee": 30, "shoulder": [10, 20, 0]}, Pose(), "x.start")
    assert (pose.knee_r, pose.knee_l) == (30, 30)
    assert pose.shoulder_r == pose.shoulder_l == (10, 20, 0)


def test_a_new_place_of_a_hand_forgets_the_old_one_but_keeps_the_elbow() -> None:
    first = pose_from({"hand_r": {"ref": "chest", "add": [0.2, 0, 0], "elbow": [0, -1, 0]}}, Pose(), "x.start")
    after = pose_from({"hand_r": {"to": [0.3, 0.9, 0]}}, first, "x.end")
    assert after.hand_r == Hand(to=(0.3, 0.9, 0), elbow=(0, -1, 0))


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ({"knees": 30}, "knees is no part of a pose"),
        ({"foot_r": {"to": [0, 0, 0], "tiptoe": True}}, "tiptoe is not known here"),
        ({"foot_r": {"touch": "toe"}}, "a foot touches on sole, ball, heel, ankle"),
        ({"at": ["left", 0]}, "is no point"),
    ],
)
def test_a_pose_that_is_written_wrongly_is_refused_with_its_place(written: dict[str, object], told: str) -> None:
    with pytest.raises(PoseFault, match=told) as fault:
        pose_from(written, Pose(), "QD01.start")
    assert str(fault.value).startswith("QD01.start")


def test_a_limb_that_leans_on_the_other_side_waits_for_it() -> None:
    crossed = Pose(
        at=(0, 0.08, 0),
        root=(90, -90, 0),
        foot_r=Foot(touch="ankle", ref="knee_l", add=(-0.04, 0.04, -0.05), knee=(0, 0.3, 1)),
        foot_l=Foot(to=(0.27, 0, -0.05), knee=(0, 1, 0)),
        hand_r=Hand(ref="wrist_l", add=(0, 0, 0.05)),
        hand_l=Hand(to=(-0.1, 0.25, 0)),
    )
    body = Body(crossed)
    assert max(body.misses.values()) < 1e-6
    assert distance(body.joints["ankle_r"], body.joints["knee_l"]) == pytest.approx(0.075, abs=0.001)
    assert distance(body.joints["wrist_r"], body.joints["wrist_l"]) == pytest.approx(0.05)
