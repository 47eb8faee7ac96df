"""What was answered to the parts of a question: counts where they can be counted, rows as given."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, assert_never

from ...assessment import words as names
from ...questionnaire.model import (
    Choice,
    Choices,
    Date,
    Number,
    Option,
    Part,
    PartRating,
    Rating,
    Voice,
    YesPartlyNo,
    voices_of,
)
from ...questionnaire.model import (
    Column as TableColumn,
)
from ...questionnaire.model import (
    Table as TableQuestion,
)
from ...questionnaire.model import (
    Text as TextQuestion,
)
from ...response.answers import YES_PARTLY_NO
from ...response.model import Code
from ...scoring.disclosure import is_named
from ...scoring.told_group import PartCounts
from ..blocks import Block, Column, Run, Table, Text, words
from ..sides import Side
from .material import Instrument, Material, content, perspective_word, separated, typeset


def part_blocks(told: Material, instrument: Instrument, question: Rating) -> Iterator[Block]:
    """A table for the parts that are counted together, and one for each part with rows."""
    yield from _counted(told, instrument, question)
    for part in question.parts:
        match part:
            case YesPartlyNo() | PartRating() | Choice() | Choices():
                pass  # counted above
            case TableQuestion():
                yield from _rows(told, instrument, part)
            case TextQuestion() | Number() | Date():
                yield from _said(told, instrument, part)
            case _:
                assert_never(part)


def _counted(told: Material, instrument: Instrument, question: Rating) -> Iterator[Block]:
    """The counted parts against the perspectives of which any of them can be told."""
    counted = [
        (part, [_summary(told, instrument, part, side) for side in instrument.sides])
        for part in question.parts
    ]
    counted = [(part, summaries) for part, summaries in counted if any(summaries)]
    columns = [at for at in range(len(instrument.sides)) if any(each[at] for _, each in counted)]
    if not columns:
        return
    sides = [instrument.sides[at].perspective for at in columns]
    yield Table(
        told.language.text("Deelvragen bij {question}", question=question.id),
        (
            Column(told.language.text("Deelvraag"), 4),
            *(Column(perspective_word(side, told.language), 2) for side in sides),
        ),
        tuple(
            (
                words(content(told, typeset(part.text.default))),
                *(
                    summaries[at] or words(_unsaid(told, question, part, instrument.sides[at]))
                    for at in columns
                ),
            )
            for part, summaries in counted
        ),
    )


def _unsaid(told: Material, question: Rating, part: Part, side: Side) -> str:
    """Why a perspective has no count: nobody asked it, nobody answered, or it may not be told."""
    say = told.language.text
    if not (question.is_for(side.perspective) and part.is_for(side.perspective)):
        return say("niet gevraagd")
    return say("geen") if is_named(side.perspective) else say("niet getoond")


def _summary(told: Material, instrument: Instrument, part: Part, side: Side) -> Text:
    """How often each answer was given: "2× ja, 1× nee"; empty for parts that are not counted."""
    language = told.language
    counted = side.parts.get(part.id, PartCounts(values={}))
    order: list[tuple[str, str | Run]]
    match part:
        case YesPartlyNo():
            order = [(v, language.text(names.YES_PARTLY_NO[v]).lower()) for v in YES_PARTLY_NO]
        case Choice() | Choices():
            order = [(option.id, content(told, _option_word(option))) for option in part.options]
        case PartRating():
            scale = instrument.questionnaire.scale(part, voices_of(side.perspective)[-1])
            order = [
                (str(value), content(told, f"{typeset(anchor).removesuffix('.')} ({value})"))
                for value, anchor in enumerate(scale)
            ]
        case _:
            return ()
    said = [(counted.values.get(value, 0), word) for value, word in order]
    said += [
        (counted.codes.get(code, 0), language.text(names.CODES[code]).lower()) for code in Code
    ]
    return separated(", ", [words(f"{count}× ", word) for count, word in said if count])


def _option_word(option: Option) -> str:
    return option.text.to(Voice.CLIENTORGANISATIE)


def _rows(told: Material, instrument: Instrument, part: TableQuestion) -> Iterator[Block]:
    """The rows that bodies with a mandate filled in, each with who did."""
    rows = [
        (
            words(content(told, response.respondent)),
            *(_cell(told, row.get(c.id), c) for c in part.columns),
        )
        for response in instrument.named
        for row in _rows_of(response.to(part).value)
    ]
    if rows:
        yield Table(
            part.text.default,
            (
                Column(told.language.text("Wie"), 2),
                *(
                    Column(column.text.default, _width(column), language=told.written_in)
                    for column in part.columns
                ),
            ),
            tuple(rows),
            language=told.written_in,
        )


def _width(column: TableColumn) -> float:
    """The share of a column in a table of rows: sentences need room, a yes or a no does not."""
    return 1.2 if isinstance(column, YesPartlyNo) else 2.5


def _rows_of(value: object) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else ()


def _cell(told: Material, value: object, column: TableColumn) -> Text:
    if value is None:
        return words(told.language.text("niet ingevuld"))
    if isinstance(column, YesPartlyNo):
        return words(told.language.text(names.YES_PARTLY_NO[str(value)]))
    if isinstance(column, Choice):
        word = next(_option_word(o) for o in column.options if o.id == value)
        return words(content(told, word))
    return words(_plain(told, value))


def _plain(told: Material, value: object) -> str | Run:
    """A text, number or date as a reader sees it."""
    match value:
        case date():
            return told.language.date(value)
        case int() | float():
            return told.language.number(value)
        case _:
            return content(told, str(value))


def _said(
    told: Material, instrument: Instrument, part: TextQuestion | Number | Date
) -> Iterator[Block]:
    rows = [
        (
            words(content(told, response.respondent)),
            words(_plain(told, response.to(part).value)),
        )
        for response in instrument.named
        if response.to(part).value is not None
    ]
    if rows:
        columns = (Column(told.language.text("Wie"), 1), Column(told.language.text("Antwoord"), 3))
        yield Table(part.text.default, columns, tuple(rows), language=told.written_in)
