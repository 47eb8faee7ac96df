"""What all responses to one questionnaire say: a score for each perspective, never one for all.

Only a client-side perspective carries a signal. A self-assessment alone carries none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ..questionnaire.model import Perspective, Questionnaire, Rating
from ..response.model import Response, asked
from .ceiling import counted_value
from .index import IndexScore, exact, index_score
from .item import ItemScore, Standing, Tally, item_score
from .signal import Signal, signal


@dataclass(frozen=True, kw_only=True)
class PerspectiveScore:
    """What one perspective says.

    `items` holds every rating of the questionnaire by id and `dimensions` every dimension by id,
    both in the questionnaire's order. `signal` is None for a perspective that carries none.
    """

    perspective: Perspective
    respondents: int
    items: Mapping[str, ItemScore]
    total: IndexScore
    dimensions: Mapping[str, IndexScore]
    signal: Signal | None


@dataclass(frozen=True, kw_only=True)
class QuestionnaireScore:
    """The scores of the perspectives that answered, in the order of `Perspective`."""

    questionnaire: str
    version: int
    perspectives: Mapping[Perspective, PerspectiveScore]


Tallies = Mapping[str, Tally]
"""A tally of every rating of a questionnaire, by id."""


@dataclass(frozen=True, kw_only=True)
class Counted:
    """The answers of one perspective when they are counted; `respondents` is how many gave them."""

    respondents: int
    tallies: Tallies


def scores(questionnaire: Questionnaire, responses: Iterable[Response]) -> QuestionnaireScore:
    """The scores of the responses to this version of this questionnaire; others are left out."""
    groups: dict[Perspective, list[Response]] = defaultdict(list)
    for response in responses:
        if response.key == questionnaire.key:
            groups[response.perspective].append(response)
    return scores_of_counts(
        questionnaire,
        {
            perspective: Counted(respondents=len(group), tallies=_tallies(questionnaire, group))
            for perspective, group in groups.items()
        },
    )


def scores_of_counts(
    questionnaire: Questionnaire, counted: Mapping[Perspective, Counted]
) -> QuestionnaireScore:
    """The scores of answers that are counted already, under their ceilings."""
    items = _items(questionnaire, {who: each.tallies for who, each in counted.items()})
    return QuestionnaireScore(
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        perspectives=MappingProxyType(
            {
                perspective: _perspective_score(
                    questionnaire,
                    perspective,
                    counted[perspective].respondents,
                    items[perspective],
                )
                for perspective in Perspective
                if perspective in counted
            }
        ),
    )


def _items(
    questionnaire: Questionnaire, counted: Mapping[Perspective, Tallies]
) -> dict[Perspective, Mapping[str, ItemScore]]:
    """The items of every perspective; the client side first, whose word confirms an nvt."""
    items: dict[Perspective, Mapping[str, ItemScore]] = {}
    confirmed: set[str] = set()
    for perspective in sorted(counted, key=lambda each: not each.is_client_side):
        tallies = counted[perspective]
        items[perspective] = MappingProxyType(
            {
                question.id: item_score(
                    question.id,
                    tallies[question.id],
                    nvt_is_valid=perspective.is_client_side
                    or question.critical_up_to is None
                    or question.id in confirmed,
                )
                for question in questionnaire.ratings()
            }
        )
        if perspective.is_client_side:
            confirmed |= _not_applicable(items[perspective])
    return items


def _not_applicable(items: Mapping[str, ItemScore]) -> set[str]:
    return {name for name, item in items.items() if item.standing is Standing.NOT_APPLICABLE}


def _tallies(questionnaire: Questionnaire, responses: Iterable[Response]) -> dict[str, Tally]:
    """A tally of every rating, in one pass over the answers."""
    tallies = {question.id: Tally() for question in questionnaire.ratings()}
    for response in responses:
        for question in asked(questionnaire, response):
            if isinstance(question, Rating):
                answer = response.to(question)
                given = answer.value
                value = counted_value(question, response, given) if isinstance(given, int) else None
                tallies[question.id].add(answer, value)
    return tallies


def _perspective_score(
    questionnaire: Questionnaire,
    perspective: Perspective,
    respondents: int,
    items: Mapping[str, ItemScore],
) -> PerspectiveScore:
    total = index_of(questionnaire, items, questionnaire.ratings())
    return PerspectiveScore(
        perspective=perspective,
        respondents=respondents,
        items=items,
        total=total,
        dimensions=MappingProxyType(
            {
                dimension.id: index_of(
                    questionnaire,
                    items,
                    (q for q in questionnaire.ratings() if q.dimension == dimension.id),
                )
                for dimension in questionnaire.dimensions
            }
        ),
        signal=signal(questionnaire, items, total) if perspective.is_client_side else None,
    )


def index_of(
    questionnaire: Questionnaire, items: Mapping[str, ItemScore], questions: Iterable[Rating]
) -> IndexScore:
    """The index of some ratings of a questionnaire; `items` holds each of them by id."""
    weighted = ((items[question.id], exact(question.weight)) for question in questions)
    return index_score(weighted, questionnaire.bands)


def lowest_items(score: PerspectiveScore) -> tuple[ItemScore, ...]:
    """The items with the lowest value, all that share it; empty when no item has a value."""
    valued = [(item.value, item) for item in score.items.values() if item.value is not None]
    lowest = min((value for value, _ in valued), default=None)
    return tuple(item for value, item in valued if value == lowest)
