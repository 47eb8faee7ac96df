"""Where clients and government see something else: their values beside each other.

Only questions on which they differ, or of which one has no value, are drawn; the rest is named.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...assessment import words as names
from ...questionnaire.model import Perspective, Rating
from ...scoring.item import ItemScore
from .. import chart
from ..blocks import Align, Block, Column, Figure, Paragraph, Table, words
from .material import Instrument, Material, full_name, perspective_word, value_words

FAR_APART = 2
"""From how many steps on a difference is called far: a blind spot, or a matter of what was read."""

Pair = tuple[Rating, ItemScore, ItemScore]


def comparison_blocks(told: Material, instrument: Instrument) -> Iterator[Block]:
    """The client organisations' value beside the government's own; nothing if either is absent."""
    clients = instrument.of(Perspective.CLIENTORGANISATIE)
    government = instrument.of(Perspective.OVERHEID_ZELF)
    if clients is None or government is None:
        return
    pairs = [
        (question, clients.items[question.id], government.items[question.id])
        for question in instrument.questionnaire.ratings()
        if question.id in clients.items and question.id in government.items
    ]
    different = [pair for pair in pairs if _gap(pair) != 0]
    if different:
        yield _figure(told, different)
    alike = [pair[0].id for pair in pairs if _gap(pair) == 0]
    if alike:
        text = told.language.text(
            "Dezelfde waarde bij beide: {questions}.", questions=told.language.listed(alike)
        )
        yield Paragraph(words(text))


def _gap(pair: Pair) -> int | None:
    """How many steps the two are apart; None where one of them has no value."""
    _, ours, theirs = pair
    if ours.value is None or theirs.value is None:
        return None
    return abs(ours.value - theirs.value)


def _figure(told: Material, pairs: list[Pair]) -> Figure:
    language = told.language
    sides = (
        perspective_word(Perspective.CLIENTORGANISATIE, language),
        perspective_word(Perspective.OVERHEID_ZELF, language),
    )
    return Figure(
        chart=_chart(told, sides, pairs),
        title=_conclusion(told, pairs),
        description=" ".join(
            f"{question.id}: {sides[0]} {value_words(ours)}, {sides[1]} {value_words(theirs)}."
            for question, ours, theirs in pairs
        ),
        table=_table(told, sides, pairs),
        note=language.text(
            "Een verschil is een onderwerp voor een gesprek. Het zegt niet wie gelijk heeft."
        ),
    )


def _conclusion(told: Material, pairs: list[Pair]) -> str:
    gaps = [gap for gap in map(_gap, pairs) if gap is not None]
    return told.language.texts(
        "Bij {number} vraag liggen de twee perspectieven minstens twee stappen uit elkaar",
        "Bij {number} vragen liggen de twee perspectieven minstens twee stappen uit elkaar",
        sum(gap >= FAR_APART for gap in gaps),
    )


def _chart(told: Material, sides: tuple[str, str], pairs: list[Pair]) -> chart.SideBySide:
    return chart.SideBySide(
        sides,
        tuple(told.language.text(word) for word in names.RATING_WORDS),
        tuple(
            chart.Pair(label=full_name(question), first=ours.value, second=theirs.value)
            for question, ours, theirs in pairs
        ),
    )


def _table(told: Material, sides: tuple[str, str], pairs: list[Pair]) -> Table:
    columns = (
        Column(told.language.text("Vraag"), 4),
        Column(sides[0], 2, Align.MIDDLE),
        Column(sides[1], 2, Align.MIDDLE),
    )
    rows = tuple(
        (words(full_name(question)), words(value_words(ours)), words(value_words(theirs)))
        for question, ours, theirs in pairs
    )
    return Table(
        told.language.text("Waarde per vraag (de middelste; van twee middelste de laagste)"),
        columns,
        rows,
    )
