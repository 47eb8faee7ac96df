"""The wide table: a row a response, and columns for everything that can be answered.

`KT1` holds the value, or the word that says why there is none; `KT1_code` that word for every
answer; `KT1_toelichting` and its like what stands beside it. A table that a respondent filled in
is one cell, for people to read; the long table has its cells apart.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..language import Language, marked
from ..questionnaire.model import Rating
from ..questionnaire.model import Table as AskedTable
from ..report.snapshot import Snapshot
from ..response.model import Answer
from .cells import (
    RESPONSE_COLUMNS,
    Extra,
    Item,
    Said,
    State,
    everything_said,
    items,
    plain_text,
    response_cells,
    table_rows,
    value_cell,
    variables,
)
from .table import Cell, Row, Table

NAME = marked("breed")

Place = tuple[Item, tuple[Extra, ...]]


def wide_table(snapshot: Snapshot, language: Language) -> Table:
    """The wide table of a snapshot; who answered another questionnaire was not asked."""
    names = variables(snapshot.questionnaires)
    places = _places(snapshot)
    columns = [name for item, extras in places for name in _columns(names[item.key], extras)]
    asked = {questionnaire.key: questionnaire for questionnaire in snapshot.questionnaires}
    rows = []
    for number, response in enumerate(snapshot.responses, start=1):
        said = {one.item.key: one for one in everything_said(asked[response.key], response)}
        cells = (*response_cells(number, response, language), *_row(places, said, language))
        rows.append(cells)
    return Table(
        name=language.text(NAME),
        columns=(*RESPONSE_COLUMNS, *columns),
        rows=tuple(rows),
        keys=len(RESPONSE_COLUMNS),
    )


def _places(snapshot: Snapshot) -> tuple[Place, ...]:
    """Every item with what may stand beside its value; a rating has it all, others as it comes."""
    given: dict[tuple[str, str], list[Answer]] = {}
    for response in snapshot.responses:
        for id_, answer in response.answers.items():
            given.setdefault((response.questionnaire, id_), []).append(answer)
    return tuple(
        (item, _extras(item, given.get(item.key, [])))
        for questionnaire in snapshot.questionnaires
        for item in items(questionnaire)
    )


def _extras(item: Item, answers: list[Answer]) -> tuple[Extra, ...]:
    own = {Extra.CODE}
    if isinstance(item.asked, Rating):
        own |= set(Extra)
    if any(answer.explanation for answer in answers):
        own.add(Extra.EXPLANATION)
    if any(answer.evidence is not None for answer in answers):
        own.add(Extra.EVIDENCE)
    if any(answer.reference for answer in answers):
        own.add(Extra.REFERENCE)
    return tuple(extra for extra in Extra if extra in own)


def _columns(name: str, extras: tuple[Extra, ...]) -> tuple[str, ...]:
    return (name, *(f"{name}_{extra}" for extra in extras))


def _row(
    places: tuple[Place, ...], said: Mapping[tuple[str, str], Said], language: Language
) -> Row:
    cells: list[Cell] = []
    for item, extras in places:
        one = said.get(item.key) or Said(item, Answer(), State.NOT_ASKED)
        cells.append(_value(one, language))
        cells.extend(one.beside(extra, language) for extra in extras)
    return tuple(cells)


def _value(said: Said, language: Language) -> Cell:
    if not said.has_value:
        return language.text(said.word)
    if not isinstance(said.item.asked, AskedTable):
        return value_cell(said.answer.value)
    lines = [
        " | ".join(f"{column}: {plain_text(value_cell(cell))}" for column, cell in row.items())
        for row in table_rows(said.answer)
    ]
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, start=1))
