"""docs/method.md is true: the code is run on every row of its tables.

A table is found by its heads. A cell with answers has marks, codes and `-` (asked and left open),
apart by commas.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cliënttoets.questionnaire.model import Perspective, Questionnaire
from cliënttoets.response.model import Response
from cliënttoets.scoring.agreement import Panel, agreement, consensus, van_der_eijk
from cliënttoets.scoring.evidence import claims, read_strictly
from cliënttoets.scoring.findings import findings
from cliënttoets.scoring.index import band_of, exact
from cliënttoets.scoring.minority import minority_voices
from cliënttoets.scoring.patterns import patterns
from cliënttoets.scoring.robustness import Scenario
from cliënttoets.scoring.rounds import Change, NotComparable, Round, rounds_compared
from cliënttoets.scoring.scores import PerspectiveScore, scores
from cliënttoets.scoring.signal import SignalKind
from cliënttoets.scoring.weights import mean, mean_range

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

PAGE = Path(__file__).resolve().parents[1] / "docs" / "method.md"
Row = tuple[str, ...]


@cache
def tables() -> dict[Row, tuple[Row, ...]]:
    """The rows of every table by its heads."""
    found = re.findall(r"(?:^\|.*\|\n)+", PAGE.read_text("utf-8"), re.MULTILINE)
    split = [[_cells(line) for line in table.splitlines()] for table in found]
    return {rows[0]: tuple(rows[2:]) for rows in split}


def _cells(line: str) -> Row:
    return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))


TRIED: set[Row] = set()


def rows(*heads: str) -> Any:
    """A test for each row of the table with these heads."""
    TRIED.add(heads)
    return pytest.mark.parametrize("row", tables()[heads], ids=" | ".join)


def said(cell: str) -> list[object]:
    """The answers in a cell."""
    return [_one(each.strip()) for each in cell.split(",")] if cell else []


def _one(word: str) -> object:
    if word == "-":
        return None
    return int(word) if word.isdigit() else word


def numbers(cell: str) -> list[int]:
    return [int(each) for each in cell.split(",")] if cell else []


def fraction(cell: str) -> Fraction | None:
    return Fraction(cell) if cell else None


def near(cell: str) -> object:
    """The number in a cell, to as many decimals as it has."""
    decimals = len(cell.partition(".")[2])
    return pytest.approx(float(cell), abs=0.5000001 * 10**-decimals)


def scored(
    asking: Questionnaire, responses: Sequence[Response], perspective: Perspective = CLIENTS
) -> PerspectiveScore:
    return scores(asking, responses).perspectives[perspective]


def one_respondent(asking: Questionnaire, *cells: object) -> list[Response]:
    names = [question.id for question in asking.ratings()]
    return [response(asking, dict(zip(names, cells, strict=True)))]


# --- values

ONE = questionnaire([rating("A")])


@rows("answers", "middle", "value", "standing")
def test_the_value_of_an_item(row: Row) -> None:
    answers, middle, value, standing = row
    # only families may answer that they will not say
    item = scored(ONE, panel(ONE, FAMILIES, A=said(answers)), FAMILIES).items["A"]
    assert item.middle == (tuple(numbers(middle)) or None)
    assert item.value == (int(value) if value else None)
    assert item.standing == standing


@rows("who answers a critical item with nvt", "standing for the government")
def test_a_critical_item_does_not_apply_when_the_client_side_says_so(row: Row) -> None:
    asking = questionnaire([critical("K", 1)])
    sides = {
        "government": OFFICIALS,
        "clients": CLIENTS,
        "families": FAMILIES,
        "practice": Perspective.PRAKTIJK,
    }
    who, standing = row
    responses = [response(asking, {"K": "nvt"}, sides[each]) for each in who.split(", ")]
    assert scored(asking, responses, OFFICIALS).items["K"].standing == standing


@rows("given", "part", "counts")
def test_the_weakest_part_sets_the_ceiling(row: Row) -> None:
    asking = questionnaire(
        [
            rating(
                "A",
                ceiling={"of": ["A1"], "deels": 3, "nee": 2},
                parts=[{"kind": "yes_partly_no", "id": "A1", "text": "?"}],
            )
        ]
    )
    given, part, counts = row
    responses = [response(asking, {"A": int(given), "A1": _one(part)})]
    assert scored(asking, responses).items["A"].value == int(counts)


# --- index


@rows("answers", "weights", "coverage", "index", "lower", "upper")
def test_the_index_its_coverage_and_its_bounds(row: Row) -> None:
    answers, weights, coverage, index, lower, upper = row
    cells = said(answers)
    heavy = numbers(weights) or [1] * len(cells)
    asking = questionnaire(
        [
            rating(f"Q{at}", weight=weight, **({"weight_reason": "Zo."} if weight != 1 else {}))
            for at, weight in enumerate(heavy)
        ]
    )
    total = scored(asking, one_respondent(asking, *cells)).total
    assert (total.coverage, total.index) == (fraction(coverage), fraction(index))
    assert total.interval == ((Fraction(lower), Fraction(upper)) if lower else None)


@rows("index", "band")
def test_a_cut_belongs_to_the_band_above_it(row: Row) -> None:
    index, band = row
    assert band_of(exact(float(index)), ONE.bands).word == band


# --- signal

DECIDING = questionnaire([critical("K", 1), rating("A"), rating("B")])


@rows("K", "A", "B", "signal", "bands")
def test_the_first_rule_that_holds_decides(row: Row) -> None:
    *cells, kind, band = row
    signal = scored(DECIDING, one_respondent(DECIDING, *map(_one, cells))).signal
    assert signal is not None
    assert signal.kind == kind
    words = sorted({each.word for each in signal.bands or ()})
    assert words == ([band] if band else [])


def test_all_three_rules_decide_in_the_table() -> None:
    table = tables()["K", "A", "B", "signal", "bands"]
    assert {row[3] for row in table} == set(SignalKind)


# --- agreement


@rows("counts", "A", "consensus", "class")
def test_agreement_of_a_panel(row: Row) -> None:
    counts, a, cns, concord = row
    found = agreement(numbers(counts))
    assert isinstance(found, Panel)
    assert float(found.a) == near(a)
    assert found.concord == concord
    if cns:
        assert found.consensus == near(cns)


def test_both_coefficients_have_their_published_values() -> None:
    (text,) = re.findall(r"for ([\d, ]+): A is\n([\d.]+) and consensus ([\d.]+)\.", page())
    counts, a, cns = text
    assert float(van_der_eijk(numbers(counts))) == near(a)
    assert consensus(numbers(counts)) == near(cns)


def page() -> str:
    return PAGE.read_text("utf-8")


@rows("marks", "minority")
def test_minority_voices(row: Row) -> None:
    marks, minority = row
    found = minority_voices(ONE, panel(ONE, A=said(marks)), CLIENTS)
    assert [low.mark.value for low in found] == numbers(minority)


# --- the government


@rows("client", "own", "steps", "class")
def test_gaps(row: Row) -> None:
    client, own, steps, kind = row
    responses = [
        response(ONE, {"A": int(client)}),
        response(ONE, {"A": int(own)}, OFFICIALS),
    ]
    (found,) = findings(ONE, responses).compared
    (gap,) = found.sides.gaps
    assert (gap.steps, gap.kind) == (int(steps), kind)


@rows("given", "evidence", "claimed", "read strictly")
def test_claims_without_evidence(row: Row) -> None:
    given, evidence, claimed, strictly = row
    answer: dict[str, object] = {"value": int(given)}
    if evidence != "-":
        answer["evidence"] = int(evidence)
    responses = [response(ONE, {"A": answer}, OFFICIALS)]
    found = claims(ONE, responses)
    assert bool(found["A"]) == (claimed == "yes")
    items = scored(ONE, responses, OFFICIALS).items
    assert read_strictly(items, found)["A"].value == int(strictly)


# --- robustness


@rows("reading", "how many")
def test_how_many_readings_there_are(row: Row) -> None:
    scenario, how_many = row
    every, _, families = how_many.partition(", families ")
    for perspective in (CLIENTS, FAMILIES):
        number = families if families and perspective is FAMILIES else every
        found = findings(DECIDING, [response(DECIDING, {"K": 2, "A": 3}, perspective)])
        standing = found.perspectives[perspective].robustness
        assert standing is not None
        read = [each for each in standing.readings if each.scenario == scenario]
        assert len(read) == (3 if number == "one each" else int(number))


def test_the_table_of_readings_has_every_scenario() -> None:
    assert [row[0] for row in tables()["reading", "how many"]] == list(Scenario)


@rows("values", "weights", "mean", "lowest", "highest")
def test_the_exact_range_of_other_weights(row: Row) -> None:
    values, weights, middle, lowest, highest = row
    x, w = numbers(values), numbers(weights)
    assert float(mean(x, w)) == near(middle)
    assert [float(end) for end in mean_range(x, w)] == [near(lowest), near(highest)]


# --- patterns and rounds


@rows("A", "B", "state")
def test_a_pattern_is_weighed_with_three_truth_values(row: Row) -> None:
    asking = questionnaire(
        [rating("A"), rating("B")],
        patterns=[{"id": "P", "when": "A >= 3 and B <= 1", "sentence": "Zo."}],
    )
    a, b, state = row
    (found,) = patterns(asking, one_respondent(asking, _one(a), _one(b)))
    assert found.state == state


@rows("before", "after", "steps", "movement")
def test_changes_in_steps(row: Row) -> None:
    before, after, steps, movement = row
    found = compared(
        (ONE, one_respondent(ONE, int(before))), (ONE, one_respondent(ONE, int(after)))
    )
    assert isinstance(found, Change)
    assert (found.steps, found.movement) == (int(steps), movement)


def compared(
    before: tuple[Questionnaire, list[Response]], after: tuple[Questionnaire, list[Response]]
) -> Change | NotComparable:
    """What became of the one question A."""
    rounds = [Round((asking,), tuple(responses)) for asking, responses in (before, after)]
    (changes,) = rounds_compared(*rounds).changed
    (found,) = (*changes.changes, *changes.not_comparable)
    return found


ANCHORS = ["Niets", "Weinig", "Wat", "Veel", "Alles"]
PART = [{"kind": "yes_partly_no", "id": "A1", "text": "?"}]
SECOND_ROUNDS: dict[str, tuple[dict[str, Any], dict[str, Any], object]] = {
    "nothing": ({}, {}, 2),
    "the version number": ({}, {"version": 2}, 2),
    "an anchor": ({"anchors": ["Anders", *ANCHORS[1:]]}, {}, 2),
    "the text": ({"text": "Anders gevraagd?"}, {}, 2),
    "the ceiling": ({"ceiling": {"of": ["A1"], "deels": 3, "nee": 1}}, {}, 2),
    "no value in one round": ({}, {}, "weet_niet"),
}
"""What the question and the questionnaire have otherwise, and what is answered."""


@rows("what differs between the rounds", "the question")
def test_what_is_comparable(row: Row) -> None:
    what, outcome = row
    question, whole, answer = SECOND_ROUNDS[what]
    base = {"anchors": ANCHORS, "parts": PART, "ceiling": {"of": ["A1"], "deels": 3, "nee": 2}}
    first = questionnaire([rating("A", **base)])
    second = questionnaire([rating("A", **{**base, **question})], **whole)
    found = compared((first, one_respondent(first, 2)), (second, one_respondent(second, answer)))
    assert (found.obstacle if isinstance(found, NotComparable) else "compared") == outcome


def test_every_table_of_the_page_is_tried() -> None:
    assert set(tables()) == TRIED
