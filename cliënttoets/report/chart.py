"""Charts as values: what was counted or measured, with labels in the reader's language.

This module knows no shapes and no medium; `charting.drawn` says how a chart looks.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

MOST_CODES = 5
"""How many answers without a number a reader can tell apart by their fill."""

MOST_SERIES = 8
"""How many series a reader can tell apart by their mark."""


@dataclass(frozen=True, kw_only=True)
class Spread:
    """How one perspective answered one question.

    `counts` has a number for each value of the scale, `without` one for each code without a
    number. `medians` holds the middle value, or both, as positions on the scale; empty when no
    value was given. `summary` stands beside the bar: "mediaan 2 · 12 antwoorden".
    """

    perspective: str
    counts: tuple[int, ...]
    without: tuple[int, ...] = ()
    medians: tuple[int, ...] = ()
    summary: str


@dataclass(frozen=True)
class Answered:
    """One question with a spread for each perspective."""

    question: str
    spreads: tuple[Spread, ...]


@dataclass(frozen=True)
class Distribution:
    """Answers to questions as bars; `values` and `codes` are the words of the legend.

    The values are words only, from the lowest up; their digits are their places, from 0. A code
    looks by its place: charts with the same codes in the same order show each of them alike, and
    one that nobody gave stays out of the legend.
    """

    values: tuple[str, ...]
    codes: tuple[str, ...]
    questions: tuple[Answered, ...]

    def __post_init__(self) -> None:
        """Raises ValueError for too many codes, or a spread without each value and each code."""
        if len(self.codes) > MOST_CODES:
            raise ValueError(f"{len(self.codes)} codes; a chart tells {MOST_CODES} apart")
        for spread in self.spreads:
            if (len(spread.counts), len(spread.without)) != (len(self.values), len(self.codes)):
                raise ValueError(f"counts of {spread.perspective!r} do not match the legend")

    @property
    def spreads(self) -> tuple[Spread, ...]:
        """Of all questions, in order."""
        return tuple(spread for answered in self.questions for spread in answered.spreads)


@dataclass(frozen=True)
class Band:
    """A range of the index, from `at_least` up to the next band."""

    at_least: int
    word: str


@dataclass(frozen=True, kw_only=True)
class Interval:
    """An index with its worst and best case, as whole numbers from 0 to 100.

    `index` is None when there is none to show; `remark` then says why. Rows of one `series`
    have the same mark.
    """

    label: str
    series: str = ""
    index: int | None
    lower: int
    upper: int
    remark: str = ""


@dataclass(frozen=True)
class Profile:
    """Indices on one axis with the bands' words.

    `series` are all that may occur, in the order of their marks: charts with the same series, and
    the parts of a divided chart, show each of them alike. Those of rows that it leaves out follow.
    """

    bands: tuple[Band, ...]
    rows: tuple[Interval, ...]
    series: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Completes the series; raises ValueError for more than have a mark of their own."""
        series = tuple(dict.fromkeys((*self.series, *(row.series for row in self.rows))))
        if len(series) > MOST_SERIES:
            raise ValueError(f"{len(series)} series; a chart tells {MOST_SERIES} apart")
        object.__setattr__(self, "series", series)


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two readings of one question, as positions on the scale; None where one has none."""

    label: str
    first: float | None
    second: float | None
    remark: str = ""


@dataclass(frozen=True)
class SideBySide:
    """Pairs on one scale of words; `names` says whose the first and the second reading are."""

    names: tuple[str, str]
    values: tuple[str, ...]
    pairs: tuple[Pair, ...]


class State(StrEnum):
    """Why a party has no value for a question, each with a mark of its own."""

    HIDDEN = "hidden"
    NOT_ASKED = "not-asked"
    WITHOUT_VALUE = "without-value"
    NOT_APPLICABLE = "not-applicable"
    TOO_EARLY = "too-early"


@dataclass(frozen=True)
class Span:
    """A value that is told no closer than this: it lies from `lowest` to `highest`."""

    lowest: int
    highest: int


Cell: TypeAlias = int | Span | State
"""A position on the scale, two that it lies between, or why there is none."""


@dataclass(frozen=True)
class Party:
    """Who answered; `head` is the same, short enough for over a column.

    A soft hyphen in the head tells where it may be broken.
    """

    name: str
    head: str


@dataclass(frozen=True)
class HeatRow:
    """One question with a cell for each party; `group` is what it belongs to, empty for nothing."""

    label: str
    cells: tuple[Cell, ...]
    group: str = ""


@dataclass(frozen=True, kw_only=True)
class HeatMap:
    """Questions by parties; `values` are the words of the scale, from the lowest up.

    `words` says what every other cell means, in the order of the legend.
    """

    parties: tuple[Party, ...]
    values: tuple[str, ...]
    words: tuple[tuple[Span | State, str], ...]
    rows: tuple[HeatRow, ...]

    def __post_init__(self) -> None:
        """Raises ValueError for a row without a cell for each party, or a cell without words."""
        known = {*range(len(self.values)), *(cell for cell, _ in self.words)}
        for row in self.rows:
            if len(row.cells) != len(self.parties):
                raise ValueError(f"{row.label!r} does not have a cell for each party")
            if not known.issuperset(row.cells):
                raise ValueError(f"a cell of {row.label!r} has no words")


@dataclass(frozen=True, kw_only=True)
class Shift:
    """One question with its earlier and its later value, as positions on the scale.

    `said` is the way between them in words: "2 stappen vooruit". `remark` is what a reader must
    know of it, empty for nothing.
    """

    label: str
    before: int
    after: int
    said: str
    remark: str = ""


@dataclass(frozen=True)
class Shifts:
    """What moved on one scale of words; `names` are those of the earlier and the later round."""

    names: tuple[str, str]
    values: tuple[str, ...]
    shifts: tuple[Shift, ...]


Chart: TypeAlias = Distribution | Profile | SideBySide | HeatMap | Shifts


class Level(StrEnum):
    """How grave a verdict is: a colour and a sign, for a medium to show beside its words."""

    CRITICAL = "critical"
    UNDECIDED = "undecided"
    BAND_1 = "band-1"
    BAND_2 = "band-2"
    BAND_3 = "band-3"
    BAND_4 = "band-4"
