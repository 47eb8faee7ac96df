"""The mistakes of whoever types, as lines that they can act on; none of ours is among them."""

from __future__ import annotations

import os.path
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import click

from ..document.file import BrokenFile
from ..installation import BrokenKey, ChangedCatalogue
from ..language import DUTCH, BrokenTranslation, UnknownLanguage, marked
from ..questionnaire.file import BrokenCatalogue
from ..report.blocks import TooLong
from ..report.layout_file import UnknownLayout

_FILE_TROUBLES: dict[type[OSError], str] = {
    FileExistsError: marked("bestaat al"),
    FileNotFoundError: marked("bestaat niet"),
    IsADirectoryError: marked("is een map, geen bestand"),
    NotADirectoryError: marked("ligt onder een bestand, en niet in een map"),
    PermissionError: marked("mag niet gelezen of geschreven worden"),
}


def misused(text: str) -> NoReturn:
    raise click.UsageError(text)


def refuse_to_replace_a_source(target: Path, sources: Iterable[Path | None]) -> None:
    """A report never takes the place of what it is made of, under whatever name."""
    for source in sources:
        if source is not None and _is_one_file(target, source):
            misused(
                DUTCH.text(
                    "Uit {target} wordt het rapport gemaakt, of daar bewaart het programma iets. "
                    "Kies een andere naam.",
                    target=target,
                )
            )


def _is_one_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there yet
        return os.path.realpath(one) == os.path.realpath(other)


@contextmanager
def mistakes_told() -> Iterator[None]:
    """What files and answers can be wrong about, as lines that their author can act on."""
    try:
        yield
    except OSError as error:
        refuse(_file_trouble(error))
    except Exception as error:
        # The store is imported once something is wrong, and not by commands that need none.
        told = _told(error)
        if not told:
            raise
        refuse(told)


def _told(error: Exception) -> str:
    """The mistake in words; empty for what is none of theirs."""
    from ..assessment.file import BrokenResponses
    from ..store.database import Busy, UnusableDatabase
    from ..store.questionnaires import ChangedQuestionnaire

    match error:
        case (
            BrokenCatalogue()
            | BrokenFile()
            | BrokenKey()
            | BrokenResponses()
            | BrokenTranslation()
            | ChangedCatalogue()
            | TooLong()
            | UnknownLanguage()
            | UnknownLayout()
            | UnusableDatabase()
        ):
            return str(error)
        case ChangedQuestionnaire():
            return DUTCH.text(
                "Op vragenlijst {id} versie {version} zijn al antwoorden bewaard, en de tekst is "
                "nu anders. Geef de nieuwe tekst een hoger versienummer.",
                id=error.key[0],
                version=error.key[1],
            )
        case Busy():
            return DUTCH.text(
                "Een ander programma schrijft in de databank. Probeer het zo opnieuw."
            )
        case _:
            return ""


def _file_trouble(error: OSError) -> str:
    """What the system has against a file: the file where it is known, and why in a word or two."""
    why = next(
        (DUTCH.text(words) for kind, words in _FILE_TROUBLES.items() if isinstance(error, kind)),
        error.strerror or str(error),
    )
    # An error of our own has the path as its only argument.
    path = error.filename or (error.args[0] if len(error.args) == 1 else None)
    return why[:1].upper() + why[1:] + "." if path is None else f"{path}: {why}."


def refuse(text: str) -> NoReturn:
    click.echo(text, err=True)
    sys.exit(1)
