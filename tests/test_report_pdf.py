"""A report as a PDF: complete, in reading order, embedded, and always the same bytes."""

import gc
import io
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise, takewhile

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Dictionary, Name, Object, Pdf, Stream

from cliënttoets.language import DUTCH
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
    NumberedList,
    PageBreak,
    Paragraph,
    Question,
    Quote,
    Run,
    Table,
    Together,
    TooLong,
    headings,
    link,
    words,
)
from cliënttoets.report.figures import figure
from cliënttoets.report.pdf import pdf
from cliënttoets.report.pdf_boxes import Item, Space, fill
from cliënttoets.report.pdf_fonts import Printable
from cliënttoets.report.pdf_metadata import Standard
from cliënttoets.report.pdf_style import A4, BODY
from cliënttoets.report.pdf_table import column_widths
from cliënttoets.report.pdf_text import lines

from .sample_report import DISTRIBUTION, EVERY_BLOCK, TABLE, report

PRINTABLE = Printable(DUTCH)


def _pages(made: bytes) -> list[str]:
    """The text of each page, as a reader copies it: line ends are spaces."""
    document = pypdfium2.PdfDocument(made)
    try:
        return [re.sub(r"\s+", " ", page.get_textpage().get_text_range()) for page in document]
    finally:
        document.close()


def _text(*blocks: Block) -> str:
    return " ".join(_pages(pdf(report(*blocks))))


def _dictionaries(opened: Pdf, **entries: Name) -> list[Object]:
    """The objects of a file that have these entries, by number; those of streams too."""
    return [
        found
        for found in opened.objects
        if isinstance(found, Dictionary | Stream)
        and all(found.get(f"/{name}") == value for name, value in entries.items())
    ]


WHOLE = pdf(report())


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("signal", "Struikelblok: eerst oplossen Voorontwerp van decreet Twee punten: KT4."),
        ("lead", "Gezinnen herkennen de bedoeling."),
        ("facts", "Opdrachtgever Agentschap Opgroeien"),
        ("contents", "Inhoud Hoe staat het per vraag "),
        ("heading", "Hoe staat het per vraag"),
        ("paragraph", "Lees eerst het woord."),
        ("bullet list", "• Een vaste persoon • Tijd om te denken"),
        ("numbered list", "3. Leg het vast 4. Koppel terug"),
        ("question", "KT4. Geen controle “Voorkomt het beleid dat instrumenten leiden tot"),
        ("table", "Antwoordtabel Punt Gevolgd Datum Leg waarborgen vast deels 14.04.2026"),
        ("distribution", "Betrokkenheid ligt verspreid Niet (0) Aanzet (1)"),
        (
            "profile",
            "Bereik is op weg cliënten praktijk 0 25 50 75 100 nog niet eerste stappen op weg",
        ),
        ("side by side", "De overheid ziet KT1 hoger cliënten zelfbeoordeling Niet (0)"),
        ("heat map", "Overheid en cliënten zien KT1 en KT2 anders 0 Niet 1 Aanzet"),
        ("shifts", "1 vraag achteruit en 1 vraag gelijk vorige toets deze toets Niet (0)"),
        ("quote", "“Ik moest alles drie keer vertellen.” — Moeder van twee Gedeeld met toe"),
        ("callout", "Let op Te weinig antwoorden."),
        ("together", "Samen Op één bladzijde."),
        ("page break", ""),
        ("annex", "Bijlage 1. Methode"),
    ],
)
def test_every_block_is_on_paper(name: str, expected: str) -> None:
    assert name in EVERY_BLOCK
    assert expected in " ".join(_pages(WHOLE))


def test_the_first_page_carries_the_signal_the_title_and_the_statements() -> None:
    first = _pages(WHOLE)[0]
    for text in ("Rapport van een cliënttoets", "Decreet jeugdhulp", "Getoetst met gezinnen"):
        assert text in first
    assert "Struikelblok" in first
    assert "Dit rapport is geen kwaliteitslabel." in first


def test_every_page_says_which_of_how_many_it_is() -> None:
    pages = _pages(WHOLE)
    assert len(pages) > 2
    for number, text in enumerate(pages, 1):
        assert text.strip().endswith(f"14 april 2026, versie 3 {number} van {len(pages)}")


