"""The colours of a report, in every medium but the stylesheet, which repeats them as tokens.

Ordered from light to dark, so that the five values of a scale also read in black and white.
"""

from __future__ import annotations

from functools import cache

from .contrast import contrast

INK = "#17212b"
SOFT = "#52606b"
HAIRLINE = "#c9d1d6"
FAINT = "#f2f5f6"
WHITE = "#ffffff"
ACCENT = "#0d4f5c"
LINK = "#0b5c73"

RULE = "#7d8992"
"""Of thin lines that a reader measures by: limits, scales, hatches."""

VALUES = ("#f5e0b0", "#a6caa0", "#62a69e", "#2c7a83", "#0b4450")
"""The fills of the values of a scale, from the lowest to the highest."""

EDGE = "#34505a"
"""The outline of a light fill: it shows on the page and on every fill that needs one."""

LOWEST_HATCH = "#8a6414"
NO_VALUE = "#e3e7ea"

CLIENTS = "#0b4450"
OWN = "#a34a00"

CRITICAL = "#9b1c1c"
UNDECIDED = "#52606b"
BANDS = ("#8a4b08", "#75611a", "#2c7a83", "#0b4450")

WARNING = "#8a4b08"
WARNING_FAINT = "#fbf3e4"
EXAMPLE = "#6b2c6b"
EXAMPLE_FAINT = "#f8f0f8"


VISIBLE = 3.0
"""The contrast that a graphic needs with what it lies on (WCAG 2.2, success criterion 1.4.11)."""


@cache
def ink_on(fill: str) -> str:
    """Whichever of ink and white reads best on the fill."""
    return max((INK, WHITE), key=lambda colour: contrast(colour, fill))


@cache
def edge_of(fill: str) -> str:
    """The outline without which a fill would fade into the page; empty where it needs none."""
    return "" if contrast(fill, WHITE) >= VISIBLE else EDGE
