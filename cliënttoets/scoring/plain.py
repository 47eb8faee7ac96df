"""Scores as plain data, for files and other programs. Only here do exact numbers become floats.

The dataclasses below, with those of `plain_findings`, `plain_beside` and `plain_rounds`, are the
format: the JSON Schema of `clienttoets schema scores` is made of them. Numbers keep their full
precision; whole numbers for readers are a matter of reports. Nothing is hidden: this is for who has
the answers.

A snapshot keeps what decides the signal, without words and without what is said about it: that is
quick to verify, and a better sentence in a later version changes no snapshot.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Annotated, Any, assert_never

from ..assessment.model import Assessment, Proposal
from ..document.schema import schema
from ..document.shape import Length, Range
from ..document.writing import write
from ..language import DUTCH, Language
from ..questionnaire.model import HIGHEST_RATING, Band, Id, Moment, Perspective, Questionnaire
from ..response.model import Code, Response
from .findings import findings
from .index import IndexScore
from .item import ItemScore, Standing
from .plain_beside import PlainCompared, PlainPattern, plain_compared, plain_pattern
from .plain_findings import PlainSaid, plain_said
from .plain_rounds import PlainRounds, plain_rounds
from .rounds import Round, rounds_compared
from .scores import PerspectiveScore, scores
from .signal import (
    CriticalItem,
    CriticalMissing,
    CriticalTooEarly,
    LowCoverage,
    NothingToScore,
    Reason,
    RestUndecided,
    Signal,
    SignalKind,
)
from .words import reason_words, signal_words

Count = Annotated[int, Range(0)]
Rated = Annotated[int, Range(0, HIGHEST_RATING)]
Hundred = Annotated[float, Range(0, 100)]
TwoValues = Annotated[tuple[Rated, ...], Length(2, 2)]
TwoNumbers = Annotated[tuple[Hundred, ...], Length(2, 2)]
TwoWords = Annotated[tuple[str, ...], Length(2, 2)]


@dataclass(frozen=True, kw_only=True)
class PlainItem:
    """All answers of one perspective to one question."""

    counts: Annotated[
        tuple[Count, ...], Length(5, 5), "How often each value from 0 to 4 counts, under ceilings."
    ]
    codes: Annotated[Mapping[Code, Count], "How often each answer without a number was given."]
    unanswered: Annotated[Count, "How many were asked and said nothing."]
    capped: Annotated[Count, "How many values count lower than given, because of a part."]
    middle: Annotated[
        TwoValues | None, "Lower and upper median; the lower one decides. null without any value."
    ]
    standing: Annotated[Standing, "What the question is worth in the index."]


@dataclass(frozen=True, kw_only=True)
class PlainIndex:
    """An index with how sure it is; null where it cannot be determined."""

    index: Annotated[Hundred | None, "100 times the weighted mean of the values, divided by 4."]
    coverage: Annotated[float | None, Range(0, 1), "Share of the applicable weight with a value."]
    interval: Annotated[TwoNumbers | None, "The index if all that is missing were 0, and 4."]
    band: Annotated[str | None, "The word of the band that the index is in."]
    bands: Annotated[TwoWords | None, "The words of the bands of both ends of the interval."]


@dataclass(frozen=True, kw_only=True)
class PlainReason:
    """One reason of a signal; all keys but `kind` stand there only where they apply."""

    kind: Annotated[
        str,
        "critical_item, critical_missing, critical_too_early, low_coverage, nothing_to_score"
        " or rest_undecided.",
    ]
    words: Annotated[str, "The reason as a Dutch sentence."] = ""
    question: Annotated[Id | None, "The critical question that it is about."] = None
    value: Annotated[Rated | None, "Its value."] = None
    threshold: Annotated[Rated | None, "Up to which value it blocks."] = None


@dataclass(frozen=True, kw_only=True)
class PlainSignal:
    """The verdict of a client-side perspective."""

    kind: SignalKind
    words: Annotated[str, "The signal as a Dutch heading."] = ""
    reasons: Annotated[tuple[PlainReason, ...], "Why, in the order of telling."]


@dataclass(frozen=True, kw_only=True)
class PlainPerspective(PlainIndex):
    """What one perspective says; its index is that of all questions together."""

    respondents: Count
    items: Annotated[Mapping[Id, PlainItem], "By question id."]
    dimensions: Annotated[Mapping[Id, PlainIndex], "By dimension id."]
    signal: Annotated[PlainSignal | None, "null for a perspective that is not the client side's."]
    said: Annotated[PlainSaid | None, "What is said about it; not in a snapshot."] = None


@dataclass(frozen=True, kw_only=True)
class PlainSetAside:
    """An answer that does not count, because other answers of the respondent hide its question."""

    respondent: str
    perspective: Perspective
    question: Id


@dataclass(frozen=True, kw_only=True)
class PlainQuestionnaire:
    """The scores of one questionnaire; perspectives are never averaged."""

    version: int
    perspectives: Annotated[Mapping[Perspective, PlainPerspective], "Those that answered."]
    set_aside: tuple[PlainSetAside, ...]
    compared: Annotated[
        tuple[PlainCompared, ...], "The government beside the client side; not in a snapshot."
    ] = ()
    patterns: Annotated[
        tuple[PlainPattern, ...], "In the order of the file; not in a snapshot."
    ] = ()


@dataclass(frozen=True, kw_only=True)
class ScoresDocument:
    """The scores of one test of a proposal."""

    proposal: Proposal
    moment: Moment
    questionnaires: Annotated[Mapping[Id, PlainQuestionnaire], "By questionnaire id."]
    rounds: Annotated[PlainRounds | None, "Beside an earlier test, where one was given."] = None


def scores_schema() -> dict[str, Any]:
    """The JSON Schema of scores as plain data."""
    return schema(ScoresDocument, "The scores of a cliënttoets")


def scores_data(
    assessment: Assessment,
    questionnaires: Sequence[Questionnaire],
    responses: Sequence[Response],
    language: Language = DUTCH,
    *,
    earlier: Round | None = None,
) -> dict[str, Any]:
    """The scores of a test as plain data: what `clienttoets score --json` prints.

    With an earlier round of the same proposal, also what changed since.
    """
    document = ScoresDocument(
        proposal=assessment.proposal,
        moment=assessment.moment,
        questionnaires={each.id: _in_full(each, responses, language) for each in questionnaires},
        rounds=_rounds(earlier, Round(tuple(questionnaires), tuple(responses)), language),
    )
    data: dict[str, Any] = write(document)
    return data


def _rounds(earlier: Round | None, now: Round, language: Language) -> PlainRounds | None:
    if earlier is None:
        return None
    both = (*now.questionnaires, *earlier.questionnaires)
    return plain_rounds(rounds_compared(earlier, now), both, language)


def plain_scores(
    questionnaires: Iterable[Questionnaire], responses: Sequence[Response]
) -> dict[str, Any]:
    """The scores as plain data by questionnaire id; equal to what JSON gives back of them.

    They are without words, and without what is said about them.
    """
    data: dict[str, Any] = write({each.id: _bare(each, responses) for each in questionnaires})
    return data


def _bare(questionnaire: Questionnaire, responses: Iterable[Response]) -> PlainQuestionnaire:
    own = [response for response in responses if response.key == questionnaire.key]
    perspectives = scores(questionnaire, own).perspectives
    return PlainQuestionnaire(
        version=questionnaire.version,
        perspectives={name: _perspective(each, None) for name, each in perspectives.items()},
        set_aside=_set_aside(own),
    )


def _in_full(
    questionnaire: Questionnaire, responses: Iterable[Response], language: Language
) -> PlainQuestionnaire:
    found = findings(questionnaire, responses)
    return PlainQuestionnaire(
        version=questionnaire.version,
        perspectives={
            name: replace(
                _perspective(each.score, language), said=plain_said(found, each, language)
            )
            for name, each in found.perspectives.items()
        },
        set_aside=_set_aside(found.responses),
        compared=tuple(plain_compared(each, language) for each in found.compared),
        patterns=tuple(plain_pattern(each, language) for each in found.patterns),
    )


def _set_aside(responses: Iterable[Response]) -> tuple[PlainSetAside, ...]:
    return tuple(
        PlainSetAside(
            respondent=response.respondent, perspective=response.perspective, question=question
        )
        for response in responses
        for question in response.set_aside
    )


def _perspective(score: PerspectiveScore, language: Language | None) -> PlainPerspective:
    return PlainPerspective(
        **index_fields(score.total),
        respondents=score.respondents,
        items={name: plain_item(item) for name, item in score.items.items()},
        dimensions={
            name: PlainIndex(**index_fields(each)) for name, each in score.dimensions.items()
        },
        signal=None if score.signal is None else plain_signal(score.signal, language),
    )


def plain_item(item: ItemScore) -> PlainItem:
    """The item as plain data."""
    return PlainItem(
        counts=item.counts,
        codes=item.codes,
        unanswered=item.unanswered,
        capped=item.capped,
        middle=item.middle,
        standing=item.standing,
    )


def index_fields(score: IndexScore) -> dict[str, Any]:
    """The fields of a PlainIndex."""
    return {
        "index": _float(score.index),
        "coverage": _float(score.coverage),
        "interval": score.interval and tuple(map(float, score.interval)),
        "band": score.band and score.band.word,
        "bands": score.bands and _words(score.bands),
    }


def _float(number: Fraction | None) -> float | None:
    return None if number is None else float(number)


def _words(bands: tuple[Band, Band]) -> tuple[str, str]:
    return bands[0].word, bands[1].word


def plain_signal(signal: Signal, language: Language | None) -> PlainSignal:
    """The signal as plain data; without words where no language is given."""
    return PlainSignal(
        kind=signal.kind,
        words="" if language is None else signal_words(signal, language),
        reasons=tuple(_reason(reason, language) for reason in signal.reasons),
    )


def _reason(reason: Reason, language: Language | None) -> PlainReason:
    plain = PlainReason(
        kind=reason.kind, words="" if language is None else reason_words(reason, language)
    )
    match reason:
        case CriticalItem(question, value, threshold):
            return replace(plain, question=question, value=value, threshold=threshold)
        case CriticalMissing(question) | CriticalTooEarly(question):
            return replace(plain, question=question)
        case LowCoverage() | NothingToScore() | RestUndecided():
            return plain
        case _:
            assert_never(reason)
