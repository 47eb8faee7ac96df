"""One SQLite file: how it is opened, and the one door through which everything is written.

This module knows connections, locks and transactions; it does not know a single table.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout
from sqlite_utils import Database

from ..language import Message, message
from .files import lock_file

# sqlite-utils takes pysqlite3 where there is a wheel of it, which brings a newer SQLite than most
# Pythons do. Errors must come from the same module as connections, so its choice is ours.
if TYPE_CHECKING:
    import sqlite3
else:
    from sqlite_utils.utils import sqlite3

DatabaseError = sqlite3.DatabaseError
"""What every error of the SQLite library in use is."""

BUSY_SECONDS = 5.0
"""How long SQLite waits for a program that does not know our door, such as the sqlite3 shell."""

LONGEST_WAIT = 30.0
"""How many seconds a writer waits for its turn before Busy is raised."""

_EVERY_CONNECTION = (
    "synchronous = FULL",  # NORMAL loses acknowledged saves when the power fails
    "foreign_keys = ON",
    "secure_delete = ON",
    "trusted_schema = OFF",
)

_PRIMARY_CODE = 0xFF  # SQLite's extended codes say in their higher bits why

_WITHOUT_WAL_RESET_BUG = (3, 51, 3)

_ONE_WRITER = threading.Lock()  # a process serves one database


class NotFound(LookupError):
    """Nothing is kept under this id."""

    def __init__(self, noun: str, name: object) -> None:
        self.noun, self.name = noun, name
        super().__init__(f"no {noun} {name}")


class Busy(RuntimeError):
    """Somebody else has been writing for so long that this write was given up; nothing changed."""


class TracesRemain(RuntimeError):
    """Rows are deleted, but a reader kept their last traces in the file from being wiped.

    The next deletion, or the next start, wipes them too.
    """


class UnusableDatabase(ValueError):
    """A file that this program cannot keep anything in, and what can be done about it."""

    def __init__(self, problem: Message, remedy: Message) -> None:
        self.problem, self.remedy = problem, remedy
        super().__init__(f"{problem} {remedy}")


def connect(path: Path) -> Database:
    """The database in a file that `migrations.prepare` made ready, on a connection of its own.

    A connection serves one request, in one thread: close it, or open it with `with`. Raises
    an `OperationalError` of SQLite when there is no such file.
    """
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode=rw",  # a mistyped path must not become an empty database
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
    )
    try:
        for pragma in _EVERY_CONNECTION:
            connection.execute(f"PRAGMA {pragma}")
        return Database(connection, recursive_triggers=False, execute_plugins=False)
    except BaseException:
        connection.close()
        raise


def idle(path: Path) -> Database:
    """A connection that serves nobody: it only stays open, until any thread closes it.

    While there is one, the write-ahead log stays when a request closes its own. Without, the last
    to close empties and deletes that file, and the next has to make it anew.
    """
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode=rw", uri=True, check_same_thread=False
    )
    # Only who has read holds on to the log.
    connection.execute("SELECT 1 FROM sqlite_schema").fetchall()
    return Database(connection, recursive_triggers=False, execute_plugins=False)


@contextmanager
def reading(db: Database) -> Iterator[None]:
    """All that is read inside is of one moment, whoever writes meanwhile.

    Nothing can be written inside: that would pass by the door.
    """
    if db.conn.in_transaction:
        yield
        return
    with _transaction(db, "BEGIN"):
        db.execute("PRAGMA query_only = ON")
        try:
            yield
        finally:
            db.execute("PRAGMA query_only = OFF")


@contextmanager
def writing(db: Database) -> Iterator[None]:
    """The one write door: all that is written inside is kept, or on an error nothing.

    Inside another `writing` of the same database it joins in: what it wrote is undone on its own
    error, and kept when the outer one ends well. Raises Busy.
    """
    if db.conn.in_transaction:
        with db.atomic():
            yield
        return
    with door(file_of(db)), _transaction(db, "BEGIN IMMEDIATE"):
        yield


@contextmanager
def erasing(db: Database) -> Iterator[None]:
    """A `writing` after which nothing of what was deleted inside stays in the file.

    It stands on its own, never inside another. Raises Busy, and TracesRemain after the deletion.
    """
    if db.conn.in_transaction:
        raise RuntimeError("deleted rows can only be wiped after their transaction ended")
    with door(file_of(db)):
        with _transaction(db, "BEGIN IMMEDIATE"):
            yield
        wipe(db)


def wipe(db: Database) -> None:
    """Moves the write-ahead log into the database and empties it; raises TracesRemain."""
    (is_busy, _, _) = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if is_busy:
        raise TracesRemain("a reader holds on to the write-ahead log")


@contextmanager
def door(path: Path) -> Iterator[None]:
    """Everybody else who writes through the door waits outside; raises Busy.

    SQLite lets writers wait too, but by chance: with eight of them one waited for 8 seconds, and
    behind this door for 0.2.
    """
    if not _ONE_WRITER.acquire(timeout=LONGEST_WAIT):
        raise Busy("another thread has been writing for too long")
    try:
        lock = FileLock(lock_file(path), timeout=LONGEST_WAIT, mode=0o600, poll_interval=0.005)
        try:
            held = lock.acquire()
        except Timeout:
            raise Busy("another program has been writing for too long") from None
        with held:
            yield
    finally:
        _ONE_WRITER.release()


def file_of(db: Database) -> Path:
    """The file that the database is in."""
    return Path(db.execute("PRAGMA database_list").fetchone()[2])


@contextmanager
def _transaction(db: Database, begin: str) -> Iterator[None]:
    with locked_is_busy():
        db.execute(begin)
        try:
            yield
            db.execute("COMMIT")
        except BaseException:
            if db.conn.in_transaction:  # a full disk may have rolled it back already
                db.execute("ROLLBACK")
            raise


@contextmanager
def locked_is_busy() -> Iterator[None]:
    """Raises Busy where SQLite waited in vain for a program that does not know our door."""
    try:
        yield
    except sqlite3.OperationalError as error:
        code = getattr(error, "sqlite_errorcode", 0)  # what Python itself finds has none
        if code & _PRIMARY_CODE != sqlite3.SQLITE_BUSY:
            raise
        raise Busy("a program that passes by the door holds the database") from error


def has_wal_reset_bug(version: tuple[int, ...]) -> bool:
    """Whether this SQLite can, very rarely, corrupt a WAL database that two connections write.

    Source: https://www.sqlite.org/wal.html#walresetbug. Patched builds of older branches are taken
    for unpatched: a warning too many does no harm.
    """
    return version < _WITHOUT_WAL_RESET_BUG


def sqlite_warning(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> Message | None:
    """What whoever starts the server should know of the SQLite library in use; None when sound."""
    if not has_wal_reset_bug(version):
        return None
    return message(
        "Dit programma gebruikt SQLite {version}. Versies vóór 3.51.3 hebben een fout die een"
        " databank in zeldzame gevallen beschadigt. Installeer het pakket pysqlite3 of een nieuwere"
        " Python, en maak intussen geregeld een reservekopie.",
        version=".".join(str(part) for part in version),
    )
