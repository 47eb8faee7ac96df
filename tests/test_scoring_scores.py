"""Perspectives stand side by side: their own items, index, dimensions, and who carries a signal."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cliënttoets.questionnaire.model import Perspective
from cliënttoets.scoring.item import Standing
from cliënttoets.scoring.scores import lowest_items, scores
from cliënttoets.scoring.signal import SignalKind

from .scored import (
    CLIENTS,
    FAMILIES,
    OFFICIALS,
    critical,
    panel,
    questionnaire,
    rating,
    response,
)

ASKING = questionnaire([rating("Q1"), rating("Q2")])


def test_perspectives_are_never_averaged() -> None:
    found = scores(
        ASKING,
        [*panel(ASKING, CLIENTS, Q1=[0], Q2=[0]), *panel(ASKING, OFFICIALS, Q1=[4], Q2=[4])],
    )
    indexes = {name: score.total.index for name, score in found.perspectives.items()}
    assert indexes == {CLIENTS: 0, OFFICIALS: 100}


def test_perspectives_stand_in_fixed_order_whoever_answered_first() -> None:
    order = [OFFICIALS, FAMILIES, CLIENTS]
    found = scores(ASKING, [response(ASKING, {"Q1": 1}, one) for one in order])
    assert list(found.perspectives) == [CLIENTS, FAMILIES, OFFICIALS]


def test_a_perspective_that_did_not_answer_has_no_score() -> None:
    assert scores(ASKING, []).perspectives == {}


@pytest.mark.parametrize("perspective", list(Perspective))
def test_only_the_client_side_carries_a_signal(perspective: Perspective) -> None:
    found = scores(ASKING, panel(ASKING, perspective, Q1=[4], Q2=[4]))
    carries = found.perspectives[perspective].signal is not None
    assert carries == (perspective in (CLIENTS, FAMILIES))


def test_responses_to_another_version_are_left_out() -> None:
    newer = questionnaire([rating("Q1"), rating("Q2")], version=2)
    found = scores(newer, [response(ASKING, {"Q1": 0}), response(newer, {"Q1": 4})])
    assert found.version == 2
    assert found.perspectives[CLIENTS].respondents == 1
    assert found.perspectives[CLIENTS].items["Q1"].counts == (0, 0, 0, 0, 1)


def test_every_rating_has_an_item_in_the_order_of_the_questionnaire() -> None:
    asking = questionnaire([rating("B")], [rating("A"), {"kind": "text", "id": "T", "text": "?"}])
    found = scores(asking, [response(asking, {"A": 1})]).perspectives[CLIENTS]
    assert list(found.items) == ["B", "A"]


def test_a_question_that_a_condition_hides_is_not_missing() -> None:
    asking = questionnaire([rating("Q1")], [rating("Q2", asked_when="Q1 >= 2")])
    found = scores(asking, panel(asking, Q1=[1, 3], Q2=[4, 3])).perspectives[CLIENTS]
    assert found.items["Q2"].counts == (0, 0, 0, 1, 0)  # the 4 stands where Q1 hides it
    assert found.items["Q2"].asked == 1
    hidden = scores(asking, panel(asking, Q1=[1])).perspectives[CLIENTS]
    assert hidden.items["Q2"].standing is Standing.NOT_ASKED
    assert hidden.total.coverage == 1


def test_a_dimension_is_the_index_of_its_questions() -> None:
    asking = questionnaire(
        [rating("Q1", dimension="d1"), rating("Q2", dimension="d2"), rating("Q3"),
         rating("Q4", dimension="d1")],
        dimensions=[{"id": name, "title": name} for name in ("d1", "d2", "d3")],
    )  # fmt: skip
    found = scores(asking, panel(asking, Q1=[4], Q2=[None], Q3=[0], Q4=[1])).perspectives[CLIENTS]
    assert list(found.dimensions) == ["d1", "d2", "d3"]
    assert found.dimensions["d1"].index == Fraction(125, 2)  # 100 * 5 / 8
    assert found.dimensions["d2"].coverage == 0
    assert found.dimensions["d3"].coverage is None
    assert found.total.index == Fraction(500, 12)  # 100 * (4 + 0 + 1) / (4 * 3)


NVT_ASKING = questionnaire([critical("K", 1), rating("Q")])


@pytest.mark.parametrize(
    ("clients", "families", "standing"),
    [
        pytest.param("nvt", None, Standing.NOT_APPLICABLE, id="client organisations confirm"),
        pytest.param(None, "nvt", Standing.NOT_APPLICABLE, id="families confirm"),
        pytest.param(3, None, Standing.MISSING, id="client organisations give a value"),
        pytest.param("te_vroeg", None, Standing.MISSING, id="too early confirms nothing"),
        pytest.param("weet_niet", "weet_niet", Standing.MISSING, id="nobody knows"),
        pytest.param(None, None, Standing.MISSING, id="nobody says"),
    ],
)
def test_an_nvt_of_the_government_on_a_critical_question_asks_for_confirmation(
    clients: object, families: object, standing: Standing
) -> None:
    found = scores(
        NVT_ASKING,
        [
            response(NVT_ASKING, {"K": "nvt", "Q": 4}, OFFICIALS),
            response(NVT_ASKING, {"K": clients}, CLIENTS),
            response(NVT_ASKING, {"K": families}, FAMILIES),
        ],
    )
    assert found.perspectives[OFFICIALS].items["K"].standing is standing


def test_an_nvt_of_the_government_alone_is_not_confirmed() -> None:
    alone = scores(NVT_ASKING, [response(NVT_ASKING, {"K": "nvt", "Q": "nvt"}, OFFICIALS)])
    items = alone.perspectives[OFFICIALS].items
    assert items["K"].standing is Standing.MISSING
    assert items["Q"].standing is Standing.NOT_APPLICABLE  # Q is not critical
    assert alone.perspectives[OFFICIALS].total.coverage == 0


def test_a_signal_rests_on_its_own_perspective_alone() -> None:
    found = scores(
        NVT_ASKING,
        [
            response(NVT_ASKING, {"K": 1, "Q": 4}, CLIENTS),
            response(NVT_ASKING, {"K": 4, "Q": 4}, FAMILIES),
        ],
    )
    kinds = [score.signal.kind for score in found.perspectives.values() if score.signal]
    assert kinds == [SignalKind.BLOCKED, SignalKind.BAND]


@pytest.mark.parametrize(
    ("said", "lowest"),
    [
        pytest.param({"Q1": 3, "Q2": 1}, ["Q2"], id="one"),
        pytest.param({"Q1": 2, "Q2": 2}, ["Q1", "Q2"], id="all that share the lowest value"),
        pytest.param({"Q1": "weet_niet", "Q2": 4}, ["Q2"], id="no value is not the lowest value"),
        pytest.param({}, [], id="none without values"),
    ],
)
def test_the_lowest_items_are_those_with_the_lowest_value(
    said: dict[str, object], lowest: list[str]
) -> None:
    score = scores(ASKING, [response(ASKING, said)]).perspectives[CLIENTS]
    assert [item.question for item in lowest_items(score)] == lowest
