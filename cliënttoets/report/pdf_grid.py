"""A table on paper: hairlines between rows, the column headings again on each page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .palette import ACCENT, FAINT, HAIRLINE
from .pdf_boxes import FUZZ, Box, cut
from .pdf_pen import Pen

PADDING = 4.0
GUTTER = 12.0

TALL = 150
"""A row that is higher than this may go on on the next page; others move as a whole."""


@dataclass(frozen=True)
class Row:
    """A box for each column."""

    cells: tuple[Box, ...]

    @property
    def height(self) -> float:
        return max(cell.height for cell in self.cells) + 2 * PADDING

    def split(self, room: float) -> tuple[Row, Row] | None:
        """Each cell is cut on its own; a cell that cannot be cut yet goes on as a whole."""
        inside = room - 2 * PADDING
        halves = [cut(cell, inside) for cell in self.cells]
        if not any(first.height for first, _ in halves):
            return None
        return Row(tuple(first for first, _ in halves)), Row(tuple(rest for _, rest in halves))


@dataclass(frozen=True)
class Grid:
    """Rows under a heading row; `widths` has the width of each column with its gutter."""

    widths: tuple[float, ...]
    heading: Row
    rows: tuple[Row, ...]

    @property
    def height(self) -> float:
        return self.heading.height + sum(row.height for row in self.rows)

    def split(self, room: float) -> tuple[Box, Box] | None:
        left = room - self.heading.height
        for at, row in enumerate(self.rows):
            if row.height <= left + FUZZ:
                left -= row.height
                continue
            halves = row.split(left) if row.height > TALL and left > TALL / 2 else None
            if halves:
                return self._halves((*self.rows[:at], halves[0]), (halves[1], *self.rows[at + 1 :]))
            return self._halves(self.rows[:at], self.rows[at:]) if at else None
        return None

    def _halves(self, first: Sequence[Row], rest: Sequence[Row]) -> tuple[Grid, Grid]:
        return replace(self, rows=tuple(first)), replace(self, rows=tuple(rest))

    def draw(self, pen: Pen, x: float, top: float) -> None:
        whole = sum(self.widths)
        pen.fill(x, top - self.heading.height, whole, self.heading.height, FAINT)
        self._draw_row(pen, self.heading, x, top)
        top -= self.heading.height
        pen.line((x, top), (x + whole, top), ACCENT, 0.9)
        for row in self.rows:
            self._draw_row(pen, row, x, top)
            top -= row.height
            pen.line((x, top), (x + whole, top), HAIRLINE, 0.5)

    def _draw_row(self, pen: Pen, row: Row, x: float, top: float) -> None:
        at = x
        for cell, width in zip(row.cells, self.widths, strict=True):
            cell.draw(pen, at + GUTTER / 2, top - PADDING)
            at += width
