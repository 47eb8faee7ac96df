"""What keeps the tool running: `serve` and `link`, `demo` to begin with, `backup` to be sure."""

from __future__ import annotations

import datetime as dt
import shlex
import socket
import sys
from pathlib import Path

import click

from ..content_folders import EXAMPLE
from ..installation import Installation
from ..language import DUTCH
from . import options
from .mistakes import mistakes_told, refuse
from .options import FILE


@click.command()
@options.database
@options.questionnaires
@options.reports
@options.style
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True, help="Het adres van de server.")
def serve(
    database: Path,
    questionnaires: tuple[Path, ...],
    reports: tuple[Path, ...],
    style: Path | None,
    port: int,
    host: str,
) -> None:
    """Start de toets in de browser, alleen op deze computer."""
    import waitress  # type: ignore[import-untyped]

    from ..store.database import sqlite_warning
    from ..web.app import create_app
    from ..web.entrance import one_time_link
    from ..web.security import LARGEST_REQUEST

    with mistakes_told():
        installation = Installation(
            database=database, questionnaires=questionnaires, reports=reports, style=style
        )
        settings = installation.server_settings(hosts=(host, "localhost"))
        app = create_app(settings)
        listening = _listening(host, port)
    warning = sqlite_warning()
    if warning is not None:
        click.echo(DUTCH.say(warning), err=True)
    address = f"http://{host}:{listening.getsockname()[1]}"
    _tell_link(one_time_link(settings, address))
    again = shlex.join(["clienttoets", "link", "--database", str(database), "--address", address])
    click.echo(DUTCH.text("Stoppen: Ctrl+C. Een nieuwe link: {command}", command=again))
    sys.stdout.flush()
    # What is a little too much gets a page of ours; waitress keeps no more than that on disk.
    most = LARGEST_REQUEST + 64 * 1024
    waitress.serve(app, sockets=[listening], threads=8, ident=None, max_request_body_size=most)


def _listening(host: str, port: int) -> socket.socket:
    """A socket that is bound before the link is printed, so that the link is never a lie."""
    try:
        return socket.create_server((host, port), reuse_port=False)
    except OSError as error:
        refuse(
            DUTCH.text(
                "Op {host}:{port} kan niet geluisterd worden ({error}). Kies een andere --port.",
                host=host,
                port=port,
                error=error.strerror or error,
            )
        )


@click.command()
@options.database
@click.option(
    "--address", default="http://127.0.0.1:8000", show_default=True, help="Waar de server draait."
)
def link(database: Path, address: str) -> None:
    """Maak een nieuwe link die één keer werkt en uw sessie opent."""
    from ..web.entrance import one_time_link

    if not database.is_file():  # a mistyped path must not become an empty database
        refuse(
            DUTCH.text(
                "{database} bestaat niet. Geef de --database van de server.", database=database
            )
        )
    with mistakes_told():
        settings = Installation(database=database).server_settings(hosts=())
    _tell_link(one_time_link(settings, address))


def _tell_link(link: str) -> None:
    click.echo(DUTCH.text("Open deze link in uw browser. Hij werkt één keer:"))
    click.echo(f"\n    {link}\n")


@click.command()
@options.database
def demo(database: Path) -> None:
    """Zet een verzonnen voorbeeld klaar om mee te oefenen."""
    from ..assessment.file import read_responses
    from ..store import proposals
    from ..store.database import connect
    from ..store.migrations import prepare
    from ..store.snapshots import take_in

    with mistakes_told():
        prepare(database)
        catalogue = Installation(database=database).catalogue()
        answered = read_responses(EXAMPLE, catalogue)
        with connect(database) as db:
            title = answered.assessment.proposal.title
            if any(kept.proposal.title == title for kept in proposals.every(db)):
                click.echo(DUTCH.text("Het voorbeeld staat er al: {title}", title=title))
                return
            take_in(db, answered, dt.datetime.now(dt.UTC))
    click.echo(DUTCH.text("Het voorbeeld staat klaar: {title}", title=title))


@click.command()
@click.argument("target", type=FILE)
@options.database
def backup(target: Path, database: Path) -> None:
    """Bewaar een kopie van de databank in TARGET, ook terwijl de server draait."""
    from ..store.backup import back_up
    from ..store.database import connect
    from ..store.migrations import prepare

    with mistakes_told():
        prepare(database)
        with connect(database) as db:
            back_up(db, target)
    click.echo(DUTCH.text("Gemaakt: {target}", target=target))
