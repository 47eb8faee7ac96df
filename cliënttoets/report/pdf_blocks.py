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
    Run,
    Signal,
    Table,
    Text,
    Together,
    readable,
    words,
)
from .charting_room import Room
from .pdf_boxes import Box, Hanging, Item, Landmark, Panel, Pile, tagged
from .pdf_contents import ContentsLine
from .pdf_drawing import ChartBox, Picture
from .pdf_fonts import Printable
from .pdf_style import Style
from .pdf_table import table_grid
from .pdf_tags import LAYOUT, Tag
from .pdf_text import Lines, lines
from .sign import COLOURS, sign

PARAGRAPH_GAP = 7.0
BLOCK_GAP = 14.0
INDENT = 16.0

_CALLOUTS = {
    Kind.NOTE: (palette.ACCENT, palette.FAINT),
    Kind.WARNING: (palette.WARNING, palette.WARNING_FAINT),
    Kind.EXAMPLE: (palette.EXAMPLE, palette.EXAMPLE_FAINT),
}


@dataclass(frozen=True)
class Setting:
    """What a block needs to become a box: its width, who can print what, and all headings.

    `levels` has how deep each heading lies in the outline, from 0.
    """

    width: float
    printable: Printable
    entries: tuple[Entry, ...] = ()
    levels: Mapping[str, int] = field(default_factory=dict)

    def lines(self, text: Text, style: Style, narrower: float = 0) -> Lines:
        return lines(text, style, self.width - narrower, self.printable)

    def within(self, margins: float) -> Setting:
        return replace(self, width=self.width - margins)


def items(blocks: Sequence[Block], setting: Setting) -> Iterator[Item]:
    """The blocks as a pile, in order."""
    starts_page = False
    for block in blocks:
        if isinstance(block, PageBreak):
            starts_page = True
            continue
        for item in _items(block, setting):
            yield replace(item, starts_page=True) if starts_page else item
            starts_page = False


def _items(block: Block, setting: Setting) -> Iterator[Item]:
    match block:
        case Heading():
            yield _heading(block.title, Entry(block.depth, block.title, block.anchor), setting)
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
            yield from _list(marked, setting, Tag("L", numbering="Disc"))
        case NumberedList():
            numbers = (words(f"{number}.") for number in range(block.start, 1_000_000))
            numbered = list(zip(numbers, block.items, strict=False))
            yield from _list(numbered, setting, Tag("L", numbering="Decimal"))
        case Table():
            yield from _table(block, setting, Tag("Table"))
        case Figure():
            yield from _figure(block, setting)
        case Signal():
            yield _signal(block, setting)
        case Callout():
            yield _callout(block, setting)
        case Quote():
            yield _quote(block, setting)
        case Facts():
            yield from _facts(block, setting)
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
            _pile(inner),
            before=inner[0].before,
            after=inner[-1].after,
            is_whole=True,
            starts_page=inner[0].starts_page,
        )


def _pile(inner: Iterable[Item]) -> Pile:
    """What a box holds: no page starts within it, or what follows would have no place."""
    return Pile(tuple(replace(item, starts_page=False) for item in inner))


def _paragraph(box: Box, gap: float) -> Item:
    return Item(box, before=gap if gap > PARAGRAPH_GAP else 0, after=gap)


def _heading(title: str, entry: Entry, setting: Setting, rule: float = 0) -> Item:
    """A heading; in the structure the report's title is the only H1, and no level is skipped."""
    box = setting.lines(words(title), pdf_style.HEADINGS[entry.depth])
    tag = Tag(f"H{setting.levels[entry.anchor] + 2}")
    return Item(
        Landmark(box, tag, setting.printable(entry.title), entry.anchor, rule),
        before=pdf_style.SPACE_BEFORE_HEADING[entry.depth],
        after=pdf_style.SPACE_AFTER_HEADING[entry.depth],
        keeps_next=True,
    )


def _question(block: Question, setting: Setting) -> Iterator[Item]:
    """The code and title under a rule, then the question as it was put."""
    title = f"{block.code}. {block.title}"
    entry = Entry(block.depth, title, block.anchor)
    yield _heading(title, entry, setting, rule=setting.width)
    text = words(f"“{block.verbatim}”")
    yield Item(tagged(setting.lines(text, pdf_style.VERBATIM), "P"), after=3, keeps_next=True)
    if block.source:
        source = tagged(setting.lines(words(block.source), pdf_style.NOTE), "P")
        yield Item(source, after=8, keeps_next=True)


