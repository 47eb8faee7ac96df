"""A JSON text as plain data, strictly: what two programs could read differently is refused."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any, NoReturn

from ..language import message
from .faults import Fault, Faults, Faulty, Path

UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters other than tabs and line ends, and halves of characters."""

# The same characters where they are written as an escape.
_ESCAPED = re.compile(r"\\(?:[bf]|u(?:00[0189]|007f|d[89a-f]))", re.IGNORECASE)


class _Repeating(dict[str, Any]):
    """A block in which a key stood twice; `repeated` names the keys."""

    repeated: tuple[str, ...] = ()


def json_data(raw: bytes) -> object:
    """The data that the text holds.

    Raises Faulty for what is not UTF-8 or not JSON, a key that stands twice, NaN and infinity,
    control characters and halves of characters.
    """
    text = _decoded(raw)
    repeating: list[_Repeating] = []

    def block(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) == len(pairs):
            return found
        times = Counter(name for name, _ in pairs)
        twice = _Repeating(found)
        twice.repeated = tuple(name for name in found if times[name] > 1)
        repeating.append(twice)
        return twice

    try:
        data = json.loads(text, object_pairs_hook=block, parse_constant=_refuse_constant)
        if repeating or _ESCAPED.search(text) or UNREADABLE.search(text):
            Faults(_faults(data, ())).refuse()
    except json.JSONDecodeError as error:
        raise _syntax_fault(error) from None
    except RecursionError:
        raise Faulty([Fault((), message("dit bestand zit te diep genest"))]) from None
    except Faulty:
        raise
    except ValueError:  # Python reads no number of more than 4,300 digits
        raise Faulty([Fault((), message("er staat een te groot getal in dit bestand"))]) from None
    return data


def file_bytes(path: FilePath, *, largest: int) -> bytes:
    """The bytes of a file that may hold `largest`, a number of whole MiB.

    Raises Faulty where it holds more, however much, and OSError where it cannot be opened.
    """
    with path.open("rb") as opened:
        raw = opened.read(largest + 1)
    if len(raw) > largest:
        problem = message("dit bestand is groter dan {most} MiB", most=largest // 2**20)
        raise Faulty([Fault((), problem)])
    return raw


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        remedy = message("Bewaar het opnieuw als UTF-8.")
        raise Faulty([Fault((), message("dit bestand is geen UTF-8"), remedy)]) from None


def _refuse_constant(word: str) -> NoReturn:
    problem = message("{word} is geen bruikbaar getal", word=word)
    raise Faulty([Fault((), problem, message("Schrijf een getal, of laat de sleutel weg."))])


def _syntax_fault(error: json.JSONDecodeError) -> Faulty:
    problem = message(
        "dit is geen JSON: het loopt mis op regel {line}, kolom {column}",
        line=error.lineno,
        column=error.colno,
    )
    remedy = message("Kijk daar of net ervoor een komma, haakje of aanhalingsteken na.")
    return Faulty([Fault((), problem, remedy)])


def _faults(data: object, path: Path) -> Iterator[Fault]:
    """Keys that stand twice and characters that nobody can read, in document order."""
    match data:
        case str():
            if UNREADABLE.search(data):
                yield Fault(path, message("hier staat een teken dat niemand kan lezen"))
        case list():
            for index, item in enumerate(data):
                yield from _faults(item, (*path, index))
        case dict():
            for name in data.repeated if isinstance(data, _Repeating) else ():
                problem = message("de sleutel '{key}' staat er tweemaal", key=name)
                yield Fault((*path, name), problem, at_key=True)
            for name, item in data.items():
                if UNREADABLE.search(name):
                    yield Fault(path, message("hier staat een teken dat niemand kan lezen"))
                yield from _faults(item, (*path, name))
        case _:
            pass  # numbers, true, false and null hold no text
