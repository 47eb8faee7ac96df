"""What stands in the fields of a question: as an earlier answer fills them, or as it was typed.

An Entry keeps all that was typed, sound or not, so that a page can be shown again with nothing
lost. `form` makes one of what a browser sent. Field names are `<question id>:<field>`, in a table
`<question id>:<row>:<column id>`; an id never holds a colon.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import assert_never

from ..language import Message
from ..questionnaire.model import (
    Asked,
    Choice,
    Choices,
    Date,
    Number,
    PartRating,
    Perspective,
    Rating,
    Table,
    Text,
    YesPartlyNo,
)
from .model import NO_ANSWER, Answer

Typed = str | tuple[str, ...]
"""What stands in one field; several texts where several boxes can be ticked."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What stands typed for one question, part or cell, and what is wrong with it.

    `typed` and `errors` go by field: value, reason, explanation, evidence, reference. `answer` is
    what was typed, or NO_ANSWER while something is wrong. `rows` holds the filled rows of a table,
    each an Entry a column.
    """

    question: Asked
    typed: Mapping[str, Typed] = field(default_factory=dict)
    rows: tuple[Mapping[str, Entry], ...] = ()
    errors: Mapping[str, tuple[Message, ...]] = field(default_factory=dict)
    answer: Answer = NO_ANSWER

    @property
    def value(self) -> Typed:
        """What stands in the field of the answer itself; empty when nothing does."""
        return self.typed.get("value", "")

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong, in any field or cell."""
        cells = (cell for row in self.rows for cell in row.values())
        return not self.errors and all(cell.is_sound for cell in cells)


def field_name(*steps: str | int) -> str:
    """The name of a field: question id and field, or question id, row and column id."""
    return ":".join(map(str, steps))


def fields_of(question: Asked, perspective: Perspective) -> tuple[str, ...]:
    """The fields that this perspective gets with a question; a table has cells instead.

    Families are asked to explain, never to prove.
    """
    match question:
        case Rating() if perspective is Perspective.GEZIN_JONGERE:
            return _with_reason(question, "value", "explanation")
        case Rating():
            return _with_reason(question, "value", "explanation", "evidence", "reference")
        case Table():
            return ()
        case PartRating() | YesPartlyNo() | Choice() | Choices() | Text() | Number() | Date():
            return ("value",)
        case _:
            assert_never(question)


def _with_reason(question: Rating, value: str, *others: str) -> tuple[str, ...]:
    return (value, "reason", *others) if question.nvt.allowed else (value, *others)


def entry_said(question: Asked, perspective: Perspective, answer: Answer) -> Entry:
    """An answer that was given before, as it stands in the fields of its question."""
    if isinstance(question, Table):
        return Entry(question=question, answer=answer, rows=_rows_said(question, answer))
    written: dict[str, Typed] = {
        "value": answer.code.value if answer.code else _written(answer.value),
        "reason": answer.reason,
        "explanation": answer.explanation,
        "evidence": "" if answer.evidence is None else str(answer.evidence),
        "reference": answer.reference,
    }
    shown = {name: written[name] for name in fields_of(question, perspective)}
    return Entry(question=question, typed=shown, answer=answer)


def _rows_said(table: Table, answer: Answer) -> tuple[Mapping[str, Entry], ...]:
    rows: Iterable[Mapping[str, object]] = answer.value or ()  # type: ignore[assignment]
    return tuple(
        {
            column.id: Entry(question=column, typed={"value": _written(row.get(column.id))})
            for column in table.columns
        }
        for row in rows
    )


def _written(value: object) -> Typed:
    match value:
        case None:
            return ""
        case str():
            return value
        case tuple():
            return value
        case int() | float():
            return number_written(value)
        case _:
            return date_written(value)  # type: ignore[arg-type]  # the last kind of value


def number_written(number: float) -> str:
    """The number as it stands in its field: `typed.number_typed` gives it back."""
    return repr(number).replace(".", ",")


def date_written(day: date) -> str:
    """The date as it stands in its field: `typed.date_typed` gives it back."""
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def entries_said(
    questions: Iterable[Asked], perspective: Perspective, answers: Mapping[str, Answer]
) -> dict[str, Entry]:
    """The fields of a page by question id, as the answers that were given before fill them."""
    return {
        question.id: entry_said(question, perspective, answers.get(question.id, NO_ANSWER))
        for question in questions
    }
