"""The derivation of a signal, as a careful colleague would write it by hand: literally."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cliënttoets.assessment.model import Assessment, Proposal
from cliënttoets.language import DUTCH
from cliënttoets.questionnaire.model import Moment, Questionnaire
from cliënttoets.response.model import Response
from cliënttoets.scoring.derivation import index_lines, signal_lines
from cliënttoets.scoring.derivation_values import value_lines
from cliënttoets.scoring.explain import explanation, pattern_told, perspective_steps, strict_index
from cliënttoets.scoring.findings import findings
from cliënttoets.scoring.scores import PerspectiveScore, scores

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

ASSESSMENT = Assessment(proposal=Proposal(title="Een vaste coach"), moment=Moment.M2)
SEVEN = questionnaire([rating(f"Q{number}") for number in range(1, 8)])
FIXTURE = {"Q1": 3, "Q2": 2, "Q3": 4, "Q4": 1, "Q5": "nvt", "Q6": "weet_niet", "Q7": 2}
"""The method's first fixture: T is six questions, B five, their values add up to 12."""

DERIVATION = """\
Een vaste coach
Opmaak van het voorontwerp (M2)

Q: Een vragenlijst

Cliëntenorganisatie, 1 invuller

  Van antwoorden naar waarden
    Q1: 3. Dat ene cijfer is de waarde.
    Q2: 2. Dat ene cijfer is de waarde.
    Q3: 4. Dat ene cijfer is de waarde.
    Q4: 1. Dat ene cijfer is de waarde.
    Q5: geen cijfer (1× niet van toepassing). De vraag valt weg.
    Q6: geen cijfer (1× weet niet). De vraag blijft meetellen, zonder waarde.
    Q7: 2. Dat ene cijfer is de waarde.

  Van waarden naar index
    Van toepassing (T): Q1, Q2, Q3, Q4, Q6 en Q7. Samen is hun gewicht 6.
    Met een waarde (B): Q1, Q2, Q3, Q4 en Q7. Samen is hun gewicht 5.
    Dekking: 5/6, afgerond 83\u00a0%.
    Index: 100 × (3 + 2 + 4 + 1 + 2) / (4 × 5) = 100 × 12/20 = 60.
    Ondergrens, alsof wat ontbreekt 0 is: \
100 × (3 + 2 + 4 + 1 + 2) / (4 × 6) = 100 × 12/24 = 50.
    Bovengrens, alsof wat ontbreekt 4 is: \
100 × (3 + 2 + 4 + 1 + 2 + 4 × 1) / (4 × 6) = 100 × 16/24, afgerond 67.
    De ondergrens en de bovengrens liggen allebei in de strook “op weg”.

  Van index naar signaal
    Geen enkele vraag van deze lijst kan een struikelblok zijn.
    Regel 1 geldt niet: er is geen struikelblok.
    Regel 2 geldt niet: de dekking is 83\u00a0% en 70\u00a0% is genoeg. \
Geen enkele vraag die een struikelblok kan zijn, wacht op een waarde.
    Regel 3 beslist: de strook waarin beide grenzen liggen.
    Het signaal: “Op weg”.

  Zijn de beoordelaars het eens?
    Q1, Q2, Q3, Q4 en Q7: één beoordelaar.

  Hoe stevig is het signaal?
    Het signaal is nog op 12 andere manieren berekend. 7 keer kwam hetzelfde uit.
    Bij 2 daarvan kon niets anders uitkomen.
    Zonder Q1: tussen “eerste stappen” en “op weg”.
    Zonder Q3: tussen “eerste stappen” en “op weg”.
    Zonder Q4: tussen “op weg” en “sterk”.
    Een 3 of 4 zonder bewijs telt als 2: tussen “eerste stappen” en “op weg”.
    Het signaal hangt af van de gewichten. Met gewichten die tot 50\u00a0% lager of hoger zijn, \
kan het ook dit zijn: tussen “eerste stappen” en “op weg”, tussen “op weg” en “sterk”, \
“Nog geen oordeel mogelijk”.
    De index ligt dan tussen 50 (“op weg”) en 72 (“op weg”).
    Eén antwoord anders (Q1 van 3 naar 2) zou het signaal veranderen in \
tussen “eerste stappen” en “op weg”."""


