"""What a response says, as cells: whose it is, and each answer with a word where it has no value.

The cell of a value is never empty: without one, a word says why, which is never a 0. An answer that
was set aside is named, and what it said is left out: nobody who adds up a column may count it.

Names of columns are the same in every language, so that a program that reads them keeps working.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from ..language import Language, marked
from ..questionnaire.model import (
    Asked,
    Perspective,
    Question,
    Questionnaire,
    Rating,
    Section,
    parts_of,
)
from ..response.model import NO_ANSWER, Answer, Response, asked, with_parts
from ..scoring.words import CODES_COUNTED
from .table import Cell, number_text

RESPONSE_COLUMNS = (
    *("invulling", "invuller", "perspectief", "aanspreking", "vragenlijst", "versie"),
    "ingediend",
)

UNKNOWN_MOMENT = marked("niet bekend")
NOT_SAID = marked("niet vermeld")
CLOCK = "Europe/Brussels"


class State(StrEnum):
    """What became of a question in one response, where it was not answered with a code."""

    VALUE = marked("waarde")
    NOT_ANSWERED = marked("niet beantwoord")
    NOT_ASKED = marked("niet gevraagd")
    SET_ASIDE = marked("opzijgezet")


class Extra(StrEnum):
    """What an answer holds beside its value: the name of a column, and of `KT1_...` in wide."""

    CODE = "code"
    EXPLANATION = "toelichting"
    REASON = "reden"
    EVIDENCE = "bewijsgraad"
    REFERENCE = "vindplaats"


@dataclass(frozen=True, kw_only=True)
class Item:
    """Something that can be answered, at its place; `question` is itself unless it is a part."""

    questionnaire: Questionnaire
    section: Section
    question: Question
    asked: Asked

    @property
    def key(self) -> tuple[str, str]:
        """The ids of the questionnaire and of what is asked."""
        return (self.questionnaire.id, self.asked.id)

    @property
    def perspectives(self) -> tuple[Perspective, ...]:
        """Who can be asked; empty where a part is only for whom its question is not."""
        return tuple(
            each
            for each in self.questionnaire.perspectives
            if self.question.is_for(each) and self.asked.is_for(each)
        )


def items(questionnaire: Questionnaire) -> Iterator[Item]:
    """Everything that somebody can answer, in order: each question, and then its parts."""
    for section in questionnaire.sections:
        for question in section.questions:
            for each in (question, *parts_of(question)):
                item = Item(
                    questionnaire=questionnaire, section=section, question=question, asked=each
                )
                if item.perspectives:
                    yield item


@dataclass(frozen=True)
class Said:
    """What one response says to one item. Without a value, `answer` may still explain."""

    item: Item
    answer: Answer
    word: str  # of the code, or of a State: a source text

    @property
    def has_value(self) -> bool:
        """Whether the answer has a value."""
        return self.answer.value is not None

    def beside(self, name: Extra, language: Language) -> Cell:
        """What stands beside the value under this name; an empty text where nothing does."""
        match name:
            case Extra.CODE:
                return language.text(self.word)
            case Extra.EXPLANATION:
                return self.answer.explanation
            case Extra.REASON:
                return self.answer.reason
            case Extra.REFERENCE:
                return self.answer.reference
            case Extra.EVIDENCE:
                return self._evidence(language)

    def _evidence(self, language: Language) -> Cell:
        if self.answer.evidence is not None:
            return self.answer.evidence
        is_asked = self.word not in (State.NOT_ASKED, State.SET_ASIDE)
        asks_evidence = isinstance(self.item.asked, Rating)
        return language.text(NOT_SAID if is_asked and asks_evidence else State.NOT_ASKED)


def everything_said(questionnaire: Questionnaire, response: Response) -> Iterator[Said]:
    """What the response says to every item of its questionnaire, in order."""
    now = {
        each.id
        for question in asked(questionnaire, response)
        for each in with_parts(question, response.perspective)
    }
    for item in items(questionnaire):
        answer = response.answers.get(item.asked.id, NO_ANSWER)
        yield Said(item, answer, _word(item.asked.id, answer, now, response))


def _word(id_: str, answer: Answer, now: set[str], response: Response) -> str:
    if id_ in response.set_aside:
        return State.SET_ASIDE
    if id_ not in now:
        return State.NOT_ASKED
    if answer.code is not None:
        return CODES_COUNTED[answer.code]
    return State.NOT_ANSWERED if answer.value is None else State.VALUE


def response_cells(number: int, response: Response, language: Language) -> tuple[Cell, ...]:
    """The cells under RESPONSE_COLUMNS; the number tells two respondents of one name apart."""
    return (
        number,
        response.respondent,
        response.perspective.value,
        response.voice.value,
        response.questionnaire,
        response.version,
        _submitted(response.submitted, language),
    )


def _submitted(instant: dt.datetime | None, language: Language) -> Cell:
    """When it was handed in, to the second, on the Belgian clock."""
    if instant is None:
        return language.text(UNKNOWN_MOMENT)
    try:
        local = instant.astimezone(ZoneInfo(CLOCK))
    except OverflowError:  # the last hour of the calendar
        local = instant
    return local.replace(microsecond=0, tzinfo=None)


def value_cell(value: Any) -> Cell:
    """A value of any kind but a table; option ids are listed with commas, which no id holds."""
    if isinstance(value, tuple):
        return ", ".join(value)
    cell: Cell = value
    return cell


def table_rows(answer: Answer) -> tuple[Mapping[str, Any], ...]:
    """The rows of a table that was filled in; a cell that was left empty is absent."""
    rows: tuple[Mapping[str, Any], ...] = answer.value  # type: ignore[assignment]  # by its kind
    return rows


def plain_text(cell: Cell) -> str:
    """A cell as text: numbers with a decimal comma, dates as 2026-04-14."""
    match cell:
        case str():
            return cell
        case int() | float():
            return number_text(cell)
        case dt.datetime():
            return cell.isoformat(sep=" ")
        case dt.date():
            return cell.isoformat()


def variables(questionnaires: tuple[Questionnaire, ...]) -> Mapping[tuple[str, str], str]:
    """The name of each item's column in wide, by the item's key: its id, unless that is taken.

    An id that two questionnaires use is preceded by that of its questionnaire. No name differs
    from another in capitals alone, which many programs do not tell apart.
    """
    every = [item for questionnaire in questionnaires for item in items(questionnaire)]
    times = Counter(item.asked.id.casefold() for item in every)
    taken = set(RESPONSE_COLUMNS)
    names = {}
    for item in every:
        is_single = times[item.asked.id.casefold()] == 1
        name = item.asked.id if is_single else f"{item.questionnaire.id}.{item.asked.id}"
        while _columns_of(name) & taken:
            name += "_"
        taken |= _columns_of(name)
        names[item.key] = name
    return names


def _columns_of(name: str) -> set[str]:
    """Every column that an item of this name may have."""
    return {name.casefold(), *(f"{name}_{extra}".casefold() for extra in Extra)}
