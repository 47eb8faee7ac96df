"""Responses: what was said comes back as it was said, and nobody's answer is overwritten."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database
from sqlite_utils.utils import sqlite3 as any_tool

from cliënttoets.document.faults import Faulty
from cliënttoets.questionnaire.model import Moment
from cliënttoets.response.model import Answer, Code, record
from cliënttoets.store import assessments, proposals, responses
from cliënttoets.store.database import NotFound, connect, reading, writing
from cliënttoets.store.migrations import prepare
from cliënttoets.store.responses import AlreadySubmitted, Stale, State

from .store_samples import (
    LATER,
    NOW,
    PROPOSAL,
    answers,
    at_once,
    questionnaire,
    response,
    started,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "toets.db"
    prepare(path)
    return path


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    with connect(path) as db:
        yield db


EVERYTHING: dict[str, Any] = {
    "R1": {
        "value": 0,
        "explanation": "Niemand belde.\nNiemand.",
        "evidence": 0,
        "reference": "p. 3",
    },
    "R1.a": "deels",
    "C1": "b",
    "CC": ["a", "b"],
    "N1": 2.5,
    "D1": "2026-04-14",
    "W1": [{"was": "een “wachtlijst”", "vanaf": "2025-01-01"}, {"was": "niets"}],
    "T1": "Ça va? 😀 \u0000 مرحبا \u202e",
    "T2": {"explanation": "enkel een toelichting"},
}


def test_everything_that_was_said_comes_back(path: Path, db: Database) -> None:
    kept = started(path, **EVERYTHING)
    assert responses.found(db, kept.id) == kept
    assert kept.response == response(**EVERYTHING)
    assert set(kept.response.answers) == set(EVERYTHING)


@pytest.mark.parametrize("code", [Code.NVT, Code.TE_VROEG, Code.WEET_NIET])
def test_a_code_comes_back_with_its_reason(path: Path, db: Database, code: Code) -> None:
    reason = {"reason": "Er zijn geen wachtlijsten."} if code is Code.NVT else {}
    kept = started(path, R1={"code": code.value, **reason})
    assert kept.response.answers == {"R1": Answer(code=code, **reason)}


def test_a_text_of_20_000_characters_comes_back_whole(path: Path) -> None:
    text = "à" * 19_999 + "."
    assert started(path, T1=text).response.answers["T1"].value == text


@settings(max_examples=30, deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.db"
    prepare(path)
    said = response(T1=text)
    assert started(path, T1=text).response == said


_EDITS = st.fixed_dictionaries(
    {},
    optional={
        "R1": st.sampled_from(
            [*({"value": value} for value in range(5)), {"code": "weet_niet"}, {}]
        ),
        "CC": st.sampled_from([{"value": ["b"]}, {"value": ["a", "b"]}, {}]),
        "N1": st.sampled_from([{"value": 0}, {"value": -2.5, "evidence": 3}, {}]),
        "T2": st.sampled_from([{"value": "Daarom"}, {"explanation": "Zomaar"}, {}]),
    },
)


@settings(max_examples=25, deadline=None)
@given(edits=st.lists(_EDITS, max_size=5))
def test_after_any_edits_the_store_holds_what_the_model_holds(
    tmp_path_factory: pytest.TempPathFactory, edits: list[dict[str, Any]]
) -> None:
    path = tmp_path_factory.getbasetemp() / "edits.db"
    prepare(path)
    kept = started(path)
    model = kept.response
    with connect(path) as db:
        for edit in edits:
            model = record(questionnaire(), model, answers(**edit))
            kept = responses.save(db, kept.id, kept.revision, model, NOW)
            assert kept.response == model
        assert responses.found(db, kept.id) == kept


def test_numbers_are_numbers_and_texts_are_texts_for_any_tool(path: Path) -> None:
    started(path, **EVERYTHING)
    tool = any_tool.connect(path)
    rows = dict(tool.execute("SELECT question, value FROM answer").fetchall())
    tool.close()
    assert rows["R1"] == 0
    assert rows["N1"] == 2.5
    assert rows["D1"] == "2026-04-14"
    assert rows["CC"] == '["a", "b"]'
    assert rows["W1"] == '[{"was": "een “wachtlijst”", "vanaf": "2025-01-01"}, {"was": "niets"}]'
    assert rows["T2"] is None


def test_a_text_that_looks_like_a_list_stays_a_text(path: Path) -> None:
    assert started(path, T1='["a"]').response.answers["T1"].value == '["a"]'


def test_answers_that_were_set_aside_come_back_with_their_question(
    path: Path, db: Database
) -> None:
    kept = started(path, R1=1, T2="te laat")
    hidden = record(questionnaire(), kept.response, answers(R1=4))
    kept = responses.save(db, kept.id, kept.revision, hidden, NOW)
    assert set(kept.response.set_aside) == {"T2"}
    shown = record(questionnaire(), kept.response, answers(R1=0))
    kept = responses.save(db, kept.id, kept.revision, shown, NOW)
    assert kept.response.answers["T2"].value == "te laat"
    assert not kept.response.set_aside


def test_a_save_writes_only_what_changed(path: Path, db: Database) -> None:
    kept = started(path, R1=3, C1="a", T1="Eerst")
    written: list[str] = []
    db.conn.set_trace_callback(written.append)
    after = record(questionnaire(), kept.response, {**answers(T1="Later"), "C1": Answer()})
    responses.save(db, kept.id, kept.revision, after, LATER)
    db.conn.set_trace_callback(None)
    answer_writes = [sql for sql in written if "INTO answer" in sql or "FROM answer WHERE r" in sql]
    assert sum("INSERT" in sql for sql in answer_writes) == 1
    assert sum("DELETE" in sql for sql in answer_writes) == 1
    assert responses.found(db, kept.id).response == response(R1=3, T1="Later")


def test_a_save_moves_the_revision_and_says_when(path: Path, db: Database) -> None:
    kept = started(path)
    assert (kept.revision, kept.state, kept.changed) == (1, State.DRAFT, NOW)
    kept = responses.save(db, kept.id, 1, response(R1=2), LATER)
    assert (kept.revision, kept.started, kept.changed) == (2, NOW, LATER)


def test_a_save_that_changes_nothing_moves_nothing(path: Path, db: Database) -> None:
    kept = started(path, R1=2)
    assert responses.save(db, kept.id, 1, response(R1=2), LATER) == kept


def test_a_page_that_was_sent_twice_is_no_conflict(path: Path, db: Database) -> None:
    kept = started(path)
    once = responses.save(db, kept.id, 1, response(R1=2), LATER)
    assert responses.save(db, kept.id, 1, response(R1=2), LATER) == once


def test_a_stale_save_is_refused_with_both_texts(path: Path, db: Database) -> None:
    kept = started(path, T1="Samen")
    theirs = responses.save(db, kept.id, 1, response(T1="Van hen"), NOW)
    mine = response(T1="Van mij", R1=4)
    with pytest.raises(Stale) as refused:
        responses.save(db, kept.id, 1, mine, LATER)
    assert refused.value.mine == mine
    assert refused.value.theirs == theirs
    assert responses.found(db, kept.id) == theirs
    assert "Van" not in str(refused.value)  # logs hold no answers


def test_a_save_that_breaks_halfway_leaves_nothing(path: Path, db: Database) -> None:
    kept = started(path, T1="Heel")
    broken = response(T1="Half")
    broken = replace(broken, set_aside={"N1": Answer(value="geen getal")})
    with pytest.raises(Faulty):
        responses.save(db, kept.id, 1, broken, LATER)
    assert responses.found(db, kept.id) == kept


def test_an_error_of_whoever_saves_undoes_the_save(path: Path, db: Database) -> None:
    kept = started(path, T1="Heel")

    def save_and_fail() -> None:
        with writing(db):
            responses.save(db, kept.id, 1, response(T1="Half"), LATER)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        save_and_fail()
    assert responses.found(db, kept.id) == kept


def test_an_answer_to_an_unknown_question_is_refused(path: Path, db: Database) -> None:
    kept = started(path)
    with pytest.raises(Faulty, match="heeft deze vraag niet"):
        responses.save(db, kept.id, 1, replace(kept.response, answers={"X": Answer(value=1)}), NOW)


def test_a_response_to_another_questionnaire_is_refused(path: Path, db: Database) -> None:
    kept = started(path)
    with pytest.raises(ValueError, match="not"):
        responses.save(db, kept.id, 1, replace(response(R1=1), version=2), NOW)


def test_no_edit_of_eight_threads_is_lost(path: Path) -> None:
    kept = started(path, T1=".")
    at_once(8, lambda thread: _edit(path, kept.id, f"t{thread}", 4))
    with connect(path) as db:
        last = responses.found(db, kept.id)
    marks = str(last.response.answers["T1"].value).split()[1:]
    assert sorted(marks) == sorted(f"t{thread}-{edit}" for thread in range(8) for edit in range(4))
    assert last.revision == 1 + 8 * 4


def test_no_edit_of_two_programs_is_lost(path: Path) -> None:
    kept = started(path, T1=".")
    context = multiprocessing.get_context("spawn")
    programs = [
        context.Process(target=_edit, args=(path, kept.id, f"p{number}", 10)) for number in range(2)
    ]
    for program in programs:
        program.start()
    for program in programs:
        program.join(30)
    assert [program.exitcode for program in programs] == [0, 0]
    with connect(path) as db:
        last = responses.found(db, kept.id)
    assert len(str(last.response.answers["T1"].value).split()) == 1 + 2 * 10


def _edit(path: Path, response_id: str, name: str, times: int) -> None:
    """Adds `times` marks to the text, each on top of what stands there when it is kept."""
    for edit in range(times):
        while not _added(path, response_id, f"{name}-{edit}"):
            pass


def _added(path: Path, response_id: str, mark: str) -> bool:
    with connect(path) as db:
        kept = responses.found(db, response_id)
        text = f"{kept.response.answers['T1'].value} {mark}"
        after = record(questionnaire(), kept.response, answers(T1=text))
        try:
            responses.save(db, response_id, kept.revision, after, NOW)
        except Stale:
            return False
        return True


def test_one_form_token_starts_one_response(path: Path) -> None:
    kept = started(path)

    def start(_thread: int) -> str:
        with connect(path) as db:
            token = "f" * 20
            return responses.start(
                db, kept.assessment_id, questionnaire(), response(), NOW, token
            ).id

    assert len(set(at_once(8, start))) == 1
    with connect(path) as db:
        assert len(responses.of(db, kept.assessment_id)) == 2


def test_a_submitted_response_stays_as_it_is_until_it_is_reopened(path: Path, db: Database) -> None:
    kept = started(path, R1=2)
    submitted = responses.submit(db, kept.id, 1, LATER)
    assert (submitted.state, submitted.submitted, submitted.revision) == (
        State.SUBMITTED,
        LATER,
        2,
    )
    with pytest.raises(AlreadySubmitted) as refused:
        responses.save(db, kept.id, 2, response(R1=3), LATER)
    assert (refused.value.mine, refused.value.theirs) == (response(R1=3), submitted)
    reopened = responses.reopen(db, kept.id, LATER)
    assert (reopened.state, reopened.submitted, reopened.revision) == (State.DRAFT, None, 3)
    assert responses.save(db, kept.id, 3, response(R1=3), LATER).revision == 4


def test_a_response_knows_when_it_was_handed_in_until_it_is_reopened(
    path: Path, db: Database
) -> None:
    kept = started(path, R1=2)
    assert kept.response.submitted is None
    assert responses.submit(db, kept.id, 1, LATER).response.submitted == LATER
    assert responses.reopen(db, kept.id, LATER).response.submitted is None


def test_when_a_response_says_it_was_handed_in_is_not_kept(path: Path, db: Database) -> None:
    kept = started(path, R1=2)
    claimed = replace(response(R1=3), submitted=NOW)
    saved = responses.save(db, kept.id, 1, claimed, LATER)
    assert (saved.response, saved.submitted) == (response(R1=3), None)
    begun = responses.start(db, kept.assessment_id, questionnaire(), claimed, NOW)
    assert (begun.response, begun.submitted) == (response(R1=3), None)


def test_what_is_sent_again_after_it_was_handed_in_is_no_conflict(path: Path, db: Database) -> None:
    kept = started(path, R1=2)
    submitted = responses.submit(db, kept.id, 1, LATER)
    assert responses.save(db, kept.id, 1, kept.response, LATER) == submitted


def test_submitting_and_reopening_twice_is_the_same_as_once(path: Path, db: Database) -> None:
    kept = started(path)
    assert responses.submit(db, kept.id, 1, NOW) == responses.submit(db, kept.id, 1, LATER)
    assert responses.reopen(db, kept.id, NOW) == responses.reopen(db, kept.id, LATER)


def test_what_changed_since_it_was_read_is_not_submitted(path: Path, db: Database) -> None:
    kept = started(path)
    theirs = responses.save(db, kept.id, 1, response(R1=0), NOW)
    with pytest.raises(Stale) as refused:
        responses.submit(db, kept.id, 1, NOW)
    assert (refused.value.mine, refused.value.theirs) == (None, theirs)
    assert responses.found(db, kept.id) == theirs


def test_submitted_responses_come_before_drafts(path: Path, db: Database) -> None:
    first = started(path, R1=1)
    others = [
        responses.start(db, first.assessment_id, questionnaire(), response(name, R1=2), NOW)
        for name in ("Tweede", "Derde")
    ]
    responses.submit(db, others[1].id, 1, NOW)
    responses.submit(db, others[0].id, 1, LATER)
    found = responses.of(db, first.assessment_id)
    assert [kept.response.respondent for kept in found] == [
        "Derde",
        "Tweede",
        "Ouderwerking De Brug",
    ]
    assert found[2] == first


def test_the_answers_of_an_assessment_are_read_at_once(path: Path, db: Database) -> None:
    kept = started(path, R1=1)
    for number in range(5):
        responses.start(db, kept.assessment_id, questionnaire(), response(f"P{number}", R1=2), NOW)
    read: list[str] = []
    db.conn.set_trace_callback(read.append)
    assert len(responses.of(db, kept.assessment_id)) == 6
    db.conn.set_trace_callback(None)
    assert sum("FROM answer" in sql for sql in read) == 1


def test_a_response_answers_what_its_assessment_asks(path: Path, db: Database) -> None:
    kept = started(path)
    other = questionnaire(id="ander")
    stray = replace(response(), questionnaire="ander")
    with pytest.raises(ValueError, match="does not ask"):
        responses.start(db, kept.assessment_id, other, stray, NOW)
    with pytest.raises(ValueError, match="does not answer"):
        responses.start(db, kept.assessment_id, questionnaire(), stray, NOW)


def test_nothing_is_found_under_an_unknown_id(path: Path, db: Database) -> None:
    for command in (responses.found, responses.of, responses.remove):
        with pytest.raises(NotFound):
            command(db, "x")
    with pytest.raises(NotFound):
        responses.save(db, "x", 1, response(), NOW)


def test_a_removed_response_leaves_no_trace_in_any_file(path: Path, db: Database) -> None:
    said = "Mevrouw Peeters belde ons in paniek"
    kept = started(path, T1=f"{said}, en nog eens.", R1={"value": 1, "explanation": said})
    responses.save(db, kept.id, 1, response("Zeldzame Naam", T1=f"{said}!"), NOW)
    assert said.encode() in _bytes_on_disk(path)
    responses.remove(db, kept.id)
    left = _bytes_on_disk(path)
    assert said.encode() not in left
    assert b"Zeldzame Naam" not in left
    assert db.table("answer").count == 0


def test_a_removed_proposal_takes_all_that_hangs_from_it_along(path: Path, db: Database) -> None:
    kept = started(path, T1="Een heel eigen zin")
    proposal = assessments.found(db, kept.assessment_id).proposal_id
    proposals.remove(db, proposal)
    for table in ("proposal", "assessment", "assessment_questionnaire", "response", "answer"):
        assert db.table(table).count == 0
    left = _bytes_on_disk(path)
    assert b"Een heel eigen zin" not in left
    assert PROPOSAL.title.encode() not in left
    with pytest.raises(NotFound):
        proposals.remove(db, proposal)


def _bytes_on_disk(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in path.parent.iterdir())


def test_nothing_refers_to_what_is_not_there(path: Path, db: Database) -> None:
    kept = started(path, R1=1)
    for broken in (
        "INSERT INTO assessment (id, proposal, moment, text_version, begun)"
        " VALUES ('x', 99, 'M1', '', '')",
        "UPDATE response SET assessment = 99",
        "UPDATE answer SET response = 99",
        "DELETE FROM questionnaire",
    ):
        with pytest.raises(Exception, match="FOREIGN KEY"):
            db.execute(broken)
    assert responses.found(db, kept.id) == kept
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        pytest.param(
            "UPDATE answer SET value = 7 WHERE question = 'R1'",
            "van 0 tot 4",
            id="a rating of seven",
        ),
        pytest.param(
            "UPDATE answer SET value = '3' WHERE question = 'R1'",
            "van 0 tot 4",
            id="a text as a rating",
        ),
        pytest.param(
            "UPDATE answer SET value = '[a' WHERE question = 'CC'",
            "een lijst",
            id="a list cut short",
        ),
        pytest.param(
            "UPDATE answer SET question = 'X' WHERE question = 'R1'",
            "deze vraag niet",
            id="another question",
        ),
        pytest.param(
            "UPDATE answer SET code = 'huh', value = NULL", "niet bekend", id="an unknown code"
        ),
    ],
)
def test_a_row_that_another_program_spoilt_is_not_taken_for_an_answer(
    path: Path, db: Database, spoil: str, complaint: str
) -> None:
    kept = started(path, R1=1, CC=["a"])
    db.execute(spoil)
    with pytest.raises(Faulty, match=complaint):
        responses.found(db, kept.id)


def test_what_is_read_together_is_of_one_moment(path: Path, db: Database) -> None:
    kept = started(path, T1="een", C1="a")
    with reading(db):
        before = responses.of(db, kept.assessment_id)
        with connect(path) as other:
            responses.save(other, kept.id, 1, response(T1="twee", C1="b"), NOW)
        assert responses.of(db, kept.assessment_id) == before
    assert responses.of(db, kept.assessment_id) != before


def test_a_response_is_read_in_one_transaction(path: Path, db: Database) -> None:
    kept = started(path, T1="een")
    read: list[str] = []
    db.conn.set_trace_callback(read.append)
    responses.found(db, kept.id)
    responses.of(db, kept.assessment_id)
    db.conn.set_trace_callback(None)
    ends = [sql for sql in read if sql in ("BEGIN", "COMMIT")]
    assert ends == ["BEGIN", "COMMIT"] * 2
    assert (read[0], read[-1]) == ("BEGIN", "COMMIT")


def test_an_assessment_keeps_asking_what_responses_answer(path: Path, db: Database) -> None:
    kept = started(path)
    with pytest.raises(assessments.Answered) as refused:
        assessments.change(db, kept.assessment_id, Moment.M4, [])
    assert refused.value.keys == (("proef", 1),)
    assert assessments.found(db, kept.assessment_id).assessment.moment is Moment.M3
