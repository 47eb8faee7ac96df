"""A table to fill in: what is open says so in every medium, and paper leaves room to write."""

from __future__ import annotations

import io
import re
from html import unescape

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cliënttoets.language import DUTCH
from cliënttoets.report.blocks import Block, Column, ReplyTable, Table, Text, plain, words
from cliënttoets.report.html import fragment
from cliënttoets.report.pdf import pdf
from cliënttoets.report.pdf_fonts import Printable
from cliënttoets.report.pdf_form import ROOM_TO_WRITE, form_grid
from cliënttoets.report.pdf_table import table_grid

from .sample_report import EVERY_BLOCK, report
from .tagged_pdf import Heard, read

COLUMNS = (Column("Nr.", 1), Column("Punt", 4), Column("Reden", 4))
FILLED = (words("1"), words("Leg het vast"), words("Staat in artikel 9"))
OPEN: tuple[Text, ...] = (words("2"), words("Zeg het terug"), ())


def form(*rows: tuple[Text, ...], blank: str = "in te vullen") -> ReplyTable:
    return ReplyTable(caption="Antwoorden", columns=COLUMNS, rows=rows, blank=blank)


def test_an_open_cell_says_that_it_is_to_be_filled_in() -> None:
    shown = [[plain(cell) for cell in row] for row in form(FILLED, OPEN).table.rows]
    assert shown == [
        ["1", "Leg het vast", "Staat in artikel 9"],
        ["2", "Zeg het terug", "in te vullen"],
    ]


def test_a_row_has_a_cell_for_each_column() -> None:
    with pytest.raises(ValueError, match="2 cells in a table of 3 columns"):
        form((words("1"), ()))


def test_an_open_cell_cannot_be_silent() -> None:
    with pytest.raises(ValueError, match="says so"):
        form(OPEN, blank="")


def test_a_screen_says_it_in_a_table_with_headings() -> None:
    html = fragment((form(FILLED, OPEN),), DUTCH)
    assert html.count('scope="col"') == 3
    assert html.count('scope="row"') == 2
    assert html.count("<em>in te vullen</em>") == 1
    assert '<div class="reply-table">' in html


def _rows(file: bytes) -> list[list[tuple[str, str, str]]]:
    """Kind, scope and text of each cell of the one table in the file, row by row."""
    (table,) = read(file).elements("Table")
    parts = [kid for kid in table.kids if kid.kind in ("THead", "TBody")]
    return [[(cell.kind, cell.scope, cell.text) for cell in row.kids] for row in _tr(parts)]


def _tr(parts: list[Heard]) -> list[Heard]:
    return [row for part in parts for row in part.kids]


def test_paper_says_it_in_a_table_with_headings() -> None:
    assert _rows(pdf(report(form(FILLED, OPEN)))) == [
        [("TH", "Column", name) for name in ("Nr.", "Punt", "Reden")],
        [("TH", "Row", "1"), ("TD", "", "Leg het vast"), ("TD", "", "Staat in artikel 9")],
        [("TH", "Row", "2"), ("TD", "", "Zeg het terug"), ("TD", "", "in te vullen")],
    ]


def test_an_open_row_leaves_room_to_write_and_a_filled_one_is_as_high_as_its_text() -> None:
    block = form(FILLED, OPEN)
    grid = table_grid(block.table, 400, Printable(DUTCH))
    filled, to_write = form_grid(grid, [block.is_open(row) for row in block.rows]).rows
    # one line of text 12.4 high between paddings of 4: 20.4
    assert filled.height == pytest.approx(20.4)
    assert to_write.height == ROOM_TO_WRITE


def test_a_text_that_is_higher_than_the_room_to_write_keeps_its_height() -> None:
    tall: tuple[Text, ...] = (words("1"), words("Een lang punt. " * 40), ())
    grid = table_grid(form(tall).table, 400, Printable(DUTCH))
    (row,) = form_grid(grid, [True]).rows
    assert row.height == grid.rows[0].height > ROOM_TO_WRITE


def _lines(block: Block) -> int:
    """How many straight lines the pages of a report of this block have."""
    with pikepdf.open(io.BytesIO(pdf(report(block)))) as file:
        drawn = (pikepdf.parse_content_stream(page) for page in file.pages)
        return sum(str(one.operator) == "l" for page in drawn for one in page)


def test_every_cell_has_a_border_on_all_sides() -> None:
    block = form(FILLED, OPEN)
    bare = Table(block.caption, block.columns, block.table.rows)
    # beside what any table draws: 4 upright for 3 columns, and 4 level for a heading and 2 rows
    assert _lines(block) - _lines(bare) == 4 + 4


_CELL = st.sampled_from(["", "ja", "deels, zie artikel 9", "Een reden. " * 30])


@settings(max_examples=15)
@given(st.lists(st.tuples(_CELL, _CELL), min_size=1, max_size=30))
def test_the_same_words_are_heard_on_screen_and_on_paper(cells: list[tuple[str, str]]) -> None:
    rows = [(words(str(n)), words(one), words(other)) for n, (one, other) in enumerate(cells, 1)]
    block = form(*rows)
    html = fragment((block,), DUTCH)
    on_screen = [
        " ".join(unescape(re.sub("<[^>]*>", "", cell)).split())
        for cell in re.findall(r"<t[hd][ >][^\0]*?</t[hd]>", html)
    ]
    on_paper = [text for row in _rows(pdf(report(block))) for _, _, text in row]
    assert on_paper == on_screen
    assert on_paper.count("in te vullen") == sum(not cell for row in cells for cell in row)


def test_the_sample_report_has_one_with_both_kinds_of_rows() -> None:
    block = EVERY_BLOCK["reply table"]
    assert isinstance(block, ReplyTable)
    assert {block.is_open(row) for row in block.rows} == {True, False}
