"""docs/formats.md is true: its examples are read and produced, and it names every key there is."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from cliënttoets.assessment.file import (
    AnsweredAssessment,
    BrokenResponses,
    read_responses,
    responses_schema,
)
from cliënttoets.questionnaire.catalogue import Catalogue
from cliënttoets.questionnaire.file import read_catalogue
from cliënttoets.questionnaire.model import Question
from cliënttoets.scoring.plain import scores_data, scores_schema
from cliënttoets.scoring.signal import Reason


@pytest.fixture(scope="module")
def page(project: Path) -> str:
    return (project / "docs" / "formats.md").read_text("utf-8")


@pytest.fixture(scope="module")
def catalogue(project: Path) -> Catalogue:
    return read_catalogue([project / "questionnaires"])


def block(page: str, name: str) -> str:
    """The block of code that is marked with this name."""
    (found,) = re.findall(rf"^```\w+ {name}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    return str(found)


@pytest.fixture
def answered(page: str, catalogue: Catalogue, tmp_path: Path) -> AnsweredAssessment:
    path = tmp_path / "antwoorden.json"
    path.write_text(block(page, "responses"), "utf-8")
    return read_responses(path, catalogue)


def is_part(part: object, whole: object) -> bool:
    """Whether all that an example shows stands in what is produced; blocks may leave keys out."""
    if isinstance(part, Mapping) and isinstance(whole, Mapping):
        return all(key in whole and is_part(part[key], whole[key]) for key in part)
    return part == whole


def test_the_responses_of_the_page_are_sound(page: str, answered: AnsweredAssessment) -> None:
    jsonschema.validate(json.loads(block(page, "responses")), responses_schema())
    assert len(answered.responses) == 2
    assert not any(response.set_aside for response in answered.responses)


def test_the_scores_of_the_page_are_those_of_its_responses(
    page: str, answered: AnsweredAssessment
) -> None:
    produced = scores_data(answered.assessment, answered.questionnaires, answered.responses)
    jsonschema.validate(produced, scores_schema())
    assert is_part(json.loads(block(page, "scores")), json.loads(json.dumps(produced)))


def test_the_faults_of_the_page_are_said_like_that(
    page: str, catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = copy.deepcopy(json.loads(block(page, "responses")))
    first, second = data["responses"]
    first["answers"]["KT1"]["value"] = 5
    first["answers"]["KT22"] = {"value": 2}
    second |= {"perspective": "onderzoek", "voice": "onderzoek", "answers": {}}
    monkeypatch.chdir(tmp_path)
    path = Path("antwoorden.json")
    path.write_text(json.dumps(data), "utf-8")
    with pytest.raises(BrokenResponses) as caught:
        read_responses(path, catalogue)
    assert str(caught.value) == block(page, "faults").strip()


def words_of(schema: Any) -> Iterator[str]:
    """Every key that a schema knows, and every word of its closed sets."""
    match schema:
        case dict():
            yield from schema.get("properties", {})
            yield from schema.get("enum", [])
            for part in schema.values():
                yield from words_of(part)
        case list():
            for part in schema:
                yield from words_of(part)


@pytest.mark.parametrize("schema", [responses_schema(), scores_schema()], ids=lambda s: s["title"])
def test_the_page_names_every_key_and_every_word(schema: dict[str, Any], page: str) -> None:
    prose = re.sub(r"^```.*?^```$", "", page, flags=re.MULTILINE | re.DOTALL)
    named = set(re.findall(r"`([^`]+)`", prose))
    assert set(words_of(schema)) - named == set()


def test_the_page_names_every_kind_of_question_and_every_reason(page: str) -> None:
    kinds = {kind.kind for kind in Question.__args__}
    reasons = {reason.kind for reason in Reason.__args__}
    assert {word for word in kinds | reasons if f"`{word}`" not in page} == set()


@pytest.mark.parametrize("schema", [responses_schema(), scores_schema()], ids=lambda s: s["title"])
def test_the_schemas_are_schemas(schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
