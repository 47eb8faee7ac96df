"""Boxes: things with a height that can be cut in two and drawn. A report is a pile of them.

A box is made for a width and never changes. Why not ReportLab's Platypus: its Paragraph is a
markup language, takes seconds for a very long answer and breaks its own lines again when it is
split; its tables repeat their header in the middle of a page; and it strands headings. What a
report needs of it is little.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

from .pdf_inks import Ink
from .pdf_pen import Pen
from .pdf_style import A4
from .pdf_tags import Artifact, Tag

FUZZ = 0.01
"""Lengths that differ less are the same: sums of floats."""

TALL = 150.0
"""A part of a table or list that is higher than this may go on on the next page, or be alone there.

Lower ones move as a whole, and never one alone.
"""


class Box(Protocol):
    """Something to be placed on paper, made for a width."""

    @property
    def height(self) -> float: ...

    def split(self, room: float) -> tuple[Box, Box] | None:
        """What fits in `room` and what is left; None when nothing sensible fits."""

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draws the box with its upper left corner at (x, top)."""


@dataclass(frozen=True)
class Item:
    """A box in a pile, with the least distance to its neighbours.

    `keeps_next` holds it on one page with the start of what follows, and `is_whole` keeps it on one
    page; each where a page is high enough.
    """

    box: Box
    before: float = 0
    after: float = 0
    keeps_next: bool = False
    is_whole: bool = False
    starts_page: bool = False


@dataclass(frozen=True)
class Placed:
    """A box and how far its upper edge is under the pile's."""

    box: Box
    down: float


def fill(
    items: Sequence[Item], room: float, page: float = A4.text_height
) -> tuple[tuple[Placed, ...], tuple[Item, ...]]:
    """What of the items fits in `room`, and the rest; `page` is the room of a whole page.

    Where the room is a whole page at least one box is placed, so that a report always ends.
    """
    placed: list[Placed] = []
    down = after = 0.0
    # As long as all on a whole page keeps what follows with it, the next page would hold no more.
    is_forced = room >= page - FUZZ
    for at, item in enumerate(items):
        if placed and item.starts_page:
            return tuple(placed), tuple(items[at:])
        start = down + (max(after, item.before) if placed else 0)
        is_within = item.box.height <= room - start + FUZZ
        if _fits(items, at, room - start, page) or (is_forced and is_within):
            placed.append(Placed(item.box, start))
            down, after = start + item.box.height, item.after
            is_forced = is_forced and item.keeps_next
            continue
        # Rather than leave a heading alone on a page, what is whole is cut.
        is_stuck = is_forced and bool(placed)
        halves = None if is_within else _halves(item, room - start, 0 if is_stuck else page)
        if halves:
            rest = replace(item, box=halves[1], before=0, starts_page=False)
            return (*placed, Placed(halves[0], start)), (rest, *items[at + 1 :])
        if is_forced and not placed:
            return (Placed(item.box, start),), tuple(items[at + 1 :])
        return tuple(placed), tuple(items[at:])
    return tuple(placed), ()


def _halves(item: Item, room: float, page: float) -> tuple[Box, Box] | None:
    if item.is_whole and item.box.height <= page:
        return None
    return item.box.split(room)


def _fits(items: Sequence[Item], at: int, room: float, page: float) -> bool:
    """Whether the item fits, together with the start of what it keeps with it."""
    item = items[at]
    left = room - item.box.height
    if left < -FUZZ:
        return False
    if not item.keeps_next or at + 1 == len(items) or items[at + 1].starts_page:
        return True
    following = items[at + 1]
    left -= max(item.after, following.before)
    # What fits is not cut: where it cannot stay with what it keeps itself, it goes as a whole.
    is_cut = following.box.height > left + FUZZ
    if is_cut:
        return _halves(following, left, page) is not None
    return _fits(items, at + 1, left, page)


@dataclass(frozen=True)
class Pile:
    """Items under each other; `page` is the room of a whole page."""

    items: tuple[Item, ...]
    page: float = A4.text_height

    @cached_property
    def height(self) -> float:
        placed, _ = fill(self.items, float("inf"))
        return placed[-1].down + placed[-1].box.height if placed else 0.0

    def split(self, room: float) -> tuple[Box, Box] | None:
        placed, rest = fill(self.items, room, self.page)
        if not placed or not rest:
            return None
        return Arranged(placed), replace(self, items=rest)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        placed, _ = fill(self.items, float("inf"))
        Arranged(placed).draw(pen, x, top)


