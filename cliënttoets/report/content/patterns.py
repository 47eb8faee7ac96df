"""What shows when questions are read together: the patterns that a questionnaire declares."""

from __future__ import annotations

from collections.abc import Iterator

from ...scoring.explain import pattern_told
from ..blocks import Block, BulletList, Heading, Paragraph, words
from .material import Instrument, Material


def pattern_blocks(told: Material) -> tuple[Block, ...]:
    """The patterns of each questionnaire that has any: what shows, and what cannot be assessed."""
    body = tuple(block for each in told.instruments for block in _instrument_blocks(told, each))
    if not body:
        return ()
    text = told.language.text(
        "Een patroon is een reden om door te vragen, en geen bewijs. Wat niet getoond mag worden, "
        "is hier niet te beoordelen."
    )
    return (Paragraph(words(text)), *body)


def _instrument_blocks(told: Material, instrument: Instrument) -> Iterator[Block]:
    lines = pattern_told(instrument.patterns, told.language)
    if lines:
        title = instrument.questionnaire.title.default
        yield Heading(2, title, f"patronen-{instrument.number}", told.written_in)
        yield BulletList(tuple(words(line) for line in lines))
