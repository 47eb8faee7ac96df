"""Answers as rows, and rows as answers.

A number stays a number and a text a text, so that any SQLite tool reads them; only several options
and the rows of a table are JSON. What a row means is read by the questionnaire that was answered.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from sqlite_utils import Database

from ..document.faults import Fault, Faulty
from ..document.writing import write
from ..language import message
from ..questionnaire.model import Asked, Choices, Perspective, Questionnaire, Table, parts_of
from ..response.answers import answer_in
from ..response.model import Answer, Response


class AnswerRow(NamedTuple):
    """The columns of `answer` after the response, in their order."""

    question: str
    asked: int
    value: int | float | str | None
    code: str | None
    reason: str
    explanation: str
    evidence: int | None
    reference: str


def answerable(questionnaire: Questionnaire) -> dict[str, Asked]:
    """Every question and part of the questionnaire, by id."""
    return {
        one.id: one
        for question in questionnaire.questions()
        for one in (question, *parts_of(question))
    }


def keep_changes(
    db: Database, response: int, questionnaire: Questionnaire, before: Response, after: Response
) -> None:
    """Writes what changed, in raw SQL: every page of every respondent comes here.

    `response` is its key. Raises Faulty for an answer that the questionnaire does not admit: what
    is kept can be read.
    """
    old, new = _by_question(before), _by_question(after)
    questions = answerable(questionnaire)
    is_other = before.perspective != after.perspective  # who may answer what, is to be seen anew
    rows = [
        _row(questions, after.perspective, question, asked, answer)
        for question, (asked, answer) in new.items()
        if is_other or old.get(question) != (asked, answer)
    ]
    db.conn.executemany(_UPSERT, [(response, *row) for row in rows])
    db.conn.executemany(_DELETE, [(response, question) for question in old if question not in new])


def _by_question(response: Response) -> dict[str, tuple[bool, Answer]]:
    return {
        question: (asked, answer)
        for asked, answers in ((False, response.set_aside), (True, response.answers))
        for question, answer in answers.items()
    }


def _row(
    questions: Mapping[str, Asked],
    perspective: Perspective,
    question: str,
    asked: bool,
    answer: Answer,
) -> AnswerRow:
    answer = _checked(questions, perspective, question, write(answer))
    value = write(answer.value)
    return AnswerRow(
        question=question,
        asked=int(asked),
        value=json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value,
        code=answer.code,
        reason=answer.reason,
        explanation=answer.explanation,
        evidence=answer.evidence,
        reference=answer.reference,
    )


def rows_of(db: Database, response: int) -> list[AnswerRow]:
    """The rows of the response with this key."""
    return [AnswerRow._make(row) for row in db.execute(_ROWS_OF, (response,))]


def rows_by_response(db: Database, assessment: int) -> dict[int, list[AnswerRow]]:
    """The rows of all responses of the assessment with this key, read at once, by response."""
    found: dict[int, list[AnswerRow]] = {}
    for response, *row in db.execute(_ROWS_BY_RESPONSE, (assessment,)):
        found.setdefault(response, []).append(AnswerRow._make(row))
    return found


def answers_in(
    questionnaire: Questionnaire, perspective: Perspective, rows: Iterable[AnswerRow]
) -> tuple[Mapping[str, Answer], Mapping[str, Answer]]:
    """The answers to questions that are asked, and those that are set aside.

    Raises Faulty for a row that the questionnaire does not admit, which another program wrote.
    """
    questions = answerable(questionnaire)
    current: dict[str, Answer] = {}
    set_aside: dict[str, Answer] = {}
    for row in rows:
        answer = _checked(questions, perspective, row.question, _plain(questions, row))
        (current if row.asked else set_aside)[row.question] = answer
    return MappingProxyType(current), MappingProxyType(set_aside)


def _plain(questions: Mapping[str, Asked], row: AnswerRow) -> dict[str, Any]:
    """The row as plain data, as a file of responses gives it: what was not said is left out."""
    said = {name: item for name, item in row._asdict().items() if item not in (None, "")}
    del said["question"], said["asked"]
    is_list = isinstance(questions.get(row.question), Choices | Table)
    if is_list and isinstance(row.value, str):
        said["value"] = _list_in(row.value)
    return said


def _list_in(text: str) -> Any:
    """The list that the JSON says; what is no JSON stays a text, which is then refused as such."""
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return text


def _checked(
    questions: Mapping[str, Asked], perspective: Perspective, question: str, data: object
) -> Answer:
    if question not in questions:
        raise Faulty([Fault((question,), message("de vragenlijst heeft deze vraag niet"))])
    return answer_in(questions[question], perspective, data, (question,))


_ROWS_OF = """
SELECT question, asked, value, code, reason, explanation, evidence, reference
FROM answer WHERE response = ?
"""

_ROWS_BY_RESPONSE = """
SELECT response, question, asked, value, code, reason, explanation, evidence, reference
FROM answer WHERE response IN (SELECT key FROM response WHERE assessment = ?)
"""

_UPSERT = """
INSERT INTO answer
  (response, question, asked, value, code, reason, explanation, evidence, reference)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (response, question) DO UPDATE SET
  asked = excluded.asked, value = excluded.value, code = excluded.code,
  reason = excluded.reason, explanation = excluded.explanation,
  evidence = excluded.evidence, reference = excluded.reference
"""

_DELETE = "DELETE FROM answer WHERE response = ? AND question = ?"
