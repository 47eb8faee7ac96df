"""What a value of a question means to the perspective that gives it.

Two values may be compared when these are equal, whatever the versions of their questionnaires: an
id alone does not tell, because a changed anchor keeps its question's id.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..questionnaire.model import (
    Asked,
    Column,
    Part,
    PartRating,
    Perspective,
    Questionnaire,
    Rating,
    Table,
    voices_of,
)
from ..response.model import asked_parts

Wording = tuple[tuple[str, tuple[str, ...]], ...]
"""For each voice the text and the anchors, which only what is rated has."""


def wording(
    questionnaire: Questionnaire, asked: Asked | Column, perspective: Perspective
) -> Wording:
    """What the perspective reads, in each of its voices.

    In all of them, also those in which nobody answered: a family that reads je is compared with one
    that reads u, and so both must have read the same as before.
    """
    return tuple(
        (
            asked.text.to(voice),
            questionnaire.scale(asked, voice) if isinstance(asked, Rating | PartRating) else (),
        )
        for voice in voices_of(perspective)
    )


def ceiling(questionnaire: Questionnaire, question: Rating, perspective: Perspective) -> object:
    """Everything that can keep the perspective's value from counting as given; None for nothing.

    Only good for comparing: what caps and how far, by the parts and columns that do.
    """
    if question.ceiling is None:
        return None
    capping = {
        (part.id, one.id): (one.kind, wording(questionnaire, one, perspective))
        for part in asked_parts(question, perspective)
        for one in _with_columns(part)
        if one.id in question.ceiling.of
    }
    return (question.ceiling.deels, question.ceiling.nee, capping) if capping else None


def _with_columns(part: Part) -> Iterator[Part | Column]:
    yield part
    if isinstance(part, Table):
        yield from part.columns
