"""The room for a chart, and the text and axes that every chart has in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias, TypedDict, Unpack

from .drawing import Anchor, Point, Shape, Words, estimated_width, wrapped
from .palette import INK, SOFT

NARROW = 40
"""The width, in text sizes, under which a chart has no room for a column of labels."""

LEADING = 1.3
"""The height of a line of text, in text sizes."""

SAMPLE = 1.3
"""The width of a sample in a legend, in text sizes; it is one text size high."""

Sample: TypeAlias = Callable[[float, float], Sequence[Shape]]
"""What a legend explains, drawn with its upper left corner at (x, y)."""


@dataclass(frozen=True)
class Room:
    """What a medium gives a chart: a width and a text size, in the medium's own unit."""

    width: float
    size: float

    @property
    def is_narrow(self) -> bool:
        """Whether labels stand over their row."""
        return self.width < NARROW * self.size


@dataclass(frozen=True)
class Axis:
    """A horizontal axis: `least` stands at `left`, `greatest` at `right`."""

    left: float
    right: float
    least: float
    greatest: float

    def at(self, value: float) -> float:
        """Where a value stands."""
        share = (value - self.least) / (self.greatest - self.least)
        return self.left + share * (self.right - self.left)


class Look(TypedDict, total=False):
    """How a text differs from one in ink that starts at its place."""

    anchor: Anchor
    colour: str
    strong: bool
    size: float


def text_line(room: Room, at: Point, text: str, **look: Unpack[Look]) -> Words:
    """A line of text with its baseline at `at`, in the room's size unless told otherwise."""
    plain = Words(at=at, text=text, size=room.size, colour=INK)
    return replace(plain, **look)


def lines_of(room: Room, x: float, y: float, lines: list[str], **look: Unpack[Look]) -> list[Shape]:
    """Lines under each other, each `LEADING` high; `y` is the upper edge of the first."""
    first = y + 0.95 * room.size
    return [
        text_line(room, (x, first + row * LEADING * room.size), line, **look)
        for row, line in enumerate(lines)
    ]


def label_column(room: Room, share: float, labels: Iterable[str]) -> float:
    """The width of a column of labels: a share of the room, or more where a word needs it."""
    words = (word for label in labels for word in label.split())
    longest = max((estimated_width(word, room.size) for word in words), default=0)
    return min(max(share * room.width, longest + room.size), room.width / 3)


def legend(
    room: Room, entries: Iterable[tuple[Sample, str]], sample_width: float = SAMPLE
) -> tuple[list[Shape], float]:
    """Samples with their words, on as many lines as they need, and where what follows starts.

    `sample_width` is in text sizes. Words that are wider than the room go on under themselves.
    """
    size = room.size
    shapes: list[Shape] = []
    # A sample may stand out a little over its own height.
    x, y = 0.5, 0.15 * size
    for sample, words in entries:
        beside = (sample_width + 0.4) * size
        lines = wrapped(words, size, room.width - beside - 0.5)
        width = beside + max(estimated_width(line, size) for line in lines)
        if x > 1 and x + width > room.width:
            x, y = 0.5, y + 1.6 * size
        shapes += [*sample(x, y), *lines_of(room, x + beside, y - 0.07 * size, lines, colour=SOFT)]
        y += LEADING * size * (len(lines) - 1)
        x += width + 1.1 * size
    return shapes, y + 1.8 * size
