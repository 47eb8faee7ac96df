"""Everything that follows from the responses to one questionnaire, worked out once.

`scores` holds what decides the signal; this adds what is said about it: whether assessors agree,
whether the signal is robust, where the sides differ, and which patterns show. Nothing is hidden
here, and whoever publishes goes through `disclosure` first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from ..questionnaire.model import Perspective, Questionnaire
from ..response.model import Response
from .agreement import Agreement, agreement
from .alpha import PanelAlpha, panel_alpha, units_in
from .evidence import is_claim
from .flips import Flip, flips
from .gaps import Order, SideBySide, order_of, side_by_side
from .marks import Mark, marks
from .minority import LowMark, lowest_in, minority_in
from .patterns import PatternResult, patterns
from .robustness import Robustness, robustness
from .scores import PerspectiveScore, QuestionnaireScore, scores
from .signal import Signal


@dataclass(frozen=True, kw_only=True)
class PerspectiveFindings:
    """What is said about the score of one perspective.

    `agreement` holds every rating by id, `alpha` speaks of all together. The next five are the
    client side's own, and empty or None for another perspective; `blocking` are the marks at or
    under the threshold of a question that blocks. `claims` is empty for all but the
    self-assessment. Marks and flips name responses by their place among `Findings.responses`.
    """

    score: PerspectiveScore
    agreement: Mapping[str, Agreement]
    alpha: PanelAlpha
    blocking: tuple[Mark, ...] = ()
    minority: tuple[LowMark, ...] = ()
    lowest: tuple[LowMark, ...] = ()
    robustness: Robustness | None = None
    flips: tuple[Flip, ...] = ()
    claims: tuple[Mark, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Compared:
    """The government beside one client-side perspective, and which of them answered first."""

    sides: SideBySide
    order: Order


@dataclass(frozen=True, kw_only=True)
class Findings:
    """What the responses to one questionnaire say; `responses` are those to it and no others.

    `perspectives` are those that answered, in the order of `Perspective`.
    """

    questionnaire: Questionnaire
    responses: tuple[Response, ...]
    perspectives: Mapping[Perspective, PerspectiveFindings]
    compared: tuple[Compared, ...]
    patterns: tuple[PatternResult, ...]


def findings(questionnaire: Questionnaire, responses: Iterable[Response]) -> Findings:
    """Everything there is to find; responses to other questionnaires are left out."""
    own = tuple(response for response in responses if response.key == questionnaire.key)
    found = scores(questionnaire, own)
    return Findings(
        questionnaire=questionnaire,
        responses=own,
        perspectives=MappingProxyType(
            {who: _about(questionnaire, score, own) for who, score in found.perspectives.items()}
        ),
        compared=compared(questionnaire, found, own),
        patterns=patterns(questionnaire, own, found),
    )


def _about(
    questionnaire: Questionnaire, score: PerspectiveScore, responses: Sequence[Response]
) -> PerspectiveFindings:
    who = score.perspective
    given = marks(questionnaire, responses, who)
    plain = PerspectiveFindings(
        score=score,
        agreement=MappingProxyType(
            {name: agreement(item.counts) for name, item in score.items.items()}
        ),
        alpha=panel_alpha(units_in(given)),
    )
    if who is Perspective.OVERHEID_ZELF:
        claims = tuple(mark for each in given.values() for mark in each if is_claim(mark))
        return replace(plain, claims=claims)
    if score.signal is None:
        return plain
    return replace(
        plain,
        blocking=tuple(_blocking(score.signal, given)),
        minority=minority_in(given.values()),
        lowest=lowest_in(questionnaire, given.values()),
        robustness=robustness(questionnaire, score, responses),
        flips=flips(questionnaire, score, responses),
    )


def _blocking(signal: Signal, given: Mapping[str, Sequence[Mark]]) -> Iterator[Mark]:
    """The marks that are at or under the threshold of a question that blocks: who saw it."""
    for critical in signal.critical_items:
        yield from (mark for mark in given[critical.question] if mark.value <= critical.threshold)


def compared(
    questionnaire: Questionnaire, found: QuestionnaireScore, responses: Sequence[Response]
) -> tuple[Compared, ...]:
    """The government beside each client-side perspective; empty where either did not answer."""
    return tuple(
        Compared(sides=sides, order=handed_in(responses, sides.perspective))
        for sides in side_by_side(questionnaire, found, responses)
    )


def handed_in(responses: Sequence[Response], perspective: Perspective) -> Order:
    """Whether the government or this perspective handed in its responses first."""
    return order_of(
        (r.submitted for r in responses if r.perspective is Perspective.OVERHEID_ZELF),
        (r.submitted for r in responses if r.perspective is perspective),
    )
