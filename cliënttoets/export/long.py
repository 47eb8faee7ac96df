"""The long table: a row for everything that each respondent was asked, answered or not.

A table that a respondent filled in has a row for each of its cells; what stands beside the answer
(its explanation, its evidence) then stands on the first of these alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..language import Language, marked
from ..questionnaire.model import Table as AskedTable
from ..report.snapshot import Snapshot
from .cells import (
    RESPONSE_COLUMNS,
    Extra,
    Said,
    State,
    everything_said,
    response_cells,
    table_rows,
    value_cell,
)
from .table import Cell, Row, Table

NAME = marked("lang")
BESIDE = tuple(extra for extra in Extra if extra is not Extra.CODE)
COLUMNS = (
    *RESPONSE_COLUMNS,
    *("onderdeel", "vraag", "deelvraag", "rij", "kolom", "waarde"),
    *(extra.value for extra in (Extra.CODE, *BESIDE)),
)


def long_table(snapshot: Snapshot, language: Language) -> Table:
    """The long table of a snapshot, in the order of its responses and of their questions."""
    asked = {questionnaire.key: questionnaire for questionnaire in snapshot.questionnaires}
    rows = tuple(
        (*response_cells(number, response, language), *cells)
        for number, response in enumerate(snapshot.responses, start=1)
        for said in everything_said(asked[response.key], response)
        for cells in _rows(said, language)
    )
    return Table(name=language.text(NAME), columns=COLUMNS, rows=rows, keys=len(RESPONSE_COLUMNS))


def _rows(said: Said, language: Language) -> Iterator[Row]:
    item = said.item
    part = "" if item.asked is item.question else item.asked.id
    place = (item.section.id, item.question.id, part)
    beside = tuple(said.beside(name, language) for name in BESIDE)
    for number, column, value, code in _values(said, language):
        yield (*place, number, column, value, code, *beside)
        # A cell has no evidence of its own; left empty, it could be read as a 0.
        unasked = language.text(State.NOT_ASKED)
        beside = tuple(unasked if name is Extra.EVIDENCE else "" for name in BESIDE)


def _values(said: Said, language: Language) -> Iterator[tuple[Cell, str, Cell, str]]:
    """Row, column, value and code of what was said; row and column are empty but in a table."""
    word = language.text(said.word)
    if not said.has_value:
        yield "", "", word, word
    elif not isinstance(said.item.asked, AskedTable):
        yield "", "", value_cell(said.answer.value), word
    else:
        empty = language.text(State.NOT_ANSWERED)
        for number, row in enumerate(table_rows(said.answer), start=1):
            for column in said.item.asked.columns:
                if column.id in row:
                    yield number, column.id, value_cell(row[column.id]), word
                else:
                    yield number, column.id, empty, empty
