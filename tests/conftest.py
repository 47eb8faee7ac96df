"""What tests share: a database on disk, the program on it, and browsers with and without a session.

`client` has an owner's session; `stranger` has none. Both check every page that they fetch: see
`house_client`. Browser tests have their own fixtures, in `browser/conftest.py`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from flask import Flask

    from .house_client import HouseClient

# A busy machine is no fault: how long an example takes is measured in bench/, not here.
settings.register_profile("house", parent=settings(), deadline=None)
settings.load_profile("house")


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder that holds pyproject.toml."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    """The program with the shipped questionnaires, on an empty database of its own."""
    # Imported here: most tests need no Flask, and start the sooner for it.
    from .house_app import example_app

    return example_app(tmp_path)


@pytest.fixture
def stranger(app: Flask) -> HouseClient:
    """A browser that has no session."""
    client: HouseClient = app.test_client()
    return client


@pytest.fixture
def client(app: Flask) -> HouseClient:
    """A browser whose owner opened a session by the one-time link."""
    from .house_app import opened

    return opened(app)
