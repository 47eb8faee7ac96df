"""How far other weights reach: the published range, every corner, and what it does to a signal."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cliënttoets.language import DUTCH
from cliënttoets.questionnaire.model import Questionnaire
from cliënttoets.scoring.scores import scores
from cliënttoets.scoring.signal import SignalKind
from cliënttoets.scoring.weights import (
    WeightReach,
    extreme_weights,
    leverage,
    mean,
    mean_range,
    weight_reach,
    weight_words,
)

from .scored import CLIENTS, OFFICIALS, critical, questionnaire, rating, response

X = (3, 2, 3, 1, 2, 1, 0)
HALF = Fraction(1, 2)


@pytest.mark.parametrize(
    ("values", "weights", "point", "lowest", "highest"),
    [
        # 12/7; lowest: 3 x (1+1+0) + 1 x (3+2+3+2) = 16 over 3x3 + 4 = 13;
        # highest: 3 x (3+3) + 1 x (2+1+2+1+0) = 24 over 3x2 + 5 = 11
        pytest.param(
            X, (1,) * 7, Fraction(12, 7), Fraction(16, 13), Fraction(24, 11), id="equal weights"
        ),
        # 19/12; lowest: values 1, 1, 0 at 3/2: 3+3+0 + 3+2+3/2+1 = 13.5 over 9 + 3 = 12;
        # highest: values 3, 2, 3, 2 at 3/2: 9+6+4.5+3 + 1+1+0 = 24.5 over 9 + 3 = 12, but values
        # 3, 3 alone: 9+4.5 + 2+1+1+1+0 = 18.5 over 4.5 + 4.5 = 9 is 2.0556, and more
        pytest.param(
            X,
            (2, 2, 1, 2, 1, 2, 2),
            Fraction(19, 12),
            Fraction(9, 8),
            Fraction(37, 18),
            id="other weights",
        ),
        # 14/5; lowest: 3 x (1+2) + 4+3+4 = 20 over 9; highest: 3 x (4+3+4) + 1+2 = 36 over 11 is
        # 3.27; 3 x (4+4) + 3+1+2 = 30 over 9 is more
        pytest.param(
            (4, 3, 1, 2, 4),
            (1,) * 5,
            Fraction(14, 5),
            Fraction(20, 9),
            Fraction(10, 3),
            id="five values",
        ),
    ],
)
def test_the_range_is_that_of_the_published_fixtures(
    values: tuple[int, ...],
    weights: tuple[int, ...],
    point: Fraction,
    lowest: Fraction,
    highest: Fraction,
) -> None:
    assert mean(values, weights) == point
    assert mean_range(values, weights) == (lowest, highest)


weighted = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 5)), min_size=1, max_size=6).filter(
    lambda pairs: any(weight for _, weight in pairs)
)
shares = st.fractions(0, Fraction(99, 100), max_denominator=100)


def apart(pairs: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """The values, and the weights."""
    return [value for value, _ in pairs], [weight for _, weight in pairs]


@given(weighted, shares)
@settings(deadline=None)  # 64 corners
def test_the_range_holds_every_corner_and_is_reached(
    pairs: list[tuple[int, int]], share: Fraction
) -> None:
    values, weights = apart(pairs)
    means = [
        Fraction(sum(w * f * x for w, f, x in zip(weights, factors, values, strict=True)))
        / sum(w * f for w, f in zip(weights, factors, strict=True))
        for factors in product((1 - share, 1 + share), repeat=len(weights))
    ]
    assert mean_range(values, weights, share) == (min(means), max(means))


@given(weighted, st.lists(st.integers(50, 150), min_size=6, max_size=6))
def test_the_range_holds_weights_between_its_corners(
    pairs: list[tuple[int, int]], percentages: list[int]
) -> None:
    values, weights = apart(pairs)
    lowest, highest = mean_range(values, weights)
    moved = [weight * each for weight, each in zip(weights, percentages, strict=False)]
    assert lowest <= mean(values, moved) <= highest


@given(weighted)
def test_weights_that_stay_as_they_are_give_the_mean_itself(pairs: list[tuple[int, int]]) -> None:
    values, weights = apart(pairs)
    assert mean_range(values, weights, Fraction(0)) == (mean(values, weights),) * 2


@given(
    weighted.flatmap(lambda pairs: st.tuples(st.just(pairs), st.permutations(pairs))), st.booleans()
)
def test_the_order_of_values_never_matters(
    pairs: tuple[list[tuple[int, int]], list[tuple[int, int]]], highest: bool
) -> None:
    one, other = (
        sorted(zip(*apart(each), extreme_weights(*apart(each), HALF, highest=highest), strict=True))
        for each in pairs
    )
    assert one == other


@given(weighted, shares, st.booleans())
def test_every_weight_is_moved_by_exactly_the_share(
    pairs: list[tuple[int, int]], share: Fraction, highest: bool
) -> None:
    values, weights = apart(pairs)
    moved = extreme_weights(values, weights, share, highest=highest)
    for before, after in zip(weights, moved, strict=True):
        assert Fraction(after, share.denominator) in (before * (1 - share), before * (1 + share))


@pytest.mark.parametrize(
    ("weights", "share"),
    [
        pytest.param((1, 1), Fraction(1), id="a share that leaves nothing"),
        pytest.param((1, 1), Fraction(-1, 2), id="a share under 0"),
        pytest.param((0, 0), HALF, id="nothing has weight"),
        pytest.param((), HALF, id="nothing at all"),
    ],
)
def test_what_cannot_be_weighed_is_refused(weights: tuple[int, ...], share: Fraction) -> None:
    with pytest.raises(ValueError, match="cannot be moved"):
        mean_range(range(len(weights)), weights, share)


# --- What it does to a signal ------------------------------------------------------------------

SEVEN = questionnaire([rating(f"Q{number}") for number in range(7)])


def reach_of(asking: Questionnaire, **said: Any) -> WeightReach:
    """What other weights make of one client's answers."""
    return weight_reach(asking, scores(asking, [response(asking, said)]).perspectives[CLIENTS])


