"""Access: a link opens one session, once; what is in the file opens nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from cliënttoets.store import access
from cliënttoets.store.database import connect
from cliënttoets.store.migrations import prepare

from .store_samples import NOW, at_once

HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "toets.db"
    prepare(path)
    return path


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    with connect(path) as db:
        yield db


def test_a_link_opens_a_session(db: Database) -> None:
    session = access.new_session(db, access.new_link(db, NOW, HOUR), NOW, HOUR)
    assert session is not None
    assert access.is_open(db, session, NOW)


def test_a_link_works_once_even_for_eight_at_a_time(path: Path) -> None:
    with connect(path) as db:
        link = access.new_link(db, NOW, HOUR)

    def open_it(_thread: int) -> str | None:
        with connect(path) as db:
            return access.new_session(db, link, NOW, HOUR)

    opened = [session for session in at_once(8, open_it) if session is not None]
    assert len(opened) == 1
    with connect(path) as db:
        assert access.new_session(db, link, NOW, HOUR) is None
        assert access.is_open(db, opened[0], NOW)


def test_an_unknown_link_opens_nothing(db: Database) -> None:
    link = access.new_link(db, NOW, HOUR)
    for wrong in ("", link[:-1], link + "x", "é😀"):
        assert access.new_session(db, wrong, NOW, HOUR) is None
    assert db.table("session").count == 0


def test_a_link_works_until_it_expires(db: Database) -> None:
    links = [access.new_link(db, NOW, HOUR) for _ in range(2)]
    assert access.new_session(db, links[0], NOW + HOUR - SECOND, HOUR) is not None
    assert access.new_session(db, links[1], NOW + HOUR, HOUR) is None


def test_a_session_is_open_until_it_expires(db: Database) -> None:
    session = access.new_session(db, access.new_link(db, NOW, HOUR), NOW, 2 * HOUR)
    assert session is not None
    assert access.is_open(db, session, NOW + 2 * HOUR - SECOND)
    assert not access.is_open(db, session, NOW + 2 * HOUR)


def test_a_session_that_was_ended_stays_ended(db: Database) -> None:
    ended, other = (
        access.new_session(db, access.new_link(db, NOW, HOUR), NOW, HOUR) or "" for _ in range(2)
    )
    access.end(db, ended)
    access.end(db, ended)
    assert not access.is_open(db, ended, NOW)
    assert access.is_open(db, other, NOW)


def test_a_link_is_no_session_and_a_session_no_link(db: Database) -> None:
    link = access.new_link(db, NOW, HOUR)
    session = access.new_session(db, access.new_link(db, NOW, HOUR), NOW, HOUR)
    assert not access.is_open(db, link, NOW)
    assert access.new_session(db, session or "", NOW, HOUR) is None


def test_no_token_can_be_read_from_the_files(path: Path, db: Database) -> None:
    link = access.new_link(db, NOW, HOUR)
    session = access.new_session(db, link, NOW, HOUR) or "none was opened"
    on_disk = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert link.encode() not in on_disk
    assert session.encode() not in on_disk


def test_what_expired_is_forgotten_when_a_new_link_is_made(db: Database) -> None:
    access.new_session(db, access.new_link(db, NOW, HOUR), NOW, HOUR)
    access.new_link(db, NOW + HOUR, HOUR)
    assert (db.table("session").count, db.table("one_time_link").count) == (0, 1)
