"""A device that is handed over: its session opens one response, and nothing else there is."""

from __future__ import annotations

import re

import pytest
from flask import Flask, url_for

from .house_app import link, opened
from .house_client import HouseClient
from .house_rules import page_of
from .test_web_proposals import NEW
from .web_steps import proposal_begun, response_begun, section, submitted, tiny

__all__ = ["tiny"]

NEXT, STOP, HAND_OVER = "Bewaar en ga verder", "Bewaar en stop", "Geef het toestel door"

# Everything that a browser which was handed over may ask for, by endpoint and method.
OPEN = {
    ("responses.overview", "GET"),
    ("responses.check", "GET"),
    ("responses.submit", "POST"),
    ("sections.show", "GET"),
    ("sections.save", "POST"),
}
# What anybody may ask for: it tells nothing of what is kept.
OPEN_TO_ALL = {
    "static",
    "report.static",
    "entrance.open_session",
    "entrance.closed",
    "entrance.thanks",
    "entrance.health",
}


def handed_over(client: HouseClient, response: str) -> None:
    """The browser of an owner becomes that of whoever answers."""
    client.submit(client.get(response), HAND_OVER)


@pytest.fixture
def family(tiny: HouseClient) -> str:
    """The address of a family's response, in the browser of `tiny`, which was handed over."""
    response = response_begun(tiny, "families", "je", "Roos")
    handed_over(tiny, response)
    return response


def test_who_gets_the_device_answers_checks_and_hands_in(tiny: HouseClient, family: str) -> None:
    start = page_of(tiny.get(family).text)
    page = tiny.get(start.links["Begin"])
    stopped = tiny.submit(page, STOP, {"S1:value": "3"}).location
    assert "Alles is bewaard" in page_of(tiny.get(stopped).text).text
    check = tiny.get(page_of(tiny.get(family).text).links["Kijk na en dien in"])
    assert "Ja, meestal" in page_of(check.text).text
    thanks = page_of(tiny.get(tiny.submit(check, "Dien in").location).text)
    assert thanks.heading == "Bedankt"
    assert "Je antwoorden zijn ingediend. Geef het toestel terug." in thanks.text


@pytest.mark.parametrize(
    ("questionnaire", "voice", "words"),
    [
        ("families", "je", "Je antwoorden zijn ingediend."),
        ("families", "u", "Uw antwoorden zijn ingediend."),
        ("rating", "clientorganisatie", "De antwoorden zijn ingediend."),
    ],
)
def test_everybody_is_thanked_in_their_own_voice(
    tiny: HouseClient, questionnaire: str, voice: str, words: str
) -> None:
    response = response_begun(tiny, questionnaire, voice)
    handed_over(tiny, response)
    thanks = tiny.submit(tiny.get(f"{response}/check"), "Dien in").location
    assert words in page_of(tiny.get(thanks).text).text


def test_it_is_thanked_in_no_other_words(stranger: HouseClient) -> None:
    stranger.get("/thanks/iemand", status=404)


def test_no_page_leads_elsewhere(tiny: HouseClient, family: str) -> None:
    first = section(tiny, family)
    wrong = tiny.submit(first, NEXT, {"S1:value": "nvt"}, status=422)
    tiny.submit(first, NEXT, {"S1:value": "1"})
    conflict = tiny.submit(first, NEXT, {"S1:value": "2"}, status=409)
    nowhere = tiny.get("/", status=404)
    pages = [tiny.get(family), first, wrong, conflict, tiny.get(f"{family}/check"), nowhere]
    for shown in pages:
        page = page_of(shown.text)
        leads = [to for to in page.links.values() if not to.startswith("#")]
        sends = [form.element["action"] for form in page.forms]
        assert [to for to in (*leads, *sends) if not to.startswith(family)] == []
        assert not page.all("nav")
        for words in ("Verwijder", "Heropen", HAND_OVER, "Terug naar het voorstel", "Roos"):
            assert words not in page.text, words


def test_a_child_to_whom_the_device_was_given_is_never_addressed_as_u(
    tiny: HouseClient, family: str
) -> None:
    first = section(tiny, family)
    tiny.submit(first, NEXT, {"S1:value": "1"})
    own = {"Sec-Fetch-Site": "same-origin"}
    pages = [
        tiny.get(family),
        first,
        tiny.get(f"{family}/check"),
        tiny.submit(first, NEXT, {"S1:value": "2"}, status=409),
        tiny.get("/", status=404),
        tiny.post(first.request.path, headers=own, status=400),
    ]
    check = pages[2]
    tiny.submit(check, "Dien in")
    pages += [tiny.submit(check, "Dien in", status=403), tiny.get("/thanks/je")]
    for shown in pages:
        words = page_of(shown.text).text.replace("Uw verhaal", "")  # a title in the questionnaire
        assert not re.search(r"\b[Uu]w?\b", words), words


