"""What changed between two rounds, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, assert_never

from ..document.shape import Range
from ..language import Language
from ..questionnaire.model import HIGHEST_RATING, Id, Perspective, Questionnaire
from .item import Standing
from .rounds import (
    AnsweredOnce,
    Assessors,
    Change,
    DimensionChange,
    DimensionNotComparable,
    Movement,
    NotComparable,
    Obstacle,
    PerspectiveChanges,
    RoundsCompared,
)
from .rounds_told import dimension_titles
from .rounds_words import change_words, dimension_words, not_comparable_words, once_words

Rated = Annotated[int, Range(0, HIGHEST_RATING)]
Steps = Annotated[int, Range(-HIGHEST_RATING, HIGHEST_RATING)]
Hundred = Annotated[float, Range(0, 100)]


@dataclass(frozen=True, kw_only=True)
class PlainChange:
    """One question that can be compared; the values are lower medians."""

    question: Id
    before: Rated
    after: Rated
    steps: Steps
    movement: Movement
    assessors: Assessors
    words: str


@dataclass(frozen=True, kw_only=True)
class PlainObstacle:
    """One question that cannot be compared, and why."""

    question: Id
    obstacle: Obstacle
    before: Standing
    after: Standing
    words: str


@dataclass(frozen=True, kw_only=True)
class PlainDimensionChange:
    """A dimension over its comparable questions; without indexes where these are too few."""

    dimension: Id
    share: Annotated[float, Range(0, 1), "Share of the dimension's weight that is comparable."]
    before: Hundred | None = None
    after: Hundred | None = None
    movement: Movement | None = None
    words: str


@dataclass(frozen=True, kw_only=True)
class PlainChanges:
    """What changed in one perspective's answers to one questionnaire."""

    questionnaire: Id
    perspective: Perspective
    assessors: Annotated[Assessors, "Whether the same bodies answered in both rounds."]
    changes: tuple[PlainChange, ...]
    not_comparable: tuple[PlainObstacle, ...]
    dimensions: tuple[PlainDimensionChange, ...]


@dataclass(frozen=True, kw_only=True)
class PlainOnce:
    """A perspective that answered a questionnaire in one round only."""

    questionnaire: Id
    perspective: Perspective
    is_new: Annotated[bool, "Whether it was the later round."]
    words: str


@dataclass(frozen=True, kw_only=True)
class PlainRounds:
    """Two rounds beside each other, without any figure for the change as a whole."""

    changed: tuple[PlainChanges, ...]
    once: tuple[PlainOnce, ...]


def plain_rounds(
    found: RoundsCompared, questionnaires: tuple[Questionnaire, ...], language: Language
) -> PlainRounds:
    """Two rounds as plain data; the questionnaires are those of both, for their titles."""
    return PlainRounds(
        changed=tuple(_changes(each, questionnaires, language) for each in found.changed),
        once=tuple(_once(each, language) for each in found.once),
    )


def _changes(
    found: PerspectiveChanges, questionnaires: tuple[Questionnaire, ...], language: Language
) -> PlainChanges:
    titles = dimension_titles(found, questionnaires)
    return PlainChanges(
        questionnaire=found.questionnaire,
        perspective=found.perspective,
        assessors=found.assessors,
        changes=tuple(_change(each, language) for each in found.changes),
        not_comparable=tuple(_obstacle(each, language) for each in found.not_comparable),
        dimensions=tuple(
            _dimension(each, titles[each.dimension], language) for each in found.dimensions
        ),
    )


def _change(change: Change, language: Language) -> PlainChange:
    return PlainChange(
        question=change.question,
        before=change.before,
        after=change.after,
        steps=change.steps,
        movement=change.movement,
        assessors=change.assessors,
        words=change_words(change, language),
    )


def _obstacle(found: NotComparable, language: Language) -> PlainObstacle:
    return PlainObstacle(
        question=found.question,
        obstacle=found.obstacle,
        before=found.before,
        after=found.after,
        words=not_comparable_words(found, language),
    )


def _dimension(
    found: DimensionChange | DimensionNotComparable, title: str, language: Language
) -> PlainDimensionChange:
    words, share = dimension_words(found, title, language), float(found.share)
    match found:
        case DimensionChange():
            return PlainDimensionChange(
                dimension=found.dimension,
                share=share,
                before=float(found.before),
                after=float(found.after),
                movement=found.movement,
                words=words,
            )
        case DimensionNotComparable():
            return PlainDimensionChange(dimension=found.dimension, share=share, words=words)
        case _:
            assert_never(found)


def _once(found: AnsweredOnce, language: Language) -> PlainOnce:
    return PlainOnce(
        questionnaire=found.questionnaire,
        perspective=found.perspective,
        is_new=found.is_new,
        words=once_words(found, language),
    )
