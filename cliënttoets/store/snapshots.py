"""A whole assessment out of the store, as the snapshot of a report; and a whole file into it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlite_utils import Database

from ..assessment.file import AnsweredAssessment
from ..report.snapshot import Snapshot, freeze
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
        follow_up = assessments.follow_up_of(db, assessment_id)
    submitted = tuple(one.response for one in everything if one.state is State.SUBMITTED)
    return freeze(
        kept.assessment,
        asked,
        submitted,
        drafts=len(everything) - len(submitted),
        made_on=made_on,
        program=program,
        follow_up=follow_up,
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


def take_in(db: Database, answered: AnsweredAssessment, now: datetime) -> TakenIn:
    """A new proposal with one assessment and all that its file holds; or nothing.

    Every response is submitted: it keeps the instant at which it was handed in, and else gets this
    one. Raises ChangedQuestionnaire.
    """
    assessment = answered.assessment
    by_key = {questionnaire.key: questionnaire for questionnaire in answered.questionnaires}
    with writing(db):
        proposal = proposals.add(db, assessment.proposal, now)
        begun = assessments.begin(
            db,
            proposal.id,
            assessment.moment,
            answered.questionnaires,
            now,
            text_version=assessment.text_version,
            text_date=assessment.text_date,
        )
        assessments.keep_follow_up(db, begun.id, answered.follow_up)
        for response in answered.responses:
            draft = responses.start(db, begun.id, by_key[response.key], response, now)
            responses.submit(db, draft.id, draft.revision, response.submitted or now)
    return TakenIn(proposal.id, begun.id)
