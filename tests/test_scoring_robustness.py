"""Other readings of the same answers: which there are, what each does, how many agree."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cliënttoets.assessment.file import answered_assessment
from cliënttoets.language import DUTCH
from cliënttoets.questionnaire.catalogue import Catalogue
from cliënttoets.questionnaire.model import Perspective, Questionnaire
from cliënttoets.response.model import Response
from cliënttoets.scoring.robustness import (
    Reading,
    Robustness,
    Scenario,
    outcome_words,
    robustness,
    robustness_words,
    scenario_words,
)
from cliënttoets.scoring.scores import scores
from cliënttoets.scoring.verdict import Verdict, stakes_of, total_of, whole_weights

from .reference_robustness import cells, corners, readings, verdict
from .reference_scoring import CLIENT_SIDE
from .scored import CLIENTS, FAMILIES, OFFICIALS, critical, panel, questionnaire, rating, response
from .test_scoring_reference import as_questionnaire, random_responses, random_spec

QUESTIONNAIRES, RESPONSES = 40, 15
MOST_CORNERS = 7  # questions that apply: 128 corners


def robust(
    asking: Questionnaire, responses: Sequence[Response], perspective: Perspective = CLIENTS
) -> Robustness:
    """How the signal of a perspective stands other readings."""
    return robustness(asking, scores(asking, responses).perspectives[perspective], responses)


def readings_of(found: Robustness, scenario: Scenario) -> list[Reading]:
    """The readings of one scenario."""
    return [reading for reading in found.readings if reading.scenario is scenario]


def only(found: Robustness, scenario: Scenario) -> Reading:
    """The one reading of a scenario."""
    (reading,) = readings_of(found, scenario)
    return reading


def plain(found: Verdict) -> tuple[str, tuple[str, str] | None]:
    """A verdict as the reference gives it."""
    return found.kind.value, found.bands and (found.bands[0].word, found.bands[1].word)


def band(lowest: str, highest: str = "") -> tuple[str, tuple[str, str]]:
    """The verdict of one band, or of two."""
    return "band", (lowest, highest or lowest)


# --- Which readings there are ------------------------------------------------------------------

THREE = questionnaire([rating("Q1"), rating("Q2"), critical("K", 0)])


def scenarios(found: Robustness) -> list[tuple[Scenario, str | None]]:
    """Each reading as its scenario and what it leaves out."""
    return [(reading.scenario, reading.question) for reading in found.readings]


def test_a_reading_is_one_choice_or_one_question_left_out() -> None:
    found = robust(THREE, [response(THREE, {"Q1": 3, "Q2": 3, "K": 3})])
    assert scenarios(found) == [
        (Scenario.WEIGHTS, None),
        (Scenario.WITHOUT_ITEM, "Q1"),
        (Scenario.WITHOUT_ITEM, "Q2"),
        (Scenario.WITHOUT_ITEM, "K"),
        (Scenario.STRICT_EVIDENCE, None),
        (Scenario.UPPER_MEDIAN, None),
        (Scenario.MISSING_WORST, None),
        (Scenario.MISSING_BEST, None),
        (Scenario.WEAKEST_LINK, None),
    ]
    assert found.total == 3 + 6


def test_families_are_never_asked_to_prove_and_so_are_not_read_strictly() -> None:
    found = robust(THREE, [response(THREE, {"Q1": 3, "Q2": 3, "K": 3}, FAMILIES)], FAMILIES)
    assert found.total == 3 + 5
    assert readings_of(found, Scenario.STRICT_EVIDENCE) == []


@pytest.mark.parametrize(
    ("said", "total"),
    [
        pytest.param({"Q1": 3, "Q2": 3, "K": 3}, 9, id="all answered"),
        pytest.param({"Q1": 0, "Q2": 4, "K": 0}, 9, id="other values"),
        pytest.param({"Q1": 3}, 9, id="what is missing can be left out too"),
        pytest.param({"Q1": "nvt", "Q2": 3, "K": "te_vroeg"}, 7, id="what does not apply cannot"),
        pytest.param({"Q1": "nvt", "Q2": "nvt", "K": "nvt"}, 6, id="nothing applies"),
    ],
)
def test_the_number_of_readings_follows_from_what_applies(
    said: dict[str, object], total: int
) -> None:
    assert robust(THREE, [response(THREE, said)]).total == total


def test_a_perspective_without_a_signal_has_no_readings() -> None:
    responses = [response(THREE, {"Q1": 3}, OFFICIALS)]
    found = scores(THREE, responses).perspectives[OFFICIALS]
    with pytest.raises(ValueError, match="overheid_zelf has no signal"):
        robustness(THREE, found, responses)


# --- What each reading does --------------------------------------------------------------------

SEVEN = questionnaire([rating(f"Q{number}") for number in range(7)])


def test_leaving_one_out_gives_the_published_means() -> None:
    values = (3, 2, 3, 1, 2, 1, 0)
    said = {f"Q{number}": value for number, value in enumerate(values)}
    found = robust(SEVEN, [response(SEVEN, said)])
    # 12 points over 7 questions, without each in turn: 9/6, 10/6, 9/6, 11/6, 10/6, 11/6, 12/6
    points = [9, 10, 9, 11, 10, 11, 12]
    left_out = readings_of(found, Scenario.WITHOUT_ITEM)
    assert [reading.index for reading in left_out] == [Fraction(25 * each, 6) for each in points]
    # 25 x 12/6 = 50 is where "op weg" begins
    assert [reading.is_same for reading in left_out] == [True] * 6 + [False]
    assert plain(left_out[-1].verdicts[0]) == band("op weg")


def test_without_the_one_question_that_blocks_nothing_blocks() -> None:
    found = robust(THREE, [response(THREE, {"Q1": 3, "Q2": 3, "K": 0})])
    same = {reading.question: reading.is_same for reading in found.readings[1:4]}
    assert same == {"Q1": True, "Q2": True, "K": False}
    assert plain(found.readings[3].verdicts[0]) == band("sterk")


def test_of_two_questions_that_block_either_can_be_left_out() -> None:
    asking = questionnaire([critical("K1", 0), critical("K2", 0)])
    found = robust(asking, [response(asking, {"K1": 0, "K2": 0})])
    assert all(reading.is_same for reading in readings_of(found, Scenario.WITHOUT_ITEM))


def test_without_its_only_question_a_signal_is_gone() -> None:
    asking = questionnaire([rating("Q")])
    found = readings_of(robust(asking, [response(asking, {"Q": 4})]), Scenario.WITHOUT_ITEM)
    assert [(plain(each.verdicts[0]), each.index) for each in found] == [
        (("undecided", None), None)
    ]


@pytest.mark.parametrize(
    ("answer", "read_as"),
    [
        pytest.param({"value": 4}, 2, id="no evidence said"),
        pytest.param({"value": 4, "evidence": 1}, 2, id="a mere reference"),
        pytest.param({"value": 3, "evidence": 0}, 2, id="a 3 without evidence"),
        pytest.param({"value": 4, "evidence": 2}, 4, id="a document"),
        pytest.param({"value": 3, "evidence": 3}, 3, id="confirmed"),
        pytest.param({"value": 1}, 1, id="a low value needs none"),
    ],
)
def test_a_high_value_without_evidence_is_read_as_2(
    answer: dict[str, object], read_as: int
) -> None:
    asking = questionnaire([rating("Q")])
    reading = only(robust(asking, [response(asking, {"Q": answer})]), Scenario.STRICT_EVIDENCE)
    assert reading.index == 25 * read_as
    assert reading.is_idle == (read_as == answer["value"])


def test_the_officials_claims_never_change_the_clients_reading() -> None:
    asking = questionnaire([rating("Q")])
    backed = response(asking, {"Q": {"value": 4, "evidence": 3}})
    claim = response(asking, {"Q": 4}, OFFICIALS)
    reading = only(robust(asking, [claim, backed]), Scenario.STRICT_EVIDENCE)
    assert (reading.index, reading.is_idle) == (100, True)


def test_the_upper_median_counts_for_thresholds_too() -> None:
    found = robust(THREE, panel(THREE, Q1=[3, 3], Q2=[1, 3], K=[0, 4]))
    assert plain(found.verdict) == ("blocked", None)
    reading = only(found, Scenario.UPPER_MEDIAN)
    # (3 + 3 + 4) x 100/12
    assert reading.index == Fraction(1000, 12)
    assert plain(reading.verdicts[0]) == band("sterk")


def test_one_middle_value_leaves_no_upper_median_to_read() -> None:
    found = robust(THREE, panel(THREE, Q1=[1, 2, 4], Q2=[3, 3, 3], K=[2, 2, 2]))
    reading = only(found, Scenario.UPPER_MEDIAN)
    assert (reading.is_same, reading.is_idle) == (True, True)


def test_what_is_missing_is_read_as_worst_and_as_best() -> None:
    asking = questionnaire([rating(f"Q{number}") for number in range(4)])
    found = robust(asking, [response(asking, {"Q0": 3, "Q1": 3, "Q2": 3, "Q3": "weet_niet"})])
    # 9 of 16 points at worst, 13 of 16 at best
    assert plain(found.verdict) == band("op weg", "sterk")
    worst, best = (only(found, each) for each in (Scenario.MISSING_WORST, Scenario.MISSING_BEST))
    assert (worst.index, plain(worst.verdicts[0])) == (Fraction(900, 16), band("op weg"))
    assert (best.index, plain(best.verdicts[0])) == (Fraction(1300, 16), band("sterk"))


def test_a_missing_critical_answer_blocks_when_it_is_read_as_worst() -> None:
    found = robust(THREE, [response(THREE, {"Q1": 3, "Q2": 3})])
    assert plain(found.verdict) == ("undecided", None)
    assert plain(only(found, Scenario.MISSING_WORST).verdicts[0]) == ("blocked", None)
    assert plain(only(found, Scenario.MISSING_BEST).verdicts[0]) == band("sterk")


def test_what_does_not_apply_is_not_missing() -> None:
    found = robust(THREE, [response(THREE, {"Q1": 3, "Q2": "nvt", "K": "te_vroeg"})])
    assert only(found, Scenario.MISSING_WORST).index == 75
    assert only(found, Scenario.MISSING_WORST).is_idle


CHAINED = questionnaire(
    [
        rating("A1", dimension="a"),
        rating("A2", dimension="a", weight=2, weight_reason="Om te proberen."),
        rating("B1", dimension="b"),
        rating("C"),
    ],
    dimensions=[{"id": "a", "title": "A"}, {"id": "b", "title": "B"}],
    coverage_threshold=0.5,
)


def test_the_weakest_link_is_the_value_of_its_dimension() -> None:
    found = robust(CHAINED, [response(CHAINED, {"A1": 1, "A2": 4, "B1": 3, "C": 4})])
    # a: 1 with weight 3; b: 3; C stands by itself: (3 + 3 + 4) x 100/20
    reading = only(found, Scenario.WEAKEST_LINK)
    assert reading.index == 50
    assert plain(reading.verdicts[0]) == band("op weg")
    # (1 + 8 + 3 + 4) x 100/20 = 80
    assert plain(found.verdict) == band("sterk")


def test_a_missing_answer_may_be_the_weakest_link() -> None:
    found = robust(CHAINED, [response(CHAINED, {"A2": 3, "B1": 4, "C": 4})])
    reading = only(found, Scenario.WEAKEST_LINK)
    # A1 at 0 makes dimension a 0: (4 + 4) x 100/20 = 40. At 4 it leaves a at 3: 17 x 5 = 85.
    assert plain(reading.verdicts[0]) == band("eerste stappen", "sterk")
    # Of what is known: (2 x 3 + 4 + 4) x 100/16
    assert reading.index == Fraction(1400, 16)


def test_a_questionnaire_without_dimensions_has_no_links() -> None:
    found = robust(SEVEN, [response(SEVEN, {f"Q{number}": number % 5 for number in range(7)})])
    assert only(found, Scenario.WEAKEST_LINK).is_idle


# --- All of them together ----------------------------------------------------------------------


def test_readings_are_counted_in_a_sentence() -> None:
    asking = questionnaire([rating("Q1"), rating("Q2")])
    answers = {"Q1": {"value": 3, "evidence": 2}, "Q2": 2}
    found = robust(asking, [response(asking, answers)])
    # 62.5: "op weg". Weights: 25 x (9 + 2)/4 = 69 at most, and 56 at least. Without Q1 50, without
    # Q2 75, which is "sterk". Strict, upper, worst, best and weakest find nothing to read.
    assert (found.same, found.total, found.idle) == (7, 8, 5)
    assert robustness_words(found, DUTCH) == (
        "Het signaal is nog op 8 andere manieren berekend. 7 keer kwam hetzelfde uit.",
        "Bij 5 daarvan kon niets anders uitkomen.",
    )


def test_one_reading_is_said_in_the_singular() -> None:
    asking = questionnaire([rating("Q")])
    found = robust(asking, panel(asking, Q=["weet_niet"]))
    # Nothing known: weights and both medians, evidence and links have nothing to read; without Q
    # nothing applies; both fillings give a band.
    assert (found.same, found.total, found.idle) == (5, 7, 4)
    one = Robustness(verdict=found.verdict, readings=(found.readings[1],), weights=found.weights)
    assert robustness_words(one, DUTCH) == (
        "Het signaal is nog op 1 andere manier berekend. 1 keer kwam hetzelfde uit.",
    )


@pytest.mark.parametrize(
    ("scenario", "head", "outcome"),
    [
        # The fourth at 3/2 and the others at 1/2: half is answered.
        pytest.param(
            Scenario.WEIGHTS,
            "Gewichten tot de helft lager of hoger",
            "kan ook dit zijn: “Nog geen oordeel mogelijk”",
            id="weights",
        ),
        # 6 of 16 points at worst, 10 at best: 37.5 and 62.5
        pytest.param(
            Scenario.STRICT_EVIDENCE,
            "Een 3 of 4 zonder bewijs telt als 2",
            "tussen “eerste stappen” en “op weg”",
            id="strict evidence",
        ),
        pytest.param(
            Scenario.UPPER_MEDIAN,
            "Van twee middelste waarden telt de hoogste",
            "hetzelfde signaal: er is niets anders te lezen",
            id="upper median",
        ),
        # 9 and 13 of 16 points: 56.25 and 81.25
        pytest.param(
            Scenario.MISSING_WORST, "Wat ontbreekt, is 0", "“Op weg”", id="missing as worst"
        ),
        pytest.param(
            Scenario.MISSING_BEST,
            "Wat ontbreekt, is 4",
            "“Sterk op dit moment”",
            id="missing as best",
        ),
        pytest.param(
            Scenario.WEAKEST_LINK,
            "Per dimensie telt de laagste waarde",
            "hetzelfde signaal: er is niets anders te lezen",
            id="weakest link",
        ),
    ],
)
def test_a_reading_is_worded(scenario: Scenario, head: str, outcome: str) -> None:
    asking = questionnaire([rating(f"Q{number}") for number in range(4)])
    reading = only(robust(asking, [response(asking, {"Q0": 3, "Q1": 3, "Q2": 3})]), scenario)
    assert scenario_words(reading, DUTCH) == head
    assert outcome_words(reading, DUTCH) == outcome


def test_a_reading_without_a_question_names_it() -> None:
    found = robust(THREE, [response(THREE, {"Q1": 3, "Q2": 3, "K": 0})])
    left_out = readings_of(found, Scenario.WITHOUT_ITEM)
    assert [scenario_words(each, DUTCH) for each in left_out] == [
        "Zonder Q1",
        "Zonder Q2",
        "Zonder K",
    ]
    assert [outcome_words(each, DUTCH) for each in left_out] == [
        "hetzelfde signaal",
        "hetzelfde signaal",
        "“Sterk op dit moment”",
    ]


# --- Whatever is answered ----------------------------------------------------------------------

said = st.sampled_from([None, "weet_niet", "te_vroeg", "nvt", 0, 1, 2, 3, 4])
people = st.lists(
    st.fixed_dictionaries({"A1": said, "A2": said, "B1": said, "C": said}), min_size=1, max_size=4
)


def answered(answering: list[dict[str, Any]]) -> list[Response]:
    return [response(CHAINED, answers) for answers in answering]


@given(people.flatmap(lambda listed: st.tuples(st.just(listed), st.permutations(listed))))
@settings(max_examples=50, deadline=None)
def test_the_order_of_respondents_never_matters(pair: tuple[list, list]) -> None:
    one, other = pair
    assert robust(CHAINED, answered(one)) == robust(CHAINED, answered(other))


@given(people)
@settings(max_examples=50, deadline=None)
def test_a_reading_that_reads_nothing_differently_is_the_same(answering: list) -> None:
    for reading in robust(CHAINED, answered(answering)).readings:
        assert reading.is_same or not reading.is_idle


@given(people)
@settings(max_examples=50, deadline=None)
def test_other_perspectives_never_change_a_reading(answering: list) -> None:
    responses = answered(answering)
    strangers = [response(CHAINED, {"A1": 0, "B1": "nvt"}, side) for side in (OFFICIALS, FAMILIES)]
    assert robust(CHAINED, responses) == robust(CHAINED, [*strangers, *responses])


@given(people)
@settings(max_examples=50, deadline=None)
def test_stakes_give_the_index_of_the_scores(answering: list) -> None:
    score = scores(CHAINED, answered(answering)).perspectives[CLIENTS]
    stakes = stakes_of(score.items, whole_weights(CHAINED))
    assert total_of(CHAINED, stakes.values()) == score.total


# --- The formulas a second time ----------------------------------------------------------------


@pytest.mark.parametrize("seed", range(QUESTIONNAIRES))
def test_readings_agree_with_the_formulas(seed: int) -> None:
    chance = Random(seed)  # noqa: S311  # chance that can be had again, not a secret
    spec = random_spec(chance)
    asking = as_questionnaire(spec)
    catalogue = Catalogue.of([asking])
    for _ in range(RESPONSES):
        entries = with_evidence(chance, random_responses(chance, spec))
        data = {"proposal": {"title": "Proef"}, "moment": "M2", "responses": entries}
        responses = answered_assessment(data, catalogue).responses
        for side in {each["perspective"] for each in entries} & set(CLIENT_SIDE):
            agree(spec, side, entries, robust(asking, responses, Perspective(side)))


def with_evidence(chance: Random, entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The entries with evidence beside some values of questions."""
    for entry in entries:
        for answer in entry["answers"].values():
            if isinstance(answer.get("value"), int) and chance.random() < 0.5:
                answer["evidence"] = chance.randint(0, 3)
    return entries


