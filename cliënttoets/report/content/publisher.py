"""Who publishes the report: the last words in it, as the organisation wrote its colophon."""

from __future__ import annotations

from ...language import Language
from ..blocks import Block, Callout, Kind, Paragraph, words
from ..house_style import HouseStyle


def publisher_blocks(style: HouseStyle, language: Language) -> tuple[Block, ...]:
    """The name and the lines of the colophon; nothing for a style without a colophon."""
    if not style.colophon:
        return ()
    lines = "\n".join(line for line in (style.name, *style.colophon) if line)
    title = language.text("Wie geeft dit rapport uit?")
    return (Callout(Kind.NOTE, title, (Paragraph(words(lines)),)),)
