"""The door for a server of one's own: `gunicorn 'cliënttoets.wsgi:application()'`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from .installation import Installation
from .web.app import create_app

if TYPE_CHECKING:
    from flask import Flask


def application() -> Flask:
    """The web application, told by the environment; docs/running.md says how.

    Raises KeyError without CLIENTTOETS_DATABASE or CLIENTTOETS_HOSTS: a server that guessed
    them would keep testimonies in the wrong place, or answer to the wrong name.
    """
    installation = Installation(
        database=Path(os.environ["CLIENTTOETS_DATABASE"]),
        questionnaires=_folders("CLIENTTOETS_QUESTIONNAIRES"),
        reports=_folders("CLIENTTOETS_REPORTS"),
    )
    hosts = tuple(host.strip() for host in os.environ["CLIENTTOETS_HOSTS"].split(","))
    https = os.environ.get("CLIENTTOETS_HTTPS") == "1"
    return create_app(installation.server_settings(hosts=hosts, https=https))


def _folders(name: str) -> tuple[Path, ...]:
    return tuple(Path(folder) for folder in os.environ.get(name, "").split(os.pathsep) if folder)
