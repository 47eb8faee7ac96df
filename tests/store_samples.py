"""A small questionnaire with every kind of question, and what is answered to it, for the store."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier
from typing import Any, TypeVar

from cliënttoets.assessment.model import Proposal
from cliënttoets.document.reading import read
from cliënttoets.questionnaire.model import Moment, Perspective, Questionnaire
from cliënttoets.response.answers import answer_in
from cliënttoets.response.model import Answer, Response, begun, record
from cliënttoets.store import assessments, proposals, responses
from cliënttoets.store.answers import answerable
from cliënttoets.store.database import connect
from cliënttoets.store.responses import KeptResponse

T = TypeVar("T")

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
LATER = datetime(2026, 11, 22, 17, 5, 9, tzinfo=UTC)

PROPOSAL = Proposal(title="Decreet ‘Één gezin, één plan’ 🌻", about="Wat verandert er?")


def questionnaire(**changes: object) -> Questionnaire:
    """The small questionnaire, with these keys in place of its own."""
    return read(_QUESTIONNAIRE | changes, Questionnaire)


def answers(**data: Any) -> dict[str, Answer]:
    """Answers by question id; whatever is no mapping is taken for a value."""
    questions = answerable(questionnaire())
    return {
        name: answer_in(
            questions[name],
            Perspective.CLIENTORGANISATIE,
            said if isinstance(said, Mapping) else {"value": said},
        )
        for name, said in data.items()
    }


def response(respondent: str = "Ouderwerking De Brug", **data: Any) -> Response:
    """A response to the small questionnaire with these answers."""
    asked = questionnaire()
    empty = begun(asked, respondent, Perspective.CLIENTORGANISATIE, None)
    return record(asked, empty, answers(**data))


def started(path: Path, **data: Any) -> KeptResponse:
    """A response with these answers, in a new assessment of a new proposal, in the database."""
    with connect(path) as db:
        proposal = proposals.add(db, PROPOSAL, NOW)
        assessment = assessments.begin(db, proposal.id, Moment.M3, [questionnaire()], NOW)
        return responses.start(db, assessment.id, questionnaire(), response(**data), NOW)


def at_once(number: int, work: Callable[[int], T]) -> list[T]:
    """What the work gives in so many threads, which all begin at the same instant."""
    ready = Barrier(number)

    def begin(thread: int) -> T:
        ready.wait()
        return work(thread)

    with ThreadPoolExecutor(number) as threads:
        return list(threads.map(begin, range(number)))


_ANCHORS = ["Niet", "Aanzet", "Gedeeltelijk", "Grotendeels", "Volledig"]
_OPTIONS = [{"id": "a", "text": "Eerste"}, {"id": "b", "text": "Tweede"}]
_FIRST = [
    {
        "kind": "rating",
        "id": "R1",
        "text": "Hoe goed?",
        "anchors": _ANCHORS,
        "parts": [{"kind": "yes_partly_no", "id": "R1.a", "text": "Op tijd?"}],
    },
    {"kind": "choice", "id": "C1", "text": "Welke?", "options": _OPTIONS},
    {"kind": "choices", "id": "CC", "text": "Welke allemaal?", "options": _OPTIONS},
    {"kind": "number", "id": "N1", "text": "Hoeveel?", "decimals": 1},
    {"kind": "date", "id": "D1", "text": "Wanneer?"},
    {
        "kind": "table",
        "id": "W1",
        "text": "Was - wordt",
        "columns": [
            {"kind": "text", "id": "was", "text": "Was"},
            {"kind": "date", "id": "vanaf", "text": "Vanaf"},
        ],
    },
]
_SECOND = [
    {"kind": "text", "id": "T1", "text": "Wat wringt?", "longest": 20_000},
    {"kind": "text", "id": "T2", "text": "Waarom?", "asked_when": "R1 <= 1"},
]
_QUESTIONNAIRE: dict[str, object] = {
    "id": "proef",
    "version": 1,
    "title": "Proef",
    "introduction": "Om de opslag te proberen.",
    "minutes": 5,
    "perspectives": ["clientorganisatie"],
    "moments": ["M3"],
    "bands": [{"at_least": 0, "word": "op weg", "signal": "Op weg"}],
    "sections": [
        {"id": "een", "title": "Eén", "questions": _FIRST},
        {"id": "twee", "title": "Twee", "questions": _SECOND},
    ],
}
