"""Scores as plain data: full precision, everything in its place, and true to the schema."""

from __future__ import annotations

import json
from typing import Any

import jsonschema

from cliënttoets.assessment.model import Assessment, Proposal
from cliënttoets.questionnaire.model import Moment
from cliënttoets.response.model import Response
from cliënttoets.scoring.plain import plain_scores, scores_data, scores_schema

from .scored import CLIENTS, OFFICIALS, critical, panel, questionnaire, rating, response

ASSESSMENT = Assessment(
    proposal=Proposal(title="Voorbeeld: een vaste coach", example=True), moment=Moment.M2
)
ASKING = questionnaire(
    [rating(f"Q{number}", dimension="alles") for number in range(1, 8)],
    dimensions=[{"id": "alles", "title": "Alles"}],
)
FIXTURE = {"Q1": 3, "Q2": 2, "Q3": 4, "Q4": 1, "Q5": "nvt", "Q6": "weet_niet", "Q7": 2}


def plain(*responses: Response, asking: Any = ASKING) -> dict[str, Any]:
    """The scores of responses to one questionnaire, sound by the schema."""
    data = scores_data(ASSESSMENT, [asking], responses)
    jsonschema.validate(data, scores_schema())
    perspectives: dict[str, Any] = data["questionnaires"]["Q"]["perspectives"]
    return perspectives


def test_the_method_s_first_fixture_in_full_precision() -> None:
    found = plain(response(ASKING, FIXTURE))["clientorganisatie"]
    whole = {
        "index": 60.0,
        "coverage": 0.8333333333333334,  # 5 / 6
        "interval": [50.0, 66.66666666666667],
        "band": "op weg",
        "bands": ["op weg", "op weg"],
    }
    assert {key: found[key] for key in whole} == whole
    assert found["dimensions"] == {"alles": whole}
    assert found["respondents"] == 1
    assert found["signal"] == {"kind": "band", "words": "Op weg", "reasons": []}


def test_an_item_tells_all_its_answers() -> None:
    found = plain(*panel(ASKING, Q1=[3, 0, "nvt", "weet_niet", None]))
    assert found["clientorganisatie"]["items"]["Q1"] == {
        "counts": [1, 0, 0, 1, 0],
        "codes": {"nvt": 1, "te_vroeg": 0, "weet_niet": 1, "wil_niet": 0},
        "unanswered": 1,
        "capped": 0,
        "middle": [0, 3],
        "standing": "valued",
    }


def test_what_cannot_be_determined_is_null_and_never_zero() -> None:
    found = plain(response(ASKING, {}))["clientorganisatie"]
    assert (found["index"], found["band"]) == (None, None)
    assert found["interval"] == [0.0, 100.0]
    nothing = plain(response(ASKING, dict.fromkeys(FIXTURE, "nvt")))["clientorganisatie"]
    assert [nothing[key] for key in ("index", "coverage", "interval", "band", "bands")] == [
        None
    ] * 5
    assert nothing["items"]["Q1"]["middle"] is None


def test_only_the_client_side_has_a_signal() -> None:
    found = plain(response(ASKING, FIXTURE), response(ASKING, FIXTURE, OFFICIALS))
    assert list(found) == [CLIENTS, OFFICIALS]
    assert found["overheid_zelf"]["signal"] is None


def test_a_signal_gives_its_reasons_with_their_numbers() -> None:
    asking = questionnaire([critical("K1", 1), critical("K2", 0), rating("Q1"), rating("Q2")])
    found = plain(response(asking, {"K1": 1, "Q1": 4}), asking=asking)["clientorganisatie"][
        "signal"
    ]
    assert found == {
        "kind": "blocked",
        "words": "Struikelblok: eerst oplossen",
        "reasons": [
            {
                "kind": "critical_item",
                "words": "K1 heeft waarde 1. Tot en met 1 is dat een struikelblok.",
                "question": "K1",
                "value": 1,
                "threshold": 1,
            },
            {"kind": "rest_undecided", "words": "Voor de rest zijn er te weinig antwoorden."},
            {
                "kind": "low_coverage",
                "words": "De dekking is 50\u00a0%. Voor een oordeel is 70\u00a0% nodig.",
            },
            {
                "kind": "critical_missing",
                "words": "K2 kan een struikelblok zijn, maar heeft nog geen waarde.",
                "question": "K2",
            },
        ],
    }


def test_a_value_of_zero_stands_in_a_reason() -> None:
    asking = questionnaire([critical("K1", 0)])
    found = plain(response(asking, {"K1": 0}), asking=asking)["clientorganisatie"]["signal"]
    (reason,) = found["reasons"]
    assert (reason["value"], reason["threshold"]) == (0, 0)


def test_answers_that_are_set_aside_are_listed() -> None:
    asking = questionnaire([rating("Q1")], [rating("Q2", asked_when="Q1 >= 2")])
    data = scores_data(ASSESSMENT, [asking], [response(asking, {"Q1": 0, "Q2": 4})])
    jsonschema.validate(data, scores_schema())
    assert data["questionnaires"]["Q"]["set_aside"] == [
        {"respondent": "a", "perspective": "clientorganisatie", "question": "Q2"}
    ]
    items = data["questionnaires"]["Q"]["perspectives"]["clientorganisatie"]["items"]
    assert items["Q2"]["standing"] == "not_asked"


def test_questionnaires_stand_beside_one_another() -> None:
    other = questionnaire([rating("P1")], id="P", version=3)
    data = scores_data(
        ASSESSMENT, [ASKING, other], [response(ASKING, FIXTURE), response(other, {"P1": 4})]
    )
    jsonschema.validate(data, scores_schema())
    assert {name: one["version"] for name, one in data["questionnaires"].items()} == {
        "Q": 1,
        "P": 3,
    }


def test_the_proposal_and_the_moment_are_said_again() -> None:
    data = scores_data(ASSESSMENT, [ASKING], [])
    assert data["proposal"] == {"title": "Voorbeeld: een vaste coach", "example": True}
    assert data["moment"] == "M2"


def test_plain_scores_are_what_json_gives_back_of_them_and_hold_no_sentences() -> None:
    asking = questionnaire([critical("K1", 1), rating("Q1")])
    found = plain_scores([asking], [response(asking, {"K1": 1, "Q1": 4})])
    assert json.loads(json.dumps(found)) == found
    assert found["Q"]["perspectives"]["clientorganisatie"]["signal"] == {
        "kind": "blocked",
        "reasons": [{"kind": "critical_item", "question": "K1", "value": 1, "threshold": 1}],
    }


def test_the_schema_refuses_what_is_no_score() -> None:
    data = scores_data(ASSESSMENT, [ASKING], [response(ASKING, FIXTURE)])
    found = data["questionnaires"]["Q"]["perspectives"]["clientorganisatie"]
    validator = jsonschema.Draft202012Validator(scores_schema())
    for key, wrong in [
        ("index", 100.1), ("coverage", -0.1), ("interval", [1.0]), ("bands", ["a", "b", "c"]),
        ("respondents", -1), ("signal", {"kind": "passed", "reasons": []}), ("grade", 7),
    ]:  # fmt: skip
        before = dict(found)
        found[key] = wrong
        assert not validator.is_valid(data), key
        found.clear()
        found.update(before)
    assert validator.is_valid(data)
