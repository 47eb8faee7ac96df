"""Answers checked, handed in, reopened, removed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from cliënttoets.web.app import create_app

from .house_app import example_settings, opened
from .house_client import HouseClient
from .house_rules import page_of
from .web_steps import response_begun, section, submitted, tiny

__all__ = ["tiny"]

NEXT = "Bewaar en ga verder"


def test_the_check_says_every_answer_in_words(tiny: HouseClient) -> None:
    response = response_begun(tiny, "parts")
    values = {
        "S1:value": "2", "S1:explanation": "Uitleg <i>", "S1:evidence": "3", "S1:reference": "p. 4",
        "S1a:value": "deels", "S1b:value": "4", "S1c:value": "Eerst\r\ndan", "S1d:value": "12345",
        "S1e:value": "01.02.2026", "S1f:value": "ouders", "S1g:value": ["thuis", "online"],
        "S1h:0:stap": "De eerste stap",
    }  # fmt: skip
    tiny.submit(section(tiny, response), NEXT, values)
    text = page_of(tiny.get(f"{response}/check").text).text
    for words in (
        "Gedeeltelijk – 2", "Uitleg: Uitleg <i>", "Bevestigd door de cliëntzijde",
        "Vindplaats: p. 4", "Deels", "Volledig – 4", "Eerst dan", "12 345", "1 februari 2026",
        "Ouders", "Thuis Online", "De eerste stap",
    ):  # fmt: skip
        assert words in text, words


def test_the_check_says_a_reason_and_what_was_not_said(tiny: HouseClient) -> None:
    response = response_begun(tiny, "critical")
    values = {"S1:value": "nvt", "S1:reason": "Louter technisch"}
    tiny.submit(section(tiny, response), NEXT, values)
    text = page_of(tiny.get(f"{response}/check").text).text
    assert "Niet van toepassing Waarom: Louter technisch" in text
    assert "Niet beantwoord" in text


def test_what_is_missing_is_named_with_a_link_and_may_be_handed_in(tiny: HouseClient) -> None:
    response = response_begun(tiny, "rating")
    page = page_of(tiny.get(f"{response}/check").text)
    assert "3 vragen hebben nog geen antwoord" in page.text
    assert page.links["Zijn gezinnen betrokken?"].endswith("/sections/vragen?back=check#v-S1")
    submitted(tiny, response)
    assert "ingediend en telt mee" in page_of(tiny.get(response).text).text


def test_an_answer_that_a_part_limits_says_what_it_counts_as_and_why(tiny: HouseClient) -> None:
    response = response_begun(tiny, "ceiling")
    page = section(tiny, response)

    def shown(**values: str) -> str:
        given = {name.replace("__", ":"): value for name, value in values.items()}
        tiny.submit(tiny.get(page.request.path), NEXT, given)
        return page_of(tiny.get(f"{response}/check").text).text

    # S1a: nee caps at 2, deels at 3; S1b caps at its own value; a cell of the table like S1a.
    assert "Dit telt als 2: bij ‘Vroeg?’ staat nee." in shown(S1__value="4", S1a__value="nee")
    assert "Dit telt als" not in shown(S1__value="2")
    text = shown(S1__value="4", S1a__value="deels", S1b__value="1")
    assert "Dit telt als 1: bij ‘Hoe blijvend?’ staat Aanzet – 1." in text
    table = {"S1c__0__instrument": "Een brief", "S1c__0__waarborg": "nee"}
    text = shown(S1__value="4", S1a__value="ja", S1b__value="4", **table)
    assert "Dit telt als 2: bij ‘Welke instrumenten?’ staat nee." in text


def test_families_are_told_that_they_may_hand_in_and_not_about_numbers(
    client: HouseClient,
) -> None:
    for voice, words in (("je", "Je mag ook zo indienen."), ("u", "U mag ook zo indienen.")):
        response = response_begun(client, "RP", voice)
        client.submit(section(client, response), NEXT, {"RP1:value": "3"})
        text = page_of(client.get(f"{response}/check").text).text
        assert words in text
        assert "telt niet als 0" not in text
        assert "– 3" not in text
        assert "RP1" not in text
        # RP1 to RP9 are asked; one has an answer, and nobody waits for the two open questions.
        assert "8 vragen hebben nog geen antwoord" in text


def test_open_questions_that_a_family_leaves_are_not_called_unanswered(tiny: HouseClient) -> None:
    response = response_begun(tiny, "families", "je")
    tiny.submit(section(tiny, response), NEXT, {"S1:value": "3"})
    page = page_of(tiny.get(f"{response}/check").text)
    assert "nog geen antwoord" not in page.text
    assert "Alle vragen hebben een antwoord." not in page.text
    assert "Wijzig: Wat helpt gezinnen vooruit?" in page.links


def test_a_family_is_offered_to_hand_in_once_something_is_answered(tiny: HouseClient) -> None:
    response = response_begun(tiny, "families", "je")
    before = page_of(tiny.get(response).text)
    assert "Kijk na en dien in" not in before.links
    for words in ("Onderdelen", "Antwoorden van", "Laatst bewaard"):
        assert words not in before.text
    tiny.submit(section(tiny, response), NEXT, {"S1:value": "3"})
    assert "Kijk na en dien in" in page_of(tiny.get(response).text).links


def test_after_one_response_comes_the_next(tiny: HouseClient) -> None:
    response = response_begun(tiny, "rating")
    submitted(tiny, response)
    links = page_of(tiny.get(response).text).links
    assert page_of(tiny.get(links["Nog een invulling toevoegen"]).text).heading == "Wie antwoordt?"


def test_a_complete_response_says_so(tiny: HouseClient) -> None:
    response = response_begun(tiny, "minimal")
    tiny.submit(section(tiny, response), NEXT, {"verhaal:value": "Iets"})
    assert "Alle vragen hebben een antwoord." in page_of(tiny.get(f"{response}/check").text).text


@pytest.mark.parametrize(
    ("hour", "shown"),
    [
        ("2026-07-01T08:05", "1 juli 2026, 10.05 uur"),
        ("2026-12-31T23:30", "1 januari 2027, 0.30 uur"),
    ],
    ids=["summer", "winter, and the next year"],
)
def test_times_are_those_of_the_readers_wherever_the_server_stands(
    tmp_path: Path, hour: str, shown: str
) -> None:
    instant = dt.datetime.fromisoformat(f"{hour}+00:00")
    app = create_app(replace(example_settings(tmp_path), now=lambda: instant))
    app.test_client_class = HouseClient
    client = opened(app)
    response = response_begun(client, "KT")
    submitted(client, response)
    text = page_of(client.get(response).text).text
    assert f"Laatst bewaard {shown}" in text.replace("bewaard1", "bewaard 1")
    assert f"Ingediend {shown}" in text.replace("Ingediend1", "Ingediend 1")


def test_what_changed_after_the_check_is_shown_before_it_is_handed_in(tiny: HouseClient) -> None:
    response = response_begun(tiny, "minimal")
    check = tiny.get(f"{response}/check")
    tiny.submit(section(tiny, response), NEXT, {"verhaal:value": "Intussen"})
    refused = tiny.submit(check, "Dien in", status=409)
    assert "Intussen" in page_of(refused.text).text
    assert page_of(refused.text).title.startswith("Fout: ")
    tiny.submit(refused, "Dien in")


def test_handing_in_twice_is_handing_in_once(tiny: HouseClient) -> None:
    response = response_begun(tiny, "minimal")
    check = tiny.get(f"{response}/check")
    assert tiny.submit(check, "Dien in").location == tiny.submit(check, "Dien in").location


def test_what_was_handed_in_can_be_read_and_not_changed_until_it_is_reopened(
    tiny: HouseClient,
) -> None:
    response = response_begun(tiny, "rating")
    questions = section(tiny, response).request.path
    submitted(tiny, response)
    assert tiny.get(questions, status=303).location == response
    page = page_of(tiny.get(f"{response}/check").text)
    assert not [words for words in page.links if words.startswith("Wijzig")]
    with pytest.raises(LookupError):
        page.form_with("Dien in")
    tiny.submit(tiny.get(response), "Heropen om te wijzigen")
    tiny.submit(tiny.get(questions), NEXT, {"S1:value": "1"})


def test_a_response_is_removed_only_after_it_was_asked(tiny: HouseClient) -> None:
    response = response_begun(tiny, "rating")
    page = tiny.get(page_of(tiny.get(response).text).links["Verwijder deze invulling"])
    assert "Ouders Samen" in page_of(page.text).text
    tiny.submit(page, "Verwijder voorgoed")
    tiny.get(response, status=404)
