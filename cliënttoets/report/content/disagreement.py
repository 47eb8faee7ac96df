"""Where clients do not agree among themselves, and the voices that a middle value hides."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Language
from ...questionnaire.model import Rating
from ...scoring.agreement import agreement
from ...scoring.disclosure import is_named
from ...scoring.explain import agreement_lines
from ...scoring.item import ItemScore
from ...scoring.minority import FAR_BELOW, LowMark, lowest_on_critical, minority_voices
from ..blocks import Block, BulletList, Face, Heading, Paragraph, Text, strong, words
from ..sides import Side
from .material import (
    Instrument,
    Material,
    content,
    full_name,
    perspective_word,
    quoted,
    rating,
)


def disagreement_blocks(told: Material) -> tuple[Block, ...]:
    """For each questionnaire how far every client side agrees, and its minority voices."""
    return tuple(block for each in told.instruments for block in _instrument_blocks(told, each))


def _instrument_blocks(told: Material, instrument: Instrument) -> Iterator[Block]:
    sides = [side for side in instrument.client_sides if side.items]
    if not sides:
        return
    title = instrument.questionnaire.title.default
    yield Heading(2, title, f"onenigheid-{instrument.number}", told.written_in)
    for side in sides:
        yield Paragraph(
            words(
                strong(f"{perspective_word(side.perspective, told.language)}. "),
                " ".join(concord_lines(side, told.language, with_coefficients=False)),
            )
        )
        voices = tuple(_voices(told, instrument, side))
        if voices:
            yield BulletList(voices)


def concord_lines(side: Side, language: Language, *, with_coefficients: bool) -> list[str]:
    """How far the assessors of a side agree, question by question, as far as it may be told."""
    return agreement_lines(
        {name: agreement(item.counts) for name, item in side.items.items()},
        language,
        with_coefficients=with_coefficients,
    )


def _voices(told: Material, instrument: Instrument, side: Side) -> Iterator[Text]:
    """What a middle value hides, question by question; nothing of a lone assessor."""
    by_question = _low_marks(instrument, side) if is_named(side.perspective) else {}
    for name, item in side.items.items():
        question = rating(instrument.questionnaire, name)
        if item.valued < 2:
            continue
        if is_named(side.perspective):
            yield from _named_voices(told, instrument, question, by_question.get(name, []))
            continue
        for said in _counted_voices(question, item, told.language):
            yield words(content(told, f"{full_name(question)}: ", Face.STRONG), said)


def _low_marks(instrument: Instrument, side: Side) -> dict[str, list[LowMark]]:
    """The minority voices and the lowest marks on what is critical, each once, by question."""
    found: dict[str, list[LowMark]] = {}
    for low in (
        *minority_voices(instrument.questionnaire, instrument.named, side.perspective),
        *lowest_on_critical(instrument.questionnaire, instrument.named, side.perspective),
    ):
        marks = found.setdefault(low.mark.question, [])
        if low not in marks:
            marks.append(low)
    return found


def _named_voices(
    told: Material, instrument: Instrument, question: Rating, marks: list[LowMark]
) -> Iterator[Text]:
    """Each voice under the middle with its reason; those at the middle in one sentence."""
    for low in marks:
        if low.steps:
            yield _named_voice(told, instrument, question, low)
    level = [instrument.named[low.mark.response].respondent for low in marks if not low.steps]
    if level:
        said = told.language.text(
            "Het laagste antwoord is ook de middelste waarde: {value} ({who}).",
            value=marks[0].mark.value,
            who=told.language.listed(level),
        )
        yield words(content(told, f"{full_name(question)}: ", Face.STRONG), said)


def _named_voice(told: Material, instrument: Instrument, question: Rating, low: LowMark) -> Text:
    """Who gave the mark, how far it lies under the middle, and why in their own words."""
    said = told.text(
        "{respondent} gaf {value}; de middelste waarde is {median}.",
        respondent=content(told, instrument.named[low.mark.response].respondent),
        value=low.mark.value,
        median=low.median,
    )
    reason = content(told, f" {quoted(low.reason)}") if low.reason else ""
    return words(content(told, f"{full_name(question)}: ", Face.STRONG), *said, reason)


def _counted_voices(question: Rating, item: ItemScore, language: Language) -> Iterator[str]:
    """The same of persons: from counts that are told already, without who or why."""
    if item.value is None:
        return
    far = sum(item.counts[: max(0, item.value - FAR_BELOW + 1)])
    if far:
        yield language.texts(
            "{number} antwoord ligt minstens {steps} stappen onder de middelste waarde {median}.",
            "{number} antwoorden liggen minstens {steps} stappen onder de middelste waarde "
            "{median}.",
            far,
            steps=FAR_BELOW,
            median=item.value,
        )
    if question.critical_up_to is not None:
        lowest = next(value for value, count in enumerate(item.counts) if count)
        yield language.text("Het laagste antwoord is {value}.", value=lowest)
