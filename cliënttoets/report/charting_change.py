"""From the earlier to the later value of each question: an arrow that points the way it went.

A ring marks where it was, a head where it is. What stayed has a bar in its ring and no arrow.
"""

from __future__ import annotations

from collections.abc import Iterator

from .chart import Shift, Shifts
from .charting_room import LEADING, Axis, Room, legend, lines_of
from .charting_scale import scale_lines, scale_words
from .drawing import Circle, Line, Point, Polygon, Rect, Shape, wrapped
from .palette import CLIENTS, OWN, SOFT, WHITE

RING = 0.42
HEAD = 0.95
"""In text sizes: the radius of a ring, the length of an arrow's head."""


def shifts(chart: Shifts, room: Room) -> tuple[list[Shape], float]:
    size = room.size
    left = 2.6 * size if room.is_narrow else 0.3 * room.width
    right = 2.6 * size if room.is_narrow else 0.2 * room.width
    axis = Axis(left, room.width - right, 0, max(1, len(chart.values) - 1))
    shapes, y = _legend(chart, room)
    heads, top = scale_words(chart.values, room, axis, y)
    rows: list[Shape] = []
    y = top + 0.3 * size
    for shift in chart.shifts:
        row, y = _row(shift, room, axis, y)
        rows += row
    return [*shapes, *heads, *scale_lines(axis, top, y), *rows], y + 0.4 * size


def _legend(chart: Shifts, room: Room) -> tuple[list[Shape], float]:
    """A ring is the earlier round, a head that points either way the later one."""
    size = room.size

    def earlier(x: float, y: float) -> list[Shape]:
        return [_ring((x + 0.8 * size, y + size / 2), size, SOFT)]

    def later(x: float, y: float) -> list[Shape]:
        middle = y + size / 2
        return [
            _head((x, middle), -1, size, OWN),
            _head((x + 2.2 * size, middle), 1, size, CLIENTS),
        ]

    before, after = chart.names
    return legend(room, ((earlier, before), (later, after)), sample_width=2.2)


def _row(shift: Shift, room: Room, axis: Axis, y: float) -> tuple[list[Shape], float]:
    """The label before the arrow and what it says after it; both over it where it is narrow."""
    size, colour = room.size, _colour(shift)
    before = room.width if room.is_narrow else axis.left - 1.8 * size
    beyond = 0 if room.is_narrow else axis.right + 1.8 * size
    label = wrapped(shift.label, size, before)
    remark = wrapped(shift.remark, size, before) if shift.remark else []
    said = wrapped(shift.said, size, room.width - beyond, strong=True)
    label_height, said_height, remark_height = (
        LEADING * size * len(lines) for lines in (label, said, remark)
    )
    if room.is_narrow:
        text_height = label_height + said_height + remark_height
        # The words lie over the lines of the scale here, so they need a ground of their own.
        ground = Rect(x=0, y=y, width=room.width, height=text_height, fill=WHITE)
        return [
            ground,
            *lines_of(room, 0, y, label),
            *lines_of(room, 0, y + label_height, said, colour=colour, strong=True),
            *lines_of(room, 0, y + label_height + said_height, remark, colour=SOFT),
            *_arrow(shift, axis, y + text_height + 0.9 * size, size),
        ], y + text_height + 2.3 * size
    text_height = label_height + remark_height
    height = max(2.1 * size, max(text_height, said_height) + 0.8 * size)
    middle = y + height / 2
    top = middle - text_height / 2
    return [
        *lines_of(room, 0, top, label),
        *lines_of(room, 0, top + label_height, remark, colour=SOFT),
        *lines_of(room, beyond, middle - said_height / 2, said, colour=colour, strong=True),
        *_arrow(shift, axis, middle, size),
    ], y + height


def _colour(shift: Shift) -> str:
    if shift.before == shift.after:
        return SOFT
    return CLIENTS if shift.after > shift.before else OWN


def _arrow(shift: Shift, axis: Axis, y: float, size: float) -> Iterator[Shape]:
    """The ring, and the line from it to the head, whose tip is at the later value."""
    start, end, colour = axis.at(shift.before), axis.at(shift.after), _colour(shift)
    way = (shift.after > shift.before) - (shift.after < shift.before)
    if way:
        neck = end - way * 0.5 * HEAD * size
        yield Line(start=(start, y), end=(neck, y), colour=colour, width=0.26 * size)
        yield _head((end, y), way, size, colour)
    yield _ring((start, y), size, colour)
    if not way:
        yield Line(
            start=(start - RING * size, y),
            end=(start + RING * size, y),
            colour=colour,
            width=0.2 * size,
        )


def _ring(centre: Point, size: float, colour: str) -> Circle:
    return Circle(
        centre=centre, radius=RING * size, fill=WHITE, stroke=colour, stroke_width=0.16 * size
    )


def _head(tip: Point, way: int, size: float, colour: str) -> Polygon:
    """A triangle that points right where `way` is 1, and left where it is -1."""
    (x, y), back = tip, tip[0] - way * HEAD * size
    points = ((x, y), (back, y - 0.55 * size), (back, y + 0.55 * size))
    return Polygon(points=points, fill=colour, stroke=WHITE, stroke_width=0.6)
