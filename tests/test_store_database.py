"""The file: how it is opened, who may write, how it is made, brought up to date and copied."""

from __future__ import annotations

import multiprocessing
import os
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database
from sqlite_utils.utils import sqlite3 as any_tool

from cliënttoets.store import backup, database, migrations, proposals, responses
from cliënttoets.store.database import (
    Busy,
    DatabaseError,
    TracesRemain,
    UnusableDatabase,
    connect,
    door,
    erasing,
    has_wal_reset_bug,
    reading,
    sqlite_warning,
    writing,
)
from cliënttoets.store.migrations import prepare

from .store_samples import NOW, PROPOSAL, at_once, started


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "map" / "toets.db"
    prepare(path)
    return path


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    with connect(path) as db:
        yield db


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        pytest.param("journal_mode", "wal", id="readers do not wait for writers"),
        pytest.param("synchronous", 2, id="FULL: a power failure loses no acknowledged save"),
        pytest.param("foreign_keys", 1, id="nothing refers to what is not there"),
        pytest.param("busy_timeout", 5000, id="five seconds of patience, in milliseconds"),
        pytest.param("secure_delete", 1, id="what is deleted is overwritten"),
        pytest.param("trusted_schema", 0, id="a file cannot run functions of ours"),
    ],
)
def test_a_connection_is_safe(db: Database, pragma: str, value: object) -> None:
    assert db.execute(f"PRAGMA {pragma}").fetchone() == (value,)


def test_only_the_owner_reads_the_files(path: Path, db: Database) -> None:
    proposals.add(db, PROPOSAL, NOW)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert modes == dict.fromkeys(
        ["toets.db", "toets.db-shm", "toets.db-wal", "toets.db.lock.file"], 0o600
    )


def test_a_mistyped_path_does_not_become_an_empty_database(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="unable to open"):
        connect(tmp_path / "tots.db")
    assert not list(tmp_path.iterdir())


def test_a_path_may_hold_any_character(tmp_path: Path) -> None:
    path = tmp_path / "cliënt & 100% ?#.db"
    prepare(path)
    started(path, T1="hier")
    assert path.is_file()


def test_a_writing_that_fails_keeps_nothing(db: Database) -> None:
    def add_and_fail() -> None:
        with writing(db):
            proposals.add(db, PROPOSAL, NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        add_and_fail()
    assert proposals.every(db) == ()
    assert not db.conn.in_transaction


def test_a_writing_inside_another_is_undone_by_itself(db: Database) -> None:
    def add_and_fail() -> None:
        with writing(db):
            proposals.add(db, PROPOSAL, NOW)
            raise ZeroDivisionError

    with writing(db):
        first = proposals.add(db, PROPOSAL, NOW)
        with pytest.raises(ZeroDivisionError):
            add_and_fail()
    assert proposals.every(db) == (first,)


def test_nothing_is_written_while_reading(db: Database) -> None:
    with reading(db), pytest.raises(DatabaseError, match="readonly"):
        proposals.add(db, PROPOSAL, NOW)
    assert proposals.every(db) == ()
    assert proposals.add(db, PROPOSAL, NOW)


def test_a_program_that_dies_while_writing_leaves_nothing_and_no_closed_door(
    path: Path, db: Database
) -> None:
    program = multiprocessing.get_context("spawn").Process(target=_die, args=(path,))
    program.start()
    program.join(30)
    assert program.exitcode == 9
    assert proposals.every(db) == ()
    assert proposals.add(db, PROPOSAL, NOW)


def _die(path: Path) -> None:
    with connect(path) as db, writing(db):
        proposals.add(db, PROPOSAL, NOW)
        os._exit(9)


def test_writers_wait_for_each_other(path: Path) -> None:
    inside: list[int] = []
    most = []

    def write(thread: int) -> None:
        with connect(path) as db, writing(db):
            inside.append(thread)
            most.append(len(inside))
            proposals.add(db, PROPOSAL, NOW)
            inside.remove(thread)

    at_once(8, write)
    assert most == [1] * 8


def test_whoever_waits_too_long_for_the_door_is_told(
    path: Path, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "LONGEST_WAIT", 0.05)
    opened, leave = threading.Event(), threading.Event()

    def hold() -> None:
        with door(path):
            opened.set()
            leave.wait(10)

    holder = threading.Thread(target=hold)
    holder.start()
    opened.wait(10)
    with pytest.raises(Busy, match="another thread"):
        proposals.add(db, PROPOSAL, NOW)
    leave.set()
    holder.join()
    assert proposals.add(db, PROPOSAL, NOW)


def test_whoever_waits_too_long_for_another_program_is_told(
    path: Path, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "LONGEST_WAIT", 0.05)
    context = multiprocessing.get_context("spawn")
    opened, leave = context.Event(), context.Event()
    program = context.Process(target=_hold, args=(path, opened, leave))
    program.start()
    assert opened.wait(20)
    with pytest.raises(Busy, match="another program"):
        proposals.add(db, PROPOSAL, NOW)
    leave.set()
    program.join(20)
    assert proposals.add(db, PROPOSAL, NOW)


def _hold(path: Path, opened: threading.Event, leave: threading.Event) -> None:
    with door(path):
        opened.set()
        leave.wait(10)


def test_a_program_that_passes_by_the_door_makes_a_writer_busy(path: Path, db: Database) -> None:
    db.execute("PRAGMA busy_timeout = 20")
    shell = any_tool.connect(path, isolation_level=None)
    shell.execute("BEGIN IMMEDIATE")
    with pytest.raises(Busy, match="passes by the door"):
        proposals.add(db, PROPOSAL, NOW)
    shell.execute("ROLLBACK")
    shell.close()
    assert proposals.every(db) == ()
    assert proposals.add(db, PROPOSAL, NOW)


def test_a_program_that_passes_by_the_door_makes_preparing_busy(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.02)
    shell = any_tool.connect(path, isolation_level=None)
    shell.execute("PRAGMA locking_mode = EXCLUSIVE")
    shell.execute("BEGIN EXCLUSIVE")
    with pytest.raises(Busy, match="passes by the door"):
        prepare(path)
    shell.execute("ROLLBACK")
    shell.close()
    prepare(path)


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        pytest.param("SELECT * FROM book", "no such table", id="found by SQLite"),
        pytest.param("SELECT CAST(x'ff' AS TEXT)", "decode to UTF-8", id="found by Python"),
    ],
)
def test_another_mistake_is_not_taken_for_a_lock(db: Database, sql: str, said: str) -> None:
    with pytest.raises(DatabaseError, match=said), writing(db):
        db.execute(sql).fetchall()
    assert not db.conn.in_transaction


