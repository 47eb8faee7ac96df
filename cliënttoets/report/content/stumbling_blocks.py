"""What blocks, question by question, and who of the client side sees it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...questionnaire.model import Rating
from ...response.model import Response
from ...scoring.ceiling import counted_value
from ...scoring.disclosure import is_named
from ...scoring.withheld import ALIKE_WORDS, Alike
from ..blocks import Run, Text
from ..sides import Side
from .material import (
    Instrument,
    Material,
    anchor_of,
    closed,
    content,
    perspective_word,
    run_on,
)


@dataclass(frozen=True, kw_only=True)
class StumblingBlock:
    """A question that blocks for at least one client side.

    `seen` holds those sides with the value that each found, None where only a word may be told.
    """

    instrument: Instrument
    question: Rating
    seen: tuple[tuple[Side, int | None], ...]


def stumbling_blocks(told: Material) -> tuple[StumblingBlock, ...]:
    """Each question once, however many sides it blocks for, in the order of the questionnaires."""
    return tuple(
        StumblingBlock(instrument=instrument, question=question, seen=seen)
        for instrument in told.instruments
        for question in instrument.questionnaire.ratings()
        if (seen := tuple(_seen(instrument, question.id)))
    )


def _seen(instrument: Instrument, question: str) -> Iterator[tuple[Side, int | None]]:
    for side in instrument.client_sides:
        known = side.signal.critical_items if side.signal else ()
        values = {each.question: each.value for each in known}
        if question in values:
            yield side, values[question]
        elif any(each.question == question and each.is_certain for each in side.possible):
            yield side, None


def stumbling_words(told: Material, block: StumblingBlock) -> Text:
    """What was found and who found it, side by side, in sentences."""
    return run_on(*(part for seen in block.seen for part in _side_words(told, block, *seen)))


def _side_words(
    told: Material, block: StumblingBlock, side: Side, value: int | None
) -> tuple[str | Run, ...]:
    if value is None:
        who = perspective_word(side.perspective, told.language)
        return (f"{who}: {told.language.text(ALIKE_WORDS[Alike.LOW])}.",)
    chosen = anchor_of(block.instrument, block.question, side.perspective, value)
    who = who_saw(told, block.instrument, side, block.question)
    return (
        content(told, closed(chosen)),
        told.language.text("Gezien door: {who}.", who=who),
    )


def who_saw(told: Material, instrument: Instrument, side: Side, question: Rating) -> str:
    """Who gave a value at or under the threshold; persons only as their perspective."""
    if not is_named(side.perspective):
        return perspective_word(side.perspective, told.language).lower()
    return told.language.listed(
        [
            response.respondent
            for response in instrument.named
            if response.perspective is side.perspective and _counts_as_blocking(question, response)
        ]
    )


def _counts_as_blocking(question: Rating, response: Response) -> bool:
    given, threshold = response.to(question).value, question.critical_up_to
    return (
        isinstance(given, int)
        and threshold is not None
        and counted_value(question, response, given) <= threshold
    )
