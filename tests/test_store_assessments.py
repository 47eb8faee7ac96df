"""Proposals, their assessments, and the questionnaires as they were answered."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from cliënttoets.assessment.model import Proposal
from cliënttoets.document.writing import canonical, fingerprint
from cliënttoets.questionnaire.model import Moment
from cliënttoets.store import assessments, proposals, questionnaires, responses
from cliënttoets.store.assessments import TwoVersions
from cliënttoets.store.database import NotFound, connect
from cliënttoets.store.migrations import prepare
from cliënttoets.store.questionnaires import ChangedQuestionnaire
from cliënttoets.store.rows import public_id, utc_instant, utc_text

from .store_samples import LATER, NOW, PROPOSAL, at_once, questionnaire, started

CHANGED = questionnaire(title="Proef, beter verwoord")
SECOND = questionnaire(version=2)
OTHER = questionnaire(id="ander")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "toets.db"
    prepare(path)
    return path


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    with connect(path) as db:
        yield db


def test_a_proposal_comes_back_as_it_was_given(db: Database) -> None:
    example = Proposal(
        title="Eén gezin",
        about="Wat?",
        responsible_body="Opgroeien",
        policy_domain="Welzijn",
        example=True,
    )
    kept = proposals.add(db, example, NOW)
    assert proposals.found(db, kept.id) == kept
    assert (kept.proposal, kept.added) == (example, NOW)


def test_the_newest_proposal_comes_first(db: Database) -> None:
    first = proposals.add(db, PROPOSAL, LATER)
    second = proposals.add(db, PROPOSAL, NOW)
    assert proposals.every(db) == (second, first)


def test_a_proposal_can_be_changed(db: Database) -> None:
    kept = proposals.add(db, PROPOSAL, NOW)
    changed = proposals.change(db, kept.id, Proposal(title="Anders", example=True))
    assert changed == replace(kept, proposal=Proposal(title="Anders", example=True))
    assert proposals.found(db, kept.id) == changed


def test_one_form_token_makes_one_proposal(path: Path) -> None:
    def add(_thread: int) -> str:
        with connect(path) as db:
            return proposals.add(db, PROPOSAL, NOW, "a token of a form").id

    assert len(set(at_once(8, add))) == 1
    with connect(path) as db:
        assert len(proposals.every(db)) == 1


def test_the_database_itself_refuses_a_second_row_for_a_form_token(db: Database) -> None:
    proposals.add(db, PROPOSAL, NOW, "token")
    with pytest.raises(Exception, match=r"UNIQUE constraint failed: proposal\.form_token"):
        db.execute(
            "INSERT INTO proposal SELECT NULL, 'x', title, about, responsible_body,"
            " policy_domain, example, added, form_token FROM proposal"
        )


def test_without_a_form_token_every_proposal_is_a_new_one(db: Database) -> None:
    assert proposals.add(db, PROPOSAL, NOW).id != proposals.add(db, PROPOSAL, NOW).id


def test_an_assessment_comes_back_as_it_was_begun(db: Database) -> None:
    proposal = proposals.add(db, PROPOSAL, NOW)
    kept = assessments.begin(
        db,
        proposal.id,
        Moment.M4,
        [SECOND, OTHER],
        LATER,
        text_version="v2",
        text_date=date(2026, 4, 14),
    )
    assert assessments.found(db, kept.id) == kept
    assert assessments.of(db, proposal.id) == (kept,)
    assert kept.assessment.proposal == PROPOSAL
    assert (kept.assessment.moment, kept.begun) == (Moment.M4, LATER)
    assert kept.assessment.text_version == "v2"
    assert kept.assessment.text_date == date(2026, 4, 14)
    assert kept.questionnaires == (("proef", 2), ("ander", 1))


def test_the_assessments_of_a_proposal_come_in_the_order_in_which_they_began(db: Database) -> None:
    first, other = proposals.add(db, PROPOSAL, NOW), proposals.add(db, PROPOSAL, NOW)
    begun = [
        assessments.begin(db, proposal.id, Moment.M3, asked, NOW)
        for proposal in (first, other, first)
        for asked in ([], [OTHER, SECOND])
    ]
    assert assessments.of(db, first.id) == (*begun[:2], *begun[4:])
    assert assessments.of(db, other.id) == (*begun[2:4],)
    assert [assessments.found(db, one.id) for one in begun] == begun


def test_an_assessment_is_found_by_one_statement(db: Database) -> None:
    kept = assessments.begin(db, proposals.add(db, PROPOSAL, NOW).id, Moment.M3, [SECOND], NOW)
    said: list[str] = []
    db.conn.set_trace_callback(said.append)
    assert assessments.found(db, kept.id) == kept
    assert len(said) == 1


def test_an_assessment_asks_one_version_of_a_questionnaire(path: Path, db: Database) -> None:
    proposal = proposals.add(db, PROPOSAL, NOW)
    with pytest.raises(TwoVersions) as refused:
        assessments.begin(db, proposal.id, Moment.M3, [SECOND, OTHER, questionnaire()], NOW)
    assert refused.value.names == ("proef",)
    assert assessments.of(db, proposal.id) == ()
    kept = started(path)
    with pytest.raises(TwoVersions):
        assessments.change(db, kept.assessment_id, Moment.M5, [SECOND, questionnaire()])
    found = assessments.found(db, kept.assessment_id)
    assert (found.assessment.moment, found.questionnaires) == (Moment.M3, (("proef", 1),))


def test_a_questionnaire_that_is_named_twice_is_asked_once(db: Database) -> None:
    proposal = proposals.add(db, PROPOSAL, NOW)
    kept = assessments.begin(db, proposal.id, Moment.M3, [SECOND, SECOND], NOW)
    assert kept.questionnaires == (("proef", 2),)


def test_an_assessment_without_a_known_text_says_so(db: Database) -> None:
    proposal = proposals.add(db, PROPOSAL, NOW)
    kept = assessments.begin(db, proposal.id, Moment.M0, [], NOW)
    assert (kept.assessment.text_version, kept.assessment.text_date) == ("", None)


def test_one_form_token_begins_one_assessment(db: Database) -> None:
    proposal = proposals.add(db, PROPOSAL, NOW)
    twice = [
        assessments.begin(db, proposal.id, Moment.M3, [SECOND], NOW, form_token="t" * 20)
        for _ in range(2)
    ]
    assert twice[0] == twice[1]
    assert assessments.of(db, proposal.id) == (twice[0],)


def test_an_assessment_can_be_changed(path: Path, db: Database) -> None:
    kept = started(path)
    changed = assessments.change(
        db, kept.assessment_id, Moment.M5, [OTHER, questionnaire()], text_version="v3"
    )
    assert (changed.assessment.moment, changed.assessment.text_version) == (Moment.M5, "v3")
    assert changed.questionnaires == (("ander", 1), ("proef", 1))
    changed = assessments.change(db, kept.assessment_id, Moment.M5, [questionnaire()])
    assert changed.questionnaires == (("proef", 1),)
    assert responses.found(db, kept.id) == kept


def test_a_removed_assessment_takes_its_responses_along(path: Path, db: Database) -> None:
    kept = started(path, T1="weg ermee")
    proposal = assessments.found(db, kept.assessment_id).proposal_id
    assessments.remove(db, kept.assessment_id)
    assert assessments.of(db, proposal) == ()
    assert db.table("answer").count == 0
    assert b"weg ermee" not in path.read_bytes()


def test_nothing_is_found_under_an_unknown_id(db: Database) -> None:
    for command in (
        proposals.found,
        proposals.remove,
        assessments.found,
        assessments.of,
        assessments.remove,
    ):
        with pytest.raises(NotFound):
            command(db, "x")
    with pytest.raises(NotFound):
        proposals.change(db, "x", PROPOSAL)
    with pytest.raises(NotFound):
        assessments.begin(db, "x", Moment.M1, [], NOW)
    with pytest.raises(NotFound):
        assessments.change(db, "x", Moment.M1, [])
    with pytest.raises(NotFound):
        questionnaires.kept(db, "proef", 1)


def test_a_questionnaire_is_kept_byte_for_byte(path: Path, db: Database) -> None:
    started(path)
    asked = questionnaire()
    text, sha256 = db.execute("SELECT json, sha256 FROM questionnaire").fetchone()
    assert text == canonical(asked)
    assert sha256 == hashlib.sha256(text.encode()).hexdigest() == fingerprint(asked)
    kept = questionnaires.kept(db, "proef", 1)
    assert kept == asked
    assert canonical(kept) == text


def test_a_questionnaire_that_was_answered_does_not_change(path: Path, db: Database) -> None:
    kept = started(path)
    assert questionnaires.changed(db, [CHANGED, SECOND]) == (("proef", 1),)
    with pytest.raises(ChangedQuestionnaire) as refused:
        assessments.change(db, kept.assessment_id, Moment.M3, [CHANGED])
    assert refused.value.key == ("proef", 1)
    with pytest.raises(ChangedQuestionnaire):
        responses.start(db, kept.assessment_id, CHANGED, kept.response, NOW)
    assert questionnaires.kept(db, "proef", 1) == questionnaire()
    assert len(responses.of(db, kept.assessment_id)) == 1


def test_a_questionnaire_that_nobody_answered_may_still_change(path: Path, db: Database) -> None:
    kept = started(path)
    responses.remove(db, kept.id)
    assert questionnaires.changed(db, [CHANGED]) == ()
    responses.start(db, kept.assessment_id, CHANGED, kept.response, NOW)
    assert questionnaires.kept(db, "proef", 1) == CHANGED


def test_a_questionnaire_that_is_the_same_is_kept_once(db: Database) -> None:
    assert questionnaires.keep(db, questionnaire()) == questionnaires.keep(db, questionnaire())
    assert questionnaires.keep(db, SECOND) != questionnaires.keep(db, questionnaire())


def test_a_kept_questionnaire_that_was_tampered_with_is_noticed(db: Database) -> None:
    questionnaires.keep(db, questionnaire(id="vervalst"))
    text = json.loads(canonical(questionnaire(id="vervalst"))) | {"title": "Vervalst"}
    db.execute("UPDATE questionnaire SET json = ?", (json.dumps(text),))
    with pytest.raises(ChangedQuestionnaire):
        questionnaires.kept(db, "vervalst", 1)


def test_ids_are_long_enough_and_hold_no_look_alikes() -> None:
    ids = {public_id() for _ in range(200)}
    assert len(ids) == 200
    assert {len(one) for one in ids} == {14}
    assert set("".join(ids)) <= set("23456789abcdefghjkmnpqrstuvwxyz")


def test_an_instant_is_kept_in_utc_to_the_second() -> None:
    summer = datetime.fromisoformat("2026-07-01T10:15:30.9+02:00")
    assert utc_text(summer) == "2026-07-01T08:15:30Z"  # 10:15 in Brussels is 08:15 in UTC
    assert utc_instant("2026-07-01T08:15:30Z") == summer.replace(microsecond=0)
    with pytest.raises(ValueError, match="time zone"):
        utc_text(datetime(2026, 7, 1))  # noqa: DTZ001  # what is refused is just this
