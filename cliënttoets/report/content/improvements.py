"""What can be better first: the lowest questions, each with the words one step higher."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...language import marked
from ...questionnaire.model import HIGHEST_RATING, Perspective, Rating
from ...scoring.item import ItemScore
from ..blocks import Block, Face, Heading, NumberedList, Paragraph, Run, Text, Together, words
from ..sides import Side
from .material import (
    Instrument,
    Material,
    all_strong,
    anchor_of,
    closed,
    content,
    full_name,
    perspective_word,
    quoted,
    rating,
)

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


_LOWEST = marked("Het laagst bij ‘{perspective}’ ({questionnaire}):")
_AFTER_BLOCKING = marked("Na de struikelblokken het laagst bij ‘{perspective}’ ({questionnaire}):")


@dataclass(frozen=True)
class Low:
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
    found = lowest_questions(verdicts)
    return (_told(told, *found),) if found and found[2] else ()


def lowest_questions(
    verdicts: Sequence[tuple[Instrument, Side]],
) -> tuple[Instrument, Side, list[Low]] | None:
    """The first side of which any value can be told, with its questions from low to high.

    Without those that block for any side, and those at their highest. None where nothing is told.
    """
    for instrument, side in verdicts:
        if any(item.value is not None for item in side.items.values()):
            return instrument, side, _lowest_first(instrument, side)
    return None


def _lowest_first(instrument: Instrument, side: Side) -> list[Low]:
    blocking = _blocking(instrument)
    found = [
        Low(rating(instrument.questionnaire, name), item, item.value)
        for name, item in side.items.items()
        if item.value is not None and item.value < HIGHEST_RATING and name not in blocking
    ]
    return sorted(found, key=lambda low: low.value)  # stable: in the questionnaire's order


def _blocking(instrument: Instrument) -> set[str]:
    """The questions that block for any side: the message has told them above."""
    signals = [side.signal for side in instrument.sides if side.signal is not None]
    return {critical.question for signal in signals for critical in signal.critical_items}


def _told(told: Material, instrument: Instrument, side: Side, low: list[Low]) -> Together:
    """The heading with its list, and what is as low as the last of it."""
    language = told.language
    shown, rest = low[:MOST_IMPROVEMENTS], low[MOST_IMPROVEMENTS:]
    sentence = _AFTER_BLOCKING if _blocking(instrument) else _LOWEST
    text = told.text(
        sentence,
        perspective=perspective_word(side.perspective, language).lower(),
        questionnaire=content(told, instrument.questionnaire.title.default),
    )
    return Together(
        (
            Heading(2, language.text("Wat eerst beter kan"), "verbeterpunten"),
            Paragraph(text),
            NumberedList(tuple(_step_words(told, instrument, side, each) for each in shown)),
            *_as_low(told, shown[-1], rest),
        )
    )


def _as_low(told: Material, last: Low, rest: list[Low]) -> Iterator[Block]:
    names = [full_name(each.question) for each in rest if each.value == last.value]
    if names:
        text = told.text(
            "En ook {questions}: even laag als {last}.",
            questions=content(told, told.language.listed(names)),
            last=last.question.id,
        )
        yield Paragraph(text)


def _step_words(told: Material, instrument: Instrument, side: Side, low: Low) -> Text:
    """A question that can be better: its name, and the words one step higher.

    What holds now stands at the question: the message has to fit the first page.
    """
    return words(
        content(told, f"{closed(full_name(low.question))} ", Face.STRONG),
        _disagreement(told, side, low.item),
        *told.text("Eén trede hoger: {anchor}", anchor=_higher(told, instrument, side, low)),
    )


def higher_words(told: Material, instrument: Instrument, side: Side, low: Low) -> Text:
    """What holds now, and the words one step higher."""
    now = anchor_of(instrument, low.question, side.perspective, low.value)
    return words(
        _disagreement(told, side, low.item),
        *told.text("Nu: {anchor}", anchor=content(told, closed(now))),
        " ",
        *all_strong(
            told.text(
                "Eén trede hoger staat: {anchor}", anchor=_higher(told, instrument, side, low)
            )
        ),
    )


def _higher(told: Material, instrument: Instrument, side: Side, low: Low) -> Run:
    higher = anchor_of(instrument, low.question, side.perspective, low.value + 1)
    return content(told, quoted(closed(higher)))


def _disagreement(told: Material, side: Side, item: ItemScore) -> str:
    """That the assessors disagree, before what only the middle one of them says."""
    given = [value for value, count in enumerate(item.counts) if count]
    if given[-1] - given[0] < FAR_APART:
        return ""
    said = told.language.text(_DISAGREEING[side.perspective], lowest=given[0], highest=given[-1])
    return f"{said} "
