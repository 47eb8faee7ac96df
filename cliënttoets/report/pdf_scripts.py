"""Texts in scripts that Fira Sans lacks, and emoji: which face holds what.

No face is read before somebody types such a text. IBM Plex Sans Arabic, because in it a letter is
one glyph, dots and all (in Noto Sans Arabic the dots are glyphs of their own, which no reader puts
back together); Noto Sans for other scripts, and Noto Emoji. Chinese, Japanese and Korean are not
among them: their faces are larger than the whole program.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby
from threading import Lock

from reportlab.pdfbase import pdfmetrics

from .pdf_glyphs import INVISIBLE, JOINER, Cluster, GlyphFont

_ARABIC = "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
_SCRIPTS = {
    "Hebrew": "\u0590-\u05ff\ufb1d-\ufb4f",
    "Ethiopic": "\u1200-\u139f\u2d80-\u2ddf\uab00-\uab2f",
    "Armenian": "\u0530-\u058f\ufb13-\ufb17",
    "Georgian": "\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f",
    "Devanagari": "\u0900-\u097f\ua8e0-\ua8ff",
    "Bengali": "\u0980-\u09ff",
    "Gurmukhi": "\u0a00-\u0a7f",
    "Gujarati": "\u0a80-\u0aff",
    "Oriya": "\u0b00-\u0b7f",
    "Tamil": "\u0b80-\u0bff",
    "Telugu": "\u0c00-\u0c7f",
    "Kannada": "\u0c80-\u0cff",
    "Malayalam": "\u0d00-\u0d7f",
    "Sinhala": "\u0d80-\u0dff",
    "Thai": "\u0e00-\u0e7f",
    "Lao": "\u0e80-\u0eff",
    "Myanmar": "\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f",
    "Khmer": "\u1780-\u17ff\u19e0-\u19ff",
}

EMOJI = "NotoEmoji"

_PICTURED = re.compile("\ufe0f|\ufe0f?\u20e3")


@dataclass(frozen=True)
class Face:
    """A font file; `ranges` are the characters it is asked for, all of them where it is empty."""

    name: str
    package: str
    file: str
    ranges: str = ""


def _noto(script: str, ranges: str = "") -> Face:
    return Face(f"NotoSans{script}", "manimgx_fonts", f"NotoSans{script}[wght].ttf", ranges)


def _arabic(weight: str) -> Face:
    name = f"IBMPlexSansArabic-{weight}"
    return Face(name, "fontpkg_ibm_plex_sans_arabic", f"files/{name}.ttf", _ARABIC)


_OTHERS = (
    *(_noto(script, ranges) for script, ranges in _SCRIPTS.items()),
    _noto(""),
    Face(EMOJI, "manimgx_fonts", "NotoEmoji[wght].ttf"),
    _noto("Symbols"),
)
_PLAIN = (_arabic("Regular"), *_OTHERS)
_STRONG = (_arabic("SemiBold"), *_OTHERS)
_FACES = {face.name: face for face in (*_PLAIN, *_STRONG)}


@dataclass(frozen=True)
class Shaped:
    """A text as glyphs of one font, in the order in which it is read."""

    font: str
    clusters: tuple[Cluster, ...]

    @property
    def width(self) -> float:
        return sum(cluster.width for cluster in self.clusters)


@lru_cache(maxsize=10_000)
def shaped(text: str, font: str, is_right_to_left: bool) -> Shaped:
    """The text, which the font holds, as glyphs."""
    return Shaped(font, glyph_font(font).clusters(text, is_right_to_left))


@lru_cache(maxsize=10_000)
def face_of(character: str, is_strong: bool = False) -> str | None:
    """The name of the face that holds a character which Fira Sans lacks; None where none does.

    None as well for what has no look.
    """
    if INVISIBLE.match(character):
        return None
    for face in _STRONG if is_strong else _PLAIN:
        is_asked = not face.ranges or re.match(f"[{face.ranges}]", character)
        if is_asked and ord(character) in glyph_font(face.name).held:
            return face.name
    return None


def stretches(
    text: str, is_strong: bool, lacking: re.Pattern[str], levels: Sequence[int]
) -> Iterator[tuple[str | None, int, int]]:
    """The text in stretches of one face, None for Fira Sans, and one level: start and end of each.

    `lacking` matches what Fira Sans does not hold. What joins nothing is left out.
    """
    looks: list[tuple[str | None, int]] = []
    for at, name in enumerate(_names(text, is_strong, lacking)):
        is_part = looks and looks[-1][0] == name and is_mark(text[at])
        looks.append(looks[-1] if is_part else (name, levels[at]))
    start = 0
    for (name, _), group in groupby(looks):
        end = start + len(list(group))
        if name != "":
            yield name, start, end
        start = end


def _names(text: str, is_strong: bool, lacking: re.Pattern[str]) -> Iterator[str | None]:
    """The face of each character; an empty name where there is nothing to draw."""
    before: str | None = None
    for at, character in enumerate(text):
        if before and _is_joined(text, at) and _holds(before, character):
            pass
        elif INVISIBLE.match(character):
            yield ""
            continue
        elif _PICTURED.match(text, at + 1) and _holds(EMOJI, character):
            before = EMOJI
        else:
            before = face_of(character, is_strong) if lacking.match(character) else None
        yield before


def _is_joined(text: str, at: int) -> bool:
    return is_mark(text[at]) or text[at - 1] == JOINER


def is_mark(character: str) -> bool:
    """Whether it belongs to the character before it."""
    is_invisible = INVISIBLE.match(character) is not None
    return is_invisible or unicodedata.category(character).startswith("M")


def _holds(name: str, character: str) -> bool:
    return bool(INVISIBLE.match(character)) or ord(character) in glyph_font(name).held


_GLYPHS = "-Glyphs"


def glyphs_of(name: str) -> str:
    """A face of Fira Sans drawn by its glyphs: for signs among words from right to left."""
    return f"{name}{_GLYPHS}"


_loading = Lock()


def glyph_font(name: str) -> GlyphFont:
    """The font of this name; read the first time that a text asks for it."""
    with _loading:
        return _loaded(name)


@cache
def _loaded(name: str) -> GlyphFont:
    file = f"files/{name.removesuffix(_GLYPHS)}.ttf"
    face = _FACES.get(name) or Face(name, "fontpkg_fira_sans", file)
    font = GlyphFont(name, str(files(face.package).joinpath(face.file)))
    pdfmetrics.registerFont(font)
    return font
