"""The doors on the street: every command of `clienttoets`.

A mistake of whoever types is a line or more on standard error and exit 1; a mistake of ours is a
traceback. What only one command needs is imported where it runs, so that the others start at once.
"""

from __future__ import annotations

import datetime as dt
import json
import os.path
import shlex
import socket
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from .content_folders import EXAMPLE, content_folder
from .document.file import BrokenFile
from .document.schema import schema as document_schema
from .document.whole_file import whole_file
from .installation import (
    DEFAULT_REPORT,
    BrokenKey,
    ChangedCatalogue,
    Installation,
    program_version,
)
from .language import DUTCH, marked
from .questionnaire.check import Verdict, verdicts
from .questionnaire.file import BrokenCatalogue, yaml_files
from .report.layout_file import UnknownLayout, is_layout, read_layout

if TYPE_CHECKING:
    from .report.layout import Layout
    from .report.snapshot import Snapshot

_FILE = click.Path(path_type=Path, dir_okay=False)
_EXISTING = click.Path(path_type=Path, dir_okay=False, exists=True)
_FOLDER = click.Path(path_type=Path, file_okay=False, exists=True)
_REPORT_SUFFIXES = (".pdf", ".html", ".json")
_FILE_TROUBLES: dict[type[OSError], str] = {
    FileExistsError: marked("bestaat al"),
    FileNotFoundError: marked("bestaat niet"),
    IsADirectoryError: marked("is een map, geen bestand"),
    NotADirectoryError: marked("ligt onder een bestand, en niet in een map"),
    PermissionError: marked("mag niet gelezen of geschreven worden"),
}
_SCHEMAS = ("questionnaire", "layout", "responses", "scores", "snapshot")

_database = click.option(
    "--database",
    type=_FILE,
    envvar="CLIENTTOETS_DATABASE",
    default=lambda: Path(click.get_app_dir("clienttoets")) / "clienttoets.db",
    show_default="clienttoets.db in uw eigen map",
    help="Het bestand waarin alles bewaard wordt.",
)
_questionnaires = click.option(
    "--questionnaires",
    type=_FOLDER,
    multiple=True,
    envvar="CLIENTTOETS_QUESTIONNAIRES",
    help="Een map met eigen vragenlijsten; mag vaker.",
)
_reports = click.option(
    "--reports",
    type=_FOLDER,
    multiple=True,
    envvar="CLIENTTOETS_REPORTS",
    help="Een map met eigen rapportindelingen; mag vaker.",
)


