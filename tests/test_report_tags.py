"""The PDF is tagged and archivable: what is heard is what was written, word for word.

Three that did not make the file judge it: pikepdf reads it back (`tagged_pdf`), qpdf checks its
syntax, and veraPDF holds it to PDF/UA-1 and PDF/A-3a or to PDF/UA-2 and PDF/A-4f.
"""

import io
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import assert_never

import pikepdf
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Object, Pdf
from PIL import Image, ImageCms

import cliënttoets.example
from cliënttoets.cli import main
from cliënttoets.language import DUTCH
from cliënttoets.report.blocks import (
    Annex,
    Block,
    BulletList,
    Callout,
    Column,
    Contents,
    Facts,
    Figure,
    Heading,
    Kind,
    Lead,
    NumberedList,
    PageBreak,
    Paragraph,
    Question,
    Quote,
    ReplyTable,
    Report,
    Run,
    Sign,
    Signal,
    Signed,
    Table,
    Text,
    Together,
    emphasis,
    headings,
    link,
    runs,
    strong,
    words,
)
from cliënttoets.report.figures import figure
from cliënttoets.report.pdf import pdf
from cliënttoets.report.pdf_archive import unicode_map
from cliënttoets.report.pdf_colour import srgb
from cliënttoets.report.pdf_fonts import Printable
from cliënttoets.report.pdf_metadata import About, Standard, xmp
from cliënttoets.report.pdf_style import Paper
from cliënttoets.report.pdf_tags import FOOTER, Structure, Tag, Untagged

from .sample_report import CHARTS, DISTRIBUTION, EVERY_BLOCK, SCRIPTS, report
from .tagged_pdf import Heard, Reading, Unsound, read, squeezed
from .vera.validation import Verdict, absent, verdicts

SAMPLE = pdf(report())
HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


# What should be heard, from the blocks alone


def _said(text: str | Text) -> str:
    """The characters that should be heard of a text."""
    parts = [text] if isinstance(text, str) else [run.text for run in text]
    return squeezed("".join(map(Printable(DUTCH), parts)))


def _paragraph(text: str | Text, kind: str = "P", language: str = "") -> Heard:
    return Heard(kind, _said(text), language=language, foreign=_foreign(text))


def _foreign(text: str | Text) -> tuple[tuple[str, str], ...]:
    """The words that are in another language than what is around them."""
    parts = () if isinstance(text, str) else text
    return tuple((run.language, _said((run,))) for run in parts if run.language and run.text)


def _levels(blocks: tuple[Block, ...]) -> dict[str, int]:
    """The level of each heading under the title's, which is 1; none is skipped."""
    levels: dict[str, int] = {}
    level = 1
    for entry in headings(blocks):
        level = min(entry.depth + 1, level + 1)
        levels[entry.anchor] = level
    return levels


class _Author:
    """Somebody who knows what each block should sound like."""

    def __init__(self, made: Report, reading: Reading) -> None:
        self.entries = list(headings(made.blocks))
        self.levels = _levels(made.blocks)
        found = [heading.page for heading in reading.elements(*HEADINGS)[1:]]
        self.pages = dict(zip([entry.anchor for entry in self.entries], found, strict=False))

    def all(self, blocks: Sequence[Block]) -> Iterator[Heard]:
        for block in blocks:
            yield from self.one(block)

    def one(self, block: Block) -> Iterator[Heard]:
        match block:
            case Heading():
                yield self.heading(block.title, block.anchor, block.language)
            case Question():
                title = f"{block.code}. {block.title}"
                yield self.heading(title, block.anchor, block.language)
                yield _paragraph(f"“{block.verbatim}”", language=block.language)
                if block.source:
                    yield _paragraph(block.source)
            case Annex():
                yield self.heading(f"{block.label}. {block.title}", block.anchor)
            case Contents():
                yield _paragraph(block.title)
                yield from self.contents(block)
            case Lead() | Paragraph():
                yield _paragraph(block.text)
            case BulletList():
                yield _list([("•", item) for item in block.items])
            case NumberedList():
                yield _list([(f"{n}.", item) for n, item in enumerate(block.items, block.start)])
            case Facts():
                yield _list(block.facts)
            case Table():
                yield _table(block)
            case ReplyTable():
                yield _table(block.table)
            case Figure():
                title, *note = map(_paragraph, filter(None, [block.title, block.note]))
                drawn = Heard("Figure", block.description)
                yield Heard("Div", kids=(title, drawn, *note, _table(block.table)))
            case Signal():
                verdict = _paragraph(block.verdict, language=block.language)
                texts = (block.moment, *([block.detail] if block.detail else []))
                yield Heard("Div", kids=(verdict, *map(_paragraph, texts)))
            case Signed():
                sentences = _list([("•", item) for item in block.items])
                yield Heard("Div", kids=(_paragraph(block.title), sentences))
            case Callout():
                title = (_paragraph(block.title),) if block.title else ()
                yield Heard("Div", kids=(*title, *self.all(block.blocks)))
            case Quote():
                yield _quote(block)
            case Together():
                yield from self.all(block.blocks)
            case PageBreak():
                pass
            case _:
                assert_never(block)

    def heading(self, title: str, anchor: str, language: str = "") -> Heard:
        return _paragraph(title, f"H{self.levels[anchor]}", language)

    def contents(self, block: Contents) -> Iterator[Heard]:
        shown = [entry for entry in self.entries if entry.depth <= block.depth]
        lines = [
            (self.levels[entry.anchor] - 2, f"{_said(entry.title)} {self.pages[entry.anchor]}")
            for entry in shown
        ]
        if lines:
            yield _nested(lines)


