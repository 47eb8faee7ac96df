"""What was answered: answers and responses as frozen values, and what follows from them.

Which questions a respondent gets is decided here and nowhere else, in one forward pass: a condition
looks only at earlier sections. `Response.answers` holds answers to asked questions alone, so that
nothing that reads it can be misled by a question that is no longer asked; such an answer is set
aside and comes back when its question does.

This module does not know how an answer is typed in, stored or scored.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated

from ..document.shape import Length, Range
from ..questionnaire.conditions import truth
from ..questionnaire.model import (
    LONGEST_TEXT,
    Asked,
    Id,
    Part,
    Perspective,
    Question,
    Questionnaire,
    Section,
    Voice,
    parts_of,
    voices_of,
)

Row = Mapping[str, int | float | str | date]
"""One row of a table: column id to value; a cell that was left empty is absent."""

Value = int | float | str | date | tuple[str, ...] | tuple[Row, ...]
"""What an answer says: rating 0-4, number, option id or text, date, option ids, rows."""


class Code(StrEnum):
    """An answer without a number. The codes are never merged, and never read as 0."""

    NVT = "nvt"
    TE_VROEG = "te_vroeg"
    WEET_NIET = "weet_niet"
    WIL_NIET = "wil_niet"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What one respondent said to one question: a value, or a code, or only an explanation.

    `value` is typed by its question's kind (see `answers`). `evidence` is 0-3, None when it was not
    said; `reference` says where the evidence is. `reason` says why a question does not apply.
    """

    value: object | None = None
    code: Code | None = None
    reason: Annotated[str, Length(0, LONGEST_TEXT)] = ""
    explanation: Annotated[str, Length(0, LONGEST_TEXT)] = ""
    evidence: Annotated[int, Range(0, 3)] | None = None
    reference: Annotated[str, Length(0, 2000)] = ""

    @property
    def is_given(self) -> bool:
        """Whether the question is answered: an explanation alone does not answer it."""
        return self.value is not None or self.code is not None

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was said."""
        return self == NO_ANSWER


NO_ANSWER = Answer()


def _none() -> Mapping[str, Answer]:
    return MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class Response:
    """One respondent's answers to one questionnaire, by question id.

    `answers` holds only questions that are asked; `set_aside` keeps what was answered before an
    earlier answer made its question disappear. `submitted` is the instant, with its time zone, at
    which it was handed in; None when it was not, or when nobody knows.
    """

    respondent: Annotated[str, Length(1, 200)]
    perspective: Perspective
    voice: Voice
    questionnaire: Id
    version: Annotated[int, Range(1, 9999)]
    answers: Mapping[str, Answer] = field(default_factory=_none)
    set_aside: Mapping[str, Answer] = field(default_factory=_none)
    submitted: datetime | None = None

    @property
    def key(self) -> tuple[str, int]:
        """The key of the questionnaire that was answered."""
        return (self.questionnaire, self.version)

    def to(self, question: Asked) -> Answer:
        """The answer to a question or part; an empty answer when there is none."""
        return self.answers.get(question.id, NO_ANSWER)


def begun(
    questionnaire: Questionnaire, respondent: str, perspective: Perspective, voice: Voice | None
) -> Response:
    """A response without answers; the voice is the perspective's own when it has just one.

    Raises ValueError for a perspective that the questionnaire does not admit, or a voice that is
    not the perspective's.
    """
    voices = voices_of(perspective)
    chosen = voices[0] if voice is None and len(voices) == 1 else voice
    if perspective not in questionnaire.perspectives or chosen not in voices:
        raise ValueError(f"{perspective} cannot answer {questionnaire.id} as {voice}")
    return Response(
        respondent=respondent,
        perspective=perspective,
        voice=chosen,
        questionnaire=questionnaire.id,
        version=questionnaire.version,
    )


def asked(questionnaire: Questionnaire, response: Response) -> tuple[Question, ...]:
    """The questions that this respondent gets, in order, with the answers as they now stand."""
    return _asked(questionnaire, response.perspective, response.answers)


def asked_parts(question: Question, perspective: Perspective) -> tuple[Part, ...]:
    """The parts of an asked question that this perspective gets with it."""
    return tuple(part for part in parts_of(question) if part.is_for(perspective))


def with_parts(question: Question, perspective: Perspective) -> Iterator[Asked]:
    """A question and its parts for this perspective: all that have an answer of their own."""
    yield question
    yield from asked_parts(question, perspective)


def _asked(
    questionnaire: Questionnaire, perspective: Perspective, answers: Mapping[str, Answer]
) -> tuple[Question, ...]:
    found = [question for question in questionnaire.questions() if question.is_for(perspective)]
    if all(question.asked_when is None for question in found):
        return tuple(found)  # spares half the time where nothing depends on an answer
    found = []
    known: dict[str, object] = {}  # answers of asked questions in earlier sections
    for section in questionnaire.sections:
        here = [
            question
            for question in section.questions
            if question.is_for(perspective)
            and (question.asked_when is None or truth(question.asked_when, known) is True)
        ]
        for question in here:
            for answerable in with_parts(question, perspective):
                answer = answers.get(answerable.id, NO_ANSWER)
                if answer.is_given:
                    known[answerable.id] = answer.value
        found.extend(here)
    return tuple(found)


def record(
    questionnaire: Questionnaire, response: Response, answers: Mapping[str, Answer]
) -> Response:
    """The response with these answers in place of what it said to the same questions.

    An empty answer takes the old one away. Answers to questions that are now no longer asked are
    set aside; those whose questions are asked again come back.
    """
    everything = {**response.set_aside, **response.answers, **answers}
    everything = {name: answer for name, answer in everything.items() if not answer.is_empty}
    current = {
        answerable.id
        for question in _asked(questionnaire, response.perspective, everything)
        for answerable in with_parts(question, response.perspective)
    }
    return replace(
        response,
        answers=MappingProxyType({n: a for n, a in everything.items() if n in current}),
        set_aside=MappingProxyType({n: a for n, a in everything.items() if n not in current}),
    )


@dataclass(frozen=True)
class Stage:
    """A section as one respondent meets it: what is asked there, and how much is answered."""

    section: Section
    questions: tuple[Question, ...]
    answered: int

    @property
    def asked(self) -> int:
        """How many questions are asked here."""
        return len(self.questions)

    @property
    def is_complete(self) -> bool:
        """Whether every question here has an answer, with or without a number."""
        return self.answered == self.asked


def stages(questionnaire: Questionnaire, response: Response) -> tuple[Stage, ...]:
    """The sections in which this respondent is asked something, in order."""
    shown = {question.id for question in asked(questionnaire, response)}
    found = []
    for section in questionnaire.sections:
        questions = tuple(question for question in section.questions if question.id in shown)
        if questions:
            answered = sum(response.to(question).is_given for question in questions)
            found.append(Stage(section, questions, answered))
    return tuple(found)


def section_after(
    questionnaire: Questionnaire, response: Response, section: Section
) -> Section | None:
    """The next section in which something is asked; None after the last."""
    order = [one.id for one in questionnaire.sections]
    here = order.index(section.id)
    later = (stage.section for stage in stages(questionnaire, response))
    return next((one for one in later if order.index(one.id) > here), None)


def missing(questionnaire: Questionnaire, response: Response) -> tuple[Question, ...]:
    """The questions that are asked and have no answer, with or without a number."""
    return tuple(q for q in asked(questionnaire, response) if not response.to(q).is_given)
