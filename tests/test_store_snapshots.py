"""A whole assessment out of the store and into it, in every state that it can be in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from cliënttoets.assessment.file import AnsweredAssessment, read_responses
from cliënttoets.assessment.follow_up import NOTHING_YET, AdvicePoint, FollowUp
from cliënttoets.assessment.model import Assessment, Proposal
from cliënttoets.content_folders import EXAMPLE, content_folder
from cliënttoets.questionnaire.file import read_catalogue
from cliënttoets.questionnaire.model import Moment
from cliënttoets.report.snapshot import Snapshot, freeze, snapshot_in, snapshot_text
from cliënttoets.response.model import Answer, Response
from cliënttoets.store import assessments, proposals, responses
from cliënttoets.store.database import NotFound, connect
from cliënttoets.store.migrations import prepare
from cliënttoets.store.questionnaires import ChangedQuestionnaire
from cliënttoets.store.snapshots import every_assessment, snapshot_of, take_in

from .store_samples import LATER, NOW, PROPOSAL, questionnaire, response

DAY = date(2026, 11, 22)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "toets.db"
    prepare(path)
    with connect(path) as db:
        yield db


def snapshot(db: Database, assessment: str) -> Snapshot:
    return snapshot_of(db, assessment, made_on=DAY, program="0.1.0")


def said(found: Snapshot) -> list[tuple[str, Mapping[str, Answer], Mapping[str, Answer]]]:
    """Who said what, in order; when it was handed in is the store's to say."""
    return [(one.respondent, one.answers, one.set_aside) for one in found.responses]


def file_with(*given: Response, follow_up: FollowUp = NOTHING_YET) -> AnsweredAssessment:
    """What a file with these responses to the small questionnaire says."""
    return AnsweredAssessment(
        assessment=Assessment(proposal=Proposal(title="Nieuw"), moment=Moment.M3),
        questionnaires=(questionnaire(),),
        responses=given,
        follow_up=follow_up,
    )


def begun(db: Database) -> str:
    """The id of an assessment at M3 without responses."""
    proposal = proposals.add(db, PROPOSAL, NOW)
    return assessments.begin(db, proposal.id, Moment.M3, [questionnaire()], NOW).id


def test_a_snapshot_counts_drafts_and_holds_what_was_handed_in(db: Database) -> None:
    assessment = begun(db)
    for name in ("een", "twee", "drie"):
        kept = responses.start(db, assessment, questionnaire(), response(name, R1=3), NOW)
        if name != "twee":
            responses.submit(db, kept.id, kept.revision, LATER)
    found = snapshot(db, assessment)
    assert [one.respondent for one in found.responses] == ["een", "drie"]
    assert (found.drafts, found.made_on, found.program) == (1, DAY, "0.1.0")


def test_an_assessment_without_responses_gives_a_snapshot_of_what_it_asks(db: Database) -> None:
    found = snapshot(db, begun(db))
    assert found.questionnaires == (questionnaire(),)
    assert (found.responses, found.drafts) == ((), 0)


def test_a_snapshot_out_of_the_store_reads_back_as_itself(db: Database) -> None:
    assessment = begun(db)
    everything = response(R1=1, C1="b", CC=["a"], N1=2.5, D1="2026-11-22", T2="Daarom.\n“Zo.”")
    kept = responses.start(db, assessment, questionnaire(), everything, NOW)
    responses.submit(db, kept.id, kept.revision, LATER)
    found = snapshot(db, assessment)
    assert found.responses == (replace(everything, submitted=LATER),)
    assert snapshot_in(snapshot_text(found).encode()) == found


def test_an_unknown_assessment_has_no_snapshot(db: Database) -> None:
    with pytest.raises(NotFound):
        snapshot(db, "bestaat-niet")


def test_every_assessment_is_listed_under_the_title_of_its_proposal(db: Database) -> None:
    assert every_assessment(db) == {}
    first, second = begun(db), begun(db)
    assert every_assessment(db) == {first: PROPOSAL.title, second: PROPOSAL.title}


def test_a_file_that_is_taken_in_comes_out_as_the_same_report_material(db: Database) -> None:
    answered = read_responses(EXAMPLE, read_catalogue([content_folder("questionnaires")]))
    taken = take_in(db, answered, NOW)
    straight = freeze(
        answered.assessment,
        answered.questionnaires,
        answered.responses,
        made_on=DAY,
        program="0.1.0",
        follow_up=answered.follow_up,
    )
    found = snapshot(db, taken.assessment)
    assert (found.assessment, found.questionnaires) == (
        straight.assessment,
        straight.questionnaires,
    )
    assert said(found) == said(straight)
    assert found.scores == straight.scores
    assert found.follow_up == straight.follow_up != NOTHING_YET


def test_a_file_that_is_taken_in_keeps_when_it_was_handed_in_and_else_it_is_now(
    db: Database,
) -> None:
    before = NOW - timedelta(days=3)
    given = (replace(response(R1=3), submitted=before), response(R1=2))
    taken = take_in(db, file_with(*given), NOW)
    found = snapshot(db, taken.assessment)
    assert [each.submitted for each in found.responses] == [before, NOW]


def test_a_snapshot_says_what_the_test_led_to_so_far(db: Database) -> None:
    assessment = begun(db)
    assert snapshot(db, assessment).follow_up == NOTHING_YET
    asked = FollowUp(points=(AdvicePoint(text="Bel eerst. Stuur geen brief.", questions=("R1",)),))
    assessments.keep_follow_up(db, assessment, asked)
    found = snapshot(db, assessment)
    assert found.follow_up == asked
    assert snapshot_in(snapshot_text(found).encode()) == found


def test_a_file_is_taken_in_whole_or_not_at_all(db: Database) -> None:
    assessment = begun(db)
    responses.start(db, assessment, questionnaire(), response(R1=3), NOW)
    reworded = questionnaire(title="Onder hetzelfde nummer iets anders")
    with pytest.raises(ChangedQuestionnaire):
        take_in(db, replace(file_with(response(R1=3)), questionnaires=(reworded,)), NOW)
    assert every_assessment(db) == {assessment: PROPOSAL.title}
    assert [kept.proposal for kept in proposals.every(db)] == [PROPOSAL]
