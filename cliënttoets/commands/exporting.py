"""What a test gives to work on with other programs: `export`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..document.whole_file import whole_file
from ..installation import Installation
from ..language import DUTCH
from . import options
from .mistakes import mistakes_told, misused, refuse_to_replace_a_source
from .options import FILE
from .sources import Source, source_options

if TYPE_CHECKING:
    from ..report.snapshot import Snapshot

_SUFFIXES = (".xlsx", ".csv")
_TABLES = ("wide", "long", "codebook")


@click.command()
@click.argument("target", type=FILE)
@options.database
@options.questionnaires
@source_options
@click.option(
    "--table",
    type=click.Choice(_TABLES),
    help="Welke tabel in een .csv komt; long als u niets kiest. Een .xlsx heeft ze alle drie.",
)
def export(
    target: Path,
    database: Path,
    questionnaires: tuple[Path, ...],
    table: str | None,
    **source: Any,
) -> None:
    """Schrijf elk antwoord apart naar TARGET: .xlsx met alle tabellen, of .csv met één.

    Ook kleine groepen staan er voluit in. Publiceer dit bestand niet.
    """
    from ..export.about import NOT_TO_BE_PUBLISHED

    chosen = Source(**source)
    suffix = target.suffix.lower()
    if suffix not in _SUFFIXES:
        misused(DUTCH.text("Kies een TARGET dat eindigt op .xlsx of .csv."))
    if suffix == ".xlsx" and table is not None:
        misused(DUTCH.text("Een .xlsx heeft alle tabellen: laat --table weg."))
    installation = Installation(database=database, questionnaires=questionnaires)
    refuse_to_replace_a_source(target, (*chosen.files, *installation.files))
    with mistakes_told():
        made = _exported(chosen.read(installation), suffix, table or "long")
        with whole_file(target) as unfinished:
            unfinished.write_bytes(made)
    click.echo(DUTCH.text("Gemaakt: {target}", target=target))
    click.echo(DUTCH.text(NOT_TO_BE_PUBLISHED))


def _exported(snapshot: Snapshot, suffix: str, table: str) -> bytes:
    from ..export.codebook import codebook
    from ..export.csv_text import csv_text
    from ..export.long import long_table
    from ..export.wide import wide_table
    from ..export.xlsx import xlsx

    if suffix == ".xlsx":
        return xlsx(snapshot, DUTCH)
    tables = {"wide": wide_table, "long": long_table, "codebook": codebook}
    return csv_text(tables[table](snapshot, DUTCH), DUTCH)
