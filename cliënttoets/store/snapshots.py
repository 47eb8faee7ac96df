"""A whole assessment out of the store, as the snapshot of a report; and a whole file into it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlite_utils import Database

from ..assessment.model import Assessment
from ..questionnaire.model import Questionnaire
from ..report.snapshot import Snapshot, freeze
from ..response.model import Response
from . import assessments, proposals, questionnaires, responses
from .database import reading, writing
from .responses import State


def snapshot_of(db: Database, assessment_id: str, *, made_on: date, program: str) -> Snapshot:
    """What an assessment says now: submitted responses count, drafts are only counted.

    Raises NotFound.
    """
    with reading(db):
        kept = assessments.found(db, assessment_id)
        asked = tuple(questionnaires.kept(db, *key) for key in kept.questionnaires)
        everything = responses.of(db, assessment_id)
    submitted = tuple(one.response for one in everything if one.state is State.SUBMITTED)
    return freeze(
        kept.assessment,
        asked,
        submitted,
        drafts=len(everything) - len(submitted),
        made_on=made_on,
        program=program,
    )


def every_assessment(db: Database) -> dict[str, str]:
    """The title of the proposal of every assessment, by the assessment's public id."""
    with reading(db):
        return {
            kept.id: proposal.proposal.title
            for proposal in proposals.every(db)
            for kept in assessments.of(db, proposal.id)
        }


@dataclass(frozen=True)
class TakenIn:
    """The public ids of what a file of responses became."""

    proposal: str
    assessment: str


def take_in(
    db: Database,
    assessment: Assessment,
    asked: tuple[Questionnaire, ...],
    answered: tuple[Response, ...],
    now: datetime,
) -> TakenIn:
    """A new proposal with one assessment and its responses, all of them submitted; or nothing.

    A response keeps the instant at which it was handed in, and else gets this one. Raises
    ChangedQuestionnaire.
    """
    by_key = {questionnaire.key: questionnaire for questionnaire in asked}
    with writing(db):
        proposal = proposals.add(db, assessment.proposal, now)
        begun = assessments.begin(
            db,
            proposal.id,
            assessment.moment,
            asked,
            now,
            text_version=assessment.text_version,
            text_date=assessment.text_date,
        )
        for response in answered:
            draft = responses.start(db, begun.id, by_key[response.key], response, now)
            responses.submit(db, draft.id, draft.revision, response.submitted or now)
    return TakenIn(proposal.id, begun.id)
