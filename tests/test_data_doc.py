"""docs/data.md holds: it describes every table and column, and its queries give what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from cliënttoets.assessment.follow_up import (
    NOTHING_YET,
    AdvicePoint,
    Decision,
    FollowUp,
    PointReply,
)
from cliënttoets.store import assessments, responses
from cliënttoets.store.database import connect
from cliënttoets.store.migrations import prepare

from .store_samples import NOW, questionnaire, response, started

_SECTION = re.compile(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_ROW = re.compile(r"^\| `(\w+)` \|", re.MULTILINE)
_QUERY = re.compile(r"^```sql\n(.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "toets.db"
    prepare(path)
    return path


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    with connect(path) as db:
        yield db


@pytest.fixture(scope="module")
def text(project: Path) -> str:
    return (project / "docs" / "data.md").read_text("utf-8")


def _described(text: str) -> dict[str, list[str]]:
    """The columns in the first table of each section, by the section's title."""
    return {
        title: _ROW.findall(body.partition("\n\n`value` holds")[0])
        for title, body in _SECTION.findall(text)
    }


def test_every_table_and_column_is_described_in_its_order(db: Database, text: str) -> None:
    tables = {*db.table_names(), *db.view_names()}
    described = _described(text)
    for table in tables:
        columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
        assert described.get(table) == columns, table


def test_no_table_is_described_that_is_not_there(db: Database, text: str) -> None:
    described = {title for title, columns in _described(text).items() if columns}
    assert described == {*db.table_names(), *db.view_names()}


def test_every_kind_of_question_is_described(text: str) -> None:
    kinds = {
        one.kind
        for one in questionnaire().questions()  # the sample has one of every kind
    } | {"yes_partly_no"}
    assert kinds <= set(_ROW.findall(text))


def test_the_queries_give_what_the_page_says(path: Path, db: Database, text: str) -> None:
    kept = started(path, R1=3, T2="vroeger")
    after = response("Ouderwerking De Brug", R1=1, T1="Nu", T2="Daarom")
    kept = responses.save(db, kept.id, kept.revision, after, NOW)
    responses.submit(db, kept.id, kept.revision, NOW)
    draft = response("Wie nog bezig is", R1=0)
    responses.start(db, kept.assessment_id, questionnaire(), draft, NOW)
    points = (
        AdvicePoint(text="Zeg wie meeleest", reply=PointReply(decision=Decision.PARTLY)),
        AdvicePoint(text="Bel eerst"),
    )
    assessments.keep_follow_up(db, kept.assessment_id, FollowUp(points=points))
    all_answers, counts, wordings, advice, copy = _QUERY.findall(text)

    assert db.execute(all_answers, {"assessment": kept.assessment_id}).fetchall() == [
        ("Ouderwerking De Brug", "clientorganisatie", "R1", 1, None, ""),
        ("Ouderwerking De Brug", "clientorganisatie", "T1", "Nu", None, ""),
        ("Ouderwerking De Brug", "clientorganisatie", "T2", "Daarom", None, ""),
    ]
    one = {"questionnaire": "proef", "version": 1, "question": "R1"}
    assert db.execute(counts, one).fetchall() == [("clientorganisatie", 1, None, 1)]
    assert db.execute(wordings).fetchall() == [
        ("proef", 1, "R1", "Hoe goed?"),
        ("proef", 1, "T1", "Wat wringt?"),
        ("proef", 1, "T2", "Waarom?"),
    ]
    assert db.execute(advice, {"assessment": kept.assessment_id}).fetchall() == [
        (1, "Zeg wie meeleest", "partly"),
        (2, "Bel eerst", "open"),
    ]
    assessments.keep_follow_up(db, kept.assessment_id, NOTHING_YET)
    assert db.execute(advice, {"assessment": kept.assessment_id}).fetchall() == []
    db.execute(copy, {"copy": str(path.with_name("kopie.db"))})
    assert path.with_name("kopie.db").is_file()


def test_answers_that_were_set_aside_are_not_in_the_view(path: Path, db: Database) -> None:
    started(path, R1=3, T2="hoort niet meer")  # T2 is asked when R1 <= 1
    seen = [row[0] for row in db.execute("SELECT question FROM asked_answer")]
    assert seen == ["R1"]
    assert db.table("answer").count == 2
