"""Which questions and bands can be reached at all, found by trying.

A condition is tried with every combination of answers that can make a difference to it. Where that
would be too many, or where it compares questions whose answers have no end, nothing is claimed.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from math import gcd, prod
from typing import assert_never

from ..document.reading import day_in
from .askings import Asking, Plan
from .condition_tree import And, Comparison, Constant, Expression, Name, Not, OneOf, Operand, Or
from .conditions import Condition, PatternCondition, names_in, truth
from .model import (
    HIGHEST_RATING,
    Asked,
    Choice,
    Choices,
    Date,
    Number,
    PartRating,
    Perspective,
    Questionnaire,
    Rating,
    Table,
    Text,
    YesPartlyNo,
)

MOST_TRIALS = 4096  # combinations of answers to one condition
FINEST = 200_000  # steps into which the index may fall apart before every band counts as reached

_ABSENT = object()  # stands for a question that was not answered, or not asked


def never_asked(plan: Plan) -> frozenset[str]:
    """The ids of questions with a condition that no answers can make true."""
    unreachable: set[str] = set()
    for asking in plan.askings:
        condition = asking.asked.asked_when
        if condition is None or asking.whole is not None or asking.is_column:
            continue
        admitted = [p for p in plan.questionnaire.perspectives if asking.asked.is_for(p)]
        if not any(_can_hold(condition, p, plan, unreachable) for p in admitted):
            unreachable.add(asking.asked.id)
    return frozenset(unreachable)


def _can_hold(
    condition: Condition, perspective: Perspective, plan: Plan, unreachable: set[str]
) -> bool:
    """Whether some answers of this perspective make the condition true, or might."""
    ids = sorted({name.id for name in names_in(condition)})
    possible = []
    for id_ in ids:
        asking = plan.answerable[id_]
        if _is_out_of_reach(asking, perspective, unreachable):
            possible.append([_ABSENT])
            continue
        values = _values(asking.asked, id_, condition)
        if values is None:
            return True
        possible.append([_ABSENT, *values])
    if prod(len(values) for values in possible) > MOST_TRIALS:
        return True
    return any(truth(condition, trial) for trial in _trials(ids, possible))


def _is_out_of_reach(asking: Asking, perspective: Perspective, unreachable: set[str]) -> bool:
    """Whether this perspective never gets the question, or the one that it is a part of."""
    questions = [asking.asked] if asking.whole is None else [asking.asked, asking.whole]
    return any(one.id in unreachable or not one.is_for(perspective) for one in questions)


def _trials(
    ids: Sequence[str], possible: Sequence[Sequence[object]]
) -> Iterator[Mapping[str, object]]:
    for values in itertools.product(*possible):
        yield {id_: value for id_, value in zip(ids, values, strict=True) if value is not _ABSENT}


def _values(asked: Asked, id_: str, condition: Condition) -> Sequence[object] | None:
    """The answers that can make a difference to the condition; None when that cannot be told.

    None among them is an answer without a value.
    """
    match asked:
        case Rating() | PartRating():
            return [None, *range(HIGHEST_RATING + 1)]
        case YesPartlyNo():
            return [None, "ja", "deels", "nee"]
        case Choice():
            return [None, *(option.id for option in asked.options)]
        case Choices():
            return _subsets([option.id for option in asked.options])
        case Text() | Table():
            return [None]
        case Number():
            return _numbers(asked, id_, condition)
        case Date():
            return _days(asked, id_, condition)
        case _:
            assert_never(asked)


def _subsets(options: Sequence[str]) -> Sequence[object] | None:
    if 2 ** len(options) > MOST_TRIALS:
        return None
    sizes = range(len(options) + 1)
    return [None, *(chosen for size in sizes for chosen in itertools.combinations(options, size))]


def _numbers(asked: Number, id_: str, condition: Condition) -> Sequence[object] | None:
    """Each number that the condition compares with, its neighbours, and the limits."""
    constants = _constants_beside(condition, id_)
    if constants is None:
        return None
    step = Fraction(1, 10**asked.decimals)
    limits = [Fraction(limit) for limit in (asked.least, asked.greatest) if limit is not None]
    around = [
        Fraction(str(value)) + shift for value in constants for shift in (-step, Fraction(0), step)
    ]
    least = -float("inf") if asked.least is None else asked.least
    greatest = float("inf") if asked.greatest is None else asked.greatest
    return [
        None,
        *(
            float(value)
            for value in {*around, *limits}
            if least <= value <= greatest and (value / step).denominator == 1
        ),
    ]


def _days(asked: Date, id_: str, condition: Condition) -> Sequence[object] | None:
    """Each day that the condition compares with, the days around it, and the limits."""
    constants = _constants_beside(condition, id_)
    if constants is None:
        return None
    first, last = asked.earliest or date.min, asked.latest or date.max
    days = [day for day in map(day_in, constants) if day and date.min < day < date.max]
    around = [day + timedelta(shift) for day in days for shift in (-1, 0, 1)]
    limits = [limit for limit in (asked.earliest, asked.latest) if limit is not None]
    return [None, *(day for day in {*around, *limits} if first <= day <= last)]


def _constants_beside(condition: Condition, id_: str) -> list[object] | None:
    """What the answer is compared with; None when that is another answer."""
    found: list[object] = []
    for left, right in _pairs(condition.tree):
        names = [side.id for side in (left, right) if isinstance(side, Name)]
        if id_ in names:
            if len(names) == 2:
                return None
            found += [side.value for side in (left, right) if isinstance(side, Constant)]
    return found


def _pairs(tree: Expression) -> Iterator[tuple[Operand, Operand]]:
    match tree:
        case Comparison(_, left, right):
            yield left, right
        case OneOf(name, values):
            yield from ((name, value) for value in values)
        case Not(inner):
            yield from _pairs(inner)
        case And(parts) | Or(parts):
            for part in parts:
                yield from _pairs(part)
        case _:
            pass


def outcomes(condition: PatternCondition) -> frozenset[bool | None]:
    """What a pattern comes to with some value from 0 to 4 for each name; empty if too many to try.

    Values of one rating from two perspectives differ freely.
    """
    ids = sorted({name.id for name in names_in(condition)})
    values = range(HIGHEST_RATING + 1)
    if len(values) ** len(ids) > MOST_TRIALS:
        return frozenset()
    return frozenset(truth(condition, trial) for trial in _trials(ids, [values] * len(ids)))


def unreached_bands(questionnaire: Questionnaire) -> list[int]:
    """The numbers of the bands that no full set of answers of any perspective leads to.

    Empty when nothing is scored, or when weights are so fine that every band counts as reached.
    """
    reached: set[int] = set()
    for perspective in questionnaire.perspectives:
        asked = [rating for rating in questionnaire.ratings() if rating.is_for(perspective)]
        weights = _whole_weights([rating.weight for rating in asked])
        if HIGHEST_RATING * sum(weights) > FINEST:
            return []
        if sum(weights):
            reached |= {_band(questionnaire, index) for index in _indices(weights)}
    if not reached:
        return []
    return [number for number in range(len(questionnaire.bands)) if number not in reached]


def _whole_weights(weights: Sequence[float]) -> list[int]:
    """The weights as whole numbers in the same proportions, as small as can be."""
    exact = [Fraction(str(weight)) for weight in weights]
    shared = prod({fraction.denominator for fraction in exact})
    whole = [int(fraction * shared) for fraction in exact]
    divisor = gcd(*whole)
    return [weight // divisor for weight in whole] if divisor else whole


def _indices(weights: Sequence[int]) -> Iterator[Fraction]:
    """Every index in [0, 100] that answers from 0 to 4 to all questions can give."""
    sums = 1  # bit n is set when some answers have the weighted sum n
    for weight in weights:
        sums = _or_of([sums << (weight * value) for value in range(HIGHEST_RATING + 1)])
    whole = HIGHEST_RATING * sum(weights)
    return (Fraction(100 * n, whole) for n in range(whole + 1) if sums >> n & 1)


def _or_of(numbers: Sequence[int]) -> int:
    together = 0
    for number in numbers:
        together |= number
    return together


def _band(questionnaire: Questionnaire, index: Fraction) -> int:
    return sum(band.at_least <= index for band in questionnaire.bands) - 1
