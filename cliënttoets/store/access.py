"""Who may enter: one-time links, and the sessions that they open.

Only the SHA-256 of a token is kept, so that who reads the file, or a backup of it, cannot enter.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlite_utils import Database

from .database import writing
from .rows import utc_text

_TOKEN_BYTES = 32


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
        opened = db.execute(
            "UPDATE one_time_link SET used = :now"
            " WHERE sha256 = :link AND used IS NULL AND expires > :now",
            {"link": _sha256(link), "now": utc_text(now)},
        ).rowcount
        if not opened:
            return None
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        db.table("session").insert({"sha256": _sha256(token), "expires": utc_text(now + lasting)})
        return token


def is_open(db: Database, session: str, now: datetime) -> bool:
    """Whether the session was opened, has not been ended and has not expired."""
    found = db.execute(
        "SELECT 1 FROM session WHERE sha256 = ? AND expires > ?", (_sha256(session), utc_text(now))
    )
    return found.fetchone() is not None


def end(db: Database, session: str) -> None:
    """Ends the session; one that is not open stays so."""
    with writing(db):
        db.table("session").delete_where("sha256 = ?", (_sha256(session),))


def _forget_expired(db: Database, now: datetime) -> None:
    for table in ("one_time_link", "session"):
        db.table(table).delete_where("expires <= ?", (utc_text(now),))


def _sha256(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
