"""The scores of plain responses a second time, from the formulas, as slowly as they read.

It shares no code with the package, and works on its own plain description of a questionnaire:

    {"threshold": "0.7", "bands": [("0", "nog niet"), ...], "sections": [[question, ...], ...]}

where a question is {"id", "weight" (as text), "dimension", "critical" (a value or None), "of" (the
perspectives asked, or None for all), "when" (None, or (earlier id, least value)), "parts" (ids of
parts answered ja, deels or nee), "caps" (None, or the ceilings for deels and nee)}. Responses are
as in a file of responses. Intervals are found by trying every completion of what is missing.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import Any

CLIENT_SIDE = ("clientorganisatie", "gezin_jongere")
PERSPECTIVES = ("clientorganisatie", "gezin_jongere", "overheid_zelf", "praktijk", "onderzoek")


def reference(spec: dict, responses: list[dict]) -> dict[str, Any]:
    """What each perspective that answered says, by name."""
    sides = [side for side in PERSPECTIVES if any(r["perspective"] == side for r in responses)]
    questions = [question for section in spec["sections"] for question in section]
    said = {
        side: {q["id"]: answers_to(spec, q, [r for r in responses if r["perspective"] == side])
               for q in questions}
        for side in sides
    }  # fmt: skip
    return {side: perspective(spec, questions, side, said) for side in sides}


def answers_to(spec: dict, question: dict, responses: list[dict]) -> list[dict]:
    """The answers of those who are asked; {} for one who says nothing; "as" is what counts."""
    found = []
    for response in responses:
        if is_asked(spec, question, response):
            answer = dict(response["answers"].get(question["id"], {}))
            if "value" in answer:
                answer["as"] = answer["value"]
                for part in question["parts"] if question["caps"] else ():
                    said = response["answers"].get(part, {}).get("value")
                    if said in question["caps"]:
                        answer["as"] = min(answer["as"], question["caps"][said])
            found.append(answer)
    return found


def is_asked(spec: dict, question: dict, response: dict) -> bool:
    if question["of"] is not None and response["perspective"] not in question["of"]:
        return False
    if question["when"] is None:
        return True
    name, least = question["when"]
    earlier = next(q for section in spec["sections"] for q in section if q["id"] == name)
    value = response["answers"].get(name, {}).get("value")
    return is_asked(spec, earlier, response) and value is not None and value >= least


def standing(question: dict, side: str, said: dict) -> str:
    answers = said[side][question["id"]]
    given = [answer for answer in answers if "value" in answer or "code" in answer]
    if any("value" in answer for answer in given):
        return "valued"
    if not answers:
        return "not_asked"
    codes = {answer["code"] for answer in given}
    confirmed = (
        side in CLIENT_SIDE
        or question["critical"] is None
        or any(standing(question, c, said) == "not_applicable" for c in CLIENT_SIDE if c in said)
    )
    if codes == {"nvt"} and confirmed:
        return "not_applicable"
    if codes == {"te_vroeg"} or (codes == {"nvt", "te_vroeg"} and confirmed):
        return "too_early"
    return "missing"


def medians(answers: list[dict]) -> list[int] | None:
    values = sorted(answer["as"] for answer in answers if "as" in answer)
    if not values:
        return None
    half = len(values) // 2
    return [values[half], values[half]] if len(values) % 2 else [values[half - 1], values[half]]


def item(question: dict, side: str, said: dict) -> dict[str, Any]:
    answers = said[side][question["id"]]
    values = [answer["as"] for answer in answers if "as" in answer]
    codes = [answer.get("code") for answer in answers]
    return {
        "counts": [values.count(value) for value in range(5)],
        "codes": {c: codes.count(c) for c in ("nvt", "te_vroeg", "weet_niet", "wil_niet")},
        "unanswered": sum("value" not in a and "code" not in a for a in answers),
        "capped": sum(a.get("as") != a.get("value") for a in answers),
        "middle": medians(answers),
        "standing": standing(question, side, said),
    }


def mean(pairs: list[tuple[Fraction, int]]) -> Fraction | None:
    """The index of (weight, value) pairs; None without weight."""
    weight = sum(w for w, _ in pairs)
    return 100 * sum(w * m for w, m in pairs) / (4 * weight) if weight else None


def index(spec: dict, questions: list[dict], side: str, said: dict) -> dict[str, Any]:
    known, missing = [], []
    for question in questions:
        middle = medians(said[side][question["id"]])
        if middle is not None:
            known.append((Fraction(question["weight"]), middle[0]))
        elif standing(question, side, said) == "missing":
            missing.append(Fraction(question["weight"]))
    total = sum(w for w, _ in known) + sum(missing)
    if not total:
        return dict.fromkeys(("index", "coverage", "interval", "band", "bands"))
    guesses = range(5) if len(missing) <= 2 else (0, 4)  # a mean is extreme at the ends
    completed = [
        mean([*known, *zip(missing, guess, strict=True)])
        for guess in product(guesses, repeat=len(missing))
    ]
    found = mean(known)
    return {
        "index": found,
        "coverage": sum(w for w, _ in known) / total,
        "interval": [min(completed), max(completed)],
        "band": None if found is None else band(spec, found),
        "bands": [band(spec, min(completed)), band(spec, max(completed))],
    }


def band(spec: dict, value: Fraction) -> str:
    return [word for least, word in spec["bands"] if Fraction(least) <= value][-1]


def verdict(spec: dict, questions: list[dict], whole: dict, side: str, said: dict) -> dict | None:
    """The kind of the signal and its reasons as (kind, question)."""
    if side not in CLIENT_SIDE:
        return None
    blocking, lacking, early = [], [], []
    if whole["index"] is None:
        lacking.append(("nothing_to_score", None))
    elif whole["coverage"] < Fraction(spec["threshold"]):
        lacking.append(("low_coverage", None))
    for question in (q for q in questions if q["critical"] is not None):
        middle = medians(said[side][question["id"]])
        stands = standing(question, side, said)
        if middle is not None and middle[0] <= question["critical"]:
            blocking.append(("critical_item", question["id"]))
        if stands == "missing":
            lacking.append(("critical_missing", question["id"]))
        if stands == "too_early":
            early.append(("critical_too_early", question["id"]))
    if blocking:
        rest = [("rest_undecided", None), *lacking] if lacking else []
        return {"kind": "blocked", "reasons": [*blocking, *rest, *early]}
    if lacking:
        return {"kind": "undecided", "reasons": [*lacking, *early]}
    return {"kind": "band", "reasons": early}


def perspective(spec: dict, questions: list[dict], side: str, said: dict) -> dict[str, Any]:
    whole = index(spec, questions, side, said)
    names = sorted({q["dimension"] for q in questions if q["dimension"]})
    return {
        **whole,
        "items": {q["id"]: item(q, side, said) for q in questions},
        "dimensions": {
            name: index(spec, [q for q in questions if q["dimension"] == name], side, said)
            for name in names
        },
        "signal": verdict(spec, questions, whole, side, said),
    }
