"""The door for a server of one's own: `gunicorn 'cliënttoets.wsgi:application()'`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from .installation import Installation
from .language import DUTCH
from .web.app import create_app

if TYPE_CHECKING:
    from flask import Flask


def application() -> Flask:
    """The web application, told by the environment; docs/running.md says how.

    Raises KeyError without CLIENTTOETS_DATABASE or CLIENTTOETS_HOSTS: a server that guessed
    them would keep testimonies in the wrong place, or answer to the wrong name. Raises ValueError
    where CLIENTTOETS_HTTPS is not one of '', '0' and '1': taken for no, a 'true' would send
    cookies over the open line.
    """
    installation = Installation(
        database=Path(os.environ["CLIENTTOETS_DATABASE"]),
        questionnaires=_folders("CLIENTTOETS_QUESTIONNAIRES"),
        reports=_folders("CLIENTTOETS_REPORTS"),
        style=_file("CLIENTTOETS_STYLE"),
    )
    hosts = tuple(host.strip() for host in os.environ["CLIENTTOETS_HOSTS"].split(","))
    return create_app(installation.server_settings(hosts=hosts, https=_https()))


def _https() -> bool:
    said = os.environ.get("CLIENTTOETS_HTTPS", "")
    if said not in ("", "0", "1"):
        raise ValueError(
            DUTCH.text("CLIENTTOETS_HTTPS is '{said}'. Kies 1 voor ja of 0 voor nee.", said=said)
        )
    return said == "1"


def _file(name: str) -> Path | None:
    said = os.environ.get(name, "")
    return Path(said) if said else None


def _folders(name: str) -> tuple[Path, ...]:
    return tuple(Path(folder) for folder in os.environ.get(name, "").split(os.pathsep) if folder)