def _nested(lines: Sequence[tuple[int, str]]) -> Heard:
    """Lines of a table of contents; those that are deeper are a table within it."""
    kids: list[Heard] = []
    deeper: list[tuple[int, str]] = []
    for level, text in [*lines, (0, "")]:
        if level:
            deeper.append((level - 1, text))
            continue
        if deeper:
            kids.append(_nested(deeper))
            deeper = []
        kids.append(Heard("TOCI", kids=(Heard("Reference", text),)))
    return Heard("TOC", kids=tuple(kids[:-1]))


def _list(entries: Sequence[tuple[str, Text]]) -> Heard:
    return Heard(
        "L",
        kids=tuple(
            Heard("LI", kids=(_paragraph(mark, "Lbl"), _paragraph(text, "LBody")))
            for mark, text in entries
        ),
    )


def _table(block: Table) -> Heard:
    caption = (_paragraph(block.caption, "Caption", block.language),) if block.caption else ()
    names = ((Run(column.heading, language=column.language),) for column in block.columns)
    head = Heard(
        "TR", kids=tuple(replace(_paragraph(name, "TH"), scope="Column") for name in names)
    )
    rows = tuple(
        Heard(
            "TR",
            kids=tuple(
                replace(_paragraph(cell, "TH"), scope="Row")
                if at == 0 and block.row_headings
                else _paragraph(cell, "TD")
                for at, cell in enumerate(row)
            ),
        )
        for row in block.rows
    )
    if not rows:
        return Heard("Table", kids=(*caption, head))
    parts = (Heard("THead", kids=(head,)), Heard("TBody", kids=rows))
    return Heard("Table", kids=(*caption, *parts))


def _quote(block: Quote) -> Heard:
    said = _paragraph(words("“", *block.text, "”"), language=block.language)
    teller = [f"— {block.attribution}"] if block.attribution else []
    consent = [block.consent] if block.consent else []
    return Heard("BlockQuote", kids=(said, *map(_paragraph, [*teller, *consent])))


def _hold(made: Report, file: bytes) -> Reading:
    """Fails unless exactly the report is heard of the file."""
    reading = read(file)
    texts = [made.kind, *([made.subtitle] if made.subtitle else [])]
    kind, *subtitle = (_paragraph(text) for text in texts)
    title = _paragraph(made.title, "H1", made.title_language)
    example = (_paragraph("VOORBEELD"),) if made.example else ()
    blocks = _Author(made, reading).all(made.blocks)
    statements = map(_paragraph, made.statements)
    front = (*example, kind, title, *subtitle, *statements)
    assert reading.document == Heard("Document", kids=(*front, *blocks))
    return reading


# What is heard

LONG = "Het gezin weet niet wie het dossier leest, of waarom. " * 200

