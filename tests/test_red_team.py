"""What an attacker tries in the browser, and what must come of it: nothing.

Routes are taken from the application itself, so that a new screen cannot be forgotten here.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from flask import Flask, url_for
from flask.sessions import SecureCookieSessionInterface
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from cliënttoets.store.database import connect

from .house_app import link
from .house_client import HouseClient
from .house_rules import page_of
from .web_steps import response_begun, section, submitted
from .web_steps import tiny as tiny

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
OPEN = {
    "static",
    "report.static",
    "entrance.open_session",
    "entrance.closed",
    "entrance.thanks",
    "entrance.health",
}
HOSTILE = "\"><script>alert(1)</script><img src=x onerror='alert(1)'>{{7*7}}{0.__class__}%(x)s"
COOKIE = "clienttoets"


def browser_on(app: Flask, cookie: str | None = None) -> FlaskClient:
    """A browser without our rules, since a refusal need not be a page; with a cookie or none."""
    browser = FlaskClient(app, app.response_class)
    if cookie is not None:
        browser.set_cookie(COOKIE, cookie)
    return browser


def cookie_of(browser: FlaskClient) -> str:
    """What this browser would send."""
    cookie = browser.get_cookie(COOKIE)
    assert cookie is not None
    return cookie.value


def form_token(browser: FlaskClient) -> str:
    """The token that forms of this browser's session carry."""
    (token,) = page_of(browser.get("/").text).forms[0].values()["csrf_token"]
    return token


def signed(app: Flask, token: str | None) -> str:
    """A cookie for this token, signed with the key of the app."""
    signing = SecureCookieSessionInterface().get_signing_serializer(app)
    assert signing is not None
    return signing.dumps({"owner": token})


def addresses(app: Flask, response: str) -> Iterator[tuple[Rule, str]]:
    """Every route with an address that exists: of this response, or of what surrounds it."""
    with connect(app.extensions["clienttoets"].database) as db:
        ((assessment, proposal),) = db.execute(
            "SELECT assessment.id, proposal.id FROM assessment"
            " JOIN proposal ON proposal.key = assessment.proposal"
        ).fetchall()
    known = {
        "assessment_id": assessment,
        "proposal_id": proposal,
        "response_id": response.rsplit("/", 1)[1],
        "section_id": "vragen",
        "token": "x",
        "voice": "je",
        "filename": "site.css",
    }
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            yield rule, url_for(rule.endpoint, **{name: known[name] for name in rule.arguments})


def everything(app: Flask) -> dict[str, list[dict[str, object]]]:
    """All rows that the database holds by table, apart from who may enter."""
    with connect(app.extensions["clienttoets"].database) as db:
        tables = set(db.table_names()) - {"session", "one_time_link"}
        return {table: list(db.table(table).rows) for table in tables}


def test_no_route_and_no_method_lets_a_stranger_in(tiny: HouseClient) -> None:
    app = tiny.application
    every = list(addresses(app, response_begun(tiny, "rating")))
    before = everything(app)
    answers = {
        (method, address): browser_on(app).open(address, method=method).status_code
        for rule, address in every
        for method in METHODS
        if rule.endpoint not in OPEN
    }
    assert len(answers) > 50  # five methods on more than ten routes
    assert set(answers.values()) == {403}
    assert everything(app) == before


@pytest.mark.parametrize("whose", ["nobody's", "another session's"])
def test_no_form_is_taken_without_the_token_of_its_own_session(
    tiny: HouseClient, whose: str
) -> None:
    app = tiny.application
    every = list(addresses(app, response_begun(tiny, "rating")))
    other, browser = browser_on(app), browser_on(app)
    other.get(link(app))
    browser.get(link(app))
    form_token(browser)  # a session that has a token of its own
    sent = {"csrf_token": form_token(other) if whose == "another session's" else "x"}
    before = everything(app)
    answers = {
        address: browser.post(address, data=sent).status_code
        for rule, address in every
        if "POST" in (rule.methods or ())
    }
    assert set(answers.values()) == {400}
    assert everything(app) == before


def test_a_cookie_that_somebody_else_signed_opens_nothing(tiny: HouseClient) -> None:
    forger = Flask("forger")
    forger.secret_key = "a guess"  # noqa: S105
    assert browser_on(tiny.application, signed(forger, "x")).get("/").status_code == 403


@pytest.mark.parametrize("token", [None, "", "x", "' OR 1=1 --", "\x00"])
def test_a_well_signed_cookie_without_a_session_in_the_store_opens_nothing(
    tiny: HouseClient, token: str | None
) -> None:
    app = tiny.application
    assert browser_on(app, signed(app, token)).get("/").status_code == 403


