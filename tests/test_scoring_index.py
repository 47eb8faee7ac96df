"""The index, its coverage, its bounds and its bands, in exact numbers."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cliënttoets.document.reading import read
from cliënttoets.questionnaire.model import Band
from cliënttoets.response.model import Answer, Code
from cliënttoets.scoring.index import (
    NOTHING_APPLIES,
    IndexScore,
    band_of,
    exact,
    index_score,
)
from cliënttoets.scoring.item import ItemScore, Tally, item_score

from .scored import BANDS as PLAIN_BANDS

BANDS = tuple(read(band, Band) for band in PLAIN_BANDS)
NOT_YET, FIRST_STEPS, ON_THE_WAY, STRONG = BANDS


def item(said: int | str | None) -> ItemScore:
    """The score of a question to which one respondent says this."""
    tally = Tally()
    if isinstance(said, int):
        tally.add(Answer(value=said), said)
    else:
        tally.add(Answer(code=None if said is None else Code(said)), None)
    return item_score("Q", tally)


def index(*said: int | str | None, weights: tuple[float, ...] = ()) -> IndexScore:
    """The index of questions that one respondent answers like this."""
    exact_weights = [exact(weight) for weight in weights or (1,) * len(said)]
    return index_score([*zip(map(item, said), exact_weights, strict=True)], BANDS)


def test_the_method_s_first_fixture() -> None:
    # T: six of seven, without the nvt. B: five, without the weet_niet. 3+2+4+1+2 = 12 points.
    found = index(3, 2, 4, 1, "nvt", "weet_niet", 2)
    assert found.coverage == Fraction(5, 6)
    assert found.index == 60  # 100 * 12 / (4 * 5)
    assert found.interval == (50, Fraction(200, 3))  # 100 * 12 / 24 and 100 * (12 + 4) / 24
    assert found.band == ON_THE_WAY
    assert found.bands == (ON_THE_WAY, ON_THE_WAY)
    assert found.is_certain_of_band


def test_weights_count_in_index_coverage_and_bounds() -> None:
    # B: weights 2 and 0.5, points 2*4 + 0.5*2 = 9. T: 2 + 0.5 + 1 = 3.5.
    found = index(4, 2, "weet_niet", weights=(2, 0.5, 1))
    assert found.coverage == Fraction(5, 7)  # 2.5 / 3.5
    assert found.index == 90  # 100 * 9 / (4 * 2.5)
    assert found.interval == (Fraction(450, 7), Fraction(650, 7))  # 900 / 14, 100 * 13 / 14


def test_a_weight_is_read_as_it_is_written() -> None:
    # As binary fractions 0.1 + 0.2 is more than 0.3, and the coverage would not be a half.
    assert index(4, 4, None, weights=(0.1, 0.2, 0.3)).coverage == Fraction(1, 2)


def test_seven_tenths_is_not_just_under_seven_tenths() -> None:
    found = index(*[4] * 7, *[None] * 3)
    assert found.coverage == exact(0.7)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param((), id="no questions"),
        pytest.param(("nvt", "te_vroeg"), id="no question that applies"),
    ],
)
def test_where_nothing_applies_nothing_is_determined(said: tuple[str, ...]) -> None:
    assert index(*said) == NOTHING_APPLIES


def test_questions_without_weight_determine_nothing() -> None:
    assert index(4, 0, weights=(0, 0)) == NOTHING_APPLIES


def test_where_nothing_has_a_value_everything_is_possible() -> None:
    found = index("weet_niet", None)
    assert (found.index, found.band) == (None, None)
    assert found.coverage == 0
    assert found.interval == (0, 100)
    assert found.bands == (NOT_YET, STRONG)
    assert not found.is_certain_of_band


def test_a_value_without_weight_moves_nothing() -> None:
    found = index(0, None, weights=(0, 1))
    assert found.index is None
    assert found.interval == (0, 100)


def test_missing_answers_may_leave_the_band_open() -> None:
    found = index(3, None)  # 100 * 3 / 8 = 37.5 and 100 * 7 / 8 = 87.5
    assert found.interval == (Fraction(75, 2), Fraction(175, 2))
    assert found.band == STRONG  # 75
    assert found.bands == (FIRST_STEPS, STRONG)
    assert not found.is_certain_of_band


@pytest.mark.parametrize(
    ("value", "band"),
    [
        pytest.param(Fraction(0), NOT_YET, id="0 is in the first"),
        pytest.param(Fraction(25) - Fraction(1, 10**9), NOT_YET, id="just under 25"),
        pytest.param(Fraction(25), FIRST_STEPS, id="25 begins the second"),
        pytest.param(Fraction(50), ON_THE_WAY, id="50 begins the third"),
        pytest.param(Fraction(224, 3), ON_THE_WAY, id="74.67 reads as 75 and is not"),
        pytest.param(Fraction(75), STRONG, id="75 begins the last"),
        pytest.param(Fraction(100), STRONG, id="100 is in the last"),
    ],
)
def test_a_cut_point_belongs_to_the_band_above_it(value: Fraction, band: Band) -> None:
    assert band_of(value, BANDS) == band


def test_a_cut_point_with_decimals_is_exact() -> None:
    bands = (BANDS[0], Band(at_least=33.3, word="verder", signal="Verder"))
    assert band_of(Fraction(333, 10), bands) == bands[1]
    assert band_of(Fraction(332999999999, 10**10), bands) == bands[0]