def signals(reach: WeightReach) -> list[tuple[str, ...]]:
    """Each verdict as the words of its bands, or as its kind."""
    return [
        (each.kind.value,) if each.bands is None else tuple(band.word for band in each.bands)
        for each in reach.verdicts
    ]


def test_a_signal_that_hangs_on_its_weights_says_so() -> None:
    reach = reach_of(SEVEN, **{f"Q{number}": value for number, value in enumerate(X)})
    # 25 x 16/13 = 30.8 and 25 x 24/11 = 54.5
    assert reach.index == (Fraction(400, 13), Fraction(600, 11))
    assert signals(reach) == [("eerste stappen",) * 2, ("op weg",) * 2]
    assert not reach.is_same
    assert weight_words(reach, SEVEN, DUTCH) == (
        "Het signaal hangt af van de gewichten. Met gewichten die tot 50\u00a0% lager of hoger"
        " zijn, kan het ook dit zijn: “Op weg”.",
        "De index ligt dan tussen 31 (“eerste stappen”) en 55 (“op weg”).",
    )


def test_a_signal_that_holds_at_all_weights_says_so() -> None:
    # lowest: 3 x 2 + 3 = 9 over 4; highest: 3 x 3 + 2 = 11 over 4: 56.25 and 68.75
    asking = questionnaire([rating("Q1"), rating("Q2")])
    reach = reach_of(asking, Q1=2, Q2=3)
    assert reach.index == (Fraction(225, 4), Fraction(275, 4))
    assert (reach.is_same, reach.matter) == (True, True)
    assert weight_words(reach, asking, DUTCH) == (
        "Met gewichten die tot 50\u00a0% lager of hoger zijn, blijft het signaal hetzelfde.",
        "De index ligt dan tussen 56 (“op weg”) en 69 (“op weg”).",
    )


def test_equal_values_leave_nothing_to_weigh() -> None:
    asking = questionnaire([rating("Q1"), rating("Q2")])
    reach = reach_of(asking, Q1=2, Q2=2)
    assert reach.index == (50, 50)
    assert len(weight_words(reach, asking, DUTCH)) == 1


def test_other_weights_can_bring_the_coverage_under_its_threshold() -> None:
    # Three of four answered is 0.75; with the fourth at 3/2 and the others at 1/2 it is half.
    asking = questionnaire([rating(name) for name in ("Q1", "Q2", "Q3", "Q4")])
    reach = reach_of(asking, Q1=4, Q2=4, Q3=4)
    assert signals(reach)[0] == ("sterk",) * 2
    assert ("undecided",) in signals(reach)


