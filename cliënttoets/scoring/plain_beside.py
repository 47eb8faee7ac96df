"""Perspectives beside each other and the patterns over them, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from ..document.shape import Range
from ..language import Language
from ..questionnaire.model import HIGHEST_RATING, Id, Perspective
from .findings import Compared
from .gaps import GapKind, Order, gap_words
from .item import Standing
from .patterns import PatternResult, PatternState, pattern_words

Rated = Annotated[int, Range(0, HIGHEST_RATING)]
Steps = Annotated[int, Range(-HIGHEST_RATING, HIGHEST_RATING)]


@dataclass(frozen=True, kw_only=True)
class PlainGap:
    """One question on which the government and the client side both have a value."""

    question: Id
    client: Rated
    own: Rated
    steps: Steps
    gap: GapKind
    words: str


@dataclass(frozen=True, kw_only=True)
class PlainNotCompared:
    """One question that lacks a value on one side or both."""

    question: Id
    client: Standing
    own: Standing


@dataclass(frozen=True, kw_only=True)
class PlainCompared:
    """The government beside one client-side perspective."""

    perspective: Perspective
    order: Annotated[Order, "Which side handed in first."]
    gaps: Annotated[tuple[PlainGap, ...], "From wide to narrow."]
    not_comparable: tuple[PlainNotCompared, ...]


@dataclass(frozen=True, kw_only=True)
class PlainPatternValue:
    """A value that a pattern looks at."""

    question: Id
    perspective: Perspective
    value: Rated | None


@dataclass(frozen=True, kw_only=True)
class PlainPattern:
    """What the scores say of one pattern of the questionnaire."""

    pattern: Id
    question: Annotated[Id | None, "The rating that a pattern over each speaks of here."] = None
    state: PatternState
    words: str
    values: tuple[PlainPatternValue, ...]


def plain_compared(found: Compared, language: Language) -> PlainCompared:
    """The government beside one client-side perspective, as plain data."""
    sides = found.sides
    return PlainCompared(
        perspective=sides.perspective,
        order=found.order,
        gaps=tuple(
            PlainGap(
                question=gap.question,
                client=gap.client,
                own=gap.own,
                steps=gap.steps,
                gap=gap.kind,
                words=gap_words(gap, sides.perspective, language),
            )
            for gap in sides.gaps
        ),
        not_comparable=tuple(
            PlainNotCompared(question=each.question, client=each.client, own=each.own)
            for each in sides.not_comparable
        ),
    )


def plain_pattern(result: PatternResult, language: Language) -> PlainPattern:
    """What the scores say of one pattern, as plain data."""
    return PlainPattern(
        pattern=result.pattern,
        question=result.question,
        state=result.state,
        words=pattern_words(result, language),
        values=tuple(
            PlainPatternValue(
                question=each.question, perspective=each.perspective, value=each.value
            )
            for each in result.values
        ),
    )
