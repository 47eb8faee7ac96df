"""How answers are spread: a stacked bar for each question and perspective."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import compress

from .chart import Distribution, Spread
from .charting_fills import CODE_FILLS, Fill, value_fill
from .charting_room import LEADING, SAMPLE, Room, label_column, legend, lines_of, text_line
from .drawing import Polygon, Rect, Shape, estimated_width, wrapped
from .palette import EDGE, FAINT, INK, SOFT, WHITE, ink_on


def distribution(chart: Distribution, room: Room) -> tuple[list[Shape], float]:
    fills = [
        *(value_fill(at, len(chart.values)) for at in range(len(chart.values))),
        *CODE_FILLS[: len(chart.codes)],
    ]
    shapes, y = _legend(chart, fills, room)
    left = label_column(room, 0.22, (spread.perspective for spread in chart.spreads))
    for answered in chart.questions:
        y += 0.6 * room.size
        title = wrapped(answered.question, room.size, room.width, strong=True)
        if answered.question:
            shapes += lines_of(room, 0, y, title, strong=True)
            y += LEADING * room.size * len(title)
        y += 0.55 * room.size
        for spread in answered.spreads:
            row, y = _spread_row(spread, fills, room, left, y)
            shapes += row
    return shapes, y


def _legend(chart: Distribution, fills: list[Fill], room: Room) -> tuple[list[Shape], float]:
    """All values, and the codes that were given."""
    words = [f"{word} ({at})" for at, word in enumerate(chart.values)]
    entries = list(zip(fills, (*words, *chart.codes), strict=True))
    given = [any(spread.without[at] for spread in chart.spreads) for at in range(len(chart.codes))]
    shown = compress(entries, [*(True for _ in words), *given])
    size = room.size
    return legend(
        room,
        ((partial(_sample, fill, size), word) for fill, word in shown),
    )


def _sample(fill: Fill, size: float, x: float, y: float) -> list[Shape]:
    return [fill.rect(x, y, SAMPLE * size, size)]


def _spread_row(
    spread: Spread, fills: list[Fill], room: Room, left: float, y: float
) -> tuple[list[Shape], float]:
    size = room.size
    if room.is_narrow:
        head = [part for part in (spread.perspective, spread.summary) if part]
        lines = wrapped(", ".join(head), size, room.width)
        shapes = lines_of(room, 0, y, lines, colour=SOFT)
        y += LEADING * size * len(lines) + 0.5 * size
        return [*shapes, *_bar(spread, fills, room, 0.5, y, room.width - 1)], y + 2.2 * size
    right = 0.26 * room.width
    label = wrapped(spread.perspective, size, left - size)
    beside = wrapped(spread.summary, size, right - size)
    shapes = [
        *lines_of(room, 0, y + 0.25 * size, label, colour=SOFT),
        *_bar(spread, fills, room, left, y, room.width - left - right),
        *lines_of(room, room.width - right + size, y + 0.25 * size, beside, colour=SOFT),
    ]
    return shapes, y + max(2.15, LEADING * max(len(label), len(beside)) + 0.7) * size


def _bar(
    spread: Spread, fills: list[Fill], room: Room, x: float, y: float, width: float
) -> Iterator[Shape]:
    """Segments with their counts, the codes set apart, and a mark over each middle value."""
    size, height = room.size, 1.6 * room.size
    total = sum(spread.counts) + sum(spread.without)
    if not total:
        yield Rect(x=x, y=y, width=width, height=height, fill=FAINT, stroke=EDGE)
        return
    apart = 0.6 * size if sum(spread.counts) and sum(spread.without) else 0
    unit = (width - apart) / total
    for position, count in enumerate((*spread.counts, *spread.without)):
        if position == len(spread.counts):
            x += apart
        if not count:
            continue
        yield fills[position].rect(x, y, count * unit, height)
        yield from _count(count, fills[position], room, x, y, count * unit)
        if position in spread.medians and position < len(spread.counts):
            yield _pointer(x + count * unit / 2, y + 0.15 * size, 0.42 * size)
        x += count * unit


def _count(count: int, fill: Fill, room: Room, x: float, y: float, width: float) -> Iterator[Shape]:
    """The number in its segment, on a plain plate where lines would run through it."""
    text = str(count)
    needed = estimated_width(text, room.size) + 0.25 * room.size
    if needed > width:
        return
    middle = x + width / 2
    if fill.hatch:
        yield Rect(
            x=middle - needed / 2,
            y=y + 0.25 * room.size,
            width=needed,
            height=1.1 * room.size,
            fill=fill.colour,
        )
    colour = ink_on(fill.colour)
    yield text_line(room, (middle, y + 1.16 * room.size), text, anchor="middle", colour=colour)


def _pointer(x: float, y: float, size: float) -> Polygon:
    """A small triangle whose tip is at (x, y), outlined so that it shows on any fill."""
    points = ((x - size, y - 1.3 * size), (x + size, y - 1.3 * size), (x, y))
    return Polygon(points=points, fill=INK, stroke=WHITE, stroke_width=0.6)
