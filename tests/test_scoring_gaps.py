"""The government beside the client side: gaps in steps, and which side answered first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cliënttoets.language import DUTCH
from cliënttoets.questionnaire.model import Questionnaire
from cliënttoets.response.model import Response
from cliënttoets.scoring.evidence import EvidenceProfile
from cliënttoets.scoring.gaps import (
    Gap,
    GapKind,
    NotComparable,
    Order,
    SideBySide,
    cliffs_delta,
    gap_words,
    not_comparable_words,
    order_of,
    order_words,
    side_by_side,
)
from cliënttoets.scoring.item import Standing
from cliënttoets.scoring.scores import scores

from .scored import CLIENTS, FAMILIES, OFFICIALS, critical, panel, questionnaire, rating, response

NO_EVIDENCE = EvidenceProfile(levels=(0, 0, 0, 0), unsaid=1, claimed=0)


def compared(asking: Questionnaire, answered: list[Response]) -> tuple[SideBySide, ...]:
    """What the responses say side by side."""
    return side_by_side(asking, scores(asking, answered), answered)


def answered_by(
    asking: Questionnaire, client: Mapping[str, object], own: Mapping[str, object]
) -> list[Response]:
    """One client organisation and one official."""
    return [response(asking, client, CLIENTS), response(asking, own, OFFICIALS)]


@pytest.mark.parametrize(
    ("client", "own", "steps", "kind"),
    [
        pytest.param(2, 2, 0, GapKind.ABOUT_EQUAL, id="the same"),
        pytest.param(2, 3, 1, GapKind.ABOUT_EQUAL, id="one step higher"),
        pytest.param(3, 2, -1, GapKind.ABOUT_EQUAL, id="one step lower"),
        pytest.param(1, 3, 2, GapKind.BLIND_SPOT, id="two steps higher"),
        pytest.param(0, 4, 4, GapKind.BLIND_SPOT, id="from end to end"),
        pytest.param(3, 1, -2, GapKind.STRICTER_ON_ITSELF, id="two steps lower"),
    ],
)
def test_a_gap_is_the_own_value_minus_the_clients_in_steps(
    client: int, own: int, steps: int, kind: GapKind
) -> None:
    gap = Gap(question="Q1", is_critical=False, client=client, own=own, evidence=NO_EVIDENCE)
    assert (gap.steps, gap.kind) == (steps, kind)


def test_a_gap_compares_lower_medians_and_tells_how_the_own_side_is_backed() -> None:
    asking = questionnaire([rating("Q1")])
    shown = {"value": 4, "evidence": 2}
    answered = [
        *panel(asking, CLIENTS, Q1=[1, 3]),
        *panel(asking, OFFICIALS, Q1=[4, shown, "weet_niet"]),
    ]
    (found,) = compared(asking, answered)
    # Lower medians: 1 of [1, 3] and 4 of [4, 4]. One 4 has a document, the other nothing.
    evidence = EvidenceProfile(levels=(0, 0, 1, 0), unsaid=1, claimed=1)
    assert found == SideBySide(
        perspective=CLIENTS,
        gaps=(Gap(question="Q1", is_critical=False, client=1, own=4, evidence=evidence),),
        not_comparable=(),
    )


def test_wide_gaps_come_first_then_critical_ones_then_the_order_of_the_questionnaire() -> None:
    asking = questionnaire(
        [rating("Q1"), rating("Q2"), rating("Q3")], [critical("K1", 0), critical("K2", 0)]
    )
    client = {"Q1": 2, "Q2": 4, "Q3": 1, "K1": 3, "K2": 1}
    own = {"Q1": 2, "Q2": 1, "Q3": 3, "K1": 3, "K2": 3}
    (found,) = compared(asking, answered_by(asking, client, own))
    # 0, -3, 2, 0 and 2 steps: Q2 is widest; of both 2s and both 0s the critical one goes first.
    assert [(gap.question, gap.steps) for gap in found.gaps] == [
        ("Q2", -3),
        ("K2", 2),
        ("Q3", 2),
        ("K1", 0),
        ("Q1", 0),
    ]


def test_a_question_without_a_value_on_both_sides_is_listed_with_why() -> None:
    asking = questionnaire(
        [
            rating("Q1"),
            rating("Q2", asked_of=["overheid_zelf"]),
            rating("Q3"),
            rating("Q4"),
            rating("Q5", asked_of=["praktijk"]),
        ]
    )
    client = {"Q1": "weet_niet", "Q3": "te_vroeg", "Q4": 1}
    own = {"Q1": 3, "Q2": 3, "Q4": 2}
    (found,) = compared(asking, answered_by(asking, client, own))
    assert [gap.question for gap in found.gaps] == ["Q4"]
    assert found.not_comparable == (
        NotComparable(question="Q1", client=Standing.MISSING, own=Standing.VALUED),
        NotComparable(question="Q2", client=Standing.NOT_ASKED, own=Standing.VALUED),
        NotComparable(question="Q3", client=Standing.TOO_EARLY, own=Standing.MISSING),
    )  # Q5 was asked of neither


def test_client_organisations_and_families_are_compared_apart() -> None:
    asking = questionnaire([rating("Q1")])
    answered = [
        response(asking, {"Q1": 0}, FAMILIES),
        response(asking, {"Q1": 3}, OFFICIALS),
        response(asking, {"Q1": 4}, CLIENTS),
    ]
    found = compared(asking, answered)
    assert [(each.perspective, each.gaps[0].steps) for each in found] == [
        (CLIENTS, -1),
        (FAMILIES, 3),
    ]


@pytest.mark.parametrize("side", [CLIENTS, OFFICIALS])
def test_one_side_alone_has_nothing_beside_it(side: object) -> None:
    asking = questionnaire([rating("Q1")])
    assert compared(asking, [response(asking, {"Q1": 3}, side)]) == ()  # type: ignore[arg-type]


SIX = questionnaire([rating("Q1"), critical("K1", 1), rating("Q2")], [critical("K2", 0)])
said = st.sampled_from([None, "weet_niet", "te_vroeg", "nvt", 0, 1, 2, 3, 4])
someone = st.fixed_dictionaries(dict.fromkeys(("Q1", "K1", "Q2", "K2"), said))
sides = st.lists(st.tuples(st.sampled_from([CLIENTS, FAMILIES, OFFICIALS]), someone), max_size=7)


@given(sides)
def test_every_question_that_was_asked_is_compared_or_listed_once(answering: list) -> None:
    answered = [response(SIX, answers, side) for side, answers in answering]
    for found in compared(SIX, answered):
        listed = [gap.question for gap in found.gaps] + [
            each.question for each in found.not_comparable
        ]
        assert sorted(listed) == ["K1", "K2", "Q1", "Q2"]


@given(sides)
def test_gaps_never_widen_along_the_list_and_the_critical_go_first(answering: list) -> None:
    answered = [response(SIX, answers, side) for side, answers in answering]
    order = {question.id: place for place, question in enumerate(SIX.ratings())}
    for found in compared(SIX, answered):
        keys = [(-abs(g.steps), not g.is_critical, order[g.question]) for g in found.gaps]
        assert keys == sorted(keys)


@given(sides.flatmap(lambda listed: st.tuples(st.just(listed), st.permutations(listed))))
def test_the_order_of_respondents_never_matters(answering: tuple[list, list]) -> None:
    one, other = ([response(SIX, said, side) for side, said in each] for each in answering)
    assert compared(SIX, one) == compared(SIX, other)


# --- Cliff's delta -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("own", "client", "delta"),
    [
        # 3 beats 1, 2 and 1 and equals 3; each 4 beats all four: 3 + 4 + 4 of 12 pairs.
        pytest.param((0, 0, 0, 1, 2), (0, 2, 1, 1, 0), Fraction(11, 12), id="3 4 4 and 1 2 1 3"),
        pytest.param((0, 0, 0, 0, 3), (2, 0, 0, 0, 0), Fraction(1), id="every own value higher"),
        pytest.param((2, 0, 0, 0, 0), (0, 0, 0, 0, 3), Fraction(-1), id="every own value lower"),
        pytest.param((0, 0, 2, 0, 0), (0, 0, 5, 0, 0), Fraction(0), id="all the same"),
        pytest.param((1, 0, 0, 0, 1), (0, 0, 1, 0, 0), Fraction(0), id="one higher, one lower"),
        pytest.param((0, 0, 0, 0, 0), (0, 0, 1, 0, 0), None, id="an empty side"),
    ],
)
def test_cliffs_delta_is_the_share_of_pairs_won_minus_lost(
    own: tuple[int, ...], client: tuple[int, ...], delta: Fraction | None
) -> None:
    assert cliffs_delta(own, client) == delta


values = st.lists(st.integers(0, 4), min_size=1, max_size=8)


def counted(given_values: list[int]) -> tuple[int, ...]:
    return tuple(given_values.count(value) for value in range(5))


@given(values, values)
def test_cliffs_delta_is_what_comparing_each_with_each_gives(
    own: list[int], client: list[int]
) -> None:
    won = sum(mine > theirs for mine in own for theirs in client)
    lost = sum(mine < theirs for mine in own for theirs in client)
    delta = cliffs_delta(counted(own), counted(client))
    assert delta == Fraction(won - lost, len(own) * len(client))
    assert delta == -cliffs_delta(counted(client), counted(own))  # type: ignore[operator]


# --- Which side answered first -----------------------------------------------------------------


def on(day: int) -> datetime:
    return datetime(2026, 5, day, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("own", "client", "order"),
    [
        pytest.param([on(1), on(3)], [on(4), on(9)], Order.OWN_FIRST, id="all own before"),
        pytest.param([on(5)], [on(4), on(3)], Order.CLIENTS_FIRST, id="all clients before"),
        pytest.param([on(1), on(5)], [on(4)], Order.MIXED, id="one before and one after"),
        pytest.param([on(1)], [on(1)], Order.MIXED, id="the same instant"),
        pytest.param([on(1), None], [on(4)], Order.UNKNOWN, id="an own one that could be later"),
        pytest.param([on(1)], [on(4), None], Order.UNKNOWN, id="a client that could be earlier"),
        pytest.param([on(1), on(5), None], [on(4)], Order.MIXED, id="mixed already by the known"),
        pytest.param([None], [on(4)], Order.UNKNOWN, id="nothing known of one side"),
        pytest.param([], [on(4)], Order.UNKNOWN, id="an empty side"),
    ],
)
def test_a_side_is_first_when_all_of_it_was_in_before_the_other(
    own: list[datetime | None], client: list[datetime | None], order: Order
) -> None:
    assert order_of(own, client) is order


instants = st.lists(st.one_of(st.none(), st.builds(on, st.integers(1, 6))), max_size=4)
REVERSED = {Order.OWN_FIRST: Order.CLIENTS_FIRST, Order.CLIENTS_FIRST: Order.OWN_FIRST}


@given(instants, instants)
def test_exchanging_the_sides_exchanges_who_was_first(
    own: list[datetime | None], client: list[datetime | None]
) -> None:
    order = order_of(own, client)
    assert order_of(client, own) is REVERSED.get(order, order)


@given(instants, instants, st.integers(1, 6))
def test_what_is_said_of_unknown_instants_holds_whatever_they_are(
    own: list[datetime | None], client: list[datetime | None], day: int
) -> None:
    order = order_of(own, client)
    known = [[each or on(day) for each in side] for side in (own, client)]
    if order is not Order.UNKNOWN:
        assert order_of(*known) is order


# --- Words -------------------------------------------------------------------------------------


def test_a_gap_is_said_with_both_values() -> None:
    gap = Gap(question="KT4", is_critical=True, client=1, own=4, evidence=NO_EVIDENCE)
    assert gap_words(gap, CLIENTS, DUTCH) == (
        "KT4: 1 volgens cliëntenorganisaties, 4 volgens de overheid zelf (blinde vlek)."
    )
    assert gap_words(gap, FAMILIES, DUTCH) == (
        "KT4: 1 volgens gezinnen en jongeren, 4 volgens de overheid zelf (blinde vlek)."
    )


@pytest.mark.parametrize(
    ("client", "own", "words"),
    [
        pytest.param(
            Standing.MISSING,
            Standing.VALUED,
            "Q1 is niet te vergelijken. Cliëntenorganisatie: geen antwoord met een cijfer.",
            id="one side lacks a value",
        ),
        pytest.param(
            Standing.NOT_ASKED,
            Standing.TOO_EARLY,
            "Q1 is niet te vergelijken. Cliëntenorganisatie: niet gevraagd; "
            "Overheid (zelfbeoordeling): te vroeg om te beoordelen.",
            id="both do",
        ),
    ],
)
def test_why_a_question_cannot_be_compared_is_said_of_each_side_without_a_value(
    client: Standing, own: Standing, words: str
) -> None:
    pair = NotComparable(question="Q1", client=client, own=own)
    assert not_comparable_words(pair, CLIENTS, DUTCH) == words


@pytest.mark.parametrize(
    ("order", "words"),
    [
        (
            Order.OWN_FIRST,
            "Eerst diende de overheid haar antwoorden in, daarna de cliëntzijde.",
        ),
        (
            Order.CLIENTS_FIRST,
            "Eerst diende de cliëntzijde haar antwoorden in, daarna de overheid.",
        ),
        (Order.MIXED, "De overheid en de cliëntzijde antwoordden door elkaar."),
        (Order.UNKNOWN, "Welke kant eerst antwoordde, is niet bekend."),
    ],
    ids=list(Order),
)
def test_the_order_is_said_in_a_sentence(order: Order, words: str) -> None:
    assert order_words(order, DUTCH) == words
