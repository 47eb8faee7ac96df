"""Whether the assessors of one question agree, from how often each value was given.

Van der Eijk's A is the measure: it uses the order of the values and no distances, 0 means a flat
spread, and below 0 there are camps. Tastle and Wierman's consensus stands beside it as a second
opinion; it uses the mean and equal distances, and a flat spread over five values gives 0.434, which
readers take for half agreement. Of one or two assessors no coefficient says anything.

Agreement between the assessors of one perspective is meant: perspectives are never pooled.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from typing import ClassVar, assert_never

from ..language import Language, marked

AGREED_FROM = Fraction(3, 4)
"""A convention. On five values A reaches it whenever all marks lie on two neighbours, and for up to
ten assessors never with marks three or four steps apart. A lone mark among more can hide in it:
hence minority voices."""

FEWEST_FOR_A_COEFFICIENT = 3


class Concord(StrEnum):
    """The class that A falls in."""

    AGREED = "agreed"
    SPREAD = "spread"
    DIVIDED = "divided"


@dataclass(frozen=True)
class NoAssessor:
    """Nobody gave a value."""

    kind: ClassVar[str] = "no_assessor"


@dataclass(frozen=True)
class OneAssessor:
    """There is nobody to agree with."""

    kind: ClassVar[str] = "one_assessor"

    value: int


@dataclass(frozen=True)
class TwoAssessors:
    """Both values, the lower one first."""

    kind: ClassVar[str] = "two_assessors"

    lower: int
    higher: int

    @property
    def steps(self) -> int:
        """How far the two are apart."""
        return self.higher - self.lower


@dataclass(frozen=True, kw_only=True)
class Panel:
    """Three assessors or more. `a` is exact and in [-1, 1], `consensus` in [0, 1]."""

    kind: ClassVar[str] = "panel"

    assessors: int
    a: Fraction
    consensus: float

    @property
    def concord(self) -> Concord:
        """The class of A; the bounds belong to the class above them."""
        if self.a >= AGREED_FROM:
            return Concord.AGREED
        return Concord.SPREAD if self.a >= 0 else Concord.DIVIDED


Agreement = NoAssessor | OneAssessor | TwoAssessors | Panel


def agreement(counts: Sequence[int]) -> Agreement:
    """How far assessors agree on one question; `counts` says how often each value was given."""
    number = sum(counts)
    if number >= FEWEST_FOR_A_COEFFICIENT:
        return Panel(assessors=number, a=van_der_eijk(counts), consensus=consensus(counts))
    match [value for value, count in enumerate(counts) for _ in range(count)]:
        case [lower, higher]:
            return TwoAssessors(lower, higher)
        case [value]:
            return OneAssessor(value)
        case _:
            return NoAssessor()


def van_der_eijk(counts: Sequence[int]) -> Fraction:
    """Van der Eijk's A of a scale of any length, exactly: -1 two camps, 0 flat, 1 all the same.

    The counts are cut into layers of equal height, so that each value either takes part in a layer
    or does not; A is the mean of what the layers come to, weighted by the answers that they hold.
    Source: C. van der Eijk, Measuring agreement in ordered rating scales, Quality & Quantity 35
    (2001), 325-341. Raises ValueError where nothing was counted.
    """
    number = _counted(counts)
    total, below = Fraction(0), 0
    for height in sorted({count for count in counts if count}):
        layer = tuple(count >= height for count in counts)
        total += Fraction((height - below) * sum(layer), number) * _agreement_of_layer(layer)
        below = height
    return total


@lru_cache  # a scale of five values has 31 layers at most
def _agreement_of_layer(layer: tuple[bool, ...]) -> Fraction:
    """A of a layer: how far its values have one top, times how few they are.

    Of each three values, in order, two neighbours among the chosen speak for one top, and a gap
    between two chosen speaks against it.
    """
    length, chosen = len(layer), sum(layer)
    if chosen == 1:
        return Fraction(1)
    triples = Counter(combinations(layer, 3))
    one_top = triples[True, True, False] + triples[False, True, True]
    two_tops = triples[True, False, True]
    if one_top + two_tops == 0:
        return Fraction(0)
    unimodality = Fraction(
        (length - 2) * one_top - (length - 1) * two_tops, (length - 2) * (one_top + two_tops)
    )
    return unimodality * (1 - Fraction(chosen - 1, length - 1))


def consensus(counts: Sequence[int]) -> float:
    """Tastle and Wierman's consensus: 0 half and half at both ends, 1 all the same.

    Cns = 1 + sum of p * log2(1 - |x - mean| / width) over the values x that were given, p their
    share, and width the distance between the ends of the scale. Source: W. J. Tastle and M. J.
    Wierman, Consensus and dissention, International Journal of Approximate Reasoning 45 (2007),
    531-545. Raises ValueError where nothing was counted.
    """
    number, width = _counted(counts), len(counts) - 1
    if max(counts) == number:
        return 1.0
    total = sum(value * count for value, count in enumerate(counts))
    return 1 + math.fsum(
        count / number * math.log2(1 - abs(value * number - total) / (width * number))
        for value, count in enumerate(counts)
        if count
    )


def _counted(counts: Sequence[int]) -> int:
    if not any(counts) or min(counts) < 0:
        raise ValueError(f"nothing to agree on: {counts}")
    return sum(counts)


CONCORDS = {
    Concord.AGREED: marked("eensgezind"),
    Concord.SPREAD: marked("verspreid"),
    Concord.DIVIDED: marked("verdeeld"),
}


def agreement_words(found: Agreement, language: Language) -> str:
    """How far the assessors agree, inside a sentence; never with a coefficient."""
    match found:
        case NoAssessor():
            return language.text("geen antwoord met een cijfer")
        case OneAssessor():
            return language.text("één beoordelaar")
        case TwoAssessors(lower, higher) if lower == higher:
            return language.text("twee beoordelaars, allebei {value}", value=lower)
        case TwoAssessors(lower, higher):
            return language.texts(
                "twee beoordelaars: {lower} en {higher}, {number} stap verschil",
                "twee beoordelaars: {lower} en {higher}, {number} stappen verschil",
                found.steps,
                lower=lower,
                higher=higher,
            )
        case Panel():
            return language.text(CONCORDS[found.concord])
        case _:
            assert_never(found)


def coefficient_words(panel: Panel, language: Language) -> str:
    """Both coefficients in two decimals, for a method annex."""
    return language.text(
        "A van van der Eijk: {a}; consensus van Tastle en Wierman: {consensus}",
        a=language.number(hundredths(panel.a)),
        consensus=language.number(hundredths(Fraction(panel.consensus))),
    )


def hundredths(coefficient: Fraction) -> float:
    """A coefficient in two decimals, a half away from zero: as people round by hand."""
    rounded = math.floor(abs(coefficient) * 100 + Fraction(1, 2))
    return (rounded if coefficient >= 0 else -rounded) / 100
