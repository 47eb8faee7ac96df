"""What a cell of a heat map looks like: a value, two that it lies between, or why there is none.

Each can be told without colour: by its number, or by a mark that no other has.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from .chart import Cell, Span, State
from .charting_fills import Fill, value_fill
from .charting_room import Room, text_line
from .drawing import Circle, Line, Point, Polygon, Rect, Shape
from .palette import NO_VALUE, SOFT, WHITE, ink_on

LINE = 0.13
"""The width of the lines of marks, in text sizes."""

_BLANK = Fill(WHITE)


def cell_shapes(cell: Cell, values: int, room: Room, at: Point, size: Point) -> list[Shape]:
    """A cell of one of so many values with its upper left corner at `at`, `size` wide and high."""
    (x, y), (width, height) = at, size
    centre = (x + width / 2, y + height / 2)
    match cell:
        case int():
            fill = value_fill(cell, values)
            return [fill.rect(x, y, width, height), *_value(cell, fill, room, centre)]
        case Span(lowest, highest):
            part = width / (highest - lowest + 1)
            fills = [value_fill(value, values) for value in range(lowest, highest + 1)]
            parts = [fill.rect(x + at * part, y, part, height) for at, fill in enumerate(fills)]
            return [*parts, *_label(f"{lowest}–{highest}", 1.9, WHITE, room, centre)]
        case State():
            fill = Fill(NO_VALUE) if cell is State.HIDDEN else _BLANK
            return [fill.rect(x, y, width, height), *_mark(cell, room, centre)]
        case _:
            assert_never(cell)


def _value(value: int, fill: Fill, room: Room, centre: Point) -> Iterator[Shape]:
    """The number, on a plain plate where lines would run through it."""
    if fill.hatch:
        yield from _label(str(value), 0.95, fill.colour, room, centre)
    else:
        yield _text(str(value), fill.colour, room, centre)


def _label(text: str, width: float, ground: str, room: Room, centre: Point) -> Iterator[Shape]:
    """A text on a plate of its own; the width is in text sizes."""
    (x, y), size = centre, room.size
    plate = (width * size, 1.05 * size)
    yield Rect(x=x - plate[0] / 2, y=y - plate[1] / 2, width=plate[0], height=plate[1], fill=ground)
    yield _text(text, ground, room, centre)


def _text(text: str, ground: str, room: Room, centre: Point) -> Shape:
    x, y = centre
    baseline = (x, y + 0.36 * room.size)
    return text_line(room, baseline, text, anchor="middle", colour=ink_on(ground), strong=True)


def _mark(state: State, room: Room, centre: Point) -> Iterator[Shape]:
    size = room.size
    match state:
        case State.HIDDEN:
            yield from _lock(centre, size)
        case State.NOT_ASKED:
            yield _stroke(centre, (0.42 * size, 0), size)
        case State.WITHOUT_VALUE:
            yield _text("?", WHITE, room, centre)
        case State.NOT_APPLICABLE:
            yield _stroke(centre, (0.36 * size, 0.36 * size), size)
            yield _stroke(centre, (0.36 * size, -0.36 * size), size)
        case State.TOO_EARLY:
            yield _hourglass(centre, size)
        case _:
            assert_never(state)


def _stroke(centre: Point, reach: Point, size: float) -> Line:
    """A line through the centre, to both sides of it."""
    (x, y), (dx, dy) = centre, reach
    return Line(start=(x - dx, y - dy), end=(x + dx, y + dy), colour=SOFT, width=LINE * size)


def _lock(centre: Point, size: float) -> Iterator[Shape]:
    """A padlock: a bow, and before it the body."""
    x, y = centre
    bow = (x, y - 0.14 * size)
    yield Circle(
        centre=bow, radius=0.27 * size, fill=NO_VALUE, stroke=SOFT, stroke_width=LINE * size
    )
    yield Rect(
        x=x - 0.42 * size, y=y - 0.1 * size, width=0.84 * size, height=0.58 * size, fill=SOFT
    )


def _hourglass(centre: Point, size: float) -> Polygon:
    (x, y), half, high = centre, 0.34 * size, 0.48 * size
    points = (
        (x - half, y - high),
        (x + half, y - high),
        (x - half, y + high),
        (x + half, y + high),
    )
    return Polygon(points=points, fill=SOFT)
