"""Blocks: texts are values, links lead somewhere, and a report knows its own headings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cliënttoets.report.blocks import (
    Callout,
    Column,
    Face,
    Heading,
    Kind,
    Paragraph,
    Question,
    Run,
    Table,
    Together,
    headings,
    link,
    plain,
    readable,
    runs,
    strong,
    words,
)

from .sample_report import EVERY_BLOCK, report


def test_bare_strings_are_plain_runs_and_empty_ones_are_nothing() -> None:
    assert words("Lees ", strong("eerst"), "") == (Run("Lees "), Run("eerst", Face.STRONG))
    assert plain(words("Lees ", strong("eerst"))) == "Lees eerst"


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//elders.be", "#", "#1 2"],
)
def test_a_link_leads_only_to_an_anchor_or_an_address(target: str) -> None:
    with pytest.raises(ValueError, match="no anchor"):
        link("hier", target)


@pytest.mark.parametrize("target", ["#kt4", "https://voorbeeld.be/a", "mailto:a@voorbeeld.be"])
def test_anchors_and_addresses_are_links(target: str) -> None:
    assert link("hier", target).target == target


def test_a_row_has_a_cell_for_each_column() -> None:
    with pytest.raises(ValueError, match="1 cells in a table of 2 columns"):
        Table("", (Column("a"), Column("b")), ((words("1"),),))


def test_an_anchor_occurs_once() -> None:
    with pytest.raises(ValueError, match="'a'"):
        report(Heading(1, "Een", "a"), Callout(Kind.NOTE, "", (Heading(2, "Twee", "a"),)))


def test_an_anchor_is_fit_for_an_address() -> None:
    with pytest.raises(ValueError, match="malformed"):
        report(Heading(1, "Een", "met spatie"))


def test_a_link_within_the_report_leads_to_a_heading() -> None:
    linked = Table("", (Column("a"),), ((words(link("zie", "#kt4")),),))
    with pytest.raises(ValueError, match="#kt4"):
        report(linked)
    question = Question(code="KT4", title="Titel", verbatim="Vraag?", anchor="kt4")
    assert report(linked, question).blocks == (linked, question)


def test_headings_are_found_in_reading_order_wherever_they_are() -> None:
    blocks = (
        Heading(1, "Een", "een"),
        Together((Heading(2, "Twee", "twee"), Callout(Kind.NOTE, "", (Heading(3, "Drie", "d"),)))),
        Question(code="KT4", title="Vier", verbatim="?", anchor="kt4", depth=3),
    )
    found = [(entry.depth, entry.title) for entry in headings(blocks)]
    assert found == [(1, "Een"), (2, "Twee"), (3, "Drie"), (3, "KT4. Vier")]


def test_every_run_of_every_block_is_found() -> None:
    found = " ".join(run.text for run in runs(tuple(EVERY_BLOCK.values())))
    expected = (
        "KT4",
        "herkennen",
        "Opgroeien",
        "woord",
        "vaste persoon",
        "Koppel terug",
        "Leg waarborgen",
        "KT1. Vroeg betrokken",
        "drie keer",
        "Te weinig",
        "Op één bladzijde",
    )
    assert [text for text in expected if text not in found] == []


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        pytest.param("een\r\ntwee\rdrie", "een\ntwee\ndrie", id="line ends become newlines"),
        pytest.param("nul\x00 bel\x07", "nul bel", id="control characters go"),
        pytest.param("om\u202egekeerd\u202c", "omgekeerd", id="direction overrides go"),
        pytest.param("half \ud83d", "half \N{REPLACEMENT CHARACTER}", id="half a pair is shown"),
        pytest.param("tab\tblijft", "tab\tblijft", id="a tab stays"),
    ],
)
def test_what_no_medium_can_show_is_taken_out(typed: str, shown: str) -> None:
    assert readable(typed) == shown


@given(st.text(st.characters(), max_size=40))
def test_a_readable_text_can_be_written_and_read_again(typed: str) -> None:
    shown = readable(typed)
    assert shown.encode().decode() == shown
    assert readable(shown) == shown


def test_a_paragraph_keeps_what_was_typed() -> None:
    typed = '<img src="file:///etc/passwd"> & ]]>'
    assert plain(Paragraph(words(typed)).text) == typed
