"""What is wrong with a document, at which place, and what its author can do about it."""

from __future__ import annotations

import difflib
import pathlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..language import Message, message

Path = tuple[str | int, ...]

MOST_TOLD = 100
"""How many faults are told of one document; no more are looked for."""

_LONGEST_STEP = 60  # characters of a key in a path; no key of ours is longer
_LONGEST_WORD = 100  # characters; what is longer was never meant as one of our words
_MOST_WORDS = 1000  # that a word is compared with


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
        return _harmless(f"{said} {self.remedy}" if self.remedy else said)


class Faulty(ValueError):
    """A document that cannot be read; `faults` holds every reason, in document order.

    Where there are more than MOST_TOLD, a last one at the place of the next says so.
    """

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(f"{dotted(f.path)}: {f.problem}" for f in self.faults))


class Faults:
    """What is wrong with a document as far as it was read; reading ends where there is too much.

    A file of one MiB can hold 400,000 faults. Nobody reads those, and to find them takes long.
    """

    def __init__(self, found: Iterable[Fault] = ()) -> None:
        self._found: list[Fault] = []
        self.extend(found)

    def __len__(self) -> int:
        return len(self._found)

    def append(self, fault: Fault) -> None:
        """Adds a fault. Raises Faulty instead where MOST_TOLD were found before it."""
        if len(self) == MOST_TOLD:
            raise Faulty([*self._found, Fault(fault.path, *too_many())])
        self._found.append(fault)

    def extend(self, found: Iterable[Fault]) -> None:
        """Adds faults, and asks for no more of them than are told. Raises Faulty."""
        for fault in found:
            self.append(fault)

    def refuse(self) -> None:
        """Raises Faulty where there is any fault."""
        if self._found:
            raise Faulty(self._found)


def too_many() -> tuple[Message, Message]:
    """What is said, with its remedy, where nothing more is looked for."""
    problem = message(
        "vanaf hier is niets meer nagekeken: er zijn al {most} fouten", most=MOST_TOLD
    )
    return problem, message("Verbeter die eerst.")


class Unreadable(ValueError):
    """Raised by a `parse` method: a text that is not in its own small language."""

    def __init__(self, problem: Message, remedy: Message | None = None, offset: int = 0) -> None:
        self.problem, self.remedy, self.offset = problem, remedy, offset
        super().__init__(str(problem))


def dotted(path: Path) -> str:
    """A path as people write it: `$.sections[0].title`. Of an endless key only the beginning."""
    return "$" + "".join(
        f"[{step}]" if isinstance(step, int) else f".{step[:_LONGEST_STEP]}" for step in path
    )


def told(fault: Fault, file: pathlib.Path | None = None) -> str:
    """The fault in one line, for who knows the document by its paths and not by its lines."""
    place = dotted(fault.path) if file is None else f"{file}: {dotted(fault.path)}"
    said = f"{place}: {fault.problem}."
    return _harmless(f"{said} {fault.remedy}" if fault.remedy else said)


def _harmless(line: str) -> str:
    """The line as one line that can be shown anywhere.

    A quoted piece of a file may hold line breaks, or codes that a terminal would obey.
    """
    return "".join(sign if sign.isprintable() else " " for sign in line)


def did_you_mean(word: str, known: Sequence[str]) -> Message | None:
    """A remedy that offers the nearest known word, or else all of them when they are few."""
    compared = known[:_MOST_WORDS]
    near = difflib.get_close_matches(word[:_LONGEST_WORD], compared, n=1, cutoff=0.6)
    if near:
        return message("Bedoelde u '{word}'?", word=near[0])
    if known and len(known) <= 12:
        return message("Kies uit: {words}.", words=", ".join(known))
    return None
