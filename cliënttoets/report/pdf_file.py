"""The bytes of the file: its objects packed into compressed streams, and where each of them is.

ReportLab writes the objects of a document under each other as plain text. The tags of a report are
thousands of small objects, two thirds of such a file. Since PDF 1.5 objects may stand together in a
stream (ISO 32000-1, 7.5.7), and so may the table that finds them (7.5.8); they then take a seventh.
Streams are written here as well, because an archive wants an end of line before the word
`endstream` (ISO 19005-3, 6.1.7.1), which ReportLab leaves out.

This module knows that a file is made of objects, and nothing of what they mean.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject, PDFStream
from reportlab.pdfbase.pdfdoc import format as formatted

PACKED = 200
"""As many objects share a stream: a program that wants one of them must unpack them all."""

_MARK = b"%\xe2\xe3\xcf\xd3\n"
"""Bytes that no text has, so that no program takes the file for one."""


class Written(PDFObject):
    """An object as the bytes of its content, which may be filled in after it is referred to.

    Quicker than a PDFDictionary, which finds out of each of its values how to write it.
    """

    __RefOnly__ = 1

    def __init__(self, content: bytes = b"") -> None:
        self.content = content

    def format(self, document: Any) -> bytes:  # noqa: ARG002 - as ReportLab calls it
        return self.content


def reference(document: Any, found: PDFObject) -> str:
    """How other objects name this one: "12 0 R"."""
    written: bytes = document.Reference(found).format(document)
    return written.decode("ascii")


def dictionary(entries: Mapping[str, str]) -> bytes:
    """Entries, by name without its slash, as they stand in the file."""
    written = " ".join(f"/{name} {value}" for name, value in entries.items())
    return f"<< {written} >>".encode("latin-1")


def file_bytes(document: Any, version: tuple[int, int]) -> bytes:
    """The file of a ReportLab document to which nothing is added any more.

    Its identifier is a digest of its content, so that equal documents are equal files.
    """
    trailer = {"Root": reference(document, document.Catalog)}
    if document.info is not None:
        trailer["Info"] = reference(document, document.info)
    file = _File(version)
    packed: list[tuple[int, bytes]] = []
    # Writing an object may bring new ones into the document.
    while (number := file.last + 1) in document.numberToId:
        file.last = number
        found = document.idToObject[document.numberToId[number]]
        if isinstance(found, PDFStream):
            file.add(number, _stream(found, document))
        else:
            packed.append((number, formatted(found, document, toplevel=1)))
    for at in range(0, len(packed), PACKED):
        file.pack(packed[at : at + PACKED])
    return file.ended(trailer)


def _stream(found: PDFStream, document: Any) -> bytes:
    content = found.content if isinstance(found.content, bytes) else found.content.encode()
    # An empty list of filters leaves the content as it is.
    is_plain = found.filters == []
    entries = {
        name: formatted(value, document).decode("latin-1")
        for name, value in found.dictionary.dict.items()
    }
    return _plain(entries, content) if is_plain else _compressed(entries, content)


def _compressed(entries: Mapping[str, str], content: bytes) -> bytes:
    return _plain({**entries, "Filter": "/FlateDecode"}, zlib.compress(content))


def _plain(entries: Mapping[str, str], content: bytes) -> bytes:
    head = dictionary({**entries, "Length": str(len(content))})
    return head + b"\nstream\n" + content + b"\nendstream"


class _File:
    """A file as it grows: its bytes, where each object is, and the number that the last one has."""

    def __init__(self, version: tuple[int, int]) -> None:
        self.last = 0
        self._parts = [b"%%PDF-%d.%d\n" % version, _MARK]
        self._length = sum(map(len, self._parts))
        self._places: dict[int, tuple[int, int, int]] = {0: (0, 0, 0xFFFF)}

    def add(self, number: int, content: bytes) -> None:
        """Adds an object that stands by itself."""
        self._places[number] = (1, self._length, 0)
        part = b"%d 0 obj\n%s\nendobj\n" % (number, content)
        self._parts.append(part)
        self._length += len(part)

    def pack(self, objects: Sequence[tuple[int, bytes]]) -> None:
        """Adds objects, numbered, as one stream that holds them all."""
        self.last += 1
        offset, offsets, contents = 0, [], []
        for at, (number, content) in enumerate(objects):
            self._places[number] = (2, self.last, at)
            offsets.append(f"{number} {offset}")
            contents.append(content + b"\n")
            offset += len(content) + 1
        head = " ".join(offsets).encode("ascii") + b"\n"
        entries = {"Type": "/ObjStm", "N": str(len(objects)), "First": str(len(head))}
        self.add(self.last, _compressed(entries, head + b"".join(contents)))

    def ended(self, trailer: Mapping[str, str]) -> bytes:
        """The whole file, with the table of its objects and what the trailer names."""
        self.last += 1
        identifier = hashlib.md5(b"".join(self._parts), usedforsecurity=False).hexdigest()
        start = self._length
        self._places[self.last] = (1, start, 0)
        entries = {
            "Type": "/XRef",
            "Size": str(self.last + 1),
            "W": "[1 4 2]",
            "DecodeParms": f"<< /Predictor 12 /Columns {_ROW} >>",
            "ID": f"[<{identifier}> <{identifier}>]",
            **trailer,
        }
        self.add(self.last, _compressed(entries, b"".join(_differences(self._rows()))))
        return b"".join([*self._parts, b"startxref\n%d\n%%%%EOF\n" % start])

    def _rows(self) -> Iterator[bytes]:
        """Of each number: how its object stands there, where, and where in there."""
        for number in range(self.last + 1):
            kind, place, within = self._places[number]
            yield bytes([kind]) + place.to_bytes(4, "big") + within.to_bytes(2, "big")


_ROW = 7
"""The bytes of a row of the table."""


def _differences(rows: Iterator[bytes]) -> Iterator[bytes]:
    """Each row as what it differs from the one above, which packs better (PNG's filter Up)."""
    above = bytes(_ROW)
    for row in rows:
        yield b"\x02" + bytes((now - then) % 256 for now, then in zip(row, above, strict=True))
        above = row
