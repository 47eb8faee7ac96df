"""What bodies with a mandate said of their answer to a question, and what evidence they brought."""

from __future__ import annotations

from collections.abc import Iterator

from ...assessment import words as names
from ...questionnaire.model import Rating
from ...response.model import Answer, Response
from ...scoring.ceiling import counted_value
from ...scoring.words import EVIDENCE_COUNTED
from ..blocks import Block, BulletList, Face, Heading, Run, Text, strong
from .material import Instrument, Material, content, joined, quoted


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
    given = _given(told, question, response)
    explanation = answer.explanation.strip()
    return joined(
        content(told, response.respondent, Face.STRONG),
        strong(f", {given}. " if given else ". "),
        content(told, f"{quoted(explanation)} ") if explanation else "",
        *_evidence(told, answer),
    )


def _evidence(told: Material, answer: Answer) -> Iterator[str | Run]:
    """How strong the evidence is, and where it is to be found: "[Document: nota]"."""
    level = "" if answer.evidence is None else told.language.text(EVIDENCE_COUNTED[answer.evidence])
    reference = answer.reference.strip()
    if level or reference:
        yield f"[{level}" + (": " if level and reference else "")
        if reference:
            yield content(told, reference)
        yield "]"


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
