"""What each perspective says, as far as a report may tell it.

Every part of a report reads a `Side` and never a score itself: what is hidden is not there, so that
no total, reason or remark can let it slip. Bodies with a mandate are told in full. Of persons a
question is told once FEWEST_PERSONS answered it, and an index once that holds for each of its
questions: an index over six questions that are told and one that is not gives the seventh away.
What is hidden does not say whether a question was asked either: that can depend on answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ...questionnaire.model import Perspective, Questionnaire, Rating, parts_of
from ...response.model import Answer, Response
from ...scoring.disclosure import is_shown
from ...scoring.index import IndexScore
from ...scoring.item import ItemScore
from ...scoring.scores import PerspectiveScore
from ...scoring.signal import Signal


@dataclass(frozen=True, kw_only=True)
class Side:
    """One perspective on one questionnaire.

    `respondents` is None where they are persons, and too few to be counted out loud. `items` holds
    the questions that were asked and may be told, in the questionnaire's order; `hidden` the ids of
    those that this perspective can be asked and that too few answered. `total` and the index of a
    dimension are None where a hidden question is in them. `signal` is None where it may not be
    told, and for a perspective that carries none. `parts` holds what was answered to the parts of
    questions, by part, without who did; a part that may not be told is absent.
    """

    perspective: Perspective
    respondents: int | None
    items: Mapping[str, ItemScore]
    hidden: frozenset[str]
    total: IndexScore | None
    dimensions: Mapping[str, IndexScore | None]
    signal: Signal | None
    parts: Mapping[str, tuple[Answer, ...]]


def side_of(
    questionnaire: Questionnaire, score: PerspectiveScore, responses: Iterable[Response]
) -> Side:
    """What may be told of a perspective: its score, and the responses that it is the score of."""
    perspective = score.perspective
    own = [question for question in questionnaire.ratings() if question.is_for(perspective)]
    hidden = {question.id for question in own if not _is_told(score, question)}
    blurred = {question.dimension for question in own if question.id in hidden}
    return Side(
        perspective=perspective,
        respondents=score.respondents if is_shown(perspective, score.respondents) else None,
        items={n: item for n, item in score.items.items() if item.asked and n not in hidden},
        hidden=frozenset(hidden),
        total=None if hidden else score.total,
        dimensions={n: None if n in blurred else index for n, index in score.dimensions.items()},
        signal=_told_signal(score.signal, hidden),
        parts=_told_parts(own, perspective, list(responses)),
    )


def _is_told(score: PerspectiveScore, question: Rating) -> bool:
    item = score.items[question.id]
    return is_shown(score.perspective, item.asked - item.unanswered)


def _told_signal(signal: Signal | None, hidden: Iterable[str]) -> Signal | None:
    """The whole signal, or else a known harm alone: that must not disappear behind too few."""
    if signal is None or not hidden:
        return signal
    known = tuple(item for item in signal.critical_items if item.question not in hidden)
    return replace(signal, reasons=known) if known else None


def _told_parts(
    questions: Iterable[Rating], perspective: Perspective, responses: list[Response]
) -> dict[str, tuple[Answer, ...]]:
    told = {}
    for part in (part for question in questions for part in parts_of(question)):
        given = tuple(each.to(part) for each in responses if each.to(part).is_given)
        if given and is_shown(perspective, len(given)):
            told[part.id] = given
    return told
