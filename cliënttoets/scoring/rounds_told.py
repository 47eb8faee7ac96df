"""Two rounds beside each other in sentences, for a terminal and for a report."""

from __future__ import annotations

from ..assessment.words import PERSPECTIVES
from ..language import Language
from ..questionnaire.model import Questionnaire
from .rounds import PerspectiveChanges, Round, RoundsCompared, rounds_compared
from .rounds_words import (
    ASSESSORS,
    change_words,
    dimension_words,
    not_comparable_words,
    once_words,
)


def rounds_text(earlier: Round, now: Round, language: Language) -> str:
    """What changed since an earlier round, as text of several lines."""
    found = rounds_compared(earlier, now)
    questionnaires = (*now.questionnaires, *earlier.questionnaires)
    lines = [language.text("Wat veranderde sinds de vorige toets?")]
    for changes in found.changed:
        lines += ["", f"{changes_title(changes, language)}"]
        lines += [f"  {line}" for line in change_lines(changes, questionnaires, language)]
    return "\n".join([*lines, *_once(found, language)])


def _once(found: RoundsCompared, language: Language) -> list[str]:
    told = [once_words(each, language) for each in found.once]
    return ["", *told] if told else []


def changes_title(changes: PerspectiveChanges, language: Language) -> str:
    """Of which questionnaire and perspective these are the changes."""
    return language.text(
        "{questionnaire}: {perspective}",
        questionnaire=changes.questionnaire,
        perspective=language.text(PERSPECTIVES[changes.perspective]),
    )


def change_lines(
    changes: PerspectiveChanges, questionnaires: tuple[Questionnaire, ...], language: Language
) -> list[str]:
    """Who answered both times, then questions that can be compared, those that cannot, dimensions.

    The questionnaires are those of both rounds, the later ones first.
    """
    titles = dimension_titles(changes, questionnaires)
    return [
        language.text(ASSESSORS[changes.assessors]),
        *(change_words(each, language) for each in changes.changes),
        *(not_comparable_words(each, language) for each in changes.not_comparable),
        *(dimension_words(each, titles[each.dimension], language) for each in changes.dimensions),
    ]


def dimension_titles(
    changes: PerspectiveChanges, questionnaires: tuple[Questionnaire, ...]
) -> dict[str, str]:
    """The titles of a questionnaire's dimensions by id; of two rounds those of the first named."""
    return {
        dimension.id: dimension.title
        for questionnaire in reversed(questionnaires)
        if questionnaire.id == changes.questionnaire
        for dimension in questionnaire.dimensions
    }
