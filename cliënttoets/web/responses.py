"""One response: its overview, the device handed over, the check, handing in, removing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any

from flask import Blueprint, current_app, render_template, request, url_for
from werkzeug.wrappers import Response as Reply

from ..assessment.words import YES_PARTLY_NO
from ..language import Message, marked, message
from ..questionnaire.model import Asked, Part, Question, Rating, Table, Text
from ..response.model import Stage, missing, with_parts
from ..scoring.ceiling import counted_value
from ..store import access
from ..store import responses as kept_responses
from ..store.database import TracesRemain, writing
from ..store.responses import Stale
from . import security
from .place import Place, place_of, sent_revision
from .questions import Problem
from .said import Said, said
from .steps import Step, step_address
from .views import view_of
from .visit import database, language, now, see_other, voice_words
from .wordings import MAY_HAND_IN

responses = Blueprint("responses", __name__)


@dataclass(frozen=True, kw_only=True)
class Line:
    """A question or part on the page that is checked: its words and what was said to it.

    `counts_as` is a sentence where the answer counts for less than was given.
    """

    text: str
    said: Said
    address: str
    is_part: bool
    counts_as: str = ""


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
    unanswered = missing(place.questionnaire, place.kept.response)
    return render_template(
        "check.html",
        place=place,
        missing=[_line(place, one, one) for one in unanswered if not _is_left_free(place, one)],
        is_complete=not unanswered,
        may_hand_in=language().text(MAY_HAND_IN.to(voice)),
        sections=[
            (stage, stage.section.title.to(voice), list(_lines(place, stage)))
            for stage in place.stages
        ],
        problems=[Problem("controle", "", problem)] if problem else [],
        is_wrong=problem is not None,
        example=place.example,
    )


def _is_left_free(place: Place, question: Question) -> bool:
    """Whether nobody waits for an answer: families may tell something, and need not."""
    return place.is_of_a_family and isinstance(question, Text)


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
        counts_as=_counts_as(place, asked),
    )


def _counts_as(place: Place, asked: Asked) -> str:
    """What an answer counts as that one of its parts limits; families read no numbers."""
    response = place.kept.response
    given = response.to(asked).value
    if not isinstance(asked, Rating) or not isinstance(given, int) or place.is_of_a_family:
        return ""
    counted = counted_value(asked, response, given)
    if counted == given:
        return ""
    alone = (replace(response, answers={one.id: response.to(one)}) for one in asked.parts)
    limits = zip(asked.parts, (counted_value(asked, one, given) for one in alone), strict=True)
    part = next(part for part, limit in limits if limit == counted)
    return language().text(
        marked("Dit telt als {counted}: bij ‘{part}’ staat {said}."),
        counted=counted,
        part=view_of(place.questionnaire, part, response).text,
        said=_limit_said(place, asked, part),
    )


def _limit_said(place: Place, question: Rating, part: Part) -> str:
    """The answer to a part that limits its question, as it stands in a sentence."""
    value: Any = place.kept.response.to(part).value  # typed by the part's kind
    if isinstance(part, Table):
        named = question.ceiling.of if question.ceiling else ()
        cells = {cell for row in value for name, cell in row.items() if name in named}
        value = "nee" if "nee" in cells else "deels"
    if value in YES_PARTLY_NO:
        return language().text(YES_PARTLY_NO[value]).lower()
    return ", ".join(said(place.questionnaire, part, place.kept.response).words)


def _address(place: Place, question: Question) -> str:
    section = next(one for one in place.questionnaire.sections if question in one.questions)
    view = view_of(place.questionnaire, question, place.kept.response)
    return step_address(place, Step(section, (question,)), back="check", _anchor=view.anchor)


# Handing over, handing in, and what comes after


@responses.post("/responses/<response_id>/hand-over")
def hand_over(response_id: str) -> Reply:
    """Leaves this browser with this response alone; an owner comes back by a new link."""
    if place_of(response_id).is_submitted:
        return see_other(url_for(".overview", response_id=response_id))
    security.hand_over(response_id)
    return see_other(url_for(".overview", response_id=response_id))


@responses.post("/responses/<response_id>/submit")
def submit(response_id: str) -> Reply | tuple[str, int]:
    """Hands the response in as it was shown; if it changed since, it is shown again first.

    No device that it was handed over on sees it any longer.
    """
    try:
        with writing(database()):
            kept = kept_responses.submit(database(), response_id, sent_revision(), now())
            access.end_all_of(database(), response_id)
    except Stale:
        problem = message(
            "in een ander venster zijn intussen antwoorden gewijzigd: kijk alles nog eens na"
        )
        return _check_page(place_of(response_id), problem), HTTPStatus.CONFLICT
    if not security.is_owner():
        security.leave()
        return see_other(url_for("entrance.thanks", voice=kept.response.voice.value))
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
