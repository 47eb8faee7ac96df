"""A question page: what it shows, what it saves, and that nothing typed is ever lost."""

from __future__ import annotations

import re

import pytest
from werkzeug.test import TestResponse

from cliënttoets.web.questions import anchor_of

from .house_client import HouseClient
from .house_rules import Element, Form, page_of
from .web_steps import question_pages, response_begun, section, tiny, tiny_questionnaires

__all__ = ["tiny"]

NEXT, STOP = "Bewaar en ga verder", "Bewaar en stop"


def form_on(page: TestResponse) -> Form:
    return page_of(page.text).form_with(STOP)


def typed_on(page: TestResponse) -> dict[str, list[str]]:
    return form_on(page).values()


def reloaded(client: HouseClient, page: TestResponse) -> TestResponse:
    return client.get(page.request.path)


# What is shown


@pytest.mark.parametrize("name", tiny_questionnaires().ids())
def test_every_kind_of_question_is_a_sound_page_without_anything_chosen(
    tiny: HouseClient, name: str
) -> None:
    voice = tiny_questionnaires().newest(name).perspectives[0].value
    response = response_begun(tiny, name, {"gezin_jongere": "u"}.get(voice, voice))
    page = section(tiny, response)
    assert not [each for each in form_on(page).fields if "checked" in each.attributes]


def test_an_anchor_says_its_words_first_and_its_digit_second(tiny: HouseClient) -> None:
    page = page_of(section(tiny, response_begun(tiny, "rating")).text)
    labels = [each.text for each in page.all("label") if each["class"] == "row"]
    assert labels == [
        "Niet0", "Aanzet1", "Gedeeltelijk2", "Grotendeels3", "Volledig4",
        "Niet van toepassing", "Te vroeg om te beoordelen", "Ik kan dit niet beoordelen",
    ]  # fmt: skip
    assert [each.text for each in page.all("p") if each["class"] == "or"] == ["of"]


def test_a_question_is_a_group_that_is_named_and_explained(tiny: HouseClient) -> None:
    page = page_of(section(tiny, response_begun(tiny, "rating")).text)
    ids = {each["id"]: each for each in page.elements if each["id"]}
    (group,) = page.all("fieldset")
    (legend,) = page.all("legend")
    assert legend.text == "S1Zijn gezinnen betrokken?"
    assert [up.tag for up in page.all("h2")[0].ancestors][-1] == "legend"
    described = [ids[one].text for one in group["aria-describedby"].split()]
    assert described[0] == "Denk aan elke stap van het voorstel."
    assert "De hoogste beschrijving" in described[1]


def test_parts_that_set_a_ceiling_come_before_the_answer_they_help_to_find(
    tiny: HouseClient,
) -> None:
    ceiling = section(tiny, response_begun(tiny, "ceiling")).text
    assert ceiling.index('name="S1a:value"') < ceiling.index('name="S1:value"')
    parts = section(tiny, response_begun(tiny, "parts")).text
    assert parts.index('name="S1a:value"') > parts.index('name="S1:value"')


def test_families_read_their_own_words_and_are_not_asked_for_proof(tiny: HouseClient) -> None:
    page = page_of(section(tiny, response_begun(tiny, "families", "je")).text)
    assert "Mocht je meedenken?" in page.text
    assert "Wil ik niet zeggen" in page.text
    assert "Bewijs" not in page.text
    assert "De hoogste beschrijving" not in page.text
    expert = page_of(section(tiny, response_begun(tiny, "families")).text)
    assert "Zijn gezinnen betrokken?" in expert.text
    assert "Wil ik niet zeggen" not in expert.text
    assert "Hoe sterk is het bewijs?" in expert.text


def test_families_choose_words_and_read_no_digits_and_no_ids(client: HouseClient) -> None:
    family = page_of(section(client, response_begun(client, "RP", "je")).text)
    assert not [each for each in family.elements if each["class"] in ("digit", "code")]
    expert = page_of(section(client, response_begun(client, "RP", "praktijk")).text)
    assert [each.text for each in expert.elements if each["class"] == "code"]
    assert [each.text for each in expert.elements if each["class"] == "digit"]


