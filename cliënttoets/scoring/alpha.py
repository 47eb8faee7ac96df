"""Krippendorff's alpha: whether a panel uses the whole questionnaire in the same way.

It belongs in a technical annex and nowhere else. Alpha sets disagreement against what chance would
give, and so needs many questions with real variation: a panel that practically agrees on a
uniformly good proposal gets an alpha under 0.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import ClassVar, assert_never

from ..language import Language
from ..questionnaire.model import Perspective, Questionnaire
from ..response.model import Response
from .agreement import hundredths
from .marks import Mark, marks

FEWEST_ITEMS = 10
FEWEST_ASSESSORS = 3
"""From this size on alpha is worth printing. A convention."""

Unit = Sequence[int | None]
"""What each assessor gave one item, in a fixed order of assessors; None where one gave nothing."""


@dataclass(frozen=True, kw_only=True)
class Alpha:
    """Alpha over a panel that is large enough; at most 1, and 0 or less where chance does as well.

    `items` are those with at least two values, `assessors` those who gave any of these values.
    """

    kind: ClassVar[str] = "alpha"

    value: Fraction
    items: int
    assessors: int


@dataclass(frozen=True, kw_only=True)
class TooSmallForAlpha:
    """Fewer than FEWEST_ITEMS items or FEWEST_ASSESSORS assessors can be compared."""

    kind: ClassVar[str] = "too_small_for_alpha"

    items: int
    assessors: int


@dataclass(frozen=True)
class NoVariation:
    """All values are the same: nothing tells agreement from chance."""

    kind: ClassVar[str] = "no_variation"


PanelAlpha = Alpha | TooSmallForAlpha | NoVariation


def panel_alpha(units: Sequence[Unit]) -> PanelAlpha:
    """Alpha over these items where it may be printed, or why not."""
    paired = _pairable(units)
    heard = {who for unit in paired for who, value in enumerate(unit) if value is not None}
    items, assessors = len(paired), len(heard)
    if items < FEWEST_ITEMS or assessors < FEWEST_ASSESSORS:
        return TooSmallForAlpha(items=items, assessors=assessors)
    value = krippendorff_alpha(paired)
    return NoVariation() if value is None else Alpha(value=value, items=items, assessors=assessors)


def units_of(
    questionnaire: Questionnaire, responses: Sequence[Response], perspective: Perspective
) -> tuple[Unit, ...]:
    """What each response of one perspective gave each rating, as it counts under ceilings."""
    return units_in(marks(questionnaire, responses, perspective))


def units_in(found: Mapping[str, Sequence[Mark]]) -> tuple[Unit, ...]:
    """The units of marks that are known already."""
    places = sorted({mark.response for each in found.values() for mark in each})
    given = [{mark.response: mark.value for mark in each} for each in found.values()]
    return tuple(tuple(one.get(place) for place in places) for one in given)


def krippendorff_alpha(units: Iterable[Unit]) -> Fraction | None:
    """Krippendorff's alpha for ordinal values, exactly; None where the values do not vary.

    With n values in units of two and more, u units, m the number of values in one of them, and d
    the difference of two values:

        alpha = 1 - (n - 1) * D / E
        D = sum over u of (sum of d*d over all pairs in u) / (m - 1)
        E = sum of d*d over all pairs

    The difference of two values is that of their mean ranks among all n. Source: K. Krippendorff,
    Computing Krippendorff's Alpha-Reliability (2011); its sum of frequencies between two values
    minus half of both is the same difference.
    """
    counted = [Counter(value for value in unit if value is not None) for unit in _pairable(units)]
    everything = sum(counted, Counter[int]())
    ranks = _mean_ranks(everything)
    expected = _squared_differences(everything, ranks)
    if expected == 0:
        return None
    observed = sum(_squared_differences(one, ranks) / (one.total() - 1) for one in counted)
    return 1 - (everything.total() - 1) * observed / expected


def _pairable(units: Iterable[Unit]) -> list[Unit]:
    """The units with at least two values: a value alone cannot agree or disagree."""
    return [unit for unit in units if sum(value is not None for value in unit) >= 2]


def _mean_ranks(counts: Counter[int]) -> dict[int, Fraction]:
    """For each value the middle of the places that it takes when all stand in order."""
    ranks, below = {}, 0
    for value in sorted(counts):
        ranks[value] = below + Fraction(counts[value], 2)
        below += counts[value]
    return ranks


def _squared_differences(counts: Counter[int], ranks: dict[int, Fraction]) -> Fraction:
    """The squared differences of all pairs of values, summed; each pair once."""
    return sum(
        (
            counts[one] * counts[other] * (ranks[one] - ranks[other]) ** 2
            for one, other in combinations(counts, 2)
        ),
        Fraction(0),
    )


def alpha_words(found: PanelAlpha, language: Language) -> str:
    """Alpha in two decimals, or why there is none, as one sentence for a method annex."""
    match found:
        case Alpha():
            return language.text(
                "Krippendorffs alfa (ordinaal) is {alpha}, over {items} vragen en {assessors} "
                "beoordelaars.",
                alpha=language.number(hundredths(found.value)),
                items=found.items,
                assessors=found.assessors,
            )
        case TooSmallForAlpha(items=items, assessors=assessors):
            return language.text(
                "Krippendorffs alfa is niet berekend. Daarvoor zijn minstens {fewest_items} vragen "
                "nodig met twee of meer cijfers, en {fewest_assessors} beoordelaars. Hier zijn het "
                "er {items} en {assessors}.",
                fewest_items=FEWEST_ITEMS,
                fewest_assessors=FEWEST_ASSESSORS,
                items=items,
                assessors=assessors,
            )
        case NoVariation():
            return language.text(
                "Krippendorffs alfa is niet te berekenen: alle cijfers zijn gelijk."
            )
        case _:
            assert_never(found)
