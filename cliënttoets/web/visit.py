"""What one visit (a request) has at hand: settings, the store, a language, the hour.

Nothing is opened before it is asked for: an error page needs no database.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from flask import Flask, current_app, g, redirect
from werkzeug.wrappers import Response as Reply

from ..assessment.words import PERSPECTIVES, VOICES
from ..content_folders import content_folder
from ..language import DUTCH, Language, Message
from ..questionnaire.catalogue import Catalogue
from ..questionnaire.model import Perspective, Voice
from ..report.house_style import OWN_STYLE, HouseStyle
from ..store.database import Database, connect, idle  # type: ignore[attr-defined]  # its own name there

_EXTENSION = "clienttoets"
_IDLE = "clienttoets.idle"
_TERMINALS = (".", "?", "!", ":", "…")


def utc_now() -> dt.datetime:
    """This instant, in UTC."""
    return dt.datetime.now(dt.UTC)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What a server must be told.

    `secret_key` signs the cookie; whoever has it can forge one, so it is kept beside the database
    and never in a file that is shared. `https` says that browsers reach the server by https. Of
    `report_folders` a later one goes before an earlier; in `translations` a report finds another
    language than the pages'. `program` is the version that reports name, `style` how they look.
    Times on pages are those of `timezone`: where the readers are, not where the server stands.
    """

    database: Path
    catalogue: Catalogue
    secret_key: bytes
    program: str
    language: Language = DUTCH
    trusted_hosts: tuple[str, ...] = ("127.0.0.1", "localhost")
    https: bool = False
    report_folders: tuple[Path, ...] = field(default_factory=lambda: (content_folder("reports"),))
    translations: Path = field(default_factory=lambda: content_folder("translations"))
    now: Callable[[], dt.datetime] = utc_now
    style: HouseStyle = OWN_STYLE
    timezone: dt.tzinfo = field(default_factory=lambda: ZoneInfo("Europe/Brussels"))


class _Idle:
    """The connection that each process keeps open beside those of its visits.

    It is opened at the first visit: a connection must not be carried over when a server forks.
    """

    def __init__(self, path: Path) -> None:
        self._path, self._turn = path, threading.Lock()
        self._opened: Database | None = None

    def keep(self) -> None:
        """Opens it, if it is not open yet."""
        if self._opened is None:
            with self._turn:
                if self._opened is None:
                    self._opened = idle(self._path)

    def __del__(self) -> None:
        if self._opened is not None:
            self._opened.close()


def receive(app: Flask, settings: Settings) -> None:
    """Give every visit to the app these settings, and close what it opened when it ends."""
    app.extensions[_EXTENSION] = settings
    app.extensions[_IDLE] = _Idle(settings.database)
    app.teardown_appcontext(_leave)


def settings() -> Settings:
    """The settings of this server."""
    found: Settings = current_app.extensions[_EXTENSION]
    return found


def catalogue() -> Catalogue:
    """The questionnaires at hand."""
    return settings().catalogue


def language() -> Language:
    """What this visitor reads."""
    return settings().language


def now() -> dt.datetime:
    """The hour of this visit, in UTC."""
    return settings().now()


def database() -> Database:
    """This visit's own connection to the store."""
    if "database" not in g:
        g.database = connect(settings().database)
        current_app.extensions[_IDLE].keep()
    opened: Database = g.database
    return opened


def sentence(said: Message) -> str:
    """A fragment that says what is wrong, as a sentence in the visitor's language."""
    words = language().say(said)
    return words[:1].upper() + words[1:] + ("" if words.endswith(_TERMINALS) else ".")


def voice_words(voice: Voice) -> str:
    """Who answers with this voice: the perspective, for families with the age group."""
    if voice in VOICES:
        family = language().text(PERSPECTIVES[Perspective.GEZIN_JONGERE])
        return f"{family}: {language().text(VOICES[voice])}"
    return language().text(PERSPECTIVES[Perspective(voice.value)])


def perspectives_listed(perspectives: Iterable[Perspective]) -> str:
    """The perspectives as an enumeration within a sentence: "praktijk en onderzoek"."""
    words = [language().text(PERSPECTIVES[one]) for one in perspectives]
    return language().listed([word[:1].lower() + word[1:] for word in words])


def local(instant: dt.datetime) -> dt.datetime:
    """The instant on the clock of the readers."""
    return instant.astimezone(settings().timezone)


def see_other(address: str) -> Reply:
    """Sends the visitor elsewhere; after a POST, a reload or Back then never does it again."""
    return redirect(address, code=303)


def _leave(_error: BaseException | None) -> None:
    opened: Database | None = g.pop("database", None)
    if opened is not None:
        opened.close()