def test_the_first_fixture_is_derived_word_for_word() -> None:
    # 12 readings: the weights, 6 questions left out, evidence, the upper median, missing as 0 and
    # as 4, the weakest link. The same: without Q2 (10 of 16 to 14 of 20), Q6 (12 of 20), Q7 (as
    # Q2), missing as 0 (50) and as 4 (67), and the two that find nothing else to read: one assessor
    # has one median, and nothing is linked where no question has a dimension.
    assert explanation(ASSESSMENT, [SEVEN], [response(SEVEN, FIXTURE)], DUTCH) == DERIVATION


def scored(asking: Questionnaire, *responses: Response) -> PerspectiveScore:
    """The score of the first perspective that answered."""
    return next(iter(scores(asking, responses).perspectives.values()))


ONE = questionnaire([rating("A")])


@pytest.mark.parametrize(
    ("said", "line"),
    [
        pytest.param([3], "A: 3. Dat ene cijfer is de waarde.", id="one mark"),
        pytest.param([4, 1, 2], "A: 1, 2, 4. Het middelste cijfer is 2.", id="an odd number"),
        pytest.param(
            [0, 2, 2, 4],
            "A: 0, 2, 2, 4. De twee middelste cijfers zijn allebei 2.",
            id="two middle marks alike",
        ),
        pytest.param(
            [4, 1, 3, 1],
            "A: 1, 1, 3, 4. De middelste cijfers zijn 1 en 3: het laagste telt.",
            id="two middle marks apart",
        ),
        pytest.param(
            [3, "weet_niet", None],
            "A: 3 (en 1× weet niet, 1× niet beantwoord). Dat ene cijfer is de waarde.",
            id="a mark beside answers without one",
        ),
        pytest.param(
            [0] * 9 + [4] * 4, "A: 9× 0, 4× 4. Het middelste cijfer is 0.", id="more than twelve"
        ),
        pytest.param(
            ["nvt", "nvt"],
            "A: geen cijfer (2× niet van toepassing). De vraag valt weg.",
            id="not applicable for everybody",
        ),
        pytest.param(
            ["nvt", "te_vroeg"],
            "A: geen cijfer (1× niet van toepassing, 1× te vroeg). "
            "De vraag valt nu weg, en komt later terug.",
            id="too early wins",
        ),
        pytest.param(
            ["nvt", "weet_niet"],
            "A: geen cijfer (1× niet van toepassing, 1× weet niet). "
            "De vraag blijft meetellen, zonder waarde.",
            id="one of two does not know",
        ),
    ],
)
def test_every_kind_of_item_says_what_it_comes_to(said: list[object], line: str) -> None:
    score = scored(ONE, *panel(ONE, A=said))
    assert value_lines(score.items, DUTCH) == [line]


def test_a_value_under_a_ceiling_says_that_it_was_given_higher() -> None:
    asking = questionnaire(
        [
            rating(
                "A",
                ceiling={"of": ["A1"], "deels": 3, "nee": 2},
                parts=[{"kind": "yes_partly_no", "id": "A1", "text": "?"}],
            )
        ]
    )
    score = scored(asking, response(asking, {"A": 4, "A1": "nee"}))
    assert value_lines(score.items, DUTCH) == [
        "A: 2. Dat ene cijfer is de waarde. "
        "Eén cijfer is hoger gegeven: een zwakkere deelvraag begrenst het."
    ]