def test_other_weights_can_bring_the_coverage_to_its_threshold() -> None:
    # Two of three is under 0.7; at 3/2 and 3/2 beside 1/2 they are 6 of 7.
    asking = questionnaire([rating(name) for name in ("Q1", "Q2", "Q3")])
    reach = reach_of(asking, Q1=4, Q2=4)
    assert signals(reach) == [("undecided",), ("sterk",) * 2]


FIVE = [rating(f"Q{number}") for number in range(5)]


def test_the_worst_case_alone_can_reach_another_band() -> None:
    asking = questionnaire(FIVE, coverage_threshold=0.5)
    reach = reach_of(asking, Q0=None, Q1=1, Q2=2, Q3=2, Q4=3)
    # Worst case 8/20 = 40. With Q2, Q3 and Q4 at 3/2: (3 x 7 + 1) / (4 x (3 x 3 + 2)) = 50; the
    # best case is then 26/44 = 59 and was 60.
    assert signals(reach) == [("eerste stappen", "op weg"), ("op weg",) * 2]


def test_the_best_case_alone_can_reach_another_band() -> None:
    bands = [
        {"at_least": 0, "word": "laag", "signal": "Laag"},
        {"at_least": 51, "word": "hoog", "signal": "Hoog"},
    ]
    asking = questionnaire(FIVE, coverage_threshold=0.5, bands=bands)
    reach = reach_of(asking, Q0=None, Q1=1, Q2=2, Q3=2, Q4=3)
    # Best case 12/20 = 60. With Q1, Q2 and Q3 at 3/2: (3 x 5 + 3 + 4) / (4 x (3 x 3 + 2)) = 50; the
    # worst case is then 18/44 = 41 and was 40.
    assert signals(reach) == [("laag", "hoog"), ("laag",) * 2]


def test_the_coverage_alone_can_reach_its_threshold() -> None:
    asking = questionnaire(FIVE, coverage_threshold=0.6)
    reach = reach_of(asking, Q0=0, Q1=2)
    # Coverage 2/5. With both at 3/2: 6/9; worst case 6/36 = 17, best case (6 + 3 x 4)/36 = 50. The
    # other extremes keep Q0 or Q1 at 1/2: 3 + 1 beside 3, or 1 + 3 beside 9, at most 4/7.
    assert signals(reach) == [("undecided",), ("nog niet", "op weg")]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        pytest.param({"K": 0, "Q": 4}, SignalKind.BLOCKED, id="a critical question blocks"),
        pytest.param({"Q": 4}, SignalKind.UNDECIDED, id="a critical question has no value"),
        pytest.param({"K": "nvt"}, SignalKind.UNDECIDED, id="nothing is answered"),
        pytest.param({"K": "nvt", "Q": "nvt"}, SignalKind.UNDECIDED, id="nothing applies"),
    ],
)
def test_weights_have_no_say_where_another_rule_decides(
    said: dict[str, object], kind: SignalKind
) -> None:
    asking = questionnaire([critical("K", 1), rating("Q")])
    reach = reach_of(asking, **said)
    assert [verdict.kind for verdict in reach.verdicts] == [kind]
    assert not reach.matter
    assert weight_words(reach, asking, DUTCH) == (
        "Andere gewichten kunnen dit signaal niet veranderen.",
    )


def test_a_perspective_without_a_signal_has_no_reach() -> None:
    asking = questionnaire([rating("Q")])
    found = scores(asking, [response(asking, {"Q": 4}, OFFICIALS)])
    with pytest.raises(ValueError, match="overheid_zelf has no signal"):
        weight_reach(asking, found.perspectives[OFFICIALS])


def test_a_step_of_one_question_moves_the_index_by_its_share_of_the_weight() -> None:
    more = {"weight_reason": "Om te proberen."}
    asking = questionnaire(
        [
            rating("Q1"),
            rating("Q2", weight=2.5, **more),
            rating("Q3", weight=0, **more),
            rating("Q4"),
        ]
    )
    found = scores(asking, [response(asking, {"Q1": 1, "Q2": 2, "Q3": 3})]).perspectives[CLIENTS]
    # 25 points a step, over weights 1 + 2.5 + 0; Q4 has no value.
    assert leverage(asking, found) == {
        "Q1": Fraction(50, 7),
        "Q2": Fraction(125, 7),
        "Q3": 0,
    }
