"""Pages that no journey passes: every questionnaire in every voice, the example, and every no."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from flask import Flask
from playwright.sync_api import Browser, Page

from cliënttoets.questionnaire.model import voices_of

from ..house_app import opened, shipped
from ..house_client import HouseClient
from ..house_rules import page_of
from ..web_steps import question_pages
from .conftest import Site, visitor
from .inspection import html_faults, inspect
from .journey import begin_a_proposal, begin_a_response

# An address with what is particular left out: pages of one kind look alike.
PARTICULAR = re.compile(r"(?<=/)(?=[a-z0-9]*\d)[a-z0-9]{12,}|[?#].*$")


def test_every_questionnaire_is_html_in_every_voice(
    app: Flask, tmp_path: Path, project: Path
) -> None:
    client = opened(app)
    pages = {
        f"{questionnaire.replace(':', '-')}-{voice}-{number}": html
        for questionnaire, voice, start in _responses(client)
        for number, html in enumerate(_pages(client, start))
    }
    # KT, PA, PS, BE, TK and RP have at least two sections, and at least four voices each.
    assert len(pages) >= 6 * 4 * 2
    folder = tmp_path / "pages"
    folder.mkdir()
    faults = html_faults(pages, folder, project)
    assert not faults, "\n".join(faults)


def _responses(client: HouseClient) -> Iterator[tuple[str, str, str]]:
    """A fresh response for each questionnaire and each voice that it admits, with its address."""
    new = client.get("/proposals/new")
    typed = {"title": "Alles", "moment": "M10"}
    offer = client.submit(new, "Bewaar en kies vragenlijsten", typed, follow_redirects=True)
    every = sorted(page_of(offer.text).form_with("Bewaar").offered("questionnaire") or ())
    proposal = client.submit(offer, "Bewaar", {"questionnaire": every}, follow_redirects=True)
    address = page_of(proposal.text).links["Voeg een invulling toe"]
    for one in every:
        for voice in _voices(one):
            chosen = {"respondent": "N.", "voice": voice, "questionnaire": one}
            yield one, voice, client.submit(client.get(address), "Begin", chosen).location


def _voices(key: str) -> list[str]:
    questionnaire = shipped().newest(key.partition(":")[0])
    return [voice.value for one in questionnaire.perspectives for voice in voices_of(one)]


def _pages(client: HouseClient, response: str) -> Iterator[str]:
    """The HTML of each question page of a response."""
    for address in question_pages(client, response):
        yield client.get(address).text


def test_every_kind_of_page_of_the_example_is_sound(browser: Browser, example_site: Site) -> None:
    faults: list[str] = []
    with visitor(browser) as page:
        page.goto(example_site.link())
        waiting, seen = [page.url], {PARTICULAR.sub("", page.url)}
        while waiting:
            page.goto(waiting.pop(0))
            faults += inspect(page)
            for address in _links(page, example_site):
                if (kind := PARTICULAR.sub("", address)) not in seen:
                    seen.add(kind)
                    waiting.append(address)
    assert any(kind.endswith("/results") for kind in seen), seen
    assert not faults, "\n".join(faults)


def _links(page: Page, site: Site) -> list[str]:
    """The addresses of pages of ours that this page leads to; downloads are no pages."""
    found = page.locator("a[href]:not([download])").evaluate_all(
        "all => all.map(each => each.href)"
    )
    return [address for address in found if address.startswith(site.origin)]


def test_every_no_is_a_sound_page(browser: Browser, site: Site) -> None:
    """Without a session; with a used link; no such page; and what another window saved first."""
    faults: list[str] = []
    with visitor(browser) as page:
        page.goto(site.origin)
        assert "link" in page.locator("h1").inner_text()
        faults += inspect(page)
        page.goto(site.link())
        page.goto(f"{site.origin}/nergens")
        faults += inspect(page)
        page.goto(site.origin)
        _collide(page)
        assert page.locator('[value="mine"]').count() == 1
        faults += inspect(page)
        page.get_by_role("button", name="Sluit de sessie").click()
        faults += inspect(page)
    assert not faults, "\n".join(faults)


def test_every_page_on_a_device_that_was_handed_over_is_sound(browser: Browser, site: Site) -> None:
    """From the page on which an owner hands over to the thanks; going back leads nowhere."""
    faults: list[str] = []
    with visitor(browser) as page:
        page.goto(site.link())
        begin_a_proposal(page)
        begin_a_response(page, voice="je", begin="Begin")
        page.get_by_role("link", name="Terug naar het begin").click()
        faults += inspect(page)
        page.get_by_role("button", name="Geef het toestel door").click()
        faults += inspect(page)
        page.get_by_role("link", name="Begin").click()
        page.locator('[name="KT1:value"][value="3"]').check()
        page.get_by_role("button", name="Bewaar en stop").click()
        page.goto(site.origin)
        assert page.locator("h1").inner_text() == "Deze pagina bestaat niet"
        faults += inspect(page)
        page.get_by_role("link", name="Terug naar de vragen").click()
        page.get_by_role("link", name="Kijk na en dien in").click()
        faults += inspect(page)
        page.get_by_role("button", name="Dien in").click()
        assert page.locator("h1").inner_text() == "Bedankt"
        faults += inspect(page)
        page.go_back()
        assert page.locator("h1").inner_text() == "Hier is een nieuwe link nodig"
    assert not faults, "\n".join(faults)


def _collide(page: Page) -> None:
    """Two windows answer one question; the second to save is this page."""
    begin_a_proposal(page)
    begin_a_response(page)
    other = page.context.new_page()
    other.goto(page.url)
    for window, value in ((other, "1"), (page, "3")):
        window.locator(f'[name="KT1:value"][value="{value}"]').check()
        window.get_by_role("button", name="Bewaar en ga verder").click()
    other.close()
