"""What is said about scores, as plain data: the part of `plain` that a snapshot does not keep.

All of it follows from the answers and the questionnaires. Persons are never named here: a body
with a mandate is, and of others only the perspective is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, assert_never

from ..document.shape import Length, Range
from ..language import Language
from ..questionnaire.model import HIGHEST_RATING, Id
from ..response.model import Code
from .agreement import (
    Agreement,
    Concord,
    NoAssessor,
    OneAssessor,
    Panel,
    TwoAssessors,
    agreement_words,
)
from .alpha import Alpha, NoVariation, PanelAlpha, TooSmallForAlpha, alpha_words
from .disclosure import is_named
from .explain import strict_index
from .findings import Findings, PerspectiveFindings
from .flips import Flip, flip_words
from .marks import Mark
from .minority import LowMark
from .robustness import Reading, Robustness, Scenario, outcome_words, scenario_words
from .verdict import verdict_words

Count = Annotated[int, Range(0)]
Rated = Annotated[int, Range(0, HIGHEST_RATING)]
Hundred = Annotated[float, Range(0, 100)]
TwoNumbers = Annotated[tuple[Hundred, ...], Length(2, 2)]


@dataclass(frozen=True, kw_only=True)
class PlainAgreement:
    """Whether the assessors of one question agree; coefficients only from three of them on."""

    kind: Annotated[str, "no_assessor, one_assessor, two_assessors or panel."]
    words: Annotated[str, "The same in Dutch."]
    concord: Annotated[Concord | None, "The class of a."] = None
    a: Annotated[float | None, Range(-1, 1), "Van der Eijk's A."] = None
    consensus: Annotated[float | None, Range(0, 1), "Tastle and Wierman's consensus."] = None


@dataclass(frozen=True, kw_only=True)
class PlainSeen:
    """A mark that is at or under the threshold of a question that blocks."""

    question: Id
    value: Rated
    respondent: Annotated[str, "Who gave it: a body with a mandate; never a person."] = ""
    reason: Annotated[str, "Why, in that body's own words."] = ""


@dataclass(frozen=True, kw_only=True)
class PlainLowMark:
    """A client-side mark that deserves to be read apart."""

    question: Id
    value: Rated
    median: Rated
    respondent: Annotated[str, "Who gave it: a body with a mandate; never a person."] = ""
    reason: Annotated[str, "Why, in that body's own words."] = ""


@dataclass(frozen=True, kw_only=True)
class PlainClaim:
    """A 3 or 4 that a self-assessment gives itself with evidence under 2."""

    question: Id
    value: Rated
    respondent: str


@dataclass(frozen=True, kw_only=True)
class PlainReading:
    """One other reading of the same answers."""

    scenario: Scenario
    words: Annotated[str, "What is read differently, in Dutch."]
    outcome: Annotated[str, "What that gives, in Dutch."]
    question: Annotated[Id | None, "The question that is left out."] = None
    index: Annotated[Hundred | None, "The index as it is read."] = None
    is_same: Annotated[bool, "Whether the signal stays the same."]
    is_idle: Annotated[bool, "Whether there was nothing to read differently."]


@dataclass(frozen=True, kw_only=True)
class PlainFlip:
    """A single answer that, given otherwise, changes the signal."""

    question: Id
    given: Annotated[Rated | Code | None, "null where nothing was answered."]
    to: Rated
    signal: Annotated[str, "The signal that it would give, in Dutch."]
    words: str


@dataclass(frozen=True, kw_only=True)
class PlainRobustness:
    """Whether the signal survives other readings."""

    same: Annotated[Count, "How many readings give the same signal."]
    total: Annotated[Count, "How many readings there are."]
    readings: tuple[PlainReading, ...]
    weight_range: Annotated[
        TwoNumbers | None, "From where to where weights up to half lower or higher move the index."
    ]
    flips: Annotated[tuple[PlainFlip, ...], "The smallest moves first."]


@dataclass(frozen=True, kw_only=True)
class PlainAlpha:
    """Krippendorff's alpha over all questions, for a technical annex."""

    kind: Annotated[str, "alpha, too_small_for_alpha or no_variation."]
    words: str
    alpha: Annotated[float | None, Range(None, 1)] = None
    items: Count | None = None
    assessors: Count | None = None


@dataclass(frozen=True, kw_only=True)
class PlainAnnex:
    """What belongs in a technical annex and nowhere else."""

    krippendorff: PlainAlpha


