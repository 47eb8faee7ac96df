"""A report as a file that can prove itself: the PDF, with everything that it was made from in it.

An `Edition` is that everything: what is told, in which layout, language and standard, and with
which versions of the tools that draw. One edition has one text and gives one file, byte for byte,
so a file can be held beside what its own data give.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from typing import Annotated

from ..content_folders import content_folder
from ..document.reading import read
from ..document.shape import Length, Range
from ..document.writing import canonical
from ..language import SOURCE_LOCALE, Language, language_at_hand
from .content.report import published_report
from .house_style import OWN_STYLE, HouseStyle
from .layout import Layout
from .pdf import pdf
from .pdf_metadata import Standard
from .publication import Publication, checked_publication, publish
from .snapshot import Snapshot

FORMAT = 1
"""The version of this format; another one is refused rather than half understood."""

_TOOLS = (
    *("reportlab", "babel", "pyphen", "uharfbuzz", "pillow"),
    *("fontpkg-fira-sans", "fontpkg-ibm-plex-sans-arabic", "manimgx-fonts"),
)
"""The packages whose versions decide how a page looks."""


@cache
def tools() -> Mapping[str, str]:
    """The versions of everything else that decides the bytes, by name."""
    return {**{name: version(name) for name in _TOOLS}, "zlib": zlib.ZLIB_RUNTIME_VERSION}


@dataclass(frozen=True, kw_only=True)
class Edition:
    """Everything that one PDF is made from. `language` is a locale, such as "nl_BE".

    `tools` are the versions that `tools()` gave when the edition was made.
    """

    format: Annotated[int, Range(FORMAT, FORMAT)] = FORMAT
    publication: Publication
    layout: Layout
    style: HouseStyle = OWN_STYLE
    language: Annotated[str, Length(2, 35)] = SOURCE_LOCALE
    standard: Standard = Standard.UA_1
    tools: Mapping[str, str]


def edition_of(
    snapshot: Snapshot,
    layout: Layout,
    language: Language,
    style: HouseStyle = OWN_STYLE,
    standard: Standard = Standard.UA_1,
) -> Edition:
    """The edition of a snapshot as it is made here and now, with only what may be told in it."""
    return Edition(
        publication=publish(snapshot),
        layout=layout,
        style=style,
        language=language.locale,
        standard=standard,
        tools=tools(),
    )


def edition_text(edition: Edition) -> str:
    """The edition as JSON; one edition has one text."""
    return canonical(edition)


def edition_in(data: object) -> Edition:
    """The edition that plain data say. Raises Faulty as `checked_publication` does.

    Whether its scores follow from its answers is still to be asked.
    """
    edition = read(data, Edition)
    checked = checked_publication(edition.publication, ("publication",))
    return replace(edition, publication=checked)


def spoken(locale: str) -> Language:
    """The language that a report is worded in. Raises LookupError for one that is not offered."""
    return language_at_hand(locale, content_folder("translations"))


def edition_pdf(edition: Edition) -> bytes:
    """The file; equal editions give equal bytes. Raises LookupError as `spoken` does."""
    language = spoken(edition.language)
    report = published_report(edition.publication, edition.layout, language, edition.style)
    return pdf(report, edition_text(edition).encode(), edition.standard)
