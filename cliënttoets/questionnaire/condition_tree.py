"""A condition as a tree of values: what `condition_text` reads and `conditions` weighs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Operator = Literal["==", "!=", "<", "<=", ">", ">="]


@dataclass(frozen=True)
class Name:
    """The answer to the question with this id. `offset` counts characters into the source.

    In a pattern, the value of a rating: the id may be `each`, and `@` may follow with the
    perspective whose value it is.
    """

    id: str
    offset: int = field(default=0, compare=False)

    @property
    def question(self) -> str:
        """The id of the question, without a perspective."""
        return self.id.partition("@")[0]

    @property
    def perspective(self) -> str | None:
        """The word after `@`; None where a pattern names no perspective."""
        _question, sign, perspective = self.id.partition("@")
        return perspective if sign else None


@dataclass(frozen=True)
class Constant:
    """A number or a text that stands in the condition itself."""

    value: int | float | str
    offset: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Difference:
    """How much higher the one value is than the other: `KT1@overheid_zelf - KT1`. In patterns."""

    left: Name
    right: Name


Operand = Name | Constant | Difference


@dataclass(frozen=True)
class Comparison:
    """Two operands, set side by side."""

    operator: Operator
    left: Operand
    right: Operand


@dataclass(frozen=True)
class Contains:
    """Whether an option is among the chosen: `'school' in domains`."""

    name: Name
    option: Constant


@dataclass(frozen=True)
class OneOf:
    """Whether an answer is in a list: `role in ('ouder', 'jongere')`."""

    name: Name
    values: tuple[Constant, ...]


@dataclass(frozen=True)
class Answered:
    """Whether there is an answer, be it one without a value. Never unknown."""

    name: Name


@dataclass(frozen=True)
class Not:
    """The contrary; the contrary of unknown is unknown."""

    inner: Expression


@dataclass(frozen=True)
class And:
    """False as soon as one part is, else unknown as soon as one part is."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True)
class Or:
    """True as soon as one part is, else unknown as soon as one part is."""

    parts: tuple[Expression, ...]


Expression = Comparison | Contains | OneOf | Answered | Not | And | Or