def test_only_scored_questions_have_a_code_above_them(tiny: HouseClient) -> None:
    response = response_begun(tiny, "rating")
    pages = [page_of(section(tiny, response, number).text) for number in (1, 2)]
    codes = [[each.text for each in page.elements if each["class"] == "code"] for page in pages]
    assert codes == [["S1"], []]


def test_professionals_are_asked_for_proof_without_having_to_look_for_it(tiny: HouseClient) -> None:
    (details,) = page_of(section(tiny, response_begun(tiny, "rating")).text).all("details")
    assert "open" in details.attributes
    (details,) = page_of(section(tiny, response_begun(tiny, "families", "je")).text).all("details")
    assert "open" not in details.attributes


def test_where_professionals_write_freely_they_are_asked_to_name_nobody(tiny: HouseClient) -> None:
    said = "Schrijf geen namen van personen op, en ook niets anders waaraan iemand te herkennen is."
    response = response_begun(tiny, "rating")
    assert said not in page_of(section(tiny, response, 1).text).text
    assert said in page_of(section(tiny, response, 2).text).text


def test_a_child_is_never_addressed_as_u(tiny: HouseClient) -> None:
    response = response_begun(tiny, "families", "je")
    page = section(tiny, response)
    wrong = tiny.submit(page, NEXT, {"S1:value": "nvt"}, status=422)
    tiny.submit(page, NEXT, {"S1:value": "1"})
    conflict = tiny.submit(page, NEXT, {"S1:value": "2"}, status=409)
    pages = [page, wrong, conflict, tiny.get(response), tiny.get(f"{response}/check")]
    for shown in pages:
        words = page_of(shown.text).text.replace("Uw verhaal", "")  # a title in the questionnaire
        assert not re.search(r"\b[Uu]w?\b", words), words


def test_why_an_answer_without_number_is_not_there_is_said(tiny: HouseClient) -> None:
    text = page_of(section(tiny, response_begun(tiny, "without_value")).text).text
    assert "‘Niet van toepassing’ kan hier niet. Scoor de ruimte die overblijft." in text
    assert "Zolang de termijn loopt." in text


def test_why_it_is_not_too_early_is_said(client: HouseClient) -> None:
    response = response_begun(client, "KT")
    text = page_of(section(client, response, 4).text).text
    said = "‘Te vroeg om te beoordelen’ kan hier niet. Is het nog vroeg? Dan telt wat vooraf is"
    assert said in text


def test_families_read_notes_that_were_written_for_them_and_no_others(client: HouseClient) -> None:
    own = _every_section(client, response_begun(client, "RP", "je"))
    assert "Kies dit als je het nog niet geprobeerd hebt." in own
    assert "Heb je niemand? Kies dan het eerste antwoord." in own
    assert "kan hier niet" not in own
    assert "Alleen als" not in own
    politely = _every_section(client, response_begun(client, "RP", "u"))
    assert "Hebt u niemand? Kies dan het eerste antwoord." in politely
    expert = _every_section(client, response_begun(client, "RP", "praktijk"))
    assert "Alleen als gezinnen dit nog niet konden proberen." in expert
    assert "‘Niet van toepassing’ kan hier niet. Heeft een gezin niemand?" in expert
    core = _every_section(client, response_begun(client, "KT", "je"))
    assert "Alleen bij een louter technische" not in core
    assert "kan hier niet" not in core


def _every_section(client: HouseClient, response: str) -> str:
    """The words of all question pages of a response."""
    return " ".join(
        page_of(client.get(each).text).text for each in question_pages(client, response)
    )


def test_families_read_their_own_title_and_caveat_and_not_where_questions_come_from(
    client: HouseClient,
) -> None:
    response = response_begun(client, "KT", "je")
    overview = page_of(client.get(response).text)
    assert overview.heading == "Wat vind je van dit plan?"
    assert "Deze vragen zijn nieuw." in overview.text
    assert "ontwerp" not in overview.text
    assert "eigen werk" not in overview.text
    for address in (f"{response}/check", f"{response}/remove"):
        assert "Wat vind je van dit plan?" in page_of(client.get(address).text).text
    assert "Wat vind je van dit plan?" in page_of(section(client, response).text).text
    expert = page_of(client.get(response_begun(client, "KT")).text)
    assert expert.heading == "Cliënttoets: de zeven vragen"
    assert "Deze vragenlijst is zelf nog een ontwerp." in expert.text
    assert "eigen werk" in expert.text