def test_every_page_but_the_first_has_the_running_head() -> None:
    assert ["Cliënttoets decreet jeugdhulp" in text for text in _pages(WHOLE)][:2] == [False, True]


def test_every_page_of_an_example_says_so() -> None:
    assert all("VOORBEELD" in text for text in _pages(pdf(report(example=True))))
    assert not any("VOORBEELD" in text for text in _pages(WHOLE))


def test_an_annex_and_what_follows_a_page_break_start_a_page() -> None:
    pages = _pages(
        pdf(
            report(
                Paragraph(words("een")),
                PageBreak(),
                Paragraph(words("twee")),
                Annex("Bijlage 1", "drie", "b1"),
            )
        )
    )
    assert ["een" in pages[0], "twee" in pages[1], "drie" in pages[2]] == [True] * 3
    assert len(pages) == 3


@pytest.mark.parametrize("box", [Together, lambda blocks: Callout(Kind.NOTE, "", blocks)])
def test_a_page_break_within_a_box_loses_nothing(box: Callable[..., Block]) -> None:
    blocks = (Paragraph(words("een")), PageBreak(), Paragraph(words("twee")))
    assert "een twee" in _text(box(blocks))


def test_an_annex_that_is_kept_together_starts_a_page() -> None:
    annex = Together((Annex("Bijlage 1", "drie", "b1"), Paragraph(words("vier"))))
    pages = _pages(pdf(report(Paragraph(words("een")), annex)))
    assert ["een" in pages[0], "drie vier" in pages[1]] == [True, True]


@pytest.mark.parametrize("standard", Standard, ids=lambda standard: standard.name)
def test_bookmarks_are_the_headings_and_lead_to_their_page(standard: Standard) -> None:
    document = pypdfium2.PdfDocument(pdf(report(), standard=standard))
    pages = _pages(WHOLE)
    found = [
        (mark.level, mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()
    ]
    entries = list(headings(report().blocks))
    assert [(depth, title) for depth, title, _ in found] == [
        (entry.depth - 1, entry.title) for entry in entries
    ]
    assert all(title in pages[page] for _, title, page in found)
    document.close()


def test_headings_that_skip_a_depth_still_have_bookmarks() -> None:
    document = pypdfium2.PdfDocument(pdf(report(Heading(3, "Diep", "a"), Heading(1, "Hoog", "b"))))
    assert [(mark.level, mark.get_title()) for mark in document.get_toc()] == [
        (0, "Diep"),
        (0, "Hoog"),
    ]
    document.close()


def test_the_contents_give_the_page_of_each_heading() -> None:
    pages = _pages(WHOLE)
    (contents,) = [text for text in pages if "Inhoud" in text]
    last = len(pages)
    assert f"Bijlage 1. Methode {last}" in contents


def test_the_contents_know_a_heading_within_another_block() -> None:
    within = Callout(Kind.NOTE, "", (Heading(1, "Binnen", "binnen"), Paragraph(words("x"))))
    text = _text(Contents("Inhoud"), PageBreak(), Together((within,)))
    assert "Inhoud Binnen 2" in text


def test_the_file_says_what_it_is() -> None:
    document = pypdfium2.PdfDocument(WHOLE)
    about = document.get_metadata_dict()
    document.close()
    assert about["Title"] == "Decreet jeugdhulp"
    assert about["Author"] == "Netwerk van organisaties"
    assert about["Subject"] == "Cliënttoets van een voorontwerp"
    assert about["CreationDate"] == "D:20260414000000Z"
    with Pdf.open(io.BytesIO(WHOLE)) as opened:
        assert str(opened.Root.Lang) == "nl-BE"


def test_only_fira_sans_is_in_the_file_and_it_is_embedded() -> None:
    with Pdf.open(io.BytesIO(WHOLE)) as opened:
        fonts = _dictionaries(opened, Type=Name.Font)
        names = {str(font.BaseFont) for font in fonts}
        files = {font.FontDescriptor.FontFile2.objgen for font in fonts}
    assert names
    assert all("FiraSans" in name for name in names)
    assert len(files) == len(fonts) == len(names)


def test_threads_do_not_disturb_each_other() -> None:
    foreign = report(*[Paragraph(words(f"zei شكرا {number} 🙂")) for number in range(60)])
    expected = [WHOLE, pdf(foreign)]
    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(pdf, [report(), foreign] * 4))
    assert made == expected * 4


