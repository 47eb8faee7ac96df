"""What holds for all answers, whatever they are."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from cliënttoets.questionnaire.model import Questionnaire, Section
from cliënttoets.response.model import Response
from cliënttoets.scoring.index import IndexScore
from cliënttoets.scoring.scores import QuestionnaireScore, scores
from cliënttoets.scoring.signal import SignalKind

from .scored import CLIENTS, FAMILIES, OFFICIALS, critical, questionnaire, rating, response

WEIGHTS = {"Q1": 1, "Q2": 2, "Q3": 0.5, "Q4": 0, "K1": 1, "K2": 0.3}


def _weight(name: str) -> dict[str, object]:
    return {"weight": WEIGHTS[name], "weight_reason": "Om te proberen.", "dimension": "d"}


ASKING = questionnaire(
    [rating(name, **_weight(name)) for name in ("Q1", "Q2", "Q3")],
    [rating("Q4", **_weight("Q4")), critical("K1", 1, **_weight("K1"))],
    [critical("K2", 0, **_weight("K2"))],
    dimensions=[{"id": "d", "title": "Alles"}],
)
NAMES = tuple(WEIGHTS)

said = st.sampled_from([None, "weet_niet", "te_vroeg", "nvt", "nvt", 0, 1, 2, 3, 4])
person = st.tuples(
    st.sampled_from([CLIENTS, CLIENTS, FAMILIES, OFFICIALS]),
    st.fixed_dictionaries(dict.fromkeys(NAMES, said)),
)
people = st.lists(person, min_size=1, max_size=6)


def score(answering: list, asking: Questionnaire = ASKING) -> QuestionnaireScore:
    """The scores of people, each a perspective with answers by question id."""
    return scores(asking, _responses(answering, asking))


def _responses(answering: list, asking: Questionnaire = ASKING) -> list[Response]:
    return [response(asking, answers, side) for side, answers in answering]


def _totals(found: QuestionnaireScore) -> list[IndexScore]:
    return [each.total for each in found.perspectives.values()]


@given(people)
def test_the_bounds_contain_the_index(answering: list) -> None:
    for total in _totals(score(answering)):
        if total.interval is not None:
            lower, upper = total.interval
            assert 0 <= lower <= upper <= 100
            assert total.index is None or lower <= total.index <= upper


@given(people)
def test_the_bounds_meet_the_index_only_when_everything_is_answered(answering: list) -> None:
    for total in _totals(score(answering)):
        if total.interval is not None:
            meet = total.interval == (total.index, total.index)
            assert meet == (total.coverage == 1)


@given(people, st.sampled_from(NAMES))
def test_adding_a_valid_nvt_never_changes_the_index(answering: list, name: str) -> None:
    """Another client who finds that a question does not apply, and says nothing else."""
    silent = dict.fromkeys(NAMES)
    before = score([*answering, (CLIENTS, silent)])
    after = score([*answering, (CLIENTS, {**silent, name: "nvt"})])
    for old, new in zip(_totals(before), _totals(after), strict=True):
        assert old.index == new.index


@given(people)
def test_turning_an_nvt_into_a_missing_answer_never_raises_the_lower_bound(answering: list) -> None:
    before = score(answering)
    for number, (side, answers) in enumerate(answering):
        for name in (name for name in NAMES if answers[name] == "nvt"):
            changed = list(answering)
            changed[number] = (side, {**answers, name: "weet_niet"})
            for old, new in zip(_totals(before), _totals(score(changed)), strict=True):
                if old.interval is not None and new.interval is not None:
                    assert new.interval[0] <= old.interval[0]


@given(people.flatmap(lambda listed: st.tuples(st.just(listed), st.permutations(listed))))
def test_the_order_of_respondents_never_matters(answering: tuple[list, list]) -> None:
    one, other = answering
    assert score(one) == score(other)


@given(people, st.permutations(ASKING.sections))
@settings(max_examples=50)
def test_the_order_of_questions_never_matters_to_a_number(
    answering: list, sections: list[Section]
) -> None:
    other = replace(
        ASKING,
        sections=tuple(replace(s, questions=tuple(reversed(s.questions))) for s in sections),
    )
    before, after = score(answering), score(answering, other)
    for side, found in before.perspectives.items():
        assert dict(after.perspectives[side].items) == dict(found.items)
        assert after.perspectives[side].total == found.total
        assert dict(after.perspectives[side].dimensions) == dict(found.dimensions)


@given(people, st.sampled_from([("K1", 0), ("K1", 1), ("K2", 0)]))
def test_a_critical_question_at_its_threshold_always_leads(
    answering: list, known: tuple[str, int]
) -> None:
    name, value = known
    certain = [(side, {**answers, name: value}) for side, answers in answering]
    for found in score(certain).perspectives.values():
        assert (found.signal is None) == (found.perspective is OFFICIALS)
        if found.signal is not None:
            assert found.signal.kind is SignalKind.BLOCKED
            assert name in [each.question for each in found.signal.critical_items]


@given(people)
def test_a_dimension_of_all_questions_is_the_whole(answering: list) -> None:
    for found in score(answering).perspectives.values():
        assert found.dimensions["d"] == found.total


@given(people, st.sampled_from(NAMES))
def test_a_higher_value_never_lowers_the_index(answering: list, name: str) -> None:
    before = score(answering)
    for number, (side, answers) in enumerate(answering):
        value = answers[name]
        if isinstance(value, int) and value < 4:
            changed = list(answering)
            changed[number] = (side, {**answers, name: value + 1})
            for old, new in zip(_totals(before), _totals(score(changed)), strict=True):
                assert old.index is None or (new.index is not None and new.index >= old.index)
