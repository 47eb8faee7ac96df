"""How a report looks on paper: measures, colours and the styles of its texts.

Lengths are in points (1/72 inch).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from . import palette
from .blocks import Align
from .pdf_inks import Ink

LEFT, RIGHT, TOP, BOTTOM = 64.0, 64.0, 76.0, 70.0


@dataclass(frozen=True)
class Paper:
    """The size of a page; its margins are the same on every paper."""

    width: float
    height: float

    @property
    def text_width(self) -> float:
        """How wide a line may be."""
        return self.width - LEFT - RIGHT

    @property
    def text_height(self) -> float:
        """How much room there is under each other on a page that is not the first."""
        return self.height - TOP - BOTTOM


A4 = Paper(595.28, 841.89)

CHART_SIZE = 8.4
"""The text size in charts."""

SMALLEST_IN_CHART = 0.94
"""The size of the smallest text in a chart, in its text sizes."""

ENLARGED_LEADING = 1.32
"""The leading of what is set larger than its style says, in its own sizes."""


@dataclass(frozen=True, kw_only=True)
class Style:
    """The look of a text; `is_strong` and `is_italic` choose the face of its plain runs."""

    size: float
    leading: float
    colour: str = palette.INK
    align: Align = Align.START
    is_strong: bool = False
    is_italic: bool = False

    def at_least(self, size: float) -> Style:
        """The style, in letters of that size where its own are smaller."""
        if self.size >= size:
            return self
        return replace(self, size=size, leading=ENLARGED_LEADING * size)


BODY = Style(size=10, leading=14)
LEAD = Style(size=12, leading=17, colour=Ink.ACCENT)
SMALL = Style(size=8.5, leading=11.8)
NOTE = replace(SMALL, colour=palette.SOFT)
CELL = Style(size=9, leading=12.4)
COLUMN = Style(size=8.5, leading=11.6, is_strong=True, colour=Ink.ACCENT)
CAPTION = Style(size=9, leading=12.4, is_strong=True)
TERM = Style(size=9, leading=14, colour=palette.SOFT)
QUOTE = Style(size=10.5, leading=15, is_italic=True)
VERBATIM = Style(size=10.5, leading=15, is_italic=True, colour=palette.SOFT)
VERDICT = Style(size=17, leading=22, is_strong=True)
SIGN_TITLE = Style(size=13, leading=18, is_strong=True)
FIGURE_TITLE = Style(size=10.5, leading=14, is_strong=True)
FURNITURE = Style(size=8, leading=10, colour=palette.SOFT)

ORGANISATION = Style(size=12, leading=16, colour=Ink.ON_ACCENT, is_strong=True)
KIND = Style(size=10, leading=14, colour=Ink.ON_ACCENT)
TITLE = Style(size=24, leading=30, colour=Ink.ON_ACCENT, is_strong=True)
LONG_TITLE = Style(size=15, leading=19, colour=Ink.ON_ACCENT, is_strong=True)
SUBTITLE = Style(size=12, leading=17, colour=Ink.ON_ACCENT)

HEADINGS = {
    1: Style(size=18, leading=23, colour=Ink.ACCENT, is_strong=True),
    2: Style(size=13.5, leading=18, is_strong=True),
    3: Style(size=11, leading=15, is_strong=True),
    4: Style(size=10, leading=14, colour=palette.SOFT, is_strong=True),
}
SPACE_BEFORE_HEADING = {1: 26.0, 2: 20.0, 3: 14.0, 4: 10.0}
SPACE_AFTER_HEADING = {1: 9.0, 2: 6.0, 3: 4.0, 4: 3.0}
