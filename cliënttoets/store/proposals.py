"""The proposals that are put to the test."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from ..assessment.model import Proposal
from .database import erasing, reading, writing
from .rows import key_of, made_before, public_id, utc_instant, utc_text


@dataclass(frozen=True)
class KeptProposal:
    """A proposal, its public id, and since when it is here."""

    id: str
    proposal: Proposal
    added: datetime


def add(
    db: Database, proposal: Proposal, now: datetime, form_token: str | None = None
) -> KeptProposal:
    """The proposal as it is now kept; the same form token again gives the one it made before."""
    with writing(db):
        made = made_before(db, "proposal", form_token)
        if made is None:
            made = public_id()
            own = {"id": made, "added": utc_text(now), "form_token": form_token}
            db.table("proposal").insert(_columns(proposal) | own)
        return found(db, made)


def found(db: Database, proposal_id: str) -> KeptProposal:
    """The proposal with this public id; raises NotFound."""
    with reading(db):
        return under(db, key_of(db, "proposal", proposal_id))


def under(db: Database, key: int) -> KeptProposal:
    """The proposal that other rows refer to by this key."""
    return _kept(db.table("proposal").get(key))


def every(db: Database) -> tuple[KeptProposal, ...]:
    """All proposals, the newest first."""
    return tuple(map(_kept, db.table("proposal").rows_where(order_by="key desc")))


def change(db: Database, proposal_id: str, proposal: Proposal) -> KeptProposal:
    """The proposal with this in the place of what it said; raises NotFound."""
    with writing(db):
        key = key_of(db, "proposal", proposal_id)
        db.table("proposal").update(key, _columns(proposal))
        return found(db, proposal_id)


def remove(db: Database, proposal_id: str) -> None:
    """Deletes the proposal with its assessments, responses and answers, without leaving a trace.

    Raises NotFound, and what `database.erasing` raises.
    """
    with erasing(db):
        db.table("proposal").delete(key_of(db, "proposal", proposal_id))


def _columns(proposal: Proposal) -> dict[str, Any]:
    return {
        "title": proposal.title,
        "about": proposal.about,
        "responsible_body": proposal.responsible_body,
        "policy_domain": proposal.policy_domain,
        "example": int(proposal.example),
    }


def _kept(row: dict[str, Any]) -> KeptProposal:
    proposal = Proposal(
        title=row["title"],
        about=row["about"],
        responsible_body=row["responsible_body"],
        policy_domain=row["policy_domain"],
        example=bool(row["example"]),
    )
    return KeptProposal(row["id"], proposal, utc_instant(row["added"]))
