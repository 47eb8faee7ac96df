"""A table as a value, and what a spreadsheet cannot hold made fit without losing anything.

This module does not know what its tables are about, nor whether they become CSV or XLSX.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from ..language import Language, marked

Cell = str | int | float | dt.date | dt.datetime
"""What one cell holds; a moment is without time zone, and an empty text is an empty cell."""

Row = tuple[Cell, ...]

CONTINUES = marked(" [vervolg in de volgende kolom]")
CONTINUATION = "vervolg"
LONGEST_CELL = 32_000
"""In UTF-16 units, as Excel counts. It cuts a text after 32,767: this leaves room for the mark."""

_LINE_END = re.compile(r"\r\n?")
# What XML cannot hold, or nobody can see, and what JSON and forms refuse.
_INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_DELETE = 0x7F
_PICTURES = 0x2400  # Unicode has a picture of each control character, in the same order: ␀ ␁ ␂


@dataclass(frozen=True, kw_only=True)
class Table:
    """Named columns and rows as long; the first `keys` columns say whose row it is."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    keys: int = 1


def fitting(table: Table, language: Language) -> Table:
    """The table with every text legible, and with what is too long for a cell continued beside it.

    A text goes on in as many `..._vervolg` columns as the longest of its column needs. Each piece
    that goes on ends in CONTINUES; without these marks, the pieces joined are the text.
    """
    names: list[str] = []
    columns: list[list[Cell]] = []
    for at, name in enumerate(table.columns):
        continued = _continued([legible(row[at]) for row in table.rows], language)
        columns.extend(continued)
        names.append(name)
        for number in range(1, len(continued)):
            names.append(_continuation(name, number, {*table.columns, *names}))
    rows = tuple(zip(*columns, strict=True))
    return replace(table, columns=tuple(names), rows=rows)


def legible(cell: Cell) -> Cell:
    """The cell; of a text with one kind of line end, and a picture for what cannot be written."""
    if not isinstance(cell, str):
        return cell
    return _INVISIBLE.sub(lambda found: _picture(ord(found[0])), _LINE_END.sub("\n", cell))


def _picture(code: int) -> str:
    if code == _DELETE:
        return "\u2421"
    return chr(_PICTURES + code) if code < ord(" ") else "\ufffd"


def _continued(column: list[Cell], language: Language) -> list[list[Cell]]:
    """A column, and those in which its longest texts go on."""
    if not any(_is_long(cell) for cell in column):
        return [column]
    mark = language.text(CONTINUES)
    cells = [list(_pieces(cell, mark)) if isinstance(cell, str) else [cell] for cell in column]
    most = max(map(len, cells))
    return [[pieces[at] if at < len(pieces) else "" for pieces in cells] for at in range(most)]


def _is_long(cell: Cell) -> bool:
    # A character takes one unit or two, so that most texts need no counting.
    return (
        isinstance(cell, str)
        and 2 * len(cell) > LONGEST_CELL
        and len(cell.encode("utf-16-le")) > 2 * LONGEST_CELL
    )


def _pieces(text: str, mark: str) -> Iterator[str]:
    """The text in pieces of at most LONGEST_CELL units, all but the last with the mark behind."""
    units = text.encode("utf-16-le")
    while len(units) > 2 * LONGEST_CELL:
        end = 2 * LONGEST_CELL
        if 0xD8 <= units[end - 1] <= 0xDB:  # the first half of a character
            end -= 2
        yield units[:end].decode("utf-16-le") + mark
        units = units[end:]
    yield units.decode("utf-16-le")


def _continuation(name: str, number: int, taken: Container[str]) -> str:
    """The name of the column in which another goes on, for the n-th time, that none has yet."""
    found = f"{name}_{CONTINUATION}" if number == 1 else f"{name}_{CONTINUATION}_{number}"
    while found in taken:
        found += "_"
    return found


def number_text(number: float) -> str:
    """A number in digits with a decimal comma, without thousands marks and without an exponent."""
    digits = f"{Decimal(repr(number)):f}"
    whole, _, decimals = digits.partition(".")
    return f"{whole},{decimals}" if decimals.strip("0") else whole
