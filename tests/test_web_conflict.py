"""Two windows on one response: nobody's text is overwritten by who did not see it."""

from __future__ import annotations

import pytest
from werkzeug.test import TestResponse

from .house_client import HouseClient
from .house_rules import page_of
from .web_steps import response_begun, section, submitted, tiny

__all__ = ["tiny"]

NEXT, CHOOSE = "Bewaar en ga verder", "Bewaar deze keuze"


def values_of(client: HouseClient, page: TestResponse) -> dict[str, list[str]]:
    return page_of(client.get(page.request.path).text).form_with("Bewaar en stop").values()


@pytest.fixture
def windows(tiny: HouseClient) -> tuple[HouseClient, TestResponse, TestResponse]:
    """A browser, its second window's page, and what the first got that saved too late."""
    page = section(tiny, response_begun(tiny, "critical"))
    tiny.submit(page, NEXT, {"S1:value": "1", "S1:explanation": "Uit venster twee"})
    mine = {"S1:value": "4", "S1:explanation": "Uit venster één\r\n<b>", "S2:value": "2"}
    return tiny, page, tiny.submit(page, NEXT, mine, status=409)


Windows = tuple[HouseClient, TestResponse, TestResponse]


def test_both_texts_are_shown_and_nothing_is_written(windows: Windows) -> None:
    client, page, refused = windows
    text = page_of(refused.text).text
    assert "Uit venster twee" in text
    assert "Uit venster één" in text
    assert "<b>" in text
    kept = values_of(client, page)
    assert (kept["S1:value"], kept["S1:explanation"]) == (["1"], ["Uit venster twee"])
    assert "S2:value" not in kept


def test_each_question_keeps_the_side_that_was_chosen(windows: Windows) -> None:
    client, page, refused = windows
    client.submit(refused, CHOOSE, {"keep-S1": "theirs", "keep-S2": "mine"})
    kept = values_of(client, page)
    assert (kept["S1:value"], kept["S1:explanation"]) == (["1"], ["Uit venster twee"])
    assert kept["S2:value"] == ["2"]


def test_my_own_side_is_kept_as_it_was_typed(windows: Windows) -> None:
    client, page, refused = windows
    client.submit(refused, CHOOSE, {"keep-S1": "mine", "keep-S2": "theirs"})
    kept = values_of(client, page)
    assert (kept["S1:value"], kept["S1:explanation"]) == (["4"], ["Uit venster één\n<b>"])
    assert "S2:value" not in kept


def test_without_a_choice_both_are_shown_again_with_the_choice_already_made(
    windows: Windows,
) -> None:
    client, page, refused = windows
    again = client.submit(refused, CHOOSE, {"keep-S2": "mine"}, status=422)
    found = page_of(again.text)
    assert found.links["Kies welk antwoord blijft."] == "#v-S1-mine"
    assert found.form_with(CHOOSE).values()["keep-S2"] == ["mine"]
    client.submit(again, CHOOSE, {"keep-S1": "mine"})
    assert values_of(client, page)["S1:value"] == ["4"]


def test_a_third_window_is_not_overwritten_either(windows: Windows) -> None:
    client, page, refused = windows
    third = client.get(page.request.path)
    client.submit(third, NEXT, {"S1:value": "0", "S1:explanation": "Uit venster drie"})
    again = client.submit(refused, CHOOSE, {"keep-S1": "mine", "keep-S2": "mine"}, status=409)
    assert "Uit venster drie" in page_of(again.text).text
    assert "Uit venster één" in page_of(again.text).text
    client.submit(again, CHOOSE, {"keep-S1": "theirs", "keep-S2": "mine"})
    assert values_of(client, page)["S1:explanation"] == ["Uit venster drie"]


def test_the_same_page_sent_twice_is_no_conflict(tiny: HouseClient) -> None:
    page = section(tiny, response_begun(tiny, "critical"))
    first = tiny.submit(page, NEXT, {"S1:value": "1"})
    assert tiny.submit(page, NEXT, {"S1:value": "1"}).location == first.location


def test_what_was_submitted_meanwhile_is_not_changed_and_what_was_typed_can_be_sent_again(
    tiny: HouseClient,
) -> None:
    response = response_begun(tiny, "critical")
    page = section(tiny, response)
    submitted(tiny, response)
    own = {"Sec-Fetch-Site": "same-origin"}
    values = {"S1:value": "1", "S1:explanation": "Te laat"}
    refused = tiny.submit(page, NEXT, values, status=409, headers=own)
    assert "Te laat" in page_of(refused.text).text
    tiny.submit(tiny.get(response), "Heropen om te wijzigen")
    conflict = tiny.submit(refused, "Verstuur opnieuw", status=409)
    tiny.submit(conflict, CHOOSE, {"keep-S1": "mine"})
    assert values_of(tiny, page)["S1:explanation"] == ["Te laat"]
