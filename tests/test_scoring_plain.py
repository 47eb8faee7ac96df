"""Scores as plain data: full precision, everything in its place, and true to the schema."""

from __future__ import annotations

import json
import math
from typing import Any

import jsonschema
import pytest

from cliënttoets.assessment.model import Assessment, Proposal
from cliënttoets.questionnaire.model import Moment
from cliënttoets.response.model import Response
from cliënttoets.scoring.alpha import krippendorff_alpha
from cliënttoets.scoring.plain import plain_scores, scores_data, scores_schema
from cliënttoets.scoring.rounds import Round

from .scored import CLIENTS, FAMILIES, OFFICIALS, critical, panel, questionnaire, rating, response

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


def said_of(*responses: Response, asking: Any = ASKING) -> dict[str, Any]:
    """What is said of the first perspective that answered."""
    found: dict[str, Any] = next(iter(plain(*responses, asking=asking).values()))["said"]
    return found


def test_agreement_is_told_in_full_from_three_assessors_on_and_in_words_before() -> None:
    found = said_of(*panel(ASKING, Q1=[0, 1, 2], Q2=[3, 4, None], Q3=[4, None, None]))["agreement"]
    # Q1: one layer (1,1,1,0,0): TU = 6 of which (1,1,0) 6 and (0,1,1) 0, TDU = 0: U = 1, so that
    # A = 1 - 2/4 = 0.5; consensus: mean 1, 1 + 2/3 x log2(1 - 1/4) = 0.7233083338141042
    assert found["Q1"] == {
        "kind": "panel",
        "words": "verspreid",
        "concord": "spread",
        "a": 0.5,
        "consensus": pytest.approx(1 + 2 / 3 * math.log2(0.75), abs=1e-15),
    }
    assert found["Q2"] == {
        "kind": "two_assessors",
        "words": "twee beoordelaars: 3 en 4, 1 stap verschil",
    }
    assert found["Q3"] == {"kind": "one_assessor", "words": "één beoordelaar"}
    assert "Q4" not in found


def test_low_marks_name_bodies_and_their_reasons_and_never_a_person() -> None:
    asking = questionnaire([critical("K", 1)])
    low = {"value": 0, "explanation": "Het schaadt."}
    rows = [low, 0, 2, 3, 3]
    bodies = said_of(*panel(asking, K=rows), asking=asking)
    # 0, 0, 2, 3, 3: the middle is 2, two steps above both lowest
    first = {
        "question": "K",
        "value": 0,
        "median": 2,
        "respondent": "clientorganisatie1",
        "reason": "Het schaadt.",
    }
    second = {"question": "K", "value": 0, "median": 2, "respondent": "clientorganisatie2"}
    assert bodies["minority"] == bodies["lowest_on_critical"] == [first, second]
    persons = said_of(*panel(asking, FAMILIES, K=rows), asking=asking)
    bare = {"question": "K", "value": 0, "median": 2}
    assert persons["minority"] == persons["lowest_on_critical"] == [bare, bare]


def test_who_saw_what_blocks_is_told_with_why() -> None:
    asking = questionnaire([critical("K", 1)])
    found = said_of(
        *panel(asking, K=[{"value": 1, "explanation": "Niets staat ertegenover."}, 1, 4]),
        asking=asking,
    )
    assert found["seen_by"] == [
        {
            "question": "K",
            "value": 1,
            "respondent": "clientorganisatie1",
            "reason": "Niets staat ertegenover.",
        },
        {"question": "K", "value": 1, "respondent": "clientorganisatie2"},
    ]


def test_claims_stand_with_the_index_that_is_left_without_them() -> None:
    said = {"Q1": {"value": 4, "evidence": 1}, "Q2": {"value": 4, "evidence": 2}}
    found = said_of(response(ASKING, said, OFFICIALS, "Dienst"))
    assert found["claims"] == [{"question": "Q1", "value": 4, "respondent": "Dienst"}]
    assert found["strict_index"] == 75.0  # 2 + 4 of 8


