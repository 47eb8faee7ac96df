"""Counted in SQL, answers give the scores that they give when they are read one by one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from cliënttoets.questionnaire.model import Moment, Perspective, Questionnaire
from cliënttoets.response.model import Response
from cliënttoets.scoring.scores import scores, scores_of_counts
from cliënttoets.store import assessments, proposals, responses
from cliënttoets.store.counts import are_countable, counted
from cliënttoets.store.database import NotFound, connect
from cliënttoets.store.migrations import prepare

from .scored import CLIENTS, FAMILIES, OFFICIALS, critical, questionnaire, rating, response
from .store_samples import NOW, PROPOSAL

ASKING = questionnaire(
    [
        critical("K", 1, dimension="d"),
        rating("A", dimension="d", weight=2, weight_reason="Zo."),
        rating("G", asked_of=["gezin_jongere"]),
    ],
    [{"kind": "text", "id": "T", "text": "Wat wringt?"}],
    dimensions=[{"id": "d", "title": "Deel"}],
)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    path: Path = tmp_path_factory.mktemp("counts") / "toets.db"
    prepare(path)
    with connect(path) as db:
        yield db


def begun(db: Database, *asked: Questionnaire) -> str:
    proposal = proposals.add(db, PROPOSAL, NOW)
    return assessments.begin(db, proposal.id, Moment.M2, asked, NOW).id


def hand_in(db: Database, assessment: str, one: Response, asked: Questionnaire = ASKING) -> None:
    draft = responses.start(db, assessment, asked, one, NOW)
    responses.submit(db, draft.id, draft.revision, NOW)


said = st.sampled_from([None, 0, 1, 2, 3, 4, "nvt", "te_vroeg", "weet_niet", {"explanation": "?"}])
sides = st.sampled_from([CLIENTS, FAMILIES, OFFICIALS, Perspective.PRAKTIJK])


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=st.lists(st.tuples(sides, said, said, said), max_size=6))
def test_counts_give_the_scores_of_the_responses(
    db: Database, rows: list[tuple[Perspective, object, object, object]]
) -> None:
    given_ones = [
        response(
            ASKING,
            {"K": k, "A": a, **({"G": g} if perspective is FAMILIES else {})},
            perspective,
            f"nr {number}",
        )
        for number, (perspective, k, a, g) in enumerate(rows)
    ]
    assessment = begun(db, ASKING)
    for one in given_ones:
        hand_in(db, assessment, one)
    found = scores_of_counts(ASKING, counted(db, assessment, ASKING))
    assert found == scores(ASKING, given_ones)


def test_drafts_other_questionnaires_and_other_assessments_do_not_count(db: Database) -> None:
    other = questionnaire([critical("K", 1), rating("A")], id="ANDER")
    assessment, elsewhere = begun(db, ASKING, other), begun(db, ASKING)
    own = response(ASKING, {"K": 3, "A": 2})
    hand_in(db, assessment, own)
    hand_in(db, assessment, response(other, {"K": 0}), other)
    hand_in(db, elsewhere, response(ASKING, {"K": 0}))
    responses.start(db, assessment, ASKING, response(ASKING, {"K": 0}), NOW)
    assert scores_of_counts(ASKING, counted(db, assessment, ASKING)) == scores(ASKING, [own])


def test_nothing_handed_in_is_nobody(db: Database) -> None:
    assert counted(db, begun(db, ASKING), ASKING) == {}
    never_kept = questionnaire([rating("A")], id="NOOIT")
    assert counted(db, begun(db, ASKING), never_kept) == {}


def test_an_unknown_assessment_is_not_found(db: Database) -> None:
    with pytest.raises(NotFound):
        counted(db, "bestaat-niet", ASKING)


PART = {"kind": "yes_partly_no", "id": "A1", "text": "?"}


@pytest.mark.parametrize(
    "asking",
    [
        pytest.param(
            questionnaire(
                [rating("A", ceiling={"of": ["A1"], "deels": 3, "nee": 2}, parts=[PART])]
            ),
            id="a ceiling",
        ),
        pytest.param(
            questionnaire([rating("A")], [rating("B", asked_when="A <= 1")]), id="a condition"
        ),
    ],
)
def test_where_one_answer_decides_what_another_counts_for_counting_is_refused(
    db: Database, asking: Questionnaire
) -> None:
    assert not are_countable(asking)
    with pytest.raises(ValueError, match="a ceiling or a condition"):
        counted(db, "welke dan ook", asking)
