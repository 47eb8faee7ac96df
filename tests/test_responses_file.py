"""A file of responses: what it says, what is refused with a path and a sentence, and its schema."""

from __future__ import annotations

import copy
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from cliënttoets.assessment import file
from cliënttoets.assessment.file import (
    AnsweredAssessment,
    BrokenResponses,
    answered_assessment,
    read_responses,
    responses_data,
    responses_schema,
)
from cliënttoets.document.faults import MOST_TOLD, Faulty
from cliënttoets.questionnaire.catalogue import Catalogue
from cliënttoets.questionnaire.model import Moment, Perspective, Voice
from cliënttoets.response.model import Answer, Code

from .scored import questionnaire, rating

PART = {"kind": "yes_partly_no", "id": "KT1a", "text": "Vroeg?"}
FIRST = questionnaire([rating("KT1")], id="KT", version=1)
KT = questionnaire(
    [rating("KT1", parts=[PART]), rating("KT2", nvt={"allowed": False})],
    [rating("KT3", asked_when="KT1 >= 2"), rating("KT4", asked_of=["overheid_zelf"])],
    [{"kind": "date", "id": "dag", "text": "Wanneer?"}],
    id="KT",
    version=2,
    perspectives=["clientorganisatie", "gezin_jongere", "overheid_zelf"],
)
PA = questionnaire([rating("PA1")], id="PA")
AT_HAND = Catalogue.of([FIRST, KT, PA])

SOUND: dict[str, Any] = {
    "proposal": {"title": "Voorbeeld: een vaste coach", "example": True},
    "moment": "M2",
    "text_version": "voorontwerp 3",
    "text_date": "2026-03-04",
    "responses": [
        {
            "respondent": "Vereniging A",
            "perspective": "clientorganisatie",
            "questionnaire": "KT",
            "answers": {
                "KT1": {"value": 3, "explanation": "Vanaf het begin.", "evidence": 2},
                "KT1a": {"value": "ja"},
                "KT2": {"code": "weet_niet"},
                "KT3": {"code": "nvt", "reason": "Dat speelt hier niet."},
                "dag": {"value": "2026-01-05"},
            },
        }
    ],
}


def written(folder: Path, data: object) -> Path:
    """A file that holds the data as JSON."""
    path = folder / "antwoorden.json"
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    return path


def changed(change: dict[str, Any]) -> dict[str, Any]:
    """The sound data with other values in its first response; None takes a key away."""
    data = copy.deepcopy(SOUND)
    entry = data["responses"][0]
    entry.update(change)
    for key in [key for key, value in change.items() if value is None]:
        del entry[key]
    return data


def entry(**change: Any) -> Any:
    """The only response of the sound data, changed."""
    return answered_assessment(changed(change), AT_HAND).responses[0]


def told(folder: Path, data: object) -> list[str]:
    """What is said of a file, without the name of the file."""
    path = written(folder, data)
    with pytest.raises(BrokenResponses) as caught:
        read_responses(path, AT_HAND)
    lines = str(caught.value).splitlines()
    assert all(line.startswith(f"{path}: $") for line in lines)
    return [line.removeprefix(f"{path}: ") for line in lines]


def test_a_sound_file_is_read(tmp_path: Path) -> None:
    found = read_responses(written(tmp_path, SOUND), AT_HAND)
    assert found.assessment.proposal.title == "Voorbeeld: een vaste coach"
    assert found.assessment.proposal.example
    assert found.assessment.moment is Moment.M2
    assert (found.assessment.text_version, found.assessment.text_date) == (
        "voorontwerp 3",
        date(2026, 3, 4),
    )
    (response,) = found.responses
    assert response.respondent == "Vereniging A"
    assert response.perspective is Perspective.CLIENTORGANISATIE
    assert response.answers == {
        "KT1": Answer(value=3, explanation="Vanaf het begin.", evidence=2),
        "KT1a": Answer(value="ja"),
        "KT2": Answer(code=Code.WEET_NIET),
        "KT3": Answer(code=Code.NVT, reason="Dat speelt hier niet."),
        "dag": Answer(value=date(2026, 1, 5)),
    }


def test_the_newest_version_answers_where_none_is_named() -> None:
    found = answered_assessment(SOUND, AT_HAND)
    assert found.questionnaires == (KT,)
    assert found.responses[0].version == 2


