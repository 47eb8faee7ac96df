"""Whose report it is, at the head of its first page: the logo on a white plate, and the name."""

from __future__ import annotations

from dataclasses import dataclass

from . import palette, pdf_style
from .blocks import Report, readable, words
from .house_style import Logo
from .logo import Raster, raster
from .pdf_blocks import Setting
from .pdf_boxes import NOTHING, Box, tagged
from .pdf_pen import Pen
from .pdf_tags import Tag

WIDEST, HIGHEST = 150.0, 44.0
"""The room of a logo, in points."""

PADDING, GAP = 7.0, 14.0

EXAMPLE = 130.0
"""The room that the mark of an example needs beside it."""


def masthead(report: Report, setting: Setting) -> Masthead | None:
    """The logo and the name beside it; None where the report's style has neither.

    Raises ValueError where the logo is no picture.
    """
    style = report.style
    if style.logo is None and not style.name:
        return None
    plate = _plate(style.logo) if style.logo is not None else None
    beside = plate.width + GAP if plate else 0.0
    narrower = beside + (EXAMPLE if report.example else 0.0)
    name = setting.lines(words(style.name), pdf_style.ORGANISATION, narrower)
    return Masthead(plate, tagged(name, "P") if style.name else NOTHING, beside)


def _plate(logo: Logo) -> Plate:
    width, height = logo.within(WIDEST, HIGHEST)
    return Plate(raster(logo), width, height, Tag("Figure", alt=readable(logo.text)))


@dataclass(frozen=True)
class Plate:
    """A picture on white, whatever the colour of the band; `tag` is the Figure that it is."""

    picture: Raster
    inner_width: float
    inner_height: float
    tag: Tag

    @property
    def width(self) -> float:
        return self.inner_width + 2 * PADDING

    @property
    def height(self) -> float:
        return self.inner_height + 2 * PADDING

    def split(self, room: float) -> tuple[Box, Box] | None:  # noqa: ARG002
        return None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        foot = top - self.height
        with pen.within(self.tag):
            pen.place((x, foot, x + self.width, top))
            pen.fill(x, foot, self.width, self.height, palette.WHITE)
            corner = (x + PADDING, foot + PADDING)
            pen.image(corner, (self.inner_width, self.inner_height), self.picture)


@dataclass(frozen=True)
class Masthead:
    """The plate and the name beside the middle of it; one of them may be missing."""

    plate: Plate | None
    name: Box
    indent: float

    @property
    def height(self) -> float:
        return max(self.plate.height if self.plate else 0.0, self.name.height)

    def split(self, room: float) -> tuple[Box, Box] | None:  # noqa: ARG002
        return None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        for box, at in ((self.plate, x), (self.name, x + self.indent)):
            if box is not None and box.height:
                box.draw(pen, at, top - (self.height - box.height) / 2)
