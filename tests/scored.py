"""Small questionnaires and responses for tests of scoring, in as few words as they need.

An answer is written as its value (`3`), as its code (`"nvt"`), as nothing (`None`), or in full
(`{"value": 3, "evidence": 1}`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cliënttoets.document.reading import read
from cliënttoets.questionnaire.model import Perspective, Questionnaire, parts_of, voices_of
from cliënttoets.response.answers import answer_in
from cliënttoets.response.model import Code, Response, begun, record

CLIENTS = Perspective.CLIENTORGANISATIE
FAMILIES = Perspective.GEZIN_JONGERE
OFFICIALS = Perspective.OVERHEID_ZELF

BANDS = [
    {"at_least": 0, "word": "nog niet", "signal": "Nog niet"},
    {"at_least": 25, "word": "eerste stappen", "signal": "Eerste stappen"},
    {"at_least": 50, "word": "op weg", "signal": "Op weg"},
    {"at_least": 75, "word": "sterk", "signal": "Sterk op dit moment"},
]


def rating(id_: str, **more: Any) -> dict[str, Any]:
    """A rating in the definition language."""
    return {"kind": "rating", "id": id_, "text": f"Vraag {id_}?", **more}


def critical(id_: str, up_to: int, **more: Any) -> dict[str, Any]:
    """A rating that blocks up to and including a value."""
    return rating(id_, critical_up_to=up_to, critical_reason="Omdat het telt.", **more)


def questionnaire(*sections: Sequence[dict[str, Any]], **more: Any) -> Questionnaire:
    """A questionnaire of sections, each a list of questions."""
    data = {
        "id": "Q",
        "version": 1,
        "title": "Een vragenlijst",
        "introduction": "Om te proberen.",
        "minutes": 1,
        "perspectives": list(Perspective),
        "moments": ["M2"],
        "bands": BANDS,
        "anchors": ["Niet", "Aanzet", "Gedeeltelijk", "Grotendeels", "Volledig"],
        "sections": [
            {"id": f"s{number}", "title": "Een onderdeel", "questions": list(questions)}
            for number, questions in enumerate(sections)
        ],
    }
    return read({**data, **more}, Questionnaire)


def plain_answer(said: object) -> dict[str, Any]:
    """An answer as a file writes it."""
    match said:
        case None:
            return {}
        case dict():
            return said
        case "nvt":
            return {"code": "nvt", "reason": "Dat speelt hier niet."}
        case str() if said in list(Code):
            return {"code": str(said)}
        case _:
            return {"value": said}


def response(
    asking: Questionnaire,
    said: Mapping[str, object],
    perspective: Perspective = CLIENTS,
    respondent: str = "a",
) -> Response:
    """One respondent's response."""
    asked = {each.id: each for q in asking.questions() for each in (q, *parts_of(q))}
    answers = {
        name: answer_in(asked[name], perspective, plain_answer(one)) for name, one in said.items()
    }
    empty = begun(asking, respondent, perspective, voices_of(perspective)[-1])
    return record(asking, empty, answers)


def panel(
    asking: Questionnaire, perspective: Perspective = CLIENTS, **said: Sequence[object]
) -> list[Response]:
    """Several respondents of one perspective: for each question, what each of them said."""
    columns = [dict(zip(said, row, strict=True)) for row in zip(*said.values(), strict=True)]
    return [
        response(asking, column, perspective, f"{perspective}{number}")
        for number, column in enumerate(columns, start=1)
    ]
