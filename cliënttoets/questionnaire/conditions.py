"""When a question is asked: a small language over earlier answers; and when a pattern shows.

    KT1 <= 1 and not answered(KT2)
    'school' in domains or role in ('ouder', 'jongere')

A pattern is written in the same language, over the values that perspectives gave. It may subtract,
name a perspective and speak of each rating:

    KT1 >= 3 and KT2 <= 1
    each@overheid_zelf - each >= 2

A text is parsed once, into a tree of values. Truth has three values: what was not answered makes a
comparison unknown, and the logic is Kleene's: unknown stays unknown wherever it could tip the
balance. Whoever asks decides what unknown means: a question it hides, a pattern it leaves open.

This module knows answers by name and nothing of questions.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar, Self, assert_never

from .condition_text import expression
from .condition_tree import (
    And,
    Answered,
    Comparison,
    Constant,
    Contains,
    Difference,
    Expression,
    Name,
    Not,
    OneOf,
    Operand,
    Operator,
    Or,
)


@dataclass(frozen=True)
class Condition:
    """A condition as its author wrote it, and as it is understood."""

    is_pattern: ClassVar[bool] = False

    source: str
    tree: Expression = field(compare=False)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The condition that the text says. Raises Unreadable with the place of the mistake."""
        return cls(text, expression(text, in_pattern=cls.is_pattern))

    def __str__(self) -> str:
        return self.source


@dataclass(frozen=True)
class PatternCondition(Condition):
    """A condition over values from 0 to 4, each given by a perspective."""

    is_pattern: ClassVar[bool] = True


def truth(condition: Condition, answers: Mapping[str, object]) -> bool | None:
    """Whether the condition holds; None when the answers leave it unknown.

    `answers` holds a number, a text, a date or a tuple of option ids by the id of the question;
    None for an answer without a value, such as 'niet van toepassing'. An id that it lacks was not
    answered, or not asked.
    """
    return _truth(condition.tree, answers)


def _truth(tree: Expression, answers: Mapping[str, object]) -> bool | None:
    match tree:
        case Comparison(sign, left, right):
            return _compared(sign, _value(left, answers), _value(right, answers))
        case OneOf(name, values):
            given = answers.get(name.id)
            return _any(_compared("==", given, constant.value) for constant in values)
        case Contains(name, option):
            chosen = answers.get(name.id)
            return option.value in chosen if isinstance(chosen, tuple) else None
        case Answered(name):
            return name.id in answers
        case Not(inner):
            return _contrary(_truth(inner, answers))
        case And(parts):
            return _contrary(_any(_contrary(_truth(part, answers)) for part in parts))
        case Or(parts):
            return _any(_truth(part, answers) for part in parts)
        case _:
            assert_never(tree)


def _contrary(known: bool | None) -> bool | None:
    return None if known is None else not known


def _any(truths: Iterable[bool | None]) -> bool | None:
    """Kleene's or: true beats unknown, unknown beats false."""
    unknown = False
    for known in truths:
        if known:
            return True
        unknown = unknown or known is None
    return None if unknown else False


def _value(operand: Operand, answers: Mapping[str, object]) -> object:
    match operand:
        case Name(id_):
            return answers.get(id_)
        case Constant(value):
            return value
        case Difference(left, right):
            higher: Any = answers.get(left.id)
            lower: Any = answers.get(right.id)
            return None if higher is None or lower is None else higher - lower
        case _:
            assert_never(operand)


_COMPARE: dict[Operator, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def _compared(sign: Operator, left: object, right: object) -> bool | None:
    if left is None or right is None:
        return None
    if isinstance(left, date) and isinstance(right, str):
        right = date.fromisoformat(right)
    elif isinstance(right, date) and isinstance(left, str):
        left = date.fromisoformat(left)
    return _COMPARE[sign](left, right)


def names_in(condition: Condition) -> tuple[Name, ...]:
    """Every mention of an id, in the order of the source."""
    return tuple(_names(condition.tree))


def _names(tree: Expression) -> Iterator[Name]:
    match tree:
        case Comparison(_, left, right):
            yield from (*_names_beside(left), *_names_beside(right))
        case OneOf(name) | Contains(name) | Answered(name):
            yield name
        case Not(inner):
            yield from _names(inner)
        case And(parts) | Or(parts):
            for part in parts:
                yield from _names(part)
        case _:
            assert_never(tree)


def _names_beside(operand: Operand) -> tuple[Name, ...]:
    match operand:
        case Name():
            return (operand,)
        case Constant():
            return ()
        case Difference(left, right):
            return (left, right)
        case _:
            assert_never(operand)


def lacking(condition: Condition, answers: Mapping[str, object]) -> tuple[str, ...]:
    """The ids, once each, whose values would settle the condition; empty where it is not unknown.

    An id without a value that cannot tip the balance any more is not among them.
    """
    return tuple(dict.fromkeys(name.id for name in _lacking(condition.tree, answers)))


def _lacking(tree: Expression, answers: Mapping[str, object]) -> Iterator[Name]:
    if _truth(tree, answers) is not None:
        return
    match tree:
        case Not(inner):
            yield from _lacking(inner, answers)
        case And(parts) | Or(parts):
            for part in parts:
                yield from _lacking(part, answers)
        case Comparison() | OneOf() | Contains() | Answered():
            yield from (name for name in _names(tree) if answers.get(name.id) is None)
        case _:
            assert_never(tree)
