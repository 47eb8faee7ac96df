"""An organisation's own look of a report: its name, logo, colour and colophon, as a value.

It goes along with the data that a report is made from, logo and all: so the same data still give
the same bytes. It knows no file and no medium; `house_style_file` reads it, `logo` its pictures.
Colours of data are not part of it: they mean the same in every report.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from ..document.faults import Fault, Unreadable
from ..document.shape import Length, Range
from ..language import message
from . import palette
from .contrast import NEEDED, contrast, darkened, least_contrast

MOST_BYTES = 200_000
"""The size of the file of a logo."""

MOST_PIXELS = 1500
"""How wide and how high a logo is at most; on paper it is as sharp with fewer."""

MOST_LINES = 8
"""The lines of a colophon."""

GROUNDS = (palette.WHITE, palette.FAINT, palette.WARNING_FAINT, palette.EXAMPLE_FAINT)
"""All that headings and links stand on: the page, column headings and the panels."""

Name = Annotated[str, Length(1, 120), "De naam van de organisatie."]
LogoText = Annotated[
    str, Length(1, 200), "Wat het logo toont, in woorden: voor wie het niet kan zien."
]
Colophon = Annotated[
    tuple[Annotated[str, Length(1, 300)], ...],
    Length(0, MOST_LINES),
    "De regels van het colofon: verantwoordelijke uitgever, adres, contact.",
]

_COLOUR = re.compile("#[0-9a-f]{6}")


class Colour(str):
    """Een kleur als '#' met zes cijfers of letters van 0 tot f, zoals '#0d4f5c'."""

    __slots__ = ()

    def __new__(cls, text: str) -> Colour:
        """The colour, in small letters. Raises ValueError: it goes into a stylesheet as it is."""
        if not _COLOUR.fullmatch(text.lower()):
            raise ValueError(f"{text!r} is no colour")
        return super().__new__(cls, text.lower())

    @classmethod
    def parse(cls, text: str) -> Colour:
        """The colour that somebody wrote. Raises Unreadable."""
        try:
            return cls(text)
        except ValueError:
            raise Unreadable(
                message("'{text}' is geen kleur", text=text[:40]),
                message("Schrijf haar tussen aanhalingstekens, zoals '#0d4f5c'."),
            ) from None


_ACCENT = Colour(palette.ACCENT)
_LINK = Colour(palette.LINK)
_WHITE = Colour(palette.WHITE)


class MediaType(StrEnum):
    """What kind of picture a logo is."""

    PNG = "image/png"
    JPEG = "image/jpeg"


@dataclass(frozen=True, kw_only=True)
class Logo:
    """A picture with its description; sizes are in pixels, the content is its file in base64."""

    text: LogoText
    media_type: MediaType
    width: Annotated[int, Range(1, MOST_PIXELS)]
    height: Annotated[int, Range(1, MOST_PIXELS)]
    content: Annotated[str, Length(1, 4 * MOST_BYTES // 3 + 4)]

    @property
    def data(self) -> bytes:
        """The bytes of its file. Raises ValueError where the content is no base64."""
        return b64decode(self.content, validate=True)

    def within(self, width: float, height: float) -> tuple[float, float]:
        """The largest width and height of its shape that fit."""
        scale = min(width / self.width, height / self.height)
        return self.width * scale, self.height * scale


@dataclass(frozen=True, kw_only=True)
class HouseStyle:
    """How reports of one organisation look; without anything, as those of the program itself.

    `accent` fills the band of the first page and colours headings; `on_accent` is what is written
    on it. Empty `name` and `colophon`, and no logo: nothing is shown for them.
    """

    name: Annotated[str, Length(0, 120)] = ""
    logo: Logo | None = None
    accent: Colour = _ACCENT
    link: Colour = _LINK
    on_accent: Colour = _WHITE
    colophon: Colophon = ()


OWN_STYLE = HouseStyle()
"""The program's own."""


def colour_faults(style: HouseStyle) -> Iterator[Fault]:
    """What cannot be read in these colours, by WCAG 2.2, at the fields of the style."""
    for field, colour in (("accent", style.accent), ("link", style.link)):
        if least_contrast(colour, GROUNDS) < NEEDED:
            yield _too_light(field, colour)
            return  # a link has the accent for its colour, unless both are the program's own
    if contrast(style.on_accent, style.accent) < NEEDED:
        yield _unreadable_on(style.accent, style.on_accent)


def _too_light(field: str, colour: str) -> Fault:
    """A colour that does not read on the page, or else not on the panels."""
    on_page = contrast(colour, palette.WHITE)
    problem = (
        message(
            "'{colour}' is te licht: haar contrast met wit is {measured}, en er is {needed} nodig",
            colour=colour,
            measured=ratio(on_page),
            needed=ratio(NEEDED),
        )
        if on_page < NEEDED
        else message(
            "'{colour}' is te licht: haar contrast met de lichte vlakken achter koppen van "
            "tabellen en kaders is {measured}, en er is {needed} nodig",
            colour=colour,
            measured=ratio(least_contrast(colour, GROUNDS)),
            needed=ratio(NEEDED),
        )
    )
    darker = darkened(colour, GROUNDS)
    remedy = message(
        "Kies een donkerder kleur, zoals '{darker}': die haalt {ratio} op wit.",
        darker=darker,
        ratio=ratio(contrast(darker, palette.WHITE)),
    )
    return Fault((field,), problem, remedy)


def _unreadable_on(accent: str, on_accent: str) -> Fault:
    problem = message(
        "'{colour}' is niet te lezen op '{accent}': het contrast is {measured}, en er is {needed} "
        "nodig",
        colour=on_accent,
        accent=accent,
        measured=ratio(contrast(on_accent, accent)),
        needed=ratio(NEEDED),
    )
    remedy = message(
        "Laat deze sleutel weg: wit haalt {ratio}.", ratio=ratio(contrast(palette.WHITE, accent))
    )
    return Fault(("on_accent",), problem, remedy)


def ratio(contrast: float) -> str:
    """A contrast as people write it, "4,4 : 1"; never rounded up to what it does not reach."""
    tenths = int(contrast * 10 + 1e-9)  # 4.5 may be a little less, in a float
    return f"{tenths // 10},{tenths % 10} : 1"