def test_a_reader_that_keeps_traces_from_being_wiped_is_told(path: Path, db: Database) -> None:
    kept = started(path, T1="Dit moet weg")
    db.execute("PRAGMA busy_timeout = 50")
    with connect(path) as reader, reading(reader):
        before = responses.found(reader, kept.id)
        with pytest.raises(TracesRemain):
            responses.remove(db, kept.id)
        assert responses.found(reader, kept.id) == before
    assert db.table("response").count == 0
    prepare(path)
    assert b"Dit moet weg" not in b"".join(f.read_bytes() for f in path.parent.iterdir())


def test_what_is_wiped_stands_on_its_own(db: Database) -> None:
    with writing(db), pytest.raises(RuntimeError), erasing(db):
        pass


@pytest.mark.parametrize(
    ("version", "has_bug"),
    [
        pytest.param((3, 40, 1), True, id="Debian 12"),
        pytest.param((3, 51, 2), True, id="the last with the bug"),
        pytest.param((3, 51, 3), False, id="the first without"),
        pytest.param((3, 52, 0), False, id="later"),
        pytest.param((4, 0, 0), False, id="much later"),
    ],
)
def test_an_sqlite_with_the_wal_reset_bug_is_known(version: tuple[int, ...], has_bug: bool) -> None:
    assert has_wal_reset_bug(version) is has_bug
    assert (sqlite_warning(version) is not None) is has_bug


def test_the_warning_names_the_version() -> None:
    assert "SQLite 3.40.1." in str(sqlite_warning((3, 40, 1)))


def test_the_warning_is_about_the_library_in_use(db: Database) -> None:
    (version,) = db.execute("SELECT sqlite_version()").fetchone()
    in_use = tuple(int(part) for part in version.split("."))
    assert sqlite_warning() == sqlite_warning(in_use)


def test_preparing_again_changes_nothing(path: Path) -> None:
    kept = started(path, T1="blijft")
    before = _schema(path)
    prepare(path)
    assert _schema(path) == before
    with connect(path) as db:
        assert responses.found(db, kept.id) == kept


def _schema(path: Path) -> str:
    with connect(path) as db:
        return db.schema