@pytest.mark.parametrize("is_enabled", [True, False])
def test_the_garbage_collector_is_left_as_it_was(is_enabled: bool) -> None:
    made = replace(report(), most_pages=1)
    assert gc.isenabled()
    try:
        if not is_enabled:
            gc.disable()
        with pytest.raises(TooLong):
            pdf(made)
        assert gc.isenabled() == is_enabled
    finally:
        gc.enable()


def test_another_date_makes_other_bytes() -> None:
    later = replace(report(), date=report().date.replace(day=15))
    assert pdf(later) != WHOLE


NASTY = '<img src="file:///etc/passwd"> <a href="javascript:alert(1)">b</a> &amp; <b>x ]]> %s {0}'


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(Paragraph(words(NASTY)), id="paragraph"),
        pytest.param(Quote(text=words(NASTY), attribution=NASTY), id="quote"),
        pytest.param(Heading(1, NASTY, "a"), id="heading"),
        pytest.param(BulletList((words(NASTY),)), id="list"),
        pytest.param(Table(NASTY, (Column(NASTY),), ((words(NASTY),),)), id="table"),
        pytest.param(Facts(((NASTY, words(NASTY)),)), id="facts"),
        pytest.param(Callout(Kind.NOTE, NASTY, ()), id="callout"),
    ],
)
def test_what_was_typed_is_never_an_instruction(block: Block) -> None:
    made = pdf(replace(report(block), title=NASTY, running=NASTY, edition=NASTY))
    # Narrow cells break it over lines, and a space is taken for each line end.
    found = "".join(_pages(made)).replace(" ", "")
    assert NASTY.replace(" ", "") in found
    with Pdf.open(io.BytesIO(made)) as opened:
        assert all("/A" not in link for link in _dictionaries(opened, Subtype=Name.Link))
        assert not _dictionaries(opened, Subtype=Name.Image)


def test_a_link_is_an_address_and_an_anchor_a_place() -> None:
    made = pdf(
        report(
            Heading(1, "Kop", "kop"),
            Paragraph(words(link("hier", "https://voorbeeld.be/x"), link("daar", "#kop"))),
        )
    )
    with Pdf.open(io.BytesIO(made)) as opened:
        address, place = _dictionaries(opened, Subtype=Name.Link)
        assert str(address.A.URI) == "https://voorbeeld.be/x"
        assert place.Dest[0].objgen == opened.pages[0].objgen


ANSWER = "Het gezin weet niet wie het dossier leest. "


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(Paragraph(words(ANSWER * 480)), id="paragraph"),
        pytest.param(Quote(text=words(ANSWER * 480), attribution="Ouder"), id="quote"),
        pytest.param(BulletList((words(ANSWER * 480),)), id="list item"),
        pytest.param(Callout(Kind.NOTE, "", (Paragraph(words(ANSWER * 480)),)), id="callout"),
        pytest.param(
            Table("", (Column("a"), Column("b")), ((words("x"), words(ANSWER * 480)),)),
            id="table cell",
        ),
        pytest.param(Facts((("Reden", words(ANSWER * 480)),)), id="facts"),
    ],
)
def test_a_text_of_twenty_thousand_characters_is_complete(block: Block) -> None:
    pages = _pages(pdf(report(block)))
    assert len(pages) > 4
    assert " ".join(pages).count("dossier") == 480


