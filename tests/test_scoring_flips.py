"""Which single answer would change the signal: found without trying, none missed."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cliënttoets.assessment.file import answered_assessment
from cliënttoets.language import DUTCH
from cliënttoets.questionnaire.catalogue import Catalogue
from cliënttoets.questionnaire.model import Perspective, Questionnaire
from cliënttoets.response.model import Answer, Response, asked, record
from cliënttoets.scoring.flips import Flip, Said, flip_words, flips, flips_words
from cliënttoets.scoring.scores import scores
from cliënttoets.scoring.verdict import Verdict, verdict_of

from .reference_robustness import flips as tried_flips
from .reference_scoring import CLIENT_SIDE
from .scored import CLIENTS, FAMILIES, OFFICIALS, critical, panel, questionnaire, rating, response
from .test_scoring_reference import as_questionnaire, random_responses, random_spec

QUESTIONNAIRES, RESPONSES = 40, 8


def flips_of(
    asking: Questionnaire, responses: Sequence[Response], perspective: Perspective = CLIENTS
) -> tuple[Flip, ...]:
    """The flips of one perspective."""
    return flips(asking, scores(asking, responses).perspectives[perspective], responses)


def moves(found: Sequence[Flip]) -> list[tuple[str, Said, int]]:
    """Each flip as its question, what was given and what would change the signal."""
    return [(flip.question, flip.given, flip.to) for flip in found]


def verdict(asking: Questionnaire, responses: Sequence[Response], side: Perspective) -> Verdict:
    """The verdict of a perspective by the whole scores."""
    found = scores(asking, responses).perspectives[side].signal
    assert found is not None
    return verdict_of(found)


# --- What flips --------------------------------------------------------------------------------

TWO = questionnaire([critical("K", 1), rating("Q")])


def test_an_answer_at_a_threshold_flips() -> None:
    # K blocks at 1. From 2 on: K 2 with Q 3 is 62.5, "op weg"; K 3 is 75 and K 4 87.5, "sterk".
    found = flips_of(TWO, [response(TWO, {"K": 1, "Q": 3})])
    assert moves(found) == [("K", 1, 2), ("K", 1, 3), ("K", 1, 4)]
    assert [flip.verdict.bands and flip.verdict.bands[0].word for flip in found] == [
        "op weg",
        "sterk",
        "sterk",
    ]
    assert flip_words(found[0], DUTCH) == (
        "Eén antwoord anders (K van 1 naar 2) zou het signaal veranderen in “Op weg”."
    )


def test_the_smallest_moves_come_first() -> None:
    # 62.5, "op weg". K 1 and 0 block; K 3 and Q 4 make it 75; Q 1 is 37.5, Q 0 is 25, and Q 2 with
    # 50 stays in its band.
    found = flips_of(TWO, [response(TWO, {"K": 2, "Q": 3})])
    assert moves(found) == [
        *[("K", 2, 1), ("K", 2, 3), ("Q", 3, 4)],
        *[("K", 2, 0), ("K", 2, 4), ("Q", 3, 1)],
        ("Q", 3, 0),
    ]
    assert [flip.steps for flip in found] == [1, 1, 1, 2, 2, 2, 3]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        pytest.param(None, "“geen antwoord”", id="nothing was said"),
        pytest.param("weet_niet", "“weet niet”", id="nobody knew"),
        pytest.param("nvt", "“niet van toepassing”", id="it did not apply"),
        pytest.param("te_vroeg", "“te vroeg”", id="it was too early"),
    ],
)
def test_an_answer_without_a_value_flips_too(said: str | None, words: str) -> None:
    found = flips_of(TWO, [response(TWO, {"K": said, "Q": 4})])
    last = [flip for flip in found if flip.question == "K"]
    assert {flip.given for flip in last} == {said}
    assert found[-len(last) :] == tuple(last)  # after every value that was given
    assert [flip.steps for flip in last] == [None] * len(last)
    # At 0 and 1 it blocks, whatever stood there.
    assert [flip.to for flip in last][:2] == [0, 1]
    assert flip_words(last[0], DUTCH) == (
        f"Eén antwoord anders (K van {words} naar 0) zou het signaal veranderen in"
        " “Struikelblok: eerst oplossen”."
    )


def test_a_flip_to_two_bands_names_both() -> None:
    asking = questionnaire([rating("Q1"), rating("Q2")], coverage_threshold=0.5)
    found = flips_of(asking, [response(asking, {"Q1": 4})])
    # Q1 at 4 and Q2 open: 50 to 100. Q1 at 3: 37.5 to 87.5.
    assert flips_words(found, DUTCH) == (
        "Eén antwoord anders (Q1 van 4 naar 3) zou het signaal veranderen in"
        " tussen “eerste stappen” en “sterk”."
    )


def test_what_was_given_can_be_kept_out_of_the_words() -> None:
    found = flips_of(TWO, [response(TWO, {"K": 1, "Q": 3})])
    assert flips_words(found, DUTCH, is_open=False) == (
        "Eén ander antwoord op K zou het signaal veranderen in “Op weg”."
    )


def test_a_signal_that_no_single_answer_changes_says_so() -> None:
    found = flips_of(TWO, panel(TWO, K=[4, 4, 4], Q=[4, 4, 4]))
    assert found == ()
    assert flips_words(found, DUTCH) == (
        "Geen enkel antwoord kan in zijn eentje het signaal veranderen."
    )


def test_respondents_who_said_the_same_flip_together() -> None:
    # Lower medians K 1 of (1, 1, 4, 4): one of both 1s away leaves 4.
    found = flips_of(TWO, panel(TWO, K=[4, 1, 4, 1], Q=[4, 4, 4, 4]))
    assert {(flip.given, flip.to): flip.responses for flip in found} == {
        (1, 2): (1, 3),
        (1, 3): (1, 3),
        (1, 4): (1, 3),
    }


def test_places_count_the_responses_of_others_too() -> None:
    others = [response(TWO, {"K": 1, "Q": 0}, side) for side in (OFFICIALS, FAMILIES)]
    found = flips_of(TWO, [*others, response(TWO, {"K": 1, "Q": 3})])
    assert {flip.responses for flip in found} == {(2,)}


def test_a_perspective_without_a_signal_has_no_flips() -> None:
    responses = [response(TWO, {"K": 1, "Q": 3}, OFFICIALS)]
    with pytest.raises(ValueError, match="overheid_zelf has no signal"):
        flips_of(TWO, responses, OFFICIALS)


# --- Ceilings and questions that come and go ---------------------------------------------------


def test_a_ceiling_holds_for_what_would_have_been_answered() -> None:
    part = {"kind": "yes_partly_no", "id": "Qa", "text": "Geregeld?"}
    asking = questionnaire(
        [rating("Q", parts=[part], ceiling={"of": ["Qa"], "deels": 3, "nee": 1})]
    )
    # Q counts as 1 at most: no higher answer would change anything, 0 would.
    assert moves(flips_of(asking, [response(asking, {"Q": 4, "Qa": "nee"})])) == [("Q", 4, 0)]
    # Under "deels" 3 and 4 count alike.
    found = flips_of(asking, [response(asking, {"Q": 2, "Qa": "deels"})])
    assert moves(found) == [("Q", 2, 1), ("Q", 2, 3), ("Q", 2, 0), ("Q", 2, 4)]


def test_respondents_under_other_ceilings_flip_apart() -> None:
    part = {"kind": "yes_partly_no", "id": "Ka", "text": "Geregeld?"}
    asking = questionnaire(
        [critical("K", 1, parts=[part], ceiling={"of": ["Ka"], "deels": 3, "nee": 1})]
    )
    found = flips_of(asking, panel(asking, K=[1, 1, 4], Ka=["nee", "ja", "ja"]))
    assert {(flip.given, flip.to, flip.responses) for flip in found} == {
        (1, 2, (1,)),
        (1, 3, (1,)),
        (1, 4, (1,)),
    }


GATED = questionnaire([rating("Q1")], [critical("K", 1, asked_when="Q1 >= 2")])


def test_an_answer_that_takes_a_question_away_takes_its_block_away() -> None:
    found = flips_of(GATED, [response(GATED, {"Q1": 2, "K": 0})])
    # Q1 1 or 0: K is no longer asked. K 2, 3 and 4 no longer block.
    assert moves(found) == [("Q1", 2, 1), ("Q1", 2, 0), ("K", 0, 2), ("K", 0, 3), ("K", 0, 4)]


def test_an_answer_that_brings_a_question_back_brings_its_answer_back() -> None:
    there = response(GATED, {"Q1": 2, "K": 0})
    gone = record(GATED, there, {"Q1": Answer(value=0)})
    assert "K" in gone.set_aside
    found = flips_of(GATED, [gone])
    kinds = {flip.to: flip.verdict.kind.value for flip in found}
    # 1 is in the next band; from 2 on K is asked again, and blocks.
    assert kinds == {1: "band", 2: "blocked", 3: "blocked", 4: "blocked"}


def test_a_question_that_is_not_asked_cannot_flip() -> None:
    found = flips_of(GATED, [response(GATED, {"Q1": 0})])
    assert {flip.question for flip in found} == {"Q1"}


def test_a_question_between_two_others_passes_the_gate_on() -> None:
    """Q1 brings a text, and whether the text was answered brings a critical question."""
    why = {"kind": "text", "id": "why", "text": "Waarom?", "asked_when": "Q1 >= 2"}
    asking = questionnaire([rating("Q1")], [why], [critical("K", 1, asked_when="answered(why)")])
    found = flips_of(asking, [response(asking, {"Q1": 2, "why": "Daarom.", "K": 0})])
    assert ("Q1", 2, 1) in moves(found)
    assert {flip.verdict.kind.value for flip in found} == {"band"}


# --- Whatever is answered ----------------------------------------------------------------------

ASKING = questionnaire(
    [rating("Q1"), rating("Q2", weight=2, weight_reason="Om te proberen.")],
    [critical("K", 1, asked_when="Q1 >= 1"), rating("Q3", asked_when="answered(Q2)")],
    [rating("Q4", asked_when="K > 0 or Q3 == 4")],
)
said = st.sampled_from([None, "weet_niet", "te_vroeg", "nvt", 0, 1, 2, 3, 4])
person = st.tuples(
    st.sampled_from([CLIENTS, CLIENTS, FAMILIES]),
    st.fixed_dictionaries(dict.fromkeys(["Q1", "Q2", "K", "Q3", "Q4"], said)),
)
people = st.lists(person, min_size=1, max_size=4)


def answered(answering: list[tuple[Perspective, dict[str, Any]]]) -> list[Response]:
    return [response(ASKING, answers, side) for side, answers in answering]


def tried(responses: Sequence[Response], side: Perspective) -> set[tuple[object, ...]]:
    """Every flip, by giving each answer in turn and scoring everything again."""
    now = verdict(ASKING, responses, side)
    found: set[tuple[object, ...]] = set()
    for place, one in enumerate(responses):
        for question in asked(ASKING, one) if one.perspective is side else ():
            answer = one.to(question)
            given = answer.code if answer.value is None else answer.value
            for to in {0, 1, 2, 3, 4} - {given}:
                changed = record(ASKING, one, {question.id: Answer(value=to)})
                then = verdict(ASKING, [*responses[:place], changed, *responses[place + 1 :]], side)
                if then != now:
                    found.add((question.id, given, to, then, place))
    return found


@given(people)
@settings(max_examples=40, deadline=None)
def test_each_flip_flips_and_none_is_missed(answering: list) -> None:
    responses = answered(answering)
    for side in scores(ASKING, responses).perspectives:
        found = [
            (flip.question, flip.given, flip.to, flip.verdict, place)
            for flip in flips_of(ASKING, responses, side)
            for place in flip.responses
        ]
        assert len(found) == len(set(found))
        assert set(found) == tried(responses, side)


@given(people.flatmap(lambda listed: st.tuples(st.just(listed), st.permutations(listed))))
@settings(max_examples=40, deadline=None)
def test_the_order_of_respondents_never_matters(pair: tuple[list, list]) -> None:
    one, other = (answered(each) for each in pair)
    for side in scores(ASKING, one).perspectives:
        assert sorted(_anonymous(one, side)) == sorted(_anonymous(other, side))


def _anonymous(responses: list[Response], side: Perspective) -> list[tuple[str, ...]]:
    """The flips without their places: how many may flip so, in sentences."""
    return [
        (flip_words(flip, DUTCH), str(len(flip.responses)))
        for flip in flips_of(ASKING, responses, side)
    ]


# --- The formulas a second time ----------------------------------------------------------------


@pytest.mark.parametrize("seed", range(QUESTIONNAIRES))
def test_flips_agree_with_trying_every_answer(seed: int) -> None:
    chance = Random(seed)  # noqa: S311  # chance that can be had again, not a secret
    spec = random_spec(chance)
    asking = as_questionnaire(spec)
    catalogue = Catalogue.of([asking])
    for _ in range(RESPONSES):
        entries = random_responses(chance, spec)
        data = {"proposal": {"title": "Proef"}, "moment": "M2", "responses": entries}
        responses = answered_assessment(data, catalogue).responses
        for side in {each["perspective"] for each in entries} & set(CLIENT_SIDE):
            found = {
                (flip.question, flip.given, flip.to, plain(flip.verdict), place)
                for flip in flips_of(asking, responses, Perspective(side))
                for place in flip.responses
            }
            assert found == tried_flips(spec, side, entries)


def plain(found: Verdict) -> tuple[str, tuple[str, str] | None]:
    """A verdict as the reference gives it."""
    return found.kind.value, found.bands and (found.bands[0].word, found.bands[1].word)
