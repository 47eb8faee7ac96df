"""Two rounds beside each other: what may be compared, what changed, and what was promised."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cliënttoets.document.reading import read
from cliënttoets.document.writing import write
from cliënttoets.language import DUTCH
from cliënttoets.questionnaire.model import Perspective, Questionnaire
from cliënttoets.response.model import Response
from cliënttoets.scoring.item import Standing
from cliënttoets.scoring.promises import (
    FollowedPromise,
    Fulfilment,
    Promise,
    followed,
    fulfilment_words,
    promises_counted,
    promises_words,
)
from cliënttoets.scoring.rounds import (
    AnsweredOnce,
    Assessors,
    Change,
    DimensionChange,
    DimensionNotComparable,
    Movement,
    NotComparable,
    Obstacle,
    PerspectiveChanges,
    Round,
    RoundsCompared,
    rounds_compared,
)
from cliënttoets.scoring.rounds_words import (
    ASSESSORS,
    change_words,
    dimension_words,
    not_comparable_words,
    once_words,
)
from cliënttoets.scoring.scores import scores

from .scored import CLIENTS, FAMILIES, OFFICIALS, panel, questionnaire, rating, response

RESEARCHERS = Perspective.ONDERZOEK
OTHER_ANCHORS = ["Nooit", "Zelden", "Soms", "Vaak", "Altijd"]


def asked(*questions: dict[str, Any], **more: Any) -> Questionnaire:
    """A questionnaire of one section."""
    return questionnaire(list(questions), **more)


def one_round(
    asking: Questionnaire,
    said: Mapping[str, object] | None = None,
    perspective: Perspective = CLIENTS,
    respondent: str = "a",
) -> Round:
    """A round in which one respondent answers one questionnaire."""
    return Round((asking,), (response(asking, said or {}, perspective, respondent),))


def changed(before: Round, after: Round) -> PerspectiveChanges:
    """What changed where one perspective answers one questionnaire in both rounds."""
    (found,) = rounds_compared(before, after).changed
    return found


# --- Questions -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "steps", "movement"),
    [
        pytest.param(1, 3, 2, Movement.FORWARD, id="two steps up"),
        pytest.param(2, 2, 0, Movement.LEVEL, id="the same value"),
        pytest.param(4, 0, -4, Movement.BACK, id="all the way down"),
    ],
)
def test_a_change_is_told_in_steps(before: int, after: int, steps: int, movement: Movement) -> None:
    asking = asked(rating("Q"))
    (change,) = changed(one_round(asking, {"Q": before}), one_round(asking, {"Q": after})).changes
    assert (change.question, change.before, change.after) == ("Q", before, after)
    assert (change.steps, change.movement) == (steps, movement)


def test_the_lower_median_of_each_round_is_compared() -> None:
    # 1, 2, 4, 4: the middle two are 2 and 4, the lower one counts. 3, 4: the lower one is 3.
    asking = asked(rating("Q"))
    before = Round((asking,), tuple(panel(asking, Q=[4, 1, 4, 2])))
    after = Round((asking,), tuple(panel(asking, Q=[4, 3])))
    (change,) = changed(before, after).changes
    assert (change.before, change.after) == (2, 3)


def test_a_value_is_compared_as_it_counts_under_a_ceiling() -> None:
    asking = asked(CAPPED)
    before = one_round(asking, {"Q": 4, "Qa": "nee"})  # capped at 1
    after = one_round(asking, {"Q": 4, "Qa": "ja"})
    (change,) = changed(before, after).changes
    assert (change.before, change.after) == (1, 4)


PART = {"kind": "yes_partly_no", "id": "Qa", "text": "Op tijd?"}
NOTE = {"kind": "text", "id": "Qb", "text": "Wanneer?"}
TABLE = {
    "kind": "table",
    "id": "Qt",
    "text": "Waar?",
    "columns": [
        {"kind": "text", "id": "plaats", "text": "Plaats"},
        {"kind": "yes_partly_no", "id": "vast", "text": "Ligt het vast?"},
    ],
}
CEILING = {"of": ["Qa"], "deels": 2, "nee": 1}
CAPPED = rating("Q", parts=[PART, NOTE], ceiling=CEILING)
WITH_TABLE = rating("Q", parts=[TABLE], ceiling={"of": ["vast"], "deels": 2, "nee": 1})
RATED_PART = {"kind": "rating", "id": "Qr", "text": "Hoe vaak?"}
WITH_RATED_PART = rating("Q", parts=[RATED_PART], ceiling={"of": ["Qr"], "deels": 2, "nee": 1})


def _column(**change: object) -> dict[str, Any]:
    text, fixed = TABLE["columns"]
    return {**WITH_TABLE, "parts": [{**TABLE, "columns": [text, {**fixed, **change}]}]}


@pytest.mark.parametrize(
    ("before", "after", "obstacle"),
    [
        (rating("Q"), rating("Q"), None),
        (rating("Q"), rating("Q", help="Meer uitleg."), None),
        (rating("Q"), rating("Q", label="Kort"), None),
        (rating("Q"), rating("Q", weight=2, weight_reason="Zwaarder."), None),
        (rating("Q"), rating("Q", text="Anders?"), Obstacle.REWORDED),
        (rating("Q"), rating("Q", anchors=OTHER_ANCHORS), Obstacle.REWORDED),
        (rating("Q"), rating("Q", anchors={"overheid_zelf": OTHER_ANCHORS}), None),
        (rating("Q"), rating("Q", anchors={"clientorganisatie": OTHER_ANCHORS}), Obstacle.REWORDED),
        (rating("Q"), rating("Q", text={"default": "Vraag Q?", "je": "Mag jij?"}), None),
        (rating("Q"), rating("Q", parts=[PART]), None),
        (rating("Q", parts=[PART]), CAPPED, Obstacle.OTHER_CEILING),
        (CAPPED, CAPPED, None),
        (CAPPED, {**CAPPED, "ceiling": {**CEILING, "nee": 0}}, Obstacle.OTHER_CEILING),
        (CAPPED, {**CAPPED, "parts": [{**PART, "text": "Te laat?"}]}, Obstacle.OTHER_CEILING),
        (CAPPED, {**CAPPED, "parts": [PART, {**NOTE, "text": "Waar?"}]}, None),
        (WITH_TABLE, _column(text="Geldt het?"), Obstacle.OTHER_CEILING),
        (WITH_TABLE, WITH_TABLE, None),
        (
            WITH_RATED_PART,
            {**WITH_RATED_PART, "parts": [{**RATED_PART, "anchors": OTHER_ANCHORS}]},
            Obstacle.OTHER_CEILING,
        ),
        (
            rating("Q"),
            {**CAPPED, "parts": [{**PART, "asked_of": ["overheid_zelf"]}]},
            None,
        ),
    ],
    ids=[
        "nothing changed",
        "more help",
        "a label for figures",
        "another weight",
        "another text",
        "other anchors",
        "other anchors for somebody else",
        "other anchors for this perspective",
        "another text for somebody else",
        "a part that caps nothing",
        "a part that now caps",
        "the same ceiling",
        "another ceiling",
        "another text for the part that caps",
        "another text for a part that does not",
        "another text for the column that caps",
        "the same table",
        "other anchors for the part that caps",
        "a ceiling of parts that others get",
    ],
)
def test_only_what_means_the_same_is_compared_whatever_the_version(
    before: dict[str, Any], after: dict[str, Any], obstacle: Obstacle | None
) -> None:
    first = one_round(asked(before), {"Q": 1})
    second = one_round(asked(after, version=2), {"Q": 1})
    for one, other in ((first, second), (second, first)):
        found = changed(one, other)
        assert [each.obstacle for each in found.not_comparable] == (
            [] if obstacle is None else [obstacle]
        )
        assert len(found.changes) == (obstacle is None)


def test_anchors_that_move_to_the_questionnaire_mean_the_same() -> None:
    shared = asked(rating("Q"), anchors=OTHER_ANCHORS)
    own = asked(rating("Q", anchors=OTHER_ANCHORS), version=2)
    assert len(changed(one_round(shared, {"Q": 1}), one_round(own, {"Q": 2})).changes) == 1


def test_families_are_compared_only_when_je_and_u_both_read_the_same() -> None:
    # The respondent reads u; what je reads has changed.
    before = asked(rating("Q", text={"default": "Q?", "je": "Mag jij?", "u": "Mag u?"}))
    after = asked(rating("Q", text={"default": "Q?", "je": "Kan jij?", "u": "Mag u?"}), version=2)
    found = changed(one_round(before, {"Q": 1}, FAMILIES), one_round(after, {"Q": 1}, FAMILIES))
    assert [each.obstacle for each in found.not_comparable] == [Obstacle.REWORDED]


@pytest.mark.parametrize(
    ("said", "standing"),
    [
        pytest.param("te_vroeg", Standing.TOO_EARLY, id="too early"),
        pytest.param("nvt", Standing.NOT_APPLICABLE, id="not applicable"),
        pytest.param("weet_niet", Standing.MISSING, id="do not know"),
        pytest.param(None, Standing.MISSING, id="not answered"),
    ],
)
def test_a_question_without_a_value_in_one_round_is_listed_with_its_standing(
    said: object, standing: Standing
) -> None:
    asking = asked(rating("Q"))
    found = changed(one_round(asking, {"Q": said}), one_round(asking, {"Q": 0}))
    assert found.changes == ()
    assert found.not_comparable == (
        NotComparable(
            question="Q",
            obstacle=Obstacle.WITHOUT_VALUE,
            before=standing,
            after=Standing.VALUED,
        ),
    )


def test_a_question_that_only_one_round_has_was_not_asked_in_the_other() -> None:
    before = one_round(asked(rating("Old"), rating("Q")), {"Old": 1, "Q": 1})
    after = one_round(asked(rating("New"), rating("Q"), version=2), {"New": 1, "Q": 1})
    found = changed(before, after)
    assert [change.question for change in found.changes] == ["Q"]
    assert [(each.question, each.before, each.after) for each in found.not_comparable] == [
        ("New", Standing.NOT_ASKED, Standing.VALUED),
        ("Old", Standing.VALUED, Standing.NOT_ASKED),
    ]


def test_a_question_for_somebody_else_is_nowhere() -> None:
    asking = asked(rating("Q"), rating("Own", asked_of=["overheid_zelf"]))
    found = changed(one_round(asking, {"Q": 1}), one_round(asking, {"Q": 1}))
    assert [change.question for change in found.changes] == ["Q"]
    assert found.not_comparable == ()


def test_a_reworded_question_that_was_not_asked_before_is_told_as_not_asked() -> None:
    before = one_round(asked(rating("Q"), rating("R", asked_of=["overheid_zelf"])), {"Q": 1})
    after = one_round(asked(rating("Q"), rating("R", text="Nieuw?"), version=2), {"Q": 1, "R": 1})
    (found,) = changed(before, after).not_comparable
    assert (found.obstacle, found.before) == (Obstacle.WITHOUT_VALUE, Standing.NOT_ASKED)


def test_perspectives_are_compared_each_with_itself() -> None:
    asking = asked(rating("Q"))
    before = Round(
        (asking,), (response(asking, {"Q": 1}), response(asking, {"Q": 4}, OFFICIALS, "dienst"))
    )
    after = Round(
        (asking,), (response(asking, {"Q": 2}), response(asking, {"Q": 0}, RESEARCHERS, "lab"))
    )
    found = rounds_compared(before, after)
    assert [(one.perspective, one.changes[0].steps) for one in found.changed] == [(CLIENTS, 1)]
    assert found.once == (
        AnsweredOnce(questionnaire="Q", perspective=RESEARCHERS, is_new=True),
        AnsweredOnce(questionnaire="Q", perspective=OFFICIALS, is_new=False),
    )


def test_questionnaires_are_compared_each_with_itself() -> None:
    # Both have a question Q1, which is not the same question.
    one, other = asked(rating("Q1"), id="A"), asked(rating("Q1"), id="B")
    found = rounds_compared(one_round(one, {"Q1": 1}), one_round(other, {"Q1": 1}))
    assert found == RoundsCompared(
        changed=(),
        once=(
            AnsweredOnce(questionnaire="B", perspective=CLIENTS, is_new=True),
            AnsweredOnce(questionnaire="A", perspective=CLIENTS, is_new=False),
        ),
    )


def test_a_round_is_refused_whose_questionnaires_could_be_confused() -> None:
    asking = asked(rating("Q"))
    with pytest.raises(ValueError, match="one id"):
        Round((asking, asked(rating("Q"), version=2)), ())
    with pytest.raises(ValueError, match="not in its round"):
        Round((asked(rating("Q"), version=2),), (response(asking, {"Q": 1}),))


# --- Assessors -----------------------------------------------------------------------------------

ASKING = asked(rating("Q"), rating("R"))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (["De Brug"], ["De Brug"], Assessors.SAME),
        (["De Brug", "Eén"], ["eén", "  de  brug "], Assessors.SAME),
        (["E\u0301e\u0301n"], ["Één"], Assessors.SAME),
        (["De Brug"], ["De Brug", "De Brug"], Assessors.SAME),
        (["De Brug", "Eén"], ["De Brug", "Twee"], Assessors.PARTLY_SAME),
        (["De Brug"], ["De Brug", "Twee"], Assessors.PARTLY_SAME),
        (["De Brug"], ["Twee"], Assessors.OTHERS),
    ],
    ids=[
        "one body",
        "typed otherwise",
        "accents typed otherwise",
        "one body with two responses",
        "one stayed",
        "one came",
        "nobody stayed",
    ],
)
@pytest.mark.parametrize("perspective", [CLIENTS, OFFICIALS])
def test_bodies_are_known_by_their_names(
    before: Sequence[str], after: Sequence[str], expected: Assessors, perspective: Perspective
) -> None:
    first, second = (
        Round((ASKING,), tuple(response(ASKING, {"Q": 1}, perspective, name) for name in names))
        for names in (before, after)
    )
    found = changed(first, second)
    assert (found.assessors, found.changes[0].assessors) == (expected, expected)


@pytest.mark.parametrize("perspective", [FAMILIES, RESEARCHERS])
def test_of_persons_nobody_knows_whether_they_are_the_same(perspective: Perspective) -> None:
    same = one_round(ASKING, {"Q": 1}, perspective, "ouder")
    found = changed(same, same)
    assert (found.assessors, found.changes[0].assessors) == (Assessors.UNKNOWN, Assessors.UNKNOWN)


def test_the_same_bodies_may_give_a_value_to_other_questions() -> None:
    # Q went from 4 by a to 1 by b; R was answered by both, twice.
    before = Round(
        (ASKING,),
        (
            response(ASKING, {"Q": 4, "R": 2}, respondent="a"),
            response(ASKING, {"Q": "weet_niet", "R": 2}, respondent="b"),
        ),
    )
    after = Round(
        (ASKING,),
        (
            response(ASKING, {"Q": "weet_niet", "R": 2}, respondent="a"),
            response(ASKING, {"Q": 1, "R": 2}, respondent="b"),
        ),
    )
    found = changed(before, after)
    assert found.assessors is Assessors.SAME
    assert [change.assessors for change in found.changes] == [Assessors.OTHERS, Assessors.SAME]


# --- Dimensions ----------------------------------------------------------------------------------


def in_d(id_: str, weight: float = 1, **more: Any) -> dict[str, Any]:
    """A rating in dimension d."""
    return rating(id_, dimension="d", weight=weight, weight_reason="Om te proberen.", **more)


def of_d(*questions: dict[str, Any], **more: Any) -> Questionnaire:
    """A questionnaire with a dimension d, and e in which nothing is asked."""
    titles = [{"id": "d", "title": "Ruimte"}, {"id": "e", "title": "Leeg"}]
    return asked(*questions, dimensions=titles, **more)


def test_a_dimension_of_which_seven_tenths_is_comparable_shows_its_change() -> None:
    # Comparable are A (weight 4) and B (weight 3): 7 of 10. C was too early.
    # Before: 100 * (4*1 + 3*2) / (4 * 7) = 1000/28. After: 100 * (4*3 + 3*2) / (4 * 7) = 1800/28.
    asking = of_d(in_d("A", 4), in_d("B", 3), in_d("C", 3))
    before = one_round(asking, {"A": 1, "B": 2, "C": "te_vroeg"})
    after = one_round(asking, {"A": 3, "B": 2, "C": 0})
    (found,) = changed(before, after).dimensions
    assert found == DimensionChange(
        dimension="d",
        questions=2,
        share=Fraction(7, 10),
        before=Fraction(1000, 28),
        after=Fraction(1800, 28),
    )
    assert found.movement is Movement.FORWARD


def test_a_dimension_of_which_less_is_comparable_shows_none() -> None:
    # A and B are 6.9 of 10.
    asking = of_d(in_d("A", 4), in_d("B", 2.9), in_d("C", 3.1))
    before = one_round(asking, {"A": 1, "B": 2, "C": "te_vroeg"})
    (found,) = changed(before, one_round(asking, {"A": 3, "B": 2, "C": 0})).dimensions
    assert found == DimensionNotComparable(dimension="d", share=Fraction(69, 100))


@pytest.mark.parametrize(
    ("before", "after", "share"),
    [
        pytest.param({"A": 1, "B": "nvt"}, {"A": 1, "B": "nvt"}, Fraction(1), id="never applied"),
        pytest.param({"A": 1, "B": "nvt"}, {"A": 1, "B": 1}, Fraction(1, 2), id="applies now"),
        pytest.param({"A": 1, "B": 1}, {"A": 1, "B": "nvt"}, Fraction(1, 2), id="applied before"),
        pytest.param({"A": 1}, {"A": 1}, Fraction(1, 2), id="not answered, twice"),
        pytest.param(
            {"A": 1, "B": "te_vroeg"}, {"A": 1, "B": "te_vroeg"}, Fraction(1), id="still too early"
        ),
    ],
)
def test_the_weight_is_that_of_what_applied_in_either_round(
    before: dict[str, object], after: dict[str, object], share: Fraction
) -> None:
    asking = of_d(in_d("A"), in_d("B"))
    (found,) = changed(one_round(asking, before), one_round(asking, after)).dimensions
    assert found.share == share


@pytest.mark.parametrize(
    ("other", "share"),
    [
        pytest.param(in_d("B", 2), Fraction(1, 3), id="it weighs more: 1 of 1 + 2"),
        pytest.param(in_d("B", 0.5), Fraction(1, 2), id="it weighs less: 1 of 1 + 1"),
        pytest.param(rating("B", dimension="e"), Fraction(1, 2), id="it went elsewhere: 1 of 2"),
        pytest.param(in_d("B", text="Nieuw?"), Fraction(1, 2), id="it is reworded: 1 of 2"),
    ],
)
def test_a_question_that_would_change_the_index_by_itself_is_not_comparable_in_a_dimension(
    other: dict[str, Any], share: Fraction
) -> None:
    first = one_round(of_d(in_d("A"), in_d("B")), {"A": 1, "B": 2})
    second = one_round(of_d(in_d("A"), other, version=2), {"A": 1, "B": 2})
    for one, two in ((first, second), (second, first)):
        shares = {each.dimension: each.share for each in changed(one, two).dimensions}
        assert shares["d"] == share


def test_a_dimension_of_which_nothing_applies_is_nowhere() -> None:
    asking = of_d(in_d("A"), rating("Z"))
    both = one_round(asking, {"A": "nvt", "Z": 1})
    assert changed(both, both).dimensions == ()


def test_a_dimension_moves_only_when_its_whole_number_does() -> None:
    # Weights 99 and 1, B from 0 to 1. Before 100 * 198 / 400 = 49.5, read as 50;
    # after 100 * 199 / 400 = 49.75, read as 50.
    asking = of_d(in_d("A", 99), in_d("B", 1))
    before, after = (one_round(asking, {"A": 2, "B": value}) for value in (0, 1))
    (found,) = changed(before, after).dimensions
    assert isinstance(found, DimensionChange)
    assert (found.before, found.after) == (Fraction(99, 2), Fraction(199, 4))
    assert found.movement is Movement.LEVEL


# --- Whatever is answered ------------------------------------------------------------------------

TITLES = [{"id": "d", "title": "Een"}, {"id": "e", "title": "Twee"}]
SHARED = [in_d("A", 3), in_d("B", 0.5), rating("C", dimension="e")]
FIRST = questionnaire([*SHARED, in_d("D")], [rating("F", asked_when="A >= 2")], dimensions=TITLES)
LATER = questionnaire(
    [*SHARED, in_d("D", text="Nieuw?")],
    [rating("F", asked_when="A >= 1"), in_d("E", 2)],
    dimensions=TITLES,
    version=2,
)
OTHER = asked(rating("A"), id="P")

said = st.sampled_from([None, "weet_niet", "te_vroeg", "nvt", 0, 1, 2, 3, 4])


@st.composite
def responses(draw: st.DrawFn, asking: Questionnaire) -> list[Response]:
    """What up to four respondents of three perspectives say."""
    names = [question.id for question in asking.ratings()]
    one = st.builds(
        response,
        st.just(asking),
        st.fixed_dictionaries(dict.fromkeys(names, said)),
        st.sampled_from([CLIENTS, CLIENTS, FAMILIES, OFFICIALS]),
        st.sampled_from(["a", "b", "c"]),
    )
    return draw(st.lists(one, max_size=4))


@st.composite
def rounds(draw: st.DrawFn) -> Round:
    """A round with one version of a questionnaire, and perhaps another questionnaire."""
    asking = draw(st.sampled_from([FIRST, LATER]))
    more = draw(st.booleans())
    answered = draw(responses(asking)) + (draw(responses(OTHER)) if more else [])
    return Round((asking, OTHER) if more else (asking,), tuple(answered))


def by_key(found: RoundsCompared) -> dict[tuple[str, Perspective], PerspectiveChanges]:
    return {(one.questionnaire, one.perspective): one for one in found.changed}


def as_sets(found: RoundsCompared) -> object:
    """Everything that is told, without its order."""
    told = {
        (key, one.assessors, *map(frozenset, (one.changes, one.not_comparable, one.dimensions)))
        for key, one in by_key(found).items()
    }
    return told, frozenset(found.once)


@given(rounds())
def test_a_round_beside_itself_is_level(one: Round) -> None:
    found = rounds_compared(one, one)
    assert found.once == ()
    assert {(each.key[0], each.perspective) for each in one.responses} == set(by_key(found))
    for side in found.changed:
        assert side.assessors in (Assessors.SAME, Assessors.UNKNOWN)
        assert {change.movement for change in side.changes} <= {Movement.LEVEL}
        assert {change.assessors for change in side.changes} <= {side.assessors}
        for pair in side.not_comparable:
            assert (pair.obstacle, pair.before) == (Obstacle.WITHOUT_VALUE, pair.after)
        for dimension in side.dimensions:
            if isinstance(dimension, DimensionChange):
                assert dimension.before == dimension.after


MIRRORED = {
    Movement.FORWARD: Movement.BACK,
    Movement.LEVEL: Movement.LEVEL,
    Movement.BACK: Movement.FORWARD,
}


@settings(max_examples=50)
@given(rounds(), rounds())
def test_swapping_rounds_swaps_forward_and_back(one: Round, other: Round) -> None:
    there, back = rounds_compared(one, other), rounds_compared(other, one)
    assert {replace(each, is_new=not each.is_new) for each in there.once} == set(back.once)
    assert by_key(there).keys() == by_key(back).keys()
    for key, side in by_key(there).items():
        turned = by_key(back)[key]
        assert side.assessors == turned.assessors
        assert {change.question: MIRRORED[change.movement] for change in side.changes} == {
            change.question: change.movement for change in turned.changes
        }
        swapped = [replace(o, before=o.after, after=o.before) for o in side.not_comparable]
        assert set(swapped) == set(turned.not_comparable)
        assert {d.dimension: _mirrored(d) for d in side.dimensions} == {
            d.dimension: d for d in turned.dimensions
        }


def _mirrored(found: DimensionChange | DimensionNotComparable) -> object:
    if isinstance(found, DimensionNotComparable):
        return found
    turned = replace(found, before=found.after, after=found.before)
    assert turned.movement is MIRRORED[found.movement]
    return turned


@settings(max_examples=50)
@given(rounds(), rounds(), st.randoms(use_true_random=False))
def test_order_never_matters(before: Round, after: Round, shuffled: random.Random) -> None:
    again = [_shuffled(one, shuffled) for one in (before, after)]
    assert as_sets(rounds_compared(*again)) == as_sets(rounds_compared(before, after))


def _shuffled(one: Round, by: random.Random) -> Round:
    """The round with questionnaires, questions and responses in another order."""
    asking = [replace(each, sections=_turned(each, by)) for each in one.questionnaires]
    return Round(
        tuple(by.sample(asking, len(asking))),
        tuple(by.sample(one.responses, len(one.responses))),
    )


def _turned(asking: Questionnaire, by: random.Random) -> tuple[Any, ...]:
    # Sections stay in place: a condition looks at earlier ones.
    return tuple(
        replace(each, questions=tuple(by.sample(each.questions, len(each.questions))))
        for each in asking.sections
    )


@settings(max_examples=50)
@given(rounds(), rounds())
def test_every_question_that_was_asked_is_told_once(before: Round, after: Round) -> None:
    for key, side in by_key(rounds_compared(before, after)).items():
        told = [each.question for each in (*side.changes, *side.not_comparable)]
        assert len(set(told)) == len(told)
        assert set(told) == _asked(before, key) | _asked(after, key)


def _asked(one: Round, key: tuple[str, Perspective]) -> set[str]:
    (asking,) = [each for each in one.questionnaires if each.id == key[0]]
    items = scores(asking, one.responses).perspectives[key[1]].items
    return {name for name, item in items.items() if item.standing is not Standing.NOT_ASKED}


@settings(max_examples=50)
@given(rounds(), rounds())
def test_the_index_of_a_dimension_is_that_of_its_comparable_questions_alone(
    before: Round, after: Round
) -> None:
    """Recomputed by scoring a questionnaire from which all other questions were struck."""
    for (id_, perspective), side in by_key(rounds_compared(before, after)).items():
        names = {change.question for change in side.changes}
        for found in side.dimensions:
            if isinstance(found, DimensionChange):
                assert found.share >= Fraction(7, 10)
                for one, index in ((before, found.before), (after, found.after)):
                    assert _index_of(one, id_, perspective, found.dimension, names) == index


def _index_of(
    one: Round, id_: str, perspective: Perspective, dimension: str, names: set[str]
) -> Fraction | None:
    (asking,) = [each for each in one.questionnaires if each.id == id_]
    struck = replace(
        asking,
        sections=tuple(
            replace(section, questions=tuple(q for q in section.questions if q.id in names))
            for section in asking.sections
        ),
    )
    return scores(struck, one.responses).perspectives[perspective].dimensions[dimension].index


# --- Words ---------------------------------------------------------------------------------------


def change(before: int, after: int, assessors: Assessors = Assessors.SAME) -> Change:
    return Change(question="KT1", before=before, after=after, assessors=assessors)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (change(2, 3), "KT1: van 2 naar 3, 1 stap vooruit."),
        (change(4, 1), "KT1: van 4 naar 1, 3 stappen achteruit."),
        (change(2, 2), "KT1: 2 in beide toetsen, gelijk."),
        (change(2, 3, Assessors.UNKNOWN), "KT1: van 2 naar 3, 1 stap vooruit."),
        (
            change(2, 3, Assessors.PARTLY_SAME),
            "KT1: van 2 naar 3, 1 stap vooruit; deels door andere beoordelaars.",
        ),
        (
            change(2, 2, Assessors.OTHERS),
            "KT1: 2 in beide toetsen, gelijk; door andere beoordelaars.",
        ),
    ],
    ids=["one step", "more steps", "level", "persons", "partly others", "others"],
)
def test_a_change_is_a_sentence(one: Change, words: str) -> None:
    assert change_words(one, DUTCH) == words


@pytest.mark.parametrize(
    ("obstacle", "before", "after", "reason"),
    [
        (
            Obstacle.REWORDED,
            Standing.VALUED,
            Standing.VALUED,
            "De vraag of haar ankers zijn anders verwoord.",
        ),
        (
            Obstacle.OTHER_CEILING,
            Standing.VALUED,
            Standing.MISSING,
            "De deelvragen begrenzen de waarde op een andere manier.",
        ),
        (
            Obstacle.WITHOUT_VALUE,
            Standing.TOO_EARLY,
            Standing.VALUED,
            "In de vorige toets: te vroeg om te beoordelen.",
        ),
        (
            Obstacle.WITHOUT_VALUE,
            Standing.VALUED,
            Standing.NOT_ASKED,
            "In deze toets: niet gevraagd.",
        ),
        (
            Obstacle.WITHOUT_VALUE,
            Standing.TOO_EARLY,
            Standing.MISSING,
            "In de vorige toets: te vroeg om te beoordelen; in deze toets: geen antwoord met een "
            "cijfer.",
        ),
    ],
    ids=["reworded", "another ceiling", "not before", "not now", "in neither"],
)
def test_what_cannot_be_compared_says_why(
    obstacle: Obstacle, before: Standing, after: Standing, reason: str
) -> None:
    pair = NotComparable(question="KT4", obstacle=obstacle, before=before, after=after)
    assert not_comparable_words(pair, DUTCH) == f"KT4 is niet vergelijkbaar. {reason}"


def dimension(questions: int, before: Fraction, after: Fraction) -> DimensionChange:
    return DimensionChange(
        dimension="d", questions=questions, share=Fraction(1), before=before, after=after
    )


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (
            dimension(3, Fraction(1000, 28), Fraction(1800, 28)),  # 35.7 and 64.3
            "Ruimte: index 36, nu 64 (vooruit), over de 3 vragen die vergelijkbaar zijn.",
        ),
        (
            dimension(1, Fraction(50), Fraction(25)),
            "Ruimte: index 50, nu 25 (achteruit), over de ene vraag die vergelijkbaar is.",
        ),
        (
            DimensionNotComparable(dimension="d", share=Fraction(1, 3)),
            "Ruimte is niet vergelijkbaar: 33\u00a0% van het gewicht is te vergelijken, 70\u00a0% "
            "is nodig.",
        ),
        (
            DimensionNotComparable(dimension="d", share=Fraction(697, 1000)),
            "Ruimte is niet vergelijkbaar: net geen 70\u00a0% van het gewicht is te vergelijken.",
        ),
    ],
    ids=["three questions", "one question", "too little", "just too little"],
)
def test_a_dimension_is_a_sentence_in_whole_numbers(
    found: DimensionChange | DimensionNotComparable, words: str
) -> None:
    assert dimension_words(found, "Ruimte", DUTCH) == words


@pytest.mark.parametrize(
    ("is_new", "words"),
    [
        (True, "KT, Cliëntenorganisatie: beantwoord in deze toets en niet in de vorige."),
        (False, "KT, Cliëntenorganisatie: beantwoord in de vorige toets en niet in deze."),
    ],
    ids=["new", "gone"],
)
def test_who_answered_once_is_told(is_new: bool, words: str) -> None:
    found = AnsweredOnce(questionnaire="KT", perspective=CLIENTS, is_new=is_new)
    assert once_words(found, DUTCH) == words


def test_there_are_words_for_every_kind_of_assessors() -> None:
    assert set(ASSESSORS) == set(Assessors)


# --- Promises ------------------------------------------------------------------------------------

PROMISES = tuple(
    Promise(id=id_, text=text, made_by="Agentschap", due=due)
    for id_, text, due in (
        ("B1", "Een vast aanspreekpunt.", date(2026, 9, 1)),
        ("B2", "Een brief in klare taal.", None),
        ("B3", "Een tweede overleg.", date(2027, 3, 1)),
    )
)


def test_every_promise_is_asked_after_in_its_order() -> None:
    found = followed(PROMISES, {"B3": Fulfilment.NOT_DUE, "B1": Fulfilment.PARTLY_KEPT})
    assert [(one.promise.id, one.fulfilment) for one in found] == [
        ("B1", Fulfilment.PARTLY_KEPT),
        ("B2", None),
        ("B3", Fulfilment.NOT_DUE),
    ]


def test_silence_does_not_keep_a_promise() -> None:
    counted = promises_counted(followed(PROMISES, {"B1": Fulfilment.KEPT}))
    assert (counted.by_fulfilment[Fulfilment.KEPT], counted.unheard, counted.promised) == (1, 2, 3)
    assert promises_words(counted, DUTCH) == (
        "Van 3 beloftes uit de vorige toets: 1 nagekomen en 2 zonder antwoord."
    )


def test_what_was_never_promised_is_refused() -> None:
    with pytest.raises(LookupError, match="nobody promised B9"):
        followed(PROMISES, {"B9": Fulfilment.KEPT})
    with pytest.raises(ValueError, match="two promises have the id B1"):
        followed([*PROMISES, PROMISES[0]], {})


@pytest.mark.parametrize(
    ("fulfilments", "words"),
    [
        ([], "In de vorige toets werd niets beloofd."),
        ([Fulfilment.KEPT], "Van 1 belofte uit de vorige toets: 1 nagekomen."),
        (
            [Fulfilment.NOT_DUE, Fulfilment.NOT_KEPT, Fulfilment.KEPT, Fulfilment.KEPT],
            "Van 4 beloftes uit de vorige toets: 2 nagekomen, 1 niet nagekomen en 1 nog niet aan "
            "de beurt.",
        ),
    ],
    ids=["none", "one", "several"],
)
def test_promises_are_counted_in_a_sentence(fulfilments: list[Fulfilment], words: str) -> None:
    told = [FollowedPromise(promise=PROMISES[0], fulfilment=each) for each in fulfilments]
    assert promises_words(promises_counted(told), DUTCH) == words


@pytest.mark.parametrize(
    ("fulfilment", "words"),
    [
        (Fulfilment.KEPT, "nagekomen"),
        (Fulfilment.PARTLY_KEPT, "deels nagekomen"),
        (Fulfilment.NOT_KEPT, "niet nagekomen"),
        (Fulfilment.NOT_DUE, "nog niet aan de beurt"),
        (None, "zonder antwoord"),
    ],
)
def test_a_promise_has_a_word_for_what_became_of_it(
    fulfilment: Fulfilment | None, words: str
) -> None:
    told = FollowedPromise(promise=PROMISES[0], fulfilment=fulfilment)
    assert fulfilment_words(told, DUTCH) == words


@given(st.lists(st.none() | st.sampled_from(Fulfilment)))
def test_no_promise_is_lost_in_counting(fulfilments: list[Fulfilment | None]) -> None:
    told = [FollowedPromise(promise=PROMISES[0], fulfilment=each) for each in fulfilments]
    assert promises_counted(told).promised == len(fulfilments)


def test_a_promise_can_be_kept_in_a_document() -> None:
    told = FollowedPromise(
        promise=PROMISES[0], fulfilment=Fulfilment.PARTLY_KEPT, explanation="Pas in november."
    )
    assert read(write(told), FollowedPromise) == told
