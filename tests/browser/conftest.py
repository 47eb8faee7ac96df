"""A browser, and the program behind a real server on this machine.

Without Chromium these tests skip; where CI=true they fail instead, so that a missing browser never
passes for a passing test.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from cliënttoets.cli import main

from ..house_app import DATABASE, example_app, link
from .inspection import node

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
# A container has neither the rights for Chromium's sandbox nor a large /dev/shm.
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage"]
MISSING = "no browser tests: no Chromium on this machine; on Debian: apt-get install chromium"


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where the browser is."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found:
        return found
    if os.environ.get("CI") == "true":
        pytest.fail(f"CI=true, and {MISSING}")
    pytest.skip(MISSING)


@contextmanager
def launched(path: str) -> Iterator[Browser]:
    """The Chromium at the path, driven by the Node of this environment.

    Playwright brings a Node of its own, which needs a library (libatomic) that a bare Debian lacks.
    """
    os.environ["PLAYWRIGHT_NODEJS_PATH"] = node()
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One Chromium for all tests; each test opens a context of its own in it."""
    with launched(chromium) as opened:
        yield opened


@contextmanager
def visitor(browser: Browser, **options: Any) -> Iterator[Page]:
    """A page in a context of its own; what its console or its scripts complain of is an error."""
    context = browser.new_context(locale="nl-BE", **options)
    page = context.new_page()
    page.set_default_timeout(10_000)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if _is_complaint(said) else None)
    yield page
    context.close()
    assert complaints == []


def _is_complaint(said: ConsoleMessage) -> bool:
    # A page that says no has a status to say so, which the console counts as an error.
    return said.type in ("error", "warning") and "responded with a status of 4" not in said.text


class _Quiet(WSGIRequestHandler):
    """A log of every request would bury what a failing test has to say."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        pass


class Site:
    """The program behind a server: `origin`, and fresh one-time links."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=_Quiet)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def link(self) -> str:
        """A link that opens an owner's session, once."""
        return link(self._app, self.origin)

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.fixture
def example_site(tmp_path: Path) -> Iterator[Site]:
    """The program with the example that `clienttoets demo` lays down, served."""
    app = example_app(tmp_path)
    laid = CliRunner().invoke(main, ["demo", "--database", str(tmp_path / DATABASE)])
    assert laid.exit_code == 0, laid.output
    served = Site(app)
    yield served
    served.close()


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """The program on an empty database, served."""
    served = Site(example_app(tmp_path))
    yield served
    served.close()
