"""A font that is drawn glyph by glyph: texts shaped by HarfBuzz, and what each glyph is read as.

Letters join, marks stand on letters, a family is one picture out of five characters. Glyphs are
drawn in the order in which they are read, so from right to left where the text goes that way; a
text that is taken from the file is then what was typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

_FIRST = 0x40000
_PLANE = 0x10000
_MOST_SPELLINGS = 10
"""Code points that stand for glyphs in ReportLab: ten planes that Unicode leaves empty."""

NOTHING_TO_READ = "\u200b"
"""What a glyph stands for whose characters another one stands for already."""

# What joins the characters around it, or says how the one before it looks; it has no glyph.
JOINER = "\u200d"
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\U000e0020-\U000e007f]")

_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff]")

# Lam with an alef, and the single character that Unicode has for the two. A glyph is read as that:
# programs that take text from a file turn what goes from right to left glyph by glyph, and would
# turn lam-alef into alef-lam. They know what it is made of (NFKC).
_LIGATURES = {unicodedata.normalize("NFKC", form): form for form in "\ufef5\ufef7\ufef9\ufefb"}
_LAM_ALEF = re.compile("\u0644[\u064b-\u065f\u0670]*[\u0622\u0623\u0625\u0627\u0671]")


def _joined(text: str) -> dict[str, bool | list[tuple[int, int, bool]]]:
    """Which letters may share a glyph: in Arabic only lam and alef, which must."""
    if not _ARABIC.search(text):
        return {}
    pairs = [(*found.span(), True) for found in _LAM_ALEF.finditer(text)]
    return {"liga": False, "dlig": False, "rlig": [(0, len(text), False), *pairs]}


@dataclass(frozen=True)
class Glyph:
    """A glyph by its number in the font; where it stands, in ems from the start of its text."""

    number: int
    x: float
    y: float


@dataclass(frozen=True)
class Cluster:
    """What cannot be taken apart, with the characters it stands for.

    `read` is what its first glyph is read as. Where that does not say each character in its order,
    because there are several glyphs or there is one for two letters that go from right to left,
    all of them are replaced by the characters for whoever reads them.
    """

    source: str
    read: str
    glyphs: tuple[Glyph, ...]
    width: float
    is_replaced: bool


class GlyphFont(TTFont):
    """A font whose text is glyphs by their number, each with what it stands for in a document."""

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path, asciiReadable=False)
        _mend_widths(self.face)
        # Two fonts of one name would overwrite each other's objects.
        self.face.name = name.encode("ascii")
        self.held = frozenset(self.face.charToGlyph)
        self._shaper = _Shaper(path)
        self._spelled: WeakKeyDictionary[Any, dict[int, str]] = WeakKeyDictionary()

    def clusters(self, text: str, is_right_to_left: bool) -> tuple[Cluster, ...]:
        """A text that the font holds as glyphs, in the order in which it is read."""
        found = list(self._shaper.shape(text, is_right_to_left))
        by_place = sorted(found, key=lambda glyph: glyph[0])
        groups = [(at, list(group)) for at, group in groupby(by_place, lambda glyph: glyph[0])]
        ends = [at for at, _ in groups[1:]] + [len(text)]
        # What comes first has no glyph of its own: it goes with what follows.
        starts = [0, *ends[:-1]]
        clusters = []
        for start, end, (_, group) in zip(starts, ends, groups, strict=True):
            source = text[start:end]
            read = _LIGATURES.get(source, source)
            is_pair = is_right_to_left and len(INVISIBLE.sub("", read)) > 1
            glyphs = tuple(glyph for _, glyph, _ in group)
            width = sum(step for _, _, step in group)
            clusters.append(Cluster(source, read, glyphs, width, len(glyphs) > 1 or is_pair))
        return tuple(clusters)

    def character(self, number: int, source: str, document: Any) -> str:
        """What ReportLab is to write for the glyph; in this document it is read as the source.

        A glyph may stand for a few different texts. Beyond those it is read as the last of them.
        """
        spelled = self._spelled.setdefault(document, {})
        codes = range(_FIRST + number, _FIRST + _MOST_SPELLINGS * _PLANE, _PLANE)
        code = next(
            (code for code in codes if spelled.setdefault(code, source) == source), codes[-1]
        )
        self.face.charToGlyph.setdefault(code, number)
        self.face.charWidths.setdefault(code, 1000 * self._shaper.advance(number))
        return chr(code)

    def addObjects(self, document: Any) -> None:  # noqa: N802  # ReportLab's name
        """Adds the font to the file, with a map from its codes to what they are read as."""
        spelled = self._spelled.pop(document, {})
        subsets = list(self.state[document].subsets)
        super().addObjects(document)
        for number, codes in enumerate(subsets):
            name = (SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX).decode()
            stream = document.idToObject[f"toUnicodeCMap:{name}"]
            for at, code in enumerate(codes):
                if code in spelled:
                    read = spelled[code].encode("utf-16-be").hex().upper()
                    stream.content = stream.content.replace(
                        f"<{at:02X}> <{code:04X}>", f"<{at:02X}> <{read}>"
                    )


def _mend_widths(face: Any) -> None:
    """Puts right the widths of the last glyphs, which share one.

    ReportLab has scaled it already, and writes it into the file as if it had not.
    """
    number = int.from_bytes(face.get_table("hhea")[34:36], "big")
    shared = face.hmetrics[number - 1][0]
    face.hmetrics[number:] = [(shared, bearing) for _, bearing in face.hmetrics[number:]]


class _Shaper:
    """HarfBuzz for one font file. Imported here: most reports need none."""

    def __init__(self, path: str) -> None:
        import uharfbuzz

        self._harfbuzz = uharfbuzz
        self._font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path)))
        self._size = self._font.face.upem

    def advance(self, number: int) -> float:
        """How wide a glyph is, in ems."""
        return float(self._font.get_glyph_h_advance(number) / self._size)

    def shape(self, text: str, is_right_to_left: bool) -> Iterator[tuple[int, Glyph, float]]:
        """From left to right: the place in the text, the glyph, and how far to the next."""
        harfbuzz = self._harfbuzz
        buffer = harfbuzz.Buffer()
        buffer.cluster_level = harfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.flags = harfbuzz.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if is_right_to_left else "ltr"
        harfbuzz.shape(self._font, buffer, _joined(text))
        at = 0.0
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            step = place.x_advance / self._size
            x, y = at + place.x_offset / self._size, place.y_offset / self._size
            yield info.cluster, Glyph(info.codepoint, x, y), step
            at += step
