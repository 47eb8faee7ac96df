"""A report as a PDF: A4, embedded fonts, bookmarks, page numbers, and always the same bytes.

Boxes are first put on pages and then drawn, so that every page knows how many there are. The
clock is never read: the file's date is the report's.
"""

from __future__ import annotations

import gc
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from math import ceil

from reportlab.pdfgen.canvas import Canvas

from . import palette, pdf_style
from .blocks import LARGE_PRINT, Report, TooLong, headings, words
from .pdf_archive import archived
from .pdf_blocks import Setting, items
from .pdf_boxes import Arranged, Box, Item, Landmark, Panel, Pile, Placed, Tagged, fill, tagged
from .pdf_fonts import REGULAR, STRONG, Printable, register_fonts, width
from .pdf_inks import Ink, inks
from .pdf_masthead import masthead
from .pdf_metadata import About, Standard
from .pdf_pen import Pen, outline_levels
from .pdf_style import A4, BOTTOM, LEFT, TOP, Paper, Style
from .pdf_tags import FOOTER, HEADER, Tag
from .pdf_text import Lines

BAND_PADDING = 34.0

AIR = (1.0, 0.85, 0.7, 0.55, 0.4, 0.25)
"""Where a report must fit on a number of pages: how much of the room between blocks it keeps."""

LONGEST_TITLE = 3
"""A title of more lines than this is set in a smaller size."""


@dataclass(frozen=True)
class _Page:
    """What stands on a page, and where its text starts."""

    placed: tuple[Placed, ...]
    top: float


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Keeps Python from looking for circular garbage, which it would do in each line over and over.

    That takes a quarter of a long report's time, and before the report is done there is none.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        # Of two reports that are made at once, the one that found it enabled enables it again.
        if was_enabled:
            gc.enable()


@_undisturbed()
def pdf(
    report: Report,
    attachment: bytes | None = None,
    standard: Standard = Standard.UA_1,
    paper: Paper = A4,
) -> bytes:
    """The report as a PDF file that conforms to the standards; equal reports give equal bytes.

    `attachment` is the JSON that the report was made from; the file then carries it along. Raises
    TooLong where the report has more pages than it may.
    """
    register_fonts()
    printable = Printable(report.language)
    entries = tuple(headings(report.blocks))
    levels = outline_levels(entries)
    setting = Setting(
        paper,
        paper.text_width,
        printable,
        entries,
        levels,
        least=LARGE_PRINT if report.large_print else 0,
        lower=1 if report.is_one_page else 0,  # one page has no chapters
    )
    setting, front, pages = _laid_out(report, setting)
    titles = {entry.anchor: printable(entry.title) for entry in entries}
    pen = Pen(_canvas(paper), dict(_anchors(pages)), levels, titles, inks(report.style))
    mark = Tag("P")
    for number, page in enumerate(pages, 1):
        # In reading order, so that text taken from the file is too.
        if number == 1:
            _open_mark(report, pen, mark)
            front.draw_band(pen)
            front.open_statements(pen)
        _head(report, setting, pen, number, mark)
        Arranged(page.placed).draw(pen, LEFT, page.top)
        if number == 1:
            front.draw_statements(pen)
        _foot(report, setting, pen, number, len(pages))
        pen.end_page()
    anchors = pen.write_structure(standard)
    return archived(pen.canvas, _about(report, printable), standard, attachment, anchors)


def _canvas(paper: Paper) -> Canvas:
    canvas = Canvas(
        io.BytesIO(),
        pagesize=(paper.width, paper.height),
        invariant=1,
        initialFontName=REGULAR,  # type: ignore[arg-type]  # the stubs say float
    )
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


def _laid_out(report: Report, setting: Setting) -> tuple[Setting, _Front, list[_Page]]:
    """The front and the pages, and their setting: closer where there would be too many pages."""
    over = 0.0
    for air in AIR:
        aired = replace(setting, air=air)
        front = _front(report, aired)
        pile = tuple(items(report.blocks, aired))
        pages = list(_pages(pile, front))
        if not report.most_pages or len(pages) <= report.most_pages:
            return aired, front, pages
        over = sum(_depth(page) for page in pages[report.most_pages :])
    raise TooLong(
        report.language.texts(
            "Dit rapport is {number} regel te lang voor het papier. Maak de zinnen korter.",
            "Dit rapport is {number} regels te lang voor het papier. Maak de zinnen korter.",
            ceil(over / pdf_style.BODY.at_least(setting.least).leading),
        )
    )


def _depth(page: _Page) -> float:
    """How far down what stands on the page reaches."""
    return max((placed.down + placed.box.height for placed in page.placed), default=0)


