"""Everything that one report is made of, frozen: JSON in, JSON out.

A snapshot holds the definitions and the answers together with the scores that followed from them.
Whoever reads one back recomputes the scores, and refuses a snapshot in which they no longer agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path as FilePath
from typing import Annotated

from ..assessment.follow_up import NOTHING_YET, FollowUp
from ..assessment.model import Assessment
from ..document.faults import Fault, Faults, Faulty, Path, told
from ..document.json_text import file_bytes, json_data
from ..document.reading import read
from ..document.shape import Range
from ..document.writing import canonical
from ..language import message
from ..questionnaire.model import Questionnaire
from ..questionnaire.rules import faults_in
from ..response.answers import checked
from ..response.model import Response
from ..scoring.plain import plain_scores

LARGEST = 64 * 1024 * 1024  # bytes
MOST_DRAFTS = 1_000_000
FORMAT = 1
"""The version of this format; a newer one is refused rather than half understood."""


@dataclass(frozen=True, kw_only=True)
class EarlierRound:
    """An earlier test of the same proposal, to be held beside this one."""

    assessment: Assessment
    questionnaires: tuple[Questionnaire, ...]
    responses: tuple[Response, ...]
    follow_up: FollowUp = NOTHING_YET


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """What was asked, what was answered and what that scores, on one day.

    `drafts` counts the responses that were begun and not handed in; they are not in the snapshot.
    `scores` is the plain form of the scores, by questionnaire id. `earlier` is None where the
    report stands on its own; what changed since is worked out from its answers, never kept.
    `follow_up` is what the test led to so far.
    """

    format: Annotated[int, Range(FORMAT, FORMAT)] = FORMAT
    made_on: date
    program: str
    assessment: Assessment
    questionnaires: tuple[Questionnaire, ...]
    responses: tuple[Response, ...]
    drafts: Annotated[int, Range(0, MOST_DRAFTS)] = 0
    scores: object
    earlier: EarlierRound | None = None
    follow_up: FollowUp = NOTHING_YET


def freeze(
    assessment: Assessment,
    questionnaires: tuple[Questionnaire, ...],
    responses: tuple[Response, ...],
    *,
    drafts: int = 0,
    made_on: date,
    program: str,
    earlier: EarlierRound | None = None,
    follow_up: FollowUp = NOTHING_YET,
) -> Snapshot:
    """A snapshot of the responses, which are all to one of the questionnaires.

    Raises LookupError for a response to a questionnaire that is not given, ValueError for two
    questionnaires of one id: their scores would not be told apart. Both hold for each round.
    """
    _hold_together(questionnaires, responses)
    if earlier is not None:
        _hold_together(earlier.questionnaires, earlier.responses)
    return Snapshot(
        made_on=made_on,
        program=program,
        assessment=assessment,
        questionnaires=questionnaires,
        responses=responses,
        drafts=drafts,
        scores=plain_scores(questionnaires, responses),
        earlier=earlier,
        follow_up=follow_up,
    )


def _hold_together(questionnaires: Sequence[Questionnaire], responses: Sequence[Response]) -> None:
    known = {questionnaire.key for questionnaire in questionnaires}
    if len({questionnaire.id for questionnaire in questionnaires}) < len(questionnaires):
        raise ValueError("two questionnaires have one id")
    for response in responses:
        if response.key not in known:
            raise LookupError(response.key)


def snapshot_text(snapshot: Snapshot) -> str:
    """The snapshot as JSON; one snapshot has one text."""
    return canonical(snapshot)


def snapshot_in(raw: bytes) -> Snapshot:
    """The snapshot that a JSON text holds, given as its bytes in UTF-8.

    Raises Faulty when the text is no JSON, has another form, holds a questionnaire that breaks a
    rule, an answer that its questionnaire does not allow, or scores that do not follow from its
    answers.
    """
    snapshot = _with_checked_responses(read(json_data(raw), Snapshot))
    if plain_scores(snapshot.questionnaires, snapshot.responses) != snapshot.scores:
        problem = message("de scores volgen niet uit de antwoorden")
        raise Faulty([Fault(("scores",), problem)])
    return snapshot


class BrokenSnapshot(ValueError):
    """A file that holds no sound snapshot; its text is a line a fault, with file and path."""


def read_snapshot(path: FilePath) -> Snapshot:
    """The snapshot in a file. Raises BrokenSnapshot, OSError where the file cannot be opened."""
    try:
        return snapshot_in(file_bytes(path, largest=LARGEST))
    except Faulty as error:
        raise BrokenSnapshot("\n".join(told(fault, path) for fault in error.faults)) from None


def _with_checked_responses(snapshot: Snapshot) -> Snapshot:
    now = replace(
        snapshot, responses=checked_responses(snapshot.questionnaires, snapshot.responses, ())
    )
    if now.earlier is None:
        return now
    before = now.earlier
    checked = checked_responses(before.questionnaires, before.responses, ("earlier",))
    earlier = replace(before, responses=checked)
    return replace(now, earlier=earlier)


def _faults_of_questionnaires(
    questionnaires: Sequence[Questionnaire], place: Path
) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, questionnaire in enumerate(questionnaires):
        path = (*place, "questionnaires", number)
        if questionnaire.id in seen:
            problem = message("vragenlijst '{id}' staat er tweemaal", id=questionnaire.id)
            yield Fault((*path, "id"), problem)
        seen.add(questionnaire.id)
        for fault in faults_in(questionnaire):
            yield replace(fault, path=(*path, *fault.path))


def checked_responses(
    questionnaires: Sequence[Questionnaire], given: Sequence[Response], place: Path
) -> tuple[Response, ...]:
    """The responses of a round as their questionnaires read them; `place` is where it stands.

    Raises Faulty for every questionnaire that breaks a rule and every answer that is not allowed.
    """
    Faults(_faults_of_questionnaires(questionnaires, place)).refuse()
    known = {questionnaire.key: questionnaire for questionnaire in questionnaires}
    responses: list[Response] = []
    faults = Faults()
    for number, response in enumerate(given):
        path = (*place, "responses", number)
        if response.key not in known:
            problem = message("deze vragenlijst zit niet in de momentopname")
            faults.append(Fault((*path, "questionnaire"), problem))
            continue
        try:
            responses.append(checked(known[response.key], response, path))
        except Faulty as error:
            faults.extend(error.faults)
    faults.refuse()
    return tuple(responses)
