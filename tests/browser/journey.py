"""The way from a new proposal to a downloaded PDF, as someone goes it who has only a browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

Arrived = Callable[[str], None]
"""Called at each page that is reached, with a name for it."""

TITLE = "Decreet over begeleiding van gezinnen"
RESPONDENT = "Vereniging De Proef"
SCORED_SECTIONS = ("invloed", "partnerschap", "bereik", "terugkoppeling")


def nothing(_name: str) -> None:
    """For who only wants to arrive."""


def travel(page: Page, link: str, target: Path, arrived: Arrived = nothing) -> None:
    """Goes the whole way, and saves the PDF at its end as the target."""
    page.goto(link)
    arrived("overview-empty")
    begin_a_proposal(page, arrived)
    begin_a_response(page, arrived)
    _answer(page, arrived)
    _hand_in(page, arrived)
    page.get_by_role("link", name="Terug naar het voorstel").click()
    arrived("proposal-answered")
    page.get_by_role("link", name="Bekijk de resultaten").click()
    arrived("results")
    with page.expect_download() as download:
        page.get_by_role("link", name="Cliënttoets: Pdf", exact=True).click()
    download.value.save_as(target)


def begin_a_proposal(page: Page, arrived: Arrived = nothing) -> None:
    """From the overview to a proposal with the seven questions; its title is forgotten at first."""
    page.get_by_role("link", name="Nieuw voorstel").click()
    arrived("proposal-new")
    page.get_by_role("button", name="Bewaar en kies vragenlijsten").click()
    arrived("proposal-wrong")
    page.get_by_label("Titel van het voorstel").fill(TITLE)
    page.get_by_label("Op welk moment toetst u?").select_option("M2")
    page.get_by_role("button", name="Bewaar en kies vragenlijsten").click()
    arrived("questionnaires")
    page.locator('[name="questionnaire"][value="KT:1"]').check()
    page.get_by_role("button", name="Bewaar").click()
    arrived("proposal")


def begin_a_response(
    page: Page,
    arrived: Arrived = nothing,
    questionnaire: str = "KT:1",
    voice: str = "clientorganisatie",
    begin: str = "Begin met antwoorden",
) -> None:
    """From the proposal to the first questions of a response, a client organisation's or other."""
    page.get_by_role("link", name="Voeg een invulling toe").click()
    arrived("who")
    page.get_by_label("Naam van de organisatie, of een schuilnaam").fill(RESPONDENT)
    page.locator(f'[name="voice"][value="{voice}"]').check()
    page.locator(f'[name="questionnaire"][value="{questionnaire}"]').check()
    page.get_by_role("button", name="Begin").click()
    arrived("response")
    page.get_by_role("link", name=begin).click()
    arrived("section")


def _answer(page: Page, arrived: Arrived) -> None:
    """Every rating a 3; at first "not applicable" without its reason, which is refused."""
    page.locator('[name="KT1:value"][value="nvt"]').check()
    _go_on(page)
    arrived("section-wrong")
    for section in SCORED_SECTIONS:
        assert page.url.split("#")[0].endswith(f"/{section}"), page.url
        for rating in page.locator('[type="radio"][value="3"]').all():
            rating.check()
        _go_on(page)
    arrived("section-open-questions")
    page.locator('[name="KT_helpt:value"]').fill("Eén vast gezicht, van het begin tot het einde.")
    _go_on(page)


def _go_on(page: Page) -> None:
    page.get_by_role("button", name="Bewaar en ga verder").click()


def _hand_in(page: Page, arrived: Arrived) -> None:
    """Looks everything over, changes one thing on the way, and hands in."""
    arrived("check")
    page.get_by_role("link", name="Wijzig").first.click()
    page.get_by_role("button", name="Bewaar en kijk na").click()
    page.get_by_role("button", name="Dien in").click()
    arrived("response-submitted")
