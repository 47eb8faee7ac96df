"""What tests of the web do on their way: a browser on tiny questionnaires, a proposal, a draft."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from cliënttoets.questionnaire.catalogue import Catalogue
from cliënttoets.questionnaire.file import read_catalogue

from .house_app import example_app, opened
from .house_client import HouseClient
from .house_rules import page_of

TINY = Path(__file__).parent / "questionnaires"


@cache
def tiny_questionnaires() -> Catalogue:
    """One small questionnaire a feature."""
    return read_catalogue([TINY])


@pytest.fixture
def tiny(tmp_path: Path) -> HouseClient:
    """An owner's browser on a server with the tiny questionnaires."""
    return opened(example_app(tmp_path, tiny_questionnaires()))


def proposal_begun(client: HouseClient, *questionnaires: str, moment: str = "M3") -> str:
    """The address of a new proposal that asks these questionnaires."""
    page = client.get("/proposals/new")
    values = {"title": "Een voorstel", "moment": moment}
    chosen = client.submit(page, "Bewaar en kies vragenlijsten", values).location
    page = client.get(chosen)
    ticked = {"questionnaire": [f"{name}:1" for name in questionnaires]}
    return client.submit(page, "Bewaar", ticked).location


def response_begun(
    client: HouseClient,
    questionnaire: str,
    voice: str = "clientorganisatie",
    respondent: str = "Ouders Samen",
    proposal: str | None = None,
) -> str:
    """The address of a new response, of a new proposal unless one is given."""
    address = proposal or proposal_begun(client, questionnaire)
    new = page_of(client.get(address).text).links["Voeg een invulling toe"]
    values = {"respondent": respondent, "voice": voice, "questionnaire": f"{questionnaire}:1"}
    return client.submit(client.get(new), "Begin", values).location


def section(client: HouseClient, response: str, number: int = 1) -> TestResponse:
    """A section of a response, as its page; for families, where its first question is."""
    check = page_of(client.get(f"{response}/check").text)
    changes = (to for words, to in check.links.items() if words.startswith("Wijzig: "))
    addresses = (to.partition("?")[0] for to in changes)
    return client.get(list(dict.fromkeys(addresses))[number - 1])


def question_pages(client: HouseClient, response: str) -> list[str]:
    """The addresses of all question pages of a draft; for families a page a question."""
    links = page_of(client.get(f"{response}/check").text).links.items()
    changes = [to for words, to in links if words.startswith("Wijzig: ")]
    return list(dict.fromkeys(to.partition("#")[0] for to in changes))


def submitted(client: HouseClient, response: str) -> None:
    """Hands a response in."""
    client.submit(client.get(f"{response}/check"), "Dien in")
