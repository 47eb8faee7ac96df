"""What a report says, as a tree of blocks: headings, paragraphs, tables, figures, a signal.

A block knows no paper, no screen and no subject matter. Texts are runs, never markup, so that
nothing a person typed can be read as an instruction by a medium. `Block` is closed: each medium
has one `match` over it that ends in `assert_never`.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, TypeAlias, assert_never

from ..language import DUTCH, Language
from .chart import Chart, Level
from .house_style import OWN_STYLE, HouseStyle

Depth: TypeAlias = Literal[1, 2, 3, 4]

_ANCHOR = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*")
_TARGET = re.compile(rf"#{_ANCHOR.pattern}|https?://\S+|mailto:\S+")

# Control characters have no look; the bidirectional overrides could make a text read as another.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
_HALVES = re.compile("[\ud800-\udfff]")


class Face(StrEnum):
    """How a run stands out from its text."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"


@dataclass(frozen=True)
class Run:
    """A stretch of text in one face; a newline in it is a line break.

    `target` makes it a link: "#" and an anchor of the same report, or an http, https or mailto
    address. `language` is the BCP 47 tag of the words when it is not the report's. Raises
    ValueError for any other target.
    """

    text: str
    face: Face = Face.PLAIN
    target: str = ""
    language: str = ""

    def __post_init__(self) -> None:
        if self.target and not _TARGET.fullmatch(self.target):
            raise ValueError(f"{self.target!r} is no anchor and no http(s) or mailto address")


Text: TypeAlias = tuple[Run, ...]


def words(*parts: str | Run) -> Text:
    """The parts as one text; a bare string is a plain run."""
    return tuple(part if isinstance(part, Run) else Run(part) for part in parts if part)


def strong(text: str) -> Run:
    """A run that carries weight."""
    return Run(text, Face.STRONG)


def emphasis(text: str) -> Run:
    """A run with stress, such as a title or a word that is spoken about."""
    return Run(text, Face.EMPHASIS)


def link(text: str, target: str) -> Run:
    """A run that leads to an anchor of the report ("#kt4") or to an address."""
    return Run(text, target=target)


def foreign(text: str, language: str) -> Run:
    """A run in another language than the report's, as a BCP 47 tag ("nl"); read out as such."""
    return Run(text, language=language)


def plain(text: Text) -> str:
    """The characters of a text without its faces."""
    return "".join(run.text for run in text)


def is_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction goes from right to left (UAX #9, P2)."""
    if text.isascii():
        return False
    directions = map(unicodedata.bidirectional, text)
    return next((at in ("R", "AL") for at in directions if at in ("L", "R", "AL")), False)


def readable(typed: str) -> str:
    """The text without what no medium can show: control characters, half a surrogate pair."""
    lines = typed.replace("\r\n", "\n").replace("\r", "\n")
    return _HALVES.sub("\N{REPLACEMENT CHARACTER}", _UNSEEN.sub("", lines))


@dataclass(frozen=True)
class Heading:
    """A heading; depth 1 is a chapter. The anchor is unique in its report.

    `language` is the BCP 47 tag of the title when it is not the report's; so for other blocks.
    """

    depth: Depth
    title: str
    anchor: str
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class Question:
    """The heading of what is said about one question, with the question as it was put.

    `source` is whose words the question is in; empty when they are the questionnaire's own.
    `language` is that of the title and of the question itself.
    """

    code: str
    title: str
    verbatim: str
    anchor: str
    source: str = ""
    depth: Depth = 2
    language: str = ""


@dataclass(frozen=True)
class Annex:
    """Where an annex starts: a chapter on a new page. `label` is "Bijlage 1"."""

    label: str
    title: str
    anchor: str


@dataclass(frozen=True)
class Contents:
    """The report's own headings down to a depth, each a link."""

    title: str
    depth: Depth = 2


@dataclass(frozen=True)
class Lead:
    """The sentence or two that a hurried reader takes away."""

    text: Text


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    text: Text


@dataclass(frozen=True)
class BulletList:
    """Items in no order."""

    items: tuple[Text, ...]


@dataclass(frozen=True)
class NumberedList:
    """Items in order, counted from `start`."""

    items: tuple[Text, ...]
    start: int = 1


class Align(StrEnum):
    """Where the text of a column stands; START is left where one reads from left to right."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True)
class Column:
    """A column of a table; `share` is its width relative to the other columns'."""

    heading: str
    share: float = 1.0
    align: Align = Align.START
    language: str = ""


@dataclass(frozen=True)
class Table:
    """Rows under column headings; the first cell of a row is its heading unless told otherwise.

    A caption may be empty where the text before it says what the table holds; `language` is the
    caption's. Raises ValueError for a row that has more or fewer cells than there are columns.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Text, ...], ...]
    row_headings: bool = True
    language: str = ""

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"{len(row)} cells in a table of {len(self.columns)} columns")


@dataclass(frozen=True, kw_only=True)
class ReplyTable:
    """A table with cells that somebody fills in by hand: those that have no text.

    Such a cell says `blank` in every medium ("in te vullen"), so that it is heard too; on paper it
    leaves room to write. Raises ValueError as `Table` does, and for an empty `blank`.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Text, ...], ...]
    blank: str

    def __post_init__(self) -> None:
        if not self.blank:
            raise ValueError("a cell to fill in says so")
        _ = self.table

    @property
    def table(self) -> Table:
        """What is seen and heard of it, as a table."""
        return Table(self.caption, self.columns, tuple(map(self._shown, self.rows)))

    def _shown(self, row: tuple[Text, ...]) -> tuple[Text, ...]:
        return tuple(cell or (emphasis(self.blank),) for cell in row)

    def is_open(self, row: tuple[Text, ...]) -> bool:
        """Whether the row has a cell to fill in."""
        return not all(row)


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A chart with its conclusion as title, its data in words, and its data as a table."""

    chart: Chart
    title: str
    description: str
    table: Table
    note: str = ""


@dataclass(frozen=True)
class Signal:
    """The verdict in words and the moment it holds for; level gives colour and sign.

    `language` is the verdict's.
    """

    level: Level
    verdict: str
    moment: str
    detail: Text = ()
    language: str = ""


class Sign(StrEnum):
    """What a sign says: this is good, can be better, must be solved before all else."""

    GOOD = "good"
    BETTER = "better"
    FIRST = "first"


@dataclass(frozen=True)
class Signed:
    """Sentences under one sign; the title says in words what the sign does."""

    sign: Sign
    title: str
    items: tuple[Text, ...]


class Kind(StrEnum):
    """What a callout is for."""

    NOTE = "note"
    WARNING = "warning"
    EXAMPLE = "example"


@dataclass(frozen=True)
class Callout:
    """Something set apart from the running text; the title may be empty."""

    kind: Kind
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, kw_only=True)
class Quote:
    """Someone's own words. `consent` says what their teller allows; may be empty.

    `language` is the BCP 47 tag of the words when it is not the report's.
    """

    text: Text
    attribution: str
    consent: str = ""
    language: str = ""


@dataclass(frozen=True)
class Facts:
    """Terms and what holds for each: proposal, version, moment, who tested."""

    facts: tuple[tuple[str, Text], ...]


@dataclass(frozen=True)
class Together:
    """Blocks that share a page where a page can hold them."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class PageBreak:
    """What follows starts on a new page, where there are pages."""


