"""What draws on a page: the few strokes that boxes need, and links and bookmarks.

Before each stroke it asks `pdf_tags` whose it is, and writes the operators that say so. ReportLab's
canvas keeps the pages, fonts, links and the outline. Lengths are in points and y counts from the
foot of the page.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFStream, PDFString, xObjectName
from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfgen.canvas import Canvas

from .blocks import Entry
from .drawing import Point
from .logo import Raster
from .pdf_file import reference
from .pdf_fonts import FONTS
from .pdf_glyphs import NOTHING_TO_READ, Cluster
from .pdf_metadata import Standard
from .pdf_scripts import glyph_font
from .pdf_strokes import Strokes
from .pdf_structure import write_structure
from .pdf_tags import Artifact, Rectangle, Structure, Tag

_WITH_ASCII = frozenset(FONTS.values())
_ANNOTATION = "link {key}"
_PRINTED = 4
"""The flag of an annotation that stays when the page is printed; an archivable one must."""


@dataclass(frozen=True)
class Pen:
    """A canvas, on which page each anchor turned out to be, and how deep in the outline it is.

    `titles` says where a link to an anchor leads; `structure` grows with each stroke. `inks` has
    the colours that stand under their roles, see `pdf_inks`.
    """

    canvas: Canvas
    pages: Mapping[str, int]
    levels: Mapping[str, int]
    titles: Mapping[str, str]
    inks: Mapping[str, str]
    structure: Structure = field(default_factory=Structure)
    strokes: Strokes = field(default_factory=Strokes)

    def within(self, *parts: Tag | Artifact) -> AbstractContextManager[None]:
        """Makes all that is drawn in it part of these structure elements, the outer first."""
        return self.structure.within(*parts)

    def place(self, rectangle: Rectangle) -> None:
        """Tells where on the page the innermost element stands, a picture."""
        self.structure.place(rectangle)

    def end_page(self) -> None:
        """Ends the page; what follows stands on the next."""
        key = self.structure.page_keys[-1]
        self.strokes.write(self.structure.end_page())
        self.canvas._code.extend(self.strokes.taken())  # type: ignore[attr-defined]
        self.canvas.showPage()
        page = self._document.Pages.pages[-1]
        page.StructParents, page.Tabs = key, "/S"
        # ReportLab writes the entries of a page that it knows, and these by their names.
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]

    def write_structure(self, standard: Standard) -> dict[str, str]:
        """Puts into the file what all strokes are, once its last page is ended.

        Gives a reference to the structure element of each anchor.
        """
        document = self._document
        pages = [reference(document, page) for page in document.Pages.pages]
        links = {
            key: reference(document, document.refAnnotation(_ANNOTATION.format(key=key)))
            for key, owner in enumerate(self.structure.parents)
            if not isinstance(owner, list)
        }
        return write_structure(document, self.structure, standard, pages, links)

    @property
    def _document(self) -> Any:
        return self.canvas._doc  # type: ignore[attr-defined]

    def _ink(self, colour: str) -> str:
        """A "#rrggbb" colour, which may be given as its role."""
        return self.inks.get(colour, colour)

    def text(self, x: float, y: float, text: str, font: str, size: float, colour: str) -> None:
        """Writes a stretch of text with its baseline at `y`."""
        self.strokes.write(self.structure.before_text())
        self.strokes.fill_colour(self._ink(colour))
        self.strokes.text(x, y, coded(text, font, self._document), size)

    def cluster(
        self, x: float, y: float, cluster: Cluster, font: str, size: float, colour: str
    ) -> None:
        """Draws glyphs that stand for some characters together; (x, y) is where their text starts.

        They are read by what their font says of them, or as those characters instead.
        """
        face = glyph_font(font)
        if cluster.is_replaced:
            spelt = cluster.source.encode("utf-16-be").hex().upper()
            self.strokes.write(self.structure.before_text())
            self.strokes.write([f"/Span <</ActualText <FEFF{spelt}>>> BDC"])
        for glyph in cluster.glyphs:
            read = cluster.read if glyph is cluster.glyphs[0] else NOTHING_TO_READ
            character = face.character(glyph.number, read, self._document)
            self.text(x + glyph.x * size, y + glyph.y * size, character, font, size, colour)
        if cluster.is_replaced:
            self.strokes.write(["EMC"])

    def line(
        self, start: Point, end: Point, colour: str, width: float, dash: Sequence[float] = ()
    ) -> None:
        """Draws a line; `dash` holds the lengths of dashes and gaps."""
        self._shape(stroke=colour, edge=width, dash=dash)
        self.strokes.path((start, end), "S")

    def fill(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fills a rectangle whose lower left corner is (x, y)."""
        self._shape(fill=colour)
        self.strokes.rectangle(x, y, width, height, "f")

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
        self.fill(*corner, *size, fill)
        if hatch:
            with self.strokes.within(*corner, *size):
                for start, end in hatch:
                    self.line(start, end, hatch_colour, 0.5)
        if stroke:
            self._shape(stroke=stroke, edge=0.5)
            self.strokes.rectangle(*corner, *size, "S")

    def circle(self, centre: Point, radius: float, fill: str, stroke: str, edge: float) -> None:
        """Draws a disc with an edge."""
        self._shape(fill=fill, stroke=stroke, edge=edge)
        self.strokes.circle(*centre, radius, "B")

    def polygon(self, points: Sequence[Point], fill: str, stroke: str, edge: float) -> None:
        """Draws a closed outline, without an edge where `stroke` is empty."""
        self._shape(fill=fill, stroke=stroke, edge=edge)
        self.strokes.path(points, "b" if stroke else "f")

    def image(self, corner: Point, size: tuple[float, float], raster: Raster) -> None:
        """Draws a picture as large as told, from its lower left corner."""
        name = hashlib.sha256(raster.data).hexdigest()[:16]
        inside = xObjectName(name)
        if inside not in self._document.idToObject:
            self._document.Reference(_image(raster), inside)
        self.canvas._formsinuse.append(name)  # type: ignore[attr-defined]
        self.strokes.write(self.structure.before_shape())
        self.strokes.picture(inside, *corner, *size)

    def _shape(
        self, fill: str = "", stroke: str = "", edge: float = 0, dash: Sequence[float] = ()
    ) -> None:
        """What goes before a shape: whose it is and how it looks."""
        self.strokes.write(self.structure.before_shape())
        if fill:
            self.strokes.fill_colour(self._ink(fill))
        if stroke:
            self.strokes.line(self._ink(stroke), edge, dash)

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


def coded(text: str, font: str, document: Any) -> list[tuple[str, bytes]]:
    """The text in parts of the font that the file holds: each part's name, and codes in it.

    A part has room for 256 characters. The first part of a face for Dutch starts with those of
    ASCII, by their own codes.
    """
    face: Any = getFont(font)
    # ReportLab looks up each character, which takes a tenth of a report's time.
    is_known = text.isascii() and font in _WITH_ASCII
    parts = [(0, text.encode())] if is_known else face.splitString(text, document)
    return [(face.getSubsetInternalName(part, document), codes) for part, codes in parts]


def _image(raster: Raster) -> PDFStream:
    """A picture as an object of the file. Why not drawImage: it would unpack a JPEG and mask."""
    entries = {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": raster.width,
        "Height": raster.height,
        "BitsPerComponent": 8,
        "ColorSpace": "/DeviceRGB" if raster.channels == 3 else "/DeviceGray",
    }
    if raster.is_jpeg:
        return PDFStream(PDFDictionary({**entries, "Filter": "/DCTDecode"}), raster.data, [])
    return PDFStream(PDFDictionary(entries), raster.data)


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
