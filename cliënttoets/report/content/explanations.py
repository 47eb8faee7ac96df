"""What bodies with a mandate said of their answer to a question, and what evidence they brought."""

from __future__ import annotations

from collections.abc import Iterator

from ...assessment import words as names
from ...questionnaire.model import Rating
from ...response.model import Answer, Response
from ...scoring.ceiling import counted_value
from ...scoring.words import EVIDENCE_COUNTED
from ..blocks import Block, BulletList, Heading, Text, strong, words
from .material import Instrument, Material, quoted


def explanation_blocks(told: Material, instrument: Instrument, question: Rating) -> Iterator[Block]:
    """Who said what; an answer that counts lower than given stands there unexplained too."""
    items = tuple(
        _explanation(told, question, response, response.to(question))
        for response in instrument.named
        if _has_explained(response.to(question)) or counts_lower(question, response)
    )
    if items:
        anchor = f"toelichting-{instrument.number}-{question.id}"
        yield Heading(4, told.language.text("Toelichting en bewijs"), anchor)
        yield BulletList(items)


def counts_lower(question: Rating, response: Response, to: int | None = None) -> bool:
    """Whether an answer counts lower than given; with `to`, whether it counts as that value."""
    given = response.to(question).value
    if not isinstance(given, int):
        return False
    counted = counted_value(question, response, given)
    return counted < given and to in (None, counted)


def _has_explained(answer: Answer) -> bool:
    return bool(answer.explanation.strip() or answer.reference.strip())


def _explanation(told: Material, question: Rating, response: Response, answer: Answer) -> Text:
    """Who said it and what they gave; in their own words why; and where that can be read."""
    head = ", ".join(
        part for part in (response.respondent, _given(told, question, response)) if part
    )
    explanation = answer.explanation.strip()
    evidence = [answer.reference.strip()] if answer.reference.strip() else []
    if answer.evidence is not None:
        evidence.insert(0, told.language.text(EVIDENCE_COUNTED[answer.evidence]))
    return words(
        strong(f"{head}. "),
        f"{quoted(explanation)} " if explanation else "",
        f"[{': '.join(evidence)}]" if evidence else "",
    )


def _given(told: Material, question: Rating, response: Response) -> str:
    answer = response.to(question)
    if answer.code is not None:
        return told.language.text(names.CODES[answer.code]).lower()
    if not isinstance(answer.value, int):
        return ""
    counted = counted_value(question, response, answer.value)
    if counted == answer.value:
        return told.language.text("waarde {value}", value=answer.value)
    return told.language.text(
        "gaf {value}, telt als {counted}", value=answer.value, counted=counted
    )
