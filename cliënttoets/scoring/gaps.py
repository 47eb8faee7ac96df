"""How the government sees itself beside how the client side sees it, question by question.

A gap is an item on the agenda of a conversation. It does not prove that one side is wrong, and no
test of significance is made of three officials and five organisations. Client organisations and
families are compared apart, because perspectives are never pooled. Whether a group is large enough
to be shown is decided by `disclosure`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction

from ..assessment.words import PERSPECTIVES
from ..language import Language, marked
from ..questionnaire.model import Perspective, Questionnaire
from ..response.model import Response
from .evidence import EvidenceProfile, evidence_profiles
from .item import ItemScore, Standing
from .scores import QuestionnaireScore
from .words import STANDINGS

FAR_APART = 2
"""From how many steps on two sides see something else."""


class GapKind(StrEnum):
    """What a gap says."""

    ABOUT_EQUAL = "about_equal"
    BLIND_SPOT = "blind_spot"
    STRICTER_ON_ITSELF = "stricter_on_itself"


@dataclass(frozen=True, kw_only=True)
class Gap:
    """One question on which both sides gave a value; the values are lower medians.

    `evidence` tells how the government's own values are backed.
    """

    question: str
    is_critical: bool
    client: int
    own: int
    evidence: EvidenceProfile

    @property
    def steps(self) -> int:
        """How many steps the government's own value lies above the client side's, -4 to 4."""
        return self.own - self.client

    @property
    def kind(self) -> GapKind:
        """The class of the gap; one step is about equal."""
        if self.steps >= FAR_APART:
            return GapKind.BLIND_SPOT
        return GapKind.STRICTER_ON_ITSELF if self.steps <= -FAR_APART else GapKind.ABOUT_EQUAL


@dataclass(frozen=True, kw_only=True)
class NotComparable:
    """One question that lacks a value on one side or both; the standings say why."""

    question: str
    client: Standing
    own: Standing


@dataclass(frozen=True, kw_only=True)
class SideBySide:
    """The government beside one client-side perspective.

    `gaps` from wide to narrow, of equal ones the critical first, then in the questionnaire's order.
    `not_comparable` in the questionnaire's order; a question that neither was asked is in neither.
    """

    perspective: Perspective
    gaps: tuple[Gap, ...]
    not_comparable: tuple[NotComparable, ...]


def side_by_side(
    questionnaire: Questionnaire, found: QuestionnaireScore, responses: Sequence[Response]
) -> tuple[SideBySide, ...]:
    """The government beside each client-side perspective that answered; empty where either did not.

    The scores are those of the responses.
    """
    own = found.perspectives.get(Perspective.OVERHEID_ZELF)
    if own is None:
        return ()
    evidence = evidence_profiles(questionnaire, responses)
    return tuple(
        _beside(questionnaire, perspective, score.items, own.items, evidence)
        for perspective, score in found.perspectives.items()
        if perspective.is_client_side
    )


def _beside(
    questionnaire: Questionnaire,
    perspective: Perspective,
    client: Mapping[str, ItemScore],
    own: Mapping[str, ItemScore],
    evidence: Mapping[str, EvidenceProfile],
) -> SideBySide:
    gaps, not_comparable = [], []
    for question in questionnaire.ratings():
        theirs, ours = client[question.id], own[question.id]
        if theirs.value is not None and ours.value is not None:
            gaps.append(
                Gap(
                    question=question.id,
                    is_critical=question.critical_up_to is not None,
                    client=theirs.value,
                    own=ours.value,
                    evidence=evidence[question.id],
                )
            )
        elif {theirs.standing, ours.standing} != {Standing.NOT_ASKED}:
            not_comparable.append(
                NotComparable(question=question.id, client=theirs.standing, own=ours.standing)
            )
    gaps.sort(key=lambda gap: (-abs(gap.steps), not gap.is_critical))
    return SideBySide(
        perspective=perspective, gaps=tuple(gaps), not_comparable=tuple(not_comparable)
    )


def cliffs_delta(own: Sequence[int], client: Sequence[int]) -> Fraction | None:
    """How often an own value beats a client's, minus the reverse, as a share of all pairs.

    In [-1, 1]: 1 where every own value is higher. The arguments say how often each value was given;
    None where one side gave none. An effect size (N. Cliff, Dominance statistics, Psychological
    Bulletin 114, 1993, 494-509), not a test.
    """
    pairs = sum(own) * sum(client)
    if pairs == 0:
        return None
    beats = sum(
        ((mine > theirs) - (mine < theirs)) * times * others
        for mine, times in enumerate(own)
        for theirs, others in enumerate(client)
    )
    return Fraction(beats, pairs)


class Order(StrEnum):
    """Which side handed in its answers first."""

    OWN_FIRST = "own_first"
    CLIENTS_FIRST = "clients_first"
    MIXED = "mixed"
    UNKNOWN = "unknown"


def order_of(own: Iterable[datetime | None], client: Iterable[datetime | None]) -> Order:
    """The order in which two sides answered, from when each response was handed in.

    One side is first when all of it was in before any of the other. Two answers of the same instant
    are mixed, and so are sides that known instants already show to be. Unknown where a side is
    empty, or an unknown instant could still make the difference.
    """
    ours, theirs = list(own), list(client)
    known_ours = [instant for instant in ours if instant is not None]
    known_theirs = [instant for instant in theirs if instant is not None]
    if not known_ours or not known_theirs:
        return Order.UNKNOWN
    own_first = max(known_ours) < min(known_theirs)
    clients_first = max(known_theirs) < min(known_ours)
    if not own_first and not clients_first:
        return Order.MIXED
    if None in ours or None in theirs:
        return Order.UNKNOWN
    return Order.OWN_FIRST if own_first else Order.CLIENTS_FIRST


SIDES = {
    Perspective.CLIENTORGANISATIE: marked("cliëntenorganisaties"),
    Perspective.GEZIN_JONGERE: marked("gezinnen en jongeren"),
}
"""The client-side perspectives as a gap names them."""

GAP_KINDS = {
    GapKind.ABOUT_EQUAL: marked("ongeveer gelijk"),
    GapKind.BLIND_SPOT: marked("blinde vlek"),
    GapKind.STRICTER_ON_ITSELF: marked("strenger voor zichzelf"),
}

ORDERS = {
    Order.OWN_FIRST: marked("Eerst diende de overheid haar antwoorden in, daarna de cliëntzijde."),
    Order.CLIENTS_FIRST: marked(
        "Eerst diende de cliëntzijde haar antwoorden in, daarna de overheid."
    ),
    Order.MIXED: marked("De overheid en de cliëntzijde antwoordden door elkaar."),
    Order.UNKNOWN: marked("Welke kant eerst antwoordde, is niet bekend."),
}


def gap_words(gap: Gap, perspective: Perspective, language: Language) -> str:
    """Both values and what their gap says, as a sentence; the perspective is the client side's."""
    return language.text(
        "{question}: {client} volgens {clients}, {own} volgens de overheid zelf ({kind}).",
        question=gap.question,
        client=gap.client,
        clients=language.text(SIDES[perspective]),
        own=gap.own,
        kind=language.text(GAP_KINDS[gap.kind]),
    )


def not_comparable_words(pair: NotComparable, perspective: Perspective, language: Language) -> str:
    """Why a question cannot be compared: each side without a value, with its reason."""
    sides = {perspective: pair.client, Perspective.OVERHEID_ZELF: pair.own}
    reasons = "; ".join(
        f"{language.text(PERSPECTIVES[side])}: {language.text(STANDINGS[standing])}"
        for side, standing in sides.items()
        if standing is not Standing.VALUED
    )
    return language.text(
        "{question} is niet te vergelijken. {reasons}.", question=pair.question, reasons=reasons
    )


def order_words(order: Order, language: Language) -> str:
    """The order as a sentence."""
    return language.text(ORDERS[order])
