"""An answer in words, for whoever checks it or compares two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from ..assessment.words import EVIDENCE, NOT_ANSWERED
from ..language import Language, marked
from ..questionnaire.model import (
    Asked,
    Choice,
    Choices,
    Date,
    Number,
    PartRating,
    Questionnaire,
    Rating,
    Table,
    Text,
    YesPartlyNo,
)
from ..response.model import Answer, Response
from .questions import QuestionView
from .views import view_of
from .visit import language


@dataclass(frozen=True, kw_only=True)
class Said:
    """An answer in words.

    `words` says the answer itself, a line each; `headings` and `rows` a table instead; `more` what
    was said with it: (what it is, text). `is_given` is false when the question is not answered.
    """

    words: tuple[str, ...]
    is_given: bool
    is_typed: bool = False
    headings: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    more: tuple[tuple[str, str], ...] = ()


def said(questionnaire: Questionnaire, question: Asked, response: Response) -> Said:
    """What the response says to a question or part."""
    view = view_of(questionnaire, question, response)
    return answer_said(view, question, response.to(question), language())


def answer_said(view: QuestionView, question: Asked, answer: Answer, speaking: Language) -> Said:
    """An answer to the question that a view shows."""
    rows: tuple[tuple[str, ...], ...] = ()
    if isinstance(question, Table) and answer.value is not None:
        rows = tuple(_row_said(view, question, row, speaking) for row in answer.value)  # type: ignore[attr-defined]
    return Said(
        words=() if rows else tuple(_words(view, question, answer, speaking)),
        is_given=answer.is_given,
        is_typed=isinstance(question, Text),
        headings=tuple(column.text for column in view.columns) if rows else (),
        rows=rows,
        more=tuple(_more(answer, speaking)),
    )


def _words(
    view: QuestionView, question: Asked, answer: Answer, speaking: Language
) -> Iterator[str]:
    if answer.code is not None:
        yield next((one.text for one in view.codes if one.value == answer.code), answer.code.value)
    elif answer.value is None:
        yield speaking.text(NOT_ANSWERED)
    else:
        yield from _value_said(view, question, answer.value, speaking)


def _value_said(
    view: QuestionView, question: Asked, value: object, speaking: Language
) -> Iterator[str]:
    match question:
        case Rating() | PartRating():
            choice = view.choices[int(str(value))]
            yield f"{choice.text} – {choice.digit}" if choice.digit else choice.text
        case YesPartlyNo() | Choice():
            yield _choice_text(view, str(value))
        case Choices():
            yield from (_choice_text(view, one) for one in value)  # type: ignore[attr-defined]
        case Number():
            number = speaking.number(float(str(value)))
            yield f"{number} {question.unit}" if question.unit else number
        case Date():
            yield speaking.date(value) if isinstance(value, date) else str(value)
        case Text():
            yield str(value)
        case Table():
            raise TypeError("a table is said by its rows")
        case _:
            assert_never(question)


def _choice_text(view: QuestionView, value: str) -> str:
    return next(one.text for one in view.choices if one.value == value)


def _row_said(
    view: QuestionView, table: Table, row: Mapping[str, object], speaking: Language
) -> tuple[str, ...]:
    return tuple(
        ", ".join(_value_said(shown, column, row[column.id], speaking)) if column.id in row else ""
        for shown, column in zip(view.columns, table.columns, strict=True)
    )


def _more(answer: Answer, speaking: Language) -> Iterator[tuple[str, str]]:
    if answer.reason:
        yield speaking.text(marked("Waarom")), answer.reason
    if answer.explanation:
        yield speaking.text(marked("Uitleg")), answer.explanation
    if answer.evidence is not None:
        yield speaking.text(marked("Bewijs")), speaking.text(EVIDENCE[answer.evidence])
    if answer.reference:
        yield speaking.text(marked("Vindplaats")), answer.reference
