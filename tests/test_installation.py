"""What one installation has at hand: its own folders over the shipped ones, and one secret key."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cliënttoets.content_folders import content_folder
from cliënttoets.installation import (
    DEFAULT_REPORT,
    BrokenKey,
    ChangedCatalogue,
    Installation,
    program_version,
)
from cliënttoets.questionnaire.file import BrokenCatalogue
from cliënttoets.report.layout_file import layout_at_hand
from cliënttoets.store.database import connect
from cliënttoets.store.migrations import prepare

from .store_samples import started

TINY = Path(__file__).parent / "questionnaires"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "toets.db"


def test_the_default_report_ships() -> None:
    assert (content_folder("reports") / f"{DEFAULT_REPORT}.yaml").is_file()


def test_the_version_is_a_version() -> None:
    assert program_version().count(".") >= 1


def test_own_questionnaires_stand_beside_the_shipped_ones(database: Path) -> None:
    shipped = Installation(database=database).catalogue()
    both = Installation(database=database, questionnaires=(TINY,)).catalogue()
    assert both.newest("minimal").title.default == "Eén vraag"
    assert {one.key for one in shipped} < {one.key for one in both}


def test_an_own_layout_stands_over_the_shipped_one(tmp_path: Path, database: Path) -> None:
    own = tmp_path / "rapporten"
    own.mkdir()
    text = "id: x\nversion: 1\ntitle: Ons rapport\nsections:\n  - part: signal\n"
    (own / f"{DEFAULT_REPORT}.yaml").write_text(text, "utf-8")
    assert Installation(database=database).layout(DEFAULT_REPORT).title == "Cliënttoets"
    found = Installation(database=database, reports=(own,)).layout(DEFAULT_REPORT)
    assert found.title == "Ons rapport"


def test_a_broken_questionnaire_stops_the_server_before_anything_is_made(
    tmp_path: Path, database: Path
) -> None:
    own = tmp_path / "lijsten"
    own.mkdir()
    (own / "stuk.yaml").write_text("id: [", "utf-8")
    with pytest.raises(BrokenCatalogue):
        Installation(database=database, questionnaires=(own,)).server_settings(hosts=("x",))
    assert not database.exists()


def test_a_questionnaire_that_changed_after_it_was_answered_stops_the_server(
    tmp_path: Path, database: Path
) -> None:
    prepare(database)
    started(database, R1=3)  # answers questionnaire 'proef', version 1
    own = tmp_path / "lijsten"
    own.mkdir()
    text = (TINY / "minimal.yaml").read_text("utf-8").replace("id: minimal", "id: proef")
    (own / "proef.yaml").write_text(text, "utf-8")
    with pytest.raises(ChangedCatalogue, match="proef versie 1"):
        Installation(database=database, questionnaires=(own,)).server_settings(hosts=("x",))


def test_the_settings_of_a_server_are_ready_to_serve(database: Path) -> None:
    settings = Installation(database=database).server_settings(hosts=("toets.example",), https=True)
    assert (settings.trusted_hosts, settings.https) == (("toets.example",), True)
    with connect(database) as db:
        assert "response" in db.table_names()


def test_a_server_shows_the_own_layout_and_the_version_of_the_program(
    tmp_path: Path, database: Path
) -> None:
    own = tmp_path / "rapporten"
    own.mkdir()
    text = "id: x\nversion: 1\ntitle: Ons rapport\nsections:\n  - part: signal\n"
    (own / f"{DEFAULT_REPORT}.yaml").write_text(text, "utf-8")
    settings = Installation(database=database, reports=(own,)).server_settings(hosts=("x",))
    assert layout_at_hand(DEFAULT_REPORT, settings.report_folders).title == "Ons rapport"
    without = Installation(database=database).server_settings(hosts=("x",))
    assert layout_at_hand(DEFAULT_REPORT, without.report_folders).title == "Cliënttoets"
    assert settings.program == program_version()


def test_the_secret_key_is_made_once_and_kept(database: Path) -> None:
    first = Installation(database=database).server_settings(hosts=("x",)).secret_key
    again = Installation(database=database).server_settings(hosts=("x",)).secret_key
    assert first == again
    assert len(first) == 32


def test_two_installations_have_two_keys(tmp_path: Path) -> None:
    keys = {
        Installation(database=tmp_path / name).server_settings(hosts=("x",)).secret_key
        for name in ("een.db", "twee.db")
    }
    assert len(keys) == 2


def test_only_its_owner_can_read_the_key(database: Path) -> None:
    Installation(database=database).server_settings(hosts=("x",))
    assert stat.S_IMODE(database.with_name("toets.db.key").stat().st_mode) == 0o600


def test_two_databases_that_differ_in_their_ending_have_two_keys(tmp_path: Path) -> None:
    keys = {
        Installation(database=tmp_path / name).server_settings(hosts=("x",)).secret_key
        for name in ("toets.db", "toets.sqlite")
    }
    assert len(keys) == 2


@pytest.mark.parametrize(
    "content",
    [b"", b"kort", b"x" * 31, b"x" * 33, b"x" * 10_000_000],
    ids=["empty", "short", "31 bytes", "33 bytes", "10 MB"],
)
def test_what_is_no_key_is_refused_and_left_alone(database: Path, content: bytes) -> None:
    key = database.with_name("toets.db.key")
    key.write_bytes(content)
    with pytest.raises(BrokenKey, match=r"toets\.db\.key is geen sleutel .* telt 32 bytes"):
        Installation(database=database).server_settings(hosts=("x",))
    assert key.read_bytes() == content


def test_files_of_others_beside_the_database_are_left_alone(database: Path) -> None:
    others = [database.with_name(name) for name in ("toets.key", "toets.key.part", "x.key.part")]
    for other in others:
        other.write_bytes(b"van iemand")
    Installation(database=database).server_settings(hosts=("x",))
    assert {other.read_bytes() for other in others} == {b"van iemand"}


def test_an_installation_knows_every_file_that_it_keeps(database: Path) -> None:
    installation = Installation(database=database)
    installation.server_settings(hosts=("x",))
    with connect(database):
        assert set(database.parent.iterdir()) <= set(installation.files)
    names = {each.name.removeprefix("toets.db") for each in installation.files}
    assert names == {"", "-wal", "-shm", "-journal", ".lock.file", ".key"}


def test_workers_that_start_at_once_read_one_key(database: Path) -> None:
    def key(_worker: int) -> bytes:
        return Installation(database=database).server_settings(hosts=("x",)).secret_key

    with ThreadPoolExecutor(4) as workers:
        assert len(set(workers.map(key, range(4)))) == 1
