"""Text on paper: lines, hyphens, every script, both ways; and what was typed is what is read."""

import hashlib
import subprocess
import sys
import time
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise

import pypdfium2
import pytest
from bidi import get_display
from hypothesis import given, settings
from hypothesis import strategies as st

from cliënttoets.language import DUTCH
from cliënttoets.report.blocks import (
    Align,
    Column,
    Heading,
    Paragraph,
    Question,
    Quote,
    Run,
    Table,
    Text,
    foreign,
    is_right_to_left,
    link,
    strong,
    words,
)
from cliënttoets.report.chart import Interval, Profile
from cliënttoets.report.figures import figure
from cliënttoets.report.html import fragment
from cliënttoets.report.pdf import pdf
from cliënttoets.report.pdf_bidi import levels, seen
from cliënttoets.report.pdf_boxes import FUZZ
from cliënttoets.report.pdf_breaking import NARROW
from cliënttoets.report.pdf_fonts import Printable
from cliënttoets.report.pdf_glyphs import INVISIBLE
from cliënttoets.report.pdf_hyphens import places
from cliënttoets.report.pdf_scripts import shaped
from cliënttoets.report.pdf_style import BODY, CELL
from cliënttoets.report.pdf_text import Line, Lines, lines

from .sample_report import PROFILE, SCRIPTS, report
from .tagged_pdf import Heard, read, squeezed

PRINTABLE = Printable(DUTCH)

ARABIC = "طلبنا المساعدة منذ سنة (2025)، ولم يجبنا أحد."
HEBREW = "ביקשנו עזרה לפני שנה, ואיש לא ענה."


def _texts(set_lines: Lines) -> list[str]:
    """Each line as it is read."""
    return ["".join(piece.text for piece in line.pieces) for line in set_lines.lines]


def _seen(line: Line) -> str:
    """The characters of a line's pieces, as the eye meets the pieces from left to right."""
    if not line.places:
        return "".join(piece.text for piece in line.pieces)
    pieces = sorted(zip(line.places, line.pieces, strict=True), key=lambda pair: pair[0])
    return "".join(piece.text[::-1] if piece.level % 2 else piece.text for _, piece in pieces)


def _read(text: str) -> str:
    """What of a text should be read: its characters, but for those that have no look."""
    return squeezed(INVISIBLE.sub("", PRINTABLE(text)))


def _heard(*text: str | Run) -> Heard:
    """The paragraph with this text, read back from a PDF."""
    document = read(pdf(report(Paragraph(words(*text)), title="Titel"))).document
    return document.kids[-1]


# Which way letters go


@pytest.mark.parametrize(
    ("text", "base", "shown"),
    [
        pytest.param("abc", 0, "abc", id="Latin"),
        pytest.param("אבג", 1, "גבא", id="Hebrew"),
        pytest.param("a אב b", 0, "a בא b", id="Hebrew among Latin"),
        pytest.param("אב ab גד", 1, "דג ab בא", id="Latin among Hebrew"),
        pytest.param("אב 12 גד", 1, "דג 12 בא", id="a number keeps its order"),
        pytest.param("دفع 12,5% ثم", 1, "مث %12,5 عفد", id="an Arabic percentage"),
        pytest.param("a (אב) b", 0, "a (בא) b", id="brackets in Latin"),
        # Seen, the bracket that was typed first stands at the right; its glyph is mirrored.
        pytest.param("(אב)", 1, ")בא(", id="brackets in Hebrew"),
    ],
)
def test_letters_are_seen_in_their_order(text: str, base: int, shown: str) -> None:
    assert "".join(text[at] for at in seen(levels(text, base))) == shown


_MIXED = st.text(st.sampled_from("abא ב ج د١٢12.,:%+-()[]/$!"), max_size=14)


@given(_MIXED, st.sampled_from([0, 1]))
def test_a_second_implementation_agrees_on_the_order(text: str, base: int) -> None:
    # White at the end of a line goes with the whole (L1), which is done when lines are made.
    text = text.rstrip()
    shown = "".join(text[at] for at in seen(levels(text, base)))
    assert shown == get_display(text, base_dir="LR"[base])