@dataclass(frozen=True, kw_only=True)
class PlainSaid:
    """What is said about the score of one perspective."""

    agreement: Annotated[Mapping[Id, PlainAgreement], "By question id; all that have a value."]
    seen_by: Annotated[tuple[PlainSeen, ...], "Who saw what blocks, and why."] = ()
    minority: tuple[PlainLowMark, ...] = ()
    lowest_on_critical: tuple[PlainLowMark, ...] = ()
    claims: tuple[PlainClaim, ...] = ()
    strict_index: Annotated[Hundred | None, "The index with every claim read as 2."] = None
    robustness: PlainRobustness | None = None
    annex: PlainAnnex


def plain_said(found: Findings, about: PerspectiveFindings, language: Language) -> PlainSaid:
    """What is said about one perspective, as plain data."""
    is_public = is_named(about.score.perspective)
    strict = strict_index(found.questionnaire, about.score.items, about.claims).index
    return PlainSaid(
        agreement={
            name: _agreement(each, language)
            for name, each in about.agreement.items()
            if not isinstance(each, NoAssessor)
        },
        seen_by=tuple(_seen(found, mark, is_public=is_public) for mark in about.blocking),
        minority=tuple(_low(found, each, is_public=is_public) for each in about.minority),
        lowest_on_critical=tuple(_low(found, each, is_public=is_public) for each in about.lowest),
        claims=tuple(_claim(found, mark) for mark in about.claims),
        strict_index=_float(strict) if about.claims else None,
        robustness=_robustness(about.robustness, about.flips, language),
        annex=PlainAnnex(krippendorff=_alpha(about.alpha, language)),
    )


def _agreement(found: Agreement, language: Language) -> PlainAgreement:
    words = agreement_words(found, language)
    match found:
        case Panel():
            return PlainAgreement(
                kind=found.kind,
                words=words,
                concord=found.concord,
                a=float(found.a),
                consensus=found.consensus,
            )
        case NoAssessor() | OneAssessor() | TwoAssessors():
            return PlainAgreement(kind=found.kind, words=words)
        case _:
            assert_never(found)


def _seen(found: Findings, mark: Mark, *, is_public: bool) -> PlainSeen:
    return PlainSeen(
        question=mark.question,
        value=mark.value,
        respondent=found.responses[mark.response].respondent if is_public else "",
        reason=mark.answer.explanation.strip() if is_public else "",
    )


def _low(found: Findings, low: LowMark, *, is_public: bool) -> PlainLowMark:
    response = found.responses[low.mark.response]
    return PlainLowMark(
        question=low.mark.question,
        value=low.mark.value,
        median=low.median,
        respondent=response.respondent if is_public else "",
        reason=low.reason if is_public else "",
    )


def _claim(found: Findings, mark: Mark) -> PlainClaim:
    respondent = found.responses[mark.response].respondent
    return PlainClaim(question=mark.question, value=mark.given, respondent=respondent)


def _robustness(
    found: Robustness | None, decisive: tuple[Flip, ...], language: Language
) -> PlainRobustness | None:
    if found is None:
        return None
    reach = found.weights.index
    return PlainRobustness(
        same=found.same,
        total=found.total,
        readings=tuple(_reading(each, language) for each in found.readings),
        weight_range=None if reach is None else (float(reach[0]), float(reach[1])),
        flips=tuple(_flip(each, language) for each in decisive),
    )


def _reading(reading: Reading, language: Language) -> PlainReading:
    return PlainReading(
        scenario=reading.scenario,
        words=scenario_words(reading, language),
        outcome=outcome_words(reading, language),
        question=reading.question,
        index=_float(reading.index),
        is_same=reading.is_same,
        is_idle=reading.is_idle,
    )


def _flip(flip: Flip, language: Language) -> PlainFlip:
    return PlainFlip(
        question=flip.question,
        given=flip.given,
        to=flip.to,
        signal=verdict_words(flip.verdict, language),
        words=flip_words(flip, language),
    )


def _alpha(found: PanelAlpha, language: Language) -> PlainAlpha:
    words = alpha_words(found, language)
    match found:
        case Alpha(value=value, items=items, assessors=assessors):
            return PlainAlpha(
                kind=found.kind, words=words, alpha=float(value), items=items, assessors=assessors
            )
        case TooSmallForAlpha(items=items, assessors=assessors):
            return PlainAlpha(kind=found.kind, words=words, items=items, assessors=assessors)
        case NoVariation():
            return PlainAlpha(kind=found.kind, words=words)
        case _:
            assert_never(found)


def _float(number: Fraction | None) -> float | None:
    return None if number is None else float(number)
