"""What may be told of a perspective as plain data: the scores in a published report.

The dataclass is the format, as in `plain`. What is hidden is null or absent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Protocol

from ..questionnaire.model import Id
from .index import IndexScore
from .item import ItemScore
from .plain import Count, PlainIndex, PlainItem, PlainSignal, index_fields, plain_item, plain_signal
from .signal import Signal


@dataclass(frozen=True, kw_only=True)
class PlainTold:
    """What may be told of one perspective."""

    respondents: Annotated[Count | None, "null where even their number may not be told."]
    total: Annotated[PlainIndex | None, "null where a question in it may not be told."]
    items: Annotated[Mapping[Id, PlainItem], "The questions that may be told, by id."]
    dimensions: Annotated[Mapping[Id, PlainIndex | None], "By dimension id."]
    signal: Annotated[PlainSignal | None, "null without a signal, or without enough to tell it."]


class Told(Protocol):
    """What may be told of a perspective, however it was come by."""

    @property
    def respondents(self) -> int | None: ...
    @property
    def items(self) -> Mapping[str, ItemScore]: ...
    @property
    def total(self) -> IndexScore | None: ...
    @property
    def dimensions(self) -> Mapping[str, IndexScore | None]: ...
    @property
    def signal(self) -> Signal | None: ...


def plain_told(told: Told) -> PlainTold:
    """The plain data of a perspective, without words."""
    return PlainTold(
        respondents=told.respondents,
        total=_index(told.total),
        items={name: plain_item(item) for name, item in told.items.items()},
        dimensions={name: _index(each) for name, each in told.dimensions.items()},
        signal=None if told.signal is None else plain_signal(told.signal, None),
    )


def _index(score: IndexScore | None) -> PlainIndex | None:
    return None if score is None else PlainIndex(**index_fields(score))
