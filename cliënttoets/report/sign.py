"""The sign of a verdict: a colour and a shape that also tells itself in black and white."""

from __future__ import annotations

from math import cos, pi, sin

from .chart import Level
from .drawing import Circle, Drawing, Polygon, Rect, Shape, Words
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

_STEPS = {Level.BAND_1: 1, Level.BAND_2: 2, Level.BAND_3: 3, Level.BAND_4: 4}


def sign(level: Level, size: float) -> Drawing:
    """The sign in a square of `size`: a stop sign, a question mark, or steps up to the band."""
    match level:
        case Level.CRITICAL:
            shapes = [_octagon(size), _character("!", size)]
        case Level.UNDECIDED:
            shapes = [_disc(size), _character("?", size)]
        case _:
            shapes = [_step(at, _STEPS[level], COLOURS[level], size) for at in range(4)]
    return Drawing(size, size, size, tuple(shapes))


def _octagon(size: float) -> Shape:
    half = size / 2
    angles = [pi / 8 + corner * pi / 4 for corner in range(8)]
    points = tuple((half + half * cos(angle), half + half * sin(angle)) for angle in angles)
    return Polygon(points=points, fill=CRITICAL)


def _disc(size: float) -> Shape:
    half = size / 2
    return Circle(centre=(half, half), radius=half - 0.5, fill=UNDECIDED, stroke=UNDECIDED)


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
