"""The assessments of proposals, and which questionnaires each of them asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlite_utils import Database

from ..assessment.model import Assessment
from ..questionnaire.model import Moment, Questionnaire
from . import proposals, questionnaires
from .database import erasing, reading, writing
from .proposals import KeptProposal
from .questionnaires import Key
from .rows import key_of, made_before, public_id, utc_instant, utc_text


@dataclass(frozen=True, kw_only=True)
class KeptAssessment:
    """An assessment, its public id and its proposal's, and what it asks.

    `questionnaires` holds the keys (id, version), in the order in which they are offered.
    """

    id: str
    proposal_id: str
    assessment: Assessment
    questionnaires: tuple[Key, ...]
    begun: datetime


class Answered(ValueError):
    """Questionnaires cannot be taken out of an assessment in which responses answer them."""

    def __init__(self, keys: Sequence[Key]) -> None:
        self.keys = tuple(keys)
        super().__init__(", ".join(f"{name} version {version}" for name, version in keys))


def begin(
    db: Database,
    proposal_id: str,
    moment: Moment,
    asked: Sequence[Questionnaire],
    now: datetime,
    *,
    text_version: str = "",
    text_date: date | None = None,
    form_token: str | None = None,
) -> KeptAssessment:
    """A new assessment of a proposal; the same form token again gives the one it made before.

    Raises NotFound for the proposal, and ChangedQuestionnaire.
    """
    with writing(db):
        made = made_before(db, "assessment", form_token)
        if made is None:
            made = public_id()
            own = {
                "id": made,
                "proposal": key_of(db, "proposal", proposal_id),
                "begun": utc_text(now),
                "form_token": form_token,
            }
            db.table("assessment").insert(own | _columns(moment, text_version, text_date))
            _ask(db, key_of(db, "assessment", made), asked)
        return found(db, made)


def found(db: Database, assessment_id: str) -> KeptAssessment:
    """The assessment with this public id; raises NotFound."""
    with reading(db):
        row = db.table("assessment").get(key_of(db, "assessment", assessment_id))
        return _kept(db, proposals.under(db, row["proposal"]), row)


def of(db: Database, proposal_id: str) -> tuple[KeptAssessment, ...]:
    """The assessments of a proposal, in the order in which they began; raises NotFound."""
    with reading(db):
        proposal = proposals.found(db, proposal_id)
        key = key_of(db, "proposal", proposal_id)
        rows = list(db.table("assessment").rows_where("proposal = ?", (key,), order_by="key"))
        return tuple(_kept(db, proposal, row) for row in rows)


def change(
    db: Database,
    assessment_id: str,
    moment: Moment,
    asked: Sequence[Questionnaire],
    *,
    text_version: str = "",
    text_date: date | None = None,
) -> KeptAssessment:
    """The assessment with this in the place of what it said.

    Raises NotFound, ChangedQuestionnaire, and Answered when a questionnaire that it no longer asks
    has responses.
    """
    with writing(db):
        key = key_of(db, "assessment", assessment_id)
        db.table("assessment").update(key, _columns(moment, text_version, text_date))
        _ask(db, key, asked)
        return found(db, assessment_id)


def remove(db: Database, assessment_id: str) -> None:
    """Deletes the assessment with its responses and answers, without leaving a trace.

    Raises NotFound, and what `database.erasing` raises.
    """
    with erasing(db):
        db.table("assessment").delete(key_of(db, "assessment", assessment_id))


def _ask(db: Database, key: int, asked: Sequence[Questionnaire]) -> None:
    """Makes these, in this order, the questionnaires of the assessment."""
    keys = [questionnaires.keep(db, questionnaire) for questionnaire in asked]
    gone = [(other, name) for other, name in _asked(db, key) if other not in keys]
    answered = [name for other, name in gone if _has_responses(db, key, other)]
    if answered:
        raise Answered(answered)
    for other, _ in gone:
        db.table("assessment_questionnaire").delete((key, other))
    db.conn.executemany(
        "INSERT INTO assessment_questionnaire (assessment, questionnaire, position)"
        " VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET position = excluded.position",
        [(key, questionnaire, position) for position, questionnaire in enumerate(keys, start=1)],
    )


def _asked(db: Database, key: int) -> list[tuple[int, Key]]:
    """The row and the key of each questionnaire that the assessment asks, in order."""
    rows = db.execute(
        "SELECT questionnaire.key, id, version FROM assessment_questionnaire"
        " JOIN questionnaire ON questionnaire.key = questionnaire"
        " WHERE assessment = ? ORDER BY position",
        (key,),
    ).fetchall()
    return [(row, (name, version)) for row, name, version in rows]


def _has_responses(db: Database, key: int, questionnaire: int) -> bool:
    where = "assessment = ? AND questionnaire = ?"
    return db.table("response").count_where(where, (key, questionnaire)) > 0


def _kept(db: Database, proposal: KeptProposal, row: dict[str, Any]) -> KeptAssessment:
    day = row["text_date"]
    return KeptAssessment(
        id=row["id"],
        proposal_id=proposal.id,
        assessment=Assessment(
            proposal=proposal.proposal,
            moment=Moment(row["moment"]),
            text_version=row["text_version"],
            text_date=None if day is None else date.fromisoformat(day),
        ),
        questionnaires=tuple(name for _, name in _asked(db, row["key"])),
        begun=utc_instant(row["begun"]),
    )


def _columns(moment: Moment, text_version: str, text_date: date | None) -> dict[str, Any]:
    return {
        "moment": moment.value,
        "text_version": text_version,
        "text_date": None if text_date is None else text_date.isoformat(),
    }
