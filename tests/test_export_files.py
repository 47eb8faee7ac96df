"""Tables as CSV and XLSX: opened by other readers, they say what was answered, and run nothing."""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example as instance
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell as XlsxCell

from cliënttoets.assessment.model import Proposal
from cliënttoets.content_folders import EXAMPLE
from cliënttoets.export.csv_text import csv_text
from cliënttoets.export.long import long_table
from cliënttoets.export.table import CONTINUES, Cell, Table, fitting, number_text
from cliënttoets.export.wide import wide_table
from cliënttoets.export.xlsx import sheets, xlsx
from cliënttoets.language import DUTCH
from cliënttoets.report.snapshot import Snapshot
from cliënttoets.response.model import Response

from .scored import questionnaire, rating, response
from .test_export import frozen, read_back

KT = questionnaire(
    [
        rating("KT1", weight=0.5, weight_reason="Dit weegt half."),
        {"kind": "text", "id": "open", "text": "Wat wringt?", "longest": 20_000},
        {"kind": "date", "id": "dag", "text": "Wanneer?"},
        {"kind": "number", "id": "aantal", "text": "Hoeveel?", "decimals": 2},
    ],
    id="KT",
)
EXCELS_MOST = 32_767  # UTF-16 units in one cell
SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def one(**said: object) -> Snapshot:
    return frozen(KT, response(KT, said))


def csv_cells(table: Table) -> list[list[str]]:
    """The cells of the rows as they stand in the file, with the apostrophes."""
    text = csv_text(table, DUTCH).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))[1:]


def column(*cells: Cell) -> Table:
    """A table of one column."""
    return Table(name="tabel", columns=("a",), rows=tuple((cell,) for cell in cells))


def opened(snapshot: Snapshot) -> Workbook:
    return load_workbook(io.BytesIO(xlsx(snapshot, DUTCH)))


def wide_cell(workbook: Workbook, name: str) -> XlsxCell:
    """The cell of the first response under a name."""
    sheet = workbook["breed"]
    names = [cell.value for cell in sheet[1]]
    found = sheet.cell(row=2, column=names.index(name) + 1)
    assert isinstance(found, XlsxCell)
    return found


# --- CSV


def test_a_belgian_excel_opens_the_csv_as_it_should() -> None:
    raw = csv_text(wide_table(one(KT1=3, dag="2026-04-14", aantal=1234.5), DUTCH), DUTCH)
    assert raw.startswith(b"\xef\xbb\xbfinvulling;invuller;")
    header, line, rest = raw.decode("utf-8-sig").split("\r\n")
    assert rest == ""
    assert "\n" not in header + line
    assert ";2026-04-14;waarde;1234,5;waarde" in line


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (3, "3"),
        (2.0, "2"),
        (0.5, "0,5"),
        (-1.25, "-1,25"),
        (10**15, "1000000000000000"),
        (1e15, "1000000000000000"),
        (1e-7, "0,0000001"),
    ],
)
def test_a_number_has_a_decimal_comma_and_nothing_else(number: float, text: str) -> None:
    assert number_text(number) == text
    assert csv_cells(column(number)) == [[text]]


RISKY = [
    *(f"{sign}HYPERLINK(1)" for sign in SIGNS),
    *("\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "\u00a0+1", "\u200b@SOM(1)", "\ufeff=1", "'=1+1"),
]


@pytest.mark.parametrize("text", RISKY)
def test_no_text_in_the_csv_starts_a_formula(text: str) -> None:
    [[cell]] = csv_cells(column(text))
    assert cell == "'" + text.replace("\r", "\n")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]) | st.sampled_from("\n\t'=;\"")))
@instance("'")
@instance("''=")
@instance("3-4")
def test_one_apostrophe_less_is_the_text_again(text: str) -> None:
    [[cell]] = csv_cells(column(text))
    assert cell.removeprefix("'") == text
    assert not cell.lstrip().startswith(SIGNS)


