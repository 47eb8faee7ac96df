"""Who comes in, what leaves with every page, and how much may be sent."""

from __future__ import annotations

import datetime as dt
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cliënttoets.store import database as store
from cliënttoets.store.database import connect
from cliënttoets.web.app import create_app
from cliënttoets.web.entrance import LINK_LASTS, SESSION_LASTS, one_time_link
from cliënttoets.web.security import LARGEST_REQUEST, MOST_FORM_PARTS
from cliënttoets.web.visit import Settings

from .house_app import DATABASE, example_settings, link, opened, shipped
from .house_client import HouseClient
from .house_rules import page_of
from .web_steps import proposal_begun, response_begun, section

FOREIGN = {"Origin": "http://evil.example", "Sec-Fetch-Site": "cross-site"}
OWN = {"Sec-Fetch-Site": "same-origin"}
NEW = "Bewaar en kies vragenlijsten"


def test_a_link_opens_a_session_and_leaves_no_token_in_the_address(
    app: Flask, stranger: HouseClient
) -> None:
    reply = stranger.get(link(app), status=303)
    assert reply.location == "/"
    assert stranger.get("/").status_code == 200


def test_a_link_works_once(app: Flask, stranger: HouseClient) -> None:
    address = link(app)
    stranger.get(address, status=303)
    page = app.test_client().get(address, status=403)
    assert "nieuwe link" in page_of(page.text).heading


def test_a_link_that_was_used_leads_its_own_browser_inside(
    app: Flask, stranger: HouseClient
) -> None:
    address = link(app)
    stranger.get(address, status=303)
    assert stranger.get(address, status=303).location == "/"


def test_looking_whether_a_link_works_does_not_use_it_up(app: Flask, stranger: HouseClient) -> None:
    address = link(app)
    # A client without our rules: the answer to HEAD has no page that could be held to them.
    assert FlaskClient(app, app.response_class).head(address).status_code == 405
    assert stranger.get(address, status=303).location == "/"


@pytest.mark.parametrize(
    "address", ["/", "/proposals/new", "/responses/x", "/assessments/x/results", "/no-such-page"]
)
def test_a_stranger_reads_nothing_and_is_told_how_to_enter(
    stranger: HouseClient, address: str
) -> None:
    page = page_of(stranger.get(address, status=403).text)
    assert "clienttoets link" in page.text
    assert not page.forms


def test_a_stranger_changes_nothing(client: HouseClient, stranger: HouseClient) -> None:
    address = proposal_begun(client, "KT")
    stranger.post(f"{address}/remove", status=403)
    client.get(address)


def test_what_a_stranger_typed_is_not_repeated(stranger: HouseClient) -> None:
    sent = {"title": "Een voorstel van niemand"}
    page = stranger.post("/proposals/new", data=sent, headers=OWN, status=403)
    assert "voorstel van niemand" not in page.text


def test_what_was_typed_until_a_session_ended_is_shown_back_to_its_browser(
    client: HouseClient, tmp_path: Path
) -> None:
    with connect(tmp_path / DATABASE) as db:
        db.execute("DELETE FROM session")
    sent = {"title": "Een <b>voorstel</b>\ndat niet weg mag"}
    page = client.post("/proposals/new", data=sent, headers=OWN, status=403)
    assert "Een &lt;b&gt;voorstel&lt;/b&gt;" in page.text
    foreign = client.post("/proposals/new", data=sent, headers=FOREIGN, status=403)
    assert "voorstel&lt;" not in foreign.text


@pytest.mark.parametrize("name", ["client", "stranger"])
@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("a=" + "x" * LARGEST_REQUEST, "application/x-www-form-urlencoded"),
        ("a=b&" * MOST_FORM_PARTS, "application/x-www-form-urlencoded"),
        (
            '--b\r\nContent-Disposition: form-data; name="x"\r\n\r\n\r\n' * (MOST_FORM_PARTS + 1)
            + "--b--\r\n",
            "multipart/form-data; boundary=b",
        ),
    ],
    ids=["too many bytes", "too many fields", "too many parts"],
)
def test_a_flood_gets_a_small_page_whoever_sends_it(
    body: str, kind: str, name: str, request: pytest.FixtureRequest
) -> None:
    browser: HouseClient = request.getfixturevalue(name)
    status = 403 if name == "stranger" else 413
    reply = browser.post("/proposals/new", data=body, content_type=kind, headers=OWN, status=status)
    assert len(reply.data) < 4096


def test_when_the_database_is_gone_a_page_says_that_something_broke(
    app: Flask, client: HouseClient, tmp_path: Path
) -> None:
    client.get("/")
    app.testing = False
    app.config["PROPAGATE_EXCEPTIONS"] = False
    (tmp_path / DATABASE).rename(tmp_path / "elders.db")
    page = client.get("/", status=500)
    assert "mis op de server" in page_of(page.text).heading


