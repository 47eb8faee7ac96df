"""A table block as a grid: which column is how wide, and its cells as lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

from .blocks import Column, Run, Table, Text
from .pdf_fonts import Printable
from .pdf_grid import GUTTER, Grid, Row
from .pdf_style import CELL, COLUMN, Style
from .pdf_tags import Tag
from .pdf_text import lines, longest_word


def table_grid(table: Table, width: float, printable: Printable, least: float = 0) -> Grid:
    """The table in `width`; the cells of its first column are strong where they are headings.

    No letter is smaller than `least`.
    """
    cell, column_style = CELL.at_least(least), COLUMN.at_least(least)
    headings = tuple((Run(column.heading, language=column.language),) for column in table.columns)
    first = replace(cell, is_strong=table.row_headings)
    styles = [first, *[cell] * (len(table.columns) - 1)]
    needed = _longest_words(headings, [column_style] * len(headings), printable)
    for row in table.rows:
        longest = _longest_words(row, styles, printable)
        needed = [max(pair) for pair in zip(needed, longest, strict=True)]
    widths = column_widths([column.share for column in table.columns], needed, width)
    shape = _Shape(table.columns, widths, printable)
    head = shape.row(headings, [column_style] * len(headings), ["Column"] * len(headings))
    scopes = ["Row" if table.row_headings else "", *[""] * (len(headings) - 1)]
    return Grid(widths, head, tuple(shape.row(row, styles, scopes) for row in table.rows))


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

    A column needs no more than a third of the width, however long its words. Where even that is
    too much, the columns with the longest words give way, so that the fewest words break.
    """
    most = min(width / 3, _level(least, width))
    least = [min(needed, most) for needed in least]
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


def _level(needs: Sequence[float], width: float) -> float:
    """The greatest limit under which all needs together fit; infinite where they fit as they are.

    Those that need less than the limit leave the others more than an equal part.
    """
    left = width
    for at, needed in enumerate(sorted(needs)):
        sharing = len(needs) - at
        if needed * sharing > left:
            return left / sharing
        left -= needed
    return inf


@dataclass(frozen=True)
class _Shape:
    """What all rows of a table share."""

    columns: Sequence[Column]
    widths: Sequence[float]
    printable: Printable

    def row(self, cells: Sequence[Text], styles: Sequence[Style], scopes: Sequence[str]) -> Row:
        """A row; a cell that has a scope is the heading of its row or column."""
        boxes = (
            lines(cell, replace(style, align=column.align), width - GUTTER, self.printable)
            for cell, column, width, style in zip(
                cells, self.columns, self.widths, styles, strict=True
            )
        )
        tags = (Tag("TH", scope=scope) if scope else Tag("TD") for scope in scopes)
        return Row(tuple(boxes), tuple(tags))
