"""Thousands of random cases, from a file to plain scores, agree with `reference_scoring`."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import Any

import pytest

from cliënttoets.assessment.file import answered_assessment
from cliënttoets.questionnaire.catalogue import Catalogue
from cliënttoets.questionnaire.model import Questionnaire
from cliënttoets.scoring.plain import plain_scores

from .reference_scoring import CLIENT_SIDE, PERSPECTIVES, reference
from .scored import questionnaire

QUESTIONNAIRES, RESPONSES = 50, 40  # 2,000 cases
WORDS = ("nog niet", "eerste stappen", "op weg", "sterk")


def random_spec(chance: Random) -> dict[str, Any]:
    """A questionnaire as the reference describes one."""
    sections: list[list[dict[str, Any]]] = []
    for number in range(chance.randint(1, 3)):
        earlier = [question["id"] for section in sections for question in section]
        sections.append(
            [
                random_question(chance, f"Q{number}{letter}", earlier)
                for letter in "abcd"[: chance.randint(1, 4)]
            ]
        )
    cuts = sorted(chance.sample(["12.5", "25", "33.3", "50", "62.5", "75"], 3), key=Fraction)
    return {
        "threshold": chance.choice(["0", "0.5", "0.7", "0.75", "1"]),
        "bands": list(zip(["0", *cuts], WORDS, strict=True)),
        "sections": sections,
    }


def random_question(chance: Random, name: str, earlier: list[str]) -> dict[str, Any]:
    parts = [f"{name}-{number}" for number in range(chance.choice([0, 0, 1, 2]))]
    return {
        "id": name,
        "weight": chance.choice(["1", "1", "1", "2", "0.1", "0.5", "0"]),
        "dimension": chance.choice([None, "d1", "d2"]),
        "critical": chance.choice([None, None, 0, 1, 2]),
        "of": chance.choice([None, None, None, chance.sample(PERSPECTIVES[:3], 2)]),
        "when": (chance.choice(earlier), chance.randint(0, 3))
        if earlier and chance.random() < 0.25
        else None,
        "parts": parts,
        "caps": {"deels": 3, "nee": chance.randint(0, 2)} if parts else None,
    }


def as_questionnaire(spec: dict[str, Any]) -> Questionnaire:
    """The same questionnaire in the definition language."""
    bands = [
        {"at_least": float(least), "word": word, "signal": word} for least, word in spec["bands"]
    ]
    dimensions = {q["dimension"] for section in spec["sections"] for q in section} - {None}
    return questionnaire(
        *([as_rating(question) for question in section] for section in spec["sections"]),
        bands=bands,
        dimensions=[{"id": name, "title": name} for name in sorted(dimensions)],
        coverage_threshold=float(spec["threshold"]),
    )


def as_rating(question: dict[str, Any]) -> dict[str, Any]:
    data: dict[str, Any] = {
        "kind": "rating",
        "id": question["id"],
        "text": "Hoe is het?",
        "weight": float(question["weight"]),
        "dimension": question["dimension"],
        "critical_up_to": question["critical"],
        "asked_of": question["of"],
        "parts": [{"kind": "yes_partly_no", "id": part, "text": "?"} for part in question["parts"]],
    }
    data = {key: value for key, value in data.items() if value is not None}
    if question["when"]:
        data["asked_when"] = "{} >= {}".format(*question["when"])
    if question["caps"]:
        data["ceiling"] = {"of": question["parts"], **question["caps"]}
    return data


def random_responses(chance: Random, spec: dict[str, Any]) -> list[dict[str, Any]]:
    questions = [question for section in spec["sections"] for question in section]
    silence = chance.choice([0.1, 0.4, 0.8])  # some groups say much, some little
    return [
        random_response(chance, questions, silence, f"r{number}")
        for number in range(chance.randint(1, 7))
    ]


def random_response(
    chance: Random, questions: list[dict[str, Any]], silence: float, name: str
) -> dict[str, Any]:
    side = chance.choice(PERSPECTIVES[:3])
    answers: dict[str, Any] = {}
    for question in questions:
        if question["of"] is None or side in question["of"]:
            answer = random_answer(chance, side, silence)
            if answer:
                answers[question["id"]] = answer
            for part in question["parts"]:
                if chance.random() < 0.5:
                    answers[part] = {"value": chance.choice(["ja", "deels", "nee"])}
    return {"respondent": name, "perspective": side, "questionnaire": "Q", "answers": answers}


def random_answer(chance: Random, side: str, silence: float) -> dict[str, Any]:
    if chance.random() >= silence:
        return {"value": chance.randint(0, 4)}
    code = chance.choice(["nvt", "nvt", "te_vroeg", "weet_niet", "wil_niet", None, "explained"])
    if code == "nvt":
        return {"code": "nvt", "reason": "Dat speelt hier niet."}
    if code == "explained":
        return {"explanation": "Hier is meer over te zeggen."}
    if code is None or (code == "wil_niet" and side != "gezin_jongere"):
        return {}
    return {"code": code}


def bare(perspective: dict[str, Any]) -> dict[str, Any]:
    """What the reference knows too: without words, and reasons as (kind, question)."""
    kept = {key: value for key, value in perspective.items() if key != "respondents"}
    if kept["signal"] is not None:
        reasons = [(each["kind"], each.get("question")) for each in kept["signal"]["reasons"]]
        kept["signal"] = {"kind": kept["signal"]["kind"], "reasons": reasons}
    return kept


def floats(value: Any) -> Any:
    """The reference's exact numbers as the floats nearest to them."""
    match value:
        case Fraction():
            return float(value)
        case dict():
            return {key: floats(one) for key, one in value.items()}
        case list():
            return [floats(one) for one in value]
        case _:
            return value


@pytest.mark.parametrize("seed", range(QUESTIONNAIRES))
def test_scores_agree_with_the_formulas(seed: int) -> None:
    chance = Random(seed)  # noqa: S311  # chance that can be had again, not a secret
    spec = random_spec(chance)
    catalogue = Catalogue.of([as_questionnaire(spec)])
    for _ in range(RESPONSES):
        entries = random_responses(chance, spec)
        data = {"proposal": {"title": "Proef"}, "moment": "M2", "responses": entries}
        read = answered_assessment(data, catalogue)
        found = plain_scores(read.questionnaires, read.responses)
        perspectives = found["Q"]["perspectives"]
        assert {name: bare(one) for name, one in perspectives.items()} == floats(
            reference(spec, entries)
        )


def test_the_random_cases_reach_every_kind_of_signal_and_standing() -> None:
    """The agreement above means little where the cases are all alike."""
    signals, standings = set(), set()
    for seed in range(QUESTIONNAIRES):
        chance = Random(seed)  # noqa: S311  # as above
        spec = random_spec(chance)
        for _ in range(RESPONSES):
            found = reference(spec, random_responses(chance, spec))
            signals |= {found[side]["signal"]["kind"] for side in found if side in CLIENT_SIDE}
            items = [item for one in found.values() for item in one["items"].values()]
            standings |= {item["standing"] for item in items}
            standings |= {"capped" for item in items if item["capped"]}
    assert signals == {"blocked", "undecided", "band"}
    assert standings == {
        "valued", "missing", "not_applicable", "too_early", "not_asked", "capped",
    }  # fmt: skip