def test_a_verbatim_question_is_quoted_with_its_source(tiny: HouseClient) -> None:
    page = page_of(section(tiny, response_begun(tiny, "verbatim")).text)
    assert page.all("blockquote")[0].text
    assert page.all("figcaption")[0].text.startswith("– ")


def test_enter_in_a_field_saves_and_never_clears(tiny: HouseClient) -> None:
    page = section(tiny, response_begun(tiny, "rating"))
    first = form_on(page).buttons[0]
    assert (first["name"], first["value"]) == ("go", "next")
    assert (first["tabindex"], first["aria-hidden"]) == ("-1", "true")


def test_ids_of_places_on_a_page_never_meet() -> None:
    ids = [
        anchor_of("a.b"), anchor_of("a-b"), anchor_of("a_b"), anchor_of("a", "b"),
        anchor_of("a_pb"), anchor_of("a_") + "-1", anchor_of("a_-1"), anchor_of("a") + "-1",
        anchor_of("a-1"),
    ]  # fmt: skip
    assert len(set(ids)) == len(ids)


# What is saved


def test_an_answer_is_kept_and_shown_again(tiny: HouseClient) -> None:
    page = section(tiny, response_begun(tiny, "rating"))
    values = {
        "S1:value": "3",
        "S1:explanation": "Regel één\r\n<b>regel</b> {twee}",
        "S1:evidence": "2",
        "S1:reference": "Verslag & bijlage",
    }
    saved = tiny.submit(page, NEXT, values)
    assert saved.location.endswith("/sections/verhaal")
    again = typed_on(reloaded(tiny, page))
    assert again["S1:value"] == ["3"]
    assert again["S1:explanation"] == ["Regel één\n<b>regel</b> {twee}"]
    assert again["S1:evidence"] == ["2"]
    assert again["S1:reference"] == ["Verslag & bijlage"]


def test_what_one_respondent_chose_or_typed_is_on_nobody_elses_page(tiny: HouseClient) -> None:
    mine = section(tiny, response_begun(tiny, "rating"))
    tiny.submit(mine, NEXT, {"S1:value": "3"})
    assert typed_on(reloaded(tiny, mine))["S1:value"] == ["3"]
    theirs = section(tiny, response_begun(tiny, "rating"))
    assert "S1:value" not in typed_on(theirs)
    tiny.submit(theirs, NEXT, {"S1:value": "3", "S1:explanation": "Van mij alleen"})
    assert "Van mij alleen" in reloaded(tiny, theirs).text
    assert "Van mij alleen" not in reloaded(tiny, mine).text


def test_an_empty_page_may_be_saved_and_stopped(tiny: HouseClient) -> None:
    response = response_begun(tiny, "rating")
    stopped = tiny.submit(section(tiny, response), STOP)
    assert stopped.location == f"{response}?stopped=1"
    assert "Alles is bewaard" in page_of(tiny.get(stopped.location).text).text


def test_the_last_section_leads_to_the_check(tiny: HouseClient) -> None:
    response = response_begun(tiny, "rating")
    assert tiny.submit(section(tiny, response, 2), NEXT).location == f"{response}/check"


def test_a_change_from_the_check_returns_to_it(tiny: HouseClient) -> None:
    response = response_begun(tiny, "rating")
    change = page_of(tiny.get(f"{response}/check").text).links["Wijzig: Zijn gezinnen betrokken?"]
    page = tiny.get(change.partition("#")[0])
    assert change.endswith("#v-S1")
    assert (
        tiny.submit(page, NEXT, {"S1:value": "9"} | {"S1:value": "1"}).location
        == f"{response}/check"
    )


