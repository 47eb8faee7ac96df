"""What may be told of a group of persons, as counts: what a published report carries of them.

Nothing in it belongs to one person, and nothing that is hidden is in it. The figures of a group are
worked out of its counts again by whoever reads them, so that nobody has to take them on trust.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Annotated

from ..document.shape import Length, Range
from ..questionnaire.model import (
    HIGHEST_RATING,
    Choice,
    Choices,
    Id,
    PartRating,
    Perspective,
    Questionnaire,
    Rating,
    YesPartlyNo,
    parts_of,
)
from ..response.model import Answer, Code, Response
from .disclosure import Disclosure, Figures
from .item import ItemScore, Tally, item_score
from .scores import index_of
from .signal import Signal, SignalKind, blocking, signal
from .withheld import Alike, HiddenCritical, possible

_COUNTED = (YesPartlyNo, PartRating, Choice, Choices)

Count = Annotated[int, Range(0, 1_000_000)]


@dataclass(frozen=True, kw_only=True)
class PartCounts:
    """How often each answer to a part was given: by value as it is written, and by code."""

    values: Mapping[str, Count]
    codes: Mapping[Code, Count] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ItemCounts:
    """The answers to a question: how often each value from 0 to 4 counts, each code, and none."""

    counts: Annotated[tuple[Count, ...], Length(5, 5)]
    codes: Mapping[Code, Count] = field(default_factory=dict)
    unanswered: Count = 0


@dataclass(frozen=True, kw_only=True)
class ToldGroup:
    """What may be told of the persons of one perspective on one questionnaire.

    `respondents` is null where it may not be told. `items` are told in full, `alike` by a word,
    `hidden` not at all; a question is in one of them. The rest is as in `Disclosure`.
    """

    questionnaire: Id
    perspective: Perspective
    respondents: Count | None = None
    items: Mapping[Id, ItemCounts] = field(default_factory=dict)
    alike: Mapping[Id, Alike] = field(default_factory=dict)
    hidden: tuple[Id, ...] = ()
    capped: Mapping[Id, Count] = field(default_factory=dict)
    parts: Mapping[Id, PartCounts] = field(default_factory=dict)


def told_group(
    questionnaire: Questionnaire, told: Disclosure, responses: Iterable[Response]
) -> ToldGroup:
    """What may be told of a perspective's responses, without the responses."""
    return ToldGroup(
        questionnaire=questionnaire.id,
        perspective=told.perspective,
        respondents=told.respondents,
        items={name: _counts(item) for name, item in told.items.items()},
        alike=told.alike,
        hidden=tuple(sorted(told.hidden)),
        capped=told.capped,
        parts=told_parts(questionnaire, told, responses),
    )


def _counts(item: ItemScore) -> ItemCounts:
    return ItemCounts(
        counts=item.counts,
        codes={code: number for code, number in item.codes.items() if number},
        unanswered=item.unanswered,
    )


def told_parts(
    questionnaire: Questionnaire, told: Disclosure, responses: Iterable[Response]
) -> Mapping[str, PartCounts]:
    """What was answered to the parts that may be told and counted, by part.

    A part that nobody answered is absent; so is one that asks for a text, a number, a date or a
    table, because its answers are each of one respondent.
    """
    own = list(responses)
    found = {}
    for part in (part for question in questionnaire.ratings() for part in parts_of(question)):
        given = [each.to(part) for each in own if each.to(part).is_given]
        if given and part.id in told.others and isinstance(part, _COUNTED):
            found[part.id] = _part_counts(given)
    return found


def _part_counts(given: Iterable[Answer]) -> PartCounts:
    """Of several options chosen together, each by itself: which went with which is not kept."""
    values: Counter[str] = Counter()
    codes: Counter[Code] = Counter()
    for answer in given:
        chosen = answer.value if isinstance(answer.value, tuple) else (answer.value,)
        values.update(str(value) for value in chosen if value is not None)
        codes.update([answer.code] if answer.code is not None else [])
    return PartCounts(
        values=dict(sorted(values.items())),
        codes={code: codes[code] for code in Code if codes[code]},
    )


def part_value(counted: PartCounts) -> int | None:
    """The value of a rated part: the lower median, or None where nobody gave a value."""
    tally = Tally([counted.values.get(str(value), 0) for value in range(HIGHEST_RATING + 1)])
    return item_score("", tally).value


def figures_of(
    questionnaire: Questionnaire, group: ToldGroup, confirmed: frozenset[str]
) -> Figures:
    """The figures that follow from a group's counts.

    `confirmed` are the critical questions of which client organisations say that they do not apply.
    """
    items = {
        question.id: _item(question, group, confirmed)
        for question in questionnaire.ratings()
        if question.id in group.items
    }
    own = [question for question in questionnaire.ratings() if question.is_for(group.perspective)]
    untold = [question for question in own if question.id not in items]
    blurred = {question.dimension for question in untold}
    every = every_item(questionnaire, items)
    return Figures(
        respondents=group.respondents,
        items=MappingProxyType(items),
        alike=group.alike,
        hidden=frozenset(group.hidden),
        total=None if untold else index_of(questionnaire, every, questionnaire.ratings()),
        dimensions=MappingProxyType(
            {
                dimension.id: None
                if dimension.id in blurred
                else index_of(
                    questionnaire,
                    every,
                    (each for each in questionnaire.ratings() if each.dimension == dimension.id),
                )
                for dimension in questionnaire.dimensions
            }
        ),
    )


def every_item(
    questionnaire: Questionnaire, items: Mapping[str, ItemScore]
) -> dict[str, ItemScore]:
    """An item for each rating; one that is not told stands there as if it was never asked."""
    return {
        question.id: items.get(question.id) or item_score(question.id, Tally())
        for question in questionnaire.ratings()
    }


def _item(question: Rating, group: ToldGroup, confirmed: frozenset[str]) -> ItemScore:
    counted = group.items[question.id]
    tally = Tally(list(counted.counts), {code: counted.codes.get(code, 0) for code in Code})
    tally.unanswered = counted.unanswered
    is_valid = (
        group.perspective.is_client_side
        or question.critical_up_to is None
        or question.id in confirmed
    )
    return item_score(question.id, tally, nvt_is_valid=is_valid)


def possible_of(questionnaire: Questionnaire, group: ToldGroup) -> tuple[HiddenCritical, ...]:
    """The critical questions that may block behind what a client side may not tell."""
    if not group.perspective.is_client_side:
        return ()
    own = [question for question in questionnaire.ratings() if question.is_for(group.perspective)]
    return tuple(possible(own, frozenset(group.hidden), group.alike))


def signal_of(questionnaire: Questionnaire, group: ToldGroup, figures: Figures) -> Signal | None:
    """The signal that follows from what is told; None for a side without one, or without enough."""
    if not group.perspective.is_client_side:
        return None
    items = every_item(questionnaire, figures.items)
    if figures.total is not None:
        return signal(questionnaire, items, figures.total)
    known = tuple(blocking(questionnaire, items))
    if known or any(each.is_certain for each in possible_of(questionnaire, group)):
        return Signal(kind=SignalKind.BLOCKED, bands=None, reasons=known)
    return None
