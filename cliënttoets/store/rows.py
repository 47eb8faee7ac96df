"""What the tables of every noun share: keys, public ids, form tokens, and instants as text."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime

from sqlite_utils import Database

from .database import NotFound

_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # without 0, 1, i, l and o, which look alike
_ID_LENGTH = 14  # 31 ** 14 is about 2 ** 69: nobody finds another one's by trying


def public_id() -> str:
    """A new random id for addresses, of digits and small letters that do not look alike."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(_ID_LENGTH))


def key_of(db: Database, noun: str, name: str) -> int:
    """The key, by which other rows refer to it, of the row with this public id; raises NotFound."""
    for row in db.table(noun).rows_where("id = ?", (name,), select="key"):
        return int(row["key"])
    raise NotFound(noun, name)


def made_before(db: Database, noun: str, form_token: str | None) -> str | None:
    """The public id of what this form token made; None when it made nothing yet.

    Ask it inside `writing`, so that nobody comes in between; a unique key holds it besides.
    """
    if form_token is None:
        return None
    for row in db.table(noun).rows_where("form_token = ?", (form_token,), select="id"):
        return str(row["id"])
    return None


def utc_text(instant: datetime) -> str:
    """The instant as `2026-11-22T09:30:00Z`, which sorts; raises ValueError without time zone."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def utc_instant(text: str) -> datetime:
    """The instant that `utc_text` wrote, to the second."""
    return datetime.fromisoformat(text)
