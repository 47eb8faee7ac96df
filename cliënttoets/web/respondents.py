"""Who answers: the form that begins a response."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from http import HTTPStatus

from flask import Blueprint, render_template, request, url_for
from werkzeug.wrappers import Response as Reply

from ..language import Message, marked, message
from ..questionnaire.model import Perspective, Questionnaire, Voice, voices_of
from ..response.model import begun
from ..response.typed import text_typed
from ..store import assessments as kept_assessments
from ..store import questionnaires as kept_questionnaires
from ..store import responses as kept_responses
from .proposals import new_form_token, token_sent
from .questions import Problem
from .visit import database, language, now, perspectives_listed, see_other, voice_words

respondents = Blueprint("respondents", __name__)

_LONGEST_NAME = 200
_WHO = ("respondent", "voice", "questionnaire")
_FIRST_FIELD = {
    "respondent": "respondent",
    "voice": "voice-1",
    "questionnaire": "questionnaire-1",
}
_PERSPECTIVE_OF = {voice: one for one in Perspective for voice in voices_of(one)}


@respondents.get("/assessments/<assessment_id>/responses/new")
def new(assessment_id: str) -> str:
    """An empty form; what there is no choice in is chosen already."""
    return _who_page(assessment_id, {}, {}, new_form_token())


@respondents.post("/assessments/<assessment_id>/responses/new")
def begin(assessment_id: str) -> Reply | tuple[str, int]:
    """Begins a response, once for each form that was shown."""
    asked = _asked_in(assessment_id)
    typed = {name: text_typed(request.form.get(name, "")) for name in _WHO}
    form_token = token_sent()
    errors = _who_errors(typed, asked)
    if errors:
        page = _who_page(assessment_id, typed, errors, request.form["form_token"])
        return page, HTTPStatus.UNPROCESSABLE_ENTITY
    voice = Voice(typed["voice"])
    questionnaire = asked[typed["questionnaire"]]
    response = begun(questionnaire, typed["respondent"].strip(), _PERSPECTIVE_OF[voice], voice)
    kept = kept_responses.start(
        database(), assessment_id, questionnaire, response, now(), form_token
    )
    return see_other(url_for("responses.overview", response_id=kept.id))


def _asked_in(assessment_id: str) -> dict[str, Questionnaire]:
    """The questionnaires of the assessment by what the form sends for each."""
    kept = kept_assessments.found(database(), assessment_id)
    return {
        f"{name}:{version}": kept_questionnaires.kept(database(), name, version)
        for name, version in kept.questionnaires
    }


def _who_errors(
    typed: Mapping[str, str], asked: Mapping[str, Questionnaire]
) -> dict[str, tuple[Message, ...]]:
    errors: dict[str, tuple[Message, ...]] = {}
    name = typed["respondent"].strip()
    if not name:
        errors["respondent"] = (message("vul in wie antwoordt: een organisatie of een schuilnaam"),)
    elif len(name) > _LONGEST_NAME:
        problem = message("deze naam is te lang: hoogstens {most} tekens", most=_LONGEST_NAME)
        errors["respondent"] = (problem,)
    if typed["voice"] not in set(Voice):
        errors["voice"] = (message("kies voor wie u antwoordt"),)
    questionnaire = asked.get(typed["questionnaire"])
    if questionnaire is None:
        errors["questionnaire"] = (message("kies een vragenlijst"),)
    elif "voice" not in errors:
        perspective = _PERSPECTIVE_OF[Voice(typed["voice"])]
        if perspective not in questionnaire.perspectives:
            problem = message("deze vragenlijst is niet gemaakt voor wie u hierboven koos")
            errors["questionnaire"] = (problem,)
    return errors


def _who_page(
    assessment_id: str,
    typed: Mapping[str, str],
    errors: Mapping[str, tuple[Message, ...]],
    form_token: str,
) -> str:
    kept = kept_assessments.found(database(), assessment_id)
    asked = _asked_in(assessment_id)
    admitted = {one for questionnaire in asked.values() for one in questionnaire.perspectives}
    voices = [voice for voice in _PERSPECTIVE_OF if _PERSPECTIVE_OF[voice] in admitted]
    only = next(iter(asked), "") if len(asked) == 1 else ""
    texts = {"respondent": "", "voice": "", "questionnaire": only, **typed}
    return render_template(
        "who.html",
        kept=kept,
        asked=[(value, one.title.default, _who_may(one)) for value, one in asked.items()],
        voices=[(one.value, voice_words(one), _not_for(one, asked.values())) for one in voices],
        texts=texts,
        errors=errors,
        form_token=form_token,
        problems=[
            Problem(_FIRST_FIELD[name], "", each) for name in _WHO for each in errors.get(name, ())
        ],
        is_wrong=bool(errors),
        example=kept.assessment.proposal.example,
    )


def _who_may(questionnaire: Questionnaire) -> str:
    """Who may answer it, as a note beside it."""
    who = perspectives_listed(questionnaire.perspectives)
    return language().text(marked("Voor: {who}."), who=who)


def _not_for(voice: Voice, asked: Iterable[Questionnaire]) -> str:
    """Which questionnaires this voice cannot answer, as a note beside it; empty when it can all."""
    perspective = _PERSPECTIVE_OF[voice]
    closed = [one.title.default for one in asked if perspective not in one.perspectives]
    return (
        language().text(marked("Niet voor: {titles}."), titles="; ".join(closed)) if closed else ""
    )
