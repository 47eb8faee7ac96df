"""How the PDF is tagged, so that it can be read aloud, reflowed and checked.

A page of a PDF is only strokes; what they *are* stands beside it in a tree of structure elements.

* A box says what it is with a `Tag`: `Tagged(box, (Tag("L"), Tag("LI")))` draws a box within those
  elements. A tag is one element however often it is opened: what counts is the object itself, not
  what is in it. So the halves of a split paragraph, or all items of a list, share their element.
* Elements stand in the tree in the order in which they were first opened. Boxes are drawn in
  reading order, so nothing ever has to be sorted.
* The pen asks before each stroke whose it is. A text belongs to the innermost open element; a text
  outside any is `Untagged`, an error, so that nothing can be missing from what is read aloud. A
  line or a ground is decoration, an `Artifact`, except within a Figure: that is one picture, and
  has its description in `alt`.
* What is drawn within an artifact is decoration too, with its texts and tags: running heads, page
  numbers, the column headings that a table repeats on its next page.
* On the page, strokes of one owner stand between an operator that opens and one that closes:
  `/P <</MCID 4>> BDC ... EMC`. The number is the stroke's place on its page; the element holds the
  page and the number. `Structure` opens and closes only where the owner changes.
* The other way round, a parent tree says which element each number of a page and each link belongs
  to. Its keys are places in `Structure.parents`.

This module knows no canvas. `pdf_pen` writes the operators, `pdf_blocks` chooses the tags, and
`pdf_structure` turns the finished tree into objects of the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeAlias

Rectangle: TypeAlias = tuple[float, float, float, float]
"""Left, lower, right and upper edge on a page, in points."""


class Untagged(ValueError):
    """A text that no structure element holds: nobody would hear it."""


@dataclass(frozen=True, eq=False)
class Tag:
    """One structure element to be: its standard type and what goes with it.

    `alt` describes a Figure; `language` is a BCP 47 tag where it is not the report's; `scope` tells
    what a TH is the heading of, Row or Column; `numbering` is how the items of an L are marked:
    Disc, Decimal, or Description by a term each.
    """

    kind: str
    alt: str = ""
    language: str = ""
    scope: str = ""
    numbering: str = ""


@dataclass(frozen=True)
class Artifact:
    """Decoration, or what each page repeats; `part` is Header or Footer where it is one."""

    kind: str
    part: str = ""


LAYOUT = Artifact("Layout")
REPEATED = Artifact("Pagination")
HEADER = Artifact("Pagination", "Header")
FOOTER = Artifact("Pagination", "Footer")


@dataclass(frozen=True)
class Marked:
    """Strokes of an element: the page, from 0, and their number on it."""

    page: int
    number: int


@dataclass(frozen=True)
class Annotated:
    """A link's rectangle on a page; `key` is its place in the parent tree."""

    page: int
    key: int


@dataclass(eq=False)
class Element:
    """A structure element as it grows.

    `places` has where it stands on each of its pages, `leads_to` the anchor that its link leads to.
    """

    tag: Tag
    kids: list[Element | Marked | Annotated] = field(default_factory=list)
    places: dict[int, Rectangle] = field(default_factory=dict)
    leads_to: str = ""


Owner: TypeAlias = Element | Artifact


class Structure:
    """The tree while a report is drawn: what is open, and to whom the last stroke belonged."""

    def __init__(self) -> None:
        self.root = Element(Tag("Document"))
        self.page_keys: list[int] = []
        self.parents: list[Element | list[Element]] = []
        self.anchors: dict[str, Element] = {}
        self._elements: dict[Tag, Element] = {}
        self._open: list[Owner] = [self.root]
        self._owner: Owner | None = None
        self._page: list[Element] = []
        self._start_page()

    @contextmanager
    def within(self, *parts: Tag | Artifact) -> Iterator[None]:
        """Opens the parts, the outer first, and closes them again."""
        outside = len(self._open)
        for part in parts:
            self._open.append(self._opened(part))
        yield
        del self._open[outside:]

    def _opened(self, part: Tag | Artifact) -> Owner:
        around = self._open[-1]
        if isinstance(around, Artifact):
            return around
        if isinstance(part, Artifact):
            return part
        if part not in self._elements:
            self._elements[part] = Element(part)
            around.kids.append(self._elements[part])
        return self._elements[part]

    def before_text(self) -> list[str]:
        """The operators that go before a text. Raises Untagged where no element is open."""
        if self._open[-1] is self.root:
            raise Untagged("a text is drawn outside of all structure elements")
        return self._turn(self._open[-1])

    def before_shape(self) -> list[str]:
        """The operators that go before a line or a ground."""
        owner = self._open[-1]
        is_picture = isinstance(owner, Artifact) or owner.tag.kind == "Figure"
        return self._turn(owner if is_picture else LAYOUT)

    def end_page(self) -> list[str]:
        """The operators that end the page; what follows stands on the next."""
        closing = self._turn(None)
        self._start_page()
        return closing

    def place(self, rectangle: Rectangle) -> None:
        """Tells where on this page the innermost open element stands."""
        owner = self._open[-1]
        if isinstance(owner, Element):
            owner.places[self._page_number] = rectangle

    def anchor(self, name: str) -> None:
        """Makes the innermost open element what links to this anchor lead to."""
        owner = self._open[-1]
        if isinstance(owner, Element):
            self.anchors[name] = owner

    def annotate(self, anchor: str = "") -> int | None:
        """The key in the parent tree of a link that starts here; None within an artifact."""
        owner = self._open[-1]
        if isinstance(owner, Artifact):
            return None
        owner.leads_to = anchor
        self.parents.append(owner)
        key = len(self.parents) - 1
        owner.kids.append(Annotated(self._page_number, key))
        return key

    @property
    def _page_number(self) -> int:
        return len(self.page_keys) - 1

    def _start_page(self) -> None:
        self._page = []
        self.page_keys.append(len(self.parents))
        self.parents.append(self._page)

    def _turn(self, owner: Owner | None) -> list[str]:
        """Closes what the last stroke stood in and opens what the next does, where they differ."""
        if owner == self._owner:
            return []
        closing = ["EMC"] if self._owner else []
        self._owner = owner
        return closing + ([self._opening(owner)] if owner else [])

    def _opening(self, owner: Owner) -> str:
        if isinstance(owner, Artifact):
            part = f" /Subtype /{owner.part}" if owner.part else ""
            return f"/Artifact <</Type /{owner.kind}{part}>> BDC"
        number = len(self._page)
        self._page.append(owner)
        owner.kids.append(Marked(self._page_number, number))
        return f"/{owner.tag.kind} <</MCID {number}>> BDC"