def test_the_first_letter_says_where_a_text_starts() -> None:
    assert is_right_to_left("“12 " + HEBREW)
    assert not is_right_to_left("Zij zei: " + HEBREW)
    assert not is_right_to_left("12, 13.")
    ends = lines(words(ARABIC * 6), BODY, 200, PRINTABLE)
    assert ends.is_right_to_left
    right = replace(ends, style=replace(BODY, align=Align.END))
    for line in ends.lines:
        # Its first word stands at the right edge; a column of figures has it at the left.
        assert ends._indent(line) + line.width * BODY.size == pytest.approx(200)
        assert right._indent(line) == 0


def test_a_line_of_two_directions_is_seen_as_it_should() -> None:
    (line,) = lines(words("Zij zei אב גד en 5 ging."), BODY, 400, PRINTABLE).lines
    assert _seen(line) == "Zij zei דג בא en 5 ging."
    (line,) = lines(words("אב (gd) הו 12"), BODY, 400, PRINTABLE).lines
    # The brackets go from right to left, and so their glyphs are mirrored: one sees (gd).
    assert _seen(line) == "12 וה )gd( בא"


# What other faces hold


@pytest.mark.parametrize(
    ("text", "face", "clusters"),
    [
        # U+0644 and U+0627 share a glyph; the others have one each.
        pytest.param("لابد", "IBMPlexSansArabic-Regular", ["لا", "ب", "د"], id="lam-alef"),
        pytest.param("في", "IBMPlexSansArabic-Regular", ["ف", "ي"], id="no other ligature"),
        pytest.param("ښځه", "IBMPlexSansArabic-Regular", ["ښ", "ځ", "ه"], id="Pashto"),
        pytest.param("👩‍👩‍👧", "NotoEmoji", ["👩‍👩‍👧"], id="a family of five characters"),
        pytest.param("👍🏽❤️", "NotoEmoji", ["👍🏽", "❤️"], id="a tone, a variant"),
        pytest.param("1️⃣🇧🇪", "NotoEmoji", ["1️⃣", "🇧🇪"], id="a key, a flag"),
    ],
)
def test_what_belongs_together_is_one_glyph(text: str, face: str, clusters: list[str]) -> None:
    found = shaped(text, face, face.startswith("IBM")).clusters
    assert [cluster.source for cluster in found] == clusters
    assert all(len(cluster.glyphs) == 1 for cluster in found)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(ARABIC, id="Arabic"),
        pytest.param("خواسته‌ایم؛ پرونده را چه کسی می‌خواند؟ گچپژ", id="Persian"),
        pytest.param("موږ مرسته غوښتې، هېچا ځواب نه دی راکړی.", id="Pashto"),
        pytest.param("הָיָה שָׁלוֹם (12%)", id="Hebrew with vowels"),
        pytest.param("ሓገዝ ሓቲትና ካብ እንጅምር ዓመት ኮይኑ፡ ዝኾነ", id="Tigrinya"),
        pytest.param("Ми просили допомоги, ніхто не відповів.", id="Ukrainian"),
        pytest.param("Ζητήσαμε βοήθεια, κανείς δεν απάντησε.", id="Greek"),
        pytest.param("Yardım istedik, ığdır şğ. Am cerut: țș. Prosiliśmy o pomoc: ł.", id="Latin"),
        pytest.param("नमस्ते, क्षि। ภาษาไทยน้ำ ქართული Հայերեն", id="four scripts more"),
        pytest.param("👩‍👩‍👧 en ❤️ en 👍🏽, 1️⃣ ✅ 🙂🙂", id="emoji"),
        pytest.param("Hij zei שלום، 12% 🙂 (حتى الآن) en “ja”.", id="all in one"),
    ],
)
def test_every_script_is_read_as_it_was_typed(text: str) -> None:
    assert PRINTABLE(text) == unicodedata.normalize("NFC", text)
    assert _heard(text).text == squeezed(unicodedata.normalize("NFC", text))


