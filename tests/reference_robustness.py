"""Other readings of plain answers a second time, by trying: every corner of the weights, every
completion of what is missing, every other answer.

It works on the plain questionnaires and responses of `reference_scoring`, and shares no code with
the package. A verdict is (kind, None) or ("band", (lowest word, highest word)).
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from typing import Any

from .reference_scoring import answers_to, band, medians, standing

Verdict = tuple[str, tuple[str, str] | None]
Cell = dict[str, Any]


def cells(spec: dict, side: str, responses: list[dict]) -> list[Cell]:
    """What each question comes to for one client side: value, standing, weight and answers."""
    own = [response for response in responses if response["perspective"] == side]
    return [
        cell_of(question, side, answers_to(spec, question, own))
        for section in spec["sections"]
        for question in section
    ]


def cell_of(question: dict, side: str, answers: list[dict]) -> Cell:
    middle = medians(answers)
    return {
        "id": question["id"],
        "weight": Fraction(question["weight"]),
        "dimension": question["dimension"],
        "critical": question["critical"],
        "answers": answers,
        "middle": middle,
        "value": None if middle is None else middle[0],
        "standing": standing(question, side, {side: {question["id"]: answers}}),
    }


def verdict(spec: dict, found: list[Cell], chained: bool = False) -> Verdict:
    """The rules of the signal; the bands by trying completions of what is missing."""
    known = [cell for cell in found if cell["value"] is not None]
    missing = [cell for cell in found if cell["standing"] == "missing"]
    if any(c["critical"] is not None and c["value"] <= c["critical"] for c in known):
        return "blocked", None
    answered = sum(cell["weight"] for cell in known)
    total = answered + sum(cell["weight"] for cell in missing)
    if answered == 0 or answered / total < Fraction(spec["threshold"]):
        return "undecided", None
    if any(cell["critical"] is not None for cell in missing):
        return "undecided", None
    guesses = range(5) if len(missing) <= 2 else (0, 4)
    ends = [
        index(known + [{**c, "value": g} for c, g in zip(missing, guess, strict=True)], chained)
        for guess in product(guesses, repeat=len(missing))
    ]
    return "band", (band(spec, min(ends)), band(spec, max(ends)))


def index(known: list[Cell], chained: bool = False) -> Fraction | None:
    """The index of cells with a value; `chained`: every dimension as low as its lowest."""
    weight = sum(cell["weight"] for cell in known)
    if not weight:
        return None
    return 25 * sum(cell["weight"] * as_read(cell, known, chained) for cell in known) / weight


def as_read(cell: Cell, known: list[Cell], chained: bool) -> int:
    if not chained or cell["dimension"] is None:
        return cell["value"]
    return min(c["value"] for c in known if c["dimension"] == cell["dimension"])


def corners(spec: dict, found: list[Cell], share: Fraction) -> set[Verdict]:
    """The verdicts at every combination of weights that are `share` lower or higher."""
    applicable = [c["id"] for c in found if c["standing"] in ("valued", "missing")]
    return {
        verdict(spec, reweighted(found, dict(zip(applicable, factors, strict=True))))
        for factors in product((1 - share, 1 + share), repeat=len(applicable))
    }


def reweighted(found: list[Cell], factors: dict[str, Fraction]) -> list[Cell]:
    return [{**cell, "weight": cell["weight"] * factors.get(cell["id"], 1)} for cell in found]


def readings(
    spec: dict, side: str, found: list[Cell]
) -> Iterator[tuple[str, str | None, Verdict, Fraction | None]]:
    """Every reading but that of the weights: scenario, what is left out, verdict and index."""
    for cell in found:
        if cell["standing"] in ("valued", "missing"):
            yield read("without_item", spec, [c for c in found if c is not cell], cell["id"])
    if side != "gezin_jongere":
        yield read("strict_evidence", spec, [strict(cell) for cell in found])
    yield read("upper_median", spec, [upper(cell) for cell in found])
    yield read("missing_worst", spec, [filled(cell, 0) for cell in found])
    yield read("missing_best", spec, [filled(cell, 4) for cell in found])
    yield read("weakest_link", spec, found, chained=True)


def read(
    scenario: str, spec: dict, found: list[Cell], without: str | None = None, chained: bool = False
) -> tuple[str, str | None, Verdict, Fraction | None]:
    known = [cell for cell in found if cell["value"] is not None]
    return scenario, without, verdict(spec, found, chained), index(known, chained)


def strict(cell: Cell) -> Cell:
    """High values without evidence count as 2, or lower where a part already made them."""
    answers = [
        {**a, "as": min(a["as"], 2)} if a.get("value", 0) >= 3 and a.get("evidence", 0) < 2 else a
        for a in cell["answers"]
    ]
    middle = medians(answers)
    return {**cell, "value": None if middle is None else middle[0]}


def upper(cell: Cell) -> Cell:
    return cell if cell["middle"] is None else {**cell, "value": cell["middle"][1]}


def filled(cell: Cell, value: int) -> Cell:
    if cell["standing"] != "missing":
        return cell
    return {**cell, "value": value, "standing": "valued"}


def flips(
    spec: dict, side: str, responses: list[dict]
) -> set[tuple[str, object, int, Verdict, int]]:
    """Every (question, given, to, verdict then, place) that changes the verdict."""
    now = verdict(spec, cells(spec, side, responses))
    questions = [question for section in spec["sections"] for question in section]
    found = set()
    for place, response in enumerate(responses):
        for question in questions if response["perspective"] == side else ():
            if not answers_to(spec, question, [response]):
                continue  # not asked
            answer = response["answers"].get(question["id"], {})
            given = answer.get("value", answer.get("code"))
            for to in {0, 1, 2, 3, 4} - {given}:
                changed = {**response["answers"], question["id"]: {"value": to}}
                others = [*responses[:place], {**response, "answers": changed}]
                then = verdict(spec, cells(spec, side, [*others, *responses[place + 1 :]]))
                if then != now:
                    found.add((question["id"], given, to, then, place))
    return found
