"""Patterns are declared in the questionnaire, weighed in three truth values, told in words."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cliënttoets.example
from cliënttoets.assessment.file import AnsweredAssessment, read_responses
from cliënttoets.content_folders import content_folder
from cliënttoets.document.faults import Unreadable
from cliënttoets.document.file import BrokenFile
from cliënttoets.language import DUTCH
from cliënttoets.questionnaire.condition_tree import Comparison, Constant, Difference, Name
from cliënttoets.questionnaire.conditions import (
    Condition,
    PatternCondition,
    lacking,
    names_in,
    truth,
)
from cliënttoets.questionnaire.file import read_catalogue, read_questionnaire
from cliënttoets.questionnaire.lint import warnings_in
from cliënttoets.questionnaire.model import Perspective, Questionnaire
from cliënttoets.questionnaire.rules import faults_in
from cliënttoets.response.model import Response
from cliënttoets.scoring.patterns import (
    PatternResult,
    PatternState,
    PatternValue,
    ground_words,
    pattern_lines,
    pattern_words,
    patterns,
)
from cliënttoets.scoring.scores import scores

from .scored import CLIENTS, FAMILIES, OFFICIALS, panel, questionnaire, rating, response

PRACTICE = Perspective.PRAKTIJK
FIRES, QUIET = PatternState.FIRES, PatternState.QUIET
NOT_ASSESSABLE = PatternState.NOT_ASSESSABLE
STATES = {True: FIRES, False: QUIET, None: NOT_ASSESSABLE}

TINY = read_questionnaire(Path(__file__).parent / "questionnaires" / "patterns.yaml")
SHIPPED = {
    id_: read_questionnaire(content_folder("questionnaires") / f"{id_}.yaml")
    for id_ in ("KT", "PA", "PS", "BE", "TK", "RP")
}


def _pattern(when: str, id_: str = "P1", sentence: str = "Het valt op.") -> dict[str, str]:
    return {"id": id_, "when": when, "sentence": sentence}


def _asking(*whens: str, **of: Sequence[Perspective]) -> Questionnaire:
    """Ratings A, B and C, and patterns P1, P2, ...; `of` says who is asked a rating."""
    questions = [
        rating(id_, **({"asked_of": list(of[id_])} if id_ in of else {})) for id_ in ("A", "B", "C")
    ]
    declared = [
        _pattern(when, f"P{n}", f"Patroon {n} valt op.") for n, when in enumerate(whens, start=1)
    ]
    return questionnaire(questions, patterns=declared)


def _result(asking: Questionnaire, responses: Sequence[Response]) -> PatternResult:
    (result,) = patterns(asking, responses)
    return result


def _states(asking: Questionnaire, responses: Sequence[Response]) -> dict[str, PatternState]:
    """The state of each pattern, under its id and the question that it speaks of."""
    return {
        ".".join(filter(None, (each.pattern, each.question))): each.state
        for each in patterns(asking, responses)
    }


# --- The language ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("A - B >= 2", True, id="4 - 1 is 3"),
        pytest.param("A - B >= 4", False, id="3 is under 4"),
        pytest.param("B - A <= -3", True, id="1 - 4 is -3"),
        pytest.param("2 <= A - B", True, id="the number first"),
        pytest.param("A-B >= 2", None, id="without spaces it is another name"),
        pytest.param("A -B >= 2", True, id="one space is enough"),
        pytest.param("A - B == C@praktijk", True, id="beside a score: 3 and 3"),
        pytest.param("A - B > C@praktijk - A", True, id="two differences: 3 and -1"),
        pytest.param("A - none >= 2", None, id="nothing to subtract"),
        pytest.param("none - A >= 2", None, id="nothing to subtract from"),
        pytest.param("A >= 3 and none <= 1", None, id="what is not known could tip it"),
        pytest.param("A <= 1 and none - A >= 1", False, id="what is not known does not matter"),
        pytest.param("A >= 3 or none <= 1", True, id="one side is enough"),
        pytest.param("C@praktijk in (3, 4)", True, id="one of a list"),
        pytest.param("not (C >= 1)", None, id="a perspective is part of the name"),
    ],
)
def test_a_pattern_weighs_scores(text: str, expected: bool | None) -> None:
    known = {"A": 4, "B": 1, "C@praktijk": 3}
    assert truth(PatternCondition.parse(text), known) is expected


def test_a_name_knows_its_question_and_its_perspective() -> None:
    condition = PatternCondition.parse("each@overheid_zelf - KT1 >= 2")
    assert condition.tree == Comparison(
        ">=", Difference(Name("each@overheid_zelf"), Name("KT1")), Constant(2)
    )
    first, second = names_in(condition)
    assert (first.question, first.perspective, first.offset) == ("each", "overheid_zelf", 0)
    assert (second.question, second.perspective, second.offset) == ("KT1", None, 21)


def test_a_pattern_is_written_as_its_author_wrote_it() -> None:
    text = "( KT1@praktijk-KT2 )>=2"
    with pytest.raises(Unreadable):
        PatternCondition.parse(text)
    text = "( KT1@praktijk  -  KT2>=2 )"
    assert str(PatternCondition.parse(text)) == text


@pytest.mark.parametrize("text", ["A - B >= 2", "A@praktijk >= 2"])
def test_a_condition_of_a_question_neither_subtracts_nor_names_a_perspective(text: str) -> None:
    with pytest.raises(Unreadable):
        Condition.parse(text)


_NAMES = st.sampled_from(["a", "b", "c@praktijk", "d"])
_STATEMENTS = st.one_of(
    st.builds("{} {} {}".format, _NAMES, st.sampled_from([">=", "<", "=="]), st.integers(0, 4)),
    st.builds("{} - {} >= {}".format, _NAMES, _NAMES, st.integers(-4, 4)),
    st.builds("{} in (0, {})".format, _NAMES, st.integers(1, 4)),
)
_TEXTS = st.recursive(
    _STATEMENTS,
    lambda inside: st.one_of(
        st.builds("({} and {})".format, inside, inside),
        st.builds("({} or {})".format, inside, inside),
        st.builds("not ({})".format, inside),
    ),
    max_leaves=6,
)
_KNOWN = st.dictionaries(_NAMES, st.integers(0, 4) | st.none())


@given(_TEXTS, _KNOWN, st.randoms(use_true_random=False))
def test_what_is_lacking_is_what_would_settle_the_pattern(
    text: str, known: Mapping[str, int | None], chance: random.Random
) -> None:
    condition = PatternCondition.parse(text)
    wanted = lacking(condition, known)
    assert all(known.get(name) is None for name in wanted)
    assert (wanted == ()) is (truth(condition, known) is not None)
    filled = {**known, **{name: chance.randrange(5) for name in wanted}}
    assert truth(condition, filled) is not None


# --- What a file may say -----------------------------------------------------------------------

ORGANISATIONS_AND_OFFICIALS = [CLIENTS, OFFICIALS]


@pytest.mark.parametrize(
    ("when", "of", "says"),
    [
        pytest.param(
            "A@praktijk >= 3",
            {"A": ORGANISATIONS_AND_OFFICIALS},
            "'praktijk' krijgt vraag 'A' niet",
            id="a perspective that is not asked",
        ),
        pytest.param(
            "A >= 3",
            {"A": [OFFICIALS]},
            "niemand aan cliëntzijde krijgt al deze vragen",
            id="a rating that no client is asked",
        ),
        pytest.param(
            "A >= 3 and B <= 1",
            {"A": [CLIENTS], "B": [FAMILIES]},
            "niemand aan cliëntzijde krijgt al deze vragen",
            id="ratings that no client is asked together",
        ),
        pytest.param(
            "each@praktijk - each >= 2",
            dict.fromkeys("ABC", ORGANISATIONS_AND_OFFICIALS),
            "er is geen scorevraag die al deze perspectieven krijgen",
            id="each, where nothing is asked of both",
        ),
    ],
)
def test_values_that_nobody_gives_are_a_fault(
    when: str, of: Mapping[str, Sequence[Perspective]], says: str
) -> None:
    (fault,) = faults_in(_asking(when, **of))
    assert str(fault.problem) == says
    assert fault.remedy is not None
    assert fault.path == ("patterns", 0, "when")


@pytest.mark.parametrize(
    ("when", "of"),
    [
        pytest.param("A@overheid_zelf >= 3", {"A": [OFFICIALS]}, id="asked of the one it names"),
        pytest.param("A >= 3 and B <= 1", {"A": [FAMILIES]}, id="asked of families together"),
        pytest.param("each@praktijk >= 3", {"A": [CLIENTS], "B": [CLIENTS]}, id="one is left"),
    ],
)
def test_values_that_somebody_gives_are_sound(
    when: str, of: Mapping[str, Sequence[Perspective]]
) -> None:
    assert faults_in(_asking(when, **of)) == []


def test_a_questionnaire_without_a_client_side_names_its_perspectives() -> None:
    more: dict[str, Any] = {"perspectives": [OFFICIALS, PRACTICE]}
    named = questionnaire([rating("A")], patterns=[_pattern("A@praktijk >= 3")], **more)
    assert faults_in(named) == []
    unnamed = questionnaire([rating("A")], patterns=[_pattern("A >= 3")], **more)
    (fault,) = faults_in(unnamed)
    assert str(fault.problem) == "niemand aan cliëntzijde krijgt al deze vragen"


def test_a_part_needs_its_whole_to_be_asked() -> None:
    part = {"kind": "rating", "id": "Ap", "text": "Wat was beloofd?"}
    whole = rating("A", parts=[part], asked_of=[OFFICIALS])
    (fault,) = faults_in(questionnaire([whole], patterns=[_pattern("Ap@praktijk >= 3")]))
    assert str(fault.problem) == "'praktijk' krijgt vraag 'Ap' niet"


def test_a_broken_question_does_not_blame_the_pattern_that_names_it(tmp_path: Path) -> None:
    text = (Path(__file__).parent / "questionnaires" / "patterns.yaml").read_text("utf-8")
    path = tmp_path / "patterns.yaml"
    text = text.replace("id: S2,", "id: S2, labl: Invloed,").replace("S1@praktijk", "S9@praktijk")
    path.write_text(text)
    with pytest.raises(BrokenFile) as caught:
        read_questionnaire(path)
    misspelt, unknown = str(caught.value).splitlines()
    assert "'labl' is hier geen bekende sleutel" in misspelt
    assert "patroon 'praktijk_twijfelt': er is geen vraag 'S9'" in unknown


def test_a_pattern_that_cannot_be_read_does_not_hide_other_faults(tmp_path: Path) -> None:
    text = (Path(__file__).parent / "questionnaires" / "patterns.yaml").read_text("utf-8")
    path = tmp_path / "patterns.yaml"
    text = text.replace("S1 >= 3 and S2", "S1 = 3 and S2").replace("at_least: 0", "at_least: 5")
    path.write_text(text)
    with pytest.raises(BrokenFile) as caught:
        read_questionnaire(path)
    band, pattern = str(caught.value).splitlines()
    assert "de eerste strook begint bij 5" in band
    assert "patroon 'zonder_invloed': '=' hoort niet in een voorwaarde" in pattern


_WHOLE = (Path(__file__).parent / "questionnaires" / "patterns.yaml").read_text("utf-8")
_PIECES = st.text(st.sampled_from("S123p@-_ >=<()each'\n:"), max_size=8)


@given(st.integers(_WHOLE.index("patterns:\n"), len(_WHOLE)), st.integers(0, 30), _PIECES)
def test_no_damage_to_patterns_makes_the_reader_or_the_scores_stumble(
    tmp_path_factory: pytest.TempPathFactory, start: int, size: int, filling: str
) -> None:
    """Whatever is cut out or put in: results for every pattern, or remarks."""
    path = tmp_path_factory.getbasetemp() / "damaged.yaml"
    path.write_text(_WHOLE[:start] + filling + _WHOLE[start + size :], encoding="utf-8")
    try:
        asking = read_questionnaire(path)
    except BrokenFile:
        return
    warnings_in(asking)
    found = patterns(asking, panel(asking, S1=[3], S2=[1]))
    assert {each.pattern for each in found} == {each.id for each in asking.patterns}


@pytest.mark.parametrize(
    ("whens", "says"),
    [
        pytest.param(["A >= 5"], ["geen enkele combinatie"], id="above the scale"),
        pytest.param(["A >= 3 and A <= 1"], ["geen enkele combinatie"], id="a contradiction"),
        pytest.param(["A - B > 4"], ["geen enkele combinatie"], id="further than the scale"),
        pytest.param(["A - B <= 4"], ["elke combinatie"], id="within the scale"),
        pytest.param(["A - B >= 4"], [], id="as far as the scale goes"),
        pytest.param(["each@praktijk - each >= 2"], [], id="each"),
    ],
)
def test_a_pattern_that_says_nothing_is_warned_of(whens: list[str], says: list[str]) -> None:
    found = [each for each in warnings_in(_asking(*whens)) if each.path[0] == "patterns"]
    assert [
        str(each.problem)[: len(start)] for each, start in zip(found, says, strict=True)
    ] == says


def test_two_patterns_with_one_sentence_are_warned_of() -> None:
    declared = [_pattern("A >= 3", "P1", "Het valt op."), _pattern("A <= 1", "P2", "het valt  op")]
    found = [
        each
        for each in warnings_in(questionnaire([rating("A")], patterns=declared))
        if each.path[0] == "patterns"
    ]
    assert [(each.path, str(each.problem)) for each in found] == [
        (("patterns", 1, "sentence"), "dezelfde zin als 'P1'")
    ]


def test_a_pattern_over_many_scores_is_not_tried_out() -> None:
    asking = questionnaire(
        [rating(f"A{n}") for n in range(6)],  # 5^6 = 15,625 combinations
        patterns=[_pattern(" and ".join(f"A{n} >= 5" for n in range(6)))],
    )
    assert [each for each in warnings_in(asking) if each.path[0] == "patterns"] == []


# --- The ten patterns --------------------------------------------------------------------------

Shows = Callable[..., bool]

FIXED: dict[str, tuple[str, tuple[str, ...], Shows]] = {
    "PT1": ("KT", ("KT1", "KT2"), lambda kt1, kt2: kt1 >= 3 and kt2 <= 1),
    "PT2": ("KT", ("KT2", "KT7"), lambda kt2, kt7: kt2 >= 3 and kt7 <= 1),
    "PT3": ("KT", ("KT3", "KT5"), lambda kt3, kt5: kt3 >= 3 and kt5 <= 1),
    "PT4": ("KT", ("KT1", "KT6"), lambda kt1, kt6: kt1 >= 3 and kt6 <= 1),
    "PT7": ("RP", ("RP3", "RP2"), lambda rp3, rp2: rp3 >= 3 and rp2 <= 1),
    "PT8": (
        "RP",
        ("RP8", "RP1", "RP5"),
        lambda rp8, rp1, rp5: rp8 >= 3 and (rp1 <= 1 or rp5 <= 1),
    ),
    "PT9": ("BE", ("BE4", "BE3"), lambda be4, be3: be4 >= 3 and be3 <= 1),
    "PT10": ("TK", ("TK3", "TK4"), lambda tk3, tk4: tk3 >= 3 and tk4 <= 1),
}


def _by_trying(shows: Shows, values: Sequence[int | None]) -> PatternState:
    """The state by its meaning: what all ways to fill in the missing values agree on."""
    ways = itertools.product(*(range(5) if value is None else [value] for value in values))
    outcomes = {shows(*way) for way in ways}
    return STATES[outcomes.pop()] if len(outcomes) == 1 else NOT_ASSESSABLE


@pytest.mark.parametrize("id_", FIXED)
def test_a_pattern_is_what_its_table_says_for_all_values(id_: str) -> None:
    questionnaire_id, names, shows = FIXED[id_]
    asking = SHIPPED[questionnaire_id]
    (pattern,) = [each for each in asking.patterns if each.id == id_]
    assert [name.id for name in names_in(pattern.when)] == list(names)
    for values in itertools.product((None, 0, 1, 2, 3, 4), repeat=len(names)):
        found = truth(pattern.when, dict(zip(names, values, strict=True)))
        assert STATES[found] is _by_trying(shows, values), values


@pytest.mark.parametrize(
    ("promised", "delivered", "state"),
    [
        (4, 2, FIRES),  # 4 - 2 = 2
        (3, 1, FIRES),
        (3, 2, QUIET),
        (1, 4, QUIET),  # 1 - 4 = -3: more delivered than promised
        (4, None, NOT_ASSESSABLE),
        (None, 0, NOT_ASSESSABLE),
    ],
)
def test_more_promised_than_delivered_is_pattern_five(
    promised: int | None, delivered: int | None, state: PatternState
) -> None:
    said = {"PA7": delivered, "PA7p": promised}
    found = patterns(SHIPPED["PA"], [response(SHIPPED["PA"], said)])
    assert [each.state for each in found if each.pattern == "PT5"] == [state]


def test_every_pattern_of_the_method_is_declared_once_and_pattern_six_everywhere() -> None:
    declared = {id_: [each.id for each in asking.patterns] for id_, asking in SHIPPED.items()}
    assert declared == {
        "KT": ["PT1", "PT2", "PT3", "PT4", "PT6"],
        "PA": ["PT5", "PT6"],
        "PS": ["PT6"],
        "BE": ["PT6", "PT9"],
        "TK": ["PT6", "PT10"],
        "RP": ["PT6", "PT7", "PT8"],
    }


@pytest.mark.parametrize("id_", SHIPPED)
def test_pattern_six_speaks_of_every_rating_that_the_government_and_clients_are_asked(
    id_: str,
) -> None:
    asking = SHIPPED[id_]
    found = [each.question for each in patterns(asking, []) if each.pattern == "PT6"]
    assert found == [
        question.id
        for question in asking.ratings()
        if question.is_for(OFFICIALS)
        and any(
            question.is_for(side) and side in asking.perspectives for side in (CLIENTS, FAMILIES)
        )
    ]
    assert found


# --- Whose values ------------------------------------------------------------------------------


def test_a_value_is_the_lower_median_under_its_ceiling() -> None:
    part = {"kind": "yes_partly_no", "id": "Aa", "text": "Vroeg?"}
    asking = questionnaire(
        [rating("A", parts=[part], ceiling={"of": ["Aa"], "deels": 3, "nee": 2}), rating("B")],
        patterns=[_pattern("A >= 3 and B <= 1")],
    )
    # A: 4 under a ceiling of 2 counts as 2, beside 3: lower median 2. Without a ceiling: 3.
    # B: 1 and 3, lower median 1.
    capped = panel(asking, A=[4, 3], Aa=["nee", "ja"], B=[1, 3])
    assert _result(asking, capped).state is QUIET
    free = panel(asking, A=[4, 3], Aa=["ja", "ja"], B=[1, 3])
    assert _result(asking, free).state is FIRES


def test_the_value_of_a_part_is_the_lower_median_of_its_answers() -> None:
    # Promised 1, 3, 4 and 4: lower median 3. Delivered 1 four times: 3 - 1 = 2.
    answers = panel(TINY, S3=[1, 1, 1, 1], S3p=[4, 1, 4, 3])
    result = next(each for each in patterns(TINY, answers) if each.pattern == "beloofd")
    assert result.state is FIRES
    assert result.values == (PatternValue("S3p", CLIENTS, 3), PatternValue("S3", CLIENTS, 1))


def test_perspectives_answer_the_same_part_apart() -> None:
    part = {"kind": "rating", "id": "Ap", "text": "Wat was beloofd?"}
    asking = questionnaire(
        [rating("A", parts=[part])], patterns=[_pattern("Ap - Ap@overheid_zelf >= 2")]
    )
    answers = [*panel(asking, Ap=[4, 4]), *panel(asking, OFFICIALS, Ap=[2, 2, 2])]
    assert _result(asking, answers).values == (
        PatternValue("Ap", CLIENTS, 4),
        PatternValue("Ap", OFFICIALS, 2),
    )


def test_a_perspective_is_read_by_its_name() -> None:
    asking = _asking("A >= 3 and A@praktijk <= 1", "A@gezin_jongere <= 1")
    answers = [
        *panel(asking, A=[3, 4]),
        *panel(asking, PRACTICE, A=[1]),
        *panel(asking, FAMILIES, A=[0, 2]),
        *panel(asking, OFFICIALS, A=[4]),
    ]
    assert _states(asking, answers) == {"P1": FIRES, "P2": FIRES}
    assert patterns(asking, answers)[0].perspectives == (CLIENTS, PRACTICE)
    assert _states(asking, answers[:2]) == {"P1": NOT_ASSESSABLE, "P2": NOT_ASSESSABLE}


@pytest.mark.parametrize(
    ("organisations", "families", "state", "told_by"),
    [
        pytest.param({"A": 3, "B": 1}, {"A": 0, "B": 0}, FIRES, CLIENTS, id="organisations first"),
        pytest.param({"A": 0, "B": 1}, {"A": 3, "B": 1}, QUIET, CLIENTS, id="also when quiet"),
        pytest.param({}, {"A": 3, "B": 1}, FIRES, FAMILIES, id="families when nobody else did"),
        pytest.param({"A": 3}, {"A": 3, "B": 1}, FIRES, FAMILIES, id="families when left open"),
        pytest.param({"A": 3}, {"B": 1}, NOT_ASSESSABLE, CLIENTS, id="never one from each"),
        pytest.param({}, {"B": 1}, NOT_ASSESSABLE, FAMILIES, id="who lacks the least says so"),
        pytest.param({}, {}, NOT_ASSESSABLE, CLIENTS, id="nobody"),
    ],
)
def test_what_the_client_side_says_comes_from_one_perspective(
    organisations: Mapping[str, int],
    families: Mapping[str, int],
    state: PatternState,
    told_by: Perspective,
) -> None:
    asking = _asking("A >= 3 and B <= 1")
    result = _result(
        asking, [response(asking, organisations), response(asking, families, FAMILIES)]
    )
    assert (result.state, result.perspectives) == (state, (told_by,))


def test_families_tell_where_organisations_are_not_asked() -> None:
    asking = _asking("A >= 3 and B <= 1", B=[FAMILIES])
    answers = [response(asking, {"A": 0}), response(asking, {"A": 4, "B": 0}, FAMILIES)]
    assert _result(asking, answers).perspectives == (FAMILIES,)
    assert _result(asking, answers).state is FIRES


def test_each_passes_over_ratings_that_one_of_the_perspectives_is_not_asked() -> None:
    asking = _asking("each@overheid_zelf - each >= 2", A=[CLIENTS], B=[FAMILIES, OFFICIALS])
    answers = [
        response(asking, {"A": 0, "C": 3}),
        response(asking, {"B": 1, "C": 0}, FAMILIES),
        response(asking, {"B": 3, "C": 4}, OFFICIALS),
    ]
    # A is not asked of the government. B: 3 - 1 = 2, of families. C: 4 - 3 = 1, of organisations.
    assert _states(asking, answers) == {"P1.B": FIRES, "P1.C": QUIET}


def test_each_and_a_fixed_score_stand_together() -> None:
    asking = _asking("C >= 3 and each <= 1")
    answers = panel(asking, A=[1], B=[2], C=[3])
    assert _states(asking, answers) == {"P1.A": FIRES, "P1.B": QUIET, "P1.C": QUIET}


# --- What is missing ---------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["nvt", "te_vroeg", "weet_niet", None])
def test_an_answer_without_a_number_leaves_a_pattern_open(code: str | None) -> None:
    asking = _asking("A >= 3 and B <= 1")
    result = _result(asking, panel(asking, A=[3], B=[code]))
    assert result.state is NOT_ASSESSABLE
    assert result.missing == (PatternValue("B", CLIENTS, None),)


def test_what_cannot_tip_the_balance_is_not_missing() -> None:
    asking = _asking("A >= 3 and B <= 1", "(A >= 3 and B <= 1) or C <= 1")
    first, second = patterns(asking, panel(asking, A=[2]))
    assert (first.state, first.missing) == (QUIET, ())
    assert second.state is NOT_ASSESSABLE
    assert second.missing == (PatternValue("C", CLIENTS, None),)


def test_a_value_that_is_named_twice_is_told_once() -> None:
    asking = _asking("A <= 1 or A@clientorganisatie >= 4")
    assert _result(asking, []).missing == (PatternValue("A", CLIENTS, None),)


def test_answers_to_another_version_are_left_out() -> None:
    newer = replace(TINY, version=2)
    found = patterns(TINY, panel(newer, S1=[4], S2=[0], S3=[0], S3p=[4]))
    assert {each.state for each in found} == {NOT_ASSESSABLE}
    assert all(value.value is None for each in found for value in each.values)


def test_a_questionnaire_without_patterns_has_no_results() -> None:
    asking = _asking()
    assert patterns(asking, panel(asking, A=[4])) == ()


_ANSWER = st.sampled_from([0, 1, 2, 3, 4, "nvt", "weet_niet", None])
_PANEL = st.lists(
    st.tuples(
        st.sampled_from([CLIENTS, FAMILIES, OFFICIALS]),
        st.fixed_dictionaries({"S1": _ANSWER, "S2": _ANSWER}),
    ),
    max_size=6,
)


@given(_PANEL, st.randoms(use_true_random=False))
def test_the_order_of_respondents_and_who_scores_do_not_matter(
    said: list[tuple[Perspective, dict[str, Any]]], chance: random.Random
) -> None:
    answers = [response(TINY, each, who, f"r{n}") for n, (who, each) in enumerate(said)]
    found = patterns(TINY, answers)
    assert patterns(TINY, chance.sample(answers, len(answers))) == found
    assert patterns(TINY, answers, scores(TINY, answers)) == found
    for each in found:
        assert bool(each.missing) is (each.state is NOT_ASSESSABLE)
        assert set(each.missing) <= set(each.values)


# --- Words -------------------------------------------------------------------------------------


def _words(asking: Questionnaire, answers: Sequence[Response]) -> tuple[str, str]:
    result = _result(asking, answers)
    return pattern_words(result, DUTCH), ground_words(result, DUTCH)


def test_a_pattern_that_shows_says_its_sentence_and_what_it_rests_on() -> None:
    asking = _asking("A >= 3 and B <= 1")
    assert _words(asking, panel(asking, A=[3], B=[1])) == (
        "Patroon 1 valt op.",
        "A = 3 en B = 1 bij de cliëntenorganisaties",
    )


def test_a_pattern_over_each_names_its_rating() -> None:
    asking = _asking("each@overheid_zelf - each >= 2", A=[CLIENTS], B=[CLIENTS])
    answers = [*panel(asking, C=[1]), *panel(asking, OFFICIALS, C=[4])]
    assert _words(asking, answers) == (
        "C: Patroon 1 valt op.",
        "C = 4 bij de overheid zelf en C = 1 bij de cliëntenorganisaties",
    )


def test_a_pattern_that_cannot_be_assessed_says_so_before_its_sentence() -> None:
    asking = _asking("A >= 3 and B@praktijk <= 1 and C <= 2")
    assert _words(asking, panel(asking, C=[2])) == (
        "Niet te beoordelen, zonder waarde voor A bij de cliëntenorganisaties en B bij de praktijk:"
        " “Patroon 1 valt op.”",
        "C = 2 bij de cliëntenorganisaties",
    )


def test_a_pattern_that_does_not_show_says_that() -> None:
    asking = _asking("A >= 3")
    assert _words(asking, panel(asking, A=[2])) == (
        "Dit patroon is er niet.",
        "A = 2 bij de cliëntenorganisaties",
    )


def test_lines_tell_first_what_shows_and_once_what_is_the_same_of_several_ratings() -> None:
    asking = _asking("A >= 3 and B >= 3", "each@overheid_zelf - each >= 2", "C >= 4")
    answers = [*panel(asking, A=[2], C=[0]), *panel(asking, OFFICIALS, A=[4], B=[2], C=[2])]
    # P1 is quiet on A. P2: A 4 - 2 = 2, C 2 - 0 = 2, B has no value of clients. P3: 0 is under 4.
    assert pattern_lines(patterns(asking, answers), DUTCH) == [
        "A en C: Patroon 2 valt op.",
        "Niet te beoordelen, zonder waarde voor B bij de cliëntenorganisaties:"
        " “Patroon 2 valt op.”",
    ]


# --- The example -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def example() -> AnsweredAssessment:
    """The example that the program ships."""
    path = Path(cliënttoets.example.__file__).parent / "voorbeeld.json"
    return read_responses(path, read_catalogue([content_folder("questionnaires")]))


def test_the_example_shows_patterns_and_some_that_cannot_be_assessed(
    example: AnsweredAssessment,
) -> None:
    found = [
        result for asked in example.questionnaires for result in patterns(asked, example.responses)
    ]
    values = {
        (each.pattern, each.question): tuple(value.value for value in each.values)
        for each in found
        if each.state is FIRES
    }
    assert values == {
        ("PT1", None): (3, 1),  # KT1 at least 3, KT2 at most 1
        ("PT3", None): (3, 1),  # KT3, KT5
        ("PT4", None): (3, 1),  # KT1, KT6
        ("PT5", None): (4, 2),  # promised 4, delivered 2
        ("PT6", "KT2"): (3, 1),  # the government 3, organisations 1
        ("PT6", "KT4"): (3, 1),
        ("PT6", "PA5"): (3, 1),
    }
    (reach,) = [each for each in found if each.pattern == "PT9"]
    assert reach.state is NOT_ASSESSABLE
    assert reach.missing == (PatternValue("BE4", CLIENTS, None),)


def test_families_are_the_client_side_of_the_practice_that_they_live_with(
    example: AnsweredAssessment,
) -> None:
    (practice,) = [each for each in example.questionnaires if each.id == "RP"]
    found = {each.pattern: each for each in patterns(practice, example.responses)}
    assert found["PT7"].state is QUIET  # RP3 is 3, and so is RP2
    assert found["PT7"].perspectives == (FAMILIES,)
