"""What the responses of an assessment say: on a page, and as files to take along."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from zoneinfo import ZoneInfo

import pypdfium2
import pytest

from cliënttoets.assessment.file import answered_assessment, read_responses
from cliënttoets.content_folders import EXAMPLE
from cliënttoets.store.database import connect
from cliënttoets.store.snapshots import take_in
from cliënttoets.web.results import slug

from .house_app import example_app, opened, shipped
from .house_client import HouseClient
from .house_rules import page_of
from .web_steps import (
    proposal_begun,
    response_begun,
    section,
    submitted,
    tiny,
    tiny_questionnaires,
)

__all__ = ["tiny"]

NEXT = "Bewaar en ga verder"


def answered(
    client: HouseClient, proposal: str, voice: str, value: str, explanation: str = ""
) -> str:
    response = response_begun(client, "perspectives", voice, f"Wie {voice} zegt", proposal)
    values = {"S1:value": value, "S1:explanation": explanation}
    client.submit(section(client, response), NEXT, values)
    return response


def results(client: HouseClient, proposal: str) -> str:
    return page_of(client.get(proposal).text).links["Bekijk de resultaten"]


def test_without_anything_handed_in_there_are_no_results(tiny: HouseClient) -> None:
    proposal = proposal_begun(tiny, "perspectives")
    answered(tiny, proposal, "clientorganisatie", "3")
    page = page_of(tiny.get(results(tiny, proposal)).text)
    assert "Er is nog niets ingediend." in page.text
    assert "Rapport (pdf)" not in page.text


def test_a_draft_is_named_and_does_not_count(tiny: HouseClient) -> None:
    proposal = proposal_begun(tiny, "perspectives")
    submitted(tiny, answered(tiny, proposal, "clientorganisatie", "4"))
    answered(tiny, proposal, "overheid_zelf", "0", "Dit telt niet mee")
    page = page_of(tiny.get(results(tiny, proposal)).text)
    assert (
        "Eén invulling is nog niet ingediend en telt hier niet mee: Wie overheid_zelf zegt"
        in page.text
    )
    assert "Dit telt niet mee" not in page.text


def test_the_page_says_what_the_report_says(tiny: HouseClient) -> None:
    proposal = proposal_begun(tiny, "perspectives")
    submitted(tiny, answered(tiny, proposal, "clientorganisatie", "3", "Uitleg met <script>"))
    address = results(tiny, proposal)
    page = page_of(tiny.get(address).text)
    report = page_of(tiny.get(page.links["Rapport (webpagina)"]).text)
    # Every heading and table of the report stands on the page too.
    for each in report.all("h2", "h3", "h4", "td"):
        assert each.text in page.text
    assert page.all("svg")
    assert page.all("table")
    assert "Uitleg met <script>" in page.text


def test_a_self_assessment_alone_gives_no_signal(tiny: HouseClient) -> None:
    proposal = proposal_begun(tiny, "perspectives")
    submitted(tiny, answered(tiny, proposal, "overheid_zelf", "4"))
    page = tiny.get(results(tiny, proposal))
    assert "Zelfbeoordeling" in page_of(page.text).text
    assert "signal-band" not in page.text
    assert "signal-critical" not in page.text


def test_the_report_is_a_pdf_with_the_answer_in_it(tiny: HouseClient) -> None:
    proposal = proposal_begun(tiny, "perspectives")
    submitted(tiny, answered(tiny, proposal, "clientorganisatie", "3", "Een zeldzaam woord: kwik"))
    page = page_of(tiny.get(results(tiny, proposal)).text)
    reply = tiny.get(page.links["Rapport (pdf)"])
    assert reply.mimetype == "application/pdf"
    today = dt.datetime.now(ZoneInfo("Europe/Brussels")).date()
    assert reply.headers["Content-Disposition"] == (
        f'attachment; filename="clienttoets-een-voorstel-{today}.pdf"'
    )
    document = pypdfium2.PdfDocument(reply.data)
    text = "".join(
        document[number].get_textpage().get_text_range() for number in range(len(document))
    )
    assert "kwik" in text


def test_the_answers_are_a_file_that_can_be_scored(tiny: HouseClient) -> None:
    proposal = proposal_begun(tiny, "perspectives")
    submitted(tiny, answered(tiny, proposal, "clientorganisatie", "3", "Daarom"))
    page = page_of(tiny.get(results(tiny, proposal)).text)
    reply = tiny.get(page.links["Alle antwoorden (JSON)"])
    assert reply.headers["Content-Disposition"].endswith('.json"')
    read = answered_assessment(json.loads(reply.data), tiny_questionnaires())
    assert [one.answers["S1"].value for one in read.responses] == [3]


def test_what_may_be_shared_stands_apart_from_what_may_not(tiny: HouseClient) -> None:
    proposal = proposal_begun(tiny, "perspectives")
    submitted(tiny, answered(tiny, proposal, "clientorganisatie", "3"))
    _, _, taken = page_of(tiny.get(results(tiny, proposal)).text).text.partition("Meenemen")
    share, _, keep = taken.partition("Om te bewaren")
    assert "Rapport (pdf)" in share
    assert "Rapport (webpagina)" in share
    assert "Namen en eigen woorden van gezinnen staan er niet in." in share
    assert "Alle antwoorden (JSON)" in keep
    assert "Niet delen: hierin staat elk antwoord apart." in keep


def test_what_may_be_shared_holds_no_name_and_no_words_of_a_family(client: HouseClient) -> None:
    proposal = proposal_begun(client, "KT")
    for number in range(6):  # enough for a group to be told about
        response = response_begun(client, "KT", "u", f"Zeldzame naam {number}", proposal)
        values = {"KT1:value": "1", "KT1:explanation": "Zeldzame woorden van een ouder"}
        client.submit(section(client, response), NEXT, values)
        submitted(client, response)
    page = page_of(client.get(results(client, proposal)).text)
    shared = client.get(page.links["Rapport (webpagina)"]).text
    document = pypdfium2.PdfDocument(client.get(page.links["Rapport (pdf)"]).data)
    shared += "".join(
        document[number].get_textpage().get_text_range() for number in range(len(document))
    )
    assert "Zeldzame" not in shared
    kept = client.get(page.links["Alle antwoorden (JSON)"]).text
    assert "Zeldzame naam 5" in kept
    assert "Zeldzame woorden" in kept


def test_an_example_is_marked_in_words_on_every_page(tmp_path: Path) -> None:
    app = example_app(tmp_path)
    with connect(tmp_path / "clienttoets.db") as db:
        read = read_responses(EXAMPLE, shipped())
        taken = take_in(
            db, read.assessment, read.questionnaires, read.responses, dt.datetime.now(dt.UTC)
        )
    client = opened(app)
    proposal = page_of(client.get(f"/proposals/{taken.proposal}").text)
    response = next(to for to in proposal.links.values() if to.startswith("/responses/"))
    for address in (
        "/",
        f"/proposals/{taken.proposal}",
        f"/proposals/{taken.proposal}/remove",
        f"/assessments/{taken.assessment}/results",
        f"/assessments/{taken.assessment}/questionnaires",
        f"/assessments/{taken.assessment}/change",
        f"/assessments/{taken.assessment}/responses/new",
        response,
        f"{response}/check",
        f"{response}/remove",
    ):
        assert "VOORBEELD" in page_of(client.get(address).text).text, address


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Conceptnota: één plan!", "conceptnota-een-plan"),
        ("../../etc/passwd", "etc-passwd"),
        ('"; rm -rf', "rm-rf"),
        ("מבחן", "voorstel"),
        ("a" * 99, "a" * 60),
    ],
)
def test_a_file_name_is_ascii_and_leads_nowhere(title: str, name: str) -> None:
    assert slug(title) == name


@pytest.mark.parametrize("name", ["report.pdf", "report.html", "responses.json"])
def test_before_anything_is_handed_in_there_is_nothing_to_take_along(
    tiny: HouseClient, name: str
) -> None:
    proposal = proposal_begun(tiny, "perspectives")
    answered(tiny, proposal, "clientorganisatie", "3")
    address = results(tiny, proposal)
    assert tiny.get(address.replace("results", name), status=303).location == address