def test_an_nvt_that_the_client_side_does_not_confirm_says_so() -> None:
    asking = questionnaire([critical("K", 1), rating("A")])
    score = scored(asking, response(asking, {"K": "nvt", "A": 3}, OFFICIALS))
    assert value_lines(score.items, DUTCH)[0] == (
        "K: geen cijfer (1× niet van toepassing). "
        "De cliëntzijde bevestigt dat niet: de vraag blijft meetellen, zonder waarde."
    )


def test_weights_stand_in_the_sum_with_their_reason() -> None:
    asking = questionnaire(
        [rating("A", weight=2, weight_reason="Dit raakt elk gezin."), rating("B"), rating("C")]
    )
    score = scored(asking, response(asking, {"A": 3, "B": 1}))
    # 2 x 3 + 1 = 7 of 4 x 3 = 12; of 4 x 4 = 16 at worst, and 7 + 4 = 11 of 16 at best
    assert index_lines(asking, score.items, score.total, DUTCH) == [
        "A weegt 2: Dit raakt elk gezin.",
        "Van toepassing (T): A, B en C. Samen is hun gewicht 4.",
        "Met een waarde (B): A en B. Samen is hun gewicht 3.",
        "Dekking: 3/4 = 75\u00a0%.",
        "Index: 100 × (2 × 3 + 1) / (4 × 3) = 100 × 7/12, afgerond 58.",
        "Ondergrens, alsof wat ontbreekt 0 is: 100 × (2 × 3 + 1) / (4 × 4) = 100 × 7/16, "
        "afgerond 44.",
        "Bovengrens, alsof wat ontbreekt 4 is: 100 × (2 × 3 + 1 + 4 × 1) / (4 × 4) = 100 × 11/16, "
        "afgerond 69.",
        "De ondergrens ligt in de strook “eerste stappen”, de bovengrens in “op weg”.",
    ]


def test_without_a_missing_answer_the_bounds_are_the_index() -> None:
    score = scored(ONE, response(ONE, {"A": 2}))
    assert "Niets ontbreekt: beide grenzen zijn de index zelf." in index_lines(
        ONE, score.items, score.total, DUTCH
    )


def test_an_index_of_nothing_is_not_derived() -> None:
    score = scored(ONE, response(ONE, {"A": "nvt"}))
    assert index_lines(ONE, score.items, score.total, DUTCH) == [
        "Van toepassing (T): geen enkele vraag.",
        "Met een waarde (B): geen enkele vraag.",
        "Er is niets om een index van te maken.",
    ]


DECIDING = questionnaire([critical("K", 1), critical("L", 0), rating("A"), rating("B")])


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        pytest.param(
            {"K": 1, "L": 1, "A": 4, "B": 4},
            [
                "K heeft waarde 1. Tot en met 1 is dat een struikelblok.",
                "L heeft waarde 1. Alleen 0 is een struikelblok.",
                "Regel 1 beslist: er is een struikelblok, hoe hoog de index ook is.",
                "Het signaal: “Struikelblok: eerst oplossen”.",
            ],
            id="a harm decides",
        ),
        pytest.param(
            {"K": 0, "A": 4},
            [
                "K heeft waarde 0. Tot en met 1 is dat een struikelblok.",
                "L kan een struikelblok zijn, maar heeft nog geen waarde.",
                "Regel 1 beslist: er is een struikelblok, hoe hoog de index ook is.",
                "Voor de rest zijn er te weinig antwoorden. De dekking is 50\u00a0%. Voor een "
                "oordeel is 70\u00a0% nodig. L kan een struikelblok zijn, maar heeft nog geen "
                "waarde.",
                "Het signaal: “Struikelblok: eerst oplossen”.",
            ],
            id="a harm decides, and for the rest too little is known",
        ),
        pytest.param(
            {"K": 3, "L": "te_vroeg", "A": 4},
            [
                "K heeft waarde 3. Alleen tot en met 1 is dat een struikelblok.",
                "L kan een struikelblok zijn, maar het is te vroeg om dat te zeggen.",
                "Regel 1 geldt niet: er is geen struikelblok.",
                # T is K, A and B; B is missing: 2 of 3
                "Regel 2 beslist: er is te weinig bekend. De dekking is 67\u00a0%. Voor een "
                "oordeel is 70\u00a0% nodig.",
                "Het signaal: “Nog geen oordeel mogelijk”.",
            ],
            id="too little is known",
        ),
        pytest.param(
            {"K": 2, "L": "nvt", "A": 2, "B": 2},
            [
                "K heeft waarde 2. Alleen tot en met 1 is dat een struikelblok.",
                "L kan een struikelblok zijn, maar is niet van toepassing.",
                "Regel 1 geldt niet: er is geen struikelblok.",
                "Regel 2 geldt niet: de dekking is 100\u00a0% en 70\u00a0% is genoeg. Geen enkele "
                "vraag die een struikelblok kan zijn, wacht op een waarde.",
                "Regel 3 beslist: de strook waarin beide grenzen liggen.",
                "Het signaal: “Op weg”.",
            ],
            id="a band decides",
        ),
    ],
)
def test_every_rule_says_whether_it_decides(said: dict[str, object], lines: list[str]) -> None:
    score = scored(DECIDING, response(DECIDING, said))
    assert signal_lines(DECIDING, score, DUTCH) == lines


