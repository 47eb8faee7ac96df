"""The faces that a PDF embeds: Fira Sans, from a package of fonts under the OFL.

Parsed once a process. A character that the faces do not hold is replaced by words that say so,
because a reader must see that something stood there; the HTML report shows the character itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from threading import Lock

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from ..language import Language
from .blocks import Face, readable

REGULAR = "FiraSans-Regular"
STRONG = "FiraSans-SemiBold"
ITALIC = "FiraSans-Italic"

FONTS: Mapping[Face, str] = {Face.PLAIN: REGULAR, Face.STRONG: STRONG, Face.EMPHASIS: ITALIC}

# Characters that Fira Sans lacks, and what looks the same.
_ALIKE = str.maketrans({"\u2010": "-", "\u2011": "-", "\u202f": "\u00a0", "\u2212": "–", "\t": " "})
# Invisible: joiners, variation selectors, soft hyphens, directions.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\U000e0020-\U000e007f]")

_registering = Lock()


@cache
def _registered() -> frozenset[int]:
    """Registers the faces; gives the code points that every one of them holds."""
    folder = files("fontpkg_fira_sans") / "files"
    with _registering:
        fonts = [TTFont(name, str(folder / f"{name}.ttf")) for name in FONTS.values()]
        for font in fonts:
            pdfmetrics.registerFont(font)
    return frozenset.intersection(*(frozenset(font.face.charToGlyph) for font in fonts))


def register_fonts() -> None:
    """Makes the faces known to ReportLab; costs nothing after the first time."""
    _registered()


@lru_cache(maxsize=50_000)
def width(text: str, font: str) -> float:
    """How wide a text is at a size of one point."""
    register_fonts()
    return float(pdfmetrics.stringWidth(text, font, 1))


@dataclass(frozen=True)
class Printable:
    """Texts as the faces can print them; `language` words what they cannot."""

    language: Language

    def __call__(self, typed: str) -> str:
        """The text composed (NFC), with a remark in brackets for each stretch without glyphs."""
        text = unicodedata.normalize("NFC", readable(typed)).translate(_ALIKE)
        if text.isascii():
            return text
        return _unprintable().sub(self._remark, _INVISIBLE.sub("", text))

    def _remark(self, stretch: re.Match[str]) -> str:
        if any(unicodedata.category(character).startswith("L") for character in stretch[0]):
            return self.language.text("[tekst in een ander schrift]")
        return self.language.text("[symbool]")


@cache
def _unprintable() -> re.Pattern[str]:
    """A stretch of characters without glyphs, with the spaces between them."""
    known = "".join(re.escape(chr(code)) for code in sorted(_registered()) if code > 0x20)
    return re.compile(rf"[^\s{known}]+(?:\s+[^\s{known}]+)*")
