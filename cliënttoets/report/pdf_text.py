"""Text on paper: runs broken into lines for a width.

Runs are set as they are; nothing in them is markup. One pass over the words, so an answer of a
quarter of a million characters takes no longer than its length. Lines are broken once: the
halves of a split text keep the lines they have. A space stands at the end of each line that was
broken at one or that a line break ends, so that text taken from the PDF has its words apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from .blocks import Align, Face, Text
from .palette import LINK
from .pdf_boxes import FUZZ, Box
from .pdf_fonts import FONTS, Printable, width
from .pdf_pen import Pen
from .pdf_style import Style
from .pdf_tags import Tag

# Spaces or a line break; a part of a word up to a hyphen or slash within it; a word.
_TOKENS = re.compile(r"( +|\n)|([^ \n]+?(?<=\w)[-–/](?=\w\w))|([^ \n]+)")


@dataclass(frozen=True)
class Piece:
    """A stretch of a line in one font; its width in ems. All pieces of a link share its Link."""

    text: str
    font: str
    link: Link | None
    width: float


@dataclass(frozen=True, eq=False)
class Link:
    """A link of the text, however many lines it runs over."""

    target: str
    tag: Tag = field(default_factory=lambda: Tag("Link"))


@dataclass(frozen=True)
class _Word:
    """What is never broken, and what follows it: a space, a line break or nothing."""

    pieces: tuple[Piece, ...]
    follows: str

    @property
    def width(self) -> float:
        return sum(piece.width for piece in self.pieces)


@dataclass(frozen=True)
class Line:
    """Pieces on one baseline; the width in ems, without a space at its end."""

    pieces: tuple[Piece, ...]
    width: float


@dataclass(frozen=True)
class Lines:
    """A box of lines in one style."""

    lines: tuple[Line, ...]
    style: Style
    width: float

    @property
    def height(self) -> float:
        return len(self.lines) * self.style.leading

    def split(self, room: float) -> tuple[Box, Box] | None:
        """At least two lines stay and two go, where there are as many."""
        fitting = min(int((room + FUZZ) / self.style.leading), len(self.lines) - 2)
        if fitting < 2:
            return None
        first, rest = self.lines[:fitting], self.lines[fitting:]
        return replace(self, lines=first), replace(self, lines=rest)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        style = self.style
        baseline = top - (style.leading + 0.68 * style.size) / 2
        for line in self.lines:
            at = x + self._indent(line)
            for piece in line.pieces:
                _draw_piece(pen, piece, at, baseline, style)
                at += piece.width * style.size
            baseline -= style.leading

    def _indent(self, line: Line) -> float:
        match self.style.align:
            case Align.START:
                return 0
            case Align.MIDDLE:
                return (self.width - line.width * self.style.size) / 2
            case Align.END:
                return self.width - line.width * self.style.size


def _draw_piece(pen: Pen, piece: Piece, x: float, baseline: float, style: Style) -> None:
    if piece.link is None:
        pen.text(x, baseline, piece.text, piece.font, style.size, style.colour)
        return
    low = baseline - 0.14 * style.size
    length = piece.width * style.size
    with pen.within(piece.link.tag):
        pen.text(x, baseline, piece.text, piece.font, style.size, LINK)
        pen.line((x, low), (x + length, low), LINK, 0.4)
        pen.link(x, baseline - 0.25 * style.size, length, style.size, piece.link.target)


def lines(text: Text, style: Style, room: float, printable: Printable) -> Lines:
    """The text in lines of at most `room` points wide; an empty text has no lines."""
    words = _words(text, style, printable)
    return Lines(tuple(_broken(words, room / style.size)), style, room)


def longest_word(text: Text, style: Style, printable: Printable) -> float:
    """How wide the widest of its words is, in points; 0 for an empty text."""
    return style.size * max((word.width for word in _words(text, style, printable)), default=0.0)


def _words(text: Text, style: Style, printable: Printable) -> Iterator[_Word]:
    """The words of all runs; a word may go on from one run into the next."""
    pieces: list[Piece] = []
    for run in text:
        font = _font(run.face, style)
        link = Link(run.target) if run.target else None
        for white, part, word in _TOKENS.findall(printable(run.text)):
            if not white:
                pieces.append(Piece(part or word, font, link, width(part or word, font)))
            if not word:
                yield _Word(tuple(pieces), white[:1])
                pieces = []
    if pieces:
        yield _Word(tuple(pieces), "")


def _font(face: Face, style: Style) -> str:
    if face is not Face.PLAIN:
        # Stress within an italic text is upright.
        return FONTS[Face.PLAIN if style.is_italic and face is Face.EMPHASIS else face]
    if style.is_strong:
        return FONTS[Face.STRONG]
    return FONTS[Face.EMPHASIS if style.is_italic else Face.PLAIN]


def _broken(words: Iterator[_Word], room: float) -> Iterator[Line]:
    line: list[_Word] = []
    used = 0.0
    for word in (part for whole in words for part in _cut(whole, room)):
        if line and used + word.width > room + FUZZ:
            yield _line(line)
            line, used = [], 0.0
        line.append(word)
        used += word.width + (_space(word) if word.follows else 0)
        if word.follows == "\n":
            yield _line(line)
            line, used = [], 0.0
    if line:
        yield _line(line)


def _space(word: _Word) -> float:
    """How wide what follows the word is; a line break is written as a space."""
    return width(" ", word.pieces[-1].font) if word.pieces else 0


def _cut(word: _Word, room: float) -> Iterator[_Word]:
    """The word, or parts of it where it is wider than a line."""
    if word.width <= room:
        yield word
        return
    for piece in word.pieces:
        taken, used = 0, 0.0
        for at, character in enumerate(piece.text):
            step = width(character, piece.font)
            if used + step > room and at > taken:
                yield _Word((replace(piece, text=piece.text[taken:at], width=used),), "")
                taken, used = at, 0.0
            used += step
        is_last = piece is word.pieces[-1]
        rest = replace(piece, text=piece.text[taken:], width=used)
        yield _Word((rest,), word.follows if is_last else "")


def _line(words: Sequence[_Word]) -> Line:
    """The words as one line; neighbours in one font become one piece."""
    pieces: list[Piece] = []
    for word in words:
        for piece in word.pieces:
            _append(pieces, piece)
        if word.follows and word.pieces:
            last = word.pieces[-1]
            _append(pieces, Piece(" ", last.font, last.link, _space(word)))
    overhang = _space(words[-1]) if words[-1].follows else 0
    return Line(tuple(pieces), sum(piece.width for piece in pieces) - overhang)


def _append(pieces: list[Piece], piece: Piece) -> None:
    """Adds the piece, grown together with the one before it where they look the same."""
    if pieces and (pieces[-1].font, pieces[-1].link) == (piece.font, piece.link):
        before = pieces.pop()
        text, both = before.text + piece.text, before.width + piece.width
        piece = Piece(text, piece.font, piece.link, both)
    pieces.append(piece)