SPLIT: dict[str, Block] = {
    "paragraph": Paragraph(words(LONG)),
    "link": Paragraph(words("Lees ", link(LONG, "https://voorbeeld.be/"), " eens.")),
    "list": BulletList((words(LONG), words("kort"))),
    "facts": Facts((("Reden", words(LONG)), ("Datum", words("later")))),
    "quote": Quote(text=words(LONG), attribution="Ouder", language="en"),
    "callout": Callout(Kind.NOTE, "Let op", (Paragraph(words(LONG)), Heading(1, "In", "in"))),
    "cell": Table("Kop", (Column("a"), Column("b")), ((words(LONG), words("x")),) * 2),
    "form": ReplyTable(
        caption="Kop",
        columns=(Column("a"), Column("b")),
        rows=((words("Punt"), ()),) * 30,
        blank="in te vullen",
    ),
    "rows": Table("Kop", (Column("a"), Column("b")), ((words("Punt"), words("x")),) * 90),
    "chart": figure(
        replace(DISTRIBUTION, questions=DISTRIBUTION.questions * 15), "Alle vragen", DUTCH
    ),
}


@pytest.mark.parametrize("standard", Standard, ids=lambda standard: standard.name)
@pytest.mark.parametrize(
    "made",
    [
        pytest.param(report(), id="report"),
        pytest.param(report(example=True), id="example"),
        pytest.param(replace(report(*SCRIPTS), title_language="en"), id="every script"),
    ],
)
def test_what_is_heard_is_what_was_written(made: Report, standard: Standard) -> None:
    _hold(made, pdf(made, standard=standard))


@pytest.mark.parametrize("block", [pytest.param(block, id=name) for name, block in SPLIT.items()])
def test_what_runs_over_pages_is_heard_as_one(block: Block) -> None:
    made = report(Paragraph(words("Eerst.")), block, Paragraph(words("Daarna.")))
    reading = _hold(made, pdf(made))
    assert len(reading.decoration) > 1


def test_headings_that_skip_a_depth_are_heard_without_a_gap() -> None:
    made = report(Heading(3, "Diep", "a"), Heading(4, "Dieper", "b"), Heading(1, "Hoog", "c"))
    found = [heading.kind for heading in _hold(made, pdf(made)).elements(*HEADINGS)]
    assert found == ["H1", "H2", "H3", "H2"]


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        pytest.param("een\ntwee", "een twee", id="a line break"),
        pytest.param("a\n\nb", "a b", id="an empty line"),
        pytest.param("Sint-Niklaas " * 30, "Sint-Niklaas " * 30, id="hyphens at line ends"),
        pytest.param("x" * 300, "x" * 300, id="a word that is cut"),
        pytest.param("Дякую 🙂", "Дякую 🙂", id="what another face holds"),
        pytest.param("谢谢 你", "[tekst in een ander schrift]", id="what has no glyph"),
    ],
)
def test_words_are_heard_whole_and_apart(typed: str, heard: str) -> None:
    found = read(pdf(report(Paragraph(words(typed))))).elements("P")
    assert squeezed(heard) in [paragraph.text for paragraph in found]


def test_a_link_is_heard_once_with_where_it_leads() -> None:
    made = report(
        Contents("Inhoud"),
        PageBreak(),
        Heading(1, "Kop", "kop"),
        Paragraph(words(link("hier", "https://voorbeeld.be/x"), link("daar", "#kop"))),
        Paragraph(words(strong("Lees "), link("woord " * 40, "mailto:a@voorbeeld.be"))),
    )
    assert _hold(made, pdf(made)).links == (
        ("Kop 2", "2"),
        ("hier", "https://voorbeeld.be/x"),
        ("daar", "2"),
        (("woord " * 40).strip(), "mailto:a@voorbeeld.be"),
    )


def test_only_what_every_page_repeats_is_not_heard() -> None:
    rows = tuple((words("Punt"), words(str(number))) for number in range(60))
    made = report(Table("", (Column("Kop"), Column("Stand")), rows), example=True)
    first, *others = read(pdf(made)).decoration
    total = len(others) + 1
    assert first == (f"14 april 2026, versie 3{f'1 van {total}'}",)
    for number, texts in enumerate(others, 2):
        assert texts[0] == "Cliënttoets decreet jeugdhulpVOORBEELD"
        assert texts[-1] == f"14 april 2026, versie 3{number} van {total}"
        assert "".join(texts[1:-1]) == "KopStand"