def test_a_quarter_of_a_million_characters_take_their_length() -> None:
    pages = _pages(pdf(report(Paragraph(words(ANSWER * 5_600)))))
    assert sum(text.count("dossier") for text in pages) == 5_600


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(Paragraph(words("x" * 300)), id="paragraph"),
        pytest.param(
            Table("", (Column("a"), Column("b"), Column("c")), ((words("x" * 300),) * 3,)),
            id="cells",
        ),
    ],
)
def test_a_word_of_three_hundred_characters_is_cut(block: Block) -> None:
    expected = 300 * (3 if isinstance(block, Table) else 1)
    assert _text(block).count("x") == expected


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        pytest.param("leuk 🙂", "leuk 🙂", id="emoji"),
        pytest.param("👨‍👩‍👧 samen", "👨‍👩‍👧 samen", id="joined emoji"),
        pytest.param("zei شكرا daarna", "zei شكرا daarna", id="Arabic"),
        pytest.param("zei 谢谢 你 daarna", "zei [tekst in een ander schrift] daarna", id="Chinese"),
        pytest.param("a \ue000\ue001 b \ue000", "a [symbool] b [symbool]", id="private signs"),
        pytest.param("🙂谢谢", "🙂[tekst in een ander schrift]", id="both"),
        pytest.param("e\u0308", "ë", id="composed"),
        pytest.param("a\u00adb\u200dc", "abc", id="invisible"),
        pytest.param("a\u2011b", "a-b", id="a hyphen that does not break"),
        pytest.param("Дякую, Δ → €", "Дякую, Δ → €", id="Cyrillic, Greek, arrows"),
    ],
)
def test_what_cannot_be_printed_is_named(typed: str, shown: str) -> None:
    assert PRINTABLE(typed) == shown
    assert shown in _text(Paragraph(words(typed)))


def test_column_headings_come_back_on_each_page_and_rows_once() -> None:
    rows = tuple((words(f"Punt {number}."), words("deels")) for number in range(100, 200))
    pages = _pages(pdf(report(Table("Antwoorden", (Column("Kop"), Column("Stand")), rows))))
    assert all("Kop Stand" in text for text in pages)
    found = re.findall(r"Punt (\d+)\.", " ".join(pages))
    assert found == [str(number) for number in range(100, 200)]


def test_a_heading_is_never_the_last_on_its_page() -> None:
    blocks = [
        block
        for number in range(60)
        for block in (
            Heading(2, f"Kop{number}.", f"k{number}"),
            Paragraph(words(f"Begin{number}. " + ANSWER * (number % 7 + 1))),
        )
    ]
    for text in _pages(pdf(report(*blocks))):
        for number in re.findall(r"Kop(\d+)\.", text):
            assert f"Begin{number}." in text


