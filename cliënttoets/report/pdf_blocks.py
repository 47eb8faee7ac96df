"""Each block as a box on paper: the one place that says what a block looks like in a PDF.

And what it is to who hears it: each box stands within structure elements (see `pdf_tags`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import assert_never

from . import palette, pdf_style
from .blocks import (
    Annex,
    Block,
    BulletList,
    Callout,
    Contents,
    Entry,
    Facts,
    Figure,
    Heading,
    Kind,
    Lead,
    NumberedList,
    PageBreak,
    Paragraph,
    Question,
    Quote,
    ReplyTable,
    Run,
    Signal,
    Signed,
    Table,
    Text,
    Together,
    readable,
    words,
)
from .charting_room import Room
from .pdf_boxes import TALL, Box, Hanging, Item, Landmark, Panel, Pile, tagged
from .pdf_contents import ContentsLine
from .pdf_drawing import ChartBox, Picture
from .pdf_fonts import Printable
from .pdf_form import form_grid
from .pdf_grid import Grid
from .pdf_inks import Ink
from .pdf_style import Paper, Style
from .pdf_table import table_grid
from .pdf_tags import LAYOUT, Tag
from .pdf_text import Lines, lines
from .sign import COLOURS, SIGN_COLOURS, plain_sign, sign

PARAGRAPH_GAP = 7.0
BLOCK_GAP = 14.0
INDENT = 16.0

SHORT = 0.45
"""A figure that takes a smaller share of a page is not cut."""

SMALL, FEW_ROWS = 0.25, 4
"""A table that takes a smaller share of a page and has no more rows is not cut."""

_CALLOUTS = {
    Kind.NOTE: (Ink.ACCENT, palette.FAINT),
    Kind.WARNING: (palette.WARNING, palette.WARNING_FAINT),
    Kind.EXAMPLE: (palette.EXAMPLE, palette.EXAMPLE_FAINT),
}


@dataclass(frozen=True)
class Setting:
    """What a block needs to become a box: its width, who can print what, and all headings.

    `paper` is what it goes on, of which `width` may be a part.

    `levels` has how deep each heading lies in the outline, from 0. No letter is smaller than
    `least`; the room between blocks is as many times the usual as `air` says. Headings look as
    those that are `lower` by so many depths.
    """

    paper: Paper
    width: float
    printable: Printable
    entries: tuple[Entry, ...] = ()
    levels: Mapping[str, int] = field(default_factory=dict)
    least: float = 0
    air: float = 1
    lower: int = 0

    def lines(self, text: Text, style: Style, narrower: float = 0) -> Lines:
        return lines(text, style.at_least(self.least), self.width - narrower, self.printable)

    def pile(self, parts: Iterable[Item]) -> Pile:
        """What a box holds: no page starts within it, or what follows would have no place."""
        inner = tuple(replace(item, starts_page=False) for item in parts)
        return Pile(inner, self.paper.text_height)

    def within(self, margins: float) -> Setting:
        return replace(self, width=self.width - margins)


def items(blocks: Sequence[Block], setting: Setting) -> Iterator[Item]:
    """The blocks as a pile, in order."""
    starts_page = False
    for before, block, after in zip((None, *blocks), blocks, (*blocks[1:], None), strict=False):
        if isinstance(block, PageBreak):
            starts_page = True
            continue
        for item in _items(block, setting):
            is_line = item.box.height < TALL / 2 and _introduces(before, block, after)
            aired = _aired(item, setting.air)
            yield replace(
                aired,
                starts_page=aired.starts_page or starts_page,
                keeps_next=aired.keeps_next or is_line,
            )
            starts_page = False


def _introduces(before: Block | None, block: Block, after: Block | None) -> bool:
    """Whether it is all that stands between a heading and what it speaks of."""
    if not isinstance(block, Lead | Paragraph):
        return False
    match before, after:
        case ((Heading() | Question()), (Heading() | Question())):
            return after.depth > before.depth
        case Annex(), (Heading() | Question()):
            return after.depth > 1
        case ((Heading() | Question() | Annex()), _):
            return not isinstance(after, Lead | Paragraph | Annex | PageBreak | None)
    return False


def _aired(item: Item, air: float) -> Item:
    if air == 1:
        return item
    return replace(item, before=item.before * air, after=item.after * air)


def _items(block: Block, setting: Setting) -> Iterator[Item]:
    match block:
        case Heading():
            entry = Entry(block.depth, block.title, block.anchor, block.language)
            yield _heading(block.title, entry, setting)
        case Question():
            yield from _question(block, setting)
        case Annex():
            title = f"{block.label}. {block.title}"
            item = _heading(title, Entry(1, title, block.anchor), setting)
            yield replace(item, starts_page=True)
        case Contents():
            yield from _contents(block, setting)
        case Lead():
            yield _paragraph(tagged(setting.lines(block.text, pdf_style.LEAD), "P"), 10)
        case Paragraph():
            box = tagged(setting.lines(block.text, pdf_style.BODY), "P")
            yield _paragraph(box, PARAGRAPH_GAP)
        case BulletList():
            marked = [(words("•"), item) for item in block.items]
            yield from _never_alone(_list(marked, setting, Tag("L", numbering="Disc")))
        case NumberedList():
            numbers = (words(f"{number}.") for number in range(block.start, 1_000_000))
            numbered = list(zip(numbers, block.items, strict=False))
            yield from _never_alone(_list(numbered, setting, Tag("L", numbering="Decimal")))
        case Table():
            yield from _table(block, setting, Tag("Table"))
        case ReplyTable():
            yield from _reply_table(block, setting)
        case Figure():
            yield from _figure(block, setting)
        case Signal():
            yield _signal(block, setting)
        case Signed():
            yield _signed(block, setting)
        case Callout():
            yield _callout(block, setting)
        case Quote():
            yield _quote(block, setting)
        case Facts():
            yield from _never_alone(_facts(block, setting))
        case Together():
            yield from _together(block, setting)
        case PageBreak():
            return
        case _:
            assert_never(block)


def _together(block: Together, setting: Setting) -> Iterator[Item]:
    """One box, which starts a page where its first block does."""
    inner = tuple(items(block.blocks, setting))
    if inner:
        yield Item(
            setting.pile(inner),
            before=inner[0].before,
            after=inner[-1].after,
            is_whole=True,
            starts_page=inner[0].starts_page,
        )


def _paragraph(box: Box, gap: float) -> Item:
    return Item(box, before=gap if gap > PARAGRAPH_GAP else 0, after=gap)


def _heading(title: str, entry: Entry, setting: Setting, rule: float = 0) -> Item:
    """A heading; in the structure the report's title is the only H1, and no level is skipped."""
    depth = min(entry.depth + setting.lower, 4)
    style = replace(pdf_style.HEADINGS[depth], colour=pdf_style.HEADINGS[entry.depth].colour)
    box = setting.lines(words(title), style)
    tag = Tag(f"H{setting.levels[entry.anchor] + 2}", language=entry.language)
    return Item(
        Landmark(box, tag, setting.printable(entry.title), entry.anchor, rule),
        before=pdf_style.SPACE_BEFORE_HEADING[depth],
        after=pdf_style.SPACE_AFTER_HEADING[depth],
        keeps_next=True,
    )


