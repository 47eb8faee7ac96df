"""All tables as one workbook: a sheet that explains, and then wide, long and codebook.

Every text is written as a text, whatever it begins with: nothing becomes a formula or a link. Dates
and numbers are real ones. The same snapshot gives the same bytes, and nothing of it is laid down in
a temporary file on the way.
"""

from __future__ import annotations

import datetime as dt
import io
import math
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from ..language import Language
from ..report.palette import ACCENT, FAINT, WARNING, WARNING_FAINT, WHITE
from ..report.snapshot import Snapshot
from .about import NOT_TO_BE_PUBLISHED, TITLE, about
from .cells import plain_text
from .codebook import codebook
from .long import long_table
from .table import Cell, Row, Table, fitting, legible
from .wide import wide_table

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384  # of one sheet
MOST_DIGITS = 15  # that Excel keeps of a number
MOST_OF_A_TITLE = 255  # characters that Office keeps of a property
# Excel counts 1900 as a leap year, so that before its March every program reads another day.
FIRST_DAY = dt.date(1900, 3, 1)

PROSE = ("tekst", "betekenis")
"""The columns that are for reading: their texts wrap."""

_NARROWEST, _WIDEST, _WIDEST_PROSE = 9, 48, 90  # in characters
_LINE, _HIGHEST = 15, 409  # in points
_A4 = 9
_DAY, _MOMENT = 14, 22  # the numbers of the formats in which Excel follows the reader's country


@dataclass(frozen=True, kw_only=True)
class _Looks:
    """How the kinds of cells of one workbook look."""

    title: Format
    term: Format
    warning: Format
    header: Format
    plain: Format
    prose: Format
    day: Format
    moment: Format


def xlsx(snapshot: Snapshot, language: Language) -> bytes:
    """The bytes of a workbook with all that was answered."""
    made = io.BytesIO()
    with Workbook(made, {"in_memory": True}) as workbook:
        workbook.set_properties(_properties(snapshot, language))
        looks = _looks(workbook)
        _write_about(workbook, fitting(about(snapshot, language), language), looks)
        for build in (wide_table, long_table, codebook):
            for sheet in sheets(fitting(build(snapshot, language), language)):
                _write_table(workbook, sheet, looks)
    return made.getvalue()


def _properties(snapshot: Snapshot, language: Language) -> dict[str, object]:
    title = f"{language.text(TITLE)}: {snapshot.assessment.proposal.title}"
    return {
        # Shortened here alone: the first sheet has it whole.
        "title": textwrap.shorten(plain_text(legible(title)), MOST_OF_A_TITLE, placeholder=" …"),
        "author": "clienttoets",
        "comments": language.text(NOT_TO_BE_PUBLISHED),
        # A day and no hour: the same snapshot gives the same bytes.
        "created": dt.datetime.combine(snapshot.made_on, dt.time()),
    }


def _looks(workbook: Workbook) -> _Looks:
    top = {"valign": "top"}
    left = {"align": "left", **top}
    return _Looks(
        title=workbook.add_format({"bold": True, "font_size": 16, "font_color": ACCENT}),
        term=workbook.add_format({"bold": True, "bg_color": FAINT, **top}),
        warning=workbook.add_format(
            {"text_wrap": True, "font_color": WARNING, "bg_color": WARNING_FAINT, **left}
        ),
        header=workbook.add_format({"bold": True, "font_color": WHITE, "bg_color": ACCENT, **top}),
        plain=workbook.add_format(left),
        prose=workbook.add_format({"text_wrap": True, **left}),
        day=workbook.add_format({"num_format": _DAY, **left}),
        moment=workbook.add_format({"num_format": _MOMENT, **left}),
    )


# --- Sheets ------------------------------------------------------------------------------------


