"""The value of an answer, by the kind of its question: what is wrong with it, and what it says.

Plain data comes in, as JSON gives it; a typed value goes out. Codes are not values: see `answers`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, assert_never

from ..document.faults import Fault, Path, did_you_mean
from ..language import message
from ..questionnaire.model import (
    HIGHEST_RATING,
    Asked,
    Choice,
    Choices,
    Column,
    Date,
    Number,
    Option,
    PartRating,
    Rating,
    Table,
    Text,
    YesPartlyNo,
)
from .model import Row, Value

YES_PARTLY_NO = ("ja", "deels", "nee")
LARGEST_NUMBER = 10**15  # up to here whole numbers and floats are exact, in SQLite too
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def value_faults(question: Asked | Column, data: object, path: Path) -> Iterable[Fault]:
    """What is wrong with plain data as the value of an answer at a path; None is never wrong."""
    if data is None:
        return ()
    match question:
        case Rating() | PartRating():
            return _rating_faults(data, path)
        case YesPartlyNo():
            return _option_faults(data, YES_PARTLY_NO, path)
        case Choice():
            return _option_faults(data, _ids(question.options), path)
        case Choices():
            return _choices_faults(question, data, path)
        case Text():
            return _text_faults(question, data, path)
        case Number():
            return _number_faults(question, data, path)
        case Date():
            return _date_faults(question, data, path)
        case Table():
            return _table_faults(question, data, path)
        case _:
            assert_never(question)


def _rating_faults(data: object, path: Path) -> Iterator[Fault]:
    is_whole = isinstance(data, int) and not isinstance(data, bool)
    if not is_whole or data not in range(HIGHEST_RATING + 1):
        problem = message(
            "een score is een geheel getal van 0 tot 4, niet {data}", data=_shown(data)
        )
        yield Fault(path, problem)


def _shown(data: object) -> str:
    """What stands there, in a few characters, however large or deep it is."""
    match data:
        case str():
            return f"'{data[:40]}'"
        case bool():
            return "true" if data else "false"
        case int() | float():
            return str(data)[:40]
        case _:
            return "een lijst of een blok"


def _ids(options: tuple[Option, ...]) -> tuple[str, ...]:
    return tuple(option.id for option in options)


def _option_faults(data: object, known: tuple[str, ...], path: Path) -> Iterator[Fault]:
    if data not in known:
        problem = message("{word} is geen antwoordmogelijkheid", word=_shown(data))
        yield Fault(path, problem, did_you_mean(data if isinstance(data, str) else "", known))


def _choices_faults(question: Choices, data: object, path: Path) -> Iterator[Fault]:
    if not isinstance(data, list | tuple):
        yield Fault(path, message("hier hoort een lijst van antwoordmogelijkheden"))
        return
    if len(data) > len(question.options):
        problem = message(
            "hier staan {number} keuzes, maar er zijn {options} antwoordmogelijkheden",
            number=len(data),
            options=len(question.options),
        )
        yield Fault(path, problem)
        return
    chosen: set[str] = set()
    for index, option in enumerate(data):
        yield from _option_faults(option, _ids(question.options), (*path, index))
        if isinstance(option, str):
            if option in chosen:
                yield Fault((*path, index), message("'{word}' staat er tweemaal", word=option))
            chosen.add(option)
    if question.at_most is not None and len(data) > question.at_most:
        yield Fault(path, message("kies er hoogstens {most}", most=question.at_most))


def _text_faults(question: Text, data: object, path: Path) -> Iterator[Fault]:
    if not isinstance(data, str):
        yield Fault(path, message("hier hoort tekst"))
    elif len(data) > question.longest:
        problem = message(
            "dit antwoord telt {size} tekens; er mogen er {longest} zijn",
            size=len(data),
            longest=question.longest,
        )
        yield Fault(path, problem)


def _number_faults(question: Number, data: object, path: Path) -> Iterator[Fault]:
    if isinstance(data, bool) or not isinstance(data, int | float) or not _is_usable(data):
        yield Fault(path, message("hier hoort een getal"))
        return
    if question.least is not None and data < question.least:
        problem = message("het kleinste getal dat mag, is {least}", least=question.least)
        yield Fault(path, problem)
    if question.greatest is not None and data > question.greatest:
        problem = message("het grootste getal dat mag, is {most}", most=question.greatest)
        yield Fault(path, problem)
    if round(data, question.decimals) != data:
        problem = message("hoogstens {most} cijfers na de komma", most=question.decimals)
        yield Fault(path, problem)


def _is_usable(number: float) -> bool:
    """Whether the number is small enough to be kept as it is; NaN is not: it compares false."""
    return abs(number) <= LARGEST_NUMBER


def _date_faults(question: Date, data: object, path: Path) -> Iterator[Fault]:
    day = _day(data)
    if day is None:
        yield Fault(path, message("hier hoort een datum, zoals 2026-04-14"))
        return
    if question.earliest is not None and day < question.earliest:
        yield Fault(path, message("de vroegste datum die mag, is {day}", day=question.earliest))
    if question.latest is not None and day > question.latest:
        yield Fault(path, message("de laatste datum die mag, is {day}", day=question.latest))


def _day(data: object) -> date | None:
    """The day that is written as year-month-day, or None. ISO's other spellings are not taken."""
    if isinstance(data, date):
        return data
    if not isinstance(data, str) or not _ISO_DATE.fullmatch(data):
        return None
    try:
        return date.fromisoformat(data)
    except ValueError:
        return None


def _table_faults(question: Table, data: object, path: Path) -> Iterator[Fault]:
    if not isinstance(data, list | tuple) or not all(isinstance(row, Mapping) for row in data):
        yield Fault(path, message("hier hoort een lijst van rijen"))
        return
    if len(data) > question.most_rows:
        yield Fault(path, message("er mogen hoogstens {most} rijen zijn", most=question.most_rows))
    columns = _columns(question)
    for index, row in enumerate(data):
        for name, cell in row.items():
            place = (*path, index, name)
            if name in columns:
                yield from value_faults(columns[name], cell, place)
            else:
                problem = message("'{name}' is geen kolom van deze tabel", name=name)
                yield Fault(place, problem, did_you_mean(name, list(columns)), at_key=True)


def _columns(question: Table) -> Mapping[str, Column]:
    return {column.id: column for column in question.columns}


def typed_value(question: Asked | Column, data: Any) -> Value | None:
    """The value that plain data without `value_faults` says.

    None for a blank text, a choice of nothing and a table without filled rows.
    """
    if data is None:
        return None
    match question:
        case Text():
            return data if data.strip() else None
        case Date():
            return _day(data)
        case Choices():
            return tuple(data) or None
        case Table():
            columns = _columns(question)
            rows = (_typed_row(columns, row) for row in data)
            return tuple(row for row in rows if row) or None
        case Rating() | PartRating() | YesPartlyNo() | Choice() | Number():
            value: Value = data
            return value
        case _:
            assert_never(question)


def _typed_row(columns: Mapping[str, Column], row: Mapping[str, object]) -> Row:
    typed: dict[str, Any] = {name: typed_value(columns[name], cell) for name, cell in row.items()}
    return MappingProxyType({name: cell for name, cell in typed.items() if cell is not None})
