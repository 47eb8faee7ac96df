"""Access: a link opens one session, once; what is in the file opens nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from cliënttoets.store import access, migrations, responses
from cliënttoets.store.database import NotFound, connect
from cliënttoets.store.migrations import prepare
from cliënttoets.store.rows import utc_text

from .store_samples import NOW, at_once, started

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
    assert access.opened(db, session, NOW) is not None


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
        assert access.opened(db, opened[0], NOW) is not None


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
    assert access.opened(db, session, NOW + 2 * HOUR - SECOND) is not None
    assert access.opened(db, session, NOW + 2 * HOUR) is None


def test_a_session_that_was_ended_stays_ended(db: Database) -> None:
    ended, other = (
        access.new_session(db, access.new_link(db, NOW, HOUR), NOW, HOUR) or "" for _ in range(2)
    )
    access.end(db, ended)
    access.end(db, ended)
    assert access.opened(db, ended, NOW) is None
    assert access.opened(db, other, NOW) is not None


def test_a_link_is_no_session_and_a_session_no_link(db: Database) -> None:
    link = access.new_link(db, NOW, HOUR)
    session = access.new_session(db, access.new_link(db, NOW, HOUR), NOW, HOUR)
    assert access.opened(db, link, NOW) is None
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


# A device that is handed over


def handed_over(db: Database, response: str) -> tuple[str, str]:
    """An owner's session, and the one of the response that took its place."""
    owner = access.new_session(db, access.new_link(db, NOW, HOUR), NOW, HOUR)
    assert owner is not None
    own = access.hand_over(db, owner, response, NOW, HOUR)
    assert own is not None
    return owner, own


def test_an_owner_sees_everything(db: Database) -> None:
    session = access.new_session(db, access.new_link(db, NOW, HOUR), NOW, HOUR)
    assert access.opened(db, session or "", NOW) == access.Session(None)


def test_a_session_that_is_handed_over_sees_one_response_and_the_owners_is_ended(
    path: Path, db: Database
) -> None:
    kept = started(path)
    owner, own = handed_over(db, kept.id)
    assert access.opened(db, owner, NOW) is None
    assert access.opened(db, own, NOW) == access.Session(kept.id)
    assert access.opened(db, own, NOW + HOUR) is None


def test_only_an_owner_hands_over(path: Path, db: Database) -> None:
    one, other = started(path), started(path)
    owner, own = handed_over(db, one.id)
    for session in (owner, own, "none"):
        assert access.hand_over(db, session, other.id, NOW, HOUR) is None
    assert access.opened(db, own, NOW) == access.Session(one.id)


def test_a_response_that_is_not_there_is_handed_over_to_nobody(db: Database) -> None:
    owner = access.new_session(db, access.new_link(db, NOW, HOUR), NOW, HOUR) or ""
    with pytest.raises(NotFound):
        access.hand_over(db, owner, "none", NOW, HOUR)
    assert access.opened(db, owner, NOW) == access.Session(None)


def test_every_session_of_a_response_can_be_ended_and_no_other(path: Path, db: Database) -> None:
    one, other = started(path), started(path)
    sessions = [handed_over(db, one.id)[1] for _ in range(2)]
    elsewhere = handed_over(db, other.id)[1]
    access.end_all_of(db, one.id)
    assert [access.opened(db, session, NOW) for session in sessions] == [None, None]
    assert access.opened(db, elsewhere, NOW) == access.Session(other.id)


def test_with_a_response_its_sessions_go(path: Path, db: Database) -> None:
    kept = started(path)
    own = handed_over(db, kept.id)[1]
    responses.remove(db, kept.id)
    assert access.opened(db, own, NOW) is None
    assert db.table("session").count == 0


def test_a_session_of_a_response_that_is_gone_never_passes_for_an_owners(
    path: Path, db: Database
) -> None:
    own = handed_over(db, started(path).id)[1]
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("DELETE FROM response")
    assert db.table("session").count == 1
    assert access.opened(db, own, NOW) is None


def test_a_database_of_before_devices_were_handed_over_keeps_its_owners_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "oud.db"
    old = Migrations("clienttoets")
    old()(migrations.the_first_tables)
    with monkeypatch.context() as before:
        before.setattr(migrations, "_STEPS", old)
        prepare(path)
    with connect(path) as db:
        db.table("session").insert(
            {"sha256": hashlib.sha256(b"token").hexdigest(), "expires": utc_text(NOW + HOUR)}
        )
    prepare(path)
    with connect(path) as db:
        assert access.opened(db, "token", NOW) == access.Session(None)
