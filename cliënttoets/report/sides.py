"""What each perspective says, as far as a report may tell it.

Every part of a report reads a `Side` and never a score itself: what is hidden is not there, so that
no total, reason or remark can let it slip. What may be told is decided by `scoring.disclosure`, in
one place; here it only gets the shape that a report reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..questionnaire.model import PartRating, Perspective, Questionnaire
from ..response.model import Response
from ..scoring.disclosure import Disclosure, Disclosures, disclosures
from ..scoring.index import NOTHING_APPLIES, IndexScore
from ..scoring.item import ItemScore, Standing
from ..scoring.patterns import Values
from ..scoring.scores import PerspectiveScore, QuestionnaireScore
from ..scoring.signal import Signal
from ..scoring.told_group import (
    PartCounts,
    ToldGroup,
    every_item,
    figures_of,
    part_value,
    possible_of,
    signal_of,
    told_parts,
)
from ..scoring.withheld import Alike, HiddenCritical


@dataclass(frozen=True, kw_only=True)
class Side:
    """One perspective on one questionnaire.

    `respondents` is None where they may not be counted out loud. `items` holds the questions that
    were asked and may be told, in the questionnaire's order; `alike` those of which only a word is
    told, and `hidden` the ids of all others that this perspective can be asked. `total` and the
    index of a dimension are None where one of those is in them. `signal` is None where it may not
    be told, and for a perspective that carries none; `possible` are the critical questions that
    may block behind what is hidden. `capped` counts by question the values that count lower than
    given. `parts` counts what was answered to the parts of questions; a part that may not be told,
    or has nothing to count, is absent.
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
    parts: Mapping[str, PartCounts]

    @property
    def is_whole(self) -> bool:
        """Whether everything that was answered may be told."""
        return not self.hidden and not self.alike


def sides_of(
    questionnaire: Questionnaire, responses: Sequence[Response], groups: Iterable[ToldGroup]
) -> tuple[Side, ...]:
    """The perspectives that answered, in the order of `Perspective`.

    The responses are those of bodies with a mandate to this questionnaire, the groups what may be
    told of all others.
    """
    found = disclosures(questionnaire, responses)
    sides = [_of_body(questionnaire, told, responses) for told in found.values()]
    confirmed = _confirmed(found)
    sides += [_of_group(questionnaire, group, confirmed) for group in groups]
    order = list(Perspective)
    return tuple(sorted(sides, key=lambda side: order.index(side.perspective)))


def _confirmed(found: Disclosures) -> frozenset[str]:
    """The questions of which client organisations say that they do not apply."""
    clients = found.get(Perspective.CLIENTORGANISATIE)
    items = {} if clients is None else clients.items
    return frozenset(
        name for name, item in items.items() if item.standing is Standing.NOT_APPLICABLE
    )


def _of_body(questionnaire: Questionnaire, told: Disclosure, responses: Iterable[Response]) -> Side:
    own = [each for each in responses if each.perspective is told.perspective]
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
        parts=told_parts(questionnaire, told, own),
    )


def _of_group(questionnaire: Questionnaire, group: ToldGroup, confirmed: frozenset[str]) -> Side:
    figures = figures_of(questionnaire, group, confirmed)
    return Side(
        **vars(figures),
        perspective=group.perspective,
        signal=signal_of(questionnaire, group, figures),
        possible=possible_of(questionnaire, group),
        capped=group.capped,
        parts=group.parts,
    )


def told_score(questionnaire: Questionnaire, side: Side) -> PerspectiveScore | None:
    """The score behind a side, for what is worked out of it; None where anything is hidden."""
    if not side.is_whole or side.total is None:
        return None
    return PerspectiveScore(
        perspective=side.perspective,
        respondents=side.respondents or 0,
        items=every_item(questionnaire, side.items),
        total=side.total,
        dimensions={n: index for n, index in side.dimensions.items() if index is not None},
        signal=side.signal,
    )


def told_scores(questionnaire: Questionnaire, sides: Iterable[Side]) -> QuestionnaireScore:
    """What is told of all perspectives, for what holds them beside each other.

    What is hidden has no value in it. Only its items count.
    """
    perspectives = {
        side.perspective: PerspectiveScore(
            perspective=side.perspective,
            respondents=side.respondents or 0,
            items=every_item(questionnaire, side.items),
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


def told_values(questionnaire: Questionnaire, sides: Iterable[Side]) -> Values:
    """The value of every rating and rated part that may be told, for what reads them together."""
    rated = [part.id for part in questionnaire.scored.values() if isinstance(part, PartRating)]
    return {
        (side.perspective, name): value
        for side in sides
        for name, value in (
            *((name, item.value) for name, item in side.items.items()),
            *((name, part_value(side.parts[name])) for name in rated if name in side.parts),
        )
    }
