"""Sides and rounds beside each other, as far as a report may tell it.

A value that is hidden on one side, or in one round, is beside nothing: it is left out, and not said
to be missing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..questionnaire.model import Perspective, Questionnaire
from ..response.model import Response
from ..scoring import rounds_sides
from ..scoring.disclosure import is_named
from ..scoring.findings import Compared
from ..scoring.gaps import Order, side_by_side
from ..scoring.rounds import AnsweredOnce, PerspectiveChanges, RoundsCompared, sides_compared
from ..scoring.told_group import every_item
from .sides import Side, told_scores

Orders = Mapping[Perspective, Order]
"""By client-side perspective, whether it handed in before or after the government."""


def told_compared(
    questionnaire: Questionnaire,
    sides: Sequence[Side],
    responses: Sequence[Response],
    orders: Orders,
) -> tuple[Compared, ...]:
    """The government beside each client-side perspective of which anything is told.

    The responses are those of bodies with a mandate: they say how the government backs its values.
    """
    by_perspective = {side.perspective: side for side in sides}
    return tuple(
        Compared(
            sides=replace(
                found,
                not_comparable=tuple(
                    pair
                    for pair in found.not_comparable
                    if _is_open(pair.question, by_perspective[found.perspective])
                ),
            ),
            order=orders.get(found.perspective, Order.UNKNOWN),
        )
        for found in side_by_side(questionnaire, told_scores(questionnaire, sides), responses)
        if by_perspective[found.perspective].respondents is not None
    )


ToldRound = Mapping[tuple[str, Perspective], tuple[Questionnaire, Side]]
"""What one round tells, by questionnaire id and perspective, in that order."""


def told_rounds(
    before: ToldRound,
    now: ToldRound,
    bodies_before: Sequence[Response],
    bodies_now: Sequence[Response],
) -> RoundsCompared:
    """What changed, where both rounds may tell it; the responses are those of bodies alone."""
    found = sides_compared(_sides(before, bodies_before), _sides(now, bodies_now))
    return RoundsCompared(
        changed=tuple(
            _told_changes(each, before, now)
            for each in found.changed
            if _is_counted(each, before, now)
        ),
        once=tuple(each for each in found.once if _is_counted(each, before, now)),
    )


def _sides(round_: ToldRound, bodies: Sequence[Response]) -> rounds_sides.Sides:
    return {
        key: rounds_sides.side(
            questionnaire, side.perspective, every_item(questionnaire, side.items), bodies
        )
        for key, (questionnaire, side) in round_.items()
    }


def _is_counted(
    found: PerspectiveChanges | AnsweredOnce, before: ToldRound, now: ToldRound
) -> bool:
    """Whether every round that this perspective answered tells how many they were."""
    key = found.questionnaire, found.perspective
    return all(round_[key][1].respondents is not None for round_ in (before, now) if key in round_)


def _told_changes(
    found: PerspectiveChanges, before: ToldRound, now: ToldRound
) -> PerspectiveChanges:
    """The changes without those of which either round hides a value."""
    if is_named(found.perspective):
        return found
    key = found.questionnaire, found.perspective
    old, new = before[key][1], now[key][1]
    return replace(
        found,
        changes=tuple(each for each in found.changes if _is_open(each.question, old, new)),
        not_comparable=tuple(
            each for each in found.not_comparable if _is_open(each.question, old, new)
        ),
        dimensions=tuple(
            each
            for each in found.dimensions
            if old.dimensions.get(each.dimension) and new.dimensions.get(each.dimension)
        ),
    )


def _is_open(question: str, *sides: Side) -> bool:
    return not any(question in side.hidden or question in side.alike for side in sides)
