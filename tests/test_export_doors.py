"""Who can have all answers as a file, and how: by `clienttoets export`, and from the results."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook

from cliënttoets.content_folders import EXAMPLE
from cliënttoets.export.cells import NOT_SAID, RESPONSE_COLUMNS, State
from cliënttoets.export.long import COLUMNS as LONG
from cliënttoets.scoring.words import CODES_COUNTED

from .house_client import HouseClient
from .house_rules import page_of
from .test_cli import run
from .test_web_results import answered, results
from .web_steps import proposal_begun, submitted, tiny

__all__ = ["tiny"]

WARNING = "Niet om te publiceren: elk antwoord staat hier apart, ook van kleine groepen."


def lines(raw: bytes) -> list[dict[str, str]]:
    text = io.StringIO(raw.decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text, delimiter=";"))


def test_the_page_names_every_column_and_every_word(project: Path) -> None:
    page = (project / "docs" / "export.md").read_text("utf-8")
    words = {*State, *CODES_COUNTED.values(), NOT_SAID}
    own = set(LONG) - set(RESPONSE_COLUMNS)
    names = {name for name in own if f"`{name}`" not in page and f"`KT1_{name}`" not in page}
    assert names == set()
    assert {word for word in words if f"`{word}`" not in page} == set()


# --- the command


def test_a_workbook_is_made_of_a_file_of_responses_with_a_warning(tmp_path: Path) -> None:
    target = tmp_path / "alles.xlsx"
    said = run("export", target, "--responses", EXAMPLE, "--date", "2026-11-22").stdout
    assert f"Gemaakt: {target}" in said
    assert WARNING in said
    workbook = load_workbook(target)
    assert workbook.sheetnames == ["lees mij", "breed", "lang", "codeboek"]
    first = {row[0]: row[1] for row in workbook["lees mij"].iter_rows(values_only=True)}
    assert str(first["Opgelet"]).startswith(WARNING)
    assert first["Gemaakt op"] == dt.datetime(2026, 11, 22)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("options", "column"),
    [
        ([], "deelvraag"),
        (["--table", "long"], "deelvraag"),
        (["--table", "wide"], "KT1_code"),
        (["--table", "codebook"], "betekenis"),
    ],
)
def test_a_csv_holds_one_table(options: list[str], column: str, tmp_path: Path) -> None:
    target = tmp_path / "alles.csv"
    assert WARNING in run("export", target, "--responses", EXAMPLE, *options).stdout
    assert column in lines(target.read_bytes())[0]


def test_the_database_and_a_snapshot_of_it_give_the_same_table(tmp_path: Path) -> None:
    database, kept = tmp_path / "toets.db", tmp_path / "momentopname.json"
    run("demo", "--database", database)
    run("report", kept, "--database", database)
    run("export", tmp_path / "a.csv", "--database", database)
    run("export", tmp_path / "b.csv", "--snapshot", kept)
    first = (tmp_path / "a.csv").read_bytes()
    assert first == (tmp_path / "b.csv").read_bytes()
    assert len(lines(first)) > 100


@pytest.mark.parametrize(
    ("name", "options", "words"),
    [
        ("a.ods", [], "eindigt op .xlsx of .csv"),
        ("a.xlsx", ["--table", "wide"], "laat --table weg"),
        ("a.csv", ["--snapshot", EXAMPLE], "Kies één van"),
    ],
)
def test_what_does_not_go_together_is_refused(
    name: str, options: list[str], words: str, tmp_path: Path
) -> None:
    target = tmp_path / name
    said = run("export", target, "--responses", EXAMPLE, *options, code=2)
    assert words in " ".join(said.stderr.split())
    assert not target.exists()


def test_a_snapshot_keeps_its_day(tmp_path: Path) -> None:
    kept = tmp_path / "momentopname.json"
    run("report", kept, "--responses", EXAMPLE)
    said = run(
        "export", tmp_path / "a.xlsx", "--snapshot", kept, "--date", "2026-11-22", code=2
    ).stderr
    assert "laat --date weg" in " ".join(said.split())


def test_an_export_never_takes_the_place_of_what_it_is_made_of(tmp_path: Path) -> None:
    source = tmp_path / "antwoorden.csv"
    source.write_bytes(EXAMPLE.read_bytes())
    run("export", source, "--responses", source, code=2)
    assert source.read_bytes() == EXAMPLE.read_bytes()


# --- the page


def test_the_results_give_a_workbook_and_a_csv_beside_the_warning(tiny: HouseClient) -> None:
    proposal = proposal_begun(tiny, "perspectives")
    submitted(tiny, answered(tiny, proposal, "clientorganisatie", "3", "=1+1"))
    page = page_of(tiny.get(results(tiny, proposal)).text)
    _, _, keep = page.text.partition("Om te bewaren")
    assert "Niet delen: hierin staat elk antwoord apart." in keep
    assert "Ook kleine groepen staan er voluit in, dus personen zijn te herkennen." in keep

    today = dt.datetime.now(ZoneInfo("Europe/Brussels")).date()
    book = tiny.get(page.links["Alle antwoorden (Excel)"])
    assert book.mimetype == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert book.headers["Content-Disposition"] == (
        f'attachment; filename="clienttoets-een-voorstel-{today}.xlsx"'
    )
    assert load_workbook(io.BytesIO(book.data)).sheetnames[1] == "breed"

    table = tiny.get(page.links["Alle antwoorden (CSV)"])
    assert table.mimetype == "text/csv"
    assert table.headers["Content-Disposition"].endswith(f'-{today}.csv"')
    first = lines(table.data)[0]
    assert (first["vraag"], first["waarde"], first["toelichting"]) == ("S1", "3", "'=1+1")


def test_a_draft_is_in_no_table(tiny: HouseClient) -> None:
    proposal = proposal_begun(tiny, "perspectives")
    submitted(tiny, answered(tiny, proposal, "clientorganisatie", "3"))
    answered(tiny, proposal, "overheid_zelf", "0", "Dit telt niet mee")
    page = page_of(tiny.get(results(tiny, proposal)).text)
    assert b"telt niet mee" not in tiny.get(page.links["Alle antwoorden (CSV)"]).data
    book = load_workbook(io.BytesIO(tiny.get(page.links["Alle antwoorden (Excel)"]).data))
    told = {row[0]: row[1] for row in book["lees mij"].iter_rows(values_only=True)}
    assert told["Nog niet ingediend"] == "1 invulling. Ze staat niet in deze tabellen."
    assert book["breed"].max_row == 2


@pytest.mark.parametrize("name", ["responses.xlsx", "responses.csv"])
def test_who_has_no_session_gets_no_table(tiny: HouseClient, name: str) -> None:
    proposal = proposal_begun(tiny, "perspectives")
    submitted(tiny, answered(tiny, proposal, "clientorganisatie", "3"))
    address = results(tiny, proposal).replace("results", name)
    assert tiny.get(address).data
    tiny.application.test_client().get(address, status=403)
    tiny.get(address.replace("/assessments/", "/assessments/x"), status=404)


@pytest.mark.parametrize("name", ["responses.xlsx", "responses.csv"])
def test_before_anything_is_handed_in_there_is_no_table(tiny: HouseClient, name: str) -> None:
    proposal = proposal_begun(tiny, "perspectives")
    answered(tiny, proposal, "clientorganisatie", "3")
    address = results(tiny, proposal)
    assert tiny.get(address.replace("results", name), status=303).location == address
