"""Questions by parties: a cell is dark where the value is high, and says its number.

Whoever gave no value has a mark instead, of which the legend tells the meaning: no cell is empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from string import ascii_uppercase

from .chart import Cell, HeatMap, HeatRow, Party
from .charting_cells import cell_shapes
from .charting_fills import STRIP
from .charting_room import LEADING, Room, label_column, legend, lines_of
from .drawing import SOFT_HYPHEN, Shape, estimated_width, wrapped
from .palette import SOFT

SAMPLE_WIDTH = 2.6
CELL_HEIGHT = 1.8
HEAD_SIZE = 0.94
"""In text sizes: the width of a sample, the least height of a cell, the letters of the heads."""


@dataclass(frozen=True)
class _Grid:
    """Where the columns of cells stand: the first at `left`, each as wide as `column`."""

    left: float
    column: float

    def middle(self, position: int) -> float:
        return self.left + (position + 0.5) * self.column


def heat_map(chart: HeatMap, room: Room) -> tuple[list[Shape], float]:
    # Labels stand over their row where it is narrow, else beside it.
    left = 0 if room.is_narrow else label_column(room, 0.42, (row.label for row in chart.rows))
    grid = _Grid(left, (room.width - left) / len(chart.parties))
    shapes, y = _legend(chart, room)
    heads, y = _heads(chart.parties, room, grid, y)
    shapes += heads
    group = ""
    for row in chart.rows:
        if row.group != group:
            group = row.group
            title, y = _group_title(group, room, y)
            shapes += title
        cells, y = _row(chart, row, room, grid, y)
        shapes += cells
    return shapes, y + 0.2 * room.size


def _legend(chart: HeatMap, room: Room) -> tuple[list[Shape], float]:
    """All values, and of the other marks those that are drawn."""
    used = {cell for row in chart.rows for cell in row.cells}
    entries: list[tuple[Cell, str]] = [
        *enumerate(chart.values),
        *((cell, words) for cell, words in chart.words if cell in used),
    ]
    shapes, y = legend(
        room,
        ((partial(_sample, chart, room, cell), words) for cell, words in entries),
        SAMPLE_WIDTH,
    )
    return shapes, y + 0.3 * room.size


def _sample(chart: HeatMap, room: Room, cell: Cell, x: float, y: float) -> list[Shape]:
    size = (SAMPLE_WIDTH * room.size, 1.15 * room.size)
    return cell_shapes(cell, len(chart.values), room, (x, y), size)


def _heads(
    parties: tuple[Party, ...], room: Room, grid: _Grid, y: float
) -> tuple[list[Shape], float]:
    """The parties over their columns; where a head has no room letters, with a key above."""
    size, leading = HEAD_SIZE * room.size, LEADING * room.size
    least = grid.column - 0.3 * size
    heads = [wrapped(party.head, size, least) for party in parties]
    shapes: list[Shape] = []
    if max(estimated_width(each, size) for party in parties for each in _unbroken(party)) > least:
        letters = ascii_uppercase[: len(parties)]
        key = [f"{letter} = {party.name}" for letter, party in zip(letters, parties, strict=True)]
        lines = wrapped(", ".join(key), size, room.width)
        shapes += lines_of(room, 0, y, lines, colour=SOFT, size=size)
        y += leading * len(lines) + 0.3 * size
        heads = [[letter] for letter in letters]
    bottom = y + leading * max(map(len, heads))
    for at, lines in enumerate(heads):
        top = bottom - leading * len(lines)
        shapes += lines_of(room, grid.middle(at), top, lines, anchor="middle", size=size)
    return shapes, bottom + 0.3 * size


def _unbroken(party: Party) -> Iterator[str]:
    """The parts of a head that no line may break."""
    for word in party.head.split():
        *parts, last = word.split(SOFT_HYPHEN)
        yield from (f"{part}-" for part in parts)
        yield last


def _group_title(group: str, room: Room, y: float) -> tuple[list[Shape], float]:
    lines = wrapped(group, room.size, room.width, strong=True)
    top = y + 0.5 * room.size
    return lines_of(room, 0, top, lines, strong=True), top + (
        LEADING * len(lines) + 0.3
    ) * room.size


def _row(
    chart: HeatMap, row: HeatRow, room: Room, grid: _Grid, y: float
) -> tuple[list[Shape], float]:
    size = room.size
    lines = wrapped(row.label, size, room.width if room.is_narrow else grid.left - size)
    label_height = LEADING * size * len(lines)
    if room.is_narrow:
        top, height = y + label_height + 0.2 * size, CELL_HEIGHT * size
        shapes, after = lines_of(room, 0, y, lines), 0.7 * size
    else:
        top, height = y, max(CELL_HEIGHT * size, label_height + 0.3 * size)
        shapes, after = lines_of(room, 0, y + (height - label_height) / 2, lines), 2 * STRIP
    for at, cell in enumerate(row.cells):
        place = (grid.left + at * grid.column, top)
        shapes += cell_shapes(cell, len(chart.values), room, place, (grid.column, height))
    return shapes, top + height + after
