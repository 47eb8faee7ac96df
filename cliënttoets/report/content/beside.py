"""Sides and rounds beside each other, as far as a report may tell it.

A value that is hidden on one side, or in one round, is beside nothing: it is left out, and not said
to be missing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ...questionnaire.model import Perspective, Questionnaire
from ...response.model import Response
from ...scoring.disclosure import Disclosure, Disclosures, disclosures, is_named
from ...scoring.findings import Compared, compared
from ...scoring.rounds import (
    AnsweredOnce,
    PerspectiveChanges,
    Round,
    RoundsCompared,
    rounds_compared,
)
from ..snapshot import EarlierRound, Snapshot
from .sides import Side, told_scores

ById = Mapping[str, Disclosures]
"""What may be told, by questionnaire id."""


def told_compared(
    questionnaire: Questionnaire, sides: Sequence[Side], responses: Sequence[Response]
) -> tuple[Compared, ...]:
    """The government beside each client-side perspective of which anything is told."""
    by_perspective = {side.perspective: side for side in sides}
    found = compared(questionnaire, told_scores(questionnaire, sides), responses)
    return tuple(
        _without_hidden(each, by_perspective[each.sides.perspective])
        for each in found
        if by_perspective[each.sides.perspective].respondents is not None
    )


def _without_hidden(found: Compared, client: Side) -> Compared:
    pairs = tuple(
        pair
        for pair in found.sides.not_comparable
        if pair.question not in client.hidden and pair.question not in client.alike
    )
    return replace(found, sides=replace(found.sides, not_comparable=pairs))


def told_before(earlier: EarlierRound | None) -> ById:
    """What an earlier round told; empty without one."""
    if earlier is None:
        return {}
    return {each.id: disclosures(each, earlier.responses) for each in earlier.questionnaires}


def told_rounds(snapshot: Snapshot, before: ById, now: ById) -> RoundsCompared | None:
    """What changed, where both rounds may tell it; None without an earlier round."""
    earlier = snapshot.earlier
    if earlier is None:
        return None
    found = [_public_rounds(earlier, snapshot, perspective) for perspective in Perspective]
    order = {each.id: at for at, each in enumerate(snapshot.questionnaires)}
    return RoundsCompared(
        changed=tuple(
            _told_changes(each, before, now)
            for each in sorted(
                (each for one in found for each in one.changed),
                key=lambda each: order[each.questionnaire],
            )
            if _is_told(each, before, now)
        ),
        once=tuple(each for one in found for each in one.once if _is_told(each, before, now)),
    )


def _public_rounds(
    earlier: EarlierRound, snapshot: Snapshot, perspective: Perspective
) -> RoundsCompared:
    """What changed for one perspective, beside bodies with a mandate and nobody else.

    So that no other persons confirm in public that a question does not apply.
    """

    def public(round_: EarlierRound | Snapshot) -> Round:
        responses = tuple(
            response
            for response in round_.responses
            if response.perspective is perspective or is_named(response.perspective)
        )
        return Round(round_.questionnaires, responses)

    found = rounds_compared(public(earlier), public(snapshot))
    return RoundsCompared(
        changed=tuple(each for each in found.changed if each.perspective is perspective),
        once=tuple(each for each in found.once if each.perspective is perspective),
    )


def _is_told(found: PerspectiveChanges | AnsweredOnce, before: ById, now: ById) -> bool:
    """Whether every round that this perspective answered tells how many they were."""
    told = [
        round_[found.questionnaire][found.perspective]
        for round_ in (before, now)
        if found.questionnaire in round_ and found.perspective in round_[found.questionnaire]
    ]
    return all(each.respondents is not None for each in told)


def _told_changes(found: PerspectiveChanges, before: ById, now: ById) -> PerspectiveChanges:
    """The changes without those of which either round hides a value."""
    if is_named(found.perspective):
        return found
    old = before[found.questionnaire][found.perspective]
    new = now[found.questionnaire][found.perspective]
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


def _is_open(question: str, old: Disclosure, new: Disclosure) -> bool:
    return not any(question in one.hidden or question in one.alike for one in (old, new))
