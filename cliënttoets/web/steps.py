"""How a questionnaire is cut into pages: a section a page, and for families a question a page.

Who reads little does best with one question on a screen (Cremers, 2015).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from flask import url_for

from ..questionnaire.model import Question, Section
from ..response.model import Response, section_after, stages
from .place import Place


@dataclass(frozen=True)
class Step:
    """What stands on one page: a section, with all of its questions that are asked or with one."""

    section: Section
    questions: tuple[Question, ...]


def steps(place: Place, response: Response | None = None) -> tuple[Step, ...]:
    """The pages of a response in order, as its answers now stand or as these have it."""
    found = stages(place.questionnaire, response or place.kept.response)
    if not place.is_of_a_family:
        return tuple(Step(stage.section, stage.questions) for stage in found)
    return tuple(
        Step(stage.section, (question,)) for stage in found for question in stage.questions
    )


def step_of(place: Place, section: Section, question_id: str | None) -> Step | None:
    """The page of a section that has the question; without one, where there is an answer to give.

    None when nothing is asked in the section.
    """
    found = [step for step in steps(place) if step.section == section]
    wanted = [step for step in found if question_id in _ids(step.questions)]
    unanswered = [
        step
        for step in found
        if not all(place.kept.response.to(question).is_given for question in step.questions)
    ]
    return next(iter((*wanted, *unanswered, *found)), None)


def step_after(
    place: Place, response: Response, section: Section, on_page: Collection[Question]
) -> Step | None:
    """The page after the one that was sent, as the answers now stand; None after the last."""
    found, order = steps(place, response), _ids(section.questions)
    here = max((order.index(question.id) for question in on_page), default=len(order))
    following = section_after(place.questionnaire, response, section)
    rest = (
        step
        for step in found
        if step.section == section and order.index(step.questions[0].id) > here
    )
    return next(chain(rest, (step for step in found if step.section == following)), None)


def number_of(order: Sequence[Step], on_page: Collection[Question]) -> int:
    """Which of these pages shows the questions, from 1; the last when none of them is asked now."""
    shown = set(_ids(on_page))
    numbers = (n for n, one in enumerate(order, start=1) if shown & set(_ids(one.questions)))
    return next(numbers, len(order))


def step_address(place: Place, step: Step, **more: str) -> str:
    """Where the page is; `more` is what else its address says, as `url_for` takes it."""
    one = step.questions[0].id if place.is_of_a_family and step.questions else None
    return url_for(
        "sections.show",
        response_id=place.kept.id,
        section_id=step.section.id,
        question=one,
        **more,  # type: ignore[arg-type]  # url_for has settings of its own among its values
    )


def _ids(questions: Iterable[Question]) -> list[str]:
    return [question.id for question in questions]
