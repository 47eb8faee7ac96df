"""A JSON text as plain data, strictly: what two programs could read differently is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NoReturn

from ..language import message
from .faults import Fault, Faulty, Path

# Only an escape can bring such a character into a JSON string.
_SUSPECT = re.compile(r"\\(?:[bf]|u(?:00[01]|007f|d[89a-f]))", re.IGNORECASE)
_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


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
        names = [name for name, _ in pairs]
        twice = _Repeating(found)
        twice.repeated = tuple(name for name in found if names.count(name) > 1)
        repeating.append(twice)
        return twice

    try:
        data = json.loads(text, object_pairs_hook=block, parse_constant=_refuse_constant)
        faults = list(_faults(data, ())) if repeating or _SUSPECT.search(text) else []
    except json.JSONDecodeError as error:
        raise _syntax_fault(error) from None
    except RecursionError:
        raise Faulty([Fault((), message("dit bestand zit te diep genest"))]) from None
    except Faulty:
        raise
    except ValueError:  # Python reads no number of more than 4,300 digits
        raise Faulty([Fault((), message("er staat een te groot getal in dit bestand"))]) from None
    if faults:
        raise Faulty(faults)
    return data


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
            if _UNREADABLE.search(data):
                yield Fault(path, message("hier staat een teken dat niemand kan lezen"))
        case list():
            for index, item in enumerate(data):
                yield from _faults(item, (*path, index))
        case dict():
            for name in data.repeated if isinstance(data, _Repeating) else ():
                problem = message("de sleutel '{key}' staat er tweemaal", key=name)
                yield Fault((*path, name), problem, at_key=True)
            for name, item in data.items():
                if _UNREADABLE.search(name):
                    yield Fault(path, message("hier staat een teken dat niemand kan lezen"))
                yield from _faults(item, (*path, name))
        case _:
            pass  # numbers, true, false and null hold no text