def test_the_date_of_a_report_of_one_page_is_heard_once_at_the_end() -> None:
    made = replace(report(Paragraph(words("Alles."))), statements=(), most_pages=1)
    reading = read(pdf(made))
    assert reading.decoration == ((),)
    assert [kid.text for kid in reading.document.kids][-2:] == ["Alles.", made.edition]


def test_words_in_another_language_say_so() -> None:
    made = report(Quote(text=words("I had to tell it again."), attribution="", language="en"))
    (quote,) = read(pdf(made)).elements("BlockQuote")
    assert [paragraph.language for paragraph in quote.kids] == ["en"]


def test_a_text_outside_of_all_elements_is_an_error() -> None:
    structure = Structure()
    with pytest.raises(Untagged):
        structure.before_text()
    with structure.within(Tag("P")):
        assert structure.before_text() == ["/P <</MCID 0>> BDC"]
    with pytest.raises(Untagged):
        structure.before_text()


def test_marks_change_only_where_the_owner_does() -> None:
    structure = Structure()
    paragraph = Tag("P")
    with structure.within(paragraph):
        assert structure.before_text() == ["/P <</MCID 0>> BDC"]
        assert structure.before_text() == []
        assert structure.before_shape() == ["EMC", "/Artifact <</Type /Layout>> BDC"]
    with structure.within(FOOTER, Tag("P")):
        expected = ["EMC", "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"]
        assert structure.before_text() == expected
        assert structure.before_shape() == []
    assert structure.end_page() == ["EMC"]
    with structure.within(paragraph):
        assert structure.before_text() == ["/P <</MCID 0>> BDC"]
    assert len(structure.root.kids) == 1


_WORDS = st.text(st.sampled_from("abc ë-/🙂\n<&"), min_size=1, max_size=40)
_TEXTS = st.one_of(
    st.builds(words, _WORDS),
    st.builds(lambda a, b, c: words(a, strong(b), emphasis(c)), _WORDS, _WORDS, _WORDS),
    st.builds(lambda a, b: words(a, link(b, "https://voorbeeld.be/")), _WORDS, _WORDS),
)
_COLUMNS = (Column("Kop"), Column("Stand", 2))
_LEAVES = st.one_of(
    st.builds(Paragraph, _TEXTS),
    st.builds(Lead, _TEXTS),
    st.builds(BulletList, st.lists(_TEXTS, min_size=1, max_size=4).map(tuple)),
    st.builds(NumberedList, st.lists(_TEXTS, min_size=1, max_size=4).map(tuple)),
    st.builds(Facts, st.lists(st.tuples(_WORDS, _TEXTS), min_size=1, max_size=3).map(tuple)),
    st.builds(
        Table,
        st.sampled_from(["", "Opschrift"]),
        st.just(_COLUMNS),
        st.lists(st.tuples(_TEXTS, _TEXTS), max_size=25).map(tuple),
        st.booleans(),
    ),
    st.builds(
        Signed,
        st.sampled_from(Sign),
        st.just("Dit kan beter"),
        st.lists(_TEXTS, min_size=1, max_size=3).map(tuple),
    ),
    st.builds(Quote, text=_TEXTS, attribution=st.just("Ouder"), language=st.just("fr")),
    st.sampled_from([EVERY_BLOCK["signal"], Contents("Inhoud", 4), PageBreak()]),
    st.sampled_from([figure(chart, "Titel", DUTCH, "Noot") for chart in CHARTS.values()]),
    st.integers(1, 4).map(lambda depth: Heading(depth, "Kop", "")),  # type: ignore[arg-type]
)
_BLOCKS = st.recursive(
    st.lists(_LEAVES, min_size=1, max_size=6).map(tuple),
    lambda inner: st.lists(
        st.one_of(
            _LEAVES,
            st.builds(Callout, st.sampled_from(Kind), st.sampled_from(["", "Let op"]), inner),
            st.builds(Together, inner),
        ),
        min_size=1,
        max_size=6,
    ).map(tuple),
    max_leaves=3,
)


