import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.clinical.akps import ITEMS, AkpsRefused, score
from programs.clinical.case import Akps

BEST = {item: points[0] for item, points in ITEMS.items()}
WORST = {item: points[-1] for item, points in ITEMS.items()}

any_answers = st.fixed_dictionaries({item: st.sampled_from(points) for item, points in ITEMS.items()})


def test_the_thirteen_items_have_the_points_of_the_published_table() -> None:
    assert {item: points for item, points in ITEMS.items() if points == (5, 3, 0)}.keys() == {
        "limp",
        "support",
        "thigh",
        "flexion",
    }
    assert ITEMS["walking"] == (5, 3, 2, 0)
    assert ITEMS["stairs"] == (10, 8, 5, 0)
    assert ITEMS["squat"] == (5, 4, 3, 2, 0)
    assert ITEMS["run"] == ITEMS["pain"] == (10, 8, 6, 3, 0)
    assert ITEMS["jump"] == (10, 7, 2, 0)
    assert ITEMS["sitting"] == ITEMS["swelling"] == (10, 8, 6, 4, 0)
    assert ITEMS["kneecap"] == (10, 6, 4, 2, 0)
    assert len(ITEMS) == 13


def test_the_best_answers_sum_to_100_and_the_worst_to_0() -> None:
    assert score(Akps(answers=BEST)).total == 100
    assert score(Akps(answers=WORST)).total == 0


def test_the_contract_s_example_scores_72() -> None:
    points = (5, 3, 3, 5, 3, 6, 7, 4, 8, 8, 10, 5, 5)
    found = score(Akps(answers=dict(zip(ITEMS, points, strict=True))))
    assert (found.total, found.complete, found.missing) == (72, True, ())


@given(any_answers)
def test_every_set_of_answers_scores_between_0_and_100(answers: dict[str, int]) -> None:
    found = score(Akps(answers=answers))
    assert found.total is not None and 0 <= found.total <= 100


@pytest.mark.parametrize("item", ITEMS)
def test_one_missing_item_marks_the_total_incomplete_and_adds_nothing(item: str) -> None:
    found = score(Akps(answers={code: points for code, points in BEST.items() if code != item}))
    assert (found.total, found.complete, found.missing) == (100 - ITEMS[item][0], False, (item,))


def test_two_missing_items_leave_no_total() -> None:
    found = score(Akps(answers={item: points for item, points in BEST.items() if item not in ("limp", "thigh")}))
    assert (found.total, found.complete, found.missing) == (None, False, ("limp", "thigh"))


def test_nothing_answered_is_no_score() -> None:
    assert score(Akps()).total is None
    assert score(Akps()).missing == tuple(ITEMS)


def test_a_total_scored_elsewhere_is_complete() -> None:
    assert (score(Akps(total=0)).total, score(Akps(total=0)).complete) == (0, True)


def test_answers_come_before_a_total_scored_elsewhere() -> None:
    assert score(Akps(total=82, answers=BEST)).total == 100


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"limp": 2}, "limp: 2 is not one of 5, 3, 0"),  # the trap of the web copies
        ({"squat": 1}, "squat: 1 is not one of 5, 4, 3, 2, 0"),
        ({"limp": True}, "limp: True is not one of 5, 3, 0"),
        ({"limping": 5}, "'limping' is not an item of the scale"),
    ],
)
def test_points_and_items_outside_the_table_are_refused_and_quoted(answers: dict[str, int], said: str) -> None:
    with pytest.raises(AkpsRefused, match=said):
        score(Akps(answers=answers))


@pytest.mark.parametrize("total", [-1, 101, 82.5])
def test_a_total_outside_0_to_100_is_refused_and_quoted(total: int) -> None:
    with pytest.raises(AkpsRefused, match=f"{total} is not a whole number from 0 to 100"):
        score(Akps(total=total))
