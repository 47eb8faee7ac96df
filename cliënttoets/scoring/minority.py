"""The voices that a median hides: client-side marks far under it, and the lowest on what is
critical.

The lone 0 may be the only family that was not reached. Nothing is hidden here: what may be shown of
persons is decided by `disclosure`, for which every value knows its response.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..language import Language
from ..questionnaire.model import Perspective, Questionnaire
from ..response.model import Response
from .marks import Mark, marks

FAR_BELOW = 2
"""From how many steps under the median on a mark is a minority voice. A convention."""


@dataclass(frozen=True, kw_only=True)
class LowMark:
    """A mark that deserves to be read apart; the reason is in `mark.answer.explanation`.

    `median` is the lower median of the mark's question and perspective.
    """

    mark: Mark
    median: int

    @property
    def steps(self) -> int:
        """How far the mark lies under the median; 0 or more."""
        return self.median - self.mark.value

    @property
    def reason(self) -> str:
        """Why, in the respondent's own words; empty where nothing was said."""
        return self.mark.answer.explanation.strip()


def minority_voices(
    questionnaire: Questionnaire, responses: Sequence[Response], perspective: Perspective
) -> tuple[LowMark, ...]:
    """The marks of a client-side perspective that lie FAR_BELOW the median or more.

    In the questionnaire's order; within a question the lowest first. Raises ValueError for a
    perspective that is not the client side's.
    """
    return minority_in(_client_marks(questionnaire, responses, perspective))


def minority_in(found: Iterable[Sequence[Mark]]) -> tuple[LowMark, ...]:
    """The same of client-side marks that are known already, question by question."""
    return tuple(
        low for given in found if given for low in _up_to(_median(given) - FAR_BELOW, given)
    )


def lowest_on_critical(
    questionnaire: Questionnaire, responses: Sequence[Response], perspective: Perspective
) -> tuple[LowMark, ...]:
    """The lowest mark on each critical question, whether it blocks or not; all that share it.

    In the questionnaire's order; a question without any value has none. Raises ValueError for a
    perspective that is not the client side's.
    """
    return lowest_in(questionnaire, _client_marks(questionnaire, responses, perspective))


def lowest_in(questionnaire: Questionnaire, found: Iterable[Sequence[Mark]]) -> tuple[LowMark, ...]:
    """The same of client-side marks that are known already, question by question."""
    critical = {q.id for q in questionnaire.ratings() if q.critical_up_to is not None}
    return tuple(
        low
        for given in found
        if given and given[0].question in critical
        for low in _up_to(min(mark.value for mark in given), given)
    )


def _client_marks(
    questionnaire: Questionnaire, responses: Sequence[Response], perspective: Perspective
) -> list[tuple[Mark, ...]]:
    """The marks on each question that has any."""
    if not perspective.is_client_side:
        raise ValueError(f"{perspective} is not the client side")
    return [given for given in marks(questionnaire, responses, perspective).values() if given]


def _median(given: Sequence[Mark]) -> int:
    return sorted(mark.value for mark in given)[(len(given) - 1) // 2]


def _up_to(highest: int, given: Sequence[Mark]) -> Iterator[LowMark]:
    """The marks of at most this value, from low to high."""
    median = _median(given)
    low = (mark for mark in given if mark.value <= highest)
    for mark in sorted(low, key=lambda mark: mark.value):
        yield LowMark(mark=mark, median=median)


def minority_words(low: LowMark, language: Language) -> str:
    """A minority voice as a sentence that names nobody and quotes nothing."""
    return language.text(
        "{question}: één antwoord is {value}, {steps} stappen onder de middelste waarde {median}.",
        question=low.mark.question,
        value=low.mark.value,
        steps=low.steps,
        median=low.median,
    )


def lowest_words(low: LowMark, language: Language) -> str:
    """The lowest mark on a critical question as a sentence that names nobody, quotes nothing."""
    return language.text(
        "{question} kan een struikelblok zijn. Het laagste antwoord is {value}.",
        question=low.mark.question,
        value=low.mark.value,
    )
