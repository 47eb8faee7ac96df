"""Files that people write, held beside their rules: `check`, and `schema` for their editors."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from ..content_folders import content_folder
from ..document.file import BrokenFile
from ..document.schema import schema as document_schema
from ..language import DUTCH
from ..questionnaire.check import Verdict, verdicts
from ..questionnaire.file import yaml_files
from ..report.layout_file import is_layout, read_layout

SCHEMAS = (
    *("questionnaire", "layout", "style", "responses"),
    *("scores", "snapshot", "publication", "edition"),
)


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
def check(paths: tuple[Path, ...]) -> None:
    """Kijk vragenlijsten, indelingen en huisstijlen na; zonder PATHS die van het programma.

    Van een map: elk .yaml-bestand erin.
    """
    is_sound = True
    for verdict in _verdicts(paths or tuple(map(content_folder, ("questionnaires", "reports")))):
        is_sound = is_sound and verdict.is_sound
        for line in verdict.lines:
            click.echo(line, err=not verdict.is_sound)
    if not is_sound:
        sys.exit(1)


def _verdicts(paths: tuple[Path, ...]) -> Iterator[Verdict]:
    """Questionnaires as one set, then each layout and each house style.

    A folder without files is told as such.
    """
    from ..report.house_style_file import is_house_style

    files = [file for path in paths for file in (yaml_files(path) or [path])]
    layouts = [file for file in dict.fromkeys(files) if is_layout(file)]
    styles = [file for file in dict.fromkeys(files) if is_house_style(file)]
    yield from verdicts([file for file in files if file not in (*layouts, *styles)])
    for file in layouts:
        yield _layout_verdict(file)
    for file in styles:
        yield _style_verdict(file)


def _layout_verdict(path: Path) -> Verdict:
    try:
        layout = read_layout(path)
    except BrokenFile as error:
        return Verdict(tuple(str(error).splitlines()), is_sound=False)
    parts = DUTCH.texts("{number} onderdeel", "{number} onderdelen", len(layout.sections))
    line = DUTCH.text(
        "{path}: rapport {id} versie {version}, {parts}, in orde",
        path=path,
        id=layout.id,
        version=layout.version,
        parts=parts,
    )
    return Verdict((line,), is_sound=True)


def _style_verdict(path: Path) -> Verdict:
    from ..report.house_style_file import read_house_style

    try:
        style = read_house_style(path)
    except BrokenFile as error:
        return Verdict(tuple(str(error).splitlines()), is_sound=False)
    line = DUTCH.text("{path}: huisstijl van {name}, in orde", path=path, name=style.name)
    return Verdict((line,), is_sound=True)


@click.command()
@click.argument("document", type=click.Choice(SCHEMAS), default="questionnaire")
def schema(document: str) -> None:
    """Toon het JSON-schema van een soort bestand, voor editors en andere programma's."""
    click.echo(json.dumps(_schema_of(document), ensure_ascii=False, indent=2))


def _schema_of(document: str) -> dict[str, Any]:
    match document:
        case "layout":
            from ..report.layout import Layout

            return document_schema(Layout, "Een indeling van een rapport van de cliënttoets")
        case "style":
            from ..report.house_style_file import StyleFile

            return document_schema(StyleFile, "De huisstijl van een organisatie")
        case "responses":
            from ..assessment.file import responses_schema

            return responses_schema()
        case "scores":
            from ..scoring.plain import scores_schema

            return scores_schema()
        case "publication":
            from ..report.publication import Publication

            return document_schema(Publication, "Wat van een cliënttoets gepubliceerd mag worden")
        case "edition":
            from ..report.pdf_edition import Edition

            return document_schema(Edition, "De gegevens in de pdf van een rapport")
        case "snapshot":
            from ..report.snapshot import Snapshot

            return document_schema(Snapshot, "Een momentopname van een cliënttoets")
        case _:
            from ..questionnaire.model import Questionnaire

            return document_schema(Questionnaire, "Een vragenlijst van de cliënttoets")
