"""The file around a report's pages: small, sound, and the same whoever makes it and however."""

import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from pikepdf import Dictionary, Name, Pdf, Stream
from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfgen.canvas import Canvas

from cliënttoets.report.blocks import Contents, Heading, PageBreak, Paragraph, link, words
from cliënttoets.report.pdf import pdf
from cliënttoets.report.pdf_file import PACKED
from cliënttoets.report.pdf_fonts import FONTS, register_fonts
from cliënttoets.report.pdf_metadata import Standard
from cliënttoets.report.pdf_pen import coded
from cliënttoets.report.pdf_strokes import Strokes, number

from .sample_report import report

WHOLE = pdf(report())


# Objects


def test_no_object_but_a_stream_stands_by_itself() -> None:
    alone = re.findall(rb"^\d+ 0 obj\n", WHOLE, re.MULTILINE)
    assert len(alone) == WHOLE.count(b"\nendstream\nendobj\n")
    with Pdf.open(io.BytesIO(WHOLE)) as opened:
        everything = list(opened.objects)
    streams = [found for found in everything if isinstance(found, Stream)]
    packing = [found for found in streams if found.get("/Type") == Name.ObjStm]
    others = [found for found in everything if isinstance(found, Dictionary)]
    assert len(streams) == len(alone)
    assert len(others) > PACKED
    assert [int(found.N) for found in packing] == [PACKED, len(others) - PACKED]


def test_every_object_has_a_number_and_the_table_ends_with_its_own() -> None:
    with Pdf.open(io.BytesIO(WHOLE)) as opened:
        numbers = sorted(found.objgen[0] for found in opened.objects)
        assert numbers == list(range(1, int(opened.trailer.Size)))
    start = int(re.search(rb"startxref\n(\d+)\n%%EOF\n\Z", WHOLE)[1])  # type: ignore[index]
    assert WHOLE[start:].startswith(b"%d 0 obj\n" % numbers[-1])


def test_pages_are_compressed_and_fonts_are_subsets() -> None:
    with Pdf.open(io.BytesIO(WHOLE)) as opened:
        assert all(page.obj.Contents.Filter == Name.FlateDecode for page in opened.pages)
        fonts = [found for found in opened.objects if _has(found, "/FontDescriptor")]
        # ABCDEF+Name, as a subset is called.
        assert all(re.fullmatch(r"/[A-Z]{6}\+.+", str(font.BaseFont)) for font in fonts)
        embedded = [font.FontDescriptor.FontFile2 for font in fonts]
        assert len({found.objgen for found in embedded}) == len(fonts) == len(FONTS)
        # A whole face is over 300 KiB.
        assert all(int(found.Length1) < 60_000 for found in embedded)


def _has(found: object, name: str) -> bool:
    return isinstance(found, Dictionary) and name in found


def test_tags_take_less_than_the_words() -> None:
    # Twenty times as many objects as pages; each on its own would take a hundred bytes.
    rows = [
        Paragraph(words(f"Alinea {n} zegt iets anders dan alinea {n + 1}.")) for n in range(800)
    ]
    made = pdf(report(*rows))
    with Pdf.open(io.BytesIO(made)) as opened:
        tags = sum(
            len(found.read_raw_bytes())
            for found in opened.objects
            if isinstance(found, Stream) and found.get("/Type") == Name.ObjStm
        )
        pages = sum(len(page.obj.Contents.read_raw_bytes()) for page in opened.pages)
    assert tags < pages


LINKED = report(
    Contents("Inhoud"),
    PageBreak(),
    *[Heading(1, f"Kop {n}", f"k{n}") for n in range(3)],
    Paragraph(words(link("hier", "https://voorbeeld.be/"), " of ", link("daar", "#k1"))),
)

CHECKED: dict[str, Callable[[], bytes]] = {
    "every block": lambda: WHOLE,
    "every block in PDF 2": lambda: pdf(report(), None, Standard.UA_2),
    "with its data": lambda: pdf(report(example=True), b"{}"),
    "with its data in PDF 2": lambda: pdf(report(example=True), b"{}", Standard.UA_2),
    "links": lambda: pdf(LINKED),
    "links in PDF 2": lambda: pdf(LINKED, standard=Standard.UA_2),
    "a text of pages": lambda: pdf(report(Paragraph(words("Een woord en nog een. " * 2_000)))),
    "one paragraph": lambda: pdf(report(Paragraph(words("Dag.")))),
}


@pytest.mark.parametrize("name", CHECKED)
def test_qpdf_finds_no_fault(name: str, tmp_path: Path) -> None:
    if not shutil.which("qpdf"):
        sentence = "qpdf is not asked: it is not on this machine (package qpdf)"
        pytest.fail(sentence) if os.environ.get("CI") == "true" else pytest.skip(sentence)
    path = tmp_path / "made.pdf"
    path.write_bytes(CHECKED[name]())
    # Warnings end with another code as well.
    ran = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_qpdf_would_find_a_fault(tmp_path: Path) -> None:
    if not shutil.which("qpdf"):
        pytest.skip("qpdf is not on this machine")
    path = tmp_path / "broken.pdf"
    path.write_bytes(WHOLE.replace(b"startxref\n", b"startxref\n1"))
    assert subprocess.run(["qpdf", "--check", path], capture_output=True, check=False).returncode


# The same bytes

_DIGEST = """
import hashlib, sys
from cliënttoets.report.pdf import pdf
from cliënttoets.report.pdf_metadata import Standard
from tests.sample_report import report
made = pdf(report()) + pdf(report(), b"{}", Standard.UA_2)
sys.stdout.write(hashlib.sha256(made).hexdigest())
"""

