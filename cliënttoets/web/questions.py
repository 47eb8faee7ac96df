"""What a question page shows of its questions: plain values for the templates, without answers.

They are the same for everybody who answers with the same voice, so they are made once a server.
What is typed, and what is wrong with it, is an Entry of `response.entry`, beside them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

from ..assessment.words import EVIDENCE, YES_PARTLY_NO, code_word
from ..language import Language, Message, marked
from ..questionnaire.model import (
    Asked,
    Choice,
    Choices,
    Date,
    Number,
    Option,
    PartRating,
    Permission,
    Perspective,
    Questionnaire,
    Rating,
    Table,
    Text,
    Verbatim,
    Voice,
    Wording,
    YesPartlyNo,
)
from ..response.answers import codes_for
from ..response.entry import Entry, fields_of
from ..response.model import Code, asked_parts

_FIRST = {"options": "1", "checkboxes": "1", "line": "value", "area": "value", "table": "r0"}
"""How the HTML id of a question's first field ends, by its look."""

EVIDENCE_LEVELS = tuple((str(level), words) for level, words in EVIDENCE.items())

_NOT_HERE = {
    Code.NVT: marked("‘Niet van toepassing’ kan hier niet."),
    Code.TE_VROEG: marked("‘Te vroeg om te beoordelen’ kan hier niet."),
}

NO_ENTRY = Entry(question=Text(id="-", text=Wording(default="-")))
"""What stands in a cell that nothing was typed in yet."""


@dataclass(frozen=True, kw_only=True)
class ChoiceView:
    """One radio button or checkbox: its text first, then its digit when it has one."""

    value: str
    text: str
    id: str
    digit: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True, eq=False)
class QuestionView:
    """A question, part or table column as a page shows it; each is only equal to itself.

    `code` is the id of a scored question, for who looks it up in a report; families read none.
    `look` is options, checkboxes, line, area or table; `is_short` says that its choices fit on a
    line. `codes` are the answers without a number;
    `refusals` say why one of those is not among them. `parts` come before the answers of a question
    with a ceiling, since they help to find it.
    """

    id: str
    anchor: str
    look: str
    text: str
    code: str = ""
    is_short: bool = False
    help: str = ""
    hint: str = ""
    unit: str = ""
    rows: int = 1
    first_id: str
    choices: tuple[ChoiceView, ...] = ()
    codes: tuple[ChoiceView, ...] = ()
    fields: tuple[str, ...] = ()
    parts: tuple[QuestionView, ...] = ()
    parts_first: bool = False
    columns: tuple[QuestionView, ...] = ()
    most_rows: int = 0
    verbatim: Verbatim | None = None
    evidence: str = ""
    refusals: tuple[str, ...] = ()


def anchor_of(*ids: str) -> str:
    """The HTML id of a question, or of a column of a table.

    What may stand in our ids but not comfortably in HTML, or is our hyphen between steps, is
    spelt out, so that no two places on a page share an id.
    """
    spelt = (step.replace("_", "__").replace("-", "_m").replace(".", "_p") for step in ids)
    return "-".join(("v", *spelt))


def question_view(
    questionnaire: Questionnaire,
    question: Asked,
    perspective: Perspective,
    voice: Voice,
    language: Language,
) -> QuestionView:
    """The question as this voice reads it."""
    return _Reader(questionnaire, perspective, voice, language).view(question)


