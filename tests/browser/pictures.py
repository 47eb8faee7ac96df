"""The pictures in README.md, of the example that `clienttoets demo` lays down: `make pictures`."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pypdfium2 as pdfium
from click.testing import CliRunner

from cliënttoets.cli import main as clienttoets

from ..house_app import DATABASE, example_app
from .conftest import NAMES, Site, launched
from .journey import begin_a_response

TARGET = Path(__file__).resolve().parents[2] / "docs" / "pictures"
DOTS_A_POINT = 1.5


def main() -> None:
    """Draws both pictures."""
    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        database = Path(name, DATABASE)
        _run("demo", "--database", str(database))
        _run("report", str(Path(name, "report.pdf")), "--database", str(database))
        first = pdfium.PdfDocument(Path(name, "report.pdf"))[0]
        first.render(scale=DOTS_A_POINT).to_pil().save(TARGET / "report.png", optimize=True)
        _draw_question(Path(name))


def _run(*arguments: str) -> None:
    ran = CliRunner().invoke(clienttoets, arguments)
    assert ran.exit_code == 0, ran.output


def _draw_question(folder: Path) -> None:
    browser = next(filter(None, map(shutil.which, NAMES)))
    site = Site(example_app(folder))
    with launched(browser) as opened:
        page = opened.new_page(viewport={"width": 960, "height": 1180}, locale="nl-BE")
        page.goto(site.link())
        page.locator("main .list a").first.click()
        begin_a_response(page, questionnaire="PA:1")
        page.locator('[name="PA1:value"][value="3"]').check()
        page.mouse.move(0, 0)
        page.evaluate("scrollTo(0, 0)")
        page.screenshot(path=TARGET / "question.png")
    site.close()


if __name__ == "__main__":
    main()
