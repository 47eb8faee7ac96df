"""The rules themselves: a sound page breaks none, and each planted fault is found."""

from __future__ import annotations

import pytest

from .house_rules import faults_in, faults_in_headers, page_of

SOUND = """<!doctype html>
<html lang="nl-BE" dir="ltr"><head><title>Nieuw voorstel – cliënttoets</title>
<link rel="stylesheet" href="/static/site.css"></head>
<body><a href="#inhoud">Naar de inhoud</a><main id="inhoud"><h1>Nieuw voorstel</h1>
<form method="post"><input type="hidden" name="csrf_token" value="x">
<label for="titel">Titel</label><input id="titel" name="titel" value="Een {titel}">
<fieldset><legend>Wat denkt u?</legend>
<label><input type="radio" name="v" value="0">Niet – 0</label>
<label><input type="radio" name="v" value="1" checked>Wel – 1</label></fieldset>
<label for="t">Uitleg</label><textarea id="t" name="t">None
{naam}</textarea>
<label for="k">Moment</label><select id="k" name="k">
<option value="M0">Start</option><option value="M1" selected>Daarna</option></select>
<button name="stap" value="verder">Bewaar</button></form></main></body></html>
"""
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


def test_a_sound_page_breaks_no_rule() -> None:
    assert faults_in(page_of(SOUND)) == []
    assert faults_in_headers(HEADERS) == []


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        pytest.param(' lang="nl-BE"', "", "no lang", id="no language"),
        pytest.param(' dir="ltr"', "", "no dir", id="no direction"),
        pytest.param("</h1>", "</h1><h1>Nog een</h1>", "2 h1", id="two headings"),
        pytest.param("<h1>Nieuw", "<h1>Oud", "does not begin", id="another title"),
        pytest.param("</h1>", "</h1><h3>Diep</h3>", "h3 follows", id="a level skipped"),
        pytest.param(' for="titel"', "", "no label", id="a field without a label"),
        pytest.param("<legend>Wat denkt u?</legend>", "", "no fieldset", id="no legend"),
        pytest.param(">Bewaar<", "><", "no words", id="a silent button"),
        pytest.param('id="t"', 'id="titel"', "occurs 2 times", id="an id twice"),
        pytest.param('"#inhoud"', '"#elders"', "leads to nothing", id="a lost link"),
        pytest.param("<main", '<main onclick="x()"', "has onclick", id="a handler"),
        pytest.param("<main", '<main style="x"', "a style attribute", id="inline style"),
        pytest.param("</head>", "<style>p{}</style></head>", "inline <style>", id="a style"),
        pytest.param("<main", "<script>1</script><main", "inline <script>", id="a script"),
        pytest.param("csrf_token", "token", "no csrf_token", id="a form without a token"),
        pytest.param('"/static', '"//cdn.example/static', "another server", id="a foreign file"),
        pytest.param("Naar de", "Naar {doel} de", "forgotten", id="a hole left open"),
        pytest.param("Naar de", "Naar None de", "forgotten", id="nothing shown as None"),
        pytest.param("Naar de", "Naar TODO de", "not translated", id="an untranslated text"),
    ],
)
def test_a_planted_fault_is_found(before: str, after: str, said: str) -> None:
    assert before in SOUND
    faults = faults_in(page_of(SOUND.replace(before, after, 1)))
    assert any(said in fault for fault in faults), faults


def test_what_people_typed_may_look_like_something_forgotten() -> None:
    typed = SOUND.replace("<h1>", "<p data-typed>{naam} None a</p><h1>")
    assert faults_in(page_of(typed)) == []
    # A typed letter hides nothing of what the page itself says.
    assert faults_in(page_of(typed.replace("Naar de", "Naar {naam} de"))) != []


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param("<div><p>Een</div>", id="an element is not closed"),
        pytest.param("<p>Een</p></div>", id="an end tag closes nothing"),
        pytest.param("<main><p>Een</p>", id="the page ends too early"),
    ],
)
def test_a_page_that_does_not_nest_is_refused(broken: str) -> None:
    with pytest.raises(AssertionError):
        page_of(broken)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("Content-Security-Policy", "", id="no policy"),
        pytest.param(
            "Content-Security-Policy",
            HEADERS["Content-Security-Policy"] + "; script-src 'unsafe-inline'",
            id="inline scripts allowed",
        ),
        pytest.param("Cache-Control", "max-age=60", id="a private page that is kept"),
        pytest.param("Referrer-Policy", "", id="addresses are passed on"),
        pytest.param("X-Content-Type-Options", "", id="types are guessed"),
    ],
)
def test_a_missing_header_is_found(name: str, value: str) -> None:
    assert faults_in_headers(HEADERS | {name: value})


def test_a_public_page_may_be_kept() -> None:
    assert faults_in_headers(HEADERS | {"Cache-Control": "max-age=60"}, is_public=True) == []


def test_a_form_sends_what_a_browser_would() -> None:
    form = page_of(SOUND).form_with("Bewaar")
    # The unchecked radio is not sent; the first newline of a textarea belongs to the markup.
    assert form.values() == {
        "csrf_token": ["x"],
        "titel": ["Een {titel}"],
        "v": ["1"],
        "t": ["None\n{naam}"],
        "k": ["M1"],
    }
