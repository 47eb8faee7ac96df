"""The assessments of proposals, and which questionnaires each of them asks."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from sqlite_utils import Database

from ..assessment.follow_up import NOTHING_YET, FollowUp
from ..assessment.model import Assessment, Proposal
from ..document.reading import read
from ..document.writing import canonical
from ..questionnaire.model import Moment, Questionnaire
from . import questionnaires
from .database import NotFound, erasing, reading, writing
from .questionnaires import Key
from .rows import key_of, made_before, public_id, utc_instant, utc_text


@dataclass(frozen=True, kw_only=True)
class KeptAssessment:
    """An assessment, its public id and its proposal's, and what it asks.

    `questionnaires` holds the keys (id, version), in the order in which they are offered.
    """

    id: str
    proposal_id: str
    assessment: Assessment
    questionnaires: tuple[Key, ...]
    begun: datetime


class Answered(ValueError):
    """Questionnaires cannot be taken out of an assessment in which responses answer them."""

    def __init__(self, keys: Sequence[Key]) -> None:
        self.keys = tuple(keys)
        super().__init__(", ".join(f"{name} version {version}" for name, version in keys))


class TwoVersions(ValueError):
    """An assessment asks one version of a questionnaire, or answers could not be set side by side.

    `names` are the ids of which more than one version was to be asked.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)
        super().__init__(f"more than one version of {', '.join(names)}")


def begin(
    db: Database,
    proposal_id: str,
    moment: Moment,
    asked: Sequence[Questionnaire],
    now: datetime,
    *,
    text_version: str = "",
    text_date: date | None = None,
    form_token: str | None = None,
) -> KeptAssessment:
    """A new assessment of a proposal; the same form token again gives the one it made before.

    Raises NotFound for the proposal, TwoVersions and ChangedQuestionnaire.
    """
    with writing(db):
        made = made_before(db, "assessment", form_token)
        if made is None:
            made = public_id()
            own = {
                "id": made,
                "proposal": key_of(db, "proposal", proposal_id),
                "begun": utc_text(now),
                "form_token": form_token,
            }
            db.table("assessment").insert(own | _columns(moment, text_version, text_date))
            _ask(db, key_of(db, "assessment", made), asked)
        return found(db, made)


def found(db: Database, assessment_id: str) -> KeptAssessment:
    """The assessment with this public id; raises NotFound."""
    rows = _rows(db, "assessment.id = ?", assessment_id)
    if not rows:
        raise NotFound("assessment", assessment_id)
    return _kept(rows)


def of(db: Database, proposal_id: str) -> tuple[KeptAssessment, ...]:
    """The assessments of a proposal, in the order in which they began; raises NotFound."""
    with reading(db):
        rows = _rows(db, "proposal = ?", key_of(db, "proposal", proposal_id))
        return tuple(_kept(list(own)) for _, own in groupby(rows, attrgetter("id")))


def change(
    db: Database,
    assessment_id: str,
    moment: Moment,
    asked: Sequence[Questionnaire],
    *,
    text_version: str = "",
    text_date: date | None = None,
) -> KeptAssessment:
    """The assessment with this in the place of what it said.

    Raises NotFound, TwoVersions, ChangedQuestionnaire, and Answered when a questionnaire that it no
    longer asks has responses.
    """
    with writing(db):
        key = key_of(db, "assessment", assessment_id)
        db.table("assessment").update(key, _columns(moment, text_version, text_date))
        _ask(db, key, asked)
        return found(db, assessment_id)


def follow_up_of(db: Database, assessment_id: str) -> FollowUp:
    """What the assessment led to; raises NotFound.

    Apart from the assessment itself, because it may be long and only a report needs it.
    """
    rows = db.execute("SELECT follow_up FROM assessment WHERE id = ?", (assessment_id,)).fetchall()
    if not rows:
        raise NotFound("assessment", assessment_id)
    ((text,),) = rows
    return read(json.loads(text), FollowUp) if text else NOTHING_YET


def keep_follow_up(db: Database, assessment_id: str, follow_up: FollowUp) -> None:
    """Makes this what the assessment led to, in the place of what was there; raises NotFound."""
    text = "" if follow_up == NOTHING_YET else canonical(follow_up)
    with writing(db):
        key = key_of(db, "assessment", assessment_id)
        db.table("assessment").update(key, {"follow_up": text})


