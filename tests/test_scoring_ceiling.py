"""The weakest part that was answered limits the value of its question."""

from __future__ import annotations

from typing import Any

import pytest

from cliënttoets.response.model import Response
from cliënttoets.scoring.ceiling import counted_value
from cliënttoets.scoring.scores import scores

from .scored import CLIENTS, questionnaire, rating, response

PARTS = [
    {"kind": "yes_partly_no", "id": "Q1a", "text": "Vroeg?"},
    {"kind": "yes_partly_no", "id": "Q1b", "text": "Blijvend?"},
    {"kind": "rating", "id": "Q1c", "text": "Hoe goed?"},
    {"kind": "choice", "id": "Q1d", "text": "Wie?", "options": [
        {"id": "nee", "text": "Niemand"}, {"id": "ja", "text": "Iemand"}]},
    {"kind": "table", "id": "Q1e", "text": "Welke?", "columns": [
        {"kind": "text", "id": "naam", "text": "Naam"},
        {"kind": "yes_partly_no", "id": "waarborg", "text": "Waarborg?"},
        {"kind": "yes_partly_no", "id": "label", "text": "Label?"}]},
]  # fmt: skip
OF = ["Q1a", "Q1c", "waarborg"]
ASKING = questionnaire([rating("Q1", parts=PARTS, ceiling={"of": OF, "deels": 3, "nee": 2})])
(QUESTION,) = ASKING.ratings()


def said(value: object, **parts: Any) -> Response:
    """A response to the one question and its parts."""
    return response(ASKING, {"Q1": value, **parts})


@pytest.mark.parametrize(
    ("given", "parts", "counted"),
    [
        pytest.param(4, {}, 4, id="no part answered: no ceiling"),
        pytest.param(4, {"Q1a": "ja"}, 4, id="yes sets no ceiling"),
        pytest.param(4, {"Q1a": "deels"}, 3, id="partly caps at 3"),
        pytest.param(4, {"Q1a": "nee"}, 2, id="no caps at 2"),
        pytest.param(1, {"Q1a": "nee"}, 1, id="a ceiling never lifts"),
        pytest.param(4, {"Q1a": "weet_niet"}, 4, id="weet niet sets no ceiling"),
        pytest.param(4, {"Q1b": "nee"}, 4, id="a part that is not named sets none"),
        pytest.param(4, {"Q1d": "nee"}, 4, id="an option that is called nee is not a no"),
        pytest.param(4, {"Q1c": 1}, 1, id="a part that is a rating caps at its own value"),
        pytest.param(4, {"Q1c": 0}, 0, id="also at 0"),
        pytest.param(4, {"Q1c": "weet_niet"}, 4, id="a rating without a value caps nothing"),
        pytest.param(4, {"Q1e": [{"waarborg": "ja"}]}, 4, id="one good row"),
        pytest.param(
            4, {"Q1e": [{"waarborg": "ja"}, {"waarborg": "nee"}]}, 2, id="the weakest row counts"
        ),
        pytest.param(4, {"Q1e": [{"label": "nee"}]}, 4, id="a column that is not named sets none"),
        pytest.param(4, {"Q1e": [{"naam": "nee"}]}, 4, id="a text that says nee is not a no"),
        pytest.param(
            4, {"Q1a": "deels", "Q1c": 3, "Q1e": [{"waarborg": "nee"}]}, 2, id="the lowest of all"
        ),
    ],
)
def test_the_weakest_answered_part_is_the_ceiling(
    given: int, parts: dict[str, object], counted: int
) -> None:
    assert counted_value(QUESTION, said(given, **parts), given) == counted


def test_a_question_without_a_ceiling_counts_as_given() -> None:
    asking = questionnaire([rating("Q1", parts=PARTS)])
    (question,) = asking.ratings()
    assert counted_value(question, response(asking, {"Q1": 4, "Q1a": "nee"}), 4) == 4


def test_the_distribution_holds_what_counts_and_says_how_many_were_capped() -> None:
    panel = [said(4, Q1a="nee"), said(4), said(1, Q1a="nee")]
    item = scores(ASKING, panel).perspectives[CLIENTS].items["Q1"]
    assert item.counts == (0, 1, 1, 0, 1)  # 1 as given, 4 capped to 2, 4 as given
    assert item.capped == 1