def sheets(
    table: Table, most_rows: int = MOST_ROWS, most_columns: int = MOST_COLUMNS
) -> Iterator[Table]:
    """The table on as many sheets as it needs, each with its header and with whose each row is."""
    number = 0
    for keys, columns in _column_ranges(table, most_columns):
        names = (*table.columns[:keys], *table.columns[columns.start : columns.stop])
        for first in range(0, max(1, len(table.rows)), most_rows - 1):
            number += 1
            rows = table.rows[first : first + most_rows - 1]
            yield replace(
                table,
                name=table.name if number == 1 else f"{table.name} {number}",
                columns=names,
                rows=tuple((*row[:keys], *row[columns.start : columns.stop]) for row in rows),
            )


def _column_ranges(table: Table, most: int) -> Iterator[tuple[int, range]]:
    """How many keys lead, and the columns behind them; all columns at once where they fit."""
    if len(table.columns) <= most:
        yield 0, range(len(table.columns))
        return
    step = most - table.keys
    for first in range(table.keys, len(table.columns), step):
        yield table.keys, range(first, min(first + step, len(table.columns)))


def _write_table(workbook: Workbook, table: Table, looks: _Looks) -> None:
    sheet = workbook.add_worksheet(table.name)
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, min(table.keys, 2))
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    widths = tuple(
        _width(name, (row[column] for row in table.rows))
        for column, name in enumerate(table.columns)
    )
    for column, (name, width) in enumerate(zip(table.columns, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, looks.header)
    prose = {column: widths[column] for column, name in enumerate(table.columns) if name in PROSE}
    for number, row in enumerate(table.rows, start=1):
        _set_height(sheet, number, row, prose)
        for column, cell in enumerate(row):
            _write(sheet, number, column, cell, looks, is_prose=column in prose)


def _write_about(workbook: Workbook, table: Table, looks: _Looks) -> None:
    sheet = workbook.add_worksheet(table.name)
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, len(table.columns) - 1, _WIDEST_PROSE)
    sheet.set_row(0, 2 * _LINE)
    sheet.write_string(0, 0, table.columns[0], looks.title)
    for number, (term, *said) in enumerate(table.rows, start=1):
        _set_height(sheet, number, ("", *said), {1: _WIDEST_PROSE})
        sheet.write_string(number, 0, plain_text(term), looks.term)
        for column, cell in enumerate(said, start=1):
            _write(sheet, number, column, cell, looks, is_prose=True)
    sheet.write_string(1, 1, plain_text(table.rows[0][1]), looks.warning)


def _set_height(sheet: Worksheet, number: int, row: Row, prose: Mapping[int, int]) -> None:
    """Makes the row as high as its texts are at these widths: not every program does that."""
    lines = max((_lines(plain_text(row[at]), width) for at, width in prose.items()), default=1)
    if lines > 1:
        sheet.set_row(number, min(_HIGHEST, lines * _LINE))


def _lines(text: str, width: int) -> int:
    return sum(max(1, math.ceil(len(line) / width)) for line in text.split("\n"))


def _width(name: str, cells: Iterator[Cell]) -> int:
    """A width in characters that most cells of a column fit in."""
    longest = max((len(plain_text(cell).partition("\n")[0][:_WIDEST]) for cell in cells), default=0)
    # The header has a button beside its text, to filter by.
    return max(_NARROWEST, min(_WIDEST, len(name) + 4), longest + 2)


# --- Cells -------------------------------------------------------------------------------------


def _write(
    sheet: Worksheet, row: int, column: int, cell: Cell, looks: _Looks, *, is_prose: bool
) -> None:
    texts = looks.prose if is_prose else looks.plain
    match cell:
        case "":
            pass  # an empty text would count as a filled cell
        case dt.datetime() if cell.date() >= FIRST_DAY:
            sheet.write_datetime(row, column, cell, looks.moment)
        case dt.datetime():  # is a `date` too, and must not be written as one
            sheet.write_string(row, column, plain_text(cell), texts)
        case dt.date() if cell >= FIRST_DAY:
            sheet.write_datetime(row, column, cell, looks.day)
        case int() | float() if _digits(cell) <= MOST_DIGITS:
            sheet.write_number(row, column, cell, looks.plain)
        case _:
            sheet.write_string(row, column, plain_text(cell), texts)


def _digits(number: float) -> int:
    """How many digits a number has that count."""
    return len(plain_text(number).replace(",", "").strip("-0"))