@dataclass(frozen=True)
class Arranged:
    """Boxes at fixed places: the part of a pile that stays on its page."""

    placed: tuple[Placed, ...]

    @property
    def height(self) -> float:
        return self.placed[-1].down + self.placed[-1].box.height

    def split(self, room: float) -> tuple[Box, Box] | None:  # noqa: ARG002
        return None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        for placed in self.placed:
            placed.box.draw(pen, x, top - placed.down)


@dataclass(frozen=True)
class Space:
    """Nothing, of a height."""

    height: float

    def split(self, room: float) -> tuple[Box, Box] | None:  # noqa: ARG002
        return None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draws nothing."""


NOTHING = Space(0)


@dataclass(frozen=True)
class Tagged:
    """A box within structure elements, the outer first; both halves of it stay in them."""

    inner: Box
    tags: tuple[Tag | Artifact, ...]

    @property
    def height(self) -> float:
        return self.inner.height

    def split(self, room: float) -> tuple[Box, Box] | None:
        halves = self.inner.split(room)
        if not halves:
            return None
        return replace(self, inner=halves[0]), replace(self, inner=halves[1])

    def draw(self, pen: Pen, x: float, top: float) -> None:
        with pen.within(*self.tags):
            self.inner.draw(pen, x, top)


def tagged(box: Box, *tags: Tag | Artifact | str) -> Tagged:
    """The box within elements of its own; a bare string is the type of one."""
    return Tagged(box, tuple(Tag(tag) if isinstance(tag, str) else tag for tag in tags))


@dataclass(frozen=True, kw_only=True)
class Panel:
    """A box on a ground with a bar beside it; both go on where the box is split."""

    inner: Box
    width: float
    indent: float
    padding: float
    bar: str
    ground: str = ""
    bar_width: float = 3

    @property
    def height(self) -> float:
        return self.inner.height + 2 * self.padding

    def split(self, room: float) -> tuple[Box, Box] | None:
        halves = self.inner.split(room - 2 * self.padding)
        if not halves:
            return None
        return replace(self, inner=halves[0]), replace(self, inner=halves[1])

    def draw(self, pen: Pen, x: float, top: float) -> None:
        foot = top - self.height
        if self.ground:
            pen.fill(x, foot, self.width, self.height, self.ground)
        pen.fill(x, foot, self.bar_width, self.height, self.bar)
        self.inner.draw(pen, x + self.indent, top - self.padding)


def cut(box: Box, room: float) -> tuple[Box, Box]:
    """What of the box `room` holds, and the rest; nothing and the whole box where it cannot."""
    if box.height <= room + FUZZ:
        return box, NOTHING
    return box.split(room) or (NOTHING, box)


@dataclass(frozen=True)
class Hanging:
    """A mark in the margin of a box: a bullet, a number, a term, a sign."""

    mark: Box
    body: Box
    indent: float

    @property
    def height(self) -> float:
        return max(self.mark.height, self.body.height)

    def split(self, room: float) -> tuple[Box, Box] | None:
        """A mark starts where its body starts, or both wait."""
        mark, rest_of_mark = cut(self.mark, room)
        body, rest = cut(self.body, room)
        if not body.height or (self.mark.height and not mark.height):
            return None
        return replace(self, mark=mark, body=body), replace(self, mark=rest_of_mark, body=rest)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        self.mark.draw(pen, x, top)
        self.body.draw(pen, x + self.indent, top)


@dataclass(frozen=True)
class Landmark:
    """A heading's box, where links and the outline lead to; `tag` is the heading's element."""

    inner: Box
    tag: Tag
    title: str
    anchor: str
    rule: float = 0
    """The width of the accent line over it; 0 for none."""

    @property
    def height(self) -> float:
        return self.inner.height + self._over

    @property
    def _over(self) -> float:
        return 8.0 if self.rule else 0.0

    def split(self, room: float) -> tuple[Box, Box] | None:
        halves = self.inner.split(room - self._over)
        if not halves:
            return None
        return replace(self, inner=halves[0]), Tagged(halves[1], (self.tag,))

    def draw(self, pen: Pen, x: float, top: float) -> None:
        with pen.within(self.tag):
            pen.bookmark(top + 12, self.title, self.anchor)
            if self.rule:
                pen.fill(x, top - 2, self.rule, 2, Ink.ACCENT)
            self.inner.draw(pen, x, top - self._over)
