"""Who may come in, what leaves with every page, and how much may be sent.

Nothing is readable without a session. It is kept in the store and not in the cookie, so that a
cookie that was copied is worth nothing once the session is closed.

An owner sees everything. A session that was handed over sees the pages of one response: that is
decided here, before any page is made, and for every page that is not named here the answer is no.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus
from typing import Any

from flask import Flask, Request, Response, abort, g, request, session
from flask_wtf.csrf import CSRFProtect  # type: ignore[import-untyped]
from werkzeug.exceptions import RequestEntityTooLarge, SecurityError

from ..store import access
from ..store.access import Session
from ..store.database import Busy, DatabaseError
from .visit import Settings, database, now

LARGEST_REQUEST = 2 * 1024 * 1024  # bytes: a section of the longest answers fits several times
MOST_FORM_PARTS = 5000
TOKEN = "owner"  # noqa: S105 - the name under which the cookie holds the token
HANDED_OVER_LASTS = timedelta(hours=12)  # the device comes back the same day

_STATIC = ("static", "report.static")
_OPEN = frozenset(
    {
        *_STATIC,
        "entrance.open_session",
        "entrance.closed",
        "entrance.thanks",
        "entrance.health",
    }
)
_OF_ITS_OWN_RESPONSE = frozenset(
    {
        "responses.overview",
        "responses.check",
        "responses.submit",
        "sections.show",
        "sections.save",
    }
)
"""What a session that was handed over may open, of its own response."""
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    # Not no-referrer: a browser then sends "Origin: null" with our own forms, and the check on
    # where a form came from would refuse them.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def protect(app: Flask, settings: Settings) -> None:
    """Close the app to strangers, forged forms, foreign hosts and floods."""
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SESSION_COOKIE_NAME="clienttoets",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.https,
        TRUSTED_HOSTS=list(settings.trusted_hosts),
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=LARGEST_REQUEST,
        MAX_FORM_PARTS=MOST_FORM_PARTS,
        # An answer may take a day: a form never grows too old to be sent.
        WTF_CSRF_TIME_LIMIT=None,
    )
    app.before_request(_let_in)  # before the check on forged forms, which would repeat what came
    CSRFProtect(app)
    app.after_request(_with_headers(settings.https))


def enter(token: str) -> None:
    """Give this browser the session that the token opens; one that it had before is ended."""
    leave()
    session[TOKEN] = token


def hand_over(response_id: str) -> None:
    """Make this browser's session one that sees a single response, for whoever gets the device.

    The owner's session ends on the server: no copy of it, and no page that is left open, opens
    anything more. Raises NotFound for the response.
    """
    token = access.hand_over(database(), session[TOKEN], response_id, now(), HANDED_OVER_LASTS)
    session.clear()
    if token is None:  # ended by another window since this visit began
        abort(HTTPStatus.FORBIDDEN)
    session[TOKEN] = token


def leave() -> None:
    """End the session that this browser may have, here and in the store."""
    if TOKEN in session:
        access.end(database(), session[TOKEN])
    session.clear()


def visitor() -> Session | None:
    """The open session of this visitor; None for a stranger."""
    if "visitor" not in g:
        token = session.get(TOKEN)
        g.visitor = None if token is None else access.opened(database(), token, now())
    found: Session | None = g.visitor
    return found


def is_owner() -> bool:
    """Whether this visitor has an open session that sees everything."""
    found = visitor()
    return found is not None and found.is_owners


def look_without_the_store() -> None:
    """Takes the visitor for a stranger when who it is cannot be read.

    For the page that says that something broke: it must not break on the same thing.
    """
    try:
        visitor()
    except (DatabaseError, Busy):
        g.visitor = None


def has_been_inside() -> bool:
    """Whether this browser was given a session here, open or not by now."""
    return TOKEN in session


def came_from_our_own_page(visit: Request) -> bool:
    """Whether the browser says that this request began on a page of ours.

    Only then is what it holds shown back: a foreign page must not speak in our name.
    """
    site = visit.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    return visit.headers.get("Origin") == visit.host_url.rstrip("/")


def _let_in() -> None:
    # A wrong host is refused before all else: its error page could name that host.
    if isinstance(request.routing_exception, SecurityError):
        raise request.routing_exception
    if request.endpoint in _OPEN:
        return
    found = visitor()
    if found is None:
        abort(HTTPStatus.FORBIDDEN)
    if not _may_see(found):
        abort(HTTPStatus.NOT_FOUND)  # what else there is, is not even denied
    _refuse_a_flood()


def _may_see(visiting: Session) -> bool:
    own = (request.view_args or {}).get("response_id") == visiting.response_id
    return visiting.is_owners or (request.endpoint in _OF_ITS_OWN_RESPONSE and own)


def _refuse_a_flood() -> None:
    """Raises RequestEntityTooLarge; Werkzeug counts the parts of only one of two kinds of form."""
    if request.mimetype == "application/x-www-form-urlencoded":
        fields = request.get_data(cache=True).count(b"&") + 1
        if fields > MOST_FORM_PARTS:
            raise RequestEntityTooLarge


def _with_headers(https: bool) -> Callable[[Response], Response]:
    headers: dict[str, Any] = dict(_HEADERS)
    if https:
        headers["Strict-Transport-Security"] = "max-age=31536000"

    def add(response: Response) -> Response:
        response.headers.update(headers)
        if request.endpoint not in _STATIC:
            response.headers["Cache-Control"] = "no-store"
        return response

    return add