Block: TypeAlias = (
    Heading
    | Question
    | Annex
    | Contents
    | Lead
    | Paragraph
    | BulletList
    | NumberedList
    | Table
    | ReplyTable
    | Figure
    | Signal
    | Signed
    | Callout
    | Quote
    | Facts
    | Together
    | PageBreak
)


LARGE_PRINT = 12.0
"""In large print no letter on paper is smaller, in points."""


class TooLong(ValueError):
    """A report that its reader was promised shorter; the text is a sentence for its author."""


@dataclass(frozen=True, kw_only=True)
class Report:
    """A whole report, ready for a medium.

    `kind` stands over the title ("Rapport van een cliënttoets"); `running` is repeated at the
    head and `edition` (date and version) at the foot of each page; `statements` are the sentences
    that the first page always carries. An example report says so on every page. In large print no
    letter is smaller than LARGE_PRINT points. `title_language` is that of the title when it
    is not the report's. On paper a report has at most `most_pages` pages; 0 is no limit. Raises
    ValueError for an anchor that occurs twice or a link to an anchor that does not exist.
    """

    kind: str
    title: str
    subtitle: str = ""
    title_language: str = ""
    date: dt.date
    running: str
    edition: str
    blocks: tuple[Block, ...]
    statements: tuple[str, ...] = ()
    author: str = ""
    subject: str = ""
    example: bool = False
    large_print: bool = False
    most_pages: int = 0
    language: Language = field(default=DUTCH)
    style: HouseStyle = OWN_STYLE

    def __post_init__(self) -> None:
        anchors = [entry.anchor for entry in headings(self.blocks)]
        for anchor in anchors:
            if not _ANCHOR.fullmatch(anchor) or anchors.count(anchor) > 1:
                raise ValueError(f"anchor {anchor!r} is malformed or occurs twice")
        for run in runs(self.blocks):
            if run.target.startswith("#") and run.target[1:] not in anchors:
                raise ValueError(f"link to {run.target}, which no heading has")

    @property
    def is_one_page(self) -> bool:
        """Whether it is promised to be one page on paper."""
        return self.most_pages == 1


@dataclass(frozen=True)
class Entry:
    """A heading as a table of contents shows it."""

    depth: Depth
    title: str
    anchor: str
    language: str = ""


def headings(blocks: tuple[Block, ...]) -> Iterator[Entry]:
    """Every heading in the blocks, in reading order."""
    for block in blocks:
        match block:
            case Heading():
                yield Entry(block.depth, block.title, block.anchor, block.language)
            case Question():
                title = f"{block.code}. {block.title}"
                yield Entry(block.depth, title, block.anchor, block.language)
            case Annex():
                yield Entry(1, f"{block.label}. {block.title}", block.anchor)
            case Callout() | Together():
                yield from headings(block.blocks)


def runs(blocks: tuple[Block, ...]) -> Iterator[Run]:
    """Every run of text in the blocks, in reading order."""
    for block in blocks:
        match block:
            case Lead() | Paragraph() | Quote():
                yield from block.text
            case BulletList() | NumberedList() | Signed():
                yield from (run for item in block.items for run in item)
            case Table():
                yield from _cell_runs(block)
            case Figure() | ReplyTable():
                yield from _cell_runs(block.table)
            case Signal():
                yield from block.detail
            case Facts():
                yield from (run for _, text in block.facts for run in text)
            case Callout() | Together():
                yield from runs(block.blocks)
            case Heading() | Question() | Annex() | Contents() | PageBreak():
                pass
            case _:
                assert_never(block)


def _cell_runs(table: Table) -> Iterator[Run]:
    yield from (run for row in table.rows for cell in row for run in cell)
