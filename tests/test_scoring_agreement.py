"""Whether assessors agree: on one question, on all, and who gave far less than the rest."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cliënttoets.language import DUTCH
from cliënttoets.scoring.agreement import (
    AGREED_FROM,
    Concord,
    NoAssessor,
    OneAssessor,
    Panel,
    TwoAssessors,
    agreement,
    agreement_words,
    coefficient_words,
    consensus,
    van_der_eijk,
)
from cliënttoets.scoring.alpha import (
    Alpha,
    NoVariation,
    TooSmallForAlpha,
    alpha_words,
    krippendorff_alpha,
    panel_alpha,
    units_of,
)
from cliënttoets.scoring.marks import marks
from cliënttoets.scoring.minority import (
    LowMark,
    lowest_on_critical,
    lowest_words,
    minority_voices,
    minority_words,
)
from cliënttoets.scoring.scores import scores

from . import reference_agreement as reference
from .scored import CLIENTS, FAMILIES, OFFICIALS, critical, panel, questionnaire, rating, response

PUBLISHED = (30, 40, 210, 130, 530, 50, 10)
"""The frequencies in the manual of the R package agrmt, for `agreement` and `consensus`."""

five_counts = st.lists(st.integers(0, 8), min_size=5, max_size=5).filter(any)
any_counts = st.lists(st.integers(0, 8), min_size=1, max_size=9).filter(any)
marked_by = st.lists(st.sampled_from([None, 0, 1, 2, 3, 4]), min_size=4, max_size=4)
some_units = st.lists(marked_by, max_size=8)


def all_counts(number: int, values: int) -> Iterator[tuple[int, ...]]:
    """Every way in which that many assessors can spread over that many values."""
    if values == 1:
        yield (number,)
        return
    for here in range(number + 1):
        for rest in all_counts(number - here, values - 1):
            yield (here, *rest)


# --- Van der Eijk's A --------------------------------------------------------------------------


def test_a_is_what_the_r_package_publishes() -> None:
    # Layers of weight 0.07 0.12 0.05 0.04 0.24 0.16 0.32, whose A is 0 1/6 1/3 1/2 2/3 7/15 1:
    # 0 + 0.02 + 1/60 + 0.02 + 0.16 + 56/750 + 0.32 = 0.6113333... = 917/1500.
    assert van_der_eijk(PUBLISHED) == Fraction(917, 1500)
    assert round(float(van_der_eijk(PUBLISHED)), 7) == 0.6113333


@pytest.mark.parametrize(
    ("counts", "a"),
    [
        pytest.param((5, 0, 0, 0, 0), Fraction(1), id="all the same"),
        # Layers (0,1,1,0,0) of 4/5 with A 3/4, and (0,0,1,0,0) of 1/5 with A 1: 3/5 + 1/5.
        pytest.param((0, 2, 3, 0, 0), Fraction(4, 5), id="two neighbours"),
        # Layers (0,0,1,1,1) of 3/4 with A 1 - 2/4, and (0,0,0,1,0) of 1/4 with A 1: 3/8 + 1/4.
        pytest.param((0, 0, 1, 2, 1), Fraction(5, 8), id="three neighbours"),
        pytest.param((1, 0, 3, 0, 1), Fraction(7, 30), id="most in the middle, one at each end"),
        # Layers (1,0,0,0,1) of 2/5 with A -1, and (0,0,0,0,1) of 3/5 with A 1: 3/5 - 2/5.
        pytest.param((1, 0, 0, 0, 4), Fraction(1, 5), id="one against four"),
        pytest.param((1, 1, 1, 1, 1), Fraction(0), id="a flat spread"),
        pytest.param((2, 1, 0, 1, 2), Fraction(-23, 54), id="two camps that fray"),
        pytest.param((3, 0, 0, 0, 3), Fraction(-1), id="two camps at the ends"),
        pytest.param((1, 0, 1, 0, 0, 0, 0), Fraction(7, 15), id="the pattern on page 333"),
        pytest.param((1, 1), Fraction(0), id="a scale of two values, flat"),
        pytest.param((7,), Fraction(1), id="a scale of one value"),
    ],
)
def test_a_is_exactly_what_the_formula_gives_by_hand(counts: tuple[int, ...], a: Fraction) -> None:
    assert van_der_eijk(counts) == a


@pytest.mark.parametrize("counts", [(), (0, 0, 0), (1, -1, 2)], ids=["none", "zeros", "negative"])
def test_without_anything_counted_there_is_nothing_to_agree_on(counts: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="nothing to agree on"):
        van_der_eijk(counts)
    with pytest.raises(ValueError, match="nothing to agree on"):
        consensus(counts)


def test_a_agrees_with_the_reference_on_thousands_of_random_counts() -> None:
    chance = Random(2001)  # noqa: S311 - test data, no secrets
    for _ in range(3000):
        counts = [chance.choice([0, 0, 1, 2, 3, 9]) for _ in range(chance.randint(1, 8))]
        if any(counts):
            assert van_der_eijk(counts) == reference.a(counts), counts


@given(any_counts)
def test_a_lies_between_minus_one_and_one(counts: list[int]) -> None:
    assert -1 <= van_der_eijk(counts) <= 1


@given(any_counts)
def test_a_is_one_only_when_all_answers_are_the_same(counts: list[int]) -> None:
    assert (van_der_eijk(counts) == 1) == (max(counts) == sum(counts))


@given(any_counts)
def test_reading_the_scale_backwards_changes_no_coefficient(counts: list[int]) -> None:
    assert van_der_eijk(counts) == van_der_eijk(counts[::-1])
    assert consensus(counts) == consensus(counts[::-1])


@given(any_counts, st.integers(1, 5))
def test_the_size_of_the_group_does_not_matter_only_its_shares(
    counts: list[int], times: int
) -> None:
    larger = [count * times for count in counts]
    assert van_der_eijk(larger) == van_der_eijk(counts)
    assert math.isclose(consensus(larger), consensus(counts), abs_tol=1e-12)


@given(any_counts)
def test_a_value_at_the_end_that_nobody_gives_never_lowers_agreement(counts: list[int]) -> None:
    assert van_der_eijk([*counts, 0]) >= van_der_eijk(counts)
    assert van_der_eijk([0, *counts]) == van_der_eijk([*reversed(counts), 0])


# --- Consensus ---------------------------------------------------------------------------------


def test_consensus_is_what_the_r_package_publishes() -> None:
    assert round(consensus(PUBLISHED), 7) == 0.7256876


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        pytest.param((0, 2, 3, 0, 0), 0.8150, id="two neighbours"),
        # Mean 3: 1 + (1/4 + 1/4) log2(1 - 1/4) = 1 - 0.5 * 0.4150.
        pytest.param((0, 0, 1, 2, 1), 0.7925, id="three neighbours"),
        # Mean 2: 1 + (1/5 + 1/5) log2(1 - 2/4) = 1 - 0.4.
        pytest.param((1, 0, 3, 0, 1), 0.6000, id="most in the middle, one at each end"),
        # Mean 2: 1 + (2/5) log2(1/2) + (2/5) log2(3/4) = 1 - 0.4 - 0.1660.
        pytest.param((1, 1, 1, 1, 1), 0.4340, id="a flat spread"),
        pytest.param((1, 0, 0, 0, 4), 0.2781, id="one against four"),
        # Mean 2: 1 + (1/2 + 1/2) log2(1/2).
        pytest.param((3, 0, 0, 0, 3), 0.0, id="two camps at the ends"),
        pytest.param((0, 0, 0, 4, 0), 1.0, id="all the same"),
        pytest.param((4,), 1.0, id="a scale of one value"),
    ],
)
def test_consensus_is_what_the_formula_gives_by_hand(
    counts: tuple[int, ...], expected: float
) -> None:
    assert round(consensus(counts), 4) == expected


@given(five_counts)
def test_consensus_agrees_with_the_reference_and_lies_between_zero_and_one(
    counts: list[int],
) -> None:
    answers = [value for value, count in enumerate(counts) for _ in range(count)]
    assert math.isclose(consensus(counts), reference.cns(answers, 0, 4), abs_tol=1e-9)
    assert 0 <= consensus(counts) <= 1


# --- The agreement of one question -------------------------------------------------------------


@pytest.mark.parametrize(
    ("counts", "found", "words"),
    [
        pytest.param((0, 0, 0, 0, 0), NoAssessor(), "geen antwoord met een cijfer", id="nobody"),
        pytest.param((0, 0, 0, 1, 0), OneAssessor(3), "één beoordelaar", id="one"),
        pytest.param(
            (0, 0, 2, 0, 0), TwoAssessors(2, 2), "twee beoordelaars, allebei 2", id="two alike"
        ),
        pytest.param(
            (0, 0, 1, 1, 0),
            TwoAssessors(2, 3),
            "twee beoordelaars: 2 en 3, 1 stap verschil",
            id="two on neighbours",
        ),
        pytest.param(
            (1, 0, 0, 0, 1),
            TwoAssessors(0, 4),
            "twee beoordelaars: 0 en 4, 4 stappen verschil",
            id="two at both ends",
        ),
    ],
)
def test_up_to_two_assessors_get_words_and_no_coefficient(
    counts: tuple[int, ...], found: object, words: str
) -> None:
    assert agreement(counts) == found
    assert agreement_words(agreement(counts), DUTCH) == words


@pytest.mark.parametrize(
    ("counts", "concord", "words"),
    [
        pytest.param((0, 0, 0, 3, 0), Concord.AGREED, "eensgezind", id="three alike"),
        pytest.param((0, 0, 2, 2, 0), Concord.AGREED, "eensgezind", id="three quarters exactly"),
        pytest.param((0, 0, 1, 2, 1), Concord.SPREAD, "verspreid", id="five eighths"),
        pytest.param((1, 1, 1, 1, 1), Concord.SPREAD, "verspreid", id="zero exactly"),
        pytest.param((2, 1, 0, 1, 2), Concord.DIVIDED, "verdeeld", id="under zero"),
    ],
)
def test_from_three_assessors_on_a_falls_in_a_class(
    counts: tuple[int, ...], concord: Concord, words: str
) -> None:
    found = agreement(counts)
    assert isinstance(found, Panel)
    assert found.concord is concord
    assert found.assessors == sum(counts)
    assert agreement_words(found, DUTCH) == words


@pytest.mark.parametrize(
    ("a", "words"),
    [
        pytest.param(Fraction(5, 8), "0,63", id="a half goes up, as by hand"),
        pytest.param(Fraction(-5, 8), "-0,63", id="and under zero down"),
        pytest.param(Fraction(-23, 54), "-0,43", id="a negative number"),
        pytest.param(Fraction(-1, 1000), "0", id="nothing is minus zero"),
        pytest.param(Fraction(1), "1", id="one"),
    ],
)
def test_a_method_annex_gives_both_coefficients_in_two_decimals(a: Fraction, words: str) -> None:
    assert coefficient_words(Panel(assessors=4, a=a, consensus=0.7925), DUTCH) == (
        f"A van van der Eijk: {words}; consensus van Tastle en Wierman: 0,79"
    )


@pytest.mark.parametrize("assessors", range(3, 11))
def test_the_classes_mean_what_they_say_for_up_to_ten_assessors(assessors: int) -> None:
    for counts in all_counts(assessors, 5):
        given_values = [value for value, count in enumerate(counts) if count]
        reach = given_values[-1] - given_values[0]
        if reach <= 1:
            assert van_der_eijk(counts) >= AGREED_FROM
        if reach >= 3:
            assert van_der_eijk(counts) <= Fraction(11, 15)  # 0.7333, reached by ten assessors


# --- Krippendorff's alpha ----------------------------------------------------------------------

OBSERVERS = """
    A: 1 2 3 3 2 1 4 1 2 . . .
    B: 1 2 3 3 2 2 4 1 2 5 . 3
    C: . 3 3 3 2 3 4 2 2 5 1 .
    D: 1 2 3 3 2 4 4 1 2 5 1 .
