"""A text as words: in a style, in pieces that each have one font and one direction.

Runs are set as they are; nothing in them is markup. One pass over the characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from .blocks import Face, Run, Text, is_right_to_left
from .pdf_bidi import RIGHT_TO_LEFT, levels
from .pdf_fonts import FONTS, Printable, is_plain, lacking, width
from .pdf_scripts import Shaped, glyphs_of, shaped, stretches
from .pdf_style import Style
from .pdf_tags import Tag

# Spaces or a line break; a part of a word up to a hyphen or slash within it, but not before a digit
# (a date stays whole); a word.
_TOKENS = re.compile(r"( +|\n)|([^ \n]+?(?<=\w)(?:[-–]|/(?!\d))(?=\w\w))|([^ \n]+)")


@dataclass(frozen=True, eq=False)
class Inline:
    """A part of the text that is an element of its own, however many lines it runs over.

    A link has a target; words in another language have none.
    """

    target: str
    tag: Tag


class Piece(NamedTuple):
    """A stretch of a line in one font; its width in ems. All pieces of an Inline share it.

    Its level is odd where it is read from right to left. It is drawn by its glyphs, if it has any.
    A tuple, because a report has tens of thousands of them.
    """

    text: str
    font: str
    inline: Inline | None
    width: float
    level: int = 0
    glyphs: Shaped | None = None


class Word(NamedTuple):
    """What is broken only where it must be, and the space after it, if there is one.

    A line break is written as a space.
    """

    pieces: Sequence[Piece]
    width: float
    language: str
    space: Piece | None = None
    ends_line: bool = False


class Words:
    """The words of a text in a style, one pass at a time. `base` is 1 where it goes right to left.

    A word may go on from one run into the next.
    """

    def __init__(self, text: Text, style: Style, printable: Printable) -> None:
        self._text = text
        self._language = printable.language.tag
        self._shown = [printable(run.text) for run in text]
        self._is_plain = all(map(is_plain, self._shown))
        self.base = 0 if self._is_plain else int(is_right_to_left("".join(self._shown)))
        # No script that goes from right to left slants.
        self._style = replace(style, is_italic=False) if self.base else style

    def __iter__(self) -> Iterator[Word]:
        pieces: list[Piece] = []
        used, start, language = 0.0, 0, ""
        levels = [] if self._is_plain else _levels("".join(self._shown), self.base)
        for run, shown in zip(self._text, self._shown, strict=True):
            font = _font(run.face, self._style)
            inline, language = self._inline(run), run.language or self._language
            for white, part, word in _TOKENS.findall(shown):
                text = part or word
                if text and self._is_plain:
                    step = width(text, font)
                    pieces.append(Piece(text, font, inline, step))
                    used += step
                elif text:
                    mixed = _mixed(text, font, inline, levels[start : start + len(text)])
                    pieces += mixed
                    used += length(mixed)
                if not word:
                    space = None
                    if white and pieces:
                        space = _space(pieces[-1], levels[start] if levels else 0)
                    yield Word(pieces, used, language, space, white[:1] == "\n")
                    pieces, used = [], 0.0
                start += len(white or text)
        if pieces:
            yield Word(pieces, used, language)

    def _inline(self, run: Run) -> Inline | None:
        """The element that the run is; None where it is only a part of its text."""
        if run.target:
            return Inline(run.target, Tag("Link", language=run.language))
        return Inline("", Tag("Span", language=run.language)) if run.language else None


def _levels(text: str, base: int) -> list[int]:
    """The level of each character; each line of the text is a paragraph to the algorithm."""
    if not base and not RIGHT_TO_LEFT.search(text):
        return [0] * len(text)
    parts = (levels(part, base) for part in text.split("\n"))
    return [level for part in parts for level in (*part, base)][:-1]


def _space(before: Piece, level: int) -> Piece:
    font = FONTS[Face.PLAIN] if before.glyphs else before.font
    return Piece(" ", font, before.inline, width(" ", font), level)


def length(pieces: Iterable[Piece]) -> float:
    """How wide they are together, in ems."""
    return sum(piece.width for piece in pieces)


def _mixed(text: str, font: str, inline: Inline | None, levels: Sequence[int]) -> list[Piece]:
    """A word in pieces of one face and one level."""
    found = []
    for face, start, end in stretches(text, font == FONTS[Face.STRONG], lacking(), levels):
        part, level = text[start:end], levels[start]
        if face is None and level % 2 == 0:
            found.append(Piece(part, font, inline, width(part, font), level))
        else:
            name = face or glyphs_of(font)
            glyphs = shaped(part, name, level % 2 == 1)
            found.append(Piece(part, name, inline, glyphs.width, level, glyphs))
    return found


def _font(face: Face, style: Style) -> str:
    if face is not Face.PLAIN:
        # Stress within an italic text is upright.
        return FONTS[Face.PLAIN if style.is_italic and face is Face.EMPHASIS else face]
    if style.is_strong:
        return FONTS[Face.STRONG]
    return FONTS[Face.EMPHASIS if style.is_italic else Face.PLAIN]
