"""The options and kinds of arguments that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

FILE = click.Path(path_type=Path, dir_okay=False)
EXISTING = click.Path(path_type=Path, dir_okay=False, exists=True)
FOLDER = click.Path(path_type=Path, file_okay=False, exists=True)

database = click.option(
    "--database",
    type=FILE,
    envvar="CLIENTTOETS_DATABASE",
    default=lambda: Path(click.get_app_dir("clienttoets")) / "clienttoets.db",
    show_default="clienttoets.db in uw eigen map",
    help="Het bestand waarin alles bewaard wordt.",
)
questionnaires = click.option(
    "--questionnaires",
    type=FOLDER,
    multiple=True,
    envvar="CLIENTTOETS_QUESTIONNAIRES",
    help="Een map met eigen vragenlijsten; mag vaker.",
)
reports = click.option(
    "--reports",
    type=FOLDER,
    multiple=True,
    envvar="CLIENTTOETS_REPORTS",
    help="Een map met eigen rapportindelingen; mag vaker.",
)


style = click.option(
    "--style",
    type=EXISTING,
    envvar="CLIENTTOETS_STYLE",
    help="Een bestand met uw huisstijl: naam, logo, kleur en colofon.",
)
earlier = click.option(
    "--earlier", type=EXISTING, help="De antwoorden van de vorige toets, om naast deze te leggen."
)
