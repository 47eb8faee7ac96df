"""What is said of answers that may not be told: a coarse word, a possible harm, or nothing.

What is hidden has one state and one text, whatever the cause: the cause would give a part of it
away. So every hidden critical question is called possible, also where its answers are high.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from ..language import Language, marked
from ..questionnaire.model import HIGHEST_RATING, Rating
from .signal import Signal, SignalKind
from .small_groups import FEWEST_IN_CROSSING, Marks, is_alike

HIDDEN_STATE = "verborgen_k"
"""How files call what is hidden to protect a small group; never the state of a missing answer."""

HIDDEN = marked("te weinig antwoorden om te tonen")


class Alike(StrEnum):
    """What at least FEWEST_IN_CROSSING persons all said, as coarse as it may be told."""

    LOW = "low"
    NOT_LOW = "not_low"
    WITHOUT_VALUE = "without_value"


ALIKE_WORDS = {
    Alike.LOW: marked("allen laag (minstens 5 antwoorden)"),
    Alike.NOT_LOW: marked("niemand laag (minstens 5 antwoorden)"),
    Alike.WITHOUT_VALUE: marked("allen zonder cijfer (minstens 5 antwoorden)"),
}

RANGES = {Alike.LOW: (0, 1), Alike.NOT_LOW: (2, HIGHEST_RATING)}
"""The values that a word stands for, lowest and highest: never one alone."""


@dataclass(frozen=True)
class HiddenCritical:
    """A critical question that blocks, or may block, without its value being told.

    `alike` where words tell what all said; `is_certain` where those words alone put every value at
    or under the threshold.
    """

    question: str
    alike: Alike | None
    is_certain: bool


def alike(answers: Collection[Marks]) -> Alike | None:
    """What all these answers to a rating come to in a word; None where no word may be told."""
    if len(answers) < FEWEST_IN_CROSSING or not is_alike(answers):
        return None
    (mark,) = frozenset.intersection(*answers)
    return next(
        (word for word, (low, high) in RANGES.items() if mark in range(low, high + 1)),
        Alike.WITHOUT_VALUE,
    )


def possible(
    questions: Collection[Rating], hidden: Collection[str], words: Mapping[str, Alike]
) -> Iterator[HiddenCritical]:
    """The critical questions that may block behind what is hidden, or behind a word."""
    for question in questions:
        if question.critical_up_to is None:
            continue
        if question.id in hidden:
            yield HiddenCritical(question.id, None, is_certain=False)
        elif question.id in words and words[question.id] in RANGES:
            lowest, highest = RANGES[words[question.id]]
            if lowest <= question.critical_up_to:
                is_certain = highest <= question.critical_up_to
                yield HiddenCritical(question.id, words[question.id], is_certain)


def told_signal(
    signal: Signal | None, told: Collection[str], may_block: Collection[HiddenCritical]
) -> Signal | None:
    """What is left of a signal when only some questions are told: a known harm, or nothing.

    How much is answered, and which band the index is in, would tell of what is hidden.
    """
    if signal is None:
        return None
    known = tuple(item for item in signal.critical_items if item.question in told)
    if known or any(each.is_certain for each in may_block):
        return replace(signal, kind=SignalKind.BLOCKED, bands=None, reasons=known)
    return None


def possible_words(critical: HiddenCritical, language: Language) -> str:
    """A hidden critical question as a sentence."""
    if critical.alike is None:
        return language.text(
            "{question}: struikelblok mogelijk, te weinig antwoorden om te tonen.",
            question=critical.question,
        )
    said = language.text(ALIKE_WORDS[critical.alike])
    if critical.is_certain:
        return language.text(
            "{question}: struikelblok, {said}.", question=critical.question, said=said
        )
    return language.text(
        "{question}: struikelblok mogelijk, {said}.", question=critical.question, said=said
    )
