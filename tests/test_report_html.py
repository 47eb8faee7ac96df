"""A report in HTML: every block, in order, escaped, and fit for who does not see it."""

import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cliënttoets.language import DUTCH, Language
from cliënttoets.report import palette
from cliënttoets.report.blocks import (
    Annex,
    Block,
    BulletList,
    Callout,
    Column,
    Contents,
    Facts,
    Heading,
    Kind,
    Lead,
    NumberedList,
    Paragraph,
    Question,
    Quote,
    Sign,
    Signal,
    Signed,
    Table,
    link,
    readable,
    words,
)
from cliënttoets.report.chart import Answered, Band, Distribution, Interval, Level, Profile, Spread
from cliënttoets.report.figures import figure
from cliënttoets.report.html import fragment, page, stylesheet

from .sample_report import EVERY_BLOCK, TABLE, report

VOID = {"meta", "br", "img", "link", "hr", "input"}


class Page(HTMLParser):
    """The elements of a page, its text, and whether its tags are in balance."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(markup)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, *tags: str) -> list[dict[str, str]]:
        """The attributes of each element of these kinds."""
        return [attributes for tag, attributes in self.elements if tag in tags]


WHOLE = Page(page(report()))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("signal", '<p class="signal-verdict"><strong>Struikelblok: eerst oplossen</strong></p>'),
        ("lead", '<p class="lead">Gezinnen herkennen de bedoeling.</p>'),
        ("facts", "<dt>Opdrachtgever</dt><dd>Agentschap Opgroeien</dd>"),
        ("contents", '<li><a href="#profiel">Hoe staat het per vraag</a>'),
        ("heading", '<h2 id="profiel">Hoe staat het per vraag</h2>'),
        ("paragraph", "<p>Lees <strong>eerst</strong> het <em>woord</em>.</p>"),
        ("bullet list", "<li>Een vaste persoon</li>"),
        ("numbered list", '<ol start="3">\n<li>Leg het vast</li>'),
        ("question", '<h3 id="kt4">KT4. Geen controle</h3>'),
        ("table", '<th role="rowheader" scope="row" class="align-start">Leg waarborgen vast</th>'),
        ("reply table", ' class="align-start"><span><em>in te vullen</em></span></td>'),
        ("distribution", ">Betrokkenheid ligt verspreid</figcaption>"),
        ("profile", ">Bereik is op weg</figcaption>"),
        ("side by side", ">De overheid ziet KT1 hoger</figcaption>"),
        ("heat map", ">Overheid en cliënten zien KT1 en KT2 anders</figcaption>"),
        ("shifts", ">2 vragen vooruit, 1 vraag achteruit en 1 vraag gelijk</figcaption>"),
        (
            "quote",
            '<blockquote dir="auto" lang="nl">\n<p>“Ik moest alles drie keer vertellen.”</p>',
        ),
        ("signed", '<p class="signed-title"><strong>Dit kan beter</strong></p>\n<ul>'),
        ("callout", '<p class="callout-title">Let op</p>\n<p>Te weinig antwoorden.</p>'),
        ("together", '<h3 id="samen">Samen</h3>'),
        ("page break", '<div class="page-break"></div>'),
        ("annex", '<h2 id="methode">Bijlage 1. Methode</h2>'),
    ],
)
def test_every_block_has_its_markup(name: str, expected: str) -> None:
    assert expected in page(report())
    # The blocks that lead to others need them; the others also stand alone.
    if name not in ("signal", "contents"):
        assert expected in fragment((EVERY_BLOCK[name],), DUTCH)


def test_the_table_of_expectations_knows_every_block() -> None:
    (mark,) = test_every_block_has_its_markup.pytestmark  # type: ignore[attr-defined]
    assert {name for name, _ in mark.args[1]} == set(EVERY_BLOCK)


def test_headings_follow_each_other_without_gaps() -> None:
    levels = [int(tag[1]) for tag, _ in WHOLE.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_ids_are_unique_and_every_reference_has_one() -> None:
    ids = Counter(attributes["id"] for _, attributes in WHOLE.elements if "id" in attributes)
    assert [name for name, times in ids.items() if times > 1] == []
    references = {
        name
        for _, attributes in WHOLE.elements
        for key in ("aria-labelledby", "aria-describedby")
        for name in attributes.get(key, "").split()
    }
    anchors = {a["href"][1:] for a in WHOLE.all("a") if a["href"].startswith("#")}
    patterns = {
        attributes["fill"][5:-1]
        for _, attributes in WHOLE.elements
        if attributes.get("fill", "").startswith("url(#")
    }
    assert patterns
    assert (references | anchors | patterns) - set(ids) == set()


def test_a_strict_policy_holds_for_a_fragment() -> None:
    inside = Page(fragment(tuple(EVERY_BLOCK.values()), DUTCH))
    assert inside.all("script", "style", "link", "img", "iframe") == []
    given = {key for _, attributes in inside.elements for key in attributes}
    assert [key for key in given if key == "style" or key.startswith("on")] == []


def test_a_chart_is_an_image_with_a_name_and_a_description_in_two_widths() -> None:
    markup = fragment((EVERY_BLOCK["profile"],), DUTCH)
    images = [svg for svg in Page(markup).all("svg") if svg.get("role") == "img"]
    assert [svg["class"] for svg in images] == ["chart chart-wide", "chart chart-narrow"]
    assert markup.count(">Bereik is op weg</title>") == 2
    assert markup.count("in het slechtste geval 50 en in het beste geval 67.") == 2
    assert "<td" in markup


def test_figures_of_two_fragments_do_not_share_ids() -> None:
    first, second = (
        Page(fragment((EVERY_BLOCK["profile"],), DUTCH, prefix)) for prefix in ("a-", "b-")
    )
    ids = [{e["id"] for _, e in found.elements if "id" in e} for found in (first, second)]
    assert ids[0] & ids[1] == set()


def test_a_caption_stands_outside_the_frame_that_scrolls_and_names_it_and_its_table() -> None:
    found = Page(fragment((TABLE,), DUTCH))
    (caption,) = [p for p in found.all("p") if p.get("class") == "table-caption"]
    order = [tag for tag, _ in found.elements][:4]
    assert order == ["div", "p", "div", "table"]
    (frame,) = [div for div in found.all("div") if div.get("class") == "table-frame"]
    assert (frame["role"], frame["tabindex"]) == ("group", "0")
    (table,) = found.all("table")
    assert frame["aria-labelledby"] == table["aria-labelledby"] == caption["id"]


def test_a_table_without_a_caption_still_has_a_name() -> None:
    found = Page(fragment((replace(TABLE, caption=""),), DUTCH))
    (table,) = found.all("table")
    assert table == {"role": "table", "aria-label": "Tabel"}
    assert not [p for p in found.all("p") if p.get("class") == "table-caption"]


def test_the_contents_stand_under_each_other_as_deep_as_asked() -> None:
    blocks = (
        Heading(1, "Een", "a"),
        Heading(3, "Diep", "b"),
        Heading(2, "Minder diep", "c"),
        Heading(4, "Te diep", "d"),
        Heading(1, "Twee", "e"),
    )
    written = fragment((Contents("Inhoud", 3), *blocks), DUTCH)
    # Two chapters; under the first a list of two: the depth that was skipped makes no list.
    once = written[written.index('"contents-wide"') : written.index("<details")]
    assert re.findall(r"</?ul>|#\w", once) == [
        *("<ul>", "#a", "<ul>", "#b", "#c", "</ul>", "#e", "</ul>"),
    ]


def test_the_contents_are_once_open_and_once_folded() -> None:
    found = Page(fragment((Contents("Inhoud"), Heading(1, "Een", "a")), DUTCH))
    assert [nav["aria-label"] for nav in found.all("nav")] == ["Inhoud"]
    assert [a["href"] for a in found.all("a")] == ["#a", "#a"]
    assert found.all("details") == [{"class": "contents-narrow"}]


def test_a_table_has_headings_for_columns_and_rows() -> None:
    cells = Page(fragment((TABLE,), DUTCH)).all("th")
    assert [cell["scope"] for cell in cells] == ["col", "col", "col", "row", "row"]
    assert [cell["class"] for cell in cells[:3]] == ["align-start", "align-middle", "align-end"]


def test_each_cell_says_its_column_where_rows_are_cards() -> None:
    found = Page(fragment((TABLE,), DUTCH))
    columns = [column.heading for column in TABLE.columns]
    assert [cell["data-label"] for cell in found.all("td")] == columns[1:] * len(TABLE.rows)


def test_a_table_says_that_it_is_one_however_it_is_shown() -> None:
    found = Page(fragment((TABLE,), DUTCH))
    roles = [e["role"] for tag, e in found.elements if tag in ("table", "thead", "tbody", "tr")]
    assert roles == ["table", "rowgroup", "row", "rowgroup", *["row"] * len(TABLE.rows)]
    assert [th["role"] for th in found.all("th")] == [
        *["columnheader"] * len(TABLE.columns),
        *["rowheader"] * len(TABLE.rows),
    ]
    assert {td["role"] for td in found.all("td")} == {"cell"}


def test_a_page_says_its_language() -> None:
    assert WHOLE.all("html") == [{"lang": "nl-BE", "dir": "ltr"}]


def test_a_language_from_right_to_left_turns_the_page() -> None:
    arabic = Page(page(replace(report(), language=Language("ar"))))
    assert arabic.all("html") == [{"lang": "ar", "dir": "rtl"}]


def test_an_example_says_so_and_another_report_does_not() -> None:
    assert "VOORBEELD" in Page(page(report(example=True))).text
    assert "VOORBEELD" not in WHOLE.text


def test_the_title_the_statements_and_the_edition_are_there() -> None:
    assert "<title>Decreet jeugdhulp – Rapport van een cliënttoets</title>" in page(report())
    assert "Dit rapport is geen kwaliteitslabel." in WHOLE.text
    assert "14 april 2026, versie 3" in WHOLE.text


NASTY = '<img src=x onerror="alert(1)"> & </title></style></svg><script>alert(2)</script> ]]>'


def _nasty_blocks() -> tuple[Block, ...]:
    """Each place of each block where words may come from a person, with markup in it."""
    text = words(NASTY)
    spread = Spread(perspective=NASTY, counts=(1, 0), without=(1,), summary=NASTY)
    bars = Distribution((NASTY, NASTY), (NASTY,), (Answered(NASTY, (spread,)),))
    row = Interval(label=NASTY, series=NASTY, index=1, lower=0, upper=2)
    return (
        Heading(1, NASTY, "a"),
        Question(code=NASTY, title=NASTY, verbatim=NASTY, anchor="b", source=NASTY),
        Annex(NASTY, NASTY, "c"),
        Contents(NASTY),
        Lead(text),
        Paragraph((*text, link(NASTY, "#a"))),
        BulletList((text,)),
        NumberedList((text,)),
        Table(NASTY, (Column(NASTY),), ((text,),)),
        figure(bars, NASTY, DUTCH, note=NASTY),
        figure(Profile((Band(0, NASTY),), (row,)), NASTY, DUTCH),
        Signal(Level.BAND_1, NASTY, NASTY, text),
        Signed(Sign.GOOD, NASTY, (text,)),
        Callout(Kind.NOTE, NASTY, (Paragraph(text),)),
        Quote(text=text, attribution=NASTY, consent=NASTY),
        Facts(((NASTY, text),)),
    )


def test_nothing_that_was_typed_becomes_markup() -> None:
    written = page(report(*_nasty_blocks(), title=NASTY))
    assert "<img" not in written
    assert "<script" not in written
    assert Page(written).all("img", "script") == []
    assert written.count("&lt;img src=x") >= 30


@given(st.text(st.characters(), max_size=60))
def test_a_typed_text_reads_as_it_was_typed(typed: str) -> None:
    assert Page(fragment((Paragraph(words(typed)),), DUTCH)).text == readable(typed)


def test_no_character_of_a_chart_can_turn_a_text_around() -> None:
    turned = "over\u202eheid\x07"
    spread = Spread(perspective=turned, counts=(1, 0), without=(1,), summary=turned)
    bars = Distribution((turned, turned), (turned,), (Answered(turned, (spread,)),))
    written = page(report(figure(bars, turned, DUTCH), title=turned))
    assert "overheid" in written
    assert "\u202e" not in written
    assert "\x07" not in written


def test_line_breaks_in_an_answer_stay() -> None:
    assert "<p>een\ntwee</p>" in fragment((Paragraph(words("een\ntwee")),), DUTCH)
    assert "white-space: pre-line" in stylesheet()


def test_the_stylesheet_has_no_left_and_no_right() -> None:
    sides = r"(margin|padding|border|inset)-(left|right)|\b(left|right):|text-align: (left|right)"
    assert re.search(sides, stylesheet()) is None


@pytest.mark.parametrize(
    ("token", "colour"),
    [
        ("ink", palette.INK),
        ("soft", palette.SOFT),
        ("hairline", palette.HAIRLINE),
        ("faint", palette.FAINT),
        ("accent", palette.ACCENT),
        ("link", palette.LINK),
        ("critical", palette.CRITICAL),
        ("undecided", palette.UNDECIDED),
        *((f"band-{number}", colour) for number, colour in enumerate(palette.BANDS, 1)),
        ("warning", palette.WARNING),
        ("warning-faint", palette.WARNING_FAINT),
        ("example", palette.EXAMPLE),
        ("example-faint", palette.EXAMPLE_FAINT),
    ],
)
def test_screen_and_paper_have_the_same_colours(token: str, colour: str) -> None:
    assert f"--{token}: {colour};" in stylesheet()


def test_every_class_in_the_markup_has_a_rule() -> None:
    used = {name for _, e in WHOLE.elements for name in e.get("class", "").split()}
    assert [name for name in used if f".{name}" not in stylesheet()] == []
