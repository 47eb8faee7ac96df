"""The way in and the ways out: the one-time link, the end of a session, and a sign of life."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus

from flask import Blueprint, abort, render_template, request, url_for
from werkzeug.wrappers import Response as Reply

from ..questionnaire.model import Voice
from ..store import access
from ..store.database import connect
from . import security
from .visit import Settings, database, language, now, see_other
from .wordings import THANKS

LINK_LASTS = timedelta(hours=12)  # a link that was printed this morning still opens at noon
SESSION_LASTS = timedelta(days=7)  # nobody is put out in the middle of a long questionnaire

entrance = Blueprint("entrance", __name__)


def one_time_link(settings: Settings, origin: str) -> str:
    """A new address that opens one owner's session, once; `origin` is like http://127.0.0.1:8000.

    The store keeps only a hash of it, so it cannot be shown a second time.
    """
    with connect(settings.database) as opened:
        token = access.new_link(opened, settings.now(), LINK_LASTS)
    return f"{origin.rstrip('/')}/open/{token}"


@entrance.get("/open/<token>")
def open_session(token: str) -> Reply:
    """Trades a link that was not used before for a session, and leaves no token in the address."""
    if request.method == "HEAD":  # who only looks whether a link works must not use it up
        abort(HTTPStatus.METHOD_NOT_ALLOWED)
    session_token = access.new_session(database(), token, now(), SESSION_LASTS)
    if session_token is not None:
        security.enter(session_token)
    elif not security.is_owner():
        abort(HTTPStatus.FORBIDDEN)
    return see_other(url_for("proposals.overview"))


@entrance.post("/session/close")
def close_session() -> Reply:
    """Ends the session on the server; the way back in is a new link."""
    security.leave()
    return see_other(url_for("entrance.closed"))


@entrance.get("/closed")
def closed() -> str:
    """Says that the session is closed, to whoever closed it."""
    return render_template("closed.html")


@entrance.get("/thanks/<voice>")
def thanks(voice: str) -> str:
    """Says to whoever got the device that the answers are in; there is nothing else to see."""
    if voice not in set(Voice):
        abort(HTTPStatus.NOT_FOUND)
    return render_template("thanks.html", words=language().text(THANKS.to(Voice(voice))))


@entrance.get("/health")
def health() -> tuple[str, dict[str, str]]:
    """A sign of life that tells nothing."""
    return "in orde\n", {"Content-Type": "text/plain; charset=utf-8"}