def test_the_overview_says_in_words_how_far_each_section_is(tiny: HouseClient) -> None:
    response = response_begun(tiny, "rating")
    assert page_of(tiny.get(response).text).text.count("Nog niet begonnen") == 2
    tiny.submit(section(tiny, response), NEXT, {"S1:value": "weet_niet"})
    tiny.submit(section(tiny, response, 2), STOP, {"helpt:value": "Iets"})
    text = page_of(tiny.get(response).text).text
    assert "1 van 1 vraag beantwoordKlaar" in text.replace(" Klaar", "Klaar")
    assert "1 van 2 vragen beantwoordBezig" in text.replace(" Bezig", "Bezig")


def test_clearing_takes_the_choice_and_saves_the_rest(tiny: HouseClient) -> None:
    page = section(tiny, response_begun(tiny, "rating"))
    tiny.submit(page, NEXT, {"S1:value": "3", "S1:explanation": "Blijft"})
    page = reloaded(tiny, page)
    cleared = tiny.submit(page, "S1", {"S1:explanation": "Blijft, en meer"})
    assert cleared.location == f"{page.request.path}#v-S1"
    again = typed_on(reloaded(tiny, page))
    assert "S1:value" not in again
    assert again["S1:explanation"] == ["Blijft, en meer"]


def test_only_an_answer_that_is_there_can_be_cleared(tiny: HouseClient) -> None:
    page = section(tiny, response_begun(tiny, "rating"))
    with pytest.raises(LookupError):
        form_on(page).button("S1")
    tiny.submit(page, NEXT, {"S1:value": "3"})
    assert form_on(reloaded(tiny, page)).button("S1").text.startswith("Wis antwoord")


def test_a_part_can_be_cleared_once_it_is_answered(tiny: HouseClient) -> None:
    page = section(tiny, response_begun(tiny, "parts"))
    with pytest.raises(LookupError):
        form_on(page).button("S1a")
    tiny.submit(page, NEXT, {"S1a:value": "nee", "S1:value": "1"})
    page = reloaded(tiny, page)
    cleared = tiny.submit(page, "S1a")
    assert cleared.location == f"{page.request.path}#v-S1a"
    again = typed_on(reloaded(tiny, page))
    assert "S1a:value" not in again
    assert again["S1:value"] == ["1"]


def test_a_button_that_was_tampered_with_leads_nowhere_else(tiny: HouseClient) -> None:
    page = section(tiny, response_begun(tiny, "minimal"))
    sent = typed_on(page) | {"clear": ["x\r\nSet-Cookie: a=b"]}
    reply = tiny.post(page.request.path, data=sent)
    assert "a" not in {name.partition("=")[0] for name in reply.headers.getlist("Set-Cookie")}
    assert "\n" not in reply.location


# One question a page


def test_families_answer_one_question_a_page_up_to_the_check(client: HouseClient) -> None:
    response = response_begun(client, "RP", "je")
    address = page_of(client.get(response).text).links["Begin"]
    seen = []
    while "/sections/" in address:
        page = client.get(address)
        (asked,) = typed_on(page)["asked"]
        seen.append(asked)
        assert f"Vraag {len(seen)} van 11" in page_of(page.text).title
        value = "1" if asked[2:].isdigit() else "Een zin"
        address = client.submit(page, NEXT, {f"{asked}:value": value}).location
    # RP1 to RP9 in the order of the questionnaire, then what helps and what chafes.
    assert sorted(seen) == [*(f"RP{n}" for n in range(1, 10)), "RP_helpt", "RP_wringt"]
    assert address == f"{response}/check"
    assert "Alle vragen hebben een antwoord." in page_of(client.get(address).text).text


def test_families_can_go_back_a_question_and_find_what_they_said(client: HouseClient) -> None:
    response = response_begun(client, "RP", "u")
    first = section(client, response)
    assert "Vorige vraag" not in page_of(first.text).links
    (asked,) = typed_on(first)["asked"]
    second = client.get(client.submit(first, NEXT, {f"{asked}:value": "2"}).location)
    again = client.get(page_of(second.text).links["Vorige vraag"])
    assert typed_on(again)[f"{asked}:value"] == ["2"]


