"""What signing adds to a report, to the byte: the same fields, filled in, in one fixed form.

A PDF may go on after its end: a revision brings objects that take the place of earlier ones. Almost
anything can hide in there, and programs disagree on what they see of it. So nobody judges here
whether an addition is harmless. There is one way to write a signature behind a report; a file whose
tail is not written that way was changed.

Every report has a few empty fields for signatures, which lie outside the page. A signature fills
the first empty one, says in the form that there are signatures, and brings its own object and a
table of these. Only its moment and its content vary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

MOST_SIGNATURES = 5
"""How many can sign a report."""

ROOM = 16_384
"""The bytes that a signature may take, its certificates included."""

NOWHERE = "[-9999 -9999 -9999 -9999]"
"""Where a field is that nobody sees: outside every page, as PDF/UA wants of what has no tag."""

_MOMENT = re.compile(rb"/M \(D:([0-9]{14})Z\)")
_CONTENT = re.compile(rb"/Contents <([0-9a-f]{%d})>" % (2 * ROOM))


def field_name(number: int) -> str:
    """The name of a field, numbered from 1."""
    return f"Handtekening {number}"


def field_entries(number: int, page: str) -> dict[str, str]:
    """The field as it stands in a report; `page` refers to its first page."""
    return {
        "Type": "/Annot",
        "Subtype": "/Widget",
        "FT": "/Sig",
        "T": f"({field_name(number)})",
        "TU": f"({field_name(number)})",
        "F": "4",
        "Rect": NOWHERE,
        "P": page,
    }


@dataclass(frozen=True, kw_only=True)
class Places:
    """The numbers of the objects in a report that a signature has to name."""

    size: int
    form: int
    fields: tuple[int, ...]
    page: int
    root: int
    info: int | None
    identifier: str


def places_in(report: bytes) -> Places:
    """The places in a report as this program made it; not for a file of unknown origin."""
    from pypdf import PdfReader  # not for who only makes a report

    reader = PdfReader(BytesIO(report))
    trailer: Any = reader.trailer
    root = trailer["/Root"]
    return Places(
        size=int(trailer["/Size"]),
        form=root.raw_get("/AcroForm").idnum,
        fields=tuple(each.idnum for each in root["/AcroForm"]["/Fields"]),
        page=reader.pages[0].indirect_reference.idnum,  # type: ignore[union-attr]
        root=trailer.raw_get("/Root").idnum,
        info=trailer.raw_get("/Info").idnum if "/Info" in trailer else None,
        identifier=trailer["/ID"][0].original_bytes.hex(),
    )


@dataclass(frozen=True, kw_only=True)
class Addition:
    """One signature behind a report: `moment` as YYYYMMDDhhmmss in UTC, `content` as DER.

    `covered` is what was signed: the whole file up to its end, without the content itself.
    """

    moment: str
    content: bytes
    covered: bytes


def addition(before: bytes, places: Places, number: int, moment: str, content: bytes) -> bytes:
    """The bytes that the signature with this number, from 1, adds to what was there before."""
    signature = places.size + 2 * (number - 1)
    field = {**field_entries(number, f"{places.page} 0 R"), "V": f"{signature} 0 R"}
    fields = " ".join(f"{each} 0 R" for each in places.fields)
    objects = [
        (places.fields[number - 1], _dictionary(field)),
        (places.form, _dictionary({"Fields": f"[{fields}]", "SigFlags": "3"})),
        (signature, _signature(moment, content)),
    ]
    offsets, parts, end = {}, [], len(before)
    for name, written in objects:
        part = b"%d 0 obj\n%s\nendobj\n" % (name, written)
        offsets[name] = end
        parts.append(part)
        end += len(part)
    offsets[signature + 1] = end
    tail = b"".join([*parts, _table(places, offsets, signature + 1, _start(before))])
    return _with_range(tail + b"startxref\n%d\n%%%%EOF\n" % end, len(before))


def additions(raw: bytes, report: bytes) -> tuple[Addition, ...] | None:
    """The signatures that follow a report in a file; None where anything else does.

    The file begins with the report, as this program made it.
    """
    places = places_in(report)
    found: list[Addition] = []
    end = len(report)
    while end < len(raw):
        number = len(found) + 1
        if number > MOST_SIGNATURES:
            return None
        before, tail = raw[:end], raw[end:]
        moment, content = _MOMENT.search(tail), _CONTENT.search(tail)
        if moment is None or content is None:
            return None
        padded = bytes.fromhex(content[1].decode("ascii"))
        der = padded[: _length(padded)]
        said = moment[1].decode("ascii")
        written = addition(before, places, number, said, der)
        if not tail.startswith(written):
            return None
        end += len(written)
        found.append(Addition(moment=said, content=der, covered=b"".join(covered(raw[:end]))))
    return tuple(found)


def covered(raw: bytes) -> Iterator[bytes]:
    """What the last signature of a file is of: all of it, without the content of that signature."""
    *_, last = _CONTENT.finditer(raw)
    yield raw[: last.start(1) - 1]
    yield raw[last.end(1) + 1 :]


def _length(padded: bytes) -> int:
    """How many bytes the DER value takes that stands in front."""
    size = padded[1]
    if size < 0x80:
        return 2 + size
    digits = size - 0x80
    return 2 + digits + int.from_bytes(padded[2 : 2 + digits], "big")


def _signature(moment: str, content: bytes) -> bytes:
    return _dictionary(
        {
            "Type": "/Sig",
            "Filter": "/Adobe.PPKLite",
            "SubFilter": "/ETSI.CAdES.detached",
            "ByteRange": _UNKNOWN_RANGE,
            "M": f"(D:{moment}Z)",
            "Contents": f"<{content.ljust(ROOM, bytes(1)).hex()}>",
        }
    )


_UNKNOWN_RANGE = f"[0 {'0' * 10} {'0' * 10} {'0' * 10}]"
"""The range of a signature before its place is known, and as wide as it will be."""


def _with_range(tail: bytes, start: int) -> bytes:
    """The tail with the range that its signature covers; it starts so far in the file."""
    (content,) = _CONTENT.finditer(tail)
    first, second = start + content.start(1) - 1, start + content.end(1) + 1
    known = f"[0 {first:010} {second:010} {start + len(tail) - second:010}]"
    return tail.replace(_UNKNOWN_RANGE.encode("ascii"), known.encode("ascii"), 1)


def _table(places: Places, offsets: dict[int, int], number: int, previous: int) -> bytes:
    """The table of these objects, itself one of them, as a stream (ISO 32000-1, 7.5.8)."""
    ordered = sorted(offsets)
    rows = b"".join(b"\x01" + offsets[each].to_bytes(4, "big") + bytes(2) for each in ordered)
    entries = {
        "Type": "/XRef",
        "Size": str(number + 1),
        "W": "[1 4 2]",
        "Index": f"[{' '.join(f'{each} 1' for each in ordered)}]",
        "Prev": str(previous),
        "Root": f"{places.root} 0 R",
        **({} if places.info is None else {"Info": f"{places.info} 0 R"}),
        "ID": f"[<{places.identifier}> <{places.identifier}>]",
        "Length": str(len(rows)),
    }
    stream = _dictionary(entries) + b"\nstream\n" + rows + b"\nendstream"
    return b"%d 0 obj\n%s\nendobj\n" % (number, stream)


def _start(before: bytes) -> int:
    """Where the last table of a file of ours begins."""
    return int(before[before.rindex(b"startxref\n") :].split()[1])


def _dictionary(entries: dict[str, str]) -> bytes:
    return f"<< {' '.join(f'/{name} {value}' for name, value in entries.items())} >>".encode(
        "ascii"
    )