def test_names_of_respondents_start_no_formula_either() -> None:
    snapshot = frozen(KT, response(KT, {"KT1": 1}, respondent="=cmd|' /C calc'!A0"))
    [line] = csv_cells(wide_table(snapshot, DUTCH))
    assert line[1] == "'=cmd|' /C calc'!A0"


# --- What a cell cannot hold


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b", "a␀b"),
        ("a\x1bb", "a␛b"),
        ("a\x7fb", "a␡b"),
        ("a\x85b", "a\ufffdb"),
        ("a\ud800b", "a\ufffdb"),
        ("a\uffffb", "a\ufffdb"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\tb", "a\tb"),
    ],
)
def test_what_cannot_be_written_is_seen(text: str, shown: str) -> None:
    assert fitting(column(text), DUTCH).rows == ((shown,),)
    named = Response(**{**vars(response(KT, {"KT1": 1})), "respondent": text})
    assert csv_cells(wide_table(frozen(KT, named), DUTCH))[0][1] == shown
    assert wide_cell(opened(frozen(KT, named)), "invuller").value == shown


def pieces(row: list[str]) -> str:
    """The text of cells that continue one another."""
    mark = DUTCH.text(CONTINUES)
    whole = ""
    for piece, after in pairwise([*row, ""]):
        if after:
            assert piece.endswith(mark)
        whole += piece.removesuffix(mark) if after else piece
    return whole


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        pytest.param("a" * 20_000, 1, id="20,000 letters"),
        pytest.param("a" * 32_000, 1, id="just fits"),
        pytest.param("a" * 32_001, 2, id="one letter too many"),
        pytest.param("🙂" * 16_000, 1, id="emoji that just fit, each two units"),
        pytest.param("🙂" * 20_000, 2, id="20,000 emoji"),
        pytest.param("a" + "🙂" * 20_000, 2, id="a cut that would halve an emoji"),
        # 250,000 / 32,000 = 7.8
        pytest.param("=een woord " * 25_000 + "." * -25_000, 9, id="275,000 letters"),
        pytest.param("b" * 250_000, 8, id="250,000 letters"),
    ],
)
def test_a_text_too_long_for_a_cell_goes_on_beside_it(text: str, columns: int) -> None:
    fitted = fitting(column("kort", text), DUTCH)
    assert len(fitted.columns) == columns
    assert fitted.columns[:3] == ("a", "a_vervolg", "a_vervolg_2")[:columns]
    assert fitted.rows[0] == ("kort", *[""] * (columns - 1))
    assert max(len(str(cell).encode("utf-16-le")) // 2 for cell in fitted.rows[1]) < EXCELS_MOST
    _, line = csv_cells(column("kort", text))
    assert pieces([cell.removeprefix("'") for cell in line]) == text
    assert not any(cell.startswith(SIGNS) for cell in line)


def test_a_long_answer_is_whole_in_the_workbook() -> None:
    text = "🙂 en =1+1 " * 2_000  # 20,000 characters, 22,000 units
    long = {"value": "🙂" * 20_000, "explanation": text}
    workbook = opened(one(open=long))
    assert wide_cell(workbook, "open_toelichting").value == text
    both = [str(wide_cell(workbook, name).value) for name in ("open", "open_vervolg")]
    assert pieces(both) == "🙂" * 20_000


def test_a_continuation_takes_nobodys_name() -> None:
    table = Table(name="t", columns=("a", "a_vervolg"), rows=(("x" * 40_000, "eigen"),))
    fitted = fitting(table, DUTCH)
    assert fitted.columns == ("a", "a_vervolg_", "a_vervolg")
    assert fitted.rows[0][2] == "eigen"


# --- XLSX


def test_the_workbook_has_a_sheet_that_explains_and_three_tables() -> None:
    snapshot = one(KT1=3, open="Veel.")
    workbook = opened(snapshot)
    assert workbook.sheetnames == ["lees mij", "breed", "lang", "codeboek"]
    first = workbook["lees mij"]
    assert first["A1"].value == "Alle antwoorden van een cliënttoets"
    assert str(first["B2"].value).startswith("Niet om te publiceren")
    for name, build in (("breed", wide_table), ("lang", long_table)):
        told = [list(row) for row in workbook[name].iter_rows(values_only=True)]
        table = build(snapshot, DUTCH)
        blank = [[None if cell == "" else cell for cell in row] for row in table.rows]
        assert told == [list(table.columns), *blank]


def test_dates_and_numbers_are_real_ones() -> None:
    workbook = opened(one(KT1=3, dag="2026-04-14", aantal=1234.5))
    day = wide_cell(workbook, "dag")
    assert day.is_date
    assert day.value == dt.datetime(2026, 4, 14)  # noqa: DTZ001
    assert wide_cell(workbook, "aantal").value == 1234.5
    score = wide_cell(workbook, "KT1")
    assert (score.value, score.data_type) == (3, "n")


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        ("0001-01-01", "0001-01-01"),
        ("1900-02-28", "1900-02-28"),
        ("1900-03-01", dt.datetime(1900, 3, 1)),  # noqa: DTZ001
        ("9999-12-31", dt.datetime(9999, 12, 31)),  # noqa: DTZ001
    ],
)
def test_a_day_that_excel_does_not_know_is_a_text(day: str, shown: object) -> None:
    assert wide_cell(opened(one(dag=day)), "dag").value == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (123456789012345, 123456789012345),  # 15 digits
        (999999999999999.5, "999999999999999,5"),  # 16, of which Excel would drop one
        (10**15, 10**15),  # 16, one of which counts
        (-0.25, -0.25),
    ],
)
def test_no_digit_of_a_number_is_lost(number: float, shown: object) -> None:
    assert wide_cell(opened(one(aantal=number)), "aantal").value == shown


