"""What the respondents of one perspective say to one question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cliënttoets.response.model import Answer, Code
from cliënttoets.scoring.item import ItemScore, Standing, Tally, item_score

from .scored import plain_answer

CODES = tuple(Code)
answers = st.lists(st.sampled_from([None, 0, 1, 2, 3, 4, *CODES]), max_size=12)


def scored(*said: object, nvt_is_valid: bool = True) -> ItemScore:
    """The score of one question, as these respondents answer it."""
    tally = Tally()
    for one in said:
        plain = plain_answer(one)
        code = Code(plain["code"]) if "code" in plain else None
        tally.add(Answer(value=plain.get("value"), code=code), plain.get("value"))
    return item_score("Q1", tally, nvt_is_valid=nvt_is_valid)


@pytest.mark.parametrize(
    ("values", "middle"),
    [
        pytest.param([3], (3, 3), id="one value is its own middle"),
        pytest.param([4, 0, 1], (1, 1), id="of three values the second, in order of size"),
        pytest.param([1, 2], (1, 2), id="of two values both"),
        pytest.param([0, 4], (0, 4), id="of two far apart both, and nothing in between"),
        pytest.param([0, 1, 3, 4], (1, 3), id="of four values the second and the third"),
        pytest.param([2, 2, 2, 4], (2, 2), id="two middles that are the same"),
        pytest.param([0, 0, 0, 0, 4], (0, 0), id="the lone 4 does not move the middle"),
    ],
)
def test_both_middle_values_are_kept_and_the_lower_one_counts(
    values: list[int], middle: tuple[int, int]
) -> None:
    item = scored(*values)
    assert item.middle == middle
    assert item.value == middle[0]


@given(st.lists(st.integers(0, 4), min_size=1, max_size=25))
def test_the_middle_is_what_sorting_gives(values: list[int]) -> None:
    order, number = sorted(values), len(values)
    assert scored(*values).middle == (order[(number - 1) // 2], order[number // 2])


@pytest.mark.parametrize(
    ("said", "standing"),
    [
        pytest.param([], Standing.NOT_ASKED, id="asked of nobody"),
        pytest.param([None, None], Standing.MISSING, id="answered by nobody"),
        pytest.param([2, "nvt", "weet_niet", None], Standing.VALUED, id="one value is enough"),
        pytest.param(["nvt", "nvt"], Standing.NOT_APPLICABLE, id="everybody says nvt"),
        pytest.param(["nvt", None], Standing.NOT_APPLICABLE, id="everybody who answers says nvt"),
        pytest.param(["nvt", "weet_niet"], Standing.MISSING, id="weet niet beside nvt is missing"),
        pytest.param(["nvt", "wil_niet"], Standing.MISSING, id="wil niet beside nvt is missing"),
        pytest.param(["te_vroeg", None], Standing.TOO_EARLY, id="everybody finds it too early"),
        pytest.param(["te_vroeg", "weet_niet"], Standing.MISSING, id="weet niet beside te vroeg"),
        pytest.param(["nvt", "te_vroeg"], Standing.TOO_EARLY, id="of nvt and te vroeg, te vroeg"),
        pytest.param(["weet_niet", "wil_niet"], Standing.MISSING, id="only codes that say nothing"),
    ],
)
def test_a_question_leaves_the_denominator_only_by_common_consent(
    said: list[object], standing: Standing
) -> None:
    assert scored(*said).standing is standing


@pytest.mark.parametrize(
    ("said", "standing"),
    [
        pytest.param(["nvt", "nvt"], Standing.MISSING, id="nvt alone is missing"),
        pytest.param(["nvt", "te_vroeg"], Standing.MISSING, id="also beside te vroeg"),
        pytest.param(["te_vroeg"], Standing.TOO_EARLY, id="te vroeg needs no confirmation"),
        pytest.param(["nvt", 3], Standing.VALUED, id="a value stays a value"),
    ],
)
def test_an_nvt_that_is_not_valid_is_a_missing_answer(
    said: list[object], standing: Standing
) -> None:
    assert scored(*said, nvt_is_valid=False).standing is standing


def test_every_answer_is_counted_apart() -> None:
    item = scored(0, 3, 3, "nvt", "te_vroeg", "weet_niet", "weet_niet", "wil_niet", None)
    assert item.counts == (1, 0, 0, 2, 0)
    assert item.codes == {Code.NVT: 1, Code.TE_VROEG: 1, Code.WEET_NIET: 2, Code.WIL_NIET: 1}
    assert item.unanswered == 1
    assert (item.valued, item.asked) == (3, 9)


def test_a_code_is_never_read_as_a_zero() -> None:
    assert scored("weet_niet", "weet_niet", 4).value == 4


def test_a_zero_is_a_value() -> None:
    item = scored(0)
    assert item.value == 0
    assert item.standing is Standing.VALUED


@given(answers)
def test_nobody_who_was_asked_is_lost(said: list[object]) -> None:
    assert scored(*said).asked == len(said)


@given(answers, st.randoms())
def test_the_order_of_respondents_never_matters(said: list[object], chance: object) -> None:
    shuffled = list(said)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert scored(*shuffled) == scored(*said)