def agree(spec: dict, side: str, entries: list[dict[str, Any]], found: Robustness) -> None:
    """Asserts that every reading is what trying it out gives."""
    expected = cells(spec, side, entries)
    now = verdict(spec, expected)
    assert plain(found.verdict) == now
    weights, *others = found.readings
    tried = list(readings(spec, side, expected))
    assert [
        (each.scenario.value, each.question, plain(each.verdicts[0]), each.index) for each in others
    ] == tried
    assert [each.is_same for each in others] == [then == now for _, _, then, _ in tried]
    if sum(cell["standing"] in ("valued", "missing") for cell in expected) <= MOST_CORNERS:
        reached = corners(spec, expected, Fraction(1, 2)) | {now}
        assert weights.is_same == (reached == {now})
        assert {plain(each) for each in weights.verdicts} <= reached


def test_the_random_cases_reach_readings_of_every_outcome() -> None:
    """The agreement above means little where no reading ever changes anything."""
    outcomes = set()
    for seed in range(QUESTIONNAIRES):
        chance = Random(seed)  # noqa: S311  # as above
        spec = random_spec(chance)
        for _ in range(RESPONSES):
            entries = with_evidence(chance, random_responses(chance, spec))
            for side in {each["perspective"] for each in entries} & set(CLIENT_SIDE):
                found = cells(spec, side, entries)
                now = verdict(spec, found)
                outcomes |= {(s, then == now) for s, _, then, _ in readings(spec, side, found)}
                if len(found) <= MOST_CORNERS:
                    outcomes.add(("weights", corners(spec, found, Fraction(1, 2)) <= {now}))
    assert outcomes == {(scenario.value, same) for scenario in Scenario for same in (True, False)}
