"""Where a visitor is: at a response, within its assessment and its proposal."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from flask import abort, request

from ..questionnaire.model import Perspective, Questionnaire
from ..response.model import Stage, stages
from ..store import assessments as kept_assessments
from ..store import questionnaires as kept_questionnaires
from ..store import responses as kept_responses
from ..store.responses import KeptResponse, State
from .visit import database

_HIGHEST_REVISION = 2**31


@dataclass(frozen=True, kw_only=True)
class Place:
    """A response with what surrounds it."""

    kept: KeptResponse
    questionnaire: Questionnaire
    title: str
    proposal_id: str
    example: bool

    @property
    def heading(self) -> str:
        """What whoever answers calls the questionnaire."""
        return self.questionnaire.title.to(self.kept.response.voice)

    @property
    def is_of_a_family(self) -> bool:
        """Whether a family answers; it reads no more than it needs."""
        return self.kept.response.perspective is Perspective.GEZIN_JONGERE

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The sections in which this respondent is asked something."""
        return stages(self.questionnaire, self.kept.response)

    @property
    def is_submitted(self) -> bool:
        """Whether the response was handed in."""
        return self.kept.state is State.SUBMITTED


def place_of(response_id: str) -> Place:
    """The response with what surrounds it; raises NotFound."""
    kept = kept_responses.found(database(), response_id)
    assessment = kept_assessments.found(database(), kept.assessment_id)
    proposal = assessment.assessment.proposal
    return Place(
        kept=kept,
        questionnaire=kept_questionnaires.kept(database(), *kept.response.key),
        title=proposal.title,
        proposal_id=assessment.proposal_id,
        example=proposal.example,
    )


def sent_revision() -> int:
    """The revision that a form was based on; a form without a sound one ends in a 400."""
    revision = request.form.get("revision", type=int)
    if revision is None or not 0 < revision < _HIGHEST_REVISION:
        abort(HTTPStatus.BAD_REQUEST)
    return revision
