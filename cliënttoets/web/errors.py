"""What a visitor reads when something does not work: what happened, and what to do now.

Nothing that was typed is lost: what came with a refused form is shown, and can be sent again.
"""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from flask import Flask, render_template, request, url_for
from flask_wtf.csrf import CSRFError  # type: ignore[import-untyped]
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge, SecurityError
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
        marked("Hier is een nieuwe link nodig"),
        (
            marked("Deze pagina is alleen te lezen in een open sessie."),
            marked(
                "Een link werkt maar één keer. Maak een nieuwe met het commando"
                " ‘clienttoets link’, of start de server opnieuw: hij toont dan een nieuwe link."
            ),
        ),
    ),
    HTTPStatus.NOT_FOUND: Explanation(
        marked("Deze pagina bestaat niet"),
        (
            marked("Misschien is er een tikfout in het adres, of is wat hier stond verwijderd."),
            marked("Ga terug, of volg de link hieronder."),
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
            marked("Ga terug met de knop van de browser, maak de tekst korter en bewaar opnieuw."),
        ),
    ),
    HTTPStatus.INTERNAL_SERVER_ERROR: Explanation(
        marked("Er ging iets mis op de server"),
        (
            marked("Dat is een fout van dit programma. Wat eerder bewaard is, is er nog."),
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
               " als intussen een nieuwe link geopend is of cookies gewist zijn. Er is niets"
               " bewaard."),
    ),
)  # fmt: skip


_OVER = Explanation(
    marked("Dit venster is afgesloten"),
    (
        marked("Zijn de antwoorden al ingediend? Dan is alles in orde."),
        marked("Geef het toestel terug."),
    ),
)
"""For who presses twice to hand in, on a device that was handed over."""


def explain(app: Flask) -> None:
    """Answer every error of the app in words, in the layout of its pages."""
    app.register_error_handler(SecurityError, _wrong_host)
    app.register_error_handler(CSRFError, _forged)
    app.register_error_handler(HTTPException, _explained)
    app.register_error_handler(NotFound, _not_found)
    app.register_error_handler(Busy, _busy)


def error_page(status: HTTPStatus, explanation: Explanation) -> Page:
    """A page that says what happened, with what came with the form below it."""
    security.look_without_the_store()
    sent = _sent() if status != HTTPStatus.REQUEST_ENTITY_TOO_LARGE else []
    can_send_again = status in _PASSING and bool(sent) and security.visitor() is not None
    page = render_template(
        "error.html",
        title=language().text(explanation.title),
        sentences=[language().text(sentence) for sentence in explanation.sentences],
        sent=sent,
        typed=[text for name, text in sent if _was_typed(name, text)],
        send_again=request.path if can_send_again else None,
        home=_home(),
    )
    return page, status


def _home() -> tuple[str, str] | None:
    """Where the visitor can go on, as an address and its words; None for a stranger."""
    visitor = security.visitor()
    if visitor is None:
        return None
    if visitor.response_id is None:
        words = marked("Naar het overzicht van de voorstellen")
        return url_for("proposals.overview"), language().text(words)
    address = url_for("responses.overview", response_id=visitor.response_id)
    return address, language().text(marked("Terug naar de vragen"))


def _sent() -> list[tuple[str, str]]:
    """What came with the form, for who has been inside and came from a page of ours."""
    is_ours = security.has_been_inside() and security.came_from_our_own_page(request)
    if request.method != "POST" or not is_ours:
        return []
    try:
        pairs = list(request.form.items(multi=True))
    except RequestEntityTooLarge:  # refused for another reason before it was read
        return []
    return [(name, text) for name, text in pairs if name != "csrf_token"]


def _was_typed(name: str, text: str) -> bool:
    """Whether a field holds words of its sender, and not a choice or something of ours."""
    return name not in _NOT_TYPED and any(sign.isalpha() for sign in text)


def _explained(error: HTTPException) -> Page | Reply:
    status = HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
    if status < HTTPStatus.BAD_REQUEST:  # a redirect of the router, not an error
        return error.get_response()
    if status == HTTPStatus.FORBIDDEN and _may_be_handed_in():
        return error_page(status, _OVER)
    return _page_for(status)


def _may_be_handed_in() -> bool:
    """Whether a session that is over was, perhaps, just ended by handing in."""
    return request.endpoint == "responses.submit" and security.has_been_inside()


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
