"""One answer walks the whole way: from the browser, over every layer, to the text of a PDF."""

from __future__ import annotations

import json

import pypdfium2 as pdfium

from .house_client import HouseClient
from .house_rules import page_of

EXPLANATION = "Vier ouders zaten vanaf de eerste nota mee, <b>niet</b> & nooit pas achteraf."


def _walked(client: HouseClient) -> dict[str, str]:
    """A proposal of which KT1 alone is answered, by one organisation; the links on its results."""
    form = client.get("/proposals/new")
    typed = {"title": "Decreet over begeleiding", "moment": "M2"}
    page = client.submit(form, "Bewaar en kies vragenlijsten", typed, follow_redirects=True)
    page = client.submit(page, "Bewaar", {"questionnaire": ["KT:1"]}, follow_redirects=True)
    page = client.get(page_of(page.text).links["Voeg een invulling toe"])
    who = {"respondent": "De Proef", "voice": "clientorganisatie", "questionnaire": "KT:1"}
    page = client.submit(page, "Begin", who, follow_redirects=True)
    overview = page.request.path
    page = client.get(page_of(page.text).links["Begin met antwoorden"])
    answer = {"KT1:value": "3", "KT1:explanation": EXPLANATION}
    client.submit(page, "Bewaar en stop", answer, follow_redirects=True)
    page = client.get(f"{overview}/check")
    assert EXPLANATION in page_of(page.text).text
    page = client.submit(page, "Dien in", follow_redirects=True)
    page = client.get(page_of(page.text).links["Terug naar het voorstel"])
    page = client.get(page_of(page.text).links["Bekijk de resultaten"])
    return page_of(page.text).links


def _text(pdf: bytes) -> str:
    document = pdfium.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    return " ".join(" ".join(pages).split())


def test_an_answer_typed_in_the_browser_stands_word_for_word_in_the_pdf(
    client: HouseClient,
) -> None:
    links = _walked(client)
    pdf = client.get(links["Cliënttoets: Pdf"])
    assert pdf.mimetype == "application/pdf"
    told = _text(pdf.data)
    assert "Decreet over begeleiding" in told
    assert EXPLANATION in told
    # One of seven questions is answered: too little for a verdict, and the report says so.
    assert "Nog geen oordeel mogelijk" in told


def test_the_files_to_take_along_tell_the_same(client: HouseClient) -> None:
    links = _walked(client)
    data = json.loads(client.get(links["Alle antwoorden (JSON)"]).text)
    (response,) = data["responses"]
    assert response["respondent"] == "De Proef"
    assert response["answers"]["KT1"] == {"value": 3, "explanation": EXPLANATION}
    html = client.get(links["Cliënttoets: Webpagina"])
    assert EXPLANATION in page_of(html.text).text


def test_the_same_answers_give_the_same_bytes(client: HouseClient) -> None:
    links = _walked(client)
    first, second = (client.get(links["Cliënttoets: Pdf"]).data for _time in range(2))
    assert first == second