def _question(block: Question, setting: Setting) -> Iterator[Item]:
    """The code and title under a rule, then the question as it was put."""
    title = f"{block.code}. {block.title}"
    entry = Entry(block.depth, title, block.anchor, block.language)
    yield _heading(title, entry, setting, rule=setting.width)
    text = setting.lines(words(f"“{block.verbatim}”"), pdf_style.VERBATIM)
    said = tagged(text, Tag("P", language=block.language))
    yield Item(said, after=3, keeps_next=True, is_whole=text.height <= TALL)
    if block.source:
        source = tagged(setting.lines(words(block.source), pdf_style.NOTE), "P")
        yield Item(source, after=8, keeps_next=True)


def _contents(block: Contents, setting: Setting) -> Iterator[Item]:
    """The title, then a line a heading, on one page where one holds them all."""
    title = tagged(setting.lines(words(block.title), pdf_style.HEADINGS[3]), "P")
    parts = (Item(title, after=4, keeps_next=True), *_contents_lines(block, setting))
    yield Item(setting.pile(parts), before=BLOCK_GAP, is_whole=True)


def _contents_lines(block: Contents, setting: Setting) -> Iterator[Item]:
    """In the structure they are a list within a list for each depth."""
    shown = [entry for entry in setting.entries if entry.depth <= block.depth]
    nested: list[Tag] = []
    for entry in shown:
        del nested[setting.levels[entry.anchor] + 1 :]
        while len(nested) <= setting.levels[entry.anchor]:
            nested.append(Tag("TOC"))
        style = replace(pdf_style.BODY, is_strong=entry.depth == 1)
        indent = INDENT * (entry.depth - 1)
        text = setting.lines(words(entry.title), style, indent + 40)
        line = ContentsLine(text, entry.anchor, setting.width, indent)
        yield Item(
            tagged(line, *nested, "TOCI", "Reference", Tag("Link", language=entry.language)),
            before=5 if entry.depth == 1 else 0,
        )


