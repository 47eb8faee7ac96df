"""Signs: a colour and a shape that also tells itself in black and white.

Of a verdict, by its level; and the three of a report for families.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import cos, pi, sin

from .blocks import Sign
from .chart import Level
from .drawing import Circle, Drawing, Line, Point, Polygon, Rect, Shape, Words
from .palette import BANDS, CRITICAL, UNDECIDED, WHITE

COLOURS = {
    Level.CRITICAL: CRITICAL,
    Level.UNDECIDED: UNDECIDED,
    Level.BAND_1: BANDS[0],
    Level.BAND_2: BANDS[1],
    Level.BAND_3: BANDS[2],
    Level.BAND_4: BANDS[3],
}
"""Each level's colour; every one has a contrast of at least 4.5 with white."""

SIGN_COLOURS = {Sign.GOOD: BANDS[3], Sign.BETTER: BANDS[0], Sign.FIRST: CRITICAL}
"""Each sign's colour; every one has a contrast of at least 4.5 with white."""

_STEPS = {Level.BAND_1: 1, Level.BAND_2: 2, Level.BAND_3: 3, Level.BAND_4: 4}


def sign(level: Level, size: float) -> Drawing:
    """The sign in a square of `size`: a stop sign, a question mark, or steps up to the band."""
    match level:
        case Level.CRITICAL:
            shapes = [_octagon(size), _character("!", size)]
        case Level.UNDECIDED:
            shapes = [_disc(UNDECIDED, size), _character("?", size)]
        case _:
            shapes = [_step(at, _STEPS[level], COLOURS[level], size) for at in range(4)]
    return Drawing(size, size, size, tuple(shapes))


def plain_sign(sign: Sign, size: float) -> Drawing:
    """The sign in a square of `size`: a tick on a disc, an arrow up on a square, a stop sign."""
    colour = SIGN_COLOURS[sign]
    match sign:
        case Sign.GOOD:
            shapes = [_disc(colour, size), *_strokes(_TICK, size)]
        case Sign.BETTER:
            square = Rect(
                x=0.06 * size, y=0.06 * size, width=0.88 * size, height=0.88 * size, fill=colour
            )
            shapes = [square, *_strokes(_STEM, size), *_strokes(_ARROWHEAD, size)]
        case Sign.FIRST:
            shapes = [_octagon(size), _character("!", size)]
    return Drawing(size, size, size, tuple(shapes))


_TICK = ((0.27, 0.52), (0.44, 0.69), (0.74, 0.34))
_STEM = ((0.5, 0.77), (0.5, 0.27))
_ARROWHEAD = ((0.29, 0.47), (0.5, 0.26), (0.71, 0.47))
"""Lines of signs, point by point, as shares of their size."""


def _strokes(points: tuple[Point, ...], size: float) -> Iterator[Shape]:
    """White lines from point to point, with round corners and ends."""
    placed = [(x * size, y * size) for x, y in points]
    width = 0.11 * size
    for point in placed:
        yield Circle(centre=point, radius=width / 2, fill=WHITE, stroke=WHITE, stroke_width=0)
    for start, end in pairwise(placed):
        yield Line(start=start, end=end, colour=WHITE, width=width)


def _octagon(size: float) -> Shape:
    half = size / 2
    angles = [pi / 8 + corner * pi / 4 for corner in range(8)]
    points = tuple((half + half * cos(angle), half + half * sin(angle)) for angle in angles)
    return Polygon(points=points, fill=CRITICAL)


def _disc(colour: str, size: float) -> Shape:
    half = size / 2
    return Circle(centre=(half, half), radius=half - 0.5, fill=colour, stroke=colour)


def _character(character: str, size: float) -> Shape:
    return Words(
        at=(size / 2, 0.74 * size),
        text=character,
        size=0.66 * size,
        colour=WHITE,
        anchor="middle",
        strong=True,
    )


def _step(position: int, reached: int, colour: str, size: float) -> Shape:
    """One of four rising steps: filled up to the band, an outline beyond it."""
    height = size * (0.34 + 0.2 * position)
    return Rect(
        x=position * 0.26 * size + 0.5,
        y=size - height,
        width=0.2 * size,
        height=height - 0.5,
        fill=colour if position < reached else WHITE,
        stroke=colour,
    )