def test_every_page_of_the_app_is_closed_but_those_of_its_own_response(tiny: HouseClient) -> None:
    """Each rule of the app is tried, with the ids of somebody else's response and of its own."""
    proposal = proposal_begun(tiny, "families")
    assessment = _assessment(tiny, proposal)
    other = response_begun(tiny, "families", "u", "Een ander gezin", proposal)
    mine = response_begun(tiny, "families", "je", "Roos", proposal)
    handed_over(tiny, mine)
    tried = set()
    for rule in tiny.application.url_map.iter_rules():
        for method in (rule.methods or set()) & {"GET", "POST"}:
            for response in (mine, other):
                values = {
                    "proposal_id": proposal.rpartition("/")[2],
                    "assessment_id": assessment,
                    "response_id": response.rpartition("/")[2],
                    "section_id": "vragen",
                    "token": "x",
                    "voice": "je",
                    "filename": "site.css",
                }
                if rule.endpoint in OPEN_TO_ALL:
                    continue
                if response == mine and (rule.endpoint, method) in OPEN:
                    continue
                with tiny.application.test_request_context():
                    address = url_for(rule.endpoint, **{n: values[n] for n in rule.arguments})
                reply = tiny.open(address, method=method, status=404)
                assert "Een ander gezin" not in reply.text
                tried.add((rule.endpoint, method))
    assert len(tried) > 25
    assert tried >= OPEN, "no other response was tried at a page of one's own"
    tiny.get(f"{mine}/check")
    assert "Een ander gezin" in opened(tiny.application).get(proposal).text


def _assessment(client: HouseClient, proposal: str) -> str:
    new = page_of(client.get(proposal).text).links["Voeg een invulling toe"]
    return new.split("/")[2]


def test_the_owners_cookie_is_worth_nothing_after_the_device_was_handed_over(
    tiny: HouseClient,
) -> None:
    response = response_begun(tiny, "families", "je")
    owners = tiny.get_cookie("clienttoets")
    assert owners is not None
    handed_over(tiny, response)
    thief = tiny.application.test_client()
    thief.set_cookie("clienttoets", owners.value)
    thief.get("/", status=403)
    thief.get(response, status=403)


def test_a_cookie_is_worth_nothing_after_the_answers_were_handed_in(
    tiny: HouseClient, family: str
) -> None:
    stolen = tiny.get_cookie("clienttoets")
    assert stolen is not None
    submitted(tiny, family)
    thief = tiny.application.test_client()
    thief.set_cookie("clienttoets", stolen.value)
    for browser in (tiny, thief):
        for address in ("/", family, f"{family}/check", f"{family}/sections/vragen"):
            browser.get(address, status=403)


def test_an_owner_who_hands_in_ends_the_session_on_the_other_device(
    app: Flask, client: HouseClient
) -> None:
    response = response_begun(client, "KT", "je")
    handed_over(client, response)
    client.get(response)
    submitted(opened(app), response)
    client.get(response, status=403)


def test_pressing_twice_to_hand_in_is_no_alarm(tiny: HouseClient, family: str) -> None:
    check = tiny.get(f"{family}/check")
    cookie = tiny.get_cookie("clienttoets")
    assert cookie is not None
    tiny.submit(check, "Dien in")
    tiny.set_cookie("clienttoets", cookie.value)
    again = page_of(tiny.submit(check, "Dien in", status=403).text)
    assert again.heading == "Dit venster is afgesloten"
    assert "Dan is alles in orde. Geef het toestel terug." in again.text


def test_the_owner_comes_back_by_a_new_link_and_the_device_is_no_longer_handed_over(
    tiny: HouseClient, family: str
) -> None:
    lent = tiny.get_cookie("clienttoets")
    assert lent is not None
    tiny.get(link(tiny.application), status=303)
    assert "Roos" in tiny.get(page_of(tiny.get("/").text).links["Een voorstel"]).text
    thief = tiny.application.test_client()
    thief.set_cookie("clienttoets", lent.value)
    thief.get(family, status=403)


def test_a_used_link_lets_nobody_back_in(app: Flask) -> None:
    address = link(app)
    client: HouseClient = app.test_client()
    client.get(address, status=303)
    handed_over(client, response_begun(client, "KT", "je"))
    client.get(address, status=403)


def test_before_the_device_is_handed_over_it_is_said_how_to_come_back(tiny: HouseClient) -> None:
    text = page_of(tiny.get(response_begun(tiny, "families", "je")).text).text
    assert "is een nieuwe link nodig: die maakt het commando ‘clienttoets link’" in text


def test_what_is_handed_in_is_not_handed_over(tiny: HouseClient) -> None:
    response = response_begun(tiny, "families", "je")
    page = tiny.get(response)
    submitted(tiny, response)
    tiny.submit(page, HAND_OVER)
    tiny.get("/")


def test_two_windows_of_one_device_collide_and_nothing_is_lost(
    tiny: HouseClient, family: str
) -> None:
    page = section(tiny, family)
    tiny.submit(page, NEXT, {"S1:value": "1", "S1:explanation": "Uit het ene venster"})
    typed = {"S1:value": "4", "S1:explanation": "Uit het andere"}
    conflict = tiny.submit(page, NEXT, typed, status=409)
    assert "Uit het ene venster" in page_of(conflict.text).text
    tiny.submit(conflict, "Bewaar deze keuze", {"keep-S1": "mine"})
    assert "Uit het andere" in page_of(tiny.get(f"{family}/check").text).text


def test_a_page_that_an_owner_left_open_does_nothing_any_more(tiny: HouseClient) -> None:
    left_open = tiny.get("/proposals/new")
    handed_over(tiny, response_begun(tiny, "families", "je"))
    tiny.submit(left_open, NEW, {"title": "Van wie?", "moment": "M1"}, status=404)
    assert "Van wie?" not in opened(tiny.application).get("/").text
