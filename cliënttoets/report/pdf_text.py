"""Text on paper: words (`pdf_words`) broken (`pdf_breaking`) into lines for a width.

One pass over the words, so an answer of a quarter of a million characters takes no longer than its
length. Lines are broken once: the halves of a split text keep the lines they have. A space stands
at the end of each line that was broken at one or that a line break ends, so that text taken from
the PDF has its words apart.

Pieces are kept and drawn in the order in which they are read. Where some go from right to left,
the line says where each stands (`pdf_bidi`), and what Fira Sans lacks is drawn by the glyphs of
another face (`pdf_scripts`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby
from operator import itemgetter

from .blocks import Align, Run, Text
from .pdf_bidi import seen
from .pdf_boxes import FUZZ, Box
from .pdf_breaking import broken
from .pdf_fonts import Printable
from .pdf_inks import Ink
from .pdf_pen import Pen
from .pdf_style import Style
from .pdf_words import Piece, Word, Words, length


@dataclass(frozen=True)
class Line:
    """Pieces on one baseline; the width in ems, without a space at its end.

    `places` says where each piece starts, in ems; empty where they stand after each other.
    """

    pieces: tuple[Piece, ...]
    width: float
    places: tuple[float, ...] = ()

    def draw(self, pen: Pen, x: float, baseline: float, style: Style) -> None:
        starts = self.places or accumulate((piece.width for piece in self.pieces), initial=0.0)
        for piece, start in zip(self.pieces, starts, strict=False):
            _draw_piece(pen, piece, x + start * style.size, baseline, style)


@dataclass(frozen=True)
class Lines:
    """A box of lines in one style; a text that goes from right to left starts at the right."""

    lines: tuple[Line, ...]
    style: Style
    width: float
    is_right_to_left: bool = False

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
            line.draw(pen, x + self._indent(line), baseline, style)
            baseline -= style.leading

    def _indent(self, line: Line) -> float:
        room = self.width - line.width * self.style.size
        match self.style.align:
            case Align.START:
                return room if self.is_right_to_left else 0
            case Align.MIDDLE:
                return room / 2
            case Align.END:
                return 0 if self.is_right_to_left else room


def _draw_piece(pen: Pen, piece: Piece, x: float, baseline: float, style: Style) -> None:
    if piece.inline is None:
        _write(pen, piece, x, baseline, style, style.colour)
        return
    with pen.within(piece.inline.tag):
        target = piece.inline.target
        _write(pen, piece, x, baseline, style, Ink.LINK if target else style.colour)
        if target:
            low, long = baseline - 0.14 * style.size, piece.width * style.size
            pen.line((x, low), (x + long, low), Ink.LINK, 0.4)
            pen.link(x, baseline - 0.25 * style.size, long, style.size, target)


def _write(pen: Pen, piece: Piece, x: float, baseline: float, style: Style, colour: str) -> None:
    if piece.glyphs is None:
        pen.text(x, baseline, piece.text, piece.font, style.size, colour)
        return
    for cluster in piece.glyphs.clusters:
        pen.cluster(x, baseline, cluster, piece.font, style.size, colour)


def lines(text: Text, style: Style, room: float, printable: Printable) -> Lines:
    """The text in lines of at most `room` points wide; an empty text has no lines."""
    words = Words(text, style, printable)
    broken_up = broken(list(words), room / style.size, room)
    made = tuple(_line(line, words.base) for line in broken_up)
    return Lines(made, style, room, words.base == 1)


def one_line(text: str, style: Style, printable: Printable) -> Line:
    """The text unbroken, in one line."""
    words = Words((Run(text.replace("\n", " ")),), style, printable)
    return _line(list(words), words.base)


def longest_word(text: Text, style: Style, printable: Printable) -> float:
    """How wide the widest of its words is, in points; 0 for an empty text."""
    words = Words(text, style, printable)
    return style.size * max((word.width for word in words), default=0.0)


def _line(words: Sequence[Word], base: int) -> Line:
    """The words as one line; neighbours that look the same become one piece."""
    pieces: list[Piece] = []
    for word in words:
        pieces += word.pieces
        if word.space:
            pieces.append(word.space)
    overhang = 0.0
    if words and words[-1].space:
        # A space at the end of a line goes the way of the whole text (UAX #9, L1).
        pieces[-1] = pieces[-1]._replace(level=base)
        overhang = pieces[-1].width
    grown = list(_grown(pieces))
    return Line(tuple(grown), length(grown) - overhang, _places(grown, overhang if base else 0.0))


def _grown(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for (font, inline, level, glyphs), group in groupby(pieces, itemgetter(1, 2, 4, 5)):
        alike = list(group)
        if glyphs or len(alike) == 1:
            yield from alike
        else:
            text = "".join(piece.text for piece in alike)
            yield Piece(text, font, inline, length(alike), level)


def _places(pieces: Sequence[Piece], overhang: float) -> tuple[float, ...]:
    """Where each piece starts; nothing where all go from left to right after each other."""
    if not any(piece.level for piece in pieces):
        return ()
    at = -overhang
    found = [0.0] * len(pieces)
    for index in seen([piece.level for piece in pieces]):
        found[index] = at
        at += pieces[index].width
    return tuple(found)
