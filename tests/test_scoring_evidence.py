"""What a self-assessment claims without evidence, and how items read when that does not count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cliënttoets.language import DUTCH
from cliënttoets.questionnaire.model import Perspective
from cliënttoets.response.model import Response
from cliënttoets.scoring.evidence import (
    EvidenceProfile,
    claim_words,
    claims,
    evidence_profiles,
    evidence_words,
    read_strictly,
)
from cliënttoets.scoring.item import ItemScore, Standing
from cliënttoets.scoring.scores import scores

from .scored import CLIENTS, OFFICIALS, critical, panel, questionnaire, rating, response

ASKING = questionnaire([rating("Q1"), critical("K1", 1)])


def backed(value: object, level: int | None) -> dict[str, Any]:
    """A value with its evidence level."""
    return {"value": value} if level is None else {"value": value, "evidence": level}


def items(
    answered: list[Response], perspective: Perspective = OFFICIALS, asking: Any = ASKING
) -> Mapping[str, ItemScore]:
    """The items of a perspective."""
    return scores(asking, answered).perspectives[perspective].items


@pytest.mark.parametrize(
    ("value", "level", "is_claimed"),
    [
        pytest.param(2, None, False, id="a 2 needs no evidence"),
        pytest.param(3, None, True, id="a 3 without a word on evidence"),
        pytest.param(3, 0, True, id="a 3 with none"),
        pytest.param(4, 1, True, id="a 4 with a title and a date"),
        pytest.param(3, 2, False, id="a 3 with a document"),
        pytest.param(4, 3, False, id="a 4 that the client side confirms"),
        pytest.param("weet_niet", None, False, id="no number claims nothing"),
        pytest.param(None, None, False, id="no answer claims nothing"),
    ],
)
def test_a_high_value_without_a_document_is_claimed(
    value: object, level: int | None, is_claimed: bool
) -> None:
    said = backed(value, level) if isinstance(value, int) else value
    found = claims(ASKING, [response(ASKING, {"Q1": said}, OFFICIALS)])
    assert list(found) == ["Q1", "K1"]
    assert len(found["Q1"]) == is_claimed


def test_only_the_self_assessment_claims() -> None:
    answered = [response(ASKING, {"Q1": 4}, CLIENTS)]
    assert claims(ASKING, answered)["Q1"] == ()
    assert len(claims(ASKING, answered, CLIENTS)["Q1"]) == 1  # for who asks to read it alike


def test_a_claim_knows_its_response_and_what_was_given() -> None:
    answered = [
        response(ASKING, {"Q1": 4}, CLIENTS),
        response(ASKING, {"Q1": backed(4, 2)}, OFFICIALS, "Departement"),
        response(ASKING, {"Q1": backed(3, 1)}, OFFICIALS, "Agentschap"),
    ]
    (claim,) = claims(ASKING, answered)["Q1"]
    assert (claim.response, claim.given, claim.answer.evidence) == (2, 3, 1)
    assert claim_words(claim, answered[claim.response].respondent, DUTCH) == (
        "Q1: Agentschap geeft zichzelf 3. Dat is beweerd, niet aangetoond."
    )


def test_the_evidence_of_a_question_is_counted_by_level() -> None:
    said = [backed(4, 0), backed(4, 1), backed(1, 1), backed(3, 2), backed(0, 3), 3, 2, "nvt", None]
    found = evidence_profiles(ASKING, panel(ASKING, OFFICIALS, Q1=said))
    assert found == {
        # Claimed are the 4 with level 0, the 4 with level 1 and the 3 with nothing said.
        "Q1": EvidenceProfile(levels=(1, 2, 1, 1), unsaid=2, claimed=3),
        "K1": EvidenceProfile(levels=(0, 0, 0, 0), unsaid=0, claimed=0),
    }
    assert (found["Q1"].valued, found["Q1"].backed) == (7, 2)
    assert evidence_words(found["Q1"], DUTCH) == "2 van 7 aangetoond"


# --- Read strictly -----------------------------------------------------------------------------


def test_a_claim_is_read_as_a_two() -> None:
    answered = panel(ASKING, OFFICIALS, Q1=[4, backed(4, 2), 3, 1, "weet_niet"])
    strict = read_strictly(items(answered), claims(ASKING, answered))
    # 4 and 3 become 2; the 4 with a document stays: 1, 2, 2, 4, of which 2 is the middle twice.
    assert strict["Q1"].counts == (0, 1, 2, 0, 1)
    assert strict["Q1"].middle == (2, 2)
    assert (strict["Q1"].codes, strict["Q1"].asked) == (items(answered)["Q1"].codes, 5)


def test_an_item_without_claims_reads_as_it_is() -> None:
    answered = panel(ASKING, OFFICIALS, Q1=[backed(4, 3), 2, None], K1=["nvt", "nvt", None])
    before = items(answered)
    assert before["K1"].standing is Standing.MISSING  # no client confirms the nvt
    assert read_strictly(before, claims(ASKING, answered)) == before


@pytest.mark.parametrize(
    ("part", "counts"),
    [
        pytest.param("ja", (0, 0, 1, 0, 0), id="without a ceiling a 2"),
        pytest.param("deels", (0, 0, 1, 0, 0), id="a ceiling of 3 lies above"),
        pytest.param("nee", (0, 1, 0, 0, 0), id="a ceiling of 1 lies under, and stays"),
    ],
)
def test_the_lower_of_two_and_the_ceiling_counts(part: str, counts: tuple[int, ...]) -> None:
    asking = questionnaire(
        [
            rating(
                "Q1",
                parts=[{"kind": "yes_partly_no", "id": "Q1a", "text": "Vroeg?"}],
                ceiling={"of": ["Q1a"], "deels": 3, "nee": 1},
            )
        ]
    )
    answered = [response(asking, {"Q1": 4, "Q1a": part}, OFFICIALS)]
    found = claims(asking, answered)
    assert len(found["Q1"]) == 1  # a 4 was claimed, whatever it counts for
    before = items(answered, asking=asking)
    strict = read_strictly(before, found)
    assert strict["Q1"].counts == counts
    assert strict["Q1"].capped == before["Q1"].capped == (part != "ja")


def test_what_was_asked_because_of_a_claim_stays_asked() -> None:
    asking = questionnaire([rating("Q1")], [rating("Q2", asked_when="Q1 >= 3")])
    answered = [response(asking, {"Q1": 4, "Q2": backed(4, 2)}, OFFICIALS)]
    strict = read_strictly(items(answered, asking=asking), claims(asking, answered))
    assert [strict[name].value for name in ("Q1", "Q2")] == [2, 4]


official = st.fixed_dictionaries(
    {
        name: st.one_of(
            st.sampled_from([None, "weet_niet", "te_vroeg", "nvt"]),
            st.builds(backed, st.integers(0, 4), st.sampled_from([None, 0, 1, 2, 3])),
        )
        for name in ("Q1", "K1")
    }
)
officials = st.lists(official, min_size=1, max_size=6)


def answers_of(said: list[dict[str, object]]) -> list[Response]:
    return [response(ASKING, one, OFFICIALS) for one in said]


def lowered(one: Response) -> Response:
    """The same response with a 2 in the place of each 3 or 4 that has no document."""
    changed = {
        name: replace(answer, value=2)
        if answer.value in (3, 4) and answer.evidence in (None, 0, 1)
        else answer
        for name, answer in one.answers.items()
    }
    return replace(one, answers=changed)


@given(officials)
def test_reading_items_strictly_is_scoring_the_lowered_answers(said: list[dict]) -> None:
    answered = answers_of(said)
    strict = read_strictly(items(answered), claims(ASKING, answered))
    assert strict == items([lowered(one) for one in answered])


@given(officials)
def test_the_strict_reading_never_raises_a_value_and_loses_nobody(said: list[dict]) -> None:
    answered = answers_of(said)
    before = items(answered)
    for name, strict in read_strictly(before, claims(ASKING, answered)).items():
        assert strict.asked == before[name].asked
        assert strict.standing is before[name].standing
        for strictly, loosely in zip(strict.middle or (), before[name].middle or (), strict=True):
            assert min(loosely, 2) <= strictly <= loosely


@given(officials)
def test_the_profile_counts_the_values_of_the_item_and_its_claims(said: list[dict]) -> None:
    answered = answers_of(said)
    found = claims(ASKING, answered)
    for name, profile in evidence_profiles(ASKING, answered).items():
        assert profile.valued == items(answered)[name].valued
        assert profile.claimed == len(found[name])