@given(
    st.text(
        st.characters(exclude_categories=["Cs", "Cc", "Cn"]) | st.sampled_from("\n\t='"), min_size=1
    )
)
@instance("=1+1")
@instance("https://example.org/")
@instance("mailto:iemand@example.org")
@instance("_x0041_ en _x000D_")  # how a workbook writes what XML cannot hold
@instance(" spaties ")
@instance("{=SOM(A1)}")
@settings(max_examples=40)
def test_a_text_in_the_workbook_is_a_text(text: str) -> None:
    named = Response(**{**vars(response(KT, {"KT1": 1})), "respondent": text})
    cell = wide_cell(opened(frozen(KT, named)), "invuller")
    assert cell.value == text
    assert cell.data_type == "s"
    assert cell.hyperlink is None


def test_the_workbook_holds_no_formula_and_leads_nowhere() -> None:
    said = {"value": 3, "explanation": "=1+1", "reference": "http://example.org/=1+1"}
    raw = xlsx(frozen(KT, response(KT, {"KT1": said}, respondent="@SOM(1)")), DUTCH)
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        sheets_ = [name for name in parts.namelist() if name.startswith("xl/worksheets/")]
        assert len(sheets_) == 4
        for name in sheets_:
            xml = parts.read(name).decode()
            assert not re.search(r"<f[ >]|<hyperlink|t=\"str\"", xml)
        assert not [name for name in parts.namelist() if "external" in name or "vba" in name]


def test_the_header_stays_in_sight_and_columns_have_a_width() -> None:
    workbook = opened(one(KT1=3, open="Een tamelijk lang antwoord dat men wil kunnen lezen"))
    for name in ("breed", "lang", "codeboek"):
        sheet = workbook[name]
        assert sheet.freeze_panes in ("B2", "C2")
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet["A1"].font.b
        widths = [each.width for each in sheet.column_dimensions.values()]
        assert all(9 <= width <= 51 for width in widths)
    prose = workbook["codeboek"]
    place = next(cell for cell in prose[1] if cell.value == "betekenis")
    assert prose.cell(row=2, column=place.column).alignment.wrap_text