def remove(db: Database, assessment_id: str) -> None:
    """Deletes the assessment with its responses and all it led to, without leaving a trace.

    Raises NotFound, and what `database.erasing` raises.
    """
    with erasing(db):
        db.table("assessment").delete(key_of(db, "assessment", assessment_id))


def _ask(db: Database, key: int, asked: Sequence[Questionnaire]) -> None:
    """Makes these, in this order, the questionnaires of the assessment."""
    by_key = {one.key: one for one in asked}
    names = [name for name, _version in by_key]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise TwoVersions(twice)
    keys = [questionnaires.keep(db, one) for one in by_key.values()]
    gone = [(other, name) for other, name in _asked(db, key) if other not in keys]
    answered = [name for other, name in gone if _has_responses(db, key, other)]
    if answered:
        raise Answered(answered)
    for other, _ in gone:
        db.table("assessment_questionnaire").delete((key, other))
    db.conn.executemany(
        "INSERT INTO assessment_questionnaire (assessment, questionnaire, position)"
        " VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET position = excluded.position",
        [(key, questionnaire, position) for position, questionnaire in enumerate(keys, start=1)],
    )


def _asked(db: Database, key: int) -> list[tuple[int, Key]]:
    """The row and the key of each questionnaire that the assessment asks, in order."""
    rows = db.execute(
        "SELECT questionnaire.key, id, version FROM assessment_questionnaire"
        " JOIN questionnaire ON questionnaire.key = questionnaire"
        " WHERE assessment = ? ORDER BY position",
        (key,),
    ).fetchall()
    return [(row, (name, version)) for row, name, version in rows]


def _has_responses(db: Database, key: int, questionnaire: int) -> bool:
    where = "assessment = ? AND questionnaire = ?"
    return db.table("response").count_where(where, (key, questionnaire)) > 0


class _Row(NamedTuple):
    """An assessment beside one questionnaire that it asks, in the order of `_ROWS`.

    The last two are None where it asks none.
    """

    id: str
    moment: str
    text_version: str
    text_date: str | None
    begun: str
    proposal_id: str
    title: str
    about: str
    responsible_body: str
    policy_domain: str
    example: int
    questionnaire: str | None
    version: int | None


# One statement, because every page asks it: in steps it took most of the time of a question page.
_ROWS = """
SELECT assessment.id, moment, text_version, text_date, begun,
  proposal.id, title, about, responsible_body, policy_domain, example,
  questionnaire.id, questionnaire.version
FROM assessment
JOIN proposal ON proposal.key = assessment.proposal
LEFT JOIN assessment_questionnaire ON assessment_questionnaire.assessment = assessment.key
LEFT JOIN questionnaire ON questionnaire.key = assessment_questionnaire.questionnaire
"""


def _rows(db: Database, where: str, value: str | int) -> list[_Row]:
    """The assessments of which `where` is true of the value, a row for each questionnaire."""
    query = f"{_ROWS} WHERE {where} ORDER BY assessment.key, position"
    return [_Row._make(row) for row in db.execute(query, (value,))]


def _kept(rows: Sequence[_Row]) -> KeptAssessment:
    """The assessment that these are all the rows of."""
    head = rows[0]
    return KeptAssessment(
        id=head.id,
        proposal_id=head.proposal_id,
        assessment=Assessment(
            proposal=Proposal(
                title=head.title,
                about=head.about,
                responsible_body=head.responsible_body,
                policy_domain=head.policy_domain,
                example=bool(head.example),
            ),
            moment=Moment(head.moment),
            text_version=head.text_version,
            text_date=None if head.text_date is None else date.fromisoformat(head.text_date),
        ),
        questionnaires=tuple(
            (row.questionnaire, row.version)
            for row in rows
            if row.questionnaire is not None and row.version is not None
        ),
        begun=utc_instant(head.begun),
    )


def _columns(moment: Moment, text_version: str, text_date: date | None) -> dict[str, Any]:
    return {
        "moment": moment.value,
        "text_version": text_version,
        "text_date": None if text_date is None else text_date.isoformat(),
    }
