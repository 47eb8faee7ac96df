"""The faces that a PDF embeds: Fira Sans, from a package of fonts under the OFL.

Parsed once a process. `pdf_scripts` has faces for what Fira Sans lacks. A character that no face
holds is replaced by words that say so, because a reader must see that something stood there; the
HTML report shows the character itself.
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
from .pdf_glyphs import INVISIBLE
from .pdf_scripts import face_of

REGULAR = "FiraSans-Regular"
STRONG = "FiraSans-SemiBold"
ITALIC = "FiraSans-Italic"

FONTS: Mapping[Face, str] = {Face.PLAIN: REGULAR, Face.STRONG: STRONG, Face.EMPHASIS: ITALIC}

# Characters that Fira Sans lacks, and what looks the same or does the same.
_SPACES = "\t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2009\u200a\u205f\u3000"
_ALIKE = str.maketrans(
    {"\u2010": "-", "\u2011": "-", "\u202f": "\u00a0", "\u2212": "–"}
    | dict.fromkeys(_SPACES, " ")
    | dict.fromkeys("\u2028\u2029", "\n")
)
_registering = Lock()


@cache
def _registered() -> frozenset[int]:
    folder = files("fontpkg_fira_sans") / "files"
    fonts = [TTFont(name, str(folder / f"{name}.ttf")) for name in FONTS.values()]
    for font in fonts:
        pdfmetrics.registerFont(font)
    return frozenset.intersection(*(frozenset(font.face.charToGlyph) for font in fonts))


def register_fonts() -> frozenset[int]:
    """Makes the faces known to ReportLab, which costs nothing after the first time.

    Gives the code points that every one of them holds.
    """
    # A font that is registered twice would be another one halfway through somebody's report.
    with _registering:
        return _registered()


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
        """The text composed (NFC), with a remark in brackets for each stretch without glyphs.

        Signs without a look, such as joiners, stay only among characters of other faces.
        """
        text = unicodedata.normalize("NFC", readable(typed)).translate(_ALIKE)
        return text if is_plain(text) else lacking().sub(self._shown, text)

    def _shown(self, stretch: re.Match[str]) -> str:
        """What can be printed of a stretch that Fira Sans lacks, and a remark for the rest."""
        text = stretch[0]
        kinds = "".join(map(_kind, text))
        if _HELD not in kinds:
            text = INVISIBLE.sub("", text)
            kinds = kinds.replace(_INVISIBLE, "")
        made, done = [], 0
        for part in _UNPRINTABLE.finditer(kinds):
            made += [text[done : part.start()], self._remark(text[part.start() : part.end()])]
            done = part.end()
        return "".join([*made, text[done:]])

    def _remark(self, stretch: str) -> str:
        if any(unicodedata.category(character).startswith("L") for character in stretch):
            return self.language.text("[tekst in een ander schrift]")
        return self.language.text("[symbool]")


# Of each character a letter.
_WHITE, _HELD, _INVISIBLE, _LACKING = "whiu"
_UNPRINTABLE = re.compile(f"{_LACKING}+(?:{_WHITE}+{_LACKING}+)*")


def _kind(character: str) -> str:
    """Whether it is white, held by a face, without a look, or held by none."""
    if character.isspace():
        return _WHITE
    if INVISIBLE.match(character):
        return _INVISIBLE
    return _HELD if face_of(character) else _LACKING


def is_plain(text: str) -> bool:
    """Whether Fira Sans holds all of it, as it does of most texts."""
    return text.isascii() or not lacking().search(text)


@cache
def lacking() -> re.Pattern[str]:
    """A stretch of characters that Fira Sans lacks, with the spaces between them."""
    seen = (chr(code) for code in sorted(register_fonts()) if code > 0x20)
    known = "".join(re.escape(character) for character in seen if not INVISIBLE.match(character))
    return re.compile(rf"[^\s{known}]+(?:\s+[^\s{known}]+)*")
