"""The page for a family or a young person: one side of paper, at most 250 words, large print.

One page is a promise. Where there is too much to tell, what was made by the program gives way, step
by step in the order of SPARINGS; what somebody typed and what blocks never do. What is then still
too long is refused with the number of words, and not cut: whoever typed it chooses what goes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...assessment.follow_up import PlainWords
from ...assessment.model import Proposal
from ...language import Message, marked
from ..blocks import (
    Block,
    BulletList,
    Heading,
    Paragraph,
    Quote,
    Report,
    Signed,
    TooLong,
    plain,
    words,
)
from ..house_style import HouseStyle
from ..layout import Layout, Part
from ..plain_dutch import number_of_words, remarks
from .material import Material, content, moment_line
from .plain_parts import (
    about_blocks,
    change_blocks,
    hard_word_blocks,
    reply_blocks,
    respond_blocks,
)
from .plain_said import said_blocks

MOST_WORDS = 250
"""Of the whole page: title, headings and footer included."""

TITLES = {
    Part.PLAIN_ABOUT: marked("Waarover gaat het?"),
    Part.PLAIN_CHANGES: marked("Wat verandert er misschien voor jou?"),
    Part.PLAIN_SAID: marked("Wat zeiden kinderen, jongeren en ouders?"),
    Part.PLAIN_REPLIES: marked("Wat doet de overheid ermee?"),
    Part.PLAIN_RESPOND: marked("Wat kun jij nog doen?"),
    Part.PLAIN_WORDS: marked("Moeilijke woorden"),
}


@dataclass(frozen=True, kw_only=True)
class Sparing:
    """How much is told of what nobody typed for this page.

    `about` counts sentences of the proposal's explanation, `pairs` good and worse questions.
    """

    about: int
    pairs: int
    story: bool


SPARINGS = (
    Sparing(about=3, pairs=2, story=True),
    Sparing(about=1, pairs=2, story=True),
    Sparing(about=1, pairs=2, story=False),
    Sparing(about=1, pairs=1, story=False),
    Sparing(about=0, pairs=1, story=False),
)


def plain_report(told: Material, layout: Layout, author: str, style: HouseStyle) -> Report:
    """The page in the first sparing in which it is short enough. Raises TooLong without one."""
    over = 0
    for sparing in SPARINGS:
        page = _page(told, layout, author, style, sparing)
        over = words_on(page) - MOST_WORDS
        if over <= 0:
            return page
    raise TooLong(
        told.language.texts(
            "Dit rapport telt {number} woord te veel: er is plaats voor {most}. Kort de getypte "
            "zinnen in.",
            "Dit rapport telt {number} woorden te veel: er is plaats voor {most}. Kort de "
            "getypte zinnen in.",
            over,
            most=MOST_WORDS,
        )
    )


def _page(
    told: Material, layout: Layout, author: str, style: HouseStyle, sparing: Sparing
) -> Report:
    language, proposal = told.language, told.assessment.proposal
    return Report(
        kind=language.translation(layout.title) or layout.title,
        title=proposal.title,
        title_language=told.written_in,
        subtitle=" ".join(_remarks_on_the_page(told)),
        date=told.made_on,
        running="",
        edition=_edition(told),
        blocks=tuple(_chapters(told, layout, sparing)),
        statements=(language.text("Dit blad zegt niet dat gezinnen het plan goedkeuren."),),
        author=author,
        subject=moment_line(told.assessment, language),
        example=proposal.example,
        large_print=layout.large_print,
        most_pages=1,
        language=language,
        style=style,
    )


def _remarks_on_the_page(told: Material) -> Iterator[str]:
    """What a reader must know of all that follows: that it is invented, or not all translated."""
    if told.assessment.proposal.example:
        yield told.language.text("Dit voorbeeld is verzonnen.")
    if not told.language.is_dutch:
        yield told.language.text("Sommige zinnen staan in het Nederlands.")


def _edition(told: Material) -> str:
    """When this page was made, and of which text."""
    say, version = told.language.text, told.assessment.text_version
    day = say("Blad van {day}", day=told.language.date(told.made_on))
    return f"{day}, {say('versie {version}', version=version)}" if version else day


def _chapters(told: Material, layout: Layout, sparing: Sparing) -> Iterator[Block]:
    """Each part of the layout that has something to tell, under its heading."""
    for section in layout.sections:
        body = _body(told, section.part, sparing)
        if body:
            own = told.language.translation(section.title) if section.title else None
            title = own or told.language.text(TITLES[section.part])
            yield Heading(1, title, section.part.value)
            if section.introduction:
                own = told.language.translation(section.introduction)
                yield Paragraph(words(own or content(told, section.introduction)))
            yield from body


def _body(told: Material, part: Part, sparing: Sparing) -> tuple[Block, ...]:
    match part:
        case Part.PLAIN_ABOUT:
            return about_blocks(told, sparing.about)
        case Part.PLAIN_CHANGES:
            return change_blocks(told)
        case Part.PLAIN_SAID:
            return said_blocks(told, sparing.pairs, with_story=sparing.story)
        case Part.PLAIN_REPLIES:
            return reply_blocks(told)
        case Part.PLAIN_RESPOND:
            return respond_blocks(told)
        case Part.PLAIN_WORDS:
            return hard_word_blocks(told)
        case _:
            raise ValueError(f"{part} does not stand on a page for families")


# How long it is, and how plain


def words_on(page: Report) -> int:
    """How many words stand on a page for families, whatever they are part of."""
    furniture = [page.style.name, page.kind, page.title, page.subtitle, page.edition]
    furniture += page.statements
    if page.example:
        furniture.append(page.language.text("VOORBEELD"))
    within = (text for block in page.blocks for text in _texts(block))
    return sum(map(number_of_words, (*furniture, *within)))


def _texts(block: Block) -> Iterator[str]:
    """Every text of a block that such a page has."""
    match block:
        case Heading():
            yield block.title
        case Paragraph():
            yield plain(block.text)
        case BulletList():
            yield from map(plain, block.items)
        case Signed():
            yield block.title
            yield from map(plain, block.items)
        case Quote():
            yield from (plain(block.text), block.attribution, block.consent)
        case _:
            raise TypeError(f"{type(block).__name__} does not stand on a page for families")


def plain_remarks(proposal: Proposal, typed: PlainWords) -> tuple[Message, ...]:
    """What may be too hard for a family in what was typed for it: a warning, never a refusal.

    The proposal's own explanation counts only where it is told, because nobody typed another.
    """
    explained = [each.word for each in typed.hard_words]
    texts = [proposal.title, *(typed.about or [proposal.about])]
    texts += [*typed.changes, *typed.good, *typed.better, *typed.first]
    texts += [*typed.followed, *typed.not_followed, *typed.undecided, *typed.respond]
    texts += [each.meaning for each in typed.hard_words]
    return tuple(remarks(texts, explained))
