"""How far other weights could move the index and its signal. Exact: nothing is drawn by chance.

A weighted mean, as a function of one weight, only rises or only falls. So it is extreme where every
weight is at one of its bounds: the values from a cut point on have the one bound, those under it
the other. There are at most five values, and so at most five cuts to try.

The coverage and both ends of the interval are weighted means too, with a 1 for what is answered,
and with a 0 or a 4 for what is not. The rules of the signal compare each with fixed numbers. So
when the verdict is the same at the six weightings where one of the three is extreme, it is the
same at every weighting.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from ..language import Language, whole
from ..questionnaire.model import HIGHEST_RATING, Questionnaire
from .index import band_of
from .scores import PerspectiveScore
from .signal import CriticalItem, CriticalMissing, NothingToScore, Signal
from .verdict import (
    Stake,
    Verdict,
    quoted_words,
    stakes_of,
    verdict_of,
    verdict_on,
    whole_weights,
)

SHARE = Fraction(1, 2)
"""How far each weight is moved: up to half lower or higher. A convention."""


@dataclass(frozen=True, kw_only=True)
class WeightReach:
    """What weights up to `share` lower or higher can make of a signal.

    `index` runs from the lowest to the highest index, in [0, 100]; None where no answer has weight.
    `verdicts` begins with the verdict as it stands; others are there only if weights can bring
    them. It is complete about whether there are others, and names those at the extremes.
    `matter` is False where weights have no say at all: a critical question blocks or has no value,
    or nothing is answered.
    """

    share: Fraction
    index: tuple[Fraction, Fraction] | None
    verdicts: tuple[Verdict, ...]
    matter: bool

    @property
    def is_same(self) -> bool:
        """Whether the verdict is the same at all these weights."""
        return len(self.verdicts) == 1


def weight_reach(
    questionnaire: Questionnaire, score: PerspectiveScore, share: Fraction = SHARE
) -> WeightReach:
    """What other weights can make of the signal of a client-side perspective.

    Raises ValueError for a perspective without a signal, or a share outside [0, 1).
    """
    if score.signal is None:
        raise ValueError(f"{score.perspective} has no signal")
    stakes = tuple(stakes_of(score.items, whole_weights(questionnaire)).values())
    found = [verdict_of(score.signal)]
    for weighting in _extremes(stakes, share):
        verdict = verdict_on(questionnaire, score.items, weighting)
        if verdict not in found:
            found.append(verdict)
    return WeightReach(
        share=share,
        index=_index_range(stakes, share),
        verdicts=tuple(found),
        matter=not _is_beyond_weights(score.signal),
    )


def _is_beyond_weights(signal: Signal) -> bool:
    return any(
        isinstance(reason, CriticalItem | CriticalMissing | NothingToScore)
        for reason in signal.reasons
    )


_MEASURES: tuple[Callable[[Stake], int], ...] = (
    lambda stake: stake.low,
    lambda stake: stake.high,
    lambda stake: stake.value is not None,
)


def _extremes(stakes: Sequence[Stake], share: Fraction) -> list[tuple[Stake, ...]]:
    """The stakes reweighted so that each measure in turn is at its lowest and at its highest."""
    weights = [stake.weight for stake in stakes]
    if not any(weights):
        return []
    return [
        tuple(
            replace(stake, weight=weight)
            for stake, weight in zip(
                stakes,
                extreme_weights([measure(s) for s in stakes], weights, share, highest=highest),
                strict=True,
            )
        )
        for measure in _MEASURES
        for highest in (False, True)
    ]


def _index_range(stakes: Sequence[Stake], share: Fraction) -> tuple[Fraction, Fraction] | None:
    valued = [(stake.value, stake.weight) for stake in stakes if stake.value is not None]
    values, weights = [value for value, _ in valued], [weight for _, weight in valued]
    if not any(weights):
        return None
    lowest, highest = mean_range(values, weights, share)
    return 100 * lowest / HIGHEST_RATING, 100 * highest / HIGHEST_RATING


def mean_range(
    values: Sequence[int], weights: Sequence[int], share: Fraction = SHARE
) -> tuple[Fraction, Fraction]:
    """The lowest and the highest weighted mean when each weight is up to `share` lower or higher.

    Raises ValueError where nothing has weight, or for a share outside [0, 1).
    """
    lowest, highest = (
        mean(values, extreme_weights(values, weights, share, highest=end)) for end in (False, True)
    )
    return lowest, highest


def extreme_weights(
    values: Sequence[int], weights: Sequence[int], share: Fraction, *, highest: bool
) -> tuple[int, ...]:
    """Weights, each `share` lower or higher, that make the mean lowest or highest.

    All are multiplied by the share's denominator, to stay whole. What to do with equal values never
    matters, so a cut between values is enough. Raises ValueError as `mean_range` does.
    """
    if not 0 <= share < 1 or not any(weights):
        raise ValueError(f"weights {weights} cannot be moved by {share}")
    light, heavy = share.denominator - share.numerator, share.denominator + share.numerator
    cuts = [
        tuple(
            weight * (heavy if (value >= cut) == highest else light)
            for value, weight in zip(values, weights, strict=True)
        )
        for cut in sorted(set(values))
    ]
    choose = max if highest else min
    return choose(cuts, key=lambda moved: mean(values, moved))


def mean(values: Sequence[int], weights: Sequence[int]) -> Fraction:
    """The weighted mean. Raises ZeroDivisionError where nothing has weight."""
    points = sum(value * weight for value, weight in zip(values, weights, strict=True))
    return Fraction(points, sum(weights))


def leverage(questionnaire: Questionnaire, score: PerspectiveScore) -> Mapping[str, Fraction]:
    """How far the index moves, in points of 100, when the value of a question moves one step.

    By question id, for every question with a value; 0 for one without weight. It tells how the
    index is built, and nothing of what matters to families.
    """
    weights = whole_weights(questionnaire)
    valued = [name for name, item in score.items.items() if item.value is not None]
    total = sum(weights[name] for name in valued)
    step = Fraction(100, HIGHEST_RATING)
    return {name: step * weights[name] / total if total else Fraction(0) for name in valued}


def weight_words(
    reach: WeightReach, questionnaire: Questionnaire, language: Language
) -> tuple[str, ...]:
    """What other weights would do, in sentences."""
    if not reach.matter:
        return (language.text("Andere gewichten kunnen dit signaal niet veranderen."),)
    share = language.percentage(float(reach.share))
    if reach.is_same:
        said = language.text(
            "Met gewichten die tot {share} lager of hoger zijn, blijft het signaal hetzelfde.",
            share=share,
        )
    else:
        said = language.text(
            "Het signaal hangt af van de gewichten. Met gewichten die tot {share} lager of hoger"
            " zijn, kan het ook dit zijn: {others}.",
            share=share,
            others=", ".join(quoted_words(each, language) for each in reach.verdicts[1:]),
        )
    return (said, *_index_words(reach, questionnaire, language))


def _index_words(
    reach: WeightReach, questionnaire: Questionnaire, language: Language
) -> tuple[str, ...]:
    """From where to where the index goes; nothing where it stays in place."""
    if reach.index is None or reach.index[0] == reach.index[1]:
        return ()
    lowest, highest = reach.index
    return (
        language.text(
            "De index ligt dan tussen {lowest} (“{low_band}”) en {highest} (“{high_band}”).",
            lowest=whole(float(lowest)),
            highest=whole(float(highest)),
            low_band=band_of(lowest, questionnaire.bands).word,
            high_band=band_of(highest, questionnaire.bands).word,
        ),
    )
