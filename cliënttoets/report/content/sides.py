"""What each perspective says, as far as a report may tell it.

Every part of a report reads a `Side` and never a score itself: what is hidden is not there, so that
no total, reason or remark can let it slip. What may be told is decided by `scoring.disclosure`, in
one place; here it only gets the shape that a report reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ...questionnaire.model import Perspective, Questionnaire, parts_of
from ...response.model import Answer, Response
from ...scoring.disclosure import Disclosure, is_named
from ...scoring.index import NOTHING_APPLIES, IndexScore
from ...scoring.item import ItemScore, Tally, item_score
from ...scoring.scores import PerspectiveScore, QuestionnaireScore
from ...scoring.signal import Signal
from ...scoring.withheld import Alike, HiddenCritical


@dataclass(frozen=True, kw_only=True)
class Side:
    """One perspective on one questionnaire.

    `respondents` is None where they may not be counted out loud. `items` holds the questions that
    were asked and may be told, in the questionnaire's order; `alike` those of which only a word is
    told, and `hidden` the ids of all others that this perspective can be asked. `total` and the
    index of a dimension are None where one of those is in them. `signal` is None where it may not
    be told, and for a perspective that carries none; `possible` are the critical questions that
    may block behind what is hidden. `capped` counts by question the values that count lower than
    given. `parts` holds what was answered to the parts of questions, by part, without who did; a
    part that may not be told is absent.
    """

    perspective: Perspective
    respondents: int | None
    items: Mapping[str, ItemScore]
    alike: Mapping[str, Alike]
    hidden: frozenset[str]
    total: IndexScore | None
    dimensions: Mapping[str, IndexScore | None]
    signal: Signal | None
    possible: tuple[HiddenCritical, ...]
    capped: Mapping[str, int]
    parts: Mapping[str, tuple[Answer, ...]]

    @property
    def is_whole(self) -> bool:
        """Whether everything that was answered may be told."""
        return not self.hidden and not self.alike


def side_of(questionnaire: Questionnaire, told: Disclosure, responses: Iterable[Response]) -> Side:
    """What may be told of a perspective; the responses are its own."""
    return Side(
        perspective=told.perspective,
        respondents=told.respondents,
        items=told.items,
        alike=told.alike,
        hidden=told.hidden,
        total=told.total,
        dimensions=told.dimensions,
        signal=told.signal,
        possible=told.possible,
        capped=told.capped,
        parts=_told_parts(questionnaire, told, list(responses)),
    )


def _told_parts(
    questionnaire: Questionnaire, told: Disclosure, responses: list[Response]
) -> dict[str, tuple[Answer, ...]]:
    found = {}
    for part in (part for question in questionnaire.ratings() for part in parts_of(question)):
        given = tuple(each.to(part) for each in responses if each.to(part).is_given)
        if given and part.id in told.others:
            found[part.id] = given
    return found


def told_score(questionnaire: Questionnaire, side: Side) -> PerspectiveScore | None:
    """The score behind a side, for what is worked out of it; None where anything is hidden."""
    if not side.is_whole or side.total is None:
        return None
    return PerspectiveScore(
        perspective=side.perspective,
        respondents=side.respondents or 0,
        items=_every_item(questionnaire, side),
        total=side.total,
        dimensions={n: index for n, index in side.dimensions.items() if index is not None},
        signal=side.signal,
    )


def _every_item(questionnaire: Questionnaire, side: Side) -> dict[str, ItemScore]:
    """An item for each rating; one that is hidden stands there as if it was never asked."""
    return {
        question.id: side.items.get(question.id) or item_score(question.id, Tally())
        for question in questionnaire.ratings()
    }


def told_scores(questionnaire: Questionnaire, sides: Iterable[Side]) -> QuestionnaireScore:
    """What is told of all perspectives, for what holds them beside each other.

    What is hidden has no value in it. Only its items count.
    """
    perspectives = {
        side.perspective: PerspectiveScore(
            perspective=side.perspective,
            respondents=side.respondents or 0,
            items=_every_item(questionnaire, side),
            total=side.total or NOTHING_APPLIES,
            dimensions={},
            signal=None,
        )
        for side in sides
    }
    return QuestionnaireScore(
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        perspectives=perspectives,
    )


def told_response(response: Response, told: Disclosure) -> Response:
    """A response as far as patterns may read it: of persons only parts that may be counted."""
    if is_named(response.perspective):
        return response
    kept = {name: answer for name, answer in response.answers.items() if name in told.others}
    return replace(response, answers=kept, set_aside={})
