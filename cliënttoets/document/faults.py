"""What is wrong with a document, at which place, and what its author can do about it."""

from __future__ import annotations

import difflib
import pathlib
from collections.abc import Sequence
from dataclasses import dataclass

from ..language import Message, message

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong at one place, and what its author can do about it.

    `path` leads from the top of the document to the place; with `at_key` the fault is in the name
    of the last step and not in its value. `offset` counts characters into a text value.
    """

    path: Path
    problem: Message
    remedy: Message | None = None
    at_key: bool = False
    offset: int | None = None


@dataclass(frozen=True, order=True)
class Place:
    """A place in a text; both count from 1, columns in characters."""

    line: int
    column: int


@dataclass(frozen=True)
class Remark:
    """Something to say about one place in a text, and what its author can do about it."""

    place: Place
    problem: Message
    remedy: Message | None = None

    def line(self, file: pathlib.Path, prefix: str = "") -> str:
        """One line for an author: file:line:column: what is wrong. What to do about it."""
        said = f"{file}:{self.place.line}:{self.place.column}: {prefix}{self.problem}."
        line = f"{said} {self.remedy}" if self.remedy else said
        # A quoted piece of the file may hold line breaks, or codes that a terminal would obey.
        return "".join(sign if sign.isprintable() else " " for sign in line)


class Faulty(ValueError):
    """A document that cannot be read; `faults` holds every reason, in document order."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(f"{dotted(f.path)}: {f.problem}" for f in self.faults))


class Unreadable(ValueError):
    """Raised by a `parse` method: a text that is not in its own small language."""

    def __init__(self, problem: Message, remedy: Message | None = None, offset: int = 0) -> None:
        self.problem, self.remedy, self.offset = problem, remedy, offset
        super().__init__(str(problem))


def dotted(path: Path) -> str:
    """A path as people write it: `$.sections[0].title`."""
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)


def told(fault: Fault) -> str:
    """The fault in one line, for who knows the document by its paths and not by its lines."""
    said = f"{dotted(fault.path)}: {fault.problem}."
    return f"{said} {fault.remedy}" if fault.remedy else said


def did_you_mean(word: str, known: Sequence[str]) -> Message | None:
    """A remedy that offers the nearest known word, or else all of them when they are few."""
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    if near:
        return message("Bedoelde u '{word}'?", word=near[0])
    if known and len(known) <= 12:
        return message("Kies uit: {words}.", words=", ".join(known))
    return None
