"""Responses, each with a revision: nobody's answer is overwritten by who did not see it.

A save says on which revision it is based. Based on an older one it is refused, with both texts in
hand, and nothing is written.

When a response was handed in is what `submit` wrote; what a response itself says of it when it is
begun or saved is not kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from sqlite_utils import Database

from ..questionnaire.model import Perspective, Questionnaire, Voice
from ..response.model import Response
from . import answers, questionnaires
from .answers import AnswerRow, answers_in
from .database import NotFound, erasing, reading, writing
from .rows import key_of, made_before, public_id, utc_instant, utc_text


class State(StrEnum):
    """Whether a respondent is still writing, or has handed the response in."""

    DRAFT = "draft"
    SUBMITTED = "submitted"


@dataclass(frozen=True, kw_only=True)
class KeptResponse:
    """A response, its public id and its assessment's, and how far it is.

    `revision` is 1 at the start and one more after every change.
    """

    id: str
    assessment_id: str
    revision: int
    state: State
    started: datetime
    changed: datetime
    response: Response

    @property
    def submitted(self) -> datetime | None:
        """When it was handed in; None for a draft."""
        return self.response.submitted


class Stale(Exception):
    """A change was based on an older revision than the one that is kept; nothing was written.

    `mine` is what was to be kept, None when it was to be submitted as it stood; `theirs` is what
    somebody else kept meanwhile.
    """

    def __init__(self, mine: Response | None, theirs: KeptResponse) -> None:
        self.mine, self.theirs = mine, theirs
        super().__init__(f"response {theirs.id} is at revision {theirs.revision}")


class AlreadySubmitted(Exception):
    """A submitted response stays as it is until it is reopened; nothing was written."""

    def __init__(self, mine: Response, theirs: KeptResponse) -> None:
        self.mine, self.theirs = mine, theirs
        super().__init__(f"response {theirs.id} is submitted")


def start(
    db: Database,
    assessment_id: str,
    questionnaire: Questionnaire,
    response: Response,
    now: datetime,
    form_token: str | None = None,
) -> KeptResponse:
    """A new draft, with the answers that it may already hold.

    The same form token again gives the draft that it made before. Raises NotFound for the
    assessment, ChangedQuestionnaire, Faulty for an answer that the questionnaire does not admit,
    and ValueError for a questionnaire that the assessment does not ask.
    """
    if response.key != questionnaire.key:
        raise ValueError(f"a response to {response.key} does not answer {questionnaire.key}")
    with writing(db):
        made = made_before(db, "response", form_token)
        if made is None:
            made, instant = public_id(), utc_text(now)
            own = {"id": made, "revision": 1, "state": State.DRAFT.value, "form_token": form_token}
            place = _place(db, assessment_id, questionnaire)
            times = {"started": instant, "changed": instant}
            db.table("response").insert(own | place | times | _columns(response))
            nothing = replace(response, answers={}, set_aside={})
            key = key_of(db, "response", made)
            answers.keep_changes(db, key, questionnaire, nothing, response)
        return found(db, made)


def _place(db: Database, assessment_id: str, questionnaire: Questionnaire) -> dict[str, int]:
    """What a response belongs to; raises ValueError when the assessment does not ask that."""
    assessment = key_of(db, "assessment", assessment_id)
    row = questionnaires.keep(db, questionnaire)
    asked = db.table("assessment_questionnaire")
    if not asked.count_where("assessment = ? AND questionnaire = ?", (assessment, row)):
        raise ValueError(f"assessment {assessment_id} does not ask {questionnaire.key}")
    return {"assessment": assessment, "questionnaire": row}


def _columns(response: Response) -> dict[str, str]:
    return {
        "perspective": response.perspective.value,
        "voice": response.voice.value,
        "respondent": response.respondent,
    }


def found(db: Database, response_id: str) -> KeptResponse:
    """The response with this public id; raises NotFound."""
    with reading(db):
        head = db.execute(_ONE, (response_id,)).fetchone()
        if head is None:
            raise NotFound("response", response_id)
        return _kept(db, _Head._make(head), answers.rows_of(db, head[0]))


def of(db: Database, assessment_id: str) -> tuple[KeptResponse, ...]:
    """The responses of an assessment: submitted ones first, then drafts; raises NotFound."""
    with reading(db):
        key = key_of(db, "assessment", assessment_id)
        heads = [_Head._make(head) for head in db.execute(_ALL, (key,))]
        rows = answers.rows_by_response(db, key)
        return tuple(_kept(db, head, rows.get(head.key, ())) for head in heads)


def save(
    db: Database, response_id: str, revision: int, response: Response, now: datetime
) -> KeptResponse:
    """The response as it is now kept, one revision further when anything changed.

    `revision` is the one that the change is based on. Raises Stale, AlreadySubmitted, NotFound,
    Faulty for an answer that the questionnaire does not admit, and ValueError for a response to
    another questionnaire; then nothing is written.
    """
    with writing(db):
        theirs = found(db, response_id)
        if theirs.response == replace(response, submitted=theirs.submitted):
            # Sent twice, or sent from before it was handed in: there is nothing to lose.
            return theirs
        if theirs.response.key != response.key:
            raise ValueError(f"{response_id} answers {theirs.response.key}, not {response.key}")
        if theirs.state is State.SUBMITTED:
            raise AlreadySubmitted(response, theirs)
        key = _move_on(db, theirs, revision, response, now)
        questionnaire = questionnaires.kept(db, *response.key)
        answers.keep_changes(db, key, questionnaire, theirs.response, response)
        return found(db, response_id)


def submit(db: Database, response_id: str, revision: int, now: datetime) -> KeptResponse:
    """The response, handed in as it stood at this revision; one that already was, stays as it is.

    Raises Stale, with nothing written, and NotFound.
    """
    with writing(db):
        theirs = found(db, response_id)
        if theirs.state is State.SUBMITTED:
            return theirs
        if theirs.revision != revision:
            raise Stale(None, theirs)
        _set_state(db, response_id, State.SUBMITTED, now)
        return found(db, response_id)


def reopen(db: Database, response_id: str, now: datetime) -> KeptResponse:
    """The response as a draft again, one revision further unless it was one; raises NotFound."""
    with writing(db):
        if found(db, response_id).state is State.SUBMITTED:
            _set_state(db, response_id, State.DRAFT, now)
        return found(db, response_id)


def remove(db: Database, response_id: str) -> None:
    """Deletes the response with its answers, without leaving a trace.

    Raises NotFound, and what `database.erasing` raises.
    """
    with erasing(db):
        db.table("response").delete(key_of(db, "response", response_id))


def _move_on(
    db: Database, theirs: KeptResponse, revision: int, mine: Response, now: datetime
) -> int:
    """The key of the response, moved to its next revision if it still is at this one."""
    moved = db.execute(
        "UPDATE response SET revision = revision + 1, changed = :now,"
        " perspective = :perspective, voice = :voice, respondent = :respondent"
        " WHERE id = :id AND revision = :revision RETURNING key",
        _columns(mine) | {"id": theirs.id, "revision": revision, "now": utc_text(now)},
    ).fetchall()
    if not moved:
        raise Stale(mine, theirs)
    return int(moved[0][0])


def _set_state(db: Database, response_id: str, state: State, now: datetime) -> None:
    instant = utc_text(now)
    db.execute(
        "UPDATE response SET state = ?, submitted = ?, changed = ?, revision = revision + 1"
        " WHERE id = ?",
        (state.value, instant if state is State.SUBMITTED else None, instant, response_id),
    )


class _Head(NamedTuple):
    """What a response is apart from its answers, in the order of `_HEADS`."""

    key: int
    id: str
    assessment_id: str
    questionnaire: str
    version: int
    perspective: str
    voice: str
    respondent: str
    revision: int
    state: str
    started: str
    changed: str
    submitted: str | None


def _kept(db: Database, head: _Head, rows: Iterable[AnswerRow]) -> KeptResponse:
    questionnaire = questionnaires.kept(db, head.questionnaire, head.version)
    perspective = Perspective(head.perspective)
    asked, set_aside = answers_in(questionnaire, perspective, rows)
    response = Response(
        respondent=head.respondent,
        perspective=perspective,
        voice=Voice(head.voice),
        questionnaire=head.questionnaire,
        version=head.version,
        answers=asked,
        set_aside=set_aside,
        submitted=None if head.submitted is None else utc_instant(head.submitted),
    )
    return KeptResponse(
        id=head.id,
        assessment_id=head.assessment_id,
        revision=head.revision,
        state=State(head.state),
        started=utc_instant(head.started),
        changed=utc_instant(head.changed),
        response=response,
    )


_HEADS = """
SELECT response.key, response.id, assessment.id, questionnaire.id, version, perspective, voice,
  respondent, revision, state, started, changed, submitted
FROM response
JOIN assessment ON assessment.key = response.assessment
JOIN questionnaire ON questionnaire.key = response.questionnaire
"""

_ONE = _HEADS + "WHERE response.id = ?"

_ALL = _HEADS + "WHERE response.assessment = ? ORDER BY submitted IS NULL, submitted, response.key"
