"""Who may enter: one-time links, and the sessions that they open.

An owner's session sees everything. Handed over to a respondent, it becomes one that sees a single
response.

Only the SHA-256 of a token is kept, so that who reads the file, or a backup of it, cannot enter.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlite_utils import Database

from .database import writing
from .rows import key_of, utc_text

_TOKEN_BYTES = 32


@dataclass(frozen=True)
class Session:
    """An open session; `response_id` is all that it may see, and None where that is everything."""

    response_id: str | None

    @property
    def is_owners(self) -> bool:
        """Whether it sees everything."""
        return self.response_id is None


def new_link(db: Database, now: datetime, lasting: timedelta) -> str:
    """The token of a link that opens one session, once, within the time that it lasts."""
    with writing(db):
        _forget_expired(db, now)
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        db.table("one_time_link").insert(
            {"sha256": _sha256(token), "expires": utc_text(now + lasting)}
        )
        return token


def new_session(db: Database, link: str, now: datetime, lasting: timedelta) -> str | None:
    """The token of the session that a link opens; None when it is unknown, used or expired."""
    with writing(db):
        is_new = db.execute(
            "UPDATE one_time_link SET used = :now"
            " WHERE sha256 = :link AND used IS NULL AND expires > :now",
            {"link": _sha256(link), "now": utc_text(now)},
        ).rowcount
        if not is_new:
            return None
        return _begun(db, now + lasting)


def hand_over(
    db: Database, session: str, response_id: str, now: datetime, lasting: timedelta
) -> str | None:
    """The token of a session that sees this response alone, in the place of an owner's.

    The owner's session is ended with it. None, with nothing changed, when that is not open, or not
    an owner's. Raises NotFound for the response.
    """
    with writing(db):
        here = opened(db, session, now)
        if here is None or not here.is_owners:
            return None
        end(db, session)
        return _begun(db, now + lasting, key_of(db, "response", response_id))


def opened(db: Database, session: str, now: datetime) -> Session | None:
    """The session of this token; None when it was never opened, was ended, or has expired."""
    # A session of a response that is gone sees nothing: it must never pass for an owner's.
    row = db.execute(
        "SELECT response.id FROM session LEFT JOIN response ON response.key = session.response"
        " WHERE sha256 = ? AND expires > ?"
        " AND (session.response IS NULL OR response.id IS NOT NULL)",
        (_sha256(session), utc_text(now)),
    ).fetchone()
    return None if row is None else Session(row[0])


def end(db: Database, session: str) -> None:
    """Ends the session; one that is not open stays so."""
    with writing(db):
        db.table("session").delete_where("sha256 = ?", (_sha256(session),))


def end_all_of(db: Database, response_id: str) -> None:
    """Ends every session that sees this response alone; raises NotFound."""
    with writing(db):
        key = key_of(db, "response", response_id)
        db.table("session").delete_where("response = ?", (key,))


def _begun(db: Database, expires: datetime, response: int | None = None) -> str:
    """The token of a new session, of an owner or of one response by its key."""
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    row = {"sha256": _sha256(token), "expires": utc_text(expires), "response": response}
    db.table("session").insert(row)
    return token


def _forget_expired(db: Database, now: datetime) -> None:
    for table in ("one_time_link", "session"):
        db.table(table).delete_where("expires <= ?", (utc_text(now),))


def _sha256(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
