"""A signal without its reasons, and what it rests on: to ask what would have changed it.

Of two signals a reader sees the same heading, or another one. That is what a verdict compares: the
rule that decided, and the bands. Which questions block is told by the signal itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from ..language import Language
from ..questionnaire.model import HIGHEST_RATING, Band, Questionnaire
from .index import NOTHING_APPLIES, IndexScore, band_of, exact
from .item import ItemScore
from .signal import Signal, SignalKind, signal
from .words import signal_words


@dataclass(frozen=True)
class Verdict:
    """The rule that decided; `bands`, from low to high, only where a band did."""

    kind: SignalKind
    bands: tuple[Band, Band] | None


def verdict_of(found: Signal) -> Verdict:
    """The verdict that a signal gives."""
    return Verdict(found.kind, found.bands)


def verdict_words(verdict: Verdict, language: Language) -> str:
    """The verdict as the heading of a signal says it."""
    return signal_words(Signal(kind=verdict.kind, bands=verdict.bands, reasons=()), language)


def quoted_words(verdict: Verdict, language: Language) -> str:
    """The verdict inside a sentence."""
    if verdict.bands is None or verdict.bands[0] == verdict.bands[1]:
        return f"“{verdict_words(verdict, language)}”"
    lowest, highest = verdict.bands
    return language.text(
        "tussen “{lowest}” en “{highest}”", lowest=lowest.word, highest=highest.word
    )


@dataclass(frozen=True)
class Stake:
    """What a question that applies puts into the index.

    `value` is None where it is missing; `low` and `high` are then 0 and 4, and otherwise the value.
    """

    weight: int
    value: int | None
    low: int
    high: int


def whole_weights(questionnaire: Questionnaire) -> Mapping[str, int]:
    """The weight of every rating by id, all multiplied alike until they are whole.

    Only their ratios count, and whole numbers are exact and fast.
    """
    weights = {question.id: exact(question.weight) for question in questionnaire.ratings()}
    common = lcm(*(weight.denominator for weight in weights.values()))
    return {name: int(weight * common) for name, weight in weights.items()}


def stake_of(item: ItemScore, weight: int) -> Stake | None:
    """What a question puts into the index; None for one that does not apply."""
    if not item.standing.is_applicable:
        return None
    value = item.value
    if value is None:
        return Stake(weight, None, 0, HIGHEST_RATING)
    return Stake(weight, value, value, value)


def stakes_of(items: Mapping[str, ItemScore], weights: Mapping[str, int]) -> dict[str, Stake]:
    """What each question that applies puts into the index, by id."""
    stakes = {name: stake_of(item, weights[name]) for name, item in items.items()}
    return {name: stake for name, stake in stakes.items() if stake is not None}


def total_of(questionnaire: Questionnaire, stakes: Iterable[Stake]) -> IndexScore:
    """The index of these stakes."""
    applicable = answered = points = worst = best = 0
    for stake in stakes:
        applicable += stake.weight
        worst += stake.weight * stake.low
        best += stake.weight * stake.high
        if stake.value is not None:
            answered += stake.weight
            points += stake.weight * stake.value
    if applicable == 0:
        return NOTHING_APPLIES
    bands = questionnaire.bands
    lower, upper = _percent(worst, applicable), _percent(best, applicable)
    index = _percent(points, answered) if answered else None
    return IndexScore(
        index=index,
        coverage=Fraction(answered, applicable),
        interval=(lower, upper),
        band=None if index is None else band_of(index, bands),
        bands=(band_of(lower, bands), band_of(upper, bands)),
    )


def _percent(points: int, weight: int) -> Fraction:
    return Fraction(100 * points, HIGHEST_RATING * weight)


def verdict_on(
    questionnaire: Questionnaire, items: Mapping[str, ItemScore], stakes: Iterable[Stake]
) -> Verdict:
    """The verdict of a client-side perspective, had it these items and these stakes."""
    return verdict_of(signal(questionnaire, items, total_of(questionnaire, stakes)))
