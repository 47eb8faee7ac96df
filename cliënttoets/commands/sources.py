"""Where a report and an export get their snapshot: the database, a file of responses, or itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..installation import Installation, program_version
from ..language import DUTCH
from .mistakes import misused, refuse
from .options import EXISTING

if TYPE_CHECKING:
    from ..report.snapshot import Snapshot

_OPTIONS = (
    click.option("--assessment", help="De toets uit de databank; nodig als er meer dan één is."),
    click.option("--responses", type=EXISTING, help="Een bestand met antwoorden, zonder databank."),
    click.option("--snapshot", type=EXISTING, help="Een bewaarde momentopname (JSON)."),
    click.option(
        "--date",
        type=click.DateTime(["%Y-%m-%d"]),
        help="De datum die erop komt; vandaag als u niets kiest.",
    ),
)


def source_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a command that become the fields of a `Source`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where a snapshot comes from: one of the three, or the only assessment in the database.

    Raises click.UsageError for more than one of them, and for a date beside a snapshot.
    """

    assessment: str | None
    responses: Path | None
    snapshot: Path | None
    date: dt.datetime | None

    def __post_init__(self) -> None:
        if sum(each is not None for each in (self.assessment, self.responses, self.snapshot)) > 1:
            misused(DUTCH.text("Kies één van --assessment, --responses en --snapshot."))
        if self.snapshot is not None and self.date is not None:
            misused(DUTCH.text("Een momentopname heeft al een datum: laat --date weg."))

    @property
    def files(self) -> tuple[Path | None, ...]:
        """The files that it is read from."""
        return self.responses, self.snapshot

    def read(self, installation: Installation) -> Snapshot:
        """The snapshot; what is wrong with its files is raised, or told."""
        if self.snapshot is not None:
            return _read(self.snapshot)
        made_on = self.date.date() if self.date else dt.datetime.now().astimezone().date()
        if self.responses is not None:
            return _fresh(self.responses, installation, made_on)
        return _kept(installation.database, self.assessment, made_on)


def _read(path: Path) -> Snapshot:
    from ..report.snapshot import BrokenSnapshot, read_snapshot

    try:
        return read_snapshot(path)
    except BrokenSnapshot as error:
        refuse(str(error))


def _fresh(path: Path, installation: Installation, made_on: dt.date) -> Snapshot:
    """The snapshot of a file of responses, all of which count."""
    from ..assessment.file import read_responses
    from ..report.snapshot import freeze

    answered = read_responses(path, installation.catalogue())
    return freeze(
        answered.assessment,
        answered.questionnaires,
        answered.responses,
        made_on=made_on,
        program=program_version(),
        follow_up=answered.follow_up,
    )


def _kept(database: Path, assessment: str | None, made_on: dt.date) -> Snapshot:
    """The snapshot of an assessment in the database; of the only one where none is named."""
    from ..store.database import NotFound, connect
    from ..store.migrations import prepare
    from ..store.snapshots import every_assessment, snapshot_of

    prepare(database)
    with connect(database) as db:
        chosen = assessment or _only(every_assessment(db))
        try:
            return snapshot_of(db, chosen, made_on=made_on, program=program_version())
        except NotFound:
            refuse(DUTCH.text("Toets '{name}' bestaat niet.", name=chosen))


def _only(known: dict[str, str]) -> str:
    """The id of the only assessment; says what there is to choose from where that is not one."""
    if not known:
        refuse(
            DUTCH.text(
                "In de databank staat nog geen toets. Begin met 'clienttoets serve', of zet met "
                "'clienttoets demo' het voorbeeld klaar."
            )
        )
    if len(known) > 1:
        choices = [f"  {name}  {title}" for name, title in known.items()]
        refuse("\n".join((DUTCH.text("Kies een toets met --assessment:"), *choices)))
    return next(iter(known))


def with_earlier(snapshot: Snapshot, path: Path, installation: Installation) -> Snapshot:
    """The snapshot beside an earlier test, whose responses are in a file."""
    from ..assessment.file import read_responses
    from ..report.snapshot import EarlierRound

    before = read_responses(path, installation.catalogue())
    earlier = EarlierRound(
        assessment=before.assessment,
        questionnaires=before.questionnaires,
        responses=before.responses,
        follow_up=before.follow_up,
    )
    return replace(snapshot, earlier=earlier)
