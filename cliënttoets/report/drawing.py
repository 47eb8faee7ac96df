"""A drawing as a value: a few shapes on a canvas whose origin is the upper left corner.

Lengths have no unit; y grows downwards. A medium draws the shapes in order. This module knows no
chart, no SVG and no PDF.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
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


_EMS = {
    character: em
    for em, characters in (
        (0.29, "ijlïí'"),
        (0.34, "I.,:;’‘|· \N{NO-BREAK SPACE}"),
        (0.42, "frt()[]-/!"),
        (0.55, "cçsz“”"),
        (0.60, "kvxy?*_L–"),
        (0.87, "wM#+<=>×"),
        (1.00, "mW%@—…"),
    )
    for character in characters
}
"""How wide a character is, in text sizes: as in the broadest of Noto Sans, Arial, DejaVu Sans."""

SOFT_HYPHEN = "\N{SOFT HYPHEN}"

_STRONG = 1.14
"""How much wider strong text is, in the font where that is most."""


def estimated_width(text: str, size: float, *, strong: bool = False) -> float:
    """About how wide a text is in a sans serif; seldom less than it is.

    A drawing does not know the font that it will be shown in, and must leave room for each.
    """
    return sum(map(_em, text)) * size * (_STRONG if strong else 1)


@lru_cache(maxsize=4096)
def _em(character: str) -> float:
    """The width of any character, in text sizes."""
    if character in _EMS:
        return _EMS[character]
    if unicodedata.east_asian_width(character) in "WF":
        return 1.1
    return 0.79 if character.isupper() else 0.64


def wrapped(
    text: str, size: float, width: float, *, strong: bool = False, most: int = 6
) -> list[str]:
    """The text in lines no wider than `width`, as estimated; more than `most` lines are cut off.

    A soft hyphen tells where a word may be broken; it shows only where it is.
    """
    lines: list[str] = []
    line = ""
    # Strong text is as wide as plain text that has less room.
    room = width / size / (_STRONG if strong else 1)
    for word in text.split():
        for part in _parts(word, room):
            longer = f"{line} {part}" if line else part
            if line and estimated_width(longer, 1) > room:
                lines.append(line)
                longer = part
            line = longer
    lines.append(line)
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]} …"]


def _parts(word: str, room: float) -> list[str]:
    """The word, or its pieces where it is wider than a whole line; the room is in text sizes."""
    whole = word.replace(SOFT_HYPHEN, "")
    if estimated_width(whole, 1) <= room:
        return [whole]
    if whole == word:
        return _cut(word, room)
    first, *others = word.split(SOFT_HYPHEN)
    pieces = [first]
    for piece in others:
        if estimated_width(f"{pieces[-1]}{piece}-", 1) <= room:
            pieces[-1] += piece
        else:
            pieces.append(piece)
    hyphenated = [*(f"{piece}-" for piece in pieces[:-1]), pieces[-1]]
    fits = all(estimated_width(piece, 1) <= room for piece in hyphenated)
    return hyphenated if fits else _cut(whole, room)


def _cut(word: str, room: float) -> list[str]:
    """The word in pieces that each fill a line, wherever that breaks it."""
    pieces = [word[0]]
    for character in word[1:]:
        if estimated_width(pieces[-1] + character, 1) <= room:
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces
