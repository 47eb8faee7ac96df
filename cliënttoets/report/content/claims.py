"""What the government gives itself a high value for, without evidence that others can look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...questionnaire.model import Rating
from ...scoring.evidence import claims
from ...scoring.marks import Mark
from .material import Instrument, rating


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One high value without evidence, with the question it was given to and the body that did."""

    question: Rating
    mark: Mark
    respondent: str


def claims_in(instrument: Instrument) -> Iterator[Claim]:
    """Every claim on a questionnaire, in its order."""
    for name, marks in claims(instrument.questionnaire, instrument.named).items():
        for mark in marks:
            yield Claim(
                question=rating(instrument.questionnaire, name),
                mark=mark,
                respondent=instrument.named[mark.response].respondent,
            )
