"""A table block as a grid: which column is how wide, and its cells as lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .blocks import Column, Table, Text, words
from .pdf_fonts import Printable
from .pdf_grid import GUTTER, Grid, Row
from .pdf_style import CELL, COLUMN, Style
from .pdf_text import lines, longest_word


def table_grid(table: Table, width: float, printable: Printable) -> Grid:
    """The table in `width`; the cells of its first column are strong where they are headings."""
    headings = tuple(words(column.heading) for column in table.columns)
    first = replace(CELL, is_strong=table.row_headings)
    styles = [first, *[CELL] * (len(table.columns) - 1)]
    least = _longest_words(headings, [COLUMN] * len(headings), printable)
    for row in table.rows:
        longest = _longest_words(row, styles, printable)
        least = [max(pair) for pair in zip(least, longest, strict=True)]
    widths = column_widths([column.share for column in table.columns], least, width)
    head = _row(headings, table.columns, widths, [COLUMN] * len(headings), printable)
    rows = (_row(row, table.columns, widths, styles, printable) for row in table.rows)
    return Grid(widths, head, tuple(rows))


def _longest_words(
    cells: Sequence[Text], styles: Sequence[Style], printable: Printable
) -> list[float]:
    return [
        longest_word(cell, style, printable) + GUTTER
        for cell, style in zip(cells, styles, strict=True)
    ]


def column_widths(
    shares: Sequence[float], least: Sequence[float], width: float
) -> tuple[float, ...]:
    """Widths that add up to `width`: by their shares, but no word is broken where that can be.

    A column needs no more than a third of the width, however long its words.
    """
    least = [min(needed, width / 3) for needed in least]
    if sum(least) > width:
        return tuple(width * share / sum(shares) for share in shares)
    raised: set[int] = set()
    while True:
        left = width - sum(least[at] for at in raised)
        total = sum(share for at, share in enumerate(shares) if at not in raised)
        widths = [
            least[at] if at in raised else left * share / total for at, share in enumerate(shares)
        ]
        short = {at for at in range(len(shares)) if widths[at] < least[at]}
        if not short:
            return tuple(widths)
        raised |= short


def _row(
    cells: Sequence[Text],
    columns: Sequence[Column],
    widths: Sequence[float],
    styles: Sequence[Style],
    printable: Printable,
) -> Row:
    return Row(
        tuple(
            lines(cell, replace(style, align=column.align), width - GUTTER, printable)
            for cell, column, width, style in zip(cells, columns, widths, styles, strict=True)
        )
    )
