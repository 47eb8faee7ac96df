"""What the annotations of a type say of the documents that it is read from.

Known are dataclasses, tuples, mappings, enumerations, scalars, `X | None`, unions of
dataclasses told apart by their `kind`, and `Written` texts. `Annotated` adds a description, a
`Length` or a `Range`. A dataclass with a `shorthand` may also be written as that field alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass
from functools import cache
from typing import Any, Protocol, get_type_hints


class Written(Protocol):
    """A value that is written as one text in its own small language, such as a condition."""

    @classmethod
    def parse(cls, text: str) -> Written:
        """The value that the text says; raises Unreadable."""

    def __str__(self) -> str: ...


@dataclass(frozen=True)
class Length:
    """How many characters a text, or elements a sequence, has at least and at most."""

    least: int
    most: int


@dataclass(frozen=True)
class Range:
    """The least and the greatest number allowed, both included; None for no limit."""

    least: float | None = None
    greatest: float | None = None


def is_required(field: Field[Any]) -> bool:
    """Whether a document must give the field."""
    return field.default is MISSING and field.default_factory is MISSING


@cache
def type_hints(kind: type) -> Mapping[str, Any]:
    """The annotations of a dataclass, resolved once, with what `Annotated` adds."""
    return get_type_hints(kind, include_extras=True)
