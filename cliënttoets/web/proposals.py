"""Proposals: the overview, one proposal with its assessments, and the form that begins one."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus

from flask import Blueprint, current_app, render_template, request, url_for
from werkzeug.wrappers import Response as Reply

from ..assessment.model import Assessment, Proposal
from ..document.faults import Faulty
from ..document.reading import read
from ..language import Message, message
from ..questionnaire.model import Questionnaire
from ..response.entry import date_written
from ..response.model import stages
from ..response.typed import Mistyped, date_typed, text_typed
from ..store import assessments as kept_assessments
from ..store import proposals as kept_proposals
from ..store import questionnaires as kept_questionnaires
from ..store import responses as kept_responses
from ..store.assessments import KeptAssessment
from ..store.database import TracesRemain, writing
from ..store.responses import KeptResponse, State
from .questions import Problem
from .visit import database, now, see_other

proposals = Blueprint("proposals", __name__)

_OF_THE_PROPOSAL = ("title", "about", "responsible_body", "policy_domain")
_OF_THE_TEXT = ("text_version", "text_date", "moment")
_MISSING = {
    "title": message("geef het voorstel een titel"),
    "moment": message("kies het moment waarop u toetst"),
}


@dataclass(frozen=True, kw_only=True)
class TypedAssessment:
    """What stands in the form of a proposal, what is wrong with it, and what it says when sound."""

    texts: Mapping[str, str]
    errors: Mapping[str, tuple[Message, ...]]
    assessment: Assessment | None

    @property
    def sha256(self) -> str:
        """What tells these texts from others; a form says with it what it was based on."""
        return _sha256(sorted(self.texts.items()))

    def problems(self) -> Iterator[Problem]:
        """What is wrong, in the order of the form."""
        for name in (*_OF_THE_PROPOSAL, *_OF_THE_TEXT):
            for sentence in self.errors.get(name, ()):
                yield Problem(name, "", sentence)


@dataclass(frozen=True, kw_only=True)
class ResponseLine:
    """A response in the list of its assessment, with how many of its questions are answered."""

    kept: KeptResponse
    questionnaire: Questionnaire
    answered: int
    asked: int

    @property
    def is_submitted(self) -> bool:
        """Whether it was handed in."""
        return self.kept.state is State.SUBMITTED


@proposals.get("/")
def overview() -> str:
    """All proposals, the newest first, each with the moments at which it was tested."""
    found = [
        (one, kept_assessments.of(database(), one.id)) for one in kept_proposals.every(database())
    ]
    return render_template("overview.html", proposals=found)


@proposals.get("/proposals/new")
def new() -> str:
    """An empty form."""
    blank = dict.fromkeys((*_OF_THE_PROPOSAL, *_OF_THE_TEXT), "")
    return _form_page(TypedAssessment(texts=blank, errors={}, assessment=None), new_form_token())


@proposals.post("/proposals/new")
def begin() -> Reply | tuple[str, int]:
    """Begins a proposal with its first assessment, once for each form that was shown."""
    typed, form_token = _typed(request.form), token_sent()
    if typed.assessment is None:
        page = _form_page(typed, request.form["form_token"])
        return page, HTTPStatus.UNPROCESSABLE_ENTITY
    with writing(database()):
        proposal = kept_proposals.add(database(), typed.assessment.proposal, now(), form_token)
        begun = kept_assessments.begin(
            database(),
            proposal.id,
            typed.assessment.moment,
            (),
            now(),
            text_version=typed.assessment.text_version,
            text_date=typed.assessment.text_date,
            form_token=form_token,
        )
    return see_other(url_for("assessments.questionnaires", assessment_id=begun.id))


@proposals.get("/proposals/<proposal_id>")
def show(proposal_id: str) -> str:
    """One proposal with its assessments and their responses, by questionnaire."""
    kept = kept_proposals.found(database(), proposal_id)
    found = kept_assessments.of(database(), proposal_id)
    return render_template(
        "proposal.html",
        kept=kept,
        assessments=[(one, _asked_with_lines(one)) for one in found],
        example=kept.proposal.example,
    )


@proposals.get("/assessments/<assessment_id>/change")
def changing(assessment_id: str) -> str:
    """The form with what it holds now."""
    kept = kept_assessments.found(database(), assessment_id)
    return _form_page(_said(kept), "", kept)


@proposals.post("/assessments/<assessment_id>/change")
def change(assessment_id: str) -> Reply | tuple[str, int]:
    """Puts what was typed in the place of what the proposal and its assessment said.

    When that is no longer what the form was based on, both are shown and nothing is written.
    """
    typed = _typed(request.form)
    with writing(database()):
        kept = kept_assessments.found(database(), assessment_id)
        if typed.assessment is None:
            return _form_page(typed, "", kept), HTTPStatus.UNPROCESSABLE_ENTITY
        if request.form.get("based_on") != _said(kept).sha256 and typed.texts != _said(kept).texts:
            return _conflict_page(typed, kept), HTTPStatus.CONFLICT
        example = kept.assessment.proposal.example  # what is fictional stays fictional
        proposal = replace(typed.assessment.proposal, example=example)
        kept_proposals.change(database(), kept.proposal_id, proposal)
        kept_assessments.change(
            database(),
            assessment_id,
            typed.assessment.moment,
            _questionnaires_of(kept),
            text_version=typed.assessment.text_version,
            text_date=typed.assessment.text_date,
        )
    return see_other(url_for(".show", proposal_id=kept.proposal_id))


@proposals.get("/proposals/<proposal_id>/remove")
def removing(proposal_id: str) -> str:
    """Asks whether it is meant, and says what goes with it."""
    kept = kept_proposals.found(database(), proposal_id)
    found = kept_assessments.of(database(), proposal_id)
    count = sum(len(kept_responses.of(database(), one.id)) for one in found)
    return render_template(
        "remove_proposal.html", kept=kept, count=count, example=kept.proposal.example
    )


@proposals.post("/proposals/<proposal_id>/remove")
def remove(proposal_id: str) -> Reply:
    """Deletes the proposal with all that belongs to it."""
    try:
        kept_proposals.remove(database(), proposal_id)
    except TracesRemain:  # deleted all the same; the next deletion or start wipes the file
        current_app.logger.warning("a proposal was deleted, but traces remain in the file for now")
    return see_other(url_for(".overview"))


def new_form_token() -> str:
    """What tells one form that was shown from every other, so that none is carried out twice."""
    return secrets.token_urlsafe(16)


def token_sent() -> str:
    """What tells this form, with what was typed in it, from every other.

    Who goes back and changes what was typed means something new, and it must not be dropped. A form
    without a token ends in a 400.
    """
    own = ("csrf_token", "form_token")
    typed = sorted(pair for pair in request.form.items(multi=True) if pair[0] not in own)
    return _sha256([request.form["form_token"], typed])


def _sha256(texts: object) -> str:
    return hashlib.sha256(json.dumps(texts).encode()).hexdigest()


def _questionnaires_of(kept: KeptAssessment) -> list[Questionnaire]:
    return [kept_questionnaires.kept(database(), *key) for key in kept.questionnaires]


def _asked_with_lines(kept: KeptAssessment) -> list[tuple[Questionnaire, list[ResponseLine]]]:
    """Each questionnaire that is asked with its responses, in the order in which it is offered."""
    lines = [_line(one) for one in kept_responses.of(database(), kept.id)]
    return [
        (asked, [line for line in lines if line.questionnaire.key == asked.key])
        for asked in _questionnaires_of(kept)
    ]


def _line(kept: KeptResponse) -> ResponseLine:
    questionnaire = kept_questionnaires.kept(database(), *kept.response.key)
    found = stages(questionnaire, kept.response)
    return ResponseLine(
        kept=kept,
        questionnaire=questionnaire,
        answered=sum(stage.answered for stage in found),
        asked=sum(stage.asked for stage in found),
    )


def _conflict_page(typed: TypedAssessment, kept: KeptAssessment) -> str:
    """The form as it was typed, with what another window kept meanwhile beside what differs."""
    meanwhile, problem = (
        _said(kept).texts,
        message("in een ander venster is dit intussen gewijzigd"),
    )
    differing = {name: (problem,) for name, text in typed.texts.items() if meanwhile[name] != text}
    return _form_page(replace(typed, errors=differing), "", kept, meanwhile)


def _form_page(
    typed: TypedAssessment,
    form_token: str,
    kept: KeptAssessment | None = None,
    meanwhile: Mapping[str, str] | None = None,
) -> str:
    return render_template(
        "proposal_form.html",
        typed=typed,
        form_token=form_token,
        based_on=_said(kept).sha256 if kept else "",
        meanwhile=meanwhile or {},
        kept=kept,
        problems=list(typed.problems()),
        is_wrong=bool(typed.errors),
        example=kept is not None and kept.assessment.proposal.example,
    )


def _said(kept: KeptAssessment) -> TypedAssessment:
    """The form as what is kept fills it."""
    return TypedAssessment(texts=_texts(kept.assessment), errors={}, assessment=None)


def _texts(assessment: Assessment) -> dict[str, str]:
    proposal: Proposal = assessment.proposal
    return {
        **{name: getattr(proposal, name) for name in _OF_THE_PROPOSAL},
        "text_version": assessment.text_version,
        "text_date": date_written(assessment.text_date) if assessment.text_date else "",
        "moment": assessment.moment.value,
    }


def _typed(sent: Mapping[str, str]) -> TypedAssessment:
    """What was typed, with every error at its field."""
    texts = {name: text_typed(sent.get(name, "")) for name in (*_OF_THE_PROPOSAL, *_OF_THE_TEXT)}
    errors = {name: (problem,) for name, problem in _MISSING.items() if not texts[name].strip()}
    data: dict[str, object] = {
        "proposal": {name: texts[name].strip() for name in _OF_THE_PROPOSAL},
        "text_version": texts["text_version"].strip(),
        "moment": texts["moment"],
    }
    try:
        day = date_typed(texts["text_date"])
        data |= {"text_date": day.isoformat()} if day else {}
    except Mistyped as mistyped:
        errors["text_date"] = (mistyped.problem,)
    try:
        assessment = read(data, Assessment)
    except Faulty as faulty:
        for fault in faulty.faults:
            errors.setdefault(str(fault.path[-1]), (fault.problem,))
        assessment = None
    sound = assessment if not errors else None
    return TypedAssessment(texts=texts, errors=errors, assessment=sound)
