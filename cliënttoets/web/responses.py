"""One response: the overview of its sections, the check of all answers, handing in, removing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus

from flask import Blueprint, current_app, render_template, request, url_for
from werkzeug.wrappers import Response as Reply

from ..language import Message, message
from ..questionnaire.model import Asked, Question
from ..response.model import Stage, missing, with_parts
from ..store import responses as kept_responses
from ..store.database import TracesRemain
from ..store.responses import Stale
from .place import Place, place_of, sent_revision
from .questions import Problem
from .said import Said, said
from .steps import Step, step_address
from .views import view_of
from .visit import database, now, see_other, voice_words

responses = Blueprint("responses", __name__)


@dataclass(frozen=True, kw_only=True)
class Line:
    """A question or part on the page that is checked: its words and what was said to it."""

    text: str
    said: Said
    address: str
    is_part: bool


# Where one stands


@responses.get("/responses/<response_id>")
def overview(response_id: str) -> str:
    """The sections with the state of each; `stopped` tells that one just saved and stopped."""
    place = place_of(response_id)
    voice = place.kept.response.voice
    return render_template(
        "response.html",
        place=place,
        introduction=place.questionnaire.introduction.to(voice),
        attribution="" if place.is_of_a_family else place.questionnaire.attribution,
        caveat=place.questionnaire.caveat.to(voice) if place.questionnaire.caveat else "",
        minutes=place.questionnaire.minutes.needed_by(place.kept.response.perspective),
        who=voice_words(voice),
        stages=[(stage, stage.section.title.to(voice), _step(stage)) for stage in place.stages],
        next_stage=_first_open(place.stages),
        has_stopped="stopped" in request.args,
        example=place.example,
    )


def _step(stage: Stage) -> int:
    """How far a section is: 0 not begun, 1 begun, 2 complete."""
    return 2 if stage.is_complete else 1 if stage.answered else 0


def _first_open(found: tuple[Stage, ...]) -> Stage | None:
    return next((stage for stage in found if not stage.is_complete), None)


@responses.get("/responses/<response_id>/check")
def check(response_id: str) -> str:
    """All answers, and what is not answered, before they are handed in."""
    return _check_page(place_of(response_id))


def _check_page(place: Place, problem: Message | None = None) -> str:
    voice = place.kept.response.voice
    return render_template(
        "check.html",
        place=place,
        missing=[
            _line(place, one, one) for one in missing(place.questionnaire, place.kept.response)
        ],
        sections=[
            (stage, stage.section.title.to(voice), list(_lines(place, stage)))
            for stage in place.stages
        ],
        problems=[Problem("controle", "", problem)] if problem else [],
        is_wrong=problem is not None,
        example=place.example,
    )


def _lines(place: Place, stage: Stage) -> Iterator[Line]:
    for question in stage.questions:
        for asked in with_parts(question, place.kept.response.perspective):
            yield _line(place, question, asked)


def _line(place: Place, question: Question, asked: Asked) -> Line:
    """A line about a question or a part of it; it is changed where its question is."""
    response = place.kept.response
    return Line(
        text=view_of(place.questionnaire, asked, response).text,
        said=said(place.questionnaire, asked, response),
        address=_address(place, question),
        is_part=asked is not question,
    )


def _address(place: Place, question: Question) -> str:
    section = next(one for one in place.questionnaire.sections if question in one.questions)
    view = view_of(place.questionnaire, question, place.kept.response)
    return step_address(place, Step(section, (question,)), back="check", _anchor=view.anchor)


# Handing in, and what comes after


@responses.post("/responses/<response_id>/submit")
def submit(response_id: str) -> Reply | tuple[str, int]:
    """Hands the response in as it was shown; if it changed since, it is shown again first."""
    try:
        kept = kept_responses.submit(database(), response_id, sent_revision(), now())
    except Stale:
        problem = message(
            "in een ander venster zijn intussen antwoorden gewijzigd: kijk alles nog eens na"
        )
        return _check_page(place_of(response_id), problem), HTTPStatus.CONFLICT
    return see_other(url_for(".overview", response_id=kept.id))


@responses.post("/responses/<response_id>/reopen")
def reopen(response_id: str) -> Reply:
    """Makes a draft of it again; until it is handed in again, no result counts it."""
    kept = kept_responses.reopen(database(), response_id, now())
    return see_other(url_for(".overview", response_id=kept.id))


@responses.get("/responses/<response_id>/remove")
def removing(response_id: str) -> str:
    """Asks whether it is meant."""
    place = place_of(response_id)
    return render_template("remove_response.html", place=place, example=place.example)


@responses.post("/responses/<response_id>/remove")
def remove(response_id: str) -> Reply:
    """Deletes the response with its answers."""
    place = place_of(response_id)
    try:
        kept_responses.remove(database(), response_id)
    except TracesRemain:  # deleted all the same; the next deletion or start wipes the file
        current_app.logger.warning("a response was deleted, but traces remain in the file for now")
    return see_other(url_for("proposals.show", proposal_id=place.proposal_id))
