"""Proposals in the browser: begun, changed, asked about, removed."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from cliënttoets.questionnaire.catalogue import Catalogue
from cliënttoets.web.app import create_app
from cliënttoets.web.assessments import first_sentence
from cliënttoets.web.visit import Settings

from .house_app import example_settings, opened
from .house_client import HouseClient
from .house_rules import page_of
from .web_steps import proposal_begun, response_begun, submitted, tiny, tiny_questionnaires

__all__ = ["tiny"]

NEW = "Bewaar en kies vragenlijsten"


def test_an_empty_house_says_how_to_begin(client: HouseClient) -> None:
    page = page_of(client.get("/").text)
    assert "Er is nog geen voorstel" in page.text
    assert page.links["Nieuw voorstel"] == "/proposals/new"


def test_a_proposal_is_shown_as_it_was_typed(client: HouseClient) -> None:
    values = {
        "title": "Een <em>voorstel</em> & meer",
        "about": "Eerste regel\r\nTweede {regel}",
        "responsible_body": "Het agentschap",
        "policy_domain": "Jeugdhulp",
        "text_version": "3",
        "text_date": "14.4.2026",
        "moment": "M4",
    }
    client.submit(client.get("/proposals/new"), NEW, values)
    overview = page_of(client.get("/").text)
    page = client.get(overview.links["Een <em>voorstel</em> & meer"])
    assert "Een &lt;em&gt;voorstel&lt;/em&gt; &amp; meer" in page.text
    text = page_of(page.text).text
    for words in (
        "Tweede {regel}",
        "Het agentschap",
        "Jeugdhulp",
        "14 april 2026",
        "Adviesronde (M4)",
    ):
        assert words in text


def test_all_that_is_wrong_is_said_at_once_and_nothing_typed_is_lost(client: HouseClient) -> None:
    values = {
        "title": " ",
        "about": "Blijft staan",
        "text_date": "31.02.2026",
        "text_version": "x" * 101,
    }
    page = client.submit(client.get("/proposals/new"), NEW, values, status=422)
    found = page_of(page.text)
    assert found.title.startswith("Fout: Nieuw voorstel")
    assert found.links["Geef het voorstel een titel."] == "#title"
    assert found.links["Deze datum bestaat niet; kijk dag en maand na."] == "#text_date"
    assert found.links["Kies het moment waarop u toetst."] == "#moment"
    assert any(words.startswith("Deze tekst telt 101 tekens") for words in found.links)
    assert found.form_with(NEW).values()["about"] == ["Blijft staan"]
    assert found.form_with(NEW).values()["text_date"] == ["31.02.2026"]


def test_a_moment_that_does_not_exist_is_refused(client: HouseClient) -> None:
    form = page_of(client.get("/proposals/new").text).form_with(NEW).values()
    client.post("/proposals/new", data={**form, "title": "x", "moment": "M13"}, status=422)


def test_a_form_that_is_sent_twice_begins_one_proposal(client: HouseClient) -> None:
    page = client.get("/proposals/new")
    values = {"title": "Eén voorstel", "moment": "M1"}
    first = client.submit(page, NEW, values)
    second = client.submit(page, NEW, values)
    assert first.location == second.location
    assert client.get("/").text.count("Eén voorstel</a>") == 1


def test_a_form_that_is_sent_by_four_at_once_begins_one_proposal(
    app: Flask, client: HouseClient
) -> None:
    form = page_of(client.get("/proposals/new").text).form_with(NEW).values()
    sent = {**form, "title": "Eén voorstel", "moment": "M1"}
    cookie = client.get_cookie("clienttoets")
    assert cookie is not None

    def send(_number: int) -> str:
        browser = app.test_client()
        browser.set_cookie("clienttoets", cookie.value)
        return browser.post("/proposals/new", data=sent).location

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(send, range(4)))) == 1


def test_a_proposal_can_be_changed_and_stays_what_else_it_was(client: HouseClient) -> None:
    address = proposal_begun(client, "KT")
    links = page_of(client.get(address).text).links
    page = client.get(links["Wijzig de gegevens van het voorstel"])
    assert page_of(page.text).form_with("Bewaar").values()["title"] == ["Een voorstel"]
    client.submit(page, "Bewaar", {"title": "Een ander voorstel", "moment": "M4"})
    after = page_of(client.get(address).text)
    assert after.heading == "Een ander voorstel"
    assert "Cliënttoets: de zeven vragen" in after.text
    client.submit(page, "Bewaar", {"title": ""}, status=422)


def change_form(client: HouseClient, proposal: str) -> TestResponse:
    links = page_of(client.get(proposal).text).links
    return client.get(links["Wijzig de gegevens van het voorstel"])


def test_what_another_window_changed_is_shown_before_it_is_overwritten(
    client: HouseClient,
) -> None:
    proposal = proposal_begun(client, "KT")
    first, second = change_form(client, proposal), change_form(client, proposal)
    client.submit(first, "Bewaar", {"title": "Titel van venster één", "moment": "M4"})
    mine = {"title": "Titel van venster twee", "about": "Ook dit"}
    refused = client.submit(second, "Bewaar", mine, status=409)
    found = page_of(refused.text)
    assert "Titel van venster één" in found.text
    assert found.links["In een ander venster is dit intussen gewijzigd."] == "#title"
    typed = found.form_with("Bewaar").values()
    assert (typed["title"], typed["about"]) == (["Titel van venster twee"], ["Ook dit"])
    assert page_of(client.get(proposal).text).heading == "Titel van venster één"
    client.submit(refused, "Bewaar", {"moment": "M4"})
    after = page_of(client.get(proposal).text)
    assert after.heading == "Titel van venster twee"
    assert "(M4)" in after.text


def test_the_same_change_sent_twice_is_no_conflict(client: HouseClient) -> None:
    page = change_form(client, proposal_begun(client, "KT"))
    for _time in range(2):
        client.submit(page, "Bewaar", {"title": "Een ander voorstel"})


def test_a_change_of_the_proposal_leaves_its_questionnaires_alone(tiny: HouseClient) -> None:
    proposal = proposal_begun(tiny, "rating")
    page = change_form(tiny, proposal)
    choice = tiny.get(page_of(tiny.get(proposal).text).links["Wijzig de keuze van vragenlijsten"])
    tiny.submit(choice, "Bewaar", {"questionnaire": ["rating:1", "text:1"]})
    response_begun(tiny, "text", proposal=proposal)
    tiny.submit(page, "Bewaar", {"title": "Een ander voorstel"})
    assert "(text)" in page_of(tiny.get(proposal).text).text


def test_a_choice_of_questionnaires_leaves_the_rest_alone(tiny: HouseClient) -> None:
    proposal = proposal_begun(tiny, "rating")
    choice = tiny.get(page_of(tiny.get(proposal).text).links["Wijzig de keuze van vragenlijsten"])
    tiny.submit(change_form(tiny, proposal), "Bewaar", {"moment": "M4", "text_version": "3"})
    tiny.submit(choice, "Bewaar", {"questionnaire": ["rating:1", "text:1"]})
    text = page_of(tiny.get(proposal).text).text
    assert "(M4)" in text
    assert "Versie van de tekst" in text


def test_a_form_that_is_changed_and_sent_again_loses_nothing(client: HouseClient) -> None:
    page = client.get("/proposals/new")
    first = client.submit(page, NEW, {"title": "Eerste tekst", "moment": "M1"})
    second = client.submit(page, NEW, {"title": "Tweede tekst", "moment": "M1"})
    assert first.location != second.location
    assert {"Eerste tekst", "Tweede tekst"} <= page_of(client.get("/").text).links.keys()


def test_the_seven_questions_come_first_and_are_ticked_for_who_has_not_chosen(
    client: HouseClient,
) -> None:
    values = {"title": "Een voorstel", "moment": "M10"}
    chosen = client.submit(client.get("/proposals/new"), NEW, values).location
    page = page_of(client.get(chosen).text)
    boxes = [each for each in page.all("input") if each["type"] == "checkbox"]
    assert [each["value"] for each in boxes if "checked" in each.attributes] == ["KT:1"]
    assert boxes[0]["value"] == "KT:1"
    assert "Begin hiermee. Met deze lijst toetst u een voorstel" in page.text
    assert "U geeft per vraag een score" not in page.text  # the rest of the introduction


def test_questionnaires_that_suit_the_moment_come_first(client: HouseClient) -> None:
    address = proposal_begun(client, "KT", moment="M0")
    page = client.get(page_of(client.get(address).text).links["Wijzig de keuze van vragenlijsten"])
    first, _, last = page.text.partition("Meestal niet gebruikt op dit moment.")
    assert 'value="KT:1"' in first
    assert last


def test_at_least_one_questionnaire_is_asked(client: HouseClient) -> None:
    address = proposal_begun(client, "KT")
    page = client.get(page_of(client.get(address).text).links["Wijzig de keuze van vragenlijsten"])
    refused = client.submit(page, "Bewaar", {"questionnaire": None}, status=422)
    assert page_of(refused.text).links["Kies minstens één vragenlijst."] == "#questionnaire-1"


def test_of_two_versions_of_a_questionnaire_one_is_asked(tmp_path: Path) -> None:
    minimal = tiny_questionnaires().newest("minimal")
    first, second = (replace(example_settings(tmp_path), catalogue=Catalogue.of([each]))
                     for each in (minimal, replace(minimal, version=2)))  # fmt: skip
    proposal = proposal_begun(_opened(first), "minimal")
    client = _opened(second)  # the server was started anew with the newer version
    page = client.get(page_of(client.get(proposal).text).links["Wijzig de keuze van vragenlijsten"])
    assert {"Versie 1.", "Versie 2."} <= set(re.findall(r"Versie \d\.", page.text))
    both = {"questionnaire": ["minimal:1", "minimal:2"]}
    refused = client.submit(page, "Bewaar", both, status=422)
    links = page_of(refused.text).links
    assert links["Kies van minimal maar één versie."] == "#questionnaire-1"
    assert page_of(refused.text).form_with("Bewaar").values()["questionnaire"] == [
        "minimal:1",
        "minimal:2",
    ]
    client.submit(page, "Bewaar", {"questionnaire": "minimal:2"})


def _opened(settings: Settings) -> HouseClient:
    app = create_app(settings)
    app.test_client_class = HouseClient
    return opened(app)


def test_one_version_on_offer_is_not_numbered(client: HouseClient) -> None:
    address = proposal_begun(client, "KT")
    page = client.get(page_of(client.get(address).text).links["Wijzig de keuze van vragenlijsten"])
    assert "Versie" not in page.text


def test_the_perspectives_are_listed_as_words_in_a_sentence(client: HouseClient) -> None:
    address = proposal_begun(client, "KT")
    links = page_of(client.get(address).text).links
    offers = page_of(client.get(links["Wijzig de keuze van vragenlijsten"]).text).text
    listed = "gezin of jongere, overheid (zelfbeoordeling) en praktijk"
    assert f"Voor: cliëntenorganisatie, {listed}." in offers
    assert (
        f"Voor: cliëntenorganisatie, {listed}."
        in page_of(client.get(links["Voeg een invulling toe"]).text).text
    )


def test_a_questionnaire_that_was_answered_cannot_be_dropped(tiny: HouseClient) -> None:
    proposal = proposal_begun(tiny, "rating", "text")
    response_begun(tiny, "rating", proposal=proposal)
    page = tiny.get(page_of(tiny.get(proposal).text).links["Wijzig de keuze van vragenlijsten"])
    refused = tiny.submit(page, "Bewaar", {"questionnaire": "text:1"}, status=422)
    assert "Er zijn al invullingen van rating" in page_of(refused.text).text
    tiny.submit(page, "Bewaar", {"questionnaire": "rating:1"})
    assert "(text)" not in page_of(tiny.get(proposal).text).text


def test_one_question_is_counted_as_one(tiny: HouseClient) -> None:
    proposal = proposal_begun(tiny, "minimal")
    response = response_begun(tiny, "minimal", proposal=proposal)
    assert "Bezig: 0 van 1 vraag" in page_of(tiny.get(proposal).text).text.replace("vragen", "!")
    overview = page_of(tiny.get(response).text).text
    assert "0 van 1 vraag beantwoord" in overview
    assert "Dit duurt ongeveer één minuut." in overview


def test_responses_are_listed_with_how_far_they_are(tiny: HouseClient) -> None:
    proposal = proposal_begun(tiny, "rating")
    response_begun(tiny, "rating", proposal=proposal, respondent="Nog bezig")
    done = response_begun(tiny, "rating", proposal=proposal, respondent="Al klaar")
    submitted(tiny, done)
    page = page_of(tiny.get(proposal).text)
    assert "Bezig: 0 van 3 vragen" in page.text
    assert "Ingediend" in page.text
    assert page.links["Al klaar"] == done


@pytest.mark.parametrize(
    ("values", "words", "field"),
    [
        ({"respondent": " "}, "Vul in wie antwoordt", "#respondent"),
        ({"respondent": "x" * 201}, "Deze naam is te lang", "#respondent"),
        ({"voice": None}, "Kies voor wie u antwoordt", "#voice-1"),
        ({"questionnaire": None}, "Kies een vragenlijst", "#questionnaire-1"),
        ({"voice": "je"}, "Deze vragenlijst is niet gemaakt voor", "#questionnaire-1"),
    ],
)
def test_who_answers_must_be_known_and_admitted(
    tiny: HouseClient, values: dict[str, str | None], words: str, field: str
) -> None:
    proposal = proposal_begun(tiny, "rating", "families")
    page = tiny.get(page_of(tiny.get(proposal).text).links["Voeg een invulling toe"])
    sound = {"respondent": "Ik", "voice": "clientorganisatie", "questionnaire": "rating:1"}
    refused = tiny.submit(page, "Begin", {**sound, **values}, status=422)
    links = page_of(refused.text).links
    assert [target for said, target in links.items() if said.startswith(words)] == [field]


def test_who_cannot_answer_what_is_said_at_the_choice(tiny: HouseClient) -> None:
    proposal = proposal_begun(tiny, "rating", "families")
    page = page_of(tiny.get(page_of(tiny.get(proposal).text).links["Voeg een invulling toe"]).text)
    labels = [each.text for each in page.all("label") if each["class"] == "row"]
    assert labels == [
        "Cliëntenorganisatie",
        "Gezin of jongere: Kind of jongere (je) Niet voor: Een score.",
        "Gezin of jongere: Ouder (u) Niet voor: Een score.",
        "Gezinnen Voor: cliëntenorganisatie en gezin of jongere.",
        "Een score Voor: cliëntenorganisatie.",
    ]


def test_responses_stand_under_the_questionnaire_that_they_answer(tiny: HouseClient) -> None:
    proposal = proposal_begun(tiny, "rating", "text")
    response_begun(tiny, "text", respondent="Bij de teksten", proposal=proposal)
    response_begun(tiny, "rating", respondent="Bij de scores", proposal=proposal)
    text = page_of(tiny.get(proposal).text).text
    places = [text.index(each) for each in ("(rating)", "scores", "(text)", "teksten", "Verwijder")]
    assert places == sorted(places)


def test_a_response_that_is_begun_twice_is_one(tiny: HouseClient) -> None:
    proposal = proposal_begun(tiny, "rating")
    page = tiny.get(page_of(tiny.get(proposal).text).links["Voeg een invulling toe"])
    values = {"respondent": "Ik", "voice": "clientorganisatie", "questionnaire": "rating:1"}
    assert (
        tiny.submit(page, "Begin", values).location == tiny.submit(page, "Begin", values).location
    )


def test_who_goes_back_and_types_another_name_begins_another_response(tiny: HouseClient) -> None:
    proposal = proposal_begun(tiny, "rating")
    page = tiny.get(page_of(tiny.get(proposal).text).links["Voeg een invulling toe"])
    values = {"voice": "clientorganisatie", "questionnaire": "rating:1"}
    for name in ("Ouders Samen", "De Brug"):
        tiny.submit(page, "Begin", {"respondent": name, **values})
    assert {"Ouders Samen", "De Brug"} <= page_of(tiny.get(proposal).text).links.keys()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Eén zin. En nog een.", "Eén zin."),
        ("Is het rond? Deze lijst vraagt dat.", "Is het rond?"),
        ("Artikel 3.2 telt mee. Meer niet.", "Artikel 3.2 telt mee."),
        ("Zonder einde", "Zonder einde"),
    ],
)
def test_the_first_sentence_ends_where_a_space_follows(text: str, first: str) -> None:
    assert first_sentence(text) == first


def test_a_proposal_is_removed_only_after_it_was_asked(app: Flask, client: HouseClient) -> None:
    proposal = proposal_begun(client, "KT")
    response = response_begun(client, "KT", proposal=proposal)
    page = client.get(page_of(client.get(proposal).text).links["Verwijder dit voorstel"])
    assert "Ook de ene invulling die erbij hoort" in page_of(page.text).text
    client.submit(page, "Verwijder voorgoed")
    client.get(proposal, status=404)
    client.get(response, status=404)
    assert "Een voorstel</a>" not in opened(app).get("/").text
