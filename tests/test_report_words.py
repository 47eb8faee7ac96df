"""A report says the same in both media: the words of its PDF are those of its HTML, in order.

What is heard of the PDF (`tagged_pdf`) is set beside the HTML as a screen reader goes through it:
of a chart its description, of a list its marks. Left out is only what a medium adds by itself:
running heads, page numbers and those in the table of contents on paper, controls on a screen.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner

import cliënttoets.example
from cliënttoets.cli import main
from cliënttoets.language import DUTCH
from cliënttoets.report.blocks import Report
from cliënttoets.report.html import page
from cliënttoets.report.pdf import pdf
from cliënttoets.report.pdf_fonts import Printable

from .sample_report import EVERY_BLOCK, SCRIPTS, report
from .tagged_pdf import Heard, read, squeezed

EXAMPLE = Path(cliënttoets.example.__file__).parent / "voorbeeld.json"
LAYOUTS = sorted(path.stem for path in (Path(__file__).parents[1] / "reports").glob("*.yaml"))

VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})
BLOCKS = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "td", "th", "dt", "dd", "desc"})


class _Listener(HTMLParser):
    """The words of a page as they are heard; with its foot where a report has only one page."""

    def __init__(self, *, hears_foot: bool) -> None:
        super().__init__()
        self._hears_foot = hears_foot
        self.words: list[str] = []
        self._open: list[tuple[str, bool]] = []  # whether it is silent
        self._lists: list[int | None] = []
        self._figure = 0  # how many drawings of it there were

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        classes = (given.get("class") or "").split()
        if tag == "figure":
            self._figure = 0
        if tag in BLOCKS or tag == "span":
            self.words.append(" ")
        if tag == "img" and given.get("alt"):
            self.words.append(f" {given['alt']} ")
        if tag in ("ul", "ol"):
            self._lists.append(int(given.get("start") or 1) if tag == "ol" else None)
        if tag == "li" and not self._is_in("nav"):
            self._mark()
        if tag not in VOID:
            self._open.append((tag, self._is_silent(tag, classes, given)))

    def _mark(self) -> None:
        """What stands before an item of a list."""
        number = self._lists[-1]
        self.words.append("• " if number is None else f"{number}. ")
        if number is not None:
            self._lists[-1] = number + 1

    def _is_silent(self, tag: str, classes: list[str], given: dict[str, str | None]) -> bool:
        if tag == "svg":
            # A chart is there twice, for wide and for narrow screens; one of them is shown.
            self._figure += 1
            return self._figure > 1 or given.get("aria-hidden") == "true"
        # The table of contents is there twice too. A chart's name is its title, just heard.
        if tag == "footer":
            return not self._hears_foot
        return tag in ("head", "style", "script", "summary", "title", "text") or (
            "contents-narrow" in classes
        )

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass
        if tag in BLOCKS:
            self.words.append(" ")
        if tag in ("ul", "ol"):
            self._lists.pop()

    def handle_data(self, data: str) -> None:
        if not any(silent for _, silent in self._open):
            self.words.append(data)

    def _is_in(self, tag: str) -> bool:
        return any(name == tag for name, _ in self._open)


def _of_html(written: str, *, hears_foot: bool) -> list[str]:
    listener = _Listener(hears_foot=hears_foot)
    listener.feed(written)
    return squeezed(PRINTABLE("".join(listener.words))).split()


PRINTABLE = Printable(DUTCH)


def _of_pdf(file: bytes) -> list[str]:
    texts = _heard(read(file).document)
    return squeezed(PRINTABLE(" ".join(texts))).split()


def _heard(element: Heard) -> Iterator[str]:
    # On paper the table of contents ends each of its lines with a page number.
    yield re.sub(r" \d+$", "", element.text) if element.kind == "Reference" else element.text
    for kid in element.kids:
        yield from _heard(kid)


def _same(file: bytes, written: str, *, is_one_page: bool) -> None:
    paper, screen = _of_pdf(file), _of_html(written, hears_foot=is_one_page)
    for at, (one, other) in enumerate(zip(paper, screen, strict=False)):
        assert one == other, (paper[max(0, at - 15) : at + 15], screen[max(0, at - 15) : at + 15])
    assert paper[len(screen) :] == screen[len(paper) :] == []


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(report(), id="every block"),
        pytest.param(report(example=True), id="an example"),
        pytest.param(
            replace(report(EVERY_BLOCK["signed"]), running="", most_pages=1), id="one page"
        ),
        pytest.param(report(*SCRIPTS), id="every script"),
    ],
)
def test_both_media_say_the_same(made: Report) -> None:
    _same(pdf(made), page(made), is_one_page=made.is_one_page)


@pytest.fixture(scope="module", params=LAYOUTS)
def example(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the example in a layout, as .pdf and as .html; the path has no suffix."""
    folder = tmp_path_factory.mktemp(request.param)
    for suffix in (".pdf", ".html"):
        options = {
            "--responses": EXAMPLE,
            "--database": folder / "clienttoets.db",
            "--date": "2026-04-14",
            "--layout": request.param,
        }
        written = [str(part) for pair in options.items() for part in pair]
        target = folder / f"rapport{suffix}"
        ran = CliRunner().invoke(main, ["report", str(target), *written])
        assert ran.exit_code == 0, ran.output
    return folder / "rapport"


def test_both_media_say_the_same_of_the_example(example: Path) -> None:
    paper, screen = example.with_suffix(".pdf"), example.with_suffix(".html")
    is_one_page = example.parent.name.startswith("gezin")
    _same(paper.read_bytes(), screen.read_text("utf-8"), is_one_page=is_one_page)


def test_a_program_that_knows_no_tags_finds_every_word(example: Path) -> None:
    """PDFium gives back what stands on the pages: at least all that is heard of them."""
    made = example.with_suffix(".pdf").read_bytes()
    pages = pypdfium2.PdfDocument(made)
    # It writes U+FFFE for a hyphen at the end of a line, of whatever kind.
    found = "\n".join(pages[at].get_textpage().get_text_range() for at in range(len(pages)))
    heard = " ".join(_printed(read(made).document))
    missing = Counter(_letters(heard)) - Counter(_letters(found))
    assert not missing


def _printed(element: Heard) -> Iterator[str]:
    """What of the words that are heard stands on a page: not the description of a figure."""
    if element.kind != "Figure":
        yield element.text
    for kid in element.kids:
        yield from _printed(kid)


def _letters(text: str) -> list[str]:
    """The words without hyphens, by which alone a break may have split them."""
    return re.sub("[-–/\u00ad\ufffe]\\s*", "", PRINTABLE(text.replace("\ufffe", "-"))).split()