def test_a_word_of_two_faces_is_not_broken() -> None:
    found = lines(words("goed🙂goed " * 8), BODY, 75, PRINTABLE)
    assert _texts(found) == ["goed🙂goed "] * 8


def test_signs_that_join_are_kept_only_where_they_do() -> None:
    assert PRINTABLE("a\u200db\ufe0f \u200e") == "ab "
    assert PRINTABLE("می\u200cخواند") == "می\u200cخواند"
    assert "\u200c" in _heard("می\u200cخواند").text


def test_what_stands_in_a_table_or_a_title_is_read_as_well() -> None:
    cells = (words(strong(ARABIC)), words("ja 🙂"))
    made = report(
        Heading(1, HEBREW, "kop"),
        Table("في جدول", (Column("Vraag 🙂"), Column("אב")), (cells,)),
    )
    reading = read(pdf(made))
    assert [heading.text for heading in reading.elements("H2")] == [HEBREW]
    assert [cell.text for cell in reading.elements("TH", "TD")] == [
        "Vraag 🙂",
        "אב",
        ARABIC,
        "ja 🙂",
    ]
    assert [caption.text for caption in reading.elements("Caption")] == ["في جدول"]


def test_a_chart_prints_the_labels_that_were_typed() -> None:
    line = Interval(label="שאלה 🙂", series="Ouders", index=60, lower=50, upper=67)
    made = pdf(report(figure(Profile(PROFILE.bands, (line,)), "Bereik", DUTCH)))
    found = pypdfium2.PdfDocument(made)[0].get_textpage().get_text_range()
    assert "שאלה" in found
    assert "🙂" in found
    assert "[" not in found