def _list(entries: list[tuple[Text, Text]], setting: Setting, tag: Tag) -> Iterator[Item]:
    """Marks in the margin; a little more room after the last."""
    widest = 16 if len(entries) < 10 else 22
    for at, (mark, text) in enumerate(entries, 1):
        body = setting.lines(text, pdf_style.BODY, INDENT + widest)
        colour = replace(pdf_style.BODY, colour=Ink.ACCENT, is_strong=True)
        label = setting.lines(mark, colour, setting.width - 30)
        box = Hanging(tagged(label, "Lbl"), tagged(body, "LBody"), widest)
        is_last = at == len(entries)
        yield Item(tagged(box, tag, "LI"), after=PARAGRAPH_GAP if is_last else 3.5)


def _never_alone(parts: Iterable[Item]) -> Iterator[Item]:
    """The parts of a list; neither its first nor its last stands alone on a page if it is low."""
    given = tuple(parts)
    for at, part in enumerate(given):
        is_beside_an_end = at in (0, len(given) - 2) and at + 1 < len(given)
        yield replace(part, keeps_next=is_beside_an_end and part.box.height <= TALL)


def _table(block: Table, setting: Setting, *tags: Tag) -> Iterator[Item]:
    """The caption and the grid; the last of the tags is the Table's own, which both stand in."""
    yield from _captioned(block, _grid(block, setting), setting, *tags)


def _reply_table(block: ReplyTable, setting: Setting) -> Iterator[Item]:
    """The table with borders around its cells, and room to write in the rows that are open."""
    form = form_grid(_grid(block.table, setting), [block.is_open(row) for row in block.rows])
    yield from _captioned(block.table, form, setting, Tag("Table"))


def _grid(table: Table, setting: Setting) -> Grid:
    grid = table_grid(table, setting.width, setting.printable, setting.least)
    return replace(grid, page=setting.paper.text_height)


def _captioned(table: Table, grid: Grid, setting: Setting, *tags: Tag) -> Iterator[Item]:
    if table.caption:
        tag = Tag("Caption", language=table.language)
        said = tagged(setting.lines(words(table.caption), pdf_style.CAPTION), *tags, tag)
        yield Item(said, before=BLOCK_GAP, after=5, keeps_next=True)
    is_small = len(grid.rows) <= FEW_ROWS and grid.height < SMALL * setting.paper.text_height
    yield Item(tagged(grid, *tags), before=5, after=BLOCK_GAP, is_whole=is_small)


def _figure(block: Figure, setting: Setting) -> Iterator[Item]:
    """The conclusion, the chart and its note on one page, unless it is long; then the data.

    The texts stand beside the Figure and not in it, because its description is heard instead of
    what it holds.
    """
    group = Tag("Div")
    least = setting.least / pdf_style.SMALLEST_IN_CHART
    room = Room(setting.width, max(pdf_style.CHART_SIZE, least))
    title = tagged(setting.lines(words(block.title), pdf_style.FIGURE_TITLE), group, "P")
    chart = ChartBox(
        block.chart,
        room,
        setting.printable,
        Tag("Figure", alt=readable(block.description)),
        setting.paper.text_height,
    )
    parts = [Item(title, after=8, keeps_next=True), Item(tagged(chart, group), after=6)]
    if block.note:
        parts.append(Item(tagged(setting.lines(words(block.note), pdf_style.NOTE), group, "P")))
    pile = setting.pile(parts)
    is_short = pile.height < SHORT * setting.paper.text_height
    yield Item(pile, before=BLOCK_GAP, after=BLOCK_GAP, is_whole=is_short)
    yield from _table(block.table, setting, group, Tag("Table"))