def test_nothing_that_was_typed_becomes_markup_on_any_page(tiny: HouseClient) -> None:
    app = tiny.application
    response = response_begun(tiny, "rating", respondent=HOSTILE)
    typed = {"S1:value": "2", "S1:explanation": HOSTILE, "S1:reference": HOSTILE}
    tiny.submit(section(tiny, response), "Bewaar en ga verder", typed)
    submitted(tiny, response)
    browser, repeated = browser_on(app, cookie_of(tiny)), 0
    for rule, address in addresses(app, response):
        if "GET" not in (rule.methods or ()) or rule.endpoint in OPEN:
            continue
        reply = browser.get(address)
        if reply.status_code != 200 or reply.mimetype != "text/html":
            continue
        page = page_of(reply.text)
        assert not page.all("script"), address
        assert all(image["src"].startswith("/static/") for image in page.all("img")), address
        repeated += "onerror=" in reply.text
    assert repeated >= 3  # the proposal, the check and the report repeat what was typed


@pytest.mark.parametrize("field", ["back", "go", "clear", "add_row", "remove_row"])
@pytest.mark.parametrize("value", ["https://evil.example", "//evil.example", "x\r\nX-Evil: 1"])
def test_no_button_leads_to_another_site(tiny: HouseClient, field: str, value: str) -> None:
    response = response_begun(tiny, "rating")
    browser = browser_on(tiny.application, cookie_of(tiny))
    sent = {"csrf_token": form_token(browser), "revision": "1", field: value}
    reply = browser.post(f"{response}/sections/vragen", data=sent)
    assert reply.status_code == 303
    assert reply.location.startswith("/responses/")
    assert "\r" not in reply.location
    assert "X-Evil" not in reply.headers


@pytest.mark.parametrize(
    "headers",
    [
        {"X-HTTP-Method-Override": "DELETE"},
        {"X-Forwarded-Host": "evil.example"},
        {"X-Forwarded-Proto": "https"},
        {"X-Original-URL": "/closed"},
        {"X-Rewrite-URL": "/closed"},
    ],
    ids=lambda headers: next(iter(headers)),
)
def test_a_header_that_only_a_proxy_may_send_changes_nothing(
    tiny: HouseClient, headers: dict[str, str]
) -> None:
    browser = browser_on(tiny.application, cookie_of(tiny))
    form_token(browser)
    as_ever = page_of(browser.get("/").text)
    changed = page_of(browser.get("/", headers=headers).text)
    assert (changed.heading, changed.links) == (as_ever.heading, as_ever.links)


@pytest.mark.parametrize(
    "address",
    [
        "/static/../security.py",
        "/static/..%2fsecurity.py",
        "/static/%2e%2e/%2e%2e/cli.py",
        "/report/..%2f..%2fcli.py",
        "/responses/' OR 1=1 --",
        "/proposals/x'; DROP TABLE session; --",
        "/responses/%00",
        "/responses/%FF%FE",
        "/responses/x/sections/%0d%0aX-Evil:%201",
    ],
)
def test_an_address_that_is_no_address_of_ours_leads_nowhere(
    tiny: HouseClient, address: str
) -> None:
    browser = browser_on(tiny.application, cookie_of(tiny))
    assert browser.get(address).status_code == 404
    assert browser.get("/").status_code == 200


def test_a_question_for_another_perspective_cannot_be_answered(tiny: HouseClient) -> None:
    app = tiny.application
    response = response_begun(tiny, "perspectives", voice="praktijk")  # who is not asked S2
    browser = browser_on(app, cookie_of(tiny))
    sent = {
        "csrf_token": form_token(browser),
        "revision": "1",
        "asked": ["S1", "S2", "elders"],
        "S1:value": "3",
        "S2:value": "4",
        "elders:value": "4",
    }
    assert browser.post(f"{response}/sections/vragen", data=sent).status_code == 303
    with connect(app.extensions["clienttoets"].database) as db:
        assert db.execute("SELECT question, value FROM answer").fetchall() == [("S1", 3)]


def test_removing_while_others_save_and_hand_in_leaves_no_orphan(tiny: HouseClient) -> None:
    app = tiny.application
    response = response_begun(tiny, "rating")
    token = form_token(browser := browser_on(app, cookie_of(tiny)))
    cookie, answers = cookie_of(browser), []
    saved = {"revision": "1", "asked": "S1", "S1:value": "2"}
    sent = [("/remove", {}), ("/submit", {"revision": "1"}), ("/reopen", {})]
    sent += [("/sections/vragen", {**saved, "S1:explanation": f"venster {n}"}) for n in range(5)]

    def send(address: str, data: dict[str, str]) -> None:
        reply = browser_on(app, cookie).post(response + address, data=data | {"csrf_token": token})
        answers.append(reply.status_code)

    threads = [threading.Thread(target=send, args=one) for one in sent]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == len(sent)
    assert set(answers) <= {303, 404, 409}
    with connect(app.extensions["clienttoets"].database) as db:
        for table in ("response", "answer"):
            assert db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)  # noqa: S608
