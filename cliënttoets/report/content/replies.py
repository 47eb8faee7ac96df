"""What the government does with what was asked: filled in as far as it answered, open otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from ...assessment.follow_up import AdvicePoint, Decision, PointReply
from ...assessment.words import DECISIONS
from ..blocks import Block, Column, Paragraph, ReplyTable, Text, words
from .material import Material
from .points import Demand, counted, demands, lacks_reason, numbers_of, to_fill_in


def reply_blocks(told: Material) -> tuple[Block, ...]:
    """How many points are answered, and the table; nothing where nothing was asked."""
    asked = demands(told)
    if not asked:
        return ()
    summary = counted(told) or told.language.text(
        "Er zijn nog geen adviespunten. Een struikelblok vraagt ook zonder adviespunt een antwoord."
    )
    return (Paragraph(words(summary)), *_without_reason(told), _table(told, asked))


def _without_reason(told: Material) -> Iterator[Block]:
    lacking: list[AdvicePoint] = [each for each in told.follow_up.points if lacks_reason(each)]
    if lacking:
        text = told.language.texts(
            "Bij punt {points} ontbreekt de reden waarom het niet of deels gevolgd wordt.",
            "Bij de punten {points} ontbreekt de reden waarom ze niet of deels gevolgd worden.",
            len(lacking),
            points=numbers_of(told, lacking),
        )
        yield Paragraph(words(text))


def _table(told: Material, asked: tuple[Demand, ...]) -> ReplyTable:
    say = told.language.text
    return ReplyTable(
        caption=say("Antwoord van de overheid, punt voor punt"),
        columns=(
            Column(say("Nr."), 0.8),
            Column(say("Punt"), 3.6),
            Column(say("Antwoord"), 1.5),
            Column(say("Reden"), 2.6),
            Column(say("Vindplaats"), 1.7),
            Column(say("Datum"), 1.3),
        ),
        rows=tuple(_row(told, demand) for demand in asked),
        blank=say("in te vullen"),
    )


def _row(told: Material, demand: Demand) -> tuple[Text, ...]:
    reply, language = demand.reply, told.language
    return (
        words(demand.name),
        demand.text,
        words(language.text(DECISIONS[reply.decision])),
        to_fill_in(told, reply.reason),
        _place(told, reply),
        words(language.short_date(reply.day)) if reply.day else (),
    )


def _place(told: Material, reply: PointReply) -> Text:
    """Where the text follows a point: nowhere in one that is not followed."""
    if reply.decision is Decision.NOT_FOLLOWED and not reply.place.strip():
        return words(told.language.text("niet van toepassing"))
    return to_fill_in(told, reply.place)
