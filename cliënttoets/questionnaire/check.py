"""What `clienttoets check` tells of questionnaire files: a line a remark, or that all is well."""

from __future__ import annotations

import pathlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..document.file import BrokenFile, Read
from ..document.writing import fingerprint
from ..language import DUTCH, message
from .file import clash, questionnaire_with_places, yaml_files
from .lint import unknown_questionnaires, warnings_in
from .model import Questionnaire


@dataclass(frozen=True)
class Verdict:
    """The lines to print about one file, and whether it can be used."""

    lines: tuple[str, ...]
    is_sound: bool


def verdicts(paths: Iterable[pathlib.Path]) -> Iterator[Verdict]:
    """A verdict a file, for files and for the .yaml files of folders.

    Questionnaires are read as a set: two files may not claim the same id and version, and links
    between them are followed once there is more than one.
    """
    files = [file for path in paths for file in _files(path)]
    found = {file: _read(file) for file in dict.fromkeys(files)}
    sound = [read for read in found.values() if not isinstance(read, Verdict)]
    known = {read.value.id for read in sound}
    first: dict[tuple[str, int], Read[Questionnaire]] = {}
    for read in found.values():
        if isinstance(read, Verdict):
            yield read
            continue
        earlier = first.setdefault(read.value.key, read)
        if fingerprint(earlier.value) != fingerprint(read.value):
            yield Verdict((clash(read.path, read.value, earlier.path),), is_sound=False)
        else:
            yield _sound(read, known if len(found) > 1 else None)


def _files(path: pathlib.Path) -> list[pathlib.Path]:
    return (yaml_files(path) or [path]) if path.is_dir() else [path]


def _read(path: pathlib.Path) -> Read[Questionnaire] | Verdict:
    if path.is_dir():
        return Verdict((f"{path}: {message('in deze map staat geen .yaml-bestand')}.",), False)
    if not path.is_file():
        return Verdict((f"{path}: {message('dit bestand bestaat niet')}.",), is_sound=False)
    try:
        return questionnaire_with_places(path)
    except BrokenFile as error:
        return Verdict(tuple(str(error).splitlines()), is_sound=False)


def _sound(read: Read[Questionnaire], known: set[str] | None) -> Verdict:
    """The line of a questionnaire that can be used, after its warnings."""
    questionnaire = read.value
    found = warnings_in(questionnaire)
    if known is not None:
        found += unknown_questionnaires(questionnaire, known)
    warnings = [remark.line(read.path, "waarschuwing: ") for remark in read.placed(found)]
    number = sum(1 for _ in questionnaire.ratings())
    parts = [
        f"{questionnaire.id} versie {questionnaire.version}",
        DUTCH.texts("{number} scorevraag", "{number} scorevragen", number),
        "in orde",
    ]
    if warnings:
        parts.append(DUTCH.texts("{number} waarschuwing", "{number} waarschuwingen", len(warnings)))
    return Verdict((*warnings, f"{read.path}: {', '.join(parts)}"), is_sound=True)
