"""Words broken into lines for a width, with hyphens where a column is narrow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from .pdf_boxes import FUZZ
from .pdf_fonts import width
from .pdf_glyphs import Cluster
from .pdf_hyphens import HYPHEN, places
from .pdf_scripts import is_mark, shaped
from .pdf_style import A4
from .pdf_words import Piece, Word, length

NARROW = A4.text_width / 2
RAGGED = 0.3
"""In a column narrower than this a word gets a hyphen where so much of a line would stay empty.

But only where the whole text then takes fewer lines: a hyphen is in a reader's way.
"""


def broken(words: Sequence[Word], room: float, column: float) -> list[list[Word]]:
    """The words of each line of at most `room` ems, in a column that is so many points wide."""
    whole = list(_broken(words, room, has_hyphens=False))
    if column < NARROW and len(whole) > 1:
        hyphenated = list(_broken(words, room, has_hyphens=True))
        if len(hyphenated) < len(whole):
            return hyphenated
    return whole


def _broken(words: Iterable[Word], room: float, has_hyphens: bool) -> Iterator[list[Word]]:
    """The lines, with hyphens everywhere or only in words that are wider than a line."""
    line: list[Word] = []
    used = 0.0
    for word in words:
        while used + word.width > room + FUZZ:
            first: list[Word] = []
            is_ragged = has_hyphens and room - used > RAGGED * room
            if is_ragged or word.width > room:
                first, word = _hyphenated(word, room - used)
            if not line and not first:
                *parts, word = _severed(word, room)
                if not parts:
                    break  # a single letter that is wider than the line
                *full, line = _filled(parts, room)
                yield from full
                used = sum(part.width for part in line)
                continue
            yield line + first
            line, used = [], 0.0
        line.append(word)
        used += word.width + (word.space.width if word.space else 0)
        if word.ends_line:
            yield line
            line, used = [], 0.0
    if line:
        yield line


def _filled(parts: Iterable[Word], room: float) -> Iterator[list[Word]]:
    """Lines of the parts of one word."""
    line: list[Word] = []
    used = 0.0
    for part in parts:
        if line and used + part.width > room + FUZZ:
            yield line
            line, used = [], 0.0
        line.append(part)
        used += part.width
    yield line


_LONGEST = 100
"""No language has longer words; what is longer is broken without a hyphen."""


def _hyphenated(word: Word, room: float) -> tuple[list[Word], Word]:
    """What of the word fits in the room with a hyphen, if anything does, and the rest."""
    text = "".join(piece.text for piece in word.pieces)
    if len(text) > _LONGEST or any(piece.glyphs for piece in word.pieces):
        return [], word
    for at in reversed(places(text, word.language)):
        first = _part(word.pieces, 0, at)
        last = first[-1]
        first[-1] = last._replace(
            text=last.text + HYPHEN, width=last.width + width(HYPHEN, last.font)
        )
        if length(first) <= room + FUZZ:
            rest = _part(word.pieces, at, len(text))
            return [_first(first, word)], word._replace(pieces=rest, width=length(rest))
    return [], word


def _first(pieces: Sequence[Piece], word: Word) -> Word:
    """A part of a word that another part follows."""
    return Word(pieces, length(pieces), word.language)


def _part(pieces: Sequence[Piece], start: int, end: int) -> list[Piece]:
    """The characters of the pieces from one place to another."""
    found: list[Piece] = []
    for piece in pieces:
        text = piece.text[max(start, 0) : max(end, 0)]
        if text:
            found.append(piece._replace(text=text, width=width(text, piece.font)))
        start, end = start - len(piece.text), end - len(piece.text)
    return found


def _severed(word: Word, room: float) -> Iterator[Word]:
    """The word broken anywhere."""
    for piece in word.pieces:
        *parts, last = _glyph_parts(piece, room) if piece.glyphs else _text_parts(piece, room)
        for part in parts:
            yield _first([part], word)
        if piece is word.pieces[-1]:
            yield word._replace(pieces=[last], width=last.width)
        else:
            yield _first([last], word)


def _text_parts(piece: Piece, room: float) -> Iterator[Piece]:
    taken, used = 0, 0.0
    for at, character in enumerate(piece.text):
        step = width(character, piece.font)
        if used + step > room and at > taken:
            yield piece._replace(text=piece.text[taken:at], width=used)
            taken, used = at, 0.0
        used += step
    yield piece._replace(text=piece.text[taken:], width=used)


def _glyph_parts(piece: Piece, room: float) -> Iterator[Piece]:
    """The same for glyphs: letters that no longer join are shaped anew."""
    assert piece.glyphs  # noqa: S101  # the caller's condition, for the type checker
    taken: list[Cluster] = []
    for cluster in piece.glyphs.clusters:
        used = sum(before.width for before in taken) + cluster.width
        if taken and used > room and not is_mark(cluster.source[0]):
            yield _reshaped(piece, taken)
            taken = []
        taken.append(cluster)
    yield _reshaped(piece, taken)


def _reshaped(piece: Piece, clusters: Sequence[Cluster]) -> Piece:
    text = "".join(cluster.source for cluster in clusters)
    glyphs = shaped(text, piece.font, piece.level % 2 == 1)
    return piece._replace(text=text, width=glyphs.width, glyphs=glyphs)
