"""What one installation has at hand: where its files lie, and what the doors make of them.

An installation lays its own folders of questionnaires and report layouts over the shipped ones.
What only the server needs is imported where it is needed, so that the other commands start at once.
"""

from __future__ import annotations

import importlib.metadata
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .content_folders import content_folder
from .document.whole_file import whole_file
from .language import DUTCH, Language, language_asked
from .questionnaire.catalogue import Catalogue
from .questionnaire.file import read_catalogue
from .report.house_style import OWN_STYLE, HouseStyle
from .report.layout import Layout
from .report.layout_file import layout_at_hand
from .store.files import side_files

if TYPE_CHECKING:
    from .web.visit import Settings

DEFAULT_REPORT = "clientorganisatie"
_KEY_BYTES = 32


class ChangedCatalogue(ValueError):
    """Questionnaires that were answered before say something else now; a line for each."""


class BrokenKey(ValueError):
    """The file beside the database that should hold its key holds something else."""


def program_version() -> str:
    """The version of this program, as its package says it."""
    return importlib.metadata.version("clienttoets")


@dataclass(frozen=True, kw_only=True)
class Installation:
    """Where the files of one installation lie; its own folders may be empty."""

    database: Path
    questionnaires: tuple[Path, ...] = ()
    reports: tuple[Path, ...] = ()
    style: Path | None = None

    def catalogue(self) -> Catalogue:
        """All questionnaires at hand. Raises BrokenCatalogue."""
        return read_catalogue([content_folder("questionnaires"), *self.questionnaires])

    def layout(self, name: str) -> Layout:
        """The report layout of that name. Raises UnknownLayout and BrokenFile."""
        return layout_at_hand(name, self._report_folders)

    def language(self, name: str) -> Language:
        """The language that a reader asks for, such as "nl" or "en". Raises UnknownLanguage."""
        return language_asked(name, content_folder("translations"))

    def house_style(self) -> HouseStyle:
        """How reports look; as the program's own without a file. Raises BrokenFile, OSError."""
        if self.style is None:
            return OWN_STYLE
        from .report.house_style_file import read_house_style  # and all that unpacks pictures

        return read_house_style(self.style)

    @property
    def files(self) -> tuple[Path, ...]:
        """The database and all that lies beside it, whether it is there yet or not."""
        return (self.database, *side_files(self.database), _key_file(self.database))

    @property
    def _report_folders(self) -> tuple[Path, ...]:
        return (content_folder("reports"), *self.reports)

    def server_settings(self, *, hosts: tuple[str, ...], https: bool = False) -> Settings:
        """What the web application must be told; makes the database and its key ready.

        Raises BrokenCatalogue, ChangedCatalogue, BrokenKey, and what `house_style` and
        `migrations.prepare` raise.
        """
        from .store.migrations import prepare
        from .web.visit import Settings

        catalogue = self.catalogue()
        prepare(self.database)
        _refuse_changes(self.database, catalogue)
        return Settings(
            database=self.database,
            catalogue=catalogue,
            secret_key=_secret_key(self.database),
            program=program_version(),
            report_folders=self._report_folders,
            style=self.house_style(),
            trusted_hosts=hosts,
            https=https,
        )


def _refuse_changes(database: Path, catalogue: Catalogue) -> None:
    """A version that has responses never changes: the server would rather not start."""
    from .store import questionnaires
    from .store.database import connect

    with connect(database) as db:
        changed = questionnaires.changed(db, catalogue.by_key.values())
    if changed:
        raise ChangedCatalogue(
            "\n".join(
                DUTCH.text(
                    "{id} versie {version} is gewijzigd, maar er zijn al antwoorden op. Zet de "
                    "oude tekst terug, of geef de nieuwe een hoger versienummer.",
                    id=id_,
                    version=version,
                )
                for id_, version in changed
            )
        )


def _secret_key(database: Path) -> bytes:
    """The key that signs cookies, made at first use beside the database, for its owner alone.

    Workers that start at the same time wait for each other, and read one key. Raises BrokenKey:
    with an empty key anybody could sign.
    """
    from .store.database import door

    path = _key_file(database)
    with door(database):
        if not path.exists():
            with whole_file(path) as unfinished:
                unfinished.write_bytes(secrets.token_bytes(_KEY_BYTES))
        with path.open("rb") as opened:
            key = opened.read(_KEY_BYTES + 1)
    if len(key) != _KEY_BYTES:
        raise BrokenKey(
            DUTCH.text(
                "{path} is geen sleutel van dit programma: die telt {size} bytes. Zet het bestand "
                "elders; het programma maakt dan een nieuwe sleutel, en open sessies eindigen.",
                path=path,
                size=_KEY_BYTES,
            )
        )
    return key


def _key_file(database: Path) -> Path:
    # The whole name: toets.db and toets.sqlite in one folder are two databases.
    return database.with_name(f"{database.name}.key")
