"""What makes the file an archivable one, PDF/A-3a or 4f (ISO 19005), besides its tags.

Its metadata, the meaning of its colours, the data it was made from as an attachment, and maps from
its fonts to Unicode that hold no code without a meaning.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Mapping
from threading import Lock
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    OutlineEntryObject,
    PDFArray,
    PDFDictionary,
    PDFObject,
    PDFPage,
    PDFStream,
    PDFString,
)
from reportlab.pdfgen.canvas import Canvas

from .pdf_addition import MOST_SIGNATURES, field_entries
from .pdf_colour import NAME, srgb
from .pdf_file import Written, dictionary, file_bytes, reference
from .pdf_metadata import CREATOR, PRODUCER, About, Standard, xmp

ATTACHMENT = "rapportgegevens.json"
"""The name of the attached file: the data that the report was made from."""


def archived(
    canvas: Canvas,
    about: About,
    standard: Standard,
    attachment: bytes | None,
    anchors: Mapping[str, str],
) -> bytes:
    """The finished file, when all pages are drawn; the canvas must not be used further.

    `anchors` has a reference to the structure element that links to each anchor lead to.
    """
    # Any: the types of ReportLab know little of a document.
    document: Any = canvas._doc  # type: ignore[attr-defined]
    catalogue = document.Catalog
    # ReportLab writes the entries that it knows, and these by their names.
    catalogue.__NoDefault__ = [*catalogue.__NoDefault__, "OutputIntents", "AF"]
    catalogue.OutputIntents = PDFArray([_output_intent(document)])
    _offer_fields(document)
    if attachment is not None:
        _attach(document, attachment, about)
    packet = xmp(about, standard, has_attachment=attachment is not None)
    _describe(canvas, document, about, packet)
    _complete_streams(document)
    _complete_outline(canvas, document)
    if standard is Standard.UA_2:
        document.info = None  # PDF 2.0 has only the metadata
        _lead_to_elements(canvas, document, anchors)
    return file_bytes(document, standard.version)


def _offer_fields(document: Any) -> None:
    """Adds the empty fields that signatures fill, out of sight; see `pdf_addition`."""
    first = document.Pages.pages[0]
    page = reference(document, first)
    fields = [
        reference(document, Written(dictionary(field_entries(number, page))))
        for number in range(1, MOST_SIGNATURES + 1)
    ]
    first.Annots = [*(first.Annots or []), *fields]
    form = Written(dictionary({"Fields": f"[{' '.join(fields)}]"}))
    document.Catalog.AcroForm = reference(document, form)


def _describe(canvas: Canvas, document: Any, about: About, packet: bytes) -> None:
    canvas.setTitle(about.title)
    canvas.setAuthor(about.author)
    canvas.setSubject(about.subject)
    canvas.setCreator(CREATOR)
    canvas.setProducer(PRODUCER)
    # ReportLab's own date is the clock's, or a fixed one in the year 2000.
    canvas.setDateFormatter(lambda *_: _date(about.date))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    kind = PDFDictionary({"Type": "/Metadata", "Subtype": "/XML"})
    # Not compressed: a program that knows no PDF can find it.
    document.Catalog.Metadata = PDFStream(kind, packet, filters=[])
    document.Catalog.Lang = PDFString(about.language)


def _date(date: dt.date) -> str:
    return f"D:{date:%Y%m%d}000000Z"


def _output_intent(document: Any) -> PDFDictionary:
    """That red, green and blue are sRGB's."""
    profile = PDFStream(PDFDictionary({"N": 3}), srgb())
    return PDFDictionary(
        {
            "Type": "/OutputIntent",
            "S": "/GTS_PDFA1",
            "OutputConditionIdentifier": PDFString(NAME),
            "Info": PDFString(NAME),
            "DestOutputProfile": document.Reference(profile),
        }
    )


