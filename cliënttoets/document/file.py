"""YAML files as frozen values, or all that is wrong with them: file, line, column, what, remedy.

One door for questionnaires, report layouts and whatever else an author writes by hand. What must
hold *within* a value, beyond its shape, comes as `rules`.
"""

from __future__ import annotations

import pathlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from ..language import message
from .faults import MOST_TOLD, Fault, Faults, Faulty, Path, Place, Remark
from .reading import read
from .yaml_text import Source, source

T = TypeVar("T")

LARGEST = 1024 * 1024  # bytes

Rules = Callable[[T], Iterable[Fault]]
Subject = Callable[[object, Path], str]
"""The name of what a path is about, such as "vraag 'KT4'", given the plain data; may be empty."""
Elsewhere = Callable[[object, Sequence[Fault]], Iterable[Fault]]
"""Given plain data and the faults of its shape: what is wrong in the parts without such a fault."""


class BrokenFile(ValueError):
    """A file that cannot be used; its text is a line a remark, each beginning with the file."""

    def __init__(self, path: pathlib.Path, remarks: Sequence[Remark]) -> None:
        self.path, self.remarks = path, tuple(remarks)
        super().__init__("\n".join(remark.line(path) for remark in remarks))


@dataclass(frozen=True)
class Read(Generic[T]):
    """A value with the text that it was read from, so that more can be said about its places."""

    path: pathlib.Path
    value: T
    source: Source
    subject: Subject

    def placed(self, faults: Iterable[Fault]) -> list[Remark]:
        """The faults at their places in the file, in its order."""
        return _placed(faults, self.source, self.subject)


def read_file(
    path: pathlib.Path,
    as_type: type[T],
    rules: Rules[T] = lambda _value: (),
    *,
    subject: Subject = lambda _data, _path: "",
    elsewhere: Elsewhere = lambda _data, _faults: (),
) -> Read[T]:
    """The file as a value of the type, sound in shape and by the rules.

    Raises BrokenFile with everything that is wrong, OSError where the file cannot be opened.
    Rules see only a value whose shape is sound; `elsewhere` speaks where it is not.
    """
    found = source(file_text(path))
    try:
        value = read(found.data, as_type)
    except Faulty as error:
        faults = list(error.faults)
        if len(faults) <= MOST_TOLD:
            faults += elsewhere(found.data, error.faults)
        raise _broken(path, found, faults, subject) from None
    try:
        Faults(rules(value)).refuse()
    except Faulty as error:
        raise _broken(path, found, error.faults, subject) from None
    if found.remarks:
        raise _broken(path, found, (), subject)
    return Read(path, value, found, subject)


def _broken(
    path: pathlib.Path, found: Source, faults: Iterable[Fault], subject: Subject
) -> BrokenFile:
    told = [fault for fault in faults if not found.is_spoiled(fault.path)]
    remarks = [*found.remarks, *_placed(told, found, subject)]
    return BrokenFile(path, sorted(remarks, key=lambda remark: remark.place))


def _placed(faults: Iterable[Fault], found: Source, subject: Subject) -> list[Remark]:
    remarks = []
    for fault in faults:
        about = subject(found.data, fault.path)
        if about:
            told = message("{about}: {problem}", about=about, problem=fault.problem)
            fault = replace(fault, problem=told)
        remarks.append(found.placed(fault))
    return sorted(remarks, key=lambda remark: remark.place)


def file_text(path: pathlib.Path) -> str:
    """The file's characters. Raises BrokenFile where it is too large or not UTF-8, and OSError."""
    with path.open("rb") as opened:
        raw = opened.read(LARGEST + 1)
    if len(raw) > LARGEST:
        problem = message("dit bestand is groter dan 1 MiB")
        raise BrokenFile(path, [Remark(Place(1, 1), problem, message("Splits het op."))])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        place = Place(before.count(b"\n") + 1, error.start - before.rfind(b"\n"))
        remark = Remark(
            place, message("dit bestand is geen UTF-8"), message("Bewaar het opnieuw als UTF-8.")
        )
        raise BrokenFile(path, [remark]) from None