def test_an_older_version_answers_where_it_is_named() -> None:
    assert entry(version=1, answers={"KT1": {"value": 0}}).version == 1


def test_questionnaires_come_in_the_order_of_the_file() -> None:
    data = copy.deepcopy(SOUND)
    data["responses"].insert(0, {**data["responses"][0], "questionnaire": "PA", "answers": {}})
    assert answered_assessment(data, AT_HAND).questionnaires == (PA, KT)


@pytest.mark.parametrize(
    ("change", "voice"),
    [
        pytest.param({}, Voice.CLIENTORGANISATIE, id="an organisation has one voice"),
        pytest.param({"perspective": "gezin_jongere"}, Voice.U, id="a family is u unasked"),
        pytest.param({"perspective": "gezin_jongere", "voice": "je"}, Voice.JE, id="or je"),
        pytest.param({"perspective": "gezin_jongere", "voice": "u"}, Voice.U, id="or u"),
    ],
)
def test_the_voice_follows_from_the_perspective(change: dict[str, Any], voice: Voice) -> None:
    assert entry(**change).voice is voice


@pytest.mark.parametrize(
    ("submitted", "said"),
    [
        pytest.param("2026-04-14T09:30:00Z", "2026-04-14T09:30:00Z", id="in UTC"),
        pytest.param("2026-04-14T11:30:00+02:00", "2026-04-14T09:30:00Z", id="in another zone"),
    ],
)
def test_when_a_response_was_handed_in_is_read_and_written(submitted: str, said: str) -> None:
    found = answered_assessment(changed({"submitted": submitted}), AT_HAND)
    assert found.responses[0].submitted == datetime(2026, 4, 14, 9, 30, tzinfo=UTC)
    again = responses_data(found.assessment, found.responses)
    assert again["responses"][0]["submitted"] == said
    assert answered_assessment(again, AT_HAND) == found


def test_when_a_response_was_handed_in_may_be_unknown() -> None:
    found = answered_assessment(SOUND, AT_HAND)
    assert found.responses[0].submitted is None
    assert "submitted" not in responses_data(found.assessment, found.responses)["responses"][0]


def test_an_answer_that_a_condition_hides_is_set_aside() -> None:
    found = entry(answers={"KT1": {"value": 1}, "KT3": {"value": 4}})
    assert (set(found.answers), set(found.set_aside)) == ({"KT1"}, {"KT3"})


def test_two_respondents_may_have_one_name() -> None:
    data = copy.deepcopy(SOUND)
    data["responses"] *= 2
    assert len(answered_assessment(data, AT_HAND).responses) == 2


def test_a_file_without_responses_is_sound() -> None:
    data = {"proposal": {"title": "Nog niets"}, "moment": "M0", "responses": []}
    found = answered_assessment(data, AT_HAND)
    assert (found.questionnaires, found.responses) == ((), ())