def _attach(document: Any, content: bytes, about: About) -> None:
    """Attaches a JSON file as what the whole report was made from."""
    facts = {
        "Size": len(content),
        "ModDate": PDFString(_date(about.date)),
        "CheckSum": PDFString(hashlib.md5(content, usedforsecurity=False).digest(), enc="raw"),
    }
    kind = PDFDictionary({"Type": "/EmbeddedFile", "Subtype": "/application#2Fjson"})
    kind["Params"] = PDFDictionary(facts)
    stream = document.Reference(PDFStream(kind, content))
    specification = {
        "Type": "/Filespec",
        "F": PDFString(ATTACHMENT),
        "UF": PDFString(ATTACHMENT),
        "Desc": PDFString(about.title),
        "AFRelationship": "/Data",
        "EF": PDFDictionary({"F": stream, "UF": stream}),
    }
    attached = document.Reference(PDFDictionary(specification))
    names = PDFDictionary({"Names": PDFArray([PDFString(ATTACHMENT), attached])})
    document.Catalog.Names = PDFDictionary({"EmbeddedFiles": names})
    document.Catalog.AF = PDFArray([attached])


# Streams


# A font of ReportLab reads its file from one place, and reports may be made at the same time.
_adding = Lock()


def _complete_streams(document: Any) -> None:
    """Makes every stream of the file now, so that each can be put right before it is written."""
    for font in document.delayedFonts:
        with _adding:
            font.addObjects(document)
    document.delayedFonts.clear()
    document.Reference(document.Catalog.Metadata)
    for name, found in list(document.idToObject.items()):
        if isinstance(found, PDFPage):
            # ReportLab makes it while it writes the page.
            found.Contents = PDFStream(None, found.stream)
            document.Reference(found.Contents)
        elif name.startswith("toUnicodeCMap:"):
            found.content = unicode_map(found.content)


_ENTRY = re.compile("<([0-9A-F]{2})> <([0-9A-F]{4,})>")
_CODE_POINT = 6
"""ReportLab writes a code point in at most as many digits; more are UTF-16 (`pdf_glyphs`)."""

MOST = 100
"""A block of a character map holds at most as many entries (Adobe Technical Note 5411)."""


def unicode_map(written: str) -> str:
    """ReportLab's map from a font's codes to Unicode, without the codes that stand for nothing.

    Those it maps to U+0000, which an archive refuses.
    """
    head, block = written.split("beginbfchar", 1)
    tail = block.split("endbfchar", 1)[1]
    entries = [
        f"<{code}> <{_utf_16(point) if len(point) <= _CODE_POINT else point}>"
        for code, point in _ENTRY.findall(block)
        if int(point, 16)
    ]
    blocks = [entries[at : at + MOST] for at in range(0, len(entries), MOST)]
    written = "\n".join(
        "\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"]) for block in blocks
    )
    return head.rsplit("\n", 1)[0] + "\n" + written + tail


def _utf_16(point: str) -> str:
    return chr(int(point, 16)).encode("utf-16-be").hex().upper()


# Where links and the outline lead


def _complete_outline(canvas: Canvas, document: Any) -> None:
    """What ReportLab does when it saves."""
    document.Outlines.prepare(document, canvas)
    if document.Outlines.ready < 0:
        document.Catalog.Outlines = None


class _Leading(PDFObject):
    """An entry of the outline that leads to a structure element as well as to a place."""

    __RefOnly__ = 1

    def __init__(self, entry: OutlineEntryObject, action: PDFDictionary) -> None:
        self.entry = entry
        self.action = action

    def format(self, document: Any) -> bytes:
        names = ("Parent", "Prev", "Next", "First", "Last", "Count")
        found = {name: getattr(self.entry, name) for name in names}
        entries = {name: value for name, value in found.items() if value is not None}
        entries |= {"Title": PDFString(self.entry.Title), "A": self.action}
        written: bytes = PDFDictionary(entries).format(document)
        return written


def _lead_to_elements(canvas: Canvas, document: Any, anchors: Mapping[str, str]) -> None:
    """Makes links and outline lead to structure elements (ISO 14289-2, 8.8)."""
    actions = {anchor: _action(canvas, anchor, reference) for anchor, reference in anchors.items()}
    for name, found in list(document.idToObject.items()):
        if isinstance(found, OutlineEntryObject):
            document.idToObject[name] = _Leading(found, actions[found.Dest.name])
        elif isinstance(found, PDFDictionary) and "Dest" in found:
            found["A"] = actions[found.dict.pop("Dest").name]


def _action(canvas: Canvas, anchor: str, element: str) -> PDFDictionary:
    """To a place for older readers, and to what stands there for the others."""
    place = canvas._bookmarkReference(anchor)  # type: ignore[attr-defined]
    inside = PDFArray([element, "/Fit"])
    return PDFDictionary({"S": "/GoTo", "D": place, "SD": inside})
