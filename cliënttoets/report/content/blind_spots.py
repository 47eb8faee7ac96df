"""Where the government sees itself at least two steps higher than clients do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...language import marked
from ...questionnaire.model import Perspective
from ...scoring.evidence import EvidenceProfile
from ...scoring.gaps import Gap, GapKind, order_words
from ..blocks import Align, Block, Column, Paragraph, Table, Text, words
from ..layout import LayoutSection
from .material import Instrument, Material, content, full_name, perspective_word, rating
from .missing_evidence import level_words

_NOTE = marked("Een verschil is een onderwerp voor een gesprek. Het zegt niet wie gelijk heeft.")


@dataclass(frozen=True, kw_only=True)
class BlindSpot:
    """One question that a client side values at least two steps lower."""

    instrument: Instrument
    perspective: Perspective
    gap: Gap


def blind_spots(told: Material) -> list[BlindSpot]:
    """All of them, the widest first, and of equal ones those that can block."""
    found = [
        BlindSpot(instrument=instrument, perspective=each.sides.perspective, gap=gap)
        for instrument in told.instruments
        for each in instrument.compared
        for gap in each.sides.gaps
        if gap.kind is GapKind.BLIND_SPOT
    ]
    return sorted(found, key=lambda spot: (-spot.gap.steps, not spot.gap.is_critical))


def blind_spot_blocks(told: Material, section: LayoutSection) -> tuple[Block, ...]:
    """The widest as a table; that there are none, where both sides answered; nothing otherwise."""
    if not any(instrument.compared for instrument in told.instruments):
        return ()
    chosen = [
        each
        for each in blind_spots(told)
        if not section.questions or each.gap.question in section.questions
    ]
    if not chosen:
        return (Paragraph(words(_none(told))),)
    shown = chosen[: section.most]
    return (
        _table(told, shown),
        Paragraph(words(" ".join([*_left_out(told, chosen[len(shown) :]), *_how_to_read(told)]))),
    )


def _none(told: Material) -> str:
    return told.language.text(
        "Bij geen enkele vraag geeft u zichzelf minstens twee stappen meer dan de cliëntzijde."
    )


def _table(told: Material, shown: list[BlindSpot]) -> Table:
    say = told.language.text
    return Table(
        say("Waar u zichzelf minstens twee stappen hoger inschat dan cliënten"),
        (
            Column(say("Vraag"), 3.6),
            Column(say("Volgens wie"), 2.2),
            Column(say("Hun waarde"), 1.6, Align.MIDDLE),
            Column(say("Uw waarde"), 1.6, Align.MIDDLE),
            Column(say("Uw bewijs"), 2.4),
        ),
        tuple(_row(told, spot) for spot in shown),
    )


def _row(told: Material, spot: BlindSpot) -> tuple[Text, ...]:
    question = rating(spot.instrument.questionnaire, spot.gap.question)
    return (
        words(content(told, full_name(question))),
        words(perspective_word(spot.perspective, told.language)),
        words(str(spot.gap.client)),
        words(str(spot.gap.own)),
        words(_evidence(told, spot.gap.evidence)),
    )


def _evidence(told: Material, profile: EvidenceProfile) -> str:
    """What backs the government's own value; how many of them are backed where it gave several."""
    if profile.valued == 1:
        level = None if profile.unsaid else profile.levels.index(1)
        return level_words(level, told.language)
    return told.language.text(
        "{backed} van {valued} met een document of bevestigd door cliënten",
        backed=profile.backed,
        valued=profile.valued,
    )


def _left_out(told: Material, rest: list[BlindSpot]) -> Iterator[str]:
    names = list(dict.fromkeys(spot.gap.question for spot in rest))
    if names:
        yield told.language.text("Ook bij {questions}.", questions=told.language.listed(names))


def _how_to_read(told: Material) -> Iterator[str]:
    """Who was first, where that is the same for all, and what a gap says."""
    orders = {each.order for instrument in told.instruments for each in instrument.compared}
    if len(orders) == 1:
        (order,) = orders
        yield order_words(order, told.language)
    yield told.language.text(_NOTE)
