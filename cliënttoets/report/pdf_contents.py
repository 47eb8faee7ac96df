"""A line of the table of contents: its page number is known only when it is drawn."""

from __future__ import annotations

from dataclasses import dataclass

from .palette import HAIRLINE, INK
from .pdf_boxes import Box
from .pdf_fonts import REGULAR, width
from .pdf_pen import Pen
from .pdf_text import Lines


@dataclass(frozen=True)
class ContentsLine:
    """A heading's title, and the page that it turned out to be on at the far end."""

    title: Lines
    anchor: str
    width: float
    indent: float

    @property
    def height(self) -> float:
        return self.title.height

    def split(self, room: float) -> tuple[Box, Box] | None:  # noqa: ARG002
        return None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        self.title.draw(pen, x + self.indent, top)
        number, style = str(pen.pages[self.anchor]), self.title.style
        baseline = top - self.height + (style.leading - 0.68 * style.size) / 2
        length = style.size * width(number, REGULAR)
        end = x + self.width
        space = style.size * width(" ", REGULAR)
        last = self.title.lines[-1].width * style.size if self.title.lines else 0
        start = x + self.indent + last + 6
        pen.line((start, baseline), (end - length - 6, baseline), HAIRLINE, 0.6, (0.6, 3))
        # With a space before it: who hears it must not take it for the title's.
        pen.text(end - length - space, baseline, f" {number}", REGULAR, style.size, INK)
        pen.link(x, top - self.height, self.width, self.height, f"#{self.anchor}")
