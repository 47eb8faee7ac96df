"""A report as a PDF: A4, embedded fonts, bookmarks, page numbers, and always the same bytes.

Boxes are first put on pages and then drawn, so that every page knows how many there are. The
clock is never read: the file's date is the report's.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from . import palette, pdf_style
from .blocks import Report, headings, words
from .pdf_archive import archived
from .pdf_blocks import Setting, items
from .pdf_boxes import Arranged, Box, Item, Landmark, Panel, Pile, Placed, Tagged, fill, tagged
from .pdf_fonts import REGULAR, STRONG, Printable, register_fonts, width
from .pdf_metadata import About, Standard
from .pdf_pen import Pen, outline_levels
from .pdf_style import BOTTOM, LEFT, PAGE_HEIGHT, PAGE_WIDTH, TEXT_HEIGHT, TEXT_WIDTH, TOP, Style
from .pdf_tags import FOOTER, HEADER, Tag
from .pdf_text import Lines, lines

# ReportLab writes streams as text otherwise, a quarter larger; it has no other switch for it.
rl_config.useA85 = 0

BAND_PADDING = 34.0

LONGEST_TITLE = 3
"""A title of more lines than this is set in a smaller size."""


@dataclass(frozen=True)
class _Page:
    """What stands on a page, and where its text starts."""

    placed: tuple[Placed, ...]
    top: float


def pdf(
    report: Report, attachment: bytes | None = None, standard: Standard = Standard.UA_1
) -> bytes:
    """The report as a PDF file that conforms to the standards; equal reports give equal bytes.

    `attachment` is the JSON that the report was made from; the file then carries it along.
    """
    register_fonts()
    printable = Printable(report.language)
    entries = tuple(headings(report.blocks))
    levels = outline_levels(entries)
    setting = Setting(TEXT_WIDTH, printable, entries, levels)
    front = _front(report, printable)
    pages = list(_pages(tuple(items(report.blocks, setting)), front))
    titles = {entry.anchor: printable(entry.title) for entry in entries}
    pen = Pen(_canvas(standard), dict(_anchors(pages)), levels, titles)
    for number, page in enumerate(pages, 1):
        # In reading order, so that text taken from the file is too.
        if number == 1:
            front.draw_band(pen)
        _head(report, printable, pen, number)
        Arranged(page.placed).draw(pen, LEFT, page.top)
        if number == 1:
            front.draw_statements(pen)
        _foot(report, printable, pen, number, len(pages))
        pen.end_page()
    anchors = pen.write_structure(standard)
    return archived(pen.canvas, _about(report, printable), standard, attachment, anchors)


def _canvas(standard: Standard) -> Canvas:
    canvas = Canvas(
        io.BytesIO(),
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        pageCompression=1,
        invariant=1,
        pdfVersion=standard.version,
        initialFontName=REGULAR,  # type: ignore[arg-type]  # the stubs say float
    )
    # The file's identifier is a digest that starts from the clock: let it start from nothing.
    canvas._doc.signature = hashlib.md5(usedforsecurity=False)  # type: ignore[attr-defined]
    canvas.showOutline()
    return canvas


def _about(report: Report, printable: Printable) -> About:
    return About(
        title=printable(report.title),
        author=printable(report.author),
        subject=printable(report.subject),
        date=report.date,
        language=report.language.tag,
    )


# Pages


def _pages(pile: tuple[Item, ...], front: _Front) -> Iterator[_Page]:
    """The pile over pages; the first has less room. A report without blocks has one page."""
    top = PAGE_HEIGHT - front.height
    room = top - BOTTOM - front.foot_height
    while True:
        placed, pile = fill(pile, room)
        yield _Page(placed, top)
        if not pile:
            return
        top, room = PAGE_HEIGHT - TOP, TEXT_HEIGHT


def _anchors(pages: Sequence[_Page]) -> Iterator[tuple[str, int]]:
    """Each anchor with the number of its page."""
    for number, page in enumerate(pages, 1):
        for placed in page.placed:
            yield from ((anchor, number) for anchor in _anchors_in(placed.box))


def _anchors_in(box: Box) -> Iterator[str]:
    match box:
        case Landmark():
            yield box.anchor
        case Panel() | Tagged():
            yield from _anchors_in(box.inner)
        case Pile():
            for item in box.items:
                yield from _anchors_in(item.box)
        case Arranged():
            for placed in box.placed:
                yield from _anchors_in(placed.box)


# The front: the band over the first page and the statements at its foot


@dataclass(frozen=True)
class _Front:
    """What only the first page has."""

    band: Pile
    statements: Pile

    @property
    def band_height(self) -> float:
        return self.band.height + 2 * BAND_PADDING

    @property
    def height(self) -> float:
        return self.band_height + 22

    @property
    def foot_height(self) -> float:
        return self.statements.height + 14 if self.statements.items else 0.0

    def draw_band(self, pen: Pen) -> None:
        pen.fill(0, PAGE_HEIGHT - self.band_height, PAGE_WIDTH, self.band_height, palette.ACCENT)
        self.band.draw(pen, LEFT, PAGE_HEIGHT - BAND_PADDING)

    def draw_statements(self, pen: Pen) -> None:
        if self.statements.items:
            top = BOTTOM + self.statements.height
            pen.line((LEFT, top + 6), (LEFT + TEXT_WIDTH, top + 6), palette.HAIRLINE, 0.5)
            self.statements.draw(pen, LEFT, top)


def _front(report: Report, printable: Printable) -> _Front:
    def item(text: str, style: Style, gap: float, tag: str = "P") -> Item:
        return Item(tagged(lines(words(text), style, TEXT_WIDTH, printable), tag), after=gap)

    title = item(report.title, pdf_style.TITLE, 4, "H1")
    if title.box.height > LONGEST_TITLE * pdf_style.TITLE.leading:
        title = item(report.title, pdf_style.LONG_TITLE, 4, "H1")
    kind, subtitle = (
        item(report.kind, pdf_style.KIND, 6),
        item(report.subtitle, pdf_style.SUBTITLE, 0),
    )
    band = (kind, title, subtitle) if report.subtitle else (kind, title)
    statements = tuple(item(text, pdf_style.NOTE, 1) for text in report.statements)
    return _Front(Pile(band), Pile(statements))


# Furniture: what every page repeats


def _head(report: Report, printable: Printable, pen: Pen, number: int) -> None:
    """The running head, which the first page does not need, and the mark of an example."""
    if number == 1:
        if report.example:
            with pen.within(Tag("P")):
                _example_mark(report, pen, number)
        return
    with pen.within(HEADER):
        line = PAGE_HEIGHT - 52
        pen.line((LEFT, line), (LEFT + TEXT_WIDTH, line), palette.HAIRLINE, 0.5)
        room = TEXT_WIDTH - (100 if report.example else 0)
        _one_line(report.running, room, printable).draw(pen, LEFT, line + 14)
        if report.example:
            _example_mark(report, pen, number)


def _foot(report: Report, printable: Printable, pen: Pen, number: int, total: int) -> None:
    """Date and version, and the page: "3 van 9"."""
    right, foot, style = LEFT + TEXT_WIDTH, BOTTOM - 18, pdf_style.FURNITURE
    count = report.language.text("{page} van {pages}", page=number, pages=total)
    length = style.size * width(count, REGULAR)
    with pen.within(FOOTER):
        pen.line((LEFT, foot), (right, foot), palette.HAIRLINE, 0.5)
        _one_line(report.edition, TEXT_WIDTH - 80, printable).draw(pen, LEFT, foot - 6)
        pen.text(right - length, foot - 13.6, count, REGULAR, style.size, style.colour)


def _one_line(text: str, room: float, printable: Printable) -> Lines:
    """As many of the words as one line holds: a page has no room for more."""
    whole = lines(words(text), pdf_style.FURNITURE, room, printable)
    return replace(whole, lines=whole.lines[:1])


def _example_mark(report: Report, pen: Pen, number: int) -> None:
    """The word VOORBEELD in a filled mark, in the band or in the running head."""
    word = report.language.text("VOORBEELD")
    size = 8.5
    length = size * width(word, STRONG) + 14
    right = LEFT + TEXT_WIDTH
    foot = PAGE_HEIGHT - (BAND_PADDING + 15 if number == 1 else 46)
    ground, ink = (
        (palette.WHITE, palette.EXAMPLE) if number == 1 else (palette.EXAMPLE, palette.WHITE)
    )
    pen.fill(right - length, foot, length, 15, ground)
    pen.text(right - length + 7, foot + 4.5, word, STRONG, size, ink)