def test_two_programs_may_make_the_same_database_at_once(tmp_path: Path) -> None:
    path = tmp_path / "toets.db"
    context = multiprocessing.get_context("spawn")
    programs = [context.Process(target=prepare, args=(path,)) for _ in range(2)]
    for program in programs:
        program.start()
    for program in programs:
        program.join(30)
    assert [program.exitcode for program in programs] == [0, 0]
    assert started(path, T1="werkt").response.answers["T1"].value == "werkt"


def test_eight_threads_may_make_the_same_database_at_once(tmp_path: Path) -> None:
    path = tmp_path / "toets.db"
    at_once(8, lambda _: prepare(path))
    with connect(path) as db:
        taken = [row["name"] for row in db.table("_sqlite_migrations").rows]
    assert taken
    assert len(set(taken)) == len(taken)


def test_a_database_of_a_newer_version_is_refused(path: Path, db: Database) -> None:
    db.table("_sqlite_migrations").insert(
        {"migration_set": "clienttoets", "name": "what_is_yet_to_come", "applied_at": ""}
    )
    with pytest.raises(UnusableDatabase, match="nieuwer programma"):
        prepare(path)


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "boeken.db"
    other = any_tool.connect(path)
    other.execute("CREATE TABLE book (title)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(UnusableDatabase, match="ander programma"):
        prepare(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "brief.db"
    path.write_text("Beste, hierbij mijn antwoorden. " * 200, "utf-8")
    before = path.read_bytes()
    with pytest.raises(UnusableDatabase, match="geen SQLite-databank"):
        prepare(path)
    assert path.read_bytes() == before


def test_a_step_that_fails_leaves_no_half_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "toets.db"
    monkeypatch.setattr(migrations, "_SESSION", "CREATE TABLE session (")
    with pytest.raises(DatabaseError, match="incomplete input"):
        prepare(path)
    with connect(path) as db:
        assert db.table_names() == []
    monkeypatch.undo()
    prepare(path)
    assert started(path).revision == 1


def test_counting_the_answers_to_a_question_reads_the_index_alone(db: Database) -> None:
    plan = db.execute(
        "EXPLAIN QUERY PLAN SELECT value, code, count(*) FROM answer"
        " WHERE question = 'R1' AND asked = 1 GROUP BY value, code"
    ).fetchall()
    assert "USING COVERING INDEX answers_to" in plan[0][3]


def test_a_backup_opens_as_the_same_database(path: Path, db: Database, tmp_path: Path) -> None:
    kept = started(path, T1="ook hier")
    copy = tmp_path / "kopie.db"
    backup.back_up(db, copy)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    prepare(copy)
    with connect(copy) as other:
        assert responses.found(other, kept.id) == kept
        assert other.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_backup_overwrites_nothing(db: Database, tmp_path: Path) -> None:
    copy = tmp_path / "kopie.db"
    copy.write_text("kostbaar", "utf-8")
    with pytest.raises(FileExistsError):
        backup.back_up(db, copy)
    assert copy.read_text("utf-8") == "kostbaar"


def test_a_backup_replaces_no_link_that_leads_nowhere(db: Database, tmp_path: Path) -> None:
    copy = tmp_path / "kopie.db"
    copy.symlink_to(tmp_path / "er-niet.db")
    with pytest.raises(FileExistsError):
        backup.back_up(db, copy)
    assert copy.is_symlink()


def test_a_backup_leaves_other_files_alone(db: Database, tmp_path: Path) -> None:
    part = tmp_path / "kopie.db.part"
    part.write_text("van iemand", "utf-8")
    backup.back_up(db, tmp_path / "kopie.db")
    assert part.read_text("utf-8") == "van iemand"
    assert {each.name for each in tmp_path.iterdir()} == {"map", "kopie.db", "kopie.db.part"}


def test_a_backup_that_fails_leaves_nothing_behind(db: Database, tmp_path: Path) -> None:
    folder = tmp_path / "kopie"
    folder.mkdir()
    with writing(db), pytest.raises(DatabaseError, match="VACUUM"):
        backup.back_up(db, folder / "kopie.db")  # not from within a transaction
    assert list(folder.iterdir()) == []


def test_a_backup_is_whole_while_others_write(path: Path, tmp_path: Path) -> None:
    kept = started(path, T1="x" * 10_000)

    def write_or_copy(thread: int) -> None:
        with connect(path) as db:
            for number in range(5):
                if thread:
                    proposals.add(db, PROPOSAL, NOW)
                else:
                    backup.back_up(db, tmp_path / f"{number}.db")

    at_once(3, write_or_copy)
    for number in range(5):
        with connect(tmp_path / f"{number}.db") as copy:
            assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert responses.found(copy, kept.id) == kept