def _filler(points: int) -> Table:
    """Something of about so many points, so that what follows starts anywhere on a page."""
    return Table("", (Column("Vul"),), ((words("\n" * (points // 12) + "vul"),),))


def _parts(count: int) -> dict[str, Block]:
    """Blocks of so many parts, each of which says "Rij" and its number."""
    texts = tuple(words(f"Rij {number}.") for number in range(1, count + 1))
    columns = (Column("Kop"), Column("Stand"))
    return {
        "table": Table("", columns, tuple((text, words("deels")) for text in texts)),
        "bullets": BulletList(texts),
        "numbers": NumberedList(texts),
        "facts": Facts(tuple((f"Term {at}", text) for at, text in enumerate(texts))),
    }


@pytest.mark.parametrize("name", _parts(0))
@pytest.mark.parametrize("count", [2, 3, 5, 90])
def test_no_low_row_and_no_short_item_is_alone_on_its_page(name: str, count: int) -> None:
    parted = 0
    for points in range(120, 600, 12):
        pages = _pages(pdf(report(PageBreak(), _filler(points), _parts(count)[name])))
        counted = [text.count("Rij ") for text in pages]
        assert sum(counted) == count
        assert 1 not in counted, points
        parted += sum(map(bool, counted)) > 1
    # Two and three are never parted, and the others are where they start far down.
    assert bool(parted) == (count > 3)


@pytest.mark.parametrize("count", [2, 4])
def test_a_small_table_stays_on_one_page_with_its_caption(count: int) -> None:
    table = replace(TABLE, caption="Opschrift", rows=TABLE.rows[:1] * count)
    for points in range(120, 600, 12):
        pages = _pages(pdf(report(PageBreak(), _filler(points), table)))
        (page,) = [text for text in pages if "Leg waarborgen" in text]
        assert "Opschrift" in page
        assert page.count("Leg waarborgen") == count


@pytest.mark.parametrize(
    "title",
    [
        pytest.param(Heading(2, "Titel", "a"), id="heading"),
        pytest.param(
            Question(code="V1", title="Titel", verbatim="Hoe dan? " * 40, anchor="a"),
            id="question of four lines",
        ),
    ],
)
@pytest.mark.parametrize("name", ["table", "bullets", "facts", "figure"])
def test_a_line_under_a_title_stays_with_it_and_with_what_it_introduces(
    title: Block, name: str
) -> None:
    shown = figure(DISTRIBUTION, "Rij 1.", DUTCH) if name == "figure" else _parts(20)[name]
    for points in range(300, 600, 12):
        blocks = (PageBreak(), _filler(points), title, Paragraph(words("Lees.")), shown)
        (page,) = [text for text in _pages(pdf(report(*blocks))) if "Titel" in text]
        assert "Lees." in page, points
        assert "Rij 1." in page, points


def test_chapters_with_a_line_each_do_not_hang_together() -> None:
    chapters = [
        block
        for number in range(60)
        for block in (Heading(1, f"Kop {number}", f"k{number}"), Paragraph(words("Lees.")))
    ]
    # Each takes some 80 points of the 696 of a page: 8 on a page make 8 pages.
    assert len(_pages(pdf(report(*chapters)))) <= 9


def test_what_no_page_holds_with_its_heading_is_cut_rather_than_parted_from_it() -> None:
    # A page holds 49 lines of 14 points: all of these, but not with their heading.
    whole = Together((Paragraph(words("\n".join(["Regel"] * 48))),))
    pages = _pages(pdf(report(PageBreak(), _filler(60), Heading(1, "Kop", "a"), whole)))
    (page,) = [text for text in pages if "Kop" in text]
    assert "Regel" in page
    assert " ".join(pages).count("Regel") == 48


def test_the_contents_are_on_one_page_where_a_page_holds_them() -> None:
    chapters = [Heading(1, f"Kop {number}.", f"k{number}") for number in range(20)]
    for points in range(120, 600, 24):
        blocks = (PageBreak(), _filler(points), Contents("Inhoud"), PageBreak(), *chapters)
        (page,) = [text for text in _pages(pdf(report(*blocks))) if "Inhoud" in text]
        assert len(re.findall(r"Kop \d+\.", page)) == 20


def test_contents_that_no_page_holds_go_on_on_the_next() -> None:
    chapters = [Heading(2, f"Kop {number}.", f"k{number}") for number in range(120)]
    pages = _pages(pdf(report(Contents("Inhoud"), Annex("Bijlage 1", "a", "a"), *chapters)))
    before = list(takewhile(lambda text: "Bijlage 1. a" not in text or "Inhoud" in text, pages))
    assert sum(len(re.findall(r"Kop \d+\.", text)) for text in before) == 120
    assert len(before) > 1


# Boxes and lines


def _page_fill(heights: list[tuple[int, bool]]) -> Iterator[tuple[tuple[float, float], ...]]:
    """(down, height) of each box, page by page."""
    pile = tuple(Item(Space(height), 5, 5, keeps_next=keeps) for height, keeps in heights)
    while pile:
        placed, pile = fill(pile, A4.text_height)
        yield tuple((box.down, box.box.height) for box in placed)


_HEIGHTS = st.lists(st.tuples(st.integers(1, int(A4.text_height)), st.booleans()), max_size=40)


@given(_HEIGHTS)
def test_every_box_is_placed_once_in_order_and_on_its_page(heights: list[tuple[int, bool]]) -> None:
    pages = list(_page_fill(heights))
    assert [height for page in pages for _, height in page] == [height for height, _ in heights]
    for page in pages:
        assert page[-1][0] + page[-1][1] <= A4.text_height + 0.1
        for (down, height), (after, _) in pairwise(page):
            assert after >= down + height + 5


def test_a_box_that_no_page_holds_does_not_stop_the_report() -> None:
    pages = list(_page_fill([(100, False), (int(A4.text_height) * 2, True), (100, False)]))
    assert [height for page in pages for _, height in page] == [100, int(A4.text_height) * 2, 100]


@settings(max_examples=60)
@given(
    st.lists(st.text(st.sampled_from("aW -/.é\n"), max_size=60), max_size=4),
    st.floats(20, 400),
)
def test_lines_are_no_wider_than_their_room_and_lose_nothing(texts: list[str], room: float) -> None:
    text = tuple(Run(part) for part in texts)
    made = lines(text, BODY, room, PRINTABLE)
    assert all(line.width * BODY.size <= room + 0.1 for line in made.lines)
    written = "".join(piece.text for line in made.lines for piece in line.pieces)
    assert "".join(written.split()) == "".join("".join(texts).split())


@pytest.mark.parametrize(
    ("typed", "broken"),
    [
        pytest.param("school- en gezin", ["school- ", "en ", "gezin"], id="a hyphen and a space"),
        pytest.param("jeugd/gezin", ["jeugd/", "gezin"], id="a slash within"),
        pytest.param("Sint-Niklaas", ["Sint-", "Niklaas"], id="a hyphen within"),
        pytest.param("op 9/11/26", ["op ", "9/11/26"], id="a date"),
        pytest.param("een\n\ntwee", ["een ", "", "twee"], id="line breaks"),
    ],
)
def test_lines_keep_every_space_and_break_after_hyphens(typed: str, broken: list[str]) -> None:
    # 37 points hold "school-" (34) and "Niklaas" (33), but not "en gezin" (37.7).
    made = lines(words(typed), BODY, 37, PRINTABLE)
    assert ["".join(piece.text for piece in line.pieces) for line in made.lines] == broken


@pytest.mark.parametrize(
    ("count", "room", "halves"),
    [
        pytest.param(10, 4, (4, 6), id="what fits stays"),
        pytest.param(5, 4, (3, 2), id="two lines go, not one"),
        pytest.param(10, 1, None, id="one line does not stay alone"),
        pytest.param(3, 2, None, id="three lines stay together"),
    ],
)
def test_a_split_leaves_no_line_alone(
    count: int, room: int, halves: tuple[int, int] | None
) -> None:
    whole = lines(words("\n".join("a" * count)), BODY, 100, PRINTABLE)
    found = whole.split(room * BODY.leading)
    heights = found and tuple(round(half.height / BODY.leading) for half in found)
    assert heights == halves


def test_a_chart_that_a_page_cannot_hold_goes_on_with_its_legend() -> None:
    questions = tuple(replace(DISTRIBUTION.questions[0], question=f"V{n}.") for n in range(30))
    chart = figure(replace(DISTRIBUTION, questions=questions), "Alle vragen", DUTCH)
    pages = _pages(pdf(report(chart)))
    drawn_on = [text for text in pages if "Niet (0)" in text]
    assert len(drawn_on) > 1
    # Each question stands once in the chart, and once for each of two perspectives in the table.
    assert [" ".join(pages).count(f"V{n}.") for n in range(30)] == [3] * 30


@given(
    st.lists(st.tuples(st.floats(0.1, 5), st.floats(10, 300)), min_size=1, max_size=9),
)
def test_columns_fill_the_width_and_have_what_they_need(columns: list[tuple[float, float]]) -> None:
    shares, least = [share for share, _ in columns], [needed for _, needed in columns]
    widths = column_widths(shares, least, 480)
    assert sum(widths) == pytest.approx(480)
    needed = [min(width, 160) for width in least]
    if sum(needed) <= 480:
        assert all(w >= n - 0.01 for w, n in zip(widths, needed, strict=True))


def test_where_words_do_not_fit_only_the_longest_break() -> None:
    # 40 and 50 keep what they need of 300; the other three share the 210 that are left.
    widths = column_widths([5, 1, 1, 1, 1], [40, 50, 150, 120, 90], 300)
    assert widths == pytest.approx((40, 50, 70, 70, 70))


def test_columns_share_what_no_word_needs() -> None:
    # The first needs 100 of 300; 200 is left for shares of 1 and 3.
    assert column_widths([0.1, 1, 3], [100, 10, 10], 300) == pytest.approx((100, 50, 150))
