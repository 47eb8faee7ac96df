"""Two readings of each question on one scale: a disc, a square, and the distance between."""

from __future__ import annotations

from collections.abc import Iterator

from .chart import Pair, SideBySide
from .charting_room import LEADING, Axis, Room, lines_of, text_line
from .charting_scale import scale_lines, scale_words
from .drawing import Circle, Line, Point, Polygon, Rect, Shape, estimated_width, wrapped
from .palette import CLIENTS, OWN, SOFT, WHITE


def side_by_side(chart: SideBySide, room: Room) -> tuple[list[Shape], float]:
    size = room.size
    left = 2.6 * size if room.is_narrow else 0.36 * room.width
    right = room.width - (2.6 if room.is_narrow else 4.2) * size
    axis = Axis(left, right, 0, max(1, len(chart.values) - 1))
    shapes, y = _names(chart, room)
    heads, top = scale_words(chart.values, room, axis, y)
    shapes += heads
    rows: list[Shape] = []
    y = top + 0.3 * size
    for pair in chart.pairs:
        row, y = _pair_row(pair, room, axis, y)
        rows += row
    return [*shapes, *scale_lines(axis, top, y), *rows], y + 0.4 * size


def _names(chart: SideBySide, room: Room) -> tuple[list[Shape], float]:
    """The legend: both marks with whose they are, under each other where it is narrow."""
    size = room.size
    first, second = chart.names
    x, y = 0.6 * size, 0.7 * size
    shapes: list[Shape] = [
        _first_mark((x, y), size),
        text_line(room, (x + 0.9 * size, y + 0.35 * size), first),
    ]
    if room.is_narrow:
        y += 1.5 * size
    else:
        x += 3 * size + estimated_width(first, size)
    shapes += [
        _second_mark((x, y), size),
        text_line(room, (x + 0.9 * size, y + 0.35 * size), second),
    ]
    return shapes, y + LEADING * size


def _pair_row(pair: Pair, room: Room, axis: Axis, y: float) -> tuple[list[Shape], float]:
    size = room.size
    room_for_label = room.width if room.is_narrow else axis.left - 2.4 * size
    lines = wrapped(pair.label, size, room_for_label)
    remark = wrapped(pair.remark, size, room_for_label, strong=True) if pair.remark else []
    label_height = LEADING * size * (len(lines) + len(remark))
    height = label_height + 2 * size if room.is_narrow else max(2.1 * size, label_height + size)
    top = y if room.is_narrow else y + (height - label_height) / 2
    shapes: list[Shape] = []
    if room.is_narrow:
        shapes.append(Rect(x=0, y=y, width=room.width, height=label_height, fill=WHITE))
    shapes += lines_of(room, 0, top, lines)
    shapes += lines_of(room, 0, top + LEADING * size * len(lines), remark, colour=OWN, strong=True)
    middle = y + label_height + 0.9 * size if room.is_narrow else y + height / 2
    return [*shapes, *_dumbbell(pair, room, axis, middle)], y + height


def _dumbbell(pair: Pair, room: Room, axis: Axis, y: float) -> Iterator[Shape]:
    """Both marks on the scale and what lies between; marks that coincide lie within each other."""
    size = room.size
    if pair.first is not None and pair.second is not None and pair.first != pair.second:
        start, end = (axis.at(pair.first), y), (axis.at(pair.second), y)
        yield Line(start=start, end=end, colour=SOFT, width=0.2 * size)
    if pair.second is not None:
        grown = size * (1.5 if pair.first == pair.second else 1)
        yield _second_mark((axis.at(pair.second), y), grown)
    if pair.first is not None:
        yield _first_mark((axis.at(pair.first), y), size)


def _first_mark(centre: Point, size: float) -> Circle:
    return Circle(centre=centre, radius=0.5 * size, fill=CLIENTS, stroke=WHITE)


def _second_mark(centre: Point, size: float) -> Polygon:
    (x, y), side = centre, 0.45 * size
    points = (
        (x - side, y - side),
        (x + side, y - side),
        (x + side, y + side),
        (x - side, y + side),
    )
    return Polygon(points=points, fill=WHITE, stroke=OWN, stroke_width=0.17 * size)
