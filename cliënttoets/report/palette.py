"""The colours of a report, in every medium but the stylesheet, which repeats them as tokens.

Ordered from light to dark, so that the five values of a scale also read in black and white.
"""

INK = "#17212b"
SOFT = "#52606b"
HAIRLINE = "#c9d1d6"
FAINT = "#f2f5f6"
WHITE = "#ffffff"
ACCENT = "#0d4f5c"
LINK = "#0b5c73"

VALUES = ("#f5e3b8", "#bcd6b4", "#72b5ab", "#2c7a83", "#0b4450")
"""The fills of the values of a scale, from the lowest to the highest."""

CLIENTS = "#0b4450"
OWN = "#a34a00"

CRITICAL = "#9b1c1c"
UNDECIDED = "#52606b"
BANDS = ("#8a4b08", "#75611a", "#2c7a83", "#0b4450")

WARNING = "#8a4b08"
WARNING_FAINT = "#fbf3e4"
EXAMPLE = "#6b2c6b"
EXAMPLE_FAINT = "#f8f0f8"


def luminance(colour: str) -> float:
    """The relative luminance of a "#rrggbb" colour, in [0, 1] (WCAG 2.2)."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def ink_on(fill: str) -> str:
    """Whichever of ink and white reads best on the fill."""
    return max((INK, WHITE), key=lambda colour: contrast(colour, fill))
