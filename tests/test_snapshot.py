"""A snapshot: what it says comes back as it was, and what was tampered with is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cliënttoets.assessment.model import Assessment, Proposal
from cliënttoets.document.faults import Faulty, dotted
from cliënttoets.document.writing import fingerprint
from cliënttoets.questionnaire.model import Moment
from cliënttoets.report import snapshot as snapshot_module
from cliënttoets.report.snapshot import (
    MOST_DRAFTS,
    BrokenSnapshot,
    EarlierRound,
    Snapshot,
    freeze,
    read_snapshot,
    snapshot_in,
    snapshot_text,
)
from cliënttoets.response.model import Response

from . import store_samples
from .scored import CLIENTS, FAMILIES, critical, panel, questionnaire, rating, response

DAY = date(2026, 11, 22)
ASSESSMENT = Assessment(
    proposal=Proposal(title="Eén plan ‘voor’ élk gezin 🌻"),
    moment=Moment.M3,
    text_version="2",
    text_date=date(2026, 9, 14),
)
ASKING = questionnaire(
    [critical("K", 1), rating("R")],
    [rating("L", asked_when="R <= 1"), {"kind": "text", "id": "T", "text": "Wat wringt?"}],
)


def frozen(*responses: Response, **more: Any) -> Snapshot:
    return freeze(ASSESSMENT, (ASKING,), responses, made_on=DAY, program="0.1.0", **more)


def data(snapshot: Snapshot) -> dict[str, Any]:
    """The snapshot as JSON gives it, to be tampered with."""
    found: dict[str, Any] = json.loads(snapshot_text(snapshot))
    return found


def read_again(tampered: object) -> Snapshot:
    return snapshot_in(json.dumps(tampered).encode())


def paths_of_faults(tampered: object) -> list[str]:
    with pytest.raises(Faulty) as caught:
        read_again(tampered)
    return [dotted(fault.path) for fault in caught.value.faults]


SAMPLE = frozen(
    response(ASKING, {"K": 3, "R": 1, "L": "weet_niet", "T": "Te <b>veel</b> {papier}, 100 %s"}),
    response(ASKING, {"K": "nvt", "R": 4}, FAMILIES, "ouder"),
    drafts=2,
)

said = st.sampled_from([None, 0, 1, 2, 3, 4, "nvt", "weet_niet"])
typed = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=40)


@settings(max_examples=50, deadline=None)
@given(
    answers=st.lists(st.tuples(said, said, said), max_size=6),
    text=typed,
    drafts=st.integers(0, MOST_DRAFTS),
)
def test_what_a_snapshot_says_comes_back_as_it_was(
    answers: list[tuple[object, object, object]], text: str, drafts: int
) -> None:
    responses = [
        response(ASKING, {"K": k, "R": r, "L": late, "T": {"value": text or "x"}}, CLIENTS, "een")
        for k, r, late in answers
    ]
    snapshot = frozen(*responses, drafts=drafts)
    again = snapshot_in(snapshot_text(snapshot).encode())
    assert again == snapshot
    assert snapshot_text(again) == snapshot_text(snapshot)
    assert fingerprint(again) == fingerprint(snapshot)


def test_every_kind_of_answer_comes_back_with_its_type() -> None:
    asked = store_samples.questionnaire()
    given_ones = store_samples.response(
        R1={"value": 0, "explanation": "Nee.\nNee.", "evidence": 0, "reference": "p. 3"},
        C1="b",
        CC=["a", "b"],
        N1=2.5,
        D1="2026-11-22",
        W1=[{"was": "eerst", "vanaf": "2026-12-01"}],
        T2="Daarom.",
    )
    snapshot = freeze(ASSESSMENT, (asked,), (given_ones,), made_on=DAY, program="0.1.0")
    assert snapshot_in(snapshot_text(snapshot).encode()).responses == (given_ones,)
    assert given_ones.answers["D1"].value == date(2026, 11, 22)


def test_an_answer_that_was_set_aside_stays_set_aside() -> None:
    # L is asked while R is 0 or 1; then R becomes 4
    earlier = response(ASKING, {"K": 3, "R": 1, "L": 2})
    later = response(ASKING, {"K": 3, "R": 4, "L": 2})
    assert (set(earlier.set_aside), set(later.set_aside)) == (set(), {"L"})
    assert snapshot_in(snapshot_text(frozen(later)).encode()).responses == (later,)


def test_a_snapshot_without_responses_is_a_snapshot() -> None:
    assert snapshot_in(snapshot_text(frozen()).encode()) == frozen()


def test_a_tampered_score_is_refused() -> None:
    tampered = data(SAMPLE)
    tampered["scores"]["Q"]["perspectives"]["clientorganisatie"]["index"] = 100.0
    assert paths_of_faults(tampered) == ["$.scores"]


def test_a_score_that_was_left_out_is_refused() -> None:
    tampered = data(SAMPLE)
    del tampered["scores"]["Q"]["perspectives"]["gezin_jongere"]
    assert paths_of_faults(tampered) == ["$.scores"]


def test_an_answer_that_was_changed_after_scoring_is_refused() -> None:
    tampered = data(SAMPLE)
    tampered["responses"][0]["answers"]["K"]["value"] = 4
    assert paths_of_faults(tampered) == ["$.scores"]


def test_a_weight_that_was_changed_after_scoring_is_refused() -> None:
    tampered = data(SAMPLE)
    question = tampered["questionnaires"][0]["sections"][0]["questions"][0]
    question |= {"weight": 3, "weight_reason": "Zomaar."}
    # 3 x 3 + 1 x 1 = 10 of 16 is another index than 3 + 1 = 4 of 8
    assert paths_of_faults(tampered) == ["$.scores"]


@pytest.mark.parametrize(
    ("answer", "place"),
    [
        pytest.param({"value": 7}, "$.responses[0].answers.K.value", id="off the scale"),
        pytest.param({"value": "3"}, "$.responses[0].answers.K.value", id="a text for a number"),
        pytest.param(
            {"value": 3, "code": "nvt", "reason": "x"},
            "$.responses[0].answers.K.code",
            id="a value and a code",
        ),
        pytest.param({"code": "nvt"}, "$.responses[0].answers.K.reason", id="nvt without a reason"),
        pytest.param(
            {"code": "wil_niet"}, "$.responses[0].answers.K.code", id="a code of families alone"
        ),
    ],
)
def test_an_answer_that_its_questionnaire_does_not_allow_is_refused(
    answer: dict[str, object], place: str
) -> None:
    tampered = data(SAMPLE)
    tampered["responses"][0]["answers"]["K"] = answer
    assert paths_of_faults(tampered) == [place]


def test_an_answer_to_no_question_is_refused() -> None:
    tampered = data(SAMPLE)
    tampered["responses"][1]["answers"]["Z"] = {"value": 3}
    assert paths_of_faults(tampered) == ["$.responses[1].answers.Z"]


def test_every_wrong_response_is_told_at_once() -> None:
    tampered = data(SAMPLE)
    tampered["responses"][0]["version"] = 2
    tampered["responses"][1]["answers"]["R"] = {"value": -1}
    assert paths_of_faults(tampered) == [
        "$.responses[0].questionnaire",
        "$.responses[1].answers.R.value",
    ]


@pytest.mark.parametrize("number", [0, 2, 1.5, "1", None])
def test_an_unknown_format_is_refused(number: object) -> None:
    assert paths_of_faults({**data(SAMPLE), "format": number}) == ["$.format"]


def test_an_unknown_key_is_refused() -> None:
    assert paths_of_faults({**data(SAMPLE), "verdict": "goed"}) == ["$.verdict"]


def test_a_questionnaire_that_breaks_a_rule_is_refused() -> None:
    tampered = data(SAMPLE)
    tampered["questionnaires"][0]["sections"][0]["questions"][0]["critical_up_to"] = 4
    assert paths_of_faults(tampered) == [
        "$.questionnaires[0].sections[0].questions[0].critical_up_to"
    ]


def test_the_same_questionnaire_twice_is_refused() -> None:
    tampered = data(SAMPLE)
    tampered["questionnaires"] *= 2
    assert paths_of_faults(tampered) == ["$.questionnaires[1].id"]


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"%PDF-1.7", id="a report"),
        pytest.param(b"\xff\xfe{}", id="another encoding"),
        pytest.param(b'{"scores": NaN}', id="no number"),
        pytest.param(b'{"format": 1, "format": 1}', id="a key twice"),
        pytest.param(b"[]", id="a list"),
    ],
)
def test_what_is_no_snapshot_at_all_is_refused_with_a_reason(raw: bytes) -> None:
    with pytest.raises(Faulty) as caught:
        snapshot_in(raw)
    assert str(caught.value)


def test_a_response_to_a_questionnaire_that_is_not_given_cannot_be_frozen() -> None:
    other = questionnaire([rating("R")], id="ANDER")
    with pytest.raises(LookupError):
        frozen(response(other, {"R": 3}))


def test_two_versions_of_one_questionnaire_cannot_be_frozen_together() -> None:
    newer = questionnaire([rating("R")], version=2)
    with pytest.raises(ValueError, match="one id"):
        freeze(ASSESSMENT, (ASKING, newer), (), made_on=DAY, program="0.1.0")


def test_the_fingerprint_changes_with_one_answer() -> None:
    hashes = {
        fingerprint(frozen(*panel(ASKING, K=[3, 3], R=[2, last]))) for last in (0, 1, 2, 3, 4)
    }
    assert len(hashes) == 5


# --- with an earlier round

BEFORE = EarlierRound(
    assessment=ASSESSMENT,
    questionnaires=(ASKING,),
    responses=(response(ASKING, {"K": 2, "R": 3}),),
)


def test_an_earlier_round_comes_back_as_it_was() -> None:
    snapshot = frozen(*SAMPLE.responses, earlier=BEFORE)
    assert snapshot_in(snapshot_text(snapshot).encode()) == snapshot
    assert snapshot.scores == SAMPLE.scores


def test_a_snapshot_without_an_earlier_round_says_nothing_of_one() -> None:
    assert "earlier" not in data(SAMPLE)


def test_a_wrong_answer_of_an_earlier_round_is_told_at_its_place() -> None:
    tampered = data(frozen(earlier=BEFORE))
    tampered["earlier"]["responses"][0]["answers"]["K"]["value"] = 7
    assert paths_of_faults(tampered) == ["$.earlier.responses[0].answers.K.value"]


def test_a_response_of_an_earlier_round_answers_a_questionnaire_of_that_round() -> None:
    stray = replace(BEFORE, questionnaires=())
    with pytest.raises(LookupError):
        frozen(earlier=stray)
    tampered = data(frozen(earlier=BEFORE))
    tampered["earlier"]["questionnaires"] = []
    assert paths_of_faults(tampered) == ["$.earlier.responses[0].questionnaire"]


@pytest.mark.parametrize(
    "drafts", [-1, MOST_DRAFTS + 1, 10**400], ids=["none", "one too many", "400 digits"]
)
def test_a_number_of_drafts_that_cannot_be_is_refused(drafts: int) -> None:
    assert paths_of_faults({**data(SAMPLE), "drafts": drafts}) == ["$.drafts"]


def test_a_snapshot_is_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "moment.json"
    path.write_text(snapshot_text(SAMPLE), "utf-8")
    assert read_snapshot(path) == SAMPLE


def test_a_broken_snapshot_is_told_with_its_file_and_place(tmp_path: Path) -> None:
    path = tmp_path / "moment.json"
    path.write_text(json.dumps({**data(SAMPLE), "drafts": -1}), "utf-8")
    with pytest.raises(BrokenSnapshot) as caught:
        read_snapshot(path)
    said = "$.drafts: -1 is te klein. Het kleinste dat mag, is 0."
    assert str(caught.value) == f"{path}: {said}"


def test_no_more_is_read_of_a_snapshot_than_it_may_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert snapshot_module.LARGEST == 64 * 2**20
    monkeypatch.setattr(snapshot_module, "LARGEST", 2**20)
    path = tmp_path / "moment.json"
    path.write_text(snapshot_text(SAMPLE) + " " * 2**20, "utf-8")
    with pytest.raises(BrokenSnapshot, match=r"\$: dit bestand is groter dan 1 MiB"):
        read_snapshot(path)
