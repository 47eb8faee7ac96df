"""The scale of answers as an axis: its words above, a thin line down from each value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .charting_room import LEADING, Axis, Room, lines_of
from .drawing import Line, Shape, estimated_width, wrapped
from .palette import RULE, SOFT


def scale_words(
    values: Sequence[str], room: Room, axis: Axis, y: float
) -> tuple[list[Shape], float]:
    """The words over the axis; only their digits where a word has no room, the words above.

    With them comes where the axis starts.
    """
    size = 0.94 * room.size
    step = axis.at(1) - axis.at(0) - 0.3 * size
    words = [f"{word} ({at})" for at, word in enumerate(values)]
    heads = [wrapped(word, size, step) for word in words]
    shapes: list[Shape] = []
    longest = max(estimated_width(word, size) for text in values for word in text.split())
    if longest > step:
        above = wrapped(", ".join(words), size, room.width)
        shapes += lines_of(room, 0, y, above, colour=SOFT, size=size)
        y += LEADING * room.size * len(above) + 0.2 * size
        heads = [[str(at)] for at in range(len(values))]
    for at, lines in enumerate(heads):
        shapes += lines_of(room, axis.at(at), y, lines, anchor="middle", colour=SOFT, size=size)
    return shapes, y + LEADING * room.size * max(map(len, heads)) + 0.2 * size


def scale_lines(axis: Axis, top: float, bottom: float) -> Iterator[Line]:
    """A line at each value, to be drawn under what stands on the axis."""
    for value in range(int(axis.least), int(axis.greatest) + 1):
        x = axis.at(value)
        yield Line(start=(x, top), end=(x, bottom), colour=RULE, width=0.6)
