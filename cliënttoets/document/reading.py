"""Plain data as frozen values: all faults at once, each with the path to its place."""

from __future__ import annotations

import math
import re
import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, TypeVar, Union, cast, get_args, get_origin

from ..language import Message, message
from .faults import Fault, Faults, Path, Unreadable, did_you_mean
from .shape import Length, Range, Written, is_required, type_hints

T = TypeVar("T")

INSTANT = (
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?"
    r"(Z|[+-][0-9]{2}:[0-9]{2})"
)
"""The notation of ISO 8601 that an instant is read from: to the second or finer, with its zone."""

_LARGEST_NUMBER = 1e15
"""Nobody means a larger one, and JSON knows no largest."""

_UNREAD = object()  # stands for a value whose faults have been noted
_Reader = Callable[[object, Path, Faults], Any]


def read(data: object, as_type: type[T]) -> T:
    """The data as a value of the type. Raises Faulty with every fault, up to MOST_TOLD."""
    faults = Faults()
    value = _reader(cast(Any, as_type))(data, (), faults)
    faults.refuse()
    return cast(T, value)


@cache
def _reader(annotation: Any) -> _Reader:
    """The reader for an annotation, made once a type."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _limited(_reader(arguments[0]), annotation.__metadata__)
    if origin in (Union, types.UnionType):
        return _union_reader(arguments)
    if origin is tuple:
        return _sequence_reader(_reader(arguments[0]))
    if origin is not None and issubclass(origin, Mapping):
        return _mapping_reader(_reader(arguments[0]), _reader(arguments[1]))
    if is_dataclass(annotation) and not hasattr(annotation, "parse"):
        return _DataclassReader(cast(type, annotation))
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return _enum_reader(annotation)
    if hasattr(annotation, "parse"):
        return _written_reader(annotation)
    return _SCALARS[annotation]


def _refuse(faults: Faults, path: Path, problem: Message, remedy: Message | None = None) -> object:
    faults.append(Fault(path, problem, remedy))
    return _UNREAD


def _found(data: object) -> str:
    """What stands there, in an author's words."""
    match data:
        case None:
            return "niets"
        case bool():
            return "ja/nee (waar/onwaar)"
        case int() | float():
            return f"het getal {data}"
        case str():
            return f"de tekst '{data[:40]}'"
        case list():
            return "een lijst"
        case _:
            return "een blok met sleutels"


def _read_text(data: object, path: Path, faults: Faults) -> object:
    if isinstance(data, str):
        return data
    problem = message("hier hoort tekst, maar er staat {found}", found=_found(data))
    quoted = isinstance(data, bool | int | float) or data is None
    return _refuse(
        faults, path, problem, message("Zet de tekst tussen aanhalingstekens.") if quoted else None
    )


def _read_whole(data: object, path: Path, faults: Faults) -> object:
    if isinstance(data, int) and not isinstance(data, bool):
        return data
    problem = message("hier hoort een geheel getal, maar er staat {found}", found=_found(data))
    return _refuse(faults, path, problem)


def _read_number(data: object, path: Path, faults: Faults) -> object:
    if isinstance(data, int | float) and not isinstance(data, bool):
        if -_LARGEST_NUMBER <= data <= _LARGEST_NUMBER:
            return data
        if isinstance(data, int) or math.isfinite(data):
            return _refuse(faults, path, message("dit getal is te groot"))
        return _refuse(faults, path, message("NaN en oneindig zijn geen bruikbare getallen"))
    problem = message("hier hoort een getal, maar er staat {found}", found=_found(data))
    return _refuse(faults, path, problem)


def _read_truth(data: object, path: Path, faults: Faults) -> object:
    if isinstance(data, bool):
        return data
    problem = message("hier hoort true of false, maar er staat {found}", found=_found(data))
    return _refuse(faults, path, problem, message("Schrijf true of false."))


def _read_date(data: object, path: Path, faults: Faults) -> object:
    day = day_in(data)
    if day is not None:
        return day
    problem = message("hier hoort een datum, maar er staat {found}", found=_found(data))
    return _refuse(faults, path, problem, message("Schrijf jaar-maand-dag, zoals 2026-04-14."))


