"""What changed between two tests of one proposal, question by question.

Compared is what means the same in both rounds: the same question, read by the same perspective with
the same text and anchors, its value kept down by the same parts. The version number does not count,
the wording does. Whatever cannot be compared is listed with its reason.

There is no figure for the change as a whole: moments differ in what can be known, so that a total
would compare other questions each time. Nor is there a trend: two or three rounds make none.
Whether a group is large enough to be shown, also beside its earlier round, is decided by
`disclosure`; how a change is worded is in `rounds_words`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from ..language import whole
from ..questionnaire.model import HIGHEST_RATING, Perspective, Questionnaire
from ..response.model import Response
from .disclosure import is_named
from .item import Standing
from .rounds_sides import Side, Sides, sides

COMPARABLE_FROM = Fraction(7, 10)
"""The share of a dimension's weight that must be comparable before its change is told."""


@dataclass(frozen=True)
class Round:
    """One test of a proposal: its questionnaires, and the responses to them.

    Raises ValueError for two questionnaires of one id, or a response to none of them.
    """

    questionnaires: tuple[Questionnaire, ...]
    responses: tuple[Response, ...]

    def __post_init__(self) -> None:
        if len({one.id for one in self.questionnaires}) < len(self.questionnaires):
            raise ValueError("two questionnaires have one id")
        if not {one.key for one in self.responses} <= {one.key for one in self.questionnaires}:
            raise ValueError("a response answers a questionnaire that is not in its round")


class Movement(StrEnum):
    """Which way a value went."""

    FORWARD = "forward"
    LEVEL = "level"
    BACK = "back"


class Assessors(StrEnum):
    """Whether the same bodies answered in both rounds; unknown for persons, who have no name."""

    SAME = "same"
    PARTLY_SAME = "partly_same"
    OTHERS = "others"
    UNKNOWN = "unknown"


class Obstacle(StrEnum):
    """Why a question cannot be compared."""

    REWORDED = "reworded"
    OTHER_CEILING = "other_ceiling"
    WITHOUT_VALUE = "without_value"


@dataclass(frozen=True, kw_only=True)
class Change:
    """One question that can be compared; the values are lower medians.

    `assessors` are those who gave a value: bodies may answer twice and value other questions.
    """

    question: str
    before: int
    after: int
    assessors: Assessors

    @property
    def steps(self) -> int:
        """How many steps the later value lies above the earlier one, -4 to 4."""
        return self.after - self.before

    @property
    def movement(self) -> Movement:
        """Which way the steps go."""
        return _movement(self.steps)


@dataclass(frozen=True, kw_only=True)
class NotComparable:
    """One question that cannot be compared, with what it was worth in each round."""

    question: str
    obstacle: Obstacle
    before: Standing
    after: Standing


@dataclass(frozen=True, kw_only=True)
class DimensionChange:
    """A dimension of which enough is comparable.

    Both indexes, exact and in [0, 100], are over its `questions` comparable questions alone, and so
    may differ from the index that either round shows. `share` is in [COMPARABLE_FROM, 1].
    """

    dimension: str
    questions: int
    share: Fraction
    before: Fraction
    after: Fraction

    @property
    def movement(self) -> Movement:
        """Which way the index goes, in whole numbers as people read it."""
        return _movement(whole(float(self.after)) - whole(float(self.before)))


@dataclass(frozen=True, kw_only=True)
class DimensionNotComparable:
    """A dimension of which too little is comparable; `share` is in [0, COMPARABLE_FROM)."""

    dimension: str
    share: Fraction


@dataclass(frozen=True, kw_only=True)
class PerspectiveChanges:
    """What changed in one perspective's answers to one questionnaire.

    Everything stands in the later questionnaire's order, followed by what only the earlier one had.
    A question that was asked in neither round is nowhere, nor is a dimension without any question
    that applied.
    """

    questionnaire: str
    perspective: Perspective
    assessors: Assessors
    changes: tuple[Change, ...]
    not_comparable: tuple[NotComparable, ...]
    dimensions: tuple[DimensionChange | DimensionNotComparable, ...]


@dataclass(frozen=True, kw_only=True)
class AnsweredOnce:
    """A perspective that answered a questionnaire in one round only: the later, or the earlier."""

    questionnaire: str
    perspective: Perspective
    is_new: bool


@dataclass(frozen=True, kw_only=True)
class RoundsCompared:
    """Two rounds beside each other.

    Both in the order of the later round's questionnaires, then of those that only the earlier had.
    """

    changed: tuple[PerspectiveChanges, ...]
    once: tuple[AnsweredOnce, ...]