def _pages(pile: tuple[Item, ...], front: _Front) -> Iterator[_Page]:
    """The pile over pages; the first has less room. A report without blocks has one page."""
    paper = front.paper
    top = paper.height - front.height
    room = top - BOTTOM - front.foot_height
    while True:
        placed, pile = fill(pile, room, paper.text_height)
        yield _Page(placed, top)
        if not pile:
            return
        top, room = paper.height - TOP, paper.text_height


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

    paper: Paper
    band: Pile
    statements: Pile
    padding: float
    sunk: float = 0
    """How much lower the statements stand than the text of other pages ends."""

    @property
    def band_height(self) -> float:
        return self.band.height + 2 * self.padding

    @property
    def height(self) -> float:
        return self.band_height + 22

    @property
    def foot_height(self) -> float:
        return self.statements.height + 14 - self.sunk if self.statements.items else 0.0

    def draw_band(self, pen: Pen) -> None:
        top = self.paper.height
        pen.fill(0, top - self.band_height, self.paper.width, self.band_height, Ink.ACCENT)
        self.band.draw(pen, LEFT, top - self.padding)

    def open_statements(self, pen: Pen) -> None:
        """Makes them heard here; they are drawn when the page is full."""
        for item in self.statements.items:
            if isinstance(item.box, Tagged):
                with pen.within(*item.box.tags):
                    pass

    def draw_statements(self, pen: Pen) -> None:
        if self.statements.items:
            top = BOTTOM - self.sunk + self.statements.height
            right = LEFT + self.paper.text_width
            pen.line((LEFT, top + 6), (right, top + 6), palette.HAIRLINE, 0.5)
            self.statements.draw(pen, LEFT, top)


def _front(report: Report, setting: Setting) -> _Front:
    def item(text: str, style: Style, gap: float, kind: str = "P", language: str = "") -> Item:
        tag = Tag(kind, language=language)
        return Item(tagged(setting.lines(words(text), style), tag), after=gap)

    language = report.title_language
    title = item(report.title, pdf_style.TITLE, 4, "H1", language)
    if title.box.height > LONGEST_TITLE * pdf_style.TITLE.leading:
        title = item(report.title, pdf_style.LONG_TITLE, 4, "H1", language)
    kind, subtitle = (
        item(report.kind, pdf_style.KIND, 6),
        item(report.subtitle, pdf_style.SUBTITLE, 0),
    )
    band = (kind, title, subtitle) if report.subtitle else (kind, title)
    whose = masthead(report, setting)
    if whose is not None:
        band = (Item(whose, after=20 * setting.air), *band)
    statements = tuple(item(text, pdf_style.NOTE, 1) for text in report.statements)
    # One page has one foot: its statements and its date stand together.
    sunk = 20 if report.is_one_page else 0
    padding = BAND_PADDING * setting.air
    return _Front(setting.paper, setting.pile(band), setting.pile(statements), padding, sunk)


# Furniture: what every page repeats


def _open_mark(report: Report, pen: Pen, mark: Tag) -> None:
    """Makes the mark of an example heard before all else; it is drawn on the band."""
    if report.example:
        with pen.within(mark):
            pass


def _head(report: Report, setting: Setting, pen: Pen, number: int, mark: Tag) -> None:
    """The running head, which the first page does not need, and the mark of an example."""
    if number == 1:
        if report.example:
            with pen.within(mark):
                _example_mark(report, setting, pen, number)
        return
    with pen.within(HEADER):
        line, right = setting.paper.height - 52, LEFT + setting.paper.text_width
        pen.line((LEFT, line), (right, line), palette.HAIRLINE, 0.5)
        running = _one_line(report.running, setting, 130 if report.example else 0)
        running.draw(pen, LEFT, line + 4 + running.height)
        if report.example:
            _example_mark(report, setting, pen, number)


def _foot(report: Report, setting: Setting, pen: Pen, number: int, total: int) -> None:
    """Date and version, and the page, "3 van 9", where a report may have more than one.

    They are not heard where each page repeats them; on the only page they are, at the end.
    """
    right, foot = LEFT + setting.paper.text_width, BOTTOM - 18
    with pen.within(Tag("P") if report.is_one_page else FOOTER):
        _one_line(report.edition, setting, 80).draw(pen, LEFT, foot - 6)
    with pen.within(FOOTER):
        if not report.is_one_page:
            pen.line((LEFT, foot), (right, foot), palette.HAIRLINE, 0.5)
            count = report.language.text("{page} van {pages}", page=number, pages=total)
            line = _one_line(count, setting)
            line.draw(pen, right - line.lines[0].width * line.style.size, foot - 6)


def _one_line(text: str, setting: Setting, narrower: float = 0) -> Lines:
    """As many of the words as one line holds: a page has no room for more."""
    whole = setting.lines(words(text), pdf_style.FURNITURE, narrower)
    return replace(whole, lines=whole.lines[:1])


def _example_mark(report: Report, setting: Setting, pen: Pen, number: int) -> None:
    """The word VOORBEELD in a filled mark, in the band or in the running head."""
    word = report.language.text("VOORBEELD")
    size = max(8.5, setting.least)
    height = size + 6.5
    length = size * width(word, STRONG) + 14
    right = LEFT + setting.paper.text_width
    padding = BAND_PADDING * setting.air
    foot = setting.paper.height - (padding + height if number == 1 else 46)
    ground, ink = (
        (palette.WHITE, palette.EXAMPLE) if number == 1 else (palette.EXAMPLE, palette.WHITE)
    )
    pen.fill(right - length, foot, length, height, ground)
    pen.text(right - length + 7, foot + 3.2 + 0.15 * size, word, STRONG, size, ink)
