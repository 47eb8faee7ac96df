"""What the responses of an assessment say: on a page, and as files to take along."""

from __future__ import annotations

import dataclasses
import datetime as dt
import html
import io
import json
import re
from pathlib import Path
from urllib.parse import quote
from zoneinfo import ZoneInfo

import pypdfium2
import pytest
from pikepdf import Pdf

from cliënttoets.assessment.file import AnsweredAssessment, answered_assessment, read_responses
from cliënttoets.assessment.follow_up import FollowUp, PlainWords
from cliënttoets.content_folders import EXAMPLE, content_folder
from cliënttoets.store.database import connect
from cliënttoets.store.snapshots import take_in
from cliënttoets.web.app import create_app
from cliënttoets.web.results import slug

from .house_app import DATABASE, example_app, example_settings, opened, shipped
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
    assert "Cliënttoets: Pdf" not in page.links


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
    report = page_of(tiny.get(page.links["Cliënttoets: Webpagina"]).text)
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
    reply = tiny.get(page.links["Cliënttoets: Pdf"])
    assert reply.mimetype == "application/pdf"
    today = dt.datetime.now(ZoneInfo("Europe/Brussels")).date()
    assert reply.headers["Content-Disposition"] == (
        f'attachment; filename="clienttoets-een-voorstel-clientorganisatie-{today}.pdf"'
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
    assert "Cliënttoets: Pdf" in share
    assert "Cliënttoets: Webpagina" in share
    assert "van gezinnen staan er alleen in als zij dat goed vonden." in share
    assert "Alle antwoorden (JSON)" in keep
    assert "Niet delen: hierin staat elk antwoord apart." in keep
    assert "verhalen" not in keep


def test_what_may_be_shared_holds_no_name_and_no_words_of_a_family(client: HouseClient) -> None:
    proposal = proposal_begun(client, "KT")
    for number in range(6):  # enough for a group to be told about
        response = response_begun(client, "KT", "u", f"Zeldzame naam {number}", proposal)
        values = {"KT1:value": "1", "KT1:explanation": "Zeldzame woorden van een ouder"}
        client.submit(section(client, response), NEXT, values)
        submitted(client, response)
    page = page_of(client.get(results(client, proposal)).text)
    shared = client.get(page.links["Cliënttoets: Webpagina"]).text
    document = pypdfium2.PdfDocument(client.get(page.links["Cliënttoets: Pdf"]).data)
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
        taken = take_in(db, read, dt.datetime.now(dt.UTC))
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


# --- Another language --------------------------------------------------------------------------


def test_the_report_can_be_taken_along_in_english(tiny: HouseClient) -> None:
    proposal = proposal_begun(tiny, "perspectives")
    submitted(tiny, answered(tiny, proposal, "clientorganisatie", "3", "Een zeldzaam woord: kwik"))
    address = results(tiny, proposal)
    offered = re.findall(r'href="([^"]*language=en[^"]*)"', tiny.get(address).text)
    report, paper = (
        next(html.unescape(each) for each in offered if f"report.{kind}" in each)
        for kind in ("html", "pdf")
    )
    reply = tiny.get(report)
    assert reply.headers["Content-Disposition"].endswith('.en-GB.html"')
    assert '<html lang="en-GB"' in reply.text
    assert "What is the message?" in reply.text
    assert "kwik" in reply.text
    assert "Wat is de boodschap?" not in reply.text
    printed = tiny.get(paper)
    assert printed.headers["Content-Disposition"].endswith('.en-GB.pdf"')
    with Pdf.open(io.BytesIO(printed.data)) as document:
        assert str(document.Root.Lang) == "en-GB"


@pytest.mark.parametrize("name", ["report.pdf", "report.html"])
@pytest.mark.parametrize("asked", ["xx", "en_GB", "../nl", ""])
def test_a_language_that_is_not_at_hand_has_no_page(
    tiny: HouseClient, name: str, asked: str
) -> None:
    proposal = proposal_begun(tiny, "perspectives")
    submitted(tiny, answered(tiny, proposal, "clientorganisatie", "3"))
    address = results(tiny, proposal).replace("results", name)
    tiny.get(f"{address}?language={quote(asked)}", status=404)


def test_asking_for_dutch_gives_what_one_gets_without_asking(tiny: HouseClient) -> None:
    proposal = proposal_begun(tiny, "perspectives")
    submitted(tiny, answered(tiny, proposal, "clientorganisatie", "3"))
    address = results(tiny, proposal).replace("results", "report.html")
    unasked, asked = tiny.get(address), tiny.get(f"{address}?language=nl")
    assert asked.data == unasked.data
    assert asked.headers["Content-Disposition"] == unasked.headers["Content-Disposition"]


# --- Another reader ----------------------------------------------------------------------------


READERS = {
    "Cliënttoets": "clientorganisatie",
    "Cliënttoets voor de overheid": "overheid",
    "Voor kinderen, jongeren en ouders": "gezin",
}

OWN = """\
id: Ons_kort
version: 1
title: Ons <kort> rapport
sections:
  - part: signal
"""


@pytest.fixture(scope="module")
def example() -> AnsweredAssessment:
    return read_responses(EXAMPLE, shipped())


def browser_on(
    folder: Path, answered: AnsweredAssessment, *reports: Path
) -> tuple[HouseClient, str]:
    """A browser on a server with these folders of layouts, and the address of the results."""
    settings = example_settings(folder)
    folders = (*settings.report_folders, *reports)
    app = create_app(dataclasses.replace(settings, report_folders=folders))
    app.testing = True
    app.test_client_class = HouseClient
    with connect(folder / DATABASE) as db:
        taken = take_in(db, answered, dt.datetime.now(dt.UTC))
    return opened(app), f"/assessments/{taken.assessment}/results"


def test_every_shipped_reader_has_its_reports_in_each_language(
    tmp_path: Path, example: AnsweredAssessment
) -> None:
    client, address = browser_on(tmp_path, example)
    links = page_of(client.get(address).text).links
    kinds = ("Pdf", "Webpagina", "Pdf in het Engels", "Webpagina in het Engels")
    offered = [words for words in links if words.endswith(kinds)]
    assert offered == [f"{title}: {kind}" for title in READERS for kind in kinds]
    today = dt.datetime.now(ZoneInfo("Europe/Brussels")).date()
    for words in offered:
        title, _, kind = words.partition(": ")
        reply = client.get(links[words])
        name = f"-{READERS[title]}-{today}{'.en-GB' if 'Engels' in kind else ''}"
        suffix = "pdf" if kind.startswith("Pdf") else "html"
        assert reply.headers["Content-Disposition"].endswith(f'{name}.{suffix}"'), words
        assert reply.data.lower().startswith(b"%pdf" if suffix == "pdf" else b"<!doctype"), words


def test_each_reader_gets_another_report(tmp_path: Path, example: AnsweredAssessment) -> None:
    client, address = browser_on(tmp_path, example)
    links = page_of(client.get(address).text).links
    told = {title: page_of(client.get(links[f"{title}: Webpagina"]).text).text for title in READERS}
    for words, reader in (
        ("Onenigheid en minderheidsstemmen", "Cliënttoets"),
        ("Beslisblad", "Cliënttoets voor de overheid"),
        ("Wat kun jij nog doen?", "Voor kinderen, jongeren en ouders"),
    ):
        assert [title for title, text in told.items() if words in text] == [reader]


def test_an_own_layout_comes_after_the_shipped_ones(
    tmp_path: Path, example: AnsweredAssessment
) -> None:
    (tmp_path / "a-kort.yaml").write_text(OWN, "utf-8")
    client, address = browser_on(tmp_path, example, tmp_path)
    links = page_of(client.get(address).text).links
    titles = [words.partition(": ")[0] for words in links if words.endswith(": Pdf")]
    assert titles == [*READERS, "Ons <kort> rapport"]
    reply = client.get(links["Ons <kort> rapport: Webpagina"])
    assert "-ons-kort-" in reply.headers["Content-Disposition"]


def test_a_layout_with_a_mistake_is_told_and_the_others_can_be_taken_along(
    tmp_path: Path, example: AnsweredAssessment
) -> None:
    (tmp_path / "stuk.yaml").write_text(OWN.replace("signal", "sinaal"), "utf-8")
    client, address = browser_on(tmp_path, example, tmp_path)
    page = page_of(client.get(address).text)
    assert "In het bestand van deze rapportindeling staat een fout: stuk." in page.text
    assert [words for words in page.links if words.endswith(": Pdf")] == [
        f"{title}: Pdf" for title in READERS
    ]
    report = address.replace("results", "report.pdf")
    refused = client.get(f"{report}?layout=stuk", status=500)
    assert page_of(refused.text).heading == "Dit rapport is niet te maken"


@pytest.mark.parametrize("name", ["report.pdf", "report.html"])
@pytest.mark.parametrize("asked", ["bestaat-niet", "../overheid", "overheid.yaml", ""])
def test_a_layout_that_is_not_at_hand_has_no_page(tiny: HouseClient, name: str, asked: str) -> None:
    proposal = proposal_begun(tiny, "perspectives")
    submitted(tiny, answered(tiny, proposal, "clientorganisatie", "3"))
    address = results(tiny, proposal).replace("results", name)
    tiny.get(f"{address}?layout={quote(asked)}", status=404)


def test_without_a_layout_it_is_the_report_of_client_organisations(tiny: HouseClient) -> None:
    proposal = proposal_begun(tiny, "perspectives")
    submitted(tiny, answered(tiny, proposal, "clientorganisatie", "3"))
    address = results(tiny, proposal).replace("results", "report.html")
    assert tiny.get(address).data == tiny.get(f"{address}?layout=clientorganisatie").data


@pytest.mark.parametrize("name", ["report.pdf", "report.html"])
def test_a_page_for_families_that_is_too_long_is_said_in_a_sentence(
    tmp_path: Path, example: AnsweredAssessment, name: str
) -> None:
    wordy = FollowUp(plain=PlainWords(about=("een woord " * 300,)))
    client, address = browser_on(tmp_path, dataclasses.replace(example, follow_up=wordy))
    asked = f"{address.replace('results', name)}?layout=gezin"
    dutch = page_of(client.get(asked, status=409).text)
    assert dutch.heading == "Dit rapport is te lang"
    assert "Het moet op één blad passen" in dutch.text
    assert "woorden te veel: er is plaats voor 250." in dutch.text
    # the page is Dutch, whatever language the report would have had
    english = page_of(client.get(f"{asked}&language=en", status=409).text)
    assert "Het moet op één blad passen" in english.text
    assert "there is room for" not in english.text


def test_the_answers_carry_what_the_test_led_to_and_a_report_no_story_without_consent(
    tmp_path: Path, example: AnsweredAssessment
) -> None:
    client, address = browser_on(tmp_path, example)
    links = page_of(client.get(address).text).links
    assert "verhalen die niet gepubliceerd mogen worden" in client.get(address).text
    kept = client.get(links["Alle antwoorden (JSON)"])
    again = answered_assessment(json.loads(kept.data), shipped())
    assert again.follow_up == example.follow_up
    (inside,) = [story for story in example.follow_up.stories if not story.may_be_published]
    assert inside.text in kept.text
    assert inside.text not in client.get(address).text
    for title in READERS:
        assert inside.text not in client.get(links[f"{title}: Webpagina"]).text


def test_no_layout_ships_without_a_place_on_the_page() -> None:
    shipped_names = {path.stem for path in content_folder("reports").glob("*.yaml")}
    assert shipped_names == set(READERS.values())
