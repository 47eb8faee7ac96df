"""A table to fill in by hand: borders around every cell, and rows that are high enough to write in.

What it is to who hears it does not change: a table, with the headings of one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from .palette import SOFT
from .pdf_grid import Grid, Row
from .pdf_pen import Pen

ROOM_TO_WRITE = 52.0
"""The least height of a row with a cell to fill in, in points: two written lines under its word."""

BORDER = 0.6


def form_grid(grid: Grid, open_rows: Iterable[bool]) -> Grid:
    """The table as a form; `open_rows` says of each row whether there is something to fill in."""
    rows = tuple(
        OpenRow(row.cells, row.tags, row.tag) if is_open else row
        for row, is_open in zip(grid.rows, open_rows, strict=True)
    )
    return Form(grid.widths, grid.heading, rows, grid.head, grid.body, page=grid.page)


@dataclass(frozen=True)
class OpenRow(Row):
    """A row with room to write, which its texts may go over."""

    @property
    def height(self) -> float:
        return max(super().height, ROOM_TO_WRITE)


@dataclass(frozen=True)
class Form(Grid):
    """A table whose cells have borders dark enough to be seen as fields."""

    def draw(self, pen: Pen, x: float, top: float) -> None:
        super().draw(pen, x, top)
        bottom = top - self.height
        for at in (0.0, *accumulate(self.widths)):
            pen.line((x + at, top), (x + at, bottom), SOFT, BORDER)
        whole = sum(self.widths)
        below = accumulate((row.height for row in self.rows), initial=self.heading.height)
        for under in (0.0, *below):
            pen.line((x, top - under), (x + whole, top - under), SOFT, BORDER)