def test_a_self_assessment_says_why_it_has_no_signal() -> None:
    score = scored(ONE, response(ONE, {"A": 2}, OFFICIALS))
    assert signal_lines(ONE, score, DUTCH) == ["Een zelfbeoordeling alleen geeft geen signaal."]


def steps_of(asking: Questionnaire, *responses: Response) -> dict[str, tuple[str, ...]]:
    """The steps of the first perspective, by title."""
    found = findings(asking, responses)
    about = next(iter(found.perspectives.values()))
    return {step.title: step.lines for step in perspective_steps(found, about, DUTCH)}


def test_who_saw_a_harm_is_named_with_their_reason_and_persons_are_not() -> None:
    harm = {"value": 1, "explanation": "Er staat\nniets tegenover."}
    some = (
        response(DECIDING, {"K": harm, "L": 4, "A": 4, "B": 4}, CLIENTS, "De Brug"),
        response(DECIDING, {"K": 0, "L": 4, "A": 4, "B": 4}, CLIENTS, "De Kade"),
    )
    assert steps_of(DECIDING, *some)["Wie ziet het struikelblok?"] == (
        "K: De Brug gaf 1. “Er staat niets tegenover.”",
        "K: De Kade gaf 0.",
    )
    persons = [replace(each, perspective=FAMILIES) for each in some]
    assert "De Brug" not in explanation(ASSESSMENT, [DECIDING], persons, DUTCH)


def test_a_claim_is_named_with_what_is_left_of_the_index() -> None:
    said = {"A": {"value": 4, "evidence": 1}}
    lines = steps_of(ONE, response(ONE, said, OFFICIALS, "Dienst"))
    # 4 of 4 is 100; read as 2 it is 50
    assert lines["Wat is beweerd en niet aangetoond?"] == (
        "A: Dienst geeft zichzelf 4. Dat is beweerd, niet aangetoond.",
        "Wordt wat niet aangetoond is als 2 gelezen, dan is de index 50 in plaats van 100.",
    )


def test_the_strict_index_is_exact_and_leaves_backed_values_alone() -> None:
    asking = questionnaire([rating("A"), rating("B"), rating("C")])
    backed = {"A": {"value": 4, "evidence": 2}, "B": {"value": 3}, "C": 1}
    found = findings(asking, [response(asking, backed, OFFICIALS)])
    about = found.perspectives[OFFICIALS]
    # A stays 4, B becomes 2, C stays 1: 7 of 12
    strict = strict_index(asking, about.score.items, about.claims)
    assert strict.index == Fraction(700, 12)