_ANOTHER_DAY = "import time\ntime.time = lambda: 86_400.0\n"

_AT_ONCE = """
import hashlib, sys, threading
from concurrent.futures import ThreadPoolExecutor
from cliënttoets.report.pdf import pdf
from tests.sample_report import report
sys.setswitchinterval(1e-5)
together = threading.Barrier(4)
def made(_):
    together.wait()
    return hashlib.sha256(pdf(report())).hexdigest()
with ThreadPoolExecutor(4) as threads:
    sys.stdout.write(" ".join(threads.map(made, range(4))))
"""


def _ran(program: str, project: Path, **environment: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-c", program],
        cwd=project,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout


@pytest.mark.parametrize(
    ("before", "environment"),
    [
        pytest.param("", {"PYTHONHASHSEED": "1"}, id="a hash seed"),
        pytest.param("", {"PYTHONHASHSEED": "2"}, id="another hash seed"),
        pytest.param("", {"TZ": "Pacific/Auckland", "LC_ALL": "C"}, id="elsewhere"),
        pytest.param(_ANOTHER_DAY, {"SOURCE_DATE_EPOCH": "86400"}, id="another day"),
    ],
)
def test_another_process_makes_the_same_bytes(
    before: str, environment: dict[str, str], project: Path
) -> None:
    made = WHOLE + pdf(report(), b"{}", Standard.UA_2)
    expected = hashlib.sha256(made).hexdigest()
    assert _ran(before + _DIGEST, project, **environment) == expected


def test_the_first_reports_of_a_process_may_be_made_at_once(project: Path) -> None:
    expected = hashlib.sha256(WHOLE).hexdigest()
    assert _ran(_AT_ONCE, project).split() == [expected] * 4


# Strokes


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0"),
        (64.0, "64"),
        (12.5, "12.5"),
        (841.894, "841.89"),
        (-0.257, "-0.26"),
        (1e-9, "0"),
        (100, "100"),
    ],
)
def test_a_number_is_as_short_as_it_can_be(value: float, written: str) -> None:
    assert number(value) == written


def test_what_is_set_holds_until_it_is_set_again() -> None:
    strokes = Strokes()
    for colour in ("#ff0000", "#ff0000", "#000000"):
        strokes.fill_colour(colour)
        strokes.rectangle(1, 2, 3, 4, "f")
    assert strokes.taken() == [
        *("1 0 0 rg", "1 2 3 4 re f", "1 2 3 4 re f"),
        *("0 0 0 rg", "1 2 3 4 re f"),
    ]


def test_the_next_page_starts_with_nothing_set() -> None:
    strokes = Strokes()
    strokes.text(10, 20, [("/F1+0", b"a")], 9)
    first = strokes.taken()
    strokes.text(10, 20, [("/F1+0", b"a")], 9)
    assert first == strokes.taken() == ["BT 10 20 Td", "/F1+0 9 Tf", "(a) Tj", "ET"]


def test_what_is_set_within_a_rectangle_does_not_outlive_it() -> None:
    strokes = Strokes()
    strokes.line("#000000", 1)
    with strokes.within(0, 0, 5, 5):
        strokes.line("#ffffff", 2, (1, 2))
        strokes.path([(0, 0), (5, 5)], "S")
    # Q brings black back: it need not be set again.
    strokes.line("#000000", 1)
    strokes.path([(0, 1), (5, 1)], "S")
    assert strokes.taken() == [
        *("0 0 0 RG", "1 w", "[] 0 d"),
        *("q 0 0 5 5 re W n", "1 1 1 RG", "2 w", "[1 2] 0 d", "0 0 m 5 5 l S", "Q"),
        "0 1 m 5 1 l S",
    ]


def test_a_circle_is_four_curves_that_close() -> None:
    strokes = Strokes()
    strokes.circle(100, 50, 10, "B")
    (written,) = strokes.taken()
    start, *curves = [step.split() for step in re.split(r" [mc] ", written.removesuffix("B"))][:-1]
    ends = [start, *(curve[-2:] for curve in curves)]
    assert ends == [["110", "50"], ["100", "60"], ["90", "50"], ["100", "40"], ["110", "50"]]
    # The handles of neighbours lie on one line, so that nothing shows where they meet.
    for before, after in pairwise(curves):
        x, y = map(float, before[-2:])
        assert float(before[2]) + float(after[0]) == 2 * x
        assert float(before[3]) + float(after[1]) == 2 * y


def test_brackets_and_backslashes_are_no_end_of_a_text() -> None:
    strokes = Strokes()
    strokes.text(0, 0, [("/F1+0", b"a(b)\\\xe9")], 9)
    assert "(a\\(b\\)\\\\\\351) Tj" in strokes.taken()


@pytest.mark.parametrize("font", FONTS.values())
def test_ascii_needs_no_looking_up(font: str) -> None:
    register_fonts()
    every = "".join(map(chr, range(0x20, 0x7F)))
    ours, theirs = (Canvas(io.BytesIO()) for _ in range(2))
    document = theirs._doc  # type: ignore[attr-defined]
    looked_up = getFont(font).splitString(every, document)  # type: ignore[attr-defined]
    ((name, codes),) = coded(every, font, ours._doc)  # type: ignore[attr-defined]
    assert (0, codes) == looked_up[0]
    assert len(looked_up) == 1
    assert name == getFont(font).getSubsetInternalName(0, document)  # type: ignore[attr-defined]
