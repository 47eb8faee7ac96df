"""Everything that one report is made of, frozen: JSON in, JSON out.

A snapshot holds the definitions and the answers together with the scores that followed from them.
Whoever reads one back recomputes the scores, and refuses a snapshot in which they no longer agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from ..assessment.model import Assessment
from ..document.faults import Fault, Faulty
from ..document.json_text import json_data
from ..document.reading import read
from ..document.shape import Range
from ..document.writing import canonical
from ..language import message
from ..questionnaire.model import Questionnaire
from ..questionnaire.rules import faults_in
from ..response.answers import checked
from ..response.model import Response
from ..scoring.plain import plain_scores

FORMAT = 1
"""The version of this format; a newer one is refused rather than half understood."""


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """What was asked, what was answered and what that scores, on one day.

    `drafts` counts the responses that were begun and not handed in; they are not in the snapshot.
    `scores` is the plain form of the scores, by questionnaire id.
    """

    format: Annotated[int, Range(FORMAT, FORMAT)] = FORMAT
    made_on: date
    program: str
    assessment: Assessment
    questionnaires: tuple[Questionnaire, ...]
    responses: tuple[Response, ...]
    drafts: Annotated[int, Range(0, None)] = 0
    scores: object


def freeze(
    assessment: Assessment,
    questionnaires: tuple[Questionnaire, ...],
    responses: tuple[Response, ...],
    *,
    drafts: int = 0,
    made_on: date,
    program: str,
) -> Snapshot:
    """A snapshot of the responses, which are all to one of the questionnaires.

    Raises LookupError for a response to a questionnaire that is not given, ValueError for two
    questionnaires of one id: their scores would not be told apart.
    """
    known = {questionnaire.key for questionnaire in questionnaires}
    if len({questionnaire.id for questionnaire in questionnaires}) < len(questionnaires):
        raise ValueError("two questionnaires have one id")
    for response in responses:
        if response.key not in known:
            raise LookupError(response.key)
    return Snapshot(
        made_on=made_on,
        program=program,
        assessment=assessment,
        questionnaires=questionnaires,
        responses=responses,
        drafts=drafts,
        scores=plain_scores(questionnaires, responses),
    )


def snapshot_text(snapshot: Snapshot) -> str:
    """The snapshot as JSON; one snapshot has one text."""
    return canonical(snapshot)


def snapshot_in(raw: bytes) -> Snapshot:
    """The snapshot that a JSON text holds, given as its bytes in UTF-8.

    Raises Faulty when the text is no JSON, has another form, holds a questionnaire that breaks a
    rule, an answer that its questionnaire does not allow, or scores that do not follow from its
    answers.
    """
    snapshot = read(json_data(raw), Snapshot)
    _refuse(_faults_of_questionnaires(snapshot.questionnaires))
    checked_ones = replace(snapshot, responses=_checked_responses(snapshot))
    if plain_scores(snapshot.questionnaires, checked_ones.responses) != snapshot.scores:
        problem = message("de scores volgen niet uit de antwoorden")
        _refuse([Fault(("scores",), problem)])
    return checked_ones


def _refuse(faults: Iterable[Fault]) -> None:
    """Raises Faulty where there is any fault."""
    found = list(faults)
    if found:
        raise Faulty(found)


def _faults_of_questionnaires(questionnaires: Sequence[Questionnaire]) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, questionnaire in enumerate(questionnaires):
        path = ("questionnaires", number)
        if questionnaire.id in seen:
            problem = message("vragenlijst '{id}' staat er tweemaal", id=questionnaire.id)
            yield Fault((*path, "id"), problem)
        seen.add(questionnaire.id)
        for fault in faults_in(questionnaire):
            yield replace(fault, path=(*path, *fault.path))


def _checked_responses(snapshot: Snapshot) -> tuple[Response, ...]:
    known = {questionnaire.key: questionnaire for questionnaire in snapshot.questionnaires}
    responses: list[Response] = []
    faults: list[Fault] = []
    for number, response in enumerate(snapshot.responses):
        path = ("responses", number)
        if response.key not in known:
            problem = message("deze vragenlijst zit niet in de momentopname")
            faults.append(Fault((*path, "questionnaire"), problem))
            continue
        try:
            responses.append(checked(known[response.key], response, path))
        except Faulty as error:
            faults.extend(error.faults)
    _refuse(faults)
    return tuple(responses)
