"""What can be better first: the lowest questions, each with the words one step higher."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...language import marked
from ...questionnaire.model import HIGHEST_RATING, Perspective, Rating
from ...scoring.item import ItemScore
from ..blocks import Block, Heading, NumberedList, Paragraph, Text, Together, strong, words
from .material import (
    Instrument,
    Material,
    anchor_of,
    closed,
    full_name,
    perspective_word,
    quoted,
    rating,
)
from .sides import Side

MOST_IMPROVEMENTS = 3

FAR_APART = 2
"""From so many steps between the lowest and the highest mark on, assessors disagree."""

_DISAGREEING = {
    Perspective.CLIENTORGANISATIE: marked(
        "De cliëntenorganisaties zijn het oneens: {lowest} tot {highest}."
    ),
    Perspective.GEZIN_JONGERE: marked(
        "De gezinnen en jongeren zijn het oneens: {lowest} tot {highest}."
    ),
}


@dataclass(frozen=True)
class _Low:
    """A question that can be better, and its value."""

    question: Rating
    item: ItemScore
    value: int


def improvement_blocks(
    told: Material, verdicts: Sequence[tuple[Instrument, Side]]
) -> tuple[Block, ...]:
    """The lowest questions of the first side of which any can be told.

    What is told as blocking is left out. As many as fit in the list, and the names of those that
    are as low as its last; empty where everything is at its highest.
    """
    for instrument, side in verdicts:
        if any(item.value is not None for item in side.items.values()):
            low = _lowest_first(instrument, side)
            return (_told(told, instrument, side, low),) if low else ()
    return ()


def _lowest_first(instrument: Instrument, side: Side) -> list[_Low]:
    blocking = _blocking(instrument)
    found = [
        _Low(rating(instrument.questionnaire, name), item, item.value)
        for name, item in side.items.items()
        if item.value is not None and item.value < HIGHEST_RATING and name not in blocking
    ]
    return sorted(found, key=lambda low: low.value)  # stable: in the questionnaire's order


def _blocking(instrument: Instrument) -> set[str]:
    """The questions that block for any side: the message has told them above."""
    signals = [side.signal for side in instrument.sides if side.signal is not None]
    return {critical.question for signal in signals for critical in signal.critical_items}


def _told(told: Material, instrument: Instrument, side: Side, low: list[_Low]) -> Together:
    """The heading with its list, and what is as low as the last of it."""
    language = told.language
    shown, rest = low[:MOST_IMPROVEMENTS], low[MOST_IMPROVEMENTS:]
    text = language.text(
        "De vragen met de laagste waarde bij het perspectief ‘{perspective}’ ({questionnaire}), "
        "telkens met wat één trede hoger staat.",
        perspective=perspective_word(side.perspective, language).lower(),
        questionnaire=instrument.questionnaire.title.default,
    )
    if _blocking(instrument):
        text += " " + language.text("De struikelblokken hierboven staan er niet meer bij.")
    return Together(
        (
            Heading(2, language.text("Wat eerst beter kan"), "verbeterpunten"),
            Paragraph(words(text)),
            NumberedList(tuple(_step(told, instrument, side, each) for each in shown)),
            *_as_low(told, shown[-1], rest),
        )
    )


def _as_low(told: Material, last: _Low, rest: list[_Low]) -> Iterator[Block]:
    names = [full_name(each.question) for each in rest if each.value == last.value]
    if names:
        text = told.language.text(
            "En ook {questions}: even laag als {last}.",
            questions=told.language.listed(names),
            last=last.question.id,
        )
        yield Paragraph(words(text))


def _step(told: Material, instrument: Instrument, side: Side, low: _Low) -> Text:
    now, higher = (
        anchor_of(told, instrument, low.question, side.perspective, value)
        for value in (low.value, low.value + 1)
    )
    return words(
        strong(f"{closed(full_name(low.question))} "),
        _disagreement(told, side, low.item),
        told.language.text("Nu: {anchor}", anchor=closed(now)),
        " ",
        strong(
            told.language.text("Eén trede hoger staat: {anchor}", anchor=quoted(closed(higher)))
        ),
    )


def _disagreement(told: Material, side: Side, item: ItemScore) -> str:
    """That the assessors disagree, before what only the middle one of them says."""
    given = [value for value, count in enumerate(item.counts) if count]
    if given[-1] - given[0] < FAR_APART:
        return ""
    said = told.language.text(_DISAGREEING[side.perspective], lowest=given[0], highest=given[-1])
    return f"{said} "
