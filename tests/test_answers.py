"""What an answer to each kind of question can be, and what is said of one that cannot."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import Any

import pytest

from cliënttoets.document.faults import Faulty, dotted
from cliënttoets.document.writing import write
from cliënttoets.questionnaire.model import Asked, Perspective, Question, Voice, parts_of
from cliënttoets.response.answers import answer_in, checked, codes_for
from cliënttoets.response.model import Answer, Code, Response

from .scored import CLIENTS, FAMILIES, OFFICIALS, questionnaire, rating

OPTIONS = [{"id": "thuis", "text": "Thuis"}, {"id": "school", "text": "Op school"}]
COLUMNS = [
    {"kind": "text", "id": "was", "text": "Was", "longest": 10},
    {"kind": "number", "id": "aantal", "text": "Aantal", "least": 0},
    {"kind": "date", "id": "dag", "text": "Dag"},
    {"kind": "yes_partly_no", "id": "goed", "text": "Goed?"},
    {"kind": "choice", "id": "waar", "text": "Waar?", "options": OPTIONS},
]
ASKING = questionnaire(
    [
        rating("rating", parts=[{"kind": "rating", "id": "part", "text": "?"}]),
        rating("strict", nvt={"allowed": False}, te_vroeg={"allowed": False}),
        {"kind": "yes_partly_no", "id": "yes_partly_no", "text": "?"},
        {"kind": "choice", "id": "choice", "text": "?", "options": OPTIONS},
        {"kind": "choices", "id": "choices", "text": "?", "at_most": 2,
         "options": [*OPTIONS, {"id": "buurt", "text": "Buurt"}]},
        {"kind": "text", "id": "text", "text": "?", "longest": 10},
        {"kind": "number", "id": "number", "text": "?", "least": -1, "greatest": 9.5,
         "decimals": 1},
        {"kind": "number", "id": "free", "text": "?"},
        {"kind": "date", "id": "date", "text": "?", "earliest": "2026-01-01",
         "latest": "2026-12-31"},
        {"kind": "table", "id": "table", "text": "?", "columns": COLUMNS, "most_rows": 2},
    ],
    [rating("officials", asked_of=["overheid_zelf"]), rating("later", asked_when="rating >= 3")],
)  # fmt: skip
BY_ID: dict[str, Asked] = {
    asked.id: asked for question in ASKING.questions() for asked in (question, *parts_of(question))
}


def faults(name: str, data: object, perspective: Perspective = CLIENTS) -> list[str]:
    """What is wrong with an answer, each line with its path."""
    with pytest.raises(Faulty) as caught:
        answer_in(BY_ID[name], perspective, data)
    return [f"{dotted(fault.path)}: {fault.problem}" for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("name", "data", "value"),
    [
        pytest.param("rating", 0, 0, id="a rating of 0"),
        pytest.param("rating", 4, 4, id="a rating of 4"),
        pytest.param("part", 2, 2, id="a part that is a rating"),
        pytest.param("yes_partly_no", "deels", "deels", id="partly"),
        pytest.param("choice", "school", "school", id="an option"),
        pytest.param("choices", ["school", "thuis"], ("school", "thuis"), id="two options"),
        pytest.param("choices", [], None, id="no option is no answer"),
        pytest.param("text", " ja \n", " ja \n", id="a text as it was typed"),
        pytest.param("text", " \n\t", None, id="a blank text is no answer"),
        pytest.param("text", "0123456789", "0123456789", id="a text of the greatest length"),
        pytest.param("number", -1, -1, id="the least number"),
        pytest.param("number", 9.5, 9.5, id="the greatest number"),
        pytest.param("number", 0.1, 0.1, id="a number that no binary fraction equals"),
        pytest.param("number", 3.0, 3.0, id="a whole number with a point"),
        pytest.param("free", 10**15, 10**15, id="the largest number that is kept exactly"),
        pytest.param("date", "2026-01-01", date(2026, 1, 1), id="the earliest date"),
        pytest.param("date", "2026-12-31", date(2026, 12, 31), id="the latest date"),
        pytest.param("table", [], None, id="a table without rows is no answer"),
        pytest.param("table", [{}, {"was": " "}], None, id="empty rows are no answer"),
        pytest.param(
            "table",
            [{"was": "a", "aantal": None}, {"dag": "2026-02-03", "goed": "nee", "waar": "thuis"}],
            ({"was": "a"}, {"dag": date(2026, 2, 3), "goed": "nee", "waar": "thuis"}),
            id="rows without their empty cells",
        ),
        pytest.param("table", [{"aantal": 0}], ({"aantal": 0},), id="a cell that holds 0"),
    ],
)  # fmt: skip
def test_a_value_is_typed_by_its_question(name: str, data: object, value: object) -> None:
    answer = answer_in(BY_ID[name], CLIENTS, {"value": data})
    assert answer.value == value
    assert type(answer.value) is type(value)
    assert answer.is_given is (value is not None)


@pytest.mark.parametrize("name", [name for name in BY_ID if name != "officials"])
def test_no_value_is_never_wrong(name: str) -> None:
    assert answer_in(BY_ID[name], CLIENTS, {"value": None}) == Answer()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("rating", 5, "$.value: een score is een geheel getal van 0 tot 4, niet 5"),
        ("rating", -1, "$.value: een score is een geheel getal van 0 tot 4, niet -1"),
        ("rating", 3.0, "$.value: een score is een geheel getal van 0 tot 4, niet 3.0"),
        ("rating", True, "$.value: een score is een geheel getal van 0 tot 4, niet true"),
        ("rating", "3", "$.value: een score is een geheel getal van 0 tot 4, niet '3'"),
        ("rating", [3],
         "$.value: een score is een geheel getal van 0 tot 4, niet een lijst of een blok"),
        ("rating", 10**400,
         "$.value: een score is een geheel getal van 0 tot 4, niet 1" + "0" * 39),
        ("part", 9, "$.value: een score is een geheel getal van 0 tot 4, niet 9"),
        ("yes_partly_no", "Ja", "$.value: 'Ja' is geen antwoordmogelijkheid"),
        ("yes_partly_no", True, "$.value: true is geen antwoordmogelijkheid"),
        ("choice", "schol", "$.value: 'schol' is geen antwoordmogelijkheid"),
        ("choice", ["school"], "$.value: een lijst of een blok is geen antwoordmogelijkheid"),
        ("choices", "school", "$.value: hier hoort een lijst van antwoordmogelijkheden"),
        ("choices", ["thuis", "bos"], "$.value[1]: 'bos' is geen antwoordmogelijkheid"),
        ("choices", ["thuis", "thuis"], "$.value[1]: 'thuis' staat er tweemaal"),
        (
            "choices",
            ["bos"] * 100_000,
            "$.value: hier staan 100000 keuzes, maar er zijn 3 antwoordmogelijkheden",
        ),
        ("choices", ["thuis", "school", "buurt"], "$.value: kies er hoogstens 2"),
        ("text", 3, "$.value: hier hoort tekst"),
        ("text", "0123456789x", "$.value: dit antwoord telt 11 tekens; er mogen er 10 zijn"),
        ("number", "3", "$.value: hier hoort een getal"),
        ("number", True, "$.value: hier hoort een getal"),
        ("number", float("nan"), "$.value: hier hoort een getal"),
        ("free", float("inf"), "$.value: hier hoort een getal"),
        ("free", 10**15 + 1, "$.value: hier hoort een getal"),
        ("free", -(10**400), "$.value: hier hoort een getal"),
        ("number", -1.1, "$.value: het kleinste getal dat mag, is -1"),
        ("number", 9.6, "$.value: het grootste getal dat mag, is 9.5"),
        ("number", 1.25, "$.value: hoogstens 1 cijfers na de komma"),
        ("free", 0.5, "$.value: hoogstens 0 cijfers na de komma"),
        ("date", "14.04.2026", "$.value: hier hoort een datum, zoals 2026-04-14"),
        ("date", "20260414", "$.value: hier hoort een datum, zoals 2026-04-14"),
        ("date", "2026-W16-2", "$.value: hier hoort een datum, zoals 2026-04-14"),
        ("date", "2026-02-30", "$.value: hier hoort een datum, zoals 2026-04-14"),
        ("date", 20260414, "$.value: hier hoort een datum, zoals 2026-04-14"),
        ("date", "2025-12-31", "$.value: de vroegste datum die mag, is 2026-01-01"),
        ("date", "2027-01-01", "$.value: de laatste datum die mag, is 2026-12-31"),
        ("table", "rij", "$.value: hier hoort een lijst van rijen"),
        ("table", [["a"]], "$.value: hier hoort een lijst van rijen"),
        ("table", [{}, {}, {}], "$.value: er mogen hoogstens 2 rijen zijn"),
        ("table", [{}, {"wordt": "b"}], "$.value[1].wordt: 'wordt' is geen kolom van deze tabel"),
        ("table", [{"aantal": -1}], "$.value[0].aantal: het kleinste getal dat mag, is 0"),
        ("table", [{"goed": "neen"}], "$.value[0].goed: 'neen' is geen antwoordmogelijkheid"),
        ("table", [{"waar": ""}], "$.value[0].waar: '' is geen antwoordmogelijkheid"),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_is_refused_with_its_path(
    name: str, data: object, said: str
) -> None:
    assert faults(name, {"value": data}) == [said]


def _deep(levels: int) -> object:
    nested: object = "bos"
    for _ in range(levels):
        nested = [nested]
    return nested


@pytest.mark.parametrize("name", [name for name in BY_ID if name != "officials"])
def test_data_as_deep_as_json_allows_is_refused_in_few_words(name: str) -> None:
    found = faults(name, {"value": [_deep(900), _deep(900)]})
    assert all(len(line) < 100 for line in found)


@pytest.mark.parametrize(
    ("name", "perspective", "codes"),
    [
        pytest.param("rating", CLIENTS, "nvt te_vroeg weet_niet", id="a rating"),
        pytest.param("rating", FAMILIES, "nvt te_vroeg weet_niet wil_niet", id="for families"),
        pytest.param("strict", OFFICIALS, "weet_niet", id="a rating that allows neither"),
        pytest.param("part", CLIENTS, "weet_niet", id="a part that is a rating"),
        pytest.param("yes_partly_no", FAMILIES, "weet_niet wil_niet", id="yes, partly, no"),
        pytest.param("text", FAMILIES, "", id="a text"),
        pytest.param("table", CLIENTS, "", id="a table"),
    ],
)
def test_which_codes_a_question_takes(name: str, perspective: Perspective, codes: str) -> None:
    assert list(codes_for(BY_ID[name], perspective)) == codes.split()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        (
            "rating",
            {"value": 3, "code": "weet_niet"},
            ["$.code: een antwoord heeft een waarde of een code, niet allebei"],
        ),
        ("rating", {"code": "wil_niet"}, ["$.code: 'wil_niet' is hier niet toegelaten"]),
        ("strict", {"code": "nvt", "reason": "."}, ["$.code: 'nvt' is hier niet toegelaten"]),
        ("text", {"code": "weet_niet"}, ["$.code: 'weet_niet' is hier niet toegelaten"]),
        ("rating", {"code": "nvt"}, ["$.reason: leg uit waarom de vraag niet van toepassing is"]),
        (
            "rating",
            {"code": "nvt", "reason": " \n"},
            ["$.reason: leg uit waarom de vraag niet van toepassing is"],
        ),
        (
            "rating",
            {"value": 2, "reason": "zo"},
            ["$.reason: een reden hoort alleen bij 'niet van toepassing'"],
        ),
        ("rating", {"code": "geen"}, ["$.code: de tekst 'geen' is hier niet bekend"]),
        ("rating", {"value": 2, "evidence": 4}, ["$.evidence: 4 is te groot"]),
        ("rating", {"value": 2, "evidence": True}, None),
        ("rating", {"waarde": 2}, ["$.waarde: 'waarde' is hier geen bekende sleutel"]),
        ("rating", {"value": 2, "explanation": "x" * 20_001}, None),
        ("rating", 3, ["$: hier hoort een blok met sleutels, maar er staat het getal 3"]),
        ("rating", None, ["$: hier hoort een blok met sleutels, maar er staat niets"]),
    ],
)
def test_an_answer_that_cannot_be_is_refused(
    name: str, data: object, said: list[str] | None
) -> None:
    found = faults(name, data)
    assert len(found) == 1
    assert said is None or found == said


def test_all_faults_of_an_answer_come_at_once() -> None:
    found = faults("rating", {"value": 7, "code": "wil_niet", "reason": "zo"})
    assert [line.partition(":")[0] for line in found] == ["$.value", "$.code", "$.code", "$.reason"]


def test_evidence_that_was_not_said_may_be_null() -> None:
    assert answer_in(BY_ID["rating"], CLIENTS, {"value": 3, "evidence": None}).evidence is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("choices", ["school"]),
        ("date", "2026-05-06"),
        ("number", 1.5),
        ("table", [{"was": "a", "dag": "2026-02-03"}]),
    ],
)
def test_a_typed_answer_is_written_as_the_data_that_it_was_read_from(
    name: str, value: object
) -> None:
    assert write(answer_in(BY_ID[name], CLIENTS, {"value": value})) == {"value": value}


def test_rows_cannot_be_changed() -> None:
    (row,) = answer_in(BY_ID["table"], CLIENTS, {"value": [{"was": "a"}]}).value  # type: ignore[misc]
    assert isinstance(row, MappingProxyType)


def raw(answers: dict[str, Any], **more: Any) -> Response:
    """A response whose values are still plain data."""
    said = {name: Answer(**answer) for name, answer in answers.items()}
    given = {"perspective": CLIENTS, "voice": Voice.CLIENTORGANISATIE, **more}
    return Response(respondent="a", questionnaire="Q", version=1, answers=said, **given)


def all_faults(response: Response) -> list[str]:
    with pytest.raises(Faulty) as caught:
        checked(ASKING, response, ("responses", 0))
    return [f"{dotted(each.path)}: {each.problem}" for each in caught.value.faults]


def test_a_checked_response_has_typed_answers() -> None:
    found = checked(ASKING, raw({"date": {"value": "2026-05-06"}, "rating": {"value": 2}}))
    assert found.answers == {"date": Answer(value=date(2026, 5, 6)), "rating": Answer(value=2)}


def test_a_checked_response_sets_aside_what_it_does_not_ask() -> None:
    found = checked(ASKING, raw({"rating": {"value": 2}, "later": {"value": 4}}))
    assert list(found.answers) == ["rating"]
    assert found.set_aside == {"later": Answer(value=4)}


def test_checking_again_changes_nothing() -> None:
    once = checked(ASKING, raw({"rating": {"value": 2}, "later": {"value": 4}}))
    assert checked(ASKING, once) == once


@pytest.mark.parametrize(
    ("response", "said"),
    [
        pytest.param(
            raw({"ratting": {"value": 2}}),
            "$.responses[0].answers.ratting: 'ratting' is geen vraag van deze vragenlijst",
            id="an unknown question",
        ),
        pytest.param(
            raw({"officials": {"value": 2}}),
            "$.responses[0].answers.officials: "
            "'officials' wordt niet gevraagd aan 'clientorganisatie'",
            id="a question that this perspective is never asked",
        ),
        pytest.param(
            raw({}, perspective=OFFICIALS, voice=Voice.JE),
            "$.responses[0].voice: 'je' past niet bij 'overheid_zelf'",
            id="a voice of another perspective",
        ),
    ],
)
def test_a_response_that_cannot_be_is_refused(response: Response, said: str) -> None:
    assert all_faults(response) == [said]


def test_a_part_that_this_perspective_is_never_asked_is_refused() -> None:
    part = {"kind": "yes_partly_no", "id": "Qa", "text": "?", "asked_of": ["overheid_zelf"]}
    asking = questionnaire([rating("Q1", parts=[part])])
    with pytest.raises(Faulty, match="'Qa' wordt niet gevraagd aan 'clientorganisatie'"):
        checked(asking, raw({"Qa": {"value": "ja"}}))


def test_a_perspective_that_is_not_admitted_is_refused() -> None:
    asking = questionnaire([rating("Q1")], perspectives=["clientorganisatie"])
    with pytest.raises(Faulty, match="Q wordt niet voorgelegd aan 'overheid_zelf'"):
        checked(asking, raw({}, perspective=OFFICIALS, voice=Voice.OVERHEID_ZELF))


def test_all_faults_of_a_response_come_at_once() -> None:
    assert len(all_faults(raw({"a": {}, "rating": {"value": 9}, "officials": {"value": 1}}))) == 3


def test_the_kinds_of_question_are_all_tried_here() -> None:
    assert {type(asked).kind for asked in BY_ID.values()} == {
        member.kind for member in Question.__args__
    }
    assert Code.NVT in codes_for(BY_ID["rating"], CLIENTS)