def test_the_workbook_says_what_it_is() -> None:
    properties = opened(one(KT1=3)).properties
    assert properties.title == "Alle antwoorden van een cliënttoets: Een voorstel"
    assert properties.creator == "clienttoets"
    assert properties.created == dt.datetime(2026, 11, 22)  # noqa: DTZ001
    assert properties.description is not None
    assert properties.description.startswith("Niet om te publiceren")


def test_the_title_of_a_workbook_is_one_that_office_keeps() -> None:
    made = one(KT1=3)
    proposal = Proposal(title="Woord\x01\ud800 " * 42)
    made = replace(made, assessment=replace(made.assessment, proposal=proposal))
    workbook = opened(made)
    title = str(workbook.properties.title)
    assert len(title) <= 255
    assert title.startswith("Alle antwoorden van een cliënttoets: Woord␁\ufffd Woord␁\ufffd")
    assert title.endswith(" …")
    assert workbook["lees mij"]["B3"].value == "Woord␁\ufffd " * 42


def test_the_same_snapshot_gives_the_same_bytes_in_another_process_on_another_clock(
    tmp_path: Path,
) -> None:
    made = []
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        target = tmp_path / f"{seed}.xlsx"
        arguments = ["export", target, "--responses", EXAMPLE, "--date", "2026-11-22"]
        subprocess.run(
            [sys.executable, "-W", "error", "-c", "from cliënttoets.cli import main; main()"]
            + [str(each) for each in arguments],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
            timeout=60,
        )
        made.append(target.read_bytes())
    assert made[0] == made[1]


def test_nothing_is_laid_down_in_a_temporary_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "is er niet"))
    assert opened(one(KT1=3)).sheetnames[0] == "lees mij"


def test_a_table_too_high_for_a_sheet_goes_on_on_the_next() -> None:
    found = list(sheets(column(0, 1, 2, 3, 4), most_rows=3))
    assert [(one.name, one.rows) for one in found] == [
        ("tabel", ((0,), (1,))),
        ("tabel 2", ((2,), (3,))),
        ("tabel 3", ((4,),)),
    ]


def test_a_table_too_wide_for_a_sheet_says_on_each_whose_row_it_is() -> None:
    table = Table(name="t", columns=("wie", "a", "b", "c"), rows=(("x", 1, 2, 3), ("y", 4, 5, 6)))
    found = list(sheets(table, most_rows=2, most_columns=3))
    assert [(one.name, one.columns, one.rows) for one in found] == [
        ("t", ("wie", "a", "b"), (("x", 1, 2),)),
        ("t 2", ("wie", "a", "b"), (("y", 4, 5),)),
        ("t 3", ("wie", "c"), (("x", 3),)),
        ("t 4", ("wie", "c"), (("y", 6),)),
    ]


def test_a_table_that_fits_is_one_sheet_even_when_it_is_empty() -> None:
    assert [one.name for one in sheets(column())] == ["tabel"]
    assert [one.rows for one in sheets(column(1, 2), most_rows=3)] == [((1,), (2,))]


def test_the_workbook_and_the_csv_say_the_same() -> None:
    snapshot = one(KT1={"value": 3, "explanation": "=1"}, open="Regel\nen nog een", aantal=0.5)
    sheet = opened(snapshot)["lang"]
    names, *lines = sheet.iter_rows(values_only=True)
    told = [
        {
            str(name): "" if cell is None else str(cell)
            for name, cell in zip(names, line, strict=True)
        }
        for line in lines
    ]
    read = read_back(csv_text(long_table(snapshot, DUTCH), DUTCH))
    assert [{**row, "waarde": row["waarde"].replace(".", ",")} for row in told] == read