def test_a_closed_session_stays_closed_for_a_copied_cookie(app: Flask, client: HouseClient) -> None:
    copied = client.get_cookie("clienttoets")
    assert copied is not None
    page = client.submit(client.get("/"), "Sluit de sessie")
    assert "gesloten" in page_of(client.get(page.location).text).heading
    thief = app.test_client()
    thief.set_cookie("clienttoets", copied.value)
    thief.get("/", status=403)


def test_a_new_link_ends_the_session_that_the_browser_had(app: Flask, client: HouseClient) -> None:
    copied = client.get_cookie("clienttoets")
    assert copied is not None
    client.get(link(app), status=303)
    client.get("/")
    thief = app.test_client()
    thief.set_cookie("clienttoets", copied.value)
    thief.get("/", status=403)


def test_a_new_link_leaves_other_browsers_inside(app: Flask, client: HouseClient) -> None:
    opened(app).get("/")
    client.get("/")


def test_a_cookie_is_only_for_this_server_and_never_for_scripts(app: Flask) -> None:
    cookie = app.test_client().get(link(app), status=303).headers["Set-Cookie"]
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    assert "Secure" not in cookie


def test_over_https_the_cookie_is_secure_and_the_browser_remembers_https(tmp_path: Path) -> None:
    settings = Settings(
        database=tmp_path / "x.db",
        catalogue=shipped(),
        secret_key=b"test",
        program="0.1.0",
        https=True,
    )
    reply = create_app(settings).test_client().get(one_time_link(settings, "https://localhost"))
    assert "Secure" in reply.headers["Set-Cookie"]
    assert "max-age" in reply.headers["Strict-Transport-Security"]


def test_the_database_holds_no_token(app: Flask, tmp_path: Path) -> None:
    address = link(app)
    token = address.rpartition("/")[2]
    browser = app.test_client()
    browser.get(address, status=303)
    with browser.session_transaction() as kept:
        session_token = kept["owner"]
    files = _files(tmp_path)
    assert token.encode() not in files
    assert session_token.encode() not in files


@pytest.mark.parametrize(("lasting", "address"), [(LINK_LASTS, "link"), (SESSION_LASTS, "/")])
def test_links_and_sessions_expire(tmp_path: Path, lasting: dt.timedelta, address: str) -> None:
    hour = [dt.datetime(2026, 3, 1, 9, tzinfo=dt.UTC)]
    app = create_app(replace(example_settings(tmp_path), now=lambda: hour[0]))
    app.test_client_class = HouseClient
    client, unused = opened(app), link(app)
    client.get("/")
    hour[0] += lasting
    client.get(unused if address == "link" else address, status=303 if address == "link" else 403)
    app.test_client().get(unused, status=403)


def test_every_page_says_what_a_browser_may_do_with_it(client: HouseClient) -> None:
    headers = client.get("/").headers
    assert headers["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )
    assert headers["Cache-Control"] == "no-store"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "camera=()" in headers["Permissions-Policy"]


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/static/site.css", "text/css"),
        ("/report/report.css", "text/css"),
        ("/static/favicon.svg", "image/svg+xml"),
    ],
)
def test_stylesheets_and_the_icon_are_open_to_all(
    stranger: HouseClient, address: str, kind: str
) -> None:
    with stranger.get(address) as reply:
        assert reply.mimetype == kind


def test_the_sign_of_life_tells_nothing(stranger: HouseClient) -> None:
    assert stranger.get("/health").text == "in orde\n"


PHYSICAL = re.compile(
    r"(?:^|[;{\s])((?:m(?:in|ax)-)?(?:width|height)|left|right|top|bottom"
    r"|(?:margin|padding|border)-(?:left|right|top|bottom)[\w-]*)\s*:"
    r"|(?:text-align|float):\s*(left|right)",
    re.MULTILINE,
)


def test_the_stylesheet_is_small_and_mirrors_unaided(project: Path) -> None:
    css = (project / "cliënttoets" / "web" / "static" / "site.css").read_text("utf-8")
    assert len(css.encode()) < 13 * 1024
    assert PHYSICAL.findall(css) == []
    assert len(PHYSICAL.findall("a { margin-left: 1rem; width: 2rem; float: left }")) == 3


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example"])
def test_a_foreign_host_is_refused_without_being_named(client: HouseClient, host: str) -> None:
    reply = client.get("/", headers={"Host": host}, status=400)
    assert "evil" not in reply.text
    assert reply.mimetype == "text/plain"


def test_a_form_without_a_token_is_shown_back_and_can_be_sent_again(client: HouseClient) -> None:
    sent = {"title": "Een voorstel\nin twee regels", "moment": "M2", "form_token": "eens"}
    page = client.post("/proposals/new", data=sent, headers=OWN, status=400)
    assert page_of(page.text).heading == "Verstuur dit nog een keer"
    assert "in twee regels" in page_of(page.text).text
    assert client.submit(page, "Verstuur opnieuw").location.endswith("/questionnaires")


def test_a_forged_form_is_not_repeated(client: HouseClient) -> None:
    sent = {"title": "Geef mij uw geld"}
    page = client.post("/proposals/new", data=sent, headers=FOREIGN, status=400)
    assert "geld" not in page.text
    with pytest.raises(LookupError):
        page_of(page.text).form_with("Verstuur opnieuw")


