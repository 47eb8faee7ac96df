"""The program as tests run it: shipped questionnaires, a database of its own, an open session."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from flask import Flask

from cliënttoets.content_folders import content_folder
from cliënttoets.questionnaire.catalogue import Catalogue
from cliënttoets.questionnaire.file import read_catalogue
from cliënttoets.web.app import create_app
from cliënttoets.web.entrance import one_time_link
from cliënttoets.web.visit import Settings, settings

from .house_client import HouseClient

DATABASE = "clienttoets.db"


@cache
def shipped() -> Catalogue:
    """The questionnaires that ship, read once for all tests."""
    return read_catalogue([content_folder("questionnaires")])


def example_settings(folder: Path, catalogue: Catalogue | None = None) -> Settings:
    """A database in the folder; the shipped questionnaires, or others."""
    return Settings(
        database=folder / DATABASE,
        catalogue=catalogue or shipped(),
        secret_key=b"a key that guards nothing but tests",
        program="0.1.0",
    )


def example_app(folder: Path, catalogue: Catalogue | None = None) -> Flask:
    """The program on an empty database in the folder."""
    app = create_app(example_settings(folder, catalogue))
    app.testing = True
    app.test_client_class = HouseClient
    return app


def link(app: Flask, origin: str = "http://localhost") -> str:
    """A fresh one-time link to the app."""
    with app.app_context():
        return one_time_link(settings(), origin)


def opened(app: Flask) -> HouseClient:
    """A browser with an owner's session on the app."""
    client: HouseClient = app.test_client()
    client.get(link(app), status=303)
    return client