_earlier = click.option(
    "--earlier", type=_EXISTING, help="De antwoorden van de vorige toets, om naast deze te leggen."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(program_version(), message="%(version)s")
def main() -> None:
    """Leg een beleidsvoorstel langs de cliënttoets en maak er een eerlijk rapport van."""


@main.command()
@_database
@_questionnaires
@_reports
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True, help="Het adres van de server.")
def serve(
    database: Path,
    questionnaires: tuple[Path, ...],
    reports: tuple[Path, ...],
    port: int,
    host: str,
) -> None:
    """Start de toets in de browser, alleen op deze computer."""
    import waitress  # type: ignore[import-untyped]

    from .store.database import sqlite_warning
    from .web.app import create_app
    from .web.entrance import one_time_link
    from .web.security import LARGEST_REQUEST

    with _mistakes_told():
        installation = Installation(
            database=database, questionnaires=questionnaires, reports=reports
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
        _refuse(
            DUTCH.text(
                "Op {host}:{port} kan niet geluisterd worden ({error}). Kies een andere --port.",
                host=host,
                port=port,
                error=error.strerror or error,
            )
        )


@main.command()
@_database
@click.option(
    "--address", default="http://127.0.0.1:8000", show_default=True, help="Waar de server draait."
)
def link(database: Path, address: str) -> None:
    """Maak een nieuwe link die één keer werkt en uw sessie opent."""
    from .web.entrance import one_time_link

    if not database.is_file():  # a mistyped path must not become an empty database
        _refuse(
            DUTCH.text(
                "{database} bestaat niet. Geef de --database van de server.", database=database
            )
        )
    with _mistakes_told():
        settings = Installation(database=database).server_settings(hosts=())
    _tell_link(one_time_link(settings, address))


def _tell_link(link: str) -> None:
    click.echo(DUTCH.text("Open deze link in uw browser. Hij werkt één keer:"))
    click.echo(f"\n    {link}\n")


@main.command()
@_database
def demo(database: Path) -> None:
    """Zet een verzonnen voorbeeld klaar om mee te oefenen."""
    from .assessment.file import read_responses
    from .store import proposals
    from .store.database import connect
    from .store.migrations import prepare
    from .store.snapshots import take_in

    with _mistakes_told():
        prepare(database)
        catalogue = Installation(database=database).catalogue()
        answered = read_responses(EXAMPLE, catalogue)
        with connect(database) as db:
            title = answered.assessment.proposal.title
            if any(kept.proposal.title == title for kept in proposals.every(db)):
                click.echo(DUTCH.text("Het voorbeeld staat er al: {title}", title=title))
                return
            take_in(
                db,
                answered.assessment,
                answered.questionnaires,
                answered.responses,
                dt.datetime.now(dt.UTC),
            )
    click.echo(DUTCH.text("Het voorbeeld staat klaar: {title}", title=title))


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
def check(paths: tuple[Path, ...]) -> None:
    """Kijk vragenlijsten en rapportindelingen na; zonder PATHS de vragenlijsten van het programma.

    Van een map: elk .yaml-bestand erin.
    """
    is_sound = True
    for verdict in _verdicts(paths or (content_folder("questionnaires"),)):
        is_sound = is_sound and verdict.is_sound
        for line in verdict.lines:
            click.echo(line, err=not verdict.is_sound)
    if not is_sound:
        sys.exit(1)


def _verdicts(paths: tuple[Path, ...]) -> Iterator[Verdict]:
    """Questionnaires as one set, and then each layout; a folder without files is told as such."""
    files = [file for path in paths for file in (yaml_files(path) or [path])]
    layouts = [file for file in dict.fromkeys(files) if is_layout(file)]
    yield from verdicts([file for file in files if file not in layouts])
    for file in layouts:
        yield _layout_verdict(file)


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


@main.command()
@click.argument("document", type=click.Choice(_SCHEMAS), default="questionnaire")
def schema(document: str) -> None:
    """Toon het JSON-schema van een soort bestand, voor editors en andere programma's."""
    click.echo(json.dumps(_schema_of(document), ensure_ascii=False, indent=2))


def _schema_of(document: str) -> dict[str, Any]:
    match document:
        case "layout":
            from .report.layout import Layout

            return document_schema(Layout, "Een indeling van een rapport van de cliënttoets")
        case "responses":
            from .assessment.file import responses_schema

            return responses_schema()
        case "scores":
            from .scoring.plain import scores_schema

            return scores_schema()
        case "snapshot":
            from .report.snapshot import Snapshot

            return document_schema(Snapshot, "Een momentopname van een cliënttoets")
        case _:
            from .questionnaire.model import Questionnaire

            return document_schema(Questionnaire, "Een vragenlijst van de cliënttoets")


@main.command()
@click.argument("responses", type=_EXISTING)
@_questionnaires
@_earlier
@click.option("--json", "as_json", is_flag=True, help="Als JSON, met volle precisie.")
@click.option("--explain", is_flag=True, help="Met de afleiding van elk signaal, stap voor stap.")
def score(
    responses: Path,
    questionnaires: tuple[Path, ...],
    earlier: Path | None,
    as_json: bool,
    explain: bool,
) -> None:
    """Bereken de scores van een bestand met antwoorden, zonder databank.

    Wat hier staat, toont ook kleine groepen. Een rapport doet dat niet.
    """
    from .assessment.file import read_responses
    from .scoring.explain import explanation
    from .scoring.plain import scores_data
    from .scoring.rounds import Round
    from .scoring.rounds_told import rounds_text
    from .scoring.summary import summary

    if as_json and explain:
        _misused(DUTCH.text("Kies één van --json en --explain."))
    with _mistakes_told():
        catalogue = Installation(database=Path(), questionnaires=questionnaires).catalogue()
        answered = read_responses(responses, catalogue)
        before = None if earlier is None else read_responses(earlier, catalogue)
    parts = (answered.assessment, answered.questionnaires, answered.responses)
    then = None if before is None else Round(before.questionnaires, before.responses)
    if as_json:
        data = scores_data(*parts, earlier=then)
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    click.echo(explanation(*parts, DUTCH) if explain else summary(*parts, DUTCH))
    if then is not None:
        now = Round(answered.questionnaires, answered.responses)
        click.echo("\n" + rounds_text(then, now, DUTCH))


@main.command()
@click.argument("target", type=_FILE)
@_database
@_questionnaires
@_reports
@click.option("--assessment", help="De toets uit de databank; nodig als er meer dan één is.")
@click.option("--responses", type=_EXISTING, help="Een bestand met antwoorden, zonder databank.")
@click.option("--snapshot", type=_EXISTING, help="Een bewaarde momentopname (JSON).")
@_earlier
@click.option("--layout", default=DEFAULT_REPORT, show_default=True, help="De rapportindeling.")
@click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    help="De datum van het rapport; vandaag als u niets kiest.",
)
def report(
    target: Path,
    database: Path,
    questionnaires: tuple[Path, ...],
    reports: tuple[Path, ...],
    assessment: str | None,
    responses: Path | None,
    snapshot: Path | None,
    earlier: Path | None,
    layout: str,
    date: dt.datetime | None,
) -> None:
    """Maak het rapport in TARGET: .pdf, .html, of .json voor de momentopname zelf."""
    if sum(source is not None for source in (assessment, responses, snapshot)) > 1:
        _misused(DUTCH.text("Kies één van --assessment, --responses en --snapshot."))
    if snapshot is not None and date is not None:
        _misused(DUTCH.text("Een momentopname heeft al een datum: laat --date weg."))
    if snapshot is not None and earlier is not None:
        _misused(DUTCH.text("Een momentopname heeft haar vorige toets al: laat --earlier weg."))
    if target.suffix.lower() not in _REPORT_SUFFIXES:
        _misused(DUTCH.text("Een rapport eindigt op .pdf, .html of .json."))
    made_on = date.date() if date else dt.datetime.now().astimezone().date()
    installation = Installation(database=database, questionnaires=questionnaires, reports=reports)
    _refuse_to_replace_a_source(target, (responses, snapshot, earlier, *installation.files))
    with _mistakes_told():
        if snapshot is not None:
            frozen = _read_snapshot(snapshot)
        elif responses is not None:
            frozen = _fresh_snapshot(responses, installation, made_on)
        else:
            frozen = _kept_snapshot(database, assessment, made_on)
        if earlier is not None:
            frozen = _with_earlier(frozen, earlier, installation)
        made = _made(frozen, installation.layout(layout), target.suffix.lower())
        with whole_file(target) as unfinished:
            unfinished.write_bytes(made)
    click.echo(DUTCH.text("Gemaakt: {target}", target=target))


