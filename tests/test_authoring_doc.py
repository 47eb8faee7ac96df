"""docs/authoring.md is true: its questionnaire is sound after every step, and shows every key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from cliënttoets.document.shape import type_hints
from cliënttoets.document.yaml_text import source
from cliënttoets.questionnaire.check import verdicts
from cliënttoets.questionnaire.file import read_questionnaire
from cliënttoets.questionnaire.model import Questionnaire

PAGE = (Path(__file__).resolve().parents[1] / "docs" / "authoring.md").read_text("utf-8")
PIECES = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
TINY = sorted((Path(__file__).parent / "questionnaires").glob("*.yaml"))


def _data(piece: str) -> Any:
    found = source(piece)
    assert found.remarks == ()
    return found.data


def _grown(whole: dict[str, Any], piece: Any) -> dict[str, Any]:
    """The questionnaire with a piece put where the page says that it goes."""
    if isinstance(piece, dict):
        return {**whole, **piece}
    sections = [{**section, "questions": [*section["questions"]]} for section in whole["sections"]]
    for item in piece:
        if "questions" in item:
            sections.append(item)
            continue
        questions = sections[-1]["questions"]
        ids = [question["id"] for question in questions]
        place = ids.index(item["id"]) if item["id"] in ids else len(ids)
        questions[place : place + 1] = [item]
    return {**whole, "sections": sections}


@cache
def _steps() -> list[dict[str, Any]]:
    """The questionnaire after each piece."""
    steps: list[dict[str, Any]] = [_data(PIECES[0])]
    for piece in PIECES[1:]:
        steps.append(_grown(steps[-1], _data(piece)))
    return steps


def _written(questionnaire: dict[str, Any], folder: Path) -> Path:
    path = folder / "INFO.yaml"
    path.write_text(yaml.safe_dump(questionnaire, allow_unicode=True, sort_keys=False))
    return path


@pytest.mark.parametrize("step", range(len(PIECES)), ids=lambda n: PIECES[n].partition("\n")[0])
def test_the_questionnaire_is_sound_after_every_step(step: int, tmp_path: Path) -> None:
    read_questionnaire(_written(_steps()[step], tmp_path))


def test_the_whole_questionnaire_gets_the_line_that_the_page_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _written(_steps()[-1], tmp_path)
    (verdict,) = verdicts([Path("INFO.yaml")])
    assert len(verdict.lines) == 1, verdict.lines
    assert f"```text\n{verdict.lines[0]}\n```" in PAGE


def test_the_mistake_of_the_page_is_told_as_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("INFO.yaml").write_text(PIECES[0].replace("\ntitle:", "\ntitel:"))
    (verdict,) = verdicts([Path("INFO.yaml")])
    assert "```text\n{}\n```".format("\n".join(verdict.lines)) in PAGE


def _classes(annotation: Any, seen: set[type]) -> Iterator[type]:
    """Every dataclass that a document of this type may hold, once."""
    is_class = isinstance(annotation, type) and is_dataclass(annotation)
    if is_class and not hasattr(annotation, "parse"):
        if annotation in seen:
            return
        seen.add(annotation)
        yield annotation
        for hint in type_hints(annotation).values():
            yield from _classes(hint, seen)
    for argument in get_args(annotation):
        yield from _classes(argument, seen)


CLASSES = list(_classes(Questionnaire, set()))
KEYS = sorted({field.name for kind in CLASSES for field in fields(kind)})
KINDS = sorted({kind.kind for kind in CLASSES if isinstance(getattr(kind, "kind", None), str)})


def _mappings(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, dict):
        yield data
    for inside in data.values() if isinstance(data, dict) else data:
        if isinstance(inside, dict | list):
            yield from _mappings(inside)


def _shown(key: str) -> set[str]:
    """The values that the page gives the key, each as text."""
    return {
        str(found[key]) for piece in PIECES for found in _mappings(_data(piece)) if key in found
    }


@pytest.mark.parametrize("key", KEYS)
def test_every_key_of_the_format_is_shown(key: str) -> None:
    assert _shown(key)


def test_every_kind_of_question_is_shown() -> None:
    assert set(KINDS) == _shown("kind")
    assert len(KINDS) == 8


@pytest.mark.parametrize("path", TINY, ids=lambda path: path.stem)
def test_every_tiny_questionnaire_is_named_where_its_feature_is_explained(path: Path) -> None:
    assert f"(../tests/questionnaires/{path.name})" in PAGE
