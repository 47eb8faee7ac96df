"""What draws on a page: ReportLab's canvas, with the few strokes that boxes need.

The only room that knows the canvas. Every text of a report passes `text`, every line and ground
`line` and `fill`; here a tagged PDF would open and close its elements. Lengths are in points and
y counts from the foot of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from .blocks import Entry
from .drawing import Point


@dataclass(frozen=True)
class Pen:
    """A canvas, on which page each anchor turned out to be, and how deep in the outline it is."""

    canvas: Canvas
    pages: Mapping[str, int]
    levels: Mapping[str, int]

    def text(self, x: float, y: float, text: str, font: str, size: float, colour: str) -> None:
        """Writes a stretch of text with its baseline at `y`."""
        line = self.canvas.beginText(x, y)
        line.setFont(font, size)
        line.setFillColor(HexColor(colour))
        line.textOut(text)
        self.canvas.drawText(line)

    def line(
        self, start: Point, end: Point, colour: str, width: float, dash: Sequence[float] = ()
    ) -> None:
        """Draws a line; `dash` holds the lengths of dashes and gaps."""
        self.canvas.setStrokeColor(HexColor(colour))
        self.canvas.setLineWidth(width)
        self.canvas.setDash(list(dash))
        self.canvas.line(*start, *end)
        if dash:
            self.canvas.setDash([])

    def fill(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fills a rectangle whose lower left corner is (x, y)."""
        self.canvas.setFillColor(HexColor(colour))
        self.canvas.rect(x, y, width, height, stroke=0, fill=1)

    def rect(
        self,
        corner: Point,
        size: tuple[float, float],
        fill: str,
        stroke: str,
        hatch: Sequence[tuple[Point, Point]],
        hatch_colour: str,
    ) -> None:
        """Draws a rectangle from its lower left corner, with hatch lines clipped to it."""
        canvas = self.canvas
        self.fill(*corner, *size, fill)
        if hatch:
            canvas.saveState()
            path = canvas.beginPath()
            path.rect(*corner, *size)
            canvas.clipPath(path, stroke=0, fill=0)
            for start, end in hatch:
                self.line(start, end, hatch_colour, 0.5)
            canvas.restoreState()
        if stroke:
            canvas.setStrokeColor(HexColor(stroke))
            canvas.setLineWidth(0.5)
            canvas.rect(*corner, *size, stroke=1, fill=0)

    def circle(self, centre: Point, radius: float, fill: str, stroke: str, edge: float) -> None:
        """Draws a disc with an edge."""
        self._colours(fill, stroke, edge)
        self.canvas.circle(*centre, radius, stroke=1, fill=1)

    def polygon(self, points: Sequence[Point], fill: str, stroke: str, edge: float) -> None:
        """Draws a closed outline, without an edge where `stroke` is empty."""
        self._colours(fill, stroke or fill, edge)
        path = self.canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        path.close()
        self.canvas.drawPath(path, stroke=1 if stroke else 0, fill=1)

    def _colours(self, fill: str, stroke: str, edge: float) -> None:
        self.canvas.setFillColor(HexColor(fill))
        self.canvas.setStrokeColor(HexColor(stroke))
        self.canvas.setLineWidth(edge)

    def link(self, x: float, y: float, width: float, height: float, target: str) -> None:
        """Makes a rectangle lead to "#anchor" or to an address."""
        corners = (x, y, x + width, y + height)
        if target.startswith("#"):
            self.canvas.linkRect("", target[1:], corners, relative=1, Border="[0 0 0]")
        else:
            self.canvas.linkURL(target, corners, relative=1)

    def bookmark(self, y: float, title: str, anchor: str) -> None:
        """Makes a place that links and the reader's outline lead to."""
        self.canvas.bookmarkHorizontal(anchor, 0, y)
        self.canvas.addOutlineEntry(title, anchor, self.levels[anchor], closed=False)


def outline_levels(entries: Iterable[Entry]) -> dict[str, int]:
    """How deep each heading lies in the outline, from 0: at most one deeper than its forerunner.

    A PDF has no outline that skips a level; a report may, where a short part has no chapters.
    """
    levels: dict[str, int] = {}
    level = -1
    for entry in entries:
        level = min(entry.depth - 1, level + 1)
        levels[entry.anchor] = level
    return levels