def _signal(block: Signal, setting: Setting) -> Item:
    """The verdict as large as a title, beside its sign."""
    colour = COLOURS[block.level]
    indent, padding, size = 62.0, 14.0, 32.0
    verdict = replace(pdf_style.VERDICT, colour=colour)
    soft = replace(pdf_style.BODY, colour=palette.SOFT)
    inside = setting.within(indent + padding)
    said = Tag("P", language=block.language)
    parts = [
        Item(tagged(inside.lines(words(block.verdict), verdict), said), after=1),
        Item(tagged(inside.lines(words(block.moment), soft), "P")),
    ]
    if block.detail:
        parts.append(Item(tagged(inside.lines(block.detail, pdf_style.BODY), "P"), before=6))
    # Decoration: it says what the verdict says in words.
    mark = tagged(Picture(sign(block.level, size), setting.printable), LAYOUT)
    panel = Panel(
        inner=Hanging(mark, setting.pile(parts), indent - 16),
        width=setting.width,
        indent=16,
        padding=padding,
        bar=colour,
        ground=palette.FAINT,
        bar_width=4,
    )
    return Item(tagged(panel, "Div"), before=4, after=BLOCK_GAP, is_whole=True)


def _signed(block: Signed, setting: Setting) -> Item:
    """The title beside its sign, and the sentences under it."""
    colour = SIGN_COLOURS[block.sign]
    indent, padding, size = 68.0, 10.0 * setting.air, 40.0
    inside = setting.within(indent + 12)
    title = inside.lines(words(block.title), replace(pdf_style.SIGN_TITLE, colour=colour))
    bullets = [(words("•"), item) for item in block.items]
    parts = (
        Item(tagged(title, "P"), after=3 * setting.air),
        *_list(bullets, inside, Tag("L", numbering="Disc")),
    )
    # Decoration: it says what the title says in words.
    mark = tagged(Picture(plain_sign(block.sign, size), setting.printable), LAYOUT)
    panel = Panel(
        inner=Hanging(mark, setting.pile(parts), indent - 14),
        width=setting.width,
        indent=14,
        padding=padding,
        bar=colour,
        ground=palette.FAINT,
        bar_width=4,
    )
    return Item(tagged(panel, "Div"), before=6, after=8, is_whole=True)


def _callout(block: Callout, setting: Setting) -> Item:
    bar, ground = _CALLOUTS[block.kind]
    inside = setting.within(26)
    style = replace(pdf_style.CAPTION, colour=bar)
    title = Item(tagged(inside.lines(words(block.title), style), "P"), after=3)
    parts = (*((title,) if block.title else ()), *items(block.blocks, inside))
    panel = Panel(
        inner=setting.pile(parts),
        width=setting.width,
        indent=14,
        padding=10,
        bar=bar,
        ground=ground,
    )
    return Item(tagged(panel, "Div"), before=10, after=BLOCK_GAP)


def _quote(block: Quote, setting: Setting) -> Item:
    inside = setting.within(18)
    said = inside.lines((Run("“"), *block.text, Run("”")), pdf_style.QUOTE)
    parts = [Item(tagged(said, Tag("P", language=block.language)), after=3)]
    if block.attribution:
        teller = inside.lines(words("— ", block.attribution), pdf_style.SMALL)
        parts.append(Item(tagged(teller, "P"), after=1))
    if block.consent:
        parts.append(Item(tagged(inside.lines(words(block.consent), pdf_style.NOTE), "P")))
    panel = Panel(
        inner=setting.pile(parts),
        width=setting.width,
        indent=16,
        padding=2,
        bar=palette.HAIRLINE,
        bar_width=2.5,
    )
    return Item(tagged(panel, "BlockQuote"), before=9, after=12)


def _facts(block: Facts, setting: Setting) -> Iterator[Item]:
    """Terms in a column of their own; in the structure a list, each item under its term."""
    column = 0.27 * setting.width
    last = len(block.facts)
    tag = Tag("L", numbering="Description")
    for at, (term, text) in enumerate(block.facts, 1):
        name = setting.lines(words(term), pdf_style.TERM, setting.width - column + 10)
        body = setting.lines(text, pdf_style.BODY, column)
        box = Hanging(tagged(name, "Lbl"), tagged(body, "LBody"), column)
        yield Item(tagged(box, tag, "LI"), after=BLOCK_GAP if at == last else 3)
