"""Who may come in, what leaves with every page, and how much may be sent.

Nothing is readable without an owner's session. It is kept in the store and not in the cookie, so
that a cookie that was copied is worth nothing once the session is closed.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from flask import Flask, Request, Response, abort, g, request, session
from flask_wtf.csrf import CSRFProtect  # type: ignore[import-untyped]
from werkzeug.exceptions import SecurityError

from ..store import access
from .visit import Settings, database, now

LARGEST_REQUEST = 2 * 1024 * 1024  # bytes: a section of the longest answers fits several times
MOST_FORM_PARTS = 5000
TOKEN = "owner"  # noqa: S105 - the name under which the cookie holds the token

_STATIC = ("static", "report.static")
_OPEN = frozenset({*_STATIC, "entrance.open_session", "entrance.closed", "entrance.health"})
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


def leave() -> None:
    """End the session that this browser may have, here and in the store."""
    if TOKEN in session:
        access.end(database(), session[TOKEN])
    session.clear()


def is_owner() -> bool:
    """Whether this visitor has an open session."""
    if "is_owner" not in g:
        token = session.get(TOKEN)
        g.is_owner = token is not None and access.is_open(database(), token, now())
    return bool(g.is_owner)


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
    if request.endpoint not in _OPEN and not is_owner():
        abort(HTTPStatus.FORBIDDEN)


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
