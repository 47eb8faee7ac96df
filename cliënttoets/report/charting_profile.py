"""Indices on one axis: a dot with its number, on the line from its worst to its best case.

Not a spider: on its spokes a reader compares areas, which grow with the square of the index and
change with the order of the dimensions, and it has no room for the worst and the best case.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from .chart import Interval, Profile
from .charting_marks import mark
from .charting_room import LEADING, SAMPLE, Axis, Room, legend, lines_of, text_line
from .drawing import Line, Rect, Shape, estimated_width, wrapped
from .palette import ACCENT, FAINT, RULE, SOFT, WHITE

MARK_RADIUS = 0.48
"""In text sizes."""


def profile(chart: Profile, room: Room) -> tuple[list[Shape], float]:
    size = room.size
    left = 1.2 * size if room.is_narrow else 0.34 * room.width
    axis = Axis(left, room.width - 1.2 * size, 0, 100)
    shapes, start = _legend(chart, room)
    words = _band_words(chart, room, axis)
    top = start + LEADING * size * max(len(lines) for _, lines in words) + 0.6 * size
    marks: list[Shape] = []
    y = top + 0.4 * size
    for row in chart.rows:
        row_shapes, y = _interval_row(row, chart.series.index(row.series), room, axis, y)
        marks += row_shapes
    shapes += [*_zones(chart, axis, top, y), *_ticks(chart, room, axis, y)]
    for middle, lines in words:
        shapes += lines_of(room, middle, start, lines, anchor="middle", colour=SOFT)
    return [*shapes, *marks], y + 1.7 * size


def _legend(chart: Profile, room: Room) -> tuple[list[Shape], float]:
    """Which mark is whose, where there is more than one."""
    shown = {row.series for row in chart.rows}
    entries = [
        (partial(_sample, at, room.size), series)
        for at, series in enumerate(chart.series)
        if series in shown and series
    ]
    if len(entries) < 2:
        return [], 0
    shapes, y = legend(room, entries)
    return shapes, y + 0.3 * room.size


def _sample(series: int, size: float, x: float, y: float) -> list[Shape]:
    return [mark(series, (x + SAMPLE / 2 * size, y + size / 2), MARK_RADIUS * size)]


def _limits(chart: Profile) -> list[tuple[int, int]]:
    """Where each band starts and ends."""
    starts = [band.at_least for band in chart.bands]
    return list(zip(starts, [*starts[1:], 100], strict=True))


def _band_words(chart: Profile, room: Room, axis: Axis) -> list[tuple[float, list[str]]]:
    """The middle of each band and its word in lines."""
    return [
        (
            (axis.at(low) + axis.at(high)) / 2,
            wrapped(band.word, room.size, axis.at(high) - axis.at(low) - 0.3 * room.size),
        )
        for band, (low, high) in zip(chart.bands, _limits(chart), strict=True)
    ]


def _zones(chart: Profile, axis: Axis, top: float, bottom: float) -> Iterator[Shape]:
    """Every other band on a faint ground, so that the bands show without colour."""
    for position, (low, high) in enumerate(_limits(chart)):
        x, width = axis.at(low), axis.at(high) - axis.at(low)
        fill = FAINT if position % 2 == 0 else WHITE
        yield Rect(x=x, y=top, width=width, height=bottom - top, fill=fill)
        yield Line(start=(x, top), end=(x, bottom), colour=RULE, width=0.6)
    end = axis.at(100)
    yield Line(start=(end, top), end=(end, bottom), colour=RULE, width=0.6)


def _ticks(chart: Profile, room: Room, axis: Axis, y: float) -> Iterator[Shape]:
    for value in (*(band.at_least for band in chart.bands), 100):
        yield text_line(
            room, (axis.at(value), y + 1.3 * room.size), str(value), anchor="middle", colour=SOFT
        )


def _interval_row(
    row: Interval, series: int, room: Room, axis: Axis, y: float
) -> tuple[list[Shape], float]:
    size = room.size
    label = f"{row.label}, {row.series}" if row.series else row.label
    if room.is_narrow:
        lines = wrapped(label, size, room.width)
        # The label lies over the zones here, so it needs a ground of its own.
        ground = Rect(x=0, y=y, width=room.width, height=LEADING * size * len(lines), fill=WHITE)
        shapes: list[Shape] = [ground, *lines_of(room, 0, y, lines)]
        y += LEADING * size * len(lines) + 0.2 * size
        height = 2.7 * size
    else:
        lines = wrapped(label, size, axis.left - size)
        height = max(2.8, LEADING * len(lines) + 0.8) * size
        shapes = lines_of(room, 0, y + (height - LEADING * size * len(lines)) / 2, lines)
    return [*shapes, *_interval(row, series, room, axis, y, height)], y + height


def _interval(
    row: Interval, series: int, room: Room, axis: Axis, top: float, height: float
) -> Iterator[Shape]:
    """The line from worst to best case with its ends, the dot, and the number over the dot."""
    size = room.size
    if row.index is None:
        yield from _remark(row.remark or "–", room, axis, top + height / 2)
        return
    y = top + 0.66 * height
    low, high, index = axis.at(row.lower), axis.at(row.upper), axis.at(row.index)
    yield Line(start=(low, y), end=(high, y), colour=ACCENT, width=0.18 * size)
    for end in (low, high):
        yield Line(
            start=(end, y - 0.4 * size),
            end=(end, y + 0.4 * size),
            colour=ACCENT,
            width=0.14 * size,
        )
    yield mark(series, (index, y), MARK_RADIUS * size)
    # The number may stand on the edge of a band, which would cross it out.
    yield Rect(
        x=index - 0.75 * size, y=y - 1.6 * size, width=1.5 * size, height=1.05 * size, fill=WHITE
    )
    yield text_line(room, (index, y - 0.72 * size), str(row.index), anchor="middle", strong=True)


def _remark(text: str, room: Room, axis: Axis, middle: float) -> Iterator[Shape]:
    """Words instead of a dot, on a ground that keeps the bands' edges out of them."""
    size = room.size
    lines = wrapped(text, size, axis.right - axis.left - 0.9 * size)
    width = max(estimated_width(line, size) for line in lines) + 0.6 * size
    height = LEADING * size * len(lines) + 0.1 * size
    x, top = axis.left + 0.3 * size, middle - height / 2
    yield Rect(x=x, y=top, width=width, height=height, fill=WHITE)
    yield from lines_of(room, x + 0.3 * size, top, lines, colour=SOFT)