def test_robustness_tells_every_reading_the_weight_range_and_each_flip() -> None:
    found = said_of(response(ASKING, FIXTURE))["robustness"]
    assert (found["total"], len(found["readings"])) == (12, 12)
    assert found["same"] == sum(each["is_same"] for each in found["readings"])
    assert found["readings"][1] == {
        "scenario": "without_item",
        "words": "Zonder Q1",
        "outcome": "tussen “eerste stappen” en “op weg”",
        "question": "Q1",
        "index": 56.25,  # 9 of 16
        "is_same": False,
        "is_idle": False,
    }
    # 3, 2, 4, 1, 2: the lowest mean has 1, 2 and 2 heavy: (7.5 + 3.5) / (4.5 + 1) = 2; the highest
    # 3 and 4: (10.5 + 2.5) / (3 + 1.5) = 26/9
    assert found["weight_range"] == [50.0, pytest.approx(100 * 26 / 36)]
    assert found["flips"][0]["given"] == 3
    assert found["flips"][0]["words"].startswith("Eén antwoord anders (Q1 van 3 naar 2)")


def test_alpha_stands_in_the_annex_alone() -> None:
    asking = questionnaire([rating(f"Q{n}") for n in range(10)])
    rows = {f"Q{n}": [n % 5, n % 5, (n + 1) % 5] for n in range(10)}
    found = said_of(*panel(asking, **rows), asking=asking)
    alpha = found["annex"]["krippendorff"]
    assert (alpha["kind"], alpha["items"], alpha["assessors"]) == ("alpha", 10, 3)
    assert alpha["alpha"] == float(krippendorff_alpha(list(rows.values())) or 0)
    few = said_of(response(ASKING, FIXTURE))["annex"]["krippendorff"]
    assert (few["kind"], few["items"]) == ("too_small_for_alpha", 0)
    assert "alpha" not in few


def test_the_sides_and_the_patterns_stand_with_the_questionnaire() -> None:
    asking = questionnaire(
        [rating("A"), rating("B")],
        patterns=[{"id": "P", "when": "A <= 1 and B >= 3", "sentence": "Scheef."}],
    )
    data = scores_data(
        ASSESSMENT,
        [asking],
        [response(asking, {"A": 1}), response(asking, {"A": 3, "B": 2}, OFFICIALS)],
    )
    jsonschema.validate(data, scores_schema())
    found = data["questionnaires"]["Q"]
    assert found["compared"] == [
        {
            "perspective": "clientorganisatie",
            "order": "unknown",
            "gaps": [
                {
                    "question": "A",
                    "client": 1,
                    "own": 3,
                    "steps": 2,
                    "gap": "blind_spot",
                    "words": "A: 1 volgens cliëntenorganisaties, 3 volgens de overheid zelf "
                    "(blinde vlek).",
                }
            ],
            "not_comparable": [{"question": "B", "client": "missing", "own": "valued"}],
        }
    ]
    (pattern,) = found["patterns"]
    assert (pattern["pattern"], pattern["state"]) == ("P", "not_assessable")
    assert pattern["values"] == [
        {"question": "A", "perspective": "clientorganisatie", "value": 1},
        {"question": "B", "perspective": "clientorganisatie", "value": None},
    ]


def test_an_earlier_round_adds_what_changed() -> None:
    asking = questionnaire(
        [rating("A", dimension="d"), rating("B", dimension="e"), rating("C", dimension="e")],
        dimensions=[{"id": "d", "title": "De ene"}, {"id": "e", "title": "De andere"}],
    )
    earlier = Round((asking,), (response(asking, {"A": 1, "B": 2}),))
    now = [response(asking, {"A": 3, "B": 2, "C": 2}), response(asking, {"A": 2}, OFFICIALS)]
    data = scores_data(ASSESSMENT, [asking], now, earlier=earlier)
    jsonschema.validate(data, scores_schema())
    (changed,), (once,) = data["rounds"]["changed"], data["rounds"]["once"]
    assert [(one["question"], one["steps"], one["movement"]) for one in changed["changes"]] == [
        ("A", 2, "forward"),
        ("B", 0, "level"),
    ]
    assert [one["question"] for one in changed["not_comparable"]] == ["C"]
    # A is the whole of its dimension, from 1 of 4 to 3 of 4; B is half of the other
    one, other = changed["dimensions"]
    assert (one["share"], one["before"], one["after"]) == (1.0, 25.0, 75.0)
    assert (other["share"], set(other)) == (0.5, {"dimension", "share", "words"})
    assert (once["perspective"], once["is_new"]) == ("overheid_zelf", True)
    assert "rounds" not in scores_data(ASSESSMENT, [asking], now)


def test_a_snapshot_s_scores_keep_what_decides_and_not_what_is_said_about_it() -> None:
    (found,) = plain_scores([ASKING], [response(ASKING, FIXTURE)]).values()
    assert set(found) == {"version", "perspectives", "set_aside"}
    assert "said" not in found["perspectives"]["clientorganisatie"]


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