def _misused(text: str) -> NoReturn:
    raise click.UsageError(text)


def _refuse_to_replace_a_source(target: Path, sources: Iterable[Path | None]) -> None:
    """A report never takes the place of what it is made of, under whatever name."""
    for source in sources:
        if source is not None and _is_one_file(target, source):
            _misused(
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


def _read_snapshot(path: Path) -> Snapshot:
    from .report.snapshot import BrokenSnapshot, read_snapshot

    try:
        return read_snapshot(path)
    except BrokenSnapshot as error:
        _refuse(str(error))


def _fresh_snapshot(path: Path, installation: Installation, made_on: dt.date) -> Snapshot:
    """The snapshot of a file of responses, all of which count."""
    from .assessment.file import read_responses
    from .report.snapshot import freeze

    answered = read_responses(path, installation.catalogue())
    return freeze(
        answered.assessment,
        answered.questionnaires,
        answered.responses,
        made_on=made_on,
        program=program_version(),
    )


def _with_earlier(snapshot: Snapshot, path: Path, installation: Installation) -> Snapshot:
    """The snapshot beside an earlier test, whose responses are in a file."""
    from .assessment.file import read_responses
    from .report.snapshot import EarlierRound

    before = read_responses(path, installation.catalogue())
    earlier = EarlierRound(
        assessment=before.assessment,
        questionnaires=before.questionnaires,
        responses=before.responses,
    )
    return replace(snapshot, earlier=earlier)


def _kept_snapshot(database: Path, assessment: str | None, made_on: dt.date) -> Snapshot:
    """The snapshot of an assessment in the database; of the only one where none is named."""
    from .store.database import NotFound, connect
    from .store.migrations import prepare
    from .store.snapshots import every_assessment, snapshot_of

    prepare(database)
    with connect(database) as db:
        chosen = assessment or _only(every_assessment(db))
        try:
            return snapshot_of(db, chosen, made_on=made_on, program=program_version())
        except NotFound:
            _refuse(DUTCH.text("Toets '{name}' bestaat niet.", name=chosen))


def _only(known: dict[str, str]) -> str:
    """The id of the only assessment; says what there is to choose from where that is not one."""
    if not known:
        _refuse(
            DUTCH.text(
                "In de databank staat nog geen toets. Begin met 'clienttoets serve', of zet met "
                "'clienttoets demo' het voorbeeld klaar."
            )
        )
    if len(known) > 1:
        choices = [f"  {name}  {title}" for name, title in known.items()]
        _refuse("\n".join((DUTCH.text("Kies een toets met --assessment:"), *choices)))
    return next(iter(known))


def _made(snapshot: Snapshot, layout: Layout, suffix: str) -> bytes:
    from .report.content.report import build_report
    from .report.snapshot import snapshot_text

    match suffix:
        case ".html":
            from .report.html import page

            return page(build_report(snapshot, layout, DUTCH)).encode()
        case ".pdf":
            from .report.pdf import pdf

            return pdf(build_report(snapshot, layout, DUTCH))
        case _:
            return snapshot_text(snapshot).encode()


@main.command()
@click.argument("target", type=_FILE)
@_database
def backup(target: Path, database: Path) -> None:
    """Bewaar een kopie van de databank in TARGET, ook terwijl de server draait."""
    from .store.backup import back_up
    from .store.database import connect
    from .store.migrations import prepare

    with _mistakes_told():
        prepare(database)
        with connect(database) as db:
            back_up(db, target)
    click.echo(DUTCH.text("Gemaakt: {target}", target=target))


@contextmanager
def _mistakes_told() -> Iterator[None]:
    """What files and answers can be wrong about, as lines that their author can act on."""
    from .assessment.file import BrokenResponses
    from .store.database import Busy, UnusableDatabase
    from .store.questionnaires import ChangedQuestionnaire

    try:
        yield
    except (
        BrokenCatalogue,
        BrokenFile,
        BrokenKey,
        BrokenResponses,
        ChangedCatalogue,
        UnknownLayout,
        UnusableDatabase,
    ) as error:
        _refuse(str(error))
    except ChangedQuestionnaire as error:
        _refuse(
            DUTCH.text(
                "Op vragenlijst {id} versie {version} zijn al antwoorden bewaard, en de tekst is "
                "nu anders. Geef de nieuwe tekst een hoger versienummer.",
                id=error.key[0],
                version=error.key[1],
            )
        )
    except Busy:
        _refuse(DUTCH.text("Een ander programma schrijft in de databank. Probeer het zo opnieuw."))
    except OSError as error:
        _refuse(_file_trouble(error))


def _file_trouble(error: OSError) -> str:
    """What the system has against a file: the file where it is known, and why in a word or two."""
    why = next(
        (DUTCH.text(words) for kind, words in _FILE_TROUBLES.items() if isinstance(error, kind)),
        error.strerror or str(error),
    )
    # An error of our own has the path as its only argument.
    path = error.filename or (error.args[0] if len(error.args) == 1 else None)
    return why[:1].upper() + why[1:] + "." if path is None else f"{path}: {why}."


def _refuse(text: str) -> NoReturn:
    click.echo(text, err=True)
    sys.exit(1)
