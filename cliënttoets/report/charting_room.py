"""The room for a chart, and the text and axes that every chart has in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypedDict, Unpack

from .drawing import Anchor, Point, Shape, Words
from .palette import INK

NARROW = 40
"""The width, in text sizes, under which a chart has no room for a column of labels."""

LEADING = 1.3
"""The height of a line of text, in text sizes."""


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
