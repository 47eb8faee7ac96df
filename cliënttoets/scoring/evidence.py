"""What a self-assessment claims without evidence, and how its items read when that does not count.

A 3 or 4 means: arranged, and demonstrably so. Whoever gives it to themselves with no more than a
title and a date has claimed it. Such an answer is told as 'claimed, not backed', and the strict
reading takes it for a 2. The value that counts does not change; it is the robustness of a verdict
that is tried this way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from ..language import Language, marked
from ..questionnaire.model import Perspective, Questionnaire
from ..response.model import Response
from .item import ItemScore, Tally, item_score
from .marks import Mark, marks

CLAIMED_FROM = 3
"""From which value on an answer needs evidence."""

BACKED_FROM = 2
"""From which evidence level on a value is backed: a document or link, or the client side's word."""

READ_STRICTLY_AS = 2
"""What a claim is read as: that it exists, no more."""

CLAIMED = marked("beweerd, niet aangetoond")


@dataclass(frozen=True, kw_only=True)
class EvidenceProfile:
    """How the values of a self-assessment for one question are backed.

    `levels` says how many values came with each evidence level from 0 to 3, `unsaid` how many with
    none at all; `claimed` how many of them all are claimed, not backed.
    """

    levels: tuple[int, int, int, int]
    unsaid: int
    claimed: int

    @property
    def valued(self) -> int:
        """How many gave a value."""
        return sum(self.levels) + self.unsaid

    @property
    def backed(self) -> int:
        """How many values are backed, high or low."""
        return sum(self.levels[BACKED_FROM:])


def claims(
    questionnaire: Questionnaire,
    responses: Sequence[Response],
    perspective: Perspective = Perspective.OVERHEID_ZELF,
) -> Mapping[str, tuple[Mark, ...]]:
    """The marks that are claimed, not backed, by question id; every rating, in order.

    What was given decides, also where a part keeps it from counting so high. Evidence that was not
    said is none. The rule is meant for the self-assessment; another perspective can be read alike.
    """
    found = marks(questionnaire, responses, perspective)
    return MappingProxyType({name: tuple(filter(is_claim, each)) for name, each in found.items()})


def is_claim(mark: Mark) -> bool:
    """Whether the value is high and its evidence is not."""
    return mark.given >= CLAIMED_FROM and (mark.answer.evidence or 0) < BACKED_FROM


def evidence_profiles(
    questionnaire: Questionnaire, responses: Sequence[Response]
) -> Mapping[str, EvidenceProfile]:
    """How the self-assessment is backed, by question id; every rating, in order."""
    found = marks(questionnaire, responses, Perspective.OVERHEID_ZELF)
    return MappingProxyType({name: evidence_profile(each) for name, each in found.items()})


def evidence_profile(given: Iterable[Mark]) -> EvidenceProfile:
    """How these marks are backed."""
    told = list(given)
    levels = [mark.answer.evidence for mark in told]
    return EvidenceProfile(
        levels=(levels.count(0), levels.count(1), levels.count(2), levels.count(3)),
        unsaid=levels.count(None),
        claimed=sum(map(is_claim, told)),
    )


def read_strictly(
    items: Mapping[str, ItemScore], claimed: Mapping[str, Iterable[Mark]]
) -> Mapping[str, ItemScore]:
    """The items of a perspective with its claims read as 2, or as less where a ceiling says so.

    The claims are those of the same perspective. Only counts and medians change: what was asked
    stays asked. That is why this works on items and not on responses, where an earlier 3 that
    became a 2 could take away the questions behind it.
    """
    lowered: dict[str, list[int]] = defaultdict(list)
    for name, each in claimed.items():
        lowered[name] += [mark.value for mark in each if mark.value > READ_STRICTLY_AS]
    return MappingProxyType({name: _lowered(item, lowered[name]) for name, item in items.items()})


def _lowered(item: ItemScore, values: Sequence[int]) -> ItemScore:
    """The item with these values counted as 2; one without any is left as it is."""
    if not values:
        return item
    counts = list(item.counts)
    for value in values:
        counts[value] -= 1
        counts[READ_STRICTLY_AS] += 1
    tally = Tally(counts, dict(item.codes), unanswered=item.unanswered, capped=item.capped)
    return item_score(item.question, tally)


def claim_words(mark: Mark, respondent: str, language: Language) -> str:
    """A claim as a sentence that names its respondent: a body with a mandate, never a person."""
    return language.text(
        "{question}: {respondent} geeft zichzelf {value}. Dat is {claimed}.",
        question=mark.question,
        respondent=respondent,
        value=mark.given,
        claimed=language.text(CLAIMED),
    )


def evidence_words(profile: EvidenceProfile, language: Language) -> str:
    """How many values of one question are backed, inside a sentence."""
    return language.text(
        "{backed} van {valued} aangetoond", backed=profile.backed, valued=profile.valued
    )