def test_families_go_on_where_they_stopped(client: HouseClient) -> None:
    response = response_begun(client, "RP", "je")
    first = section(client, response)
    (asked,) = typed_on(first)["asked"]
    stopped = client.submit(first, STOP, {f"{asked}:value": "2"})
    onwards = page_of(client.get(stopped.location).text).links["Ga verder"]
    assert typed_on(client.get(onwards))["asked"] != [asked]


def test_a_family_that_changes_an_answer_at_the_check_returns_to_it(client: HouseClient) -> None:
    response = response_begun(client, "RP", "je")
    links = page_of(client.get(f"{response}/check").text).links
    change = links["Wijzig: Voel je dat je begeleider aan jouw kant staat?"]
    page = client.get(change.partition("#")[0])
    assert typed_on(page)["asked"] == ["RP1"]
    assert client.submit(page, NEXT, {"RP1:value": "3"}).location == f"{response}/check"


def test_a_family_that_clears_an_answer_stays_at_its_question(client: HouseClient) -> None:
    response = response_begun(client, "RP", "je")
    (address,) = [each for each in question_pages(client, response) if "question=RP2" in each]
    client.submit(client.get(address), NEXT, {"RP2:value": "3"})
    cleared = client.submit(client.get(address), "RP2").location.partition("#")[0]
    again = typed_on(client.get(cleared))
    assert again["asked"] == ["RP2"]
    assert "RP2:value" not in again


def test_a_family_reads_what_is_wrong_at_the_same_question_and_loses_no_other(
    client: HouseClient,
) -> None:
    response = response_begun(client, "RP", "je")
    pages = question_pages(client, response)
    client.submit(client.get(pages[0]), NEXT, {"RP1:value": "3"})
    (address,) = [each for each in pages if "question=RP3" in each]
    refused = client.submit(client.get(address), NEXT, {"RP3:value": "nvt"}, status=422)
    assert typed_on(refused)["asked"] == ["RP3"]
    client.submit(refused, NEXT, {"RP3:reason": "Nog niet nodig gehad"})
    assert typed_on(client.get(address))["RP3:reason"] == ["Nog niet nodig gehad"]
    assert typed_on(client.get(pages[0]))["RP1:value"] == ["3"]


def test_after_two_windows_collided_a_family_goes_on_with_the_next_question(
    client: HouseClient,
) -> None:
    response = response_begun(client, "RP", "je")
    page = section(client, response)
    (asked,) = typed_on(page)["asked"]
    onwards = client.submit(page, NEXT, {f"{asked}:value": "1"}).location
    conflict = client.submit(page, NEXT, {f"{asked}:value": "2"}, status=409)
    kept = client.submit(conflict, "Bewaar deze keuze", {f"keep-{asked}": "mine"})
    assert kept.location == onwards


def test_an_unknown_question_leads_to_one_that_is_asked(client: HouseClient) -> None:
    response = response_begun(client, "RP", "je")
    first = section(client, response)
    strange = client.get(f"{first.request.path}?question=geen")
    assert typed_on(strange)["asked"] == typed_on(first)["asked"]


# What is wrong


def test_a_missing_reason_is_asked_for_and_nothing_else_is_lost(tiny: HouseClient) -> None:
    page = section(tiny, response_begun(tiny, "rating"))
    values = {"S1:value": "nvt", "S1:explanation": "Blijft staan", "S1:evidence": "1"}
    refused = tiny.submit(page, NEXT, values, status=422)
    found = page_of(refused.text)
    assert found.title.startswith("Fout: De vragen")
    (summary,) = [each for each in found.elements if each["role"] == "alert"]
    assert {"tabindex", "autofocus"} <= summary.attributes.keys()
    (target,) = [to for words, to in found.links.items() if words.startswith("Leg uit waarom")]
    (field,) = [each for each in found.elements if each["id"] == target[1:]]
    assert (field["name"], field["aria-invalid"]) == ("S1:reason", "true")
    again = typed_on(refused)
    assert again["S1:value"] == ["nvt"]
    assert again["S1:explanation"] == ["Blijft staan"]
    assert again["S1:evidence"] == ["1"]
    assert "S1:value" not in typed_on(reloaded(tiny, page)), "what was refused was saved"
    tiny.submit(refused, NEXT, {"S1:reason": "Louter technisch"})
    assert typed_on(reloaded(tiny, page))["S1:reason"] == ["Louter technisch"]


