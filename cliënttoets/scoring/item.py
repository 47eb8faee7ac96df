"""What the respondents of one perspective say to one question: every answer, and one value.

The lower median decides. The scale is ordinal, and a median needs no distances; of two middle
values the lower one counts, so that a tie is resolved towards caution. Both are kept, to be shown.

An answer without a number is never read as a number. A question leaves the denominator only when
everybody who answered it says so: one 'weet ik niet' beside three 'niet van toepassing' is a
missing answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from ..questionnaire.model import HIGHEST_RATING
from ..response.model import Answer, Code

Counts = tuple[int, int, int, int, int]


class Standing(StrEnum):
    """What a question is worth in the index of a perspective."""

    VALUED = "valued"
    NOT_APPLICABLE = "not_applicable"
    TOO_EARLY = "too_early"
    MISSING = "missing"
    NOT_ASKED = "not_asked"

    @property
    def is_applicable(self) -> bool:
        """Whether the question is in the denominator: it has a value, or ought to have one."""
        return self in (Standing.VALUED, Standing.MISSING)


@dataclass(frozen=True, kw_only=True)
class ItemScore:
    """The answers of one perspective to one question.

    `counts` says how often each value from 0 to 4 was given, as it counts under a ceiling; `capped`
    says how many of them were given higher. `codes` has all four codes. `unanswered` counts those
    who were asked and gave neither value nor code. `middle` is the lower and the upper median;
    None when nobody gave a value.
    """

    question: str
    counts: Counts
    codes: Mapping[Code, int]
    unanswered: int
    middle: tuple[int, int] | None
    standing: Standing
    capped: int = 0

    @property
    def value(self) -> int | None:
        """The value that counts: the lower median, or None."""
        return None if self.middle is None else self.middle[0]

    @property
    def valued(self) -> int:
        """How many gave a value."""
        return sum(self.counts)

    @property
    def asked(self) -> int:
        """How many were asked."""
        return self.valued + sum(self.codes.values()) + self.unanswered


@dataclass
class Tally:
    """Answers to one question while they are being counted: the one value here that changes."""

    counts: list[int] = field(default_factory=lambda: [0] * (HIGHEST_RATING + 1))
    codes: dict[Code, int] = field(default_factory=lambda: dict.fromkeys(Code, 0))
    unanswered: int = 0
    capped: int = 0

    def add(self, answer: Answer, value: int | None) -> None:
        """Counts an answer; `value` is its value as it counts, None for an answer without one."""
        if value is not None:
            self.counts[value] += 1
            self.capped += value != answer.value
        elif answer.code is not None:
            self.codes[answer.code] += 1
        else:
            self.unanswered += 1


def item_score(question: str, tally: Tally, *, nvt_is_valid: bool = True) -> ItemScore:
    """The score of a question. An nvt that is not valid leaves the question in the denominator."""
    zero, one, two, three, four = tally.counts
    return ItemScore(
        question=question,
        counts=(zero, one, two, three, four),
        codes=MappingProxyType(dict(tally.codes)),
        unanswered=tally.unanswered,
        middle=_middle(tally.counts),
        standing=_standing(tally, nvt_is_valid),
        capped=tally.capped,
    )


def _middle(counts: list[int]) -> tuple[int, int] | None:
    """The lower and the upper median; one and the same for an odd number of values."""
    number = sum(counts)
    if number == 0:
        return None
    return _at((number - 1) // 2, counts), _at(number // 2, counts)


def _at(position: int, counts: list[int]) -> int:
    """The value at a position, from 0, when all values stand in order."""
    for value, count in enumerate(counts):
        if position < count:
            return value
        position -= count
    raise IndexError(position)


def _standing(tally: Tally, nvt_is_valid: bool) -> Standing:
    """Where 'not applicable' and 'too early' meet, too early wins: the question comes back."""
    if any(tally.counts):
        return Standing.VALUED
    coded = sum(tally.codes.values())
    if coded == 0:
        return Standing.MISSING if tally.unanswered else Standing.NOT_ASKED
    outside = tally.codes[Code.TE_VROEG] + (tally.codes[Code.NVT] if nvt_is_valid else 0)
    if outside < coded:
        return Standing.MISSING
    return Standing.TOO_EARLY if tally.codes[Code.TE_VROEG] else Standing.NOT_APPLICABLE
