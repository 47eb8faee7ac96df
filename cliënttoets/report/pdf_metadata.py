"""What a PDF says of itself to programs: title, author, date and standards, as XMP (ISO 16684-1).

The same facts stand in the older information dictionary; an archive holds that the two agree.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from typing import assert_never

CREATOR = "clienttoets"
PRODUCER = "ReportLab PDF Library"


class Standard(StrEnum):
    """The pair of standards that a file conforms to; each pair has a PDF version of its own."""

    UA_1 = "ua1"
    """PDF/UA-1 and PDF/A-3a."""

    UA_2 = "ua2"
    """PDF/UA-2 and PDF/A-4f; without an attachment PDF/A-4, because the f stands for one."""

    @property
    def version(self) -> tuple[int, int]:
        return (1, 7) if self is Standard.UA_1 else (2, 0)


@dataclass(frozen=True, kw_only=True)
class About:
    """What the file says of itself; `language` is a BCP 47 tag, author and subject may be empty."""

    title: str
    author: str
    subject: str
    date: dt.date
    language: str


def xmp(about: About, standard: Standard, *, has_attachment: bool) -> bytes:
    """The metadata, which claim that the file conforms to the standards."""
    title, author, subject = (
        escape(text, quote=False) for text in (about.title, about.author, about.subject)
    )
    date = f"{about.date.isoformat()}T00:00:00Z"
    entries = [
        f"<dc:title><rdf:Alt>{_default(title)}</rdf:Alt></dc:title>",
        f"<dc:language><rdf:Bag><rdf:li>{about.language}</rdf:li></rdf:Bag></dc:language>",
        f"<xmp:CreatorTool>{CREATOR}</xmp:CreatorTool>",
        f"<xmp:CreateDate>{date}</xmp:CreateDate>",
        f"<xmp:ModifyDate>{date}</xmp:ModifyDate>",
        f"<pdf:Producer>{PRODUCER}</pdf:Producer>",
        *_claims(standard, has_attachment=has_attachment),
    ]
    if author:
        entries.append(f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>")
    if subject:
        entries.append(f"<dc:description><rdf:Alt>{_default(subject)}</rdf:Alt></dc:description>")
    extension = _EXTENSION if standard is Standard.UA_1 else ""
    return _PACKET.format(entries="\n".join(entries), extension=extension).encode()


def _claims(standard: Standard, *, has_attachment: bool) -> list[str]:
    match standard:
        case Standard.UA_1:
            return [
                "<pdfaid:part>3</pdfaid:part>",
                "<pdfaid:conformance>A</pdfaid:conformance>",
                "<pdfuaid:part>1</pdfuaid:part>",
            ]
        case Standard.UA_2:
            return [
                "<pdfaid:part>4</pdfaid:part>",
                "<pdfaid:rev>2020</pdfaid:rev>",
                *(["<pdfaid:conformance>F</pdfaid:conformance>"] if has_attachment else []),
                "<pdfuaid:part>2</pdfuaid:part>",
                "<pdfuaid:rev>2024</pdfuaid:rev>",
            ]
        case _:
            assert_never(standard)


def _default(text: str) -> str:
    return f'<rdf:li xml:lang="x-default">{text}</rdf:li>'


# PDF/A-3 knows no PDF/UA: a file that is both says what `pdfuaid:part` is (ISO 19005-3, 6.6.2.3).
_EXTENSION = """\
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the document conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""

_PACKET = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
{entries}
</rdf:Description>
{extension}</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
