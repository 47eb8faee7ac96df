"""What a visitor reads when something does not work: what happened, and what to do now.

Nothing that was typed is lost: what came with a refused form is shown, and can be sent again.
"""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from flask import Flask, render_template, request, url_for
from flask_wtf.csrf import CSRFError  # type: ignore[import-untyped]
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException, SecurityError
from werkzeug.wrappers import Response as Reply

from ..language import marked
from ..store.database import Busy, NotFound
from . import security
from .visit import language

Page = tuple[str, int]


@dataclass(frozen=True)
class Explanation:
    """A title, and sentences that say what happened and what to do."""

    title: str
    sentences: tuple[str, ...]


_OTHERWISE = Explanation(
    marked("Dit lukt niet"),
    (marked("De server kan dit verzoek niet uitvoeren. Ga terug en probeer het anders."),),
)
_EXPLANATIONS = {
    HTTPStatus.BAD_REQUEST: Explanation(
        marked("Dit verzoek is niet volledig"),
        (marked("De server begrijpt niet wat hij moet doen. Ga terug en probeer het opnieuw."),),
    ),
    HTTPStatus.FORBIDDEN: Explanation(
        marked("U hebt een nieuwe link nodig"),
        (
            marked("Deze pagina is alleen te lezen in een open sessie."),
            marked(
                "Een link werkt maar één keer. Vraag een nieuwe met het commando"
                " ‘clienttoets link’, of start de server opnieuw: hij toont dan een nieuwe link."
            ),
        ),
    ),
    HTTPStatus.NOT_FOUND: Explanation(
        marked("Deze pagina bestaat niet"),
        (
            marked("Misschien is er een tikfout in het adres, of is wat hier stond verwijderd."),
            marked("In het overzicht vindt u alle voorstellen."),
        ),
    ),
    HTTPStatus.METHOD_NOT_ALLOWED: Explanation(
        marked("Zo kan deze pagina niet geopend worden"),
        (marked("Open ze vanuit het overzicht, en niet rechtstreeks met dit adres."),),
    ),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: Explanation(
        marked("Dit is te veel in één keer"),
        (
            marked("Een pagina mag samen hoogstens 2 MB tekst bevatten. Er is niets bewaard."),
            marked("Ga terug met de knop van uw browser, maak de tekst korter en bewaar opnieuw."),
        ),
    ),
    HTTPStatus.INTERNAL_SERVER_ERROR: Explanation(
        marked("Er ging iets mis op de server"),
        (
            marked("Dat ligt niet aan u. Wat eerder bewaard is, is er nog."),
            marked(
                "Probeer het opnieuw. Blijft het misgaan, zeg het dan aan wie de server beheert."
            ),
        ),
    ),
    HTTPStatus.SERVICE_UNAVAILABLE: Explanation(
        marked("De server heeft het nu te druk"),
        (marked("Er is niets bewaard. Wacht even en verstuur het dan opnieuw."),),
    ),
}
_PASSING = (HTTPStatus.BAD_REQUEST, HTTPStatus.CONFLICT, HTTPStatus.SERVICE_UNAVAILABLE)
"""What may well succeed when the same form is sent again."""

_NOT_TYPED = frozenset({"asked", "back", "differs", "form_token", "go", "revision"})
"""Fields that our pages send along and nobody needs to read again."""

_FORGED = Explanation(
    marked("Verstuur dit nog een keer"),
    (
        marked("De server kon niet nagaan dat dit formulier uit deze sessie komt. Dat gebeurt"
               " als u intussen een nieuwe link opende of cookies wiste. Er is niets bewaard."),
    ),
)  # fmt: skip


def explain(app: Flask) -> None:
    """Answer every error of the app in words, in the layout of its pages."""
    app.register_error_handler(SecurityError, _wrong_host)
    app.register_error_handler(CSRFError, _forged)
    app.register_error_handler(HTTPException, _explained)
    app.register_error_handler(NotFound, _not_found)
    app.register_error_handler(Busy, _busy)


def error_page(status: HTTPStatus, explanation: Explanation) -> Page:
    """A page that says what happened, with what came with the form below it."""
    # Reading the form of a request that was too large would raise again.
    is_readable = request.method == "POST" and status != HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    is_ours = is_readable and security.came_from_our_own_page(request)
    sent = _typed_in(request.form) if is_ours else []
    can_send_again = status in _PASSING and bool(sent) and security.is_owner()
    page = render_template(
        "error.html",
        title=language().text(explanation.title),
        sentences=[language().text(sentence) for sentence in explanation.sentences],
        sent=sent,
        typed=[text for name, text in sent if _was_typed(name, text)],
        send_again=request.path if can_send_again else None,
        home=url_for("proposals.overview") if security.is_owner() else None,
    )
    return page, status


def _typed_in(form: MultiDict[str, str]) -> list[tuple[str, str]]:
    return [(name, text) for name, text in form.items(multi=True) if name != "csrf_token"]


def _was_typed(name: str, text: str) -> bool:
    """Whether a field holds words of its sender, and not a choice or something of ours."""
    return name not in _NOT_TYPED and any(sign.isalpha() for sign in text)


def _explained(error: HTTPException) -> Page | Reply:
    status = HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
    if status < HTTPStatus.BAD_REQUEST:  # a redirect of the router, not an error
        return error.get_response()
    return _page_for(status)


def _forged(_error: CSRFError) -> Page:
    return error_page(HTTPStatus.BAD_REQUEST, _FORGED)


def _not_found(_error: NotFound) -> Page:
    return _page_for(HTTPStatus.NOT_FOUND)


def _busy(_error: Busy) -> Page:
    return _page_for(HTTPStatus.SERVICE_UNAVAILABLE)


def _page_for(status: HTTPStatus) -> Page:
    return error_page(status, _EXPLANATIONS.get(status, _OTHERWISE))


def _wrong_host(_error: SecurityError) -> tuple[str, int, dict[str, str]]:
    # Without a trusted host no address can be made, so this is no page with links.
    words = language().text("Dit adres hoort niet bij deze server.")
    return f"{words}\n", HTTPStatus.BAD_REQUEST, {"Content-Type": "text/plain; charset=utf-8"}