def test_a_flood_is_refused_in_words(client: HouseClient) -> None:
    page = client.get("/proposals/new")
    token = page_of(page.text).form_with(NEW).values()["csrf_token"]
    sent = {"csrf_token": token, "about": "x" * LARGEST_REQUEST}
    reply = client.post("/proposals/new", data=sent, headers=OWN, status=413)
    assert "hoogstens 2 MB" in page_of(reply.text).text


def test_a_form_of_very_many_parts_is_refused_in_words(client: HouseClient) -> None:
    part = '--b\r\nContent-Disposition: form-data; name="x"\r\n\r\n\r\n'
    body = part * (MOST_FORM_PARTS + 1) + "--b--\r\n"
    kind = "multipart/form-data; boundary=b"
    reply = client.post("/proposals/new", data=body, content_type=kind, status=413)
    assert "te veel" in page_of(reply.text).heading


@pytest.mark.parametrize(
    ("method", "address", "status", "words"),
    [
        ("GET", "/no-such-page", 404, "bestaat niet"),
        ("GET", "/proposals/none", 404, "bestaat niet"),
        ("GET", "/assessments/none/results", 404, "bestaat niet"),
        ("GET", "/responses/none", 404, "bestaat niet"),
        ("GET", "/responses/none/submit", 405, "Zo kan deze pagina niet"),
    ],
)
def test_what_does_not_work_is_said_in_words(
    client: HouseClient, method: str, address: str, status: int, words: str
) -> None:
    page = client.open(address, method=method, status=status)
    assert words in page_of(page.text).heading
    assert page_of(page.text).links["Naar het overzicht van de voorstellen"] == "/"


def test_who_cannot_save_because_it_is_busy_is_told_and_can_send_it_again(
    client: HouseClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "LONGEST_WAIT", 0.05)  # seconds
    page = client.get("/proposals/new")
    values = {"title": "Een voorstel in de drukte", "moment": "M2"}
    with _held_by_another_thread(tmp_path / DATABASE):
        busy = client.submit(page, NEW, values, status=503, headers=OWN)
    found = page_of(busy.text)
    assert found.heading == "De server heeft het nu te druk"
    assert "Er is niets bewaard." in found.text
    assert "Een voorstel in de drukte" in found.text
    assert client.submit(busy, "Verstuur opnieuw").location.endswith("/questionnaires")
    assert client.get("/").text.count("Een voorstel in de drukte</a>") == 1


@contextmanager
def _held_by_another_thread(database: Path) -> Iterator[None]:
    """The write door is closed for everybody else."""
    held, leave = threading.Event(), threading.Event()

    def hold() -> None:
        with store.door(database):
            held.set()
            leave.wait(10)

    holder = threading.Thread(target=hold)
    holder.start()
    assert held.wait(10)
    yield
    leave.set()
    holder.join()


def test_the_log_of_the_database_stays_between_visits(client: HouseClient, tmp_path: Path) -> None:
    log = tmp_path / f"{DATABASE}-wal"
    client.get("/")
    before = log.stat().st_ino
    proposal_begun(client, "KT")
    assert log.stat().st_ino == before
    assert log.stat().st_size > 0


def test_what_is_removed_leaves_no_trace_while_the_server_runs(
    client: HouseClient, tmp_path: Path
) -> None:
    values = {"title": "Zeldzame titel", "moment": "M2"}
    client.submit(client.get("/proposals/new"), NEW, values)
    assert b"Zeldzame titel" in _files(tmp_path)
    proposal = page_of(client.get("/").text).links["Zeldzame titel"]
    client.submit(client.get(f"{proposal}/remove"), "Verwijder voorgoed")
    assert b"Zeldzame titel" not in _files(tmp_path)


def _files(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir())


def test_a_mistake_of_ours_is_a_page_without_a_trace_of_it(
    app: Flask, client: HouseClient, tmp_path: Path
) -> None:
    address = response_begun(client, "KT")
    app.testing = False
    app.config["PROPAGATE_EXCEPTIONS"] = False
    with connect(tmp_path / DATABASE) as broken:
        broken.execute("UPDATE questionnaire SET sha256 = 'x' || sha256")
    page = client.get(address, status=500)
    assert "Dat is een fout van dit programma" in page_of(page.text).text
    assert "Changed" not in page.text


def test_the_log_knows_no_names_answers_or_tokens(
    app: Flask, client: HouseClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    address = response_begun(client, "KT", respondent="Zeldzame Naam")
    page = section(client, address)
    client.submit(page, "Bewaar en ga verder", {"KT2:value": "3", "KT2:explanation": "Geheim"})
    client.post(address + "/submit", data={"revision": "1", "x": "Geheim"}, status=400)
    logged = caplog.text + "".join(str(record.__dict__) for record in caplog.records)
    assert "Zeldzame Naam" not in logged
    assert "Geheim" not in logged
