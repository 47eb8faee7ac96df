"""A table on paper: hairlines between rows, the column headings again on each page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from .palette import FAINT, HAIRLINE
from .pdf_boxes import FUZZ, TALL, Box, cut
from .pdf_inks import Ink
from .pdf_pen import Pen
from .pdf_style import A4
from .pdf_tags import REPEATED, Artifact, Tag

PADDING = 4.0
GUTTER = 12.0

MOST = 0.6
"""Where there is more room than this share of a page, it is no use to wait for the next."""


@dataclass(frozen=True)
class Row:
    """A box for each column, and what each is: TH or TD. Both halves of a row are one TR."""

    cells: tuple[Box, ...]
    tags: tuple[Tag, ...]
    tag: Tag = field(default_factory=lambda: Tag("TR"))

    @cached_property
    def height(self) -> float:
        return max(cell.height for cell in self.cells) + 2 * PADDING

    def split(self, room: float) -> tuple[Row, Row] | None:
        """Each cell is cut on its own; a cell that cannot be cut yet goes on as a whole."""
        inside = room - 2 * PADDING
        halves = [cut(cell, inside) for cell in self.cells]
        if not any(first.height for first, _ in halves):
            return None
        first, rest = zip(*halves, strict=True)
        return replace(self, cells=first), replace(self, cells=rest)


@dataclass(frozen=True)
class Grid:
    """Rows under a heading row; `widths` has the width of each column with its gutter.

    A continued one repeats its headings, for the eye only: they were read out before. `page` is
    the room of a whole page.
    """

    widths: tuple[float, ...]
    heading: Row
    rows: tuple[Row, ...]
    head: Tag = field(default_factory=lambda: Tag("THead"))
    body: Tag = field(default_factory=lambda: Tag("TBody"))
    is_continued: bool = False
    page: float = A4.text_height

    @cached_property
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
            parted = self._parted(at, must=room > MOST * self.page)
            return self._halves(self.rows[:parted], self.rows[parted:]) if parted else None
        return None

    def _parted(self, fitting: int, *, must: bool) -> int:
        """How many of the rows that fit stay: so many that no low row is alone; 0 for none."""
        for at in (fitting, fitting - 1):
            if _is_company(self.rows[:at]) and _is_company(self.rows[at:]):
                return at
        return fitting if must else 0

    def _halves(self, first: Sequence[Row], rest: Sequence[Row]) -> tuple[Grid, Grid]:
        return (
            replace(self, rows=tuple(first)),
            replace(self, rows=tuple(rest), is_continued=True),
        )

    def draw(self, pen: Pen, x: float, top: float) -> None:
        whole = sum(self.widths)
        pen.fill(x, top - self.heading.height, whole, self.heading.height, FAINT)
        with pen.within(*self._around_headings()):
            self._draw_row(pen, self.heading, x, top)
        top -= self.heading.height
        pen.line((x, top), (x + whole, top), Ink.ACCENT, 0.9)
        for row in self.rows:
            with pen.within(self.body):
                self._draw_row(pen, row, x, top)
            top -= row.height
            pen.line((x, top), (x + whole, top), HAIRLINE, 0.5)

    def _around_headings(self) -> tuple[Tag | Artifact, ...]:
        """PDF/UA-1 knows no THead without a TBody."""
        if self.is_continued:
            return (REPEATED,)
        return (self.head,) if self.rows else ()

    def _draw_row(self, pen: Pen, row: Row, x: float, top: float) -> None:
        at = x
        with pen.within(row.tag):
            for cell, tag, width in zip(row.cells, row.tags, self.widths, strict=True):
                with pen.within(tag):
                    cell.draw(pen, at + GUTTER / 2, top - PADDING)
                at += width


def _is_company(rows: Sequence[Row]) -> bool:
    """Whether the rows can stand on a page without others."""
    return len(rows) > 1 or any(row.height > TALL for row in rows)
