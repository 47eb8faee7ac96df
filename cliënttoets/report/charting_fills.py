"""The fills that tell answers apart: light to dark over the scale, hatched where there is none.

A value looks alike in every chart. Fills of neighbours never touch: a strip of page is between
them, and a fill that would fade into the page has an outline.
"""

from __future__ import annotations

from dataclasses import dataclass

from .drawing import Hatch, Rect
from .palette import LOWEST_HATCH, NO_VALUE, RULE, VALUES, WHITE, edge_of

STRIP = 0.75
"""How much narrower a fill is than its place, at either end, in the drawing's unit."""


@dataclass(frozen=True)
class Fill:
    """What one answer looks like."""

    colour: str
    hatch: Hatch | None = None
    hatch_colour: str = ""

    def rect(self, x: float, y: float, width: float, height: float) -> Rect:
        """The fill in its place; one too narrow for a strip beside it takes all of it."""
        strip = STRIP if width > 4 * STRIP else 0
        return Rect(
            x=x + strip,
            y=y,
            width=width - 2 * strip,
            height=height,
            fill=self.colour,
            stroke=edge_of(self.colour),
            hatch=self.hatch,
            hatch_colour=self.hatch_colour,
        )


# Rising lines are the lowest value's; the last code is blank, as what nobody answered is.
CODE_FILLS = (
    Fill(NO_VALUE),
    Fill(WHITE, Hatch.LEVEL, RULE),
    Fill(WHITE, Hatch.UPRIGHT, RULE),
    Fill(WHITE, Hatch.FALLING, RULE),
    Fill(WHITE),
)
"""The fill of a code, by its place among the chart's codes."""


def value_fill(position: int, values: int) -> Fill:
    """Of one of so many values; the lowest is hatched."""
    colour = VALUES[round(position * (len(VALUES) - 1) / max(1, values - 1))]
    return Fill(colour) if position else Fill(colour, Hatch.RISING, LOWEST_HATCH)
