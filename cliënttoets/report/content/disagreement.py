"""Where clients do not agree among themselves, and the voices that a middle value hides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...language import Language
from ...questionnaire.model import Rating
from ...scoring.agreement import agreement
from ...scoring.disclosure import is_named
from ...scoring.explain import agreement_lines
from ...scoring.item import ItemScore
from ...scoring.marks import Mark, marks
from ...scoring.minority import FAR_BELOW, LowMark, lowest_on_critical, minority_voices
from ..blocks import Block, BulletList, Face, Heading, Paragraph, Run, Text, strong, words
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

FAR_APART = 3
"""From so many steps between the lowest and the highest mark on, both are told. A convention."""


def disagreement_blocks(told: Material) -> tuple[Block, ...]:
    """For each questionnaire how far every client side agrees, and its minority voices."""
    body = [block for each in told.instruments for block in _instrument_blocks(told, each)]
    return (Paragraph(words(_how_to_read(told))), *body) if body else ()


def _how_to_read(told: Material) -> str:
    return told.language.text(
        "Hier staan antwoorden die ver uit elkaar liggen, of ver onder de middelste waarde. Van "
        "een vraag die een struikelblok kan zijn, staat hier ook het laagste antwoord, als "
        "minstens twee een cijfer gaven."
    )


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
    questionnaire = instrument.questionnaire
    named = is_named(side.perspective)
    low_marks = _low_marks(instrument, side) if named else {}
    all_marks = marks(questionnaire, instrument.named, side.perspective) if named else {}
    for name, item in side.items.items():
        question = rating(questionnaire, name)
        if item.valued < 2:
            continue
        if named:
            low = low_marks.get(name, [])
            yield from _named_voices(told, instrument, question, all_marks[name], low)
            continue
        said = " ".join(_counted_voices(question, item, told.language))
        if said:
            yield words(_head(told, question), said)


def _low_marks(instrument: Instrument, side: Side) -> dict[str, list[LowMark]]:
    """The minority voices and the lowest marks on what is critical, each once, by question."""
    found: dict[str, list[LowMark]] = {}
    for low in (
        *minority_voices(instrument.questionnaire, instrument.named, side.perspective),
        *lowest_on_critical(instrument.questionnaire, instrument.named, side.perspective),
    ):
        known = found.setdefault(low.mark.question, [])
        if low not in known:
            known.append(low)
    return found


def _named_voices(
    told: Material,
    instrument: Instrument,
    question: Rating,
    given: Sequence[Mark],
    low_marks: Sequence[LowMark],
) -> Iterator[Text]:
    """The two ends where they lie far apart; each other voice under the middle with its reason."""
    lowest, highest = (end(mark.value for mark in given) for end in (min, max))
    is_wide = highest - lowest >= FAR_APART
    if is_wide:
        yield _ends(told, instrument, question, given)
    for low in low_marks:
        if low.steps and not (is_wide and low.mark.value == lowest):
            yield _named_voice(told, instrument, question, low)
    if not is_wide and any(not low.steps for low in low_marks):
        said = told.language.text("Niemand gaf minder dan {value}.", value=lowest)
        yield words(_head(told, question), said)


def _head(told: Material, question: Rating) -> Run:
    return content(told, f"{full_name(question)}: ", Face.STRONG)


def _ends(told: Material, instrument: Instrument, question: Rating, given: Sequence[Mark]) -> Text:
    """Who gave the lowest and who the highest, and why in their own words."""
    ends = [
        [mark for mark in given if mark.value == end(one.value for one in given)]
        for end in (min, max)
    ]
    names = [
        told.language.listed([instrument.named[mark.response].respondent for mark in marks_])
        for marks_ in ends
    ]
    said = told.text(
        "van {lowest} ({low}) tot {highest} ({high}).",
        lowest=ends[0][0].value,
        low=content(told, names[0]),
        highest=ends[1][0].value,
        high=content(told, names[1]),
    )
    reasons = (_reason(told, instrument, mark) for marks_ in ends for mark in marks_)
    return words(_head(told, question), *said, *filter(None, reasons))


def _reason(told: Material, instrument: Instrument, mark: Mark) -> Run | None:
    """Why somebody gave a mark: "De Kade: “Niemand vroeg het.”"; None where nothing was said."""
    reason = mark.answer.explanation.strip()
    respondent = instrument.named[mark.response].respondent
    return content(told, f"\n{respondent}: {quoted(reason)}") if reason else None


def _named_voice(told: Material, instrument: Instrument, question: Rating, low: LowMark) -> Text:
    """Who gave the mark, how far it lies under the middle, and why in their own words."""
    said = told.text(
        "{respondent} gaf {value}; de middelste waarde is {median}.",
        respondent=content(told, instrument.named[low.mark.response].respondent),
        value=low.mark.value,
        median=low.median,
    )
    reason = content(told, f" {quoted(low.reason)}") if low.reason else ""
    return words(_head(told, question), *said, reason)


def _counted_voices(question: Rating, item: ItemScore, language: Language) -> Iterator[str]:
    """The same of persons: from counts that are told already, without who or why."""
    if item.value is None:
        return
    given = [value for value, count in enumerate(item.counts) if count]
    lowest, highest = given[0], given[-1]
    is_wide = highest - lowest >= FAR_APART
    if is_wide:
        yield language.text("van {lowest} tot {highest}.", lowest=lowest, highest=highest)
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
    if question.critical_up_to is not None and not is_wide:
        if lowest == item.value:
            yield language.text("Niemand gaf minder dan {value}.", value=lowest)
        else:
            yield language.text("Het laagste antwoord is {value}.", value=lowest)