"""
"""Four observers, twelve units: the data of Krippendorff (2011)."""

PUBLISHED_UNITS = [
    [None if mark == "." else int(mark) for mark in unit]
    for unit in zip(*(line.split()[1:] for line in OBSERVERS.strip().splitlines()), strict=True)
]


def of_assessors(*assessors: list[int]) -> list[list[int]]:
    """Units from what each assessor gave all items."""
    return [list(unit) for unit in zip(*assessors, strict=True)]


@pytest.mark.parametrize(
    ("level", "published"),
    [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)],
)
def test_the_reference_gives_all_four_published_alphas(level: str, published: float) -> None:
    found = reference.alpha(PUBLISHED_UNITS, level)
    assert found is not None
    assert round(float(found), 3) == published


def test_alpha_is_what_krippendorff_published() -> None:
    found = krippendorff_alpha(PUBLISHED_UNITS)
    assert found is not None
    assert round(float(found), 6) == 0.815388
    assert found == reference.alpha(PUBLISHED_UNITS, "ordinal")


@pytest.mark.parametrize(
    ("assessors", "alpha"),
    [
        # 18 of 21 marks are a 4, and a 3 and a 4 differ by d wherever they meet. Three items with
        # one 3 and two 4s: D = 3 * 2dd/2, E = 3 * 18dd, alpha = 1 - 20 * 3/54 = -6/54.
        pytest.param(
            ([4, 4, 4, 4, 3, 4, 4], [4, 4, 4, 3, 4, 4, 4], [4, 4, 4, 4, 4, 4, 3]),
            -0.111,
            id="all but three marks alike",
        ),
        pytest.param(
            ([0, 1, 2, 3, 4, 1, 3], [1, 1, 2, 3, 4, 2, 3], [0, 2, 2, 4, 4, 1, 3]),
            0.893,
            id="a real spread between items",
        ),
    ],
)
def test_alpha_punishes_agreement_on_a_uniform_proposal(
    assessors: tuple[list[int], ...], alpha: float
) -> None:
    found = krippendorff_alpha(of_assessors(*assessors))
    assert found is not None
    assert round(float(found), 3) == alpha


def test_alpha_agrees_with_the_reference_on_thousands_of_random_panels() -> None:
    chance = Random(2011)  # noqa: S311 - test data, no secrets
    defined = 0
    for _ in range(2000):
        assessors = chance.randint(1, 5)
        units = [
            [chance.choice([None, 0, 1, 2, 3, 4]) for _ in range(assessors)]
            for _ in range(chance.randint(0, 8))
        ]
        found = krippendorff_alpha(units)
        assert found == reference.alpha(units, "ordinal"), units
        defined += found is not None
    assert defined > 1000


@pytest.mark.parametrize(
    "units",
    [
        pytest.param([], id="no items"),
        pytest.param([[3, None], [None, 2]], id="no item with two values"),
        pytest.param([[3, 3], [3, 3]], id="no variation"),
        pytest.param([[3, 3], [2, None]], id="variation only where nobody can be compared"),
    ],
)
def test_alpha_is_not_defined_without_values_that_vary(units: list[list[int | None]]) -> None:
    assert krippendorff_alpha(units) is None


@given(some_units)
def test_alpha_is_one_only_when_assessors_agree_and_items_differ(
    units: list[list[int | None]],
) -> None:
    alpha = krippendorff_alpha(units)
    assume(alpha is not None)
    agreed = all(len({value for value in unit if value is not None}) <= 1 for unit in units)
    assert alpha <= 1
    assert (alpha == 1) == agreed


@given(some_units, st.permutations(range(4)), st.randoms())
def test_the_order_of_items_and_assessors_never_matters_to_alpha(
    units: list[list[int | None]], order: list[int], chance: Random
) -> None:
    other = [[unit[place] for place in order] for unit in units]
    chance.shuffle(other)
    assert krippendorff_alpha(other) == krippendorff_alpha(units)


@given(some_units)
def test_alpha_uses_only_the_order_of_the_values(units: list[list[int | None]]) -> None:
    stretched = [[None if value is None else 10**value for value in unit] for unit in units]
    assert krippendorff_alpha(stretched) == krippendorff_alpha(units)


TEN_ITEMS = of_assessors(*([(item + who) % 5 for item in range(10)] for who in range(3)))


@pytest.mark.parametrize(
    ("units", "found", "words"),
    [
        pytest.param(
            TEN_ITEMS[:9],
            TooSmallForAlpha(items=9, assessors=3),
            "Krippendorffs alfa is niet berekend. Daarvoor zijn minstens 10 vragen nodig met twee "
            "of meer cijfers, en 3 beoordelaars. Hier zijn het er 9 en 3.",
            id="an item too few",
        ),
        pytest.param(
            [unit[:2] for unit in TEN_ITEMS],
            TooSmallForAlpha(items=10, assessors=2),
            "Krippendorffs alfa is niet berekend. Daarvoor zijn minstens 10 vragen nodig met twee "
            "of meer cijfers, en 3 beoordelaars. Hier zijn het er 10 en 2.",
            id="an assessor too few",
        ),
        pytest.param(
            [*TEN_ITEMS[:9], [None, 2, None]],
            TooSmallForAlpha(items=9, assessors=3),
            "Krippendorffs alfa is niet berekend. Daarvoor zijn minstens 10 vragen nodig met twee "
            "of meer cijfers, en 3 beoordelaars. Hier zijn het er 9 en 3.",
            id="an item with one value is none",
        ),
        pytest.param(
            [[4, 4, 4]] * 10,
            NoVariation(),
            "Krippendorffs alfa is niet te berekenen: alle cijfers zijn gelijk.",
            id="no variation",
        ),
    ],
)
def test_where_alpha_may_not_be_printed_it_is_said_why(
    units: list[list[int | None]], found: object, words: str
) -> None:
    assert panel_alpha(units) == found
    assert alpha_words(panel_alpha(units), DUTCH) == words


def test_from_ten_items_and_three_assessors_on_alpha_is_printed() -> None:
    found = panel_alpha(TEN_ITEMS)
    assert found == Alpha(value=reference.alpha(TEN_ITEMS, "ordinal"), items=10, assessors=3)  # type: ignore[arg-type]
    # Each of five values is given six times, so that differences of ranks are equal steps. Each
    # unit, twice, has squared steps: 012, 123 and 234 1+1+4 = 6; 340 and 401 1+9+16 = 26.
    # D = 2 * (6+6+6+26+26) / 2 = 70; E = 36 * (4*1 + 3*4 + 2*9 + 1*16) = 36 * 50 = 1800;
    # alpha = 1 - 29 * 70 / 1800 = -23/180 = -0.128.
    assert isinstance(found, Alpha)
    assert found.value == Fraction(-23, 180)
    assert alpha_words(found, DUTCH) == (
        "Krippendorffs alfa (ordinaal) is -0,13, over 10 vragen en 3 beoordelaars."
    )


def test_the_units_of_alpha_are_what_each_respondent_gave_each_rating() -> None:
    asking = questionnaire([rating("Q1"), rating("Q2")])
    answered = [
        *panel(asking, OFFICIALS, Q1=[0], Q2=[0]),
        *panel(asking, CLIENTS, Q1=[3, "weet_niet", 1], Q2=[None, 2, "nvt"]),
    ]
    assert units_of(asking, answered, CLIENTS) == ((3, None, 1), (None, 2, None))


# --- Marks and minority voices -----------------------------------------------------------------

ASKING = questionnaire([critical("K1", 1), rating("Q1")], [critical("K2", 0)])


def told(found: tuple[LowMark, ...]) -> list[tuple[str, int, int, int]]:
    """Question, response, value and median of each."""
    return [(low.mark.question, low.mark.response, low.mark.value, low.median) for low in found]


def test_a_mark_counts_under_its_ceiling_and_knows_what_was_given() -> None:
    part = {"kind": "yes_partly_no", "id": "Q1a", "text": "Vroeg?"}
    asking = questionnaire(
        [rating("Q1", parts=[part], ceiling={"of": ["Q1a"], "deels": 3, "nee": 2})]
    )
    answered = [response(asking, {"Q1": 4, "Q1a": "nee"})]
    (mark,) = marks(asking, answered, CLIENTS)["Q1"]
    assert (mark.response, mark.value, mark.given) == (0, 2, 4)


def test_marks_leave_out_other_perspectives_and_other_versions() -> None:
    later = questionnaire([critical("K1", 1), rating("Q1")], [critical("K2", 0)], version=2)
    answered = [
        response(ASKING, {"Q1": 1}, OFFICIALS),
        response(later, {"Q1": 2}),
        response(ASKING, {"Q1": 3}),
    ]
    found = marks(ASKING, answered, CLIENTS)
    assert list(found) == ["K1", "Q1", "K2"]
    assert [(mark.response, mark.value) for mark in found["Q1"]] == [(2, 3)]
    assert found["K1"] == ()


@given(st.lists(st.sampled_from([None, "nvt", "weet_niet", 0, 1, 2, 3, 4]), min_size=1, max_size=8))
def test_marks_are_the_counts_of_the_item_one_by_one(said: list[object]) -> None:
    answered = [response(ASKING, {"Q1": one}) for one in said]
    values = [mark.value for mark in marks(ASKING, answered, CLIENTS)["Q1"]]
    item = scores(ASKING, answered).perspectives[CLIENTS].items["Q1"]
    assert tuple(values.count(value) for value in range(5)) == item.counts


@pytest.mark.parametrize(
    ("values", "found"),
    [
        pytest.param([3, 3, 2], [], id="one step under the median is none"),
        pytest.param([3, 1, 3], [("Q1", 1, 1, 3)], id="two steps under the median is one"),
        pytest.param([4, 4, 4, 4, 0], [("Q1", 4, 0, 4)], id="the lone 0"),
        pytest.param([2, 4, 0, 4, 4], [("Q1", 2, 0, 4), ("Q1", 0, 2, 4)], id="lowest first"),
        pytest.param([1, 1, 4, 4], [], id="the lower median is the measure"),
        pytest.param([0, 4], [], id="of two, the lower is the median"),
        pytest.param([0, 0, 4], [], id="high marks are no minority voices"),
        pytest.param(["weet_niet", 3, None, 3], [], id="no number is no low mark"),
    ],
)
def test_a_minority_voice_lies_two_steps_under_the_median(
    values: list[object], found: list[tuple[str, int, int, int]]
) -> None:
    answered = panel(ASKING, CLIENTS, Q1=values)
    assert told(minority_voices(ASKING, answered, CLIENTS)) == found


def test_perspectives_have_their_own_medians_and_voices() -> None:
    answered = [
        *panel(ASKING, FAMILIES, Q1=[0, 0, 1]),
        *panel(ASKING, CLIENTS, Q1=[4, 4, 1]),
    ]
    assert told(minority_voices(ASKING, answered, FAMILIES)) == []
    assert told(minority_voices(ASKING, answered, CLIENTS)) == [("Q1", 5, 1, 4)]


def test_the_lowest_mark_on_a_critical_question_is_always_told_with_its_reason() -> None:
    alone = {"value": 0, "explanation": " Niemand bereikte ons. "}
    answered = panel(ASKING, CLIENTS, K1=[4, alone, 4], K2=[3, 3, 4], Q1=[0, 4, 4])
    found = lowest_on_critical(ASKING, answered, CLIENTS)
    assert told(found) == [("K1", 1, 0, 4), ("K2", 0, 3, 3), ("K2", 1, 3, 3)]
    assert [low.reason for low in found] == ["Niemand bereikte ons.", "", ""]


def test_a_critical_question_without_a_value_has_no_lowest_mark() -> None:
    answered = panel(ASKING, CLIENTS, K1=["weet_niet", "te_vroeg"], K2=[None, 2])
    assert told(lowest_on_critical(ASKING, answered, CLIENTS)) == [("K2", 1, 2, 2)]


@pytest.mark.parametrize("voices", [minority_voices, lowest_on_critical])
def test_only_the_client_side_has_minority_voices(voices: object) -> None:
    with pytest.raises(ValueError, match="not the client side"):
        voices(ASKING, [], OFFICIALS)  # type: ignore[operator]


@given(st.lists(st.integers(0, 4), min_size=1, max_size=9), st.randoms())
def test_the_order_of_respondents_never_matters_to_voices(
    values: list[int], chance: Random
) -> None:
    shuffled = list(values)
    chance.shuffle(shuffled)
    for voices in (minority_voices, lowest_on_critical):
        before = voices(ASKING, panel(ASKING, CLIENTS, K1=values), CLIENTS)
        after = voices(ASKING, panel(ASKING, CLIENTS, K1=shuffled), CLIENTS)
        assert [(low.mark.value, low.median) for low in before] == [
            (low.mark.value, low.median) for low in after
        ]


def test_the_words_for_low_marks_name_nobody() -> None:
    answered = panel(ASKING, CLIENTS, K1=[4, 4, 1])
    (minority,) = minority_voices(ASKING, answered, CLIENTS)
    (lowest,) = lowest_on_critical(ASKING, answered, CLIENTS)
    assert minority_words(minority, DUTCH) == (
        "K1: één antwoord is 1, 3 stappen onder de middelste waarde 4."
    )
    assert lowest_words(lowest, DUTCH) == (
        "K1 kan een struikelblok zijn. Het laagste antwoord is 1."
    )
