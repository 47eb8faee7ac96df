"""What draws on a page: ReportLab's canvas, with the few strokes that boxes need.

The only room that draws on the canvas. Before each stroke it asks `pdf_tags` whose it is, and
writes the operators that say so. Lengths are in points and y counts from the foot of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFString
from reportlab.pdfgen.canvas import Canvas

from .blocks import Entry
from .drawing import Point
from .pdf_metadata import Standard
from .pdf_structure import write_structure
from .pdf_tags import Artifact, Rectangle, Structure, Tag

_ANNOTATION = "link {key}"
_PRINTED = 4
"""The flag of an annotation that stays when the page is printed; an archivable one must."""


@dataclass(frozen=True)
class Pen:
    """A canvas, on which page each anchor turned out to be, and how deep in the outline it is.

    `titles` says where a link to an anchor leads; `structure` grows with each stroke.
    """

    canvas: Canvas
    pages: Mapping[str, int]
    levels: Mapping[str, int]
    titles: Mapping[str, str]
    structure: Structure = field(default_factory=Structure)

    def within(self, *parts: Tag | Artifact) -> AbstractContextManager[None]:
        """Makes all that is drawn in it part of these structure elements, the outer first."""
        return self.structure.within(*parts)

    def place(self, rectangle: Rectangle) -> None:
        """Tells where on the page the innermost element stands, a picture."""
        self.structure.place(rectangle)

    def end_page(self) -> None:
        """Ends the page; what follows stands on the next."""
        key = self.structure.page_keys[-1]
        self._write(self.structure.end_page())
        self.canvas.showPage()
        page = self._document.Pages.pages[-1]
        page.StructParents, page.Tabs = key, "/S"
        # ReportLab writes the entries of a page that it knows, and these by their names.
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]

    def write_structure(self, standard: Standard) -> dict[str, Any]:
        """Puts into the file what all strokes are, once its last page is ended.

        Gives a reference to the structure element of each anchor.
        """
        document = self._document
        pages = [document.Reference(page) for page in document.Pages.pages]
        links = {
            key: document.refAnnotation(_ANNOTATION.format(key=key))
            for key, owner in enumerate(self.structure.parents)
            if not isinstance(owner, list)
        }
        return write_structure(document, self.structure, standard, pages, links)

    @property
    def _document(self) -> Any:
        return self.canvas._doc  # type: ignore[attr-defined]

    def _write(self, operators: Iterable[str]) -> None:
        self.canvas._code.extend(operators)  # type: ignore[attr-defined]

    def text(self, x: float, y: float, text: str, font: str, size: float, colour: str) -> None:
        """Writes a stretch of text with its baseline at `y`."""
        self._write(self.structure.before_text())
        line = self.canvas.beginText(x, y)
        line.setFont(font, size)
        line.setFillColor(HexColor(colour))
        line.textOut(text)
        self.canvas.drawText(line)

    def line(
        self, start: Point, end: Point, colour: str, width: float, dash: Sequence[float] = ()
    ) -> None:
        """Draws a line; `dash` holds the lengths of dashes and gaps."""
        self._write(self.structure.before_shape())
        self.canvas.setStrokeColor(HexColor(colour))
        self.canvas.setLineWidth(width)
        self.canvas.setDash(list(dash))
        self.canvas.line(*start, *end)
        if dash:
            self.canvas.setDash([])

    def fill(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fills a rectangle whose lower left corner is (x, y)."""
        self._write(self.structure.before_shape())
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
        self._write(self.structure.before_shape())
        self.canvas.setFillColor(HexColor(fill))
        self.canvas.setStrokeColor(HexColor(stroke))
        self.canvas.setLineWidth(edge)

    def link(self, x: float, y: float, width: float, height: float, target: str) -> None:
        """Makes a rectangle lead to "#anchor" or to an address, from the innermost element."""
        key = self.structure.annotate(target[1:] if target.startswith("#") else "")
        if key is None:
            return
        annotation = {
            "Type": "/Annot",
            "Subtype": "/Link",
            "Rect": PDFArray([x, y, x + width, y + height]),
            "Border": "[0 0 0]",
            "F": _PRINTED,
            "Contents": PDFString(self.titles.get(target[1:], target)),
            "StructParent": key,
            **self._destination(target),
        }
        name = _ANNOTATION.format(key=key)
        self.canvas._addAnnotation(PDFDictionary(annotation), name)  # type: ignore[attr-defined]

    def _destination(self, target: str) -> dict[str, Any]:
        if target.startswith("#"):
            # Not linkRect and linkURL: they know no StructParent.
            return {"Dest": self.canvas._bookmarkReference(target[1:])}  # type: ignore[attr-defined]
        return {"A": PDFDictionary({"S": "/URI", "URI": PDFString(target)})}

    def bookmark(self, y: float, title: str, anchor: str) -> None:
        """Makes a place that links and the reader's outline lead to."""
        self.structure.anchor(anchor)
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