def _movement(difference: int) -> Movement:
    if difference == 0:
        return Movement.LEVEL
    return Movement.FORWARD if difference > 0 else Movement.BACK


def rounds_compared(before: Round, after: Round) -> RoundsCompared:
    """What changed from the earlier round to the later one, for each perspective apart."""
    return sides_compared(
        sides(before.questionnaires, before.responses),
        sides(after.questionnaires, after.responses),
    )


def sides_compared(earlier: Sides, later: Sides) -> RoundsCompared:
    """The same of what the perspectives said, worked out already."""
    return RoundsCompared(
        changed=tuple(
            _changes(earlier[key], side) for key, side in later.items() if key in earlier
        ),
        once=tuple(
            AnsweredOnce(questionnaire=id_, perspective=perspective, is_new=is_new)
            for these, others, is_new in ((later, earlier, True), (earlier, later, False))
            for id_, perspective in these
            if (id_, perspective) not in others
        ),
    )


def _changes(old: Side, new: Side) -> PerspectiveChanges:
    told = [
        _told(name, old, new)
        for name in _in_order(new.items, old.items)
        if {old.standing(name), new.standing(name)} != {Standing.NOT_ASKED}
    ]
    changes = tuple(one for one in told if isinstance(one, Change))
    return PerspectiveChanges(
        questionnaire=new.questionnaire.id,
        perspective=new.perspective,
        assessors=_assessors(new.perspective, old.bodies, new.bodies),
        changes=changes,
        not_comparable=tuple(one for one in told if isinstance(one, NotComparable)),
        dimensions=tuple(_dimensions(old, new, changes)),
    )


def _in_order(later: Iterable[str], earlier: Iterable[str]) -> tuple[str, ...]:
    """Every name once: those of the later round, then those that only the earlier one had."""
    return tuple(dict.fromkeys((*later, *earlier)))


def _told(name: str, old: Side, new: Side) -> Change | NotComparable:
    before, after = old.value(name), new.value(name)
    obstacle = _other_meaning(name, old, new)
    if obstacle is not None or before is None or after is None:
        return NotComparable(
            question=name,
            obstacle=obstacle or Obstacle.WITHOUT_VALUE,
            before=old.standing(name),
            after=new.standing(name),
        )
    return Change(
        question=name,
        before=before,
        after=after,
        assessors=_assessors(new.perspective, old.valued[name], new.valued[name]),
    )


def _other_meaning(name: str, old: Side, new: Side) -> Obstacle | None:
    """What makes a value mean something else; None where the question was asked only once."""
    if Standing.NOT_ASKED in (old.standing(name), new.standing(name)):
        return None
    if old.wording(name) != new.wording(name):
        return Obstacle.REWORDED
    if old.ceiling(name) != new.ceiling(name):
        return Obstacle.OTHER_CEILING
    return None


def _assessors(
    perspective: Perspective, before: frozenset[str], after: frozenset[str]
) -> Assessors:
    if not is_named(perspective):
        return Assessors.UNKNOWN
    if before == after:
        return Assessors.SAME
    return Assessors.PARTLY_SAME if before & after else Assessors.OTHERS


def _dimensions(
    old: Side, new: Side, changes: Iterable[Change]
) -> Iterator[DimensionChange | DimensionNotComparable]:
    """Every dimension of which anything applied in either round."""
    changed = {change.question: change for change in changes}
    for dimension in _in_order(_dimension_ids(new), _dimension_ids(old)):
        weight, comparable = Fraction(0), list[tuple[Change, Fraction]]()
        for name in _in_order(new.items, old.items):
            before, after = old.weight_in(dimension, name), new.weight_in(dimension, name)
            weight += max(before, after)
            # One that weighs otherwise now, or was elsewhere, would change the index by that alone.
            if name in changed and before == after > 0:
                comparable.append((changed[name], after))
        if weight:
            yield _dimension(dimension, weight, comparable)


def _dimension_ids(side: Side) -> Iterator[str]:
    return (dimension.id for dimension in side.questionnaire.dimensions)


def _dimension(
    dimension: str, weight: Fraction, comparable: list[tuple[Change, Fraction]]
) -> DimensionChange | DimensionNotComparable:
    """The dimension, of this weight in all, over its comparable questions with their weights."""
    of_these = sum((each for _, each in comparable), Fraction(0))
    share = of_these / weight
    if share < COMPARABLE_FROM:
        return DimensionNotComparable(dimension=dimension, share=share)
    highest = HIGHEST_RATING * of_these
    return DimensionChange(
        dimension=dimension,
        questions=len(comparable),
        share=share,
        before=100 * sum(change.before * each for change, each in comparable) / highest,
        after=100 * sum(change.after * each for change, each in comparable) / highest,
    )