def test_faces_are_read_only_for_who_needs_them() -> None:
    script = (
        "import sys\n"
        "from cliënttoets.report.pdf import pdf\n"
        "from tests.sample_report import report\n"
        "pdf(report())\n"
        # Not HarfBuzz itself: ReportLab imports it where it is at hand.
        "loaded = {'manimgx_fonts', 'fontpkg_ibm_plex_sans_arabic'}\n"
        "print(sorted(loaded & set(sys.modules)))\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


def test_the_same_text_gives_the_same_bytes_whatever_was_set_before() -> None:
    made = pdf(report(*SCRIPTS))
    pdf(report(Paragraph(words("ك ک ی ي ى ه ة 🙂👍 שׁ"))))
    assert pdf(report(*SCRIPTS)) == made
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(lambda _: pdf(report(*SCRIPTS)), range(8))) == {made}
    script = (
        "import hashlib\n"
        "from cliënttoets.report.pdf import pdf\n"
        "from tests.sample_report import SCRIPTS, report\n"
        "print(hashlib.sha256(pdf(report(*SCRIPTS))).hexdigest())\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == hashlib.sha256(made).hexdigest()


def test_one_glyph_is_read_as_each_letter_that_it_stands_for() -> None:
    # In the middle of a word the two letters for k look the same, and so do those for y.
    text = "بكب بکب بيب بیب"
    assert _heard(text).text == text


# Lines


def test_a_narrow_column_has_hyphens_that_nobody_reads() -> None:
    text = "De ondersteuningsplannen zijn er"
    found = lines(words(text), CELL, 90, PRINTABLE)
    assert _texts(found) == ["De ondersteunings\u00ad", "plannen zijn er"]
    assert "".join(_texts(found)).replace("\u00ad", "") == text
    cell = read(pdf(report(_column_of(text)))).elements("TH")[-1]
    assert cell.text == text


def _column_of(text: str) -> Table:
    """A table in which the first of many columns is too narrow for long words."""
    columns = (Column("Vraag", 0.5), *[Column("x")] * 5)
    return Table("", columns, ((words(text), *[words("y")] * 5),))


def test_a_wide_column_needs_no_hyphen() -> None:
    text = "Wie ondersteuningsplannen maakt, weet dat een vertrouwenspersoon nodig is. " * 8
    found = _texts(lines(words(text), BODY, NARROW + 1, PRINTABLE))
    assert not any("\u00ad" in line for line in found)
    # But a word that is wider than the column is broken where the language breaks it.
    assert _texts(lines(words("ondersteuningsplannen"), BODY, 60, PRINTABLE)) == [
        "ondersteu\u00ad",
        "ningsplan\u00ad",
        "nen",
    ]


@pytest.mark.parametrize(
    ("word", "language", "parts"),
    [
        pytest.param("ondersteuningsplan", "nl-BE", "onder-steu-nings-plan", id="Dutch"),
        pytest.param("(vertrouwenspersoon),", "nl", "(ver-trou-wens-per-soon),", id="signs around"),
        # The dots would go: "cli-ent". So that place is none.
        pytest.param("cliëntenforum", "nl", "cliën-ten-fo-rum", id="a vowel with dots"),
        pytest.param("responsibility", "en-GB", "respons-ib-il-ity", id="English"),
        pytest.param("voorbeeld.be/pagina", "nl", "voorbeeld.be/pagina", id="an address"),
        pytest.param("kort", "nl", "kort", id="short"),
        pytest.param("ondersteuningsplan", "xx", "ondersteuningsplan", id="an unknown language"),
    ],
)
def test_a_word_is_broken_where_its_language_breaks_it(
    word: str, language: str, parts: str
) -> None:
    ends = [0, *places(word, language), len(word)]
    found = [word[start:end] for start, end in pairwise(ends)]
    assert "-".join(found) == parts


def test_words_in_another_language_are_broken_as_it_does() -> None:
    dutch = lines(words("accessibility"), BODY, 40, PRINTABLE)
    english = lines((foreign("accessibility", "en"),), BODY, 40, PRINTABLE)
    assert _texts(english) == ["access\u00ad", "ibility"]
    assert _texts(dutch) != _texts(english)


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("x" * 300, id="a letter"),
        pytest.param("ondersteuningsplan" * 17, id="Dutch"),
        pytest.param("سلام" * 75, id="Arabic"),
        pytest.param("👩‍👩‍👧" * 60, id="families"),
        pytest.param("a🙂ב" * 100, id="mixed"),
    ],
)
def test_a_word_of_300_letters_stays_within_its_column(word: str) -> None:
    found = lines(words(word), BODY, 80, PRINTABLE)
    assert len(found.lines) > 3
    assert all(line.width * BODY.size <= 80.01 for line in found.lines)
    assert "".join(_texts(found)) == word
    assert _heard(word).text == word


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Het gezin weet niet wie het dossier leest. ", id="Dutch"),
        pytest.param(ARABIC + " ", id="Arabic"),
        pytest.param("Wij 🙂 zeggen שלום. ", id="mixed"),
    ],
)
def test_an_explanation_of_20_000_characters_is_read_whole(sentence: str) -> None:
    text = (sentence * (20_000 // len(sentence) + 1))[:20_000]
    started = time.process_time()
    assert _heard(text).text == squeezed(text)
    assert time.process_time() - started < 8


_ALPHABETS = [
    "abcdeë-/.,:;()“” 0123456789",
    "ابتثجحدرسشصعفقكلمنهوي ،؟0123٤٥٦%()\u200c\u064e",
    "אבגדהוזחט שלום.,()12\u05b8",
    "پچگژکی ښځړ ",
    "ሀለሐመሠ ፡።",
    "हिन्दीक्षि ",
    "🙂👩‍👧❤️👍🏽🇧🇪1️⃣ ",
    "谢\ue000\x07\u202e\u00ad\u200f\u3000",
]
_TYPED = st.lists(
    st.sampled_from(_ALPHABETS).flatmap(lambda letters: st.text(st.sampled_from(letters))),
    max_size=5,
).map("".join)
_RUNS = st.lists(
    st.one_of(
        st.builds(Run, _TYPED),
        st.builds(strong, _TYPED),
        st.builds(lambda text: link(text, "https://voorbeeld.be/"), _TYPED),
        st.builds(foreign, _TYPED, st.sampled_from(["en", "ar", "he"])),
    ),
    max_size=3,
).map(tuple)


@settings(max_examples=150, deadline=None)
@given(_RUNS, st.floats(20, 460))
def test_any_text_is_set_at_any_width(text: Text, width: float) -> None:
    found = lines(text, BODY, width, PRINTABLE)
    typed = "".join(PRINTABLE(run.text) for run in text)
    assert _bare("".join(_texts(found))) == _bare(typed)
    for line in found.lines:
        # A letter with all its marks may be wider than a column of two.
        unbroken = [piece for piece in line.pieces if piece.text != " "]
        assert line.width <= width / BODY.size + FUZZ or len(unbroken) == 1
        assert len(line.places) in (0, len(line.pieces))


def _bare(text: str) -> str:
    return squeezed(INVISIBLE.sub("", text)).replace(" ", "")


@settings(max_examples=25, deadline=None)
@given(_TYPED)
def test_any_text_is_read_as_it_was_typed(text: str) -> None:
    heard = _heard("begin ", text, " slot").text
    assert squeezed(INVISIBLE.sub("", heard)) == _read(f"begin {text} slot")


# Languages


def test_words_in_another_language_are_read_out_in_it() -> None:
    heard = _heard("Zij noemde het ", foreign("a waiting game", "en"), " en ging.")
    assert heard.text == "Zij noemde het a waiting game en ging."
    assert heard.foreign == (("en", "a waiting game"),)
    long = foreign("to wait and see " * 300, "en")
    assert _heard("Eerst ", long, "dan.").foreign == (("en", squeezed(long.text)),)


def test_a_link_in_another_language_is_both() -> None:
    target = "https://example.org/"
    reading = read(pdf(report(Paragraph((Run("Read more", target=target, language="en"),)))))
    assert ("Read more", target) in reading.links
    assert ("en", "Read more") in reading.document.kids[-1].foreign


_TITLES = (
    Heading(1, "Who decides", "a", language="en"),
    Question(code="KT4", title="No control", verbatim="Who?", anchor="b", language="en"),
    Table("Answers", (Column("Point", language="en"),), (), language="en"),
)


def test_a_title_in_another_language_says_so() -> None:
    kids = read(pdf(report(*_TITLES))).document.kids[-4:]
    heading, title, verbatim, table = kids
    assert [kid.language for kid in (heading, title, verbatim)] == ["en"] * 3
    caption, row = table.kids
    assert caption.language == "en"
    assert row.kids[0].foreign == (("en", "Point"),)
    html = str(fragment(_TITLES, DUTCH))
    assert '<h2 id="a" lang="en">Who decides</h2>' in html
    assert '<h3 id="b" lang="en">KT4. No control</h3>' in html
    assert '<p class="question-verbatim" lang="en">“Who?”</p>' in html
    assert 'lang="en">Answers</p>' in html
    assert 'class="align-start" lang="en">Point</th>' in html


def test_html_says_language_and_direction_where_they_change() -> None:
    blocks = (
        Paragraph(words("Zij zei: ", foreign("لا", "ar"), " en ", foreign("no", "en"), ".")),
        Paragraph(words(HEBREW)),
        Paragraph(words("Gewoon Nederlands.")),
        Quote(text=words(ARABIC), attribution="Moeder", language="ar"),
    )
    html = str(fragment(blocks, DUTCH))
    assert '<span lang="ar" dir="rtl">لا</span> en <span lang="en">no</span>.' in html
    assert f'<p dir="rtl">{HEBREW}</p>' in html
    assert "<p>Gewoon Nederlands.</p>" in html
    assert '<blockquote dir="auto" lang="ar">' in html
