"""A page of questions as a form, its data as answers: the one place that knows WTForms.

WTForms takes the fields of one question out of what a browser sent. What may stand in them is
decided by `answers` alone, as for every other door. An Entry keeps all that was typed, sound or
not, so that a page can be shown again with nothing lost.

Field names are `<question id>:<field>`, in a table `<question id>:<row>:<column id>`; an id never
holds a colon. This module does not know how a field is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, assert_never, cast

from werkzeug.datastructures import MultiDict
from wtforms.fields import Field, RadioField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.form import BaseForm

from ..document.faults import Fault, Faulty
from ..document.writing import write
from ..language import Message, message
from ..questionnaire.model import (
    Asked,
    Choice,
    Choices,
    Column,
    Date,
    Number,
    PartRating,
    Perspective,
    Rating,
    Table,
    Text,
    YesPartlyNo,
)
from .answers import YES_PARTLY_NO, answer_in, codes_for
from .model import NO_ANSWER, Answer, Code
from .typed import (
    date_typed,
    date_written,
    number_typed,
    number_written,
    text_typed,
)

Typed = str | tuple[str, ...]
RATING_VALUES = ("0", "1", "2", "3", "4")
EVIDENCE_VALUES = ("0", "1", "2", "3")
_CODES = frozenset(code.value for code in Code)
_BLANK: tuple[object, ...] = (None, "", [])


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


# An answer, as text in fields


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


# What a browser sent, as answers


class _TypedNumber(Field):
    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = number_typed(valuelist[0]) if valuelist else None


class _TypedDate(Field):
    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = date_typed(valuelist[0]) if valuelist else None


def _kept(text: str | None) -> str:
    return text_typed(text or "")


def _text_field() -> Field:
    return StringField(filters=[_kept])


def _radio_field(values: Iterable[str]) -> Field:
    # `answers` judges the choice: one rule for every door, and in our own words.
    return RadioField(choices=[SelectChoice(value) for value in values], validate_choice=False)


def _value_field(question: Asked, perspective: Perspective) -> Field:
    codes = [code.value for code in codes_for(question, perspective)]
    match question:
        case Rating() | PartRating():
            return _radio_field([*RATING_VALUES, *codes])
        case YesPartlyNo():
            return _radio_field([*YES_PARTLY_NO, *codes])
        case Choice(options=options):
            return _radio_field(option.id for option in options)
        case Choices(options=options):
            choices = [SelectChoice(option.id) for option in options]
            return SelectMultipleField(choices=choices, validate_choice=False)
        case Text():
            return _text_field()
        case Number():
            return _TypedNumber()
        case Date():
            return _TypedDate()
        case Table():
            raise TypeError("a table has no field of its own, only cells")
        case _:
            assert_never(question)


def _form(prefix: str, question: Asked, perspective: Perspective) -> BaseForm:
    # BaseForm and never a class made of question ids: one called `validate` would replace a method.
    fields: dict[str, Any] = {
        name: _value_field(question, perspective)
        if name == "value"
        else _radio_field(EVIDENCE_VALUES)
        if name == "evidence"
        else _text_field()
        for name in fields_of(question, perspective)
    }
    return BaseForm(fields, prefix=f"{prefix}:")


def entry_typed(
    question: Asked, perspective: Perspective, before: Answer, sent: MultiDict[str, str]
) -> Entry:
    """What a browser sent for a question; `before` keeps what its page has no fields for."""
    if isinstance(question, Table):
        return _table_typed(question, perspective, before, sent)
    form = _form(question.id, question, perspective)
    form.process(sent)
    form.validate()
    errors = {each.short_name: _problems(each) for each in form if each.errors}
    typed = {each.short_name: _typed(each) for each in form}
    if not errors:
        try:
            answer = answer_in(question, perspective, _plain(question, form, before))
            return Entry(question=question, typed=typed, answer=answer)
        except Faulty as error:
            errors = dict(_by_field(error, fields_of(question, perspective)))
    return Entry(question=question, typed=typed, errors=errors)


def _problems(field: Field) -> tuple[Message, ...]:
    """What is wrong with what was typed, as `typed` said it: WTForms itself judges nothing."""
    return tuple(cast(Message, problem) for problem in field.errors)


def _typed(field: Field) -> Typed:
    """The text of a field as it came in, so that a wrong number stands there again."""
    if isinstance(field, SelectMultipleField):
        return tuple(field.data or ())
    if isinstance(field, _TypedNumber | _TypedDate):
        return field.raw_data[0] if field.raw_data else ""
    return field.data or ""


def _by_field(error: Faulty, fields: Container[str]) -> Mapping[str, tuple[Message, ...]]:
    """Sentences by field; what has no field of its own, such as a code, stands with the value."""
    found: dict[str, tuple[Message, ...]] = {}
    for fault in error.faults:
        step = str(fault.path[0]) if fault.path else "value"
        name = step if step in fields else "value"
        found[name] = (*found.get(name, ()), _with_remedy(fault))
    return found


def _with_remedy(fault: Fault) -> Message:
    if fault.remedy is None:
        return fault.problem
    return message("{problem}. {remedy}", problem=fault.problem, remedy=fault.remedy)


def _plain(question: Asked, form: BaseForm, before: Answer) -> dict[str, object]:
    """The answer as the plain data that `answers` reads."""
    said = {each.short_name: _said(each) for each in form if each.data not in _BLANK}
    chosen = said.pop("value", None)
    answer = _without_field(form, before) | said
    if "evidence" in answer:
        answer["evidence"] = _digit(answer["evidence"])
    if chosen is None:
        return answer
    if chosen != Code.NVT:  # the field of the reason is hidden then, so what is in it is not meant
        answer.pop("reason", None)
    coded = isinstance(question, Rating | PartRating | YesPartlyNo) and chosen in _CODES
    rated = isinstance(question, Rating | PartRating)
    answer["code" if coded else "value"] = _digit(chosen) if rated else chosen
    return answer


def _said(field: Field) -> object:
    """What a field says as plain data; None when it says nothing."""
    return None if field.data in _BLANK else write(field.data)


def _without_field(form: BaseForm, before: Answer) -> dict[str, object]:
    """What an earlier answer said that this form has no field for; it must survive the save."""
    of_the_choice = ("code", "reason")
    kept = write(before).items()
    return {name: said for name, said in kept if name not in form and name not in of_the_choice}


def _digit(text: object) -> object:
    """A digit as the number it is; anything else unchanged, for `answers` to refuse."""
    return int(text) if isinstance(text, str) and text in RATING_VALUES else text


# Tables


def rows_sent(table_id: str, sent: Mapping[str, object]) -> list[int]:
    """The numbers of the rows that a browser sent cells of, in order."""
    steps = (name.split(":") for name in sent)
    found = {step[1] for step in steps if len(step) == 3 and step[0] == table_id}
    return sorted(int(number) for number in found if number.isascii() and number.isdigit())


def _table_typed(
    table: Table, perspective: Perspective, before: Answer, sent: MultiDict[str, str]
) -> Entry:
    # One row more than may be: enough to be told so, and nobody can send a million.
    numbers = rows_sent(table.id, sent)[: table.most_rows + 1]
    rows = tuple(row for number in numbers if (row := _row_typed(table, number, perspective, sent)))
    entry = Entry(question=table, rows=rows)
    if not entry.is_sound:
        return entry
    kept = {name: said for name, said in write(before).items() if name not in ("value", "code")}
    plain = [{name: write(cell.answer.value) for name, cell in row.items()} for row in rows]
    try:
        answer = answer_in(table, perspective, {**kept, "value": plain})
    except Faulty as error:
        return Entry(question=table, rows=rows, errors=_by_field(error, ("value",)))
    return Entry(question=table, rows=rows, answer=answer)


def _row_typed(
    table: Table, number: int, perspective: Perspective, sent: MultiDict[str, str]
) -> Mapping[str, Entry]:
    """The cells of one row by column; empty when nothing was typed in any of them."""
    fields: dict[str, Any] = {
        column.id: _value_field(column, perspective) for column in table.columns
    }
    form = BaseForm(fields, prefix=f"{table.id}:{number}:")
    form.process(sent)
    form.validate()
    cells = {column.id: _cell(column, perspective, form[column.id]) for column in table.columns}
    return cells if any(cell.value for cell in cells.values()) else {}


def _cell(column: Column, perspective: Perspective, field: Field) -> Entry:
    typed = {"value": _typed(field)}
    if field.errors:
        return Entry(question=column, typed=typed, errors={"value": _problems(field)})
    try:
        answer = answer_in(column, perspective, {"value": _said(field)})
    except Faulty as error:
        return Entry(question=column, typed=typed, errors=_by_field(error, ("value",)))
    return Entry(question=column, typed=typed, answer=answer)


# A whole page


def entries_said(
    questions: Iterable[Asked], perspective: Perspective, answers: Mapping[str, Answer]
) -> dict[str, Entry]:
    """The fields of a page by question id, as the answers that were given before fill them."""
    return {
        question.id: entry_said(question, perspective, answers.get(question.id, NO_ANSWER))
        for question in questions
    }


def entries_typed(
    questions: Iterable[Asked],
    perspective: Perspective,
    answers: Mapping[str, Answer],
    sent: MultiDict[str, str],
) -> dict[str, Entry]:
    """The fields of a page by question id, as a browser sent them."""
    return {
        question.id: entry_typed(question, perspective, answers.get(question.id, NO_ANSWER), sent)
        for question in questions
    }


def answers_in(entries: Mapping[str, Entry]) -> dict[str, Answer]:
    """The answers that a page says, by question id; an empty one takes the old answer away.

    Raises ValueError when something on the page is wrong.
    """
    wrong = [name for name, entry in entries.items() if not entry.is_sound]
    if wrong:
        raise ValueError(f"not sound: {', '.join(wrong)}")
    return {name: entry.answer for name, entry in entries.items()}


def without_choice(question_id: str, sent: MultiDict[str, str]) -> MultiDict[str, str]:
    """What was sent, but for the choice at one question; what was typed with it stays."""
    gone = {field_name(question_id, "value"), field_name(question_id, "reason")}
    return _without(sent, lambda name: name in gone)


def without_row(table_id: str, number: str, sent: MultiDict[str, str]) -> MultiDict[str, str]:
    """What was sent, but for one row of a table."""
    gone = field_name(table_id, number, "")
    return _without(sent, lambda name: name.startswith(gone))


def _without(sent: MultiDict[str, str], is_gone: Callable[[str], bool]) -> MultiDict[str, str]:
    pairs = sent.items(multi=True)
    return MultiDict([(name, text) for name, text in pairs if not is_gone(name)])