@dataclass(frozen=True)
class _Reader:
    """Who reads the page; each method gives one thing as this reader sees it."""

    questionnaire: Questionnaire
    perspective: Perspective
    voice: Voice
    language: Language

    def view(self, question: Asked, *within: str) -> QuestionView:
        anchor = anchor_of(*within, question.id)
        choices = self._choices(question, anchor)
        look = _look(question)
        parts = asked_parts(question, self.perspective) if isinstance(question, Rating) else ()
        return QuestionView(
            id=question.id,
            anchor=anchor,
            look=look,
            text=question.text.to(self.voice),
            code=question.id if isinstance(question, Rating) and not self._is_family else "",
            is_short=not isinstance(question, Rating | PartRating),
            help=question.help.to(self.voice) if question.help else "",
            hint=self._hint(question),
            unit=(question.unit or "") if isinstance(question, Number) else "",
            rows=question.lines if isinstance(question, Text) else 1,
            first_id=f"{anchor}-{_FIRST[look]}",
            choices=choices,
            codes=self._codes(question, anchor, len(choices)),
            fields=fields_of(question, self.perspective),
            parts=tuple(self.view(part) for part in parts),
            parts_first=isinstance(question, Rating) and question.ceiling is not None,
            columns=self._columns(question),
            most_rows=question.most_rows if isinstance(question, Table) else 0,
            verbatim=self._verbatim(question),
            evidence=self._evidence(question),
            refusals=tuple(self._refusals(question)),
        )

    def _choices(self, question: Asked, anchor: str) -> tuple[ChoiceView, ...]:
        match question:
            case Rating() | PartRating():
                anchors = self.questionnaire.scale(question, self.voice)
                pairs = [(str(value), text) for value, text in enumerate(anchors)]
                return _choice_views(pairs, anchor, with_digits=not self._is_family)
            case YesPartlyNo():
                pairs = [(value, self.language.text(t)) for value, t in YES_PARTLY_NO.items()]
                return _choice_views(pairs, anchor)
            case Choice(options=options) | Choices(options=options):
                return _choice_views(self._options(options), anchor)
            case Text() | Number() | Date() | Table():
                return ()
            case _:
                assert_never(question)

    def _options(self, options: Iterable[Option]) -> list[tuple[str, str]]:
        return [(option.id, option.text.to(self.voice)) for option in options]

    def _codes(self, question: Asked, anchor: str, after: int) -> tuple[ChoiceView, ...]:
        return tuple(
            ChoiceView(
                value=code.value,
                text=self.language.text(code_word(code, self.perspective)),
                id=f"{anchor}-{number}",
                note=_note(question, code, self.voice),
            )
            for number, code in enumerate(codes_for(question, self.perspective), start=after + 1)
        )

    def _refusals(self, question: Asked) -> Iterator[str]:
        """Why an answer without a number cannot be chosen, for those of which that was said."""
        for code, permission in _permissions(question).items():
            note = permission.note_to(self.voice)
            if note and not permission.allowed:
                # Families are told what to choose instead, and not what is missing.
                said = "" if self._is_family else self.language.text(_NOT_HERE[code])
                yield f"{said} {note}".lstrip()

    @property
    def _is_family(self) -> bool:
        """Families read their own question, in plain words, and not what explains it to experts."""
        return self.perspective is Perspective.GEZIN_JONGERE

    def _verbatim(self, question: Asked) -> Verbatim | None:
        return question.verbatim if isinstance(question, Rating) and not self._is_family else None

    def _columns(self, question: Asked) -> tuple[QuestionView, ...]:
        if not isinstance(question, Table):
            return ()
        return tuple(self.view(column, question.id) for column in question.columns)

    def _evidence(self, question: Asked) -> str:
        if not isinstance(question, Rating) or question.evidence is None or self._is_family:
            return ""
        return question.evidence.to(self.voice)

    def _hint(self, question: Asked) -> str:
        text = self.language.text
        match question:
            case Rating() if not self._is_family:
                return text(marked("De hoogste beschrijving die helemaal klopt, telt."))
            case Choices(at_most=None):
                return text(marked("Meer dan één antwoord mag."))
            case Choices(at_most=most):
                return text(marked("Hoogstens {most} antwoorden."), most=most)
            case Date():
                return text(marked("Dag, maand en jaar, zoals 14.04.2026."))
            case Number(decimals=0):
                return text(marked("Een geheel getal."))
            case Number():
                return text(marked("Een getal, zoals 12 of 3,5."))
            case _:
                return ""


def _choice_views(
    pairs: Iterable[tuple[str, str]], anchor: str, *, with_digits: bool = False
) -> tuple[ChoiceView, ...]:
    return tuple(
        ChoiceView(
            value=value, text=text, id=f"{anchor}-{number}", digit=value if with_digits else ""
        )
        for number, (value, text) in enumerate(pairs, start=1)
    )


def _look(question: Asked) -> str:
    match question:
        case Rating() | PartRating() | YesPartlyNo() | Choice():
            return "options"
        case Choices():
            return "checkboxes"
        case Text(lines=1) | Number() | Date():
            return "line"
        case Text():
            return "area"
        case Table():
            return "table"
        case _:
            assert_never(question)


def _permissions(question: Asked) -> dict[Code, Permission]:
    """The answers without a number that a question itself allows or refuses."""
    if not isinstance(question, Rating):
        return {}
    return {Code.NVT: question.nvt, Code.TE_VROEG: question.te_vroeg}


def _note(question: Asked, code: Code, voice: Voice) -> str:
    permission = _permissions(question).get(code)
    return permission.note_to(voice) if permission else ""


# What is wrong on a page, for its summary


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, with the HTML id of the field where it can be put right."""

    field_id: str
    question: str
    sentence: Message


def problems(views: Iterable[QuestionView], entries: Mapping[str, Entry]) -> Iterator[Problem]:
    """All that is wrong on a page, in the order of the page."""
    for view in views:
        parts = problems(view.parts, entries)
        if view.parts_first:
            yield from parts
        yield from _problems_of(view, entries[view.id])
        if not view.parts_first:
            yield from parts


def _problems_of(view: QuestionView, entry: Entry) -> Iterator[Problem]:
    for name, sentences in entry.errors.items():
        target = view.first_id if name == "value" else f"{view.anchor}-{name}"
        yield from (Problem(target, view.text, sentence) for sentence in sentences)
    for number, row in enumerate(entry.rows):
        for column in view.columns:
            for sentence in row[column.id].errors.get("value", ()):
                yield Problem(cell_id(column, number), view.text, sentence)


def cell_id(column: QuestionView, row: int) -> str:
    """The HTML id of a cell, or of its first radio button."""
    return f"{column.anchor}-r{row}" + ("-1" if column.choices else "")