@pytest.mark.parametrize(
    ("name", "field", "typed", "words"),
    [
        ("number", "wachttijd:value", "twaalf", "Vul een getal in cijfers in, zoals 12."),
        ("number", "wachttijd:value", "1.234", "Schrijf 1234 of 1,234: 1.234 kan beide zijn."),
        ("date", "overleg:value", "31.02.2026", "Deze datum bestaat niet; kijk dag en maand na."),
        ("minimal", "verhaal:value", "x" * 20_001, "Dit antwoord telt 20001 tekens"),
    ],
)
def test_what_is_typed_wrong_is_told_and_stands_there_again(
    tiny: HouseClient, name: str, field: str, typed: str, words: str
) -> None:
    page = section(tiny, response_begun(tiny, name))
    refused = tiny.submit(page, NEXT, {field: typed}, status=422)
    assert typed_on(refused)[field] == [typed]
    assert any(said.startswith(words) for said in page_of(refused.text).links)


def test_a_page_with_something_wrong_can_still_take_an_answer_away(tiny: HouseClient) -> None:
    page = section(tiny, response_begun(tiny, "critical"))
    tiny.submit(page, NEXT, {"S2:value": "3"})
    refused = tiny.submit(reloaded(tiny, page), "S2", {"S1:value": "nvt"}, status=422)
    assert typed_on(refused)["S1:value"] == ["nvt"]
    assert "S2:value" not in typed_on(refused)


@pytest.mark.parametrize("revision", ["", "0", "-1", "x", "9" * 30])
def test_a_form_without_a_sound_revision_is_refused_with_what_it_held(
    tiny: HouseClient, revision: str
) -> None:
    page = section(tiny, response_begun(tiny, "minimal"))
    sent = typed_on(page) | {"revision": [revision], "verhaal:value": ["Een verhaal"]}
    headers = {"Sec-Fetch-Site": "same-origin"}
    refused = tiny.post(page.request.path, data=sent, headers=headers, status=400)
    assert "Een verhaal" in page_of(refused.text).text


def test_unknown_sections_are_not_found(tiny: HouseClient) -> None:
    response = response_begun(tiny, "rating")
    tiny.get(f"{response}/sections/geen", status=404)


# Conditions


def test_an_answer_decides_what_a_later_section_asks(tiny: HouseClient) -> None:
    response = response_begun(tiny, "conditions")
    page = section(tiny, response)
    done = tiny.submit(page, NEXT, {"S1:value": "4"})
    assert done.location == f"{response}/check"
    asked = tiny.submit(reloaded(tiny, page), NEXT, {"S1:value": "1", "domeinen:value": ["school"]})
    names = form_on(tiny.get(asked.location)).names
    assert {"waarom:value"} == {name for name in names if ":" in name}
    tiny.submit(reloaded(tiny, page), NEXT, {"rol:value": "ouder"})
    names = form_on(tiny.get(asked.location)).names
    assert {"waarom:value", "gezin:value", "klas:value"} == {name for name in names if ":" in name}


def test_an_answer_whose_question_went_comes_back_with_it(tiny: HouseClient) -> None:
    response = response_begun(tiny, "conditions")
    page = section(tiny, response)
    later = tiny.submit(page, NEXT, {"S1:value": "1"}).location
    tiny.submit(tiny.get(later), NEXT, {"waarom:value": "Hierom"})
    tiny.submit(reloaded(tiny, page), NEXT, {"S1:value": "4"})
    assert "Hierom" not in tiny.get(f"{response}/check").text
    assert tiny.get(later, status=303).location == response
    tiny.submit(reloaded(tiny, page), NEXT, {"S1:value": "0"})
    assert typed_on(tiny.get(later))["waarom:value"] == ["Hierom"]