def _anchored(blocks: tuple[Block, ...], numbers: Iterator[int]) -> tuple[Block, ...]:
    """The blocks with a heading that signals lead to, and an anchor for each other heading."""
    found: list[Block] = []
    for block in blocks:
        match block:
            case Heading():
                number = next(numbers)
                found.append(Heading(block.depth, f"Kop {number}", f"k{number}"))
            case Callout() | Together():
                found.append(replace(block, blocks=_anchored(block.blocks, numbers)))
            case _:
                found.append(block)
    return tuple(found)


# From half a sheet to a poster, upright or on its side.
_PAPERS = st.builds(Paper, st.floats(300, 1200), st.floats(420, 1700))


@settings(max_examples=40, deadline=None)
@given(_BLOCKS, _PAPERS)
def test_any_report_is_heard_as_it_was_written_on_any_paper(
    blocks: tuple[Block, ...], paper: Paper
) -> None:
    made = report(*_anchored(blocks, iter(range(1_000))), Heading(1, "Slot", "kt4"))
    reading = _hold(made, pdf(made, paper=paper))
    written = [run.target for run in runs(made.blocks) if _said(run.text) and run.target != "#kt4"]
    assert [target for _, target in reading.links if "://" in target] == list(filter(None, written))


# What the file is besides


def test_the_file_has_no_fault_of_syntax() -> None:
    # What `qpdf --check` runs.
    with Pdf.open(io.BytesIO(SAMPLE)) as opened:
        assert opened.check_pdf_syntax() == []


def test_a_reader_is_told_title_language_and_colours() -> None:
    with Pdf.open(io.BytesIO(SAMPLE)) as opened:
        root = opened.Root
        assert str(root.Lang) == "nl-BE"
        assert bool(root.MarkInfo.Marked)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert root.OutputIntents[0].DestOutputProfile.read_bytes() == srgb()
        assert all(page.obj.Tabs == Name.S for page in opened.pages)
        facts = opened.open_metadata()
        assert facts["dc:title"] == str(opened.docinfo["/Title"]) == "Decreet jeugdhulp"
        assert facts["pdf:Producer"] == str(opened.docinfo["/Producer"])
        assert (facts.pdfa_status, facts["pdfuaid:part"]) == ("3A", "1")


def test_what_was_typed_is_no_instruction_to_metadata() -> None:
    nasty = "<a href='x'> &amp; ]]> {entries}"
    made = pdf(replace(report(), title=nasty, author=nasty, subject=nasty))
    with Pdf.open(io.BytesIO(made)) as opened:
        facts = opened.open_metadata()
        assert (facts["dc:title"], facts["dc:description"]) == (nasty, nasty)
        assert facts["dc:creator"] == [nasty]


def test_metadata_leave_out_what_is_not_known() -> None:
    date = report().date
    about = About(title="Titel", author="", subject="", date=date, language="nl-BE")
    packet = xmp(about, Standard.UA_1, has_attachment=False)
    assert b"dc:creator" not in packet
    assert b"dc:description" not in packet
    assert b"<xmp:CreateDate>2026-04-14T00:00:00Z<" in packet


@pytest.mark.parametrize(
    ("standard", "attachment", "status"),
    [
        pytest.param(Standard.UA_1, None, ("1.7", "3A", "1"), id="first"),
        pytest.param(Standard.UA_1, b"{}", ("1.7", "3A", "1"), id="first with data"),
        pytest.param(Standard.UA_2, None, ("2.0", "4", "2"), id="second"),
        pytest.param(Standard.UA_2, b"{}", ("2.0", "4F", "2"), id="second with data"),
    ],
)
def test_the_file_claims_what_it_conforms_to(
    standard: Standard, attachment: bytes | None, status: tuple[str, str, str]
) -> None:
    with Pdf.open(io.BytesIO(pdf(report(), attachment, standard))) as opened:
        facts = opened.open_metadata()
        archive = facts["pdfaid:part"] + facts.get("pdfaid:conformance", "")
        assert (opened.pdf_version, archive, facts["pdfuaid:part"]) == status
        # PDF 2.0 has given up the older dictionary of facts.
        assert ("/Info" in opened.trailer) == (standard is Standard.UA_1)


def test_in_pdf_2_links_and_the_outline_lead_to_headings() -> None:
    with Pdf.open(io.BytesIO(pdf(report(), standard=Standard.UA_2))) as opened:
        outlined = [item.obj.A.SD[0].S for item in opened.open_outline().root]
        assert outlined == [Name.H2, Name.H2]
        # After the link of the signal: the first line of the contents.
        found = _element(opened, "Link", 1)
        assert str(found.P.S) == "/Reference"
        assert str(found.Ref[0].S) == "/H2"


