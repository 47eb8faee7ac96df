"""A report as HTML: a page that stands on its own, or a fragment within a page of the web room.

What blocks look like is in `templates/blocks.html` and `static/report.css`. There is no script,
and no style attribute, so that a fragment holds under a strict content security policy.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import count, takewhile
from typing import assert_never

from jinja2 import Environment, FunctionLoader, StrictUndefined
from jinja2.environment import TemplateModule
from markupsafe import Markup

from ..language import Language
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
    Lead,
    NumberedList,
    PageBreak,
    Paragraph,
    Question,
    Quote,
    ReplyTable,
    Report,
    Signal,
    Signed,
    Table,
    Text,
    Together,
    headings,
    is_right_to_left,
    plain,
    readable,
)
from .charting import drawn
from .charting_room import Room
from .house_style import OWN_STYLE, HouseStyle, Logo
from .sign import plain_sign, sign
from .svg import ornament, svg

WIDE = Room(width=704, size=14)
NARROW = Room(width=328, size=14)
"""Rooms in CSS pixels: a column of text, and a telephone of 360 pixels without its margins."""


def page(report: Report) -> str:
    """The report as one HTML file with its style in it."""
    template = _environment().get_template("report.html")
    return template.render(
        _=report.language.text,
        report=report,
        content=fragment(report.blocks, report.language),
        logo=_address(report.style.logo),
        # Our own file, and colours that are nothing but colours: not what anybody typed.
        style=Markup(stylesheet() + _tokens(report.style)),  # noqa: S704
    )


def _address(logo: Logo | None) -> str:
    """The logo as an address that holds it, so that the page stands on its own; or nothing."""
    return "" if logo is None else f"data:{logo.media_type};base64,{logo.content}"


def _tokens(style: HouseStyle) -> str:
    """The rule by which an organisation's colours take the place of the program's own."""
    colours = [
        ("accent", style.accent, OWN_STYLE.accent),
        ("link", style.link, OWN_STYLE.link),
        ("on-accent", style.on_accent, OWN_STYLE.on_accent),
    ]
    changed = [f"--{token}: {colour};" for token, colour, own in colours if colour != own]
    return f"\n.report, .report .blocks {{ {' '.join(changed)} }}\n" if changed else ""


def fragment(blocks: Sequence[Block], language: Language, prefix: str = "") -> Markup:
    """The blocks as HTML for within a `main` whose title is the only h1; chapters are h2.

    `prefix` goes before ids of figures and tables; it keeps two fragments on a page apart.
    """
    entries = tuple(headings(tuple(blocks)))
    macros = _environment().get_template("blocks.html").make_module({"_": language.text})
    return _Writer(macros, entries, prefix, count(1)).written(blocks)


def stylesheet() -> str:
    """The style of blocks and of the page that stands on its own."""
    return files(__package__).joinpath("static", "report.css").read_text("utf-8")


@dataclass(frozen=True)
class _Writer:
    """What all blocks of a fragment share: macros in a language, all headings, numbers for ids."""

    macros: TemplateModule
    entries: tuple[Entry, ...]
    prefix: str
    numbers: Iterator[int]

    def written(self, blocks: Sequence[Block]) -> Markup:
        return Markup("\n").join(self._block(block) for block in blocks)

    def _block(self, block: Block) -> Markup:
        match block:
            case Heading():
                return self._macro("heading", block)
            case Question():
                return self._macro("question", block)
            case Annex():
                return self._macro("annex", block)
            case Contents():
                entries = [entry for entry in self.entries if entry.depth <= block.depth]
                return self._macro("contents", block, _outline(entries))
            case Lead():
                return self._macro("lead", block)
            case Paragraph():
                return self._macro("paragraph", block)
            case BulletList():
                return self._macro("bullet_list", block)
            case NumberedList():
                return self._macro("numbered_list", block)
            case Table():
                return self._macro("table", block, self._name("table"))
            case ReplyTable():
                return self._macro("reply_table", block.table, self._name("table"))
            case Figure():
                return self._figure(block)
            case Signal():
                return self._macro("signal", block, ornament(sign(block.level, 40), "signal-sign"))
            case Signed():
                drawn_sign = ornament(plain_sign(block.sign, 48), "signed-sign")
                return self._macro("signed", block, drawn_sign)
            case Callout():
                return self._macro("callout", block, self.written(block.blocks))
            case Quote():
                return self._macro("quote", block)
            case Facts():
                return self._macro("facts", block)
            case Together():
                return self._macro("together", self.written(block.blocks))
            case PageBreak():
                return self._macro("page_break")
            case _:
                assert_never(block)

    def _macro(self, name: str, *values: object) -> Markup:
        return Markup(getattr(self.macros, name)(*values))  # noqa: S704  # macros escape

    def _figure(self, figure: Figure) -> Markup:
        """The chart twice: the stylesheet shows the one that fits the screen."""
        name = self._name("figure")
        drawings = [
            svg(
                drawn(figure.chart, room),
                name=f"{name}-{width}",
                title=figure.title,
                description=figure.description,
                style_class=f"chart chart-{width}",
            )
            for width, room in (("wide", WIDE), ("narrow", NARROW))
        ]
        return self._macro("figure", figure, name, Markup("\n").join(drawings))

    def _name(self, kind: str) -> str:
        """What an element that others refer to is called on its page."""
        return f"{self.prefix}{kind}-{next(self.numbers)}"


@dataclass(frozen=True)
class _Branch:
    """A heading in the table of contents with those under it."""

    entry: Entry
    below: tuple[_Branch, ...]


def _outline(entries: Sequence[Entry]) -> tuple[_Branch, ...]:
    """The headings as a tree; one that skips a depth stands under the nearest above it."""
    if not entries:
        return ()
    first, *others = entries
    deeper = list(takewhile(lambda entry: entry.depth > first.depth, others))
    return (_Branch(first, _outline(deeper)), *_outline(others[len(deeper) :]))


@cache
def _environment() -> Environment:
    """The templates, escaped; a name that does not exist is an error."""
    environment = Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters["readable"] = readable
    environment.globals["going"] = _going
    return environment


def _going(said: str | Text, language: str = "") -> Markup:
    """The attributes of an element with these words, where they are not the page's."""
    found = Markup(' lang="{}"').format(language) if language else Markup("")
    text = said if isinstance(said, str) else plain(said)
    return found + Markup(' dir="rtl"') if is_right_to_left(readable(text)) else found


def _template(name: str) -> str:
    return files(__package__).joinpath("templates", name).read_text("utf-8")