def test_the_sides_stand_beside_each_other_in_the_order_of_answering() -> None:
    first, then = datetime(2026, 9, 1, tzinfo=UTC), datetime(2026, 9, 2, tzinfo=UTC)
    text = explanation(
        ASSESSMENT,
        [ONE],
        [
            replace(response(ONE, {"A": 1}), submitted=then),
            replace(response(ONE, {"A": 4}, OFFICIALS), submitted=first),
        ],
        DUTCH,
    )
    assert text.endswith(
        "  De overheid naast de cliëntenorganisaties\n"
        "    Eerst diende de overheid haar antwoorden in, daarna de cliëntzijde.\n"
        "    A: 1 volgens cliëntenorganisaties, 4 volgens de overheid zelf (blinde vlek)."
    )


PATTERNED = questionnaire(
    [rating("A"), rating("B")],
    patterns=[
        {"id": "P1", "when": "A >= 3 and B <= 1", "sentence": "Wel gehoord, niet gevolgd."},
        {"id": "P2", "when": "A <= 1 and B >= 3", "sentence": "Wel gevolgd, niet gehoord."},
    ],
)


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        pytest.param(
            {"A": 4, "B": 1},
            ["Wel gehoord, niet gevolgd. (A = 4 en B = 1 bij de cliëntenorganisaties)"],
            id="one shows",
        ),
        pytest.param({"A": 2, "B": 2}, ["Geen enkel patroon is te zien."], id="none shows"),
        pytest.param(
            {"A": 4},
            [
                "Niet te beoordelen, zonder waarde voor B bij de cliëntenorganisaties: "
                "“Wel gehoord, niet gevolgd.”"
            ],
            id="one cannot be assessed, the other is settled",
        ),
    ],
)
def test_a_pattern_that_shows_stands_with_its_values(
    said: dict[str, object], lines: list[str]
) -> None:
    found = findings(PATTERNED, [response(PATTERNED, said)])
    assert pattern_told(found.patterns, DUTCH) == lines


def test_a_questionnaire_without_patterns_says_nothing_of_them() -> None:
    assert pattern_told((), DUTCH) == []


answer = st.sampled_from([None, 0, 1, 2, 3, 4, "nvt", "te_vroeg", "weet_niet"])


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.tuples(answer, answer, answer, answer), min_size=1, max_size=5))
def test_the_sums_that_are_written_out_come_to_the_index_and_its_bounds(
    rows: list[tuple[object, ...]],
) -> None:
    names = ("K", "L", "A", "B")
    responses = [response(DECIDING, dict(zip(names, row, strict=True))) for row in rows]
    score = scored(DECIDING, *responses)
    text = "\n".join(index_lines(DECIDING, score.items, score.total, DUTCH))
    sums = re.findall(r"100 × \(([\d+ ×]+)\) / \((4 × \d+)\) = 100 × (\d+)/(\d+)", text)
    told = []
    for points, weight, numerator, denominator in sums:
        by_hand = sum(_product(term) for term in points.split(" + "))
        assert (by_hand, _product(weight)) == (int(numerator), int(denominator))
        told.append(Fraction(100 * by_hand, _product(weight)))
    expected = [score.total.index] if score.total.index is not None else []
    if score.total.coverage is not None and score.total.coverage < 1:
        expected += score.total.interval or ()
    assert told == expected


def _product(term: str) -> int:
    product = 1
    for factor in term.split(" × "):
        product *= int(factor)
    return product


def test_the_order_of_respondents_changes_no_sentence() -> None:
    some = panel(DECIDING, K=[0, 2, 3], L=[1, 1, 4], A=[2, "nvt", 3], B=[None, 4, 0])
    assert explanation(ASSESSMENT, [DECIDING], some[::-1], DUTCH) == explanation(
        ASSESSMENT, [DECIDING], some, DUTCH
    )
