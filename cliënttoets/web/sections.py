"""One section of a response: its questions, answered and saved a page (see `steps`) at a time.

A save says on which revision it is based. When somebody else saved meanwhile, both texts are shown
and nothing is written before a choice is made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus

from flask import Blueprint, abort, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as Reply

from ..language import marked, message
from ..questionnaire.model import Asked, Question, Section, Text
from ..response.entry import Entry, entries_said
from ..response.form import answers_in, entries_typed, without_choice, without_row
from ..response.model import (
    NO_ANSWER,
    Answer,
    Response,
    record,
    with_parts,
)
from ..store import responses as kept_responses
from ..store.responses import AlreadySubmitted, Stale
from . import errors
from .place import Place, place_of, sent_revision
from .questions import Problem, QuestionView, anchor_of, problems
from .said import Said, answer_said
from .steps import Step, number_of, step_address, step_after, step_of, steps
from .views import question_html, view_of
from .visit import database, language, now, see_other

sections = Blueprint("sections", __name__)

_SUBMITTED = errors.Explanation(
    marked("Deze invulling is intussen ingediend"),
    (
        marked(
            "Ze is ingediend in een ander venster, en wat ingediend is, verandert niet vanzelf."
        ),
        marked("Heropen de invulling in het overzicht en verstuur dan hieronder opnieuw."),
    ),
)


@dataclass(frozen=True)
class Difference:
    """A question to which two windows say something else."""

    id: str
    anchor: str
    text: str
    mine: Said
    theirs: Said


@sections.get("/responses/<response_id>/sections/<section_id>")
def show(response_id: str, section_id: str) -> str | Reply:
    """The questions of a page of a section, with what was answered before."""
    place = place_of(response_id)
    section = _section(place, section_id)
    step = step_of(place, section, request.args.get("question"))
    if step is None or place.is_submitted:
        return see_other(url_for("responses.overview", response_id=response_id))
    response = place.kept.response
    entries = entries_said(
        _answerable(step.questions, response), response.perspective, response.answers
    )
    return _page(place, section, step.questions, entries, place.kept.revision)


@sections.post("/responses/<response_id>/sections/<section_id>")
def save(response_id: str, section_id: str) -> Reply | tuple[str, int]:
    """Saves what was typed, or shows the page again with all of it and what is wrong with it."""
    place = place_of(response_id)
    section = _section(place, section_id)
    revision, response = sent_revision(), place.kept.response
    questions = _questions_sent(section, response)
    entries = entries_typed(
        _answerable(questions, response), response.perspective, _every_answer(response), _sent()
    )
    if not all(entry.is_sound for entry in entries.values()):
        page = _page(place, section, questions, entries, revision)
        return page, HTTPStatus.UNPROCESSABLE_ENTITY
    answers = answers_in(entries)
    undecided = [name for name in request.form.getlist("differs") if _kept_side(name) is None]
    if undecided:
        page = _conflict_page(place, section, answers, undecided)
        return page, HTTPStatus.UNPROCESSABLE_ENTITY
    return _kept(place, section, revision, answers)


def _kept(
    place: Place, section: Section, revision: int, answers: Mapping[str, Answer]
) -> Reply | tuple[str, int]:
    """Keeps the answers, but for those given up for another's; or shows what stands in the way."""
    mine = {name: answer for name, answer in answers.items() if _kept_side(name) != "theirs"}
    changed = record(place.questionnaire, place.kept.response, mine)
    try:
        kept = kept_responses.save(database(), place.kept.id, revision, changed, now())
    except Stale:
        # What somebody else saved, as it is now: it may be newer than what this visit began with.
        page = _conflict_page(place_of(place.kept.id), section, answers, [])
        return page, HTTPStatus.CONFLICT
    except AlreadySubmitted:
        return errors.error_page(HTTPStatus.CONFLICT, _SUBMITTED)
    return see_other(_next(place, section, kept.response))


# What came with the form


def _section(place: Place, section_id: str) -> Section:
    found = next((one for one in place.questionnaire.sections if one.id == section_id), None)
    return found or abort(HTTPStatus.NOT_FOUND)


def _answerable(questions: tuple[Question, ...], response: Response) -> Iterator[Asked]:
    for question in questions:
        yield from with_parts(question, response.perspective)