def day_in(data: object) -> date | None:
    """The date that a text says as year-month-day, the one notation of ISO 8601 taken here."""
    if not isinstance(data, str):
        return None
    try:
        day = date.fromisoformat(data)
    except ValueError:
        return None
    return day if day.isoformat() == data else None


def _read_instant(data: object, path: Path, faults: Faults) -> object:
    instant = instant_in(data)
    if instant is not None:
        return instant
    problem = message(
        "hier hoort een tijdstip met tijdzone, maar er staat {found}", found=_found(data)
    )
    return _refuse(faults, path, problem, message("Schrijf het zoals 2026-04-14T09:30:00Z."))


def instant_in(data: object) -> datetime | None:
    """The instant that a text says, in UTC; None where it has no zone or another notation."""
    if not isinstance(data, str) or not re.fullmatch(INSTANT, data):
        return None
    try:
        return datetime.fromisoformat(data).astimezone(UTC)
    except (ValueError, OverflowError):  # the first and last hours of the calendar have no UTC
        return None


def _read_anything(data: object, _path: Path, _faults: Faults) -> object:
    return data


_SCALARS: dict[object, _Reader] = {
    str: _read_text,
    int: _read_whole,
    float: _read_number,
    bool: _read_truth,
    date: _read_date,
    datetime: _read_instant,
    object: _read_anything,
}


def _limited(inner: _Reader, metadata: tuple[object, ...]) -> _Reader:
    lengths = [m for m in metadata if isinstance(m, Length)]
    ranges = [m for m in metadata if isinstance(m, Range)]
    if not lengths and not ranges:
        return inner

    def read_within(data: object, path: Path, faults: Faults) -> object:
        value = inner(data, path, faults)
        if value is _UNREAD:
            return value
        for length in lengths:
            _check_length(value, length, path, faults)
        for limits in ranges:
            _check_range(value, limits, path, faults)
        return value

    return read_within


def _check_length(value: Any, length: Length, path: Path, faults: Faults) -> None:
    size = len(value.strip() if isinstance(value, str) else value)
    if length.least <= size <= length.most:
        return
    if size == 0:
        faults.append(Fault(path, message("dit mag niet leeg zijn")))
    elif isinstance(value, str):
        faults.append(
            Fault(
                path,
                message("deze tekst telt {size} tekens", size=size),
                message("Toegelaten: {least} tot {most}.", least=length.least, most=length.most),
            )
        )
    else:
        expected = f"{length.least}" if length.least == length.most else ""
        remedy = (
            message("Het moeten er precies {expected} zijn.", expected=expected)
            if expected
            else message("Toegelaten: {least} tot {most}.", least=length.least, most=length.most)
        )
        faults.append(Fault(path, message("er staan hier {size} elementen", size=size), remedy))


def _check_range(value: float, limits: Range, path: Path, faults: Faults) -> None:
    if limits.least is not None and value < limits.least:
        remedy = message("Het kleinste dat mag, is {least}.", least=limits.least)
        faults.append(Fault(path, message("{value} is te klein", value=value), remedy))
    if limits.greatest is not None and value > limits.greatest:
        remedy = message("Het grootste dat mag, is {greatest}.", greatest=limits.greatest)
        faults.append(Fault(path, message("{value} is te groot", value=value), remedy))


def _sequence_reader(element: _Reader) -> _Reader:
    def read_sequence(data: object, path: Path, faults: Faults) -> object:
        if not isinstance(data, list | tuple):
            problem = message("hier hoort een lijst, maar er staat {found}", found=_found(data))
            return _refuse(faults, path, problem)
        return tuple(element(item, (*path, index), faults) for index, item in enumerate(data))

    return read_sequence


def _mapping_reader(key: _Reader, value: _Reader) -> _Reader:
    def read_mapping(data: object, path: Path, faults: Faults) -> object:
        if not isinstance(data, dict):
            problem = message(
                "hier hoort een blok met sleutels, maar er staat {found}", found=_found(data)
            )
            return _refuse(faults, path, problem)
        return MappingProxyType(
            {
                key(name, (*path, name), faults): value(item, (*path, name), faults)
                for name, item in data.items()
            }
        )

    return read_mapping


