"""How a report looks on paper: measures, colours and the styles of its texts.

Lengths are in points (1/72 inch).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from . import palette
from .blocks import Align

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
"""A4."""

LEFT, RIGHT, TOP, BOTTOM = 64.0, 64.0, 76.0, 70.0
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
TEXT_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM

CHART_SIZE = 8.4
"""The text size in charts."""


@dataclass(frozen=True, kw_only=True)
class Style:
    """The look of a text; `is_strong` and `is_italic` choose the face of its plain runs."""

    size: float
    leading: float
    colour: str = palette.INK
    align: Align = Align.START
    is_strong: bool = False
    is_italic: bool = False


BODY = Style(size=10, leading=14)
LEAD = Style(size=12, leading=17, colour=palette.ACCENT)
SMALL = Style(size=8.5, leading=11.8)
NOTE = replace(SMALL, colour=palette.SOFT)
CELL = Style(size=9, leading=12.4)
COLUMN = Style(size=8.5, leading=11.6, is_strong=True, colour=palette.ACCENT)
CAPTION = Style(size=9, leading=12.4, is_strong=True)
TERM = Style(size=9, leading=14, colour=palette.SOFT)
QUOTE = Style(size=10.5, leading=15, is_italic=True)
VERBATIM = Style(size=10.5, leading=15, is_italic=True, colour=palette.SOFT)
VERDICT = Style(size=17, leading=22, is_strong=True)
FIGURE_TITLE = Style(size=10.5, leading=14, is_strong=True)
FURNITURE = Style(size=8, leading=10, colour=palette.SOFT)

KIND = Style(size=10, leading=14, colour=palette.WHITE)
TITLE = Style(size=24, leading=30, colour=palette.WHITE, is_strong=True)
LONG_TITLE = Style(size=15, leading=19, colour=palette.WHITE, is_strong=True)
SUBTITLE = Style(size=12, leading=17, colour=palette.WHITE)

HEADINGS = {
    1: Style(size=18, leading=23, colour=palette.ACCENT, is_strong=True),
    2: Style(size=13.5, leading=18, is_strong=True),
    3: Style(size=11, leading=15, is_strong=True),
    4: Style(size=10, leading=14, colour=palette.SOFT, is_strong=True),
}
SPACE_BEFORE_HEADING = {1: 26.0, 2: 20.0, 3: 14.0, 4: 10.0}
SPACE_AFTER_HEADING = {1: 9.0, 2: 6.0, 3: 4.0, 4: 3.0}
