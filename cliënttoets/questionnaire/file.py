"""Questionnaires from YAML files, and all that is wrong with them, each thing at its place."""

from __future__ import annotations

import copy
import pathlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..document.faults import Fault, Faulty, Path
from ..document.file import BrokenFile, Read, read_file
from ..document.reading import read
from ..document.shape import type_hints
from ..document.writing import fingerprint
from ..language import message
from .catalogue import Catalogue
from .model import Questionnaire
from .rules import faults_in


def read_questionnaire(path: pathlib.Path) -> Questionnaire:
    """The questionnaire in the file. Raises BrokenFile with everything that is wrong with it."""
    return questionnaire_with_places(path).value


def questionnaire_with_places(path: pathlib.Path) -> Read[Questionnaire]:
    """The questionnaire together with its text, so that warnings can be placed in it too."""
    return read_file(path, Questionnaire, faults_in, subject=subject, elsewhere=_faults_elsewhere)


class BrokenCatalogue(ValueError):
    """Folders that hold broken or contradicting questionnaires; its text has a line a problem."""


def read_catalogue(folders: Iterable[pathlib.Path]) -> Catalogue:
    """Every questionnaire in the folders' YAML files.

    A later folder adds ids and versions; it cannot change one: raises BrokenCatalogue where the
    same id and version says different things, and where files are broken, with all their faults.
    """
    found: dict[tuple[str, int], tuple[pathlib.Path, Questionnaire]] = {}
    problems: list[str] = []
    for path in (path for folder in folders for path in yaml_files(folder)):
        try:
            questionnaire = read_questionnaire(path)
        except BrokenFile as error:
            problems.append(str(error))
            continue
        first, known = found.setdefault(questionnaire.key, (path, questionnaire))
        if known is not questionnaire and fingerprint(known) != fingerprint(questionnaire):
            problems.append(clash(path, questionnaire, first))
    if problems:
        raise BrokenCatalogue("\n".join(problems))
    return Catalogue.of(questionnaire for _path, questionnaire in found.values())


def yaml_files(folder: pathlib.Path) -> list[pathlib.Path]:
    """The files of the folder itself that end in .yaml, in order of name."""
    return sorted(path for path in folder.glob("*.yaml") if path.is_file())


def clash(path: pathlib.Path, questionnaire: Questionnaire, first: pathlib.Path) -> str:
    """Says that two files give one id and version another content."""
    problem = message(
        "{id} versie {version} staat met een andere inhoud in {first}",
        id=questionnaire.id,
        version=questionnaire.version,
        first=first,
    )
    return f"{path}: {problem}. {message('Verhoog het versienummer.')}"


# --- What a fault is about ---------------------------------------------------------------------

_NOUNS = {
    "sections": "onderdeel",
    "questions": "vraag",
    "parts": "deelvraag",
    "columns": "kolom",
    "options": "antwoord",
    "patterns": "patroon",
}


def subject(data: object, path: Path) -> str:
    """What the path leads through, by id: "vraag 'KT4'", "deelvraag 'KT4i', kolom 'label'".

    Empty at the top of the questionnaire and where ids are missing.
    """
    named: dict[str, str] = {}
    noun = ""
    for step in path:
        data = _inside(data, step)
        if isinstance(step, str):
            noun = _NOUNS.get(step, "")
        elif noun and isinstance(data, Mapping) and isinstance(data.get("id"), str):
            named[noun] = f"{noun} '{data['id']}'"
    if "vraag" in named:
        named.pop("onderdeel", None)
    if "deelvraag" in named:
        named.pop("vraag", None)
    return ", ".join(named.values())


def _inside(data: object, step: str | int) -> object:
    if isinstance(data, Mapping):
        return data.get(step)
    if isinstance(data, list) and isinstance(step, int) and step < len(data):
        return data[step]
    return None


# --- What can be said of a questionnaire whose shape is broken ---------------------------------


def _faults_elsewhere(data: object, faults: Sequence[Fault]) -> list[Fault]:
    """What the rules say of the questions without a fault of shape.

    Each other question is replaced by an empty one in the same place, with the same id; what
    conditions say of its answers cannot be judged. Nothing is said where that does not help.
    """
    broken = {fault.path[:4] for fault in faults}
    repaired, unread = _with_stand_ins(data, broken)
    try:
        questionnaire = read(repaired, Questionnaire)
    except Faulty:
        return []
    found = faults_in(questionnaire, unread=unread)
    return [fault for fault in found if fault.path[:4] not in broken]


def _with_stand_ins(data: object, broken: Iterable[Path]) -> tuple[object, frozenset[str]]:
    """A copy of the data with an empty question at each place, and all ids that were there."""
    repaired: Any = copy.deepcopy(data)
    unread: set[str] = set()
    for path in broken:
        match path:
            case ("sections", index, "questions", int(number)):
                questions = repaired["sections"][index]["questions"]
                ids = list(_ids_in(questions[number]))
                unread.update(ids)
                own = ids[0] if ids else f"x-{index}-{number}"
                questions[number] = {"kind": "text", "id": own, "text": "-"}
            case ("patterns", *_):
                repaired.pop("patterns", None)
            case (str(key),) if key not in type_hints(Questionnaire):
                del repaired[key]
            case _:
                pass
    return repaired, frozenset(unread)


def _ids_in(question: object) -> Iterable[str]:
    """The ids of a question and its parts, as far as they can be made out."""
    if not isinstance(question, Mapping):
        return
    if isinstance(question.get("id"), str):
        yield question["id"]
    parts = question.get("parts")
    for part in parts if isinstance(parts, list) else ():
        yield from _ids_in(part)