def _questions_sent(section: Section, response: Response) -> tuple[Question, ...]:
    """The questions that stood on the page that was sent.

    They may differ from what would be asked now: an answer in another window may have made one
    appear or disappear. What was not on the page must not be read as cleared.
    """
    on_page = set(request.form.getlist("asked"))
    return tuple(
        question
        for question in section.questions
        if question.id in on_page and question.is_for(response.perspective)
    )


def _sent() -> MultiDict[str, str]:
    """The form, but for the answer or the row that its sender had taken away."""
    sent: MultiDict[str, str] = request.form
    if cleared := sent.get("clear"):
        sent = without_choice(cleared, sent)
    if removed := sent.get("remove_row"):
        table_id, _, row = removed.partition(":")
        sent = without_row(table_id, row, sent)
    return sent


def _every_answer(response: Response) -> Mapping[str, Answer]:
    return {**response.set_aside, **response.answers}


def _kept_side(question_id: str) -> str | None:
    """Which of two texts its author chose: "mine", "theirs" or, when nothing was chosen, None."""
    chosen = request.form.get(f"keep-{question_id}")
    return chosen if chosen in ("mine", "theirs") else None


def _next(place: Place, section: Section, response: Response) -> str:
    """Where the pressed button leads."""
    on_page = _questions_sent(section, response)
    for button in ("clear", "add_row", "remove_row"):
        if pressed := request.form.get(button):
            here = anchor_of(pressed.partition(":")[0])
            return step_address(place, Step(section, on_page), _anchor=here)
    if request.form.get("go") == "stop":
        return url_for("responses.overview", response_id=place.kept.id, stopped=1)
    after = step_after(place, response, section, on_page)
    if request.form.get("back") == "check" or after is None:
        return url_for("responses.check", response_id=place.kept.id)
    return step_address(place, after)


# The pages


def _page(
    place: Place,
    section: Section,
    questions: tuple[Question, ...],
    entries: Mapping[str, Entry],
    revision: int,
) -> str:
    response = place.kept.response
    views = _views(place, questions)
    found = list(problems(views, entries))
    order = steps(place)
    number = number_of(order, questions)
    before = order[number - 2] if number > 1 else None
    return render_template(
        "section.html",
        place=place,
        section=section,
        heading=section.title.to(response.voice),
        introduction=section.introduction.to(response.voice) if section.introduction else "",
        begins=before is None or before.section != section,
        number=number,
        count=len(order),
        before=step_address(place, before) if before else "",
        warns_of_names=_warns_of_names(place, questions),
        questions=[question_html(view, entries) for view in views],
        revision=revision,
        back="check" if request.values.get("back") == "check" else "",
        problems=found,
        is_wrong=bool(found),
        example=place.example,
    )


def _warns_of_names(place: Place, questions: tuple[Question, ...]) -> bool:
    """Whether to say what not to write; families read it in the words of their questionnaire."""
    return not place.is_of_a_family and any(isinstance(one, Text) for one in questions)


def _views(place: Place, questions: tuple[Question, ...]) -> list[QuestionView]:
    return [view_of(place.questionnaire, one, place.kept.response) for one in questions]


def _conflict_page(
    place: Place, section: Section, typed: Mapping[str, Answer], undecided: list[str]
) -> str:
    problem = message("kies welk antwoord blijft")
    found = list(_differences(place, section, typed))
    return render_template(
        "conflict.html",
        place=place,
        section=section,
        differences=found,
        sent=[pair for pair in _sent().items(multi=True) if _is_repeated(pair[0])],
        chosen={one.id: _kept_side(one.id) for one in found},
        wrong=undecided,
        problems=[
            Problem(f"{one.anchor}-mine", one.text, problem) for one in found if one.id in undecided
        ],
        is_wrong=bool(undecided),
        example=place.example,
    )


def _is_repeated(name: str) -> bool:
    """Whether the page of a conflict sends a field again; it has its own of the others."""
    own = ("csrf_token", "revision", "differs", "clear", "remove_row", "add_row")
    return name not in own and not name.startswith("keep-")


def _differences(
    place: Place, section: Section, typed: Mapping[str, Answer]
) -> Iterator[Difference]:
    theirs = _every_answer(place.kept.response)
    for question in _answerable(section.questions, place.kept.response):
        mine, other = typed.get(question.id), theirs.get(question.id, NO_ANSWER)
        if mine is None or mine == other:
            continue
        view = view_of(place.questionnaire, question, place.kept.response)
        yield Difference(
            question.id,
            view.anchor,
            view.text,
            answer_said(view, question, mine, language()),
            answer_said(view, question, other, language()),
        )