def _contents(block: Contents, setting: Setting) -> Iterator[Item]:
    """The title, then a line a heading; in the structure a list within a list for each depth."""
    title = tagged(setting.lines(words(block.title), pdf_style.HEADINGS[3]), "P")
    yield Item(title, before=BLOCK_GAP, after=4, keeps_next=True)
    shown = [entry for entry in setting.entries if entry.depth <= block.depth]
    nested: list[Tag] = []
    for entry in shown:
        del nested[setting.levels[entry.anchor] + 1 :]
        while len(nested) <= setting.levels[entry.anchor]:
            nested.append(Tag("TOC"))
        style = replace(pdf_style.BODY, is_strong=entry.depth == 1)
        indent = INDENT * (entry.depth - 1)
        text = lines(words(entry.title), style, setting.width - indent - 40, setting.printable)
        line = ContentsLine(text, entry.anchor, setting.width, indent)
        yield Item(
            tagged(line, *nested, "TOCI", "Reference", "Link"),
            before=5 if entry.depth == 1 else 0,
        )


def _list(entries: list[tuple[Text, Text]], setting: Setting, tag: Tag) -> Iterator[Item]:
    """Marks in the margin; a little more room after the last."""
    widest = 16 if len(entries) < 10 else 22
    for at, (mark, text) in enumerate(entries, 1):
        body = setting.lines(text, pdf_style.BODY, INDENT + widest)
        colour = replace(pdf_style.BODY, colour=palette.ACCENT, is_strong=True)
        label = lines(mark, colour, 30, setting.printable)
        box = Hanging(tagged(label, "Lbl"), tagged(body, "LBody"), widest)
        is_last = at == len(entries)
        yield Item(tagged(box, tag, "LI"), after=PARAGRAPH_GAP if is_last else 3.5)


def _table(block: Table, setting: Setting, *tags: Tag) -> Iterator[Item]:
    """The caption and the grid; the last of the tags is the Table's own, which both stand in."""
    if block.caption:
        caption = setting.lines(words(block.caption), pdf_style.CAPTION)
        box = tagged(caption, *tags, "Caption")
        yield Item(box, before=BLOCK_GAP, after=5, keeps_next=True)
    grid = table_grid(block, setting.width, setting.printable)
    yield Item(tagged(grid, *tags), before=5, after=BLOCK_GAP)


def _figure(block: Figure, setting: Setting) -> Iterator[Item]:
    """The conclusion, the chart and its note on one page, unless it is long; then the data.

    The texts stand beside the Figure and not in it, because its description is heard instead of
    what it holds.
    """
    group = Tag("Div")
    room = Room(setting.width, pdf_style.CHART_SIZE)
    title = tagged(setting.lines(words(block.title), pdf_style.FIGURE_TITLE), group, "P")
    chart = ChartBox(
        block.chart, room, setting.printable, Tag("Figure", alt=readable(block.description))
    )
    parts = [Item(title, after=8, keeps_next=True), Item(tagged(chart, group), after=6)]
    if block.note:
        parts.append(Item(tagged(setting.lines(words(block.note), pdf_style.NOTE), group, "P")))
    pile = Pile(tuple(parts))
    is_short = pile.height < 0.45 * pdf_style.TEXT_HEIGHT
    yield Item(pile, before=BLOCK_GAP, after=BLOCK_GAP, is_whole=is_short)
    yield from _table(block.table, setting, group, Tag("Table"))


def _signal(block: Signal, setting: Setting) -> Item:
    """The verdict as large as a title, beside its sign."""
    colour = COLOURS[block.level]
    indent, padding, size = 62.0, 14.0, 32.0
    verdict = replace(pdf_style.VERDICT, colour=colour)
    soft = replace(pdf_style.BODY, colour=palette.SOFT)
    inside = setting.within(indent + padding)
    parts = [
        Item(tagged(inside.lines(words(block.verdict), verdict), "P"), after=1),
        Item(tagged(inside.lines(words(block.moment), soft), "P")),
    ]
    if block.detail:
        parts.append(Item(tagged(inside.lines(block.detail, pdf_style.BODY), "P"), before=6))
    # Decoration: it says what the verdict says in words.
    mark = tagged(Picture(sign(block.level, size), setting.printable), LAYOUT)
    panel = Panel(
        inner=Hanging(mark, Pile(tuple(parts)), indent - 16),
        width=setting.width,
        indent=16,
        padding=padding,
        bar=colour,
        ground=palette.FAINT,
        bar_width=4,
    )
    return Item(tagged(panel, "Div"), before=4, after=BLOCK_GAP, is_whole=True)


def _callout(block: Callout, setting: Setting) -> Item:
    bar, ground = _CALLOUTS[block.kind]
    inside = setting.within(26)
    style = replace(pdf_style.CAPTION, colour=bar)
    title = Item(tagged(inside.lines(words(block.title), style), "P"), after=3)
    parts = (*((title,) if block.title else ()), *items(block.blocks, inside))
    panel = Panel(
        inner=_pile(parts), width=setting.width, indent=14, padding=10, bar=bar, ground=ground
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
        inner=Pile(tuple(parts)),
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
        name = lines(words(term), pdf_style.TERM, column - 10, setting.printable)
        body = setting.lines(text, pdf_style.BODY, column)
        box = Hanging(tagged(name, "Lbl"), tagged(body, "LBody"), column)
        yield Item(tagged(box, tag, "LI"), after=BLOCK_GAP if at == last else 3)
