"""What may be told of small groups: the rules of method D.7, one by one, and what always holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cliënttoets.language import DUTCH
from cliënttoets.questionnaire.model import Perspective, Voice
from cliënttoets.response.model import Response
from cliënttoets.scoring.disclosure import Disclosure, Disclosures, Figures, disclosures
from cliënttoets.scoring.item import Standing
from cliënttoets.scoring.scores import scores
from cliënttoets.scoring.signal import CriticalItem, SignalKind
from cliënttoets.scoring.small_groups import EVERYONE, Release, exposes, hidden_groups
from cliënttoets.scoring.withheld import Alike, HiddenCritical, possible_words

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

# --- Groups that add up to a total -------------------------------------------------------------


@pytest.mark.parametrize(
    ("sizes", "hidden"),
    [
        # Fixture 5 of the method: 3 < 5; 3 + 6 = 9, which is enough.
        pytest.param({"A": 6, "B": 3, "C": 7}, "AB", id="the next larger group is hidden too"),
        pytest.param({"A": 8, "B": 4}, "AB", id="twelve in all, eight shown: four would follow"),
        pytest.param({"A": 2, "B": 3, "C": 9}, "AB", id="two small ones that come to five"),
        pytest.param({"A": 2, "B": 2, "C": 9}, "ABC", id="two small ones that come to four"),
        pytest.param({"A": 5, "B": 5}, "", id="all large enough"),
        pytest.param({"A": 0, "B": 9}, "AB", id="nobody is fewer than five too"),
        pytest.param({"A": 1, "B": 2}, "AB", id="all of them come to fewer than five"),
        pytest.param({"A": 3, "B": 6, "C": 6}, "AB", id="of two equal groups the first"),
        pytest.param({}, "", id="no groups"),
    ],
)
def test_groups_are_hidden_until_what_is_hidden_comes_to_five(
    sizes: dict[str, int], hidden: str
) -> None:
    assert hidden_groups(sizes, 5) == set(hidden)


sizes_of_groups = st.dictionaries(st.sampled_from("ABCDEF"), st.integers(0, 20))
ks = st.sampled_from([5, 10])


@given(sizes_of_groups, ks)
def test_what_is_hidden_together_is_never_under_k_unless_all_is(
    sizes: dict[str, int], k: int
) -> None:
    hidden = hidden_groups(sizes, k)
    assert not hidden or hidden == set(sizes) or sum(sizes[name] for name in hidden) >= k
    assert all(sizes[name] >= k for name in sizes.keys() - hidden)


@given(sizes_of_groups, ks)
def test_nothing_is_hidden_when_every_group_is_large_enough(sizes: dict[str, int], k: int) -> None:
    assert (hidden_groups(sizes, k) == frozenset()) == all(size >= k for size in sizes.values())


@given(sizes_of_groups.filter(bool), ks, st.data())
def test_a_hidden_group_that_loses_answers_stays_hidden_and_no_more_groups_are_shown(
    sizes: dict[str, int], k: int, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(sizes)))
    fewer = {**sizes, name: data.draw(st.integers(0, sizes[name]))}
    before, after = hidden_groups(sizes, k), hidden_groups(fewer, k)
    assert len(after) >= len(before)
    assert name not in before or name in after


# --- Sums and differences of releases ----------------------------------------------------------


def release(answers: Mapping[str, int] | str, group: str = EVERYONE) -> Release:
    """A release by person; of a text each letter is a person, who all say something else."""
    said = answers if isinstance(answers, Mapping) else {p: at for at, p in enumerate(answers)}
    return Release(group, {person: frozenset({mark}) for person, mark in said.items()})


@pytest.mark.parametrize(
    ("new", "earlier", "is_exposed"),
    [
        pytest.param("abcde", [], False, id="five persons"),
        pytest.param("abcd", [], True, id="four persons"),
        pytest.param("", [], True, id="nobody"),
        pytest.param("abcdef", ["abcde"], True, id="one newcomer"),
        pytest.param("abcde", ["abcdef"], True, id="one who left"),
        pytest.param("abcdef", ["abcdeg"], True, id="one who left and one newcomer"),
        pytest.param("abcdefghij", ["abcde"], False, id="five newcomers"),
        pytest.param("abcde", ["abcde"], False, id="the same persons"),
        pytest.param("abcde", ["fghij"], False, id="as many others"),
        # The sizes alone: 6 - 5 = 1, and who says that the names were kept?
        pytest.param("abcdef", ["ghijk"], True, id="one more than the others were"),
        # 13 - 6 - 7 = 0, but 14 - 6 - 7 = 1; each pair differs by 7 or 8.
        pytest.param("abcdefghijklm", ["abcdef", "ghijklm"], False, id="two rounds together"),
        pytest.param("abcdefghijklmn", ["abcdef", "ghijklm"], True, id="and one newcomer"),
    ],
)
def test_a_table_is_checked_against_those_before_it(
    new: str, earlier: list[str], is_exposed: bool
) -> None:
    assert exposes([release(new)], [release(one) for one in earlier], 5) == is_exposed


def test_newcomers_who_all_say_the_same_are_exposed() -> None:
    old = {"a": 0, "b": 1, "c": 2, "d": 3, "e": 4}
    newcomers = dict.fromkeys("fghij", 0)
    assert exposes([release({**old, **newcomers})], [release(old)], 5)
    assert not exposes([release({**old, **newcomers, "f": 1})], [release(old)], 5)


def test_newcomers_who_all_say_the_same_are_exposed_under_whatever_name() -> None:
    """(1, 1, 1, 1, 1) became (6, 1, 1, 1, 1): five in one cell, and nobody in another."""
    before = {"a": 0, "b": 1, "c": 2, "d": 3, "e": 4}
    after = {"A": 0, "B": 1, "C": 2, "D": 3, "E": 4, **dict.fromkeys("FGHIJ", 0)}
    assert exposes([release(after)], [release(before)], 5)


def test_those_who_stay_and_all_say_the_same_are_exposed() -> None:
    """Who was in both rounds follows when 'only the first' and 'only the second' are known."""
    alike, spread = dict.fromkeys("abcde", 2), dict(zip("abcde", range(5), strict=True))
    only_before = dict(zip("fghij", range(5), strict=True))
    only_after = dict(zip("klmno", range(5), strict=True))

    def is_exposed(before: Mapping[str, int], after: Mapping[str, int]) -> bool:
        return exposes([release({**after, **only_after})], [release({**before, **only_before})], 5)

    assert is_exposed(alike, alike)
    assert is_exposed(alike, spread)
    assert not is_exposed(spread, spread)


def test_one_more_is_exposed_under_whatever_name_and_whatever_all_say() -> None:
    """Five became six: (2, 2, 1, 0, 0) and (0, 1, 2, 2, 1) differ in every cell."""
    before = dict(zip("abcde", (0, 0, 1, 1, 2), strict=True))
    after = dict(zip("ABCDEF", (1, 2, 2, 3, 3, 4), strict=True))
    assert exposes([release(after)], [release(before)], 5)


def test_a_voice_beside_the_whole_exposes_the_others() -> None:
    young, whole = release("abcdefghij", "je"), release("abcdefghijk")
    assert exposes([whole, young], [], 10)
    assert not exposes([release("abcdefghijklmnopqrst"), young], [], 10)


# --- Questions of persons ----------------------------------------------------------------------

ASKING = questionnaire(
    [
        critical(
            "K", 1, dimension="d1", parts=[{"kind": "yes_partly_no", "id": "Ka", "text": "?"}]
        ),
        rating("Q1", dimension="d1"),
    ],
    [rating("C", dimension="d2", asked_when="Q1 <= 1"), rating("Q2", dimension="d3")],
    dimensions=[{"id": name, "title": name} for name in ("d1", "d2", "d3")],
)
TWO = questionnaire(
    [critical("K", 1, dimension="a")],
    [rating("Q", dimension="b")],
    dimensions=[{"id": name, "title": name} for name in "ab"],
)

SPREAD = [0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1, 2, 3, 4]


def told(given: Sequence[Response], *earlier: Disclosures) -> Disclosures:
    """What may be told of responses to TWO."""
    return disclosures(TWO, given, earlier)


def families(k: Sequence[object], q: Sequence[object] = ()) -> Disclosure:
    """What may be told of families who say this to K and to Q."""
    return told(panel(TWO, FAMILIES, K=k, Q=q or SPREAD[: len(k)]))[FAMILIES]


def test_of_four_persons_nothing_is_told_not_even_that_they_are_four() -> None:
    few = families([0, 1, 2, 3])
    assert few.respondents is None
    assert (few.items, few.alike, few.capped, few.others, few.voices) == ({}, {}, {}, set(), {})
    assert few.hidden == {"K", "Q"}
    assert few.total is None
    assert set(few.dimensions.values()) == {None}
    assert few.signal is None


@given(*[st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=4)] * 2)
def test_no_two_groups_of_fewer_than_five_can_be_told_apart(
    one: list[tuple[int, int]], other: list[tuple[int, int]]
) -> None:
    first, second = (families([k for k, _ in each], [q for _, q in each]) for each in (one, other))
    assert replace(first, releases={}) == replace(second, releases={})


def test_of_five_persons_all_is_told_with_the_one_who_stands_alone() -> None:
    five = families([3, 3, 3, 4, 2], [2, 2, "weet_niet", "nvt", 4])
    assert five.respondents == 5
    assert five.items["K"].counts == (0, 0, 1, 3, 1)
    assert five.items["Q"].valued == 3  # with two codes five answered
    assert five.hidden == frozenset()
    # K is 3 and Q is 2: 100 * (3 + 2) / (4 * 2) = 62.5
    assert five.total is not None
    assert five.total.index == 62.5
    assert five.signal is not None
    assert five.signal.kind is SignalKind.BAND


def test_who_leaves_a_question_open_did_not_answer_it() -> None:
    five = families([3, 3, 3, 4, 2], [2, 2, 1, 1, None])
    assert five.hidden == {"Q"}
    assert set(five.items) == {"K"}


def test_two_persons_of_the_same_name_are_two() -> None:
    given = [response(TWO, {"K": k, "Q": k}, FAMILIES, "anoniem") for k in (0, 1, 2, 3, 4)]
    assert told(given)[FAMILIES].respondents == 5


@pytest.mark.parametrize("side", [CLIENTS, OFFICIALS])
def test_one_organisation_with_a_mandate_is_told_in_full(side: Perspective) -> None:
    given = [response(TWO, {"K": 0, "Q": 4}, side)]
    body, score = told(given)[side], scores(TWO, given).perspectives[side]
    assert body.respondents == 1
    assert body.items == score.items
    assert (body.total, body.dimensions, body.signal) == (
        score.total,
        score.dimensions,
        score.signal,
    )
    assert (body.hidden, body.possible) == (frozenset(), ())


@pytest.mark.parametrize("side", [Perspective.PRAKTIJK, Perspective.ONDERZOEK])
def test_staff_are_persons(side: Perspective) -> None:
    assert told(panel(TWO, side, K=[0, 1, 2, 3], Q=[0, 1, 2, 3]))[side].items == {}


# --- Unanimity ---------------------------------------------------------------------------------


def test_nine_who_all_say_the_same_are_hidden() -> None:
    nine = families([3] * 9)
    assert nine.hidden == {"K"}
    assert nine.alike == {}
    assert nine.total is None


@pytest.mark.parametrize(
    ("said", "word"),
    [
        (0, Alike.LOW),
        (1, Alike.LOW),
        (2, Alike.NOT_LOW),
        (4, Alike.NOT_LOW),
        ("weet_niet", Alike.WITHOUT_VALUE),
        ("nvt", Alike.WITHOUT_VALUE),
    ],
)
def test_ten_who_all_say_the_same_are_told_in_a_word(said: object, word: Alike) -> None:
    ten = families([said] * 10)
    assert ten.alike == {"K": word}
    assert "K" not in ten.items
    assert ten.hidden == frozenset()
    assert ten.total is None  # with Q known, the index would say which value it is
    assert ten.dimensions["a"] is None
    assert ten.dimensions["b"] is not None


def test_who_left_it_open_does_not_make_the_others_differ() -> None:
    assert families([3] * 9 + [None]).hidden == {"K"}


def test_one_who_says_something_else_makes_the_counts_tellable() -> None:
    assert families([3] * 4 + ["weet_niet"]).items["K"].counts == (0, 0, 0, 4, 0)


# --- Critical questions ------------------------------------------------------------------------


@pytest.mark.parametrize("value", [0, 1, 2, 3, 4])
def test_a_hidden_critical_question_is_possible_whatever_was_answered(value: int) -> None:
    hidden = families([value] * 4 + [None] * 2)
    assert hidden.possible == (HiddenCritical("K", None, is_certain=False),)
    assert hidden.signal is None
    assert possible_words(hidden.possible[0], DUTCH) == (
        "K: struikelblok mogelijk, te weinig antwoorden om te tonen."
    )


def test_a_known_harm_does_not_disappear_behind_what_is_hidden() -> None:
    side = families([0, 1, 1, 2, 3], [4, 4, None, None, None])
    assert side.signal is not None
    assert side.signal.kind is SignalKind.BLOCKED
    assert side.signal.reasons == (CriticalItem("K", 1, 1),)  # nothing of what is missing


def test_that_ten_are_all_low_is_a_known_harm_without_a_number() -> None:
    ten = families([0] * 10)
    assert ten.possible == (HiddenCritical("K", Alike.LOW, is_certain=True),)
    assert ten.signal is not None
    assert (ten.signal.kind, ten.signal.reasons) == (SignalKind.BLOCKED, ())
    assert possible_words(ten.possible[0], DUTCH) == (
        "K: struikelblok, allen laag (minstens 5 antwoorden)."
    )


def test_that_ten_are_all_low_is_a_possible_harm_where_only_0_blocks() -> None:
    asking = questionnaire([critical("K", 0)])
    ten = disclosures(asking, panel(asking, FAMILIES, K=[1] * 10))[FAMILIES]
    assert ten.possible == (HiddenCritical("K", Alike.LOW, is_certain=False),)
    assert ten.signal is None
    assert possible_words(ten.possible[0], DUTCH) == (
        "K: struikelblok mogelijk, allen laag (minstens 5 antwoorden)."
    )


def test_that_nobody_is_low_takes_the_harm_away() -> None:
    assert families([4] * 10).possible == ()


def test_a_perspective_without_a_signal_has_no_possible_harm() -> None:
    side = Perspective.PRAKTIJK
    assert told(panel(TWO, side, K=[0], Q=[0]))[side].possible == ()


# --- Conditions, parts and ceilings ------------------------------------------------------------


def of_asking(**said: Sequence[object]) -> Disclosure:
    return disclosures(ASKING, panel(ASKING, FAMILIES, **said))[FAMILIES]


def test_a_question_is_hidden_when_its_condition_looks_at_a_hidden_one() -> None:
    """All seven are asked C: that says that all seven were low on Q1, which is hidden."""
    seven = {"K": SPREAD[:7], "Q2": SPREAD[:7], "C": SPREAD[:7]}
    assert of_asking(**seven, Q1=[1] * 7).hidden == {"Q1", "C"}
    assert of_asking(**seven, Q1=[1] * 6 + [0]).hidden == frozenset()


def test_no_word_is_told_of_a_question_of_which_the_condition_looks_at_a_hidden_one() -> None:
    ten = {"K": SPREAD[:10], "Q2": SPREAD[:10], "C": [4] * 10}
    side = of_asking(**ten, Q1=[1] * 10)
    assert side.alike == {"Q1": Alike.LOW}
    assert side.hidden == {"C"}


def test_an_index_is_told_when_all_its_questions_are() -> None:
    side = of_asking(K=SPREAD[:6], Q1=[1, 1, 1, 1, 0, 0], C=[1, 2, 3, 4, None, None], Q2=SPREAD[:6])
    assert side.hidden == {"C"}
    assert {name for name, index in side.dimensions.items() if index is not None} == {"d1", "d3"}
    assert side.total is None


def test_a_part_is_told_by_the_same_rules_and_with_its_question() -> None:
    usual = {"Q1": SPREAD[:6], "Q2": SPREAD[:6], "C": [None] * 6}
    parts = ["ja", "ja", "nee", "nee", "deels", "ja"]
    assert of_asking(**usual, K=SPREAD[:6], Ka=parts).others == {"Ka"}
    assert of_asking(**usual, K=SPREAD[:6], Ka=["ja"] * 6).others == frozenset()
    assert of_asking(**usual, K=SPREAD[:6], Ka=[*parts[:4], None, None]).others == frozenset()
    assert of_asking(**usual, K=[2] * 6, Ka=parts).others == frozenset()


def test_several_choices_are_alike_when_all_chose_the_same_one() -> None:
    options = [{"id": name, "text": name} for name in ("wonen", "school", "geld")]
    asking = questionnaire(
        [rating("Q"), {"kind": "choices", "id": "D", "text": "?", "options": options}]
    )

    def others(*chosen: list[str]) -> frozenset[str]:
        given = panel(asking, FAMILIES, Q=SPREAD[: len(chosen)], D=chosen)
        return disclosures(asking, given)[FAMILIES].others

    four = [["geld"], ["geld", "school"], ["geld"], ["geld", "wonen"]]
    assert others(*four, ["geld"]) == frozenset()
    assert others(*four, ["school"]) == {"D"}


@pytest.mark.parametrize(
    ("no", "yes", "capped"),
    [(5, 5, {"Q": 5}), (4, 6, {}), (6, 4, {})],
    ids=["five and five others", "only four", "only four others"],
)
def test_how_many_values_count_lower_is_told_of_five_among_ten(
    no: int, yes: int, capped: dict[str, int]
) -> None:
    asking = questionnaire(
        [
            rating(
                "Q",
                parts=[{"kind": "yes_partly_no", "id": "Qa", "text": "?"}],
                ceiling={"of": ["Qa"], "deels": 2, "nee": 1},
            )
        ]
    )
    given = panel(asking, FAMILIES, Q=[4] * (no + yes), Qa=["nee"] * no + ["ja"] * yes)
    before = disclosures(asking, given)
    side = before[FAMILIES]
    assert side.items["Q"].counts == (0, no, 0, 0, yes)
    assert side.items["Q"].capped == 0
    assert side.capped == capped
    assert disclosures(asking, given, [before])[FAMILIES].capped == {}


# --- Voices ------------------------------------------------------------------------------------


def voiced(young: int, parents: int) -> Disclosure:
    """Young people and parents whose answers are spread over the scale."""
    return told([*_of_voice(Voice.JE, young), *_of_voice(Voice.U, parents)])[FAMILIES]


def test_two_voices_of_ten_are_told_beside_their_total() -> None:
    side = voiced(10, 11)
    assert {voice: each.respondents for voice, each in side.voices.items()} == {
        Voice.JE: 10,
        Voice.U: 11,
    }
    # Ten answers spread evenly: two of each value, lower median 2, index 50.
    assert side.voices[Voice.JE].items["K"].counts == (2, 2, 2, 2, 2)
    assert side.voices[Voice.JE].total is not None
    assert side.voices[Voice.JE].total.index == 50


@pytest.mark.parametrize(("young", "parents"), [(9, 11), (11, 9), (0, 20), (4, 3)])
def test_a_voice_of_nine_hides_the_other_and_still_counts_in_the_total(
    young: int, parents: int
) -> None:
    side = voiced(young, parents)
    assert side.voices == {}
    assert side.respondents == young + parents
    assert side.items["K"].valued == young + parents


def test_a_voice_that_is_unanimous_is_not_told_nor_is_the_other() -> None:
    given = [
        replace(each, respondent=f"je {each.respondent}", voice=Voice.JE)
        for each in panel(TWO, FAMILIES, K=[0] * 10, Q=SPREAD[:10])
    ]
    side = told([*given, *panel(TWO, FAMILIES, K=SPREAD[:10], Q=SPREAD[:10])])[FAMILIES]
    assert set(side.items) == {"K", "Q"}
    for figures in side.voices.values():
        assert set(figures.items) == {"Q"}
        assert figures.hidden == {"K"}
        assert figures.total is None
    assert set(side.voices) == {Voice.JE, Voice.U}


def test_after_voices_were_told_six_newcomers_are_too_few() -> None:
    """Six new parents: ten is the least for a crossing of voice and round."""
    before, after = ([*_of_voice(Voice.JE, 10), *_of_voice(Voice.U, n)] for n in (10, 16))
    assert told(after, told(before))[FAMILIES].respondents is None
    assert told(after, told(before[:10]))[FAMILIES].respondents == 26


def test_voices_are_checked_together_with_their_total() -> None:
    """Under other names: 21 and 36 voices differ enough from 50 persons, 57 persons do not."""
    before = told(_of_voice(Voice.U, 50, "voor"))[FAMILIES]
    after = [*_of_voice(Voice.JE, 21, "na"), *_of_voice(Voice.U, 36, "na")]
    side = told(after, {FAMILIES: before})[FAMILIES]
    assert side.respondents == 57
    assert side.voices == {}


def test_a_voice_is_checked_against_an_earlier_total() -> None:
    """Fourteen before; now ten young people and ten parents. If the ten were among the fourteen,
    four parents were there before: 14 - 10 = 4."""
    before = told(_of_voice(Voice.U, 14, "voor"))
    after = [*_of_voice(Voice.JE, 10, "na"), *_of_voice(Voice.U, 10, "na")]
    assert told(after, before)[FAMILIES].respondents == 20
    assert told(after, before)[FAMILIES].voices == {}


def test_no_voice_is_told_where_the_voices_may_not_be_counted() -> None:
    """The first round told of 29 persons; K was answered by four of them, and was hidden."""
    before, after = ([*_of_voice(Voice.JE, young), *_of_voice(Voice.U, 20)] for young in (9, 15))
    before = [
        replace(one, answers={"Q": one.answers["Q"]} if at >= 4 else one.answers)
        for at, one in enumerate(before)
    ]
    side = told(after, told(before))[FAMILIES]
    assert set(side.items) == {"K", "Q"}
    assert side.voices == {}
    assert all(len(releases) == 1 for releases in side.releases.values())


def _of_voice(voice: Voice, number: int, name: str = "") -> list[Response]:
    """Respondents of a voice, whose answers are spread."""
    said = (SPREAD * 3)[:number]
    return [
        replace(one, respondent=f"{name} {voice} {one.respondent}", voice=voice)
        for one in panel(TWO, FAMILIES, K=said, Q=said)
    ]


# --- Rounds ------------------------------------------------------------------------------------


def round_of(number: int, *earlier: Disclosures, first: int = 0) -> Disclosures:
    """Families number `first` and on, whose answers are spread."""
    said = [(SPREAD * 2)[place] for place in range(first, first + number)]
    given = [
        response(TWO, {"K": value, "Q": value}, FAMILIES, str(first + place))
        for place, value in enumerate(said)
    ]
    return told(given, *earlier)


def test_one_new_respondent_in_a_next_round_is_not_exposed() -> None:
    before = round_of(12)
    after = round_of(13, before)
    assert before[FAMILIES].respondents == 12
    assert after[FAMILIES].respondents is None
    assert after[FAMILIES].items == {}


def test_the_same_persons_and_entirely_others_may_be_told_again() -> None:
    before = round_of(12)
    assert set(round_of(12, before)[FAMILIES].items) == {"K", "Q"}
    assert set(round_of(12, before, first=20)[FAMILIES].items) == {"K", "Q"}
    assert set(round_of(17, before)[FAMILIES].items) == {"K", "Q"}


def test_what_was_hidden_in_between_does_not_make_a_reader_forget() -> None:
    first = round_of(12)
    second = round_of(13, first)
    assert round_of(13, first, second)[FAMILIES].items == {}
    assert round_of(13, second)[FAMILIES].respondents == 13  # the first was never published


def test_a_question_that_one_more_answers_is_hidden_and_the_other_is_not() -> None:
    given = panel(TWO, FAMILIES, K=SPREAD[:12], Q=[*SPREAD[:11], None])
    more = panel(TWO, FAMILIES, K=SPREAD[:12], Q=SPREAD[:12])
    after = told(more, told(given))[FAMILIES]
    assert set(after.items) == {"K"}
    assert after.hidden == {"Q"}


def test_of_a_round_of_which_the_number_is_hidden_nothing_is_told() -> None:
    """The thirteenth answers nothing, yet is among those who were asked."""
    before = told(panel(TWO, FAMILIES, K=SPREAD[:12], Q=SPREAD[:12]))
    given = panel(TWO, FAMILIES, K=[*SPREAD[:12], None], Q=[*SPREAD[:12], None])
    after = told(given, before)[FAMILIES]
    assert (after.respondents, after.items, after.hidden) == (None, {}, {"K", "Q"})


def test_unanimity_is_not_told_in_a_word_beside_earlier_counts() -> None:
    before = told(panel(TWO, FAMILIES, K=SPREAD[:12], Q=SPREAD[:12]))
    after = told(panel(TWO, FAMILIES, K=[0] * 12, Q=SPREAD[:12]), before)[FAMILIES]
    assert after.alike == {}
    assert after.hidden == {"K"}


def test_a_word_is_compared_with_as_the_counts_that_it_stands_for() -> None:
    """All ten were low before: of the next fifteen, the five who are not are the newcomers."""
    before = told(panel(TWO, FAMILIES, K=[0] * 10, Q=SPREAD[:10]))
    after = told(panel(TWO, FAMILIES, K=[0] * 10 + [4] * 5, Q=SPREAD[:15]), before)[FAMILIES]
    assert before[FAMILIES].alike == {"K": Alike.LOW}
    assert after.hidden == {"K"}


def test_organisations_need_no_protection_in_a_next_round() -> None:
    before = told(panel(TWO, CLIENTS, K=[1, 2], Q=[1, 2]))
    after = told(panel(TWO, CLIENTS, K=[1, 2, 3], Q=[1, 2, 3]), before)[CLIENTS]
    assert set(after.items) == {"K", "Q"}


# --- Who confirms that a critical question does not apply --------------------------------------


@pytest.mark.parametrize(
    ("clients", "standing"),
    [
        ([response(TWO, {"K": "nvt", "Q": 2}, CLIENTS, "c")], Standing.NOT_APPLICABLE),
        (panel(TWO, FAMILIES, K=["nvt"] * 3, Q=[1, 2, 3]), Standing.MISSING),
        (panel(TWO, FAMILIES, K=["nvt"] * 12, Q=SPREAD[:12]), Standing.MISSING),
        ([], Standing.MISSING),
    ],
    ids=["a client organisation", "three families", "twelve families", "nobody"],
)
def test_only_a_client_organisation_confirms_in_public_that_a_question_does_not_apply(
    clients: list[Response], standing: Standing
) -> None:
    own = told([response(TWO, {"K": "nvt", "Q": 4}, OFFICIALS, "o"), *clients])[OFFICIALS]
    assert own.items["K"].standing is standing
    # Q has a value, K has none: half of the weight, or all of what applies.
    assert own.total is not None
    assert own.total.coverage == (1 if standing is Standing.NOT_APPLICABLE else 0.5)


def test_that_it_is_too_early_needs_nobody_to_confirm_it() -> None:
    own = told([response(TWO, {"K": "te_vroeg", "Q": 4}, OFFICIALS, "o")])[OFFICIALS]
    assert own.items["K"].standing is Standing.TOO_EARLY


# --- What always holds -------------------------------------------------------------------------

said = st.sampled_from([None, None, "weet_niet", "nvt", 0, 1, 1, 2, 4])
person = st.tuples(
    st.sampled_from([Voice.JE, Voice.U]),
    st.fixed_dictionaries({"K": said, "Q1": said, "C": said, "Q2": said}),
)
people = st.lists(person, min_size=1, max_size=12)
# Few cases come to more than ten of both voices by chance: these do.
crowds = st.lists(person, min_size=22, max_size=26)


def _disclosed(answering: list) -> Disclosure:
    given = [
        replace(response(ASKING, answers, FAMILIES, str(number)), voice=voice)
        for number, (voice, answers) in enumerate(answering)
    ]
    return disclosures(ASKING, given)[FAMILIES]


def _figures_told(figures: Figures) -> set[str]:
    indices = {"total": figures.total, **figures.dimensions}
    found = {*figures.items, *(name for name, index in indices.items() if index is not None)}
    return found | ({"respondents"} if figures.respondents is not None else set())


def _told(side: Disclosure) -> set[tuple[str, str]]:
    """Everything that is told, by name; of a word it is told that there is one."""
    whole = {(EVERYONE, name) for name in _figures_told(side)}
    words = {("word", name) for name in side.alike}
    voices = {(str(v), name) for v, each in side.voices.items() for name in _figures_told(each)}
    return whole | words | voices | {("other", name) for name in side.others}


@given(st.one_of(people, crowds).filter(lambda listed: len(listed) > 1), st.data())
@settings(max_examples=60, deadline=None)
def test_nothing_more_is_told_when_a_person_or_an_answer_is_taken_away(
    answering: list, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(answering) - 1))
    voice, answers = answering[at]
    name = data.draw(st.sampled_from(sorted(answers)))
    without_answer = [*answering[:at], (voice, {**answers, name: None}), *answering[at + 1 :]]
    before = _told(_disclosed(answering))
    for fewer in (answering[:at] + answering[at + 1 :], without_answer):
        # A count that becomes unanimous becomes a word: less, not more.
        after = {
            (EVERYONE, n) if kind == "word" else (kind, n) for kind, n in _told(_disclosed(fewer))
        }
        allowed = before | {(EVERYONE, n) for kind, n in before if kind == "word"}
        assert after <= allowed


@given(st.one_of(people, crowds))
@settings(max_examples=60, deadline=None)
def test_every_group_that_is_told_is_large_enough_and_not_of_one_mind(answering: list) -> None:
    side = _disclosed(answering)
    for figures, k in [(side, 5), *((each, 10) for each in side.voices.values())]:
        assert figures.respondents is None or figures.respondents >= k
        for item in figures.items.values():
            cells = [*item.counts, *item.codes.values()]
            assert sum(cells) >= k
            assert max(cells) < sum(cells)


@given(people)
@settings(max_examples=60, deadline=None)
def test_each_question_is_told_in_one_way_or_hidden(answering: list) -> None:
    side = _disclosed(answering)
    ways = [*side.items, *side.alike, *side.hidden]
    assert sorted(ways) == ["C", "K", "Q1", "Q2"]
    assert (side.total is None) == bool(side.alike or side.hidden)


@given(people.flatmap(lambda listed: st.tuples(st.just(listed), st.permutations(listed))))
@settings(max_examples=40, deadline=None)
def test_the_order_of_respondents_never_matters(answering: tuple[list, list]) -> None:
    one, other = (replace(_disclosed(each), releases={}) for each in answering)
    assert one == other
