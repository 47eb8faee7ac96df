"""The verdict of one client-side perspective, and why.

The rules, in this order:

1. A critical question with a known value at or under its threshold blocks. This comes first: a
   known harm must not disappear behind 'too few answers'.
2. Too little coverage, or a critical question that is asked and has no value, leaves it undecided.
   A critical question that does not apply needs no value: on the client side that is the client
   side's own word. One for which it is too early needs none either, and is named.
3. Otherwise the band of the index, or the two bands that missing answers could make of it.

When 1 and 2 hold together, the signal says that the rest has too few answers. How a signal is
worded is in `words`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from ..questionnaire.model import Band, Questionnaire, Rating
from .index import IndexScore, exact
from .item import ItemScore, Standing


class SignalKind(StrEnum):
    """Which of the three rules decided."""

    BLOCKED = "blocked"
    UNDECIDED = "undecided"
    BAND = "band"


@dataclass(frozen=True)
class CriticalItem:
    """A critical question whose value is at or under the threshold."""

    kind: ClassVar[str] = "critical_item"

    question: str
    value: int
    threshold: int


@dataclass(frozen=True)
class CriticalMissing:
    """A critical question that was asked and has no value."""

    kind: ClassVar[str] = "critical_missing"

    question: str


@dataclass(frozen=True)
class CriticalTooEarly:
    """A critical question for which everybody finds it too early: allowed, and said."""

    kind: ClassVar[str] = "critical_too_early"

    question: str


@dataclass(frozen=True)
class LowCoverage:
    """Less of the weight is answered than the questionnaire asks for; both are shares in [0, 1]."""

    kind: ClassVar[str] = "low_coverage"

    coverage: Fraction
    threshold: Fraction


@dataclass(frozen=True)
class NothingToScore:
    """No question that applies has any weight, or none of them has a value."""

    kind: ClassVar[str] = "nothing_to_score"


@dataclass(frozen=True)
class RestUndecided:
    """Beside what blocks, the rest has too few answers; the reasons that follow say which."""

    kind: ClassVar[str] = "rest_undecided"


Reason = (
    CriticalItem | CriticalMissing | CriticalTooEarly | LowCoverage | NothingToScore | RestUndecided
)


@dataclass(frozen=True, kw_only=True)
class Signal:
    """The verdict. `bands`, from low to high, only where a band decides: one and the same, or two.

    `reasons` stand in the order in which they are told; they may be empty where a band decides.
    """

    kind: SignalKind
    bands: tuple[Band, Band] | None
    reasons: tuple[Reason, ...]

    @property
    def critical_items(self) -> tuple[CriticalItem, ...]:
        """The questions that block, in the order of the questionnaire."""
        return tuple(reason for reason in self.reasons if isinstance(reason, CriticalItem))

    @property
    def rest_is_undecided(self) -> bool:
        """Whether it blocks, and has too few answers for the rest."""
        return RestUndecided() in self.reasons


def signal(
    questionnaire: Questionnaire, items: Mapping[str, ItemScore], total: IndexScore
) -> Signal:
    """The signal of a client-side perspective, of its items by question id and its index."""
    critical = [question for question in questionnaire.ratings() if _is_critical(question)]
    blocked = tuple(blocking(questionnaire, items))
    lacking = tuple(_lacking(critical, items, total, exact(questionnaire.coverage_threshold)))
    early = tuple(
        CriticalTooEarly(question.id)
        for question in critical
        if items[question.id].standing is Standing.TOO_EARLY
    )
    if blocked:
        rest = (RestUndecided(), *lacking) if lacking else ()
        return Signal(kind=SignalKind.BLOCKED, bands=None, reasons=(*blocked, *rest, *early))
    if lacking:
        return Signal(kind=SignalKind.UNDECIDED, bands=None, reasons=(*lacking, *early))
    return Signal(kind=SignalKind.BAND, bands=total.bands, reasons=early)


def _is_critical(question: Rating) -> bool:
    return question.critical_up_to is not None


def blocking(
    questionnaire: Questionnaire, items: Mapping[str, ItemScore]
) -> Iterator[CriticalItem]:
    """The critical questions at or under their threshold; `items` holds every rating by id."""
    for question in questionnaire.ratings():
        value, threshold = items[question.id].value, question.critical_up_to
        if value is not None and threshold is not None and value <= threshold:
            yield CriticalItem(question.id, value, threshold)


def _lacking(
    critical: Iterable[Rating],
    items: Mapping[str, ItemScore],
    total: IndexScore,
    threshold: Fraction,
) -> Iterator[Reason]:
    """Everything that stands in the way of a band."""
    if total.coverage is None or total.index is None:
        yield NothingToScore()
    elif total.coverage < threshold:
        yield LowCoverage(total.coverage, threshold)
    for question in critical:
        if items[question.id].standing is Standing.MISSING:
            yield CriticalMissing(question.id)
