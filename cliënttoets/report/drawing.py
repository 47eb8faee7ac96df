"""A drawing as a value: a few shapes on a canvas whose origin is the upper left corner.

Lengths have no unit; y grows downwards. A medium draws the shapes in order. This module knows no
chart, no SVG and no PDF.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Literal, TypeAlias

Point: TypeAlias = tuple[float, float]
Anchor: TypeAlias = Literal["start", "middle", "end"]


class Hatch(Enum):
    """Parallel lines over a fill, by their slope in degrees: a cue beside colour."""

    RISING = 45
    FALLING = -45
    LEVEL = 0
    UPRIGHT = 90


HATCH_SPACING = 0.42
"""The distance between hatch lines, as a share of the drawing's text size."""


@dataclass(frozen=True, kw_only=True)
class Rect:
    """A rectangle; the hatch lies over the fill."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    stroke: str = ""
    hatch: Hatch | None = None
    hatch_colour: str = ""


@dataclass(frozen=True, kw_only=True)
class Line:
    """A straight line; `dash` holds the lengths of a dash and of a gap."""

    start: Point
    end: Point
    colour: str
    width: float = 1.0
    dash: tuple[float, float] | None = None


@dataclass(frozen=True, kw_only=True)
class Circle:
    """A disc or a ring."""

    centre: Point
    radius: float
    fill: str
    stroke: str
    stroke_width: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Polygon:
    """A closed outline."""

    points: tuple[Point, ...]
    fill: str
    stroke: str = ""
    stroke_width: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Words:
    """One line of text on its baseline."""

    at: Point
    text: str
    size: float
    colour: str
    anchor: Anchor = "start"
    strong: bool = False


Shape: TypeAlias = Rect | Line | Circle | Polygon | Words


@dataclass(frozen=True)
class Drawing:
    """Shapes and the room that they take."""

    width: float
    height: float
    text_size: float
    shapes: tuple[Shape, ...]


_NARROW = frozenset("fijlrtI.,:;'’|!()[]-·  ")
_BROAD = frozenset("mwMWOQGD@%—")


def estimated_width(text: str, size: float) -> float:
    """About how wide a text is in a humanist sans serif; a little more than it is.

    A drawing does not know the font that it will be shown in, and must leave room for each.
    """
    ems = sum(0.31 if c in _NARROW else 0.86 if c in _BROAD else _em(c) for c in text)
    return ems * size


def _em(character: str) -> float:
    return 0.63 if character.isupper() else 0.55


def wrapped(text: str, size: float, width: float, most: int = 6) -> list[str]:
    """The text in lines no wider than `width`, as estimated; more than `most` lines are cut off."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        for part in _parts(word, size, width):
            longer = f"{line} {part}" if line else part
            if line and estimated_width(longer, size) > width:
                lines.append(line)
                longer = part
            line = longer
    lines.append(line)
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]} …"]


def _parts(word: str, size: float, width: float) -> list[str]:
    """The word, or its pieces where it is wider than a whole line."""
    if estimated_width(word, size) <= width:
        return [word]
    fitting = max(1, int(width / (0.62 * size)))
    return [word[at : at + fitting] for at in range(0, len(word), fitting)]
