"""A page of questions as a form, its data as answers: the one place that knows WTForms.

WTForms takes the fields of one question out of what a browser sent. What may stand in them is
decided by `answers` alone, as for every other door. This module does not know how a field is
shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Mapping
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
from .entry import Entry, Typed, field_name, fields_of
from .model import NO_ANSWER, Answer, Code
from .typed import date_typed, number_typed, text_typed

RATING_VALUES = ("0", "1", "2", "3", "4")
EVIDENCE_VALUES = ("0", "1", "2", "3")
_ROW_NUMBER = re.compile("0|[1-9][0-9]{0,3}")  # one spelling, so that none is lost
_CODES = frozenset(code.value for code in Code)
_BLANK: tuple[object, ...] = (None, "", [])


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


def _field(name: str, question: Asked, perspective: Perspective) -> Field:
    match name:
        case "value":
            return _value_field(question, perspective)
        case "evidence":
            return _radio_field(EVIDENCE_VALUES)
        case _:
            return _text_field()


def _form(question: Asked, perspective: Perspective) -> BaseForm:
    """The fields of one question. What the fields are before they are bound, is WTForms' affair."""
    names = fields_of(question, perspective)
    fields: dict[str, Any] = {name: _field(name, question, perspective) for name in names}
    # BaseForm and never a class made of question ids: one called `validate` would replace a method.
    return BaseForm(fields, prefix=f"{question.id}:")


def entry_typed(
    question: Asked, perspective: Perspective, before: Answer, sent: MultiDict[str, str]
) -> Entry:
    """What a browser sent for a question; `before` keeps what its page has no fields for."""
    if isinstance(question, Table):
        return _table_typed(question, perspective, before, sent)
    form = _form(question, perspective)
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
    return sorted(int(number) for number in found if _ROW_NUMBER.fullmatch(number))


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