BROKEN = [
    pytest.param(
        {"answers": {"KT1": {"value": 5}}},
        ["$.responses[0].answers.KT1.value: een score is een geheel getal van 0 tot 4, niet 5."],
        id="a value that is no value",
    ),
    pytest.param(
        {"answers": {"KT8": {"value": 3}}},
        ["$.responses[0].answers.KT8: 'KT8' is geen vraag van deze vragenlijst. "
         "Bedoelde u 'KT4'?"],
        id="an unknown question",
    ),
    pytest.param(
        {"answers": {"KT4": {"value": 3}}},
        ["$.responses[0].answers.KT4: 'KT4' wordt niet gevraagd aan 'clientorganisatie'."],
        id="a question for another perspective",
    ),
    pytest.param(
        {"answers": {"KT2": {"code": "nvt", "reason": "."}}},
        ["$.responses[0].answers.KT2.code: 'nvt' is hier niet toegelaten. Kies uit: te_vroeg, "
         "weet_niet."],
        id="an nvt that the question does not allow",
    ),
    pytest.param(
        {"answers": {"KT1": {"code": "nvt"}}},
        ["$.responses[0].answers.KT1.reason: leg uit waarom de vraag niet van toepassing is."],
        id="an nvt without a reason",
    ),
    pytest.param(
        {"answers": {"KT1": {"waarde": 3}}},
        ["$.responses[0].answers.KT1.waarde: 'waarde' is hier geen bekende sleutel. Kies uit: "
         "value, code, reason, explanation, evidence, reference."],
        id="an unknown key in an answer",
    ),
    pytest.param(
        {"answers": {"KT1": 3}},
        ["$.responses[0].answers.KT1: hier hoort een blok met sleutels, maar er staat het "
         "getal 3."],
        id="an answer that is a bare number",
    ),
    pytest.param(
        {"answers": None},
        ["$.responses[0]: de sleutel 'answers' ontbreekt."],
        id="no answers",
    ),
    pytest.param(
        {"questionnaire": "TK"},
        ["$.responses[0].questionnaire: vragenlijst 'TK' bestaat niet. Kies uit: KT, PA."],
        id="an unknown questionnaire",
    ),
    pytest.param(
        {"version": 7},
        ["$.responses[0].version: vragenlijst 'KT' heeft geen versie 7. Kies uit: 1, 2."],
        id="an unknown version",
    ),
    pytest.param(
        {"perspective": "praktijk"},
        ["$.responses[0].perspective: KT wordt niet voorgelegd aan 'praktijk'. Kies uit: "
         "clientorganisatie, gezin_jongere, overheid_zelf."],
        id="a perspective that is not admitted",
    ),
    pytest.param(
        {"perspective": "client"},
        ["$.responses[0].perspective: de tekst 'client' is hier niet bekend. Kies uit: "
         "clientorganisatie, gezin_jongere, overheid_zelf, praktijk, onderzoek."],
        id="an unknown perspective",
    ),
    pytest.param(
        {"voice": "je"},
        ["$.responses[0].voice: 'je' past niet bij 'clientorganisatie'. Kies uit: "
         "clientorganisatie."],
        id="a voice of another perspective",
    ),
    pytest.param(
        {"submitted": "2026-04-14T09:30:00"},
        ["$.responses[0].submitted: hier hoort een tijdstip met tijdzone, maar er staat de tekst "
         "'2026-04-14T09:30:00'. Schrijf het zoals 2026-04-14T09:30:00Z."],
        id="an instant without a time zone",
    ),
    pytest.param(
        {"respondent": ""},
        ["$.responses[0].respondent: dit mag niet leeg zijn."],
        id="a respondent without a name",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("change", "said"), BROKEN)
def test_what_is_wrong_in_a_response_is_told_with_its_path(
    change: dict[str, Any], said: list[str], tmp_path: Path
) -> None:
    assert told(tmp_path, changed(change)) == said


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ([], ["$: hier hoort een blok met sleutels, maar er staat een lijst."]),
        (
            {},
            [
                "$: de sleutel 'proposal' ontbreekt.",
                "$: de sleutel 'moment' ontbreekt.",
                "$: de sleutel 'responses' ontbreekt.",
            ],
        ),
        (
            {**SOUND, "moment": "M13"},
            ["$.moment: de tekst 'M13' is hier niet bekend. Bedoelde u 'M3'?"],
        ),
        ({**SOUND, "proposal": {"title": " "}}, ["$.proposal.title: dit mag niet leeg zijn."]),
        (
            {**SOUND, "text_date": "maart"},
            [
                "$.text_date: hier hoort een datum, maar er staat de tekst 'maart'. "
                "Schrijf jaar-maand-dag, zoals 2026-04-14."
            ],
        ),
    ],
    ids=["a list", "an empty block", "an unknown moment", "no title", "no date"],
)
def test_what_is_wrong_at_the_top_is_told_with_its_path(
    data: object, said: list[str], tmp_path: Path
) -> None:
    assert told(tmp_path, data) == said


def test_two_versions_of_one_questionnaire_do_not_share_a_file(tmp_path: Path) -> None:
    data = copy.deepcopy(SOUND)
    data["responses"].append({**data["responses"][0], "version": 1, "answers": {}})
    assert told(tmp_path, data) == [
        "$.responses[1].version: dit is versie 1, eerder in dit bestand versie 2. "
        "Maak een bestand per versie: versies worden niet samen gelezen."
    ]


def test_all_faults_come_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    data = copy.deepcopy(SOUND)
    first = data["responses"][0]
    data["responses"] = [
        {**first, "answers": {"KT1": {"value": 9}, "x": {}}},
        {**first, "questionnaire": "XX"},
        {**first, "voice": "je", "answers": {"KT4": {"value": 1}}},
    ]
    assert [line.partition(":")[0] for line in told(tmp_path, data)] == [
        "$.responses[0].answers.KT1.value",
        "$.responses[0].answers.x",
        "$.responses[1].questionnaire",
        "$.responses[2].voice",
        "$.responses[2].answers.KT4",
    ]


