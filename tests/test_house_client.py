"""The client itself, on a server that is small enough to see through."""

from __future__ import annotations

import pytest
from flask import Flask, Response, make_response, redirect, request

from .house_client import HouseClient
from .test_house_rules import HEADERS, SOUND


@pytest.fixture
def tiny() -> HouseClient:
    app = Flask(__name__)
    app.test_client_class = HouseClient

    @app.get("/page")
    def page() -> Response:
        return make_response(SOUND, HEADERS)

    @app.get("/faulty")
    def faulty() -> Response:
        return make_response(SOUND.replace('lang="nl-BE"', ""), HEADERS)

    @app.get("/careless")
    def careless() -> str:
        return SOUND

    @app.post("/page")
    def saved() -> Response:
        assert request.form.to_dict(flat=False) == {
            "csrf_token": ["x"], "titel": ["Nieuw"], "t": ["None\n{naam}"], "k": ["M1"],
            "stap": ["verder"],
        }  # fmt: skip
        return redirect("/page", 303)  # type: ignore[return-value]

    @app.get("/away")
    def away() -> Response:
        return redirect("/faulty", 303)  # type: ignore[return-value]

    client: HouseClient = app.test_client()
    return client


def test_a_sound_page_passes(tiny: HouseClient) -> None:
    assert tiny.get("/page").text == SOUND


@pytest.mark.parametrize(
    ("path", "said"), [("/faulty", "no lang"), ("/careless", "Content-Security-Policy")]
)
def test_a_page_that_breaks_a_rule_fails_whoever_fetches_it(
    tiny: HouseClient, path: str, said: str
) -> None:
    with pytest.raises(AssertionError, match=said):
        tiny.get(path)


def test_a_faulty_page_behind_a_redirect_fails_too(tiny: HouseClient) -> None:
    assert tiny.get("/away", status=303).location == "/faulty"
    with pytest.raises(AssertionError, match="no lang"):
        tiny.get("/away", follow_redirects=True)


def test_another_status_than_the_usual_is_said_beforehand(tiny: HouseClient) -> None:
    with pytest.raises(AssertionError, match="404"):
        tiny.get("/nowhere")
    with pytest.raises(AssertionError, match="GET /page gave 200 OK"):
        tiny.get("/page", status=404)


def test_a_form_is_sent_as_the_page_shows_it_but_for_what_the_test_changes(
    tiny: HouseClient,
) -> None:
    page = tiny.get("/page")
    assert tiny.submit(page, "Bewaar", {"titel": "Nieuw", "v": None}).location == "/page"


@pytest.mark.parametrize(
    "values", [{"naam": "x"}, {"v": "5"}, {"k": "M7"}], ids=["no field", "no radio", "no option"]
)
def test_what_the_form_does_not_offer_cannot_be_sent(
    tiny: HouseClient, values: dict[str, str]
) -> None:
    page = tiny.get("/page")
    with pytest.raises(AssertionError):
        tiny.submit(page, "Bewaar", values)


def test_a_button_that_is_not_there_cannot_be_pressed(tiny: HouseClient) -> None:
    with pytest.raises(LookupError, match="Bewaar"):
        tiny.submit(tiny.get("/page"), "Verwijder")