def test_the_colours_are_those_of_srgb() -> None:
    steps = range(0, 256, 51)
    colours = [(red, green, blue) for red in steps for green in steps for blue in steps]
    picture = Image.new("RGB", (6, 36))
    for at, colour in enumerate(colours):
        picture.putpixel((at % 6, at // 6), colour)
    ours = ImageCms.ImageCmsProfile(io.BytesIO(srgb()))
    seen = ImageCms.profileToProfile(picture, ours, ImageCms.createProfile("sRGB"))
    assert seen is not None
    for before, after in zip(picture.tobytes(), seen.tobytes(), strict=True):
        assert abs(before - after) <= 1


def test_the_data_travel_along() -> None:
    content = json.dumps({"naam": "cliënttoets"}).encode()
    with Pdf.open(io.BytesIO(pdf(report(), content))) as opened:
        (attached,) = opened.Root.AF
        assert attached.AFRelationship == Name.Data
        assert opened.attachments["rapportgegevens.json"].get_file().read_bytes() == content
        assert opened.attachments["rapportgegevens.json"].get_file().mime_type == "application/json"
    with Pdf.open(io.BytesIO(SAMPLE)) as opened:
        assert "/AF" not in opened.Root
        assert not opened.attachments


def test_the_identifier_is_that_of_the_content() -> None:
    files = [
        SAMPLE,
        pdf(report(Paragraph(words("een")))),
        pdf(report(Paragraph(words("twee")))),
        pdf(report(Paragraph(words("twee")), title="Ander decreet")),
        pdf(report(), b"1"),
        pdf(report(), b"2"),
    ]
    assert pdf(report(), b"2") == files[-1]
    identifiers = set()
    for file in files:
        with Pdf.open(io.BytesIO(file)) as opened:
            identifiers.add(bytes(opened.trailer.ID[0]))
    assert len(identifiers) == len(files)


def test_a_unicode_map_holds_no_code_that_stands_for_nothing() -> None:
    # 0x00 stands for nothing; 0x01-0x82 for 130 letters, so two blocks; U+1D49C needs a pair.
    entries = [(0, 0), *((code, 0x400 + code) for code in range(1, 130)), (130, 0x1D49C)]
    lines = "\n".join(f"<{code:02X}> <{point:04X}>" for code, point in entries)
    made = unicode_map(
        f"a\n1 begincodespacerange\n<00> <82>\nendcodespacerange\n131 beginbfchar\n"
        f"{lines}\nendbfchar\nz"
    )
    assert made.splitlines()[:5] == [
        *("a", "1 begincodespacerange", "<00> <82>", "endcodespacerange", "100 beginbfchar")
    ]
    assert "<00> <0000>" not in made
    assert "\n<64> <0464>\nendbfchar\n30 beginbfchar\n<65> <0465>\n" in made
    assert made.endswith("\n<82> <D835DC9C>\nendbfchar\nz")


# Faults that are planted in a sound file, and who finds them

FAULTY = report(
    Heading(1, "Kop", "kop"),
    Paragraph(words("De eerste alinea loopt over meer dan een regel. " * 4)),
    Paragraph(words("De tweede alinea, met ", link("een link", "https://voorbeeld.be/"), ".")),
    Quote(text=words("It was hard."), attribution="Ouder", language="en"),
    figure(CHARTS["profile"], "Bereik is op weg", DUTCH, note="Elke lijn"),
    Heading(2, "Onderkop", "onderkop"),
)


def _element(pdf: Pdf, kind: str, at: int = 0) -> Object:
    found = [item for item in pdf.objects if isinstance(item, Dictionary) and "/S" in item]
    return [item for item in found if Name(f"/{kind}") == item.S][at]


def _rewrite(pdf: Pdf, old: bytes, new: bytes) -> None:
    """Replaces the first occurrence on the first page that has it."""
    for page in pdf.pages:
        content = page.obj.Contents.read_bytes()
        if old in content:
            page.obj.Contents.write(content.replace(old, new, 1))
            return
    raise AssertionError(f"no page has {old!r}")


def _no_mark(pdf: Pdf) -> None:
    del pdf.Root.MarkInfo


def _no_tree(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot


def _no_language(pdf: Pdf) -> None:
    del pdf.Root.Lang


def _title_not_shown(pdf: Pdf) -> None:
    del pdf.Root.ViewerPreferences


def _no_metadata(pdf: Pdf) -> None:
    del pdf.Root.Metadata


def _colours_without_meaning(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents


def _font_not_embedded(pdf: Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, Dictionary) and item.get("/Type") == Name.FontDescriptor:
            del item.FontFile2


def _no_unicode_map(pdf: Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, Dictionary) and item.get("/Type") == Name.Font:
            del item.ToUnicode


def _picture_without_description(pdf: Pdf) -> None:
    del _element(pdf, "Figure").Alt


def _heading_cells_without_scope(pdf: Pdf) -> None:
    for at in range(4):
        del _element(pdf, "TH", at).A


def _skipped_level(pdf: Pdf) -> None:
    _element(pdf, "H3").S = Name.H5


def _link_without_description(pdf: Pdf) -> None:
    del pdf.pages[0].obj.Annots[0].Contents


def _link_outside_the_tree(pdf: Pdf) -> None:
    link = _element(pdf, "Link")
    link.K = link.K[0]


def _link_without_parent(pdf: Pdf) -> None:
    del pdf.pages[0].obj.Annots[0].StructParent


def _unmarked_text(pdf: Pdf) -> None:
    _rewrite(pdf, b"/H2 <</MCID 3>> BDC", b"/Span BMC")


def _swapped_paragraphs(pdf: Pdf) -> None:
    kids = list(_element(pdf, "Document").K)
    kids[4], kids[5] = kids[5], kids[4]
    _element(pdf, "Document").K = Array(kids)


def _lost_paragraph(pdf: Pdf) -> None:
    document = _element(pdf, "Document")
    document.K = Array([kid for at, kid in enumerate(document.K) if at != 4])


def _decorated_away(pdf: Pdf) -> None:
    """The subtitle as decoration, with the tree in agreement."""
    _rewrite(pdf, b"/P <</MCID 2>> BDC", b"/Artifact <</Type /Layout>> BDC")
    document = _element(pdf, "Document")
    document.K = Array([kid for at, kid in enumerate(document.K) if at != 2])


def _glued_words(pdf: Pdf) -> None:
    _rewrite(pdf, b"een regel. De ) Tj", b"een regel. De) Tj")


def _another_language(pdf: Pdf) -> None:
    _element(pdf, "P", 4).Lang = pikepdf.String("de")


def _cells_changed_places(pdf: Pdf) -> None:
    row = _element(pdf, "TR", 1)
    row.K = Array(reversed(list(row.K)))


def _another_description(pdf: Pdf) -> None:
    _element(pdf, "Figure").Alt = pikepdf.String("Grafiek")


def _heading_that_is_a_paragraph(pdf: Pdf) -> None:
    _element(pdf, "H2").S = Name.P


def _parents_disagree(pdf: Pdf) -> None:
    first = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    first[0], first[1] = first[1], first[0]


BY_VERAPDF = (
    *(_no_mark, _no_tree, _no_language, _title_not_shown, _no_metadata),
    *(_colours_without_meaning, _font_not_embedded, _no_unicode_map),
    *(_picture_without_description, _heading_cells_without_scope),
    *(_skipped_level, _link_without_description, _link_without_parent, _unmarked_text),
)
BY_READING = (
    *(_link_outside_the_tree, _unmarked_text, _skipped_level, _picture_without_description),
    *(_heading_cells_without_scope, _swapped_paragraphs, _lost_paragraph, _decorated_away),
    *(_glued_words, _another_language, _cells_changed_places, _another_description),
    *(_heading_that_is_a_paragraph, _parents_disagree),
)


def _damaged(damage: Callable[[Pdf], None]) -> bytes:
    target = io.BytesIO()
    with Pdf.open(io.BytesIO(pdf(FAULTY))) as opened:
        damage(opened)
        opened.save(target)
    return target.getvalue()


def test_the_file_that_faults_are_planted_in_has_none() -> None:
    _hold(FAULTY, _damaged(lambda _: None))


@pytest.mark.parametrize("damage", BY_READING, ids=lambda damage: damage.__name__.strip("_"))
def test_reading_back_finds(damage: Callable[[Pdf], None]) -> None:
    with pytest.raises((Unsound, AssertionError)):
        _hold(FAULTY, _damaged(damage))


# veraPDF

SOUND: dict[str, bytes] = {
    "every block": SAMPLE,
    "an example with its data": pdf(report(example=True), b"{}"),
    "what runs over pages": pdf(report(*SPLIT.values())),
    "no blocks": pdf(replace(report(), blocks=(), statements=(), author="", subject="")),
    "a table without rows": pdf(report(Table("", (Column("Kop"),), ()))),
    "planted in": pdf(FAULTY),
    "every script": pdf(report(*SCRIPTS)),
}


SOUND_2: dict[str, bytes] = {
    "every block in PDF 2": pdf(report(example=True), b"{}", Standard.UA_2),
    "every script in PDF 2": pdf(report(*SCRIPTS), b"{}", Standard.UA_2),
    "what runs over pages in PDF 2": pdf(report(*SPLIT.values()), b"{}", Standard.UA_2),
}
WITHOUT_DATA: dict[str, bytes] = {
    "without data in PDF 2": pdf(report(), standard=Standard.UA_2),
}
JUDGED = {
    ("ua1", "3a"): SOUND | {damage.__name__: _damaged(damage) for damage in BY_VERAPDF},
    ("ua2", "4f"): SOUND_2,
    ("ua2", "4"): WITHOUT_DATA,
}


def _ask_verapdf() -> None:
    """Skips the test where veraPDF cannot be asked; it always can in continuous integration."""
    sentence = absent()
    if sentence and os.environ.get("CI") == "true":
        pytest.fail(sentence)
    if sentence:
        pytest.skip(sentence)


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[Verdict]]:
    """The verdicts of two profiles on each sound and each damaged file, by its name."""
    _ask_verapdf()
    folder = tmp_path_factory.mktemp("vera")
    asked: dict[Path, tuple[str, str]] = {}
    for profiles, files in JUDGED.items():
        for name, made in files.items():
            (folder / f"{name}.pdf").write_bytes(made)
            asked[folder / f"{name}.pdf"] = profiles
    found: dict[str, list[Verdict]] = {}
    for verdict in verdicts(asked):
        found.setdefault(verdict.file.stem, []).append(verdict)
    return found


@pytest.mark.parametrize("name", [*SOUND, *SOUND_2, *WITHOUT_DATA])
def test_verapdf_finds_no_failure_in(name: str, judged: Mapping[str, list[Verdict]]) -> None:
    assert len(judged[name]) == 2
    for verdict in judged[name]:
        # 106 rules of PDF/UA-1, 155 of PDF/A-3a, 1728 of PDF/UA-2, 111 of PDF/A-4f.
        assert verdict.rules > 100
        assert verdict.checks > 300
        assert verdict.failed == 0, verdict.failures


@pytest.mark.parametrize("damage", BY_VERAPDF, ids=lambda damage: damage.__name__.strip("_"))
def test_verapdf_finds(damage: Callable[[Pdf], None], judged: Mapping[str, list[Verdict]]) -> None:
    assert sum(verdict.failed for verdict in judged[damage.__name__]) > 0


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the shipped example, some forty pages, as the command makes it."""
    folder = tmp_path_factory.mktemp("example")
    responses = Path(cliënttoets.example.__file__).parent / "voorbeeld.json"
    target, database = folder / "voorbeeld.pdf", folder / "clienttoets.db"
    options = {"--responses": responses, "--database": database, "--date": "2026-04-14"}
    written = [str(part) for pair in options.items() for part in pair]
    ran = CliRunner().invoke(main, ["report", str(target), *written])
    assert ran.exit_code == 0, ran.output
    return target


def test_the_example_report_is_heard_whole(example: Path) -> None:
    reading = read(example.read_bytes())
    assert len(reading.elements("H1")) == 1
    assert len(reading.elements("H2")) > 5
    assert all(figure.text for figure in reading.elements("Figure"))


def test_verapdf_finds_no_failure_in_the_example_report(example: Path) -> None:
    _ask_verapdf()
    for verdict in verdicts({example: ("ua1", "3a")}):
        assert verdict.checks > 100_000
        assert verdict.failed == 0, verdict.failures
