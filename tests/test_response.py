"""Which questions a respondent gets, and what becomes of answers to those that disappear."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cliënttoets.questionnaire.model import Perspective, Voice
from cliënttoets.response.model import (
    NO_ANSWER,
    Answer,
    Code,
    Response,
    asked,
    asked_parts,
    begun,
    missing,
    record,
    section_after,
    stages,
)

from .scored import CLIENTS, FAMILIES, OFFICIALS, questionnaire, rating, response

CHAIN = questionnaire(
    [rating("A")],
    [rating("B", asked_when="A >= 2")],
    [rating("C", asked_when="B >= 2"), rating("D")],
)


def ids(found: Response) -> list[str]:
    """The ids of the questions that are asked."""
    return [question.id for question in asked(CHAIN, found)]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        pytest.param({}, ["A", "D"], id="an unanswered question hides what hangs on it"),
        pytest.param({"A": 1}, ["A", "D"], id="a condition that fails hides"),
        pytest.param({"A": 2}, ["A", "B", "D"], id="a condition that holds shows"),
        pytest.param({"A": "weet_niet"}, ["A", "D"], id="a code is no number: unknown hides"),
        pytest.param({"A": 2, "B": 2}, ["A", "B", "C", "D"], id="along a chain"),
    ],
)
def test_a_condition_decides_what_is_asked(said: dict[str, object], shown: list[str]) -> None:
    assert ids(response(CHAIN, said)) == shown


def test_a_hidden_answer_hides_what_hangs_on_it() -> None:
    found = response(CHAIN, {"A": 1, "B": 4, "C": 4})
    assert ids(found) == ["A", "D"]
    assert set(found.answers) == {"A"}
    assert set(found.set_aside) == {"B", "C"}


def test_an_answer_that_was_set_aside_comes_back_with_its_question() -> None:
    hidden = response(CHAIN, {"A": 1, "B": 4, "C": 3})
    back = record(CHAIN, hidden, {"A": Answer(value=3)})
    assert {name: answer.value for name, answer in back.answers.items()} == {"A": 3, "B": 4, "C": 3}
    assert back.set_aside == {}


def test_an_empty_answer_takes_the_old_one_away() -> None:
    found = record(CHAIN, response(CHAIN, {"A": 3, "B": 1}), {"A": NO_ANSWER})
    assert (set(found.answers), set(found.set_aside)) == (set(), {"B"})


def test_an_empty_answer_takes_away_what_was_set_aside() -> None:
    found = record(CHAIN, response(CHAIN, {"A": 1, "B": 1}), {"B": Answer()})
    assert found.set_aside == {}


def test_recording_leaves_the_old_response_as_it_was() -> None:
    before = response(CHAIN, {"A": 3})
    record(CHAIN, before, {"A": Answer(value=0)})
    assert before.answers == {"A": Answer(value=3)}


def test_answers_cannot_be_changed_in_place() -> None:
    with pytest.raises(TypeError):
        response(CHAIN, {"A": 3}).answers["A"] = Answer()  # type: ignore[index]


def test_a_condition_looks_at_parts_too() -> None:
    part = {"kind": "yes_partly_no", "id": "Aa", "text": "?"}
    asking = questionnaire(
        [rating("A", parts=[part])], [rating("B", asked_when="Aa == 'nee' or not answered(Aa)")]
    )
    for said, shown in (({}, True), ({"Aa": "nee"}, True), ({"Aa": "ja"}, False)):
        found = response(asking, said)
        assert ("B" in [question.id for question in asked(asking, found)]) is shown


def test_a_part_of_a_question_that_is_no_longer_asked_is_set_aside() -> None:
    part = {"kind": "yes_partly_no", "id": "Ba", "text": "?"}
    asking = questionnaire([rating("A")], [rating("B", asked_when="A >= 2", parts=[part])])
    assert set(response(asking, {"A": 1, "Ba": "ja"}).set_aside) == {"Ba"}


def test_an_explanation_alone_does_not_answer() -> None:
    asking = questionnaire([rating("A")], [rating("B", asked_when="answered(A)")])
    explained = response(asking, {"A": {"explanation": "Lang verhaal."}})
    assert [question.id for question in asked(asking, explained)] == ["A"]
    assert [question.id for question in missing(asking, explained)] == ["A"]
    assert explained.answers["A"].explanation == "Lang verhaal."


def test_a_code_answers() -> None:
    asking = questionnaire([rating("A")], [rating("B", asked_when="answered(A)")])
    coded = response(asking, {"A": "weet_niet"})
    assert [question.id for question in asked(asking, coded)] == ["A", "B"]


SIDES = questionnaire(
    [
        rating(
            "A",
            parts=[
                {"kind": "text", "id": "Aa", "text": "?", "asked_of": ["overheid_zelf"]},
                {"kind": "text", "id": "Ab", "text": "?"},
            ],
        ),
        rating("B", asked_of=["overheid_zelf", "gezin_jongere"]),
    ]
)


@pytest.mark.parametrize(
    ("perspective", "questions", "parts"),
    [
        (CLIENTS, ["A"], ["Ab"]),
        (OFFICIALS, ["A", "B"], ["Aa", "Ab"]),
        (FAMILIES, ["A", "B"], ["Ab"]),
    ],
)
def test_a_perspective_gets_its_own_questions_and_parts(
    perspective: Perspective, questions: list[str], parts: list[str]
) -> None:
    found = response(SIDES, {}, perspective)
    assert [question.id for question in asked(SIDES, found)] == questions
    assert [part.id for part in asked_parts(asked(SIDES, found)[0], perspective)] == parts


def test_who_begins_has_the_voice_of_the_perspective() -> None:
    assert begun(SIDES, "a", CLIENTS, None).voice is Voice.CLIENTORGANISATIE
    assert begun(SIDES, "a", FAMILIES, Voice.JE).voice is Voice.JE


@pytest.mark.parametrize(
    ("perspective", "voice"),
    [
        pytest.param(FAMILIES, None, id="families have two voices: one must be chosen"),
        pytest.param(FAMILIES, Voice.PRAKTIJK, id="a voice of another perspective"),
        pytest.param(Perspective.ONDERZOEK, None, id="a perspective that is not admitted"),
    ],
)
def test_nobody_begins_from_the_wrong_side(perspective: Perspective, voice: Voice | None) -> None:
    asking = questionnaire([rating("A")], perspectives=["clientorganisatie", "gezin_jongere"])
    with pytest.raises(ValueError, match="cannot answer"):
        begun(asking, "a", perspective, voice)


def test_sections_without_questions_are_passed_over() -> None:
    first, second, third = CHAIN.sections
    found = response(CHAIN, {"A": 1})
    assert [stage.section for stage in stages(CHAIN, found)] == [first, third]
    assert section_after(CHAIN, found, first) == third
    assert section_after(CHAIN, response(CHAIN, {"A": 2}), first) == second
    assert section_after(CHAIN, found, third) is None
    assert section_after(CHAIN, found, second) == third  # from a page that just disappeared


def test_a_stage_counts_what_is_answered_with_or_without_a_number() -> None:
    found = response(CHAIN, {"A": 3, "B": 3, "C": "weet_niet"})
    assert [(stage.answered, stage.asked) for stage in stages(CHAIN, found)] == [
        (1, 1),
        (1, 1),
        (1, 2),
    ]
    assert [stage.is_complete for stage in stages(CHAIN, found)] == [True, True, False]
    assert [question.id for question in missing(CHAIN, found)] == ["D"]


values = st.dictionaries(
    st.sampled_from("ABCD"), st.sampled_from([None, 0, 1, 2, 3, 4, "weet_niet"]), max_size=4
)


def _answers(said: dict[str, object]) -> dict[str, Answer]:
    return {
        name: Answer(code=Code.WEET_NIET) if one == "weet_niet" else Answer(value=one)
        for name, one in said.items()
    }


@given(st.lists(values, max_size=4))
def test_a_response_never_holds_an_answer_to_a_question_that_is_not_asked(steps: list) -> None:
    found = begun(CHAIN, "a", CLIENTS, None)
    for said in steps:
        found = record(CHAIN, found, _answers(said))
        assert set(found.answers) <= set(ids(found))
        assert not set(found.set_aside) & set(ids(found))
        assert not any(answer.is_empty for answer in {**found.answers, **found.set_aside}.values())


@given(st.lists(values, max_size=4))
def test_saving_page_by_page_ends_where_saving_at_once_does(steps: list) -> None:
    step_by_step = at_once = begun(CHAIN, "a", CLIENTS, None)
    together: dict[str, Answer] = {}
    for said in steps:
        step_by_step = record(CHAIN, step_by_step, _answers(said))
        together |= _answers(said)
    assert step_by_step == record(CHAIN, at_once, together)


@given(values)
def test_recording_nothing_changes_nothing(said: dict) -> None:
    found = record(CHAIN, begun(CHAIN, "a", CLIENTS, None), _answers(said))
    assert record(CHAIN, found, {}) == found
