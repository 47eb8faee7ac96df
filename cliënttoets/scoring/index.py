"""The index of several questions together, with how sure it is.

With T the applicable questions, B those among them that have a value, w their weights and m their
values:

    coverage  D  = sum of w over B / sum of w over T
    index     I  = 100 * sum of w*m over B / (4 * sum of w over B)
    lower     I- = 100 * sum of w*m over B / (4 * sum of w over T)         missing answers read as 0
    upper     I+ = 100 * (sum of w*m over B + 4 * sum of w over T without B) / (4 * sum of w over T)

The bounds are Manski's worst case and best case: nothing is imputed, and nothing is dropped in
silence. The arithmetic is exact, so that a coverage of seven tenths is not just under 0.7.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..questionnaire.model import HIGHEST_RATING, Band
from .item import ItemScore


@dataclass(frozen=True, kw_only=True)
class IndexScore:
    """What a group of questions comes to. All numbers are exact.

    `index` and the bounds of `interval` are in [0, 100], `coverage` is a share in [0, 1]. Without
    any applicable weight everything is None. Without any value the index and its band are None,
    the coverage is 0 and the interval is the whole of 0 to 100.
    `bands` are the lowest and the highest band that the interval reaches; they may be the same.
    """

    index: Fraction | None
    coverage: Fraction | None
    interval: tuple[Fraction, Fraction] | None
    band: Band | None
    bands: tuple[Band, Band] | None

    @property
    def is_certain_of_band(self) -> bool:
        """Whether missing answers could not bring the index into another band."""
        return self.bands is not None and self.bands[0] == self.bands[1]


NOTHING_APPLIES = IndexScore(index=None, coverage=None, interval=None, band=None, bands=None)


def exact(number: float) -> Fraction:
    """The number as it is written: 0.7 is seven tenths, not the nearest binary fraction."""
    return Fraction(str(number))


def index_score(items: Iterable[tuple[ItemScore, Fraction]], bands: Sequence[Band]) -> IndexScore:
    """The index of items with their weights; `bands` rise from 0."""
    applicable = answered = points = Fraction(0)
    for item, weight in items:
        if item.standing.is_applicable:
            applicable += weight
        if item.value is not None:
            answered += weight
            points += weight * item.value
    if applicable == 0:
        return NOTHING_APPLIES
    best = points + HIGHEST_RATING * (applicable - answered)
    lower, upper = _percent(points, applicable), _percent(best, applicable)
    index = _percent(points, answered) if answered else None
    return IndexScore(
        index=index,
        coverage=answered / applicable,
        interval=(lower, upper),
        band=None if index is None else band_of(index, bands),
        bands=(band_of(lower, bands), band_of(upper, bands)),
    )


def _percent(points: Fraction, weight: Fraction) -> Fraction:
    return 100 * points / (HIGHEST_RATING * weight)


def band_of(index: Fraction, bands: Sequence[Band]) -> Band:
    """The band that an index from 0 to 100 falls in; a cut point belongs to the band above it."""
    return next(band for band in reversed(bands) if exact(band.at_least) <= index)
