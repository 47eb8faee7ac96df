"""The questionnaires exactly as they were answered: canonical JSON and its SHA-256.

A version that has responses never changes. Until then its author may still improve it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from sqlite_utils import Database

from ..document.reading import read
from ..document.writing import canonical, fingerprint
from ..questionnaire.model import Questionnaire
from .database import NotFound, reading, writing

Key = tuple[str, int]
"""What tells one questionnaire from every other: its id and version."""

_read: dict[str, Questionnaire] = {}  # by SHA-256, so that no database can mislead another


class ChangedQuestionnaire(ValueError):
    """A questionnaire is no longer, word for word, what was answered under its id and version."""

    def __init__(self, key: Key) -> None:
        self.key = key
        super().__init__(f"questionnaire {key[0]} version {key[1]} is not what was answered")


def keep(db: Database, questionnaire: Questionnaire) -> int:
    """The integer key of the row that keeps it, for modules of this package.

    Raises ChangedQuestionnaire when responses answered another text under the same version.
    """
    with writing(db):
        own = (*questionnaire.key, fingerprint(questionnaire))
        same = db.execute(
            "SELECT key FROM questionnaire WHERE id = ? AND version = ? AND sha256 = ?", own
        ).fetchone()
        if same is not None:
            return int(same[0])
        if changed(db, [questionnaire]):
            raise ChangedQuestionnaire(questionnaire.key)
        ((key,),) = db.execute(
            "INSERT INTO questionnaire (id, version, sha256, json) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (id, version) DO UPDATE SET sha256 = excluded.sha256,"
            " json = excluded.json RETURNING key",
            (*own, canonical(questionnaire)),
        ).fetchall()
        return int(key)


def changed(db: Database, questionnaires: Iterable[Questionnaire]) -> tuple[Key, ...]:
    """Those that differ from what responses have answered under the same id and version.

    A server refuses to start when there are any: each needs a new version number.
    """
    answered = {
        (name, version): sha256
        for name, version, sha256 in db.execute(
            "SELECT id, version, sha256 FROM questionnaire"
            " WHERE EXISTS (SELECT * FROM response WHERE questionnaire = questionnaire.key)"
        ).fetchall()
    }
    return tuple(
        one.key
        for one in questionnaires
        if one.key in answered and fingerprint(one) != answered[one.key]
    )


def kept(db: Database, name: str, version: int) -> Questionnaire:
    """The questionnaire as it was answered; raises NotFound.

    Raises ChangedQuestionnaire when the text in the database no longer has its own SHA-256.
    """
    with reading(db):
        found = db.execute(
            "SELECT sha256 FROM questionnaire WHERE id = ? AND version = ?", (name, version)
        ).fetchone()
        if found is None:
            raise NotFound("questionnaire", f"{name} {version}")
        (sha256,) = found
        if sha256 not in _read:
            _read[sha256] = _read_from(db, (name, version), sha256)
    return _read[sha256]


def _read_from(db: Database, key: Key, sha256: str) -> Questionnaire:
    (text,) = db.execute(
        "SELECT json FROM questionnaire WHERE id = ? AND version = ?", key
    ).fetchone()
    if hashlib.sha256(text.encode()).hexdigest() != sha256:
        raise ChangedQuestionnaire(key)
    return read(json.loads(text), Questionnaire)
