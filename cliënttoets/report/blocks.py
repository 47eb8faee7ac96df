"""What a report says, as a tree of blocks: headings, paragraphs, tables, figures, a signal.

A block knows no paper, no screen and no subject matter. Texts are runs, never markup, so that
nothing a person typed can be read as an instruction by a medium. `Block` is closed: each medium
has one `match` over it that ends in `assert_never`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, TypeAlias, assert_never

from ..language import DUTCH, Language
from .chart import Chart, Level

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
    address. Raises ValueError for any other target.
    """

    text: str
    face: Face = Face.PLAIN
    target: str = ""

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


def plain(text: Text) -> str:
    """The characters of a text without its faces."""
    return "".join(run.text for run in text)


def readable(typed: str) -> str:
    """The text without what no medium can show: control characters, half a surrogate pair."""
    lines = typed.replace("\r\n", "\n").replace("\r", "\n")
    return _HALVES.sub("\N{REPLACEMENT CHARACTER}", _UNSEEN.sub("", lines))


@dataclass(frozen=True)
class Heading:
    """A heading; depth 1 is a chapter. The anchor is unique in its report."""

    depth: Depth
    title: str
    anchor: str


@dataclass(frozen=True, kw_only=True)
class Question:
    """The heading of what is said about one question, with the question as it was put.

    `source` is whose words the question is in; empty when they are the questionnaire's own.
    """

    code: str
    title: str
    verbatim: str
    anchor: str
    source: str = ""
    depth: Depth = 2


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


@dataclass(frozen=True)
class Table:
    """Rows under column headings; the first cell of a row is its heading unless told otherwise.

    A caption may be empty where the text before it says what the table holds. Raises ValueError
    for a row that has more or fewer cells than there are columns.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Text, ...], ...]
    row_headings: bool = True

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"{len(row)} cells in a table of {len(self.columns)} columns")


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
    """The verdict in words and the moment it holds for; level gives colour and sign."""

    level: Level
    verdict: str
    moment: str
    detail: Text = ()


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
    | Figure
    | Signal
    | Callout
    | Quote
    | Facts
    | Together
    | PageBreak
)


@dataclass(frozen=True, kw_only=True)
class Report:
    """A whole report, ready for a medium.

    `kind` stands over the title ("Rapport van een cliënttoets"); `running` is repeated at the
    head and `edition` (date and version) at the foot of each page; `statements` are the sentences
    that the first page always carries. An example report says so on every page. Raises ValueError
    for an anchor that occurs twice or a link to an anchor that does not exist.
    """

    kind: str
    title: str
    subtitle: str = ""
    date: dt.date
    running: str
    edition: str
    blocks: tuple[Block, ...]
    statements: tuple[str, ...] = ()
    author: str = ""
    subject: str = ""
    example: bool = False
    language: Language = field(default=DUTCH)

    def __post_init__(self) -> None:
        anchors = [entry.anchor for entry in headings(self.blocks)]
        for anchor in anchors:
            if not _ANCHOR.fullmatch(anchor) or anchors.count(anchor) > 1:
                raise ValueError(f"anchor {anchor!r} is malformed or occurs twice")
        for run in runs(self.blocks):
            if run.target.startswith("#") and run.target[1:] not in anchors:
                raise ValueError(f"link to {run.target}, which no heading has")


@dataclass(frozen=True)
class Entry:
    """A heading as a table of contents shows it."""

    depth: Depth
    title: str
    anchor: str


def headings(blocks: tuple[Block, ...]) -> Iterator[Entry]:
    """Every heading in the blocks, in reading order."""
    for block in blocks:
        match block:
            case Heading():
                yield Entry(block.depth, block.title, block.anchor)
            case Question():
                yield Entry(block.depth, f"{block.code}. {block.title}", block.anchor)
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
            case BulletList() | NumberedList():
                yield from (run for item in block.items for run in item)
            case Table():
                yield from _cell_runs(block)
            case Figure():
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