def _enum_reader(members: type[StrEnum]) -> _Reader:
    known = [member.value for member in members]

    def read_member(data: object, path: Path, faults: Faults) -> object:
        if isinstance(data, str) and data in known:
            return members(data)
        problem = message("{found} is hier niet bekend", found=_found(data))
        remedy = did_you_mean(str(data), known) or message(
            "Kies uit: {words}.", words=", ".join(known)
        )
        return _refuse(faults, path, problem, remedy)

    return read_member


def _written_reader(kind: type[Written]) -> _Reader:
    def read_written(data: object, path: Path, faults: Faults) -> object:
        if not isinstance(data, str):
            return _read_text(data, path, faults)
        try:
            return kind.parse(data)
        except Unreadable as error:
            faults.append(Fault(path, error.problem, error.remedy, offset=error.offset))
            return _UNREAD

    return read_written


def _union_reader(members: tuple[Any, ...]) -> _Reader:
    """A reader for `X | None`, or for dataclasses told apart by their `kind`."""
    real = [member for member in members if member is not types.NoneType]
    if len(real) == 1:
        inner = _reader(real[0])
        if len(real) == len(members):
            return inner
        return lambda data, path, faults: None if data is None else inner(data, path, faults)
    readers = {member.kind: _DataclassReader(member) for member in real}

    def read_tagged(data: object, path: Path, faults: Faults) -> object:
        if not isinstance(data, dict):
            problem = message(
                "hier hoort een blok met sleutels, maar er staat {found}", found=_found(data)
            )
            return _refuse(faults, path, problem)
        kind = data.get("kind")
        if not isinstance(kind, str) or kind not in readers:
            known = message("Kies uit: {words}.", words=", ".join(readers))
            if "kind" not in data:
                return _refuse(faults, path, message("de sleutel 'kind' ontbreekt"), known)
            problem = message("{found} is geen bekende soort", found=_found(kind))
            remedy = did_you_mean(str(kind), list(readers)) or known
            return _refuse(faults, (*path, "kind"), problem, remedy)
        return readers[kind](data, path, faults)

    return read_tagged


class _DataclassReader:
    """Reads a mapping as a dataclass: no unknown keys, none missing, every field by its type.

    A class with a `shorthand` may also be written as just that field's value.
    Field readers are made at first use, so that a type may refer to itself.
    """

    def __init__(self, kind: type) -> None:
        self.kind = kind
        self.tagged = isinstance(getattr(kind, "kind", None), str)
        self.shorthand: str | None = getattr(kind, "shorthand", None)
        self.readers: dict[str, _Reader] | None = None
        self.required: list[str] = []

    def _prepare(self) -> dict[str, _Reader]:
        hints = type_hints(self.kind)
        self.required = [f.name for f in fields(self.kind) if is_required(f)]
        self.readers = {f.name: _reader(hints[f.name]) for f in fields(self.kind)}
        return self.readers

    def __call__(self, data: object, path: Path, faults: Faults) -> object:
        readers = self.readers or self._prepare()
        if self.shorthand is not None and not isinstance(data, dict):
            value = readers[self.shorthand](data, path, faults)
            return _UNREAD if value is _UNREAD else self.kind(**{self.shorthand: value})
        if not isinstance(data, dict):
            problem = message(
                "hier hoort een blok met sleutels, maar er staat {found}", found=_found(data)
            )
            return _refuse(faults, path, problem)
        before = len(faults)
        values = {}
        for name, item in data.items():
            reader = readers.get(name)
            if reader is not None:
                values[name] = reader(item, (*path, name), faults)
            elif not (self.tagged and name == "kind"):
                problem = message("'{key}' is hier geen bekende sleutel", key=name)
                remedy = did_you_mean(str(name), list(readers))
                faults.append(Fault((*path, name), problem, remedy, at_key=True))
        for name in self.required:
            if name not in data:
                faults.append(Fault(path, message("de sleutel '{key}' ontbreekt", key=name)))
        return _UNREAD if len(faults) > before else self.kind(**values)
