"""The marks that tell series apart: by their form, so that they also do in black and white."""

from __future__ import annotations

from dataclasses import dataclass

from .drawing import Circle, Point, Polygon, Shape
from .palette import ACCENT, WHITE


@dataclass(frozen=True)
class _Form:
    """Corners around the centre, in radii; a disc has none. A hollow form is an outline."""

    corners: tuple[Point, ...] = ()
    is_hollow: bool = False


_SQUARE = ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9))
_TRIANGLE = ((0, -1.3), (1.25, 0.9), (-1.25, 0.9))
_DIAMOND = ((0, -1.35), (1.35, 0), (0, 1.35), (-1.35, 0))
_BEAM, _REACH = 0.45, 1.3
_CROSS = (
    (-_BEAM, -_REACH),
    (_BEAM, -_REACH),
    (_BEAM, -_BEAM),
    (_REACH, -_BEAM),
    (_REACH, _BEAM),
    (_BEAM, _BEAM),
    (_BEAM, _REACH),
    (-_BEAM, _REACH),
    (-_BEAM, _BEAM),
    (-_REACH, _BEAM),
    (-_REACH, -_BEAM),
    (-_BEAM, -_BEAM),
)

# The first five have five forms; only then does an outline have to tell two of a form apart.
FORMS = (
    _Form(),
    _Form(_SQUARE),
    _Form(_TRIANGLE),
    _Form(_DIAMOND, is_hollow=True),
    _Form(_CROSS),
    _Form(is_hollow=True),
    _Form(tuple((x, -y) for x, y in _TRIANGLE), is_hollow=True),
    _Form(_SQUARE, is_hollow=True),
)
"""The mark of each series, by its place among the chart's series."""


def mark(series: int, centre: Point, radius: float) -> Shape:
    """The mark of a series; a solid one has a white rim, which keeps it off the line it is on."""
    form = FORMS[series]
    fill, stroke, width = (WHITE, ACCENT, 0.36 * radius) if form.is_hollow else (ACCENT, WHITE, 1)
    if not form.corners:
        return Circle(centre=centre, radius=radius, fill=fill, stroke=stroke, stroke_width=width)
    x, y = centre
    points = tuple((x + radius * dx, y + radius * dy) for dx, dy in form.corners)
    return Polygon(points=points, fill=fill, stroke=stroke, stroke_width=width)
