"""What a test leads to is kept with its assessment: nothing of it is lost, or left behind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from cliënttoets.assessment.file import read_responses
from cliënttoets.assessment.follow_up import (
    NOTHING_YET,
    AdvicePoint,
    Decision,
    Effort,
    FollowUp,
    HardWord,
    PlainWords,
    PointReply,
    Story,
)
from cliënttoets.content_folders import EXAMPLE, content_folder
from cliënttoets.document.faults import Faulty
from cliënttoets.questionnaire.file import read_catalogue
from cliënttoets.questionnaire.model import Moment
from cliënttoets.store import assessments, backup, migrations
from cliënttoets.store.database import NotFound, connect
from cliënttoets.store.migrations import prepare
from cliënttoets.store.snapshots import take_in

from .store_samples import NOW, questionnaire, started

EVERYTHING = FollowUp(
    points=(
        AdvicePoint(
            text="Bel eerst.\nStuur geen brief; 'niet' \"later\" 🌻 اتصل أولا",
            questions=("R1", "R1.a"),
            place="artikel 11",
            wanted="Eerst langsgaan.",
            effort=Effort.LARGE,
            decides="de minister",
            reply=PointReply(
                decision=Decision.NOT_FOLLOWED,
                reason="Te duur.",
                place="bladzijde 3",
                day=date(2026, 11, 9),
            ),
        ),
        AdvicePoint(text="Zeg wie meeleest."),
    ),
    stories=(
        Story(text="Zij bleef.", teller="Een vader", consent="Op papier.", may_be_published=True),
        Story(text="Zeldzame woorden die binnen blijven.", language="tr"),
    ),
    plain=PlainWords(about=("Dit is het plan.",), hard_words=(HardWord(word="a", meaning="b"),)),
    next_test="In maart.",
    contact="Bij de vereniging.",
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


def text_in(db: Database) -> str:
    """The column as it stands in the only assessment."""
    ((text,),) = db.execute("SELECT follow_up FROM assessment").fetchall()
    return str(text)


def test_an_assessment_begins_with_nothing_yet(path: Path, db: Database) -> None:
    kept = started(path)
    assert assessments.follow_up_of(db, kept.assessment_id) == NOTHING_YET
    assert text_in(db) == ""


def test_everything_comes_back_as_it_was_kept(path: Path, db: Database) -> None:
    kept = started(path)
    assessments.keep_follow_up(db, kept.assessment_id, EVERYTHING)
    assert assessments.follow_up_of(db, kept.assessment_id) == EVERYTHING


def test_what_is_kept_takes_the_place_of_what_was(path: Path, db: Database) -> None:
    kept = started(path)
    assessments.keep_follow_up(db, kept.assessment_id, EVERYTHING)
    assessments.keep_follow_up(db, kept.assessment_id, FollowUp(contact="Elders."))
    assert text_in(db) == '{"contact":"Elders."}'
    assessments.keep_follow_up(db, kept.assessment_id, NOTHING_YET)
    assert text_in(db) == ""


def test_changing_an_assessment_leaves_what_it_led_to(path: Path, db: Database) -> None:
    kept = started(path)
    assessments.keep_follow_up(db, kept.assessment_id, EVERYTHING)
    assessments.change(db, kept.assessment_id, Moment.M4, [questionnaire()], text_version="4")
    assert assessments.follow_up_of(db, kept.assessment_id) == EVERYTHING


def test_an_unknown_assessment_leads_to_nothing_that_can_be_kept(db: Database) -> None:
    with pytest.raises(NotFound):
        assessments.follow_up_of(db, "bestaat-niet")
    with pytest.raises(NotFound):
        assessments.keep_follow_up(db, "bestaat-niet", EVERYTHING)


def test_a_text_that_somebody_spoilt_is_refused(path: Path, db: Database) -> None:
    kept = started(path)
    db.execute("UPDATE assessment SET follow_up = '{\"punten\":[]}'")
    with pytest.raises(Faulty, match="punten"):
        assessments.follow_up_of(db, kept.assessment_id)


def test_a_file_is_taken_in_with_what_it_led_to(db: Database) -> None:
    answered = read_responses(EXAMPLE, read_catalogue([content_folder("questionnaires")]))
    taken = take_in(db, answered, NOW)
    assert assessments.follow_up_of(db, taken.assessment) == answered.follow_up
    assert answered.follow_up.points


def test_a_backup_holds_what_a_test_led_to(path: Path, db: Database, tmp_path: Path) -> None:
    kept = started(path)
    assessments.keep_follow_up(db, kept.assessment_id, EVERYTHING)
    copy = tmp_path / "kopie.db"
    backup.back_up(db, copy)
    prepare(copy)
    with connect(copy) as other:
        assert assessments.follow_up_of(other, kept.assessment_id) == EVERYTHING


def test_a_removed_assessment_leaves_no_word_of_a_story(path: Path) -> None:
    kept = started(path)
    with connect(path) as db:
        assessments.keep_follow_up(db, kept.assessment_id, EVERYTHING)
    prepare(path)  # empties the log into the file
    assert b"Zeldzame woorden" in path.read_bytes()
    with connect(path) as db:
        assessments.remove(db, kept.assessment_id)
    for file in path.parent.glob("toets.db*"):
        assert b"Zeldzame woorden" not in file.read_bytes(), file


@pytest.fixture
def older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, str]:
    """A database from before a follow-up was kept, and the id of an assessment in it."""
    old = Migrations("clienttoets")
    for step in (migrations.the_first_tables, migrations.sessions_of_one_response):
        old()(step)
    path = tmp_path / "ouder.db"
    with monkeypatch.context() as before:
        before.setattr(migrations, "_STEPS", old)
        prepare(path)
    assessment = started(path, T1="blijft").assessment_id
    with connect(path) as db:
        assert "follow_up" not in db.table("assessment").columns_dict
    return path, assessment


def test_an_older_database_is_brought_up_to_date(older: tuple[Path, str]) -> None:
    path, assessment = older
    with connect(path) as db:
        before = db.execute("SELECT * FROM assessment").fetchone()
    prepare(path)
    with connect(path) as db:
        assert db.execute("SELECT * FROM assessment").fetchone() == (*before, "")
        assert assessments.follow_up_of(db, assessment) == NOTHING_YET
        assessments.keep_follow_up(db, assessment, EVERYTHING)
        assert assessments.follow_up_of(db, assessment) == EVERYTHING


def test_a_backup_of_an_older_database_still_opens(older: tuple[Path, str], tmp_path: Path) -> None:
    path, assessment = older
    copy = tmp_path / "kopie.db"
    with connect(path) as db:
        backup.back_up(db, copy)
    prepare(copy)
    with connect(copy) as db:
        assert assessments.follow_up_of(db, assessment) == NOTHING_YET