def test_a_question_that_appeared_after_the_page_was_shown_is_not_read_as_cleared(
    tiny: HouseClient,
) -> None:
    response = response_begun(tiny, "conditions")
    page = section(tiny, response)
    later = tiny.submit(page, NEXT, {"S1:value": "1", "rol:value": "ouder"}).location
    tiny.submit(tiny.get(later), NEXT, {"waarom:value": "Hierom", "gezin:value": "Thuis"})
    shown = tiny.get(later)
    sent = typed_on(shown)
    sent["asked"].remove("gezin")
    del sent["gezin:value"]
    tiny.post(later, data=sent | {"go": ["stop"]})
    assert typed_on(tiny.get(later))["gezin:value"] == ["Thuis"]


# Tables


def test_a_row_is_added_by_saving_and_the_page_returns_to_its_table(tiny: HouseClient) -> None:
    page = section(tiny, response_begun(tiny, "table"))
    row = {
        "wijzigingen:0:was": "Een kaart", "wijzigingen:0:wordt": "Een gesprek",
        "wijzigingen:0:zeker": "deels", "wijzigingen:0:artikel": "7",
        "wijzigingen:0:sinds": "14.4.2026", "wijzigingen:0:voor": "ouders",
    }  # fmt: skip
    saved = tiny.submit(page, "wijzigingen", row)
    assert saved.location == f"{page.request.path}#v-wijzigingen"
    page = reloaded(tiny, page)
    again = typed_on(page)
    assert {name: again[name] for name in row} == {
        **{name: [text] for name, text in row.items()},
        "wijzigingen:0:sinds": ["14.04.2026"],
    }
    assert again["wijzigingen:1:was"] == [""]


def test_a_row_is_removed_and_the_others_move_up(tiny: HouseClient) -> None:
    page = section(tiny, response_begun(tiny, "table"))
    tiny.submit(page, "wijzigingen", {"wijzigingen:0:was": "een"})
    page = reloaded(tiny, page)
    tiny.submit(page, "wijzigingen", {"wijzigingen:1:was": "twee"})
    page = reloaded(tiny, page)
    tiny.submit(page, "wijzigingen:0", {"wijzigingen:2:was": "drie"})
    again = typed_on(reloaded(tiny, page))
    assert [again[f"wijzigingen:{row}:was"] for row in range(3)] == [["twee"], ["drie"], [""]]


def test_a_full_table_says_so_and_offers_no_empty_row(tiny: HouseClient) -> None:
    page = section(tiny, response_begun(tiny, "table"))
    for number in range(3):
        tiny.submit(page, "wijzigingen", {f"wijzigingen:{number}:was": "x"})
        page = reloaded(tiny, page)
    assert "Meer dan 3 rijen kan niet." in page_of(page.text).text
    assert "wijzigingen:3:was" not in form_on(page).names


def test_a_wrong_cell_keeps_all_rows_and_leads_to_the_cell(tiny: HouseClient) -> None:
    page = section(tiny, response_begun(tiny, "table"))
    values = {"wijzigingen:0:was": "Een kaart", "wijzigingen:0:artikel": "zeven"}
    refused = tiny.submit(page, NEXT, values, status=422)
    found = page_of(refused.text)
    target = found.links["Vul een getal in cijfers in, zoals 12."]
    cell: Element = next(each for each in found.elements if each["id"] == target[1:])
    assert (cell["name"], cell["value"]) == ("wijzigingen:0:artikel", "zeven")
    assert typed_on(refused)["wijzigingen:0:was"] == ["Een kaart"]


def test_every_part_of_a_question_is_kept(tiny: HouseClient) -> None:
    page = section(tiny, response_begun(tiny, "parts"))
    values = {
        "S1:value": "2", "S1a:value": "deels", "S1b:value": "4", "S1c:value": "Zo",
        "S1d:value": "3",
        "S1e:value": "01.02.2026", "S1f:value": "ouders", "S1g:value": ["thuis", "online"],
        "S1h:0:stap": "Eerst",
    }  # fmt: skip
    tiny.submit(page, NEXT, values)
    again = typed_on(reloaded(tiny, page))
    for name, value in values.items():
        assert again[name] == (value if isinstance(value, list) else [value])