def test_text_that_is_no_json_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "antwoorden.json"
    path.write_text('{"proposal": }', "utf-8")
    with pytest.raises(BrokenResponses, match="dit is geen JSON: het loopt mis op regel 1"):
        read_responses(path, AT_HAND)


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "antwoorden.json"
    with path.open("wb") as opened:
        opened.truncate(file.LARGEST + 1)
    with pytest.raises(BrokenResponses, match=r"\$: dit bestand is groter dan 20 MiB\."):
        read_responses(path, AT_HAND)


def test_more_responses_than_the_limit_are_refused(tmp_path: Path) -> None:
    data = {**SOUND, "responses": [{**SOUND["responses"][0], "answers": {}}] * 10_001}
    assert told(tmp_path, data) == [
        "$.responses: er staan hier 10001 elementen. Toegelaten: 0 tot 10000."
    ]


def test_a_file_that_is_not_there_is_the_system_s_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_responses(tmp_path / "nergens.json", AT_HAND)


def test_what_is_written_reads_back_the_same() -> None:
    data = copy.deepcopy(SOUND)
    data["responses"].append(
        {**data["responses"][0], "perspective": "gezin_jongere", "voice": "je"}
    )
    found = answered_assessment(data, AT_HAND)
    plain = json.loads(json.dumps(responses_data(found.assessment, found.responses)))
    jsonschema.validate(plain, responses_schema())
    assert answered_assessment(plain, AT_HAND) == found
    assert isinstance(found, AnsweredAssessment)


def test_what_is_set_aside_is_not_written() -> None:
    found = answered_assessment(
        changed({"answers": {"KT1": {"value": 1}, "KT3": {"value": 4}}}), AT_HAND
    )
    plain = responses_data(found.assessment, found.responses)
    assert plain["responses"][0]["answers"] == {"KT1": {"value": 1}}


def test_the_schema_takes_what_is_sound() -> None:
    jsonschema.validate(SOUND, responses_schema())


@pytest.mark.parametrize(
    "change",
    [
        {"answers": {"KT1": 3}}, {"answers": {"KT1": {"waarde": 3}}}, {"perspective": "client"},
        {"voice": "jij"}, {"respondent": ""}, {"version": "2"}, {"extra": 1}, {"answers": None},
        {"answers": {"KT1": {"code": "geen"}}}, {"answers": {"KT1": {"evidence": 4}}},
    ],
    ids=json.dumps,
)  # fmt: skip
def test_the_schema_refuses_what_has_another_shape(change: dict[str, Any]) -> None:
    validator = jsonschema.Draft202012Validator(responses_schema())
    assert not validator.is_valid(changed(change))


def test_ninety_thousand_unknown_questions_are_told_as_far_as_anybody_reads(tmp_path: Path) -> None:
    answers = {f"KT{number}x": {"value": 1} for number in range(90_000)}
    lines = told(tmp_path, changed({"answers": answers}))
    assert len(lines) == MOST_TOLD + 1
    assert lines[0].startswith("$.responses[0].answers.KT0x: 'KT0x' is geen vraag")
    assert "vanaf hier is niets meer nagekeken" in lines[-1]


def test_faults_of_many_responses_are_told_as_far_as_anybody_reads(tmp_path: Path) -> None:
    (one,) = changed({"answers": {"KT1": {"value": 9}}})["responses"]
    lines = told(tmp_path, {**SOUND, "responses": [one] * 150})
    assert len(lines) == MOST_TOLD + 1
    assert lines[99].startswith("$.responses[99].answers.KT1.value: een score is")
    assert lines[100].startswith("$.responses[100].answers.KT1.value: vanaf hier is niets meer")


def test_what_is_told_of_a_file_commands_no_terminal(tmp_path: Path) -> None:
    (line,) = told(tmp_path, {**SOUND, "a\u202e\n[31m": 1})
    assert line.startswith("$.a  [31m: 'a  [31m' is hier geen bekende sleutel")
    assert line.isprintable()


@pytest.mark.parametrize("version", [0, 10_000, 10**400], ids=["0", "10,000", "400 digits"])
def test_a_version_that_no_questionnaire_can_have_is_refused(version: int) -> None:
    with pytest.raises(Faulty, match=r"responses\[0\]\.version: .* is te (klein|groot)"):
        entry(version=version)
